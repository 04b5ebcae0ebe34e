/// The iteration space of an elementwise operation: as few nested loops as the strides allow.
///
/// Axes of size 1 are dropped, the others ordered by the output's stride (outermost first), and neighbours that
/// every operand walks as one are merged. Operand 0 is the output; strides are in elements.
public struct LoopNest: Sendable {
    /// The number of axes left; 0 for a single element.
    public private(set) var rank: Int
    /// The number of elements.
    public private(set) var count: Int
    @usableFromInline var sizes: InlineArray<8, Int>
    @usableFromInline var strides0: InlineArray<8, Int>
    @usableFromInline var strides1: InlineArray<8, Int>
    @usableFromInline var strides2: InlineArray<8, Int>
    @usableFromInline var strides3: InlineArray<8, Int>

    public init(sizes: Dims, output: Dims, _ a: Dims) {
        self.init(sizes, output, a, output, output)
    }

    public init(sizes: Dims, output: Dims, _ a: Dims, _ b: Dims) {
        self.init(sizes, output, a, b, output)
    }

    public init(sizes: Dims, output: Dims, _ a: Dims, _ b: Dims, _ c: Dims) {
        self.init(sizes, output, a, b, c)
    }

    @inline(__always)
    private init(_ extents: borrowing Dims, _ s0: borrowing Dims, _ s1: borrowing Dims, _ s2: borrowing Dims, _ s3: borrowing Dims) {
        sizes = extents.values
        strides0 = s0.values
        strides1 = s1.values
        strides2 = s2.values
        strides3 = s3.values
        rank = extents.count
        count = rank == 0 ? 1 : sizes[0]
        if rank > 1 {
            arrange()
        } else if count == 1 {
            rank = 0
        }
    }

    /// Drops axes of size 1, sorts the others by falling output strides (equal ones keep their order) and merges them.
    private mutating func arrange() {
        let axes = rank
        rank = 0
        count = 1
        for axis in 0..<axes {
            let size = sizes[axis]
            count &*= size
            if size == 1 { continue }
            let outer = strides0[axis], a = strides1[axis], b = strides2[axis], c = strides3[axis]
            var place = rank
            while place > 0 && strides0[place &- 1] < outer {
                move(from: place &- 1, to: place)
                place &-= 1
            }
            sizes[place] = size
            strides0[place] = outer
            strides1[place] = a
            strides2[place] = b
            strides3[place] = c
            rank &+= 1
        }
        if rank > 1 { merge() }
    }

    @inline(__always)
    private mutating func move(from source: Int, to target: Int) {
        sizes[target] = sizes[source]
        strides0[target] = strides0[source]
        strides1[target] = strides1[source]
        strides2[target] = strides2[source]
        strides3[target] = strides3[source]
    }

    private mutating func merge() {
        var last = 0
        for axis in 1..<rank {
            let size = sizes[axis]
            if strides0[last] == strides0[axis] &* size && strides1[last] == strides1[axis] &* size
                && strides2[last] == strides2[axis] &* size && strides3[last] == strides3[axis] &* size {
                let outer = sizes[last]
                move(from: axis, to: last)
                sizes[last] = outer &* size
            } else {
                last &+= 1
                if last != axis { move(from: axis, to: last) }
            }
        }
        rank = last &+ 1
    }

    /// The number of elements of the innermost axis.
    @inline(__always)
    var innerSize: Int { rank == 0 ? 1 : sizes[rank &- 1] }

    /// Whether the innermost axis is so short that runs along the next one are better.
    var hasShortRuns: Bool { rank > 1 && sizes[rank &- 1] < 16 && sizes[rank &- 2] >= 4 &* sizes[rank &- 1] }

    /// The nest without its innermost axis.
    var withoutInner: LoopNest {
        var result = self
        result.count = count / sizes[rank &- 1]
        result.rank = rank &- 1
        return result
    }

    /// Calls `body` for runs along the innermost axis that together cover the elements `range` of the row-major
    /// order, with the element offsets of the four operands at the start of the run.
    @inline(__always)
    func forEachRun(_ range: Range<Int>, _ body: (_ count: Int, _ o0: Int, _ o1: Int, _ o2: Int, _ o3: Int) -> Void) {
        // One call of `body`, so that it is inlined once.
        var index = InlineArray<8, Int>(repeating: 0)
        var o0 = 0, o1 = 0, o2 = 0, o3 = 0
        let inner = Swift.max(0, rank &- 1)
        let innerSize = self.innerSize
        var position = range.lowerBound
        if position != 0 { locate(position, &index, &o0, &o1, &o2, &o3) }
        var skipped = index[inner]
        while position < range.upperBound {
            let run = Swift.min(innerSize &- skipped, range.upperBound &- position)
            body(run, o0, o1, o2, o3)
            position &+= run
            if skipped != 0 {
                o0 &-= skipped &* strides0[inner]
                o1 &-= skipped &* strides1[inner]
                o2 &-= skipped &* strides2[inner]
                o3 &-= skipped &* strides3[inner]
                skipped = 0
            }
            advance(&index, &o0, &o1, &o2, &o3)
        }
    }

    /// The indices and offsets of an element of the row-major order.
    private func locate(
        _ position: Int, _ index: inout InlineArray<8, Int>, _ o0: inout Int, _ o1: inout Int, _ o2: inout Int, _ o3: inout Int
    ) {
        var rest = position
        var axis = rank &- 1
        while axis >= 0 {
            let size = sizes[axis]
            let i = rest % size
            rest /= size
            index[axis] = i
            o0 &+= i &* strides0[axis]
            o1 &+= i &* strides1[axis]
            o2 &+= i &* strides2[axis]
            o3 &+= i &* strides3[axis]
            axis &-= 1
        }
    }

    /// One step of the axes outside the innermost one.
    @inline(__always)
    private func advance(_ index: inout InlineArray<8, Int>, _ o0: inout Int, _ o1: inout Int, _ o2: inout Int, _ o3: inout Int) {
        var axis = rank &- 2
        while axis >= 0 {
            let next = index[axis] &+ 1
            if next < sizes[axis] {
                index[axis] = next
                o0 &+= strides0[axis]
                o1 &+= strides1[axis]
                o2 &+= strides2[axis]
                o3 &+= strides3[axis]
                return
            }
            let back = next &- 1
            index[axis] = 0
            o0 &-= back &* strides0[axis]
            o1 &-= back &* strides1[axis]
            o2 &-= back &* strides2[axis]
            o3 &-= back &* strides3[axis]
            axis &-= 1
        }
    }
}
