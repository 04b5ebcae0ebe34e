import DLKernels

/// How much of q is wanted: (m, min(m, n)), (m, m), or nothing.
public enum QrMode: Int32, Sendable { case reduced = 0, complete = 1, r = 2 }

/// a = q r with orthonormal columns in q and an upper triangular r.
struct QRFactorization: MultiOperation {
    static let name: StaticString = "linalg_qr"
    let mode: QrMode
    private var q = SavedTensor(), r = SavedTensor()

    init(mode: QrMode) { self.mode = mode }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        try checkMatrices(inputs[0], Self.name)
        let a = try contiguous(inputs[0])
        let m = a.shape[a.rank - 2], n = a.shape[a.rank - 1], batch = leading(a.shape)
        let columns = mode == .complete ? m : min(m, n)
        let orthogonal = mode == .r ? try Tensor.uninitialized([0], a.dtype, Self.name)
            : try Tensor.uninitialized(batch.appending(m, columns), a.dtype, Self.name)
        let triangle = try Tensor.uninitialized(batch.appending(columns, n), a.dtype, Self.name)
        if m > 0 && batch.product > 0 {
            try checked(factorizeQR(a.dtype, batch: batch.product, m: m, n: n, columns: columns, a: a.pointer, q: mode == .r ? nil : orthogonal.pointer,
                                    r: triangle.pointer), batch: batch, Self.name) { _ in "The factorization could not be completed." }
        }
        q = inputs.save(output: orthogonal, index: 0)
        r = inputs.save(output: triangle, index: 1)
        return [orthogonal, triangle]
    }

    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        guard mode != .r else {
            throw DLError(.notDifferentiable, "\(Self.name): The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, mode='reduced') if you are going to require gradients.")
        }
        let q = try context.value(q), r = try context.value(r)
        let m = q.shape[q.rank - 2], k = q.shape[q.rank - 1], n = r.shape[r.rank - 1]
        guard mode == .reduced || m <= n else {
            throw DLError(.notDifferentiable, "\(Self.name): The QR decomposition is not differentiable when mode='complete' and nrows > ncols")
        }
        var product: Tensor?
        if let triangle = gradients[1] { product = try matmul(triangle, transposed(r)) }
        if let orthogonal = gradients[0] {
            let other = try matmul(transposed(q), orthogonal)
            if let sum = product { product = try sum - other } else { product = try neg(other) }
        }
        guard let product else { return [nil] }
        if m >= n {
            // [q' + q sym(triu(r' rᵀ - qᵀ q'))] r⁻ᵀ
            let upper = try triu(product)
            let symmetric = try upper + transposed(triu(product, diagonal: 1))
            var inner = try matmul(q, symmetric)
            if let orthogonal = gradients[0] { inner = try inner + orthogonal }
            return [try run(SolveTriangular(upper: false, left: false, unitriangular: false), transposed(r), inner)]
        }
        // The first m columns of a determine q, the others only r.
        let skew = try tril(transposed(product) - product, diagonal: -1)
        let first = try narrow(r, dim: -1, start: 0, length: k)
        let part = try run(SolveTriangular(upper: false, left: false, unitriangular: false), transposed(first), skew)
        let padding = try zeros(leading(r.shape, dropping: 1).appending(n - k), dtype: r.dtype)
        var inner = try cat([part, padding], dim: -1)
        if let triangle = gradients[1] { inner = try inner + triangle }
        return [try matmul(q, inner)]
    }

    mutating func releaseSaved() -> Bool {
        let released = q.release()
        return r.release() || released
    }
}

public func linalgQr(_ a: Tensor, mode: QrMode = .reduced) throws(DLError) -> (Q: Tensor, R: Tensor) {
    let results = try run(QRFactorization(mode: mode), Inputs(a))
    return (results[0], results[1])
}
