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
    if nest.innerSize < 4 && outputStride == 1 && inputStride != 1 && nest.rank > 1 && nest.strides0[inner &- 1] == nest.innerSize {
        return interleaveNest(nest, output, input)
    }
    let size = MemoryLayout<T>.stride
    parallelFor(count: nest.count, grain: (1 << 18) / size) { range in
        nest.forEachRun(range) { run, o0, o1, _, _ in
            copyRun(run, output + o0, outputStride, input + o1, inputStride)
        }
    }
}

/// Two or three runs along the axis before the innermost one, whose elements are written in turn.
private func interleaveNest<T: BitwiseCopyable & SendableMetatype>(
    _ nest: LoopNest, _ output: UnsafeMutablePointer<T>, _ input: UnsafePointer<T>
) {
    let rows = nest.withoutInner
    let length = nest.innerSize, distance = nest.strides1[nest.rank &- 1], step = nest.strides1[nest.rank &- 2]
    parallelFor(count: rows.count, grain: (1 << 16) / MemoryLayout<T>.stride) { range in
        rows.forEachRun(range) { run, o0, o1, _, _ in
            interleave(run, length, output + o0, input + o1, step, distance)
        }
    }
}

@inline(never)
private func interleave<T: BitwiseCopyable>(
    _ count: Int, _ length: Int, _ y: UnsafeMutablePointer<T>, _ x: UnsafePointer<T>, _ step: Int, _ distance: Int
) {
    if length == 2 && step == 1 {
        let other = x + distance
        for i in 0..<count {
            y[2 &* i] = x[i]
            y[2 &* i &+ 1] = other[i]
        }
        return
    }
    for k in 0..<length {
        let source = x + k &* distance
        for i in 0..<count { y[i &* length &+ k] = source[i &* step] }
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
    } else if yStride == 1 && xStride == -1 {
        for i in 0..<count { y[i] = x[0 &- i] }
    } else {
        for i in 0..<count { y[i &* yStride] = x[i &* xStride] }
    }
}
