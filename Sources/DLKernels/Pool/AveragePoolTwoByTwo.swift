/// Average pooling of 2 x 2 windows side by side, without padding.

@inline(__always)
func averageTwoByTwo<T: DenseScalar>(
    _ g: PoolGeometry, divisor: T, input: UnsafePointer<T>, output: UnsafeMutablePointer<T>
) {
    let scale = T.splat(divisor)
    for row in 0..<g.outputHeight {
        let upper = input + 2 &* row &* g.inputWidth
        let lower = upper + g.inputWidth
        let target = output + row &* g.outputWidth
        var column = 0
        while column &+ T.lanes <= g.outputWidth {
            let a = T.loadPairs(upper + 2 &* column)
            let b = T.loadPairs(lower + 2 &* column)
            T.store(T.divide(T.add(T.add(T.add(a.even, a.odd), b.even), b.odd), scale), target + column)
            column &+= T.lanes
        }
        while column < g.outputWidth {
            let x = 2 &* column
            target[column] = (upper[x] + upper[x &+ 1] + lower[x] + lower[x &+ 1]) / divisor
            column &+= 1
        }
    }
}

@inline(__always)
func spreadTwoByTwo<T: DenseScalar>(
    _ g: PoolGeometry, divisor: T, gradient: UnsafePointer<T>, inputGradient: UnsafeMutablePointer<T>
) {
    let scale = T.splat(divisor)
    for row in 0..<g.outputHeight {
        let upper = inputGradient + 2 &* row &* g.inputWidth
        let lower = upper + g.inputWidth
        let source = gradient + row &* g.outputWidth
        var column = 0
        while column &+ T.lanes <= g.outputWidth {
            let share = T.divide(T.load(source + column), scale)
            T.storeTwice(share, upper + 2 &* column)
            T.storeTwice(share, lower + 2 &* column)
            column &+= T.lanes
        }
        while column < g.outputWidth {
            let share = source[column] / divisor
            let x = 2 &* column
            upper[x] = share
            upper[x &+ 1] = share
            lower[x] = share
            lower[x &+ 1] = share
            column &+= 1
        }
        for x in 2 &* g.outputWidth..<g.inputWidth {
            upper[x] = 0
            lower[x] = 0
        }
    }
    for i in 2 &* g.outputHeight &* g.inputWidth..<g.inputPlane { inputGradient[i] = 0 }
}
