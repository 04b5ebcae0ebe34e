import CShims

/// The filters of a correlation as they lie in memory: `weight[target, source, y, x]`, or turned (see `Correlation`).
struct WinogradFilters {
    let weight: UnsafePointer<Float>
    let sources: Int
    let targets: Int
    let isTurned: Bool

    /// Writes G g G^T for `targets` (a range between multiples of 8) and `sources`: for each of the 36 points, `pitch` apart,
    /// panels of 24 targets, each `sources x 24`. Targets that do not exist give zeros.
    func transform(
        targets range: Range<Int>, sources inner: Range<Int>, to panels: UnsafeMutablePointer<Float>, pitch: Int
    ) {
        // A panel at a time, so that its lines are written while they are in the first cache.
        withUnsafeTemporaryAllocation(of: Float.self, capacity: sourcesAtOnce * 3 * 72 + 18 * 8) { memory in
            guard let taps = memory.baseAddress else { return }
            let columns = taps + sourcesAtOnce * 3 * 72
            for panel in stride(from: range.lowerBound, to: range.upperBound, by: panelColumns) {
                let width = panelWidth(at: panel, of: range.upperBound)
                var place = panels + (panel &- range.lowerBound) &* inner.count
                for first in stride(from: inner.lowerBound, to: inner.upperBound, by: sourcesAtOnce) {
                    let some = first..<min(inner.upperBound, first &+ sourcesAtOnce)
                    loadTaps(panel, width, some, taps)
                    for source in 0..<some.count {
                        for column in stride(from: 0, to: width, by: 8) {
                            transformEight(taps + (source &* 3 &+ column / 8) &* 72, columns, place + column, pitch: pitch)
                        }
                        place += width
                    }
                }
            }
        }
    }

    /// The taps of the filters of a panel, in the order in which they lie in memory.
    @inline(__always)
    private func loadTaps(_ panel: Int, _ width: Int, _ inner: Range<Int>, _ taps: UnsafeMutablePointer<Float>) {
        if isTurned {
            for source in inner {
                for column in stride(from: 0, to: width, by: 8) {
                    loadTaps(panel &+ column, source, taps + ((source &- inner.lowerBound) &* 3 &+ column / 8) &* 72)
                }
            }
        } else {
            for column in stride(from: 0, to: width, by: 8) {
                for source in inner {
                    loadTaps(panel &+ column, source, taps + ((source &- inner.lowerBound) &* 3 &+ column / 8) &* 72)
                }
            }
        }
    }

    /// The nine taps of the filters from one source to eight targets: taps[3 y + x][target].
    @inline(__always)
    private func loadTaps(_ target: Int, _ source: Int, _ taps: UnsafeMutablePointer<Float>) {
        let count = min(8, targets &- target)
        let stride = isTurned ? 9 : 9 &* sources
        let from = weight + (isTurned ? source &* targets &+ target : target &* sources &+ source) &* 9
        if count == 8 {
            dl_transpose_8x8(from, stride, taps, 8)
            // Taps 5 to 8 of filters i and i + 4 side by side.
            let p = from + 5, far = 4 &* stride
            store(
                dl_last_of_quads(
                    quads(p, p + far), quads(p + stride, p + (far &+ stride)), quads(p + 2 &* stride, p + (far &+ 2 &* stride)),
                    quads(p + 3 &* stride, p + (far &+ 3 &* stride))), taps + 64)
        } else {
            for tap in 0..<9 {
                for lane in 0..<8 { taps[tap &* 8 &+ lane] = lane < count ? from[lane &* stride &+ tap] : 0 }
            }
        }
        if isTurned {
            for tap in 0..<4 {
                let first = load(taps + tap &* 8), last = load(taps + (8 &- tap) &* 8)
                store(last, taps + tap &* 8)
                store(first, taps + (8 &- tap) &* 8)
            }
        }
    }
}

private let sourcesAtOnce = 16

@inline(__always)
private func quads(_ low: UnsafePointer<Float>, _ high: UnsafePointer<Float>) -> Lanes {
    Lanes(
        lowHalf: UnsafeRawPointer(low).loadUnaligned(as: SIMD4<Float>.self),
        highHalf: UnsafeRawPointer(high).loadUnaligned(as: SIMD4<Float>.self))
}

@inline(__always)
private func transformEight(
    _ taps: UnsafePointer<Float>, _ columns: UnsafeMutablePointer<Float>, _ panel: UnsafeMutablePointer<Float>, pitch: Int
) {
    for x in 0..<3 {
        filterTransform(load(taps + x &* 8), load(taps + (x &+ 3) &* 8), load(taps + (x &+ 6) &* 8)).store(columns + x &* 8, 24)
    }
    for y in 0..<6 {
        let line = columns + y &* 24
        filterTransform(load(line), load(line + 8), load(line + 16)).store(panel + y &* 6 &* pitch, pitch)
    }
}
