/// Mean and squared deviations of many numbers, in one pass and without cancellation.
///
/// Sums of blocks are taken around a value near their mean; blocks are merged in float64 after Chan, Golub and LeVeque
/// (The American Statistician 37, 1983). So the variance of numbers around 10000 with deviation 1 is right in float32.

/// Count, mean and sum of the squared deviations from the mean.
struct Moments {
    var count = 0.0
    var mean = 0.0
    var squares = 0.0

    @inline(__always)
    mutating func merge(_ other: Moments) {
        if other.count == 0 { return }
        let total = count + other.count
        let share = other.count / total
        let difference = other.mean - mean
        squares += other.squares + difference * difference * (count * share)
        mean += difference * share
        count = total
    }

    /// Merges numbers that are given by the sums of their distances from a value near them, and of the squares of these.
    @inline(__always)
    mutating func merge(count n: Double, around shift: Double, sum: Double, squares: Double) {
        merge(Moments(count: n, mean: shift + sum / n, squares: squares - sum * (sum / n)))
    }
}

/// Elements whose sums are taken in T before they go into float64.
let momentBlock = 512

/// Adds `count` neighbouring elements. `shift` is a value near them, and becomes their mean.
@inline(never)
func addMoments<T: VectorMath>(_ x: UnsafePointer<T>, _ count: Int, _ moments: inout Moments, _ shift: inout T, hasShift: Bool) {
    var first = 0
    var known = hasShift
    while first < count {
        let n = Swift.min(momentBlock, count &- first)
        if !known { shift = meanOfBlock(x + first, n) }
        known = true
        let (sum, squares) = centeredSums(x + first, n, shift)
        moments.merge(count: Double(n), around: Double(shift), sum: sum, squares: squares)
        shift += T(sum / Double(n))
        first &+= n
    }
}

@inline(__always)
func moments<T: VectorMath>(_ x: UnsafePointer<T>, _ count: Int) -> Moments {
    var result = Moments(), shift: T = 0
    addMoments(x, count, &result, &shift, hasShift: false)
    return result
}

@inline(never)
private func meanOfBlock<T: VectorMath>(_ x: UnsafePointer<T>, _ count: Int) -> T {
    var a = SIMD8<T>(repeating: 0), b = a
    var i = 0
    while i &+ 16 <= count {
        a += x.vector8(i)
        b += x.vector8(i &+ 8)
        i &+= 16
    }
    var sum = Double(laneSum(a + b))
    while i < count {
        sum += Double(x[i])
        i &+= 1
    }
    return T(sum / Double(count))
}

@inline(__always)
private func centeredSums<T: VectorMath>(_ x: UnsafePointer<T>, _ count: Int, _ shift: T) -> (sum: Double, squares: Double) {
    let center = SIMD8(repeating: shift)
    var s0 = SIMD8<T>(repeating: 0), s1 = s0, q0 = s0, q1 = s0
    var i = 0
    while i &+ 16 <= count {
        let d0 = x.vector8(i) - center, d1 = x.vector8(i &+ 8) - center
        s0 += d0
        s1 += d1
        q0 = T.vectorFma(d0, d0, q0)
        q1 = T.vectorFma(d1, d1, q1)
        i &+= 16
    }
    var sum = Double(laneSum(s0 + s1)), squares = Double(laneSum(q0 + q1))
    while i < count {
        let d = Double(x[i] - shift)
        sum += d
        squares += d * d
        i &+= 1
    }
    return (sum, squares)
}

/// The sum of squares of neighbouring elements.
@inline(never)
func sumOfSquares<T: VectorMath>(_ x: UnsafePointer<T>, _ count: Int) -> Double {
    var total = 0.0, first = 0
    while first < count {
        let n = Swift.min(momentBlock, count &- first)
        total += centeredSums(x + first, n, 0).squares
        first &+= n
    }
    return total
}
