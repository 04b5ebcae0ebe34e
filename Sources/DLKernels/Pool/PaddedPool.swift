// Pooling of float32 images over padded copies of their planes (`SourceTile`), in which the elements that eight neighbouring
// windows have at the same place are one vector: no window is an exception, at the borders or in narrow images.

extension Correlation {
    /// The windows of a pooling over images as those of a correlation of planes; nil for volumes, and for planes that are better
    /// taken in another way.
    init?(windows g: PoolGeometry) {
        guard g.depth.isTrivial, g.inputVolume < Int(Int32.max), g.outputVolume > 0 else { return nil }
        self.init(
            forward: Conv2dGeometry(
                batch: g.planes, inputChannels: 1, outputChannels: 1, inputHeight: g.height.input, inputWidth: g.width.input,
                kernelHeight: g.height.kernel, kernelWidth: g.width.kernel, strideHeight: g.height.stride,
                strideWidth: g.width.stride, paddingHeight: g.height.padding, paddingWidth: g.width.padding,
                dilationHeight: g.height.dilation, dilationWidth: g.width.dilation, outputHeight: g.height.output,
                outputWidth: g.width.output))
        let tile = SourceTile(self, lanes: 8, lanesAreImages: false, targetRows: targetHeight)
        if tile.channelPitch > 1 << 17 || tile.channelPitch > 16 &* (sourcePlane &+ 64) { return nil }
    }
}

// MARK: - Maximum

/// False when another way is better.
func maxPoolPadded(
    _ g: PoolGeometry, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, indices: UnsafeMutablePointer<Int64>?
) -> Bool {
    guard let c = Correlation(windows: g) else { return false }
    let tile = SourceTile(c, lanes: 8, lanesAreImages: false, targetRows: c.targetHeight)
    let area = c.kernelHeight &* c.kernelWidth
    let bytes = tile.channelPitch &* 4 &+ area &* MemoryLayout<Int>.stride
    return withFlag { failed in
        parallelFor(count: g.planes, grain: g.planeGrain) { range in
            let done: Void? = withScratch(bytes: bytes) { memory in
                let offsets = memory.bindMemory(to: Int.self, capacity: area)
                let plane = UnsafeMutableRawPointer(offsets + area).assumingMemoryBound(to: Float.self)
                tile.writeOffsets(c, tapMajor: false, offsets)
                for index in range {
                    tile.load(c, firstTargetRow: 0, source: input + index &* g.inputPlane, into: plane, fill: -.infinity)
                    let target = output + index &* g.outputPlane
                    if let indices {
                        findMaxima(g, tile, offsets, plane, target, indices + index &* g.outputPlane)
                    } else {
                        takeMaxima(g, tile, offsets, plane, target)
                    }
                }
            }
            if done == nil { failed.pointee = true }
        }
    }
}

@inline(never)
private func takeMaxima(
    _ g: PoolGeometry, _ tile: SourceTile, _ offsets: UnsafePointer<Int>, _ plane: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>
) {
    let area = g.height.kernel &* g.width.kernel
    for row in 0..<g.height.output {
        let source = plane + row &* tile.rowStep, target = output + row &* g.width.output
        forEachVector(width: g.width.output) { column in
            var best = lanes(-.infinity)
            for element in 0..<area {
                let value = load(source + (column &+ offsets[element]))
                best = Float.select(Float.less(best, value) | ~Float.equal(value, value), value, best)
            }
            storeLanes(best, target + column, count: g.width.output)
        }
    }
}

/// The maxima and where they lie in the plane. The padding is lower than all else; among equals the first one counts.
@inline(never)
private func findMaxima(
    _ g: PoolGeometry, _ tile: SourceTile, _ offsets: UnsafePointer<Int>, _ plane: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<Int64>
) {
    let step = Int32(truncatingIfNeeded: g.width.dilation), width = Int32(truncatingIfNeeded: g.width.input)
    let lane = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7) &* Int32(truncatingIfNeeded: g.width.stride)
    for row in 0..<g.height.output {
        let source = plane + row &* tile.rowStep, first = row &* g.width.output
        let lines = g.height.elements(row)
        let top = Int32(truncatingIfNeeded: g.height.start(row) &+ lines.lowerBound &* g.height.dilation)
        forEachVector(width: g.width.output) { column in
            let x = lane &+ Int32(truncatingIfNeeded: g.width.start(column))
            var place = x &+ top &* width
            if x[0] < 0 || x[7] >= width || lines.isEmpty {
                place = firstPlaces(g, x, top, isEmpty: lines.isEmpty)
            }
            var best = lanes(-.infinity), element = 0
            for i in 0..<g.height.kernel {
                let line = Int32(truncatingIfNeeded: g.height.start(row) &+ i &* g.height.dilation) &* width
                var position = x &+ line
                for _ in 0..<g.width.kernel {
                    let value = load(source + (column &+ offsets[element]))
                    let wins = Float.less(best, value) | ~Float.equal(value, value)
                    best = Float.select(wins, value, best)
                    place = Int32.select(wins, position, place)
                    position = position &+ step
                    element &+= 1
                }
            }
            storeLanes(best, output + (first &+ column), count: g.width.output)
            let to = places + (first &+ column)
            if g.width.output >= 8 {
                UnsafeMutableRawPointer(to).storeBytes(of: SIMD8<Int64>(truncatingIfNeeded: place), as: SIMD8<Int64>.self)
            } else {
                for window in 0..<g.width.output { to[window] = Int64(place[window]) }
            }
        }
    }
}

/// Where the first element of each window is that lies in the plane; -1 where there is none.
@inline(never)
private func firstPlaces(_ g: PoolGeometry, _ x: SIMD8<Int32>, _ top: Int32, isEmpty: Bool) -> SIMD8<Int32> {
    let width = Int32(truncatingIfNeeded: g.width.input), none = SIMD8<Int32>(repeating: -1)
    if isEmpty { return none }
    if g.width.dilation == 1 {
        let first = x.replacing(with: 0, where: x .< 0)
        let end = x &+ Int32(truncatingIfNeeded: g.width.kernel)
        return none.replacing(with: first &+ top &* width, where: (first .< end) .& (first .< width))
    }
    var place = none
    for window in 0..<8 {
        let elements = insideRange(offset: Int(x[window]), stride: g.width.dilation, size: g.width.input, count: g.width.kernel)
        if elements.isEmpty { continue }
        place[window] = top &* width &+ x[window] &+ Int32(truncatingIfNeeded: elements.lowerBound &* g.width.dilation)
    }
    return place
}

/// All lanes, or the first `count` where these are fewer.
@inline(__always)
private func storeLanes(_ vector: Lanes, _ target: UnsafeMutablePointer<Float>, count: Int) {
    if count >= 8 { return store(vector, target) }
    for lane in 0..<count { target[lane] = vector[lane] }
}

// MARK: - Mean

/// The mean over windows: a correlation with ones, divided by the windows' sizes. False when another way is better.
func averagePoolPadded(
    _ g: PoolGeometry, _ divisors: (UnsafeMutablePointer<Float>) -> Void, input: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>
) -> Bool {
    guard let c = Correlation(windows: g), let sums = DepthwiseCorrelation(c), sums.bands.count == 1 else { return false }
    return withOnes(g, divisors) { ones, divisors in
        withFlag { failed in
            parallelFor(count: g.planes, grain: g.planeGrain) { range in
                let done: Void? = withScratch(bytes: sums.scratchBytes) { memory in
                    sums.prepare(memory)
                    for index in range {
                        let target = output + index &* g.outputPlane
                        sums.correlate(
                            0..<g.height.output, source: input + index &* g.inputPlane, filter: ones, bias: 0, output: target,
                            memory)
                        divide(target, divisors, g.outputPlane, into: target)
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }
}

/// The gradient of the mean: each window's share goes to all its elements, which is the input gradient of a correlation with
/// ones. False when another way is better.
func averagePoolGradientPadded(
    _ g: PoolGeometry, _ divisors: (UnsafeMutablePointer<Float>) -> Void, outputGradient: UnsafePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>
) -> Bool {
    let isDense = g.height.stride == 1 && g.width.stride == 1
    let geometry = Conv2dGeometry(
        batch: g.planes, inputChannels: 1, outputChannels: 1, inputHeight: g.height.input, inputWidth: g.width.input,
        kernelHeight: g.height.kernel, kernelWidth: g.width.kernel, strideHeight: g.height.stride, strideWidth: g.width.stride,
        paddingHeight: g.height.padding, paddingWidth: g.width.padding, outputHeight: g.height.output,
        outputWidth: g.width.output)
    guard Correlation(windows: g) != nil, g.height.stride <= g.height.kernel, g.width.stride <= g.width.kernel else { return false }
    let dense = isDense ? DepthwiseCorrelation(Correlation(inputGradient: geometry)) : nil
    let phased = isDense ? nil : DepthwiseInputGradient(geometry)
    guard dense?.bands.count == 1 || phased != nil else { return false }
    let shareBytes = (g.outputPlane &* 4 &+ 63) & ~63
    let bytes = shareBytes &+ (dense?.scratchBytes ?? phased?.scratchBytes ?? 0)
    return withOnes(g, divisors) { ones, divisors in
        withFlag { failed in
            parallelFor(count: g.planes, grain: g.planeGrain) { range in
                let done: Void? = withScratch(bytes: bytes) { memory in
                    let shares = memory.assumingMemoryBound(to: Float.self), rest = memory + shareBytes
                    dense?.prepare(rest)
                    for index in range {
                        let target = inputGradient + index &* g.inputPlane
                        divide(outputGradient + index &* g.outputPlane, divisors, g.outputPlane, into: shares)
                        dense?.correlate(
                            0..<g.height.input, source: shares, filter: ones, bias: 0, output: target, rest)
                        phased?.spread(shares, filter: ones, inputGradient: target, rest)
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }
}

/// A filter of ones, and the numbers that the sums of a plane's windows are divided by.
private func withOnes(
    _ g: PoolGeometry, _ write: (UnsafeMutablePointer<Float>) -> Void,
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Bool
) -> Bool {
    let area = g.height.kernel &* g.width.kernel
    let done: Bool? = withScratch(bytes: (area &+ g.outputPlane) &* 4) { memory in
        let ones = memory.assumingMemoryBound(to: Float.self), divisors = ones + area
        ones.update(repeating: 1, count: area)
        write(divisors)
        return body(ones, divisors)
    }
    return done ?? false
}

@inline(never)
private func divide(
    _ x: UnsafePointer<Float>, _ divisors: UnsafePointer<Float>, _ count: Int, into y: UnsafeMutablePointer<Float>
) {
    var i = 0
    while i &+ 8 <= count {
        store(load(x + i) / load(divisors + i), y + i)
        i &+= 8
    }
    while i < count {
        y[i] = x[i] / divisors[i]
        i &+= 1
    }
}
