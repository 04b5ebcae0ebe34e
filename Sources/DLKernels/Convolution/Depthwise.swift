// Depthwise convolutions: every plane has a filter of its own. A plane is copied with its padding into scratch memory
// (`SourceTile`), where the pixels that a tap of the filter reads for eight neighbouring targets are a vector at a fixed
// distance from the first.

/// A tap: how far its pixels are from the window's beginning, and its weight.
struct DepthwiseTap {
    var offset: Int
    var weight: Float
}

/// Calls `body` with the places of vectors that cover `0..<width`, a multiple of 8 or not; the last may overlap those before.
@inline(__always)
func forEachVector(width: Int, _ body: (Int) -> Void) {
    var x = 0
    while x &+ 8 <= width {
        body(x)
        x &+= 8
    }
    if x < width { body(max(0, width &- 8)) }
}

/// Stores a vector at the beginning of a line of `width` targets, behind which `room` elements may be overwritten.
@inline(__always)
private func put(_ vector: Lanes, _ target: UnsafeMutablePointer<Float>, width: Int, room: Int) {
    if width &+ room >= 8 { return store(vector, target) }
    for lane in 0..<width { target[lane] = vector[lane] }
}

/// `target[x] = bias + sum of weight * source[x + offset]` over the taps.
@inline(never)
private func correlateLine(
    _ taps: UnsafePointer<DepthwiseTap>, _ count: Int, bias: Float, source: UnsafePointer<Float>, width: Int,
    target: UnsafeMutablePointer<Float>, room: Int
) {
    var x = 0
    while x &+ 32 <= width {
        var s0 = lanes(bias), s1 = s0, s2 = s0, s3 = s0
        for tap in 0..<count {
            let from = source + (x &+ taps[tap].offset), weight = lanes(taps[tap].weight)
            s0 = fma(weight, load(from), s0)
            s1 = fma(weight, load(from + 8), s1)
            s2 = fma(weight, load(from + 16), s2)
            s3 = fma(weight, load(from + 24), s3)
        }
        store(s0, target + x)
        store(s1, target + (x &+ 8))
        store(s2, target + (x &+ 16))
        store(s3, target + (x &+ 24))
        x &+= 32
    }
    let rest = target + x, from = source + x
    forEachVector(width: width &- x) { place in
        var sum = lanes(bias)
        for tap in 0..<count { sum = fma(lanes(taps[tap].weight), load(from + (place &+ taps[tap].offset)), sum) }
        put(sum, rest + place, width: width &- x, room: room)
    }
}

/// The lines of a band for filters of 3 x 3 taps, whose weights stay in registers.
@inline(never)
private func correlateNine(
    _ weight: UnsafePointer<Float>, isTurned: Bool, bias: Float, source: UnsafePointer<Float>, rowStep: Int, tapStep: Int,
    columns: (Int, Int), rows: Int, width: Int, target: UnsafeMutablePointer<Float>
) {
    @inline(__always) func tap(_ index: Int) -> Lanes { lanes(weight[isTurned ? 8 &- index : index]) }
    let w0 = tap(0), w1 = tap(1), w2 = tap(2), w3 = tap(3), w4 = tap(4), w5 = tap(5), w6 = tap(6), w7 = tap(7), w8 = tap(8)
    let start = lanes(bias), (first, second) = columns
    for row in 0..<rows {
        let top = source + row &* rowStep, middle = top + tapStep, bottom = middle + tapStep
        let to = target + row &* width, room = (rows &- 1 &- row) &* width
        forEachVector(width: width) { x in
            var sum = fma(w0, load(top + x), start)
            sum = fma(w1, load(top + (x &+ first)), sum)
            sum = fma(w2, load(top + (x &+ second)), sum)
            sum = fma(w3, load(middle + x), sum)
            sum = fma(w4, load(middle + (x &+ first)), sum)
            sum = fma(w5, load(middle + (x &+ second)), sum)
            sum = fma(w6, load(bottom + x), sum)
            sum = fma(w7, load(bottom + (x &+ first)), sum)
            sum = fma(w8, load(bottom + (x &+ second)), sum)
            put(sum, to + x, width: width, room: room)
        }
    }
}

/// Cuts a plane into bands of rows whose padded copies stay in the first cache.
struct DepthwiseBands {
    let tile: SourceTile
    let count: Int

    init(_ c: Correlation) {
        let whole = SourceTile(c, lanes: 8, lanesAreImages: false, targetRows: c.targetHeight)
        let rows = max(8, (1 << 13) / max(1, whole.rowPitch &* c.strideHeight))
        if rows >= c.targetHeight {
            tile = whole
        } else {
            tile = SourceTile(c, lanes: 8, lanesAreImages: false, targetRows: rows)
        }
        count = (c.targetHeight &+ tile.targetRows &- 1) / tile.targetRows
    }

    var isAffordable: Bool { tile.channelPitch <= 1 << 18 }

    func rows(_ band: Int, of height: Int) -> Range<Int> {
        band &* tile.targetRows..<min(height, (band &+ 1) &* tile.targetRows)
    }
}

/// Correlations of planes with filters of one plane: the forward convolution, or its input gradient for stride 1.
struct DepthwiseCorrelation {
    let bands: DepthwiseBands
    private let c: Correlation

    /// nil where another way is better.
    init?(_ c: Correlation) {
        guard c.sources == 1, c.targets == 1 else { return nil }
        self.c = c
        bands = DepthwiseBands(c)
        guard bands.isAffordable else { return nil }
    }

    private var area: Int { c.kernelHeight &* c.kernelWidth }

    /// What `correlate` needs.
    var scratchBytes: Int {
        bands.tile.channelPitch &* 4 &+ area &* (MemoryLayout<DepthwiseTap>.stride &+ MemoryLayout<Int>.stride)
    }

    /// False when scratch memory could not be had.
    func run(
        source: UnsafePointer<Float>, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) -> Bool {
        withFlag { failed in
            let work = bands.tile.targetRows &* c.targetWidth &* area
            parallelFor(count: c.images &* c.groups &* bands.count, grain: max(1, 200_000 / work)) { range in
                let done: Void? = withScratch(bytes: scratchBytes) { memory in
                    prepare(memory)
                    for item in range {
                        let rows = bands.rows(item % bands.count, of: c.targetHeight), index = item / bands.count
                        correlate(
                            rows, source: source + index &* c.sourcePlane, filter: weight + index % c.groups &* area,
                            bias: bias?[index % c.groups] ?? 0,
                            output: output + (index &* c.targetPlane &+ rows.lowerBound &* c.targetWidth), memory)
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }

    private func offsets(in memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Int> {
        (memory + area &* MemoryLayout<DepthwiseTap>.stride).bindMemory(to: Int.self, capacity: area)
    }

    /// Once for memory that `correlate` is to use.
    func prepare(_ memory: UnsafeMutableRawPointer) { bands.tile.writeOffsets(c, tapMajor: false, offsets(in: memory)) }

    /// Some target rows of one plane. `output` begins with the first of them.
    func correlate(
        _ rows: Range<Int>, source: UnsafePointer<Float>, filter: UnsafePointer<Float>, bias: Float,
        output: UnsafeMutablePointer<Float>, _ memory: UnsafeMutableRawPointer
    ) {
        let tile = bands.tile
        let taps = memory.bindMemory(to: DepthwiseTap.self, capacity: area)
        let offsets = offsets(in: memory)
        let plane = UnsafeMutableRawPointer(offsets + area).assumingMemoryBound(to: Float.self)
        tile.load(c, firstTargetRow: rows.lowerBound, source: source, into: plane)
        if c.kernelHeight == 3 && c.kernelWidth == 3 {
            return correlateNine(
                filter, isTurned: c.isTurned, bias: bias, source: plane, rowStep: tile.rowStep, tapStep: offsets[3],
                columns: (offsets[1], offsets[2]), rows: rows.count, width: c.targetWidth, target: output)
        }
        for tap in 0..<area {
            taps[tap] = DepthwiseTap(offset: offsets[tap], weight: filter[c.isTurned ? area &- 1 &- tap : tap])
        }
        for row in 0..<rows.count {
            correlateLine(
                taps, area, bias: bias, source: plane + row &* tile.rowStep, width: c.targetWidth,
                target: output + row &* c.targetWidth, room: (rows.count &- 1 &- row) &* c.targetWidth)
        }
    }
}

/// The input gradient for other strides: the taps are shared out among the phases of the stride, and each phase is a
/// correlation of the output gradient.
struct DepthwiseInputGradient {
    private let g: Conv2dGeometry
    private let vertical: StridedAxis
    private let horizontal: StridedAxis
    /// What all phases together read of the output gradient, for one row and one column of each phase.
    private let reach: Correlation
    private let tile: SourceTile

    /// nil where another way is better.
    init?(_ g: Conv2dGeometry) {
        guard g.groupInputs == 1, g.groupOutputs == 1 else { return nil }
        self.g = g
        vertical = StridedAxis(
            taps: g.kernelHeight, stride: g.strideHeight, padding: g.paddingHeight, dilation: g.dilationHeight, isGradient: true)
        horizontal = StridedAxis(
            taps: g.kernelWidth, stride: g.strideWidth, padding: g.paddingWidth, dilation: g.dilationWidth, isGradient: true)
        var reach = Correlation(inputGradient: g)
        let down = vertical.offsets(), along = horizontal.offsets()
        reach.targetHeight = (g.inputHeight &+ g.strideHeight &- 1) / g.strideHeight
        reach.targetWidth = (g.inputWidth &+ g.strideWidth &- 1) / g.strideWidth
        reach.kernelHeight = down.count
        reach.kernelWidth = along.count
        reach.paddingHeight = -down.lowerBound
        reach.paddingWidth = -along.lowerBound
        (reach.strideHeight, reach.strideWidth, reach.dilationHeight, reach.dilationWidth) = (1, 1, 1, 1)
        self.reach = reach
        tile = SourceTile(reach, lanes: 8, lanesAreImages: false, targetRows: reach.targetHeight)
        guard tile.channelPitch <= 1 << 16 else { return nil }
    }

    private var linePitch: Int { tile.vectorsPerRow &* 8 }

    /// What `spread` needs.
    var scratchBytes: Int {
        (tile.channelPitch &+ horizontal.phases &* linePitch) &* 4 &+ g.kernelArea &* MemoryLayout<DepthwiseTap>.stride
    }

    /// False when scratch memory could not be had.
    func run(
        outputGradient: UnsafePointer<Float>, weight: UnsafePointer<Float>, inputGradient: UnsafeMutablePointer<Float>
    ) -> Bool {
        withFlag { failed in
            parallelFor(count: g.batch &* g.groups, grain: max(1, 200_000 / (g.outputPlane &* g.kernelArea))) { range in
                let done: Void? = withScratch(bytes: scratchBytes) { memory in
                    for index in range {
                        spread(
                            outputGradient + index &* g.outputPlane, filter: weight + index % g.groups &* g.kernelArea,
                            inputGradient: inputGradient + index &* g.inputPlane, memory)
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }

    /// One plane.
    func spread(
        _ outputGradient: UnsafePointer<Float>, filter: UnsafePointer<Float>, inputGradient: UnsafeMutablePointer<Float>,
        _ memory: UnsafeMutableRawPointer
    ) {
        let taps = memory.bindMemory(to: DepthwiseTap.self, capacity: g.kernelArea)
        let plane = UnsafeMutableRawPointer(taps + g.kernelArea).assumingMemoryBound(to: Float.self)
        let lines = plane + tile.channelPitch
        tile.load(reach, firstTargetRow: 0, source: outputGradient, into: plane)
        for y in 0..<g.inputHeight {
            for phase in 0..<horizontal.phases {
                let count = list(filter, phase: (y % g.strideHeight, phase), taps)
                correlateLine(
                    taps, count, bias: 0, source: plane + y / g.strideHeight &* tile.rowPitch, width: reach.targetWidth,
                    target: lines + phase &* linePitch, room: 8)
            }
            join(lines, linePitch, inputGradient + y &* g.inputWidth)
        }
    }

    private func list(
        _ filter: UnsafePointer<Float>, phase: (y: Int, x: Int), _ taps: UnsafeMutablePointer<DepthwiseTap>
    ) -> Int {
        var count = 0
        for y in 0..<g.kernelHeight {
            guard let line = vertical.offset(tap: y, phase: phase.y) else { continue }
            for x in 0..<g.kernelWidth {
                guard let column = horizontal.offset(tap: x, phase: phase.x) else { continue }
                taps[count] = DepthwiseTap(
                    offset: (line &+ reach.paddingHeight) &* tile.rowPitch &+ column &+ reach.paddingWidth,
                    weight: filter[y &* g.kernelWidth &+ x])
                count &+= 1
            }
        }
        return count
    }

    /// One line of the input gradient from those of its phases.
    private func join(_ lines: UnsafePointer<Float>, _ pitch: Int, _ target: UnsafeMutablePointer<Float>) {
        var column = 0
        if horizontal.phases == 2 {
            while column &+ 16 <= g.inputWidth {
                var both = SIMD16<Float>()
                both.evenHalf = load(lines + column / 2)
                both.oddHalf = load(lines + (pitch &+ column / 2))
                UnsafeMutableRawPointer(target + column).storeBytes(of: both, as: SIMD16<Float>.self)
                column &+= 16
            }
        }
        while column < g.inputWidth {
            target[column] = lines[column % horizontal.phases &* pitch &+ column / horizontal.phases]
            column &+= 1
        }
    }
}
