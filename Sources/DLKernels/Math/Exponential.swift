/// exp, expm1, tanh and the logistic function.
///
/// x = n ln 2 + r with |r| <= ln 2 / 2; e^r = 1 + r + r^2 q(r) with q interpolated at Chebyshev nodes;
/// the power of two is applied in two steps, so that denormal results and overflow come out right.

import CShims

/// r, q(r), and n in the low bits of an integer vector.
@inline(__always)
private func reduce(_ x: SIMD8<Float>) -> (r: SIMD8<Float>, q: SIMD8<Float>, n: SIMD8<Int32>) {
    let magic = SIMD8<Float>(repeating: 12_582_912)  // 1.5 * 2^23: adding it rounds to an integer
    let shifted = fma(x, SIMD8(repeating: 1.442695041), magic)
    let whole = shifted - magic
    let r = fma(whole, SIMD8(repeating: -3.19461849e-05), fma(whole, SIMD8(repeating: -0.693115234375), x))
    var q = horner(SIMD8(repeating: 0.00139262679), r, 0.00836324692)
    q = horner(q, r, 0.0416665524)
    q = horner(q, r, 0.166665763)
    return (r, horner(q, r, 0.5), bits(shifted) &- bits(magic))
}

@inline(__always)
private func reduce(_ x: SIMD8<Double>) -> (r: SIMD8<Double>, q: SIMD8<Double>, n: SIMD8<Int64>) {
    let magic = SIMD8<Double>(repeating: 6_755_399_441_055_744)  // 1.5 * 2^52
    let shifted = fma(x, SIMD8(repeating: 1.4426950408889634), magic)
    let whole = shifted - magic
    let r = fma(
        whole, SIMD8(repeating: -1.9082149292705877e-10), fma(whole, SIMD8(repeating: -0.6931471803691238), x))
    var q = horner(SIMD8(repeating: 2.5100494788905042e-08), r, 2.76202305675069e-07)
    q = horner(q, r, 2.7557268229963227e-06)
    q = horner(q, r, 2.4801520996825697e-05)
    q = horner(q, r, 0.00019841269863201828)
    q = horner(q, r, 0.0013888888917406447)
    q = horner(q, r, 0.008333333333330032)
    q = horner(q, r, 0.04166666666662374)
    q = horner(q, r, 0.16666666666666669)
    return (r, horner(q, r, 0.5), bits(shifted) &- bits(magic))
}

/// Limits that keep NaN.
@inline(__always)
private func limited<T: Lane>(_ x: SIMD8<T>, _ low: T, _ high: T) -> SIMD8<T> {
    let low = SIMD8(repeating: low), high = SIMD8(repeating: high)
    let y = T.select(T.less(high, x), high, x)
    return T.select(T.less(y, low), low, y)
}

/// n / 2, halved as an unsigned number: vectors of 64-bit integers have no arithmetic shift before AVX-512.
@inline(__always)
private func halved(_ n: SIMD8<Int64>) -> SIMD8<Int64> {
    unsafeBitCast(unsafeBitCast(n &+ 4096, to: SIMD8<UInt64>.self) &>> 1, to: SIMD8<Int64>.self) &- 2048
}

@inline(__always)
private func powerOfTwo(_ n: SIMD8<Int32>) -> SIMD8<Float> { real((n &+ 127) &<< 23) }

@inline(__always)
private func powerOfTwo(_ n: SIMD8<Int64>) -> SIMD8<Double> { real((n &+ 1023) &<< 52) }

/// 1 + r + r^2 q, with the digits that the first sum loses.
@inline(__always)
func expFloat(_ x: SIMD8<Float>) -> SIMD8<Float> { expFloat(x, times: 0) }

/// e^x 2^shift
@inline(__always)
func expFloat(_ x: SIMD8<Float>, times shift: Int32) -> SIMD8<Float> {
    let (r, q, whole) = reduce(limited(x, -104, 90))
    let sum = r + 1, n = whole &+ shift
    let half = n &>> 1
    return (sum + fma(r * r, q, r - (sum - 1))) * powerOfTwo(half) * powerOfTwo(n &- half)
}

/// The same for x <= 40: one power of two, 2^64 times too large, and 2^-64.
@inline(__always)
func expFallingFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let low = SIMD8<Float>(repeating: -104)
    let (r, q, n) = reduce(Float.select(Float.less(x, low), low, x))
    let sum = r + 1
    return (sum + fma(r * r, q, r - (sum - 1))) * powerOfTwo(n &+ 64) * 5.421010862427522e-20
}

@inline(__always)
func expDouble(_ x: SIMD8<Double>) -> SIMD8<Double> { expDouble(x, times: 0) }

/// e^x 2^shift
@inline(__always)
func expDouble(_ x: SIMD8<Double>, times shift: Int64) -> SIMD8<Double> {
    let (r, q, whole) = reduce(limited(x, -746, 711))
    let sum = r + 1, n = whole &+ shift
    let half = halved(n)
    return (sum + fma(r * r, q, r - (sum - 1))) * powerOfTwo(half) * powerOfTwo(n &- half)
}

/// 2^x, with x = n + f and 2^f = 1 + f p(f), p interpolated at Chebyshev nodes. Between -126 and 126 the exponent takes n as it is.
@inline(__always)
func exp2Float(_ x: SIMD8<Float>) -> SIMD8<Float> {
    if dl_all_less_float8(magnitude(x), SIMD8(repeating: 126)) == 0 { return exp2Edge(x) }
    let (y, n) = exp2Parts(x)
    return real(bits(y) &+ (n &<< 23))
}

@inline(never)
private func exp2Edge(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let (y, n) = exp2Parts(limited(x, -151, 129))
    let half = n &>> 1
    return y * powerOfTwo(half) * powerOfTwo(n &- half)
}

@inline(__always)
private func exp2Parts(_ x: SIMD8<Float>) -> (y: SIMD8<Float>, n: SIMD8<Int32>) {
    let magic = SIMD8<Float>(repeating: 12_582_912)
    let shifted = x + magic
    let f = x - (shifted - magic)
    var p = horner(SIMD8(repeating: 0.000154531634), f, 0.00133908633)
    p = horner(p, f, 0.00961808302)
    p = horner(p, f, 0.0555035695)
    p = horner(p, f, 0.240226507)
    p = horner(p, f, 0.693147182)
    return (horner(p, f, 1), bits(shifted) &- bits(magic))
}

/// e^x - 1 = 2^n (e^r - 1) + (2^n - 1), with half the power of two to keep it finite.
@inline(__always)
func expm1Float(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let (r, q, n) = reduce(limited(x, -40, 89))
    let scale = powerOfTwo(n &- 1)
    let sum = fma(scale, fma(r * r, q, r), scale - 0.5)
    // Below 2^-25 the function is x itself; this keeps denormals and the sign of zero.
    return Float.select(Float.less(magnitude(x), SIMD8(repeating: 2.98e-8)), x, sum + sum)
}

/// x + x^3 P(x^2) below 5/8, else 1 - 2 / (e^(2|x|) + 1), whose rounding errors are smaller than its steps.
@inline(__always)
func tanhFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let a = magnitude(x), z = x * x
    var p = horner(SIMD8(repeating: 0.0022925577), z, -0.00834378037)
    p = horner(p, z, 0.0217688682)
    p = horner(p, z, -0.0539592534)
    p = horner(p, z, 0.133333035)
    p = horner(p, z, -0.333333332)
    let far = SIMD8(repeating: 1) - SIMD8(repeating: 2) / (expFloat(a + a) + 1)
    return withSign(of: x, Float.select(Float.less(a, SIMD8(repeating: 0.625)), fma(a * z, p, a), far))
}

@inline(never)
func tanhDouble(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let a = magnitude(x), z = x * x
    var p = horner(SIMD8(repeating: 6.484104982405479e-06), z, -3.119892666773488e-05)
    p = horner(p, z, 9.256923588512033e-05)
    p = horner(p, z, -0.0002375896885211701)
    p = horner(p, z, 0.0005896603606552671)
    p = horner(p, z, -0.0014557753532096296)
    p = horner(p, z, 0.0035921217436959856)
    p = horner(p, z, -0.008863235102653483)
    p = horner(p, z, 0.02186948851898143)
    p = horner(p, z, -0.05396825396789636)
    p = horner(p, z, 0.13333333333333042)
    p = horner(p, z, -0.3333333333333333)
    let far = SIMD8(repeating: 1) - SIMD8(repeating: 2) / (expDouble(a + a) + 1)
    return withSign(of: x, Double.select(Double.less(a, SIMD8(repeating: 0.625)), fma(a * z, p, a), far))
}

/// 1 / (1 + e^-x), with t = e^-|x| so that nothing overflows and small results keep their digits.
@inline(__always)
func sigmoidFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let t = expFallingFloat(real(bits(x) | Int32.min))
    let one = SIMD8<Float>(repeating: 1)
    return Float.select(Float.less(x, SIMD8(repeating: 0)), t, one) / (one + t)
}

/// The same with t and 1 + t in two parts each, and the remainder of the division added.
@inline(never)
func sigmoidDouble(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let one = SIMD8<Double>(repeating: 1), zero = SIMD8<Double>(repeating: 0)
    let (r, q, n) = reduce(limited(real(bits(x) | Int64.min), -746, 0))
    let sum = r + 1
    let tail = fma(r * r, q, r - (sum - 1))
    let y = sum + tail, low = tail - (y - sum)
    let half = halved(n)
    let first = powerOfTwo(half), second = powerOfTwo(n &- half)
    let t = y * first * second
    let d = t + 1
    let dLow = (t - (d - 1)) + low * first * second
    let negative = Double.less(x, zero)
    let numerator = Double.select(negative, y, one), inverse = 1 / d
    let quotient = numerator * inverse, product = quotient * d
    let rest = (numerator - product) - productTail(quotient, d, product)
    let result = fma(rest + Double.select(negative, low, zero) - quotient * dLow, inverse, quotient)
    return Double.select(negative, result * first * second, result)
}

/// a b - product, where product is a b rounded.
@inline(__always)
private func productTail(_ a: SIMD8<Double>, _ b: SIMD8<Double>, _ product: SIMD8<Double>) -> SIMD8<Double> {
    #if DL_FMA
    return fma(a, b, -product)
    #else
    // Halves of 26 digits, whose products are exact (Dekker, Numerische Mathematik 18, 1971).
    let aScaled = a * 134_217_729, bScaled = b * 134_217_729
    let aHigh = aScaled - (aScaled - a), bHigh = bScaled - (bScaled - b)
    let aLow = a - aHigh, bLow = b - bHigh
    return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    #endif
}

/// e^x for |x| <= 700, with ten digits: enough for float32 results, and to keep them monotone.
@inline(__always)
func expLight(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let magic = SIMD8<Double>(repeating: 6_755_399_441_055_744)
    let shifted = fma(x, SIMD8(repeating: 1.4426950408889634), magic)
    let r = fma(shifted - magic, SIMD8(repeating: -0.6931471805599453), x)
    var q = horner(SIMD8(repeating: 0.00019891080463998842), r, 0.00139337307157920825)
    q = horner(q, r, 0.00833331084464786256)
    q = horner(q, r, 0.0416664641974056923)
    q = horner(q, r, 0.16666666681704215)
    q = horner(q, r, 0.500000001353872989)
    return fma(r * r, q, r + 1) * powerOfTwo(bits(shifted) &- bits(magic))
}

/// x held between -limit and limit; NaN stays NaN.
@inline(__always)
func held(_ x: SIMD8<Double>, within limit: Double) -> SIMD8<Double> { limited(x, -limit, limit) }

/// log(1 + t) for 0 <= t <= 1, with eleven digits: 2 artanh(s) with s = t / (2 + t).
@inline(__always)
func log1pUnit(_ t: SIMD8<Double>) -> SIMD8<Double> {
    let s = t / (t + 2)
    let z = s * s
    var p = horner(SIMD8(repeating: 0.218605683143069609), z, 0.171225366672901881)
    p = horner(p, z, 0.223051273855829554)
    p = horner(p, z, 0.285681457582010886)
    p = horner(p, z, 0.40000061421207941)
    p = horner(p, z, 0.666666662379217448)
    return s * horner(p, z, 2.00000000000486595)
}

/// log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), for float32 in double: the errors of single steps would hide its slope.
@inline(__always)
func softplusFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let zero = SIMD8<Float>(repeating: 0)
    let far = log1pUnit(expLight(-widen(limited(magnitude(x), 0, 110))))
    return narrow(widen(Float.select(Float.less(x, zero), zero, x)) + far)
}

@inline(__always)
private func softplusFar(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let zero = SIMD8<Double>(repeating: 0)
    return Double.select(Double.less(x, zero), zero, x) + log1pDouble(expDouble(real(bits(x) | Int64.min)))
}

/// Between -1 and 1 as log 2 + (x/2 + log cosh(x/2)), with a polynomial in x^2 interpolated at Chebyshev nodes.
@inline(never)
func softplusDouble(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let z = x * x
    var p = horner(SIMD8(repeating: 6.415276865839106e-13), z, -1.0521892302005291e-11)
    p = horner(p, z, 1.239170676784353e-10)
    p = horner(p, z, -1.3874796729991838e-09)
    p = horner(p, z, 1.5659955891010334e-08)
    p = horner(p, z, -1.8032282563560412e-07)
    p = horner(p, z, 2.1356922052535417e-06)
    p = horner(p, z, -2.6351686503635357e-05)
    p = horner(p, z, 0.0003472222222219475)
    p = horner(p, z, -0.005208333333333326)
    p = horner(p, z, 0.125)
    let near = SIMD8(repeating: 0.6931471805599453) + fma(z, p, x * 0.5)
    return Double.select(Double.less(magnitude(x), SIMD8(repeating: 1)), near, softplusFar(x))
}

/// The normal distribution function and its density. With a = |x|, the tail beyond a is e^(-a^2/2) times a rational function of a
/// (relative error 5e-9), up to 13, behind which nothing is left in float32.
///
/// The steps are arranged in short chains: what takes the time here is waiting for the step before.
@inline(__always)
func normalFloat(_ x: SIMD8<Float>) -> (distribution: SIMD8<Float>, density: SIMD8<Float>) {
    let one = SIMD8<Float>(repeating: 1), zero = SIMD8<Float>(repeating: 0), edge = SIMD8<Float>(repeating: 13)
    let size = magnitude(x)
    let isFar = Float.less(edge, size)
    let a = Float.select(isFar, edge, size)
    var above = horner(SIMD8(repeating: 0.00399423130748), a, 0.0398093725011)
    above = horner(above, a, 0.180788092)
    above = horner(above, a, 0.434985377949)
    above = horner(above, a, 0.5)
    var below = horner(SIMD8(repeating: 0.0100119033349), a, 0.0997949360903)
    below = horner(below, a, 0.463010930148)
    below = horner(below, a, 1.19232850306)
    below = horner(below, a, 1.66785566144)
    below = horner(below, a, 1)
    let ratio = above / below
    // -a^2 / 2 = n ln 2 + r, with the digits that the square loses, which count as much as the others.
    let magic = SIMD8<Float>(repeating: 12_582_912)
    let half = a * -0.5
    let square = half * a
    let shifted = fma(square, SIMD8(repeating: 1.442695041), magic)
    let lost = fma(half, a, -square)
    let whole = shifted - magic
    let r = fma(whole, SIMD8(repeating: -0.693115234375), square) + fma(whole, SIMD8(repeating: -3.19461849e-05), lost)
    let r2 = r * r
    let high = fma(r2, SIMD8(repeating: 0.00139262679), horner(SIMD8(repeating: 0.00836324692), r, 0.0416665524))
    let power = fma(fma(high, r2, horner(SIMD8(repeating: 0.166665763), r, 0.5)), r2, r + one)
    let e = Float.select(isFar, zero, real(bits(power) &+ ((bits(shifted) &- bits(magic)) &<< 23)))
    let tail = e * ratio
    return (Float.select(Float.less(x, zero), tail, one - tail), e * 0.3989422804014327)
}
