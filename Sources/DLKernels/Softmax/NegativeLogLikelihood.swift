/// Negative log-likelihood of classes: contiguous (samples, classes, inner) log-probabilities, targets (samples, inner).
/// Targets equal to `ignoreIndex` count for nothing; the others are in 0..<classes (callers check them).

/// losses[s, i] = -w[t] x[s, t, i] with t = targets[s, i] and w = 1 without weights; ignored targets give 0.
/// Returns the sum of the weights that counted.
public func nllForward(
    _ dtype: DType, samples: Int, classes: Int, inner: Int, input: UnsafeRawPointer,
    targets: UnsafePointer<Int64>, weights: UnsafeRawPointer?, ignoreIndex: Int64, losses: UnsafeMutableRawPointer
) -> Double {
    if dtype == .float64 {
        return nllForward(Double.self, samples, classes, inner, input, targets, weights, ignoreIndex, losses)
    }
    return nllForward(Float.self, samples, classes, inner, input, targets, weights, ignoreIndex, losses)
}

private func nllForward<T: VectorMath>(
    _: T.Type, _ samples: Int, _ classes: Int, _ inner: Int, _ input: UnsafeRawPointer,
    _ targets: UnsafePointer<Int64>, _ rawWeights: UnsafeRawPointer?, _ ignoreIndex: Int64,
    _ losses: UnsafeMutableRawPointer
) -> Double {
    let x = input.assumingMemoryBound(to: T.self), y = losses.assumingMemoryBound(to: T.self)
    let weights = rawWeights?.assumingMemoryBound(to: T.self)
    var total = 0.0
    for s in 0..<samples {
        for i in 0..<inner {
            let place = s &* inner &+ i
            let target = targets[place]
            if target == ignoreIndex {
                y[place] = 0
                continue
            }
            let value = x[(s &* classes &+ Int(target)) &* inner &+ i]
            if let weights {
                y[place] = -(value * weights[Int(target)])
                total += Double(weights[Int(target)])
            } else {
                y[place] = -value
                total += 1
            }
        }
    }
    return total
}

/// inputGradient[s, t, i] = -scale w[t] g[s, i], zero elsewhere. `gradient` holds one value per target, or one value
/// for all of them (`gradientStride` 0).
public func nllBackward(
    _ dtype: DType, samples: Int, classes: Int, inner: Int, gradient: UnsafeRawPointer, gradientStride: Int,
    scale: Double, targets: UnsafePointer<Int64>, weights: UnsafeRawPointer?, ignoreIndex: Int64,
    inputGradient: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        nllBackward(
            Double.self, samples, classes, inner, gradient, gradientStride, scale, targets, weights, ignoreIndex,
            inputGradient)
    } else {
        nllBackward(
            Float.self, samples, classes, inner, gradient, gradientStride, scale, targets, weights, ignoreIndex,
            inputGradient)
    }
}

private func nllBackward<T: VectorMath>(
    _: T.Type, _ samples: Int, _ classes: Int, _ inner: Int, _ gradient: UnsafeRawPointer, _ gradientStride: Int,
    _ scale: Double, _ targets: UnsafePointer<Int64>, _ rawWeights: UnsafeRawPointer?, _ ignoreIndex: Int64,
    _ inputGradient: UnsafeMutableRawPointer
) {
    let g = gradient.assumingMemoryBound(to: T.self), d = inputGradient.assumingMemoryBound(to: T.self)
    let weights = rawWeights?.assumingMemoryBound(to: T.self)
    let factor = T(scale)
    parallelFor(count: samples, grain: Swift.max(1, (1 << 15) / Swift.max(1, classes &* inner))) { range in
        for s in range {
            let slice = d + s &* classes &* inner
            for i in 0..<(classes &* inner) { slice[i] = 0 }
            for i in 0..<inner {
                let place = s &* inner &+ i
                let target = targets[place]
                if target == ignoreIndex { continue }
                let weight = weights.map { $0[Int(target)] } ?? 1
                slice[Int(target) &* inner &+ i] = -(g[place &* gradientStride] * factor * weight)
            }
        }
    }
}

/// Cross-entropy of logits (samples, classes) with class targets, in one pass per row: losses[s] as `nllForward` of
/// log-softmax, and the log-probabilities for the derivative. Returns the sum of the weights that counted.
public func crossEntropyForward(
    _ dtype: DType, samples: Int, classes: Int, inner: Int, logits: UnsafeRawPointer,
    targets: UnsafePointer<Int64>, weights: UnsafeRawPointer?, ignoreIndex: Int64,
    logProbabilities: UnsafeMutableRawPointer, losses: UnsafeMutableRawPointer
) -> Double {
    logSoftmax(dtype, outer: samples, axis: classes, inner: inner, input: logits, output: logProbabilities)
    return nllForward(
        dtype, samples: samples, classes: classes, inner: inner, input: UnsafeRawPointer(logProbabilities),
        targets: targets, weights: weights, ignoreIndex: ignoreIndex, losses: losses)
}

/// logitGradient[s, c, i] = scale w[t] g[s, i] (e^(logProbabilities[s, c, i]) - [c = t]), zero for ignored targets.
public func crossEntropyBackward(
    _ dtype: DType, samples: Int, classes: Int, inner: Int, gradient: UnsafeRawPointer, gradientStride: Int,
    scale: Double, targets: UnsafePointer<Int64>, weights: UnsafeRawPointer?, ignoreIndex: Int64,
    logProbabilities: UnsafeRawPointer, logitGradient: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        crossEntropyBackward(
            Double.self, samples, classes, inner, gradient, gradientStride, scale, targets, weights, ignoreIndex,
            logProbabilities, logitGradient)
    } else {
        crossEntropyBackward(
            Float.self, samples, classes, inner, gradient, gradientStride, scale, targets, weights, ignoreIndex,
            logProbabilities, logitGradient)
    }
}

private func crossEntropyBackward<T: VectorMath>(
    _: T.Type, _ samples: Int, _ classes: Int, _ inner: Int, _ gradient: UnsafeRawPointer, _ gradientStride: Int,
    _ scale: Double, _ targets: UnsafePointer<Int64>, _ rawWeights: UnsafeRawPointer?, _ ignoreIndex: Int64,
    _ logProbabilities: UnsafeRawPointer, _ logitGradient: UnsafeMutableRawPointer
) {
    let g = gradient.assumingMemoryBound(to: T.self), p = logProbabilities.assumingMemoryBound(to: T.self)
    let d = logitGradient.assumingMemoryBound(to: T.self)
    let weights = rawWeights?.assumingMemoryBound(to: T.self)
    let factor = T(scale)
    parallelFor(count: samples, grain: Swift.max(1, (1 << 14) / Swift.max(1, classes &* inner))) { range in
        for s in range {
            let from = p + s &* classes &* inner, to = d + s &* classes &* inner
            let count = classes &* inner
            var i = 0
            while i < count {
                let lanes = Swift.min(8, count &- i)
                store(to, i, lanes, T.vectorExp(load(from, i, lanes)))
                i &+= lanes
            }
            for i in 0..<inner {
                let place = s &* inner &+ i
                let target = targets[place]
                if target == ignoreIndex {
                    for c in 0..<classes { to[c &* inner &+ i] = 0 }
                } else {
                    let weight = weights.map { $0[Int(target)] } ?? 1
                    let slope = g[place &* gradientStride] * factor * weight
                    to[Int(target) &* inner &+ i] -= 1
                    for c in 0..<classes { to[c &* inner &+ i] *= slope }
                }
            }
        }
    }
}
