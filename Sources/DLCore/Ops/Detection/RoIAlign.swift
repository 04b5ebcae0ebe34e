import DLKernels

/// The sizes of a pooling of regions, checked. `boxes` are [K, 5]: the number of the feature map, x1, y1, x2, y2.
func regionGeometry(_ op: StaticString, _ input: Tensor, _ boxes: Tensor, _ outputSize: Dims, _ scale: Double) throws(DLError) -> RegionGeometry {
    guard input.rank == 4 else { throw .shape(op, "expected input of shape [N, C, H, W], got \(input.shape)") }
    guard boxes.rank == 2 && boxes.shape[1] == 5 else {
        throw .shape(op, "Tensor roi should be of shape [K, 5] (map, x1, y1, x2, y2), got \(boxes.shape)")
    }
    try checkFloating(input, op, "input")
    guard boxes.dtype == input.dtype else { throw .dtype(op, "Expected tensor for input and boxes to have the same type, but got \(input) and \(boxes)") }
    guard outputSize.count == 2 && outputSize[0] > 0 && outputSize[1] > 0 && outputSize[0] < 1 << 20 && outputSize[1] < 1 << 20 else {
        throw .invalid(op, "output_size must be positive (and below 2^20), got \(outputSize)")
    }
    guard scale.isFinite else { throw .invalid(op, "spatial_scale must be finite, got \(scale)") }
    guard boxes.shape[0] == 0 || (input.shape[2] > 0 && input.shape[3] > 0) else {
        throw .shape(op, "expected input with non-empty spatial dimensions, got \(input.shape)")
    }
    let maps = try withoutRecording { () throws(DLError) in try select(boxes, dim: 1, index: 0).values(as: Double.self) }
    for map in maps where !(map >= 0 && map < Double(input.shape[0]) && map == map.rounded()) {
        throw .index(op, "boxes name feature map \(map), but input has \(input.shape[0]): \(input.shape)")
    }
    return RegionGeometry(regions: boxes.shape[0], channels: input.shape[1], height: input.shape[2], width: input.shape[3],
                          outputHeight: outputSize[0], outputWidth: outputSize[1], scale: scale)
}

/// A copy of the boxes for the derivative, which nobody changes.
func ownBoxes(_ boxes: Tensor) throws(DLError) -> Tensor {
    try withoutRecording { () throws(DLError) in try clone(contiguous(boxes)) }
}

/// Means of bilinear samples in the bins of regions: linear in the feature maps.
private struct RegionMeans: Operation {
    static let name: StaticString = "roi_align"
    let geometry: RegionGeometry
    let sampling: RegionSampling
    let boxes: Tensor
    let inputShape: Dims

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0]), g = geometry
        let output = try Tensor.uninitialized([g.regions, g.channels, g.outputHeight, g.outputWidth], input.dtype, Self.name)
        if output.count > 0 {
            guard regionMeans(input.dtype, g, sampling, input: input.pointer, regions: boxes.pointer, output: output.pointer) else {
                throw DLError(.outOfMemory, "\(Self.name): out of memory for scratch space")
            }
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(SpreadRegions(means: self), gradient)]
    }
}

/// The bins given back to the elements that they were made of: the adjoint of `RegionMeans`.
private struct SpreadRegions: Operation {
    static let name: StaticString = "roi_align_backward"
    let means: RegionMeans

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let gradient = try contiguous(inputs[0])
        let output = try Tensor.result(means.inputShape, gradient.dtype, Self.name)
        if output.count > 0 {
            guard spreadRegions(gradient.dtype, means.geometry, means.sampling, maps: means.inputShape[0], outputGradient: gradient.pointer,
                                regions: means.boxes.pointer, inputGradient: output.pointer) else {
                throw DLError(.outOfMemory, "\(Self.name): out of memory for scratch space")
            }
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] { [try run(means, gradient)] }
}

public func roiAlign(_ input: Tensor, _ boxes: Tensor, outputSize: Dims, spatialScale: Double = 1, samplingRatio: Int = -1,
                     aligned: Bool = false) throws(DLError) -> Tensor {
    guard samplingRatio <= 1 << 16 else { throw .invalid("roi_align", "sampling_ratio must be at most 65536, got \(samplingRatio)") }
    let geometry = try regionGeometry("roi_align", input, boxes, outputSize, spatialScale)
    let operation = RegionMeans(geometry: geometry, sampling: RegionSampling(ratio: samplingRatio, aligned: aligned), boxes: try ownBoxes(boxes),
                                inputShape: input.shape)
    return try run(operation, input)
}
