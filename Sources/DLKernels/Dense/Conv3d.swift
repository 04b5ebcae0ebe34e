import Glibc

/// Convolution of volumes as convolutions of their frames. The `kernelDepth` frames under a window, each with its
/// channels, are one image of `inputChannels * kernelDepth` channels; a block of such images is gathered in scratch
/// memory that stays in the cache, and the kernels for images do the rest. The filters need not be rearranged.

/// The sizes of a convolution of `batch x channels x depth x height x width` volumes; `plane` holds those within a
/// frame. Images are volumes of depth 1.
public struct Conv3dGeometry: Sendable {
    public var plane: Conv2dGeometry
    public var inputDepth: Int
    public var kernelDepth: Int
    public var strideDepth: Int
    public var paddingDepth: Int
    public var dilationDepth: Int
    public var outputDepth: Int

    public init(
        plane: Conv2dGeometry, inputDepth: Int = 1, kernelDepth: Int = 1, strideDepth: Int = 1, paddingDepth: Int = 0,
        dilationDepth: Int = 1, outputDepth: Int = 1
    ) {
        self.plane = plane
        self.inputDepth = inputDepth
        self.kernelDepth = kernelDepth
        self.strideDepth = strideDepth
        self.paddingDepth = paddingDepth
        self.dilationDepth = dilationDepth
        self.outputDepth = outputDepth
    }

    /// The same convolution of images, where depth and height can be taken together.
    var flattened: Conv2dGeometry? {
        if inputDepth == 1 && kernelDepth == 1 && outputDepth == 1 && paddingDepth == 0 { return plane }
        if inputDepth <= 0 || outputDepth <= 0 { return nil }
        let g = plane
        let isThin = kernelDepth == 1 && strideDepth == 1 && paddingDepth == 0 && inputDepth == outputDepth
            && g.kernelHeight == 1 && g.strideHeight == 1 && g.paddingHeight == 0 && g.inputHeight == g.outputHeight
        let isWhole = kernelDepth == inputDepth && outputDepth == 1 && paddingDepth == 0 && g.isLinear
            && (dilationDepth == 1 || kernelDepth == 1) && (g.dilationHeight == 1 || g.kernelHeight == 1)
        guard isThin || isWhole else { return nil }
        var joined = g
        joined.inputHeight = g.inputHeight &* inputDepth
        joined.kernelHeight = g.kernelHeight &* kernelDepth
        joined.outputHeight = g.outputHeight &* outputDepth
        return joined
    }

    /// `count` gathered images.
    fileprivate func images(_ count: Int) -> Conv2dGeometry {
        var g = plane
        g.batch = count
        g.inputChannels = plane.inputChannels &* kernelDepth
        return g
    }

    fileprivate var frames: Int { plane.batch &* outputDepth }
    fileprivate var gatheredCount: Int { plane.inputChannels &* kernelDepth &* plane.inputPlane }
    fileprivate var targetCount: Int { plane.outputChannels &* plane.outputPlane }

    /// How many frames are taken together: a function of the sizes alone.
    fileprivate func framesPerBlock(bytes: Int, itemSize: Int) -> Int {
        let each = max(1, gatheredCount &* itemSize)
        return max(1, min(frames, min(32, bytes / each)))
    }

    /// Where the frame of the input lies that a tap of the kernel reads for a frame of the output; nil in the padding.
    @inline(__always)
    fileprivate func source(_ frame: Int, _ tap: Int) -> Int? {
        let z = frame &* strideDepth &+ tap &* dilationDepth &- paddingDepth
        return z >= 0 && z < inputDepth ? z : nil
    }
}

/// `output = bias + input * weight`, see `conv2dForward`.
@discardableResult
public func conv3dForward(
    _ dtype: DType, _ g: Conv3dGeometry, input: UnsafeRawPointer, weight: UnsafeRawPointer, bias: UnsafeRawPointer?,
    output: UnsafeMutableRawPointer
) -> Bool {
    if let plane = g.flattened {
        return conv2dForward(dtype, plane, input: input, weight: weight, bias: bias, output: output)
    }
    let size = dtype.size
    let block = g.framesPerBlock(bytes: 1 << 20, itemSize: size)
    let gathered = block &* g.gatheredCount &* size
    return forEachBlock(g, block) { first, count in
        let done = withScratch(bytes: aligned(gathered) &+ block &* g.targetCount &* size) { scratch -> Bool in
            let results = scratch + aligned(gathered)
            gather(g, input, first: first, count: count, into: scratch, size)
            guard conv2dForward(dtype, g.images(count), input: scratch, weight: weight, bias: bias, output: results)
            else { return false }
            moveFrames(g, first: first, count: count, size) { place, frame in
                (output + place).copyMemory(from: results + frame, byteCount: g.plane.outputPlane &* size)
            }
            return true
        }
        return done ?? false
    }
}

/// The derivative with respect to the input; overwrites `inputGradient`.
@discardableResult
public func conv3dInputGradient(
    _ dtype: DType, _ g: Conv3dGeometry, outputGradient: UnsafeRawPointer, weight: UnsafeRawPointer,
    inputGradient: UnsafeMutableRawPointer
) -> Bool {
    if let plane = g.flattened {
        return conv2dInputGradient(dtype, plane, outputGradient: outputGradient, weight: weight, inputGradient: inputGradient)
    }
    let size = dtype.size
    let volume = g.inputDepth &* g.plane.inputPlane &* size
    parallelFor(count: g.plane.batch &* g.plane.inputChannels, grain: max(1, (256 << 10) / max(1, volume))) { range in
        memset(inputGradient + range.lowerBound &* volume, 0, range.count &* volume)
    }
    // Windows overlap along the depth, so blocks of one sample follow each other.
    var one = g
    one.plane.batch = 1
    let sample = one
    let block = sample.framesPerBlock(bytes: 1 << 20, itemSize: size)
    let targets = block &* g.targetCount &* size
    return inOrder(count: g.plane.batch) { image in
        let gradient = outputGradient + image &* g.outputDepth &* g.targetCount &* size
        let target = inputGradient + image &* g.plane.inputChannels &* volume
        let done = withScratch(bytes: aligned(targets) &+ block &* g.gatheredCount &* size) { scratch -> Bool in
            let windows = scratch + aligned(targets)
            var first = 0
            while first < sample.frames {
                let count = min(block, sample.frames &- first)
                moveFrames(sample, first: first, count: count, size) { place, frame in
                    (scratch + frame).copyMemory(from: gradient + place, byteCount: g.plane.outputPlane &* size)
                }
                guard conv2dInputGradient(dtype, sample.images(count), outputGradient: scratch, weight: weight, inputGradient: windows)
                else { return false }
                if dtype == .float32 {
                    scatter(Float.self, sample, windows, first: first, count: count, into: target)
                } else {
                    scatter(Double.self, sample, windows, first: first, count: count, into: target)
                }
                first &+= count
            }
            return true
        }
        return done ?? false
    }
}

/// The derivative with respect to the weight; overwrites `weightGradient`.
@discardableResult
public func conv3dWeightGradient(
    _ dtype: DType, _ g: Conv3dGeometry, input: UnsafeRawPointer, outputGradient: UnsafeRawPointer,
    weightGradient: UnsafeMutableRawPointer
) -> Bool {
    if let plane = g.flattened {
        return conv2dWeightGradient(dtype, plane, input: input, outputGradient: outputGradient, weightGradient: weightGradient)
    }
    let size = dtype.size
    let weights = g.images(1).weightCount
    if g.frames <= 0 || weights <= 0 {
        memset(weightGradient, 0, max(0, weights) &* size)
        return true
    }
    let block = g.framesPerBlock(bytes: max(4 << 20, 2 &* weights &* size), itemSize: size)
    let gathered = aligned(block &* g.gatheredCount &* size), targets = aligned(block &* g.targetCount &* size)
    let done = withScratch(bytes: gathered &+ targets &+ weights &* size) { scratch -> Bool in
        let gradients = scratch + gathered, part = scratch + (gathered &+ targets)
        var first = 0
        while first < g.frames {
            let count = min(block, g.frames &- first)
            gather(g, input, first: first, count: count, into: scratch, size)
            moveFrames(g, first: first, count: count, size) { place, frame in
                (gradients + frame).copyMemory(from: outputGradient + place, byteCount: g.plane.outputPlane &* size)
            }
            guard conv2dWeightGradient(dtype, g.images(count), input: scratch, outputGradient: gradients,
                                       weightGradient: first == 0 ? weightGradient : part) else { return false }
            if first > 0 {
                if dtype == .float32 {
                    accumulate(Float.self, part, into: weightGradient, count: weights)
                } else {
                    accumulate(Double.self, part, into: weightGradient, count: weights)
                }
            }
            first &+= count
        }
        return true
    }
    return done ?? false
}

@inline(__always)
private func aligned(_ bytes: Int) -> Int { (bytes &+ 63) & ~63 }

/// Calls `body` for all blocks of frames: side by side when there are many, else one after the other with threads inside.
private func forEachBlock(_ g: Conv3dGeometry, _ block: Int, _ body: (Int, Int) -> Bool) -> Bool {
    inOrder(count: (g.frames &+ block &- 1) / block) { index in
        let first = index &* block
        return body(first, min(block, g.frames &- first))
    }
}

private func inOrder(count: Int, _ body: (Int) -> Bool) -> Bool {
    if count < 8 {
        for index in 0..<max(count, 0) where !body(index) { return false }
        return true
    }
    return withFlag { failed in
        parallelFor(count: count, grain: 1) { range in
            for index in range where !body(index) { failed.pointee = true }
        }
    }
}

/// Images of `inputChannels * kernelDepth` planes for `count` frames of the output.
private func gather(
    _ g: Conv3dGeometry, _ input: UnsafeRawPointer, first: Int, count: Int, into target: UnsafeMutableRawPointer, _ size: Int
) {
    let bytes = g.plane.inputPlane &* size
    let channels = g.plane.inputChannels
    parallelFor(count: count &* channels, grain: max(1, (256 << 10) / max(1, bytes &* g.kernelDepth))) { range in
        for item in range {
            let frame = first &+ item / channels
            let image = frame / g.outputDepth
            let planes = input + (image &* channels &+ item % channels) &* g.inputDepth &* bytes
            for tap in 0..<g.kernelDepth {
                let to = target + (item &* g.kernelDepth &+ tap) &* bytes
                if let z = g.source(frame % g.outputDepth, tap) {
                    to.copyMemory(from: planes + z &* bytes, byteCount: bytes)
                } else {
                    memset(to, 0, bytes)
                }
            }
        }
    }
}

/// The places in bytes of every plane of `count` frames: in the volumes, and in the block.
private func moveFrames(_ g: Conv3dGeometry, first: Int, count: Int, _ size: Int, _ body: (Int, Int) -> Void) {
    let bytes = g.plane.outputPlane &* size
    let channels = g.plane.outputChannels
    parallelFor(count: count &* channels, grain: max(1, (256 << 10) / max(1, bytes))) { range in
        for item in range {
            let frame = first &+ item / channels
            let volume = frame / g.outputDepth &* channels &+ item % channels
            body((volume &* g.outputDepth &+ frame % g.outputDepth) &* bytes, item &* bytes)
        }
    }
}

/// Adds the planes of gathered windows to the frames that they came from.
private func scatter<T: DenseScalar>(
    _ type: T.Type, _ g: Conv3dGeometry, _ windows: UnsafeMutableRawPointer, first: Int, count: Int,
    into target: UnsafeMutableRawPointer
) {
    let plane = g.plane.inputPlane, channels = g.plane.inputChannels
    let source = windows.assumingMemoryBound(to: T.self), sums = target.assumingMemoryBound(to: T.self)
    parallelFor(count: channels, grain: max(1, 64_000 / max(1, plane &* g.kernelDepth &* count))) { range in
        for channel in range {
            for frame in 0..<count {
                for tap in 0..<g.kernelDepth {
                    guard let z = g.source(first &+ frame, tap) else { continue }
                    addElements(type, source + ((frame &* channels &+ channel) &* g.kernelDepth &+ tap) &* plane,
                                to: sums + (channel &* g.inputDepth &+ z) &* plane, count: plane)
                }
            }
        }
    }
}

private func accumulate<T: DenseScalar>(
    _ type: T.Type, _ part: UnsafeMutableRawPointer, into target: UnsafeMutableRawPointer, count: Int
) {
    let from = part.assumingMemoryBound(to: T.self), to = target.assumingMemoryBound(to: T.self)
    parallelFor(count: count, grain: 64_000) { range in
        addElements(type, from + range.lowerBound, to: to + range.lowerBound, count: range.count)
    }
}

@inline(__always)
private func addElements<T: DenseScalar>(_ type: T.Type, _ source: UnsafePointer<T>, to target: UnsafeMutablePointer<T>, count: Int) {
    for i in 0..<count { target[i] += source[i] }
}

/// Adds one number per channel to `batch x channels x plane` elements in place.
public func addChannelBias(
    _ dtype: DType, batch: Int, channels: Int, plane: Int, bias: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if dtype == .float32 {
        addBias(bias.assumingMemoryBound(to: Float.self), output.assumingMemoryBound(to: Float.self))
    } else {
        addBias(bias.assumingMemoryBound(to: Double.self), output.assumingMemoryBound(to: Double.self))
    }

    func addBias<T: DenseScalar>(_ bias: UnsafePointer<T>, _ output: UnsafeMutablePointer<T>) {
        parallelFor(count: batch &* channels, grain: max(1, 100_000 / max(1, plane))) { range in
            for item in range {
                let shift = bias[item % channels]
                let target = output + item &* plane
                for i in 0..<plane { target[i] += shift }
            }
        }
    }
}
