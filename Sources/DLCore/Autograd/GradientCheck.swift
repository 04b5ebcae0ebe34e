/// Compares the gradients of a function with central differences, (f(x + e) - f(x - e)) / 2e, element by element.
///
/// `inputs` are float64; those that require gradients are checked. The output is reduced to a scalar by a fixed, uneven
/// weighting, so that errors of its elements cannot cancel. With `order` 2 the gradients themselves are checked the same way.
/// Zero for `epsilon`, `absolute` and `relative` means 1e-6, 1e-5 and 1e-3. Throws with the first difference found.
public func gradcheck(_ inputs: [Tensor], order: Int = 1, epsilon: Double = 0, absolute: Double = 0, relative: Double = 0,
                      _ function: ([Tensor]) throws(DLError) -> Tensor) throws(DLError) {
    guard order == 1 || order == 2 else { throw .invalid("gradcheck", "order must be 1 or 2, got \(order)") }
    for (index, input) in inputs.enumerated() where input.requiresGrad && input.dtype != .float64 {
        throw .dtype("gradcheck", "input \(index) must be float64 for differences to be accurate, got \(input)")
    }
    guard inputs.contains(where: { $0.requiresGrad }) else {
        throw .invalid("gradcheck", "gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True.")
    }
    let check = GradientCheck(epsilon: epsilon > 0 ? epsilon : 1e-6, absolute: absolute > 0 ? absolute : 1e-5,
                              relative: relative > 0 ? relative : 1e-3)
    try check.compare(inputs, "gradient") { (values: [Tensor]) throws(DLError) -> Tensor in try weighted(function(values), seed: 0.37) }
    guard order == 2 else { return }
    try check.compare(inputs, "second derivative") { (values: [Tensor]) throws(DLError) -> Tensor in
        let active = values.filter { $0.requiresGrad }
        let wasEnabled = GradMode.isEnabled
        GradMode.isEnabled = true
        defer { GradMode.isEnabled = wasEnabled }
        let scalar = try weighted(function(values), seed: 0.37)
        guard scalar.requiresGrad else { return scalar }
        let gradients = try grad([scalar], active, createGraph: true, allowUnused: true)
        var total: Tensor?
        for (index, gradient) in gradients.enumerated() {
            guard let gradient else { continue }
            let part = try weighted(gradient, seed: 0.61 + 0.13 * Double(index))
            if let sum = total { total = try sum + part } else { total = part }
        }
        if let total { return total }
        return try Tensor(0.0, dtype: .float64)
    }
}

/// The sum of all elements, each with a weight of its own in 0.5..<1.5.
private func weighted(_ tensor: Tensor, seed: Double) throws(DLError) -> Tensor {
    let values = (0..<tensor.count).map { index -> Double in
        let turn = (Double(index + 1) * 0.618033988749894848 + seed).truncatingRemainder(dividingBy: 1)
        return 0.5 + turn
    }
    return try sum(tensor * Tensor(values, shape: tensor.shape))
}

private struct GradientCheck {
    let epsilon: Double, absolute: Double, relative: Double

    func compare(_ inputs: [Tensor], _ kind: String, _ function: ([Tensor]) throws(DLError) -> Tensor) throws(DLError) {
        let values = try fresh(inputs)
        let output = try function(values)
        let active = values.filter { $0.requiresGrad }
        let analytic = output.requiresGrad ? try grad([output], active, allowUnused: true) : active.map { _ in nil }
        var position = 0
        for (index, input) in inputs.enumerated() where input.requiresGrad {
            var gradient: [Double]?
            if let computed = analytic[position] { gradient = try computed.values() }
            position += 1
            for element in 0..<input.count {
                let numeric = try slope(inputs, index, element, function)
                let value = gradient?[element] ?? 0
                let difference = Swift.abs(value - numeric)
                if difference <= absolute + relative * Swift.abs(numeric) { continue }
                if value.isNaN && numeric.isNaN { continue }
                throw DLError(.invalidState, "gradcheck: Jacobian mismatch: \(kind) with respect to element \(element) of input \(index) \(inputs[index]): "
                    + "analytical \(value), numerical \(numeric)")
            }
        }
    }

    /// Row-major copies that require gradients as the originals do.
    private func fresh(_ inputs: [Tensor]) throws(DLError) -> [Tensor] {
        var copies: [Tensor] = []
        for input in inputs {
            let copy = try withoutRecording { () throws(DLError) in try clone(input, memoryFormat: .contiguous) }
            if input.requiresGrad { try copy.setRequiresGrad(true) }
            copies.append(copy)
        }
        return copies
    }

    private func slope(_ inputs: [Tensor], _ index: Int, _ element: Int,
                       _ function: ([Tensor]) throws(DLError) -> Tensor) throws(DLError) -> Double {
        var results: [Double] = []
        for direction in [epsilon, -epsilon] {
            let values = try fresh(inputs)
            values[index].pointer.assumingMemoryBound(to: Double.self)[element] += direction
            results.append(try function(values).item().double)
        }
        return (results[0] - results[1]) / (2 * epsilon)
    }
}
