import CShims

/// How a reduction combines elements. Elements are read as `Narrow` lanes and combined in short blocks, the blocks
/// in `Wide` lanes: a float32 sum adds at most 32 terms per lane in float32 and everything else in float64.
protocol Reducer: SendableMetatype {
    associatedtype Input: Lane
    associatedtype Narrow: SIMDScalar & BitwiseCopyable & SendableMetatype
    associatedtype Wide: SIMDScalar & BitwiseCopyable & SendableMetatype
    associatedtype Output: BitwiseCopyable & SendableMetatype
    static var narrowIdentity: Narrow { get }
    static var wideIdentity: Wide { get }
    static func read(_ x: SIMD8<Input>) -> SIMD8<Narrow>
    static func combine(_ a: SIMD8<Narrow>, _ b: SIMD8<Narrow>) -> SIMD8<Narrow>
    static func widen(_ x: SIMD8<Narrow>) -> SIMD8<Wide>
    static func combineWide(_ a: SIMD8<Wide>, _ b: SIMD8<Wide>) -> SIMD8<Wide>
    static func finish(_ x: Wide, _ scale: Double) -> Output
}

/// Reducers that work in one type throughout.
protocol PlainReducer: Reducer where Narrow == Wide {}
extension PlainReducer {
    @inline(__always) static var narrowIdentity: Wide { wideIdentity }
    @inline(__always) static func widen(_ x: SIMD8<Wide>) -> SIMD8<Wide> { x }
    @inline(__always) static func combineWide(_ a: SIMD8<Wide>, _ b: SIMD8<Wide>) -> SIMD8<Wide> { combine(a, b) }
}

enum SumFloat: Reducer {
    @inline(__always) static var narrowIdentity: Float { 0 }
    @inline(__always) static var wideIdentity: Double { 0 }
    @inline(__always) static func read(_ x: SIMD8<Float>) -> SIMD8<Float> { x }
    @inline(__always) static func combine(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> { a + b }
    @inline(__always) static func widen(_ x: SIMD8<Float>) -> SIMD8<Double> { DLKernels.widen(x) }
    @inline(__always) static func combineWide(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { a + b }
    @inline(__always) static func finish(_ x: Double, _ scale: Double) -> Float { Float(x * scale) }
}
enum SumDouble: PlainReducer {
    @inline(__always) static var wideIdentity: Double { 0 }
    @inline(__always) static func read(_ x: SIMD8<Double>) -> SIMD8<Double> { x }
    @inline(__always) static func combine(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { a + b }
    @inline(__always) static func finish(_ x: Double, _ scale: Double) -> Double { x * scale }
}
/// Sums and sums of squares in float64 throughout, for differences between them.
enum WideSumFloat: PlainReducer {
    @inline(__always) static var wideIdentity: Double { 0 }
    @inline(__always) static func read(_ x: SIMD8<Float>) -> SIMD8<Double> { DLKernels.widen(x) }
    @inline(__always) static func combine(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { a + b }
    @inline(__always) static func finish(_ x: Double, _ scale: Double) -> Double { x * scale }
}
enum SquaresFloat: PlainReducer {
    @inline(__always) static var wideIdentity: Double { 0 }
    @inline(__always)
    static func read(_ x: SIMD8<Float>) -> SIMD8<Double> {
        let wide = DLKernels.widen(x)
        return wide * wide
    }
    @inline(__always) static func combine(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { a + b }
    @inline(__always) static func finish(_ x: Double, _ scale: Double) -> Double { x * scale }
}
enum SquaresDouble: PlainReducer {
    @inline(__always) static var wideIdentity: Double { 0 }
    @inline(__always) static func read(_ x: SIMD8<Double>) -> SIMD8<Double> { x * x }
    @inline(__always) static func combine(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { a + b }
    @inline(__always) static func finish(_ x: Double, _ scale: Double) -> Double { x * scale }
}
/// Integers are summed in Int64 and wrap around.
enum SumWhole<T: WidenedWhole>: PlainReducer {
    @inline(__always) static var wideIdentity: Int64 { 0 }
    @inline(__always) static func read(_ x: SIMD8<T>) -> SIMD8<Int64> { T.long(x) }
    @inline(__always) static func combine(_ a: SIMD8<Int64>, _ b: SIMD8<Int64>) -> SIMD8<Int64> { a &+ b }
    @inline(__always) static func finish(_ x: Int64, _ scale: Double) -> Int64 { x }
}

/// Products of floats are formed in float64.
enum ProductFloat: PlainReducer {
    @inline(__always) static var wideIdentity: Double { 1 }
    @inline(__always) static func read(_ x: SIMD8<Float>) -> SIMD8<Double> { DLKernels.widen(x) }
    @inline(__always) static func combine(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { a * b }
    @inline(__always) static func finish(_ x: Double, _ scale: Double) -> Float { Float(x) }
}
enum ProductDouble: PlainReducer {
    @inline(__always) static var wideIdentity: Double { 1 }
    @inline(__always) static func read(_ x: SIMD8<Double>) -> SIMD8<Double> { x }
    @inline(__always) static func combine(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> { a * b }
    @inline(__always) static func finish(_ x: Double, _ scale: Double) -> Double { x }
}
enum ProductWhole<T: WidenedWhole>: PlainReducer {
    @inline(__always) static var wideIdentity: Int64 { 1 }
    @inline(__always) static func read(_ x: SIMD8<T>) -> SIMD8<Int64> { T.long(x) }
    @inline(__always) static func combine(_ a: SIMD8<Int64>, _ b: SIMD8<Int64>) -> SIMD8<Int64> { a &* b }
    @inline(__always) static func finish(_ x: Int64, _ scale: Double) -> Int64 { x }
}

/// Extremes; NaN wins.
enum MaximumOfReal<T: Real>: PlainReducer {
    @inline(__always) static var wideIdentity: T { -T.infinity }
    @inline(__always) static func read(_ x: SIMD8<T>) -> SIMD8<T> { x }
    @inline(__always) static func combine(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { MaximumReal<T>.lanes(a, b) }
    @inline(__always) static func finish(_ x: T, _ scale: Double) -> T { x }
}
enum MinimumOfReal<T: Real>: PlainReducer {
    @inline(__always) static var wideIdentity: T { T.infinity }
    @inline(__always) static func read(_ x: SIMD8<T>) -> SIMD8<T> { x }
    @inline(__always) static func combine(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { MinimumReal<T>.lanes(a, b) }
    @inline(__always) static func finish(_ x: T, _ scale: Double) -> T { x }
}
enum MaximumOfWhole<T: Whole>: PlainReducer {
    @inline(__always) static var wideIdentity: T { T.min }
    @inline(__always) static func read(_ x: SIMD8<T>) -> SIMD8<T> { x }
    @inline(__always) static func combine(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { MaximumWhole<T>.lanes(a, b) }
    @inline(__always) static func finish(_ x: T, _ scale: Double) -> T { x }
}
enum MinimumOfWhole<T: Whole>: PlainReducer {
    @inline(__always) static var wideIdentity: T { T.max }
    @inline(__always) static func read(_ x: SIMD8<T>) -> SIMD8<T> { x }
    @inline(__always) static func combine(_ a: SIMD8<T>, _ b: SIMD8<T>) -> SIMD8<T> { MinimumWhole<T>.lanes(a, b) }
    @inline(__always) static func finish(_ x: T, _ scale: Double) -> T { x }
}

/// Whether any element, or every element, differs from zero. Lanes hold the mask of zeros.
enum AnyTrue<T: Lane>: PlainReducer {
    @inline(__always) static var wideIdentity: T.Mask { ~0 }
    @inline(__always) static func read(_ x: SIMD8<T>) -> SIMD8<T.Mask> { T.equal(x, SIMD8(repeating: 0)) }
    @inline(__always) static func combine(_ a: SIMD8<T.Mask>, _ b: SIMD8<T.Mask>) -> SIMD8<T.Mask> { a & b }
    @inline(__always) static func finish(_ x: T.Mask, _ scale: Double) -> UInt8 { x == 0 ? 1 : 0 }
}
enum AllTrue<T: Lane>: PlainReducer {
    @inline(__always) static var wideIdentity: T.Mask { 0 }
    @inline(__always) static func read(_ x: SIMD8<T>) -> SIMD8<T.Mask> { T.equal(x, SIMD8(repeating: 0)) }
    @inline(__always) static func combine(_ a: SIMD8<T.Mask>, _ b: SIMD8<T.Mask>) -> SIMD8<T.Mask> { a | b }
    @inline(__always) static func finish(_ x: T.Mask, _ scale: Double) -> UInt8 { x == 0 ? 1 : 0 }
}

/// Integers that eight lanes of Int64 can be made from.
protocol WidenedWhole: FixedWidthInteger, Lane {
    static func long(_ x: SIMD8<Self>) -> SIMD8<Int64>
}
extension Int64: WidenedWhole {
    @inline(__always) static func long(_ x: SIMD8<Int64>) -> SIMD8<Int64> { x }
}
extension Int32: WidenedWhole {
    @inline(__always) static func long(_ x: SIMD8<Int32>) -> SIMD8<Int64> { dl_long8_of_int8(x) }
}
extension UInt8: WidenedWhole {
    @inline(__always) static func long(_ x: SIMD8<UInt8>) -> SIMD8<Int64> { dl_long8_of_byte8(x) }
}
