import DLKernels

/// What operations on matrices share: the last two axes are rows and columns, those before them count matrices.

/// Every matrix with rows and columns exchanged, as a view.
func transposed(_ a: Tensor) throws(DLError) -> Tensor { try transpose(a, dim0: -2, dim1: -1) }

/// The extents that come before the last `count` ones.
func leading(_ shape: Dims, dropping count: Int = 2) -> Dims {
    var result = Dims()
    for i in 0..<(shape.count - count) { result.append(shape[i]) }
    return result
}

extension Dims {
    /// These extents followed by others.
    func appending(_ extents: Int...) -> Dims {
        var result = self
        for extent in extents { result.append(extent) }
        return result
    }
}

/// LAPACK counts in 32 bits; matrices beyond this take longer than anybody waits.
private let largestExtent = 20_000

/// Floating matrices of a size that LAPACK takes.
func checkMatrices(_ a: Tensor, _ op: StaticString, _ name: String = "A") throws(DLError) {
    guard a.rank >= 2 else {
        throw .shape(op, "The input tensor \(name) must have at least 2 dimensions, got shape \(a.shape)")
    }
    guard a.dtype.isFloatingPoint else { throw .dtype(op, "Expected a floating point tensor as input. Got \(a)") }
    for i in (a.rank - 2)..<a.rank where a.shape[i] > largestExtent {
        throw .unsupported(op, "matrices have at most \(largestExtent) rows and columns, got shape \(a.shape)")
    }
}

func checkSquare(_ a: Tensor, _ op: StaticString, _ name: String = "A") throws(DLError) {
    try checkMatrices(a, op, name)
    let rows = a.shape[a.rank - 2], columns = a.shape[a.rank - 1]
    guard rows == columns else {
        throw .shape(op, "\(name) must be batches of square matrices, but they are \(rows) by \(columns) matrices: shape \(a.shape)")
    }
}

/// As many right sides as LAPACK can count.
func checkColumns(_ count: Int, _ op: StaticString) throws(DLError) {
    guard count <= Int(Int32.max) / 8 else { throw .unsupported(op, "too many right hand sides: \(count)") }
}

func checkSameDType(_ a: Tensor, _ b: Tensor, _ op: StaticString) throws(DLError) {
    guard a.dtype == b.dtype else { throw .dtype(op, "Expected A and B to have the same dtype, but got: \(a) and \(b)") }
}

/// Throws when there was no memory, and says which matrix was refused when one was.
func checked(_ result: LapackResult?, batch: Dims, _ op: StaticString, _ reason: (Int) -> String) throws(DLError) {
    guard let result else { throw DLError(.outOfMemory, "\(op): out of memory for scratch space") }
    guard result.index >= 0 && result.code != 0 else { return }
    throw .linearAlgebra(op, (batch.isEmpty ? "" : "(Batch element \(result.index)): ") + reason(result.code))
}

/// Iterations need finite numbers to end.
func checkFinite(_ a: Tensor, _ op: StaticString) throws(DLError) {
    guard allFinite(a.dtype, a.pointer, count: a.count) else {
        throw .linearAlgebra(op, "The algorithm failed to converge because the input matrix contained non-finite values.")
    }
}

/// (n, n) ones on the diagonal, zeros elsewhere.
func identity(_ n: Int, _ dtype: DType) throws(DLError) -> Tensor { try eye(n: n, m: nil, dtype: dtype) }
