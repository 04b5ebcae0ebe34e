import DLKernels

/// How `gridSample` makes values between elements.
public enum GridSampleMode: Int32, Sendable { case bilinear = 0, nearest = 1, bicubic = 2 }

/// What `gridSample` finds beyond the elements.
public enum GridSamplePadding: Int32, Sendable { case zeros = 0, border = 1, reflection = 2 }

/// Images or volumes sampled at the positions of a grid.
private struct GridSample: Operation {
    static let name: StaticString = "grid_sample"
    let geometry: GridGeometry
    let outputShape: Dims
    private var input = SavedTensor()
    private var grid = SavedTensor()

    init(_ geometry: GridGeometry, outputShape: Dims) {
        self.geometry = geometry
        self.outputShape = outputShape
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        grid = inputs.save(1)
        let input = try contiguous(inputs[0]), grid = try contiguous(inputs[1])
        let output = try Tensor.uninitialized(outputShape, input.dtype, Self.name)
        if output.count > 0 {
            guard gridSampleForward(input.dtype, geometry, input: input.pointer, grid: grid.pointer, output: output.pointer) else {
                throw scratchMissing()
            }
        }
        return output
    }

    private func scratchMissing() -> DLError { DLError(.outOfMemory, "\(Self.name): out of memory for scratch space") }

    func fusedBackward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?]? {
        let given = try contiguous(gradient)
        let grid = try contiguous(context.value(grid))
        var byInput: Tensor?, byGrid: Tensor?
        if context.needs(0) {
            let result = try Tensor.result(context.node.inputShape(0), gradient.dtype, Self.name)
            if result.count > 0 {
                guard gridSampleInputGradient(gradient.dtype, geometry, grid: grid.pointer, outputGradient: given.pointer,
                                              inputGradient: result.pointer) else { throw scratchMissing() }
            }
            byInput = result
        }
        if context.needs(1) {
            let input = try contiguous(context.value(input))
            let result = try Tensor.result(grid.shape, gradient.dtype, Self.name)
            if result.count > 0 {
                guard gridSampleGridGradient(gradient.dtype, geometry, input: input.pointer, grid: grid.pointer, outputGradient: given.pointer,
                                             gridGradient: result.pointer) else { throw scratchMissing() }
            }
            byGrid = result
        }
        return [byInput, byGrid]
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let saved = [try context.value(input), try context.value(grid)]
        return try replayedGradients(saved, [gradient], context) { (inputs) throws(DLError) in
            guard let input = inputs[0], let grid = inputs[1] else { return [nil] }
            return [try sampledStepByStep(input, grid)]
        }
    }

    mutating func releaseSaved() -> Bool {
        let hadInput = input.release()
        return grid.release() || hadInput
    }

    /// The same in plain operations: the sum over the taps of weight times element.
    private func sampledStepByStep(_ input: Tensor, _ grid: Tensor) throws(DLError) -> Tensor {
        let g = geometry, count = g.batch * g.positions
        let extents = [g.width, g.height, g.depth]
        var elements: [[Tensor]] = [], weights: [[Tensor]] = []
        for axis in 0..<g.axes {
            let (places, shares) = try taps(grid, axis, count)
            elements.append(places)
            weights.append(shares)
        }
        let flat = try reshape(input, shape: [g.batch, g.channels, extents[0] * extents[1] * extents[2]])
        var sum: Tensor?
        for k in 0..<(g.axes == 3 ? g.taps : 1) {
            for j in 0..<g.taps {
                for i in 0..<g.taps {
                    var place = try elements[1][j] * Scalar.int(Int64(g.width)) + elements[0][i]
                    var weight = try weights[1][j] * weights[0][i]
                    if g.axes == 3 {
                        place = try elements[2][k] * Scalar.int(Int64(g.width * g.height)) + place
                        weight = try weight * weights[2][k]
                    }
                    let index = try expand(reshape(place, shape: [g.batch, 1, g.positions]), size: [g.batch, g.channels, g.positions])
                    let term = try gather(flat, dim: 2, index: index) * reshape(weight, shape: [g.batch, 1, g.positions])
                    if let before = sum { sum = try before + term } else { sum = term }
                }
            }
        }
        guard let sum else { return try zeros(outputShape, dtype: input.dtype) }
        return try reshape(sum, shape: outputShape)
    }

    /// The elements that the positions are made of along one axis, and their weights, which hang on the grid.
    private func taps(_ grid: Tensor, _ axis: Int, _ count: Int) throws(DLError) -> (elements: [Tensor], weights: [Tensor]) {
        let taps = geometry.taps
        let given = try reshape(select(grid, dim: -1, index: axis), shape: [count])
        let coordinate = try choose(isfinite(given), given, zerosLike(given))
        let places = try Tensor.uninitialized([count, taps], .int64, Self.name)
        let mask = try Tensor.uninitialized([count, taps], grid.dtype, Self.name)
        let distance = try Tensor.uninitialized([count], grid.dtype, Self.name)
        let slope = try Tensor.uninitialized([count], grid.dtype, Self.name)
        let rows = try withoutRecording { () throws(DLError) in try contiguous(grid) }
        gridAxis(grid.dtype, geometry, axis: axis, grid: rows.pointer, elements: places.pointer.assumingMemoryBound(to: Int64.self),
                 mask: mask.pointer, fraction: distance.pointer, slope: slope.pointer)
        // The value of the distance, with the derivative that its slope says.
        let fraction = try distance + slope * (coordinate - detach(coordinate))
        func cubic(_ tap: Int) throws(DLError) -> Tensor {
            let a = -0.75
            let x = try abs(fraction - Scalar.float(Double(tap - 1)))
            if tap == 1 || tap == 2 { return try ((x * Scalar.float(a + 2)) - Scalar.float(a + 3)) * x * x + 1 }
            return try ((x * Scalar.float(a) - Scalar.float(5 * a)) * x + Scalar.float(8 * a)) * x - Scalar.float(4 * a)
        }
        var elements: [Tensor] = [], weights: [Tensor] = []
        for tap in 0..<taps {
            elements.append(try select(places, dim: 1, index: tap))
            let inside = try select(mask, dim: 1, index: tap)
            switch geometry.mode {
            case .nearest: weights.append(try inside + fraction)
            case .linear: weights.append(try (tap == 0 ? 1 - fraction : fraction) * inside)
            case .cubic: weights.append(try cubic(tap) * inside)
            }
        }
        return (elements, weights)
    }
}

public func gridSample(_ input: Tensor, _ grid: Tensor, mode: GridSampleMode = .bilinear, paddingMode: GridSamplePadding = .zeros,
                       alignCorners: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "grid_sample"
    guard (input.rank == 4 || input.rank == 5) && grid.rank == input.rank else {
        throw .shape(op, "expected 4D or 5D input and grid with same number of dimensions, but got input with sizes \(input.shape) and grid with "
            + "sizes \(grid.shape)")
    }
    try checkFloating(input, op, "input")
    guard input.dtype == grid.dtype else { throw .dtype(op, "expected input and grid to have same dtype, but input is \(input) and grid is \(grid)") }
    guard input.shape[0] == grid.shape[0] else {
        throw .shape(op, "expected grid and input to have same batch size, but got input with sizes \(input.shape) and grid with sizes \(grid.shape)")
    }
    let axes = input.rank - 2
    guard grid.shape[grid.rank - 1] == axes else {
        throw .shape(op, "expected grid to have size \(axes) in last dimension, but got grid with sizes \(grid.shape)")
    }
    for i in 2..<input.rank where input.shape[i] == 0 {
        throw .shape(op, "expected input to have non-empty spatial dimensions, but input has sizes \(input.shape) with dimension \(i) being empty")
    }
    if mode == .bicubic && axes == 3 { throw .shape(op, "bicubic interpolation only supports 4D input, got \(input.shape)") }
    var shape = input.shape, positions = 1
    for i in 0..<axes {
        shape[2 + i] = grid.shape[1 + i]
        positions &*= grid.shape[1 + i]
    }
    guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, op) }
    let geometry = GridGeometry(
        batch: input.shape[0], channels: input.shape[1], depth: axes == 3 ? input.shape[2] : 1, height: input.shape[input.rank - 2],
        width: input.shape[input.rank - 1], positions: positions, axes: axes,
        mode: mode == .bilinear ? .linear : mode == .nearest ? .nearest : .cubic,
        padding: paddingMode == .zeros ? .zeros : paddingMode == .border ? .border : .reflection, alignCorners: alignCorners)
    return try run(GridSample(geometry, outputShape: shape), input, grid)
}

/// The positions that a batch of affine maps sends the elements of an image or volume to.
public func affineGrid(_ theta: Tensor, size: Dims, alignCorners: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "affine_grid"
    guard theta.dtype.isFloatingPoint else { throw .invalid(op, "Expected theta to have floating point type, but got \(theta)") }
    guard size.count == 4 || size.count == 5 else {
        throw .unsupported(op, "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size \(size).")
    }
    let axes = size.count - 2
    guard theta.rank == 3 && theta.shape[1] == axes && theta.shape[2] == axes + 1 else {
        throw .invalid(op, "Expected a batch of \(axes)D affine matrices of shape Nx\(axes)x\(axes + 1) for size \(size). Got \(theta.shape).")
    }
    for i in 0..<size.count where size[i] <= 0 { throw .invalid(op, "Expected non-zero, positive output size. Got \(size)") }
    guard theta.shape[0] == size[0] else {
        throw .shape(op, "Expected size for first two dimensions of theta to be [\(size[0]), \(axes)] but got: \(theta.shape)")
    }
    var shape: Dims = [size[0]]
    for i in 0..<axes { shape.append(size[2 + i]) }
    shape.append(axes)
    return try named(op) { () throws(DLError) in
        // The grid is the sum over the axes of a column of theta times the coordinates along that axis, and the last column.
        var bias: Dims = [size[0]]
        for _ in 0..<axes { bias.append(1) }
        bias.append(axes)
        guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, op) }
        var grid = try reshape(select(theta, dim: 2, index: axes), shape: bias)
        for axis in 0..<axes {
            let extent = size[size.count - 1 - axis]
            var line = try linspace(start: -1, end: 1, steps: extent, dtype: theta.dtype)
            if extent == 1 { line = try zeros([1], dtype: theta.dtype) } else if !alignCorners {
                line = try line * Scalar.float(Double(extent - 1) / Double(extent))
            }
            var along = Dims(repeating: 1, count: axes + 2)
            along[axes - axis] = extent
            grid = try grid + reshape(select(theta, dim: 2, index: axis), shape: bias) * reshape(line, shape: along)
        }
        return try contiguous(grid)
    }
}
