/// Logarithms.
///
/// x = 2^k (1 + f) with sqrt(1/2) <= 1 + f < sqrt(2), and log(1 + f) = 2 artanh(s), s = f / (2 + f);
/// (2 artanh(s) - 2 s) / s^3 is a polynomial in s^2, interpolated at Chebyshev nodes. The sum is arranged as
/// f - (f^2/2 - s (f^2/2 + s^2 P(s^2))), whose large terms are exact.

/// log(1 + f) + k ln 2 + correction.
@inline(__always)
private func assemble(_ f: SIMD8<Float>, _ k: SIMD8<Float>, _ correction: SIMD8<Float>) -> SIMD8<Float> {
    let s = f / (f + 2)
    let z = s * s
    let p = horner(horner(SIMD8(repeating: 0.295856804), z, 0.399886549), z, 0.666666865)
    let halfSquare = f * f * 0.5
    let low = fma(s, fma(z, p, halfSquare), fma(k, SIMD8(repeating: 3.19461849e-05), correction))
    return fma(k, SIMD8(repeating: 0.693115234375), f - (halfSquare - low))
}

@inline(__always)
private func assemble(_ f: SIMD8<Double>, _ k: SIMD8<Double>, _ correction: SIMD8<Double>) -> SIMD8<Double> {
    let s = f / (f + 2)
    let z = s * s
    var p = horner(SIMD8(repeating: 0.1462395660821188), z, 0.1533111258796017)
    p = horner(p, z, 0.1818290749767122)
    p = horner(p, z, 0.22222210881932927)
    p = horner(p, z, 0.28571428627528794)
    p = horner(p, z, 0.3999999999989607)
    p = horner(p, z, 0.666666666666667)
    let halfSquare = f * f * 0.5
    let low = fma(s, fma(z, p, halfSquare), fma(k, SIMD8(repeating: 1.9082149292705877e-10), correction))
    return fma(k, SIMD8(repeating: 0.6931471803691238), f - (halfSquare - low))
}

/// k and 1 + f of normal positive numbers.
@inline(__always)
private func split(_ x: SIMD8<Float>) -> (k: SIMD8<Float>, m: SIMD8<Float>) {
    let offset = bits(x) &- 0x3f35_04f3  // the bits of sqrt(1/2)
    let exponent = offset &>> 23
    let magic: Int32 = 0x4b40_0000  // 1.5 * 2^23 as a float: its low bits count in ones
    let k = real(exponent &+ magic) - SIMD8(repeating: 12_582_912)
    return (k, real((offset & 0x007f_ffff) &+ 0x3f35_04f3))
}

/// k and m of normal positive numbers 2^k m with sqrt(1/2) <= m < sqrt(2).
@inline(__always)
func exponentAndFraction(_ x: SIMD8<Double>) -> (k: SIMD8<Double>, m: SIMD8<Double>) { split(x) }

@inline(__always)
private func split(_ x: SIMD8<Double>) -> (k: SIMD8<Double>, m: SIMD8<Double>) {
    let offset = bits(x) &- 0x3fe6_a09e_667f_3bcd
    // The exponent, biased to be positive because 64-bit lanes have no arithmetic shift before AVX-512.
    let biased = unsafeBitCast(offset &+ 0x4000_0000_0000_0000, to: SIMD8<UInt64>.self) &>> 52
    let magic: UInt64 = 0x4330_0000_0000_0000  // 2^52
    let k = unsafeBitCast(biased | magic, to: SIMD8<Double>.self) - SIMD8(repeating: 4_503_599_627_370_496 + 1024)
    return (k, real((offset & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd))
}

/// log x of normal positive numbers, with eleven digits.
@inline(__always)
func logLight(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let (k, m) = split(x)
    let s = (m - 1) / (m + 1)
    let z = s * s
    var p = horner(SIMD8(repeating: 0.23616359099145985), z, 0.285350510378163101)
    p = horner(p, z, 0.400003846723751874)
    p = horner(p, z, 0.666666652474875228)
    return fma(k, SIMD8(repeating: 0.6931471805599453), s * horner(p, z, 2.00000000000835952))
}

/// -inf at zero, NaN below, inf and NaN as they are.
@inline(__always)
private func finished<T: VectorMath>(_ y: SIMD8<T>, argument x: SIMD8<T>) -> SIMD8<T> {
    let zero = SIMD8<T>(repeating: 0)
    let finite = T.select(T.less(x, SIMD8(repeating: T.infinity)), y, x)
    let positive = T.select(T.less(x, zero), SIMD8(repeating: T.nan), finite)
    return T.select(T.equal(x, zero), SIMD8(repeating: -T.infinity), positive)
}

@inline(__always)
func logFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let zero = SIMD8<Float>(repeating: 0)
    let tiny = Float.less(x, SIMD8(repeating: Float.leastNormalMagnitude))
    let (k, m) = split(Float.select(tiny, x * 33_554_432, x))  // 2^25
    return finished(assemble(m - 1, k - Float.select(tiny, SIMD8(repeating: 25), zero), zero), argument: x)
}

@inline(__always)
func logDouble(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let zero = SIMD8<Double>(repeating: 0)
    let tiny = Double.less(x, SIMD8(repeating: Double.leastNormalMagnitude))
    let (k, m) = split(Double.select(tiny, x * 18_014_398_509_481_984, x))  // 2^54
    return finished(assemble(m - 1, k - Double.select(tiny, SIMD8(repeating: 54), zero), zero), argument: x)
}

/// log(1 + x): with u = 1 + x rounded, the lost part of x is added back as (x - (u - 1)) / u.
@inline(__always)
func log1pFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let one = SIMD8<Float>(repeating: 1), zero = SIMD8<Float>(repeating: 0)
    let u = x + one
    let (k, m) = split(u)
    let lost = Float.select(Float.less(one, x), one - (u - x), x - (u - one))
    let near = Float.equal(k, zero)
    let correction = Float.select(near | Float.less(SIMD8(repeating: 1e10), x), zero, lost / u)
    let y = finished(assemble(Float.select(near, x, m - one), k, correction), argument: u)
    return Float.select(Float.less(magnitude(x), SIMD8(repeating: 2.98e-8)), x, y)
}

@inline(never)
func log1pDouble(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let one = SIMD8<Double>(repeating: 1), zero = SIMD8<Double>(repeating: 0)
    let u = x + one
    let (k, m) = split(u)
    let lost = Double.select(Double.less(one, x), one - (u - x), x - (u - one))
    let near = Double.equal(k, zero)
    let correction = Double.select(near | Double.less(SIMD8(repeating: 1e20), x), zero, lost / u)
    let y = finished(assemble(Double.select(near, x, m - one), k, correction), argument: u)
    return Double.select(Double.less(magnitude(x), SIMD8(repeating: 5.5e-17)), x, y)
}

/// Logarithms of float32 to another base: log(1 + f) in two parts, the first one short enough that its product with the
/// factor's first part is exact.
@inline(__always)
private func scaled(
    _ x: SIMD8<Float>, factor: (high: Float, low: Float), two: (high: Float, low: Float)
) -> SIMD8<Float> {
    let zero = SIMD8<Float>(repeating: 0)
    let tiny = Float.less(x, SIMD8(repeating: Float.leastNormalMagnitude))
    let (exponent, m) = split(Float.select(tiny, x * 33_554_432, x))
    let k = exponent - Float.select(tiny, SIMD8(repeating: 25), zero)
    let f = m - 1
    let s = f / (f + 2)
    let z = s * s
    let p = horner(horner(SIMD8(repeating: 0.295856804), z, 0.399886549), z, 0.666666865)
    let halfSquare = f * f * 0.5
    let high = real(bits(f - halfSquare) & ~0xfff)
    let low = fma(s, fma(z, p, halfSquare), (f - high) - halfSquare)
    let factorHigh = SIMD8(repeating: factor.high), factorLow = SIMD8(repeating: factor.low)
    var y = fma(low + high, factorLow, k * two.low)
    y = fma(low, factorHigh, y)
    // Both products are exact.
    return finished(k * two.high + fma(high, factorHigh, y), argument: x)
}

@inline(__always)
func log2Float(_ x: SIMD8<Float>) -> SIMD8<Float> {
    scaled(x, factor: (1.44287109375, -0.000176052854), two: (1, 0))
}

@inline(__always)
func log10Float(_ x: SIMD8<Float>) -> SIMD8<Float> {
    scaled(x, factor: (0.434326171875, -3.16899714e-05), two: (0.301029205, 7.90341517e-07))
}
