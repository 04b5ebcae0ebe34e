/// Hyperbolic functions, their inverses, and powers of two.

enum Exp2Float: VectorUnary {
    @inline(__always) static func lanes(_ x: SIMD8<Float>) -> SIMD8<Float> { exp2Float(x) }
}
enum Exp2Double: SlowUnary {
    @inline(__always) static func apply(_ x: Double) -> Double { libmExp2(x) }
}

/// e^x / 2 - e^-x / 2, and its series below 1
enum Sinh: FullFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let a = magnitude(x), z = x * x
        var p = horner(splat(7.746178593018827e-13), z, 1.6057679623801638e-10)
        p = horner(p, z, 2.5052117695907823e-08)
        p = horner(p, z, 2.7557319191381816e-06)
        p = horner(p, z, 0.00019841269841324198)
        p = horner(p, z, 0.008333333333333299)
        p = horner(p, z, 0.16666666666666666)
        let e = expDouble(a, times: -1)
        return withSign(of: x, pick(Double.less(a, splat(1)), fma(a * z, p, a), e - 0.25 / e))
    }
}
/// The same for float32.
enum SinhFloat: VectorUnary {
    @inline(__always)
    static func lanes(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let a = magnitude(x), z = x * x
        var p = horner(SIMD8(repeating: 2.80628026e-06), z, 0.00019838102)
        p = horner(p, z, 0.00833333968)
        p = horner(p, z, 0.16666667)
        let e = expFloat(a, times: -1)
        return withSign(of: x, Float.select(Float.less(a, SIMD8(repeating: 1)), fma(a * z, p, a), e - 0.25 / e))
    }
}

enum Cosh: FullFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let e = expDouble(magnitude(x), times: -1)
        return e + 0.25 / e
    }
}
enum CoshFloat: VectorUnary {
    @inline(__always)
    static func lanes(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let e = expFloat(magnitude(x), times: -1)
        return e + 0.25 / e
    }
}

/// log(1 + a + a^2 / (1 + sqrt(1 + a^2)))
enum Asinh: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let a = magnitude(x), z = a * a
        let y = withSign(of: x, log1pDouble(a + z / (1 + Double.vectorSqrt(z + 1))))
        return pick(Double.less(a, splat(.infinity)), y, x)
    }
    @inline(__always) static func exact(_ x: Double) -> Double { libmAsinh(x) }
}

/// log(1 + t + sqrt(2 t + t^2)) with t = x - 1
enum Acosh: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let t = x - 1
        return pick(Double.less(t, splat(0)), splat(.nan), log1pDouble(t + Double.vectorSqrt(t * (t + 2))))
    }
    @inline(__always) static func exact(_ x: Double) -> Double { libmAcosh(x) }
}

/// log((1 + a) / (1 - a)) / 2: with 1 - a = 2^j d and sqrt(1/2) <= d < sqrt(2), artanh(s) - j / 2 log 2 for
/// s = (1 + a - d) / (1 + a + d).
enum Atanh: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let a = magnitude(x)
        let (j, d) = exponentAndFraction(1 - a)
        let sum = a + 1
        let s = (sum - d) / (sum + d), z = s * s
        var p = horner(splat(0.161437941376661232), z, 0.0355925577530862227)
        p = horner(p, z, 0.0995528447199943895)
        p = horner(p, z, 0.110141870206686225)
        p = horner(p, z, 0.142915161741031854)
        p = horner(p, z, 0.199998312608260476)
        p = horner(p, z, 0.33333335188364226)
        let y = fma(j, splat(-0.34657359027997264), s * horner(p, z, 0.999999999966764083))
        let near = fma(a * a * a, splat(0.3333333333333333), a)
        let inside = pick(Double.less(a, splat(1e-3)), near, y)
        let edge = pick(Double.equal(a, splat(1)), splat(.infinity), splat(.nan))
        return withSign(of: x, pick(Double.less(a, splat(1)), inside, edge))
    }
    @inline(__always) static func exact(_ x: Double) -> Double { libmAtanh(x) }
}

/// log(x / (1 - x))
enum Logit: WideFunction {
    @inline(__always) static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> { logDouble(x / (1 - x)) }
    /// Near 1/2, where x / (1 - x) is near 1, the distance from 1 is exact.
    @inline(__always)
    static func exact(_ x: Double) -> Double {
        x > 0.25 && x < 0.75 ? libmLog1p((2 * x - 1) / (1 - x)) : libmLog(x / (1 - x))
    }
}

/// log(e^x + e^y)
enum LogAddExp: WideBinary {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double> {
        // Of equal infinities the difference has no value; NaN stays in it.
        let distance = pick(Double.equal(x, y), splat(0), magnitude(x - y))
        let bounded = pick(Double.less(splat(700), distance), splat(700), distance)
        return pick(Double.less(x, y), y, x) + log1pUnit(expLight(-bounded))
    }
    @inline(__always)
    static func exact(_ x: Double, _ y: Double) -> Double {
        if x == y && x.magnitude == .infinity { return x }
        return MaximumReal<Double>.apply(x, y) + libmLog1p(libmExp(-(x - y).magnitude))
    }
}

enum LogitCrossEntropy<T: VectorMath>: VectorBinary {
    @inline(never)
    static func lanes(_ x: SIMD8<T>, _ target: SIMD8<T>) -> SIMD8<T> {
        let one = SIMD8<T>(repeating: 1)
        return T.vectorFma(one - target, x, T.vectorSoftplus(-x))
    }
}
