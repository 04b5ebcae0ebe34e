/// The register tile of the direct convolution: up to six filters at two vectors of pixels.

/// Filters are packed in panels of 6, 4, 2 or 1; this is the width of the next panel.
@inline(__always)
func panelWidth(_ remaining: Int) -> Int {
    remaining >= 6 ? 6 : remaining >= 4 ? 4 : remaining >= 2 ? 2 : 1
}

/// Products that one accumulator takes before it is added to a total: keeps the rounding of long sums small.
private let longestRun = 256

/// How a tile takes its products: the whole depth at once; run by run, each with fresh accumulators; or one run, which
/// is added to `out` unless it is the first.
private enum TileMode {
    case whole, runs, part
}

/// The products of one tile as runs of k: run i covers `first + i * pitch ..< min(first + i * pitch + length, depth)`.
private struct Runs {
    var first: Int
    var count: Int
    var length: Int
    var pitch: Int
}

/// `out[r][v] = bias[r] + sum_k weights[k * rows + r] * window_v[offsets[k]]` for `rows` filters and the two windows.
/// `rows` and `mode` are literals at every call. `valid` lanes of each vector are stored.
@inline(__always)
private func correlateTile<T: DenseScalar>(
    _ type: T.Type, _ rows: Int, _ mode: TileMode, _ runs: Runs, depth: Int,
    weights: UnsafePointer<T>, offsets: UnsafePointer<Int>,
    window0: UnsafePointer<T>, window1: UnsafePointer<T>, bias: UnsafePointer<T>?,
    out0: UnsafeMutablePointer<T>, out1: UnsafeMutablePointer<T>, filterPitch: Int, valid: Int
) {
    var a0 = T.zeroVector(), b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0
    var a3 = a0, b3 = a0, a4 = a0, b4 = a0, a5 = a0, b5 = a0
    if let bias, mode != .part || runs.first == 0 {
        a0 = T.splat(bias[0])
        b0 = a0
        if rows > 1 {
            a1 = T.splat(bias[1])
            b1 = a1
        }
        if rows > 2 {
            a2 = T.splat(bias[2])
            b2 = a2
            a3 = T.splat(bias[3])
            b3 = a3
        }
        if rows > 4 {
            a4 = T.splat(bias[4])
            b4 = a4
            a5 = T.splat(bias[5])
            b5 = a5
        }
    }
    var s0 = a0, t0 = b0, s1 = a1, t1 = b1, s2 = a2, t2 = b2
    var s3 = a3, t3 = b3, s4 = a4, t4 = b4, s5 = a5, t5 = b5
    for run in 0..<(mode == .runs ? runs.count : 1) {
        let start = mode == .whole ? 0 : runs.first &+ run &* runs.pitch
        let end = mode == .whole ? depth : min(depth, start &+ runs.length)
        var w = weights + start &* rows
        if mode == .runs {
            a0 = T.zeroVector(); b0 = a0; a1 = a0; b1 = a0; a2 = a0; b2 = a0
            a3 = a0; b3 = a0; a4 = a0; b4 = a0; a5 = a0; b5 = a0
        }
        for k in start..<end {
            let offset = offsets[k]
            let x = T.load(window0 + offset)
            let y = T.load(window1 + offset)
            let w0 = T.splat(w[0])
            a0 = T.multiplyAdd(w0, x, a0)
            b0 = T.multiplyAdd(w0, y, b0)
            if rows > 1 {
                let w1 = T.splat(w[1])
                a1 = T.multiplyAdd(w1, x, a1)
                b1 = T.multiplyAdd(w1, y, b1)
            }
            if rows > 2 {
                let w2 = T.splat(w[2])
                a2 = T.multiplyAdd(w2, x, a2)
                b2 = T.multiplyAdd(w2, y, b2)
                let w3 = T.splat(w[3])
                a3 = T.multiplyAdd(w3, x, a3)
                b3 = T.multiplyAdd(w3, y, b3)
            }
            if rows > 4 {
                let w4 = T.splat(w[4])
                a4 = T.multiplyAdd(w4, x, a4)
                b4 = T.multiplyAdd(w4, y, b4)
                let w5 = T.splat(w[5])
                a5 = T.multiplyAdd(w5, x, a5)
                b5 = T.multiplyAdd(w5, y, b5)
            }
            w += rows
        }
        if mode == .runs {
            s0 = T.add(s0, a0); t0 = T.add(t0, b0)
            s1 = T.add(s1, a1); t1 = T.add(t1, b1)
            s2 = T.add(s2, a2); t2 = T.add(t2, b2)
            s3 = T.add(s3, a3); t3 = T.add(t3, b3)
            s4 = T.add(s4, a4); t4 = T.add(t4, b4)
            s5 = T.add(s5, a5); t5 = T.add(t5, b5)
        }
    }
    if mode == .runs {
        a0 = s0; b0 = t0; a1 = s1; b1 = t1; a2 = s2; b2 = t2
        a3 = s3; b3 = t3; a4 = s4; b4 = t4; a5 = s5; b5 = t5
    }

    @inline(__always)
    func write(_ x: T.Vector, _ y: T.Vector, _ row: Int) {
        let to0 = out0 + row &* filterPitch
        let to1 = out1 + row &* filterPitch
        if mode == .part && runs.first > 0 {
            // Both before either is stored: an odd last vector is its own partner.
            let x1 = T.add(x, T.load(UnsafePointer(to0)))
            let y1 = T.add(y, T.load(UnsafePointer(to1)))
            T.store(x1, to0)
            T.store(y1, to1)
        } else if valid == T.lanes {
            T.store(x, to0)
            T.store(y, to1)
        } else {
            for lane in 0..<valid {
                to0[lane] = x[lane]
                to1[lane] = y[lane]
            }
        }
    }
    write(a0, b0, 0)
    if rows > 1 { write(a1, b1, 1) }
    if rows > 2 {
        write(a2, b2, 2)
        write(a3, b3, 3)
    }
    if rows > 4 {
        write(a4, b4, 4)
        write(a5, b5, 5)
    }
}

/// Which window elements lie on the source and not in its padding, for filters packed tap by tap (all sources of one
/// window element, then those of the next).
struct TapRange {
    var sources: Int
    var kernelHeight: Int
    var kernelWidth: Int
    var sourceHeight: Int
    var sourceWidth: Int
    var strideHeight: Int
    var strideWidth: Int
    var paddingHeight: Int
    var paddingWidth: Int
    var dilationHeight: Int
    var dilationWidth: Int

    init(_ c: Correlation) {
        sources = c.sources
        kernelHeight = c.kernelHeight
        kernelWidth = c.kernelWidth
        sourceHeight = c.sourceHeight
        sourceWidth = c.sourceWidth
        strideHeight = c.strideHeight
        strideWidth = c.strideWidth
        paddingHeight = c.paddingHeight
        paddingWidth = c.paddingWidth
        dilationHeight = c.dilationHeight
        dilationWidth = c.dilationWidth
    }

    @inline(__always)
    func rows(_ row: Int) -> Range<Int> {
        insideRange(
            offset: row &* strideHeight &- paddingHeight, stride: dilationHeight, size: sourceHeight, count: kernelHeight)
    }

    @inline(__always)
    func columns(_ column: Int) -> Range<Int> {
        insideRange(
            offset: column &* strideWidth &- paddingWidth, stride: dilationWidth, size: sourceWidth, count: kernelWidth)
    }

    /// The share of all products that are on the source.
    func share(targetHeight: Int, targetWidth: Int) -> Double {
        var vertical = 0
        var horizontal = 0
        for row in 0..<targetHeight { vertical &+= rows(row).count }
        for column in 0..<targetWidth { horizontal &+= columns(column).count }
        return Double(vertical) * Double(horizontal)
            / (Double(targetHeight &* kernelHeight) * Double(targetWidth &* kernelWidth))
    }

    /// The products that two pixels need, and some more where they differ.
    @inline(__always)
    fileprivate func runs(_ row0: Int, _ column0: Int, _ row1: Int, _ column1: Int) -> Runs {
        let y0 = rows(row0), y1 = rows(row1), x0 = columns(column0), x1 = columns(column1)
        let top = min(y0.lowerBound, y1.lowerBound)
        let left = min(x0.lowerBound, x1.lowerBound)
        let width = max(x0.upperBound, x1.upperBound) &- left
        return Runs(
            first: (top &* kernelWidth &+ left) &* sources, count: max(y0.upperBound, y1.upperBound) &- top,
            length: width &* sources, pitch: kernelWidth &* sources)
    }
}

/// The pixels that a tile of source planes serves, and where their results go.
struct PixelBlock {
    var rows: Int
    /// Vectors in a row; `lastColumn` is where the last one starts, so that it ends with the row.
    var vectors: Int
    var vectorStep: Int
    var rowStep: Int
    var lastWindow: Int
    var outputRowPitch: Int
    var outputVectorStep: Int
    var lastOutput: Int
    var filterPitch: Int
    var validLanes: Int
    /// Given when a vector is one pixel of several images and many window elements lie in the padding.
    var taps: TapRange?
}

/// Walks over the vectors of a block two at a time; an odd last one is its own partner.
private struct PairWalk<T: DenseScalar> {
    let block: PixelBlock
    let tile: UnsafePointer<T>
    let output: UnsafeMutablePointer<T>
    var remaining: Int
    var row = 0
    var v = 0
    /// The pair: where its windows start, where its results go, and which pixels it is.
    var window0: UnsafePointer<T>
    var window1: UnsafePointer<T>
    var out0: UnsafeMutablePointer<T>
    var out1: UnsafeMutablePointer<T>
    var row0 = 0
    var v0 = 0
    var row1 = 0
    var v1 = 0

    @inline(__always)
    init(_ block: PixelBlock, _ tile: UnsafePointer<T>, _ output: UnsafeMutablePointer<T>) {
        self.block = block
        self.tile = tile
        self.output = output
        remaining = block.rows &* block.vectors
        window0 = tile
        window1 = tile
        out0 = output
        out1 = output
    }

    @inline(__always)
    mutating func next() -> Bool {
        if remaining <= 0 { return false }
        row0 = row
        v0 = v
        window0 = tile + (row &* block.rowStep &+ min(v &* block.vectorStep, block.lastWindow))
        out0 = output + (row &* block.outputRowPitch &+ min(v &* block.outputVectorStep, block.lastOutput))
        if remaining > 1 { advance() }
        row1 = row
        v1 = v
        window1 = tile + (row &* block.rowStep &+ min(v &* block.vectorStep, block.lastWindow))
        out1 = output + (row &* block.outputRowPitch &+ min(v &* block.outputVectorStep, block.lastOutput))
        advance()
        remaining &-= 2
        return true
    }

    @inline(__always)
    private mutating func advance() {
        v &+= 1
        if v == block.vectors {
            v = 0
            row &+= 1
        }
    }
}

/// One panel of filters over all pixels of a block.
@inline(__always)
private func correlatePanel<T: DenseScalar>(
    _ type: T.Type, _ panel: Int, _ mode: TileMode, _ block: PixelBlock, depth: Int, weights: UnsafePointer<T>,
    offsets: UnsafePointer<Int>, tile: UnsafePointer<T>, bias: UnsafePointer<T>?, output: UnsafeMutablePointer<T>
) {
    var pair = PairWalk(block, tile, output)
    var runs = Runs(first: 0, count: 1, length: depth, pitch: depth)
    while pair.next() {
        if mode == .runs, let taps = block.taps { runs = taps.runs(pair.row0, pair.v0, pair.row1, pair.v1) }
        correlateTile(
            T.self, panel, mode, runs, depth: depth, weights: weights, offsets: offsets, window0: pair.window0,
            window1: pair.window1, bias: bias, out0: pair.out0, out1: pair.out1, filterPitch: block.filterPitch,
            valid: block.validLanes)
    }
}

/// One filter over all pixels of a block, eight vectors at a time: as many independent sums as the multipliers need.
private func correlateSingle<T: DenseScalar>(
    _ type: T.Type, _ block: PixelBlock, depth: Int, weights: UnsafePointer<T>, offsets: UnsafePointer<Int>,
    tile: UnsafePointer<T>, bias: UnsafePointer<T>?, output: UnsafeMutablePointer<T>
) {
    let start = T.splat(bias?[0] ?? 0)
    var pair = PairWalk(block, tile, output)
    while pair.next() {
        let x0 = pair.window0, x1 = pair.window1, y0 = pair.out0, y1 = pair.out1
        // What is beyond the end is computed again.
        _ = pair.next()
        let x2 = pair.window0, x3 = pair.window1, y2 = pair.out0, y3 = pair.out1
        _ = pair.next()
        let x4 = pair.window0, x5 = pair.window1, y4 = pair.out0, y5 = pair.out1
        _ = pair.next()
        let x6 = pair.window0, x7 = pair.window1, y6 = pair.out0, y7 = pair.out1
        var s0 = start, s1 = start, s2 = start, s3 = start, s4 = start, s5 = start, s6 = start, s7 = start
        for k in 0..<depth {
            let offset = offsets[k], w = T.splat(weights[k])
            s0 = T.multiplyAdd(w, T.load(x0 + offset), s0)
            s1 = T.multiplyAdd(w, T.load(x1 + offset), s1)
            s2 = T.multiplyAdd(w, T.load(x2 + offset), s2)
            s3 = T.multiplyAdd(w, T.load(x3 + offset), s3)
            s4 = T.multiplyAdd(w, T.load(x4 + offset), s4)
            s5 = T.multiplyAdd(w, T.load(x5 + offset), s5)
            s6 = T.multiplyAdd(w, T.load(x6 + offset), s6)
            s7 = T.multiplyAdd(w, T.load(x7 + offset), s7)
        }
        put(s0, y0); put(s1, y1); put(s2, y2); put(s3, y3)
        put(s4, y4); put(s5, y5); put(s6, y6); put(s7, y7)
    }

    @inline(__always)
    func put(_ sum: T.Vector, _ target: UnsafeMutablePointer<T>) {
        if block.validLanes == T.lanes { return T.store(sum, target) }
        for lane in 0..<block.validLanes { target[lane] = sum[lane] }
    }
}

/// All filters from `first` up to `end` (both at panel boundaries) over the pixels of a block. `weights` are the
/// packed filters of the group, `bias` and `output` belong to the group's first filter.
func correlateFilters<T: DenseScalar>(
    _ type: T.Type, _ block: PixelBlock, filters: Int, first: Int, end: Int, depth: Int, weights: UnsafePointer<T>,
    offsets: UnsafePointer<Int>, tile: UnsafePointer<T>, bias: UnsafePointer<T>?, output: UnsafeMutablePointer<T>
) {
    var filter = first
    while filter < end {
        let width = panelWidth(filters &- filter)
        let panel = weights + filter &* depth
        let biases = bias.map { $0 + filter }
        let out = output + filter &* block.filterPitch
        switch (width, block.taps == nil) {
        case (6, true):
            correlatePanel(
                T.self, 6, .whole, block, depth: depth, weights: panel, offsets: offsets,
                tile: tile, bias: biases, output: out)
        case (4, true):
            correlatePanel(
                T.self, 4, .whole, block, depth: depth, weights: panel, offsets: offsets,
                tile: tile, bias: biases, output: out)
        case (2, true):
            correlatePanel(
                T.self, 2, .whole, block, depth: depth, weights: panel, offsets: offsets,
                tile: tile, bias: biases, output: out)
        case (_, true):
            correlateSingle(
                T.self, block, depth: depth, weights: panel, offsets: offsets, tile: tile, bias: biases, output: out)
        case (6, false):
            correlatePanel(
                T.self, 6, .runs, block, depth: depth, weights: panel, offsets: offsets,
                tile: tile, bias: biases, output: out)
        case (4, false):
            correlatePanel(
                T.self, 4, .runs, block, depth: depth, weights: panel, offsets: offsets,
                tile: tile, bias: biases, output: out)
        case (2, false):
            correlatePanel(
                T.self, 2, .runs, block, depth: depth, weights: panel, offsets: offsets,
                tile: tile, bias: biases, output: out)
        case (_, false):
            correlatePanel(
                T.self, 1, .runs, block, depth: depth, weights: panel, offsets: offsets,
                tile: tile, bias: biases, output: out)
        }
        filter &+= width
    }
}

/// Whether a sum is taken in parts: the elements of a whole sum would not stay in the first cache from one panel of
/// filters to the next, and the rounding of one long sum would grow.
func isDeep(depth: Int) -> Bool { depth > longestRun }

/// `correlateFilters` for long sums: part after part of the depth, and in each pair after pair of vectors, with all
/// filters. The output is a scratch block of whole vectors.
func correlateDeep<T: DenseScalar>(
    _ type: T.Type, _ block: PixelBlock, filters: Int, first: Int, end: Int, depth: Int, weights: UnsafePointer<T>,
    offsets: UnsafePointer<Int>, tile: UnsafePointer<T>, bias: UnsafePointer<T>?, output: UnsafeMutablePointer<T>
) {
    let count = (depth &+ longestRun &- 1) / longestRun
    let length = (depth &+ count &- 1) / count
    for run in 0..<count {
        let part = Runs(first: run &* length, count: 1, length: length, pitch: length)
        var pair = PairWalk(block, tile, output)
        while pair.next() {
            var filter = first
            while filter < end {
                let width = panelWidth(filters &- filter)
                let out0 = pair.out0 + filter &* block.filterPitch
                let out1 = pair.out1 + filter &* block.filterPitch
                let panel = weights + filter &* depth
                let biases = bias.map { $0 + filter }
                switch width {
                case 6:
                    correlateTile(
                        T.self, 6, .part, part, depth: depth, weights: panel, offsets: offsets,
                        window0: pair.window0, window1: pair.window1, bias: biases,
                        out0: out0, out1: out1, filterPitch: block.filterPitch, valid: T.lanes)
                case 4:
                    correlateTile(
                        T.self, 4, .part, part, depth: depth, weights: panel, offsets: offsets,
                        window0: pair.window0, window1: pair.window1, bias: biases,
                        out0: out0, out1: out1, filterPitch: block.filterPitch, valid: T.lanes)
                case 2:
                    correlateTile(
                        T.self, 2, .part, part, depth: depth, weights: panel, offsets: offsets,
                        window0: pair.window0, window1: pair.window1, bias: biases,
                        out0: out0, out1: out1, filterPitch: block.filterPitch, valid: T.lanes)
                default:
                    correlateTile(
                        T.self, 1, .part, part, depth: depth, weights: panel, offsets: offsets,
                        window0: pair.window0, window1: pair.window1, bias: biases,
                        out0: out0, out1: out1, filterPitch: block.filterPitch, valid: T.lanes)
                }
                filter &+= width
            }
        }
    }
}
