import DLKernels

/// The largest element of each bin of each region.
private struct RegionMaxima: Operation {
    static let name: StaticString = "roi_pool"
    let geometry: RegionGeometry
    let boxes: Tensor
    private var places: Tensor?
    private var inputShape = Dims()

    init(_ geometry: RegionGeometry, _ boxes: Tensor) {
        self.geometry = geometry
        self.boxes = boxes
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0]), g = geometry
        inputShape = input.shape
        let shape: Dims = [g.regions, g.channels, g.outputHeight, g.outputWidth]
        let output = try Tensor.uninitialized(shape, input.dtype, Self.name)
        let places = try Tensor.uninitialized(shape, .int64, Self.name)
        if output.count > 0 {
            regionMaxima(input.dtype, g, input: input.pointer, regions: boxes.pointer, output: output.pointer,
                         places: places.pointer.assumingMemoryBound(to: Int64.self))
        }
        if inputs.isRecording { self.places = places }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard let places else {
            throw DLError(.invalidState, "backward of roi_pool: Trying to backward through the graph a second time: the indices have been freed")
        }
        // All feature maps are one plane for the places.
        let maps = try run(ScatterPlanes(indices: reshape(places, shape: [places.count]), planeShape: [inputShape.product], spatial: 1),
                           reshape(gradient, shape: [places.count]))
        return [try reshape(maps, shape: inputShape)]
    }

    mutating func releaseSaved() -> Bool {
        defer { places = nil }
        return places != nil
    }
}

public func roiPool(_ input: Tensor, _ boxes: Tensor, outputSize: Dims, spatialScale: Double = 1) throws(DLError) -> Tensor {
    let geometry = try regionGeometry("roi_pool", input, boxes, outputSize, spatialScale)
    return try run(RegionMaxima(geometry, ownBoxes(boxes)), input)
}
