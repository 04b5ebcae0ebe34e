/// The sizes of a pooling over contiguous volumes (batch and channels together); images have the depth 1, sequences the height 1 too.
///
/// The output size is the caller's: floor or ceil mode is nothing but another number of windows. Windows that reach
/// beyond the padded volume are cut there.
public struct PoolGeometry: Sendable {
    /// Input, output, kernel, stride, padding and dilation along one axis.
    public struct Axis: Sendable {
        public var input: Int
        public var output: Int
        public var kernel: Int
        public var stride: Int
        public var padding: Int
        public var dilation: Int

        public init(input: Int = 1, output: Int = 1, kernel: Int = 1, stride: Int = 1, padding: Int = 0, dilation: Int = 1) {
            self.input = input
            self.output = output
            self.kernel = kernel
            self.stride = stride
            self.padding = padding
            self.dilation = dilation
        }

        /// Whether every window is one element: the axis is as good as not there.
        var isTrivial: Bool { input == 1 && output == 1 && kernel == 1 && padding == 0 }

        /// The first input position of a window; it may lie in the padding.
        @inline(__always)
        func start(_ window: Int) -> Int { window &* stride &- padding }

        /// The elements of a window, by their numbers, that lie in the input.
        @inline(__always)
        func elements(_ window: Int) -> Range<Int> {
            insideRange(offset: start(window), stride: dilation, size: input, count: kernel)
        }

        /// Whether a window has elements in the padding; those beyond the padded axis do not count.
        func touchesPadding(_ window: Int) -> Bool {
            let first = start(window)
            if first < 0 { return true }
            let step = first >= input ? 0 : (input &- first &+ dilation &- 1) / dilation
            return step < kernel && first &+ step &* dilation < input &+ padding
        }
    }

    public var planes: Int
    public var depth: Axis
    public var height: Axis
    public var width: Axis

    public init(planes: Int, depth: Axis = Axis(), height: Axis = Axis(), width: Axis) {
        self.planes = planes
        self.depth = depth
        self.height = height
        self.width = width
    }

    var inputHeight: Int { height.input }
    var inputWidth: Int { width.input }
    var outputHeight: Int { height.output }
    var outputWidth: Int { width.output }

    /// Elements of one image, and of one volume.
    var inputPlane: Int { height.input &* width.input }
    var outputPlane: Int { height.output &* width.output }
    var inputVolume: Int { depth.input &* inputPlane }
    var outputVolume: Int { depth.output &* outputPlane }

    /// Volumes that are worth about 20 us, at a guess of 1 ns for every element of a window.
    var planeGrain: Int {
        let window = min(depth.kernel, depth.input) &* min(height.kernel, height.input) &* min(width.kernel, width.input)
        return max(1, 40_000 / max(1, outputVolume &* window &+ inputVolume))
    }

    /// 2 x 2 windows side by side, without padding.
    var isTwoByTwo: Bool {
        height.kernel == 2 && width.kernel == 2 && height.stride == 2 && width.stride == 2 && height.padding == 0 && width.padding == 0
            && height.dilation == 1 && width.dilation == 1 && 2 &* height.output <= height.input && 2 &* width.output <= width.input
            && depth.isTrivial
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
