/// Means of bilinear samples in the bins of regions (He et al., Mask R-CNN, 2017). Samples in a bin form a grid, so the weights of
/// elements are products of weights along the two axes.
public struct RegionSampling: Sendable {
    /// Samples along each axis of a bin; 0 or less: as many as the bin has elements.
    public var ratio: Int
    /// Whether element centres lie at halves.
    public var aligned: Bool

    public init(ratio: Int, aligned: Bool) {
        self.ratio = ratio
        self.aligned = aligned
    }
}

/// The weights of the elements along one axis for each bin of a region.
private struct BinWeights<T: DenseScalar> {
    let extent: Int
    let weights: UnsafeMutablePointer<T>
    let ranges: UnsafeMutablePointer<Int>

    static func bytes(bins: Int, extent: Int) -> Int { bins &* (extent &* MemoryLayout<T>.stride &+ 2 &* MemoryLayout<Int>.size) }

    init(_ scratch: UnsafeMutableRawPointer, bins: Int, extent: Int) {
        self.extent = extent
        ranges = scratch.assumingMemoryBound(to: Int.self)
        weights = (scratch + 2 &* bins &* MemoryLayout<Int>.size).assumingMemoryBound(to: T.self)
    }

    @inline(__always)
    func range(_ bin: Int) -> Range<Int> { ranges[2 &* bin]..<ranges[2 &* bin &+ 1] }

    @inline(__always)
    func row(_ bin: Int) -> UnsafeMutablePointer<T> { weights + bin &* extent }

    /// Weights for a region from `start` to `end`, already in elements.
    func fill(bins: Int, start: T, end: T, _ sampling: RegionSampling) {
        let size = sampling.aligned ? end - start : (end - start > 1 ? end - start : 1)
        let step = size / T(bins)
        let samples = sampling.ratio > 0 ? sampling.ratio : heldInteger(step.rounded(.up))
        let spacing = step / T(samples)
        for bin in 0..<bins {
            var low = extent, high = 0
            let share = row(bin)
            let first = start + T(bin) * step
            // Of the samples only those between -1 and the extent count.
            var from = 0, to = max(samples, 0)
            if spacing > 0 {
                from = min(max(heldInteger(((-1 - first) / spacing - 1).rounded(.down)), 0), to)
                to = min(max(heldInteger(((T(extent) - first) / spacing + 1).rounded(.up)), from), to)
            }
            for x in 0..<extent { share[x] = 0 }
            for sample in from..<to {
                var x = first + (T(sample) + 0.5) * spacing
                if !(x >= -1 && x <= T(extent)) { continue }
                if x < 0 { x = 0 }
                var index = Int(x)
                var fraction = x - T(index)
                if index >= extent &- 1 {
                    index = extent &- 1
                    fraction = 0
                }
                share[index] += 1 - fraction
                low = min(low, index)
                if fraction > 0 { share[index &+ 1] += fraction }
                high = max(high, fraction > 0 ? index &+ 2 : index &+ 1)
            }
            for x in min(low, high)..<high { share[x] /= T(max(samples, 1)) }
            ranges[2 &* bin] = min(low, high)
            ranges[2 &* bin &+ 1] = high
        }
    }
}

/// Bins of regions as weighted sums of elements. float32 and float64; false when scratch memory could not be had.
public func regionMeans(
    _ dtype: DType, _ g: RegionGeometry, _ sampling: RegionSampling, input: UnsafeRawPointer, regions: UnsafeRawPointer,
    output: UnsafeMutableRawPointer
) -> Bool {
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return true
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) -> Bool {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        return withFlag { failed in
            parallelFor(count: g.regions, grain: max(1, 2_000 / max(1, g.channels &* g.outputPlane))) { range in
                let done: Void? = withBins(T.self, g) { rows, columns, line in
                    for region in range {
                        let map = fillBins(g, sampling, regions.assumingMemoryBound(to: T.self) + 5 &* region, rows, columns)
                        for channel in 0..<g.channels {
                            let values = source + (map &* g.channels &+ channel) &* g.plane
                            let results = target + (region &* g.channels &+ channel) &* g.outputPlane
                            for i in 0..<g.outputHeight {
                                mix(g, values, rows.range(i), rows.row(i), columns, line)
                                for j in 0..<g.outputWidth {
                                    var sum: T = 0
                                    let share = columns.row(j)
                                    for x in columns.range(j) { sum += share[x] * line[x] }
                                    results[i &* g.outputWidth &+ j] = sum
                                }
                            }
                        }
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }
}

/// The adjoint of `regionMeans`: spreads each bin over its elements. Overwrites `inputGradient`, which has `maps` feature maps.
public func spreadRegions(
    _ dtype: DType, _ g: RegionGeometry, _ sampling: RegionSampling, maps: Int, outputGradient: UnsafeRawPointer, regions: UnsafeRawPointer,
    inputGradient: UnsafeMutableRawPointer
) -> Bool {
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return true
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) -> Bool {
        let source = outputGradient.assumingMemoryBound(to: T.self)
        let target = inputGradient.assumingMemoryBound(to: T.self)
        let group = max(1, min(16, (g.channels &+ 1) / 2))
        let groups = (g.channels &+ group &- 1) / group
        return withFlag { failed in
            // Regions may overlap, so each group of channels goes over all of them.
            parallelFor(count: groups, grain: max(1, 5_000 / max(1, group &* (g.regions &* g.outputPlane &+ maps &* g.plane)))) { range in
                let done: Void? = withBins(T.self, g) { rows, columns, line in
                    for item in range {
                        let channels = item &* group..<min(g.channels, (item &+ 1) &* group)
                        for map in 0..<maps {
                            (target + (map &* g.channels &+ channels.lowerBound) &* g.plane).update(repeating: 0, count: channels.count &* g.plane)
                        }
                        for region in 0..<g.regions {
                            let map = fillBins(g, sampling, regions.assumingMemoryBound(to: T.self) + 5 &* region, rows, columns)
                            for channel in channels {
                                let given = source + (region &* g.channels &+ channel) &* g.outputPlane
                                let sums = target + (map &* g.channels &+ channel) &* g.plane
                                for i in 0..<g.outputHeight {
                                    for x in 0..<g.width { line[x] = 0 }
                                    for j in 0..<g.outputWidth {
                                        let share = columns.row(j)
                                        for x in columns.range(j) { line[x] += share[x] * given[i &* g.outputWidth &+ j] }
                                    }
                                    let share = rows.row(i)
                                    for y in rows.range(i) {
                                        for x in 0..<g.width { sums[y &* g.width &+ x] += share[y] * line[x] }
                                    }
                                }
                            }
                        }
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }
}

/// Calls `body` with room for the weights of both axes and for a line; nil when there is no memory.
@inline(__always)
private func withBins<T: DenseScalar>(
    _ type: T.Type, _ g: RegionGeometry, _ body: (BinWeights<T>, BinWeights<T>, UnsafeMutablePointer<T>) -> Void
) -> Void? {
    let rowBytes = (BinWeights<T>.bytes(bins: g.outputHeight, extent: g.height) &+ 63) & ~63
    let columnBytes = (BinWeights<T>.bytes(bins: g.outputWidth, extent: g.width) &+ 63) & ~63
    return withScratch(bytes: rowBytes &+ columnBytes &+ g.width &* MemoryLayout<T>.stride) { scratch in
        body(BinWeights(scratch, bins: g.outputHeight, extent: g.height),
             BinWeights(scratch + rowBytes, bins: g.outputWidth, extent: g.width),
             (scratch + (rowBytes &+ columnBytes)).assumingMemoryBound(to: T.self))
    }
}

/// Sets the weights for one region; returns its map.
@inline(__always)
private func fillBins<T: DenseScalar>(
    _ g: RegionGeometry, _ sampling: RegionSampling, _ region: UnsafePointer<T>, _ rows: BinWeights<T>, _ columns: BinWeights<T>
) -> Int {
    let shift: T = sampling.aligned ? 0.5 : 0
    let scale = T(g.scale)
    columns.fill(bins: g.outputWidth, start: region[1] * scale - shift, end: region[3] * scale - shift, sampling)
    rows.fill(bins: g.outputHeight, start: region[2] * scale - shift, end: region[4] * scale - shift, sampling)
    return heldInteger(region[0])
}

/// A weighted sum of rows, where columns have weights at all.
@inline(__always)
private func mix<T: DenseScalar>(
    _ g: RegionGeometry, _ values: UnsafePointer<T>, _ rows: Range<Int>, _ weights: UnsafePointer<T>, _ columns: BinWeights<T>,
    _ line: UnsafeMutablePointer<T>
) {
    var first = g.width, last = 0
    for j in 0..<g.outputWidth {
        let range = columns.range(j)
        if range.isEmpty { continue }
        first = min(first, range.lowerBound)
        last = max(last, range.upperBound)
    }
    if first >= last { return }
    for x in first..<last { line[x] = 0 }
    for y in rows {
        let weight = weights[y]
        let from = values + y &* g.width
        for x in first..<last { line[x] += weight * from[x] }
    }
}
