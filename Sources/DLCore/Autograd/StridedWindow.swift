import DLKernels

/// A window on a tensor in terms of the tensor's memory: which element of the base lies where, and which of them the window
/// shows. Taking the window of a gradient, and putting one back, needs no more than this.
struct StridedWindow {
    let baseShape: Dims, baseStrides: Dims
    let shape: Dims, strides: Dims
    /// The position of the window's first element, counted from that of the base.
    let offset: Int

    init(of window: Tensor, on base: Tensor) {
        baseShape = base.shape
        baseStrides = base.strides
        shape = window.shape
        strides = window.strides
        offset = window.offset &- base.offset
    }

    /// The graph's node of the window, given that of the base.
    func node(from base: Node, dtype: DType) -> Node {
        OperationNode(TakeWindow(window: self), shape: shape, dtype: dtype, inputs: [base])
    }

    /// The elements from the first to the last that base and window reach, and where the base begins among them.
    private var extent: (count: Int, start: Int) {
        func reach(_ shape: Dims, _ strides: Dims) -> Int {
            var last = 0
            for i in 0..<shape.count {
                if shape[i] == 0 { return 0 }
                last &+= (shape[i] &- 1) &* strides[i]
            }
            return last
        }
        let first = Swift.min(0, offset)
        let last = Swift.max(reach(baseShape, baseStrides), offset &+ reach(shape, strides))
        return (last &- first &+ 1, -first)
    }

    /// A tensor of the base's shape, laid out as the base is: `tensor` itself where it is already, unless `copying`.
    func laidOut(_ tensor: Tensor, copying: Bool, _ op: StaticString) throws(DLError) -> Tensor {
        let extent = extent
        if extent.count == Swift.max(baseShape.product, 1) && baseStrides.isRowMajor(for: baseShape) {
            return copying || !tensor.isContiguous ? try clone(tensor, memoryFormat: .contiguous) : tensor
        }
        let memory = try zeros([extent.count], dtype: tensor.dtype)
        let result = memory.view(shape: baseShape, strides: baseStrides, offset: extent.start)
        Tensor.copy(tensor, to: result)
        return result
    }

    /// The window on a tensor that is laid out as the base is.
    func on(_ tensor: Tensor) -> Tensor { tensor.view(shape: shape, strides: strides, offset: tensor.offset &+ offset) }

    /// Adds the elements of `source` to those of the window on `target`; where the window shows an element more than once,
    /// all of its places count.
    func add(_ source: Tensor, to target: Tensor) throws(DLError) {
        if source.count == 0 { return }
        // As many axes as possible, the long ones first, such that no two of their elements share a place.
        let order = (0..<shape.count).filter { shape[$0] > 1 }.sorted { shape[$0] > shape[$1] }
        var inner: [Int] = [], outer: [Int] = []
        for axis in order {
            if StridedWindow.isInjective((inner + [axis]).map { (strides[$0], shape[$0]) }) { inner.append(axis) } else { outer.append(axis) }
        }
        var sizes = Dims(), steps = Dims(), sourceSteps = Dims()
        for axis in inner {
            sizes.append(shape[axis])
            steps.append(strides[axis])
            sourceSteps.append(source.strides[axis])
        }
        var place = Array(repeating: 0, count: outer.count)
        var position = target.offset &+ offset, from = source.offset
        while true {
            let part = target.view(shape: sizes, strides: steps, offset: position)
            try add_(part, source.view(shape: sizes, strides: sourceSteps, offset: from))
            var axis = outer.count - 1
            while axis >= 0 {
                place[axis] += 1
                position &+= strides[outer[axis]]
                from &+= source.strides[outer[axis]]
                if place[axis] < shape[outer[axis]] { break }
                position &-= shape[outer[axis]] &* strides[outer[axis]]
                from &-= shape[outer[axis]] &* source.strides[outer[axis]]
                place[axis] = 0
                axis -= 1
            }
            if axis < 0 { return }
        }
    }

    /// Whether elements at different places of axes with these strides and extents have different addresses. Says no when it
    /// is not obvious.
    private static func isInjective(_ axes: [(stride: Int, extent: Int)]) -> Bool {
        var reach = 0
        for axis in axes.sorted(by: { $0.stride < $1.stride }) {
            if axis.stride <= reach { return false }
            reach &+= axis.stride &* (axis.extent &- 1)
        }
        return true
    }
}

/// The window on a tensor, as a copy or a view.
struct TakeWindow: Operation {
    static let name: StaticString = "as_strided"
    let window: StridedWindow

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        try clone(window.on(window.laidOut(inputs[0], copying: false, Self.name)), memoryFormat: .contiguous)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(PlaceWindow(window: window), gradient)]
    }
}

/// Zeros of the base's shape to which the window is added: the adjoint of taking it.
struct PlaceWindow: Operation {
    static let name: StaticString = "as_strided_backward"
    let window: StridedWindow

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let output = try window.laidOut(zeros(window.baseShape, dtype: inputs[0].dtype), copying: false, Self.name)
        try window.add(inputs[0], to: output)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(TakeWindow(window: window), gradient)]
    }
}

/// A copy of the base in which the window has other elements.
struct ReplaceWindow: Operation {
    static let name: StaticString = "copy_slices"
    let window: StridedWindow

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let output = try window.laidOut(inputs[0], copying: true, Self.name)
        Tensor.copy(inputs[1], to: window.on(output))
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let kept = context.needs(0) ? try run(ReplaceWindow(window: window), gradient, zeros(window.shape, dtype: gradient.dtype)) : nil
        return [kept, context.needs(1) ? try run(TakeWindow(window: window), gradient) : nil]
    }
}

/// Notes in the graph that `input` now holds the values that `result` stands for, nil for values without a derivative. Where
/// `input` is a window, its base becomes the result of replacing that window, and so do all other windows on it.
func recordChange(of input: Tensor, to result: Node?) {
    guard GradMode.isEnabled else { return }
    guard let base = input.base else {
        if input.node != nil || result != nil { input.replaceNode(result) }
        return
    }
    let old = base.node
    if old == nil && result == nil { return }
    let window = StridedWindow(of: input, on: base)
    base.replaceNode(OperationNode(ReplaceWindow(window: window), shape: base.shape, dtype: base.dtype, inputs: [old, result]))
}

/// The same for a change whose derivative rule `operation` knows, with the nodes of its inputs before the change.
func recordChange<O: Operation>(of input: Tensor, by operation: O, _ inputs: [Node?]) {
    guard GradMode.isEnabled, inputs.contains(where: { $0 != nil }) else { return }
    recordChange(of: input, to: OperationNode(operation, shape: input.shape, dtype: input.dtype, inputs: inputs))
}
