import CShims

/// How exact float32 convolutions are.
public enum ConvolutionPrecision: Int32, Sendable {
    /// Winograd's F(4 x 4, 3 x 3) where it is faster. The root mean square of the error is about 2e-6 of that of the result,
    /// and a NaN or an infinity in the input spreads over the 4 x 4 tiles of outputs that it touches.
    case standard = 0
    /// Every output is the sum of its own products.
    case strict = 1
}

/// Holds for the whole process, from the next convolution on. float64 is always strict.
public var convolutionPrecision: ConvolutionPrecision {
    get { shim_load_relaxed_i32(shim_convolution_is_strict()) != 0 ? .strict : .standard }
    set { shim_store_relaxed_i32(shim_convolution_is_strict(), newValue.rawValue) }
}
