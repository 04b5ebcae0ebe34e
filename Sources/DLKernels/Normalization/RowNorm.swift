/// Layer and root-mean-square normalisation: each row of a contiguous (rows, length) array by itself.

/// y = (x - mean) / sqrt(variance + eps) * weight + bias, or with `isCentered` false x / sqrt(mean of x^2 + eps) * weight.
/// Writes each row's mean (0 if not centered) and the reciprocal of the root.
public func rowNorm(
    _ dtype: DType, rows: Int, length: Int, isCentered: Bool, eps: Double, input: UnsafeRawPointer,
    weight: UnsafeRawPointer?, bias: UnsafeRawPointer?, output: UnsafeMutableRawPointer,
    mean: UnsafeMutablePointer<Double>, reciprocal: UnsafeMutablePointer<Double>
) {
    if dtype == .float64 {
        forward(Double.self, rows, length, isCentered, eps, input, weight, bias, output, mean, reciprocal)
    } else {
        forward(Float.self, rows, length, isCentered, eps, input, weight, bias, output, mean, reciprocal)
    }
}

private func forward<T: VectorMath>(
    _: T.Type, _ rows: Int, _ length: Int, _ isCentered: Bool, _ eps: Double, _ input: UnsafeRawPointer,
    _ weight: UnsafeRawPointer?, _ bias: UnsafeRawPointer?, _ output: UnsafeMutableRawPointer,
    _ mean: UnsafeMutablePointer<Double>, _ reciprocal: UnsafeMutablePointer<Double>
) {
    let x = input.assumingMemoryBound(to: T.self), y = output.assumingMemoryBound(to: T.self)
    let weight = weight?.assumingMemoryBound(to: T.self), bias = bias?.assumingMemoryBound(to: T.self)
    parallelFor(count: rows, grain: Swift.max(1, (1 << 14) / Swift.max(1, length))) { range in
        for row in range {
            let from = x + row &* length
            var variance = 0.0, middle = 0.0
            if isCentered {
                let found = moments(from, length)
                middle = found.mean
                variance = found.squares / found.count
            } else {
                variance = sumOfSquares(from, length) / Double(length)
            }
            let r = 1 / (variance + eps).squareRoot()
            mean[row] = middle
            reciprocal[row] = r
            apply(from, length, middle, r, weight, bias, y + row &* length)
        }
    }
}

@inline(never)
private func apply<T: VectorMath>(
    _ x: UnsafePointer<T>, _ count: Int, _ mean: Double, _ reciprocal: Double, _ weight: UnsafePointer<T>?,
    _ bias: UnsafePointer<T>?, _ y: UnsafeMutablePointer<T>
) {
    let center = T(mean), scale = T(reciprocal)
    // What rounding the mean to T has lost.
    let rest = T((Double(center) - mean) * reciprocal)
    let centers = SIMD8(repeating: center), scales = SIMD8(repeating: scale), rests = SIMD8(repeating: rest)
    var i = 0
    while i &+ 8 <= count {
        var v = T.vectorFma(x.vector8(i) - centers, scales, rests)
        if let weight { v *= weight.vector8(i) }
        if let bias { v += bias.vector8(i) }
        y.store8(i, v)
        i &+= 8
    }
    while i < count {
        var v = T.scalarFma(x[i] - center, scale, rest)
        if let weight { v *= weight[i] }
        if let bias { v += bias[i] }
        y[i] = v
        i &+= 1
    }
}

/// The gradients of `rowNorm`, each unless it is nil: of the input (rows, length), the weight and the bias (length).
/// False when there is no memory.
public func rowNormBackward(
    _ dtype: DType, rows: Int, length: Int, isCentered: Bool, gradient: UnsafeRawPointer, input: UnsafeRawPointer,
    weight: UnsafeRawPointer?, mean: UnsafePointer<Double>, reciprocal: UnsafePointer<Double>,
    inputGradient: UnsafeMutableRawPointer?, weightGradient: UnsafeMutableRawPointer?, biasGradient: UnsafeMutableRawPointer?
) -> Bool {
    if dtype == .float64 {
        return backward(
            Double.self, rows, length, isCentered, gradient, input, weight, mean, reciprocal, inputGradient,
            weightGradient, biasGradient)
    }
    return backward(
        Float.self, rows, length, isCentered, gradient, input, weight, mean, reciprocal, inputGradient,
        weightGradient, biasGradient)
}

/// Rows whose contributions to the parameters' gradients are summed in T before they go into float64.
private let sumRows = 64

private func backward<T: VectorMath>(
    _: T.Type, _ rows: Int, _ length: Int, _ isCentered: Bool, _ gradient: UnsafeRawPointer, _ input: UnsafeRawPointer,
    _ weight: UnsafeRawPointer?, _ mean: UnsafePointer<Double>, _ reciprocal: UnsafePointer<Double>,
    _ inputGradient: UnsafeMutableRawPointer?, _ weightGradient: UnsafeMutableRawPointer?,
    _ biasGradient: UnsafeMutableRawPointer?
) -> Bool {
    let g = gradient.assumingMemoryBound(to: T.self), x = input.assumingMemoryBound(to: T.self)
    let weight = weight?.assumingMemoryBound(to: T.self), dx = inputGradient?.assumingMemoryBound(to: T.self)
    let needsSums = weightGradient != nil || biasGradient != nil
    // Chunks depend on the shape alone; each has sums of its own: float64 for all of its rows, T for the last few.
    let chunk = Swift.max(1, Swift.max((rows &+ 15) / 16, (1 << 13) / Swift.max(1, length)))
    let chunks = (rows &+ chunk &- 1) / chunk
    let size = MemoryLayout<T>.stride
    let own = needsSums ? 2 &* length &* (8 &+ size) : 0
    let done: Void? = withScratch(bytes: chunks &* own) { scratch in
        parallelFor(count: chunks, grain: Swift.max(1, (1 << 14) / Swift.max(1, chunk &* length))) { range in
            for item in range {
                let totals = (scratch + item &* own).assumingMemoryBound(to: Double.self)
                let sums = needsSums ? (scratch + (item &* own &+ 16 &* length)).assumingMemoryBound(to: T.self) : nil
                if needsSums { for j in 0..<(2 &* length) { totals[j] = 0 } }
                var first = item &* chunk
                let end = Swift.min(rows, first &+ chunk)
                while first < end {
                    let last = Swift.min(end, first &+ sumRows)
                    if let sums { for j in 0..<(2 &* length) { sums[j] = 0 } }
                    for row in first..<last {
                        let at = row &* length
                        backwardRow(
                            g + at, x + at, length, isCentered, mean[row], reciprocal[row], weight, dx.map { $0 + at }, sums)
                    }
                    if let sums { for j in 0..<(2 &* length) { totals[j] += Double(sums[j]) } }
                    first = last
                }
            }
        }
        if !needsSums { return }
        let dw = weightGradient?.assumingMemoryBound(to: T.self), db = biasGradient?.assumingMemoryBound(to: T.self)
        parallelFor(count: length, grain: 4096) { range in
            for j in range {
                var w = 0.0, b = 0.0
                for item in 0..<chunks {
                    let totals = (scratch + item &* own).assumingMemoryBound(to: Double.self)
                    w += totals[j]
                    b += totals[length &+ j]
                }
                dw?[j] = T(w)
                db?[j] = T(b)
            }
        }
    }
    return done != nil
}

/// dx = r (h - mean of h - z (mean of h z)), h = g weight, z = (x - mean) r; adds g z and g to the sums.
@inline(never)
private func backwardRow<T: VectorMath>(
    _ g: UnsafePointer<T>, _ x: UnsafePointer<T>, _ count: Int, _ isCentered: Bool, _ mean: Double, _ reciprocal: Double,
    _ weight: UnsafePointer<T>?, _ dx: UnsafeMutablePointer<T>?, _ sums: UnsafeMutablePointer<T>?
) {
    let center = T(mean), scale = T(reciprocal)
    let rest = T((Double(center) - mean) * reciprocal)
    let centers = SIMD8(repeating: center), scales = SIMD8(repeating: scale), rests = SIMD8(repeating: rest)
    if let dx {
        var sum = 0.0, product = 0.0
        var first = 0
        while first < count {
            let n = Swift.min(momentBlock, count &- first)
            var s = SIMD8<T>(repeating: 0), p = s
            var i = first
            while i &+ 8 <= first &+ n {
                var h = g.vector8(i)
                if let weight { h *= weight.vector8(i) }
                s += h
                p = T.vectorFma(h, T.vectorFma(x.vector8(i) - centers, scales, rests), p)
                i &+= 8
            }
            sum += Double(laneSum(s))
            product += Double(laneSum(p))
            while i < first &+ n {
                let h = weight.map { g[i] * $0[i] } ?? g[i]
                sum += Double(h)
                product += Double(h) * Double(T.scalarFma(x[i] - center, scale, rest))
                i &+= 1
            }
            first &+= n
        }
        let slope = T(-reciprocal * (product / Double(count)))
        let offset = isCentered ? T(-reciprocal * (sum / Double(count))) : 0
        let slopes = SIMD8(repeating: slope), offsets = SIMD8(repeating: offset)
        var i = 0
        while i &+ 8 <= count {
            var h = g.vector8(i)
            if let weight { h *= weight.vector8(i) }
            let z = T.vectorFma(x.vector8(i) - centers, scales, rests)
            dx.store8(i, T.vectorFma(h, scales, T.vectorFma(z, slopes, offsets)))
            i &+= 8
        }
        while i < count {
            let h = weight.map { g[i] * $0[i] } ?? g[i]
            dx[i] = T.scalarFma(h, scale, T.scalarFma(T.scalarFma(x[i] - center, scale, rest), slope, offset))
            i &+= 1
        }
    }
    guard let sums else { return }
    let plain = sums + count
    var i = 0
    while i &+ 8 <= count {
        let v = g.vector8(i)
        let z = T.vectorFma(x.vector8(i) - centers, scales, rests)
        sums.store8(i, T.vectorFma(v, z, sums.vector8(i)))
        plain.store8(i, plain.vector8(i) + v)
        i &+= 8
    }
    while i < count {
        sums[i] = T.scalarFma(g[i], T.scalarFma(x[i] - center, scale, rest), sums[i])
        plain[i] += g[i]
        i &+= 1
    }
}
