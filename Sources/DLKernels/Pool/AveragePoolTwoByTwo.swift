/// Average pooling of 2 x 2 windows side by side, without padding, where the divisor is a power of two: its reciprocal is exact, and
/// a product is faster than a quotient, with denormal numbers several times.

/// Whether `averageTwoByTwo` and `spreadTwoByTwo` compute this pooling.
func sharesExactly(_ g: PoolGeometry, divisor: Int) -> Bool {
    g.isTwoByTwo && divisor > 0 && divisor & (divisor &- 1) == 0 && divisor < 1 << 30
}

@inline(__always)
func averageTwoByTwo<T: DenseScalar>(
    _ g: PoolGeometry, share: T, input: UnsafePointer<T>, output: UnsafeMutablePointer<T>
) {
    let scale = T.splat(share)
    for row in 0..<g.outputHeight {
        let upper = input + 2 &* row &* g.inputWidth
        let lower = upper + g.inputWidth
        let target = output + row &* g.outputWidth
        var column = 0
        while column &+ T.lanes <= g.outputWidth {
            let a = T.loadPairs(upper + 2 &* column)
            let b = T.loadPairs(lower + 2 &* column)
            T.store(T.multiply(T.add(T.add(T.add(a.even, a.odd), b.even), b.odd), scale), target + column)
            column &+= T.lanes
        }
        while column < g.outputWidth {
            let x = 2 &* column
            target[column] = (upper[x] + upper[x &+ 1] + lower[x] + lower[x &+ 1]) * share
            column &+= 1
        }
    }
}

@inline(__always)
func spreadTwoByTwo<T: DenseScalar>(
    _ g: PoolGeometry, share: T, gradient: UnsafePointer<T>, inputGradient: UnsafeMutablePointer<T>
) {
    let scale = T.splat(share)
    for row in 0..<g.outputHeight {
        let upper = inputGradient + 2 &* row &* g.inputWidth
        let lower = upper + g.inputWidth
        let source = gradient + row &* g.outputWidth
        var column = 0
        while column &+ T.lanes <= g.outputWidth {
            let part = T.multiply(T.load(source + column), scale)
            T.storeTwice(part, upper + 2 &* column)
            T.storeTwice(part, lower + 2 &* column)
            column &+= T.lanes
        }
        while column < g.outputWidth {
            let part = source[column] * share
            let x = 2 &* column
            upper[x] = part
            upper[x &+ 1] = part
            lower[x] = part
            lower[x &+ 1] = part
            column &+= 1
        }
        for x in 2 &* g.outputWidth..<g.inputWidth {
            upper[x] = 0
            lower[x] = 0
        }
    }
    for i in 2 &* g.outputHeight &* g.inputWidth..<g.inputPlane { inputGradient[i] = 0 }
}
