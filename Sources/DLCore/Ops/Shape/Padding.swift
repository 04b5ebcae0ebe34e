import DLKernels

/// How the border of `pad` is filled: with one value, mirrored without the edge, with the edge, or from the other end.
public enum PadMode: Int32, Sendable { case constant = 0, reflect = 1, replicate = 2, circular = 3 }

public func pad(_ input: Tensor, pad: Dims, mode: PadMode = .constant, value: Double = 0) throws(DLError) -> Tensor {
    if mode == .constant { return try run(ConstantPad(pad: pad, value: .float(value)), input) }
    let axes = pad.count / 2
    guard pad.count % 2 == 0, (1...3).contains(axes), input.rank == axes + 1 || input.rank == axes + 2 else {
        throw .unsupported("pad", "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now: pad \(pad), input has shape \(input.shape)")
    }
    for i in 0..<axes { try checkBorder(of: input, input.rank - 1 - i, before: pad[2 * i], after: pad[2 * i + 1], mode) }
    if (0..<pad.count).allSatisfy({ pad[$0] >= 0 }) {
        return try run(BorderPad(border: Border(pad: pad, mode: mode, inputShape: input.shape)), input)
    }
    var result = input
    for i in 0..<axes {
        let axis = input.rank - 1 - i
        let positions = try sources(extent: input.shape[axis], before: pad[2 * i], after: pad[2 * i + 1], mode)
        result = try named("pad") { () throws(DLError) in try indexSelect(result, dim: axis, index: positions) }
    }
    return result
}

private func checkBorder(of input: Tensor, _ axis: Int, before: Int, after: Int, _ mode: PadMode) throws(DLError) {
    let extent = input.shape[axis]
    let limit = mode == .replicate ? Int.max / 8 : mode == .reflect ? extent - 1 : extent
    guard extent > 0 else { throw .shape("pad", "Expected a non-empty axis \(axis) to pad, but input has shape \(input.shape)") }
    guard before <= limit && after <= limit && before > -Int.max / 8 && after > -Int.max / 8 else {
        let reason = mode == .circular ? "Padding value causes wrapping around more than once"
            : "Padding size should be less than the corresponding input dimension"
        throw .shape("pad", "\(reason), but got: padding (\(before), \(after)) at dimension \(axis) of input \(input.shape)")
    }
    guard extent + before + after >= 0 else {
        throw .shape("pad", "input with shape \(input.shape) and padding (\(before), \(after)) resulted in a negative output size at dimension \(axis)")
    }
}

/// Which element of an axis stands at each place of the padded one.
private func sources(extent: Int, before: Int, after: Int, _ mode: PadMode) throws(DLError) -> Tensor {
    let count = extent + before + after
    let positions = try Tensor.uninitialized([count], .int64, "pad")
    let values = positions.pointer.assumingMemoryBound(to: Int64.self)
    for i in 0..<count { values[i] = Int64(source(i - before, extent: extent, mode)) }
    return positions
}

/// The element that stands at a place, counted from the first element of an axis.
private func source(_ place: Int, extent: Int, _ mode: PadMode) -> Int {
    switch mode {
    case .reflect:
        let mirrored = Swift.abs(place)
        return mirrored >= extent ? 2 * (extent - 1) - mirrored : mirrored
    case .replicate: return Swift.min(Swift.max(place, 0), extent - 1)
    default: return (place % extent + extent) % extent
    }
}

/// A border that is filled from the tensor itself.
private struct Border {
    let pad: Dims, mode: PadMode, inputShape: Dims

    var axes: Int { pad.count / 2 }

    func before(_ axis: Int) -> Int { axis < inputShape.count - axes ? 0 : pad[2 * (inputShape.count - 1 - axis)] }
    func after(_ axis: Int) -> Int { axis < inputShape.count - axes ? 0 : pad[2 * (inputShape.count - 1 - axis) + 1] }

    func outputShape() throws(DLError) -> Dims {
        var shape = inputShape
        for axis in 0..<shape.count { shape[axis] += before(axis) + after(axis) }
        guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, "pad") }
        return shape
    }

    /// A window on a padded tensor: `count` places along an axis from `start`, `step` apart, with all of the axes behind it and
    /// the input's part of those before.
    func window(on output: Tensor, _ axis: Int, start: Int, count: Int, step: Int) -> Tensor {
        var shape = inputShape, strides = output.strides, offset = output.offset
        for i in 0..<shape.count {
            if i > axis {
                shape[i] = output.shape[i]
            } else {
                offset &+= (i == axis ? start : before(i)) &* strides[i]
            }
        }
        shape[axis] = count
        strides[axis] = strides[axis] &* step
        return output.view(shape: shape, strides: strides, offset: offset)
    }

    /// The input's part of a padded tensor.
    func center(of output: Tensor) -> Tensor {
        let axis = inputShape.count - 1
        return window(on: output, axis, start: before(axis), count: inputShape[axis], step: 1)
    }

    /// The two parts of an axis' border: where they begin, and where they are copied from, in which steps.
    func parts(_ axis: Int) -> [(start: Int, count: Int, source: Int, step: Int)] {
        let before = before(axis), after = after(axis), extent = inputShape[axis], end = before + extent
        switch mode {
        case .reflect: return [(0, before, 2 * before, -1), (end, after, end - 2, -1)]
        case .replicate: return [(0, before, before, 0), (end, after, end - 1, 0)]
        default: return [(0, before, extent, 1), (end, after, before, 1)]
        }
    }
}

private struct BorderPad: Operation {
    static let name: StaticString = "pad"
    let border: Border

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let input = try contiguous(inputs[0])
        let output = try Tensor.uninitialized(border.outputShape(), input.dtype, Self.name)
        if output.count == 0 { return output }
        let last = input.rank - 1, width = input.shape[last]
        // The lines of an image, whose axes are those with a border.
        var lines = [0], images = 1, inputLines = 1
        for axis in 0..<last {
            let extent = input.shape[axis]
            if axis < input.rank - border.axes { images *= extent; continue }
            let places = (-border.before(axis)..<extent + border.after(axis)).map { source($0, extent: extent, border.mode) }
            lines = lines.flatMap { line in places.map { line * extent + $0 } }
            inputLines *= extent
        }
        padLines(itemSize: input.dtype.size, images: images, inputLines: inputLines, width: width, lines: lines,
                 before: (-border.before(last)..<0).map { source($0, extent: width, border.mode) },
                 after: (width..<width + border.after(last)).map { source($0, extent: width, border.mode) },
                 output: output.pointer, input: input.pointer)
        return try contiguous(output, memoryFormat: inputs[0].memoryFormat)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(BorderFold(border: border), gradient)]
    }
}

/// The border added to the elements that it was filled from: the adjoint of `BorderPad`.
private struct BorderFold: Operation {
    static let name: StaticString = "pad_backward"
    let border: Border

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let total = try clone(inputs[0])
        guard let add = BinaryKernel.add[total.dtype], total.count > 0 else { return try zeros(border.inputShape, dtype: total.dtype) }
        for axis in (total.rank - border.axes)..<total.rank {
            for part in border.parts(axis) where part.count > 0 {
                // Targets in rising order; equal ones one after the other.
                let pieces = part.step == 0 ? part.count : 1, length = part.count / pieces
                for piece in 0..<pieces {
                    let isTurned = part.step < 0
                    let source = border.window(on: total, axis, start: part.start + (isTurned ? length - 1 : piece), count: length,
                                               step: isTurned ? -1 : 1)
                    let target = border.window(on: total, axis, start: part.source - (isTurned ? length - 1 : 0), count: length, step: 1)
                    Tensor.apply(add, target, source, to: target)
                }
            }
        }
        return try clone(border.center(of: total))
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(BorderPad(border: border), gradient)]
    }
}
