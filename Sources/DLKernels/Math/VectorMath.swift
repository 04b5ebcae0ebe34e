import CShims

/// Floating types with vector versions of the elementary functions, eight lanes at a time.
///
/// float32 results are within 2.5 units in the last place, float64 within 1.5, over the whole
/// range: denormals, overflow to infinity, signed zeros, infinities and NaN included.
protocol VectorMath: BinaryFloatingPoint, Lane {
    static func vectorSqrt(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func scalarSqrt(_ x: Self) -> Self
    static func scalarFma(_ a: Self, _ b: Self, _ c: Self) -> Self
    static func vectorFma(_ a: SIMD8<Self>, _ b: SIMD8<Self>, _ c: SIMD8<Self>) -> SIMD8<Self>
    static func vectorExp(_ x: SIMD8<Self>) -> SIMD8<Self>
    /// e^x for x <= 40.
    static func vectorExpFalling(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorExpm1(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorTanh(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorSigmoid(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorSoftplus(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorLog(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorLog1p(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorLog2(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorLog10(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorSin(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorCos(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorTan(_ x: SIMD8<Self>) -> SIMD8<Self>
    static func vectorErf(_ x: SIMD8<Self>) -> SIMD8<Self>
    /// The normal distribution function and its density.
    static func vectorNormal(_ x: SIMD8<Self>) -> (distribution: SIMD8<Self>, density: SIMD8<Self>)
    static func vectorPow(_ x: SIMD8<Self>, _ y: SIMD8<Self>) -> SIMD8<Self>
}

extension Float: VectorMath {
    @inline(__always) static func vectorSqrt(_ x: SIMD8<Float>) -> SIMD8<Float> { dl_square_root_float8(x) }
    @inline(__always) static func scalarSqrt(_ x: Float) -> Float { dl_square_root_float(x) }
    @inline(__always) static func scalarFma(_ a: Float, _ b: Float, _ c: Float) -> Float { fma(a, b, c) }
    @inline(__always)
    static func vectorFma(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> { fma(a, b, c) }
    @inline(__always) static func vectorExp(_ x: SIMD8<Float>) -> SIMD8<Float> { expFloat(x) }
    @inline(__always) static func vectorExpFalling(_ x: SIMD8<Float>) -> SIMD8<Float> { expFallingFloat(x) }
    @inline(__always) static func vectorExpm1(_ x: SIMD8<Float>) -> SIMD8<Float> { expm1Float(x) }
    @inline(__always) static func vectorTanh(_ x: SIMD8<Float>) -> SIMD8<Float> { tanhFloat(x) }
    @inline(__always) static func vectorSigmoid(_ x: SIMD8<Float>) -> SIMD8<Float> { sigmoidFloat(x) }
    @inline(__always) static func vectorSoftplus(_ x: SIMD8<Float>) -> SIMD8<Float> { softplusFloat(x) }
    @inline(__always) static func vectorLog(_ x: SIMD8<Float>) -> SIMD8<Float> { logFloat(x) }
    @inline(__always) static func vectorLog1p(_ x: SIMD8<Float>) -> SIMD8<Float> { log1pFloat(x) }
    @inline(__always) static func vectorLog2(_ x: SIMD8<Float>) -> SIMD8<Float> { log2Float(x) }
    @inline(__always) static func vectorLog10(_ x: SIMD8<Float>) -> SIMD8<Float> { log10Float(x) }
    @inline(__always) static func vectorSin(_ x: SIMD8<Float>) -> SIMD8<Float> { sinFloat(x) }
    @inline(__always) static func vectorCos(_ x: SIMD8<Float>) -> SIMD8<Float> { cosFloat(x) }
    @inline(__always) static func vectorTan(_ x: SIMD8<Float>) -> SIMD8<Float> { tanFloat(x) }
    @inline(__always) static func vectorErf(_ x: SIMD8<Float>) -> SIMD8<Float> { erfFloat(x) }
    @inline(__always)
    static func vectorNormal(_ x: SIMD8<Float>) -> (distribution: SIMD8<Float>, density: SIMD8<Float>) { normalFloat(x) }
    @inline(__always) static func vectorPow(_ x: SIMD8<Float>, _ y: SIMD8<Float>) -> SIMD8<Float> { powFloat(x, y) }
}

extension Double: VectorMath {
    @inline(__always) static func vectorSqrt(_ x: SIMD8<Double>) -> SIMD8<Double> { dl_square_root_double8(x) }
    @inline(__always) static func scalarSqrt(_ x: Double) -> Double { dl_square_root_double(x) }
    @inline(__always) static func scalarFma(_ a: Double, _ b: Double, _ c: Double) -> Double { fma(a, b, c) }
    @inline(__always)
    static func vectorFma(_ a: SIMD8<Double>, _ b: SIMD8<Double>, _ c: SIMD8<Double>) -> SIMD8<Double> { fma(a, b, c) }
    @inline(__always) static func vectorExp(_ x: SIMD8<Double>) -> SIMD8<Double> { expDouble(x) }
    @inline(__always) static func vectorExpFalling(_ x: SIMD8<Double>) -> SIMD8<Double> { expDouble(x) }
    @inline(__always) static func vectorExpm1(_ x: SIMD8<Double>) -> SIMD8<Double> { libmLanes(x, libmExpm1) }
    @inline(__always) static func vectorTanh(_ x: SIMD8<Double>) -> SIMD8<Double> { tanhDouble(x) }
    @inline(__always) static func vectorSigmoid(_ x: SIMD8<Double>) -> SIMD8<Double> { sigmoidDouble(x) }
    @inline(__always) static func vectorSoftplus(_ x: SIMD8<Double>) -> SIMD8<Double> { softplusDouble(x) }
    @inline(__always) static func vectorLog(_ x: SIMD8<Double>) -> SIMD8<Double> { logDouble(x) }
    @inline(__always) static func vectorLog1p(_ x: SIMD8<Double>) -> SIMD8<Double> { log1pDouble(x) }
    @inline(__always) static func vectorLog2(_ x: SIMD8<Double>) -> SIMD8<Double> { libmLanes(x, libmLog2) }
    @inline(__always) static func vectorLog10(_ x: SIMD8<Double>) -> SIMD8<Double> { libmLanes(x, libmLog10) }
    @inline(__always) static func vectorSin(_ x: SIMD8<Double>) -> SIMD8<Double> { libmLanes(x, libmSin) }
    @inline(__always) static func vectorCos(_ x: SIMD8<Double>) -> SIMD8<Double> { libmLanes(x, libmCos) }
    @inline(__always) static func vectorTan(_ x: SIMD8<Double>) -> SIMD8<Double> { libmLanes(x, libmTan) }
    @inline(__always) static func vectorErf(_ x: SIMD8<Double>) -> SIMD8<Double> { libmLanes(x, libmErf) }
    @inline(__always)
    static func vectorNormal(_ x: SIMD8<Double>) -> (distribution: SIMD8<Double>, density: SIMD8<Double>) {
        ((vectorErf(x * 0.7071067811865476) + 1) * 0.5, expDouble(x * x * -0.5) * 0.3989422804014327)
    }
    @inline(__always)
    static func vectorPow(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double> { powDouble(x, y) }
}

@inline(__always)
func widen(_ x: SIMD8<Float>) -> SIMD8<Double> { dl_double8_of_float8(x) }

@inline(__always)
func narrow(_ x: SIMD8<Double>) -> SIMD8<Float> { dl_float8_of_double8(x) }

@inline(__always)
func bits(_ x: SIMD8<Float>) -> SIMD8<Int32> { unsafeBitCast(x, to: SIMD8<Int32>.self) }

@inline(__always)
func bits(_ x: SIMD8<Double>) -> SIMD8<Int64> { unsafeBitCast(x, to: SIMD8<Int64>.self) }

@inline(__always)
func real(_ x: SIMD8<Int32>) -> SIMD8<Float> { unsafeBitCast(x, to: SIMD8<Float>.self) }

@inline(__always)
func real(_ x: SIMD8<Int64>) -> SIMD8<Double> { unsafeBitCast(x, to: SIMD8<Double>.self) }

/// The absolute value.
@inline(__always)
func magnitude(_ x: SIMD8<Float>) -> SIMD8<Float> { real(bits(x) & 0x7fff_ffff) }

@inline(__always)
func magnitude(_ x: SIMD8<Double>) -> SIMD8<Double> { real(bits(x) & 0x7fff_ffff_ffff_ffff) }

/// `x` (not negative) with the sign of `sign`.
@inline(__always)
func withSign(of sign: SIMD8<Float>, _ x: SIMD8<Float>) -> SIMD8<Float> { real(bits(x) | (bits(sign) & Int32.min)) }

@inline(__always)
func withSign(of sign: SIMD8<Double>, _ x: SIMD8<Double>) -> SIMD8<Double> { real(bits(x) | (bits(sign) & Int64.min)) }


@inline(__always)
func horner(_ p: SIMD8<Float>, _ x: SIMD8<Float>, _ c: Float) -> SIMD8<Float> { fma(p, x, SIMD8(repeating: c)) }

@inline(__always)
func horner(_ p: SIMD8<Double>, _ x: SIMD8<Double>, _ c: Double) -> SIMD8<Double> { fma(p, x, SIMD8(repeating: c)) }

/// A library function, lane by lane.
@inline(__always)
func libmLanes(_ x: SIMD8<Double>, _ f: (Double) -> Double) -> SIMD8<Double> {
    SIMD8(f(x[0]), f(x[1]), f(x[2]), f(x[3]), f(x[4]), f(x[5]), f(x[6]), f(x[7]))
}

@inline(__always)
func libmLanes(_ x: SIMD8<Float>, _ f: (Float) -> Float) -> SIMD8<Float> {
    SIMD8(f(x[0]), f(x[1]), f(x[2]), f(x[3]), f(x[4]), f(x[5]), f(x[6]), f(x[7]))
}
