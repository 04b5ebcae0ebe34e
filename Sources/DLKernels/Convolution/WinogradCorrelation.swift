/// Correlations of 3 x 3 filters, stride 1, by F(4 x 4, 3 x 3). Sums run over the channels in a fixed order, so results do
/// not depend on the number of threads.
struct WinogradCorrelation {
    private let tiles: WinogradTiles
    private let correlation: Correlation
    private let sources: Int
    private let targets: Int
    /// Channels rounded up to whole vectors.
    private let paddedSources: Int
    private let paddedTargets: Int

    /// nil where another way is faster.
    init?(_ c: Correlation) {
        guard let tiles = WinogradTiles(c) else { return nil }
        self.tiles = tiles
        correlation = c
        sources = c.sources
        targets = c.targets
        paddedSources = (c.sources &+ 7) & ~7
        paddedTargets = (c.targets &+ 7) & ~7
    }

    /// False when scratch memory could not be had.
    func run(
        source: UnsafePointer<Float>, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) -> Bool {
        for group in 0..<correlation.groups {
            let filters = WinogradFilters(
                weight: weight + group &* sources &* targets &* 9, sources: sources, targets: targets,
                isTurned: correlation.isTurned)
            let place = Place(group: group, source: source, bias: bias, output: output)
            let done = sources &* targets > 128 &* 128 ? runByTargets(filters, place) : runByTiles(filters, place)
            if !done { return false }
        }
        return true
    }

    private struct Place {
        let group: Int
        let source: UnsafePointer<Float>
        let bias: UnsafePointer<Float>?
        let output: UnsafeMutablePointer<Float>
    }

    /// Rows of tiles that are computed together, and the transforms of their inputs: for each point `tiles x sources`.
    private struct Block {
        let rows: Range<Int>
        let tiles: Int
        let inputs: UnsafeMutablePointer<Float>
        let inputPitch: Int
    }

    /// Tiles are multiplied four at a time.
    private func paddedTiles(_ rows: Int) -> Int { (rows &* tiles.tilesPerRow &+ 3) & ~3 }
    private func inputPitch(_ rows: Int) -> Int { paddedTiles(rows) &* paddedSources &+ 16 }

    // MARK: - Few filters: all are transformed first, then each item takes a block of tiles

    private func runByTiles(_ filters: WinogradFilters, _ place: Place) -> Bool {
        let filterPitch = paddedTargets &* sources &+ 16
        let rowBytes = 36 &* 4 &* tiles.tilesPerRow &* (paddedSources &+ min(paddedTargets, targetsPerProduct))
        let affordable = max(1, min((640 << 10) / rowBytes, (tiles.rows &+ 7) / 8))
        let items = (tiles.rows &+ affordable &- 1) / affordable
        let rowsPerItem = (tiles.rows &+ items &- 1) / items
        let done: Bool? = withScratch(bytes: 36 &* filterPitch &* 4) { memory in
            let panels = memory.assumingMemoryBound(to: Float.self)
            // Panels of the filters lie one after the other, so that whole ones can be made side by side.
            parallelFor(count: (paddedTargets &+ panelColumns &- 1) / panelColumns, grain: max(1, 1_000 / sources)) { range in
                for panel in range {
                    let first = panel &* panelColumns
                    filters.transform(
                        targets: first..<min(paddedTargets, first &+ panelColumns), sources: 0..<sources,
                        to: panels + first &* sources, pitch: filterPitch)
                }
            }
            let work = 36 &* rowsPerItem &* tiles.tilesPerRow &* sources &* targets
            return withFlag { failed in
                parallelFor(count: (tiles.rows &+ rowsPerItem &- 1) / rowsPerItem, grain: max(1, 600_000 / work)) { range in
                    for item in range {
                        let first = item &* rowsPerItem
                        let rows = first..<min(tiles.rows, first &+ rowsPerItem)
                        if !runTiles(rows, panels, filterPitch, place) { failed.pointee = true }
                    }
                }
            }
        }
        return done ?? false
    }

    private func runTiles(
        _ rows: Range<Int>, _ panels: UnsafePointer<Float>, _ filterPitch: Int, _ place: Place
    ) -> Bool {
        let inputPitch = inputPitch(rows.count)
        let targetsAtOnce = min(paddedTargets, targetsPerProduct)
        let productPitch = paddedTiles(rows.count) &* targetsAtOnce &+ 16
        let bytes = (36 &* (inputPitch &+ productPitch) &+ tiles.workCount) &* 4
        let done: Void? = withScratch(bytes: bytes) { memory in
            let inputs = memory.assumingMemoryBound(to: Float.self)
            let products = inputs + 36 &* inputPitch, work = products + 36 &* productPitch
            let block = Block(
                rows: rows, tiles: rows.count &* tiles.tilesPerRow, inputs: inputs, inputPitch: inputPitch)
            for channel in stride(from: 0, to: paddedSources, by: 8) { transformInput(channel, block, place, work) }
            for first in stride(from: 0, to: paddedTargets, by: targetsAtOnce) {
                let range = first..<min(paddedTargets, first &+ targetsAtOnce)
                for point in 0..<36 {
                    multiply(
                        block, point, sources: 0..<sources, panels + (point &* filterPitch &+ first &* sources),
                        targets: range.count, products + point &* productPitch)
                }
                writeOutput(range, block, products, productPitch, place, work)
            }
        }
        return done != nil
    }

    // MARK: - Many filters: each item takes a block of them for all tiles, and transforms them as it goes

    private func runByTargets(_ filters: WinogradFilters, _ place: Place) -> Bool {
        let affordable = max(1, 96 / tiles.tilesPerRow)
        let rounds = (tiles.rows &+ affordable &- 1) / affordable
        let rowsAtOnce = (tiles.rows &+ rounds &- 1) / rounds
        let inputPitch = inputPitch(rowsAtOnce)
        let done: Bool? = withScratch(bytes: 36 &* inputPitch &* 4) { memory in
            for first in stride(from: 0, to: tiles.rows, by: rowsAtOnce) {
                let rows = first..<min(tiles.rows, first &+ rowsAtOnce)
                let block = Block(
                    rows: rows, tiles: rows.count &* tiles.tilesPerRow, inputs: memory.assumingMemoryBound(to: Float.self),
                    inputPitch: inputPitch)
                if !transformInputs(block, place) || !runAllTargets(block, filters, place) { return false }
            }
            return true
        }
        return done ?? false
    }

    private func transformInputs(_ block: Block, _ place: Place) -> Bool {
        withFlag { failed in
            parallelFor(count: paddedSources / 8, grain: max(1, 128 / block.tiles)) { range in
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
        withFlag { failed in
            parallelFor(count: (paddedTargets &+ targetsPerItem &- 1) / targetsPerItem, grain: 1) { range in
                for item in range {
                    let first = item &* targetsPerItem
                    let range = first..<min(paddedTargets, first &+ targetsPerItem)
                    if !runTargets(range, block, filters, place) { failed.pointee = true }
                }
            }
        }
    }

    private func runTargets(_ range: Range<Int>, _ block: Block, _ filters: WinogradFilters, _ place: Place) -> Bool {
        let sourcesAtOnce = min(sources, 128)
        let filterPitch = range.count &* sourcesAtOnce &+ 16
        let productPitch = paddedTiles(block.rows.count) &* range.count &+ 16
        let bytes = (36 &* (filterPitch &+ productPitch) &+ tiles.workCount) &* 4
        let done: Void? = withScratch(bytes: bytes) { memory in
            let panels = memory.assumingMemoryBound(to: Float.self)
            let products = panels + 36 &* filterPitch, work = products + 36 &* productPitch
            for first in stride(from: 0, to: sources, by: sourcesAtOnce) {
                let inner = first..<min(sources, first &+ sourcesAtOnce)
                filters.transform(targets: range, sources: inner, to: panels, pitch: filterPitch)
                for point in 0..<36 {
                    multiply(
                        block, point, sources: inner, panels + point &* filterPitch, targets: range.count,
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
        _ block: Block, _ point: Int, sources range: Range<Int>, _ panels: UnsafePointer<Float>, targets: Int,
        _ products: UnsafeMutablePointer<Float>
    ) {
        let inputs = block.inputs + (point &* block.inputPitch &+ range.lowerBound)
        var run = ProductRun.zero
        withUnsafePointer(to: &run) { run in
            for column in stride(from: 0, to: targets, by: panelColumns) {
                let width = panelWidth(at: column, of: targets)
                let shape = ProductShape(runs: run, count: 1, depth: range.count, leftStep: 1, rightStep: width)
                for tile in stride(from: 0, to: block.tiles, by: panelRows) {
                    multiplyPanel(
                        shape, FourRows(UnsafePointer(inputs + tile &* paddedSources), pitch: paddedSources),
                        panels + column &* range.count, width: width, accumulate: range.lowerBound > 0,
                        FourRows(products + (tile &* targets &+ column), pitch: targets))
                }
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
                work: work, to: channels, place.output)
        }
    }
}

/// The targets whose products are held at a time, where all filters have been transformed before; a multiple of whole panels.
private let targetsPerProduct = 3 * panelColumns
/// The targets of one item where each item takes a block of filters.
private let targetsPerItem = panelColumns
