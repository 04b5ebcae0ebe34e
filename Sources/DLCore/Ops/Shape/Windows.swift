import DLKernels

/// A view of a tensor with an axis of extent 1 added.
struct Unsqueeze: ViewOperation {
    static let name: StaticString = "unsqueeze"
    let dim: Int
    var inputShape = Dims()

    init(dim: Int) { self.dim = dim }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        guard input.rank < Dims.maxRank else { throw .shape(Self.name, "a tensor has at most \(Dims.maxRank) dimensions: input \(input)") }
        let axis = try resolveAxis(dim, rank: input.rank + 1, Self.name)
        var shape = input.shape, strides = input.strides
        strides.insert(axis < input.rank ? input.strides[axis] &* max(input.shape[axis], 1) : 1, at: axis)
        shape.insert(1, at: axis)
        return input.view(shape: shape, strides: strides, offset: input.offset)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try reshape(gradient, shape: inputShape)]
    }
}

public func unsqueeze(_ input: Tensor, dim: Int) throws(DLError) -> Tensor { try run(Unsqueeze(dim: dim), input) }

/// A view without axes of extent 1: all of them, or those given.
struct Squeeze: ViewOperation {
    static let name: StaticString = "squeeze"
    let dims: Dims?
    var inputShape = Dims()

    init(dims: Dims?) { self.dims = dims }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        let axes: AxisSet
        if let dims, dims.isEmpty { axes = AxisSet() } else { axes = try resolveAxes(dims, rank: input.rank, Self.name) }
        var shape = Dims(), strides = Dims()
        for i in 0..<input.rank where !(axes.contains(i) && input.shape[i] == 1) {
            shape.append(input.shape[i])
            strides.append(input.strides[i])
        }
        return input.view(shape: shape, strides: strides, offset: input.offset)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try reshape(gradient, shape: inputShape)]
    }
}

public func squeeze(_ input: Tensor, dim: Dims? = nil) throws(DLError) -> Tensor { try run(Squeeze(dims: dim), input) }

/// A view in which axes of extent 1 are repeated without a copy; -1 keeps an extent.
struct Expand: ViewOperation {
    static let name: StaticString = "expand"
    let size: Dims
    var inputShape = Dims()

    init(size: Dims) { self.size = size }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        let shift = size.count - input.rank
        guard shift >= 0 else {
            throw .shape(Self.name, "the number of sizes provided (\(size.count)) must be greater or equal to the number of dimensions in the tensor (\(input.rank)): "
                + "input has shape \(input.shape), size is \(size)")
        }
        var shape = size, strides = Dims(repeating: 0, count: size.count)
        for i in 0..<size.count {
            let extent = i < shift ? 1 : input.shape[i - shift]
            if size[i] == -1 && i >= shift {
                shape[i] = extent
                strides[i] = input.strides[i - shift]
            } else if size[i] < 0 {
                throw .invalid(Self.name, "The expanded size of the tensor (\(size[i])) isn't allowed in a leading, non-existing dimension \(i)")
            } else if extent == size[i] {
                strides[i] = i < shift ? 0 : input.strides[i - shift]
            } else if extent != 1 {
                throw .shape(Self.name, "The expanded size of the tensor (\(size[i])) must match the existing size (\(extent)) at non-singleton dimension \(i). "
                    + "Target sizes: \(size). Tensor sizes: \(input.shape)")
            }
        }
        guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, Self.name) }
        return input.view(shape: shape, strides: strides, offset: input.offset)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try sumToShape(gradient, inputShape)]
    }
}

public func expand(_ input: Tensor, size: Dims) throws(DLError) -> Tensor { try run(Expand(size: size), input) }
public func broadcastTo(_ input: Tensor, size: Dims) throws(DLError) -> Tensor {
    try named("broadcast_to") { () throws(DLError) in try expand(input, size: size) }
}

/// Elements start, start + step, ... before end along one axis, as a view. Bounds count from the end when negative and are
/// held inside the axis.
struct Slice: ViewOperation {
    static let name: StaticString = "slice"
    let dim: Int, start: Int, end: Int, step: Int
    var inputShape = Dims()

    init(dim: Int, start: Int, end: Int, step: Int) {
        self.dim = dim
        self.start = start
        self.end = end
        self.step = step
    }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        guard input.rank > 0 else { throw .invalid(Self.name, "slice() cannot be applied to a 0-dim tensor") }
        let axis = try resolveAxis(dim, rank: input.rank, Self.name)
        guard step > 0 else { throw .invalid(Self.name, "slice step must be positive, got \(step)") }
        let extent = input.shape[axis]
        let first = bounded(start, extent), last = bounded(end, extent)
        var shape = input.shape, strides = input.strides
        shape[axis] = last > first ? (last - first - 1) / step + 1 : 0
        if shape[axis] > 1 { strides[axis] &*= step }
        return input.view(shape: shape, strides: strides, offset: input.offset &+ (shape[axis] == 0 ? 0 : first &* input.strides[axis]))
    }

    private func bounded(_ position: Int, _ extent: Int) -> Int {
        let absolute = position < 0 ? position + extent : position
        return min(max(absolute, 0), extent)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(Embed(shape: inputShape, window: self), gradient)]
    }
}

public func slice(_ input: Tensor, dim: Int = 0, start: Int? = nil, end: Int? = nil, step: Int = 1) throws(DLError) -> Tensor {
    try run(Slice(dim: dim, start: start ?? 0, end: end ?? Int.max, step: step), input)
}

/// One element along an axis, which disappears.
struct Select: ViewOperation {
    static let name: StaticString = "select"
    let dim: Int, index: Int
    var inputShape = Dims()

    init(dim: Int, index: Int) {
        self.dim = dim
        self.index = index
    }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        guard input.rank > 0 else { throw .index(Self.name, "select() cannot be applied to a 0-dim tensor.") }
        let axis = try resolveAxis(dim, rank: input.rank, Self.name)
        let extent = input.shape[axis]
        guard index >= -extent && index < extent else {
            throw .index(Self.name, "index \(index) is out of bounds for dimension \(axis) with size \(extent): input has shape \(input.shape)")
        }
        var shape = input.shape, strides = input.strides
        shape.remove(at: axis)
        strides.remove(at: axis)
        let position = index < 0 ? index + extent : index
        return input.view(shape: shape, strides: strides, offset: input.offset &+ position &* input.strides[axis])
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(Embed(shape: inputShape, window: self), gradient)]
    }
}

public func select(_ input: Tensor, dim: Int, index: Int) throws(DLError) -> Tensor { try run(Select(dim: dim, index: index), input) }

/// `length` elements from `start` along one axis.
public func narrow(_ input: Tensor, dim: Int, start: Int, length: Int) throws(DLError) -> Tensor {
    guard input.rank > 0 else { throw .invalid("narrow", "narrow() cannot be applied to a 0-dim tensor.") }
    let axis = try resolveAxis(dim, rank: input.rank, "narrow")
    let extent = input.shape[axis]
    guard length >= 0 else { throw .invalid("narrow", "length must be non-negative, got \(length)") }
    guard start >= -extent && start <= extent else {
        throw .index("narrow", "Dimension out of range (expected start to be in range of [\(-extent), \(extent)], but got \(start))")
    }
    let first = start < 0 ? start + extent : start
    guard length <= extent - first else {
        throw .invalid("narrow", "start (\(start)) + length (\(length)) exceeds dimension size (\(extent)): input has shape \(input.shape)")
    }
    return try run(Slice(dim: axis, start: first, end: first + length, step: 1), input)
}

/// Zeros of a shape with the input in a window of it: the adjoint of taking that window.
struct Embed<Window: ViewOperation>: Operation {
    static var name: StaticString { "embed" }
    let shape: Dims
    let window: Window

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let output = try zeros(shape, dtype: inputs[0].dtype)
        let target = try window.window(on: output)
        Tensor.copy(inputs[0], to: target)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [try run(window, gradient)] }
}

/// The elements on a diagonal of two axes, as a view whose last axis runs along it.
struct Diagonal: ViewOperation {
    static let name: StaticString = "diagonal"
    let offset: Int, dim1: Int, dim2: Int
    var inputShape = Dims()

    init(offset: Int, dim1: Int, dim2: Int) {
        self.offset = offset
        self.dim1 = dim1
        self.dim2 = dim2
    }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        let a = try resolveAxis(dim1, rank: input.rank, Self.name), b = try resolveAxis(dim2, rank: input.rank, Self.name)
        guard a != b && input.rank >= 2 else {
            throw .invalid(Self.name, "diagonal dimensions cannot be identical \(dim1), \(dim2): input has shape \(input.shape)")
        }
        let rows = input.shape[a], columns = input.shape[b]
        let (row, column) = offset >= 0 ? (0, min(offset, columns)) : (min(offset.magnitude.asInt, rows), 0)
        let length = max(0, min(rows - row, columns - column))
        var shape = input.shape, strides = input.strides
        let step = input.strides[a] &+ input.strides[b]
        for axis in [max(a, b), min(a, b)] {
            shape.remove(at: axis)
            strides.remove(at: axis)
        }
        shape.append(length)
        strides.append(step)
        let start = length == 0 ? 0 : row &* input.strides[a] &+ column &* input.strides[b]
        return input.view(shape: shape, strides: strides, offset: input.offset &+ start)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(Embed(shape: inputShape, window: self), gradient)]
    }
}

public func diagonal(_ input: Tensor, offset: Int = 0, dim1: Int = 0, dim2: Int = 1) throws(DLError) -> Tensor {
    try run(Diagonal(offset: offset, dim1: dim1, dim2: dim2), input)
}

extension UInt {
    fileprivate var asInt: Int { self > UInt(Int.max) ? Int.max : Int(self) }
}

/// The parts of a tensor along one axis, each of `splitSize` elements, the last one perhaps smaller.
public func split(_ input: Tensor, splitSize: Int, dim: Int = 0) throws(DLError) -> [Tensor] {
    guard input.rank > 0 else { throw .invalid("split", "split expects at least a 1-dimensional tensor") }
    let axis = try resolveAxis(dim, rank: input.rank, "split")
    let extent = input.shape[axis]
    guard splitSize > 0 || (splitSize == 0 && extent == 0) else {
        throw .invalid("split", "split expects split_size be positive, but got split_size=\(splitSize) for dimension \(axis) of size \(extent)")
    }
    if extent == 0 { return [try narrow(input, dim: axis, start: 0, length: 0)] }
    var parts: [Tensor] = []
    var start = 0
    while start < extent {
        let length = min(splitSize, extent - start)
        parts.append(try narrow(input, dim: axis, start: start, length: length))
        start += length
    }
    return parts
}

/// At most `chunks` parts of equal size along one axis, the last one perhaps smaller.
public func chunk(_ input: Tensor, chunks: Int, dim: Int = 0) throws(DLError) -> [Tensor] {
    guard input.rank > 0 else { throw .invalid("chunk", "chunk expects at least a 1-dimensional tensor") }
    guard chunks > 0 else { throw .invalid("chunk", "chunk expects `chunks` to be greater than 0, got: \(chunks)") }
    let extent = input.shape[try resolveAxis(dim, rank: input.rank, "chunk")]
    return try split(input, splitSize: max(1, extent / chunks + (extent % chunks == 0 ? 0 : 1)), dim: dim)
}

/// The slices along one axis, which disappears.
public func unbind(_ input: Tensor, dim: Int = 0) throws(DLError) -> [Tensor] {
    guard input.rank > 0 else { throw .invalid("unbind", "Dimension specified as \(dim) but tensor has no dimensions") }
    let axis = try resolveAxis(dim, rank: input.rank, "unbind")
    var parts: [Tensor] = []
    for index in 0..<input.shape[axis] { parts.append(try select(input, dim: axis, index: index)) }
    return parts
}
