/// The two factors of the Box-Muller transform, from one random word each: sqrt(-2 ln u) squared, and the cosine and
/// sine of a random angle. Polynomials without fused operations, so that every build gives the same numbers. Errors of
/// the normal numbers made of them, over six million: at most 3e-5 in float32 (for u near 1, of which 24 bits are kept;
/// typically 1e-7) and 1.4e-14 in float64.
enum BoxMuller {
    // ln x: x = m 2^e with m in [1/sqrt(2), sqrt(2)), ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), where
    // s = (m - 1) / (m + 1) lies within 0.172.

    /// -2 ln u, u = (word + 1/2) / 2^32.
    @inline(__always)
    static func squaredRadius(_ word: SIMD8<UInt32>) -> SIMD8<Float> {
        let halfRoot: UInt32 = 0x3F35_04F3 // 1/sqrt(2)
        let x = float(word &>> 16) * 65536 + (float(word & 0xFFFF) + 0.5)
        let bits = unsafeBitCast(x, to: SIMD8<UInt32>.self) &+ (0x3F80_0000 - halfRoot)
        let exponent = float(bits &>> 23) - (127 + 32)
        let m = unsafeBitCast((bits & 0x7F_FFFF) &+ halfRoot, to: SIMD8<Float>.self)
        let s = (m - 1) / (m + 1)
        let q = s * s
        var series = q * (1 / 9) + (1 / 7)
        series = series * q + (1 / 5)
        series = series * q + (1 / 3)
        series = series * q + 1
        let result = -2 * (exponent * 0.693147180559945309 + 2 * s * series)
        return result.replacing(with: 0, where: result .< 0)
    }

    /// -2 ln u, u = (word + 1/2) / 2^64.
    @inline(__always)
    static func squaredRadius(_ word: UInt64) -> Double {
        let halfRoot: UInt64 = 0x3FE6_A09E_667F_3BCD
        let x = Double(word &>> 32) * 0x1p32 + (Double(word & 0xFFFF_FFFF) + 0.5)
        let bits = x.bitPattern &+ (0x3FF0_0000_0000_0000 - halfRoot)
        let exponent = Double(Int64(truncatingIfNeeded: bits &>> 52) - (1023 + 64))
        let m = Double(bitPattern: (bits & 0xF_FFFF_FFFF_FFFF) &+ halfRoot)
        let s = (m - 1) / (m + 1)
        let q = s * s
        var series = q * (1.0 / 21) + (1.0 / 19)
        series = series * q + (1.0 / 17)
        series = series * q + (1.0 / 15)
        series = series * q + (1.0 / 13)
        series = series * q + (1.0 / 11)
        series = series * q + (1.0 / 9)
        series = series * q + (1.0 / 7)
        series = series * q + (1.0 / 5)
        series = series * q + (1.0 / 3)
        series = series * q + 1
        let result = -2 * (exponent * 0.693147180559945309 + 2 * s * series)
        return result < 0 ? 0 : result
    }

    // The angle is quadrant * pi/2 + t with t in [-pi/4, pi/4); cos t and sin t by their Taylor series.

    /// cos and sin of 2 pi word / 2^32.
    @inline(__always)
    static func cosineAndSine(_ word: SIMD8<UInt32>) -> (SIMD8<Float>, SIMD8<Float>) {
        let turned = word &+ 0x2000_0000
        let upper = float((turned &>> 15) & 0x7FFF) - 16384
        let t = (upper * 32768 + float(turned & 0x7FFF)) * (2 * Float.pi * 0x1p-32)
        let q = t * t
        var sine = q * (1 / 362880) - (1 / 5040)
        sine = sine * q + (1 / 120)
        sine = sine * q - (1 / 6)
        sine = (sine * q + 1) * t
        var cosine = q * (-1 / 3628800) + (1 / 40320)
        cosine = cosine * q - (1 / 720)
        cosine = cosine * q + (1 / 24)
        cosine = cosine * q - (1 / 2)
        cosine = cosine * q + 1
        // Odd quadrants swap the two; bit 31 of these words is the sign.
        let isOdd = SIMD8<UInt32>(repeating: 0) &- ((turned &>> 30) & 1)
        let cosineBits = unsafeBitCast(cosine, to: SIMD8<UInt32>.self)
        let sineBits = unsafeBitCast(sine, to: SIMD8<UInt32>.self)
        let difference = (cosineBits ^ sineBits) & isOdd
        let cosineSign = (turned &+ 0x4000_0000) & 0x8000_0000
        let sineSign = turned & 0x8000_0000
        return (
            unsafeBitCast(cosineBits ^ difference ^ cosineSign, to: SIMD8<Float>.self),
            unsafeBitCast(sineBits ^ difference ^ sineSign, to: SIMD8<Float>.self)
        )
    }

    /// cos and sin of 2 pi word / 2^64.
    @inline(__always)
    static func cosineAndSine(_ word: UInt64) -> (Double, Double) {
        let turned = word &+ 0x2000_0000_0000_0000
        let quadrant = turned &>> 62
        let rest = Int64(truncatingIfNeeded: turned & 0x3FFF_FFFF_FFFF_FFFF) &- 0x2000_0000_0000_0000
        let t = Double(rest) * (2 * Double.pi * 0x1p-64)
        let q = t * t
        var sine = q * (1.0 / 355_687_428_096_000) - (1.0 / 1_307_674_368_000)
        sine = sine * q + (1.0 / 6_227_020_800)
        sine = sine * q - (1.0 / 39_916_800)
        sine = sine * q + (1.0 / 362_880)
        sine = sine * q - (1.0 / 5_040)
        sine = sine * q + (1.0 / 120)
        sine = sine * q - (1.0 / 6)
        sine = (sine * q + 1) * t
        var cosine = q * (1.0 / 20_922_789_888_000) - (1.0 / 87_178_291_200)
        cosine = cosine * q + (1.0 / 479_001_600)
        cosine = cosine * q - (1.0 / 3_628_800)
        cosine = cosine * q + (1.0 / 40_320)
        cosine = cosine * q - (1.0 / 720)
        cosine = cosine * q + (1.0 / 24)
        cosine = cosine * q - 0.5
        cosine = cosine * q + 1
        let isOdd = quadrant & 1 != 0
        let c = isOdd ? sine : cosine
        let s = isOdd ? cosine : sine
        return ((quadrant &+ 1) & 2 != 0 ? -c : c, quadrant & 2 != 0 ? -s : s)
    }

    /// Integers below 2^23 as numbers: they are the lowest bits of 2^23 + integer.
    @inline(__always)
    private static func float(_ value: SIMD8<UInt32>) -> SIMD8<Float> {
        unsafeBitCast(value | 0x4B00_0000, to: SIMD8<Float>.self) - 0x1p23
    }
}
