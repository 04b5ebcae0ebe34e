import Glibc

/// softmax(scale Q K^T + mask) V for batches of matrices: queries (queries, width), keys (keys, width), values
/// (keys, valueWidth), without the whole matrix of scores: it exists for one block of queries at a time.
///
/// Columns lie next to each other; rows and batches may lie anywhere. Batch b of an operand begins at
/// `offsets[b]`, in elements.
public struct AttentionShape {
    public var batches: Int, queries: Int, keys: Int, width: Int, valueWidth: Int
    public var scale: Double
    /// Query i looks at the keys 0...i only.
    public var isCausal: Bool

    public init(batches: Int, queries: Int, keys: Int, width: Int, valueWidth: Int, scale: Double, isCausal: Bool) {
        self.batches = batches
        self.queries = queries
        self.keys = keys
        self.width = width
        self.valueWidth = valueWidth
        self.scale = scale
        self.isCausal = isCausal
    }

    /// Queries of a block: small enough for their scores to stay in the cache.
    var block: Int { max(8, min(64, (1 << 17) / max(1, keys))) }
    var blocks: Int { (queries &+ block &- 1) / block }
    /// The keys that the queries before `last` look at.
    @inline(__always) func visibleKeys(before last: Int) -> Int { isCausal ? min(last, keys) : keys }
    /// Blocks that are worth 20 us.
    var grain: Int { max(1, (1 << 19) / max(1, block &* keys &* (width &+ valueWidth))) }
}

public struct AttentionOperand {
    public var pointer: UnsafeRawPointer
    public var rowStride: Int
    public var offsets: UnsafePointer<Int>

    public init(pointer: UnsafeRawPointer, rowStride: Int, offsets: UnsafePointer<Int>) {
        self.pointer = pointer
        self.rowStride = rowStride
        self.offsets = offsets
    }

    @inline(__always) func row(_ batch: Int, _ row: Int, _ size: Int) -> UnsafeRawPointer {
        pointer + (offsets[batch] &+ row &* rowStride) &* size
    }
}

/// What is added to the scores, or, as bytes, says which are kept.
public struct AttentionMask {
    public var pointer: UnsafeRawPointer
    public var isBoolean: Bool
    public var rowStride: Int, columnStride: Int
    public var offsets: UnsafePointer<Int>

    public init(pointer: UnsafeRawPointer, isBoolean: Bool, rowStride: Int, columnStride: Int, offsets: UnsafePointer<Int>) {
        self.pointer = pointer
        self.isBoolean = isBoolean
        self.rowStride = rowStride
        self.columnStride = columnStride
        self.offsets = offsets
    }
}

/// output (batches, queries, valueWidth), and ln of the sum of e^score in `logarithms` (batches, queries), if wanted: infinity
/// for queries that may look at nothing, whose result is 0. False when there is no memory.
public func attentionForward(
    _ dtype: DType, _ shape: AttentionShape, query: AttentionOperand, key: AttentionOperand, value: AttentionOperand,
    mask: AttentionMask?, output: UnsafeMutableRawPointer, logarithms: UnsafeMutableRawPointer?
) -> Bool {
    if dtype == .float64 {
        return AttentionRun<Double>(shape, query, key, value, mask).forward(output, logarithms)
    }
    return AttentionRun<Float>(shape, query, key, value, mask).forward(output, logarithms)
}

/// The gradients of query, key and value, contiguous. False when there is no memory.
public func attentionBackward(
    _ dtype: DType, _ shape: AttentionShape, query: AttentionOperand, key: AttentionOperand, value: AttentionOperand,
    mask: AttentionMask?, gradient: UnsafeRawPointer, output: UnsafeRawPointer, logarithms: UnsafeRawPointer,
    queryGradient: UnsafeMutableRawPointer, keyGradient: UnsafeMutableRawPointer, valueGradient: UnsafeMutableRawPointer
) -> Bool {
    if dtype == .float64 {
        return AttentionRun<Double>(shape, query, key, value, mask)
            .backward(gradient, output, logarithms, queryGradient, keyGradient, valueGradient)
    }
    return AttentionRun<Float>(shape, query, key, value, mask)
        .backward(gradient, output, logarithms, queryGradient, keyGradient, valueGradient)
}

private struct AttentionRun<T: VectorMath> {
    let shape: AttentionShape
    let query: AttentionOperand, key: AttentionOperand, value: AttentionOperand
    let mask: AttentionMask?

    var size: Int { MemoryLayout<T>.size }
    var dtype: DType { T.self == Double.self ? .float64 : .float32 }

    init(
        _ shape: AttentionShape, _ query: AttentionOperand, _ key: AttentionOperand, _ value: AttentionOperand,
        _ mask: AttentionMask?
    ) {
        self.shape = shape
        self.query = query
        self.key = key
        self.value = value
        self.mask = mask
    }

    func forward(_ output: UnsafeMutableRawPointer, _ logarithms: UnsafeMutableRawPointer?) -> Bool {
        let block = shape.block, blocks = shape.blocks
        nonisolated(unsafe) var isComplete = true
        parallelFor(count: shape.batches &* blocks, grain: shape.grain) { range in
            let done: Void? = withScratch(bytes: block &* shape.keys &* size) { memory in
                let scores = memory.assumingMemoryBound(to: T.self)
                for item in range {
                    let batch = item / blocks, first = (item % blocks) &* block
                    let rows = min(block, shape.queries &- first), visible = shape.visibleKeys(before: first &+ rows)
                    computeScores(batch, first, rows, visible, scores)
                    let place = batch &* shape.queries &+ first
                    for r in 0..<rows {
                        let logarithm = softmaxRow(scores + r &* visible, visible)
                        if let logarithms { logarithms.assumingMemoryBound(to: T.self)[place &+ r] = logarithm }
                    }
                    gemm(
                        dtype, transposeA: false, transposeB: false, m: rows, n: shape.valueWidth, k: visible, alpha: 1,
                        a: scores, lda: visible, b: value.row(batch, 0, size), ldb: value.rowStride, beta: 0,
                        c: output + place &* shape.valueWidth &* size, ldc: shape.valueWidth)
                }
            }
            if done == nil { isComplete = false }
        }
        return isComplete
    }

    /// dV = P^T dO, dS = P (dO V^T - rowsum(dO O)), dQ = scale dS K, dK = scale dS^T Q, block by block.
    func backward(
        _ gradient: UnsafeRawPointer, _ output: UnsafeRawPointer, _ logarithms: UnsafeRawPointer,
        _ queryGradient: UnsafeMutableRawPointer, _ keyGradient: UnsafeMutableRawPointer,
        _ valueGradient: UnsafeMutableRawPointer
    ) -> Bool {
        let block = shape.block, width = shape.width, valueWidth = shape.valueWidth
        nonisolated(unsafe) var isComplete = true
        parallelFor(count: shape.batches, grain: max(1, shape.grain / max(1, 2 &* shape.blocks))) { range in
            let done: Void? = withScratch(bytes: 2 &* block &* shape.keys &* size) { memory in
                let scores = memory.assumingMemoryBound(to: T.self), slopes = scores + block &* shape.keys
                for batch in range {
                    let keySlopes = keyGradient + batch &* shape.keys &* width &* size
                    let valueSlopes = valueGradient + batch &* shape.keys &* valueWidth &* size
                    memset(keySlopes, 0, shape.keys &* width &* size)
                    memset(valueSlopes, 0, shape.keys &* valueWidth &* size)
                    for first in stride(from: 0, to: shape.queries, by: block) {
                        let rows = min(block, shape.queries &- first), visible = shape.visibleKeys(before: first &+ rows)
                        let place = batch &* shape.queries &+ first
                        let g = gradient + place &* valueWidth &* size, y = output + place &* valueWidth &* size
                        computeScores(batch, first, rows, visible, scores)
                        for r in 0..<rows {
                            let logarithm = logarithms.assumingMemoryBound(to: T.self)[place &+ r]
                            _ = exponentials(scores + r &* visible, visible, minus: logarithm)
                        }
                        gemm(
                            dtype, transposeA: true, transposeB: false, m: visible, n: valueWidth, k: rows, alpha: 1,
                            a: scores, lda: visible, b: g, ldb: valueWidth, beta: 1, c: valueSlopes, ldc: valueWidth)
                        gemm(
                            dtype, transposeA: false, transposeB: true, m: rows, n: visible, k: valueWidth, alpha: 1,
                            a: g, lda: valueWidth, b: value.row(batch, 0, size), ldb: value.rowStride, beta: 0,
                            c: slopes, ldc: visible)
                        for r in 0..<rows {
                            let product = dot(
                                (g + r &* valueWidth &* size).assumingMemoryBound(to: T.self),
                                (y + r &* valueWidth &* size).assumingMemoryBound(to: T.self), valueWidth)
                            let slope = slopes + r &* visible, weight = scores + r &* visible
                            for j in 0..<visible { slope[j] = weight[j] * (slope[j] - product) }
                        }
                        gemm(
                            dtype, transposeA: false, transposeB: false, m: rows, n: width, k: visible, alpha: shape.scale,
                            a: slopes, lda: visible, b: key.row(batch, 0, size), ldb: key.rowStride, beta: 0,
                            c: queryGradient + place &* width &* size, ldc: width)
                        gemm(
                            dtype, transposeA: true, transposeB: false, m: visible, n: width, k: rows, alpha: shape.scale,
                            a: slopes, lda: visible, b: query.row(batch, first, size), ldb: query.rowStride, beta: 1,
                            c: keySlopes, ldc: width)
                    }
                }
            }
            if done == nil { isComplete = false }
        }
        return isComplete
    }

    /// scores[r, j] = scale Q[first + r] K[j] + mask, minus infinity where query and key must not meet.
    @inline(never)
    private func computeScores(_ batch: Int, _ first: Int, _ rows: Int, _ visible: Int, _ scores: UnsafeMutablePointer<T>) {
        gemm(
            dtype, transposeA: false, transposeB: true, m: rows, n: visible, k: shape.width, alpha: shape.scale,
            a: query.row(batch, first, size), lda: query.rowStride, b: key.row(batch, 0, size), ldb: key.rowStride,
            beta: 0, c: scores, ldc: visible)
        for r in 0..<rows {
            let row = scores + r &* visible
            if shape.isCausal, first &+ r &+ 1 < visible {
                for j in (first &+ r &+ 1)..<visible { row[j] = -.infinity }
            }
            guard let mask else { continue }
            let begin = mask.offsets[batch] &+ (first &+ r) &* mask.rowStride, step = mask.columnStride
            if mask.isBoolean {
                let kept = mask.pointer.assumingMemoryBound(to: UInt8.self) + begin
                for j in 0..<visible where kept[j &* step] == 0 { row[j] = -.infinity }
            } else {
                let added = mask.pointer.assumingMemoryBound(to: T.self) + begin
                if step == 1 {
                    for j in 0..<visible { row[j] += added[j] }
                } else {
                    for j in 0..<visible { row[j] += added[j &* step] }
                }
            }
        }
    }

    /// Softmax in place; ln of the sum of exponentials, or infinity (and zeros) where all scores are minus infinity.
    @inline(never)
    private func softmaxRow(_ row: UnsafeMutablePointer<T>, _ count: Int) -> T {
        var best = SIMD8(repeating: -T.infinity)
        var next = 0
        while next &+ 8 <= count {
            best = MaximumReal<T>.lanes(best, row.vector8(next))
            next &+= 8
        }
        var largest = laneMaximum(best)
        while next < count {
            largest = MaximumReal<T>.apply(row[next], largest)
            next &+= 1
        }
        if largest == -.infinity {
            for j in 0..<count { row[j] = 0 }
            return .infinity
        }
        let sum = exponentials(row, count, minus: largest)
        let factor = 1 / sum
        for j in 0..<count { row[j] *= factor }
        return largest + T.vectorLog(SIMD8(repeating: sum))[0]
    }

    /// row[j] = e^(row[j] - shift), and their sum
    @inline(never)
    private func exponentials(_ row: UnsafeMutablePointer<T>, _ count: Int, minus shift: T) -> T {
        let shifts = SIMD8<T>(repeating: shift)
        var sums = SIMD8<T>(repeating: 0)
        var j = 0
        while j &+ 8 <= count {
            let place = UnsafeMutableRawPointer(row + j)
            let values = T.vectorExpFalling(place.loadUnaligned(as: SIMD8<T>.self) - shifts)
            place.storeBytes(of: values, as: SIMD8<T>.self)
            sums += values
            j &+= 8
        }
        if j < count {
            var rest = SIMD8<T>(repeating: -.infinity)
            for lane in 0..<(count &- j) { rest[lane] = row[j &+ lane] - shift }
            rest = T.vectorExpFalling(rest)
            for lane in 0..<(count &- j) { row[j &+ lane] = rest[lane] }
            sums += rest
        }
        return laneSum(sums)
    }

    @inline(never)
    private func dot(_ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ count: Int) -> T {
        var sums = SIMD8<T>(repeating: 0)
        var j = 0
        while j &+ 8 <= count {
            let x = UnsafeRawPointer(a + j).loadUnaligned(as: SIMD8<T>.self)
            sums = T.vectorFma(x, UnsafeRawPointer(b + j).loadUnaligned(as: SIMD8<T>.self), sums)
            j &+= 8
        }
        var sum = laneSum(sums)
        while j < count {
            sum += a[j] * b[j]
            j &+= 1
        }
        return sum
    }
}
