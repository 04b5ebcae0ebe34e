import DLKernels

/// Windows with any strides, and copies of tensors in which a window has other elements.

/// A window with given sizes, strides and offset (all in elements) on the storage of a tensor.
struct AsStrided: ViewOperation {
    static let name: StaticString = "as_strided"
    let size: Dims, stride: Dims, storageOffset: Int?
    var inputShape = Dims()
    private var layout: StridedWindow?

    init(size: Dims, stride: Dims, storageOffset: Int?) {
        self.size = size
        self.stride = stride
        self.storageOffset = storageOffset
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let output = try window(on: inputs[0])
        layout = StridedWindow(of: output, on: inputs[0])
        return output
    }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        guard size.count == stride.count else {
            throw .shape(Self.name, "mismatch in length of strides and shape: size \(size), stride \(stride)")
        }
        let offset = storageOffset ?? input.offset
        guard offset >= 0 else { throw .invalid(Self.name, "Tensor: invalid storage offset \(offset)") }
        guard let count = size.checkedCount() else { throw Tensor.invalidSize(size, Self.name) }
        var last = offset
        for i in 0..<size.count {
            guard stride[i] >= 0 else { throw .invalid(Self.name, "as_strided: Negative strides are not supported at the moment, got strides: \(stride)") }
            if size[i] == 0 { continue }
            let (reach, over1) = (size[i] - 1).multipliedReportingOverflow(by: stride[i])
            let (end, over2) = last.addingReportingOverflow(reach)
            if over1 || over2 { throw .invalid(Self.name, "size \(size) with strides \(stride) overflows") }
            last = end
        }
        let held = input.storage.byteCount / input.dtype.size
        guard count == 0 ? offset <= held : last < held else {
            throw .invalid(Self.name, "setStorage: sizes \(size), strides \(stride), storage offset \(offset), and itemsize \(input.dtype.size) "
                + "are out of bounds for storage of size \(input.storage.byteCount)")
        }
        return input.view(shape: size, strides: stride, offset: offset)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let layout else { return [nil] }
        return [try run(PlaceWindow(window: layout), gradient)]
    }
}

public func asStrided(_ input: Tensor, size: Dims, stride: Dims, storageOffset: Int? = nil) throws(DLError) -> Tensor {
    try run(AsStrided(size: size, stride: stride, storageOffset: storageOffset), input)
}

/// Windows of `size` elements along one axis, `step` apart, as a view with the windows' elements on a new last axis.
public func unfoldDimension(_ input: Tensor, dimension: Int, size: Int, step: Int) throws(DLError) -> Tensor {
    let op: StaticString = "unfold_dimension"
    let axis = try resolveAxis(dimension, rank: input.rank, op)
    guard size >= 0 else { throw .invalid(op, "size is \(size) but must be >= 0") }
    guard step > 0 else { throw .invalid(op, "step is \(step) but must be > 0") }
    let extent = input.rank == 0 ? 1 : input.shape[axis]
    guard size <= extent else { throw .invalid(op, "maximum size for tensor at dimension \(axis) is \(extent) but size is \(size)") }
    guard input.rank < Dims.maxRank else { throw .shape(op, "a tensor has at most \(Dims.maxRank) dimensions: input \(input)") }
    var shape = input.shape, strides = input.strides
    let neighbour = input.rank == 0 ? 1 : strides[axis]
    if input.rank > 0 {
        shape[axis] = (extent - size) / step + 1
        strides[axis] = shape[axis] > 1 ? neighbour &* step : neighbour
    }
    shape.append(size)
    strides.append(neighbour)
    return try named(op) { () throws(DLError) in try asStrided(input, size: shape, stride: strides) }
}

/// A copy of `input` in which a window on it holds the elements of `source`.
func scattered<Window: ViewOperation>(_ input: Tensor, _ source: Tensor, _ window: Window, _ op: StaticString) throws(DLError) -> Tensor {
    let rows = try contiguous(input)
    let target = try named(op) { () throws(DLError) in try window.window(on: rows) }
    guard source.shape == target.shape else {
        throw .shape(op, "expected src to have a size equal to the slice of self. src size = \(source.shape), slice size = \(target.shape)")
    }
    return try run(ReplaceWindow(window: StridedWindow(of: target, on: rows)), rows, source)
}

public func selectScatter(_ input: Tensor, _ src: Tensor, dim: Int, index: Int) throws(DLError) -> Tensor {
    try scattered(input, src, Select(dim: dim, index: index), "select_scatter")
}

public func sliceScatter(_ input: Tensor, _ src: Tensor, dim: Int = 0, start: Int? = nil, end: Int? = nil, step: Int = 1) throws(DLError) -> Tensor {
    try scattered(input, src, Slice(dim: dim, start: start ?? 0, end: end ?? Int.max, step: step), "slice_scatter")
}

public func diagonalScatter(_ input: Tensor, _ src: Tensor, offset: Int = 0, dim1: Int = 0, dim2: Int = 1) throws(DLError) -> Tensor {
    try scattered(input, src, Diagonal(offset: offset, dim1: dim1, dim2: dim2), "diagonal_scatter")
}

/// The storage is that of a row-major copy of input.
public func asStridedScatter(_ input: Tensor, _ src: Tensor, size: Dims, stride: Dims, storageOffset: Int? = nil) throws(DLError) -> Tensor {
    let rows = try clone(input, memoryFormat: .contiguous)
    let window = AsStrided(size: size, stride: stride, storageOffset: storageOffset ?? 0)
    let target = try window.window(on: rows)
    for i in 0..<target.rank where target.strides[i] == 0 && target.shape[i] > 1 {
        throw DLError(.invalidState, "as_strided_scatter: more than one element of the written-to tensor refers to a single memory location")
    }
    return try scattered(rows, src, window, "as_strided_scatter")
}
