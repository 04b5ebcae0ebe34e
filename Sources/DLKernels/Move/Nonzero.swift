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
                    var found = 0
                    for i in first..<Swift.min(count, first &+ Self.piece) { found &+= bytes[i] != 0 ? 1 : 0 }
                    counts[piece] = found
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
                    } else {
                        placesInRow(flags, i, rowEnd, rowStart, row, &to, &left)
                    }
                    i = rowEnd
                    row &+= 1
                }
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
