/// The sizes of a two-dimensional pooling over contiguous planes (batch and channels together).
///
/// The output size is the caller's: floor or ceil mode is nothing but another number of windows. Windows that reach
/// beyond the padded plane are cut there.
public struct Pool2dGeometry: Sendable {
    public var planes: Int
    public var inputHeight: Int
    public var inputWidth: Int
    public var outputHeight: Int
    public var outputWidth: Int
    public var kernelHeight: Int
    public var kernelWidth: Int
    public var strideHeight: Int
    public var strideWidth: Int
    public var paddingHeight: Int
    public var paddingWidth: Int
    public var dilationHeight: Int
    public var dilationWidth: Int

    public init(
        planes: Int, inputHeight: Int, inputWidth: Int, outputHeight: Int, outputWidth: Int,
        kernelHeight: Int, kernelWidth: Int, strideHeight: Int, strideWidth: Int,
        paddingHeight: Int = 0, paddingWidth: Int = 0, dilationHeight: Int = 1, dilationWidth: Int = 1
    ) {
        self.planes = planes
        self.inputHeight = inputHeight
        self.inputWidth = inputWidth
        self.outputHeight = outputHeight
        self.outputWidth = outputWidth
        self.kernelHeight = kernelHeight
        self.kernelWidth = kernelWidth
        self.strideHeight = strideHeight
        self.strideWidth = strideWidth
        self.paddingHeight = paddingHeight
        self.paddingWidth = paddingWidth
        self.dilationHeight = dilationHeight
        self.dilationWidth = dilationWidth
    }

    var inputPlane: Int { inputHeight &* inputWidth }
    var outputPlane: Int { outputHeight &* outputWidth }

    /// Planes that are worth about 20 us, at a guess of 1 ns for every element of a window.
    var planeGrain: Int { max(1, 40_000 / max(1, outputPlane &* kernelHeight &* kernelWidth &+ inputPlane)) }

    /// 2 x 2 windows side by side, without padding.
    var isTwoByTwo: Bool {
        kernelHeight == 2 && kernelWidth == 2 && strideHeight == 2 && strideWidth == 2
            && paddingHeight == 0 && paddingWidth == 0 && dilationHeight == 1 && dilationWidth == 1
            && 2 &* outputHeight <= inputHeight && 2 &* outputWidth <= inputWidth
    }
}

/// The output positions whose window element at `offset` (in input positions, for output position 0) lies inside
/// `0..<size`.
@inline(__always)
func insideRange(offset: Int, stride: Int, size: Int, count: Int) -> Range<Int> {
    if stride == 1 {
        let lower = min(max(0, 0 &- offset), count)
        return lower..<max(lower, min(size &- offset, count))
    }
    let first = offset >= 0 ? 0 : (stride &- 1 &- offset) / stride
    let end = size <= offset ? 0 : (size &- 1 &- offset) / stride &+ 1
    let lower = min(first, count)
    return lower..<max(lower, min(end, count))
}
