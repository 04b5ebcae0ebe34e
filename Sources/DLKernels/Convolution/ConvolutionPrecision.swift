import CShims

/// How exact float32 convolutions are.
public enum ConvolutionPrecision: Int32, Sendable {
    /// Winograd's F(4 x 4, 3 x 3) where it is faster. The root mean square of the error is about 1e-6 of that of the result,
    /// and a NaN or an infinity in the input spreads over the 4 x 4 tiles of outputs that it touches.
    case standard = 0
    /// Every output is the sum of its own products, or as exact: Winograd's F(2 x 2, 3 x 3) where it is faster and no value is
    /// so large that an output could tell.
    case strict = 1

    /// That of the convolutions which the calling thread runs.
    public static var current: ConvolutionPrecision { threadConvolutionPrecision ?? convolutionPrecision }
}

/// Holds for the whole process, from the next convolution on. float64 is always strict.
public var convolutionPrecision: ConvolutionPrecision {
    get { shim_load_relaxed_i32(shim_convolution_is_strict()) != 0 ? .strict : .standard }
    set { shim_store_relaxed_i32(shim_convolution_is_strict(), newValue.rawValue) }
}

/// That of the convolutions of the calling thread, and of their gradients; nil: that of the process.
public var threadConvolutionPrecision: ConvolutionPrecision? {
    get { ConvolutionPrecision(rawValue: shim_thread().pointee.convolution_precision &- 1) }
    set { shim_thread().pointee.convolution_precision = newValue.map { $0.rawValue &+ 1 } ?? 0 }
}

/// The ways that a convolution can go.
public enum ConvolutionWay: Int16, Sendable {
    /// The fastest, as far as is known.
    case automatic = 0
    /// Winograd's F(4 x 4, 3 x 3)
    case winograd4 = 1
    /// Winograd's F(2 x 2, 3 x 3)
    case winograd2 = 2
    /// Products of panels of channels, tap by tap
    case panels = 3
    /// Sums over padded planes
    case planes = 4
    /// Products over columns
    case columns = 5
    /// One matrix product
    case matrix = 6
    /// The kernels for groups of one channel
    case depthwise = 7
}

/// For measurements: the way that the convolutions of the calling thread go where they can, whatever the precision.
public var convolutionWay: ConvolutionWay {
    get { ConvolutionWay(rawValue: shim_thread().pointee.convolution_way) ?? .automatic }
    set { shim_thread().pointee.convolution_way = newValue.rawValue }
}

/// The way that the last convolution of the calling thread went; `automatic` before the first.
public internal(set) var lastConvolutionWay: ConvolutionWay {
    get { ConvolutionWay(rawValue: shim_thread().pointee.last_convolution_way) ?? .automatic }
    set { shim_thread().pointee.last_convolution_way = newValue.rawValue }
}
