/// softmax and log-softmax along the middle axis of contiguous (outer, axis, inner) arrays, and their derivatives.
///
/// softmax(x)_i = e^(x_i - m) / sum_j e^(x_j - m), log-softmax(x)_i = (x_i - m) - log sum_j e^(x_j - m), m = max x.
/// Outputs may be the inputs' memory.

public func softmax(
    _ dtype: DType, outer: Int, axis: Int, inner: Int, input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        forward(SoftmaxRule<Double>.self, outer, axis, inner, input, output)
    } else {
        forward(SoftmaxRule<Float>.self, outer, axis, inner, input, output)
    }
}

public func logSoftmax(
    _ dtype: DType, outer: Int, axis: Int, inner: Int, input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        forward(LogSoftmaxRule<Double>.self, outer, axis, inner, input, output)
    } else {
        forward(LogSoftmaxRule<Float>.self, outer, axis, inner, input, output)
    }
}

/// dx_i = y_i (g_i - sum_j g_j y_j) with y = softmax(x).
public func softmaxBackward(
    _ dtype: DType, outer: Int, axis: Int, inner: Int,
    gradient: UnsafeRawPointer, output: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        backward(SoftmaxRule<Double>.self, outer, axis, inner, gradient, output, inputGradient)
    } else {
        backward(SoftmaxRule<Float>.self, outer, axis, inner, gradient, output, inputGradient)
    }
}

/// dx_i = g_i - e^(y_i) sum_j g_j with y = log-softmax(x).
public func logSoftmaxBackward(
    _ dtype: DType, outer: Int, axis: Int, inner: Int,
    gradient: UnsafeRawPointer, output: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        backward(LogSoftmaxRule<Double>.self, outer, axis, inner, gradient, output, inputGradient)
    } else {
        backward(LogSoftmaxRule<Float>.self, outer, axis, inner, gradient, output, inputGradient)
    }
}

protocol SoftmaxLike: SendableMetatype {
    associatedtype T: VectorMath
    /// Whether the first pass stores e^(x - m) for the second one, which divides it.
    static var storesExponential: Bool { get }
    /// What the second pass needs of the sum of exponentials.
    static func constant(_ sum: SIMD8<T>) -> SIMD8<T>
    /// The result from the stored exponential, or from x - m.
    static func result(_ value: SIMD8<T>, _ constant: SIMD8<T>) -> SIMD8<T>
    /// What is summed along the axis for the derivative.
    static func term(_ g: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T>
    static func derivative(_ g: SIMD8<T>, _ y: SIMD8<T>, _ sum: SIMD8<T>) -> SIMD8<T>
}

enum SoftmaxRule<T: VectorMath>: SoftmaxLike {
    @inline(__always) static var storesExponential: Bool { true }
    @inline(__always) static func constant(_ sum: SIMD8<T>) -> SIMD8<T> { SIMD8(repeating: 1) / sum }
    @inline(__always) static func result(_ value: SIMD8<T>, _ constant: SIMD8<T>) -> SIMD8<T> { value * constant }
    @inline(__always) static func term(_ g: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T> { g * y }
    @inline(__always)
    static func derivative(_ g: SIMD8<T>, _ y: SIMD8<T>, _ sum: SIMD8<T>) -> SIMD8<T> { y * (g - sum) }
}

enum LogSoftmaxRule<T: VectorMath>: SoftmaxLike {
    @inline(__always) static var storesExponential: Bool { false }
    @inline(__always) static func constant(_ sum: SIMD8<T>) -> SIMD8<T> { T.vectorLog(sum) }
    @inline(__always) static func result(_ value: SIMD8<T>, _ constant: SIMD8<T>) -> SIMD8<T> { value - constant }
    @inline(__always) static func term(_ g: SIMD8<T>, _ y: SIMD8<T>) -> SIMD8<T> { g }
    @inline(__always)
    static func derivative(_ g: SIMD8<T>, _ y: SIMD8<T>, _ sum: SIMD8<T>) -> SIMD8<T> { g - T.vectorExpFalling(y) * sum }
}

/// The sum of the lanes, in a fixed order.
@inline(__always)
func laneSum<T: VectorMath>(_ v: SIMD8<T>) -> T {
    ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]))
}

@inline(__always)
func laneMaximum<T: VectorMath>(_ v: SIMD8<T>) -> T {
    var best = v[0]
    for lane in 1..<8 { best = MaximumReal<T>.apply(v[lane], best) }
    return best
}

private func forward<R: SoftmaxLike>(
    _: R.Type, _ outer: Int, _ axis: Int, _ inner: Int, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
) {
    if outer &* axis &* inner == 0 { return }
    let x = input.assumingMemoryBound(to: R.T.self), y = output.assumingMemoryBound(to: R.T.self)
    if inner == 1 {
        parallelFor(count: outer, grain: Swift.max(1, (1 << 14) / axis)) { range in
            for row in range { forwardRow(R.self, axis, x + row &* axis, y + row &* axis) }
        }
        return
    }
    forEachColumnBlock(outer, axis, inner) { at, columns in
        forwardColumns(R.self, axis, inner, columns, x + at, y + at)
    }
}

/// Columns that are computed together: whole cache lines of every row.
private let columnBlock = 128

/// Calls `body` with the place and the number of neighbouring columns, on several threads.
private func forEachColumnBlock(_ outer: Int, _ axis: Int, _ inner: Int, _ body: (_ place: Int, _ columns: Int) -> Void) {
    let width = Swift.min(inner, columnBlock)
    let blocks = (inner &+ width &- 1) / width
    parallelFor(count: outer &* blocks, grain: Swift.max(1, (1 << 14) / (axis &* width))) { range in
        for item in range {
            let first = (item % blocks) &* width
            body((item / blocks) &* axis &* inner &+ first, Swift.min(width, inner &- first))
        }
    }
}

@inline(__always)
private func forwardRow<R: SoftmaxLike>(_: R.Type, _ n: Int, _ x: UnsafePointer<R.T>, _ y: UnsafeMutablePointer<R.T>) {
    let whole = n & ~7, rest = n & 7
    let infinity = SIMD8(repeating: -R.T.infinity)
    var largest = infinity
    var i = 0
    while i < whole {
        largest = MaximumReal<R.T>.lanes(largest, x.vector8(i))
        i &+= 8
    }
    var tail = infinity
    for lane in 0..<rest { tail[lane] = x[whole &+ lane] }
    let m = SIMD8(repeating: laneMaximum(MaximumReal<R.T>.lanes(largest, tail)))
    var sum = SIMD8<R.T>(repeating: 0)
    i = 0
    while i < whole {
        let e = R.T.vectorExpFalling(x.vector8(i) - m)
        sum += e
        if R.storesExponential { y.store8(i, e) }
        i &+= 8
    }
    // Lanes past the end are minus infinity; where m is too (or NaN) they must not count.
    var last = SIMD8<R.T>(repeating: 0)
    if rest > 0 {
        let e = R.T.vectorExpFalling(tail - m)
        for lane in 0..<rest { last[lane] = e[lane] }
        sum += last
    }
    let constant = R.constant(SIMD8(repeating: laneSum(sum)))
    i = 0
    while i < whole {
        let value = R.storesExponential ? UnsafePointer(y).vector8(i) : x.vector8(i) - m
        y.store8(i, R.result(value, constant))
        i &+= 8
    }
    if rest > 0 { y.store8(whole, R.result(R.storesExponential ? last : tail - m, constant), count: rest) }
}

/// Sums over many rows are made of sums over this many, so that their roundings stay few.
private let rowsPerSum = 64

@inline(__always)
private func addAndClear<T: VectorMath>(_ sums: UnsafeMutablePointer<SIMD8<T>>, _ recent: UnsafeMutablePointer<SIMD8<T>>, _ vectors: Int) {
    for v in 0..<vectors {
        sums[v] += recent[v]
        recent[v] = SIMD8(repeating: 0)
    }
}

/// Neighbouring columns of one (axis, inner) slice, row by row: maxima, sums of exponentials, results.
@inline(never)
private func forwardColumns<R: SoftmaxLike>(
    _: R.Type, _ n: Int, _ stride: Int, _ columns: Int, _ x: UnsafePointer<R.T>, _ y: UnsafeMutablePointer<R.T>
) {
    let vectors = (columns &+ 7) / 8
    withUnsafeTemporaryAllocation(of: SIMD8<R.T>.self, capacity: 3 &* vectors) { buffer in
        let largest = buffer.baseAddress!, sums = largest + vectors, recent = sums + vectors
        largest.update(repeating: SIMD8(repeating: -R.T.infinity), count: vectors)
        sums.update(repeating: SIMD8(repeating: 0), count: 2 &* vectors)
        for i in 0..<n {
            let row = x + i &* stride
            for v in 0..<vectors { largest[v] = MaximumReal<R.T>.lanes(largest[v], load(row, 8 &* v, Swift.min(8, columns &- 8 &* v))) }
        }
        for i in 0..<n {
            let row = x + i &* stride, target = y + i &* stride
            for v in 0..<vectors {
                let lanes = Swift.min(8, columns &- 8 &* v)
                let e = R.T.vectorExpFalling(load(row, 8 &* v, lanes) - largest[v])
                recent[v] += e
                if R.storesExponential { store(target, 8 &* v, lanes, e) }
            }
            if i % rowsPerSum == rowsPerSum &- 1 { addAndClear(sums, recent, vectors) }
        }
        for v in 0..<vectors { sums[v] = R.constant(sums[v] + recent[v]) }
        for i in 0..<n {
            let row = x + i &* stride, target = y + i &* stride
            for v in 0..<vectors {
                let lanes = Swift.min(8, columns &- 8 &* v)
                let value = R.storesExponential ? load(UnsafePointer(target), 8 &* v, lanes) : load(row, 8 &* v, lanes) - largest[v]
                store(target, 8 &* v, lanes, R.result(value, sums[v]))
            }
        }
    }
}

@inline(__always)
func load<T: VectorMath>(_ p: UnsafePointer<T>, _ index: Int, _ lanes: Int) -> SIMD8<T> {
    lanes == 8 ? p.vector8(index) : p.vector8(index, count: lanes)
}

@inline(__always)
func store<T: VectorMath>(_ p: UnsafeMutablePointer<T>, _ index: Int, _ lanes: Int, _ v: SIMD8<T>) {
    if lanes == 8 { p.store8(index, v) } else { p.store8(index, v, count: lanes) }
}

private func backward<R: SoftmaxLike>(
    _: R.Type, _ outer: Int, _ axis: Int, _ inner: Int,
    _ gradient: UnsafeRawPointer, _ output: UnsafeRawPointer, _ inputGradient: UnsafeMutableRawPointer
) {
    if outer &* axis &* inner == 0 { return }
    let g = gradient.assumingMemoryBound(to: R.T.self), y = output.assumingMemoryBound(to: R.T.self)
    let d = inputGradient.assumingMemoryBound(to: R.T.self)
    if inner == 1 {
        parallelFor(count: outer, grain: Swift.max(1, (1 << 14) / axis)) { range in
            for row in range {
                let at = row &* axis
                backwardRow(R.self, axis, g + at, y + at, d + at)
            }
        }
        return
    }
    forEachColumnBlock(outer, axis, inner) { at, columns in
        backwardColumns(R.self, axis, inner, columns, g + at, y + at, d + at)
    }
}

@inline(never)
private func backwardColumns<R: SoftmaxLike>(
    _: R.Type, _ n: Int, _ stride: Int, _ columns: Int, _ g: UnsafePointer<R.T>, _ y: UnsafePointer<R.T>,
    _ d: UnsafeMutablePointer<R.T>
) {
    let vectors = (columns &+ 7) / 8
    withUnsafeTemporaryAllocation(of: SIMD8<R.T>.self, capacity: 2 &* vectors) { buffer in
        let sums = buffer.baseAddress!, recent = sums + vectors
        sums.update(repeating: SIMD8(repeating: 0), count: 2 &* vectors)
        for i in 0..<n {
            let at = i &* stride
            for v in 0..<vectors {
                let lanes = Swift.min(8, columns &- 8 &* v)
                recent[v] += R.term(load(g, at &+ 8 &* v, lanes), load(y, at &+ 8 &* v, lanes))
            }
            if i % rowsPerSum == rowsPerSum &- 1 { addAndClear(sums, recent, vectors) }
        }
        addAndClear(sums, recent, vectors)
        for i in 0..<n {
            let at = i &* stride
            for v in 0..<vectors {
                let lanes = Swift.min(8, columns &- 8 &* v)
                store(d, at &+ 8 &* v, lanes, R.derivative(load(g, at &+ 8 &* v, lanes), load(y, at &+ 8 &* v, lanes), sums[v]))
            }
        }
    }
}

@inline(__always)
private func backwardRow<R: SoftmaxLike>(
    _: R.Type, _ n: Int, _ g: UnsafePointer<R.T>, _ y: UnsafePointer<R.T>, _ d: UnsafeMutablePointer<R.T>
) {
    let whole = n & ~7, rest = n & 7
    var sum = SIMD8<R.T>(repeating: 0)
    var i = 0
    while i < whole {
        sum += R.term(g.vector8(i), y.vector8(i))
        i &+= 8
    }
    let lastG = g.vector8(whole, count: rest), lastY = y.vector8(whole, count: rest)
    if rest > 0 { sum += R.term(lastG, lastY) }
    let total = SIMD8(repeating: laneSum(sum))
    i = 0
    while i < whole {
        d.store8(i, R.derivative(g.vector8(i), y.vector8(i), total))
        i &+= 8
    }
    if rest > 0 { d.store8(whole, R.derivative(lastG, lastY, total), count: rest) }
}
