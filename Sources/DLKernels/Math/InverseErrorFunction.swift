/// erfc and the inverse of erf.
///
/// (1 + a) e^(a^2) erfc a is a polynomial in (a - 5/2) / (a + 5/2); erfinv x = x P(w) with w = -log(1 - x^2), and P in
/// sqrt(w) where w is large (the form of M. Giles, GPU Computing Gems, 2011); interpolated at Chebyshev nodes, to 1e-10.

enum Erfc: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let large = splat(10.5)
        let size = magnitude(x)
        let a = pick(Double.less(large, size), large, size)
        let s = (a - 2.5) / (a + 2.5)
        var p = horner(splat(-3.0362766689731449e-05), s, -4.5005545714865942e-05)
        p = horner(p, s, 0.00024116796314819122)
        p = horner(p, s, 0.00034804795241783849)
        p = horner(p, s, -0.0017502291897623738)
        p = horner(p, s, -0.000851357952098386)
        p = horner(p, s, 0.014383215801036152)
        p = horner(p, s, -0.031522811121677009)
        p = horner(p, s, 0.016298459980354438)
        p = horner(p, s, 0.076344355515723969)
        p = horner(p, s, -0.24704674931081408)
        p = horner(p, s, 0.73782227397388727)
        let y = expLight(-(a * a)) * p / (a + 1)
        return pick(Double.less(x, splat(0)), 2 - y, y)
    }
    @inline(never) static func exact(_ x: Double) -> Double { complementaryErrorFunction(x) }
}

enum Erfinv: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let w = -logLight(1 - x * x)
        let c = w - 3.125
        var p = horner(splat(7.131112821605783e-14), c, 1.2852366430213688e-12)
        p = horner(p, c, -1.4820171746560167e-11)
        p = horner(p, c, -3.529121075523338e-11)
        p = horner(p, c, 1.0636393002501215e-09)
        p = horner(p, c, -4.249739590014253e-09)
        p = horner(p, c, -2.9117127718819273e-08)
        p = horner(p, c, 4.240179047909112e-07)
        p = horner(p, c, -1.365376722964817e-06)
        p = horner(p, c, -1.3883618208783082e-05)
        p = horner(p, c, 0.00018673412612058913)
        p = horner(p, c, -0.0007407015497461333)
        p = horner(p, c, -0.006033670850183825)
        p = horner(p, c, 0.24015818216868243)
        p = horner(p, c, 1.6536545626831027)
        var y = x * p
        let isNear = Double.less(w, splat(6.25))
        if isAny(~isNear) { y = pick(isNear, y, x * far(w)) }
        let size = magnitude(x)
        y = pick(Double.less(splat(1), size), splat(.nan), y)
        let one = Double.equal(size, splat(1))
        return pick(one, withSign(of: x, splat(.infinity)), y)
    }

    @inline(__always)
    private static func far(_ w: SIMD8<Double>) -> SIMD8<Double> {
        let t = Double.vectorSqrt(w) - 3.25
        var q = horner(splat(-4.084255567645907e-05), t, 8.157261329256633e-05)
        q = horner(q, t, 2.006417222692882e-05)
        q = horner(q, t, -0.00036143798929837444)
        q = horner(q, t, 0.0009543005893730655)
        q = horner(q, t, -0.0016868211634542168)
        q = horner(q, t, 0.0024913388265205357)
        q = horner(q, t, -0.003751348601612108)
        q = horner(q, t, 0.005370917476428626)
        q = horner(q, t, 1.005258971568844)
        q = horner(q, t, 3.0838856104922208)
        return q
    }

    /// Two steps of Newton's method from the approximation above, with the tail as the unknown where x is large.
    static func exact(_ x: Double) -> Double {
        let a = x.magnitude
        if !(a < 1) { return a == 1 ? x * .infinity : .nan }
        if a < 1e-9 { return x * 0.886226925452758 }
        var y: Double
        if a < 0.99999994 {
            y = wide(splat(a))[0]
        } else {
            let r = Double.scalarSqrt(-(libmLog(1 - a) + libmLog1p(a))), t = r - 5
            var q = fma(4.429022405726667e-08, t, -1.3850996089482482e-07)
            q = fma(q, t, 2.3673577978980402e-07)
            q = fma(q, t, -9.042267745940628e-07)
            q = fma(q, t, 4.501084075739601e-06)
            q = fma(q, t, -1.972781421340053e-05)
            q = fma(q, t, 7.600862004559506e-05)
            q = fma(q, t, -0.00021502052648562396)
            q = fma(q, t, -0.00013872142418122177)
            q = fma(q, t, 1.0103004643067823)
            y = a * fma(q, t, 4.849906401457905)
        }
        for _ in 0..<2 {
            let residual = a < 0.5 ? libmErf(y) - a : (1 - a) - complementaryErrorFunction(y)
            let step = residual * 0.886226925452758 * libmExp(y * y)
            y -= step / (1 + y * step)
        }
        return x < 0 ? -y : y
    }
}
