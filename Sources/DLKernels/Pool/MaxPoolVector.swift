/// Max pooling of float32 with eight windows side by side in a vector, kept in registers for the whole window.

/// 2 x 2 windows side by side, without padding.
func maxPoolTwoByTwo(
    _ g: PoolGeometry, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
    indices: UnsafeMutablePointer<Int64>?
) {
    let end = input + g.planes &* g.inputPlane
    parallelFor(count: g.planes, grain: max(1, 60_000 / max(1, g.inputPlane))) { range in
        for plane in range {
            let source = input + plane &* g.inputPlane
            for row in 0..<g.outputHeight {
                let line = source + 2 &* row &* g.inputWidth
                let first = plane &* g.outputPlane &+ row &* g.outputWidth
                let target = output + first
                let places = indices.map { $0 + first }
                let place = 2 &* row &* g.inputWidth
                var column = 0
                while column < g.outputWidth {
                    let x = 2 &* column
                    if line + (x &+ g.inputWidth &+ 16) <= end {
                        maxOfEight(line + x, g.inputWidth, target + column, places.map { $0 + column }, place &+ x,
                                   count: min(8, g.outputWidth &- column))
                        column &+= 8
                    } else {
                        maxOfOne(line + x, g.inputWidth, target + column, places.map { $0 + column }, place &+ x)
                        column &+= 1
                    }
                }
            }
        }
    }
}

/// Eight windows side by side, of which the first `count` are wanted.
@inline(__always)
private func maxOfEight(
    _ line: UnsafePointer<Float>, _ width: Int, _ target: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<Int64>?, _ place: Int, count: Int
) {
    let upper = UnsafeRawPointer(line).loadUnaligned(as: SIMD16<Float>.self)
    let lower = UnsafeRawPointer(line + width).loadUnaligned(as: SIMD16<Float>.self)
    var best = upper.evenHalf
    var offset = SIMD8<Int32>(0, 2, 4, 6, 8, 10, 12, 14)
    let start = offset
    let down = Int32(truncatingIfNeeded: width)

    @inline(__always)
    func take(_ value: SIMD8<Float>, _ distance: Int32) {
        let wins = Float.less(best, value) | ~Float.equal(value, value)
        best = Float.select(wins, value, best)
        offset = Int32.select(wins, start &+ SIMD8<Int32>(repeating: distance), offset)
    }
    take(upper.oddHalf, 1)
    take(lower.evenHalf, down)
    take(lower.oddHalf, down &+ 1)

    if count == 8 {
        UnsafeMutableRawPointer(target).storeBytes(of: best, as: SIMD8<Float>.self)
        if let places {
            for lane in 0..<8 { places[lane] = Int64(place) &+ Int64(offset[lane]) }
        }
        return
    }
    for lane in 0..<count { target[lane] = best[lane] }
    if let places {
        for lane in 0..<count { places[lane] = Int64(place) &+ Int64(offset[lane]) }
    }
}

@inline(__always)
private func maxOfOne(
    _ line: UnsafePointer<Float>, _ width: Int, _ target: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<Int64>?, _ place: Int
) {
    var best = line[0]
    var offset = 0
    if line[1] > best || line[1] != line[1] { best = line[1]; offset = 1 }
    let lower = line + width
    if lower[0] > best || lower[0] != lower[0] { best = lower[0]; offset = width }
    if lower[1] > best || lower[1] != lower[1] { best = lower[1]; offset = width &+ 1 }
    target.pointee = best
    places?.pointee = Int64(place &+ offset)
}

// MARK: - Any window, column stride 1 or 2, padding that never wins

func maxPoolVectors(
    _ g: PoolGeometry, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
    indices: UnsafeMutablePointer<Int64>?
) {
    if indices == nil && g.depth.isTrivial && g.height.isTrivial && g.width.kernel == 2 && g.width.stride == 2
        && g.width.padding == 0 && g.width.dilation == 1 && 2 &* g.width.output <= g.width.input {
        parallelFor(count: g.planes, grain: max(1, 1 << 15 / max(1, g.width.input))) { range in
            for row in range { maxOfPairs(g.width.output, input + row &* g.width.input, output + row &* g.width.output) }
        }
        return
    }
    let width = g.width
    let end = input + g.planes &* g.inputVolume
    let left = insideRange(offset: 0 &- width.padding, stride: width.stride, size: width.input, count: width.output)
    let right = insideRange(
        offset: (width.kernel &- 1) &* width.dilation &- width.padding, stride: width.stride, size: width.input, count: width.output)
    let first = max(left.lowerBound, right.lowerBound)
    let last = min(left.upperBound, right.upperBound)
    let rows = g.depth.output &* g.height.output
    let window = min(g.depth.kernel, g.depth.input) &* min(g.height.kernel, g.height.input) &* min(width.kernel, width.input)
    parallelFor(count: g.planes &* rows, grain: max(1, 40_000 / max(1, width.output &* window &+ width.input))) { range in
        for item in range {
            let source = input + item / rows &* g.inputVolume
            let slice = item % rows / g.height.output, row = item % g.height.output
            let start = item &* width.output
            let target = output + start
            let places = indices.map { $0 + start }
            let slices = g.depth.elements(slice), lines = g.height.elements(row)
            let window = Rows(
                front: g.depth.start(slice) &+ slices.lowerBound &* g.depth.dilation, slices: slices.count,
                top: g.height.start(row) &+ lines.lowerBound &* g.height.dilation, lines: lines.count)
            let lastLine = (window.front &+ (slices.count &- 1) &* g.depth.dilation) &* g.height.input
                &+ window.top &+ (lines.count &- 1) &* g.height.dilation
            var column = 0
            while column < width.output {
                let x = width.start(column)
                let reach = lastLine &* width.input &+ x &+ (width.kernel &- 1) &* width.dilation &+ 8 &* width.stride
                if column >= first && column &+ 8 <= last && !lines.isEmpty && !slices.isEmpty && source + reach <= end {
                    maxOfEightWindows(g, source, window, x: x, target + column, places.map { $0 + column })
                    column &+= 8
                } else {
                    maxOfWindow(g, source, window, x: x, target + column, places.map { $0 + column })
                    column &+= 1
                }
            }
        }
    }
}

/// The larger one of elements 2 i and 2 i + 1.
@inline(never)
private func maxOfPairs(_ count: Int, _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>) {
    var i = 0
    while i &+ 8 <= count {
        let both = UnsafeRawPointer(x + 2 &* i).loadUnaligned(as: SIMD16<Float>.self)
        y.store8(i, MaximumReal<Float>.lanes(both.evenHalf, both.oddHalf))
        i &+= 8
    }
    while i < count {
        y[i] = MaximumReal<Float>.apply(x[2 &* i], x[2 &* i &+ 1])
        i &+= 1
    }
}

/// The slices and lines of a window that lie inside the volume.
private struct Rows {
    var front: Int
    var slices: Int
    var top: Int
    var lines: Int
}

/// Eight windows that lie inside the volume's columns.
@inline(__always)
private func maxOfEightWindows(
    _ g: PoolGeometry, _ volume: UnsafePointer<Float>, _ rows: Rows, x: Int,
    _ target: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<Int64>?
) {
    let isDense = g.width.stride == 1
    let lane = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
    let start = isDense ? lane : lane &+ lane

    @inline(__always)
    func values(_ place: Int) -> SIMD8<Float> {
        let pointer = UnsafeRawPointer(volume + place)
        if isDense { return pointer.loadUnaligned(as: SIMD8<Float>.self) }
        return pointer.loadUnaligned(as: SIMD16<Float>.self).evenHalf
    }
    let corner = (rows.front &* g.height.input &+ rows.top) &* g.width.input &+ x
    var best = values(corner)
    if places == nil {
        for k in 0..<rows.slices {
            for i in 0..<rows.lines {
                var position = ((rows.front &+ k &* g.depth.dilation) &* g.height.input &+ rows.top &+ i &* g.height.dilation)
                    &* g.width.input &+ x
                for _ in 0..<g.width.kernel {
                    let value = values(position)
                    best = Float.select(Float.less(best, value) | ~Float.equal(value, value), value, best)
                    position &+= g.width.dilation
                }
            }
        }
        UnsafeMutableRawPointer(target).storeBytes(of: best, as: SIMD8<Float>.self)
        return
    }
    var place = SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: corner))
    for k in 0..<rows.slices {
        for i in 0..<rows.lines {
            var position = ((rows.front &+ k &* g.depth.dilation) &* g.height.input &+ rows.top &+ i &* g.height.dilation)
                &* g.width.input &+ x
            for _ in 0..<g.width.kernel {
                let value = values(position)
                let wins = Float.less(best, value) | ~Float.equal(value, value)
                best = Float.select(wins, value, best)
                place = Int32.select(wins, SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: position)), place)
                position &+= g.width.dilation
            }
        }
    }
    place = place &+ start
    UnsafeMutableRawPointer(target).storeBytes(of: best, as: SIMD8<Float>.self)
    if let places {
        for lane in 0..<8 { places[lane] = Int64(place[lane]) }
    }
}

/// One window that may leave the volume at its sides.
private func maxOfWindow(
    _ g: PoolGeometry, _ volume: UnsafePointer<Float>, _ rows: Rows, x: Int,
    _ target: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<Int64>?
) {
    var best = -Float.infinity
    var place = -1
    let columns = insideRange(offset: x, stride: g.width.dilation, size: g.width.input, count: g.width.kernel)
    for k in 0..<rows.slices {
        for i in 0..<rows.lines {
            let line = ((rows.front &+ k &* g.depth.dilation) &* g.height.input &+ rows.top &+ i &* g.height.dilation)
                &* g.width.input &+ x
            for j in columns {
                let position = line &+ j &* g.width.dilation
                let value = volume[position]
                if value > best || value != value || place < 0 {
                    best = value
                    place = position
                }
            }
        }
    }
    target.pointee = best
    places?.pointee = Int64(place)
}
