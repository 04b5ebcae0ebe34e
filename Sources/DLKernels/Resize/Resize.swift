import Glibc

/// Resizing of contiguous planes, with PyTorch's coordinates.
///
/// A scale factor given by the user (nil: the ratio of the sizes) is the factor by which the image grows. Coordinates
/// are computed in the element type, as PyTorch does.

/// Bilinear interpolation. With `alignCorners` the corner elements of input and output coincide; without, pixel areas
/// do: output position i lies at `(i + 0.5) / scale - 0.5`, not below 0. float32 and float64.
@discardableResult
public func resizeBilinearForward(
    _ dtype: DType, planes: Int, inputHeight: Int, inputWidth: Int, outputHeight: Int, outputWidth: Int,
    alignCorners: Bool, scaleHeight: Double?, scaleWidth: Double?,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) -> Bool {
    if planes <= 0 || outputHeight <= 0 || outputWidth <= 0 { return true }
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return true
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) -> Bool {
        withBilinearTables(
            T.self, inputHeight, inputWidth, outputHeight, outputWidth, alignCorners, scaleHeight, scaleWidth
        ) { rows, columns, failed in
            let source = input.assumingMemoryBound(to: T.self)
            let target = output.assumingMemoryBound(to: T.self)
            // Bands of rows, so that a single large plane is shared too.
            let band = 32
            let bands = (outputHeight &+ band &- 1) / band
            let cost = min(band, outputHeight) &* (outputWidth &+ inputWidth)
            parallelFor(count: planes &* bands, grain: max(1, 20_000 / cost)) { range in
                for item in range {
                    let plane = item / bands
                    let first = item % bands &* band
                    let done: Void? = withScratch(bytes: inputWidth &* MemoryLayout<T>.size) { scratch in
                        enlarge(
                            T.self, rows: first..<min(outputHeight, first &+ band), rowTable: rows, columnTable: columns,
                            width: inputWidth, outputWidth: outputWidth,
                            line: scratch.assumingMemoryBound(to: T.self),
                            input: source + plane &* inputHeight &* inputWidth,
                            output: target + plane &* outputHeight &* outputWidth)
                    }
                    if done == nil { failed.pointee = true }
                }
            }
        }
    }
}

/// The gradient of `resizeBilinearForward`; overwrites `inputGradient`.
@discardableResult
public func resizeBilinearBackward(
    _ dtype: DType, planes: Int, inputHeight: Int, inputWidth: Int, outputHeight: Int, outputWidth: Int,
    alignCorners: Bool, scaleHeight: Double?, scaleWidth: Double?,
    outputGradient: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer
) -> Bool {
    if planes <= 0 || inputHeight <= 0 || inputWidth <= 0 { return true }
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return true
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) -> Bool {
        withBilinearTables(
            T.self, inputHeight, inputWidth, outputHeight, outputWidth, alignCorners, scaleHeight, scaleWidth
        ) { rows, columns, failed in
            let source = outputGradient.assumingMemoryBound(to: T.self)
            let target = inputGradient.assumingMemoryBound(to: T.self)
            let cost = outputHeight &* (outputWidth &+ inputWidth) &+ inputHeight &* inputWidth
            parallelFor(count: planes, grain: max(1, 20_000 / cost)) { range in
                for plane in range {
                    let done: Void? = withScratch(bytes: inputWidth &* MemoryLayout<T>.size) { scratch in
                        enlargeBack(
                            T.self, outputHeight: outputHeight, rowTable: rows, columnTable: columns,
                            height: inputHeight, width: inputWidth, outputWidth: outputWidth,
                            line: scratch.assumingMemoryBound(to: T.self),
                            outputGradient: source + plane &* outputHeight &* outputWidth,
                            inputGradient: target + plane &* inputHeight &* inputWidth)
                    }
                    if done == nil { failed.pointee = true }
                }
            }
        }
    }
}

/// Nearest neighbour: `floor(i / scale)`, at most the last element (`i` for equal sizes, `i / 2` for doubled ones,
/// whatever the scale). All types.
@discardableResult
public func resizeNearestForward(
    _ dtype: DType, planes: Int, inputHeight: Int, inputWidth: Int, outputHeight: Int, outputWidth: Int,
    scaleHeight: Double?, scaleWidth: Double?, input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) -> Bool {
    if planes <= 0 || outputHeight <= 0 || outputWidth <= 0 { return true }
    switch dtype.size {
    case 8: return run(UInt64.self)
    case 4: return run(UInt32.self)
    default: return run(UInt8.self)
    }

    @inline(__always)
    func run<T: FixedWidthInteger & Sendable>(_ type: T.Type) -> Bool {
        withNearestTables(inputHeight, inputWidth, outputHeight, outputWidth, scaleHeight, scaleWidth) { rows, columns in
            let source = input.assumingMemoryBound(to: T.self)
            let target = output.assumingMemoryBound(to: T.self)
            parallelFor(count: planes &* outputHeight, grain: max(1, 20_000 / outputWidth)) { range in
                for item in range {
                    let line = source + (item / outputHeight &* inputHeight &+ rows[item % outputHeight]) &* inputWidth
                    let to = target + item &* outputWidth
                    for j in 0..<outputWidth { to[j] = line[columns[j]] }
                }
            }
        }
    }
}

/// The gradient of `resizeNearestForward`; overwrites `inputGradient`. float32 and float64.
@discardableResult
public func resizeNearestBackward(
    _ dtype: DType, planes: Int, inputHeight: Int, inputWidth: Int, outputHeight: Int, outputWidth: Int,
    scaleHeight: Double?, scaleWidth: Double?,
    outputGradient: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer
) -> Bool {
    if planes <= 0 || inputHeight <= 0 || inputWidth <= 0 { return true }
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return true
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) -> Bool {
        withNearestTables(inputHeight, inputWidth, outputHeight, outputWidth, scaleHeight, scaleWidth) { rows, columns in
            let source = outputGradient.assumingMemoryBound(to: T.self)
            let target = inputGradient.assumingMemoryBound(to: T.self)
            let cost = outputHeight &* outputWidth &+ inputHeight &* inputWidth
            parallelFor(count: planes, grain: max(1, 20_000 / cost)) { range in
                for plane in range {
                    let sums = target + plane &* inputHeight &* inputWidth
                    sums.update(repeating: 0, count: inputHeight &* inputWidth)
                    for i in 0..<outputHeight {
                        let line = sums + rows[i] &* inputWidth
                        let from = source + (plane &* outputHeight &+ i) &* outputWidth
                        for j in 0..<outputWidth { line[columns[j]] += from[j] }
                    }
                }
            }
        }
    }
}

// MARK: - Positions

/// Where an output position reads along one axis: `(1 - fraction) * line[index] + fraction * line[index + step]`.
private struct Position<T: DenseScalar> {
    var index: Int
    /// 1, or 0 at the end of the axis.
    var step: Int
    var fraction: T
}

private func fillPositions<T: DenseScalar>(
    _ table: UnsafeMutablePointer<Position<T>>, size: Int, count: Int, alignCorners: Bool, scale: Double?
) {
    // Equal sizes are copied whatever the scale.
    if size == count {
        for i in 0..<count { (table + i).initialize(to: Position(index: i, step: 0, fraction: 0)) }
        return
    }
    let ratio: T
    if alignCorners {
        ratio = count > 1 ? T(size &- 1) / T(count &- 1) : 0
    } else if let scale, scale > 0 {
        ratio = T(1 / scale)
    } else {
        ratio = T(size) / T(count)
    }
    for i in 0..<count {
        let exact = alignCorners ? ratio * T(i) : max(0, ratio * (T(i) + 0.5) - 0.5)
        let index = min(Int(exact), size &- 1)
        let fraction = min(max(exact - T(index), 0), 1)
        (table + i).initialize(to: Position(index: index, step: index < size &- 1 ? 1 : 0, fraction: fraction))
    }
}

/// Runs `body` with the positions of rows and columns; false when scratch memory could not be had.
@inline(__always)
private func withBilinearTables<T: DenseScalar>(
    _ type: T.Type, _ inputHeight: Int, _ inputWidth: Int, _ outputHeight: Int, _ outputWidth: Int,
    _ alignCorners: Bool, _ scaleHeight: Double?, _ scaleWidth: Double?,
    _ body: (UnsafePointer<Position<T>>, UnsafePointer<Position<T>>, UnsafeMutablePointer<Bool>) -> Void
) -> Bool {
    let bytes = (outputHeight &+ outputWidth) &* MemoryLayout<Position<T>>.stride
    let done: Bool? = withScratch(bytes: bytes) { scratch in
        let rows = scratch.assumingMemoryBound(to: Position<T>.self)
        let columns = rows + outputHeight
        fillPositions(rows, size: inputHeight, count: outputHeight, alignCorners: alignCorners, scale: scaleHeight)
        fillPositions(columns, size: inputWidth, count: outputWidth, alignCorners: alignCorners, scale: scaleWidth)
        return withFlag { failed in body(UnsafePointer(rows), UnsafePointer(columns), failed) }
    }
    return done ?? false
}

private func fillNearest(_ table: UnsafeMutablePointer<Int>, size: Int, count: Int, scale: Double?) {
    // Equal and doubled sizes are exact whatever the scale.
    if count == size || count == 2 &* size {
        for i in 0..<count { table[i] = count == size ? i : i / 2 }
        return
    }
    let ratio: Float
    if let scale, scale > 0 {
        ratio = Float(1 / scale)
    } else {
        ratio = Float(size) / Float(count)
    }
    for i in 0..<count { table[i] = min(Int(Glibc.floor(Float(i) * ratio)), size &- 1) }
}

@inline(__always)
private func withNearestTables(
    _ inputHeight: Int, _ inputWidth: Int, _ outputHeight: Int, _ outputWidth: Int,
    _ scaleHeight: Double?, _ scaleWidth: Double?, _ body: (UnsafePointer<Int>, UnsafePointer<Int>) -> Void
) -> Bool {
    let done: Void? = withScratch(bytes: (outputHeight &+ outputWidth) &* MemoryLayout<Int>.size) { scratch in
        let rows = scratch.assumingMemoryBound(to: Int.self)
        let columns = rows + outputHeight
        fillNearest(rows, size: inputHeight, count: outputHeight, scale: scaleHeight)
        fillNearest(columns, size: inputWidth, count: outputWidth, scale: scaleWidth)
        body(UnsafePointer(rows), UnsafePointer(columns))
    }
    return done != nil
}

// MARK: - Planes

/// Some output rows of one plane: mixes two input rows into `line`, then mixes neighbours of that.
@inline(__always)
private func enlarge<T: DenseScalar>(
    _ type: T.Type, rows: Range<Int>, rowTable: UnsafePointer<Position<T>>, columnTable: UnsafePointer<Position<T>>,
    width: Int, outputWidth: Int, line: UnsafeMutablePointer<T>, input: UnsafePointer<T>,
    output: UnsafeMutablePointer<T>
) {
    for i in rows {
        let row = rowTable[i]
        let upper = input + row.index &* width
        let lower = upper + row.step &* width
        let share = 1 - row.fraction
        for x in 0..<width { line[x] = share * upper[x] + row.fraction * lower[x] }
        let target = output + i &* outputWidth
        for j in 0..<outputWidth {
            let column = columnTable[j]
            target[j] = (1 - column.fraction) * line[column.index] + column.fraction * line[column.index &+ column.step]
        }
    }
}

@inline(__always)
private func enlargeBack<T: DenseScalar>(
    _ type: T.Type, outputHeight: Int, rowTable: UnsafePointer<Position<T>>, columnTable: UnsafePointer<Position<T>>,
    height: Int, width: Int, outputWidth: Int, line: UnsafeMutablePointer<T>, outputGradient: UnsafePointer<T>,
    inputGradient: UnsafeMutablePointer<T>
) {
    inputGradient.update(repeating: 0, count: height &* width)
    for i in 0..<outputHeight {
        line.update(repeating: 0, count: width)
        let from = outputGradient + i &* outputWidth
        for j in 0..<outputWidth {
            let column = columnTable[j]
            line[column.index] += (1 - column.fraction) * from[j]
            line[column.index &+ column.step] += column.fraction * from[j]
        }
        let row = rowTable[i]
        let upper = inputGradient + row.index &* width
        let lower = upper + row.step &* width
        let share = 1 - row.fraction
        for x in 0..<width { upper[x] += share * line[x] }
        for x in 0..<width { lower[x] += row.fraction * line[x] }
    }
}
