/// Runs a correlation directly on padded copies of its planes, without columns in memory.

/// How a correlation is cut into items of work: a function of its sizes alone.
struct CorrelationPlan: Sendable {
    let tile: SourceTile
    let imagesPerItem: Int
    let imageBlocks: Int
    let rowBlocks: Int
    /// Filters per item (whole panels) and their blocks.
    let filtersPerItem: Int
    let filterBlocks: Int
    /// Given when products with the padding are worth skipping; the filters are then packed tap by tap.
    let taps: TapRange?

    /// nil when the planes are so small that a matrix product over columns is the better way.
    init?<T: DenseScalar>(_ c: Correlation, _ type: T.Type) {
        let lanes = T.lanes
        let size = MemoryLayout<T>.size
        let whole = SourceTile(c, lanes: lanes, lanesAreImages: true, targetRows: c.targetHeight)
        let interleavedBytes = (c.sources &* whole.channelPitch &+ c.targets &* c.targetPlane &* lanes) &* size
        let columnUse = Double(c.targetWidth) / Double((c.targetWidth &+ lanes &- 1) / lanes &* lanes)
        let imageUse = Double(c.images) / Double((c.images &+ lanes &- 1) / lanes &* lanes)
        let range = TapRange(c)
        let share = range.share(targetHeight: c.targetHeight, targetWidth: c.targetWidth)
        let isSparse = c.sources >= 8 && share < 0.85
        // Interleaving costs a pass over input and output, which many products hide.
        let interleavedUse = imageUse * 0.85 / (isSparse ? share : 1)
        if interleavedBytes <= 384 << 10 && interleavedUse > columnUse && c.depth >= 16 {
            tile = whole
            imagesPerItem = lanes
            imageBlocks = (c.images &+ lanes &- 1) / lanes
            rowBlocks = 1
            taps = isSparse ? range : nil
        } else {
            taps = nil
            if columnUse < 0.4 { return nil }
            let full = SourceTile(c, lanes: lanes, lanesAreImages: false, targetRows: c.targetHeight)
            let rowBytes = max(1, c.sources &* full.rowPitch &* c.strideHeight &* size)
            let budget = (256 << 10) / rowBytes
            // Small images stay whole; big ones are cut into bands of rows.
            var rows = max(min(4, c.targetHeight), min(c.targetHeight, budget))
            if c.targetHeight > rows {
                let bands = (c.targetHeight &+ rows &- 1) / rows
                rows = (c.targetHeight &+ bands &- 1) / bands
            }
            tile = SourceTile(c, lanes: lanes, lanesAreImages: false, targetRows: rows)
            imagesPerItem = 1
            imageBlocks = c.images
            rowBlocks = (c.targetHeight &+ rows &- 1) / rows
        }
        // Few big items are cut further by filters, in multiples of all panel widths.
        var blocks = 1
        let items = imageBlocks &* c.groups &* rowBlocks
        let work = Double(c.depth) * Double(c.targets) * Double(tile.targetRows) * Double(c.targetWidth)
        while items &* blocks < 16 && c.targets / (2 &* blocks) >= 12 && work / Double(blocks) > 2_000_000 { blocks &*= 2 }
        filtersPerItem = blocks == 1 ? c.targets : ((c.targets &+ blocks &- 1) / blocks &+ 5) / 6 &* 6
        filterBlocks = max(1, (c.targets &+ filtersPerItem &- 1) / max(1, filtersPerItem))
    }
}

/// Overwrites `output` with the correlation of `source` and `weight`, plus `bias` where given; nil when the sizes ask
/// for another way, false when scratch memory could not be had.
func runCorrelation<T: DenseScalar>(
    _ c: Correlation, source: UnsafePointer<T>, weight: UnsafePointer<T>, bias: UnsafePointer<T>?,
    output: UnsafeMutablePointer<T>
) -> Bool? {
    guard let plan = CorrelationPlan(c, T.self) else { return nil }
    let weights = c.groups &* c.targets &* c.depth
    let bytes = weights &* MemoryLayout<T>.size &+ 64 &+ c.depth &* MemoryLayout<Int>.size
    let done: Bool? = withScratch(bytes: bytes) { scratch in
        let offsets = scratch.assumingMemoryBound(to: Int.self)
        let start = (c.depth &* MemoryLayout<Int>.size &+ 63) & ~63
        let packed = (scratch + start).assumingMemoryBound(to: T.self)
        plan.tile.writeOffsets(c, tapMajor: plan.taps != nil, offsets)
        packFilters(c, tapMajor: plan.taps != nil, weight: weight, into: packed)
        return runItems(c, plan, source: source, packed: UnsafePointer(packed), offsets: UnsafePointer(offsets),
                        bias: bias, output: output)
    }
    return done ?? false
}

private func runItems<T: DenseScalar>(
    _ c: Correlation, _ plan: CorrelationPlan, source: UnsafePointer<T>, packed: UnsafePointer<T>,
    offsets: UnsafePointer<Int>, bias: UnsafePointer<T>?, output: UnsafeMutablePointer<T>
) -> Bool {
    let items = plan.imageBlocks &* c.groups &* plan.rowBlocks &* plan.filterBlocks
    let work = c.depth &* plan.filtersPerItem &* plan.tile.targetRows &* c.targetWidth &* plan.imagesPerItem
    return withFlag { failed in
        parallelFor(count: items, grain: max(1, 600_000 / max(1, work))) { range in
            for item in range {
                let filterBlock = item % plan.filterBlocks
                let rowBlock = item / plan.filterBlocks % plan.rowBlocks
                let group = item / (plan.filterBlocks &* plan.rowBlocks) % c.groups
                let image = item / (plan.filterBlocks &* plan.rowBlocks &* c.groups) &* plan.imagesPerItem
                let firstRow = rowBlock &* plan.tile.targetRows
                let firstFilter = filterBlock &* plan.filtersPerItem
                let ok = runItem(
                    c, plan.tile, plan.taps, images: min(plan.imagesPerItem, c.images &- image), firstRow: firstRow,
                    rows: min(plan.tile.targetRows, c.targetHeight &- firstRow), firstFilter: firstFilter,
                    endFilter: min(c.targets, firstFilter &+ plan.filtersPerItem),
                    source: source + (image &* c.groups &+ group) &* c.sources &* c.sourcePlane,
                    packed: packed + group &* c.targets &* c.depth, offsets: offsets,
                    bias: bias.map { $0 + group &* c.targets },
                    output: output + (image &* c.groups &+ group) &* c.targets &* c.targetPlane)
                if !ok { failed.pointee = true }
            }
        }
    }
}

private func runItem<T: DenseScalar>(
    _ c: Correlation, _ tile: SourceTile, _ taps: TapRange?, images: Int, firstRow: Int, rows: Int,
    firstFilter: Int, endFilter: Int,
    source: UnsafePointer<T>, packed: UnsafePointer<T>, offsets: UnsafePointer<Int>, bias: UnsafePointer<T>?,
    output: UnsafeMutablePointer<T>
) -> Bool {
    let tileCount = c.sources &* tile.channelPitch
    let deep = isDeep(depth: c.depth) && taps == nil
    let pitch = tile.vectorsPerRow &* T.lanes
    let resultCount = tile.lanesAreImages || deep ? c.targets &* rows &* pitch : 0
    let done: Void? = withScratch(bytes: (tileCount &+ resultCount) &* MemoryLayout<T>.size) { scratch in
        let planes = scratch.assumingMemoryBound(to: T.self)
        if tile.lanesAreImages {
            let results = planes + tileCount
            tile.loadImages(c, firstTargetRow: firstRow, images: images,
                            imageStride: c.groups &* c.sources &* c.sourcePlane, source: source, into: planes)
            let block = PixelBlock(
                rows: rows, vectors: c.targetWidth, vectorStep: tile.vectorStep, rowStep: tile.rowStep,
                lastWindow: Int.max, outputRowPitch: pitch, outputVectorStep: T.lanes,
                lastOutput: Int.max, filterPitch: rows &* pitch, validLanes: T.lanes, taps: taps)
            if deep {
                correlateDeep(T.self, block, filters: c.targets, first: firstFilter, end: endFilter, depth: c.depth,
                              weights: packed, offsets: offsets, tile: UnsafePointer(planes), bias: bias, output: results)
            } else {
                correlateFilters(T.self, block, filters: c.targets, first: firstFilter, end: endFilter, depth: c.depth,
                                 weights: packed, offsets: offsets, tile: UnsafePointer(planes), bias: bias,
                                 output: results)
            }
            let first = firstFilter &* c.targetPlane
            deinterleave(T.self, count: (endFilter &- firstFilter) &* c.targetPlane, images: images,
                         imageStride: c.groups &* c.targets &* c.targetPlane,
                         source: UnsafePointer(results + first &* T.lanes), target: output + first)
        } else if deep {
            let results = planes + tileCount
            tile.load(c, firstTargetRow: firstRow, source: source, into: planes)
            let block = PixelBlock(
                rows: rows, vectors: tile.vectorsPerRow, vectorStep: T.lanes, rowStep: tile.rowStep,
                lastWindow: Int.max, outputRowPitch: pitch, outputVectorStep: T.lanes, lastOutput: Int.max,
                filterPitch: rows &* pitch, validLanes: T.lanes, taps: nil)
            correlateDeep(T.self, block, filters: c.targets, first: firstFilter, end: endFilter, depth: c.depth,
                          weights: packed, offsets: offsets, tile: UnsafePointer(planes), bias: bias, output: results)
            for filter in firstFilter..<endFilter {
                for row in 0..<rows {
                    let from = results + (filter &* rows &+ row) &* pitch
                    let to = output + (filter &* c.targetPlane &+ (firstRow &+ row) &* c.targetWidth)
                    to.update(from: from, count: c.targetWidth)
                }
            }
        } else {
            tile.load(c, firstTargetRow: firstRow, source: source, into: planes)
            let last = max(0, c.targetWidth &- T.lanes)
            let block = PixelBlock(
                rows: rows, vectors: tile.vectorsPerRow, vectorStep: T.lanes, rowStep: tile.rowStep,
                lastWindow: last, outputRowPitch: c.targetWidth, outputVectorStep: T.lanes, lastOutput: last,
                filterPitch: c.targetPlane, validLanes: min(T.lanes, c.targetWidth), taps: nil)
            correlateFilters(T.self, block, filters: c.targets, first: firstFilter, end: endFilter, depth: c.depth,
                             weights: packed, offsets: offsets, tile: UnsafePointer(planes), bias: bias,
                             output: output + firstRow &* c.targetWidth)
        }
    }
    return done != nil
}

/// Brings the filters of each group into panels, `packed[(group, panel), k, filter of the panel]`, where k counts
/// (source, y, x) or (y, x, source).
private func packFilters<T: DenseScalar>(
    _ c: Correlation, tapMajor: Bool, weight: UnsafePointer<T>, into packed: UnsafeMutablePointer<T>
) {
    let area = c.kernelHeight &* c.kernelWidth
    let targetPitch = c.isTurned ? area : c.depth
    let sourcePitch = c.isTurned ? c.targets &* area : area
    let blocks = (c.targets &+ 5) / 6
    parallelFor(count: c.groups &* blocks, grain: max(1, 3_000 / max(1, c.depth))) { range in
        for item in range {
            let group = item / blocks
            let base = group &* c.targets &* c.depth
            var filter = item % blocks &* 6
            let end = min(c.targets, filter &+ 6)
            while filter < end {
                let width = panelWidth(c.targets &- filter)
                let panel = packed + (base &+ filter &* c.depth)
                if !c.isTurned && !tapMajor {
                    interleaveRows(
                        T.self, width, count: c.depth, source: weight + (base &+ filter &* c.depth), target: panel)
                    filter &+= width
                    continue
                }
                for source in 0..<c.sources {
                    let from = weight + (base &+ filter &* targetPitch &+ source &* sourcePitch)
                    for tap in 0..<area {
                        let place = c.isTurned ? area &- 1 &- tap : tap
                        let k = tapMajor ? tap &* c.sources &+ source : source &* area &+ tap
                        let target = panel + k &* width
                        for r in 0..<width { target[r] = from[r &* targetPitch &+ place] }
                    }
                }
                filter &+= width
            }
        }
    }
}

/// `target[k * rows + r] = source[r * count + k]`.
private func interleaveRows<T: DenseScalar>(
    _ type: T.Type, _ rows: Int, count: Int, source: UnsafePointer<T>, target: UnsafeMutablePointer<T>
) {
    if rows == 6 {
        let r1 = source + count, r2 = r1 + count, r3 = r2 + count, r4 = r3 + count, r5 = r4 + count
        var to = target
        for k in 0..<count {
            to[0] = source[k]
            to[1] = r1[k]
            to[2] = r2[k]
            to[3] = r3[k]
            to[4] = r4[k]
            to[5] = r5[k]
            to += 6
        }
        return
    }
    for r in 0..<rows {
        let from = source + r &* count
        for k in 0..<count { target[k &* rows &+ r] = from[k] }
    }
}
