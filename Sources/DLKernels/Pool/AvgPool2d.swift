/// Means over windows, plane by plane, with PyTorch's conventions. Floating types; no dilation.
///
/// The divisor of a window is `divisorOverride` where given; else, with `countsPadding`, the window's size cut at the
/// edges of the padded plane; else the number of input elements in it. A window without input elements gives 0.
public func avgPool2dForward(
    _ dtype: DType, _ geometry: Pool2dGeometry, countsPadding: Bool, divisorOverride: Int?,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if geometry.planes <= 0 || geometry.outputPlane <= 0 { return }
    let rule = AverageRule(countsPadding: countsPadding, divisorOverride: divisorOverride)
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        parallelFor(count: geometry.planes, grain: geometry.planeGrain) { range in
            for plane in range {
                let from = source + plane &* geometry.inputPlane
                let to = target + plane &* geometry.outputPlane
                if geometry.coversPlane {
                    to.pointee = sumContiguous(T.self, from, geometry.inputPlane)
                        / T(divisorOverride ?? geometry.inputPlane)
                } else if geometry.isTwoByTwo {
                    averageTwoByTwo(geometry, divisor: T(divisorOverride ?? 4), input: from, output: to)
                } else {
                    averagePlane(T.self, geometry, rule, input: from, output: to)
                }
            }
        }
    }
}

/// The gradient of `avgPool2dForward` with respect to its input; `inputGradient` is overwritten.
public func avgPool2dBackward(
    _ dtype: DType, _ geometry: Pool2dGeometry, countsPadding: Bool, divisorOverride: Int?,
    outputGradient: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer
) {
    if geometry.planes <= 0 || geometry.inputPlane <= 0 { return }
    let rule = AverageRule(countsPadding: countsPadding, divisorOverride: divisorOverride)
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) {
        let source = outputGradient.assumingMemoryBound(to: T.self)
        let target = inputGradient.assumingMemoryBound(to: T.self)
        parallelFor(count: geometry.planes, grain: geometry.planeGrain) { range in
            for plane in range {
                if geometry.isTwoByTwo {
                    spreadTwoByTwo(
                        geometry, divisor: T(divisorOverride ?? 4), gradient: source + plane &* geometry.outputPlane,
                        inputGradient: target + plane &* geometry.inputPlane)
                    continue
                }
                spreadPlane(
                    T.self, geometry, rule, gradient: source + plane &* geometry.outputPlane,
                    inputGradient: target + plane &* geometry.inputPlane)
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
    init(_ position: Int, kernel: Int, stride: Int, padding: Int, size: Int) {
        let first = position &* stride &- padding
        let last = min(first &+ kernel, size &+ padding)
        padded = last &- first
        start = max(first, 0)
        end = max(start, min(last, size))
    }

    @inline(__always) var count: Int { end &- start }
}

extension Pool2dGeometry {
    /// One window that is the whole plane.
    fileprivate var coversPlane: Bool {
        outputHeight == 1 && outputWidth == 1 && paddingHeight == 0 && paddingWidth == 0
            && kernelHeight == inputHeight && kernelWidth == inputWidth
    }

    @inline(__always)
    fileprivate func rows(_ row: Int) -> Extent {
        Extent(row, kernel: kernelHeight, stride: strideHeight, padding: paddingHeight, size: inputHeight)
    }

    @inline(__always)
    fileprivate func columns(_ column: Int) -> Extent {
        Extent(column, kernel: kernelWidth, stride: strideWidth, padding: paddingWidth, size: inputWidth)
    }

    /// The columns whose windows lie inside the plane.
    @inline(__always)
    fileprivate var innerColumns: Range<Int> {
        let left = insideRange(offset: -paddingWidth, stride: strideWidth, size: inputWidth, count: outputWidth)
        let right = insideRange(
            offset: kernelWidth &- 1 &- paddingWidth, stride: strideWidth, size: inputWidth, count: outputWidth)
        let lower = max(left.lowerBound, right.lowerBound)
        return lower..<max(lower, min(left.upperBound, right.upperBound))
    }
}

@inline(__always)
private func divisor(_ rule: AverageRule, _ rows: Extent, _ columns: Extent) -> Int {
    if let given = rule.divisorOverride { return given }
    return rule.countsPadding ? rows.padded &* columns.padded : rows.count &* columns.count
}

@inline(__always)
private func averagePlane<T: DenseScalar>(
    _ type: T.Type, _ g: Pool2dGeometry, _ rule: AverageRule,
    input: UnsafePointer<T>, output: UnsafeMutablePointer<T>
) {
    let inner = g.innerColumns
    for row in 0..<g.outputHeight {
        let rows = g.rows(row)
        let target = output + row &* g.outputWidth
        for column in 0..<g.outputWidth where !inner.contains(column) {
            let columns = g.columns(column)
            var sum: T = 0
            for y in rows.start..<rows.end {
                for x in columns.start..<columns.end { sum += input[y &* g.inputWidth &+ x] }
            }
            target[column] = rows.count == 0 || columns.count == 0 ? 0 : sum / T(divisor(rule, rows, columns))
        }
        if inner.isEmpty { continue }
        for column in inner { target[column] = 0 }
        if rows.count == 0 { continue }
        for y in rows.start..<rows.end {
            for j in 0..<g.kernelWidth {
                let line = input + (y &* g.inputWidth &+ j &- g.paddingWidth)
                switch g.strideWidth {
                case 1: for column in inner { target[column] += line[column] }
                case 2: for column in inner { target[column] += line[2 &* column] }
                default: for column in inner { target[column] += line[g.strideWidth &* column] }
                }
            }
        }
        let divisor = T(divisor(rule, rows, g.columns(inner.lowerBound)))
        for column in inner { target[column] /= divisor }
    }
}

@inline(__always)
private func spreadPlane<T: DenseScalar>(
    _ type: T.Type, _ g: Pool2dGeometry, _ rule: AverageRule,
    gradient: UnsafePointer<T>, inputGradient: UnsafeMutablePointer<T>
) {
    inputGradient.update(repeating: 0, count: g.inputPlane)
    let inner = g.innerColumns
    for row in 0..<g.outputHeight {
        let rows = g.rows(row)
        if rows.count == 0 { continue }
        let source = gradient + row &* g.outputWidth
        for column in 0..<g.outputWidth where !inner.contains(column) {
            let columns = g.columns(column)
            if columns.count == 0 { continue }
            let share = source[column] / T(divisor(rule, rows, columns))
            for y in rows.start..<rows.end {
                for x in columns.start..<columns.end { inputGradient[y &* g.inputWidth &+ x] += share }
            }
        }
        if inner.isEmpty { continue }
        let divisor = T(divisor(rule, rows, g.columns(inner.lowerBound)))
        for y in rows.start..<rows.end {
            for j in 0..<g.kernelWidth {
                let line = inputGradient + (y &* g.inputWidth &+ j &- g.paddingWidth)
                switch g.strideWidth {
                case 1: for column in inner { line[column] += source[column] / divisor }
                case 2: for column in inner { line[2 &* column] += source[column] / divisor }
                default: for column in inner { line[g.strideWidth &* column] += source[column] / divisor }
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
