import CShims

/// A correlation of 3 x 3 filters with stride 1, cut into tiles of 4 x 4 outputs. Two neighbouring tiles of a row are a
/// pair (eight outputs of a line), four pairs a group: eight tiles, one in each lane of a vector. Lane i < 4 holds the
/// first tile of pair i, lane 4 + i its second.
struct WinogradTiles: Sendable {
    let sources: Int
    let targets: Int
    let sourceHeight: Int
    let sourceWidth: Int
    let targetHeight: Int
    let targetWidth: Int
    let paddingHeight: Int
    let paddingWidth: Int
    let groups: Int
    let images: Int
    let tileRows: Int
    let pairsPerRow: Int

    /// nil where another way is faster.
    init?(_ c: Correlation) {
        guard c.kernelHeight == 3, c.kernelWidth == 3, c.strideHeight == 1, c.strideWidth == 1,
            c.dilationHeight == 1, c.dilationWidth == 1, c.sources >= 16, c.targets >= 16,
            abs(c.paddingHeight) <= 4, abs(c.paddingWidth) <= 4
        else { return nil }
        sources = c.sources
        targets = c.targets
        sourceHeight = c.sourceHeight
        sourceWidth = c.sourceWidth
        targetHeight = c.targetHeight
        targetWidth = c.targetWidth
        paddingHeight = c.paddingHeight
        paddingWidth = c.paddingWidth
        groups = c.groups
        images = c.images
        tileRows = (c.targetHeight &+ 3) / 4
        pairsPerRow = (c.targetWidth &+ 7) / 8
        // Products for one output: 2.25 where tiles fit exactly, 9 for the sum as it is defined.
        if tileGroups &* 8 &* 36 > 5 &* c.images &* c.targetPlane { return nil }
    }

    var pairs: Int { images &* tileRows &* pairsPerRow }
    /// Groups of eight tiles; lanes of the last one may be unused.
    var tileGroups: Int { (pairs &+ 3) / 4 }
    /// One line of a strip: all pairs of a row of tiles with their halo, and what whole vectors read beyond it.
    var stripPitch: Int { pairsPerRow &* 8 &+ 8 }

    /// The tile rows (counted over all images) that the groups `first..<end` touch.
    func rows(_ groups: Range<Int>) -> Range<Int> {
        let firstPair = groups.lowerBound &* 4, lastPair = min(groups.upperBound &* 4, pairs) &- 1
        return firstPair / pairsPerRow ..< lastPair / pairsPerRow &+ 1
    }

    /// Copies the lines of one plane for each of these tile rows, with zeros outside the plane: `lines` lines of
    /// `stripPitch` for each row, which begin `top` lines above and `left` columns before the row's first output.
    func copyStrips(
        _ tensor: UnsafePointer<Float>, channel: Int, channels: Int, height: Int, width: Int,
        rows: Range<Int>, lines: Int, top: Int, left: Int, to strips: UnsafeMutablePointer<Float>
    ) {
        let pitch = stripPitch
        let first = max(0, left), end = min(pitch, width &+ left)
        var target = strips
        for row in rows {
            let image = row / tileRows, y = row % tileRows &* 4 &- top
            let plane = tensor + (image &* channels &+ channel) &* height &* width
            for line in y..<(y &+ lines) {
                if line >= 0 && line < height && end > first {
                    for x in 0..<first { target[x] = 0 }
                    copyLine(plane + (line &* width &+ (first &- left)), target + first, end &- first)
                    for x in end..<pitch { target[x] = 0 }
                } else {
                    for x in 0..<pitch { target[x] = 0 }
                }
                target += pitch
            }
        }
    }

    /// Where the four pairs of a group begin in the strips of the rows from `firstRow` on. Pairs that do not exist
    /// begin at `missing`, or else repeat the last one.
    func pairsInStrips(
        group: Int, firstRow: Int, lines: Int, _ strips: UnsafePointer<Float>, missing: UnsafePointer<Float>? = nil
    ) -> (UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>) {
        let last = pairs &- 1, size = lines &* stripPitch
        @inline(__always) func place(_ pair: Int) -> UnsafePointer<Float> {
            if pair > last, let missing { return missing }
            let pair = min(pair, last)
            return strips + ((pair / pairsPerRow &- firstRow) &* size &+ pair % pairsPerRow &* 8)
        }
        return (place(4 &* group), place(4 &* group &+ 1), place(4 &* group &+ 2), place(4 &* group &+ 3))
    }
}

/// Transposes the 4 x 4 blocks in the lower and in the upper lanes of four vectors.
@inline(__always)
private func transposeQuads(_ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes) -> (a: Lanes, b: Lanes, c: Lanes, d: Lanes) {
    (dl_quad_0(a, b, c, d), dl_quad_1(a, b, c, d), dl_quad_2(a, b, c, d), dl_quad_3(a, b, c, d))
}

/// A short copy, without a call.
@inline(__always)
private func copyLine(_ from: UnsafePointer<Float>, _ to: UnsafeMutablePointer<Float>, _ count: Int) {
    var x = 0
    while x &+ 8 <= count {
        store(load(from + x), to + x)
        x &+= 8
    }
    while x < count {
        to[x] = from[x]
        x &+= 1
    }
}

/// B^T d B of eight tiles whose pairs begin at the given places: 36 vectors, `pitch` apart. `lines` is memory for 36 vectors.
func transformInputTiles(
    _ place: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>), linePitch: Int,
    _ lines: UnsafeMutablePointer<Float>, _ output: UnsafeMutablePointer<Float>, pitch: Int
) {
    for line in 0..<6 {
        let offset = line &* linePitch
        let a = place.0 + offset, b = place.1 + offset, c = place.2 + offset, d = place.3 + offset
        let near = transposeQuads(load(a), load(b), load(c), load(d))
        let far = transposeQuads(load(a + 4), load(b + 4), load(c + 4), load(d + 4))
        inputTransform(SixLanes(near.a, near.b, near.c, near.d, far.a, far.b)).store(lines + line &* 48, 8)
    }
    for column in 0..<6 {
        inputTransform(SixLanes(UnsafePointer(lines + column &* 8), 48)).store(output + column &* pitch, 6 &* pitch)
    }
}

/// A dY A^T of eight tiles of 4 x 4 output gradients: 36 vectors, `pitch` apart.
func transformOutputGradientTiles(
    _ place: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>), linePitch: Int,
    _ lines: UnsafeMutablePointer<Float>, _ output: UnsafeMutablePointer<Float>, pitch: Int
) {
    for line in 0..<4 {
        let offset = line &* linePitch
        let y = transposeQuads(
            load(place.0 + offset), load(place.1 + offset), load(place.2 + offset), load(place.3 + offset))
        outputGradientTransform(y.a, y.b, y.c, y.d).store(lines + line &* 48, 8)
    }
    for column in 0..<6 {
        let p = lines + column &* 8
        outputGradientTransform(load(p), load(p + 48), load(p + 96), load(p + 144)).store(output + column &* pitch, 6 &* pitch)
    }
}

/// Writes A^T M A + bias of eight tiles to one plane of every image that they belong to. M has 36 vectors, `pitch` apart.
func writeOutputTiles(
    _ tiles: WinogradTiles, group: Int, _ products: UnsafePointer<Float>, pitch: Int, bias: Float,
    _ lines: UnsafeMutablePointer<Float>, target: Int, channels: Int, _ output: UnsafeMutablePointer<Float>
) {
    for column in 0..<6 {
        let y = outputTransform(SixLanes(products + column &* pitch, 6 &* pitch))
        let p = lines + column &* 8
        store(y.0, p)
        store(y.1, p + 48)
        store(y.2, p + 96)
        store(y.3, p + 144)
    }
    // Now the lines: the outputs of pair i become vector i.
    let shift = lanes(bias)
    for line in 0..<4 {
        let p = lines + line &* 48
        let y = outputTransform(SixLanes(UnsafePointer(p), 8))
        let pairs = transposeQuads(y.0 + shift, y.1 + shift, y.2 + shift, y.3 + shift)
        store(pairs.a, p)
        store(pairs.b, p + 8)
        store(pairs.c, p + 16)
        store(pairs.d, p + 24)
    }
    let height = tiles.targetHeight, width = tiles.targetWidth
    for index in 0..<4 {
        let pair = group &* 4 &+ index
        if pair >= tiles.pairs { return }
        let row = pair / tiles.pairsPerRow, x = pair % tiles.pairsPerRow &* 8
        let image = row / tiles.tileRows, y = row % tiles.tileRows &* 4
        let to = output + (((image &* channels &+ target) &* height &+ y) &* width &+ x)
        let count = min(8, width &- x)
        for line in 0..<min(4, height &- y) {
            let from = lines + (line &* 48 &+ index &* 8)
            if count == 8 {
                store(load(from), to + line &* width)
            } else {
                for i in 0..<count { to[line &* width &+ i] = from[i] }
            }
        }
    }
}
