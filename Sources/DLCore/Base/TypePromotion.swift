@_exported import enum DLKernels.DType
@_exported import struct DLKernels.Dims
@_exported import func DLKernels.setThreadCount
@_exported import enum DLKernels.ConvolutionPrecision
@_exported import var DLKernels.convolutionPrecision
@_exported import var DLKernels.threadConvolutionPrecision
@_exported import enum DLKernels.ConvolutionWay
@_exported import var DLKernels.convolutionWay
@_exported import var DLKernels.lastConvolutionWay
@_exported import var DLKernels.flushesDenormals
@_exported import var DLKernels.threadCount

extension DType {
    /// Kinds are ordered: bool < integer < floating point.
    var kind: Int { self == .bool ? 0 : (isInteger ? 1 : 2) }

    /// The smallest dtype that holds both, as PyTorch's lattice has it.
    static func promoted(_ a: DType, _ b: DType) -> DType {
        if a == b { return a }
        if a.kind != b.kind { return a.kind > b.kind ? a : b }
        if a.kind == 2 { return .float64 }
        return a == .int64 || b == .int64 ? .int64 : .int32
    }
}

/// PyTorch's rule for operands of several dtypes: tensors with axes decide first, then scalar tensors, then plain numbers;
/// an operand of a later group matters only when its kind is higher than all before.
func resultType(_ a: Tensor, _ b: Tensor) -> DType {
    if a.dtype == b.dtype { return a.dtype }
    let aPriority = a.promotionPriority, bPriority = b.promotionPriority
    if aPriority == bPriority { return DType.promoted(a.dtype, b.dtype) }
    let (strong, weak) = aPriority > bPriority ? (a.dtype, b.dtype) : (b.dtype, a.dtype)
    return weak.kind > strong.kind ? DType.promoted(strong, weak) : strong
}

/// The dtype of `tensor op number`.
func resultType(_ tensor: Tensor, _ number: Scalar) -> DType {
    let other = number.defaultDType
    return other.kind > tensor.dtype.kind ? other : tensor.dtype
}

extension Tensor {
    fileprivate var promotionPriority: Int { rank > 0 ? 2 : (isNumber ? 0 : 1) }
}
