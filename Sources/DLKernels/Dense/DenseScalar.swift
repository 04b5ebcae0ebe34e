import COpenBLAS
import CShims

/// The element types of the dense kernels, with the 32-byte vector that their tiles are built from.
protocol DenseScalar: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
    associatedtype Vector: SIMD where Vector.Scalar == Self

    static var lanes: Int { get }
    static func zeroVector() -> Vector
    static func splat(_ value: Self) -> Vector
    static func load(_ pointer: UnsafePointer<Self>) -> Vector
    static func store(_ vector: Vector, _ pointer: UnsafeMutablePointer<Self>)
    /// `a * b + c`, in one rounding where the instruction set has it.
    static func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector
    static func add(_ a: Vector, _ b: Vector) -> Vector
    static func multiply(_ a: Vector, _ b: Vector) -> Vector
    static func divide(_ a: Vector, _ b: Vector) -> Vector
    /// The sum of the lanes as a balanced tree.
    static func sumLanes(_ vector: Vector) -> Self

    /// The elements at even and at odd places of `2 * lanes` consecutive ones.
    static func loadPairs(_ pointer: UnsafePointer<Self>) -> (even: Vector, odd: Vector)
    /// Writes every lane twice: `2 * lanes` consecutive elements.
    static func storeTwice(_ vector: Vector, _ pointer: UnsafeMutablePointer<Self>)
    /// One element from each of `lanes` places that lie `stride` elements apart.
    static func gather(_ pointer: UnsafePointer<Self>, _ stride: Int) -> Vector
    /// Transposes a block of `lanes` x `lanes`; strides are those of rows.
    static func transposeBlock(_ source: UnsafePointer<Self>, _ sourceStride: Int, _ target: UnsafeMutablePointer<Self>, _ targetStride: Int)

    static func blasGemm(
        transposeA: Bool, transposeB: Bool, m: Int32, n: Int32, k: Int32,
        alpha: Self, a: UnsafePointer<Self>, lda: Int32, b: UnsafePointer<Self>, ldb: Int32,
        beta: Self, c: UnsafeMutablePointer<Self>, ldc: Int32)

    /// Convolutions without columns in memory, for float32. nil where a product over columns is the better way, false when
    /// scratch memory could not be had.
    static func directForward(
        _ g: Conv2dGeometry, input: UnsafePointer<Self>, weight: UnsafePointer<Self>, bias: UnsafePointer<Self>?,
        output: UnsafeMutablePointer<Self>) -> Bool?
    static func directInputGradient(
        _ g: Conv2dGeometry, outputGradient: UnsafePointer<Self>, weight: UnsafePointer<Self>,
        inputGradient: UnsafeMutablePointer<Self>) -> Bool?
    static func directWeightGradient(
        _ g: Conv2dGeometry, input: UnsafePointer<Self>, outputGradient: UnsafePointer<Self>,
        weightGradient: UnsafeMutablePointer<Self>) -> Bool?
}

extension Float: DenseScalar {
    typealias Vector = SIMD8<Float>

    @inline(__always) static var lanes: Int { 8 }
    @inline(__always) static func zeroVector() -> SIMD8<Float> { SIMD8<Float>(repeating: 0) }
    @inline(__always) static func splat(_ value: Float) -> SIMD8<Float> { SIMD8<Float>(repeating: value) }
    @inline(__always) static func load(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
        UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
    }
    @inline(__always) static func store(_ vector: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: SIMD8<Float>.self)
    }
    @inline(__always) static func multiplyAdd(
        _ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>
    ) -> SIMD8<Float> { fma(a, b, c) }
    @inline(__always) static func add(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> { a + b }
    @inline(__always) static func multiply(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> { a * b }
    @inline(__always) static func divide(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> { a / b }
    @inline(__always) static func sumLanes(_ vector: SIMD8<Float>) -> Float {
        let four = vector.lowHalf + vector.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }
    @inline(__always) static func loadPairs(
        _ pointer: UnsafePointer<Float>
    ) -> (even: SIMD8<Float>, odd: SIMD8<Float>) {
        let both = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD16<Float>.self)
        return (both.evenHalf, both.oddHalf)
    }
    @inline(__always) static func storeTwice(_ vector: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
        var both = SIMD16<Float>()
        both.evenHalf = vector
        both.oddHalf = vector
        UnsafeMutableRawPointer(pointer).storeBytes(of: both, as: SIMD16<Float>.self)
    }
    @inline(__always) static func gather(_ p: UnsafePointer<Float>, _ stride: Int) -> SIMD8<Float> {
        SIMD8<Float>(
            p[0], p[stride], p[2 &* stride], p[3 &* stride],
            p[4 &* stride], p[5 &* stride], p[6 &* stride], p[7 &* stride])
    }
    @inline(__always) static func transposeBlock(
        _ source: UnsafePointer<Float>, _ sourceStride: Int, _ target: UnsafeMutablePointer<Float>, _ targetStride: Int
    ) { dl_transpose_8x8(source, sourceStride, target, targetStride) }

    static func blasGemm(
        transposeA: Bool, transposeB: Bool, m: Int32, n: Int32, k: Int32,
        alpha: Float, a: UnsafePointer<Float>, lda: Int32, b: UnsafePointer<Float>, ldb: Int32,
        beta: Float, c: UnsafeMutablePointer<Float>, ldc: Int32
    ) {
        cblas_sgemm(
            CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
            m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
    }
}

extension Double: DenseScalar {
    typealias Vector = SIMD4<Double>

    @inline(__always) static var lanes: Int { 4 }
    @inline(__always) static func zeroVector() -> SIMD4<Double> { SIMD4<Double>(repeating: 0) }
    @inline(__always) static func splat(_ value: Double) -> SIMD4<Double> { SIMD4<Double>(repeating: value) }
    @inline(__always) static func load(_ pointer: UnsafePointer<Double>) -> SIMD4<Double> {
        UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Double>.self)
    }
    @inline(__always) static func store(_ vector: SIMD4<Double>, _ pointer: UnsafeMutablePointer<Double>) {
        UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: SIMD4<Double>.self)
    }
    @inline(__always) static func multiplyAdd(
        _ a: SIMD4<Double>, _ b: SIMD4<Double>, _ c: SIMD4<Double>
    ) -> SIMD4<Double> { fma(a, b, c) }
    @inline(__always) static func add(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> { a + b }
    @inline(__always) static func multiply(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> { a * b }
    @inline(__always) static func divide(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> { a / b }
    @inline(__always) static func sumLanes(_ vector: SIMD4<Double>) -> Double {
        let two = vector.lowHalf + vector.highHalf
        return two.x + two.y
    }
    @inline(__always) static func loadPairs(
        _ pointer: UnsafePointer<Double>
    ) -> (even: SIMD4<Double>, odd: SIMD4<Double>) {
        let both = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Double>.self)
        return (both.evenHalf, both.oddHalf)
    }
    @inline(__always) static func storeTwice(_ vector: SIMD4<Double>, _ pointer: UnsafeMutablePointer<Double>) {
        var both = SIMD8<Double>()
        both.evenHalf = vector
        both.oddHalf = vector
        UnsafeMutableRawPointer(pointer).storeBytes(of: both, as: SIMD8<Double>.self)
    }
    @inline(__always) static func gather(_ p: UnsafePointer<Double>, _ stride: Int) -> SIMD4<Double> {
        SIMD4<Double>(p[0], p[stride], p[2 &* stride], p[3 &* stride])
    }
    @inline(__always) static func transposeBlock(
        _ source: UnsafePointer<Double>, _ sourceStride: Int, _ target: UnsafeMutablePointer<Double>, _ targetStride: Int
    ) { dl_transpose_4x4(source, sourceStride, target, targetStride) }

    static func blasGemm(
        transposeA: Bool, transposeB: Bool, m: Int32, n: Int32, k: Int32,
        alpha: Double, a: UnsafePointer<Double>, lda: Int32, b: UnsafePointer<Double>, ldb: Int32,
        beta: Double, c: UnsafeMutablePointer<Double>, ldc: Int32
    ) {
        cblas_dgemm(
            CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
            m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
    }
}
