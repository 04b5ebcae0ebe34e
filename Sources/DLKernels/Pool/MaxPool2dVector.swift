/// Max pooling of float32 with eight windows side by side in a vector, kept in registers for the whole window.

/// 2 x 2 windows side by side, without padding.
func maxPoolTwoByTwo(
    _ g: Pool2dGeometry, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
    indices: UnsafeMutablePointer<Int64>?
) {
    let end = input + g.planes &* g.inputPlane
    parallelFor(count: g.planes, grain: max(1, 60_000 / g.inputPlane)) { range in
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
        let wins = (value .> best) .| (value .!= value)
        best.replace(with: value, where: wins)
        offset.replace(with: start &+ SIMD8<Int32>(repeating: distance), where: wins)
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
    _ g: Pool2dGeometry, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
    indices: UnsafeMutablePointer<Int64>?
) {
    let end = input + g.planes &* g.inputPlane
    let left = insideRange(offset: 0 &- g.paddingWidth, stride: g.strideWidth, size: g.inputWidth, count: g.outputWidth)
    let right = insideRange(
        offset: (g.kernelWidth &- 1) &* g.dilationWidth &- g.paddingWidth, stride: g.strideWidth, size: g.inputWidth,
        count: g.outputWidth)
    let first = max(left.lowerBound, right.lowerBound)
    let last = min(left.upperBound, right.upperBound)
    parallelFor(count: g.planes, grain: g.planeGrain) { range in
        for plane in range {
            let source = input + plane &* g.inputPlane
            for row in 0..<g.outputHeight {
                let start = plane &* g.outputPlane &+ row &* g.outputWidth
                let target = output + start
                let places = indices.map { $0 + start }
                let lines = insideRange(
                    offset: row &* g.strideHeight &- g.paddingHeight, stride: g.dilationHeight, size: g.inputHeight,
                    count: g.kernelHeight)
                let top = row &* g.strideHeight &- g.paddingHeight &+ lines.lowerBound &* g.dilationHeight
                var column = 0
                while column < g.outputWidth {
                    let x = column &* g.strideWidth &- g.paddingWidth
                    let reach = (top &+ (lines.count &- 1) &* g.dilationHeight) &* g.inputWidth &+ x
                        &+ (g.kernelWidth &- 1) &* g.dilationWidth &+ 8 &* g.strideWidth
                    if column >= first && column &+ 8 <= last && !lines.isEmpty && source + reach <= end {
                        maxOfEightWindows(
                            g, source, top: top, lines: lines.count, x: x, target + column, places.map { $0 + column })
                        column &+= 8
                    } else {
                        maxOfWindow(g, source, top: top, lines: lines.count, x: x, target + column,
                                    places.map { $0 + column })
                        column &+= 1
                    }
                }
            }
        }
    }
}

/// Eight windows that lie inside the plane's columns; `top` and `lines` name their rows inside the plane.
@inline(__always)
private func maxOfEightWindows(
    _ g: Pool2dGeometry, _ plane: UnsafePointer<Float>, top: Int, lines: Int, x: Int,
    _ target: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<Int64>?
) {
    let isDense = g.strideWidth == 1
    let lane = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
    let start = isDense ? lane : lane &+ lane

    @inline(__always)
    func values(_ place: Int) -> SIMD8<Float> {
        let pointer = UnsafeRawPointer(plane + place)
        if isDense { return pointer.loadUnaligned(as: SIMD8<Float>.self) }
        return pointer.loadUnaligned(as: SIMD16<Float>.self).evenHalf
    }
    var best = values(top &* g.inputWidth &+ x)
    var place = SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: top &* g.inputWidth &+ x))
    for i in 0..<lines {
        for j in 0..<g.kernelWidth {
            let position = (top &+ i &* g.dilationHeight) &* g.inputWidth &+ x &+ j &* g.dilationWidth
            let value = values(position)
            let wins = (value .> best) .| (value .!= value)
            best.replace(with: value, where: wins)
            place.replace(with: SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: position)), where: wins)
        }
    }
    place = place &+ start
    UnsafeMutableRawPointer(target).storeBytes(of: best, as: SIMD8<Float>.self)
    if let places {
        for lane in 0..<8 { places[lane] = Int64(place[lane]) }
    }
}

/// One window that may leave the plane at its sides.
private func maxOfWindow(
    _ g: Pool2dGeometry, _ plane: UnsafePointer<Float>, top: Int, lines: Int, x: Int,
    _ target: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<Int64>?
) {
    var best = -Float.infinity
    var place = -1
    let columns = insideRange(offset: x, stride: g.dilationWidth, size: g.inputWidth, count: g.kernelWidth)
    for i in 0..<lines {
        let line = (top &+ i &* g.dilationHeight) &* g.inputWidth &+ x
        for j in columns {
            let position = line &+ j &* g.dilationWidth
            let value = plane[position]
            if value > best || value != value || place < 0 {
                best = value
                place = position
            }
        }
    }
    target.pointee = best
    places?.pointee = Int64(place)
}
