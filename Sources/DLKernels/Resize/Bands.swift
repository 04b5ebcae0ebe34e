/// A linear map along one axis whose matrix has only a band of entries in each row: resampling, its adjoint, adaptive averages.
///
/// Row i is `weights[offsets[i] ..< offsets[i + 1]]`, for the input positions from `starts[i]` on. The input is
/// (outer, inputExtent, inner), the output (outer, outputExtent, inner), both row by row. float32 and float64, the weights too.
public func applyBands(
    _ dtype: DType, outer: Int, inputExtent: Int, outputExtent: Int, inner: Int,
    offsets: UnsafePointer<Int64>, starts: UnsafePointer<Int64>, weights: UnsafeRawPointer,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if outer <= 0 || outputExtent <= 0 || inner <= 0 { return }
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) {
        let bands = Bands(
            offsets: offsets, starts: starts, weights: weights.assumingMemoryBound(to: T.self), inputExtent: inputExtent,
            outputExtent: outputExtent)
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        let taps = max(1, Int(offsets[outputExtent]) / outputExtent)
        if inner == 1 {
            // Four rows at a time, so that the band is read once for them, in stretches that fit in the cache.
            let stretch = 512
            let stretches = (outputExtent &+ stretch &- 1) / stretch
            let groups = (outer &+ 3) / 4
            let cost = 4 &* min(outputExtent, stretch) &* (taps &+ 1)
            parallelFor(count: groups &* stretches, grain: max(1, 40_000 / cost)) { range in
                for item in range {
                    let first = item % stretches &* stretch
                    let columns = first..<min(outputExtent, first &+ stretch)
                    let row = item / stretches &* 4
                    let from = source + row &* inputExtent
                    let to = target + row &* outputExtent
                    if row &+ 4 <= outer {
                        fourRows(T.self, bands, columns, from, to)
                    } else {
                        for r in 0..<outer &- row { oneRow(T.self, bands, columns, from + r &* inputExtent, to + r &* outputExtent) }
                    }
                }
            }
        } else {
            parallelFor(count: outer &* outputExtent, grain: max(1, 40_000 / (inner &* taps &+ 8))) { range in
                for item in range {
                    let i = item % outputExtent
                    mixLines(
                        T.self, from: source + (item / outputExtent &* inputExtent &+ Int(starts[i])) &* inner, inner,
                        weights: bands.weights + Int(offsets[i]), count: Int(offsets[i &+ 1] &- offsets[i]), to: target + item &* inner)
                }
            }
        }
    }
}

private struct Bands<T> {
    var offsets: UnsafePointer<Int64>
    var starts: UnsafePointer<Int64>
    var weights: UnsafePointer<T>
    var inputExtent: Int
    var outputExtent: Int
}

@inline(__always)
private func fourRows<T: DenseScalar>(
    _ type: T.Type, _ bands: Bands<T>, _ columns: Range<Int>, _ input: UnsafePointer<T>, _ output: UnsafeMutablePointer<T>
) {
    let from1 = input + bands.inputExtent, from2 = from1 + bands.inputExtent, from3 = from2 + bands.inputExtent
    let to1 = output + bands.outputExtent, to2 = to1 + bands.outputExtent, to3 = to2 + bands.outputExtent
    for i in columns {
        let first = Int(bands.offsets[i])
        let count = Int(bands.offsets[i &+ 1]) &- first
        let start = Int(bands.starts[i])
        let weights = bands.weights + first
        var s0: T = 0, s1 = s0, s2 = s0, s3 = s0
        for j in 0..<count {
            let weight = weights[j]
            s0 += weight * input[start &+ j]
            s1 += weight * from1[start &+ j]
            s2 += weight * from2[start &+ j]
            s3 += weight * from3[start &+ j]
        }
        output[i] = s0
        to1[i] = s1
        to2[i] = s2
        to3[i] = s3
    }
}

@inline(__always)
private func oneRow<T: DenseScalar>(
    _ type: T.Type, _ bands: Bands<T>, _ columns: Range<Int>, _ input: UnsafePointer<T>, _ output: UnsafeMutablePointer<T>
) {
    for i in columns {
        let first = Int(bands.offsets[i])
        let start = Int(bands.starts[i])
        var sum: T = 0
        for j in 0..<Int(bands.offsets[i &+ 1]) &- first { sum += bands.weights[first &+ j] * input[start &+ j] }
        output[i] = sum
    }
}

/// A weighted sum of lines that follow each other.
@inline(__always)
private func mixLines<T: DenseScalar>(
    _ type: T.Type, from input: UnsafePointer<T>, _ inner: Int, weights: UnsafePointer<T>, count: Int, to output: UnsafeMutablePointer<T>
) {
    var x = 0
    while x &+ 2 &* T.lanes <= inner {
        var a = T.zeroVector(), b = a
        var line = input + x
        for j in 0..<count {
            let weight = T.splat(weights[j])
            a = T.multiplyAdd(weight, T.load(line), a)
            b = T.multiplyAdd(weight, T.load(line + T.lanes), b)
            line += inner
        }
        T.store(a, output + x)
        T.store(b, output + x + T.lanes)
        x &+= 2 &* T.lanes
    }
    while x < inner {
        var sum: T = 0
        for j in 0..<count { sum += weights[j] * input[x &+ j &* inner] }
        output[x] = sum
        x &+= 1
    }
}
