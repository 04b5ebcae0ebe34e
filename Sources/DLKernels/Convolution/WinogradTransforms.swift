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

    @inline(__always)
    func store(_ p: UnsafeMutablePointer<Float>, _ pitch: Int) {
        DLKernels.store(x0, p); DLKernels.store(x1, p + pitch); DLKernels.store(x2, p + 2 &* pitch)
        DLKernels.store(x3, p + 3 &* pitch); DLKernels.store(x4, p + 4 &* pitch); DLKernels.store(x5, p + 5 &* pitch)
    }
}

/// B^T d.
@inline(__always)
func inputTransform(_ d: SixLanes) -> SixLanes {
    let half = lanes(1.5)
    let a = d.x4 - d.x2, b = d.x3 - d.x1
    return SixLanes(
        fma(half, b, (d.x0 - d.x2) + a), fma(half, d.x2 + d.x3, a + b), fma(half, d.x3 - d.x2, a - b),
        fma(lanes(2), b, a), fma(lanes(-0.5), b, a), fma(half, a, (d.x5 - d.x3) - b))
}

/// A^T m: four outputs.
@inline(__always)
func outputTransform(_ m: SixLanes) -> (Lanes, Lanes, Lanes, Lanes) {
    let sum = m.x1 + m.x2, difference = m.x1 - m.x2
    return (
        (m.x0 + sum) + (m.x3 + m.x4), fma(lanes(-2), m.x4, fma(lanes(0.5), m.x3, difference)),
        fma(lanes(4), m.x4, fma(lanes(0.25), m.x3, sum)), fma(lanes(-8), m.x4, fma(lanes(0.125), m.x3, difference)) + m.x5)
}

/// A y, the adjoint of `outputTransform`.
@inline(__always)
func outputGradientTransform(_ y0: Lanes, _ y1: Lanes, _ y2: Lanes, _ y3: Lanes) -> SixLanes {
    let even = y0 + y2, odd = y1 + y3
    return SixLanes(
        y0, even + odd, even - odd, fma(lanes(0.125), y3, fma(lanes(0.25), y2, fma(lanes(0.5), y1, y0))),
        fma(lanes(-8), y3, fma(lanes(4), y2, fma(lanes(-2), y1, y0))), y3)
}

/// G g.
@inline(__always)
func filterTransform(_ g0: Lanes, _ g1: Lanes, _ g2: Lanes) -> SixLanes {
    let outer = (g0 + g2) * lanes(1 / 3), middle = g1 * lanes(1 / 3)
    return SixLanes(
        g0, outer + middle, middle - outer, fma(lanes(-16 / 15), g0, fma(lanes(-8 / 15), g1, lanes(-4 / 15) * g2)),
        fma(lanes(1 / 15), g0, fma(lanes(-2 / 15), g1, lanes(4 / 15) * g2)), g2)
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
