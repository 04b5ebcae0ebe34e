/// The weight gradient as inner products of output-gradient planes with shifted source planes.

/// Where the operands of one tile of inner products lie: images, rows and vectors are walked in this order.
private struct DotWalk {
    var images: Int
    var rows: Int
    var vectors: Int
    var gradientImage: Int
    var gradientRow: Int
    var gradientVector: Int
    var gradientChannel: Int
    var sourceImage: Int
    var sourceRow: Int
    var sourceVector: Int
}

/// Adds the products `gradient[r] * source[offsets[c]]` of all pixels, lane by lane, to the vectors
/// `sums[(r * pitch + c) * lanes]` for `rows` (1 to 4) channels and `columns` (1, 3, 4, 6) window elements, both
/// literals at every call: 4 x 3, 3 x 3, 2 x 4 or 1 x 6 at most, which sixteen registers hold.
@inline(__always)
private func dotTile<T: DenseScalar>(
    _ type: T.Type, _ rows: Int, _ columns: Int, _ walk: DotWalk, gradient: UnsafePointer<T>, source: UnsafePointer<T>,
    offsets: UnsafePointer<Int>, sums: UnsafeMutablePointer<T>, pitch: Int
) {
    let o0 = offsets[0]
    let o1 = columns > 1 ? offsets[1] : 0
    let o2 = columns > 1 ? offsets[2] : 0
    let o3 = columns > 3 ? offsets[3] : 0
    let o4 = columns > 4 ? offsets[4] : 0
    let o5 = columns > 4 ? offsets[5] : 0
    var a0 = T.zeroVector(), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0
    var b0 = a0, b1 = a0, b2 = a0, b3 = a0
    var c0 = a0, c1 = a0, c2 = a0, d0 = a0, d1 = a0, d2 = a0
    for image in 0..<walk.images {
        for row in 0..<walk.rows {
            var g = gradient + (image &* walk.gradientImage &+ row &* walk.gradientRow)
            var s = source + (image &* walk.sourceImage &+ row &* walk.sourceRow)
            for _ in 0..<walk.vectors {
                let s0 = T.load(s + o0)
                let s1 = columns > 1 ? T.load(s + o1) : s0
                let s2 = columns > 1 ? T.load(s + o2) : s0
                let s3 = columns > 3 ? T.load(s + o3) : s0
                let s4 = columns > 4 ? T.load(s + o4) : s0
                let s5 = columns > 4 ? T.load(s + o5) : s0
                let g0 = T.load(g)
                a0 = T.multiplyAdd(g0, s0, a0)
                if columns > 1 {
                    a1 = T.multiplyAdd(g0, s1, a1)
                    a2 = T.multiplyAdd(g0, s2, a2)
                }
                if columns > 3 {
                    a3 = T.multiplyAdd(g0, s3, a3)
                }
                if columns > 4 {
                    a4 = T.multiplyAdd(g0, s4, a4)
                    a5 = T.multiplyAdd(g0, s5, a5)
                }
                if rows > 1 {
                    let g1 = T.load(g + walk.gradientChannel)
                    b0 = T.multiplyAdd(g1, s0, b0)
                    if columns > 1 {
                        b1 = T.multiplyAdd(g1, s1, b1)
                        b2 = T.multiplyAdd(g1, s2, b2)
                    }
                    if columns > 3 {
                        b3 = T.multiplyAdd(g1, s3, b3)
                    }
                }
                if rows > 2 {
                    let g2 = T.load(g + 2 &* walk.gradientChannel)
                    c0 = T.multiplyAdd(g2, s0, c0)
                    if columns > 1 {
                        c1 = T.multiplyAdd(g2, s1, c1)
                        c2 = T.multiplyAdd(g2, s2, c2)
                    }
                }
                if rows > 3 {
                    let g3 = T.load(g + 3 &* walk.gradientChannel)
                    d0 = T.multiplyAdd(g3, s0, d0)
                    if columns > 1 {
                        d1 = T.multiplyAdd(g3, s1, d1)
                        d2 = T.multiplyAdd(g3, s2, d2)
                    }
                }
                g += walk.gradientVector
                s += walk.sourceVector
            }
        }
    }

    @inline(__always)
    func add(_ row: Int, _ column: Int, _ value: T.Vector) {
        let target = sums + (row &* pitch &+ column) &* T.lanes
        T.store(T.add(T.load(UnsafePointer(target)), value), target)
    }
    add(0, 0, a0)
    if columns > 1 {
        add(0, 1, a1)
        add(0, 2, a2)
    }
    if columns > 3 {
        add(0, 3, a3)
    }
    if columns > 4 {
        add(0, 4, a4)
        add(0, 5, a5)
    }
    if rows > 1 {
        add(1, 0, b0)
        if columns > 1 {
            add(1, 1, b1)
            add(1, 2, b2)
        }
        if columns > 3 {
            add(1, 3, b3)
        }
    }
    if rows > 2 {
        add(2, 0, c0)
        if columns > 1 {
            add(2, 1, c1)
            add(2, 2, c2)
        }
    }
    if rows > 3 {
        add(3, 0, d0)
        if columns > 1 {
            add(3, 1, d1)
            add(3, 2, d2)
        }
    }
}

/// All window elements for a few channels.
@inline(__always)
private func dotRow<T: DenseScalar>(
    _ type: T.Type, _ rows: Int, _ walk: DotWalk, depth: Int, gradient: UnsafePointer<T>, source: UnsafePointer<T>,
    offsets: UnsafePointer<Int>, sums: UnsafeMutablePointer<T>
) {
    var k = 0
    let widest = rows == 1 ? 6 : rows == 2 ? 4 : 3
    while widest > 3 && k &+ widest <= depth {
        dotTile(T.self, rows, rows == 1 ? 6 : 4, walk, gradient: gradient, source: source, offsets: offsets + k,
                sums: sums + k &* T.lanes, pitch: depth)
        k &+= widest
    }
    while k &+ 3 <= depth {
        dotTile(T.self, rows, 3, walk, gradient: gradient, source: source, offsets: offsets + k,
                sums: sums + k &* T.lanes, pitch: depth)
        k &+= 3
    }
    while k < depth {
        dotTile(T.self, rows, 1, walk, gradient: gradient, source: source, offsets: offsets + k,
                sums: sums + k &* T.lanes, pitch: depth)
        k &+= 1
    }
}

private func dotAll<T: DenseScalar>(
    _ type: T.Type, _ walk: DotWalk, channels: Int, depth: Int, gradient: UnsafePointer<T>, source: UnsafePointer<T>,
    offsets: UnsafePointer<Int>, sums: UnsafeMutablePointer<T>
) {
    var channel = 0
    while channel < channels {
        let g = gradient + channel &* walk.gradientChannel
        let target = sums + channel &* depth &* T.lanes
        let width = dotRows(channels &- channel)
        switch width {
        case 4: dotRow(T.self, 4, walk, depth: depth, gradient: g, source: source, offsets: offsets, sums: target)
        case 3: dotRow(T.self, 3, walk, depth: depth, gradient: g, source: source, offsets: offsets, sums: target)
        case 2: dotRow(T.self, 2, walk, depth: depth, gradient: g, source: source, offsets: offsets, sums: target)
        default: dotRow(T.self, 1, walk, depth: depth, gradient: g, source: source, offsets: offsets, sums: target)
        }
        channel &+= width
    }
}

/// Channels of the next tile: fours, and threes where that leaves no narrow tile.
@inline(__always)
private func dotRows(_ remaining: Int) -> Int {
    switch remaining {
    case 3, 5, 6, 9: return 3
    case 1, 2: return remaining
    default: return 4
    }
}

/// How the weight gradient is cut into items: a function of the sizes alone.
private struct WeightGradientPlan {
    let tile: SourceTile
    /// Images whose planes are in scratch together (the lanes, when the lanes are images), and their bands of rows.
    let imagesPerPass: Int
    let bands: Int
    /// Parts of the batch with sums of their own, which are added in order at the end.
    let parts: Int
    let imagesPerPart: Int
    let channelsPerItem: Int
    let channelBlocks: Int
    /// Elements of the gradient copy: its row, and one image of all channels of an item.
    let gradientRow: Int
    let gradientChannel: Int

    init?<T: DenseScalar>(_ g: Conv2dGeometry, _ c: Correlation, _ type: T.Type) {
        let size = MemoryLayout<T>.size
        let lanes = T.lanes
        let filters = g.groupOutputs
        let byImage = SourceTile(c, lanes: lanes, lanesAreImages: true, targetRows: g.outputHeight)
        let interleavedBytes = (c.sources &* byImage.channelPitch &+ filters &* g.outputPlane &* lanes) &* size
        let rowVectors = (g.outputWidth &+ lanes &- 1) / lanes
        let columnUse = Double(g.outputWidth) / Double(rowVectors &* lanes)
        let imageUse = Double(g.batch) / Double((g.batch &+ lanes &- 1) / lanes &* lanes)
        if interleavedBytes <= 384 << 10 && imageUse * 0.85 > columnUse && g.outputPlane >= 16 {
            tile = byImage
            imagesPerPass = lanes
            bands = 1
            gradientRow = g.outputWidth &* lanes
        } else {
            let full = SourceTile(c, lanes: lanes, lanesAreImages: false, targetRows: g.outputHeight)
            gradientRow = rowVectors &* lanes
            let imageBytes = (c.sources &* full.channelPitch &+ filters &* g.outputHeight &* gradientRow) &* size
            let fitting = max(1, min(g.batch, (384 << 10) / max(1, imageBytes)))
            // Each pass ends with a sum over lanes; too few vectors before it make columns the better way.
            if fitting &* g.outputHeight &* rowVectors < 48 && c.sources >= 8 && filters >= 8 { return nil }
            if columnUse < 0.4 && c.sources >= 8 && filters >= 8 { return nil }
            imagesPerPass = fitting
            var rows = g.outputHeight
            if fitting == 1 {
                let rowBytes = max(1, imageBytes / g.outputHeight)
                let wanted = max(8, (384 << 10) / rowBytes)
                let count = max(1, g.outputHeight / wanted)
                rows = (g.outputHeight &+ count &- 1) / count
            }
            tile = SourceTile(c, lanes: lanes, lanesAreImages: false, targetRows: rows)
            bands = (g.outputHeight &+ rows &- 1) / rows
        }
        gradientChannel = tile.targetRows &* gradientRow
        // Many parts cost memory and a final sum over them, so big weights are cut by filters instead.
        let passes = (g.batch &+ imagesPerPass &- 1) / imagesPerPass
        let work = Double(g.weightCount) * Double(g.outputPlane) * Double(g.batch)
        let wantedItems = max(1, min(32, Int(work / 1_000_000)))
        let affordable = max(1, (1 << 19) / max(1, g.weightCount))
        let chosen = max(1, min(passes, min(affordable, (wantedItems &+ g.groups &- 1) / g.groups)))
        imagesPerPart = (passes &+ chosen &- 1) / chosen &* imagesPerPass
        parts = (g.batch &+ imagesPerPart &- 1) / imagesPerPart
        var blocks = 1
        while parts &* g.groups &* blocks < wantedItems && filters / (2 &* blocks) >= 8 { blocks &*= 2 }
        channelsPerItem = blocks == 1 ? filters : ((filters &+ blocks &- 1) / blocks &+ 3) & ~3
        channelBlocks = (filters &+ channelsPerItem &- 1) / channelsPerItem
    }
}

/// nil when the sizes ask for columns, false when scratch memory could not be had.
func weightGradientDirect<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, outputGradient: UnsafePointer<T>,
    weightGradient: UnsafeMutablePointer<T>
) -> Bool? {
    let c = Correlation(forward: g)
    guard let plan = WeightGradientPlan(g, c, T.self) else { return nil }
    let offsetBytes = (c.depth &* MemoryLayout<Int>.size &+ 63) & ~63
    let partialCount = plan.parts > 1 ? plan.parts &* g.weightCount : 0
    let done: Bool? = withScratch(bytes: offsetBytes &+ partialCount &* MemoryLayout<T>.size) { scratch in
        let offsets = scratch.assumingMemoryBound(to: Int.self)
        plan.tile.writeOffsets(c, tapMajor: false, offsets)
        let partials = plan.parts > 1 ? (scratch + offsetBytes).assumingMemoryBound(to: T.self) : weightGradient
        let items = plan.parts &* g.groups &* plan.channelBlocks
        let work = plan.imagesPerPart &* plan.channelsPerItem &* c.depth &* g.outputPlane
        let fine = withFlag { failed in
            parallelFor(count: items, grain: max(1, 600_000 / max(1, work))) { range in
                for item in range {
                    let block = item % plan.channelBlocks
                    let group = item / plan.channelBlocks % g.groups
                    let part = item / (plan.channelBlocks &* g.groups)
                    let first = block &* plan.channelsPerItem
                    let ok = sumItem(
                        g, c, plan, group: group, firstChannel: first,
                        channels: min(plan.channelsPerItem, g.groupOutputs &- first),
                        images: part &* plan.imagesPerPart..<min(g.batch, (part &+ 1) &* plan.imagesPerPart),
                        input: input, outputGradient: outputGradient, offsets: UnsafePointer(offsets),
                        sums: partials + (part &* g.weightCount &+ (group &* g.groupOutputs &+ first) &* c.depth))
                    if !ok { failed.pointee = true }
                }
            }
        }
        if fine && plan.parts > 1 { addParts(g.weightCount, plan.parts, UnsafePointer(partials), weightGradient) }
        return fine
    }
    return done ?? false
}

private func sumItem<T: DenseScalar>(
    _ g: Conv2dGeometry, _ c: Correlation, _ plan: WeightGradientPlan, group: Int, firstChannel: Int, channels: Int,
    images: Range<Int>, input: UnsafePointer<T>, outputGradient: UnsafePointer<T>, offsets: UnsafePointer<Int>,
    sums: UnsafeMutablePointer<T>
) -> Bool {
    let tile = plan.tile
    let sourceCount = c.sources &* tile.channelPitch
    let gradientCount = channels &* plan.gradientChannel
    let copies = tile.lanesAreImages ? 1 : plan.imagesPerPass
    let sumCount = channels &* c.depth &* T.lanes
    let bytes = (sumCount &+ copies &* (sourceCount &+ gradientCount)) &* MemoryLayout<T>.size
    let done: Void? = withScratch(bytes: bytes) { scratch in
        let vectors = scratch.assumingMemoryBound(to: T.self)
        let sources = vectors + sumCount
        let gradients = sources + copies &* sourceCount
        vectors.update(repeating: 0, count: sumCount)
        var image = images.lowerBound
        while image < images.upperBound {
            let count = min(plan.imagesPerPass, images.upperBound &- image)
            for band in 0..<plan.bands {
                let firstRow = band &* tile.targetRows
                let rows = min(tile.targetRows, g.outputHeight &- firstRow)
                let from = input + (image &* g.inputChannels &+ group &* g.groupInputs) &* g.inputPlane
                let gradient = outputGradient
                    + ((image &* g.outputChannels &+ group &* g.groupOutputs &+ firstChannel) &* g.outputPlane
                        &+ firstRow &* g.outputWidth)
                var walk = DotWalk(
                    images: count, rows: rows, vectors: tile.vectorsPerRow,
                    gradientImage: gradientCount, gradientRow: plan.gradientRow, gradientVector: T.lanes,
                    gradientChannel: plan.gradientChannel, sourceImage: sourceCount, sourceRow: tile.rowStep,
                    sourceVector: tile.vectorStep)
                if tile.lanesAreImages {
                    walk.images = 1
                    tile.loadImages(c, firstTargetRow: firstRow, images: count,
                                    imageStride: g.inputChannels &* g.inputPlane, source: from, into: sources)
                    interleave(T.self, count: channels &* g.outputPlane, images: count,
                               imageStride: g.outputChannels &* g.outputPlane, source: gradient, target: gradients)
                } else {
                    for i in 0..<count {
                        tile.load(c, firstTargetRow: firstRow, source: from + i &* g.inputChannels &* g.inputPlane,
                                  into: sources + i &* sourceCount)
                        padRows(
                            rows: rows, width: g.outputWidth, channels: channels, planePitch: g.outputPlane,
                            source: gradient + i &* g.outputChannels &* g.outputPlane,
                            target: gradients + i &* gradientCount, rowPitch: plan.gradientRow,
                            channelPitch: plan.gradientChannel)
                    }
                }
                dotAll(T.self, walk, channels: channels, depth: c.depth, gradient: UnsafePointer(gradients),
                       source: UnsafePointer(sources), offsets: offsets, sums: vectors)
            }
            image &+= count
        }
        for i in 0..<channels &* c.depth { sums[i] = T.sumLanes(T.load(UnsafePointer(vectors + i &* T.lanes))) }
    }
    return done != nil
}

/// Copies rows of planes to rows of whole vectors, filled up with zeros.
private func padRows<T: DenseScalar>(
    rows: Int, width: Int, channels: Int, planePitch: Int, source: UnsafePointer<T>,
    target: UnsafeMutablePointer<T>, rowPitch: Int, channelPitch: Int
) {
    for channel in 0..<channels {
        for row in 0..<rows {
            let from = source + (channel &* planePitch &+ row &* width)
            let to = target + (channel &* channelPitch &+ row &* rowPitch)
            for i in 0..<width { to[i] = from[i] }
            for i in width..<rowPitch { to[i] = 0 }
        }
    }
}

/// `target[i] = parts[0][i] + parts[1][i] + ...`, in this order.
func addParts<T: DenseScalar>(
    _ count: Int, _ parts: Int, _ source: UnsafePointer<T>, _ target: UnsafeMutablePointer<T>
) {
    parallelFor(count: count, grain: max(1, 40_000 / parts)) { range in
        for i in range { target[i] = source[i] }
        for part in 1..<parts {
            let from = source + part &* count
            for i in range { target[i] += from[i] }
        }
    }
}
