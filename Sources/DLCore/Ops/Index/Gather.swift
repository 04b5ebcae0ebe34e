import DLKernels

/// Operations that pick or place elements by indices along one axis. Indices are int64, from 0.

/// Checks an index tensor against the extent of the axis that it points into.
func checkIndices(_ index: Tensor, bound: Int, _ op: StaticString) throws(DLError) {
    guard index.dtype == .int64 else { throw .dtype(op, "expected dtype int64 for index, got \(index)") }
    if let position = checkIndices(sizes: index.shape, strides: index.strides, indices: index.pointer, bound: bound) {
        let value = try withoutRecording { () throws(DLError) in try index.values(as: Int64.self)[position] }
        throw .index(op, "index \(value) is out of bounds for dimension with size \(bound): at position \(position) of index \(index.shape)")
    }
}

/// Checks that an index tensor lies inside another tensor on all axes but one. An empty index fits everywhere.
func checkExtents(_ index: Tensor, inside tensor: Tensor, except axis: Int?, _ op: StaticString, _ name: String) throws(DLError) {
    if index.count == 0 && index.rank > 0 && index.rank != tensor.rank { return }
    guard Swift.max(index.rank, 1) == Swift.max(tensor.rank, 1) else {
        throw .shape(op, "Index tensor must have the same number of dimensions as \(name) tensor: index \(index.shape), \(name) \(tensor.shape)")
    }
    for i in 0..<Swift.min(index.rank, tensor.rank) where i != axis && index.shape[i] > tensor.shape[i] {
        throw .shape(op, "Size does not match at dimension \(i) expected index \(index.shape) to be no larger than \(name) \(tensor.shape)")
    }
}

/// Shapes and strides as kernels want them: a scalar is an array of one element.
func axisSizes(_ tensor: Tensor) -> Dims { tensor.rank == 0 ? [1] : tensor.shape }
func axisSteps(_ tensor: Tensor) -> Dims { tensor.rank == 0 ? [1] : tensor.strides }

/// output[i][j][k] = input[i][index[i][j][k]][k] along the axis in the middle
struct Gather: Operation {
    static let name: StaticString = "gather"
    let dim: Int
    let index: Tensor
    private var inputShape = Dims()

    init(dim: Int, index: Tensor) {
        self.dim = dim
        self.index = index
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = inputs[0]
        inputShape = input.shape
        let axis = try resolveAxis(dim, rank: input.rank, Self.name)
        try checkExtents(index, inside: input, except: axis, Self.name, "input")
        try checkIndices(index, bound: input.rank == 0 ? 1 : input.shape[axis], Self.name)
        let output = try Tensor.result(index.shape, input.dtype, Self.name)
        if output.count > 0 {
            DLKernels.gather(itemSize: input.dtype.size, axis: axis, sizes: axisSizes(index), output: output.pointer,
                             outputStrides: axisSteps(output), input: input.pointer, inputStrides: axisSteps(input),
                             index: index.pointer, indexStrides: axisSteps(index))
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ScatterOnZeros(dim: dim, index: index, shape: inputShape), gradient)]
    }
}

/// Zeros of a given shape to which elements are added at the places that an index names: the adjoint of `Gather`.
struct ScatterOnZeros: Operation {
    static let name: StaticString = "scatter_add"
    let dim: Int
    let index: Tensor
    let shape: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let output = try zeros(shape, dtype: inputs[0].dtype)
        if index.count > 0 {
            let axis = try resolveAxis(dim, rank: shape.count, Self.name)
            try Scatter(dim: axis, index: index, isAdding: true).write(inputs[0], to: output, axis: axis)
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try gather(gradient, dim: dim, index: index)]
    }
}

public func gather(_ input: Tensor, dim: Int, index: Tensor) throws(DLError) -> Tensor { try run(Gather(dim: dim, index: index), input) }

/// What takes elements of src to places of input that an index names.
protocol Scattering: Operation {
    var dim: Int { get }
    var index: Tensor { get }
    var op: StaticString { get }

    /// Changes a tensor; its arguments have been checked.
    func write(_ source: Tensor, to target: Tensor, axis: Int) throws(DLError)
}

extension Scattering {
    /// Checks the arguments; the axis.
    func checkedAxis(_ input: Tensor, _ source: Tensor) throws(DLError) -> Int {
        guard input.dtype == source.dtype else {
            throw .dtype(op, "Expected self.dtype to be equal to src.dtype: input \(input), src \(source)")
        }
        let axis = try resolveAxis(dim, rank: input.rank, op)
        try checkExtents(index, inside: input, except: axis, op, "self")
        try checkExtents(index, inside: source, except: nil, op, "src")
        try checkIndices(index, bound: input.rank == 0 ? 1 : input.shape[axis], op)
        return axis
    }

    func copyAndWrite(_ input: Tensor, _ source: Tensor) throws(DLError) -> Tensor {
        let axis = try checkedAxis(input, source)
        let output = try clone(input)
        if index.count > 0 { try write(source, to: output, axis: axis) }
        return output
    }

    /// The elements of a gradient that src has a part in. Elements of src beyond the index were not used.
    func sourceGradient(_ gradient: Tensor, _ shape: Dims) throws(DLError) -> Tensor {
        let taken = try gather(gradient, dim: dim, index: index)
        return try beyondIndex(taken, shape)
    }

    /// Zeros of the shape of src around values for the elements that the index uses.
    func beyondIndex(_ values: Tensor, _ shape: Dims) throws(DLError) -> Tensor {
        if shape == values.shape { return values }
        if values.count == 0 || shape.count != values.rank { return try zeros(shape, dtype: values.dtype) }
        let whole = try zeros(shape, dtype: values.dtype)
        let part = whole.view(shape: values.shape, strides: whole.strides, offset: 0)
        return try run(PlaceWindow(window: StridedWindow(of: part, on: whole)), values)
    }

    /// Applies to `input` itself.
    func applyInPlace(_ input: Tensor, _ source: Tensor) throws(DLError) {
        try checkWritable(input, source, op)
        let axis = try checkedAxis(input, source)
        let nodes = [input.node, source.node]
        let values = source.storage === input.storage ? try withoutRecording { () throws(DLError) in try clone(source) } : source
        if index.count > 0 { try write(values, to: input, axis: axis) }
        input.bumpVersion()
        recordChange(of: input, by: self, nodes)
    }
}

/// A copy of input in which the elements of src are added to, or put into, the places that the index names.
struct Scatter: Scattering {
    static let name: StaticString = "scatter"
    let dim: Int
    let index: Tensor
    let isAdding: Bool

    var op: StaticString { isAdding ? "scatter_add" : "scatter" }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor { try copyAndWrite(inputs[0], inputs[1]) }

    func write(_ source: Tensor, to target: Tensor, axis: Int) throws(DLError) {
        DLKernels.scatter(target.dtype, adding: isAdding, axis: axis, sizes: axisSizes(index), output: target.pointer,
                          outputStrides: axisSteps(target), source: source.pointer, sourceStrides: axisSteps(source),
                          index: index.pointer, indexStrides: axisSteps(index))
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var kept: Tensor? = gradient
        if !isAdding && context.needs(0) { kept = try scatter(gradient, dim: dim, index: index, value: 0) }
        return [kept, context.needs(1) ? try sourceGradient(gradient, context.node.inputShape(1)) : nil]
    }
}

public func scatterAdd(_ input: Tensor, dim: Int, index: Tensor, src: Tensor) throws(DLError) -> Tensor {
    try run(Scatter(dim: dim, index: index, isAdding: true), input, src)
}

public func scatter(_ input: Tensor, dim: Int, index: Tensor, src: Tensor) throws(DLError) -> Tensor {
    try run(Scatter(dim: dim, index: index, isAdding: false), input, src)
}

/// One number at all places.
public func scatter(_ input: Tensor, dim: Int, index: Tensor, value: Scalar) throws(DLError) -> Tensor {
    try run(Scatter(dim: dim, index: index, isAdding: false), input, filled(value, index, input))
}

private func filled(_ value: Scalar, _ index: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
    try expand(Tensor(value, dtype: input.dtype), size: index.shape)
}

public func scatter_(_ input: Tensor, dim: Int, index: Tensor, src: Tensor) throws(DLError) {
    try named("scatter_") { () throws(DLError) in try Scatter(dim: dim, index: index, isAdding: false).applyInPlace(input, src) }
}
public func scatterValue_(_ input: Tensor, dim: Int, index: Tensor, value: Scalar) throws(DLError) {
    try named("scatter_value_") { () throws(DLError) in try Scatter(dim: dim, index: index, isAdding: false).applyInPlace(input, filled(value, index, input)) }
}
public func scatterAdd_(_ input: Tensor, dim: Int, index: Tensor, src: Tensor) throws(DLError) {
    try named("scatter_add_") { () throws(DLError) in try Scatter(dim: dim, index: index, isAdding: true).applyInPlace(input, src) }
}
