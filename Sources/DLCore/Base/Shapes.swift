extension Dims {
    /// The number of elements of a shape, or nil when it (or its size in bytes) does not fit in an Int, or an extent is negative.
    func checkedCount(itemSize: Int = 8) -> Int? {
        var count = 1
        var overflow = false
        var empty = false
        for i in 0..<self.count {
            if self[i] < 0 { return nil }
            if self[i] == 0 { empty = true; continue }
            let (next, over) = count.multipliedReportingOverflow(by: self[i])
            count = next
            overflow = overflow || over
            if overflow { break }
        }
        if overflow { return nil }
        if count.multipliedReportingOverflow(by: itemSize).overflow { return nil }
        return empty ? 0 : count
    }

    /// Whether these strides put the elements of a shape in row-major order without gaps.
    func isRowMajor(for shape: Dims) -> Bool {
        var step = 1
        var isRowMajor = true
        var i = shape.count - 1
        while i >= 0 {
            let extent = shape[i]
            if extent == 0 { return true }
            if extent != 1 {
                if self[i] != step { isRowMajor = false }
                step &*= extent
            }
            i -= 1
        }
        return isRowMajor
    }

    /// Strides, in elements, of a row-major tensor of this shape.
    @inline(__always)
    var rowMajorStrides: Dims {
        var strides = Dims(repeating: 1, count: count)
        var step = 1
        var i = count - 1
        while i >= 0 {
            strides[i] = step
            step &*= self[i] > 1 ? self[i] : 1
            i -= 1
        }
        return strides
    }
}

/// The common shape of two operands after NumPy's rule, or an error with PyTorch's phrase.
func broadcastShape(_ a: Dims, _ b: Dims, _ op: StaticString) throws(DLError) -> Dims {
    if a == b { return a }
    let rank = a.count > b.count ? a.count : b.count
    var result = Dims(repeating: 1, count: rank)
    for i in 0..<rank {
        let x = i < rank - a.count ? 1 : a[i - (rank - a.count)]
        let y = i < rank - b.count ? 1 : b[i - (rank - b.count)]
        if x == y || y == 1 {
            result[i] = x
        } else if x == 1 {
            result[i] = y
        } else {
            throw .shape(op, "The size of tensor a (\(x)) must match the size of tensor b (\(y)) at non-singleton dimension \(i): "
                + "input has shape \(a), other has shape \(b)")
        }
    }
    return result
}

/// Strides with which a tensor is read as if it had the broadcast shape: 0 along axes that it repeats.
@inline(__always)
func broadcastStrides(_ shape: Dims, _ strides: Dims, to target: Dims) -> Dims {
    var result = Dims(repeating: 0, count: target.count)
    let shift = target.count - shape.count
    for i in 0..<shape.count where shape[i] != 1 { result[i + shift] = strides[i] }
    return result
}

/// An axis in 0..<rank from one that may count from the end.
func resolveAxis(_ axis: Int, rank: Int, _ op: StaticString) throws(DLError) -> Int {
    let extent = rank == 0 ? 1 : rank
    guard axis >= -extent && axis < extent else {
        throw .index(op, "Dimension out of range (expected to be in range of [\(-extent), \(extent - 1)], but got \(axis))")
    }
    return axis < 0 ? axis + extent : axis
}

/// Several axes, resolved, each at most once; none given means all.
func resolveAxes(_ axes: Dims?, rank: Int, _ op: StaticString) throws(DLError) -> AxisSet {
    guard let axes, !axes.isEmpty else { return AxisSet(all: rank) }
    var set = AxisSet()
    for i in 0..<axes.count {
        let axis = try resolveAxis(axes[i], rank: rank, op)
        if set.contains(axis) { throw .invalid(op, "dim \(axis) appears multiple times in the list of dims") }
        if rank > 0 { set.insert(axis) }
    }
    return set
}

/// A set of axes as bits.
struct AxisSet: Sendable, Equatable {
    private(set) var bits: UInt32 = 0

    init() {}
    init(all rank: Int) { bits = (1 << UInt32(rank)) - 1 }
    init(_ axis: Int) { insert(axis) }

    mutating func insert(_ axis: Int) { bits |= 1 << UInt32(axis) }
    mutating func remove(_ axis: Int) { bits &= ~(1 << UInt32(axis)) }
    func contains(_ axis: Int) -> Bool { bits & (1 << UInt32(axis)) != 0 }
}
