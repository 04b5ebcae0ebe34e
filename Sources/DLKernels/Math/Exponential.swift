/// exp, expm1, tanh and the logistic function.
///
/// x = n ln 2 + r with |r| <= ln 2 / 2; e^r = 1 + r + r^2 q(r) with q interpolated at Chebyshev nodes;
/// the power of two is applied in two steps, so that denormal results and overflow come out right.

/// r + r^2 q(r) = e^r - 1 and n, in the low bits of an integer vector.
@inline(__always)
private func reduce(_ x: SIMD8<Float>) -> (expm1: SIMD8<Float>, n: SIMD8<Int32>) {
    let magic = SIMD8<Float>(repeating: 12_582_912)  // 1.5 * 2^23: adding it rounds to an integer
    let shifted = fma(x, SIMD8(repeating: 1.442695041), magic)
    let whole = shifted - magic
    let r = fma(whole, SIMD8(repeating: -3.19461849e-05), fma(whole, SIMD8(repeating: -0.693115234375), x))
    var q = horner(SIMD8(repeating: 0.00139262679), r, 0.00836324692)
    q = horner(q, r, 0.0416665524)
    q = horner(q, r, 0.166665763)
    q = horner(q, r, 0.5)
    return (fma(r * r, q, r), bits(shifted) &- bits(magic))
}

@inline(__always)
private func reduce(_ x: SIMD8<Double>) -> (expm1: SIMD8<Double>, n: SIMD8<Int64>) {
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
    q = horner(q, r, 0.5)
    return (fma(r * r, q, r), bits(shifted) &- bits(magic))
}

/// Limits that keep NaN.
@inline(__always)
private func limited<T: Lane>(_ x: SIMD8<T>, _ low: T, _ high: T) -> SIMD8<T> {
    let low = SIMD8(repeating: low), high = SIMD8(repeating: high)
    let y = T.select(T.less(high, x), high, x)
    return T.select(T.less(y, low), low, y)
}

@inline(__always)
private func powerOfTwo(_ n: SIMD8<Int32>) -> SIMD8<Float> { real((n &+ 127) &<< 23) }

@inline(__always)
private func powerOfTwo(_ n: SIMD8<Int64>) -> SIMD8<Double> { real((n &+ 1023) &<< 52) }

@inline(__always)
func expFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let (p, n) = reduce(limited(x, -104, 89))
    let half = n &>> 1
    return (p + 1) * powerOfTwo(half) * powerOfTwo(n &- half)
}

@inline(__always)
func expDouble(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let (p, n) = reduce(limited(x, -746, 710))
    // Halved as an unsigned number: vectors of 64-bit integers have no arithmetic shift before AVX-512.
    let half = unsafeBitCast(unsafeBitCast(n &+ 4096, to: SIMD8<UInt64>.self) &>> 1, to: SIMD8<Int64>.self) &- 2048
    return (p + 1) * powerOfTwo(half) * powerOfTwo(n &- half)
}

/// e^x - 1 for x in [-40, 88]: 2^n (e^r - 1) + (2^n - 1), with half the power of two to keep it finite.
@inline(__always)
private func expm1Bounded(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let (p, n) = reduce(x)
    let scale = powerOfTwo(n &- 1)
    let sum = fma(scale, p, scale - 0.5)
    return sum + sum
}

@inline(__always)
private func expm1Bounded(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let (p, n) = reduce(x)
    let scale = powerOfTwo(n &- 1)
    let sum = fma(scale, p, scale - 0.5)
    return sum + sum
}

@inline(__always)
func expm1Float(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let y = expm1Bounded(limited(x, -40, 89))
    // Below 2^-25 the function is x itself; this keeps denormals and the sign of zero.
    return Float.select(Float.less(magnitude(x), SIMD8(repeating: 2.98e-8)), x, y)
}

/// tanh |x| = m / (m + 2) with m = e^(2|x|) - 1.
@inline(__always)
func tanhFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let a = magnitude(x)
    let m = expm1Bounded(limited(a + a, 0, 20))
    let y = m / (m + 2)
    return withSign(of: x, Float.select(Float.less(a, SIMD8(repeating: 1e-4)), a, y))
}

@inline(__always)
func tanhDouble(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let a = magnitude(x)
    let m = expm1Bounded(limited(a + a, 0, 40))
    let y = m / (m + 2)
    return withSign(of: x, Double.select(Double.less(a, SIMD8(repeating: 1e-9)), a, y))
}

/// 1 / (1 + e^-x), with t = e^-|x| so that nothing overflows and small results keep their digits.
@inline(__always)
func sigmoidFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let t = expFloat(real(bits(x) | Int32.min))
    let one = SIMD8<Float>(repeating: 1)
    return Float.select(Float.less(x, SIMD8(repeating: 0)), t, one) / (one + t)
}

@inline(__always)
func sigmoidDouble(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let t = expDouble(real(bits(x) | Int64.min))
    let one = SIMD8<Double>(repeating: 1)
    return Double.select(Double.less(x, SIMD8(repeating: 0)), t, one) / (one + t)
}
