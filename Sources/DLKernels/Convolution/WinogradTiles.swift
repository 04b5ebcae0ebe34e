/// A correlation of 3 x 3 filters with stride 1, cut into tiles of `size` x `size` outputs; at the right and lower borders they
/// are as small as what is left. Rows of tiles are counted over all images.
///
/// A tile with m outputs along an axis needs the first m + 1 finite points and infinity (see WinogradTransforms.swift), so the
/// products of some points leave tiles at the borders out.
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
    /// Outputs of a tile along each axis: 4, or 2 for less rounding.
    let size: Int
    let rows: Int
    let rowsPerImage: Int
    let tilesPerRow: Int
    /// Outputs of the last row of tiles of an image, and of the last tile of a row.
    private let lastHeight: Int
    private let lastWidth: Int
    /// Tiles of a row that are not cut.
    private let wholeTiles: Int

    /// nil where the filters are others, or the channels few.
    init?(_ c: Correlation, size: Int) {
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
        self.size = size
        rowsPerImage = (c.targetHeight &+ size &- 1) / size
        rows = c.images &* rowsPerImage
        tilesPerRow = (c.targetWidth &+ size &- 1) / size
        lastHeight = c.targetHeight &- (rowsPerImage &- 1) &* size
        lastWidth = c.targetWidth &- (tilesPerRow &- 1) &* size
        wholeTiles = tilesPerRow &- (lastWidth < size ? 1 : 0)
    }

    /// An estimate of the processor cycles for each pair of a source and a target: to transform a filter, to multiply, and to
    /// transform the tiles. The constants were fitted to the times of benchmarks/tune.py.
    func cycles(sources: Int, targets: Int) -> Double {
        let all = order(0..<rows)
        var products = 0
        for point in 0..<points { products &+= (tiles(of: point, all).count &+ 3) & ~3 }
        let transforms = Double(all.count) * (1 / Double(sources) + 1 / Double(targets))
        return (size == 4 ? 17 : 13) + Double(products) * (0.071 + 0.4 / Double(sources)) + (size == 4 ? 20 : 8) * transforms
    }

    /// The size of tiles that makes a correlation fastest, of those that the precision allows; nil where products of panels, tap
    /// by tap, are faster.
    static func fastestSize(_ c: Correlation, _ precision: ConvolutionPrecision) -> Int? {
        var best: Int?
        var least = 9.5 + 9.0 / 14 * Double(c.images) * Double(c.targetPlane)
        for size in precision == .strict ? 2...2 : 2...4 where size != 3 {
            guard let tiles = WinogradTiles(c, size: size) else { return nil }
            let cycles = tiles.cycles(sources: c.sources, targets: c.targets)
            if cycles < least { (best, least) = (size, cycles) }
        }
        return best
    }

    /// Along one axis, and all.
    var axisPoints: Int { size &+ 2 }
    var points: Int { axisPoints &* axisPoints }

    /// Columns of a row of tiles with their halo.
    private var columns: Int { targetWidth &+ 2 }
    /// The floats that the transforms need to work in.
    var workCount: Int { 12 &* columns &* 8 }

    // MARK: - The order of tiles

    /// The tiles of some rows in the order in which they lie in memory: those that are cut below, those that are whole, those
    /// that are cut at the right, and those that are cut at both; so the tiles of every point lie side by side.
    struct Order {
        fileprivate let wholeRows: Int
        fileprivate let first: (whole: Int, right: Int, both: Int)
        let count: Int
    }

    func order(_ rows: Range<Int>) -> Order {
        let cutRows = lastHeight == size ? 0 : rows.upperBound / rowsPerImage &- rows.lowerBound / rowsPerImage
        let wholeRows = rows.count &- cutRows, rightTiles = tilesPerRow &- wholeTiles
        let whole = cutRows &* wholeTiles
        let right = whole &+ wholeRows &* wholeTiles
        let both = right &+ wholeRows &* rightTiles
        return Order(wholeRows: wholeRows, first: (whole, right, both), count: both &+ cutRows &* rightTiles)
    }

    /// The tiles that a point needs.
    func tiles(of point: Int, _ order: Order) -> Range<Int> {
        let y = point / axisPoints, x = point % axisPoints
        let needsLower = y <= lastHeight || y == axisPoints &- 1
        let needsRight = x <= lastWidth || x == axisPoints &- 1
        return (needsLower ? 0 : order.first.whole)..<(needsRight ? (needsLower ? order.count : order.first.both) : order.first.right)
    }

    /// A row of tiles, and where its tiles lie.
    private struct Row {
        let image: Int
        let top: Int
        let height: Int
        let first: Int
        let right: Int
    }

    /// Goes through rows; numbers whole and cut ones.
    @inline(__always)
    private func forEachRow(_ rows: Range<Int>, _ body: (Row) -> Void) {
        let order = order(rows)
        var whole = 0, cut = 0
        for row in rows {
            let image = row / rowsPerImage, number = row % rowsPerImage
            if number == rowsPerImage &- 1 && lastHeight < size {
                body(Row(image: image, top: number &* size, height: lastHeight, first: cut &* wholeTiles, right: order.first.both &+ cut))
                cut &+= 1
            } else {
                body(
                    Row(
                        image: image, top: number &* size, height: size, first: order.first.whole &+ whole &* wholeTiles,
                        right: order.first.right &+ whole))
                whole &+= 1
            }
        }
    }

    @inline(__always)
    private func place(of tile: Int, _ row: Row) -> Int { tile < wholeTiles ? row.first &+ tile : row.right }
    @inline(__always)
    private func width(of tile: Int) -> Int { tile < wholeTiles ? size : lastWidth }

    // MARK: - Transforms

    /// Writes B^T d B of eight channels for some rows of tiles: a vector for each point, `pitch` apart; the vectors of
    /// neighbouring tiles are `step` apart.
    func transformInput(
        rows: Range<Int>, _ channels: ChannelLines, work: UnsafeMutablePointer<Float>,
        to output: UnsafeMutablePointer<Float>, step: Int, pitch: Int
    ) {
        let line = columns &* 8, sums = work + 6 &* line, infinity = axisPoints &- 1
        forEachRow(rows) { row in
            for y in 0..<row.height &+ 2 {
                channels.read(
                    image: row.image, line: row.top &- paddingHeight &+ y, left: paddingWidth, length: columns, to: work + y &* line, step: 8)
            }
            // Down the columns first, which neighbouring tiles share.
            for x in 0..<columns {
                inputTransform(row.height, UnsafePointer(work + x &* 8), line, sums + x &* 8, line, infinity: infinity &* line)
            }
            for tile in 0..<tilesPerRow {
                let width = width(of: tile), target = output + place(of: tile, row) &* step
                for y in 0...infinity where y <= row.height || y == infinity {
                    inputTransform(
                        width, UnsafePointer(sums + (y &* line &+ tile &* size &* 8)), 8, target + y &* axisPoints &* pitch, pitch,
                        infinity: infinity &* pitch)
                }
            }
        }
    }

    /// Writes A dY A^T of eight channels in the same way.
    func transformOutputGradient(
        rows: Range<Int>, _ channels: ChannelLines, work: UnsafeMutablePointer<Float>,
        to output: UnsafeMutablePointer<Float>, step: Int, pitch: Int
    ) {
        let line = columns &* 8, sums = work + 6 &* line, infinity = axisPoints &- 1
        forEachRow(rows) { row in
            for y in 0..<row.height {
                channels.read(image: row.image, line: row.top &+ y, left: 0, length: targetWidth, to: work + y &* line, step: 8)
            }
            for x in 0..<targetWidth {
                outputGradientTransform(row.height, UnsafePointer(work + x &* 8), line, sums + x &* 8, line, infinity: infinity &* line)
            }
            for tile in 0..<tilesPerRow {
                let width = width(of: tile), target = output + place(of: tile, row) &* step
                for y in 0...infinity where y <= row.height || y == infinity {
                    outputGradientTransform(
                        width, UnsafePointer(sums + (y &* line &+ tile &* size &* 8)), 8, target + y &* axisPoints &* pitch, pitch,
                        infinity: infinity &* pitch)
                }
            }
        }
    }

    /// Writes A^T M A + bias to eight channels of the output, what is below `floor` raised to zero; M lies as `transformInput`
    /// writes.
    func writeOutput(
        rows: Range<Int>, _ products: UnsafePointer<Float>, step: Int, pitch: Int, bias: Lanes, floor: Float,
        work: UnsafeMutablePointer<Float>, to channels: ChannelLines, _ output: UnsafeMutablePointer<Float>
    ) {
        let line = columns &* 8, sums = work + 6 &* line, infinity = axisPoints &- 1
        let none = lanes(-Float.infinity), floor = lanes(floor)
        forEachRow(rows) { row in
            for tile in 0..<tilesPerRow {
                let width = width(of: tile), source = products + place(of: tile, row) &* step
                for x in 0...infinity where x <= width || x == infinity {
                    outputTransform(
                        row.height, source + x &* pitch, axisPoints &* pitch, sums + x &* 8, 48,
                        infinity: infinity &* axisPoints &* pitch, bias: lanes(0), floor: none)
                }
                for y in 0..<row.height {
                    outputTransform(
                        width, UnsafePointer(sums + y &* 48), 8, work + (y &* line &+ tile &* size &* 8), 8, infinity: infinity &* 8,
                        bias: bias, floor: floor)
                }
            }
            for y in 0..<row.height {
                channels.write(image: row.image, line: row.top &+ y, work + y &* line, step: 8, to: output)
            }
        }
    }
}
