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
