// Winograd's minimal filtering F(4, 3) with the points 0, 1, -1, 1/2, -2 and infinity: four outputs y of a filter g of
// three taps over six inputs d are y = A^T [(G g) * (B^T d)], the product taken element by element, with
//
//         | 1 -3/2  -2   3/2  1  0 |         |    1      0      0   |
//         | 0  -1   1/2  5/2  1  0 |         |   1/3    1/3    1/3  |          | 1  1  1   1    1  0 |
//   B^T = | 0   1  -5/2  1/2  1  0 |     G = |  -1/3    1/3   -1/3  |    A^T = | 0  1 -1  1/2  -2  0 |
//         | 0  -2   -1    2   1  0 |         | -16/15  -8/15  -4/15 |          | 0  1  1  1/4   4  0 |
//         | 0  1/2  -1  -1/2  1  0 |         |  1/15   -2/15   4/15 |          | 0  1 -1  1/8  -8  1 |
//         | 0   1  -3/2  -2  3/2 1 |         |    0      0      1   |
//
// and in two dimensions Y = A^T [(G g G^T) * (B^T d B)] A: 36 products in place of 144. The construction is Toom's and
// Cook's; Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), use it for convolution; the points
// are those of Barabasz et al., "Error Analysis and Improving the Accuracy of Winograd Convolution" (2020).
//
// The derivative with respect to the filter is the adjoint: dg = G^T [(A dY A^T) * (B^T d B)] G.
//
// Fewer outputs need fewer of the points: two those of F(2, 3), which are 0, 1, -1 and infinity, three also 1/2, one 0, 1 and
// infinity. With the rows of G that belong to them, B^T is
//
//   | 1 -1  0 |     | 1   0   -1  0 |     | 1   -2   -1    2  0 |
//   | 0  3  0 |     | 0  3/2  3/2 0 |     | 0 -3/2  3/2   3  0 |
//   | 0 -1  1 |     | 0  3/2 -3/2 0 |     | 0  1/2 -3/2   1  0 |
//                   | 0  -1    0  1 |     | 0 -5/2   0   5/2 0 |
//                                         | 0  1/2  -1  -1/2 1 |
//
// and A^T has the powers of the points, with infinity in the last row. So tiles at the borders of an image, and those of
// the strict precision, which are 2 x 2, take part in the products of the same transformed filters.
//
// Every function below transforms along one direction, in eight lanes at once.

typealias Lanes = SIMD8<Float>

@inline(__always) func lanes(_ value: Float) -> Lanes { Lanes(repeating: value) }
@inline(__always) func load(_ pointer: UnsafePointer<Float>) -> Lanes { UnsafeRawPointer(pointer).loadUnaligned(as: Lanes.self) }
@inline(__always) func load(_ pointer: UnsafeMutablePointer<Float>) -> Lanes { load(UnsafePointer(pointer)) }
@inline(__always) func store(_ vector: Lanes, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Lanes.self)
}

/// Six vectors, one for each point.
struct SixLanes {
    var x0: Lanes, x1: Lanes, x2: Lanes, x3: Lanes, x4: Lanes, x5: Lanes

    @inline(__always)
    init(_ x0: Lanes, _ x1: Lanes, _ x2: Lanes, _ x3: Lanes, _ x4: Lanes, _ x5: Lanes) {
        self.x0 = x0; self.x1 = x1; self.x2 = x2; self.x3 = x3; self.x4 = x4; self.x5 = x5
    }

    @inline(__always)
    init(_ p: UnsafePointer<Float>, _ pitch: Int) {
        x0 = load(p); x1 = load(p + pitch); x2 = load(p + 2 &* pitch)
        x3 = load(p + 3 &* pitch); x4 = load(p + 4 &* pitch); x5 = load(p + 5 &* pitch)
    }

    /// Those that F(2, 3) has; the others are zero.
    @inline(__always)
    init(few p: UnsafePointer<Float>, _ pitch: Int) {
        self.init(load(p), load(p + pitch), load(p + 2 &* pitch), lanes(0), lanes(0), load(p + 3 &* pitch))
    }

    @inline(__always)
    func store(_ p: UnsafeMutablePointer<Float>, _ pitch: Int) {
        DLKernels.store(x0, p); DLKernels.store(x1, p + pitch); DLKernels.store(x2, p + 2 &* pitch)
        DLKernels.store(x3, p + 3 &* pitch); DLKernels.store(x4, p + 4 &* pitch); DLKernels.store(x5, p + 5 &* pitch)
    }
}

// MARK: - B^T d

/// Writes the first `outputs` + 1 points one `targetPitch` apart, the last `infinity` from the first.
@inline(__always)
func inputTransform(
    _ outputs: Int, _ source: UnsafePointer<Float>, _ sourcePitch: Int, _ target: UnsafeMutablePointer<Float>, _ targetPitch: Int,
    infinity: Int
) {
    if outputs == 4 {
        inputTransform(SixLanes(source, sourcePitch)).store(target, targetPitch)
    } else {
        smallInputTransform(outputs, source, sourcePitch, target, targetPitch, infinity)
    }
}

@inline(__always)
private func inputTransform(_ d: SixLanes) -> SixLanes {
    let half = lanes(1.5)
    let a = d.x4 - d.x2, b = d.x3 - d.x1
    return SixLanes(
        fma(half, b, (d.x0 - d.x2) + a), fma(half, d.x2 + d.x3, a + b), fma(half, d.x3 - d.x2, a - b),
        fma(lanes(2), b, a), fma(lanes(-0.5), b, a), fma(half, a, (d.x5 - d.x3) - b))
}

@inline(never)
private func smallInputTransform(
    _ outputs: Int, _ d: UnsafePointer<Float>, _ pitch: Int, _ v: UnsafeMutablePointer<Float>, _ targetPitch: Int, _ infinity: Int
) {
    let d0 = load(d), d1 = load(d + pitch), d2 = load(d + 2 &* pitch)
    if outputs == 1 {
        store(d0 - d1, v)
        store(d1 * lanes(3), v + targetPitch)
        store(d2 - d1, v + infinity)
        return
    }
    let d3 = load(d + 3 &* pitch)
    if outputs == 2 {
        store(d0 - d2, v)
        store((d1 + d2) * lanes(1.5), v + targetPitch)
        store((d1 - d2) * lanes(1.5), v + 2 &* targetPitch)
        store(d3 - d1, v + infinity)
        return
    }
    let difference = d3 - d1, d4 = load(d + 4 &* pitch)
    store(fma(lanes(2), difference, d0 - d2), v)
    store(fma(lanes(3), d3, (d2 - d1) * lanes(1.5)), v + targetPitch)
    store(fma(lanes(-1.5), d2, fma(lanes(0.5), d1, d3)), v + 2 &* targetPitch)
    store(difference * lanes(2.5), v + 3 &* targetPitch)
    store(fma(lanes(-0.5), difference, d4 - d2), v + infinity)
}

// MARK: - A^T m

/// Writes `outputs` vectors, with `bias` added; what is below `floor` becomes zero. Reads what `inputTransform` writes.
@inline(__always)
func outputTransform(
    _ outputs: Int, _ source: UnsafePointer<Float>, _ sourcePitch: Int, _ target: UnsafeMutablePointer<Float>, _ targetPitch: Int,
    infinity: Int, bias: Lanes, floor: Lanes
) {
    if outputs == 4 {
        let m = SixLanes(source, sourcePitch)
        let sum = m.x1 + m.x2, difference = m.x1 - m.x2
        store(raise((m.x0 + sum) + (m.x3 + m.x4) + bias, floor), target)
        store(raise(fma(lanes(-2), m.x4, fma(lanes(0.5), m.x3, difference)) + bias, floor), target + targetPitch)
        store(raise(fma(lanes(4), m.x4, fma(lanes(0.25), m.x3, sum)) + bias, floor), target + 2 &* targetPitch)
        store(raise(fma(lanes(-8), m.x4, fma(lanes(0.125), m.x3, difference)) + m.x5 + bias, floor), target + 3 &* targetPitch)
    } else {
        smallOutputTransform(outputs, source, sourcePitch, target, targetPitch, infinity, bias, floor)
    }
}

@inline(never)
private func smallOutputTransform(
    _ outputs: Int, _ m: UnsafePointer<Float>, _ pitch: Int, _ y: UnsafeMutablePointer<Float>, _ targetPitch: Int, _ infinity: Int,
    _ bias: Lanes, _ floor: Lanes
) {
    let m0 = load(m), m1 = load(m + pitch), last = load(m + infinity)
    if outputs == 1 {
        store(raise(m0 + m1 + last + bias, floor), y)
        return
    }
    let m2 = load(m + 2 &* pitch)
    let sum = m1 + m2, difference = m1 - m2
    if outputs == 2 {
        store(raise(m0 + sum + bias, floor), y)
        store(raise(difference + last + bias, floor), y + targetPitch)
        return
    }
    let m3 = load(m + 3 &* pitch)
    store(raise(m0 + sum + m3 + bias, floor), y)
    store(raise(fma(lanes(0.5), m3, difference) + bias, floor), y + targetPitch)
    store(raise(fma(lanes(0.25), m3, sum) + last + bias, floor), y + 2 &* targetPitch)
}

/// A NaN stays.
@inline(__always)
private func raise(_ x: Lanes, _ floor: Lanes) -> Lanes { x.replacing(with: lanes(0), where: x .< floor) }

// MARK: - A y, the adjoint of A^T m

/// Writes as `inputTransform` does.
@inline(__always)
func outputGradientTransform(
    _ outputs: Int, _ source: UnsafePointer<Float>, _ sourcePitch: Int, _ target: UnsafeMutablePointer<Float>, _ targetPitch: Int,
    infinity: Int
) {
    if outputs == 4 {
        let y0 = load(source), y1 = load(source + sourcePitch), y2 = load(source + 2 &* sourcePitch), y3 = load(source + 3 &* sourcePitch)
        let even = y0 + y2, odd = y1 + y3
        SixLanes(
            y0, even + odd, even - odd, fma(lanes(0.125), y3, fma(lanes(0.25), y2, fma(lanes(0.5), y1, y0))),
            fma(lanes(-8), y3, fma(lanes(4), y2, fma(lanes(-2), y1, y0))), y3
        ).store(target, targetPitch)
    } else {
        smallOutputGradientTransform(outputs, source, sourcePitch, target, targetPitch, infinity)
    }
}

@inline(never)
private func smallOutputGradientTransform(
    _ outputs: Int, _ y: UnsafePointer<Float>, _ pitch: Int, _ m: UnsafeMutablePointer<Float>, _ targetPitch: Int, _ infinity: Int
) {
    let y0 = load(y)
    store(y0, m)
    if outputs == 1 {
        store(y0, m + targetPitch)
        store(y0, m + infinity)
        return
    }
    let y1 = load(y + pitch)
    if outputs == 2 {
        store(y0 + y1, m + targetPitch)
        store(y0 - y1, m + 2 &* targetPitch)
        store(y1, m + infinity)
        return
    }
    let y2 = load(y + 2 &* pitch), even = y0 + y2
    store(even + y1, m + targetPitch)
    store(even - y1, m + 2 &* targetPitch)
    store(fma(lanes(0.25), y2, fma(lanes(0.5), y1, y0)), m + 3 &* targetPitch)
    store(y2, m + infinity)
}

// MARK: - The filter

/// G g.
@inline(__always)
func filterTransform(_ g0: Lanes, _ g1: Lanes, _ g2: Lanes) -> SixLanes {
    let outer = (g0 + g2) * lanes(1 / 3), middle = g1 * lanes(1 / 3)
    return SixLanes(
        g0, outer + middle, middle - outer, thirdPoint(g0, g1, g2), fourthPoint(g0, g1, g2), g2)
}

/// The polynomial of the filter at the points 1/2 and -2.
@inline(__always)
func thirdPoint(_ g0: Lanes, _ g1: Lanes, _ g2: Lanes) -> Lanes {
    fma(lanes(-16 / 15), g0, fma(lanes(-8 / 15), g1, lanes(-4 / 15) * g2))
}

@inline(__always)
func fourthPoint(_ g0: Lanes, _ g1: Lanes, _ g2: Lanes) -> Lanes {
    fma(lanes(1 / 15), g0, fma(lanes(-2 / 15), g1, lanes(4 / 15) * g2))
}

/// G^T u, the adjoint of `filterTransform`.
@inline(__always)
func filterGradientTransform(_ u: SixLanes) -> (Lanes, Lanes, Lanes) {
    let sum = (u.x1 + u.x2) * lanes(1 / 3), difference = (u.x1 - u.x2) * lanes(1 / 3)
    return (
        fma(lanes(-16 / 15), u.x3, fma(lanes(1 / 15), u.x4, u.x0 + difference)),
        fma(lanes(-8 / 15), u.x3, fma(lanes(-2 / 15), u.x4, sum)),
        fma(lanes(-4 / 15), u.x3, fma(lanes(4 / 15), u.x4, u.x5 + difference)))
}
