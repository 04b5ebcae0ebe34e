/// Means over windows, volume by volume, with PyTorch's conventions. Floating types; no dilation.
///
/// The divisor of a window is `divisorOverride` where given; else, with `countsPadding`, the window's size cut at the
/// edges of the padded plane; else the number of input elements in it. A window without input elements gives 0.
public func averagePoolForward(
    _ dtype: DType, _ geometry: PoolGeometry, countsPadding: Bool, divisorOverride: Int?,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if geometry.planes <= 0 || geometry.outputVolume <= 0 { return }
    let rule = AverageRule(countsPadding: countsPadding, divisorOverride: divisorOverride)
    switch dtype {
    case .float32:
        let isDone = !geometry.coversPlane && !geometry.isTwoByTwo && averagePoolPadded(
            geometry, { writeDivisors(geometry, rule, $0) }, input: input.assumingMemoryBound(to: Float.self),
            output: output.assumingMemoryBound(to: Float.self))
        if !isDone { run(Float.self) }
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        parallelFor(count: geometry.planes, grain: geometry.planeGrain) { range in
            for plane in range {
                let from = source + plane &* geometry.inputVolume
                let to = target + plane &* geometry.outputVolume
                if geometry.coversPlane {
                    to.pointee = sumContiguous(T.self, from, geometry.inputVolume)
                        / T(divisorOverride ?? geometry.inputVolume)
                } else if sharesExactly(geometry, divisor: divisorOverride ?? 4) {
                    averageTwoByTwo(geometry, share: 1 / T(divisorOverride ?? 4), input: from, output: to)
                } else {
                    averagePlane(T.self, geometry, rule, input: from, output: to)
                }
            }
        }
    }
}

/// The gradient of `averagePoolForward` with respect to its input; `inputGradient` is overwritten.
public func averagePoolBackward(
    _ dtype: DType, _ geometry: PoolGeometry, countsPadding: Bool, divisorOverride: Int?,
    outputGradient: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer
) {
    if geometry.planes <= 0 || geometry.inputVolume <= 0 { return }
    let rule = AverageRule(countsPadding: countsPadding, divisorOverride: divisorOverride)
    switch dtype {
    case .float32:
        let isDone = !geometry.coversPlane && !geometry.isTwoByTwo && averagePoolGradientPadded(
            geometry, { writeDivisors(geometry, rule, $0) },
            outputGradient: outputGradient.assumingMemoryBound(to: Float.self),
            inputGradient: inputGradient.assumingMemoryBound(to: Float.self))
        if !isDone { run(Float.self) }
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) {
        let source = outputGradient.assumingMemoryBound(to: T.self)
        let target = inputGradient.assumingMemoryBound(to: T.self)
        parallelFor(count: geometry.planes, grain: geometry.planeGrain) { range in
            for plane in range {
                if geometry.coversPlane {
                    let share = source[plane] / T(divisorOverride ?? geometry.inputVolume)
                    (target + plane &* geometry.inputVolume).update(repeating: share, count: geometry.inputVolume)
                    continue
                }
                if sharesExactly(geometry, divisor: divisorOverride ?? 4) {
                    spreadTwoByTwo(
                        geometry, share: 1 / T(divisorOverride ?? 4), gradient: source + plane &* geometry.outputVolume,
                        inputGradient: target + plane &* geometry.inputVolume)
                    continue
                }
                spreadPlane(
                    T.self, geometry, rule, gradient: source + plane &* geometry.outputVolume,
                    inputGradient: target + plane &* geometry.inputVolume)
            }
        }
    }
}

private struct AverageRule: Sendable {
    var countsPadding: Bool
    var divisorOverride: Int?
}

/// One axis of a window: its input positions, and its length as `countsPadding` counts it.
private struct Extent {
    var start: Int
    var end: Int
    var padded: Int

    @inline(__always)
    init(_ window: Int, _ axis: PoolGeometry.Axis) {
        let first = axis.start(window)
        let last = min(first &+ axis.kernel, axis.input &+ axis.padding)
        padded = last &- first
        start = max(first, 0)
        end = max(start, min(last, axis.input))
    }

    @inline(__always) var count: Int { end &- start }
}

extension PoolGeometry {
    /// One window that is the whole volume.
    fileprivate var coversPlane: Bool {
        outputVolume == 1 && depth.padding == 0 && height.padding == 0 && width.padding == 0
            && depth.kernel == depth.input && height.kernel == height.input && width.kernel == width.input
    }

    /// The columns whose windows lie inside the plane.
    @inline(__always)
    fileprivate var innerColumns: Range<Int> {
        let left = insideRange(offset: -width.padding, stride: width.stride, size: width.input, count: width.output)
        let right = insideRange(offset: width.kernel &- 1 &- width.padding, stride: width.stride, size: width.input, count: width.output)
        let lower = max(left.lowerBound, right.lowerBound)
        return lower..<max(lower, min(left.upperBound, right.upperBound))
    }
}

/// The number that a window's sum is divided by; 0 when it has no input elements.
@inline(__always)
private func divisor(_ rule: AverageRule, _ slices: Extent, _ rows: Extent, _ columns: Extent) -> Int {
    let count = slices.count &* rows.count &* columns.count
    if count == 0 { return 0 }
    return rule.divisorOverride ?? (rule.countsPadding ? slices.padded &* rows.padded &* columns.padded : count)
}

/// The divisors of all windows of an image; 1 for windows without input elements, whose sum is 0.
private func writeDivisors(_ g: PoolGeometry, _ rule: AverageRule, _ target: UnsafeMutablePointer<Float>) {
    let slices = Extent(0, g.depth)
    for row in 0..<g.height.output {
        let rows = Extent(row, g.height)
        for column in 0..<g.width.output {
            let count = divisor(rule, slices, rows, Extent(column, g.width))
            target[row &* g.width.output &+ column] = count == 0 ? 1 : Float(count)
        }
    }
}

@inline(__always)
private func averagePlane<T: DenseScalar>(
    _ type: T.Type, _ g: PoolGeometry, _ rule: AverageRule,
    input: UnsafePointer<T>, output: UnsafeMutablePointer<T>
) {
    let inner = g.innerColumns
    for slice in 0..<g.depth.output {
        let slices = Extent(slice, g.depth)
        for row in 0..<g.height.output {
            let rows = Extent(row, g.height)
            let target = output + (slice &* g.height.output &+ row) &* g.width.output
            for column in 0..<g.width.output where !inner.contains(column) {
                let columns = Extent(column, g.width)
                var sum: T = 0
                for z in slices.start..<slices.end {
                    for y in rows.start..<rows.end {
                        let line = input + (z &* g.height.input &+ y) &* g.width.input
                        for x in columns.start..<columns.end { sum += line[x] }
                    }
                }
                let divisor = divisor(rule, slices, rows, columns)
                target[column] = divisor == 0 ? 0 : sum / T(divisor)
            }
            if inner.isEmpty { continue }
            for column in inner { target[column] = 0 }
            let divisor = divisor(rule, slices, rows, Extent(inner.lowerBound, g.width))
            if divisor == 0 { continue }
            for z in slices.start..<slices.end {
                for y in rows.start..<rows.end {
                    for j in 0..<g.width.kernel {
                        let line = input + ((z &* g.height.input &+ y) &* g.width.input &+ j &- g.width.padding)
                        switch g.width.stride {
                        case 1: for column in inner { target[column] += line[column] }
                        case 2: for column in inner { target[column] += line[2 &* column] }
                        default: for column in inner { target[column] += line[g.width.stride &* column] }
                        }
                    }
                }
            }
            for column in inner { target[column] /= T(divisor) }
        }
    }
}

@inline(__always)
private func spreadPlane<T: DenseScalar>(
    _ type: T.Type, _ g: PoolGeometry, _ rule: AverageRule,
    gradient: UnsafePointer<T>, inputGradient: UnsafeMutablePointer<T>
) {
    inputGradient.update(repeating: 0, count: g.inputVolume)
    let inner = g.innerColumns
    for slice in 0..<g.depth.output {
        let slices = Extent(slice, g.depth)
        for row in 0..<g.height.output {
            let rows = Extent(row, g.height)
            let source = gradient + (slice &* g.height.output &+ row) &* g.width.output
            for column in 0..<g.width.output where !inner.contains(column) {
                let columns = Extent(column, g.width)
                let divisor = divisor(rule, slices, rows, columns)
                if divisor == 0 { continue }
                let share = source[column] / T(divisor)
                for z in slices.start..<slices.end {
                    for y in rows.start..<rows.end {
                        let line = inputGradient + (z &* g.height.input &+ y) &* g.width.input
                        for x in columns.start..<columns.end { line[x] += share }
                    }
                }
            }
            if inner.isEmpty { continue }
            let whole = divisor(rule, slices, rows, Extent(inner.lowerBound, g.width))
            if whole == 0 { continue }
            let divisor = T(whole)
            for z in slices.start..<slices.end {
                for y in rows.start..<rows.end {
                    for j in 0..<g.width.kernel {
                        let line = inputGradient + ((z &* g.height.input &+ y) &* g.width.input &+ j &- g.width.padding)
                        switch g.width.stride {
                        case 1: for column in inner { line[column] += source[column] / divisor }
                        case 2: for column in inner { line[2 &* column] += source[column] / divisor }
                        default: for column in inner { line[g.width.stride &* column] += source[column] / divisor }
                        }
                    }
                }
            }
        }
    }
}

/// The sum of contiguous elements in four interleaved vectors.
@inline(__always)
func sumContiguous<T: DenseScalar>(_ type: T.Type, _ values: UnsafePointer<T>, _ count: Int) -> T {
    var s0 = T.zeroVector(), s1 = s0, s2 = s0, s3 = s0
    var i = 0
    while i &+ 4 &* T.lanes <= count {
        s0 = T.add(s0, T.load(values + i))
        s1 = T.add(s1, T.load(values + i + T.lanes))
        s2 = T.add(s2, T.load(values + i + 2 &* T.lanes))
        s3 = T.add(s3, T.load(values + i + 3 &* T.lanes))
        i &+= 4 &* T.lanes
    }
    var sum = T.sumLanes(T.add(T.add(s0, s1), T.add(s2, s3)))
    while i < count { sum += values[i]; i &+= 1 }
    return sum
}
