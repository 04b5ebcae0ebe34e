import CShims

/// The filters of a correlation as they lie in memory: `weight[target, source, y, x]`, or turned (see `Correlation`).
struct WinogradFilters {
    let weight: UnsafePointer<Float>
    let sources: Int
    let targets: Int
    let isTurned: Bool

    /// G g G^T for `targets` (beginning at a multiple of 8) and `sources`: for each of the 36 points, `pitch` apart, panels of
    /// 4 targets, each `sources x 4`. Targets beyond the last one, up to a multiple of 8, give zeros.
    func transform(
        targets range: Range<Int>, sources inner: Range<Int>, to panels: UnsafeMutablePointer<Float>, pitch: Int
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 9 * 8 + 18 * 8) { memory in
            guard let taps = memory.baseAddress else { return }
            let columns = taps + 72
            var panel = panels
            var target = range.lowerBound
            while target < range.upperBound {
                var place = panel
                for source in inner {
                    loadTaps(target, source, taps)
                    transformEight(taps, columns, place, panelPitch: 4 &* inner.count, pitch: pitch)
                    place += 4
                }
                panel += 8 &* inner.count
                target &+= 8
            }
        }
    }

    /// The nine taps of the filters from eight targets to one source: taps[3 y + x][target].
    @inline(__always)
    private func loadTaps(_ target: Int, _ source: Int, _ taps: UnsafeMutablePointer<Float>) {
        let count = min(8, targets &- target)
        let stride = isTurned ? 9 : 9 &* sources
        let from = weight + (isTurned ? source &* targets &+ target : target &* sources &+ source) &* 9
        if count == 8 {
            dl_transpose_8x8(from, stride, taps, 8)
            for lane in 0..<8 { taps[64 &+ lane] = from[lane &* stride &+ 8] }
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

@inline(__always)
private func transformEight(
    _ taps: UnsafeMutablePointer<Float>, _ columns: UnsafeMutablePointer<Float>, _ panel: UnsafeMutablePointer<Float>,
    panelPitch: Int, pitch: Int
) {
    for x in 0..<3 {
        filterTransform(load(taps + x &* 8), load(taps + (x &+ 3) &* 8), load(taps + (x &+ 6) &* 8)).store(columns + x &* 8, 24)
    }
    for y in 0..<6 {
        let line = columns + y &* 24
        let u = filterTransform(load(line), load(line + 8), load(line + 16))
        let to = panel + y &* 6 &* pitch
        put(u.x0, to, panelPitch)
        put(u.x1, to + pitch, panelPitch)
        put(u.x2, to + 2 &* pitch, panelPitch)
        put(u.x3, to + 3 &* pitch, panelPitch)
        put(u.x4, to + 4 &* pitch, panelPitch)
        put(u.x5, to + 5 &* pitch, panelPitch)
    }
}

@inline(__always)
private func put(_ x: Lanes, _ to: UnsafeMutablePointer<Float>, _ panelPitch: Int) {
    UnsafeMutableRawPointer(to).storeBytes(of: x.lowHalf, as: SIMD4<Float>.self)
    UnsafeMutableRawPointer(to + panelPitch).storeBytes(of: x.highHalf, as: SIMD4<Float>.self)
}
