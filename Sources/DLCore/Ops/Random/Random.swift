import DLKernels

/// Tensors of random numbers.

private func checkFloating(_ dtype: DType, _ op: StaticString) throws(DLError) {
    guard dtype.isFloatingPoint else { throw .dtype(op, "random numbers of this kind need a floating dtype, got \(dtype)") }
}

/// Words of 32 bits that one real number of a dtype takes.
private func words(_ dtype: DType) -> Int { dtype == .float64 ? 2 : 1 }

private func fillUniform(_ output: Tensor, _ low: Double, _ high: Double, _ generator: Generator?) {
    let draw = (generator ?? .default).reserve(count: output.count, wordsPerElement: words(output.dtype))
    philoxUniform(output.dtype, count: output.count, low: low, high: high, seed: draw.seed, stream: 0, offset: draw.offset,
                  output: output.pointer)
}

private func fillNormal(_ output: Tensor, _ mean: Double, _ std: Double, _ generator: Generator?) {
    let draw = (generator ?? .default).reserve(count: output.count, wordsPerElement: words(output.dtype))
    philoxNormal(output.dtype, count: output.count, mean: mean, std: std, seed: draw.seed, stream: 0, offset: draw.offset,
                 output: output.pointer)
}

public func rand(_ size: Dims, dtype: DType? = nil, generator: Generator? = nil) throws(DLError) -> Tensor {
    let dtype = dtype ?? DefaultDType.floatingPoint
    try checkFloating(dtype, "rand")
    let output = try Tensor.uninitialized(size, dtype, "rand")
    fillUniform(output, 0, 1, generator)
    return output
}

public func randn(_ size: Dims, dtype: DType? = nil, generator: Generator? = nil) throws(DLError) -> Tensor {
    let dtype = dtype ?? DefaultDType.floatingPoint
    try checkFloating(dtype, "randn")
    let output = try Tensor.uninitialized(size, dtype, "randn")
    fillNormal(output, 0, 1, generator)
    return output
}

public func randLike(_ input: Tensor, dtype: DType? = nil, generator: Generator? = nil) throws(DLError) -> Tensor {
    try checkFloating(dtype ?? input.dtype, "rand_like")
    let output = try Tensor.result(like: input, dtype ?? input.dtype, "rand_like")
    fillUniform(output, 0, 1, generator)
    return output
}

public func randnLike(_ input: Tensor, dtype: DType? = nil, generator: Generator? = nil) throws(DLError) -> Tensor {
    try checkFloating(dtype ?? input.dtype, "randn_like")
    let output = try Tensor.result(like: input, dtype ?? input.dtype, "randn_like")
    fillNormal(output, 0, 1, generator)
    return output
}

/// Integers drawn evenly from low ..< high.
public func randint(low: Int, high: Int, size: Dims, dtype: DType? = nil, generator: Generator? = nil) throws(DLError) -> Tensor {
    guard low < high else { throw .invalid("randint", "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)") }
    let dtype = dtype ?? .int64
    let output = try Tensor.uninitialized(size, dtype == .bool ? .int64 : dtype, "randint")
    let draw = (generator ?? .default).reserve(count: output.count, wordsPerElement: 2)
    philoxIntegers(output.dtype, count: output.count, low: Int64(low), high: Int64(high), seed: draw.seed, stream: 0,
                   offset: draw.offset, output: output.pointer)
    return output.dtype == dtype ? output : try Tensor.cast(output, dtype)
}

/// The integers 0 ..< n in random order.
public func randperm(n: Int, dtype: DType? = nil, generator: Generator? = nil) throws(DLError) -> Tensor {
    guard n >= 0 else { throw .invalid("randperm", "n must be non-negative, got \(n)") }
    let output = try Tensor.uninitialized([n], .int64, "randperm")
    let draw = (generator ?? .default).reserve(count: n, wordsPerElement: 2)
    _ = randomPermutation(count: n, seed: draw.seed, stream: 0, offset: draw.offset,
                          output: output.pointer.assumingMemoryBound(to: Int64.self))
    guard let dtype, dtype != .int64 else { return output }
    return try Tensor.cast(output, dtype)
}

/// 1 with the probability that stands at the same place of `input`, else 0.
public func bernoulli(_ input: Tensor, generator: Generator? = nil) throws(DLError) -> Tensor {
    try checkFloating(input.dtype, "bernoulli")
    let output = try withoutRecording { () throws(DLError) in
        let outside = try logicalNot(logicalAnd(ge(input, 0), le(input, 1)))
        if try any(outside).item().double != 0 {
            throw .invalid("bernoulli", "Expected p_in >= 0 && p_in <= 1 for all elements of input \(input)")
        }
        let probabilities = try contiguous(input)
        let output = try Tensor.result(input.shape, input.dtype, "bernoulli")
        let draw = (generator ?? .default).reserve(count: output.count, wordsPerElement: words(input.dtype))
        philoxBernoulli(input.dtype, count: output.count, probabilities: probabilities.pointer, seed: draw.seed, stream: 0,
                        offset: draw.offset, output: output.pointer)
        return output
    }
    return output
}

// MARK: In place

/// Replaces the elements by those that `draw` writes into a tensor without gaps, in the order in which they lie.
private func redraw(_ input: Tensor, _ op: StaticString, _ draw: (Tensor) -> Void) throws(DLError) {
    try checkWritable(input, nil, op)
    if input.isDense {
        draw(input)
    } else {
        let values = try Tensor.result(input.shape, input.dtype, op)
        draw(values)
        Tensor.copy(values, to: input)
    }
    input.bumpVersion()
    recordChange(of: input, to: nil)
}

public func uniform_(_ input: Tensor, low: Double = 0, high: Double = 1, generator: Generator? = nil) throws(DLError) {
    try checkFloating(input.dtype, "uniform_")
    guard low <= high && (high - low).isFinite else {
        throw .invalid("uniform_", "uniform_ expects to return a [from, to) range, but found from=\(low) > to=\(high)")
    }
    try redraw(input, "uniform_") { fillUniform($0, low, high, generator) }
}

public func normal_(_ input: Tensor, mean: Double = 0, std: Double = 1, generator: Generator? = nil) throws(DLError) {
    try checkFloating(input.dtype, "normal_")
    guard std >= 0 else { throw .invalid("normal_", "normal expects std >= 0.0, but found std \(std)") }
    try redraw(input, "normal_") { fillNormal($0, mean, std, generator) }
}

public func bernoulli_(_ input: Tensor, p: Double = 0.5, generator: Generator? = nil) throws(DLError) {
    guard p >= 0 && p <= 1 else { throw .invalid("bernoulli_", "bernoulli_ expects p to be in [0, 1], but got p=\(p)") }
    try redraw(input, "bernoulli_") { values in
        let draw = (generator ?? .default).reserve(count: values.count, wordsPerElement: 1)
        philoxBernoulli(values.dtype, count: values.count, probability: p, seed: draw.seed, stream: 0, offset: draw.offset,
                        output: values.pointer)
    }
}
