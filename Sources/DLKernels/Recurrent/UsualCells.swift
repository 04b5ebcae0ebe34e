/// One row of the usual cells, whose gates are sigmoids and whose other activations are hyperbolic tangents, in one pass.

/// Calls `body` with the places of vectors of eight, and the length of each: all but the last are whole. Written once, because
/// the functions in it are long.
@inline(__always)
private func forEights(_ n: Int, _ body: (_ place: Int, _ count: Int) -> Void) {
    var i = 0
    while i < n {
        body(i, min(8, n &- i))
        i &+= 8
    }
}

extension UnsafePointer where Pointee: RecurrentScalar {
    @inline(__always)
    fileprivate func take(_ place: Int, _ count: Int) -> SIMD8<Pointee> { count == 8 ? vector8(place) : takeFew(place, count) }

    @inline(never)
    private func takeFew(_ place: Int, _ count: Int) -> SIMD8<Pointee> { vector8(place, count: count) }
}

extension UnsafeMutablePointer where Pointee: RecurrentScalar {
    @inline(__always)
    fileprivate func take(_ place: Int, _ count: Int) -> SIMD8<Pointee> { UnsafePointer(self).take(place, count) }

    @inline(__always)
    fileprivate func put(_ place: Int, _ value: SIMD8<Pointee>, _ count: Int) {
        if count == 8 { store8(place, value) } else { putFew(place, value, count) }
    }

    @inline(never)
    private func putFew(_ place: Int, _ value: SIMD8<Pointee>, _ count: Int) { store8(place, value, count: count) }
}

// MARK: LSTM

/// From the sums of the gates (before the bias): the next cell state and h = o tanh(c). The gates take the place of their sums,
/// and c and tanh(c) are kept, where a derivative will be wanted.
@inline(never)
func usualLSTMRow<T: RecurrentScalar>(
    _ gates: UnsafeMutablePointer<T>, bias: UnsafePointer<T>?, cell: UnsafeMutablePointer<T>,
    kept: (cell: UnsafeMutablePointer<T>, value: UnsafeMutablePointer<T>)?, output: UnsafeMutablePointer<T>,
    hidden: UnsafeMutablePointer<T>, _ n: Int
) {
    // In two loops, so that no long chain of operations holds up the next elements.
    forEights(n) { p, count in
        var a = gates.take(p, count), b = gates.take(n &+ p, count)
        var c = gates.take(2 &* n &+ p, count), d = gates.take(3 &* n &+ p, count)
        if let bias {
            a += bias.take(p, count)
            b += bias.take(n &+ p, count)
            c += bias.take(2 &* n &+ p, count)
            d += bias.take(3 &* n &+ p, count)
        }
        let i = T.vectorSigmoid(a), f = T.vectorSigmoid(b), g = T.vectorTanh(c)
        let state = T.vectorFma(f, cell.take(p, count), i * g)
        cell.put(p, state, count)
        gates.put(3 &* n &+ p, T.vectorSigmoid(d), count)
        guard let kept else { return }
        gates.put(p, i, count)
        gates.put(n &+ p, f, count)
        gates.put(2 &* n &+ p, g, count)
        kept.cell.put(p, state, count)
    }
    forEights(n) { p, count in
        let value = T.vectorTanh(cell.take(p, count))
        let h = gates.take(3 &* n &+ p, count) * value
        output.put(p, h, count)
        hidden.put(p, h, count)
        if let kept { kept.value.put(p, value, count) }
    }
}

/// From the gradients of h (in two parts) and c those of the sums of the gates and of the cell state before.
@inline(never)
func usualLSTMGradientRow<T: RecurrentScalar>(
    gates: UnsafePointer<T>, value: UnsafePointer<T>, previous: UnsafePointer<T>, hiddenGradient: UnsafePointer<T>,
    outputGradient: UnsafePointer<T>?, cellGradient: UnsafeMutablePointer<T>, gradients: UnsafeMutablePointer<T>, _ n: Int
) {
    forEights(n) { p, count in
        let i = gates.take(p, count), f = gates.take(n &+ p, count)
        let g = gates.take(2 &* n &+ p, count), o = gates.take(3 &* n &+ p, count)
        let t = value.take(p, count)
        var dh = hiddenGradient.take(p, count)
        if let outputGradient { dh += outputGradient.take(p, count) }
        let through = dh * o, one = SIMD8<T>(repeating: 1)
        let dc = cellGradient.take(p, count) + through * (one - t * t)
        gradients.put(p, dc * g * (i - i * i), count)
        gradients.put(n &+ p, dc * previous.take(p, count) * (f - f * f), count)
        gradients.put(2 &* n &+ p, dc * i * (one - g * g), count)
        gradients.put(3 &* n &+ p, dh * t * (o - o * o), count)
        cellGradient.put(p, dc * f, count)
    }
}

// MARK: GRU

/// From the sums of the gates (before the bias) and h W_n in `inner`: the next state, which goes to `state` and `output`. The
/// gates take the place of their sums, and the inner bias is added to `inner`, where a derivative will be wanted.
@inline(never)
func usualGRURow<T: RecurrentScalar>(
    _ gates: UnsafeMutablePointer<T>, bias: UnsafePointer<T>?, inner: UnsafeMutablePointer<T>, innerBias: UnsafePointer<T>?,
    state: UnsafeMutablePointer<T>, output: UnsafeMutablePointer<T>, keeps: Bool, _ n: Int
) {
    forEights(n) { p, count in
        var a = gates.take(p, count), b = gates.take(n &+ p, count)
        if let bias {
            a += bias.take(p, count)
            b += bias.take(n &+ p, count)
        }
        gates.put(p, T.vectorSigmoid(a), count)
        gates.put(n &+ p, T.vectorSigmoid(b), count)
    }
    forEights(n) { p, count in
        var sum = gates.take(2 &* n &+ p, count), product = inner.take(p, count)
        if let innerBias { product += innerBias.take(p, count) }
        if let bias { sum += bias.take(2 &* n &+ p, count) }
        let candidate = T.vectorTanh(T.vectorFma(gates.take(p, count), product, sum))
        let new = T.vectorFma(gates.take(n &+ p, count), state.take(p, count) - candidate, candidate)
        state.put(p, new, count)
        output.put(p, new, count)
        if !keeps { return }
        gates.put(2 &* n &+ p, candidate, count)
        inner.put(p, product, count)
    }
}

/// From the gradient of the state (in two parts): those of the sums under n, r and z and of h W_n, and, in place of its first
/// part, what goes straight to the state before.
@inline(never)
func usualGRUGradientRow<T: RecurrentScalar>(
    gates: UnsafePointer<T>, inner: UnsafePointer<T>, previous: UnsafePointer<T>, outputGradient: UnsafePointer<T>?,
    stateGradient: UnsafeMutablePointer<T>, gradients: UnsafeMutablePointer<T>, _ n: Int
) {
    forEights(n) { p, count in
        let r = gates.take(p, count), z = gates.take(n &+ p, count), candidate = gates.take(2 &* n &+ p, count)
        var d = stateGradient.take(p, count)
        if let outputGradient { d += outputGradient.take(p, count) }
        let kept = d * z, one = SIMD8<T>(repeating: 1)
        let dn = (d - kept) * (one - candidate * candidate)
        gradients.put(p, dn, count)
        gradients.put(n &+ p, dn * inner.take(p, count) * (r - r * r), count)
        gradients.put(2 &* n &+ p, d * (previous.take(p, count) - candidate) * (z - z * z), count)
        gradients.put(3 &* n &+ p, dn * r, count)
        stateGradient.put(p, kept, count)
    }
}
