/// How the border of `pad` is filled: with one value, mirrored without the edge, with the edge, or from the other end.
public enum PadMode: Int32, Sendable { case constant = 0, reflect = 1, replicate = 2, circular = 3 }

public func pad(_ input: Tensor, pad: Dims, mode: PadMode = .constant, value: Double = 0) throws(DLError) -> Tensor {
    if mode == .constant { return try run(ConstantPad(pad: pad, value: .float(value)), input) }
    let axes = pad.count / 2
    guard pad.count % 2 == 0, (1...3).contains(axes), input.rank == axes + 1 || input.rank == axes + 2 else {
        throw .unsupported("pad", "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now: pad \(pad), input has shape \(input.shape)")
    }
    var result = input
    for i in 0..<axes {
        let axis = input.rank - 1 - i
        let positions = try sources(of: input, axis, before: pad[2 * i], after: pad[2 * i + 1], mode)
        result = try named("pad") { () throws(DLError) in try indexSelect(result, dim: axis, index: positions) }
    }
    return result
}

/// Which element of an axis stands at each place of the padded one.
private func sources(of input: Tensor, _ axis: Int, before: Int, after: Int, _ mode: PadMode) throws(DLError) -> Tensor {
    let extent = input.shape[axis]
    let limit = mode == .replicate ? Int.max / 8 : mode == .reflect ? extent - 1 : extent
    guard extent > 0 else { throw .shape("pad", "Expected a non-empty axis \(axis) to pad, but input has shape \(input.shape)") }
    guard before <= limit && after <= limit && before > -Int.max / 8 && after > -Int.max / 8 else {
        let reason = mode == .circular ? "Padding value causes wrapping around more than once"
            : "Padding size should be less than the corresponding input dimension"
        throw .shape("pad", "\(reason), but got: padding (\(before), \(after)) at dimension \(axis) of input \(input.shape)")
    }
    let count = extent + before + after
    guard count >= 0 else {
        throw .shape("pad", "input with shape \(input.shape) and padding (\(before), \(after)) resulted in a negative output size at dimension \(axis)")
    }
    let positions = try Tensor.uninitialized([count], .int64, "pad")
    let values = positions.pointer.assumingMemoryBound(to: Int64.self)
    for i in 0..<count {
        var place = i - before
        switch mode {
        case .reflect:
            if place < 0 { place = -place }
            if place >= extent { place = 2 * (extent - 1) - place }
        case .replicate: place = Swift.min(Swift.max(place, 0), extent - 1)
        default: place = (place % extent + extent) % extent
        }
        values[i] = Int64(place)
    }
    return positions
}
