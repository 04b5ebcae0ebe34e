/// The error function of float32: x + x P(x^2) below 1, and 1 - e^Q(x) with Q = log erfc above; polynomials
/// interpolated at Chebyshev nodes (Q in x - 2, on [1, 4]).
@inline(__always)
func erfFloat(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let a = magnitude(x)
    let z = x * x
    var p = horner(SIMD8(repeating: 7.87587487e-05), z, -0.00080168643)
    p = horner(p, z, 0.00518908724)
    p = horner(p, z, -0.0268542115)
    p = horner(p, z, 0.112835944)
    p = horner(p, z, -0.37612626)
    p = horner(p, z, 0.12837911)
    let limit = SIMD8<Float>(repeating: 4)
    let t = Float.select(Float.less(limit, a), limit, a) - 2
    var q = horner(SIMD8(repeating: 1.6371514e-06), t, -1.98636208e-05)
    q = horner(q, t, 0.000135353985)
    q = horner(q, t, -0.000733360532)
    q = horner(q, t, 0.00357086817)
    q = horner(q, t, -0.0164646748)
    q = horner(q, t, -0.923750877)
    q = horner(q, t, -4.41816092)
    q = horner(q, t, -5.36494112)
    let far = withSign(of: x, SIMD8(repeating: 1) - expFloat(q))
    return Float.select(Float.less(a, SIMD8(repeating: 1)), fma(x, p, x), far)
}
