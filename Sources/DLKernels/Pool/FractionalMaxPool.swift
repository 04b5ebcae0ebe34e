/// Max pooling over windows whose places are drawn (Graham 2014, "Fractional max-pooling"): along an axis of s elements, window
/// i of n, which has k elements, begins at floor((i + u) a) - floor(u a) with a = (s - k) / (n - 1), and the last one at s - k.
/// `samples` holds the u of every plane and axis. The first of equal maxima wins, NaN wins over everything. float32 and
/// float64. Returns false when scratch memory could not be had.
public func fractionalMaxPool(
    _ dtype: DType, planes: Int, input: (depth: Int, height: Int, width: Int), output: (depth: Int, height: Int, width: Int),
    window: (depth: Int, height: Int, width: Int), samples: UnsafeRawPointer, samplePlanes: Int, order: (depth: Int?, height: Int, width: Int),
    from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, indices: UnsafeMutablePointer<Int64>
) -> Bool {
    return dtype == .float32 ? run(Float.self) : run(Double.self)

    @inline(never)
    func run<T: BinaryFloatingPoint & Sendable>(_ type: T.Type) -> Bool {
        let axes = order.depth == nil ? 2 : 3
        let volume = input.depth &* input.height &* input.width, results = output.depth &* output.height &* output.width
        let cost = results &* window.depth &* window.height &* window.width
        let bytes = (output.depth &+ output.height &+ output.width) &* MemoryLayout<Int>.size
        var hasFailed = false
        withUnsafeMutablePointer(to: &hasFailed) { hasFailed in
            parallelFor(count: planes, grain: max(1, 20_000 / max(1, cost))) { range in
                let done: Void? = withScratch(bytes: bytes) { scratch in
                    let slices = scratch.assumingMemoryBound(to: Int.self)
                    let rows = slices + output.depth, columns = rows + output.height
                    for plane in range {
                        let own = samples.assumingMemoryBound(to: T.self) + plane % samplePlanes &* axes
                        if let depth = order.depth { starts(own[depth], input.depth, output.depth, window.depth, slices) } else { slices[0] = 0 }
                        starts(own[order.height], input.height, output.height, window.height, rows)
                        starts(own[order.width], input.width, output.width, window.width, columns)
                        let values = source.assumingMemoryBound(to: T.self) + plane &* volume
                        var at = plane &* results
                        for z in 0..<output.depth {
                            for y in 0..<output.height {
                                for x in 0..<output.width {
                                    var best = -T.infinity, place = -1
                                    for slice in slices[z]..<(slices[z] &+ window.depth) {
                                        for row in rows[y]..<(rows[y] &+ window.height) {
                                            let line = (slice &* input.height &+ row) &* input.width
                                            for column in columns[x]..<(columns[x] &+ window.width) {
                                                let value = values[line &+ column]
                                                if value > best || value != value || place < 0 {
                                                    best = value
                                                    place = line &+ column
                                                }
                                            }
                                        }
                                    }
                                    target.assumingMemoryBound(to: T.self)[at] = best
                                    indices[at] = Int64(place)
                                    at &+= 1
                                }
                            }
                        }
                    }
                }
                if done == nil { hasFailed.pointee = true }
            }
        }
        return !hasFailed
    }

    /// Where the windows of one axis begin; the sample lies in [0, 1].
    @inline(__always)
    func starts<T: BinaryFloatingPoint>(_ sample: T, _ size: Int, _ count: Int, _ window: Int, _ places: UnsafeMutablePointer<Int>) {
        let step = count > 1 ? T(size &- window) / T(count &- 1) : 0
        let shift = Int(sample * step)
        for i in 0..<count {
            // Rounding may lead beyond the end.
            places[i] = i == count &- 1 ? size &- window : min(Int((T(i) + sample) * step) &- shift, size &- window)
        }
    }
}
