/// Small arithmetic helpers that every kernel shares.

/// a * b + c: one fused instruction where the instruction set has it, else a multiplication and an addition.
@inline(__always)
func fma(_ a: Float, _ b: Float, _ c: Float) -> Float {
    #if DL_FMA
    return c.addingProduct(a, b)
    #else
    return a * b + c
    #endif
}

@inline(__always)
func fma(_ a: Double, _ b: Double, _ c: Double) -> Double {
    #if DL_FMA
    return c.addingProduct(a, b)
    #else
    return a * b + c
    #endif
}

@inline(__always)
func fma(_ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>) -> SIMD4<Float> {
    #if DL_FMA
    return c.addingProduct(a, b)
    #else
    return a * b + c
    #endif
}

@inline(__always)
func fma(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
    #if DL_FMA
    return c.addingProduct(a, b)
    #else
    return a * b + c
    #endif
}

@inline(__always)
func fma(_ a: SIMD16<Float>, _ b: SIMD16<Float>, _ c: SIMD16<Float>) -> SIMD16<Float> {
    #if DL_FMA
    return c.addingProduct(a, b)
    #else
    return a * b + c
    #endif
}

@inline(__always)
func fma(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> SIMD2<Double> {
    #if DL_FMA
    return c.addingProduct(a, b)
    #else
    return a * b + c
    #endif
}

@inline(__always)
func fma(_ a: SIMD4<Double>, _ b: SIMD4<Double>, _ c: SIMD4<Double>) -> SIMD4<Double> {
    #if DL_FMA
    return c.addingProduct(a, b)
    #else
    return a * b + c
    #endif
}

@inline(__always)
func fma(_ a: SIMD8<Double>, _ b: SIMD8<Double>, _ c: SIMD8<Double>) -> SIMD8<Double> {
    #if DL_FMA
    return c.addingProduct(a, b)
    #else
    return a * b + c
    #endif
}

extension UnsafePointer where Pointee: SIMDScalar {
    /// Eight consecutive elements; no alignment needed.
    @inline(__always)
    func vector8(_ index: Int) -> SIMD8<Pointee> {
        UnsafeRawPointer(self + index).loadUnaligned(as: SIMD8<Pointee>.self)
    }

    /// The first `count` (< 8) of eight elements, the others zero.
    @inline(__always)
    func vector8(_ index: Int, count: Int) -> SIMD8<Pointee> where Pointee: ExpressibleByIntegerLiteral {
        var result = SIMD8<Pointee>(repeating: 0)
        for lane in 0..<count { result[lane] = self[index &+ lane] }
        return result
    }
}

extension UnsafeMutablePointer where Pointee: SIMDScalar {
    @inline(__always)
    func vector8(_ index: Int) -> SIMD8<Pointee> {
        UnsafeRawPointer(self + index).loadUnaligned(as: SIMD8<Pointee>.self)
    }

    @inline(__always)
    func store8(_ index: Int, _ value: SIMD8<Pointee>) {
        UnsafeMutableRawPointer(self + index).storeBytes(of: value, as: SIMD8<Pointee>.self)
    }

    @inline(__always)
    func store8(_ index: Int, _ value: SIMD8<Pointee>, count: Int) {
        for lane in 0..<count { self[index &+ lane] = value[lane] }
    }
}
