/// The engine of the reductions: any axes of any strided array.
///
/// Rows (the innermost reduced axis is contiguous, or nothing is) are folded into eight lanes; columns (the innermost
/// kept axis is contiguous) keep a lane per output. Where there are few outputs of many elements, the reduced range
/// is cut into chunks whose number depends on the sizes alone; their partial results are combined in order. So a
/// result does not depend on the number of threads.
struct AxisReduction {
    /// Operand 0: place in the output; operand 1: place in the input. In row-major order of the kept axes.
    let kept: LoopNest
    /// Operand 0: offset in the input.
    let reduced: LoopNest

    init(keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims) {
        kept = LoopNest(sizes: keptSizes, output: contiguousStrides(keptSizes), keptStrides)
        reduced = LoopNest(sizes: reducedSizes, output: reducedStrides, reducedStrides)
    }

    /// Elements of the input that are worth a thread's attention.
    private static let grain = 1 << 15
    /// Columns folded together.
    private static let block = 32

    private var isColumns: Bool {
        let reducedStride = reduced.rank == 0 ? 1 : reduced.strides0[reduced.rank &- 1]
        return kept.rank > 0 && kept.strides1[kept.rank &- 1] == 1 && kept.innerSize >= 4
            && (reducedStride != 1 || reduced.innerSize < 8)
    }

    func run<R: Reducer>(_: R.Type, scale: Double, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
        let x = input.assumingMemoryBound(to: R.Input.self), y = output.assumingMemoryBound(to: R.Output.self)
        let outputs = kept.count, terms = reduced.count
        if outputs == 0 { return }
        if terms == 0 {
            for i in 0..<outputs { y[i] = R.finish(R.wideIdentity, scale) }
            return
        }
        let columns = isColumns
        let units = columns ? (outputs &+ AxisReduction.block &- 1) / AxisReduction.block : outputs
        if units < 8 && terms >= 1 << 13 && terms &* outputs >= 1 << 17 {
            runChunked(R.self, scale, columns, x, y)
            return
        }
        let grain = Swift.max(1, AxisReduction.grain / terms)
        parallelFor(count: outputs, grain: columns ? Swift.max(grain, AxisReduction.block) : grain) { range in
            fold(R.self, columns, range, 0..<terms, x, nil, y, scale)
        }
    }

    @inline(never)
    private func runChunked<R: Reducer>(
        _: R.Type, _ scale: Double, _ columns: Bool, _ x: UnsafePointer<R.Input>, _ y: UnsafeMutablePointer<R.Output>
    ) {
        let outputs = kept.count, terms = reduced.count
        let wanted = Swift.min(64, (terms &* outputs) >> 16)
        let length = ((terms &+ wanted &- 1) / wanted &+ 511) & ~511
        let chunks = (terms &+ length &- 1) / length
        let done: Bool? = withScratch(bytes: chunks &* outputs &* MemoryLayout<R.Wide>.stride) { memory in
            let partial = memory.assumingMemoryBound(to: R.Wide.self)
            parallelFor(count: chunks, grain: 1) { range in
                for chunk in range {
                    let first = chunk &* length
                    let part = first..<Swift.min(terms, first &+ length)
                    fold(R.self, columns, 0..<outputs, part, x, partial + chunk &* outputs, y, scale)
                }
            }
            for place in 0..<outputs {
                var total = SIMD8(repeating: R.wideIdentity)
                for chunk in 0..<chunks {
                    total = R.combineWide(total, SIMD8(repeating: partial[chunk &* outputs &+ place]))
                }
                y[place] = R.finish(total[0], scale)
            }
            return true
        }
        if done != nil { return }
        // Without scratch memory: the same chunks, one output after the other.
        withUnsafeTemporaryAllocation(of: R.Wide.self, capacity: 1) { value in
            for place in 0..<outputs {
                var total = SIMD8(repeating: R.wideIdentity)
                for chunk in 0..<chunks {
                    let first = chunk &* length
                    let part = first..<Swift.min(terms, first &+ length)
                    fold(R.self, columns, place..<(place &+ 1), part, x, value.baseAddress! - place, y, scale)
                    total = R.combineWide(total, SIMD8(repeating: value[0]))
                }
                y[place] = R.finish(total[0], scale)
            }
        }
    }

    /// Folds the reduced elements `terms` for each of the outputs `range`: into `partial`, or finished into `y`.
    @inline(never)
    private func fold<R: Reducer>(
        _: R.Type, _ columns: Bool, _ range: Range<Int>, _ terms: Range<Int>, _ x: UnsafePointer<R.Input>,
        _ partial: UnsafeMutablePointer<R.Wide>?, _ y: UnsafeMutablePointer<R.Output>, _ scale: Double
    ) {
        let stride = kept.rank == 0 ? 0 : kept.strides1[kept.rank &- 1]
        kept.forEachRun(range) { run, o0, o1, _, _ in
            var i = 0
            while i < run {
                if columns && i &+ AxisReduction.block <= run {
                    let (a, b, c, d) = foldColumns32(R.self, terms, x + (o1 &+ i))
                    for part in 0..<4 {
                        let wide = part < 2 ? (part == 0 ? a : b) : (part == 2 ? c : d)
                        emit(R.self, wide, 8, o0 &+ i &+ part &* 8, partial, y, scale)
                    }
                    i &+= AxisReduction.block
                } else if columns {
                    let lanes = Swift.min(8, run &- i)
                    emit(R.self, foldColumns8(R.self, lanes, terms, x + (o1 &+ i)), lanes, o0 &+ i, partial, y, scale)
                    i &+= lanes
                } else if reduced.count <= 64 {
                    // Short rows: a lane per output.
                    let lanes = Swift.min(8, run &- i)
                    let wide = foldShortRows(R.self, lanes, x + (o1 &+ i &* stride), stride)
                    emit(R.self, wide, lanes, o0 &+ i, partial, y, scale)
                    i &+= lanes
                } else if partial == nil && reduced.rank == 1 && reduced.strides0[0] == 1 {
                    foldRows(R.self, run &- i, terms.count, x + (o1 &+ i &* stride), stride, y + (o0 &+ i), scale)
                    i = run
                } else {
                    let wide = foldRow(R.self, terms, x + (o1 &+ i &* stride))
                    emit(R.self, combined(R.self, wide), 1, o0 &+ i, partial, y, scale)
                    i &+= 1
                }
            }
        }
    }

    @inline(never)
    private func emit<R: Reducer>(
        _: R.Type, _ wide: SIMD8<R.Wide>, _ lanes: Int, _ place: Int,
        _ partial: UnsafeMutablePointer<R.Wide>?, _ y: UnsafeMutablePointer<R.Output>, _ scale: Double
    ) {
        if let partial {
            for lane in 0..<lanes { partial[place &+ lane] = wide[lane] }
        } else {
            for lane in 0..<lanes { y[place &+ lane] = R.finish(wide[lane], scale) }
        }
    }

    /// Adds a contiguous run: lanes take every eighth element.
    @inline(__always)
    private func foldRun<R: Reducer>(_: R.Type, _ run: Int, _ p: UnsafePointer<R.Input>, _ sum: SIMD8<R.Wide>) -> SIMD8<R.Wide> {
        let identity = SIMD8(repeating: R.narrowIdentity)
        var wide = sum
        var i = 0
        while i &+ 32 <= run {
            let end = Swift.min(run &- 31, i &+ 1024)
            var n0 = identity, n1 = identity, n2 = identity, n3 = identity
            while i < end {
                n0 = R.combine(n0, R.read(p.vector8(i)))
                n1 = R.combine(n1, R.read(p.vector8(i &+ 8)))
                n2 = R.combine(n2, R.read(p.vector8(i &+ 16)))
                n3 = R.combine(n3, R.read(p.vector8(i &+ 24)))
                i &+= 32
            }
            wide = R.combineWide(wide, R.widen(R.combine(R.combine(n0, n1), R.combine(n2, n3))))
        }
        var rest = identity
        while i &+ 8 <= run {
            rest = R.combine(rest, R.read(p.vector8(i)))
            i &+= 8
        }
        if i < run {
            let last = R.read(p.vector8(i, count: run &- i))
            var padded = identity
            for lane in 0..<(run &- i) { padded[lane] = last[lane] }
            rest = R.combine(rest, padded)
        }
        wide = R.combineWide(wide, R.widen(rest))
        return wide
    }

    /// The lanes of a row combined into one.
    @inline(__always)
    private func combined<R: Reducer>(_: R.Type, _ wide: SIMD8<R.Wide>) -> SIMD8<R.Wide> {
        let four = R.combineWide(wide, SIMD8(lowHalf: wide.highHalf, highHalf: wide.highHalf))
        var upper = four
        upper[0] = four[2]
        upper[1] = four[3]
        let two = R.combineWide(four, upper)
        return R.combineWide(two, SIMD8(repeating: two[1]))
    }

    /// Whole rows, each a contiguous run, which are `distance` apart.
    @inline(never)
    private func foldRows<R: Reducer>(
        _: R.Type, _ rows: Int, _ length: Int, _ x: UnsafePointer<R.Input>, _ distance: Int,
        _ y: UnsafeMutablePointer<R.Output>, _ scale: Double
    ) {
        for row in 0..<rows {
            let wide = foldRun(R.self, length, x + row &* distance, SIMD8(repeating: R.wideIdentity))
            y[row] = R.finish(combined(R.self, wide)[0], scale)
        }
    }

    /// One output: lanes take every eighth element of a contiguous run.
    @inline(never)
    private func foldRow<R: Reducer>(_: R.Type, _ terms: Range<Int>, _ x: UnsafePointer<R.Input>) -> SIMD8<R.Wide> {
        let identity = SIMD8(repeating: R.narrowIdentity)
        var wide = SIMD8(repeating: R.wideIdentity)
        let stride = reduced.rank == 0 ? 1 : reduced.strides0[reduced.rank &- 1]
        reduced.forEachRun(terms) { run, offset, _, _, _ in
            let p = x + offset
            if stride == 1 {
                wide = foldRun(R.self, run, p, wide)
            } else {
                var i = 0
                while i < run {
                    let end = Swift.min(run, i &+ 256)
                    var narrow = identity
                    while i < end {
                        let lanes = Swift.min(8, end &- i)
                        var v = SIMD8<R.Input>(repeating: 0)
                        for lane in 0..<lanes { v[lane] = p[(i &+ lane) &* stride] }
                        var read = R.read(v)
                        if lanes < 8 {
                            for lane in lanes..<8 { read[lane] = R.narrowIdentity }
                        }
                        narrow = R.combine(narrow, read)
                        i &+= lanes
                    }
                    wide = R.combineWide(wide, R.widen(narrow))
                }
            }
        }
        return wide
    }

    /// A lane per output, each taking 32 rows at a time in `Narrow`.
    @inline(never)
    private func foldColumns32<R: Reducer>(
        _: R.Type, _ terms: Range<Int>, _ x: UnsafePointer<R.Input>
    ) -> (SIMD8<R.Wide>, SIMD8<R.Wide>, SIMD8<R.Wide>, SIMD8<R.Wide>) {
        let identity = SIMD8(repeating: R.narrowIdentity)
        var w0 = SIMD8(repeating: R.wideIdentity), w1 = w0, w2 = w0, w3 = w0
        let stride = reduced.rank == 0 ? 1 : reduced.strides0[reduced.rank &- 1]
        reduced.forEachRun(terms) { run, offset, _, _, _ in
            var p = x + offset
            var left = run
            while left > 0 {
                let rows = Swift.min(left, 32)
                var n0 = identity, n1 = identity, n2 = identity, n3 = identity
                for _ in 0..<rows {
                    n0 = R.combine(n0, R.read(p.vector8(0)))
                    n1 = R.combine(n1, R.read(p.vector8(8)))
                    n2 = R.combine(n2, R.read(p.vector8(16)))
                    n3 = R.combine(n3, R.read(p.vector8(24)))
                    p += stride
                }
                w0 = R.combineWide(w0, R.widen(n0))
                w1 = R.combineWide(w1, R.widen(n1))
                w2 = R.combineWide(w2, R.widen(n2))
                w3 = R.combineWide(w3, R.widen(n3))
                left &-= rows
            }
        }
        return (w0, w1, w2, w3)
    }

    @inline(never)
    private func foldColumns8<R: Reducer>(
        _: R.Type, _ lanes: Int, _ terms: Range<Int>, _ x: UnsafePointer<R.Input>
    ) -> SIMD8<R.Wide> {
        let identity = SIMD8(repeating: R.narrowIdentity)
        var wide = SIMD8(repeating: R.wideIdentity)
        let stride = reduced.rank == 0 ? 1 : reduced.strides0[reduced.rank &- 1]
        reduced.forEachRun(terms) { run, offset, _, _, _ in
            var p = x + offset
            var left = run
            while left > 0 {
                let rows = Swift.min(left, 32)
                var narrow = identity
                if lanes == 8 {
                    for _ in 0..<rows {
                        narrow = R.combine(narrow, R.read(p.vector8(0)))
                        p += stride
                    }
                } else {
                    for _ in 0..<rows {
                        narrow = R.combine(narrow, R.read(p.vector8(0, count: lanes)))
                        p += stride
                    }
                }
                wide = R.combineWide(wide, R.widen(narrow))
                left &-= rows
            }
        }
        return wide
    }

    /// All reduced elements of up to eight outputs, whose inputs are `keptStride` apart.
    @inline(never)
    private func foldShortRows<R: Reducer>(
        _: R.Type, _ lanes: Int, _ x: UnsafePointer<R.Input>, _ keptStride: Int
    ) -> SIMD8<R.Wide> {
        let stride = reduced.rank == 0 ? 1 : reduced.strides0[reduced.rank &- 1]
        var narrow = SIMD8(repeating: R.narrowIdentity)
        reduced.forEachRun(0..<reduced.count) { run, offset, _, _, _ in
            var p = x + offset
            for _ in 0..<run {
                var v = SIMD8<R.Input>(repeating: 0)
                if lanes == 8 {
                    v = SIMD8(
                        p[0], p[keptStride], p[2 &* keptStride], p[3 &* keptStride], p[4 &* keptStride],
                        p[5 &* keptStride], p[6 &* keptStride], p[7 &* keptStride])
                } else {
                    for lane in 0..<lanes { v[lane] = p[lane &* keptStride] }
                }
                narrow = R.combine(narrow, R.read(v))
                p += stride
            }
        }
        return R.widen(narrow)
    }
}
