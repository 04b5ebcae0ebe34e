import DLKernels

/// Products of matrices, batched over the leading axes, which broadcast.
struct MatMul: Operation {
    static let name: StaticString = "matmul"
    private var input = SavedTensor(), other = SavedTensor()

    /// Both operands have at least two axes.
    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let a = inputs[0], b = inputs[1]
        if b.node != nil { input = inputs.save(0) }
        if a.node != nil { other = inputs.save(1) }
        return try product(a, b)
    }

    private func product(_ a: Tensor, _ b: Tensor) throws(DLError) -> Tensor {
        let m = a.shape[a.rank - 2], k = a.shape[a.rank - 1], n = b.shape[b.rank - 1]
        let dtype = a.dtype
        var batchA = a.shape, batchB = b.shape
        for _ in 0..<2 {
            batchA.remove(at: batchA.count - 1)
            batchB.remove(at: batchB.count - 1)
        }
        let batch = try broadcastShape(batchA, batchB, Self.name)
        var shape = batch
        shape.append(m)
        shape.append(n)
        let output = try Tensor.uninitialized(shape, dtype, Self.name)
        if output.count == 0 { return output }

        let left = try Operand(a, batch: batch), right = try Operand(b, batch: batch)
        // One tall product when the right matrix is the same for the whole batch and the left ones follow one another.
        if right.batchStrides == Dims(repeating: 0, count: batch.count) && !left.isTransposed && left.tensor.isContiguous
            && batch.product == left.tensor.count / max(m &* k, 1) && k > 0 {
            gemm(dtype, transposeA: false, transposeB: right.isTransposed, m: batch.product &* m, n: n, k: k, alpha: 1,
                 a: left.tensor.pointer, lda: k, b: right.tensor.pointer, ldb: right.leading, beta: 0,
                 c: output.pointer, ldc: n)
            return output
        }
        var position = Dims(repeating: 0, count: batch.count)
        let size = dtype.size
        // The innermost batch axis goes to the batched kernel, the others are counted here.
        let inner = batch.count == 0 ? 1 : batch[batch.count - 1]
        let innerA = batch.count == 0 ? 0 : left.batchStrides[batch.count - 1]
        let innerB = batch.count == 0 ? 0 : right.batchStrides[batch.count - 1]
        for outer in 0..<(batch.product / max(inner, 1)) {
            var offsetA = 0, offsetB = 0
            for i in 0..<max(batch.count - 1, 0) {
                offsetA &+= position[i] &* left.batchStrides[i]
                offsetB &+= position[i] &* right.batchStrides[i]
            }
            gemmBatched(dtype, batch: inner, transposeA: left.isTransposed, transposeB: right.isTransposed, m: m, n: n, k: k, alpha: 1,
                        a: left.tensor.pointer + offsetA &* size, lda: left.leading, strideA: innerA,
                        b: right.tensor.pointer + offsetB &* size, ldb: right.leading, strideB: innerB, beta: 0,
                        c: output.pointer + outer &* inner &* m &* n &* size, ldc: n, strideC: m &* n)
            var axis = batch.count - 2
            while axis >= 0 {
                position[axis] += 1
                if position[axis] < batch[axis] { break }
                position[axis] = 0
                axis -= 1
            }
        }
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [context.needs(0) ? try matmul(gradient, transpose(context.value(other), dim0: -2, dim1: -1)) : nil,
         context.needs(1) ? try weightGradient(gradient, context) : nil]
    }

    private func weightGradient(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> Tensor {
        let input = try context.value(input)
        let target = context.node.inputShape(1)
        // A weight matrix shared by a batch collects its gradient in one product instead of a batch of them.
        if target.count == 2 && input.rank > 2 {
            let rows = try reshape(input, shape: [input.count / max(input.shape[input.rank - 1], 1), input.shape[input.rank - 1]])
            let columns = try reshape(gradient, shape: [gradient.count / max(gradient.shape[gradient.rank - 1], 1), gradient.shape[gradient.rank - 1]])
            if rows.shape[0] == columns.shape[0] { return try matmul(transpose(rows, dim0: 0, dim1: 1), columns) }
        }
        return try matmul(transpose(input, dim0: -2, dim1: -1), gradient)
    }

    mutating func releaseSaved() -> Bool {
        let released = input.release()
        return other.release() || released
    }
}

/// A matrix (or batch of them) as BLAS can read it: row-major or transposed, with a leading dimension.
private struct Operand {
    let tensor: Tensor
    let isTransposed: Bool
    let leading: Int
    let batchStrides: Dims

    init(_ tensor: Tensor, batch: Dims) throws(DLError) {
        var tensor = tensor
        let rank = tensor.rank
        let rows = tensor.shape[rank - 2], columns = tensor.shape[rank - 1]
        var rowStride = tensor.strides[rank - 2], columnStride = tensor.strides[rank - 1]
        let isRowMajor = (columnStride == 1 || columns == 1) && (rowStride >= max(columns, 1) || rows == 1)
        let isColumnMajor = (rowStride == 1 || rows == 1) && (columnStride >= max(rows, 1) || columns == 1)
        if !isRowMajor && !isColumnMajor {
            tensor = try clone(tensor, memoryFormat: .contiguous)
            rowStride = tensor.strides[rank - 2]
            columnStride = tensor.strides[rank - 1]
        }
        self.tensor = tensor
        isTransposed = !isRowMajor && isColumnMajor
        leading = isTransposed ? max(columnStride, max(rows, 1)) : max(rowStride, max(columns, 1))
        var batchShape = Dims(), strides = Dims()
        for i in 0..<(rank - 2) {
            batchShape.append(tensor.shape[i])
            strides.append(tensor.strides[i])
        }
        batchStrides = broadcastStrides(batchShape, strides, to: batch)
    }
}

/// The product after NumPy's rules: vectors count as one row (left) or one column (right), leading axes broadcast.
public func matmul(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    guard input.rank > 0 && other.rank > 0 else {
        throw .shape("matmul", "both arguments to matmul need to be at least 1D, but they are \(input.rank)D and \(other.rank)D")
    }
    guard input.dtype == other.dtype else {
        throw .dtype("matmul", "expected both tensors to have the same dtype, but got: \(input) and \(other)")
    }
    guard input.dtype != .bool else { throw .dtype("matmul", "not defined for bool: input \(input), other \(other)") }
    let k = input.shape[input.rank - 1], l = other.shape[max(other.rank - 2, 0)]
    guard k == l else {
        throw .shape("matmul", "mat1 and mat2 shapes cannot be multiplied: input \(input.shape) has \(k) columns, other \(other.shape) has \(l) rows")
    }
    if input.rank >= 2 && other.rank >= 2 { return try run(MatMul(), input, other) }
    let left = input.rank == 1 ? try unsqueeze(input, dim: 0) : input
    let right = other.rank == 1 ? try unsqueeze(other, dim: 1) : other
    var result = try run(MatMul(), left, right)
    if other.rank == 1 { result = try squeeze(result, dim: [-1]) }
    if input.rank == 1 { result = try squeeze(result, dim: [other.rank == 1 ? -1 : -2]) }
    return result
}

/// The product of two matrices.
public func mm(_ input: Tensor, _ mat2: Tensor) throws(DLError) -> Tensor {
    guard input.rank == 2 && mat2.rank == 2 else {
        throw .shape("mm", "both arguments must be matrices, got input \(input.shape) and mat2 \(mat2.shape)")
    }
    return try named("mm") { () throws(DLError) in try matmul(input, mat2) }
}

/// The products of two batches of matrices.
public func bmm(_ input: Tensor, _ mat2: Tensor) throws(DLError) -> Tensor {
    guard input.rank == 3 && mat2.rank == 3 else {
        throw .shape("bmm", "batch1 and batch2 must be 3D tensors, got input \(input.shape) and mat2 \(mat2.shape)")
    }
    guard input.shape[0] == mat2.shape[0] else {
        throw .shape("bmm", "Expected size for first two dimensions of batch2 tensor to be: [\(input.shape[0]), \(input.shape[2])] but got: \(mat2.shape)")
    }
    return try named("bmm") { () throws(DLError) in try matmul(input, mat2) }
}

/// The sum of the products of the elements of two vectors.
public func dot(_ input: Tensor, _ tensor: Tensor) throws(DLError) -> Tensor {
    guard input.rank == 1 && tensor.rank == 1 else {
        throw .shape("dot", "1D tensors expected, but got \(input.rank)D and \(tensor.rank)D tensors: \(input.shape) and \(tensor.shape)")
    }
    guard input.count == tensor.count else {
        throw .shape("dot", "inconsistent tensor size, expected tensor \(input.shape) and src \(tensor.shape) to have the same number of elements")
    }
    return try named("dot") { () throws(DLError) in try matmul(input, tensor) }
}

/// The matrix of all products of the elements of two vectors.
public func outer(_ input: Tensor, _ vec2: Tensor) throws(DLError) -> Tensor {
    guard input.rank == 1 && vec2.rank == 1 else {
        throw .shape("outer", "expected 1-D tensors, got input \(input.shape) and vec2 \(vec2.shape)")
    }
    return try unsqueeze(input, dim: 1) * unsqueeze(vec2, dim: 0)
}
