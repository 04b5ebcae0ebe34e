import Glibc

// The C library's functions, under names that do not collide with the kernels'.

@inline(__always) func libmExpm1(_ x: Double) -> Double { expm1(x) }
@inline(__always) func libmLog2(_ x: Double) -> Double { log2(x) }
@inline(__always) func libmLog10(_ x: Double) -> Double { log10(x) }
@inline(__always) func libmSin(_ x: Double) -> Double { sin(x) }
@inline(__always) func libmCos(_ x: Double) -> Double { cos(x) }
@inline(__always) func libmTan(_ x: Double) -> Double { tan(x) }
@inline(__always) func libmErf(_ x: Double) -> Double { erf(x) }
@inline(__always) func libmPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
@inline(__always) func libmPow(_ x: Float, _ y: Float) -> Float { powf(x, y) }
@inline(__always) func libmSin(_ x: Float) -> Float { sinf(x) }
@inline(__always) func libmCos(_ x: Float) -> Float { cosf(x) }
@inline(__always) func libmTan(_ x: Float) -> Float { tanf(x) }
@inline(__always) func libmExp(_ x: Double) -> Double { exp(x) }
@inline(__always) func libmExp2(_ x: Double) -> Double { exp2(x) }
@inline(__always) func libmLog(_ x: Double) -> Double { log(x) }
@inline(__always) func libmLog1p(_ x: Double) -> Double { log1p(x) }
@inline(__always) func libmAsin(_ x: Double) -> Double { asin(x) }
@inline(__always) func libmAcos(_ x: Double) -> Double { acos(x) }
@inline(__always) func libmAtan(_ x: Double) -> Double { atan(x) }
@inline(__always) func libmAtan2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
@inline(__always) func libmHypot(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
@inline(__always) func libmAsinh(_ x: Double) -> Double { asinh(x) }
@inline(__always) func libmAcosh(_ x: Double) -> Double { acosh(x) }
@inline(__always) func libmAtanh(_ x: Double) -> Double { atanh(x) }
@inline(__always) func libmScale(_ x: Double, _ exponent: Int) -> Double { scalbn(x, Int32(exponent)) }
@inline(__always)
func libmLogGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
}
