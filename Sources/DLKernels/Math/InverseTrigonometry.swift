/// asin, acos, atan and atan2. The polynomials are interpolated at Chebyshev nodes, to 1e-10.

/// asin t for 0 <= t <= 1/2
@inline(__always)
private func asinSmall(_ t: SIMD8<Double>) -> SIMD8<Double> {
    let z = t * t
    let p = polynomial(z, (0.02930523970533579, 0.0054431851027481075, 0.019306260869368045, 0.022132443623426794,
                           0.030397634130580702, 0.044642358484883196, 0.07500000598829049, 0.16666666665495086))
    return fma(t * z, p, t)
}

/// asin a = pi/2 - 2 asin sqrt((1 - a) / 2) above 1/2
enum Asin: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let a = magnitude(x)
        let large = Double.less(splat(0.5), a)
        let t = pick(large, Double.vectorSqrt((1 - a) * 0.5), a)
        let s = asinSmall(t)
        return withSign(of: x, pick(large, 1.5707963267948966 - 2 * s, s))
    }
    @inline(__always) static func exact(_ x: Double) -> Double { libmAsin(x) }
}

enum Acos: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> {
        let a = magnitude(x)
        let large = Double.less(splat(0.5), a), negative = Double.less(x, splat(0))
        let s = asinSmall(pick(large, Double.vectorSqrt((1 - a) * 0.5), a))
        let far = pick(negative, 3.141592653589793 - 2 * s, 2 * s)
        return pick(large, far, pick(negative, 1.5707963267948966 + s, 1.5707963267948966 - s))
    }
    @inline(__always) static func exact(_ x: Double) -> Double { libmAcos(x) }
}

/// atan(y / x) for y, x >= 0, not both zero or infinite
@inline(__always)
private func atanQuotient(_ y: SIMD8<Double>, _ x: SIMD8<Double>) -> SIMD8<Double> {
    // Above tan(3 pi / 8) and tan(pi / 8): atan q = pi/2 - atan(1/q) = pi/4 + atan((q - 1) / (q + 1)).
    let steep = Double.less(x * 2.414213562373095, y), middle = Double.less(x * 0.41421356237309503, y)
    let numerator = pick(steep, -x, pick(middle, y - x, y))
    let denominator = pick(steep, y, pick(middle, y + x, x))
    let t = numerator / denominator
    let z = t * t
    let p = polynomial(z, (0.03295394301044157, -0.06027147956365032, 0.07604765196671427, -0.09084098143736691,
                           0.11110819510978232, -0.14285708105034275, 0.19999999949803657, -0.3333333333326612))
    let base = pick(steep, splat(1.5707963267948966), pick(middle, splat(0.7853981633974483), splat(0)))
    return base + fma(t * z, p, t)
}

enum Atan: WideFunction {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>) -> SIMD8<Double> { withSign(of: x, atanQuotient(magnitude(x), splat(1))) }
    @inline(__always) static func exact(_ x: Double) -> Double { libmAtan(x) }
}

/// The angle of the point (x, y), with the arguments in the order y, x.
enum Atan2: WideBinary {
    @inline(__always)
    static func wide(_ y: SIMD8<Double>, _ x: SIMD8<Double>) -> SIMD8<Double> {
        let ay = magnitude(y), ax = magnitude(x)
        // Equal magnitudes are 45 degrees, also infinite ones; of two zeros the angle is that of the positive axis.
        let equal = Double.equal(ay, ax)
        let zero = Double.equal(ay + ax, splat(0))
        let angle = atanQuotient(pick(zero, splat(0), pick(equal, splat(1), ay)), pick(equal, splat(1), ax))
        let left = 0 &- (unsafeBitCast(unsafeBitCast(x, to: SIMD8<UInt64>.self) &>> 63, to: SIMD8<Int64>.self))
        let turned = withSign(of: y, pick(left, 3.141592653589793 - angle, angle))
        return pick(Double.equal(ay + ax, ay + ax), turned, ay + ax)
    }
    @inline(__always) static func exact(_ y: Double, _ x: Double) -> Double { libmAtan2(y, x) }
}

/// sqrt(x^2 + y^2) without overflow on the way
enum Hypot: WideBinary {
    @inline(__always)
    static func wide(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double> {
        let infinite = Double.equal(magnitude(x), splat(.infinity)) | Double.equal(magnitude(y), splat(.infinity))
        return pick(infinite, splat(.infinity), Double.vectorSqrt(x * x + y * y))
    }
    @inline(__always) static func exact(_ x: Double, _ y: Double) -> Double { libmHypot(x, y) }
}
