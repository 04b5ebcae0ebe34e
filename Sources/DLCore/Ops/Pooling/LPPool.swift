import DLKernels

/// (sum of x^p over the window)^(1/p), as PyTorch composes it: the mean of the powers, without its sign, times the window's size.
private func lpPool(_ op: StaticString, _ spatial: Int, _ input: Tensor, _ normType: Double, _ kernelSize: Dims, _ stride: Dims?,
                    _ ceilMode: Bool) throws(DLError) -> Tensor {
    let arguments = try PoolArguments(op, spatial: spatial, kernelSize: kernelSize, stride: stride, ceilMode: ceilMode)
    try checkFloating(input, op, "input")
    guard normType != 0 else { throw .invalid(op, "norm_type must not be zero") }
    return try named(op) { () throws(DLError) in
        let powers = normType == 2 ? try square(input) : try pow(input, .float(normType))
        let mean = try run(AveragePool(op, arguments, countIncludePad: true, divisorOverride: nil), powers)
        let magnitude = try sign(mean) * relu(abs(mean))
        let window = Double(arguments.kernelSize.array.reduce(1.0) { $0 * Double($1) })
        return try pow(magnitude * Scalar.float(window), .float(1 / normType))
    }
}

public func lpPool1d(_ input: Tensor, normType: Double, kernelSize: Dims, stride: Dims? = nil, ceilMode: Bool = false) throws(DLError) -> Tensor {
    try lpPool("lp_pool1d", 1, input, normType, kernelSize, stride, ceilMode)
}

public func lpPool2d(_ input: Tensor, normType: Double, kernelSize: Dims, stride: Dims? = nil, ceilMode: Bool = false) throws(DLError) -> Tensor {
    try lpPool("lp_pool2d", 2, input, normType, kernelSize, stride, ceilMode)
}

public func lpPool3d(_ input: Tensor, normType: Double, kernelSize: Dims, stride: Dims? = nil, ceilMode: Bool = false) throws(DLError) -> Tensor {
    try lpPool("lp_pool3d", 3, input, normType, kernelSize, stride, ceilMode)
}
