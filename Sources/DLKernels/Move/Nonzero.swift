/// The places of the elements that are not zero, in row-major order. `flags` is contiguous, one byte per element.
///
/// Work is cut into pieces of fixed size: the first pass counts the places of each, the second writes them where they belong.
public struct NonzeroPlaces {
    private let flags: UnsafePointer<UInt8>
    private let sizes: Dims
    private let count: Int
    /// How many places come before each piece.
    private var starts: [Int]
    /// How many places there are.
    public let total: Int

    private static let piece = 1 << 15

    public init(flags: UnsafeRawPointer, sizes: Dims) {
        let bytes = flags.assumingMemoryBound(to: UInt8.self)
        let count = sizes.product
        var counts = [Int](repeating: 0, count: (count &+ Self.piece &- 1) / Self.piece)
        counts.withUnsafeMutableBufferPointer { counts in
            nonisolated(unsafe) let counts = counts
            parallelFor(count: counts.count, grain: 4) { range in
                for piece in range {
                    let first = piece &* Self.piece
                    counts[piece] = countTrue(bytes + first, Swift.min(Self.piece, count &- first))
                }
            }
        }
        var sum = 0
        for piece in counts.indices {
            let found = counts[piece]
            counts[piece] = sum
            sum &+= found
        }
        self.flags = bytes
        self.sizes = sizes
        self.count = count
        starts = counts
        total = sum
    }

    /// Writes the coordinates, `total` rows of as many Int64 as there are axes.
    public func write(to output: UnsafeMutableRawPointer) {
        let rows = output.assumingMemoryBound(to: Int64.self)
        let rank = sizes.count
        if rank == 0 { return }
        let width = sizes[rank &- 1]
        parallelFor(count: starts.count, grain: 4) { range in
            for piece in range {
                let first = piece &* Self.piece, end = Swift.min(count, first &+ Self.piece)
                var to = rows + starts[piece] &* rank
                var left = (piece &+ 1 < starts.count ? starts[piece &+ 1] : total) &- starts[piece]
                var row = first / width, i = first
                while left > 0 {
                    let rowStart = row &* width, rowEnd = Swift.min(end, rowStart &+ width)
                    if rank == 1 {
                        placesInVector(flags, i, rowEnd, &to, &left)
                    } else if rank == 2 {
                        placesInMatrix(flags, i, rowEnd, rowStart, row, &to, &left)
                    } else {
                        placesInRow(flags, i, rowEnd, rowStart, row, &to, &left)
                    }
                    i = rowEnd
                    row &+= 1
                }
            }
        }
    }

    /// Copies the elements of a row-major tensor that have a place, one behind the other; elements of 1, 4 or 8 bytes.
    public func pick(itemSize: Int, from input: UnsafeRawPointer, to output: UnsafeMutableRawPointer) {
        switch itemSize {
        case 1: pick(input.assumingMemoryBound(to: UInt8.self), output.assumingMemoryBound(to: UInt8.self))
        case 4: pick(input.assumingMemoryBound(to: UInt32.self), output.assumingMemoryBound(to: UInt32.self))
        default: pick(input.assumingMemoryBound(to: UInt64.self), output.assumingMemoryBound(to: UInt64.self))
        }
    }

    private func pick<T: BitwiseCopyable & SendableMetatype>(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>) {
        forEachPiece { first, length, start, found in picked(length, flags + first, found, x + first, y + start) }
    }

    /// Writes values, one for each place or a single one for all, into a row-major tensor. What has no place stays, or becomes zero.
    public func put(itemSize: Int, _ values: UnsafeRawPointer, isScalar: Bool, clearingOthers: Bool, to output: UnsafeMutableRawPointer) {
        switch itemSize {
        case 1: put(values.assumingMemoryBound(to: UInt8.self), isScalar, clearingOthers, output.assumingMemoryBound(to: UInt8.self))
        case 4: put(values.assumingMemoryBound(to: UInt32.self), isScalar, clearingOthers, output.assumingMemoryBound(to: UInt32.self))
        default: put(values.assumingMemoryBound(to: UInt64.self), isScalar, clearingOthers, output.assumingMemoryBound(to: UInt64.self))
        }
    }

    private func put<T: FixedWidthInteger & BitwiseCopyable & SendableMetatype>(
        _ values: UnsafePointer<T>, _ isScalar: Bool, _ clearingOthers: Bool, _ y: UnsafeMutablePointer<T>
    ) {
        forEachPiece { first, length, start, found in
            if isScalar || clearingOthers && found == 0 {
                placeOne(length, flags + first, found == 0 ? 0 : values[0], clearingOthers, y + first)
            } else {
                placeMany(length, flags + first, found, values + start, clearingOthers, y + first)
            }
        }
    }

    private func forEachPiece(_ body: (_ first: Int, _ length: Int, _ start: Int, _ found: Int) -> Void) {
        parallelFor(count: starts.count, grain: 2) { range in
            for piece in range {
                let first = piece &* Self.piece
                let found = (piece &+ 1 < starts.count ? starts[piece &+ 1] : total) &- starts[piece]
                body(first, Swift.min(Self.piece, count &- first), starts[piece], found)
            }
        }
    }

    /// A place is written for every element, and overwritten by the next one unless the element counts.
    @inline(never)
    private func placesInVector(
        _ flags: UnsafePointer<UInt8>, _ first: Int, _ end: Int, _ to: inout UnsafeMutablePointer<Int64>, _ left: inout Int
    ) {
        var i = first, target = to, rest = left
        while i < end && rest > 0 {
            target.pointee = Int64(i)
            let found = flags[i] != 0 ? 1 : 0
            target += found
            rest &-= found
            i &+= 1
        }
        to = target
        left = rest
    }

    @inline(never)
    private func placesInMatrix(
        _ flags: UnsafePointer<UInt8>, _ first: Int, _ end: Int, _ rowStart: Int, _ row: Int,
        _ to: inout UnsafeMutablePointer<Int64>, _ left: inout Int
    ) {
        var i = first, target = to, rest = left
        while i < end && rest > 0 {
            target[0] = Int64(row)
            target[1] = Int64(i &- rowStart)
            let found = flags[i] != 0 ? 1 : 0
            target += found &* 2
            rest &-= found
            i &+= 1
        }
        to = target
        left = rest
    }

    @inline(never)
    private func placesInRow(
        _ flags: UnsafePointer<UInt8>, _ first: Int, _ end: Int, _ rowStart: Int, _ row: Int,
        _ to: inout UnsafeMutablePointer<Int64>, _ left: inout Int
    ) {
        let rank = sizes.count
        var outer = InlineArray<8, Int64>(repeating: 0)
        var place = row, axis = rank &- 2
        while axis >= 0 {
            outer[axis] = Int64(place % sizes[axis])
            place /= sizes[axis]
            axis &-= 1
        }
        var i = first, target = to, rest = left
        while i < end && rest > 0 {
            for axis in 0..<(rank &- 1) { target[axis] = outer[axis] }
            target[rank &- 1] = Int64(i &- rowStart)
            let found = flags[i] != 0 ? 1 : 0
            target += found &* rank
            rest &-= found
            i &+= 1
        }
        to = target
        left = rest
    }
}

/// How many of the bytes are not zero, eight at a time.
@inline(never)
private func countTrue(_ flags: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let bytes = UnsafeRawPointer(flags)
    var total = 0, i = 0
    while i &+ 8 <= count {
        // A byte of the sums holds up to 255.
        let end = Swift.min(count &- 7, i &+ 8 &* 255)
        var sums: UInt64 = 0
        while i < end {
            let word = bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            sums &+= (((word & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7f7f_7f7f_7f7f_7f7f | word) &>> 7) & 0x0101_0101_0101_0101
            i &+= 8
        }
        let pairs = (sums & 0x00ff_00ff_00ff_00ff) &+ ((sums &>> 8) & 0x00ff_00ff_00ff_00ff)
        total &+= Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
    }
    while i < count {
        total &+= flags[i] != 0 ? 1 : 0
        i &+= 1
    }
    return total
}

// Without branches that depend on the flags; `found` tells how many are set.

@inline(never)
private func picked<T: BitwiseCopyable>(
    _ count: Int, _ flags: UnsafePointer<UInt8>, _ found: Int, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>
) {
    var i = 0, place = 0
    while place < found && i < count {
        y[place] = x[i]
        place &+= flags[i] != 0 ? 1 : 0
        i &+= 1
    }
}

@inline(never)
private func placeMany<T: FixedWidthInteger>(
    _ count: Int, _ flags: UnsafePointer<UInt8>, _ found: Int, _ values: UnsafePointer<T>, _ clearingOthers: Bool,
    _ y: UnsafeMutablePointer<T>
) {
    var i = 0, place = 0
    if clearingOthers {
        while place < found && i < count {
            let step = flags[i] != 0 ? 1 : 0
            y[i] = values[place] & T(truncatingIfNeeded: 0 &- step)
            place &+= step
            i &+= 1
        }
        while i < count {
            y[i] = 0
            i &+= 1
        }
        return
    }
    while place < found && i < count {
        let step = flags[i] != 0 ? 1 : 0
        let mask = T(truncatingIfNeeded: 0 &- step)
        y[i] = values[place] & mask | y[i] & ~mask
        place &+= step
        i &+= 1
    }
}

@inline(never)
private func placeOne<T: FixedWidthInteger>(
    _ count: Int, _ flags: UnsafePointer<UInt8>, _ value: T, _ clearingOthers: Bool, _ y: UnsafeMutablePointer<T>
) {
    if clearingOthers {
        for i in 0..<count { y[i] = flags[i] != 0 ? value : 0 }
    } else {
        for i in 0..<count { y[i] = flags[i] != 0 ? value : y[i] }
    }
}
