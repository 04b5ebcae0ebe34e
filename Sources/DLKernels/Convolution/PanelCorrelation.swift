import CShims

/// One axis of a correlation with a stride: which source elements a target element takes part in.
///
/// Target t = j * phases + phase reads source j * step + offset(tap, phase) for each tap that has an offset in its phase. The
/// forward convolution has one phase and the stride as its step; its input gradient has as many phases as the stride, and the
/// taps are shared out among them.
struct StridedAxis: Sendable {
    let taps: Int
    let phases: Int
    let step: Int
    private let stride: Int
    private let padding: Int
    private let dilation: Int
    private let isGradient: Bool

    init(taps: Int, stride: Int, padding: Int, dilation: Int, isGradient: Bool) {
        self.taps = taps
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.isGradient = isGradient
        phases = isGradient ? stride : 1
        step = isGradient ? 1 : stride
    }

    @inline(__always)
    func offset(tap: Int, phase: Int) -> Int? {
        if !isGradient { return tap &* dilation &- padding }
        let place = phase &+ padding &- tap &* dilation
        return place % stride == 0 ? place / stride : nil
    }

    /// The least and the largest offset.
    func offsets() -> ClosedRange<Int> {
        var least = Int.max, largest = Int.min
        for phase in 0..<phases {
            for tap in 0..<taps {
                guard let offset = offset(tap: tap, phase: phase) else { continue }
                least = min(least, offset)
                largest = max(largest, offset)
            }
        }
        return least...largest
    }
}

/// A correlation with a stride as products of matrices in panels: source lines are transposed into strips of pixels with
/// their channels side by side, in which every tap of a filter finds its rows.
struct PanelCorrelation {
    private let images: Int
    private let groups: Int
    private let sources: Int
    private let targets: Int
    private let paddedSources: Int
    private let paddedTargets: Int
    private let sourceHeight: Int
    private let sourceWidth: Int
    private let targetHeight: Int
    private let targetWidth: Int
    private let vertical: StridedAxis
    private let horizontal: StridedAxis
    private let isGradient: Bool
    /// What one item computes: some columns of a row, some rows of an image, or some images.
    private let imagesPerItem: Int
    private let rowsPerItem: Int
    private let columnsPerItem: Int
    private let targetsPerItem: Int

    private var taps: Int { vertical.taps &* horizontal.taps }

    /// nil where another way is better.
    init?(_ g: Conv2dGeometry, isGradient: Bool) {
        guard g.groupInputs >= 16, g.groupOutputs >= 16 else { return nil }
        self.isGradient = isGradient
        images = g.batch
        groups = g.groups
        sources = isGradient ? g.groupOutputs : g.groupInputs
        targets = isGradient ? g.groupInputs : g.groupOutputs
        paddedSources = (sources &+ 7) & ~7
        paddedTargets = (targets &+ 7) & ~7
        sourceHeight = isGradient ? g.outputHeight : g.inputHeight
        sourceWidth = isGradient ? g.outputWidth : g.inputWidth
        targetHeight = isGradient ? g.inputHeight : g.outputHeight
        targetWidth = isGradient ? g.inputWidth : g.outputWidth
        vertical = StridedAxis(
            taps: g.kernelHeight, stride: g.strideHeight, padding: g.paddingHeight, dilation: g.dilationHeight,
            isGradient: isGradient)
        horizontal = StridedAxis(
            taps: g.kernelWidth, stride: g.strideWidth, padding: g.paddingWidth, dilation: g.dilationWidth,
            isGradient: isGradient)
        let phases = vertical.phases &* horizontal.phases
        // A multiple of the tiles' rows for each phase.
        let widest = 240 &* horizontal.phases
        columnsPerItem = targetWidth > 2 &* widest ? widest : targetWidth
        rowsPerItem = columnsPerItem < targetWidth
            ? min(targetHeight, vertical.phases)
            : Self.rows(of: targetHeight, width: targetWidth, phases: vertical.phases, across: horizontal.phases)
        imagesPerItem = rowsPerItem < targetHeight || columnsPerItem < targetWidth
            ? 1 : max(1, min((images &+ 1) / 2, 128 &* phases / (targetHeight &* targetWidth)))
        let items = (images &+ imagesPerItem &- 1) / imagesPerItem &* groups
            &* ((targetHeight &+ rowsPerItem &- 1) / rowsPerItem) &* ((targetWidth &+ columnsPerItem &- 1) / columnsPerItem)
        let panels = (paddedTargets &+ tileColumns &- 1) / tileColumns
        let blocks = min(panels, max(1, 8 / max(1, items)))
        targetsPerItem = (panels &+ blocks &- 1) / blocks &* tileColumns
        let lines = (rowsPerItem / vertical.phases &+ 1) &* vertical.step &+ vertical.offsets().count
        let columns = (columnsPerItem / horizontal.phases &+ 1) &* horizontal.step &+ horizontal.offsets().count
        if imagesPerItem &* lines &* columns &* paddedSources > 1 << 19 { return nil }
    }

    /// So many rows that each phase has about a hundred pixels, of which few are left over by the tiles.
    private static func rows(of height: Int, width: Int, phases: Int, across: Int) -> Int {
        var best = height, least = Double.infinity
        for rows in stride(from: phases, through: height, by: phases) {
            let pixels = rows / phases &* ((width &+ across &- 1) / across)
            let computed = (pixels &+ tileRows &- 1) / tileRows &* tileRows
            // What is read around the rows and set up for an item counts as some pixels.
            let cost = Double(computed &+ 6) / Double(pixels)
            if cost < least && (pixels <= 192 || rows == phases) {
                least = cost
                best = rows
            }
        }
        return best
    }

    /// False when scratch memory could not be had.
    func run(
        source: UnsafePointer<Float>, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) -> Bool {
        let packed = paddedTargets &* taps &* sources
        let done: Bool? = withScratch(bytes: groups &* packed &* 4) { memory in
            let filters = memory.assumingMemoryBound(to: Float.self)
            let panels = (paddedTargets &+ tileColumns &- 1) / tileColumns
            parallelFor(count: groups &* panels, grain: max(1, 2_000 / (taps &* sources))) { range in
                for item in range {
                    let group = item / panels, first = item % panels &* tileColumns
                    pack(weight + group &* targets &* sources &* taps, first, to: filters + (group &* packed &+ first &* taps &* sources))
                }
            }
            let columnBlocks = (targetWidth &+ columnsPerItem &- 1) / columnsPerItem
            let rowBlocks = (targetHeight &+ rowsPerItem &- 1) / rowsPerItem
            let targetBlocks = (paddedTargets &+ targetsPerItem &- 1) / targetsPerItem
            return withFlag { failed in
                let imageBlocks = (images &+ imagesPerItem &- 1) / imagesPerItem
                parallelFor(
                    count: imageBlocks &* groups &* rowBlocks &* columnBlocks &* targetBlocks, grain: 1
                ) { range in
                    for item in range {
                        var rest = item
                        @inline(__always) func next(_ count: Int) -> Int {
                            defer { rest /= count }
                            return rest % count
                        }
                        let first = next(targetBlocks) &* targetsPerItem
                        let column = next(columnBlocks) &* columnsPerItem
                        let row = next(rowBlocks) &* rowsPerItem
                        let group = next(groups)
                        let image = rest &* imagesPerItem
                        let place = Place(
                            images: image..<min(images, image &+ imagesPerItem), group: group,
                            rows: row..<min(targetHeight, row &+ rowsPerItem),
                            columns: column..<min(targetWidth, column &+ columnsPerItem),
                            targets: first..<min(paddedTargets, first &+ targetsPerItem),
                            filters: filters + group &* packed, source: source, bias: bias, output: output)
                        if !run(place) { failed.pointee = true }
                    }
                }
            }
        }
        return done ?? false
    }

    /// The filters of one panel of targets: `tap x source x target`.
    private func pack(_ weight: UnsafePointer<Float>, _ panel: Int, to target: UnsafeMutablePointer<Float>) {
        let width = tileWidth(at: panel, of: paddedTargets)
        for column in stride(from: 0, to: width, by: 8) {
            let first = panel &+ column, to = target + column
            if isGradient {
                for source in 0..<sources {
                    packEight(weight + (source &* targets &+ first) &* taps, pitch: taps, first, 0..<taps, source, to, width)
                }
            } else {
                // The taps of neighbouring sources follow one another.
                packEight(
                    weight + first &* sources &* taps, pitch: sources &* taps, first, 0..<taps &* sources, 0, to, width)
            }
        }
    }

    /// Eight targets, whose weights lie `pitch` apart, at the places `range`, of which each `taps` belong to one source.
    @inline(__always)
    private func packEight(
        _ weight: UnsafePointer<Float>, pitch: Int, _ first: Int, _ range: Range<Int>, _ firstSource: Int,
        _ target: UnsafeMutablePointer<Float>, _ width: Int
    ) {
        let count = min(8, targets &- first)
        var source = firstSource, tap = 0
        @inline(__always) func next() -> UnsafeMutablePointer<Float> {
            let place = target + (tap &* sources &+ source) &* width
            tap &+= 1
            if tap == taps {
                tap = 0
                source &+= 1
            }
            return place
        }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 64) { block in
            guard let block = block.baseAddress else { return }
            var index = range.lowerBound
            while count == 8 && index &+ 8 <= range.upperBound {
                dl_transpose_8x8(weight + index, pitch, block, 8)
                for lane in 0..<8 { store(load(block + lane &* 8), next()) }
                index &+= 8
            }
            while index < range.upperBound {
                let place = next()
                for lane in 0..<8 { place[lane] = lane < count ? weight[lane &* pitch &+ index] : 0 }
                index &+= 1
            }
        }
    }

    // MARK: - Items

    private struct Place {
        let images: Range<Int>
        let group: Int
        let rows: Range<Int>
        let columns: Range<Int>
        let targets: Range<Int>
        let filters: UnsafePointer<Float>
        let source: UnsafePointer<Float>
        let bias: UnsafePointer<Float>?
        let output: UnsafeMutablePointer<Float>
    }

    /// The source lines that an item needs of each image: `lines x columns x sources`.
    private struct Strip {
        let firstLine: Int
        let firstColumn: Int
        let lines: Int
        let columns: Int
    }

    private func run(_ place: Place) -> Bool {
        let down = vertical.offsets(), along = horizontal.offsets()
        let firstLine = place.rows.lowerBound / vertical.phases &* vertical.step &+ down.lowerBound
        let firstColumn = place.columns.lowerBound / horizontal.phases &* horizontal.step &+ along.lowerBound
        let strip = Strip(
            firstLine: firstLine, firstColumn: firstColumn,
            lines: (place.rows.upperBound &- 1) / vertical.phases &* vertical.step &+ down.upperBound &+ 1 &- firstLine,
            columns: (place.columns.upperBound &- 1) / horizontal.phases &* horizontal.step &+ along.upperBound &+ 1
                &- firstColumn)
        let stripCount = place.images.count &* strip.lines &* strip.columns &* paddedSources
        let width = place.targets.count
        let pixels = place.images.count &* place.rows.count &* place.columns.count
        // Behind the products, room for the rows that fill up the last tile.
        let productCount = (pixels &+ 1) &* width
        let bytes = (stripCount &+ productCount) &* 4 &+ taps &* MemoryLayout<ProductRun>.stride &* 2
            &+ (pixels &+ tileRows) &* MemoryLayout<ProductRun>.stride
        let done: Void? = withScratch(bytes: bytes) { memory in
            let runs = memory.bindMemory(to: ProductRun.self, capacity: 2 &* taps &+ pixels &+ tileRows)
            let list = runs + 2 &* taps
            let floats = UnsafeMutableRawPointer(list + (pixels &+ tileRows)).assumingMemoryBound(to: Float.self)
            let products = floats + stripCount
            fill(strip, place, floats)
            for y in 0..<vertical.phases {
                for x in 0..<horizontal.phases {
                    let count = listPixels(phase: (y, x), strip, place, list, spare: pixels &* width)
                    let used = listTaps(phase: (y, x), strip, runs)
                    multiply(place, UnsafePointer(floats), list, count, runs, used, products)
                }
            }
            write(place, products)
        }
        return done != nil
    }

    private func fill(_ strip: Strip, _ place: Place, _ target: UnsafeMutablePointer<Float>) {
        let first = place.group &* sources
        for channel in stride(from: 0, to: paddedSources, by: 8) {
            let lines = ChannelLines(
                place.source, first: first &+ channel, end: first &+ sources, channels: sources &* groups,
                height: sourceHeight, width: sourceWidth)
            var to = target + channel
            for image in place.images {
                for line in 0..<strip.lines {
                    lines.read(
                        image: image, line: strip.firstLine &+ line, left: -strip.firstColumn, length: strip.columns,
                        to: to, step: paddedSources)
                    to += strip.columns &* paddedSources
                }
            }
        }
    }

    /// The pixels of one phase, in whole tiles: where each begins in the strip, and where its products go.
    private func listPixels(
        phase: (y: Int, x: Int), _ strip: Strip, _ place: Place, _ list: UnsafeMutablePointer<ProductRun>, spare: Int
    ) -> Int {
        var count = 0
        for image in 0..<place.images.count {
            for row in place.rows where row % vertical.phases == phase.y {
                let line = image &* strip.lines &+ row / vertical.phases &* vertical.step &- strip.firstLine
                let target = (image &* place.rows.count &+ row &- place.rows.lowerBound) &* place.columns.count
                // The first column of an item belongs to the first phase.
                for column in stride(
                    from: place.columns.lowerBound &+ phase.x, to: place.columns.upperBound, by: horizontal.phases) {
                    let x = column / horizontal.phases &* horizontal.step &- strip.firstColumn
                    list[count] = ProductRun(
                        left: (line &* strip.columns &+ x) &* paddedSources,
                        right: (target &+ column &- place.columns.lowerBound) &* place.targets.count)
                    count &+= 1
                }
            }
        }
        let whole = (count &+ tileRows &- 1) / tileRows &* tileRows
        for index in count..<whole { list[index] = ProductRun(left: list[0].left, right: spare) }
        return whole
    }

    /// The taps of one phase: how far they are from a pixel's beginning, and their number.
    private func listTaps(phase: (y: Int, x: Int), _ strip: Strip, _ runs: UnsafeMutablePointer<ProductRun>) -> Int {
        var count = 0
        for y in 0..<vertical.taps {
            guard let line = vertical.offset(tap: y, phase: phase.y) else { continue }
            for x in 0..<horizontal.taps {
                guard let column = horizontal.offset(tap: x, phase: phase.x) else { continue }
                runs[count] = ProductRun(
                    left: (line &* strip.columns &+ column) &* paddedSources, right: y &* horizontal.taps &+ x)
                count &+= 1
            }
        }
        return count
    }

    private func multiply(
        _ place: Place, _ strip: UnsafePointer<Float>, _ pixels: UnsafePointer<ProductRun>, _ count: Int,
        _ taps: UnsafeMutablePointer<ProductRun>, _ used: Int, _ products: UnsafeMutablePointer<Float>
    ) {
        let runs = taps + self.taps
        // So much of a panel of filters at a time that it stays in the first cache.
        let budget = 288
        let depth = min(sources, budget), chunks = max(1, (used &* sources &+ budget &- 1) / budget)
        let tapsAtOnce = max(1, (used &+ chunks &- 1) / chunks)
        for column in stride(from: place.targets.lowerBound, to: place.targets.upperBound, by: tileColumns) {
            let width = tileWidth(at: column, of: place.targets.upperBound)
            let panel = place.filters + column &* self.taps &* sources
            let target = products + (column &- place.targets.lowerBound)
            for firstTap in stride(from: 0, to: max(1, used), by: tapsAtOnce) {
                for first in stride(from: 0, to: sources, by: depth) {
                    let some = firstTap..<min(used, firstTap &+ tapsAtOnce)
                    for tap in some {
                        runs[tap &- firstTap] = ProductRun(
                            left: taps[tap].left &+ first, right: (taps[tap].right &* sources &+ first) &* width)
                    }
                    multiplyTiles(
                        ProductShape(
                            runs: runs, count: some.count, depth: min(depth, sources &- first), leftStep: 1,
                            rightStep: width),
                        strip, panel, width: width, accumulate: firstTap > 0 || first > 0, target, places: pixels,
                        count: count)
                }
            }
        }
    }

    private func write(_ place: Place, _ products: UnsafeMutablePointer<Float>) {
        let first = place.group &* targets, width = place.targets.count
        for target in stride(from: place.targets.lowerBound, to: place.targets.upperBound, by: 8) {
            let channels = ChannelLines(
                UnsafePointer(place.output), first: first &+ target, end: first &+ targets, channels: targets &* groups,
                height: targetHeight, width: targetWidth)
            let column = products + (target &- place.targets.lowerBound)
            if let bias = place.bias {
                var shift = lanes(0)
                for lane in 0..<channels.count { shift[lane] = bias[first &+ target &+ lane] }
                for pixel in 0..<place.images.count &* place.rows.count &* place.columns.count {
                    store(load(column + pixel &* width) + shift, column + pixel &* width)
                }
            }
            var from = column
            for image in place.images {
                for row in place.rows {
                    channels.write(
                        image: image, line: row, columns: place.columns, from, step: width, to: place.output)
                    from += place.columns.count &* width
                }
            }
        }
    }
}
