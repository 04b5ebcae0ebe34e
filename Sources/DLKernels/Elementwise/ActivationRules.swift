/// The formulas of the smooth activations. `Activations.swift` says what each function is.

@inline(__always)
private func all<T: VectorMath>(_ value: Double) -> SIMD8<T> { SIMD8(repeating: T(value)) }

/// |x|; NaN stays NaN.
@inline(__always)
private func absolute<T: VectorMath>(_ x: SIMD8<T>) -> SIMD8<T> { T.select(T.less(x, all(0)), all(0) - x, x) }

/// The smaller value; the first one where it is NaN.
@inline(__always)
private func lower<T: VectorMath>(_ x: SIMD8<T>, _ limit: SIMD8<T>) -> SIMD8<T> { T.select(T.less(limit, x), limit, x) }

@inline(__always)
private func upper<T: VectorMath>(_ x: SIMD8<T>, _ limit: SIMD8<T>) -> SIMD8<T> { T.select(T.less(x, limit), limit, x) }

struct LeakyReluRule<T: VectorMath>: ActivationRule {
    let slope: Double
    private var factor: SIMD8<T> { @inline(__always) get { all(slope) } }
    init(_ slope: Double) { self.slope = slope }
    @inline(__always) func value(_ x: SIMD8<T>) -> SIMD8<T> { T.select(T.less(all(0), x), x, x * factor) }
    @inline(__always) func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> { T.select(T.less(all(0), x), g, g * factor) }
}

struct EluRule<T: VectorMath>: ActivationRule {
    let negative, positive, inner: Double
    init(_ negative: Double, _ positive: Double, _ inner: Double) {
        self.negative = negative
        self.positive = positive
        self.inner = inner
    }
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> {
        let below = T.vectorExpm1(lower(x, all(0)) * all(inner)) * all(negative)
        return T.select(T.less(all(0), x), x * all(positive), below)
    }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let below = g * (T.vectorExp(lower(x, all(0)) * all(inner)) * all(negative * inner))
        return T.select(T.less(all(0), x), g * all(positive), below)
    }
}

struct SiluRule<T: VectorMath>: ActivationRule {
    @inline(__always) func value(_ x: SIMD8<T>) -> SIMD8<T> { x * T.vectorSigmoid(x) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let s = T.vectorSigmoid(x)
        return g * (s * (all(1) + x * (all(1) - s)))
    }
}

struct GeluRule<T: VectorMath>: ActivationRule {
    @inline(__always) func value(_ x: SIMD8<T>) -> SIMD8<T> { x * T.vectorNormal(x).distribution }
    /// g (Phi(x) + x phi(x)).
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let normal = T.vectorNormal(x)
        return g * (normal.distribution + x * normal.density)
    }
}

struct GeluTanhRule<T: VectorMath>: ActivationRule {
    private var scale: SIMD8<T> { @inline(__always) get { all(0.7978845608028654) } }
    private var cubic: SIMD8<T> { @inline(__always) get { all(0.044715) } }
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> {
        let t = T.vectorTanh(scale * T.vectorFma(cubic * x * x, x, x))
        return x * all(0.5) * (all(1) + t)
    }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let t = T.vectorTanh(scale * T.vectorFma(cubic * x * x, x, x))
        let inner = scale * T.vectorFma(cubic * x * all(3), x, all(1))
        return g * all(0.5) * (all(1) + t + x * (all(1) - t * t) * inner)
    }
}

/// With e = e^x: tanh(log(1 + e)) = n / (n + 2), n = e (e + 2). Above 20 the quotient is 1 in float32 and float64.
struct MishRule<T: VectorMath>: ActivationRule {
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> {
        let e = T.vectorExp(lower(x, all(20)))
        let n = e * (e + all(2))
        return x * (n / (n + all(2)))
    }
    /// g (w + 4 x e (1 + e) / (n + 2)^2).
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let bounded = lower(x, all(20))
        let e = T.vectorExp(bounded)
        let n = e * (e + all(2))
        let r = all(1) / (n + all(2))
        return g * r * (n + all(4) * bounded * (e * (all(1) + e)) * r)
    }
}

struct SoftplusRule<T: VectorMath>: ActivationRule {
    let beta, inverse, threshold: Double
    init(_ beta: Double, _ threshold: Double) {
        self.beta = beta
        inverse = 1 / beta
        self.threshold = threshold
    }
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> {
        let scaled = x * all(beta)
        let smooth = T.vectorSoftplus(scaled) * all(inverse)
        return T.select(T.less(all(threshold), scaled), x, smooth)
    }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let scaled = x * all(beta)
        return T.select(T.less(all(threshold), scaled), g, g * T.vectorSigmoid(scaled))
    }
}

struct LogSigmoidRule<T: VectorMath>: ActivationRule {
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> { -T.vectorSoftplus(-x) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> { g * T.vectorSigmoid(all(0) - x) }
}

struct TanhshrinkRule<T: VectorMath>: ActivationRule {
    @inline(__always) func value(_ x: SIMD8<T>) -> SIMD8<T> { x - T.vectorTanh(x) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let t = T.vectorTanh(x)
        return g * (t * t)
    }
}

struct SoftsignRule<T: VectorMath>: ActivationRule {
    @inline(__always) func value(_ x: SIMD8<T>) -> SIMD8<T> { x / (all(1) + absolute(x)) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let denominator = all(1) + absolute(x)
        return g / (denominator * denominator)
    }
}

// MARK: Made of straight pieces, and of parabolas

struct HardsigmoidRule<T: VectorMath>: ActivationRule {
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> { lower(upper(x + all(3), all(0)), all(6)) * all(1.0 / 6) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(all(-3), x) & T.less(x, all(3)), g * all(1.0 / 6), all(0))
    }
}

struct HardswishRule<T: VectorMath>: ActivationRule {
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> { x * (lower(upper(x + all(3), all(0)), all(6)) * all(1.0 / 6)) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        let inside = g * T.vectorFma(x, all(1.0 / 3), all(0.5))
        return T.select(T.lessEqual(x, all(-3)), all(0), T.select(T.lessEqual(all(3), x), g, inside))
    }
}

struct HardtanhRule<T: VectorMath>: ActivationRule {
    let low, high: Double
    init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }
    @inline(__always) func value(_ x: SIMD8<T>) -> SIMD8<T> { lower(upper(x, all(low)), all(high)) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(all(low), x) & T.less(x, all(high)), g, all(0))
    }
}

/// The derivative is 1 on the limits too, which may be infinite.
struct ClampRule<T: VectorMath>: ActivationRule {
    let low, high: Double
    init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }
    @inline(__always) func value(_ x: SIMD8<T>) -> SIMD8<T> { lower(upper(x, all(low)), all(high)) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        T.select(T.lessEqual(all(low), x) & T.lessEqual(x, all(high)), g, all(0))
    }
}

struct HardshrinkRule<T: VectorMath>: ActivationRule {
    private let threshold: Double
    private var limit: SIMD8<T> { @inline(__always) get { all(threshold) } }
    init(_ limit: Double) { threshold = limit }
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> {
        T.select(T.lessEqual(all(0) - limit, x) & T.lessEqual(x, limit), all(0), x)
    }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(limit, x) | T.less(x, all(0) - limit), g, all(0))
    }
}

struct SoftshrinkRule<T: VectorMath>: ActivationRule {
    private let threshold: Double
    private var limit: SIMD8<T> { @inline(__always) get { all(threshold) } }
    init(_ limit: Double) { threshold = limit }
    /// x * 0 where nothing is left, so that NaN stays NaN.
    @inline(__always)
    func value(_ x: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(limit, x), x - limit, T.select(T.less(x, all(0) - limit), x + limit, x * all(0)))
    }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(limit, x) | T.less(x, all(0) - limit), g, all(0))
    }
}

struct ThresholdRule<T: VectorMath>: ActivationRule {
    let limit, replacement: Double
    init(_ limit: Double, _ value: Double) {
        self.limit = limit
        replacement = value
    }
    @inline(__always) func value(_ x: SIMD8<T>) -> SIMD8<T> { T.select(T.lessEqual(x, all(limit)), all(replacement), x) }
    @inline(__always)
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T> { T.select(T.lessEqual(x, all(limit)), all(0), g) }
}
