/// Rearrangements between channels and pixels.

private func checkedPixels(_ input: Tensor, _ factor: Int, _ op: StaticString, _ name: String) throws(DLError) {
    guard input.rank >= 3 else {
        throw .shape(op, "expects input to have at least 3 dimensions, but got input with \(input.rank) dimension(s): shape \(input.shape)")
    }
    guard factor > 0 && factor < 1 << 31 else { throw .invalid(op, "expects a positive \(name), but got \(factor)") }
}

/// The axes before the last three as one.
private func mergedBatch(_ input: Tensor) -> Int {
    var batch = 1
    for i in 0..<input.rank - 3 { batch &*= input.shape[i] }
    return batch
}

private func reshaped(_ pixels: Tensor, like input: Tensor, _ c: Int, _ h: Int, _ w: Int) throws(DLError) -> Tensor {
    var shape = input.shape
    shape[input.rank - 3] = c
    shape[input.rank - 2] = h
    shape[input.rank - 1] = w
    guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, "pixel_shuffle") }
    return try reshape(pixels, shape: shape)
}

/// (*, C r^2, H, W) -> (*, C, H r, W r)
public func pixelShuffle(_ input: Tensor, upscaleFactor: Int) throws(DLError) -> Tensor {
    try checkedPixels(input, upscaleFactor, "pixel_shuffle", "upscale_factor")
    let r = upscaleFactor, n = mergedBatch(input)
    let c = input.shape[input.rank - 3], h = input.shape[input.rank - 2], w = input.shape[input.rank - 1]
    guard c % (r * r) == 0 else {
        throw .shape("pixel_shuffle", "expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
            + "input.size(-3)=\(c) is not divisible by \(r * r)")
    }
    return try named("pixel_shuffle") { () throws(DLError) in
        let parts = try permute(reshape(input, shape: [n, c / (r * r), r, r, h, w]), dims: [0, 1, 4, 2, 5, 3])
        return try reshaped(parts, like: input, c / (r * r), h &* r, w &* r)
    }
}

/// (*, C, H r, W r) -> (*, C r^2, H, W)
public func pixelUnshuffle(_ input: Tensor, downscaleFactor: Int) throws(DLError) -> Tensor {
    try checkedPixels(input, downscaleFactor, "pixel_unshuffle", "downscale_factor")
    let r = downscaleFactor, n = mergedBatch(input)
    let c = input.shape[input.rank - 3], h = input.shape[input.rank - 2], w = input.shape[input.rank - 1]
    for (name, extent) in [("height", h), ("width", w)] where extent % r != 0 {
        throw .shape("pixel_unshuffle", "expects \(name) to be divisible by downscale_factor, but \(name) \(extent) is not divisible by \(r): "
            + "input has shape \(input.shape)")
    }
    return try named("pixel_unshuffle") { () throws(DLError) in
        let parts = try permute(reshape(input, shape: [n, c, h / r, r, w / r, r]), dims: [0, 1, 3, 5, 2, 4])
        return try reshaped(parts, like: input, c &* r &* r, h / r, w / r)
    }
}

/// (N, groups g, ...) with the channels of the groups taken in turn: channel k of group j becomes channel k groups + j.
public func channelShuffle(_ input: Tensor, groups: Int) throws(DLError) -> Tensor {
    guard input.rank > 2 else {
        throw .shape("channel_shuffle", "expects input with > 2 dims, but got input with sizes \(input.shape)")
    }
    guard groups > 0 else { throw .invalid("channel_shuffle", "Number of groups to divide channels in must be positive. Value of groups:\(groups)") }
    let channels = input.shape[1]
    guard channels % groups == 0 else {
        throw .shape("channel_shuffle", "Number of channels must be divisible by groups. Got \(channels) channels and \(groups) groups: "
            + "input has shape \(input.shape)")
    }
    var rest = 1
    for i in 2..<input.rank { rest &*= input.shape[i] }
    return try named("channel_shuffle") { () throws(DLError) in
        let parts = try permute(reshape(input, shape: [input.shape[0], groups, channels / groups, rest]), dims: [0, 2, 1, 3])
        return try reshape(parts, shape: input.shape)
    }
}
