/// Correlations of 3 x 3 filters, stride 1, by F(4 x 4, 3 x 3) or F(2 x 2, 3 x 3). Sums run over the channels in a fixed order, so
/// results do not depend on the number of threads.
struct WinogradCorrelation {
    private let tiles: WinogradTiles
    private let correlation: Correlation
    private let sources: Int
    private let targets: Int
    /// Channels rounded up to whole vectors.
    private let paddedSources: Int
    private let paddedTargets: Int
    private let panels: WinogradPanels

    /// nil where the filters are others, or the channels few.
    init?(_ c: Correlation, size: Int = 4) {
        guard let tiles = WinogradTiles(c, size: size) else { return nil }
        self.tiles = tiles
        correlation = c
        sources = c.sources
        targets = c.targets
        paddedSources = (c.sources &+ 7) & ~7
        paddedTargets = (c.targets &+ 7) & ~7
        panels = WinogradPanels(channels: paddedTargets)
    }

    /// False when scratch memory could not be had.
    func run(
        source: UnsafePointer<Float>, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>, rectifies: Bool
    ) -> Bool {
        for group in 0..<correlation.groups {
            let filters = WinogradFilters(
                weight: weight + group &* sources &* targets &* 9, sources: sources, targets: targets,
                isTurned: correlation.isTurned, panels: panels, axisPoints: tiles.axisPoints)
            let place = Place(group: group, source: source, bias: bias, output: output, floor: rectifies ? 0 : -Float.infinity)
            let done = sources &* targets > 128 &* 128 || areTilesFew ? runByTargets(filters, place) : runByTiles(filters, place)
            if !done { return false }
        }
        return true
    }

    /// Whether there are so few tiles that the transformed filters of a panel are better used at once than kept for all.
    private var areTilesFew: Bool {
        tiles.rows &* tiles.tilesPerRow <= min(96, 16 &* panels.count) && tiles.points &* sources &* targets > 40_000
    }

    private struct Place {
        let group: Int
        let source: UnsafePointer<Float>
        let bias: UnsafePointer<Float>?
        let output: UnsafeMutablePointer<Float>
        /// Outputs below it become zero.
        let floor: Float
    }

    /// Rows of tiles that are computed together, and the transforms of their inputs: for each point `tiles x sources`.
    private struct Block {
        let rows: Range<Int>
        let order: WinogradTiles.Order
        let inputs: UnsafeMutablePointer<Float>
        let inputPitch: Int
    }

    /// Tiles are multiplied four at a time, and the last four may reach beyond the end. The pitch of points is no power of two.
    private func inputPitch(_ rows: Int) -> Int { (rows &* tiles.tilesPerRow &+ 3) &* paddedSources &+ 16 }
    private func productPitch(_ rows: Int, targets: Int) -> Int { (rows &* tiles.tilesPerRow &+ 3) &* targets &+ 16 }

    // MARK: - Few filters: all are transformed first, then each item takes a block of tiles

    private func runByTiles(_ filters: WinogradFilters, _ place: Place) -> Bool {
        let filterPitch = paddedTargets &* sources &+ 16
        let rowsAtOnce = rowsOfOneItem()
        // The last rows are shared out evenly.
        let even = tiles.rows / (rowsAtOnce &* itemsInStep) &* itemsInStep
        let rest = tiles.rows &- even &* rowsAtOnce
        let rowsAtEnd = (rest &+ itemsInStep &- 1) / itemsInStep
        let items = even &+ (rest == 0 ? 0 : (rest &+ rowsAtEnd &- 1) / rowsAtEnd)
        let done: Bool? = withScratch(bytes: tiles.points &* filterPitch &* 4) { memory in
            let panels = memory.assumingMemoryBound(to: Float.self)
            // Panels of the filters lie one after the other, so that whole ones can be made side by side.
            parallelFor(count: self.panels.count, grain: max(1, 1_000 / sources)) { range in
                for panel in range {
                    let first = self.panels.start(of: panel)
                    filters.transform(
                        targets: first..<self.panels.start(of: panel &+ 1), sources: 0..<sources,
                        to: panels + first &* sources, pitch: filterPitch)
                }
            }
            let work = tiles.points &* rowsAtOnce &* tiles.tilesPerRow &* sources &* targets
            return withFlag { failed in
                parallelFor(count: items, grain: max(1, 600_000 / work)) { range in
                    for item in range {
                        let rows =
                            item < even
                            ? item &* rowsAtOnce..<(item &+ 1) &* rowsAtOnce
                            : even &* rowsAtOnce &+ (item &- even) &* rowsAtEnd
                                ..< min(tiles.rows, even &* rowsAtOnce &+ (item &- even &+ 1) &* rowsAtEnd)
                        if !runTiles(rows, panels, filterPitch, place) { failed.pointee = true }
                    }
                }
            }
        }
        return done ?? false
    }

    /// As many rows of tiles as fit into the second cache with their products, and fill whole panels of four tiles best.
    private func rowsOfOneItem() -> Int {
        let rowBytes = tiles.points &* 4 &* tiles.tilesPerRow &* (paddedSources &+ min(paddedTargets, productPanels &* panelColumns))
        let affordable = max(1, min((832 << 10) / rowBytes, (tiles.rows &+ 7) / 8))
        var best = affordable
        for rows in stride(from: affordable, to: affordable / 2, by: -1)
        where paddedTiles(rows) &* best < paddedTiles(best) &* rows { best = rows }
        return best
    }

    private func paddedTiles(_ rows: Int) -> Int { (rows &* tiles.tilesPerRow &+ 3) & ~3 }

    private func runTiles(
        _ rows: Range<Int>, _ panels: UnsafePointer<Float>, _ filterPitch: Int, _ place: Place
    ) -> Bool {
        let inputPitch = inputPitch(rows.count)
        let productPitch = productPitch(rows.count, targets: min(paddedTargets, productPanels &* panelColumns))
        let bytes = (tiles.points &* (inputPitch &+ productPitch) &+ tiles.workCount) &* 4
        let done: Void? = withScratch(bytes: bytes) { memory in
            let inputs = memory.assumingMemoryBound(to: Float.self)
            let products = inputs + tiles.points &* inputPitch, work = products + tiles.points &* productPitch
            let block = Block(rows: rows, order: tiles.order(rows), inputs: inputs, inputPitch: inputPitch)
            for channel in stride(from: 0, to: paddedSources, by: 8) { transformInput(channel, block, place, work) }
            for panel in stride(from: 0, to: self.panels.count, by: productPanels) {
                let range = self.panels.start(of: panel)..<self.panels.start(of: min(self.panels.count, panel &+ productPanels))
                for point in 0..<tiles.points {
                    multiply(
                        block, point, sources: 0..<sources, panels + (point &* filterPitch &+ range.lowerBound &* sources),
                        targets: range, products + point &* productPitch)
                }
                writeOutput(range, block, products, productPitch, place, work)
            }
        }
        return done != nil
    }

    // MARK: - Many filters: each item takes a block of them for all tiles, and transforms them as it goes

    private func runByTargets(_ filters: WinogradFilters, _ place: Place) -> Bool {
        let affordable = max(1, 96 &* 36 / (tiles.points &* tiles.tilesPerRow))
        let rounds = (tiles.rows &+ affordable &- 1) / affordable
        let rowsAtOnce = (tiles.rows &+ rounds &- 1) / rounds
        let inputPitch = inputPitch(rowsAtOnce)
        let done: Bool? = withScratch(bytes: tiles.points &* inputPitch &* 4) { memory in
            for first in stride(from: 0, to: tiles.rows, by: rowsAtOnce) {
                let rows = first..<min(tiles.rows, first &+ rowsAtOnce)
                let block = Block(
                    rows: rows, order: tiles.order(rows), inputs: memory.assumingMemoryBound(to: Float.self),
                    inputPitch: inputPitch)
                if !transformInputs(block, place) || !runAllTargets(block, filters, place) { return false }
            }
            return true
        }
        return done ?? false
    }

    private func transformInputs(_ block: Block, _ place: Place) -> Bool {
        withFlag { failed in
            parallelFor(count: paddedSources / 8, grain: max(1, 128 / block.order.count)) { range in
                let done: Void? = withScratch(bytes: tiles.workCount &* 4) { memory in
                    for item in range {
                        transformInput(item &* 8, block, place, memory.assumingMemoryBound(to: Float.self))
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }

    private func runAllTargets(_ block: Block, _ filters: WinogradFilters, _ place: Place) -> Bool {
        // The multiply-adds of a panel, with a filter's transform counted as 256.
        let work = (tiles.points &* block.order.count &+ 256) &* sources &* panelColumns
        return withFlag { failed in
            parallelFor(count: panels.count, grain: max(1, 1_000_000 / work)) { range in
                for panel in range {
                    let range = panels.start(of: panel)..<panels.start(of: panel &+ 1)
                    if !runTargets(range, block, filters, place) { failed.pointee = true }
                }
            }
        }
    }

    private func runTargets(_ range: Range<Int>, _ block: Block, _ filters: WinogradFilters, _ place: Place) -> Bool {
        let sourcesAtOnce = min(sources, 128)
        let filterPitch = range.count &* sourcesAtOnce &+ 16
        let productPitch = productPitch(block.rows.count, targets: range.count)
        let bytes = (tiles.points &* (filterPitch &+ productPitch) &+ tiles.workCount) &* 4
        let done: Void? = withScratch(bytes: bytes) { memory in
            let panels = memory.assumingMemoryBound(to: Float.self)
            let products = panels + tiles.points &* filterPitch, work = products + tiles.points &* productPitch
            for first in stride(from: 0, to: sources, by: sourcesAtOnce) {
                let inner = first..<min(sources, first &+ sourcesAtOnce)
                filters.transform(targets: range, sources: inner, to: panels, pitch: filterPitch)
                for point in 0..<tiles.points {
                    // What is transformed next comes into the cache meanwhile.
                    if inner.upperBound < sources {
                        filters.prefetch(
                            targets: range, sources: inner.upperBound..<min(sources, inner.upperBound &+ sourcesAtOnce), part: point)
                    } else if range.upperBound < paddedTargets {
                        let next = range.upperBound..<(range.upperBound &+ self.panels.width(at: range.upperBound))
                        filters.prefetch(targets: next, sources: 0..<sourcesAtOnce, part: point)
                    }
                    multiply(
                        block, point, sources: inner, panels + point &* filterPitch, targets: range,
                        products + point &* productPitch)
                }
            }
            writeOutput(range, block, products, productPitch, place, work)
        }
        return done != nil
    }

    // MARK: - Pieces

    private func transformInput(_ channel: Int, _ block: Block, _ place: Place, _ work: UnsafeMutablePointer<Float>) {
        let first = place.group &* sources
        tiles.transformInput(
            rows: block.rows,
            ChannelLines(
                place.source, first: first &+ channel, end: first &+ sources, channels: sources &* correlation.groups,
                height: tiles.sourceHeight, width: tiles.sourceWidth),
            work: work, to: block.inputs + channel, step: paddedSources, pitch: block.inputPitch)
    }

    /// The product of one point: tiles times `panels` of filters, added to what is there unless the sources are the first ones.
    private func multiply(
        _ block: Block, _ point: Int, sources range: Range<Int>, _ panels: UnsafePointer<Float>, targets: Range<Int>,
        _ products: UnsafeMutablePointer<Float>
    ) {
        let inputs = block.inputs + (point &* block.inputPitch &+ range.lowerBound)
        let needed = tiles.tiles(of: point, block.order)
        var run = ProductRun.zero
        withUnsafePointer(to: &run) { run in
            var target = targets.lowerBound
            while target < targets.upperBound {
                let width = self.panels.width(at: target), column = target &- targets.lowerBound
                let shape = ProductShape(runs: run, count: 1, depth: range.count, leftStep: 1, rightStep: width)
                for tile in stride(from: needed.lowerBound, to: needed.upperBound, by: panelRows) {
                    multiplyPanel(
                        shape, FourRows(UnsafePointer(inputs + tile &* paddedSources), pitch: paddedSources),
                        panels + column &* range.count, width: width, accumulate: range.lowerBound > 0,
                        FourRows(products + (tile &* targets.count &+ column), pitch: targets.count))
                }
                target &+= width
            }
        }
    }

    private func writeOutput(
        _ range: Range<Int>, _ block: Block, _ products: UnsafePointer<Float>, _ productPitch: Int, _ place: Place,
        _ work: UnsafeMutablePointer<Float>
    ) {
        let first = place.group &* targets
        for target in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
            let channels = ChannelLines(
                UnsafePointer(place.output), first: first &+ target, end: first &+ targets,
                channels: targets &* correlation.groups, height: tiles.targetHeight, width: tiles.targetWidth)
            var bias = lanes(0)
            if let all = place.bias {
                for lane in 0..<channels.count { bias[lane] = all[first &+ target &+ lane] }
            }
            tiles.writeOutput(
                rows: block.rows, products + (target &- range.lowerBound), step: range.count, pitch: productPitch, bias: bias,
                floor: place.floor, work: work, to: channels, place.output)
        }
    }
}

/// The panels of targets whose products are held at a time, where all filters have been transformed before.
private let productPanels = 3
/// A number of items that most machines' threads divide.
private let itemsInStep = 2
