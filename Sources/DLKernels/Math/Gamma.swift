/// The logarithm of the gamma function and its derivatives.
///
/// Stirling's series (Abramowitz and Stegun, 6.1.40, 6.3.18) above 8; smaller arguments are shifted there by
/// gamma(x + 1) = x gamma(x), and arguments below 1/2 reflected at 1/2.

/// sin(pi f) for |f| <= 1/2
@inline(__always)
func sinPi(_ f: SIMD8<Double>) -> SIMD8<Double> {
    let z = f * f
    var p = horner(splat(7.697826768224191e-07), z, -2.1903497074626018e-05)
    p = horner(p, z, 0.0004662998161898394)
    p = horner(p, z, -0.007370430505916944)
    p = horner(p, z, 0.0821458865731029)
    p = horner(p, z, -0.5992645293189447)
    p = horner(p, z, 2.5501640398773007)
    p = horner(p, z, -5.167712780049969)
    return f * horner(p, z, 3.141592653589793)
}

/// sin(pi x) / (pi x), and 1 at 0
enum Sinc: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let whole = x.rounded(.toNearestOrEven), f = x - whole
        // The sign of the nearest integer's parity.
        let odd = whole * 0.5 - (whole * 0.5).rounded(.toNearestOrEven)
        let s = pick(Double.equal(odd, splat(0)), sinPi(f), -sinPi(f))
        let y = s / (x * 3.141592653589793)
        return pick(Double.equal(x, splat(0)), splat(1), pick(Double.equal(magnitude(x), splat(.infinity)), splat(0), y))
    }
    @inline(never) static func exact(_ x: Double) -> Double { wide(splat(x))[0] }
}

/// log |gamma x|
enum LogGamma: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let reflected = Double.less(x, splat(0))
        let z = pick(reflected, 1 - x, x)
        // Below 8: log gamma(2 + t) = t Q(t) with |t| <= 1/2, and the logarithm of the factors in between.
        var t = z, product = splat(1)
        for _ in 0..<6 {
            let large = Double.lessEqual(splat(2.5), t)
            t = pick(large, t - 1, t)
            product = pick(large, product * t, product)
        }
        for _ in 0..<2 {
            let small = Double.less(t, splat(1.5))
            product = pick(small, product / t, product)
            t = pick(small, t + 1, t)
        }
        t -= 2
        var q = horner(splat(-1.0880337635088571e-05), t, 2.4487052975853987e-05)
        q = horner(q, t, -4.466281572510547e-05)
        q = horner(q, t, 9.816870450896373e-05)
        q = horner(q, t, -0.00022314087387536206)
        q = horner(q, t, 0.0005098661348137004)
        q = horner(q, t, -0.0011927630072803574)
        q = horner(q, t, 0.0028904958630843014)
        q = horner(q, t, -0.007385550085069754)
        q = horner(q, t, 0.020580808882117916)
        q = horner(q, t, -0.06735230108741676)
        q = horner(q, t, 0.32246703342004873)
        q = horner(q, t, 0.4227843350987896)
        var value = fma(t, q, logDouble(product))
        let isNear = Double.less(z, splat(8))
        if isAny(~isNear) { value = pick(isNear, value, stirling(z)) }
        var y = value
        if isAny(reflected) {
            let f = x - x.rounded(.toNearestOrEven)
            y = pick(reflected, 1.1447298858494002 - logDouble(magnitude(sinPi(f))) - value, value)
        }
        // infinite at both ends; poles at 0, -1, ... come from the logarithm of 0
        return pick(Double.equal(magnitude(x), splat(.infinity)), splat(.infinity), y)
    }
    @inline(never) static func exact(_ x: Double) -> Double { x > 0 && x < .infinity ? logGammaOfPositive(x) : libmLogGamma(x) }

    @inline(__always)
    private static func stirling(_ z: SIMD8<Double>) -> SIMD8<Double> {
        let r = 1 / z, s = r * r
        var tail = horner(splat(-0.00059523809523809529), s, 0.00079365079365079365)
        tail = horner(tail, s, -0.0027777777777777779)
        tail = horner(tail, s, 0.083333333333333329) * r
        return fma(z - 0.5, logDouble(z), 0.91893853320467278 - z) + tail
    }
}

/// The derivative of log gamma; not a number at the poles, and an infinity with the opposite sign at zeros.
enum Digamma: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let reflected = Double.less(x, splat(0.5))
        var z = pick(reflected, 1 - x, x)
        var sum = splat(0)
        for _ in 0..<8 {
            let small = Double.less(z, splat(8))
            sum = pick(small, sum + 1 / z, sum)
            z = pick(small, z + 1, z)
        }
        let f = x - x.rounded(.toNearestOrEven)
        var y = asymptotic(z) - sum
        if isAny(reflected) {
            // cos(pi f) = sin(pi (1/2 - |f|))
            let cotangent = sinPi(0.5 - magnitude(f)) / sinPi(f)
            y = pick(reflected, y - 3.141592653589793 * cotangent, y)
        }
        let pole = Double.equal(f, splat(0)) & Double.less(x, splat(0))
        let zero = Double.equal(x, splat(0))
        let atZero = real(bits(splat(.infinity)) | (~bits(x) & Int64.min))
        let infinite = pick(Double.less(x, splat(0)), splat(.nan), splat(.infinity))
        return pick(zero, atZero, pick(pole, splat(.nan), pick(Double.equal(magnitude(x), splat(.infinity)), infinite, y)))
    }

    /// log z - 1/(2z) - 1/(12 z^2) + 1/(120 z^4) - ...
    @inline(__always)
    private static func asymptotic(_ z: SIMD8<Double>) -> SIMD8<Double> {
        let s = 1 / (z * z)
        var p = horner(splat(-0.083333333333333329), s, 0.021092796092796094)
        p = horner(p, s, -0.0075757575757575760)
        p = horner(p, s, 0.0041666666666666666)
        p = horner(p, s, -0.0039682539682539680)
        p = horner(p, s, 0.0083333333333333332)
        p = horner(p, s, -0.083333333333333329)
        return logDouble(z) - 0.5 / z + p * s
    }

    @inline(never)
    static func exact(_ x: Double) -> Double {
        if x > 0 { return digammaOfPositive(x) }
        if x == 0 || x.isNaN || x == -.infinity { return wide(splat(x))[0] }
        let f = x - x.rounded(.toNearestOrEven)
        if f == 0 { return .nan }
        return digammaOfPositive(1 - x) - 3.141592653589793 * libmCos(3.141592653589793 * f) / libmSin(3.141592653589793 * f)
    }
}

/// The second derivative of log gamma: 1/x^2 up to 8, then the asymptotic series (Abramowitz and Stegun, 6.4.12); below 1/2 by
/// pi^2 / sin^2(pi x) - trigamma(1 - x).
enum Trigamma: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let reflected = Double.less(x, splat(0.5))
        var z = pick(reflected, 1 - x, x)
        var sum = splat(0)
        for _ in 0..<8 {
            let small = Double.less(z, splat(8))
            sum = pick(small, sum + 1 / (z * z), sum)
            z = pick(small, z + 1, z)
        }
        let r = 1 / z, s = r * r
        var p = horner(splat(-0.2531135531135531), s, 0.07575757575757576)
        p = horner(p, s, -0.03333333333333333)
        p = horner(p, s, 0.023809523809523808)
        p = horner(p, s, -0.03333333333333333)
        p = horner(p, s, 0.16666666666666666)
        var y = fma(s, splat(0.5), fma(r * s, p, r)) + sum
        if isAny(reflected) {
            let sine = sinPi(x - x.rounded(.toNearestOrEven))
            y = pick(reflected, 9.869604401089358 / (sine * sine) - y, y)
        }
        return pick(Double.equal(x, splat(.infinity)), splat(0), y)
    }
    @inline(__always) static func exact(_ x: Double) -> Double { HurwitzZeta.apply(2, x) }
}

/// Hurwitz's zeta function, the sum of (q + k)^-s over k = 0, 1, ..., for s > 1: nine terms and the rest by the
/// Euler-Maclaurin formula. For q < 0 the exponent is an integer, and the terms are those around 0, given by two such sums.
enum HurwitzZeta: SlowBinary {
    @inline(never)
    static func apply(_ s: Double, _ q: Double) -> Double {
        if s == 1 { return .infinity }
        if !(s > 1) || q.isNaN { return .nan }
        if q == .infinity { return 0 }
        if q > 0 { return positive(s, q) }
        if q == q.rounded(.down) { return .infinity }
        if s != s.rounded(.down) { return .nan }
        // q = f - n with 0 < f < 1
        let n = -(q.rounded(.down)), f = q + n
        let below = positive(s, 1 - f) - positive(s, 1 - f + n)
        let isOdd = (s * 0.5).rounded(.down) * 2 != s
        return positive(s, f) + (isOdd ? -below : below)
    }

    private static func positive(_ s: Double, _ q: Double) -> Double {
        var sum = 0.0, a = q
        for _ in 0..<10 {
            let term = libmPow(a, -s)
            sum += term
            if term < 1e-17 * sum { return sum }
            a += 1
        }
        let b = libmPow(a, -s)
        sum += b * a / (s - 1) + 0.5 * b
        // B_2k / (2k)! of the correction terms
        let coefficients = (0.083333333333333329, -0.0013888888888888889, 3.3068783068783071e-05, -8.2671957671957675e-07,
                            2.0876756987868100e-08, -5.2841901386874932e-10, 1.3382536530684679e-11, -3.3896802963225829e-13,
                            8.5860620562778452e-15, -2.1748686985580619e-16)
        var factor = s, power = b / a
        return withUnsafeBytes(of: coefficients) { bytes in
            for k in 0..<10 {
                let term = bytes.load(fromByteOffset: k &* 8, as: Double.self) * factor * power
                sum += term
                if (term / sum).magnitude < 1e-17 { break }
                factor *= (s + Double(2 &* k &+ 1)) * (s + Double(2 &* k &+ 2))
                power /= a * a
            }
            return sum
        }
    }
}
enum HurwitzZetaFloat: SlowBinary {
    @inline(__always)
    static func apply(_ s: Float, _ q: Float) -> Float { Float(HurwitzZeta.apply(Double(s), Double(q))) }
}
