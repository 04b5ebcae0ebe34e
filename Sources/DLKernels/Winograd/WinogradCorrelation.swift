/// Correlations of 3 x 3 filters, stride 1, by F(4 x 4, 3 x 3). Sums run over the channels in a fixed order, so results do
/// not depend on the number of threads.
struct WinogradCorrelation {
    private let tiles: WinogradTiles
    private let correlation: Correlation
    private let sources: Int
    private let targets: Int
    /// Targets rounded up to whole panels, two at a time.
    private let paddedTargets: Int

    /// nil where another way is faster.
    init?(_ c: Correlation) {
        guard let tiles = WinogradTiles(c) else { return nil }
        self.tiles = tiles
        correlation = c
        sources = c.sources
        targets = c.targets
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
            let place = Place(
                source: source, firstSource: group &* sources, bias: bias, output: output, firstTarget: group &* targets)
            let done = sources &* targets > 128 &* 128 ? runByTargets(filters, place) : runByTiles(filters, place)
            if !done { return false }
        }
        return true
    }

    private struct Place {
        let source: UnsafePointer<Float>
        let firstSource: Int
        let bias: UnsafePointer<Float>?
        let output: UnsafeMutablePointer<Float>
        let firstTarget: Int
    }

    // MARK: - Few filters: all are transformed first, then each item takes a block of tiles

    private func runByTiles(_ filters: WinogradFilters, _ place: Place) -> Bool {
        let filterPitch = paddedTargets &* sources &+ 16
        let groupsPerItem = sources &* targets <= 64 &* 96 && tiles.tileGroups >= 96 ? 6 : 3
        let done: Bool? = withScratch(bytes: 36 &* filterPitch &* 4) { memory in
            let panels = memory.assumingMemoryBound(to: Float.self)
            parallelFor(count: paddedTargets / 8, grain: max(1, 4_000 / sources)) { range in
                filters.transform(
                    targets: range.lowerBound &* 8..<range.upperBound &* 8, sources: 0..<sources,
                    to: panels + range.lowerBound &* 8 &* sources, pitch: filterPitch)
            }
            let items = (tiles.tileGroups &+ groupsPerItem &- 1) / groupsPerItem
            let work = 36 &* 8 &* groupsPerItem &* sources &* targets
            return withFlag { failed in
                parallelFor(count: items, grain: max(1, 600_000 / work)) { range in
                    for item in range {
                        let first = item &* groupsPerItem
                        let ok = runTiles(
                            first..<min(tiles.tileGroups, first &+ groupsPerItem), panels, filterPitch, place)
                        if !ok { failed.pointee = true }
                    }
                }
            }
        }
        return done ?? false
    }

    private func runTiles(
        _ groups: Range<Int>, _ panels: UnsafePointer<Float>, _ filterPitch: Int, _ place: Place
    ) -> Bool {
        let columns = groups.count &* 8
        let inputPitch = sources &* columns &+ 16
        let targetsAtOnce = min(paddedTargets, columns > 24 ? 32 : 64)
        let productPitch = targetsAtOnce &* columns &+ 16
        let rows = tiles.rows(groups)
        let strip = rows.count &* 6 &* tiles.stripPitch &+ 16
        let done: Void? = withScratch(bytes: (36 &* (inputPitch &+ productPitch) &+ strip &+ 6 * 48) &* 4) { memory in
            let inputs = memory.assumingMemoryBound(to: Float.self)
            let products = inputs + 36 &* inputPitch, strips = products + 36 &* productPitch, lines = strips + strip
            for source in 0..<sources {
                transformInput(source, groups, rows, place, strips, lines, inputs, inputPitch)
            }
            for first in stride(from: 0, to: paddedTargets, by: targetsAtOnce) {
                let end = min(paddedTargets, first &+ targetsAtOnce)
                for point in 0..<36 {
                    multiply(
                        depth: sources, panels + (point &* filterPitch &+ first &* sources), rows: end &- first,
                        inputs + point &* inputPitch, inputDepth: sources, columns: columns, accumulate: false,
                        products + point &* productPitch)
                }
                writeOutput(first..<min(end, targets), groups, products, productPitch, columns, place, lines)
            }
        }
        return done != nil
    }

    // MARK: - Many filters: each item takes a block of them for all tiles, and transforms them as it goes

    private func runByTargets(_ filters: WinogradFilters, _ place: Place) -> Bool {
        let groupsAtOnce = min(tiles.tileGroups, 12)
        for first in stride(from: 0, to: tiles.tileGroups, by: groupsAtOnce) {
            let groups = first..<min(tiles.tileGroups, first &+ groupsAtOnce)
            if !runAllTargets(groups, filters, place) { return false }
        }
        return true
    }

    private func runAllTargets(_ groups: Range<Int>, _ filters: WinogradFilters, _ place: Place) -> Bool {
        let columns = groups.count &* 8
        let inputPitch = sources &* columns &+ 16
        let rows = tiles.rows(groups)
        let strip = rows.count &* 6 &* tiles.stripPitch &+ 16
        let done: Bool? = withScratch(bytes: 36 &* inputPitch &* 4) { memory in
            let inputs = memory.assumingMemoryBound(to: Float.self)
            let transformed = withFlag { failed in
                parallelFor(count: sources, grain: max(1, 1_000 / columns)) { range in
                    let done: Void? = withScratch(bytes: (strip &+ 6 * 48) &* 4) { memory in
                        let strips = memory.assumingMemoryBound(to: Float.self)
                        for source in range {
                            transformInput(source, groups, rows, place, strips, strips + strip, inputs, inputPitch)
                        }
                    }
                    if done == nil { failed.pointee = true }
                }
            }
            if !transformed { return false }
            let targetsPerItem = 32
            return withFlag { failed in
                parallelFor(count: (paddedTargets &+ targetsPerItem &- 1) / targetsPerItem, grain: 1) { range in
                    for item in range {
                        let first = item &* targetsPerItem
                        let ok = runTargets(
                            first..<min(paddedTargets, first &+ targetsPerItem), groups, filters, inputs, inputPitch, place)
                        if !ok { failed.pointee = true }
                    }
                }
            }
        }
        return done ?? false
    }

    private func runTargets(
        _ range: Range<Int>, _ groups: Range<Int>, _ filters: WinogradFilters, _ inputs: UnsafePointer<Float>,
        _ inputPitch: Int, _ place: Place
    ) -> Bool {
        let columns = groups.count &* 8
        let sourcesAtOnce = min(sources, 64)
        let filterPitch = range.count &* sourcesAtOnce &+ 16
        let productPitch = range.count &* columns &+ 16
        let done: Void? = withScratch(bytes: (36 &* (filterPitch &+ productPitch) &+ 6 * 48) &* 4) { memory in
            let panels = memory.assumingMemoryBound(to: Float.self)
            let products = panels + 36 &* filterPitch, lines = products + 36 &* productPitch
            for first in stride(from: 0, to: sources, by: sourcesAtOnce) {
                let inner = first..<min(sources, first &+ sourcesAtOnce)
                filters.transform(targets: range, sources: inner, to: panels, pitch: filterPitch)
                for point in 0..<36 {
                    multiply(
                        depth: inner.count, panels + point &* filterPitch, rows: range.count,
                        inputs + point &* inputPitch, inputDepth: sources, firstSource: first, columns: columns,
                        accumulate: first > 0, products + point &* productPitch)
                }
            }
            writeOutput(
                range.lowerBound..<min(range.upperBound, targets), groups, products, productPitch, columns, place, lines)
        }
        return done != nil
    }

    // MARK: - Pieces

    /// Writes B^T d B of one channel: for each point, panels of 24 tiles, each `sources x 24`.
    private func transformInput(
        _ source: Int, _ groups: Range<Int>, _ rows: Range<Int>, _ place: Place, _ strips: UnsafeMutablePointer<Float>,
        _ lines: UnsafeMutablePointer<Float>, _ inputs: UnsafeMutablePointer<Float>, _ inputPitch: Int
    ) {
        let columns = groups.count &* 8
        tiles.copyStrips(
            place.source, channel: place.firstSource &+ source, channels: sources &* correlation.groups,
            height: tiles.sourceHeight, width: tiles.sourceWidth, rows: rows, lines: 6, top: tiles.paddingHeight,
            left: tiles.paddingWidth, to: strips)
        for group in groups {
            let column = (group &- groups.lowerBound) &* 8, panel = column / panelColumns &* panelColumns
            let width = winogradPanelWidth(panel, columns)
            let pairs = tiles.pairsInStrips(group: group, firstRow: rows.lowerBound, lines: 6, strips)
            let place = panel &* sources &+ source &* width &+ (column &- panel)
            transformInputTiles(
                pairs, linePitch: tiles.stripPitch, lines, inputs + place,
                pitch: inputPitch)
        }
    }

    /// The product of one point: `rows x depth` filters in panels of 4 rows with the inputs in panels of 24 columns.
    private func multiply(
        depth: Int, _ filters: UnsafePointer<Float>, rows: Int, _ inputs: UnsafePointer<Float>, inputDepth: Int,
        firstSource: Int = 0, columns: Int, accumulate: Bool, _ products: UnsafeMutablePointer<Float>
    ) {
        for row in stride(from: 0, to: rows, by: panelRows) {
            var column = 0
            while column < columns {
                let width = winogradPanelWidth(column, columns)
                multiplyPanels(
                    depth: depth, filters + row &* depth, step: panelRows, inputs + (column &* inputDepth &+ firstSource &* width),
                    width: width, accumulate: accumulate, products + (row &* columns &+ column), pitch: columns)
                column &+= width
            }
        }
    }

    private func writeOutput(
        _ range: Range<Int>, _ groups: Range<Int>, _ products: UnsafePointer<Float>, _ productPitch: Int, _ columns: Int,
        _ place: Place, _ lines: UnsafeMutablePointer<Float>
    ) {
        for target in range {
            let channel = place.firstTarget &+ target
            let bias = place.bias.map { $0[channel] } ?? 0
            for group in groups {
                writeOutputTiles(
                    tiles, group: group,
                    products + ((target &- range.lowerBound) &* columns &+ (group &- groups.lowerBound) &* 8),
                    pitch: productPitch, bias: bias, lines, target: channel, channels: targets &* correlation.groups,
                    place.output)
            }
        }
    }
}
