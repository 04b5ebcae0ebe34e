/// An operation whose result is another window on the same storage.
protocol ViewOperation: Operation {
    /// Keeps the shape that the gradient has to get back to.
    var inputShape: Dims { get set }

    /// The new window; checks the arguments.
    func window(on input: Tensor) throws(DLError) -> Tensor
}

extension ViewOperation {
    @inline(__always)
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        inputShape = inputs[0].shape
        return try window(on: inputs[0])
    }
}

/// Computes a view and, while operations are recorded, ties it to the tensor that it looks at.
@inline(__always)
func run<O: ViewOperation>(_ operation: O, _ input: Tensor) throws(DLError) -> Tensor {
    let output = try run(operation, Inputs(input))
    if GradMode.isEnabled { output.attach(to: input) }
    return output
}

/// The same elements in another shape, without a copy.
struct View: ViewOperation {
    static let name: StaticString = "view"
    let shape: Dims
    var inputShape = Dims()

    init(shape: Dims) { self.shape = shape }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        let shape = try inferredShape(shape, count: input.count, input, Self.name)
        guard let strides = viewStrides(input, shape) else {
            throw .shape(Self.name, "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
                + "contiguous subspaces). Use .reshape(...) instead: input has shape \(input.shape) and strides \(input.strides), "
                + "the new shape is \(shape)")
        }
        return input.view(shape: shape, strides: strides, offset: input.offset)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try reshape(gradient, shape: inputShape)]
    }
}

public func view(_ input: Tensor, shape: Dims) throws(DLError) -> Tensor { try run(View(shape: shape), input) }

/// The same elements in another shape; a view where that is possible, else a copy. One extent may be -1.
public func reshape(_ input: Tensor, shape: Dims) throws(DLError) -> Tensor {
    let target = try inferredShape(shape, count: input.count, input, "reshape")
    if viewStrides(input, target) != nil { return try run(View(shape: target), input) }
    return try run(View(shape: target), contiguous(input))
}

/// Joins the axes from startDim to endDim into one.
public func flatten(_ input: Tensor, startDim: Int = 0, endDim: Int = -1) throws(DLError) -> Tensor {
    let start = try resolveAxis(startDim, rank: input.rank, "flatten"), end = try resolveAxis(endDim, rank: input.rank, "flatten")
    guard start <= end else { throw .invalid("flatten", "start_dim cannot come after end_dim: start_dim \(startDim), end_dim \(endDim)") }
    if input.rank == 0 { return try reshape(input, shape: [1]) }
    var shape = Dims()
    for i in 0..<start { shape.append(input.shape[i]) }
    var joined = 1
    for i in start...end { joined &*= input.shape[i] }
    shape.append(joined)
    for i in (end + 1)..<max(input.rank, end + 1) { shape.append(input.shape[i]) }
    return try reshape(input, shape: shape)
}

/// Splits one axis into several; one of the sizes may be -1.
public func unflatten(_ input: Tensor, dim: Int, sizes: Dims) throws(DLError) -> Tensor {
    let axis = try resolveAxis(dim, rank: input.rank, "unflatten")
    guard input.rank - 1 + sizes.count <= Dims.maxRank, input.rank > 0, !sizes.isEmpty else {
        throw .shape("unflatten", "cannot split dim \(dim) of shape \(input.shape) into \(sizes): a tensor has at most \(Dims.maxRank) dimensions")
    }
    var known = 1
    var inferred: Int?
    for i in 0..<sizes.count {
        if sizes[i] == -1 && inferred == nil { inferred = i } else { known &*= sizes[i] }
    }
    let extent = input.shape[axis]
    var sizes = sizes
    if let inferred {
        guard known > 0 && extent % known == 0 else { throw .shape("unflatten", "Provided sizes \(sizes) don't multiply up to the size of dim \(dim) (\(extent))") }
        sizes[inferred] = extent / known
    }
    guard sizes.checkedCount() == extent else {
        throw .shape("unflatten", "Provided sizes \(sizes) don't multiply up to the size of dim \(dim) (\(extent))")
    }
    var shape = Dims()
    for i in 0..<input.rank {
        if i == axis { for j in 0..<sizes.count { shape.append(sizes[j]) } } else { shape.append(input.shape[i]) }
    }
    return try reshape(input, shape: shape)
}

/// Axes in another order.
struct Permute: ViewOperation {
    static let name: StaticString = "permute"
    var dims: Dims
    var inputShape = Dims()

    init(dims: Dims) { self.dims = dims }

    func window(on input: Tensor) throws(DLError) -> Tensor {
        guard dims.count == input.rank else {
            throw .shape(Self.name, "number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. "
                + "input.dim() = \(input.rank) is not equal to len(dims) = \(dims.count)")
        }
        let axes = try resolved(input.rank)
        var shape = Dims(repeating: 0, count: input.rank), strides = shape
        for i in 0..<axes.count {
            shape[i] = input.shape[axes[i]]
            strides[i] = input.strides[axes[i]]
        }
        return input.view(shape: shape, strides: strides, offset: input.offset)
    }

    private func resolved(_ rank: Int) throws(DLError) -> Dims {
        var axes = dims
        var seen = AxisSet()
        for i in 0..<dims.count {
            axes[i] = try resolveAxis(dims[i], rank: rank, Self.name)
            if seen.contains(axes[i]) { throw .invalid(Self.name, "duplicate dims are not allowed: \(dims)") }
            seen.insert(axes[i])
        }
        return axes
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let axes = try resolved(inputShape.count)
        var inverse = axes
        for i in 0..<axes.count { inverse[axes[i]] = i }
        return [try permute(gradient, dims: inverse)]
    }
}

public func permute(_ input: Tensor, dims: Dims) throws(DLError) -> Tensor { try run(Permute(dims: dims), input) }

/// Two axes exchanged.
public func transpose(_ input: Tensor, dim0: Int, dim1: Int) throws(DLError) -> Tensor {
    let a = try resolveAxis(dim0, rank: input.rank, "transpose"), b = try resolveAxis(dim1, rank: input.rank, "transpose")
    if input.rank == 0 { return try permute(input, dims: []) }
    var dims = Dims()
    for i in 0..<input.rank { dims.append(i == a ? b : (i == b ? a : i)) }
    return try permute(input, dims: dims)
}

/// A matrix with rows and columns exchanged; tensors of lower rank as they are.
public func t(_ input: Tensor) throws(DLError) -> Tensor {
    guard input.rank <= 2 else { throw .shape("t", "t() expects a tensor with <= 2 dimensions, but self is \(input.rank)D: shape \(input.shape)") }
    return input.rank < 2 ? try alias(input) : try transpose(input, dim0: 0, dim1: 1)
}

/// Axes moved to other positions, the others staying in order.
public func movedim(_ input: Tensor, source: Dims, destination: Dims) throws(DLError) -> Tensor {
    guard source.count == destination.count else {
        throw .invalid("movedim", "Invalid source or destination dims: source (\(source)) should contain the same number of dims as destination (\(destination))")
    }
    var order = Dims(repeating: -1, count: input.rank)
    var moved = AxisSet(), placed = AxisSet()
    for i in 0..<source.count {
        let from = try resolveAxis(source[i], rank: input.rank, "movedim"), to = try resolveAxis(destination[i], rank: input.rank, "movedim")
        if moved.contains(from) || placed.contains(to) { throw .invalid("movedim", "repeated dim in source \(source) or destination \(destination)") }
        moved.insert(from)
        placed.insert(to)
        if input.rank > 0 { order[to] = from }
    }
    var next = 0
    for i in 0..<input.rank where order[i] < 0 {
        while moved.contains(next) { next += 1 }
        order[i] = next
        next += 1
    }
    return try permute(input, dims: order)
}

// MARK: Shapes of views

/// A shape in which one extent may be -1, with that extent worked out.
private func inferredShape(_ shape: Dims, count: Int, _ input: Tensor, _ op: StaticString) throws(DLError) -> Dims {
    var result = shape
    var unknown: Int?
    var known = 1
    for i in 0..<shape.count {
        if shape[i] == -1 {
            if unknown != nil { throw .invalid(op, "only one dimension can be inferred: shape \(shape)") }
            unknown = i
        } else if shape[i] < 0 {
            throw .invalid(op, "invalid shape dimension \(shape[i]): shape \(shape)")
        } else {
            let (product, overflow) = known.multipliedReportingOverflow(by: shape[i])
            if overflow { throw .invalid(op, "shape \(shape) has too many elements") }
            known = product
        }
    }
    if let unknown {
        guard known > 0 else {
            throw .shape(op, "cannot reshape tensor of 0 elements into shape \(shape) because the unspecified dimension size -1 can be any value and is ambiguous")
        }
        guard count % known == 0 else { throw .shape(op, "shape '\(shape)' is invalid for input of size \(count): input has shape \(input.shape)") }
        result[unknown] = count / known
    } else if known != count {
        throw .shape(op, "shape '\(shape)' is invalid for input of size \(count): input has shape \(input.shape)")
    }
    return result
}

/// The strides that make a tensor readable in another shape of the same count, or nil when that takes a copy. Runs of axes
/// that lie without gaps are taken together, and each must hold a whole number of the new axes.
private func viewStrides(_ input: Tensor, _ shape: Dims) -> Dims? {
    if input.count == 0 || input.isContiguous { return shape.rowMajorStrides }
    var strides = Dims(repeating: 1, count: shape.count)
    var newAxis = shape.count - 1
    var oldAxis = input.rank - 1
    while oldAxis >= 0 {
        let base = input.strides[oldAxis]
        var run = input.shape[oldAxis]
        while oldAxis > 0 && (input.shape[oldAxis - 1] == 1 || input.strides[oldAxis - 1] == run &* base) {
            oldAxis -= 1
            run &*= input.shape[oldAxis]
        }
        var filled = 1
        while newAxis >= 0 && (filled < run || shape[newAxis] == 1) {
            strides[newAxis] = filled &* base
            filled &*= shape[newAxis]
            newAxis -= 1
        }
        if filled != run { return nil }
        oldAxis -= 1
    }
    return newAxis < 0 ? strides : nil
}
