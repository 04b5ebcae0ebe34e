/// Arithmetic with numbers in two parts, for functions of float64 whose last digit is to be right: the larger part is the sum rounded,
/// the smaller one what rounding left. (T. J. Dekker, Numerische Mathematik 18, 1971.)
struct TwoParts {
    var high: Double
    var low: Double

    @inline(__always)
    init(_ high: Double, _ low: Double = 0) {
        self.high = high
        self.low = low
    }

    @inline(__always) var value: Double { high + low }

    /// The exact sum of two numbers.
    @inline(__always)
    static func sum(_ a: Double, _ b: Double) -> TwoParts {
        let s = a + b, part = s - a
        return TwoParts(s, (a - (s - part)) + (b - part))
    }

    /// The exact product of two numbers (below 2^995, and not so small that the smaller part vanishes).
    @inline(__always)
    static func product(_ a: Double, _ b: Double) -> TwoParts {
        let p = a * b
        #if DL_FMA
        return TwoParts(p, (-p).addingProduct(a, b))
        #else
        // Factors cut into halves of 26 bits.
        let x = a * 134_217_729, y = b * 134_217_729
        let a1 = x - (x - a), b1 = y - (y - b)
        let a2 = a - a1, b2 = b - b1
        return TwoParts(p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2)
        #endif
    }

    @inline(__always)
    static func + (a: TwoParts, b: TwoParts) -> TwoParts {
        let s = sum(a.high, b.high)
        return TwoParts(s.high, s.low + (a.low + b.low))
    }

    @inline(__always)
    static func * (a: TwoParts, b: TwoParts) -> TwoParts {
        let p = product(a.high, b.high)
        return TwoParts(p.high, p.low + (a.high * b.low + a.low * b.high))
    }

    @inline(__always) static prefix func - (a: TwoParts) -> TwoParts { TwoParts(-a.high, -a.low) }

    /// The reciprocal of a number.
    @inline(__always)
    static func reciprocal(_ x: Double) -> TwoParts {
        let q = 1 / x, p = product(q, x)
        return TwoParts(q, ((1 - p.high) - p.low) * q)
    }

    /// The polynomial in x whose `count` coefficients stand at `start`, the highest first, the last two in two parts.
    @inline(__always)
    static func polynomial<let size: Int>(_ c: borrowing [size of Double], _ x: Double, from start: Int = 0, count: Int) -> TwoParts {
        var p = c[start]
        let end = start &+ count
        for i in (start &+ 1)..<(end &- 4) { p = fma(p, x, c[i]) }
        let slope = sum(c[end &- 4], p * x)
        let rise = product(slope.high, x)
        let s = sum(c[end &- 2], rise.high)
        return TwoParts(s.high, s.low + (c[end &- 1] + (rise.low + (slope.low + c[end &- 3]) * x)))
    }
}

/// e^x for |x| < 750 as a number in two parts and a power of two, to about 60 bits: x = n log 2 + r, e^r = 1 + r + r^2 / 2 + r^3 q(r).
@inline(__always)
func exponential(_ x: TwoParts) -> (mantissa: TwoParts, exponent: Int) {
    let coefficients: [10 of Double] = [
        2.09147553258932e-09, 2.5105312729622103e-08, 2.755727347871858e-07, 2.755725517000089e-06, 2.480158732567746e-05,
        0.0001984126987500228, 0.0013888888888883711, 0.008333333333326084, 0.04166666666666667, 0.1666666666666667,
    ]
    let n = (x.high * 1.4426950408889634).rounded(.toNearestOrEven)
    // The first part of log 2 has 32 bits, so that its products with n are exact.
    let r = x.high - n * 0.6931471803691238
    let rest = x.low - n * 1.9082149292705877e-10
    var q = coefficients[0]
    for i in 1..<10 { q = fma(q, r, coefficients[i]) }
    let s = TwoParts.sum(1, r), square = TwoParts.product(r, 0.5 * r)
    let t = TwoParts.sum(s.high, square.high), cube = r * r * r * q
    // rest is below 2^-22.
    return (TwoParts(t.high, t.low + (s.low + square.low) + (cube + (rest + 0.5 * rest * rest) * (t.high + cube))), Int(n))
}

/// log x in two parts, to about 2^-59 of 1: the library's, and one step of Newton's method for e^y = x.
@inline(__always)
func logarithm(_ x: TwoParts) -> TwoParts {
    let y = libmLog(x.high)
    let (mantissa, exponent) = exponential(TwoParts(-y))
    let scaled = x.high.scaled(byPowerOf: exponent)
    let p = TwoParts.product(scaled, mantissa.high)
    let rest = (p.high - 1) + (p.low + scaled * mantissa.low)
    return TwoParts(y, rest + x.low / x.high)
}

extension Double {
    /// The number times 2^exponent, rounded once.
    @inline(__always)
    func scaled(byPowerOf exponent: Int) -> Double {
        if exponent > -1000 && exponent < 1000 && magnitude > 1e-280 {
            let half = exponent >> 1
            let first = Double(bitPattern: UInt64(bitPattern: Int64(half &+ 1023)) &<< 52)
            let second = Double(bitPattern: UInt64(bitPattern: Int64(exponent &- half &+ 1023)) &<< 52)
            return self * first * second
        }
        return libmScale(self, exponent)
    }
}
