import DLKernels

/// a = v diag(w) vᵀ for symmetric matrices of which one triangle is read; w ascending.
struct SymmetricEigen: MultiOperation {
    static let name: StaticString = "linalg_eigh"
    let upper: Bool
    let wantsVectors: Bool
    private var values = SavedTensor(), vectors = SavedTensor()

    init(upper: Bool, wantsVectors: Bool) {
        self.upper = upper
        self.wantsVectors = wantsVectors
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        try checkSquare(inputs[0], Self.name)
        let a = try contiguous(inputs[0])
        try checkFinite(a, Self.name)
        let n = a.shape[a.rank - 1], batch = leading(a.shape)
        let w = try Tensor.uninitialized(batch.appending(n), a.dtype, Self.name)
        let v = wantsVectors ? try Tensor.uninitialized(a.shape, a.dtype, Self.name) : try Tensor.uninitialized([0], a.dtype, Self.name)
        if a.count > 0 {
            try checked(symmetricEigenvalues(a.dtype, batch: batch.product, n: n, upper: upper, a: a.pointer, values: w.pointer,
                                             vectors: wantsVectors ? v.pointer : nil), batch: batch, Self.name) {
                "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated eigenvalues (error code: \($0))."
            }
        }
        values = inputs.save(output: w, index: 0)
        vectors = inputs.save(output: v, index: 1)
        return [w, v]
    }

    /// v (diag(w') + (vᵀ v') / e) vᵀ with e[i, j] = w[j] - w[i]
    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let w = try context.value(values), v = try context.value(vectors)
        var inner: Tensor?
        if let gradient = gradients[1] {
            let gaps = try maskedFill(unsqueeze(w, dim: -2) - unsqueeze(w, dim: -1), gt(identity(w.shape[w.rank - 1], .float32), 0), value: .float(.infinity))
            inner = try matmul(transposed(v), gradient) / gaps
        }
        if let gradient = gradients[0] {
            let diagonal = try diagEmbed(gradient)
            if let sum = inner { inner = try sum + diagonal } else { inner = diagonal }
        }
        guard let inner else { return [nil] }
        return [try matmul(v, matmul(inner, transposed(v)))]
    }

    mutating func releaseSaved() -> Bool {
        let released = values.release()
        return vectors.release() || released
    }
}

/// a = u diag(s) vh with orthonormal columns in u and rows in vh; s descending.
struct SingularValueDecomposition: MultiOperation {
    static let name: StaticString = "linalg_svd"
    let wanted: SingularVectors
    private var u = SavedTensor(), s = SavedTensor(), vh = SavedTensor()

    init(_ wanted: SingularVectors) { self.wanted = wanted }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        try checkMatrices(inputs[0], Self.name)
        let a = try contiguous(inputs[0])
        try checkFinite(a, Self.name)
        let m = a.shape[a.rank - 2], n = a.shape[a.rank - 1], k = min(m, n), batch = leading(a.shape)
        let values = try Tensor.uninitialized(batch.appending(k), a.dtype, Self.name)
        var left: Tensor, right: Tensor
        switch wanted {
        case .none:
            left = try Tensor.uninitialized([0], a.dtype, Self.name)
            right = left
        case .reduced:
            left = try Tensor.uninitialized(batch.appending(m, k), a.dtype, Self.name)
            right = try Tensor.uninitialized(batch.appending(k, n), a.dtype, Self.name)
        case .full:
            left = try Tensor.uninitialized(batch.appending(m, m), a.dtype, Self.name)
            right = try Tensor.uninitialized(batch.appending(n, n), a.dtype, Self.name)
        }
        if a.count > 0 {
            let hasVectors = wanted != .none
            try checked(singularValues(a.dtype, batch: batch.product, m: m, n: n, wanted, a: a.pointer, u: hasVectors ? left.pointer : nil, s: values.pointer,
                                       vh: hasVectors ? right.pointer : nil), batch: batch, Self.name) {
                "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated singular values (error code: \($0))."
            }
        } else if wanted == .full {
            if left.count > 0 { left = try clone(expand(identity(m, a.dtype), size: left.shape)) }
            if right.count > 0 { right = try clone(expand(identity(n, a.dtype), size: right.shape)) }
        }
        u = inputs.save(output: left, index: 0)
        s = inputs.save(output: values, index: 1)
        vh = inputs.save(output: right, index: 2)
        return [left, values, right]
    }

    /// With e[i, j] = s[j]² - s[i]² and skew(x) = x - xᵀ:
    /// u [skew(uᵀ u') / e diag(s) + diag(s) skew(vᵀ v') / e + diag(s')] vᵀ, and what of u' and v' lies outside the spans of u and v.
    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        var u = try context.value(u), vh = try context.value(vh)
        let s = try context.value(s)
        let m = u.shape[u.rank - 2], n = vh.shape[vh.rank - 1], k = s.shape[s.rank - 1]
        var leftGradient = gradients[0], rightGradient = gradients[2]
        if wanted == .full {
            // The further columns are any basis of the rest, so nothing depends on them.
            u = try narrow(u, dim: -1, start: 0, length: k)
            vh = try narrow(vh, dim: -2, start: 0, length: k)
            if let gradient = leftGradient { leftGradient = try narrow(gradient, dim: -1, start: 0, length: k) }
            if let gradient = rightGradient { rightGradient = try narrow(gradient, dim: -2, start: 0, length: k) }
        }
        let row = try unsqueeze(s, dim: -2), column = try unsqueeze(s, dim: -1)
        let gaps = try maskedFill((row - column) * (row + column), gt(identity(k, .float32), 0), value: .float(.infinity))
        var inner: Tensor?
        func include(_ part: Tensor) throws(DLError) {
            if let sum = inner { inner = try sum + part } else { inner = part }
        }
        if let gradient = gradients[1] { try include(diagEmbed(gradient)) }
        if let gradient = leftGradient {
            let product = try matmul(transposed(u), gradient)
            try include((product - transposed(product)) / gaps * row)
        }
        if let gradient = rightGradient {
            let product = try matmul(vh, transposed(gradient))
            try include(column * ((product - transposed(product)) / gaps))
        }
        guard let inner else { return [nil] }
        var result = try matmul(u, inner)
        if m > k, let gradient = leftGradient {
            let scaled = try gradient / row
            result = try result + scaled - matmul(u, matmul(transposed(u), scaled))
        }
        result = try matmul(result, vh)
        if n > k, let gradient = rightGradient {
            let scaled = try gradient / column
            result = try result + matmul(u, scaled - matmul(matmul(scaled, transposed(vh)), vh))
        }
        return [result]
    }

    mutating func releaseSaved() -> Bool {
        let first = u.release(), second = s.release()
        return vh.release() || first || second
    }
}

// MARK: Public

public func linalgEigh(_ a: Tensor, upper: Bool = false) throws(DLError) -> (eigenvalues: Tensor, eigenvectors: Tensor) {
    let results = try run(SymmetricEigen(upper: upper, wantsVectors: true), Inputs(a))
    return (results[0], results[1])
}

public func linalgEigvalsh(_ a: Tensor, upper: Bool = false) throws(DLError) -> Tensor {
    // The derivative needs the vectors.
    try named("linalg_eigvalsh") { () throws(DLError) in
        try run(SymmetricEigen(upper: upper, wantsVectors: a.requiresGrad && GradMode.isEnabled), Inputs(a))[0]
    }
}

public func linalgSvd(_ a: Tensor, fullMatrices: Bool = true) throws(DLError) -> (U: Tensor, S: Tensor, Vh: Tensor) {
    let results = try run(SingularValueDecomposition(fullMatrices ? .full : .reduced), Inputs(a))
    return (results[0], results[1], results[2])
}

public func linalgSvdvals(_ a: Tensor) throws(DLError) -> Tensor {
    try named("linalg_svdvals") { () throws(DLError) in
        try run(SingularValueDecomposition(a.requiresGrad && GradMode.isEnabled ? .reduced : .none), Inputs(a))[1]
    }
}
