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
}

/// One step of a scan: the state after an element, given that before it, and the result that belongs to it.
private protocol ScanRule: SendableMetatype {
    associatedtype T: BitwiseCopyable & SendableMetatype
    associatedtype State: BitwiseCopyable & SendableMetatype
    static var initial: State { get }
    static func next(_ state: State, _ x: T, _ factor: T) -> State
    static func value(_ state: State) -> T
}

private enum SumRule<T: VectorMath>: ScanRule {
    @inline(__always) static var initial: Double { 0 }
    @inline(__always) static func next(_ state: Double, _ x: T, _ factor: T) -> Double { state + Double(x) }
    @inline(__always) static func value(_ state: Double) -> T { T(state) }
}
private enum ProductRule<T: VectorMath>: ScanRule {
    @inline(__always) static var initial: Double { 1 }
    @inline(__always) static func next(_ state: Double, _ x: T, _ factor: T) -> Double { state * Double(x) }
    @inline(__always) static func value(_ state: Double) -> T { T(state) }
}
private enum RecurrenceRule<T: VectorMath>: ScanRule {
    @inline(__always) static var initial: Double { 0 }
    @inline(__always) static func next(_ state: Double, _ x: T, _ factor: T) -> Double { Double(x) + Double(factor) * state }
    @inline(__always) static func value(_ state: Double) -> T { T(state) }
}
private enum LogSumExpRule<T: VectorMath>: ScanRule {
    @inline(__always) static var initial: Double { -.infinity }
    @inline(__always) static func next(_ state: Double, _ x: T, _ factor: T) -> Double { LogAddExp.exact(state, Double(x)) }
    @inline(__always) static func value(_ state: Double) -> T { T(state) }
}
private enum WholeSumRule: ScanRule {
    @inline(__always) static var initial: Int64 { 0 }
    @inline(__always) static func next(_ state: Int64, _ x: Int64, _ factor: Int64) -> Int64 { state &+ x }
    @inline(__always) static func value(_ state: Int64) -> Int64 { state }
}
private enum WholeProductRule: ScanRule {
    @inline(__always) static var initial: Int64 { 1 }
    @inline(__always) static func next(_ state: Int64, _ x: Int64, _ factor: Int64) -> Int64 { state &* x }
    @inline(__always) static func value(_ state: Int64) -> Int64 { state }
}

/// Neighbouring columns, or rows, that are scanned together, so that their sums do not wait for each other.
private let scannedColumns = 16, scannedRows = 4

/// `factors` are read beside the elements.
private func scan<R: ScanRule>(
    _: R.Type, _ shape: ScanShape, _ input: UnsafeRawPointer, factors: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
) {
    let outer = shape.outer, length = shape.length, inner = shape.inner
    if outer == 0 || length == 0 || inner == 0 { return }
    let x = input.assumingMemoryBound(to: R.T.self), f = factors.assumingMemoryBound(to: R.T.self)
    let y = output.assumingMemoryBound(to: R.T.self)
    let areRows = inner == 1
    let lines = areRows ? outer : inner, groups = areRows ? 1 : outer
    let width = Swift.min(areRows ? scannedRows : scannedColumns, lines)
    let blocks = (lines &+ width &- 1) / width
    let step = shape.reverse ? 0 &- inner : inner, last = shape.reverse ? (length &- 1) &* inner : 0
    parallelFor(count: groups &* blocks, grain: Swift.max(1, (1 << 14) / (length &* width))) { range in
        for unit in range {
            let first = unit % blocks &* width, count = Swift.min(width, lines &- first)
            if areRows {
                let place = first &* length &+ last
                scanRows(R.self, count, length, step, x + place, f + place, y + place)
            } else {
                let place = unit / blocks &* length &* inner &+ first &+ last
                scanColumns(R.self, count, length, step, x + place, f + place, y + place)
            }
        }
    }
}

/// Up to four rows, which begin `length` elements apart.
@inline(never)
private func scanRows<R: ScanRule>(
    _: R.Type, _ rows: Int, _ length: Int, _ step: Int, _ x: UnsafePointer<R.T>, _ f: UnsafePointer<R.T>,
    _ y: UnsafeMutablePointer<R.T>
) {
    if rows == scannedRows {
        var s0 = R.initial, s1 = s0, s2 = s0, s3 = s0
        var place = 0
        for _ in 0..<length {
            let p1 = place &+ length, p2 = p1 &+ length, p3 = p2 &+ length
            s0 = R.next(s0, x[place], f[place])
            s1 = R.next(s1, x[p1], f[p1])
            s2 = R.next(s2, x[p2], f[p2])
            s3 = R.next(s3, x[p3], f[p3])
            y[place] = R.value(s0)
            y[p1] = R.value(s1)
            y[p2] = R.value(s2)
            y[p3] = R.value(s3)
            place &+= step
        }
        return
    }
    for row in 0..<rows {
        var state = R.initial, place = row &* length
        for _ in 0..<length {
            state = R.next(state, x[place], f[place])
            y[place] = R.value(state)
            place &+= step
        }
    }
}

@inline(never)
private func scanColumns<R: ScanRule>(
    _: R.Type, _ columns: Int, _ length: Int, _ step: Int, _ x: UnsafePointer<R.T>, _ f: UnsafePointer<R.T>,
    _ y: UnsafeMutablePointer<R.T>
) {
    withUnsafeTemporaryAllocation(of: R.State.self, capacity: scannedColumns) { states in
        guard let states = states.baseAddress else { return }
        for c in 0..<columns { states[c] = R.initial }
        var row = 0
        for _ in 0..<length {
            for c in 0..<columns {
                let state = R.next(states[c], x[row &+ c], f[row &+ c])
                states[c] = state
                y[row &+ c] = R.value(state)
            }
            row &+= step
        }
    }
}

/// Running sums of float32, float64 or int64.
public func cumulativeSum(_ dtype: DType, _ shape: ScanShape, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    switch dtype {
    case .float32: scan(SumRule<Float>.self, shape, input, factors: input, output)
    case .float64: scan(SumRule<Double>.self, shape, input, factors: input, output)
    default: scan(WholeSumRule.self, shape, input, factors: input, output)
    }
}

/// Running products of float32, float64 or int64.
public func cumulativeProduct(_ dtype: DType, _ shape: ScanShape, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    switch dtype {
    case .float32: scan(ProductRule<Float>.self, shape, input, factors: input, output)
    case .float64: scan(ProductRule<Double>.self, shape, input, factors: input, output)
    default: scan(WholeProductRule.self, shape, input, factors: input, output)
    }
}

/// Logarithms of running sums of exponentials, of float32 or float64.
public func cumulativeLogSumExp(_ dtype: DType, _ shape: ScanShape, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    if dtype == .float32 {
        scan(LogSumExpRule<Float>.self, shape, input, factors: input, output)
    } else {
        scan(LogSumExpRule<Double>.self, shape, input, factors: input, output)
    }
}

/// y[i] = x[i] + factor[i] y[i - 1], of float32 or float64.
public func linearRecurrence(
    _ dtype: DType, _ shape: ScanShape, input: UnsafeRawPointer, factor: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if dtype == .float32 {
        scan(RecurrenceRule<Float>.self, shape, input, factors: factor, output)
    } else {
        scan(RecurrenceRule<Double>.self, shape, input, factors: factor, output)
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
