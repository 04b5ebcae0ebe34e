import DLKernels

/// A copy in one of the memory formats.
struct Clone: Operation {
    static let name: StaticString = "clone"
    let format: MemoryFormat

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0]
        try format.check(rank: input.rank, Self.name)
        let output = format == .preserve ? try Tensor.result(like: input, input.dtype, Self.name)
            : try Tensor.result(input.shape, format, input.dtype, Self.name)
        Tensor.copy(input, to: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [gradient] }
}

/// A copy whose elements lie in the order of the input's, as far as that is without gaps.
public func clone(_ input: Tensor) throws(DLError) -> Tensor { try run(Clone(format: .preserve), input) }

public func clone(_ input: Tensor, memoryFormat: MemoryFormat) throws(DLError) -> Tensor { try run(Clone(format: memoryFormat), input) }

/// The tensor itself when its elements lie in row-major order, else a copy for which they do.
public func contiguous(_ input: Tensor) throws(DLError) -> Tensor {
    input.isContiguous ? input : try clone(input, memoryFormat: .contiguous)
}

/// The tensor itself when its elements lie in this order without gaps, else a copy for which they do.
public func contiguous(_ input: Tensor, memoryFormat: MemoryFormat) throws(DLError) -> Tensor {
    guard memoryFormat != .preserve else { throw .invalid("contiguous", "preserve memory format is unsupported by the contiguous operator") }
    try memoryFormat.check(rank: input.rank, "contiguous")
    return input.isContiguous(memoryFormat) ? input : try clone(input, memoryFormat: memoryFormat)
}

/// The elements converted to another dtype; the tensor itself when it has that dtype.
struct To: Operation {
    static let name: StaticString = "to"
    let dtype: DType

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor { try Tensor.cast(inputs[0], dtype) }

    // The engine converts the gradient to the input's dtype.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [gradient] }
}

public func to(_ input: Tensor, dtype: DType) throws(DLError) -> Tensor {
    input.dtype == dtype ? input : try run(To(dtype: dtype), input)
}

/// The same memory outside the graph.
public func detach(_ input: Tensor) throws(DLError) -> Tensor { input.alias() }

/// Another tensor object with the same memory and history.
struct Alias: ViewOperation {
    static let name: StaticString = "alias"
    var inputShape = Dims()

    func window(on input: Tensor) throws(DLError) -> Tensor { input.alias() }
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [gradient] }
}

func alias(_ input: Tensor) throws(DLError) -> Tensor { try run(Alias(), input) }

/// Tensors one after the other along an axis.
struct Cat: Operation {
    static let name: StaticString = "cat"
    let dim: Int
    private var extents: [Int] = []

    init(dim: Int) { self.dim = dim }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let tensors = inputs.list
        let first = tensors[0]
        guard first.rank > 0 else { throw .shape(Self.name, "zero-dimensional tensor (at position 0) cannot be concatenated") }
        let axis = try resolveAxis(dim, rank: first.rank, Self.name)
        var dtype = first.dtype
        var shape = first.shape
        shape[axis] = 0
        for (position, tensor) in tensors.enumerated() {
            guard tensor.rank == first.rank else {
                throw .shape(Self.name, "Tensors must have same number of dimensions: got shapes \(first.shape) and \(tensor.shape) at position \(position)")
            }
            for i in 0..<first.rank where i != axis && tensor.shape[i] != first.shape[i] {
                throw .shape(Self.name, "Sizes of tensors must match except in dimension \(axis). Expected size \(first.shape[i]) but got size \(tensor.shape[i]) "
                    + "for tensor number \(position) in the list: shapes \(first.shape) and \(tensor.shape)")
            }
            let (total, overflow) = shape[axis].addingReportingOverflow(tensor.shape[axis])
            if overflow { throw .invalid(Self.name, "the result has too many elements") }
            shape[axis] = total
            dtype = DType.promoted(dtype, tensor.dtype)
            extents.append(tensor.shape[axis])
        }
        guard shape.checkedCount(itemSize: dtype.size) != nil else { throw Tensor.invalidSize(shape, Self.name) }
        let format = first.memoryFormat
        let output = try Tensor.result(shape, tensors.allSatisfy { $0.memoryFormat == format } ? format : .contiguous, dtype, Self.name)
        var start = 0
        for tensor in tensors {
            let target = output.view(shape: tensor.shape, strides: output.strides, offset: start &* output.strides[axis])
            Tensor.copy(tensor, to: target)
            start += tensor.shape[axis]
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var gradients: [Tensor?] = []
        var start = 0
        for (index, extent) in extents.enumerated() {
            gradients.append(context.needs(index) ? try narrow(gradient, dim: dim, start: start, length: extent) : nil)
            start += extent
        }
        return gradients
    }
}

public func cat(_ tensors: [Tensor], dim: Int = 0) throws(DLError) -> Tensor {
    guard !tensors.isEmpty else { throw .invalid("cat", "expected a non-empty list of Tensors") }
    return try run(Cat(dim: dim), Inputs(list: tensors))
}

/// Tensors of equal shape along a new axis.
public func stack(_ tensors: [Tensor], dim: Int = 0) throws(DLError) -> Tensor {
    guard let first = tensors.first else { throw .invalid("stack", "stack expects a non-empty TensorList") }
    let axis = try resolveAxis(dim, rank: first.rank + 1, "stack")
    var parts: [Tensor] = []
    for (position, tensor) in tensors.enumerated() {
        guard tensor.shape == first.shape else {
            throw .shape("stack", "stack expects each tensor to be equal size, but got \(first.shape) at entry 0 and \(tensor.shape) at entry \(position)")
        }
        parts.append(try named("stack") { () throws(DLError) in try unsqueeze(tensor, dim: axis) })
    }
    return try cat(parts, dim: axis)
}

/// The elements in reversed order along some axes.
struct Flip: Operation {
    static let name: StaticString = "flip"
    let dims: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0]
        var strides = input.strides
        var offset = input.offset
        let axes = dims.isEmpty ? AxisSet() : try resolveAxes(dims, rank: input.rank, Self.name)
        if input.count > 0 {
            for i in 0..<input.rank where axes.contains(i) {
                offset &+= (input.shape[i] - 1) &* strides[i]
                strides[i] = -strides[i]
            }
        }
        let output = try Tensor.result(like: input, input.dtype, Self.name)
        let reversed = input.view(shape: input.shape, strides: strides, offset: offset)
        if input.count > 0 { Tensor.copy(reversed, to: output) }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [try flip(gradient, dims: dims)] }
}

public func flip(_ input: Tensor, dims: Dims) throws(DLError) -> Tensor { try run(Flip(dims: dims), input) }

/// A constant border. `pad` holds (before, after) pairs from the last axis backwards; negative sizes cut off.
struct ConstantPad: Operation {
    static let name: StaticString = "pad"
    let pad: Dims
    let value: Scalar
    private var inputShape = Dims()

    init(pad: Dims, value: Scalar) {
        self.pad = pad
        self.value = value
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0]
        inputShape = input.shape
        guard pad.count % 2 == 0, pad.count / 2 <= input.rank else {
            throw .invalid(Self.name, "Length of pad must be even and at most twice the number of dimensions: pad \(pad), input has shape \(input.shape)")
        }
        let limit = Int.max / 4
        for i in 0..<pad.count where pad[i] > limit || pad[i] < -limit {
            throw .shape(Self.name, "pad \(pad) is out of range: input has shape \(input.shape)")
        }
        var shape = input.shape
        var from = input, start = Dims(repeating: 0, count: input.rank)
        for i in 0..<pad.count / 2 {
            let axis = input.rank - 1 - i
            let before = pad[2 * i], after = pad[2 * i + 1]
            let (partial, over1) = shape[axis].addingReportingOverflow(before)
            let (extent, over2) = partial.addingReportingOverflow(after)
            guard !over1 && !over2 && extent >= 0 else {
                throw .shape(Self.name, "The input size \(shape[axis]), plus negative padding \(before) and \(after), resulted in a negative output size: "
                    + "input has shape \(input.shape), pad is \(pad)")
            }
            shape[axis] = extent
            start[axis] = max(before, 0)
            let first = max(-before, 0), last = input.shape[axis] - max(-after, 0)
            from = try Slice(dim: axis, start: min(first, input.shape[axis]), end: max(last, 0), step: 1).window(on: from)
        }
        guard shape.checkedCount(itemSize: input.dtype.size) != nil else { throw Tensor.invalidSize(shape, Self.name) }
        let output = try Tensor.result(shape, input.memoryFormat, input.dtype, Self.name)
        try fill(output, value)
        var offset = 0
        for i in 0..<input.rank { offset &+= start[i] &* output.strides[i] }
        if from.count > 0 {
            Tensor.copy(from, to: output.view(shape: from.shape, strides: output.strides, offset: offset))
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var inverse = pad
        for i in 0..<pad.count { inverse[i] = -pad[i] }
        return [try DLCore.pad(gradient, pad: inverse)]
    }
}

/// The tensor laid out several times along each axis.
public func repeated(_ input: Tensor, repeats: Dims) throws(DLError) -> Tensor {
    guard repeats.count >= input.rank else {
        throw .shape("repeat", "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor: repeats \(repeats), input has shape \(input.shape)")
    }
    var result = input
    while result.rank < repeats.count { result = try unsqueeze(result, dim: 0) }
    for axis in 0..<repeats.count {
        guard repeats[axis] >= 0 else { throw .invalid("repeat", "Trying to create tensor with negative dimension: repeats \(repeats)") }
        if repeats[axis] == 1 { continue }
        if repeats[axis] == 0 {
            result = try narrow(result, dim: axis, start: 0, length: 0)
        } else {
            // A new axis in front of this one, repeated without a copy, then merged into it.
            guard result.rank < Dims.maxRank else { throw .shape("repeat", "a tensor has at most \(Dims.maxRank) dimensions") }
            var size = result.shape
            let (extent, overflow) = size[axis].multipliedReportingOverflow(by: repeats[axis])
            if overflow { throw .invalid("repeat", "repeats \(repeats) of shape \(input.shape) overflow") }
            size.insert(repeats[axis], at: axis)
            var merged = result.shape
            merged[axis] = extent
            result = try reshape(expand(unsqueeze(result, dim: axis), size: size), shape: merged)
        }
    }
    return result === input ? try clone(input) : result
}
