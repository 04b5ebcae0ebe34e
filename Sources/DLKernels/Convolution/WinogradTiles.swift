/// A correlation of 3 x 3 filters with stride 1, cut into tiles of 4 x 4 outputs. Rows of tiles are counted over all images.
///
/// The lanes of a vector are eight neighbouring channels: lines of the source are transposed into them, lines of the target
/// out of them.
struct WinogradTiles: Sendable {
    let sourceHeight: Int
    let sourceWidth: Int
    let targetHeight: Int
    let targetWidth: Int
    let paddingHeight: Int
    let paddingWidth: Int
    let rows: Int
    let rowsPerImage: Int
    let tilesPerRow: Int

    /// nil where another way is faster.
    init?(_ c: Correlation) {
        guard c.kernelHeight == 3, c.kernelWidth == 3, c.strideHeight == 1, c.strideWidth == 1,
            c.dilationHeight == 1, c.dilationWidth == 1, c.sources >= 16, c.targets >= 16,
            abs(c.paddingHeight) <= 4, abs(c.paddingWidth) <= 4
        else { return nil }
        sourceHeight = c.sourceHeight
        sourceWidth = c.sourceWidth
        targetHeight = c.targetHeight
        targetWidth = c.targetWidth
        paddingHeight = c.paddingHeight
        paddingWidth = c.paddingWidth
        rowsPerImage = (c.targetHeight &+ 3) / 4
        rows = c.images &* rowsPerImage
        tilesPerRow = (c.targetWidth &+ 3) / 4
        // Products for one output: 2.25 where tiles fit exactly, 9 for the sum as it is defined.
        if rows &* tilesPerRow &* 36 > 5 &* c.images &* c.targetPlane { return nil }
    }

    /// Columns of a row of tiles with their halo.
    private var columns: Int { 4 &* tilesPerRow &+ 2 }
    /// The floats that the transforms need to work in.
    var workCount: Int { 12 &* columns &* 8 }

    /// Writes B^T d B of eight channels for some rows of tiles: 36 vectors for each tile, `pitch` apart; the vectors of
    /// neighbouring tiles are `step` apart.
    func transformInput(
        rows: Range<Int>, _ channels: ChannelLines, work: UnsafeMutablePointer<Float>,
        to output: UnsafeMutablePointer<Float>, step: Int, pitch: Int
    ) {
        let line = columns &* 8, sums = work + 6 &* line
        var target = output
        for row in rows {
            let image = row / rowsPerImage, top = row % rowsPerImage &* 4 &- paddingHeight
            for y in 0..<6 { channels.read(image: image, line: top &+ y, left: paddingWidth, length: columns, to: work + y &* line, step: 8) }
            // Down the columns first, which neighbouring tiles share.
            for x in 0..<columns {
                inputTransform(SixLanes(UnsafePointer(work + x &* 8), line)).store(sums + x &* 8, line)
            }
            for tile in 0..<tilesPerRow {
                for y in 0..<6 {
                    inputTransform(SixLanes(UnsafePointer(sums + (y &* line &+ tile &* 32)), 8))
                        .store(target + y &* 6 &* pitch, pitch)
                }
                target += step
            }
        }
    }

    /// Writes A dY A^T of eight channels in the same way.
    func transformOutputGradient(
        rows: Range<Int>, _ channels: ChannelLines, work: UnsafeMutablePointer<Float>,
        to output: UnsafeMutablePointer<Float>, step: Int, pitch: Int
    ) {
        let line = columns &* 8, sums = work + 6 &* line
        var target = output
        for row in rows {
            let image = row / rowsPerImage, top = row % rowsPerImage &* 4
            for y in 0..<4 { channels.read(image: image, line: top &+ y, left: 0, length: columns, to: work + y &* line, step: 8) }
            for x in 0..<4 &* tilesPerRow {
                let p = work + x &* 8
                outputGradientTransform(load(p), load(p + line), load(p + 2 &* line), load(p + 3 &* line)).store(sums + x &* 8, line)
            }
            for tile in 0..<tilesPerRow {
                for y in 0..<6 {
                    let p = sums + (y &* line &+ tile &* 32)
                    outputGradientTransform(load(p), load(p + 8), load(p + 16), load(p + 24))
                        .store(target + y &* 6 &* pitch, pitch)
                }
                target += step
            }
        }
    }

    /// Writes A^T M A + bias to eight channels of the output; M lies as `transformInput` writes.
    func writeOutput(
        rows: Range<Int>, _ products: UnsafePointer<Float>, step: Int, pitch: Int, bias: Lanes,
        work: UnsafeMutablePointer<Float>, to channels: ChannelLines, _ output: UnsafeMutablePointer<Float>
    ) {
        let line = columns &* 8, sums = work + 6 &* line
        var source = products
        for row in rows {
            for tile in 0..<tilesPerRow {
                for x in 0..<6 {
                    let y = outputTransform(SixLanes(source + x &* pitch, 6 &* pitch))
                    let p = sums + x &* 8
                    store(y.0, p)
                    store(y.1, p + 48)
                    store(y.2, p + 96)
                    store(y.3, p + 144)
                }
                for y in 0..<4 {
                    let x = outputTransform(SixLanes(UnsafePointer(sums + y &* 48), 8))
                    let p = work + (y &* line &+ tile &* 32)
                    store(x.0 + bias, p)
                    store(x.1 + bias, p + 8)
                    store(x.2 + bias, p + 16)
                    store(x.3 + bias, p + 24)
                }
                source += step
            }
            let image = row / rowsPerImage, top = row % rowsPerImage &* 4
            for y in 0..<min(4, targetHeight &- top) {
                channels.write(image: image, line: top &+ y, work + y &* line, step: 8, to: output)
            }
        }
    }
}
