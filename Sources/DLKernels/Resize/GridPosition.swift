import Glibc

/// How values between the elements of a grid are made.
public enum GridMode: Sendable { case linear, nearest, cubic }

/// What lies beyond the elements: zeros, the border again, or the mirrored image.
public enum GridPadding: Sendable { case zeros, border, reflection }

/// The sizes of sampling images (2 axes) or volumes (3 axes) at given positions.
public struct GridGeometry: Sendable {
    public var batch: Int
    public var channels: Int
    public var depth: Int
    public var height: Int
    public var width: Int
    /// Sampled positions in each image.
    public var positions: Int
    public var axes: Int
    public var mode: GridMode
    public var padding: GridPadding
    public var alignCorners: Bool

    public init(
        batch: Int, channels: Int, depth: Int, height: Int, width: Int, positions: Int, axes: Int, mode: GridMode, padding: GridPadding,
        alignCorners: Bool
    ) {
        self.batch = batch
        self.channels = channels
        self.depth = depth
        self.height = height
        self.width = width
        self.positions = positions
        self.axes = axes
        self.mode = mode
        self.padding = padding
        self.alignCorners = alignCorners
    }

    var volume: Int { depth &* height &* width }

    /// Elements that a value is made of, along one axis.
    public var taps: Int {
        switch mode {
        case .linear: return 2
        case .nearest: return 1
        case .cubic: return 4
        }
    }

    /// The extent of an axis, counted as in the grid: x, y, z.
    func extent(_ axis: Int) -> Int { axis == 0 ? width : axis == 1 ? height : depth }
}

/// Where one coordinate of the grid lies among the elements of its axis.
struct GridPosition<T: BinaryFloatingPoint> {
    /// The element at or below it, as a whole number, and the distance from there.
    var floor: T
    var fraction: T
    /// The derivative of the position by the grid's coordinate.
    var slope: T

    @inline(__always)
    init(_ coordinate: T, size: Int, _ g: GridGeometry) {
        let factor = g.alignCorners ? T(size &- 1) / 2 : T(size) / 2
        var x = (coordinate + 1) * factor
        if !g.alignCorners { x -= 0.5 }
        slope = factor
        if g.mode != .cubic && g.padding != .zeros {
            if g.padding == .reflection {
                let mirrored = reflected(x, size: size, g.alignCorners)
                x = mirrored.x
                slope *= mirrored.sign
            }
            // NaN lies at 0.
            if !(x > 0) {
                x = 0
                slope = 0
            } else if x >= T(size &- 1) {
                x = T(size &- 1)
                slope = 0
            }
        }
        if g.mode == .nearest {
            floor = x.rounded(.toNearestOrEven)
            fraction = 0
            slope = 0
        } else {
            floor = x.rounded(.down)
            fraction = x - floor
        }
    }

    /// The element `tap` places from the floor, or -1 beyond the elements.
    @inline(__always)
    func element(_ tap: Int, size: Int, _ g: GridGeometry) -> Int {
        // A position that is no number spoils the value instead of being left out.
        if !(fraction == fraction) { return 0 }
        var x = floor + T(tap)
        if g.mode == .cubic && g.padding != .zeros {
            if g.padding == .reflection { x = reflected(x, size: size, g.alignCorners).x.rounded(.toNearestOrEven) }
            if !(x > 0) { return 0 }
            return x < T(size) ? Int(x) : size &- 1
        }
        return x >= 0 && x < T(size) ? Int(x) : -1
    }

    /// The weight of each tap (from the first one, one below the floor when cubic), and its derivative by the position.
    @inline(__always)
    func fill(_ mode: GridMode, weights: UnsafeMutablePointer<T>, slopes: UnsafeMutablePointer<T>) {
        switch mode {
        case .nearest:
            weights[0] = 1
            slopes[0] = 0
        case .linear:
            weights[0] = 1 - fraction
            weights[1] = fraction
            slopes[0] = 0 - slope
            slopes[1] = slope
        case .cubic:
            let a: T = -0.75
            for tap in 0..<4 {
                let signed = fraction - T(tap &- 1)
                let x = Swift.abs(signed)
                let side: T = signed < 0 ? -slope : slope
                if tap == 1 || tap == 2 {
                    weights[tap] = ((a + 2) * x - (a + 3)) * x * x + 1
                    slopes[tap] = (3 * (a + 2) * x - 2 * (a + 3)) * x * side
                } else {
                    weights[tap] = ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
                    slopes[tap] = ((3 * a * x - 10 * a) * x + 8 * a) * side
                }
            }
        }
    }
}

/// A position mirrored at the outer edges of the border elements, or with aligned corners at their centres, and the direction
/// in which it runs there.
@inline(__always)
private func reflected<T: BinaryFloatingPoint>(_ x: T, size: Int, _ alignCorners: Bool) -> (x: T, sign: T) {
    let low: T = alignCorners ? 0 : -0.5
    let span = alignCorners ? T(size &- 1) : T(size)
    if span == 0 { return (0, 0) }
    var distance = x - low
    let sign: T = distance < 0 ? -1 : 1
    distance = Swift.abs(distance)
    let rest = distance.truncatingRemainder(dividingBy: span)
    let flips = (distance / span).rounded(.down)
    let isOdd = flips.truncatingRemainder(dividingBy: 2) != 0
    return isOdd ? (span - rest + low, 0 - sign) : (rest + low, sign)
}

/// One axis of all positions: for every position `taps` elements (0 where there is none), 1 or 0 for whether there is one, the
/// distance from the floor, and the derivative of that by the grid's coordinate.
public func gridAxis(
    _ dtype: DType, _ g: GridGeometry, axis: Int, grid: UnsafeRawPointer, elements: UnsafeMutablePointer<Int64>,
    mask: UnsafeMutableRawPointer, fraction: UnsafeMutableRawPointer, slope: UnsafeMutableRawPointer
) {
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: BinaryFloatingPoint & Sendable>(_ type: T.Type) {
        let coordinates = grid.assumingMemoryBound(to: T.self)
        let size = g.extent(axis)
        for i in 0..<g.batch &* g.positions {
            let position = GridPosition(coordinates[i &* g.axes &+ axis], size: size, g)
            for tap in 0..<g.taps {
                let element = position.element(g.mode == .cubic ? tap &- 1 : tap, size: size, g)
                elements[i &* g.taps &+ tap] = Int64(max(element, 0))
                mask.assumingMemoryBound(to: T.self)[i &* g.taps &+ tap] = element >= 0 ? 1 : 0
            }
            fraction.assumingMemoryBound(to: T.self)[i] = position.fraction
            slope.assumingMemoryBound(to: T.self)[i] = position.slope
        }
    }
}
