import CShims
import Glibc

/// The output is contiguous along the last axis of the nest, the input along the axis `other`: the plane of the two
/// is copied tile by tile, the remaining axes are loops around it.
func transposeNest<T: BitwiseCopyable & SendableMetatype>(
    _: T.Type, _ nest: LoopNest, _ other: Int, _ output: UnsafeMutablePointer<T>, _ input: UnsafePointer<T>
) {
    let inner = nest.rank &- 1
    let columns = nest.sizes[inner], rows = nest.sizes[other]
    let outputStride = nest.strides0[other], inputStride = nest.strides1[inner]
    var outerSizes = Dims(), outer0 = Dims(), outer1 = Dims()
    for axis in 0..<nest.rank where axis != inner && axis != other {
        outerSizes.append(nest.sizes[axis])
        outer0.append(nest.strides0[axis])
        outer1.append(nest.strides1[axis])
    }
    let planes = LoopNest(sizes: outerSizes, output: outer0, outer1)
    // A tile has whole cache lines on both sides, and its pages of both sides fit into the address cache of a core.
    let tile = MemoryLayout<T>.stride == 8 ? 32 : 64
    let tileRows = (rows &+ tile &- 1) / tile, tileColumns = (columns &+ tile &- 1) / tile
    let tiles = tileRows &* tileColumns
    let grain = Swift.max(1, (1 << 16) / (Swift.min(tile, rows) &* Swift.min(tile, columns)))
    parallelFor(count: planes.count &* tiles, grain: grain) { range in
        for item in range {
            let plane = item / tiles, place = item % tiles
            let row = place / tileColumns &* tile, column = place % tileColumns &* tile
            let height = Swift.min(tile, rows &- row), width = Swift.min(tile, columns &- column)
            planes.forEachRun(plane..<(plane &+ 1)) { _, o0, o1, _, _ in
                transposeTile(
                    height, width, output + (o0 &+ row &* outputStride &+ column), outputStride,
                    input + (o1 &+ row &+ column &* inputStride), inputStride)
            }
        }
    }
}

/// y[r * yStride + c] = x[c * xStride + r] for r < rows <= 64 and c < columns <= 64.
///
/// Rows that are a multiple of a page apart share few places in the caches. So a tile whose rows are written in pieces
/// goes through scratch memory, from which every output row is copied as a whole.
private func transposeTile<T: BitwiseCopyable>(
    _ rows: Int, _ columns: Int,
    _ y: UnsafeMutablePointer<T>, _ yStride: Int, _ x: UnsafePointer<T>, _ xStride: Int
) {
    if rows <= 8 || yStride &* MemoryLayout<T>.stride % 512 != 0 {
        return transposeBlocks(rows, columns, y, yStride, x, xStride)
    }
    // Not a power of two either.
    let pitch = columns &+ 64 / MemoryLayout<T>.stride
    let done: Bool? = withScratch(bytes: rows &* pitch &* MemoryLayout<T>.stride) { memory in
        let buffer = memory.assumingMemoryBound(to: T.self)
        transposeBlocks(rows, columns, buffer, pitch, x, xStride)
        for r in 0..<rows { memcpy(y + r &* yStride, buffer + r &* pitch, columns &* MemoryLayout<T>.stride) }
        return true
    }
    if done == nil { transposeBlocks(rows, columns, y, yStride, x, xStride) }
}

@inline(__always)
private func transposeBlocks<T: BitwiseCopyable>(
    _ rows: Int, _ columns: Int,
    _ y: UnsafeMutablePointer<T>, _ yStride: Int, _ x: UnsafePointer<T>, _ xStride: Int
) {
    let block = MemoryLayout<T>.stride == 4 ? 8 : 4
    let wholeRows = MemoryLayout<T>.stride == 1 ? 0 : rows &- rows % block
    let wholeColumns = MemoryLayout<T>.stride == 1 ? 0 : columns &- columns % block
    var c = 0
    while c < wholeColumns {
        var r = 0
        while r < wholeRows {
            let from = UnsafeRawPointer(x + (c &* xStride &+ r)), to = UnsafeMutableRawPointer(y + (r &* yStride &+ c))
            if MemoryLayout<T>.stride == 4 {
                dl_transpose_8x8(
                    from.assumingMemoryBound(to: Float.self), xStride, to.assumingMemoryBound(to: Float.self), yStride)
            } else {
                dl_transpose_4x4(
                    from.assumingMemoryBound(to: Double.self), xStride, to.assumingMemoryBound(to: Double.self), yStride)
            }
            r &+= block
        }
        c &+= block
    }
    if wholeColumns < columns {
        for r in 0..<wholeRows {
            for c in wholeColumns..<columns { y[r &* yStride &+ c] = x[c &* xStride &+ r] }
        }
    }
    for r in wholeRows..<rows {
        for c in 0..<columns { y[r &* yStride &+ c] = x[c &* xStride &+ r] }
    }
}
