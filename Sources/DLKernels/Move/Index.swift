import Glibc

/// Reading and writing at positions given by Int64 indices. Indices are trusted here: callers ask `checkIndices`.

/// The row-major position of the first index outside 0..<bound, or nil.
public func checkIndices(sizes: Dims, strides: Dims, indices: UnsafeRawPointer, bound: Int) -> Int? {
    let nest = LoopNest(sizes: sizes, output: contiguousStrides(sizes), strides)
    let base = indices.assumingMemoryBound(to: Int64.self)
    let stride = nest.rank == 0 ? 0 : nest.strides1[nest.rank &- 1]
    if nest.count == 0 { return nil }
    // Pieces of fixed size, each with its own answer.
    let piece = 1 << 15
    let pieces = (nest.count &+ piece &- 1) / piece
    let isBad = withUnsafeTemporaryAllocation(of: Bool.self, capacity: pieces) { flags in
        let flags = flags.baseAddress!
        parallelFor(count: pieces, grain: 4) { range in
            for number in range {
                var bad = false
                nest.forEachRun(number &* piece..<Swift.min(nest.count, (number &+ 1) &* piece)) { run, _, o1, _, _ in
                    if hasOutside(run, base + o1, stride, Int64(bound)) { bad = true }
                }
                flags[number] = bad
            }
        }
        return (0..<pieces).contains { flags[$0] }
    }
    return isBad ? firstOutside(nest, base, stride, UInt64(truncatingIfNeeded: bound)) : nil
}

/// An index outside 0..<bound, or its distance from the bound, has its sign bit set.
@inline(never)
private func hasOutside(_ count: Int, _ p: UnsafePointer<Int64>, _ stride: Int, _ bound: Int64) -> Bool {
    let last = bound &- 1
    var signs: Int64 = 0
    if stride == 1 {
        for i in 0..<count { signs |= p[i] | (last &- p[i]) }
    } else {
        for i in 0..<count { signs |= p[i &* stride] | (last &- p[i &* stride]) }
    }
    return signs < 0
}

@inline(never)
private func firstOutside(_ nest: LoopNest, _ base: UnsafePointer<Int64>, _ stride: Int, _ limit: UInt64) -> Int? {
    var found: Int? = nil
    var position = 0
    nest.forEachRun(0..<nest.count) { run, _, o1, _, _ in
        let p = base + o1
        for i in 0..<run where found == nil && UInt64(bitPattern: p[i &* stride]) >= limit { found = position &+ i }
        position &+= run
    }
    return found
}

/// The same for `count` indices in a row.
public func checkIndices(count: Int, indices: UnsafeRawPointer, stride: Int, bound: Int) -> Int? {
    checkIndices(sizes: [count], strides: [stride], indices: indices, bound: bound)
}

func contiguousStrides(_ sizes: Dims) -> Dims {
    var strides = sizes
    var step = 1
    var axis = sizes.count &- 1
    while axis >= 0 {
        strides[axis] = step
        step &*= sizes[axis]
        axis &-= 1
    }
    return strides
}

/// output[i, j, k] = input[i, index[i, j, k], k] where `axis` is the middle one; `sizes` are those of index and output.
public func gather(
    itemSize: Int, axis: Int, sizes: Dims,
    output: UnsafeMutableRawPointer, outputStrides: Dims,
    input: UnsafeRawPointer, inputStrides: Dims,
    index: UnsafeRawPointer, indexStrides: Dims
) {
    if sizes.count == 0 {
        memcpy(output, input + Int(index.load(as: Int64.self)) &* itemSize, itemSize)
        return
    }
    let axisStride = inputStrides[axis]
    var fixed = inputStrides
    fixed[axis] = 0
    let nest = LoopNest(sizes: sizes, output: outputStrides, fixed, indexStrides)
    let index = index.assumingMemoryBound(to: Int64.self)
    switch itemSize {
    case 1: gatherNest(UInt8.self, nest, axisStride, output, input, index)
    case 4: gatherNest(UInt32.self, nest, axisStride, output, input, index)
    default: gatherNest(UInt64.self, nest, axisStride, output, input, index)
    }
}

private func gatherNest<T: BitwiseCopyable & SendableMetatype>(
    _: T.Type, _ nest: LoopNest, _ axisStride: Int,
    _ output: UnsafeMutableRawPointer, _ input: UnsafeRawPointer, _ index: UnsafePointer<Int64>
) {
    let y = output.assumingMemoryBound(to: T.self), x = input.assumingMemoryBound(to: T.self)
    let inner = nest.rank &- 1
    let yStride = nest.rank == 0 ? 0 : nest.strides0[inner], xStride = nest.rank == 0 ? 0 : nest.strides1[inner]
    let indexStride = nest.rank == 0 ? 0 : nest.strides2[inner]
    parallelFor(count: nest.count, grain: 1 << 14) { range in
        nest.forEachRun(range) { run, o0, o1, o2, _ in
            let to = y + o0, from = x + o1, at = index + o2
            if yStride == 1 && xStride == 0 && indexStride == 1 && axisStride == 1 {
                for i in 0..<run { to[i] = from[Int(at[i])] }
            } else {
                for i in 0..<run { to[i &* yStride] = from[i &* xStride &+ Int(at[i &* indexStride]) &* axisStride] }
            }
        }
    }
}

/// output[i, index[i, j, k], k] += source[i, j, k]; with `adding` false the value is written instead, and the last one
/// in row-major order stays. `sizes` are those of index and source. Equal indices are added in row-major order.
public func scatter(
    _ dtype: DType, adding: Bool, axis: Int, sizes: Dims,
    output: UnsafeMutableRawPointer, outputStrides: Dims,
    source: UnsafeRawPointer, sourceStrides: Dims,
    index: UnsafeRawPointer, indexStrides: Dims
) {
    let index = index.assumingMemoryBound(to: Int64.self)
    let run = ScatterShape(axis, sizes, outputStrides, sourceStrides, indexStrides)
    if adding {
        switch dtype {
        case .float32: scatterShape(AddReal<Float>.self, run, output, source, index)
        case .float64: scatterShape(AddReal<Double>.self, run, output, source, index)
        case .int64: scatterShape(AddWhole<Int64>.self, run, output, source, index)
        case .int32: scatterShape(AddWhole<Int32>.self, run, output, source, index)
        case .uint8: scatterShape(AddWhole<UInt8>.self, run, output, source, index)
        case .bool: scatterShape(BitwiseOr<UInt8>.self, run, output, source, index)
        }
    } else {
        switch dtype.size {
        case 1: scatterShape(Second<UInt8>.self, run, output, source, index)
        case 4: scatterShape(Second<Int32>.self, run, output, source, index)
        default: scatterShape(Second<Int64>.self, run, output, source, index)
        }
    }
}

/// How `combine` joins elements.
public enum Combination: Sendable { case product, maximum, minimum }

/// output[i, index[i, j, k], k] joined with source[i, j, k], in row-major order of the source; float32, float64 or int64.
public func combine(
    _ dtype: DType, _ combination: Combination, axis: Int, sizes: Dims,
    output: UnsafeMutableRawPointer, outputStrides: Dims, source: UnsafeRawPointer, sourceStrides: Dims,
    index: UnsafeRawPointer, indexStrides: Dims
) {
    let index = index.assumingMemoryBound(to: Int64.self)
    let run = ScatterShape(axis, sizes, outputStrides, sourceStrides, indexStrides)
    switch (dtype, combination) {
    case (.float32, .product): scatterShape(MultiplyReal<Float>.self, run, output, source, index)
    case (.float32, .maximum): scatterShape(MaximumReal<Float>.self, run, output, source, index)
    case (.float32, .minimum): scatterShape(MinimumReal<Float>.self, run, output, source, index)
    case (.float64, .product): scatterShape(MultiplyReal<Double>.self, run, output, source, index)
    case (.float64, .maximum): scatterShape(MaximumReal<Double>.self, run, output, source, index)
    case (.float64, .minimum): scatterShape(MinimumReal<Double>.self, run, output, source, index)
    case (_, .product): scatterShape(MultiplyWhole<Int64>.self, run, output, source, index)
    case (_, .maximum): scatterShape(MaximumWhole<Int64>.self, run, output, source, index)
    case (_, .minimum): scatterShape(MinimumWhole<Int64>.self, run, output, source, index)
    }
}

enum Second<T: Lane>: ScalarBinary {
    @inline(__always) static func apply(_ a: T, _ b: T) -> T { b }
}

private struct ScatterShape {
    let nest: LoopNest  // operands: row-major order, output without the axis, source, index
    let axisStride: Int
    /// The size and strides of an axis that threads may share, as no two of its slices write the same element.
    var sharedSize = 1, sharedOutput = 0, sharedSource = 0, sharedIndex = 0

    init(_ axis: Int, _ sizes: Dims, _ outputStrides: Dims, _ sourceStrides: Dims, _ indexStrides: Dims) {
        var sizes = sizes, fixed = outputStrides, sourceStrides = sourceStrides, indexStrides = indexStrides
        axisStride = sizes.count == 0 ? 1 : fixed[axis]
        if sizes.count > 0 { fixed[axis] = 0 }
        var shared = -1
        for d in 0..<sizes.count where d != axis && (shared < 0 || sizes[d] > sizes[shared]) { shared = d }
        if shared >= 0 && sizes.product > 1 << 14 {
            sharedSize = sizes[shared]
            sharedOutput = fixed[shared]
            sharedSource = sourceStrides[shared]
            sharedIndex = indexStrides[shared]
            sizes.remove(at: shared)
            fixed.remove(at: shared)
            sourceStrides.remove(at: shared)
            indexStrides.remove(at: shared)
        }
        nest = LoopNest(sizes: sizes, output: contiguousStrides(sizes), fixed, sourceStrides, indexStrides)
    }
}

private func scatterShape<F: BinaryFunction>(
    _: F.Type, _ shape: ScatterShape, _ output: UnsafeMutableRawPointer, _ source: UnsafeRawPointer,
    _ index: UnsafePointer<Int64>
) where F.Input == F.Output {
    let y = output.assumingMemoryBound(to: F.Output.self), x = source.assumingMemoryBound(to: F.Input.self)
    let nest = shape.nest
    let inner = nest.rank &- 1
    let yStride = nest.rank == 0 ? 0 : nest.strides1[inner], xStride = nest.rank == 0 ? 0 : nest.strides2[inner]
    let indexStride = nest.rank == 0 ? 0 : nest.strides3[inner]
    let axisStride = shape.axisStride
    parallelFor(count: shape.sharedSize, grain: Swift.max(1, (1 << 14) / Swift.max(1, nest.count))) { range in
        for slice in range {
            let ySlice = y + slice &* shape.sharedOutput, xSlice = x + slice &* shape.sharedSource
            let indexSlice = index + slice &* shape.sharedIndex
            nest.forEachRun(0..<nest.count) { run, _, o1, o2, o3 in
                let to = ySlice + o1, from = xSlice + o2, at = indexSlice + o3
                if yStride == 0 && xStride == 1 && indexStride == 1 && axisStride == 1 {
                    for i in 0..<run {
                        let place = Int(at[i])
                        to[place] = F.apply(to[place], from[i])
                    }
                    return
                }
                for i in 0..<run {
                    let place = i &* yStride &+ Int(at[i &* indexStride]) &* axisStride
                    to[place] = F.apply(to[place], from[i &* xStride])
                }
            }
        }
    }
}

/// Rows of a contiguous (outer, axis, inner) array: output[o, j, :] = input[o, indices[j], :].
public func indexSelect(
    itemSize: Int, outer: Int, axis: Int, inner: Int, input: UnsafeRawPointer,
    indices: UnsafePointer<Int64>, indexCount: Int, output: UnsafeMutableRawPointer
) {
    if inner == 1 {
        gather(
            itemSize: itemSize, axis: 1, sizes: [outer, indexCount], output: output, outputStrides: [indexCount, 1],
            input: input, inputStrides: [axis, 1], index: UnsafeRawPointer(indices), indexStrides: [0, 1])
        return
    }
    let row = inner &* itemSize
    parallelFor(count: outer &* indexCount, grain: Swift.max(1, (1 << 17) / Swift.max(1, row))) { range in
        var o = range.lowerBound / indexCount, j = range.lowerBound % indexCount
        for item in range {
            memcpy(output + item &* row, input + (o &* axis &+ Int(indices[j])) &* row, row)
            j &+= 1
            if j == indexCount {
                j = 0
                o &+= 1
            }
        }
    }
}

/// The adjoint: output[o, indices[j], :] += source[o, j, :], contiguous arrays of shapes (outer, axis, inner) and
/// (outer, indexCount, inner), in the order of j.
public func indexAdd(
    _ dtype: DType, outer: Int, axis: Int, inner: Int, output: UnsafeMutableRawPointer,
    indices: UnsafePointer<Int64>, indexCount: Int, source: UnsafeRawPointer
) {
    guard inner >= 16, let add = BinaryKernel.add[dtype] else {
        scatter(
            dtype, adding: true, axis: 1, sizes: [outer, indexCount, inner],
            output: output, outputStrides: [axis &* inner, inner, 1],
            source: source, sourceStrides: [indexCount &* inner, inner, 1],
            index: UnsafeRawPointer(indices), indexStrides: [0, 1, 0])
        return
    }
    // Equal indices meet in order: threads share columns, and the outer axis.
    let width = 512
    let size = dtype.size, blocks = (inner &+ width &- 1) / width
    parallelFor(count: outer &* blocks, grain: Swift.max(1, (1 << 15) / Swift.max(1, indexCount &* Swift.min(inner, width)))) { range in
        for item in range {
            let o = item / blocks, first = item % blocks &* width
            let count = Swift.min(width, inner &- first)
            let to = output + (o &* axis &* inner &+ first) &* size
            let from = source + (o &* indexCount &* inner &+ first) &* size
            for j in 0..<indexCount {
                let row = to + Int(indices[j]) &* inner &* size
                add(count, UnsafeRawPointer(row), 1, from + j &* inner &* size, 1, row, 1)
            }
        }
    }
}
