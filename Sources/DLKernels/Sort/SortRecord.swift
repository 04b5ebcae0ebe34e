/// Elements as unsigned keys with their positions. Keys have the order of the elements: -0 equals 0, and NaN, of either sign,
/// is the largest. The order of records is total: equal keys follow each other by position, which makes every sort stable and
/// every selection a set of its own, whatever the algorithm.
protocol SortRecord: BitwiseCopyable, SendableMetatype {
    /// The digits of the key, from the lowest on: bits to shift and bits to keep.
    static var digits: Int { get }
    func digit(_ number: Int) -> Int
    var position: Int { get }
    /// The same for equal elements only.
    func hasKey(of other: Self) -> Bool
    static func precedes(_ a: Self, _ b: Self) -> Bool
    /// Whether the key is that of NaN in ascending order.
    var isLast: Bool { get }
}

let digitBits = 11
let digitValues = 1 << 11

/// A key of 32 bits above a position of 32 bits.
struct ShortRecord: SortRecord {
    var bits: UInt64

    @inline(__always) init(_ key: UInt32, _ position: Int) {
        bits = UInt64(key) &<< 32 | UInt64(UInt32(truncatingIfNeeded: position))
    }

    static var digits: Int { 3 }
    @inline(__always) func digit(_ number: Int) -> Int {
        Int(truncatingIfNeeded: bits &>> UInt64(truncatingIfNeeded: 32 &+ number &* digitBits)) & (digitValues &- 1)
    }
    @inline(__always) var position: Int { Int(truncatingIfNeeded: bits & 0xFFFF_FFFF) }
    @inline(__always) func hasKey(of other: ShortRecord) -> Bool { bits &>> 32 == other.bits &>> 32 }
    @inline(__always) static func precedes(_ a: ShortRecord, _ b: ShortRecord) -> Bool { a.bits < b.bits }
    @inline(__always) var isLast: Bool { bits &>> 32 == 0xFFFF_FFFF }
}

/// A key of 64 bits and a position.
struct LongRecord: SortRecord {
    var key: UInt64
    var place: UInt64

    @inline(__always) init(_ key: UInt64, _ position: Int) {
        self.key = key
        place = UInt64(truncatingIfNeeded: position)
    }

    static var digits: Int { 6 }
    @inline(__always) func digit(_ number: Int) -> Int {
        Int(truncatingIfNeeded: key &>> UInt64(truncatingIfNeeded: number &* digitBits)) & (digitValues &- 1)
    }
    @inline(__always) var position: Int { Int(truncatingIfNeeded: place) }
    @inline(__always) func hasKey(of other: LongRecord) -> Bool { key == other.key }
    @inline(__always) static func precedes(_ a: LongRecord, _ b: LongRecord) -> Bool {
        a.key < b.key || (a.key == b.key && a.place < b.place)
    }
    @inline(__always) var isLast: Bool { key == UInt64.max }
}

@inline(__always)
private func key(_ x: Float) -> UInt32 {
    let bits = x.bitPattern
    if x != x { return UInt32.max }
    if bits == 0x8000_0000 { return 0x8000_0000 }
    return bits & 0x8000_0000 != 0 ? ~bits : bits | 0x8000_0000
}

@inline(__always)
private func key(_ x: Double) -> UInt64 {
    let bits = x.bitPattern
    if x != x { return UInt64.max }
    if bits == 1 &<< 63 { return 1 &<< 63 }
    return bits & 1 &<< 63 != 0 ? ~bits : bits | 1 &<< 63
}

/// The records of a row in ascending or descending order of elements; for dtypes with keys of 32 bits.
func fillRecords(_ dtype: DType, _ row: UnsafeRawPointer, _ count: Int, descending: Bool, _ records: UnsafeMutablePointer<ShortRecord>) {
    let flip: UInt32 = descending ? UInt32.max : 0
    switch dtype {
    case .float32:
        let x = row.assumingMemoryBound(to: Float.self)
        for i in 0..<count { records[i] = ShortRecord(key(x[i]) ^ flip, i) }
    case .int32:
        let x = row.assumingMemoryBound(to: Int32.self)
        for i in 0..<count { records[i] = ShortRecord(UInt32(bitPattern: x[i]) ^ 0x8000_0000 ^ flip, i) }
    default:
        let x = row.assumingMemoryBound(to: UInt8.self)
        for i in 0..<count { records[i] = ShortRecord(UInt32(x[i]) ^ flip, i) }
    }
}

/// The same for dtypes with keys of 64 bits.
func fillRecords(_ dtype: DType, _ row: UnsafeRawPointer, _ count: Int, descending: Bool, _ records: UnsafeMutablePointer<LongRecord>) {
    let flip: UInt64 = descending ? UInt64.max : 0
    if dtype == .float64 {
        let x = row.assumingMemoryBound(to: Double.self)
        for i in 0..<count { records[i] = LongRecord(key(x[i]) ^ flip, i) }
    } else {
        let x = row.assumingMemoryBound(to: Int64.self)
        for i in 0..<count { records[i] = LongRecord(UInt64(bitPattern: x[i]) ^ 1 &<< 63 ^ flip, i) }
    }
}
