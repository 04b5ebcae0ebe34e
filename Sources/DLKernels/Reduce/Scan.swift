/// Running sums, products and their like along an axis: one pass. Input and output are contiguous, of the sizes
/// outer x length x inner, and the scan goes along the middle one, from the end if `reverse`. float32 is accumulated in
/// float64.
public struct ScanShape: Sendable {
    let outer, length, inner: Int
    let reverse: Bool

    public init(outer: Int, length: Int, inner: Int, reverse: Bool) {
        self.outer = outer
        self.length = length
        self.inner = inner
        self.reverse = reverse
    }

    /// Neighbouring columns, or rows, that are scanned together, so that their sums do not wait for each other.
    private static let columns = 16, rows = 4

    /// Calls `body` with the state of each line of elements and the place of each of its elements, in order.
    @inline(__always)
    func run<State: BitwiseCopyable>(_ initial: State, _ body: (inout State, Int) -> Void) {
        if outer == 0 || length == 0 || inner == 0 { return }
        let areRows = inner == 1
        let lines = areRows ? outer : inner, groups = areRows ? 1 : outer
        let width = Swift.min(areRows ? ScanShape.rows : ScanShape.columns, lines)
        let blocks = (lines &+ width &- 1) / width
        let distance = areRows ? length : 1, step = reverse ? 0 &- inner : inner
        withoutActuallyEscaping(body) { body in
            parallelFor(count: groups &* blocks, grain: Swift.max(1, (1 << 14) / (length &* width))) { range in
                withUnsafeTemporaryAllocation(of: State.self, capacity: ScanShape.columns) { states in
                    let states = states.baseAddress!
                    for unit in range {
                        let first = (unit % blocks) &* width, lanes = Swift.min(width, lines &- first)
                        var place = (unit / blocks) &* length &* inner &+ first &* distance &+ (reverse ? (length &- 1) &* inner : 0)
                        if lanes == 1 {
                            var state = initial
                            for _ in 0..<length {
                                body(&state, place)
                                place &+= step
                            }
                            continue
                        }
                        for lane in 0..<lanes { states[lane] = initial }
                        for _ in 0..<length {
                            for lane in 0..<lanes { body(&states[lane], place &+ lane &* distance) }
                            place &+= step
                        }
                    }
                }
            }
        }
    }
}

/// Running sums of float32, float64 or int64.
public func cumulativeSum(_ dtype: DType, _ shape: ScanShape, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    switch dtype {
    case .float32:
        let x = input.assumingMemoryBound(to: Float.self), y = output.assumingMemoryBound(to: Float.self)
        shape.run(0.0) { (sum: inout Double, i) in
            sum += Double(x[i])
            y[i] = Float(sum)
        }
    case .float64:
        let x = input.assumingMemoryBound(to: Double.self), y = output.assumingMemoryBound(to: Double.self)
        shape.run(0.0) { (sum: inout Double, i) in
            sum += x[i]
            y[i] = sum
        }
    default:
        let x = input.assumingMemoryBound(to: Int64.self), y = output.assumingMemoryBound(to: Int64.self)
        shape.run(0) { (sum: inout Int64, i) in
            sum &+= x[i]
            y[i] = sum
        }
    }
}

/// Running products of float32, float64 or int64.
public func cumulativeProduct(_ dtype: DType, _ shape: ScanShape, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    switch dtype {
    case .float32:
        let x = input.assumingMemoryBound(to: Float.self), y = output.assumingMemoryBound(to: Float.self)
        shape.run(1.0) { (product: inout Double, i) in
            product *= Double(x[i])
            y[i] = Float(product)
        }
    case .float64:
        let x = input.assumingMemoryBound(to: Double.self), y = output.assumingMemoryBound(to: Double.self)
        shape.run(1.0) { (product: inout Double, i) in
            product *= x[i]
            y[i] = product
        }
    default:
        let x = input.assumingMemoryBound(to: Int64.self), y = output.assumingMemoryBound(to: Int64.self)
        shape.run(1) { (product: inout Int64, i) in
            product &*= x[i]
            y[i] = product
        }
    }
}

/// Logarithms of running sums of exponentials, of float32 or float64.
public func cumulativeLogSumExp(_ dtype: DType, _ shape: ScanShape, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    if dtype == .float32 {
        let x = input.assumingMemoryBound(to: Float.self), y = output.assumingMemoryBound(to: Float.self)
        shape.run(-Double.infinity) { (sum: inout Double, i) in
            sum = LogAddExp.exact(sum, Double(x[i]))
            y[i] = Float(sum)
        }
    } else {
        let x = input.assumingMemoryBound(to: Double.self), y = output.assumingMemoryBound(to: Double.self)
        shape.run(-Double.infinity) { (sum: inout Double, i) in
            sum = LogAddExp.exact(sum, x[i])
            y[i] = sum
        }
    }
}

/// y[i] = x[i] + factor[i] y[i - 1], of float32 or float64.
public func linearRecurrence(
    _ dtype: DType, _ shape: ScanShape, input: UnsafeRawPointer, factor: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if dtype == .float32 {
        let x = input.assumingMemoryBound(to: Float.self), y = output.assumingMemoryBound(to: Float.self)
        let a = factor.assumingMemoryBound(to: Float.self)
        shape.run(0.0) { (state: inout Double, i) in
            state = Double(x[i]) + Double(a[i]) * state
            y[i] = Float(state)
        }
    } else {
        let x = input.assumingMemoryBound(to: Double.self), y = output.assumingMemoryBound(to: Double.self)
        let a = factor.assumingMemoryBound(to: Double.self)
        shape.run(0.0) { (state: inout Double, i) in
            state = x[i] + a[i] * state
            y[i] = state
        }
    }
}

/// Running maxima or minima and where they are, the last place at ties; NaN wins. Of float32, float64 or int64.
public func cumulativeExtreme(
    _ dtype: DType, _ shape: ScanShape, isMaximum: Bool, input: UnsafeRawPointer, values: UnsafeMutableRawPointer,
    indices: UnsafeMutablePointer<Int64>
) {
    switch dtype {
    case .float32: extremes(Float.self, shape, isMaximum, input, values, indices)
    case .float64: extremes(Double.self, shape, isMaximum, input, values, indices)
    default: extremes(Int64.self, shape, isMaximum, input, values, indices)
    }
}

private func extremes<T: Lane>(
    _: T.Type, _ shape: ScanShape, _ isMaximum: Bool, _ input: UnsafeRawPointer, _ values: UnsafeMutableRawPointer,
    _ indices: UnsafeMutablePointer<Int64>
) {
    let x = input.assumingMemoryBound(to: T.self), y = values.assumingMemoryBound(to: T.self)
    if shape.length == 0 { return }
    let width = Swift.min(shape.inner, 128)
    if width == 0 { return }
    let blocks = (shape.inner &+ width &- 1) / width
    parallelFor(count: shape.outer &* blocks, grain: Swift.max(1, (1 << 14) / (shape.length &* width))) { range in
        for unit in range {
            let column = unit % blocks &* width
            let first = unit / blocks &* shape.length &* shape.inner &+ column
            if shape.inner == 1 {
                extremesOfRow(shape.length, isMaximum, x + first, y + first, indices + first)
            } else {
                extremesOfColumns(
                    shape.length, shape.inner, Swift.min(width, shape.inner &- column), isMaximum, x + first, y + first, indices + first)
            }
        }
    }
}

@inline(never)
private func extremesOfRow<T: Lane>(
    _ length: Int, _ isMaximum: Bool, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ indices: UnsafeMutablePointer<Int64>
) {
    var best = x[0], index = 0
    for i in 0..<length {
        let value = x[i]
        // What is not a number stays until another one comes.
        if (isMaximum ? value >= best : value <= best) || value != value {
            best = value
            index = i
        }
        y[i] = best
        indices[i] = Int64(index)
    }
}

/// Row by row: what has been found so far stands in the row before.
@inline(never)
private func extremesOfColumns<T: Lane>(
    _ length: Int, _ stride: Int, _ columns: Int, _ isMaximum: Bool, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>,
    _ indices: UnsafeMutablePointer<Int64>
) {
    for c in 0..<columns {
        y[c] = x[c]
        indices[c] = 0
    }
    for i in 1..<Swift.max(length, 1) {
        let row = i &* stride, before = row &- stride
        for c in 0..<columns {
            let value = x[row &+ c], best = y[before &+ c]
            let isBetter = (isMaximum ? value >= best : value <= best) || value != value
            y[row &+ c] = isBetter ? value : best
            indices[row &+ c] = isBetter ? Int64(i) : indices[before &+ c]
        }
    }
}
