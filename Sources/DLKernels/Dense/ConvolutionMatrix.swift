/// Windows of images as columns, and convolutions as matrices (see `Conv2dGeometry` for the sizes).

/// `columns[n, (c, y, x), (i, j)] = input[n, c, i*s + y*d - p, j*s + x*d - p]`, zero outside the image.
public func unfoldImages(
    _ dtype: DType, _ g: Conv2dGeometry, input: UnsafeRawPointer, columns: UnsafeMutableRawPointer
) {
    if dtype == .float32 { run(Float.self) } else { run(Double.self) }

    func run<T: DenseScalar>(_ type: T.Type) {
        let source = input.assumingMemoryBound(to: T.self), target = columns.assumingMemoryBound(to: T.self)
        let size = g.kernelArea &* g.outputPlane
        parallelFor(count: g.batch &* g.inputChannels, grain: max(1, 64_000 / max(1, size))) { range in
            unfold(g, channels: range.count, source: source + range.lowerBound &* g.inputPlane,
                   columns: target + range.lowerBound &* size, pitch: g.outputPlane)
        }
    }
}

/// The adjoint of `unfoldImages`: every element of `output` is the sum of the columns' elements that came from it.
public func foldImages(
    _ dtype: DType, _ g: Conv2dGeometry, columns: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if dtype == .float32 { run(Float.self) } else { run(Double.self) }

    func run<T: DenseScalar>(_ type: T.Type) {
        let source = columns.assumingMemoryBound(to: T.self), target = output.assumingMemoryBound(to: T.self)
        let size = g.kernelArea &* g.outputPlane
        parallelFor(count: g.batch &* g.inputChannels, grain: max(1, 64_000 / max(1, size))) { range in
            fold(g, channels: range.count, columns: source + range.lowerBound &* size, pitch: g.outputPlane,
                 target: target + range.lowerBound &* g.inputPlane)
        }
    }
}

/// Where the weights stand in the matrix of a convolution: calls `body(weight, matrix)` with the positions of an
/// element of the weight and of one of its places in the matrix, which has a row for each element of the output and a
/// column for each of the input. Weights are visited in order.
@inline(__always)
private func forEachPlace(_ g: Conv2dGeometry, filter: Int, _ body: (Int, Int) -> Void) {
    let columns = g.inputChannels &* g.inputPlane
    let group = filter / g.groupOutputs
    var weight = filter &* g.depth
    for channel in 0..<g.groupInputs {
        let plane = (group &* g.groupInputs &+ channel) &* g.inputPlane
        for y in 0..<g.kernelHeight {
            for x in 0..<g.kernelWidth {
                for i in 0..<g.outputHeight {
                    let line = i &* g.strideHeight &+ y &* g.dilationHeight &- g.paddingHeight
                    if line < 0 || line >= g.inputHeight { continue }
                    for j in 0..<g.outputWidth {
                        let place = j &* g.strideWidth &+ x &* g.dilationWidth &- g.paddingWidth
                        if place < 0 || place >= g.inputWidth { continue }
                        let row = filter &* g.outputPlane &+ i &* g.outputWidth &+ j
                        body(weight, row &* columns &+ plane &+ line &* g.inputWidth &+ place)
                    }
                }
                weight &+= 1
            }
        }
    }
}

/// Writes the weights into a matrix of zeros.
public func convolutionMatrix(
    _ dtype: DType, _ g: Conv2dGeometry, weight: UnsafeRawPointer, matrix: UnsafeMutableRawPointer
) {
    if dtype == .float32 { run(Float.self) } else { run(Double.self) }

    func run<T: DenseScalar>(_ type: T.Type) {
        let source = weight.assumingMemoryBound(to: T.self), target = matrix.assumingMemoryBound(to: T.self)
        parallelFor(count: g.outputChannels, grain: max(1, 64_000 / max(1, g.depth &* g.outputPlane))) { range in
            for filter in range { forEachPlace(g, filter: filter) { from, to in target[to] = source[from] } }
        }
    }
}

/// The adjoint of `convolutionMatrix`: every weight is the sum of its places in the matrix.
public func convolutionMatrixGradient(
    _ dtype: DType, _ g: Conv2dGeometry, matrix: UnsafeRawPointer, weight: UnsafeMutableRawPointer
) {
    if dtype == .float32 { run(Float.self) } else { run(Double.self) }

    func run<T: DenseScalar>(_ type: T.Type) {
        let source = matrix.assumingMemoryBound(to: T.self), target = weight.assumingMemoryBound(to: T.self)
        parallelFor(count: g.outputChannels, grain: max(1, 64_000 / max(1, g.depth &* g.outputPlane))) { range in
            for filter in range {
                (target + filter &* g.depth).update(repeating: 0, count: g.depth)
                forEachPlace(g, filter: filter) { to, from in target[to] += source[from] }
            }
        }
    }
}
