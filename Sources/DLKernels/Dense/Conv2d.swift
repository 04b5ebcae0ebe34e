/// Convolution and its gradients for float32 and float64 (see `Conv2dGeometry` for the shapes). All results are the
/// same for any number of threads. The functions return false when scratch memory could not be had, and then the
/// output holds nothing of use.

/// `output[n, o, i, j] = bias[o] + sum_{c, y, x} input[n, c, i*s + y*d - p, j*s + x*d - p] * weight[o, c, y, x]`,
/// where elements outside the input are zero and c runs over the channels of the group of o; with `rectifies`
/// what is negative becomes zero.
@discardableResult
public func conv2dForward(
    _ dtype: DType, _ geometry: Conv2dGeometry, input: UnsafeRawPointer, weight: UnsafeRawPointer,
    bias: UnsafeRawPointer?, output: UnsafeMutableRawPointer
) -> Bool {
    switch dtype {
    case .float32:
        return forward(
            geometry, input: input.assumingMemoryBound(to: Float.self), weight: weight.assumingMemoryBound(to: Float.self),
            bias: bias?.assumingMemoryBound(to: Float.self), output: output.assumingMemoryBound(to: Float.self))
    case .float64:
        return forward(
            geometry, input: input.assumingMemoryBound(to: Double.self),
            weight: weight.assumingMemoryBound(to: Double.self), bias: bias?.assumingMemoryBound(to: Double.self),
            output: output.assumingMemoryBound(to: Double.self))
    default: return true
    }
}

/// The derivative of `sum(outputGradient * output)` with respect to the input; overwrites `inputGradient`.
@discardableResult
public func conv2dInputGradient(
    _ dtype: DType, _ geometry: Conv2dGeometry, outputGradient: UnsafeRawPointer, weight: UnsafeRawPointer,
    inputGradient: UnsafeMutableRawPointer
) -> Bool {
    switch dtype {
    case .float32:
        return inputGradientOf(
            geometry, outputGradient: outputGradient.assumingMemoryBound(to: Float.self),
            weight: weight.assumingMemoryBound(to: Float.self),
            inputGradient: inputGradient.assumingMemoryBound(to: Float.self))
    case .float64:
        return inputGradientOf(
            geometry, outputGradient: outputGradient.assumingMemoryBound(to: Double.self),
            weight: weight.assumingMemoryBound(to: Double.self),
            inputGradient: inputGradient.assumingMemoryBound(to: Double.self))
    default: return true
    }
}

/// The derivative of `sum(outputGradient * output)` with respect to the weight; overwrites `weightGradient`.
@discardableResult
public func conv2dWeightGradient(
    _ dtype: DType, _ geometry: Conv2dGeometry, input: UnsafeRawPointer, outputGradient: UnsafeRawPointer,
    weightGradient: UnsafeMutableRawPointer
) -> Bool {
    switch dtype {
    case .float32:
        return weightGradientOf(
            geometry, input: input.assumingMemoryBound(to: Float.self),
            outputGradient: outputGradient.assumingMemoryBound(to: Float.self),
            weightGradient: weightGradient.assumingMemoryBound(to: Float.self))
    case .float64:
        return weightGradientOf(
            geometry, input: input.assumingMemoryBound(to: Double.self),
            outputGradient: outputGradient.assumingMemoryBound(to: Double.self),
            weightGradient: weightGradient.assumingMemoryBound(to: Double.self))
    default: return true
    }
}

private func forward<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, weight: UnsafePointer<T>, bias: UnsafePointer<T>?,
    output: UnsafeMutablePointer<T>
) -> Bool {
    if g.outputCount <= 0 { return true }
    let isEmpty = g.depth <= 0 || g.inputPlane <= 0
    if !isEmpty, !g.isLinear, !g.isChannelProduct,
        let done = T.directForward(g, input: input, weight: weight, bias: bias, output: output) { return done }
    let done = forwardByMatrices(g, isEmpty: isEmpty, input: input, weight: weight, bias: bias, output: output)
    if done && g.rectifies { rectify(output, count: g.outputCount) }
    return done
}

private func forwardByMatrices<T: DenseScalar>(
    _ g: Conv2dGeometry, isEmpty: Bool, input: UnsafePointer<T>, weight: UnsafePointer<T>, bias: UnsafePointer<T>?,
    output: UnsafeMutablePointer<T>
) -> Bool {
    if isEmpty {
        fillWithBias(g, bias: bias, output: output)
        return true
    }
    lastConvolutionWay = g.isLinear || g.isChannelProduct ? .matrix : .columns
    if g.isLinear || g.isChannelProduct {
        if bias != nil { fillWithBias(g, bias: bias, output: output) }
        let beta: T = bias == nil ? 0 : 1
        if g.isLinear {
            linearForward(g, input: input, weight: weight, output: output, beta: beta)
        } else {
            pointwiseForward(g, input: input, weight: weight, output: output, beta: beta)
        }
        return true
    }
    return convolveByColumns(g, input: input, weight: weight, bias: bias, output: output)
}

private func inputGradientOf<T: DenseScalar>(
    _ g: Conv2dGeometry, outputGradient: UnsafePointer<T>, weight: UnsafePointer<T>,
    inputGradient: UnsafeMutablePointer<T>
) -> Bool {
    if g.inputCount <= 0 { return true }
    if g.outputPlane <= 0 || g.groupOutputs <= 0 || g.kernelArea <= 0 {
        inputGradient.update(repeating: 0, count: g.inputCount)
        return true
    }
    lastConvolutionWay = g.isLinear || g.isChannelProduct ? .matrix : .columns
    if g.isLinear {
        linearInputGradient(g, outputGradient: outputGradient, weight: weight, inputGradient: inputGradient)
        return true
    }
    if g.isChannelProduct {
        pointwiseInputGradient(g, outputGradient: outputGradient, weight: weight, inputGradient: inputGradient)
        return true
    }
    if let done = T.directInputGradient(
        g, outputGradient: outputGradient, weight: weight, inputGradient: inputGradient) { return done }
    return inputGradientByColumns(g, outputGradient: outputGradient, weight: weight, inputGradient: inputGradient)
}

private func weightGradientOf<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, outputGradient: UnsafePointer<T>,
    weightGradient: UnsafeMutablePointer<T>
) -> Bool {
    if g.weightCount <= 0 { return true }
    if g.batch <= 0 || g.outputPlane <= 0 || g.inputPlane <= 0 {
        weightGradient.update(repeating: 0, count: g.weightCount)
        return true
    }
    lastConvolutionWay = g.isLinear || g.isChannelProduct ? .matrix : .columns
    if g.isLinear {
        linearWeightGradient(g, input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        return true
    }
    if g.isChannelProduct {
        return pointwiseWeightGradient(
            g, input: input, outputGradient: outputGradient, weightGradient: weightGradient)
    }
    if let done = T.directWeightGradient(
        g, input: input, outputGradient: outputGradient, weightGradient: weightGradient) { return done }
    return weightGradientByColumns(g, input: input, outputGradient: outputGradient, weightGradient: weightGradient)
}

private func fillWithBias<T: DenseScalar>(
    _ g: Conv2dGeometry, bias: UnsafePointer<T>?, output: UnsafeMutablePointer<T>
) {
    let plane = g.outputPlane
    parallelFor(count: g.batch &* g.outputChannels, grain: max(1, 100_000 / max(1, plane))) { range in
        for item in range {
            let value: T = bias.map { $0[item % g.outputChannels] } ?? 0
            (output + item &* plane).update(repeating: value, count: plane)
        }
    }
}
