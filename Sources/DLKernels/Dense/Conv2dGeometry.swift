/// The sizes of a two-dimensional convolution (cross-correlation) of NCHW-contiguous tensors:
/// input `batch x inputChannels x inputHeight x inputWidth`,
/// weight `outputChannels x inputChannels/groups x kernelHeight x kernelWidth`,
/// output `batch x outputChannels x outputHeight x outputWidth` with
/// `outputHeight = (inputHeight + 2 * paddingHeight - dilationHeight * (kernelHeight - 1) - 1) / strideHeight + 1`.
public struct Conv2dGeometry: Sendable {
    public var batch: Int
    public var inputChannels: Int
    public var outputChannels: Int
    public var groups: Int
    public var inputHeight: Int
    public var inputWidth: Int
    public var kernelHeight: Int
    public var kernelWidth: Int
    public var strideHeight: Int
    public var strideWidth: Int
    public var paddingHeight: Int
    public var paddingWidth: Int
    public var dilationHeight: Int
    public var dilationWidth: Int
    public var outputHeight: Int
    public var outputWidth: Int
    public var precision = ConvolutionPrecision.standard
    /// Negative outputs become zero.
    public var rectifies = false

    public init(
        batch: Int, inputChannels: Int, outputChannels: Int, groups: Int = 1, inputHeight: Int, inputWidth: Int,
        kernelHeight: Int, kernelWidth: Int, strideHeight: Int = 1, strideWidth: Int = 1,
        paddingHeight: Int = 0, paddingWidth: Int = 0, dilationHeight: Int = 1, dilationWidth: Int = 1,
        outputHeight: Int, outputWidth: Int
    ) {
        self.batch = batch
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.groups = groups
        self.inputHeight = inputHeight
        self.inputWidth = inputWidth
        self.kernelHeight = kernelHeight
        self.kernelWidth = kernelWidth
        self.strideHeight = strideHeight
        self.strideWidth = strideWidth
        self.paddingHeight = paddingHeight
        self.paddingWidth = paddingWidth
        self.dilationHeight = dilationHeight
        self.dilationWidth = dilationWidth
        self.outputHeight = outputHeight
        self.outputWidth = outputWidth
    }

    var inputPlane: Int { inputHeight &* inputWidth }
    var outputPlane: Int { outputHeight &* outputWidth }
    var kernelArea: Int { kernelHeight &* kernelWidth }
    /// Input channels of one group.
    var groupInputs: Int { inputChannels / groups }
    /// Output channels of one group.
    var groupOutputs: Int { outputChannels / groups }
    /// Products in one output element.
    var depth: Int { groupInputs &* kernelArea }

    var inputCount: Int { batch &* inputChannels &* inputPlane }
    var outputCount: Int { batch &* outputChannels &* outputPlane }
    var weightCount: Int { outputChannels &* depth }

    /// A matrix product of the channels at every pixel, in memory order.
    var isPointwise: Bool {
        kernelArea == 1 && strideHeight == 1 && strideWidth == 1 && paddingHeight == 0 && paddingWidth == 0
    }
}

/// A correlation of `sources` planes with `targets` filters in each group. The forward convolution is one, and so is
/// its input gradient for stride 1, with the roles of the channels exchanged and the filters turned by 180 degrees.
struct Correlation: Sendable {
    var images: Int
    var groups: Int
    var sources: Int
    var targets: Int
    var sourceHeight: Int
    var sourceWidth: Int
    var targetHeight: Int
    var targetWidth: Int
    var kernelHeight: Int
    var kernelWidth: Int
    var strideHeight: Int
    var strideWidth: Int
    /// May be negative: then the source is cropped.
    var paddingHeight: Int
    var paddingWidth: Int
    var dilationHeight: Int
    var dilationWidth: Int
    /// The filters are read as `weight[target, source, y, x]`, or as `weight[source, target, -y, -x]`.
    var isTurned: Bool

    init(forward g: Conv2dGeometry) {
        images = g.batch
        groups = g.groups
        sources = g.groupInputs
        targets = g.groupOutputs
        sourceHeight = g.inputHeight
        sourceWidth = g.inputWidth
        targetHeight = g.outputHeight
        targetWidth = g.outputWidth
        kernelHeight = g.kernelHeight
        kernelWidth = g.kernelWidth
        strideHeight = g.strideHeight
        strideWidth = g.strideWidth
        paddingHeight = g.paddingHeight
        paddingWidth = g.paddingWidth
        dilationHeight = g.dilationHeight
        dilationWidth = g.dilationWidth
        isTurned = false
    }

    /// For stride 1 in both directions.
    init(inputGradient g: Conv2dGeometry) {
        self.init(forward: g)
        sources = g.groupOutputs
        targets = g.groupInputs
        sourceHeight = g.outputHeight
        sourceWidth = g.outputWidth
        targetHeight = g.inputHeight
        targetWidth = g.inputWidth
        paddingHeight = g.dilationHeight &* (g.kernelHeight &- 1) &- g.paddingHeight
        paddingWidth = g.dilationWidth &* (g.kernelWidth &- 1) &- g.paddingWidth
        isTurned = true
    }

    var depth: Int { sources &* kernelHeight &* kernelWidth }
    var sourcePlane: Int { sourceHeight &* sourceWidth }
    var targetPlane: Int { targetHeight &* targetWidth }
}
