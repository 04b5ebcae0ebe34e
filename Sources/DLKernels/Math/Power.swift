/// Powers. float32: e^(y log x) in double where x is positive and both are finite; other lanes, and float64, go to
/// the C library.

@inline(__always)
func powFloat(_ x: SIMD8<Float>, _ y: SIMD8<Float>) -> SIMD8<Float> {
    let zero = SIMD8<Float>(repeating: 0)
    let good = Float.less(zero, x) & Float.less(x, SIMD8(repeating: Float.infinity)) & Float.equal(y - y, zero)
    let four = good.lowHalf & good.highHalf
    let two = four.lowHalf & four.highHalf
    let result = narrow(expLight(held(widen(y) * logLight(widen(x)), within: 700)))
    return two[0] & two[1] == 0 ? powSpecial(x, y, good, result) : result
}

@inline(never)
private func powSpecial(
    _ x: SIMD8<Float>, _ y: SIMD8<Float>, _ good: SIMD8<Int32>, _ fast: SIMD8<Float>
) -> SIMD8<Float> {
    var result = fast
    for lane in 0..<8 where good[lane] == 0 { result[lane] = libmPow(x[lane], y[lane]) }
    return result
}

@inline(never)
func powDouble(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double> {
    var result = SIMD8<Double>(repeating: 0)
    for lane in 0..<8 { result[lane] = libmPow(x[lane], y[lane]) }
    return result
}

/// x^y by squaring, wrapping around; a negative exponent gives 0 unless x is 1 or -1.
@inline(__always)
func powWhole<T: FixedWidthInteger>(_ x: T, _ y: T) -> T {
    if y < 0 {
        if x == 1 { return 1 }
        if T.isSigned && x == ~0 { return y & 1 == 0 ? 1 : ~0 }
        return 0
    }
    var base = x, rest = y, result: T = 1
    while rest != 0 {
        if rest & 1 != 0 { result = result &* base }
        base = base &* base
        rest >>= 1
    }
    return result
}
