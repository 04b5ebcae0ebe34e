/// Convolutions that are matrix products as they lie in memory.

extension Conv2dGeometry {
    /// The kernel is the whole input: one output pixel, a linear map of each image.
    var isLinear: Bool {
        outputPlane == 1 && kernelHeight == inputHeight && kernelWidth == inputWidth
            && paddingHeight == 0 && paddingWidth == 0
    }

    /// Pointwise, with enough channels for a matrix product.
    var isChannelProduct: Bool { isPointwise && groupInputs >= 16 && groupOutputs >= 4 }
}

// MARK: - Linear: Y = X W^T, the groups side by side

func linearForward<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, weight: UnsafePointer<T>, output: UnsafeMutablePointer<T>, beta: T
) {
    gemmFloating(
        T.self, batch: g.groups, transposeA: false, transposeB: true, m: g.batch, n: g.groupOutputs, k: g.depth,
        alpha: 1, a: input, lda: g.groups &* g.depth, strideA: g.depth,
        b: weight, ldb: g.depth, strideB: g.groupOutputs &* g.depth,
        beta: beta, c: output, ldc: g.outputChannels, strideC: g.groupOutputs)
}

func linearInputGradient<T: DenseScalar>(
    _ g: Conv2dGeometry, outputGradient: UnsafePointer<T>, weight: UnsafePointer<T>,
    inputGradient: UnsafeMutablePointer<T>
) {
    gemmFloating(
        T.self, batch: g.groups, transposeA: false, transposeB: false, m: g.batch, n: g.depth, k: g.groupOutputs,
        alpha: 1, a: outputGradient, lda: g.outputChannels, strideA: g.groupOutputs,
        b: weight, ldb: g.depth, strideB: g.groupOutputs &* g.depth,
        beta: 0, c: inputGradient, ldc: g.groups &* g.depth, strideC: g.depth)
}

func linearWeightGradient<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, outputGradient: UnsafePointer<T>,
    weightGradient: UnsafeMutablePointer<T>
) {
    gemmFloating(
        T.self, batch: g.groups, transposeA: true, transposeB: false, m: g.groupOutputs, n: g.depth, k: g.batch,
        alpha: 1, a: outputGradient, lda: g.outputChannels, strideA: g.groupOutputs,
        b: input, ldb: g.groups &* g.depth, strideB: g.depth,
        beta: 0, c: weightGradient, ldc: g.depth, strideC: g.groupOutputs &* g.depth)
}

// MARK: - Pointwise: one product for each image

func pointwiseForward<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, weight: UnsafePointer<T>, output: UnsafeMutablePointer<T>, beta: T
) {
    for group in 0..<g.groups {
        gemmFloating(
            T.self, batch: g.batch, transposeA: false, transposeB: false, m: g.groupOutputs, n: g.outputPlane,
            k: g.groupInputs, alpha: 1, a: weight + group &* g.groupOutputs &* g.depth, lda: g.depth, strideA: 0,
            b: input + group &* g.groupInputs &* g.inputPlane, ldb: g.inputPlane,
            strideB: g.inputChannels &* g.inputPlane, beta: beta,
            c: output + group &* g.groupOutputs &* g.outputPlane, ldc: g.outputPlane,
            strideC: g.outputChannels &* g.outputPlane)
    }
}

func pointwiseInputGradient<T: DenseScalar>(
    _ g: Conv2dGeometry, outputGradient: UnsafePointer<T>, weight: UnsafePointer<T>,
    inputGradient: UnsafeMutablePointer<T>
) {
    for group in 0..<g.groups {
        gemmFloating(
            T.self, batch: g.batch, transposeA: true, transposeB: false, m: g.groupInputs, n: g.inputPlane,
            k: g.groupOutputs, alpha: 1, a: weight + group &* g.groupOutputs &* g.depth, lda: g.depth, strideA: 0,
            b: outputGradient + group &* g.groupOutputs &* g.outputPlane, ldb: g.outputPlane,
            strideB: g.outputChannels &* g.outputPlane, beta: 0,
            c: inputGradient + group &* g.groupInputs &* g.inputPlane, ldc: g.inputPlane,
            strideC: g.inputChannels &* g.inputPlane)
    }
}

/// `dW = sum over images of dY X^T`, cut by channels and by parts of the batch, whose sums are added in order.
/// False when scratch memory could not be had.
func pointwiseWeightGradient<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, outputGradient: UnsafePointer<T>,
    weightGradient: UnsafeMutablePointer<T>
) -> Bool {
    let columns = g.groupInputs >= 256 ? 128 : g.groupInputs
    let rows = g.groupOutputs >= 256 ? 128 : g.groupOutputs
    let columnBlocks = (g.groupInputs &+ columns &- 1) / columns
    let rowBlocks = (g.groupOutputs &+ rows &- 1) / rows
    let blocks = columnBlocks &* rowBlocks &* g.groups
    let affordable = max(1, (1 << 19) / g.weightCount)
    let wanted = min(min(g.batch, affordable), max(1, 16 / blocks))
    let images = (g.batch &+ wanted &- 1) / wanted
    let parts = (g.batch &+ images &- 1) / images
    let partialCount = parts > 1 ? parts &* g.weightCount : 0
    let done: Void? = withScratch(bytes: partialCount &* MemoryLayout<T>.size) { scratch in
        let sums = parts > 1 ? scratch.assumingMemoryBound(to: T.self) : weightGradient
        let work = Double(rows) * Double(columns) * Double(g.outputPlane) * Double(images)
        parallelFor(count: parts &* blocks, grain: max(1, Int(1_000_000 / work))) { range in
            for item in range {
                let column = item % columnBlocks &* columns
                let row = item / columnBlocks % rowBlocks &* rows
                let group = item / (columnBlocks &* rowBlocks) % g.groups
                let part = item / blocks
                let first = part &* images
                for image in first..<min(g.batch, first &+ images) {
                    let filter = group &* g.groupOutputs &+ row
                    gemmSerial(
                        T.self, transposeA: false, transposeB: true, m: min(rows, g.groupOutputs &- row),
                        n: min(columns, g.groupInputs &- column), k: g.outputPlane, alpha: 1,
                        a: outputGradient + (image &* g.outputChannels &+ filter) &* g.outputPlane, lda: g.outputPlane,
                        b: input + (image &* g.inputChannels &+ group &* g.groupInputs &+ column) &* g.inputPlane,
                        ldb: g.inputPlane, beta: image == first ? 0 : 1,
                        c: sums + (part &* g.weightCount &+ filter &* g.depth &+ column), ldc: g.depth)
                }
            }
        }
        if parts > 1 { addParts(g.weightCount, parts, UnsafePointer(sums), weightGradient) }
    }
    return done != nil
}
