/// Runs a loop over a whole iteration space, on several threads when it is large.

/// Elements worth handing to another thread, for loops of ordinary cost.
public let elementwiseGrain = 1 << 15

/// Rows that are taken together where the innermost axis is short.
private let rowBlock = 128

public func runUnary(
    _ loop: UnaryLoop, _ nest: borrowing LoopNest,
    outputItemSize: Int, inputItemSize: Int,
    output: UnsafeMutableRawPointer, input: UnsafeRawPointer
) {
    let count = nest.count
    if count == 0 { return }
    if nest.rank <= 1 && count <= elementwiseGrain {
        loop(count, input, nest.strides1[0], output, nest.strides0[0])
        return
    }
    runUnaryNest(loop, nest, outputItemSize, inputItemSize, output, input)
}

@inline(never)
private func runUnaryNest(
    _ loop: UnaryLoop, _ nest: borrowing LoopNest,
    _ outputItemSize: Int, _ inputItemSize: Int,
    _ output: UnsafeMutableRawPointer, _ input: UnsafeRawPointer
) {
    let count = nest.count
    let inner = nest.rank &- 1
    let outputStride = nest.strides0[inner], inputStride = nest.strides1[inner]
    let nest = copy nest
    if nest.hasShortRuns {
        let rows = nest.withoutInner
        let length = nest.innerSize
        let rowOutput = nest.strides0[inner &- 1]
        let rowInput = nest.strides1[inner &- 1]
        parallelFor(count: rows.count, grain: elementwiseGrain / length) { range in
            rows.forEachRun(range) { run, o0, o1, _, _ in
                var skip = 0
                while skip < run {
                    let block = Swift.min(rowBlock, run &- skip)
                    for k in 0..<length {
                        loop(
                            block, input + (o1 &+ skip &* rowInput &+ k &* inputStride) &* inputItemSize, rowInput,
                            output + (o0 &+ skip &* rowOutput &+ k &* outputStride) &* outputItemSize, rowOutput)
                    }
                    skip &+= block
                }
            }
        }
        return
    }
    parallelFor(count: count, grain: elementwiseGrain) { range in
        nest.forEachRun(range) { run, o0, o1, _, _ in
            loop(run, input + o1 &* inputItemSize, inputStride, output + o0 &* outputItemSize, outputStride)
        }
    }
}

public func runBinary(
    _ loop: BinaryLoop, _ nest: borrowing LoopNest,
    outputItemSize: Int, aItemSize: Int, bItemSize: Int,
    output: UnsafeMutableRawPointer, a: UnsafeRawPointer, b: UnsafeRawPointer
) {
    let count = nest.count
    if count == 0 { return }
    if nest.rank <= 1 && count <= elementwiseGrain {
        loop(count, a, nest.strides1[0], b, nest.strides2[0], output, nest.strides0[0])
        return
    }
    runBinaryNest(loop, nest, outputItemSize, aItemSize, bItemSize, output, a, b)
}

@inline(never)
private func runBinaryNest(
    _ loop: BinaryLoop, _ nest: borrowing LoopNest,
    _ outputItemSize: Int, _ aItemSize: Int, _ bItemSize: Int,
    _ output: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
) {
    let count = nest.count
    let inner = nest.rank &- 1
    let outputStride = nest.strides0[inner], aStride = nest.strides1[inner], bStride = nest.strides2[inner]
    let nest = copy nest
    if nest.hasShortRuns {
        let rows = nest.withoutInner
        let length = nest.innerSize
        let rowOutput = nest.strides0[inner &- 1]
        let rowA = nest.strides1[inner &- 1]
        let rowB = nest.strides2[inner &- 1]
        parallelFor(count: rows.count, grain: elementwiseGrain / length) { range in
            rows.forEachRun(range) { run, o0, o1, o2, _ in
                var skip = 0
                while skip < run {
                    let block = Swift.min(rowBlock, run &- skip)
                    for k in 0..<length {
                        loop(
                            block, a + (o1 &+ skip &* rowA &+ k &* aStride) &* aItemSize, rowA,
                            b + (o2 &+ skip &* rowB &+ k &* bStride) &* bItemSize, rowB,
                            output + (o0 &+ skip &* rowOutput &+ k &* outputStride) &* outputItemSize, rowOutput)
                    }
                    skip &+= block
                }
            }
        }
        return
    }
    parallelFor(count: count, grain: elementwiseGrain) { range in
        nest.forEachRun(range) { run, o0, o1, o2, _ in
            loop(
                run, a + o1 &* aItemSize, aStride, b + o2 &* bItemSize, bStride,
                output + o0 &* outputItemSize, outputStride)
        }
    }
}

public func runTernary(
    _ loop: TernaryLoop, _ nest: borrowing LoopNest,
    outputItemSize: Int, aItemSize: Int, bItemSize: Int, cItemSize: Int,
    output: UnsafeMutableRawPointer, a: UnsafeRawPointer, b: UnsafeRawPointer, c: UnsafeRawPointer
) {
    let count = nest.count
    if count == 0 { return }
    if nest.rank <= 1 && count <= elementwiseGrain {
        loop(count, a, nest.strides1[0], b, nest.strides2[0], c, nest.strides3[0], output, nest.strides0[0])
        return
    }
    runTernaryNest(loop, nest, outputItemSize, aItemSize, bItemSize, cItemSize, output, a, b, c)
}

@inline(never)
private func runTernaryNest(
    _ loop: TernaryLoop, _ nest: borrowing LoopNest,
    _ outputItemSize: Int, _ aItemSize: Int, _ bItemSize: Int, _ cItemSize: Int,
    _ output: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeRawPointer
) {
    let count = nest.count
    let inner = nest.rank &- 1
    let outputStride = nest.strides0[inner], aStride = nest.strides1[inner]
    let bStride = nest.strides2[inner], cStride = nest.strides3[inner]
    let nest = copy nest
    if nest.hasShortRuns {
        let rows = nest.withoutInner
        let length = nest.innerSize
        let rowOutput = nest.strides0[inner &- 1]
        let rowA = nest.strides1[inner &- 1]
        let rowB = nest.strides2[inner &- 1]
        let rowC = nest.strides3[inner &- 1]
        parallelFor(count: rows.count, grain: elementwiseGrain / length) { range in
            rows.forEachRun(range) { run, o0, o1, o2, o3 in
                var skip = 0
                while skip < run {
                    let block = Swift.min(rowBlock, run &- skip)
                    for k in 0..<length {
                        loop(
                            block, a + (o1 &+ skip &* rowA &+ k &* aStride) &* aItemSize, rowA,
                            b + (o2 &+ skip &* rowB &+ k &* bStride) &* bItemSize, rowB,
                            c + (o3 &+ skip &* rowC &+ k &* cStride) &* cItemSize, rowC,
                            output + (o0 &+ skip &* rowOutput &+ k &* outputStride) &* outputItemSize, rowOutput)
                    }
                    skip &+= block
                }
            }
        }
        return
    }
    parallelFor(count: count, grain: elementwiseGrain) { range in
        nest.forEachRun(range) { run, o0, o1, o2, o3 in
            loop(
                run, a + o1 &* aItemSize, aStride, b + o2 &* bItemSize, bStride, c + o3 &* cItemSize, cStride,
                output + o0 &* outputItemSize, outputStride)
        }
    }
}
