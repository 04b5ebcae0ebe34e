/// The register tile of the direct convolution: up to six filters at two vectors of pixels.

/// Filters are packed in panels of 6, 4, 2 or 1; this is the width of the next panel.
@inline(__always)
func panelWidth(_ remaining: Int) -> Int {
    remaining >= 6 ? 6 : remaining >= 4 ? 4 : remaining >= 2 ? 2 : 1
}

/// Products that one accumulator takes before it is added to a total: keeps the rounding of long sums small.
private let longestRun = 256

/// `out[r][v] = bias[r] + sum_k weights[k * rows + r] * window_v[offsets[k]]` for `rows` filters and the two windows.
/// `rows` and `isDeep` are literals at every call; without `isDeep` the whole depth is one run. `valid` lanes of each
/// vector are stored.
@inline(__always)
private func correlateTile<T: DenseScalar>(
    _ type: T.Type, _ rows: Int, _ isDeep: Bool, depth: Int, weights: UnsafePointer<T>, offsets: UnsafePointer<Int>,
    window0: UnsafePointer<T>, window1: UnsafePointer<T>, bias: UnsafePointer<T>?,
    out0: UnsafeMutablePointer<T>, out1: UnsafeMutablePointer<T>, filterPitch: Int, valid: Int
) {
    var a0 = T.zeroVector(), b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0
    var a3 = a0, b3 = a0, a4 = a0, b4 = a0, a5 = a0, b5 = a0
    if let bias {
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
    var w = weights
    var start = 0
    repeat {
        let end = isDeep ? min(depth, start &+ longestRun) : depth
        if isDeep && start > 0 {
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
        if isDeep {
            if start == 0 {
                s0 = a0; t0 = b0; s1 = a1; t1 = b1; s2 = a2; t2 = b2
                s3 = a3; t3 = b3; s4 = a4; t4 = b4; s5 = a5; t5 = b5
            } else {
                s0 = T.add(s0, a0); t0 = T.add(t0, b0)
                s1 = T.add(s1, a1); t1 = T.add(t1, b1)
                s2 = T.add(s2, a2); t2 = T.add(t2, b2)
                s3 = T.add(s3, a3); t3 = T.add(t3, b3)
                s4 = T.add(s4, a4); t4 = T.add(t4, b4)
                s5 = T.add(s5, a5); t5 = T.add(t5, b5)
            }
        }
        start = end
    } while isDeep && start < depth
    if isDeep {
        a0 = s0; b0 = t0; a1 = s1; b1 = t1; a2 = s2; b2 = t2
        a3 = s3; b3 = t3; a4 = s4; b4 = t4; a5 = s5; b5 = t5
    }

    @inline(__always)
    func write(_ x: T.Vector, _ y: T.Vector, _ row: Int) {
        let to0 = out0 + row &* filterPitch
        let to1 = out1 + row &* filterPitch
        if valid == T.lanes {
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
}

/// One panel of filters over all pixels of a block.
@inline(__always)
private func correlateBlock<T: DenseScalar>(
    _ type: T.Type, _ panel: Int, _ isDeep: Bool, _ block: PixelBlock, depth: Int, weights: UnsafePointer<T>,
    offsets: UnsafePointer<Int>, tile: UnsafePointer<T>, bias: UnsafePointer<T>?, output: UnsafeMutablePointer<T>
) {
    var heldWindow = tile
    var heldOutput = output
    var isHolding = false
    for row in 0..<block.rows {
        let window = tile + row &* block.rowStep
        let out = output + row &* block.outputRowPitch
        for v in 0..<block.vectors {
            let w = window + min(v &* block.vectorStep, block.lastWindow)
            let o = out + min(v &* block.outputVectorStep, block.lastOutput)
            if isHolding {
                correlateTile(
                    T.self, panel, isDeep, depth: depth, weights: weights, offsets: offsets, window0: heldWindow, window1: w,
                    bias: bias, out0: heldOutput, out1: o, filterPitch: block.filterPitch, valid: block.validLanes)
                isHolding = false
            } else {
                heldWindow = w
                heldOutput = o
                isHolding = true
            }
        }
    }
    if isHolding {
        correlateTile(
            T.self, panel, isDeep, depth: depth, weights: weights, offsets: offsets, window0: heldWindow, window1: heldWindow,
            bias: bias, out0: heldOutput, out1: heldOutput, filterPitch: block.filterPitch, valid: block.validLanes)
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
        switch (width, depth > longestRun) {
        case (6, false): run(6, false, panel, biases, out)
        case (6, true): run(6, true, panel, biases, out)
        case (4, false): run(4, false, panel, biases, out)
        case (4, true): run(4, true, panel, biases, out)
        case (2, false): run(2, false, panel, biases, out)
        case (2, true): run(2, true, panel, biases, out)
        case (_, false): run(1, false, panel, biases, out)
        case (_, true): run(1, true, panel, biases, out)
        }
        filter &+= width
    }
    @inline(__always)
    func run(
        _ width: Int, _ isDeep: Bool, _ weights: UnsafePointer<T>, _ bias: UnsafePointer<T>?,
        _ output: UnsafeMutablePointer<T>
    ) {
        correlateBlock(T.self, width, isDeep, block, depth: depth, weights: weights, offsets: offsets, tile: tile,
                       bias: bias, output: output)
    }
}
