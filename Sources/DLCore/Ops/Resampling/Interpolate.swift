import DLKernels

/// How `resample` makes new elements of old ones.
public enum ResampleMode: Int32, Sendable { case nearest = 0, nearest_exact = 1, linear = 2, cubic = 3, area = 4 }

/// How `interpolate` makes new elements of old ones; the linear and cubic ones say for how many axes.
public enum InterpolateMode: Int32, Sendable {
    case nearest = 0, linear = 1, bilinear = 2, bicubic = 3, trilinear = 4, area = 5, nearest_exact = 6
}

public func resample(_ input: Tensor, outputSize: Dims, mode: ResampleMode = .nearest, alignCorners: Bool = false, antialias: Bool = false,
                     scalesD: Double? = nil, scalesH: Double? = nil, scalesW: Double? = nil) throws(DLError) -> Tensor {
    let spatial = input.rank - 2
    let scales = [scalesD, scalesH, scalesW]
    for scale in scales {
        if let scale, !(scale > 0 && scale.isFinite) { throw .invalid("resample", "scale factors must be positive and finite, got \(scale)") }
    }
    return try resample("resample", input, spatial, outputSize, mode, alignCorners, antialias, scales)
}

/// `scales` are those of depth, height and width.
private func resample(_ op: StaticString, _ input: Tensor, _ spatial: Int, _ outputSize: Dims, _ mode: ResampleMode, _ alignCorners: Bool,
                      _ antialias: Bool, _ scales: [Double?]) throws(DLError) -> Tensor {
    guard spatial >= 1 && spatial <= 3 else {
        throw .shape(op, "Only 3D, 4D and 5D input Tensors supported (got \(input.rank)D): input has shape \(input.shape)")
    }
    guard outputSize.count == spatial || outputSize.count == 1 else {
        throw .invalid(op, "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of "
            + "\(spatial) and output size of \(outputSize)")
    }
    let extents = outputSize.count == spatial ? outputSize : Dims(repeating: outputSize[0], count: spatial)
    for i in 0..<spatial where extents[i] <= 0 || input.shape[2 + i] == 0 {
        if mode == .area && extents[i] == 0 && input.shape[2 + i] > 0 { continue }
        throw .invalid(op, "Input and output sizes should be greater than 0, but got input \(input.shape) and output_size \(extents)")
    }
    for i in 1..<input.rank where input.shape[i] == 0 {
        throw .shape(op, "Non-empty \(input.rank)D data tensor expected but got a tensor with sizes \(input.shape)")
    }
    if antialias && !(spatial == 2 && (mode == .linear || mode == .cubic)) {
        throw .invalid(op, "Anti-alias option is restricted to bilinear and bicubic modes and requires a 4-D tensor as input")
    }
    if mode == .nearest || mode == .nearest_exact {
        var input3: Dims = [1, 1, 1], output3: Dims = [1, 1, 1]
        var shape = input.shape
        for i in 0..<spatial {
            input3[3 - spatial + i] = input.shape[2 + i]
            output3[3 - spatial + i] = extents[i]
            shape[2 + i] = extents[i]
        }
        let positions = NearestPositions(input: input3, output: output3, scales: scales, exact: mode == .nearest_exact, op: op)
        return try run(ResizeNearest(positions, outputShape: shape), input)
    }
    try checkFloating(input, op, "input")
    let rules = (0..<spatial).map { i -> BandRule in
        let scale = scales[3 - spatial + i]
        if antialias { return .smooth(cubic: mode == .cubic, alignCorners: alignCorners, scale: scale) }
        switch mode {
        case .linear: return .linear(alignCorners: alignCorners, scale: scale)
        case .cubic: return .cubic(alignCorners: alignCorners, scale: scale)
        default: return .average
        }
    }
    return try resampled(input, to: extents, rules, op)
}

public func interpolate(_ input: Tensor, size: Dims? = nil, scaleFactor: Double? = nil, mode: InterpolateMode = .nearest,
                        alignCorners: Bool = false, recomputeScaleFactor: Bool = false, antialias: Bool = false) throws(DLError) -> Tensor {
    let op: StaticString = "interpolate"
    let spatial = input.rank - 2
    guard spatial >= 1 && spatial <= 3 else {
        throw .shape(op, "Only 3D, 4D and 5D input Tensors supported (got \(input.rank)D): input has shape \(input.shape)")
    }
    if size != nil && scaleFactor != nil { throw .invalid(op, "only one of size or scale_factor should be defined") }
    if size != nil && recomputeScaleFactor { throw .invalid(op, "recompute_scale_factor is not meaningful with an explicit size.") }
    var extents = size ?? Dims()
    if size == nil {
        guard let scaleFactor else { throw .invalid(op, "either size or scale_factor should be defined") }
        guard scaleFactor > 0 && scaleFactor.isFinite else {
            throw .invalid(op, "scale_factor must be positive and finite, got \(scaleFactor)")
        }
        for i in 0..<spatial {
            let extent = (Double(input.shape[2 + i]) * scaleFactor).rounded(.down)
            guard extent < 9e15 else { throw .invalid(op, "the output would be too large: input \(input.shape), scale_factor \(scaleFactor)") }
            extents.append(Int(extent))
        }
    }
    let (kind, axes): (ResampleMode, Int) = switch mode {
    case .nearest: (.nearest, spatial)
    case .nearest_exact: (.nearest_exact, spatial)
    case .area: (.area, spatial)
    case .linear: (.linear, 1)
    case .bilinear: (.linear, 2)
    case .trilinear: (.linear, 3)
    case .bicubic: (.cubic, 2)
    }
    guard axes == spatial else {
        throw .shape(op, "Got \(input.rank)D input, but \(mode) mode needs \(axes + 2)D input: input has shape \(input.shape)")
    }
    let scale = recomputeScaleFactor || mode == .area ? nil : scaleFactor
    return try resample(op, input, spatial, extents, kind, alignCorners, antialias, [scale, scale, scale])
}

private func checkImages(_ input: Tensor, _ op: StaticString) throws(DLError) {
    guard input.rank == 4 else {
        throw .shape(op, "It is expected input to have 4 dimensions [N, C, H, W], but got input with shape \(input.shape)")
    }
}

public func upsampleBilinear2d(_ input: Tensor, outputSize: Dims, alignCorners: Bool = false) throws(DLError) -> Tensor {
    try checkImages(input, "upsample_bilinear2d")
    return try resample("upsample_bilinear2d", input, 2, outputSize, .linear, alignCorners, false, [nil, nil, nil])
}

public func upsampleNearest2d(_ input: Tensor, outputSize: Dims) throws(DLError) -> Tensor {
    try checkImages(input, "upsample_nearest2d")
    return try resample("upsample_nearest2d", input, 2, outputSize, .nearest, false, false, [nil, nil, nil])
}
