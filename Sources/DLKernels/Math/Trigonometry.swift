/// sin, cos and tan of float32, computed in double.
///
/// x = n pi/2 + r with |r| <= pi/4, pi/2 in three parts (Cody and Waite); sin r and cos r are polynomials
/// interpolated at Chebyshev nodes. Lanes beyond 2^25 go to the C library.

private let largest: Float = 33_554_432

/// Whether any lane may be beyond `largest`, infinite or NaN.
@inline(__always)
private func isLarge(_ x: SIMD8<Float>) -> Bool {
    // One comparison for eight lanes: the sum of magnitudes reaches the limit when any of them does.
    let a = magnitude(x)
    let s4 = a.lowHalf + a.highHalf
    let s2 = s4.lowHalf + s4.highHalf
    return !(s2[0] + s2[1] < largest)
}

@inline(__always)
private func reduced(_ x: SIMD8<Float>) -> (sin: SIMD8<Double>, cos: SIMD8<Double>, quadrant: SIMD8<Int64>) {
    let wide = widen(x)
    let magic = SIMD8<Double>(repeating: 6_755_399_441_055_744)
    let shifted = fma(wide, SIMD8(repeating: 0.6366197723675814), magic)
    let n = shifted - magic
    var r = fma(n, SIMD8(repeating: -1.5707963109016418), wide)
    r = fma(n, SIMD8(repeating: -1.5893254712295857e-08), r)
    r = fma(n, SIMD8(repeating: -6.123233995736766e-17), r)
    let z = r * r
    var s = horner(SIMD8(repeating: -2.4805587179980646e-08), z, 2.7555990399839905e-06)
    s = horner(s, z, -0.0001984126691523504)
    s = horner(s, z, 0.008333333331077422)
    s = horner(s, z, -0.16666666666663882)
    var c = horner(SIMD8(repeating: 2.070056539736993e-09), z, -2.755636931675049e-07)
    c = horner(c, z, 2.4801585209738397e-05)
    c = horner(c, z, -0.0013888888887276056)
    c = horner(c, z, 0.04166666666666468)
    return (fma(r * z, s, r), fma(z * z, c, fma(z, SIMD8(repeating: -0.5), SIMD8(repeating: 1))), bits(shifted))
}

@inline(__always)
func sinFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let (s, c, quadrant) = reduced(x)
    let odd = 0 &- (quadrant & 1)
    let value = Double.select(odd, c, s)
    let sine = narrow(real(bits(value) ^ ((quadrant & 2) &<< 62)))
    let y = Float.select(Float.equal(x, SIMD8(repeating: 0)), x, sine)  // the sign of zero
    return isLarge(x) ? sinLarge(x, y) : y
}

@inline(__always)
func cosFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let (s, c, quadrant) = reduced(x)
    let odd = 0 &- (quadrant & 1)
    let value = Double.select(odd, s, c)
    let y = narrow(real(bits(value) ^ (((quadrant &+ 1) & 2) &<< 62)))
    return isLarge(x) ? cosLarge(x, y) : y
}

@inline(__always)
func tanFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let (s, c, quadrant) = reduced(x)
    let odd = 0 &- (quadrant & 1)
    let numerator = Double.select(odd, -c, s), denominator = Double.select(odd, s, c)
    let y = Float.select(Float.equal(x, SIMD8(repeating: 0)), x, narrow(numerator / denominator))
    return isLarge(x) ? tanLarge(x, y) : y
}

@inline(never)
private func sinLarge(_ x: SIMD8<Float>, _ y: SIMD8<Float>) -> SIMD8<Float> {
    var result = y
    for lane in 0..<8 where !(x[lane].magnitude < largest) { result[lane] = libmSin(x[lane]) }
    return result
}

@inline(never)
private func cosLarge(_ x: SIMD8<Float>, _ y: SIMD8<Float>) -> SIMD8<Float> {
    var result = y
    for lane in 0..<8 where !(x[lane].magnitude < largest) { result[lane] = libmCos(x[lane]) }
    return result
}

@inline(never)
private func tanLarge(_ x: SIMD8<Float>, _ y: SIMD8<Float>) -> SIMD8<Float> {
    var result = y
    for lane in 0..<8 where !(x[lane].magnitude < largest) { result[lane] = libmTan(x[lane]) }
    return result
}
