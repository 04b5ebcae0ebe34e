/// Maximum over windows, volume by volume, with PyTorch's conventions: the first of equal maxima wins, NaN propagates.
///
/// - `paddingValue`: nil pads with minus infinity (the lowest value of an integer type), which never wins. Another
///   value takes part in the maximum of every window that touches the padding; an input element of the same value
///   wins against it.
/// - `indices`: where each maximum lies in its d * h * w volume, -1 where the padding won (or where a window holds no
///   input element at all). May be nil.
public func maxPoolForward(
    _ dtype: DType, _ geometry: PoolGeometry, paddingValue: Double?,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer, indices: UnsafeMutablePointer<Int64>?
) {
    if geometry.planes <= 0 || geometry.outputVolume <= 0 { return }
    switch dtype {
    case .float32:
        if geometry.isTwoByTwo {
            maxPoolTwoByTwo(
                geometry, input: input.assumingMemoryBound(to: Float.self),
                output: output.assumingMemoryBound(to: Float.self), indices: indices)
        } else if paddingValue == nil && geometry.width.stride <= 2 {
            if maxPoolPadded(
                geometry, input: input.assumingMemoryBound(to: Float.self),
                output: output.assumingMemoryBound(to: Float.self), indices: indices) { return }
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
                maxPoolVolume(
                    T.self, geometry, lowest: lowest, padding: padding, input: source + plane &* geometry.inputVolume,
                    output: target + plane &* geometry.outputVolume,
                    indices: indices.map { $0 + plane &* geometry.outputVolume })
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
private func maxPoolVolume<T: Comparable>(
    _ type: T.Type, _ g: PoolGeometry, lowest: T, padding: T?,
    input: UnsafePointer<T>, output: UnsafeMutablePointer<T>, indices: UnsafeMutablePointer<Int64>?
) {
    let width = g.width
    // The elements of windows that some window of a row has inside the input.
    let firstStep = min(width.kernel, max(0, width.dilation &- 1 &- width.start(width.output &- 1)) / width.dilation)
    let steps = firstStep..<max(firstStep, min(width.kernel, (width.input &+ width.padding &- 1) / width.dilation &+ 1))
    for slice in 0..<g.depth.output {
        let front = g.depth.start(slice)
        for row in 0..<g.height.output {
            let first = (slice &* g.height.output &+ row) &* width.output
            let target = output + first
            let places = indices.map { $0 + first }
            for column in 0..<width.output { target[column] = lowest }
            if let places {
                for column in 0..<width.output { places[column] = -1 }
            }
            let top = g.height.start(row)
            for k in g.depth.elements(slice) {
                for i in g.height.elements(row) {
                    let start = ((front &+ k &* g.depth.dilation) &* g.height.input &+ top &+ i &* g.height.dilation) &* width.input
                    let line = input + start
                    for j in steps {
                        let offset = j &* width.dilation &- width.padding
                        let range = insideRange(offset: offset, stride: width.stride, size: width.input, count: width.output)
                        let place = start &+ offset
                        switch width.stride {
                        case 1: raise(T.self, stride: 1, range, line, offset, target, places, place)
                        case 2: raise(T.self, stride: 2, range, line, offset, target, places, place)
                        default: raise(T.self, stride: width.stride, range, line, offset, target, places, place)
                        }
                    }
                }
            }
            if let padding {
                for column in 0..<width.output where touchesPadding(g, slice, row, column) {
                    let isEmpty = g.depth.elements(slice).isEmpty || g.height.elements(row).isEmpty || width.elements(column).isEmpty
                    if isEmpty || padding > target[column] || padding != padding {
                        target[column] = padding
                        if let places { places[column] = -1 }
                    }
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

/// Whether a window has elements in the padding (those beyond the padded volume do not count).
private func touchesPadding(_ g: PoolGeometry, _ slice: Int, _ row: Int, _ column: Int) -> Bool {
    // A window that begins beyond the padded axis has no elements at all.
    func exists(_ axis: PoolGeometry.Axis, _ window: Int) -> Bool { axis.start(window) < axis.input &+ axis.padding }
    guard exists(g.depth, slice) && exists(g.height, row) && exists(g.width, column) else { return false }
    return g.depth.touchesPadding(slice) || g.height.touchesPadding(row) || g.width.touchesPadding(column)
}
