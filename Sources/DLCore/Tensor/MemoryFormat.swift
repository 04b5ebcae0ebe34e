/// In which order a tensor's elements lie in memory. The strides alone say so; the rules are PyTorch's
/// (c10/core/MemoryFormat.h), so that both libraries find the same format for the same strides.
///
/// `contiguous` is row-major. `channels_last` and `channels_last_3d` have the channels of a pixel of (N, C, H, W), or of a point of
/// (N, C, D, H, W), side by side, as row-major (N, H, W, C). `preserve` is the order of the tensor that is copied, as far as it
/// lies without gaps.
public enum MemoryFormat: Int32, Sendable { case contiguous = 0, preserve = 1, channels_last = 2, channels_last_3d = 3 }

extension Tensor {
    /// Whether the elements lie in this order without gaps; for `preserve`, whether they lie without gaps in any order of axes.
    public func isContiguous(_ format: MemoryFormat) -> Bool {
        switch format {
        case .contiguous: isContiguous
        case .preserve: isDense
        case .channels_last: rank == 4 && strides.areChannelsLast(for: shape)
        case .channels_last_3d: rank == 5 && strides.areChannelsLast(for: shape)
        }
    }

    /// The format that results computed from this tensor should have: channels last where the strides fall in that order, which
    /// a tensor with one channel or one pixel may leave open, and then it is row-major.
    public var memoryFormat: MemoryFormat {
        if rank < 4 || rank > 5 { return .contiguous }
        return strides.suggestChannelsLast(for: shape) ? (rank == 4 ? .channels_last : .channels_last_3d) : .contiguous
    }

    /// Whether some order of the axes makes the elements row-major without gaps.
    var isDense: Bool { isContiguous || strides.areDense(for: shape) }

    /// The tensor as it is where its elements lie without gaps, else a row-major copy: for loops that do not care about order.
    var dense: Tensor {
        get throws(DLError) { isDense ? self : try DLCore.contiguous(self) }
    }

    /// A tensor without values whose elements lie in an order given by strides without gaps.
    static func result(_ shape: Dims, strides: Dims, _ dtype: DType, _ op: StaticString) throws(DLError) -> Tensor {
        let storage = try Storage.allocate(byteCount: shape.product &* dtype.size, op)
        return Tensor(storage: storage, offset: 0, shape: shape, strides: strides, dtype: dtype)
    }

    /// A tensor without values in the shape and, as far as that is without gaps, the order of another one.
    @inline(__always)
    static func result(like input: Tensor, _ dtype: DType, _ op: StaticString) throws(DLError) -> Tensor {
        try result(input.shape, strides: input.preservedStrides, dtype, op)
    }

    /// A tensor without values of a valid shape in one of the formats; `preserve` means row-major.
    static func result(_ shape: Dims, _ format: MemoryFormat, _ dtype: DType, _ op: StaticString) throws(DLError) -> Tensor {
        format == .channels_last || format == .channels_last_3d
            ? try result(shape, strides: shape.channelsLastStrides, dtype, op) : try result(shape, dtype, op)
    }

    /// Whether these strides put the elements where they are.
    func lies(in other: Dims) -> Bool {
        for i in 0..<rank where shape[i] > 1 && strides[i] != other[i] { return false }
        return true
    }

    /// A copy outside the graph whose elements lie in an order given by strides without gaps.
    func copy(in strides: Dims) throws(DLError) -> Tensor {
        let output = try Tensor.result(shape, strides: strides, dtype, "clone")
        Tensor.copy(self, to: output)
        return output
    }

    /// The strides of a copy that keeps the order of the axes.
    var preservedStrides: Dims { isDense ? strides : StrideOrder(shape, [strides]).strides }
}

extension MemoryFormat {
    /// Throws unless a tensor of this rank can have the format.
    func check(rank: Int, _ op: StaticString) throws(DLError) {
        let needed = self == .channels_last ? 4 : self == .channels_last_3d ? 5 : rank
        guard rank == needed else {
            throw .shape(op, "required rank \(needed) tensor to use \(self == .channels_last ? "channels_last" : "channels_last_3d") format, "
                + "but got a tensor of rank \(rank)")
        }
    }
}

extension Dims {
    /// The strides of (N, C, ...) whose elements lie as those of row-major (N, ..., C).
    var channelsLastStrides: Dims {
        var strides = Dims(repeating: 1, count: count)
        var step = Swift.max(self[1], 1)
        var axis = count - 1
        while axis >= 2 {
            strides[axis] = step
            step &*= Swift.max(self[axis], 1)
            axis -= 1
        }
        strides[0] = step
        return strides
    }

    /// The axes from the innermost one outwards when channels come last: 1, then the last one down to 2, then 0.
    @inline(__always)
    private func channelsLastAxis(_ place: Int) -> Int { place == 0 ? 1 : place == count - 1 ? 0 : count - place }

    fileprivate func areChannelsLast(for shape: Dims) -> Bool {
        var step = 1
        for place in 0..<count {
            let axis = channelsLastAxis(place), extent = shape[axis]
            if extent == 1 { continue }
            if self[axis] != step { return false }
            step &*= extent
        }
        return true
    }

    fileprivate func suggestChannelsLast(for shape: Dims) -> Bool {
        if self[1] == 0 { return false }
        var least = 0
        for place in 0..<count {
            let axis = channelsLastAxis(place)
            if shape[axis] == 0 || self[axis] < least { return false }
            // Strides that are all the same tell nothing.
            if axis == 0 && least == self[1] { return false }
            least = shape[axis] > 1 ? self[axis] &* shape[axis] : self[axis]
        }
        return true
    }

    fileprivate func areDense(for shape: Dims) -> Bool {
        // As many axes in order of their strides as have more than one element, each at the distance that the inner ones fill.
        var step = 1
        var left = AxisSet()
        for axis in 0..<count {
            if shape[axis] == 0 { return true }
            if shape[axis] > 1 { left.insert(axis) }
        }
        while left.bits != 0 {
            guard let next = (0..<count).first(where: { left.contains($0) && self[$0] == step }) else { return false }
            left.remove(next)
            step &*= shape[next]
        }
        return true
    }
}

/// The order of axes of an elementwise result: that of the first operand with an opinion, as in PyTorch's TensorIterator
/// (aten/src/ATen/TensorIterator.cpp, reorder_dimensions).
struct StrideOrder {
    /// The strides of the result.
    private(set) var strides: Dims

    /// `operands` holds strides for the common shape, with 0 for repeated axes.
    init(_ shape: Dims, _ operands: [Dims]) {
        let rank = shape.count
        var order = Dims(repeating: 0, count: rank)
        for place in 0..<rank { order[place] = rank - 1 - place }
        for i in Swift.min(1, rank)..<rank {
            var moving = i, place = i - 1
            while place >= 0 {
                let comparison = StrideOrder.compare(order[place], order[moving], shape, operands)
                if comparison < 0 { break }
                if comparison > 0 {
                    (order[place], order[moving]) = (order[moving], order[place])
                    moving = place
                }
                place -= 1
            }
        }
        strides = Dims(repeating: 1, count: rank)
        var step = 1
        for place in 0..<rank {
            strides[order[place]] = step
            step &*= Swift.max(shape[order[place]], 1)
        }
    }

    /// 1 where axis a belongs outside axis b, -1 where inside, 0 where nobody cares.
    private static func compare(_ a: Int, _ b: Int, _ shape: Dims, _ operands: [Dims]) -> Int {
        for strides in operands {
            if strides[a] == 0 || strides[b] == 0 { continue }
            if strides[a] != strides[b] { return strides[a] < strides[b] ? -1 : 1 }
            if shape[a] > shape[b] { return 1 }
        }
        return 0
    }
}

extension Tensor {
    /// A tensor without values for the result of an elementwise operation.
    @inline(__always)
    static func elementwiseResult(_ a: Tensor, _ dtype: DType, _ op: StaticString) throws(DLError) -> Tensor {
        a.isContiguous ? try result(a.shape, dtype, op) : try result(a.shape, orderedAs: [a], dtype, op)
    }

    /// The same for several operands that broadcast to a shape.
    @inline(__always)
    static func elementwiseResult(_ shape: Dims, _ a: Tensor, _ b: Tensor, _ dtype: DType, _ op: StaticString) throws(DLError) -> Tensor {
        a.isPlain && b.isPlain ? try uninitialized(shape, dtype, op) : try result(shape, orderedAs: [a, b], dtype, op)
    }

    static func elementwiseResult(_ shape: Dims, _ a: Tensor, _ b: Tensor, _ c: Tensor, _ dtype: DType,
                                  _ op: StaticString) throws(DLError) -> Tensor {
        try result(shape, orderedAs: [a, b, c], dtype, op)
    }

    /// Whether the strides are those of a new row-major tensor, those of axes with one element included.
    @inline(__always)
    private var isPlain: Bool {
        if !isContiguous { return false }
        var step = 1
        var axis = rank - 1
        while axis >= 0 {
            if strides[axis] != step { return false }
            step &*= Swift.max(shape[axis], 1)
            axis -= 1
        }
        return true
    }

    @inline(never)
    private static func result(_ shape: Dims, orderedAs given: [Tensor], _ dtype: DType, _ op: StaticString) throws(DLError) -> Tensor {
        guard let count = shape.checkedCount(itemSize: dtype.size) else { throw invalidSize(shape, op) }
        if count == 0 || given.allSatisfy(\.isPlain) { return try result(shape, dtype, op) }
        if given.allSatisfy({ $0.shape == shape }) {
            if given.allSatisfy(\.isContiguous) { return try result(shape, dtype, op) }
            if given.allSatisfy({ $0.isContiguous(.channels_last) }) { return try result(shape, .channels_last, dtype, op) }
            if given.allSatisfy({ $0.strides == given[0].strides && $0.isDense }) {
                return try result(shape, strides: given[0].strides, dtype, op)
            }
        }
        let strides = given.map { broadcastStridesKeepingSingles($0.shape, $0.strides, to: shape) }
        return try result(shape, strides: StrideOrder(shape, strides).strides, dtype, op)
    }

    /// As `broadcastStrides`, with the strides of axes that have one element in the result too.
    private static func broadcastStridesKeepingSingles(_ shape: Dims, _ strides: Dims, to target: Dims) -> Dims {
        var result = Dims(repeating: 0, count: target.count)
        let shift = target.count - shape.count
        for i in 0..<shape.count where shape[i] == target[i + shift] { result[i + shift] = strides[i] }
        return result
    }
}
