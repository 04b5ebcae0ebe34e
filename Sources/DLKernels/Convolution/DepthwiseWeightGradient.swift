/// The weight gradient of a depthwise convolution: inner products of the output gradient's planes with shifted planes of the
/// input, for 3 x 3 taps at a time.
struct DepthwiseWeightGradient {
    private let g: Conv2dGeometry
    private let c: Correlation
    private let bands: DepthwiseBands

    /// nil where another way is better.
    init?(_ g: Conv2dGeometry) {
        guard g.groups > 1, g.groupInputs == 1, g.groupOutputs == 1 else { return nil }
        self.g = g
        c = Correlation(forward: g)
        bands = DepthwiseBands(c)
        guard bands.isAffordable else { return nil }
    }

    /// False when scratch memory could not be had.
    func run(
        input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>, weightGradient: UnsafeMutablePointer<Float>
    ) -> Bool {
        let area = g.kernelArea, tile = bands.tile
        let done: Bool? = withScratch(bytes: area &* MemoryLayout<Int>.stride) { memory in
            let offsets = memory.bindMemory(to: Int.self, capacity: area)
            tile.writeOffsets(c, tapMajor: false, offsets)
            return withFlag { failed in
                let work = g.batch &* g.outputPlane &* area
                parallelFor(count: g.groups, grain: max(1, 200_000 / work)) { range in
                    let done: Void? = withScratch(bytes: (tile.channelPitch &+ area &* 8) &* 4) { memory in
                        let sums = memory.assumingMemoryBound(to: Float.self), plane = sums + area &* 8
                        for channel in range {
                            sums.update(repeating: 0, count: area &* 8)
                            for image in 0..<g.batch {
                                let index = image &* g.groups &+ channel
                                for band in 0..<bands.count {
                                    let rows = bands.rows(band, of: g.outputHeight)
                                    tile.load(
                                        c, firstTargetRow: rows.lowerBound, source: input + index &* g.inputPlane,
                                        into: plane)
                                    add(
                                        plane, rows.count,
                                        outputGradient + (index &* g.outputPlane &+ rows.lowerBound &* g.outputWidth),
                                        offsets, sums)
                                }
                            }
                            for tap in 0..<area {
                                weightGradient[channel &* area &+ tap] = Float.sumLanes(load(sums + tap &* 8))
                            }
                        }
                    }
                    if done == nil { failed.pointee = true }
                }
            }
        }
        return done ?? false
    }

    private func add(
        _ plane: UnsafePointer<Float>, _ rows: Int, _ gradient: UnsafePointer<Float>, _ offsets: UnsafePointer<Int>,
        _ sums: UnsafeMutablePointer<Float>
    ) {
        for y in stride(from: 0, to: g.kernelHeight, by: 3) {
            for x in stride(from: 0, to: g.kernelWidth, by: 3) {
                let corner = y &* g.kernelWidth &+ x
                let taps = (min(3, g.kernelHeight &- y), min(3, g.kernelWidth &- x))
                let walk = DepthwiseWalk(
                    rows: rows, width: g.outputWidth, rowStep: bands.tile.rowStep,
                    lower: (taps.0 > 1 ? offsets[corner &+ g.kernelWidth] &- offsets[corner] : 0),
                    lowest: (taps.0 > 2 ? offsets[corner &+ 2 &* g.kernelWidth] &- offsets[corner] : 0),
                    right: (taps.1 > 1 ? offsets[corner &+ 1] &- offsets[corner] : 0),
                    rightmost: (taps.1 > 2 ? offsets[corner &+ 2] &- offsets[corner] : 0))
                // What does not exist is computed like the first tap, and left out.
                withUnsafeTemporaryAllocation(of: Float.self, capacity: 72) { nine in
                    guard let nine = nine.baseAddress else { return }
                    nine.update(repeating: 0, count: 72)
                    if g.outputWidth >= 8 { addWhole(walk, plane + offsets[corner], gradient, nine) }
                    if g.outputWidth % 8 > 0 { addRest(walk, plane + offsets[corner], gradient, nine) }
                    for i in 0..<taps.0 {
                        for j in 0..<taps.1 {
                            let sum = sums + (corner &+ i &* g.kernelWidth &+ j) &* 8
                            store(load(sum) + load(nine + (3 &* i &+ j) &* 8), sum)
                        }
                    }
                }
            }
        }
    }
}

/// The lines of a band, and the distances of the nine taps from the first.
private struct DepthwiseWalk {
    let rows: Int
    let width: Int
    let rowStep: Int
    let lower: Int
    let lowest: Int
    let right: Int
    let rightmost: Int
}

/// Adds the lanes of `gradient * source[tap]`, over all whole vectors of the lines, to the sums of nine taps.
@inline(never)
private func addWhole(
    _ walk: DepthwiseWalk, _ source: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ sums: UnsafeMutablePointer<Float>
) {
    let right = walk.right, rightmost = walk.rightmost
    var s0 = load(sums), s1 = load(sums + 8), s2 = load(sums + 16), s3 = load(sums + 24), s4 = load(sums + 32)
    var s5 = load(sums + 40), s6 = load(sums + 48), s7 = load(sums + 56), s8 = load(sums + 64)
    for row in 0..<walk.rows {
        let top = source + row &* walk.rowStep, middle = top + walk.lower, bottom = top + walk.lowest
        let line = gradient + row &* walk.width
        for x in stride(from: 0, to: walk.width & ~7, by: 8) {
            let g = load(line + x)
            s0 = fma(g, load(top + x), s0)
            s1 = fma(g, load(top + (x &+ right)), s1)
            s2 = fma(g, load(top + (x &+ rightmost)), s2)
            s3 = fma(g, load(middle + x), s3)
            s4 = fma(g, load(middle + (x &+ right)), s4)
            s5 = fma(g, load(middle + (x &+ rightmost)), s5)
            s6 = fma(g, load(bottom + x), s6)
            s7 = fma(g, load(bottom + (x &+ right)), s7)
            s8 = fma(g, load(bottom + (x &+ rightmost)), s8)
        }
    }
    store(s0, sums); store(s1, sums + 8); store(s2, sums + 16); store(s3, sums + 24); store(s4, sums + 32)
    store(s5, sums + 40); store(s6, sums + 48); store(s7, sums + 56); store(s8, sums + 64)
}

/// The same for the elements after the last whole vector of each line.
@inline(never)
private func addRest(
    _ walk: DepthwiseWalk, _ source: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ sums: UnsafeMutablePointer<Float>
) {
    let rest = walk.width % 8, isWide = walk.width >= 8
    // A vector that ends with the line, where that has room for one: it counts in the lanes that no other has counted.
    let first = isWide ? walk.width &- 8 : 0
    let places = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
    let counts = isWide
        ? places .>= SIMD8(repeating: Int32(truncatingIfNeeded: 8 &- rest))
        : places .< SIMD8(repeating: Int32(truncatingIfNeeded: rest))
    for row in 0..<walk.rows {
        let line = gradient + (row &* walk.width &+ first)
        var g = lanes(0)
        if isWide {
            g.replace(with: load(line), where: counts)
        } else {
            for lane in 0..<rest { g[lane] = line[lane] }
        }
        for tap in 0..<9 {
            let down = tap < 3 ? 0 : tap < 6 ? walk.lower : walk.lowest
            let across = tap % 3 == 0 ? 0 : tap % 3 == 1 ? walk.right : walk.rightmost
            let window = load(source + (row &* walk.rowStep &+ first &+ down &+ across))
            let sum = sums + tap &* 8
            store(fma(g, lanes(0).replacing(with: window, where: counts), load(sum)), sum)
        }
    }
}
