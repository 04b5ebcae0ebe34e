import CShims

/// The filters of a correlation as they lie in memory: `weight[target, source, y, x]`, or turned (see `Correlation`).
struct WinogradFilters {
    let weight: UnsafePointer<Float>
    let sources: Int
    let targets: Int
    let isTurned: Bool
    let panels: WinogradPanels
    /// All points, or those of F(2 x 2, 3 x 3).
    let axisPoints: Int

    /// Writes G g G^T for `targets` (a range of whole panels) and `sources`: for each of the points, `pitch` apart, the
    /// panels, each `sources x width`. Targets that do not exist give zeros.
    func transform(
        targets range: Range<Int>, sources inner: Range<Int>, to panels: UnsafeMutablePointer<Float>, pitch: Int
    ) {
        // A panel at a time, so that its lines are written while they are in the first cache.
        withUnsafeTemporaryAllocation(of: Float.self, capacity: sourcesAtOnce * 3 * 72) { memory in
            guard let taps = memory.baseAddress else { return }
            var panel = range.lowerBound
            while panel < range.upperBound {
                let width = self.panels.width(at: panel)
                var place = panels + (panel &- range.lowerBound) &* inner.count
                for first in stride(from: inner.lowerBound, to: inner.upperBound, by: sourcesAtOnce) {
                    let some = first..<min(inner.upperBound, first &+ sourcesAtOnce)
                    loadTaps(panel, width, some, taps)
                    for source in 0..<some.count {
                        for column in stride(from: 0, to: width, by: 8) {
                            let eight = taps + (source &* 3 &+ column / 8) &* 72
                            if axisPoints == 6 {
                                transformEight(eight, place + column, pitch: pitch)
                            } else {
                                transformEightToFew(eight, place + column, pitch: pitch)
                            }
                        }
                        place += width
                    }
                }
                panel &+= width
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

    /// Asks for one of as many parts as there are points of the memory that `transform` will read.
    func prefetch(targets range: Range<Int>, sources inner: Range<Int>, part: Int) {
        let columns = range.lowerBound..<min(targets, range.upperBound)
        let lines = isTurned ? inner : columns, elements = isTurned ? columns : inner
        if lines.isEmpty || elements.isEmpty { return }
        let pitch = 9 &* (isTurned ? targets : sources)
        let first = weight + (lines.lowerBound &* pitch &+ elements.lowerBound &* 9)
        let pieces = (elements.count &* 9 &+ 15) / 16
        let all = lines.count &* pieces
        let parts = axisPoints &* axisPoints
        for piece in all &* part / parts..<all &* (part &+ 1) / parts {
            dl_prefetch(first + (piece / pieces &* pitch &+ piece % pieces &* 16))
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
private func transformEight(_ taps: UnsafePointer<Float>, _ panel: UnsafeMutablePointer<Float>, pitch: Int) {
    let a0 = load(taps), a1 = load(taps + 8), a2 = load(taps + 16)
    let b0 = load(taps + 24), b1 = load(taps + 32), b2 = load(taps + 40)
    let c0 = load(taps + 48), c1 = load(taps + 56), c2 = load(taps + 64)
    // The lines of G g in pairs that share terms, so that everything stays in registers.
    filterTransform(a0, a1, a2).store(panel, pitch)
    filterTransform(c0, c1, c2).store(panel + 30 &* pitch, pitch)
    let third = lanes(1 / 3)
    let outer0 = (a0 + c0) * third, outer1 = (a1 + c1) * third, outer2 = (a2 + c2) * third
    let middle0 = b0 * third, middle1 = b1 * third, middle2 = b2 * third
    filterTransform(outer0 + middle0, outer1 + middle1, outer2 + middle2).store(panel + 6 &* pitch, pitch)
    filterTransform(middle0 - outer0, middle1 - outer1, middle2 - outer2).store(panel + 12 &* pitch, pitch)
    filterTransform(thirdPoint(a0, b0, c0), thirdPoint(a1, b1, c1), thirdPoint(a2, b2, c2)).store(panel + 18 &* pitch, pitch)
    filterTransform(fourthPoint(a0, b0, c0), fourthPoint(a1, b1, c1), fourthPoint(a2, b2, c2)).store(panel + 24 &* pitch, pitch)
}

@inline(__always)
private func transformEightToFew(_ taps: UnsafePointer<Float>, _ panel: UnsafeMutablePointer<Float>, pitch: Int) {
    func put(_ g0: Lanes, _ g1: Lanes, _ g2: Lanes, _ line: Int) {
        let u = filterTransform(g0, g1, g2), p = panel + line &* 4 &* pitch
        store(u.x0, p)
        store(u.x1, p + pitch)
        store(u.x2, p + 2 &* pitch)
        store(u.x5, p + 3 &* pitch)
    }
    let a0 = load(taps), a1 = load(taps + 8), a2 = load(taps + 16)
    let c0 = load(taps + 48), c1 = load(taps + 56), c2 = load(taps + 64)
    put(a0, a1, a2, 0)
    put(c0, c1, c2, 3)
    let third = lanes(1 / 3)
    let outer0 = (a0 + c0) * third, outer1 = (a1 + c1) * third, outer2 = (a2 + c2) * third
    let middle0 = load(taps + 24) * third, middle1 = load(taps + 32) * third, middle2 = load(taps + 40) * third
    put(outer0 + middle0, outer1 + middle1, outer2 + middle2, 1)
    put(middle0 - outer0, middle1 - outer1, middle2 - outer2, 2)
}
