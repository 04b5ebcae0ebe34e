import DLKernels

/// The weights of a convolution, checked.
private func convolutionWeights(_ inChannels: Int, _ outChannels: Int, _ kernelSize: Dims, _ groups: Int,
                                _ op: StaticString) throws(DLError) -> CheckedNumber {
    try checkSmallest(inChannels, 1, "in_channels", op)
    try checkSmallest(outChannels, 1, "out_channels", op)
    try checkSmallest(groups, 1, "groups", op)
    try kernelSize.checkSmallest(1, "kernel_size", op)
    guard inChannels % groups == 0 && outChannels % groups == 0 else {
        throw .invalid(op, "in_channels and out_channels must be divisible by groups, but got \(inChannels), \(outChannels) and groups=\(groups)")
    }
    return CheckedNumber(inChannels / groups) * CheckedNumber(outChannels) * kernelSize.checkedProduct
}

public func convolutionParameters(inChannels: Int, outChannels: Int, kernelSize: Dims, groups: Int = 1,
                                  bias: Bool = true) throws(DLError) -> Tensor {
    let op: StaticString = "convolution_parameters"
    let weights = try convolutionWeights(inChannels, outChannels, kernelSize, groups, op)
    return try integers([(weights + CheckedNumber(bias ? outChannels : 0)).value("the number of parameters", op)], shape: [])
}

public func convolutionMultiplyAdds(inChannels: Int, outChannels: Int, kernelSize: Dims, outputSize: Dims,
                                    groups: Int = 1) throws(DLError) -> Tensor {
    let op: StaticString = "convolution_multiply_adds"
    guard outputSize.count == kernelSize.count else {
        throw .shape(op, "output_size must have a value for each axis of kernel_size, but got output_size \(outputSize) and kernel_size \(kernelSize)")
    }
    try outputSize.checkSmallest(0, "output_size", op)
    let weights = try convolutionWeights(inChannels, outChannels, kernelSize, groups, op)
    return try integers([(weights * outputSize.checkedProduct).value("the number of multiply-adds", op)], shape: [])
}

public func linearParameters(inFeatures: Int, outFeatures: Int, bias: Bool = true) throws(DLError) -> Tensor {
    let op: StaticString = "linear_parameters"
    try checkSmallest(inFeatures, 0, "in_features", op)
    try checkSmallest(outFeatures, 0, "out_features", op)
    let count = CheckedNumber(inFeatures) * CheckedNumber(outFeatures) + CheckedNumber(bias ? outFeatures : 0)
    return try integers([count.value("the number of parameters", op)], shape: [])
}

public func normalizationParameters(numFeatures: Int, affine: Bool = true,
                                    trackRunningStats: Bool = true) throws(DLError) -> (trainable: Tensor, buffers: Tensor) {
    let op: StaticString = "normalization_parameters"
    try checkSmallest(numFeatures, 0, "num_features", op)
    let twice = try (CheckedNumber(numFeatures) * 2).value("the number of parameters", op)
    return (try integers([affine ? twice : 0], shape: []), try integers([trackRunningStats ? twice : 0], shape: []))
}
