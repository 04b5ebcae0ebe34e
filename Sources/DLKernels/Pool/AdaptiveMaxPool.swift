/// Maximum over windows that divide each axis as evenly as can be: window i of n over s elements is
/// floor(i s / n) ..< ceil((i + 1) s / n). The first of equal maxima wins, NaN wins over everything. float32 and float64.
public func adaptiveMaxPoolForward(
    _ dtype: DType, planes: Int, input: (depth: Int, height: Int, width: Int), output: (depth: Int, height: Int, width: Int),
    from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, indices: UnsafeMutablePointer<Int64>?
) {
    let rows = output.depth &* output.height
    if planes <= 0 || rows <= 0 || output.width <= 0 { return }
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: BinaryFloatingPoint & Sendable>(_ type: T.Type) {
        let volume = input.depth &* input.height &* input.width
        let cost = max(output.width, (volume &+ rows &- 1) / rows)
        parallelFor(count: planes &* rows, grain: max(1, 20_000 / cost)) { range in
            for item in range {
                let values = source.assumingMemoryBound(to: T.self) + item / rows &* volume
                let results = target.assumingMemoryBound(to: T.self) + item &* output.width
                let slices = adaptiveWindow(item % rows / output.height, input.depth, output.depth)
                let lines = adaptiveWindow(item % output.height, input.height, output.height)
                for column in 0..<output.width {
                    let columns = adaptiveWindow(column, input.width, output.width)
                    var best = -T.infinity
                    var place = -1
                    for z in slices {
                        for y in lines {
                            let line = (z &* input.height &+ y) &* input.width
                            for x in columns {
                                let value = values[line &+ x]
                                if value > best || value != value || place < 0 {
                                    best = value
                                    place = line &+ x
                                }
                            }
                        }
                    }
                    results[column] = best
                    if let indices { indices[item &* output.width &+ column] = Int64(place) }
                }
            }
        }
    }
}

/// The elements that window i of n over s elements has: floor(i s / n) ..< ceil((i + 1) s / n).
@inline(__always)
public func adaptiveWindow(_ index: Int, _ size: Int, _ count: Int) -> Range<Int> {
    let start = index / count &* size &+ index % count &* size / count
    let end = 1 &+ ((index &+ 1) &* size &- 1) / count
    return start..<end
}
