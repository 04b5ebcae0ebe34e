/// Maximum over windows, plane by plane, with PyTorch's conventions: the first of equal maxima wins, NaN propagates.
///
/// - `paddingValue`: nil pads with minus infinity (the lowest value of an integer type), which never wins. Another
///   value takes part in the maximum of every window that touches the padding; an input element of the same value
///   wins against it.
/// - `indices`: where each maximum lies in its h * w plane, -1 where the padding won (or where a window holds no
///   input element at all). May be nil.
public func maxPool2dForward(
    _ dtype: DType, _ geometry: Pool2dGeometry, paddingValue: Double?,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer, indices: UnsafeMutablePointer<Int64>?
) {
    if geometry.planes <= 0 || geometry.outputPlane <= 0 { return }
    switch dtype {
    case .float32:
        if geometry.isTwoByTwo {
            maxPoolTwoByTwo(
                geometry, input: input.assumingMemoryBound(to: Float.self),
                output: output.assumingMemoryBound(to: Float.self), indices: indices)
        } else if paddingValue == nil && geometry.strideWidth <= 2 {
            maxPoolVectors(
                geometry, input: input.assumingMemoryBound(to: Float.self),
                output: output.assumingMemoryBound(to: Float.self), indices: indices)
        } else {
            run(Float.self, lowest: -Float.infinity, padding: paddingValue.map { Float($0) })
        }
    case .float64: run(Double.self, lowest: -Double.infinity, padding: paddingValue)
    case .int64: run(Int64.self, lowest: Int64.min, padding: paddingValue.map { saturated($0) })
    case .int32: run(Int32.self, lowest: Int32.min, padding: paddingValue.map { saturated($0) })
    case .uint8, .bool: run(UInt8.self, lowest: 0, padding: paddingValue.map { saturated($0) })
    }

    @inline(__always)
    func run<T: Comparable & Sendable>(_ type: T.Type, lowest: T, padding: T?) {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        parallelFor(count: geometry.planes, grain: geometry.planeGrain) { range in
            for plane in range {
                maxPoolPlane(
                    T.self, geometry, lowest: lowest, padding: padding, input: source + plane &* geometry.inputPlane,
                    output: target + plane &* geometry.outputPlane,
                    indices: indices.map { $0 + plane &* geometry.outputPlane })
            }
        }
    }
}

/// The nearest value of the integer type; NaN becomes zero.
private func saturated<T: FixedWidthInteger>(_ value: Double) -> T {
    if value.isNaN { return 0 }
    return T(exactly: value.rounded(.towardZero)) ?? (value < 0 ? T.min : T.max)
}

@inline(__always)
private func maxPoolPlane<T: Comparable>(
    _ type: T.Type, _ g: Pool2dGeometry, lowest: T, padding: T?,
    input: UnsafePointer<T>, output: UnsafeMutablePointer<T>, indices: UnsafeMutablePointer<Int64>?
) {
    for row in 0..<g.outputHeight {
        let target = output + row &* g.outputWidth
        let places = indices.map { $0 + row &* g.outputWidth }
        for column in 0..<g.outputWidth { target[column] = lowest }
        if let places {
            for column in 0..<g.outputWidth { places[column] = -1 }
        }
        let top = row &* g.strideHeight &- g.paddingHeight
        for i in 0..<g.kernelHeight {
            let y = top &+ i &* g.dilationHeight
            if y < 0 || y >= g.inputHeight { continue }
            let line = input + y &* g.inputWidth
            for j in 0..<g.kernelWidth {
                let offset = j &* g.dilationWidth &- g.paddingWidth
                let range = insideRange(offset: offset, stride: g.strideWidth, size: g.inputWidth, count: g.outputWidth)
                let place = y &* g.inputWidth &+ offset
                switch g.strideWidth {
                case 1: raise(T.self, stride: 1, range, line, offset, target, places, place)
                case 2: raise(T.self, stride: 2, range, line, offset, target, places, place)
                default: raise(T.self, stride: g.strideWidth, range, line, offset, target, places, place)
                }
            }
        }
        if let padding {
            for column in 0..<g.outputWidth where touchesPadding(g, row, column) {
                let isEmpty = isOutside(g, row, column)
                if isEmpty || padding > target[column] || padding != padding {
                    target[column] = padding
                    if let places { places[column] = -1 }
                }
            }
        }
    }
}

/// Takes one element of each window of a row into the running maxima.
@inline(__always)
private func raise<T: Comparable>(
    _ type: T.Type, stride: Int, _ range: Range<Int>, _ line: UnsafePointer<T>, _ offset: Int,
    _ target: UnsafeMutablePointer<T>, _ places: UnsafeMutablePointer<Int64>?, _ place: Int
) {
    guard let places else {
        for column in range {
            let value = line[column &* stride &+ offset]
            let old = target[column]
            target[column] = value > old || value != value ? value : old
        }
        return
    }
    for column in range {
        let value = line[column &* stride &+ offset]
        let old = target[column]
        let oldPlace = places[column]
        // The first element of a window sets the place even when it is as low as a value can be.
        let wins = value > old || value != value || oldPlace < 0
        target[column] = wins ? value : old
        places[column] = wins ? Int64(truncatingIfNeeded: place &+ column &* stride) : oldPlace
    }
}

/// Whether a window has elements in the padding (those beyond the padded plane do not count).
private func touchesPadding(_ g: Pool2dGeometry, _ row: Int, _ column: Int) -> Bool {
    @inline(__always)
    func hits(_ start: Int, _ count: Int, _ dilation: Int, _ size: Int, _ padding: Int, outside: Bool) -> Bool {
        for i in 0..<count {
            let position = start &+ i &* dilation
            if position >= size &+ padding { return false }
            if outside ? (position < 0 || position >= size) : true { return true }
        }
        return false
    }
    let y = row &* g.strideHeight &- g.paddingHeight
    let x = column &* g.strideWidth &- g.paddingWidth
    let vertical = hits(y, g.kernelHeight, g.dilationHeight, g.inputHeight, g.paddingHeight, outside: true)
    let horizontal = hits(x, g.kernelWidth, g.dilationWidth, g.inputWidth, g.paddingWidth, outside: true)
    if vertical {
        return horizontal || hits(x, g.kernelWidth, g.dilationWidth, g.inputWidth, g.paddingWidth, outside: false)
    }
    return horizontal && hits(y, g.kernelHeight, g.dilationHeight, g.inputHeight, g.paddingHeight, outside: false)
}

/// Whether a window holds no element of the input.
private func isOutside(_ g: Pool2dGeometry, _ row: Int, _ column: Int) -> Bool {
    @inline(__always)
    func misses(_ start: Int, _ count: Int, _ dilation: Int, _ size: Int) -> Bool {
        for i in 0..<count {
            let position = start &+ i &* dilation
            if position >= 0 && position < size { return false }
        }
        return true
    }
    return misses(row &* g.strideHeight &- g.paddingHeight, g.kernelHeight, g.dilationHeight, g.inputHeight)
        || misses(column &* g.strideWidth &- g.paddingWidth, g.kernelWidth, g.dilationWidth, g.inputWidth)
}
