/// Up to eight extents or strides, held inline so that a shape costs no allocation.
@frozen
public struct Dims: Sendable {
    public static let maxRank = 8

    @usableFromInline var values: InlineArray<8, Int>
    @usableFromInline var rank: Int32

    /// The dimensions of a scalar: none.
    @inlinable @inline(__always)
    public init() {
        values = InlineArray(repeating: 0)
        rank = 0
    }

    @inlinable @inline(__always)
    public init(repeating value: Int, count: Int) {
        values = InlineArray(repeating: value)
        rank = Int32(truncatingIfNeeded: count)
    }

    /// Copies at most `maxRank` values; callers check the rank of untrusted input first.
    @inlinable
    public init(_ array: [Int]) {
        self.init()
        for value in array.prefix(Dims.maxRank) { append(value) }
    }

    @inlinable @inline(__always)
    public var count: Int { Int(rank) }

    @inlinable @inline(__always)
    public var isEmpty: Bool { rank == 0 }

    @inlinable
    public subscript(index: Int) -> Int {
        @inline(__always) get { values[index] }
        @inline(__always) set { values[index] = newValue }
    }

    @inlinable @inline(__always)
    public mutating func append(_ value: Int) {
        values[Int(rank)] = value
        rank += 1
    }

    @inlinable
    public mutating func insert(_ value: Int, at index: Int) {
        var i = Int(rank)
        while i > index { values[i] = values[i - 1]; i -= 1 }
        values[index] = value
        rank += 1
    }

    @inlinable
    public mutating func remove(at index: Int) {
        var i = index
        while i + 1 < Int(rank) { values[i] = values[i + 1]; i += 1 }
        rank -= 1
        values[Int(rank)] = 0
    }

    @inlinable
    public var array: [Int] { (0..<count).map { values[$0] } }

    /// The product of the values; the caller has made sure that it does not overflow.
    @inlinable @inline(__always)
    public var product: Int {
        var result = 1
        for i in 0..<Int(rank) { result &*= values[i] }
        return result
    }
}

extension Dims: Equatable {
    @inlinable
    public static func == (a: Dims, b: Dims) -> Bool {
        if a.rank != b.rank { return false }
        for i in 0..<Int(a.rank) where a.values[i] != b.values[i] { return false }
        return true
    }
}

extension Dims: ExpressibleByArrayLiteral {
    @inlinable
    public init(arrayLiteral elements: Int...) { self.init(elements) }
}

extension Dims: CustomStringConvertible {
    /// `[2, 3]`
    public var description: String {
        var text = "["
        for i in 0..<count {
            if i > 0 { text += ", " }
            text += String(self[i])
        }
        return text + "]"
    }
}
