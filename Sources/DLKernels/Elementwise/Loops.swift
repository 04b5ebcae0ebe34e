/// The loops behind the kernels. A function is given by a type with static members, so that every loop is
/// specialised and the function inlined. Blocks of eight lanes are loaded before they are stored, which lets the
/// output be one of the inputs. An element's result does not depend on its place in the run.

/// How a function is computed.
enum LoopStyle {
    /// Cheap, written for one element and for eight lanes with the same bits.
    case scalar
    /// Written for eight lanes; single elements are computed in lanes as well.
    case vector
    /// Left to the compiler's vectoriser: for outputs of another width than the input, such as bool.
    case plain
    /// Too long to be inlined more than once, or a library call: one plain loop over the elements.
    case slow
}

protocol UnaryFunction: SendableMetatype {
    associatedtype Input: SIMDScalar & ExpressibleByIntegerLiteral & SendableMetatype
    associatedtype Output: SIMDScalar & SendableMetatype
    static var style: LoopStyle { get }
    static func apply(_ x: Input) -> Output
    static func lanes(_ x: SIMD8<Input>) -> SIMD8<Output>
}

/// A function written for one element; both ways of computing it give the same bits.
protocol ScalarUnary: UnaryFunction {}
extension ScalarUnary {
    @inline(__always) static var style: LoopStyle { .scalar }
    @inline(__always)
    static func lanes(_ x: SIMD8<Input>) -> SIMD8<Output> {
        SIMD8(apply(x[0]), apply(x[1]), apply(x[2]), apply(x[3]), apply(x[4]), apply(x[5]), apply(x[6]), apply(x[7]))
    }
}

protocol PlainUnary: UnaryFunction {}
extension PlainUnary {
    @inline(__always) static var style: LoopStyle { .plain }
    @inline(__always)
    static func lanes(_ x: SIMD8<Input>) -> SIMD8<Output> { SIMD8(repeating: apply(x[0])) }
}

protocol SlowUnary: UnaryFunction {}
extension SlowUnary {
    @inline(__always) static var style: LoopStyle { .slow }
    @inline(__always)
    static func lanes(_ x: SIMD8<Input>) -> SIMD8<Output> { SIMD8(repeating: apply(x[0])) }
}

/// A function written for eight lanes.
protocol VectorUnary: UnaryFunction {}
extension VectorUnary {
    @inline(__always) static var style: LoopStyle { .vector }
    @inline(__always)
    static func apply(_ x: Input) -> Output { lanes(SIMD8(repeating: x))[0] }
}

@inline(__always)
func unary<F: UnaryFunction>(_: F.Type) -> UnaryLoop {
    { count, input, inputStride, output, outputStride in
        unaryLoop(
            F.self, count, input.assumingMemoryBound(to: F.Input.self), inputStride,
            output.assumingMemoryBound(to: F.Output.self), outputStride)
    }
}

@inline(__always)
private func unaryLoop<F: UnaryFunction>(
    _: F.Type, _ count: Int, _ x: UnsafePointer<F.Input>, _ xStride: Int, _ y: UnsafeMutablePointer<F.Output>, _ yStride: Int
) {
    var i = 0
    if F.style == .plain && xStride == 1 && yStride == 1 {
        for j in 0..<count { y[j] = F.apply(x[j]) }
    } else if F.style != .slow && xStride == 1 && yStride == 1 {
        if F.style == .scalar {
            while i &+ 32 <= count {
                let v0 = F.lanes(x.vector8(i)), v1 = F.lanes(x.vector8(i &+ 8))
                let v2 = F.lanes(x.vector8(i &+ 16)), v3 = F.lanes(x.vector8(i &+ 24))
                y.store8(i, v0)
                y.store8(i &+ 8, v1)
                y.store8(i &+ 16, v2)
                y.store8(i &+ 24, v3)
                i &+= 32
            }
        }
        while i &+ 8 <= count {
            y.store8(i, F.lanes(x.vector8(i)))
            i &+= 8
        }
        if F.style == .scalar {
            while i < count {
                y[i] = F.apply(x[i])
                i &+= 1
            }
        } else if i < count {
            y.store8(i, F.lanes(x.vector8(i, count: count &- i)), count: count &- i)
        }
    } else if xStride == 0 {
        let value = F.apply(x[0])
        while i < count {
            y[i &* yStride] = value
            i &+= 1
        }
    } else if F.style != .vector {
        while i < count {
            y[i &* yStride] = F.apply(x[i &* xStride])
            i &+= 1
        }
    } else {
        while i < count {
            let n = Swift.min(8, count &- i)
            let r = F.lanes(gather8(x + i &* xStride, xStride, n))
            for lane in 0..<n { y[(i &+ lane) &* yStride] = r[lane] }
            i &+= n
        }
    }
}

/// `count` (at most 8) elements that are `stride` apart, the other lanes zero.
@inline(__always)
private func gather8<T: SIMDScalar & ExpressibleByIntegerLiteral>(_ x: UnsafePointer<T>, _ stride: Int, _ count: Int) -> SIMD8<T> {
    if count == 8 {
        return SIMD8(
            x[0], x[stride], x[2 &* stride], x[3 &* stride], x[4 &* stride], x[5 &* stride], x[6 &* stride],
            x[7 &* stride])
    }
    var v = SIMD8<T>(repeating: 0)
    for lane in 0..<count { v[lane] = x[lane &* stride] }
    return v
}

protocol BinaryFunction: SendableMetatype {
    associatedtype Input: SIMDScalar & ExpressibleByIntegerLiteral & SendableMetatype
    associatedtype Output: SIMDScalar & SendableMetatype
    static var style: LoopStyle { get }
    static func apply(_ a: Input, _ b: Input) -> Output
    static func lanes(_ a: SIMD8<Input>, _ b: SIMD8<Input>) -> SIMD8<Output>
}

protocol ScalarBinary: BinaryFunction {}
extension ScalarBinary {
    @inline(__always) static var style: LoopStyle { .scalar }
    @inline(__always)
    static func lanes(_ a: SIMD8<Input>, _ b: SIMD8<Input>) -> SIMD8<Output> {
        SIMD8(
            apply(a[0], b[0]), apply(a[1], b[1]), apply(a[2], b[2]), apply(a[3], b[3]),
            apply(a[4], b[4]), apply(a[5], b[5]), apply(a[6], b[6]), apply(a[7], b[7]))
    }
}

protocol PlainBinary: BinaryFunction {}
extension PlainBinary {
    @inline(__always) static var style: LoopStyle { .plain }
    @inline(__always)
    static func lanes(_ a: SIMD8<Input>, _ b: SIMD8<Input>) -> SIMD8<Output> { SIMD8(repeating: apply(a[0], b[0])) }
}

protocol SlowBinary: BinaryFunction {}
extension SlowBinary {
    @inline(__always) static var style: LoopStyle { .slow }
    @inline(__always)
    static func lanes(_ a: SIMD8<Input>, _ b: SIMD8<Input>) -> SIMD8<Output> { SIMD8(repeating: apply(a[0], b[0])) }
}

protocol VectorBinary: BinaryFunction {}
extension VectorBinary {
    @inline(__always) static var style: LoopStyle { .vector }
    @inline(__always)
    static func apply(_ a: Input, _ b: Input) -> Output { lanes(SIMD8(repeating: a), SIMD8(repeating: b))[0] }
}

@inline(__always)
func binary<F: BinaryFunction>(_: F.Type) -> BinaryLoop {
    { count, a, aStride, b, bStride, output, outputStride in
        binaryLoop(
            F.self, count, a.assumingMemoryBound(to: F.Input.self), aStride,
            b.assumingMemoryBound(to: F.Input.self), bStride,
            output.assumingMemoryBound(to: F.Output.self), outputStride)
    }
}

@inline(__always)
private func binaryLoop<F: BinaryFunction>(
    _: F.Type, _ count: Int, _ a: UnsafePointer<F.Input>, _ aStride: Int,
    _ b: UnsafePointer<F.Input>, _ bStride: Int, _ y: UnsafeMutablePointer<F.Output>, _ yStride: Int
) {
    var i = 0
    if F.style == .plain && yStride == 1 && aStride == 1 && bStride == 1 {
        for j in 0..<count { y[j] = F.apply(a[j], b[j]) }
    } else if F.style == .plain && yStride == 1 && aStride == 1 && bStride == 0 {
        let scalar = b[0]
        for j in 0..<count { y[j] = F.apply(a[j], scalar) }
    } else if F.style == .plain && yStride == 1 && aStride == 0 && bStride == 1 {
        let scalar = a[0]
        for j in 0..<count { y[j] = F.apply(scalar, b[j]) }
    } else if F.style != .slow && aStride == 1 && bStride == 1 && yStride == 1 {
        if F.style == .scalar {
            while i &+ 32 <= count {
                let v0 = F.lanes(a.vector8(i), b.vector8(i))
                let v1 = F.lanes(a.vector8(i &+ 8), b.vector8(i &+ 8))
                let v2 = F.lanes(a.vector8(i &+ 16), b.vector8(i &+ 16))
                let v3 = F.lanes(a.vector8(i &+ 24), b.vector8(i &+ 24))
                y.store8(i, v0)
                y.store8(i &+ 8, v1)
                y.store8(i &+ 16, v2)
                y.store8(i &+ 24, v3)
                i &+= 32
            }
        }
        while i &+ 8 <= count {
            y.store8(i, F.lanes(a.vector8(i), b.vector8(i)))
            i &+= 8
        }
        if F.style == .scalar {
            while i < count {
                y[i] = F.apply(a[i], b[i])
                i &+= 1
            }
        } else if i < count {
            let n = count &- i
            y.store8(i, F.lanes(a.vector8(i, count: n), b.vector8(i, count: n)), count: n)
        }
    } else if F.style != .slow && aStride == 1 && bStride == 0 && yStride == 1 {
        let scalar = b[0]
        let splat = SIMD8(repeating: scalar)
        while i &+ 8 <= count {
            y.store8(i, F.lanes(a.vector8(i), splat))
            i &+= 8
        }
        while i < count {
            y[i] = F.apply(a[i], scalar)
            i &+= 1
        }
    } else if F.style != .slow && aStride == 0 && bStride == 1 && yStride == 1 {
        let scalar = a[0]
        let splat = SIMD8(repeating: scalar)
        while i &+ 8 <= count {
            y.store8(i, F.lanes(splat, b.vector8(i)))
            i &+= 8
        }
        while i < count {
            y[i] = F.apply(scalar, b[i])
            i &+= 1
        }
    } else if F.style != .vector {
        while i < count {
            y[i &* yStride] = F.apply(a[i &* aStride], b[i &* bStride])
            i &+= 1
        }
    } else {
        while i < count {
            let n = Swift.min(8, count &- i)
            let r = F.lanes(gather8(a + i &* aStride, aStride, n), gather8(b + i &* bStride, bStride, n))
            for lane in 0..<n { y[(i &+ lane) &* yStride] = r[lane] }
            i &+= n
        }
    }
}

protocol TernaryFunction: SendableMetatype {
    associatedtype A: SIMDScalar & SendableMetatype
    associatedtype B: SIMDScalar & SendableMetatype
    static func apply(_ a: A, _ b: B, _ c: B) -> B
    static func lanes(_ a: SIMD8<A>, _ b: SIMD8<B>, _ c: SIMD8<B>) -> SIMD8<B>
}
extension TernaryFunction {
    @inline(__always)
    static func lanes(_ a: SIMD8<A>, _ b: SIMD8<B>, _ c: SIMD8<B>) -> SIMD8<B> {
        SIMD8(
            apply(a[0], b[0], c[0]), apply(a[1], b[1], c[1]), apply(a[2], b[2], c[2]), apply(a[3], b[3], c[3]),
            apply(a[4], b[4], c[4]), apply(a[5], b[5], c[5]), apply(a[6], b[6], c[6]), apply(a[7], b[7], c[7]))
    }
}

@inline(__always)
func ternary<F: TernaryFunction>(_: F.Type) -> TernaryLoop {
    { count, a, aStride, b, bStride, c, cStride, output, outputStride in
        ternaryLoop(
            F.self, count, a.assumingMemoryBound(to: F.A.self), aStride,
            b.assumingMemoryBound(to: F.B.self), bStride, c.assumingMemoryBound(to: F.B.self), cStride,
            output.assumingMemoryBound(to: F.B.self), outputStride)
    }
}

@inline(__always)
private func ternaryLoop<F: TernaryFunction>(
    _: F.Type, _ count: Int, _ a: UnsafePointer<F.A>, _ aStride: Int, _ b: UnsafePointer<F.B>, _ bStride: Int,
    _ c: UnsafePointer<F.B>, _ cStride: Int, _ y: UnsafeMutablePointer<F.B>, _ yStride: Int
) {
    var i = 0
    if yStride == 1 && aStride == 1 && (bStride | 1) == 1 && (cStride | 1) == 1 {
        // The values are vectors or one repeated element each.
        if bStride == 1 && cStride == 1 {
            while i &+ 8 <= count {
                y.store8(i, F.lanes(a.vector8(i), b.vector8(i), c.vector8(i)))
                i &+= 8
            }
        } else if bStride == 1 {
            let splat = SIMD8(repeating: c[0])
            while i &+ 8 <= count {
                y.store8(i, F.lanes(a.vector8(i), b.vector8(i), splat))
                i &+= 8
            }
        } else if cStride == 1 {
            let splat = SIMD8(repeating: b[0])
            while i &+ 8 <= count {
                y.store8(i, F.lanes(a.vector8(i), splat, c.vector8(i)))
                i &+= 8
            }
        } else {
            let first = SIMD8(repeating: b[0]), second = SIMD8(repeating: c[0])
            while i &+ 8 <= count {
                y.store8(i, F.lanes(a.vector8(i), first, second))
                i &+= 8
            }
        }
    } else if yStride == 1 && aStride == 0 && bStride == 1 && cStride == 1 {
        // One gradient for all elements, as that of a mean.
        let splat = SIMD8(repeating: a[0])
        while i &+ 8 <= count {
            y.store8(i, F.lanes(splat, b.vector8(i), c.vector8(i)))
            i &+= 8
        }
    }
    while i < count {
        y[i &* yStride] = F.apply(a[i &* aStride], b[i &* bStride], c[i &* cStride])
        i &+= 1
    }
}
