/// How a quantile between two elements is taken.
public enum QuantileInterpolation: Int32, Sendable { case linear = 0, lower = 1, higher = 2, midpoint = 3, nearest = 4 }

private func quantile(_ input: Tensor, _ q: Tensor, dim: Int?, keepdim: Bool, _ interpolation: QuantileInterpolation,
                      ignoresNaN: Bool, _ op: StaticString) throws(DLError) -> Tensor {
    guard input.dtype.isFloatingPoint else { throw .dtype(op, "quantile() input tensor must be either float or double dtype, got \(input)") }
    guard input.count > 0 else { throw .invalid(op, "quantile() input tensor must be non-empty") }
    guard q.rank <= 1 else { throw .shape(op, "quantile() q must be a scalar or 1D tensor, got shape \(q.shape)") }
    guard q.dtype == input.dtype else { throw .dtype(op, "quantile() q tensor must be same dtype as the input tensor, got q \(q), input \(input)") }
    for value in try q.values(as: Double.self) where !(value >= 0 && value <= 1) {
        throw .invalid(op, "quantile() q values must be in the range [0, 1], got \(value)")
    }
    let axis = try dim.map { (dim: Int) throws(DLError) in try resolveAxis(dim, rank: input.rank, op) }
    let source: Tensor
    if let axis, input.rank > 0 {
        source = try movedim(input, source: [axis], destination: [-1])
    } else {
        source = try reshape(input, shape: [-1])
    }
    let ordered = try sort(source).values
    let last = try number(Scalar.float(Double(source.shape[source.rank - 1] - 1)), for: input)
    // Where among the sorted elements, which end with NaN, each quantile lies: (..., quantiles).
    let missing = try withoutRecording { () throws(DLError) in try isnan(ordered) }
    let queries = try reshape(q, shape: [-1])
    var ranks: Tensor
    if ignoresNaN {
        let numbers = try withoutRecording { () throws(DLError) in
            try sum(to(logicalNot(missing), dtype: input.dtype), dim: [-1], keepdim: true)
        }
        ranks = try queries * clamp(numbers - 1, min: 0)
    } else {
        ranks = try choose(any(missing, dim: [-1], keepdim: true), last, queries * last)
    }
    if interpolation == .lower { ranks = try floor(ranks) }
    if interpolation == .higher { ranks = try ceil(ranks) }
    if interpolation == .nearest { ranks = try round(ranks) }
    let below = try withoutRecording { () throws(DLError) in try floor(ranks) }
    var result = try gather(ordered, dim: -1, index: to(detach(below), dtype: .int64))
    if interpolation == .linear || interpolation == .midpoint {
        let above = try gather(ordered, dim: -1, index: withoutRecording { () throws(DLError) in try to(ceil(ranks), dtype: .int64) })
        let weight = interpolation == .midpoint ? try fullLike(ranks, fillValue: 0.5) : try ranks - below
        result = try lerp(result, above, weight)
    }
    // The quantiles come first, if there may be several.
    if q.rank == 0 { result = try squeeze(result, dim: [-1]) } else { result = try movedim(result, source: [-1], destination: [0]) }
    if keepdim {
        if let axis, input.rank > 0 { return try unsqueeze(result, dim: axis + q.rank) }
        for _ in 0..<input.rank { result = try unsqueeze(result, dim: -1) }
    }
    return result
}

public func quantile(_ input: Tensor, _ q: Tensor, dim: Int? = nil, keepdim: Bool = false,
                     interpolation: QuantileInterpolation = .linear) throws(DLError) -> Tensor {
    try quantile(input, q, dim: dim, keepdim: keepdim, interpolation, ignoresNaN: false, "quantile")
}
public func quantile(_ input: Tensor, _ q: Scalar, dim: Int? = nil, keepdim: Bool = false,
                     interpolation: QuantileInterpolation = .linear) throws(DLError) -> Tensor {
    try quantile(input, Tensor(q, dtype: input.dtype), dim: dim, keepdim: keepdim, interpolation: interpolation)
}

public func nanquantile(_ input: Tensor, _ q: Tensor, dim: Int? = nil, keepdim: Bool = false,
                        interpolation: QuantileInterpolation = .linear) throws(DLError) -> Tensor {
    try quantile(input, q, dim: dim, keepdim: keepdim, interpolation, ignoresNaN: true, "nanquantile")
}
public func nanquantile(_ input: Tensor, _ q: Scalar, dim: Int? = nil, keepdim: Bool = false,
                        interpolation: QuantileInterpolation = .linear) throws(DLError) -> Tensor {
    try nanquantile(input, Tensor(q, dtype: input.dtype), dim: dim, keepdim: keepdim, interpolation: interpolation)
}
