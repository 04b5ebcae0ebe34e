import CShims
import Glibc

/// Copies elements between layouts; any element type, known by its size (1, 4 or 8 bytes).
/// Input and output must not overlap. An input stride of 0 repeats; see also `fill`.
public func copyStrided(
    itemSize: Int, sizes: Dims,
    output: UnsafeMutableRawPointer, outputStrides: Dims,
    input: UnsafeRawPointer, inputStrides: Dims
) {
    let nest = LoopNest(sizes: sizes, output: outputStrides, inputStrides)
    switch itemSize {
    case 1: copyNest(UInt8.self, nest, output, input)
    case 4: copyNest(UInt32.self, nest, output, input)
    default: copyNest(UInt64.self, nest, output, input)
    }
}

/// Writes one value, given by its address, to every element.
public func fill(
    itemSize: Int, sizes: Dims, output: UnsafeMutableRawPointer, outputStrides: Dims, value: UnsafeRawPointer
) {
    copyStrided(
        itemSize: itemSize, sizes: sizes, output: output, outputStrides: outputStrides,
        input: value, inputStrides: Dims(repeating: 0, count: sizes.count))
}

private func copyNest<T: BitwiseCopyable & SendableMetatype>(
    _: T.Type, _ nest: LoopNest, _ rawOutput: UnsafeMutableRawPointer, _ rawInput: UnsafeRawPointer
) {
    if nest.count == 0 { return }
    let output = rawOutput.assumingMemoryBound(to: T.self), input = rawInput.assumingMemoryBound(to: T.self)
    let inner = nest.rank &- 1
    if nest.rank == 0 {
        output[0] = input[0]
        return
    }
    let outputStride = nest.strides0[inner], inputStride = nest.strides1[inner]
    if outputStride == 1 && inputStride != 1 && inputStride != 0 {
        // A transpose where another axis is contiguous in the input.
        var other = inner &- 1
        while other >= 0 && nest.strides1[other] != 1 { other &-= 1 }
        if other >= 0 && nest.sizes[other] >= 4 && nest.sizes[inner] >= 4 {
            return transposeNest(T.self, nest, other, output, input)
        }
    }
    let size = MemoryLayout<T>.stride
    parallelFor(count: nest.count, grain: (1 << 18) / size) { range in
        nest.forEachRun(range) { run, o0, o1, _, _ in
            copyRun(run, output + o0, outputStride, input + o1, inputStride)
        }
    }
}

@inline(__always)
private func copyRun<T: BitwiseCopyable>(
    _ count: Int, _ y: UnsafeMutablePointer<T>, _ yStride: Int, _ x: UnsafePointer<T>, _ xStride: Int
) {
    if yStride == 1 && xStride == 1 {
        if count >= 16 {
            memcpy(y, x, count &* MemoryLayout<T>.stride)
        } else {
            for i in 0..<count { y[i] = x[i] }
        }
    } else if xStride == 0 {
        let value = x[0]
        if yStride == 1 {
            for i in 0..<count { y[i] = value }
        } else {
            for i in 0..<count { y[i &* yStride] = value }
        }
    } else if yStride == 1 && xStride == 2 {
        for i in 0..<count { y[i] = x[i &* 2] }
    } else {
        for i in 0..<count { y[i &* yStride] = x[i &* xStride] }
    }
}

/// The output is contiguous along the last axis of the nest, the input along the axis `other`: the plane of the two
/// is copied in blocks, the remaining axes are loops around it.
private func transposeNest<T: BitwiseCopyable & SendableMetatype>(
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
    // Strips of 16 or more output rows keep whole cache lines of the input together.
    let strip = 32
    let strips = (rows &+ strip &- 1) / strip
    let grain = Swift.max(1, (1 << 16) / (strip &* columns))
    parallelFor(count: planes.count &* strips, grain: grain) { range in
        for item in range {
            let plane = item / strips, first = (item % strips) &* strip
            planes.forEachRun(plane..<(plane &+ 1)) { _, o0, o1, _, _ in
                transposePlane(
                    Swift.min(strip, rows &- first), columns,
                    output + (o0 &+ first &* outputStride), outputStride, input + (o1 &+ first), inputStride)
            }
        }
    }
}

/// y[r * yStride + c] = x[c * xStride + r].
@inline(__always)
private func transposePlane<T: BitwiseCopyable>(
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
    // The remaining rows in pieces of 64 columns, so that the input lines are still there for the next row.
    c = 0
    while c < columns && wholeRows < rows {
        let end = Swift.min(columns, c &+ 64)
        for r in wholeRows..<rows {
            for i in c..<end { y[r &* yStride &+ i] = x[i &* xStride &+ r] }
        }
        c = end
    }
}
