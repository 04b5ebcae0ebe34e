import Glibc

/// The sizes of pooling regions of feature maps (N, C, H, W) to (K, C, h, w). Each region is (map, x1, y1, x2, y2).
public struct RegionGeometry: Sendable {
    public var regions: Int
    public var channels: Int
    public var height: Int
    public var width: Int
    public var outputHeight: Int
    public var outputWidth: Int
    /// Feature map elements per unit of the regions' coordinates.
    public var scale: Double

    public init(regions: Int, channels: Int, height: Int, width: Int, outputHeight: Int, outputWidth: Int, scale: Double) {
        self.regions = regions
        self.channels = channels
        self.height = height
        self.width = width
        self.outputHeight = outputHeight
        self.outputWidth = outputWidth
        self.scale = scale
    }

    var plane: Int { height &* width }
    var outputPlane: Int { outputHeight &* outputWidth }
}

/// A number as an integer, held within +-2^40; NaN is 0.
@inline(__always)
func heldInteger<T: BinaryFloatingPoint>(_ value: T) -> Int {
    let limit: T = 1_099_511_627_776
    if value != value { return 0 }
    return Int(value > limit ? limit : value < -limit ? -limit : value)
}

/// The elements of one axis that bin `index` of `count` covers, in a region from `start` with `size` elements.
@inline(__always)
private func bin<T: BinaryFloatingPoint>(_ type: T.Type, _ index: Int, _ count: Int, start: Int, size: Int, extent: Int) -> Range<Int> {
    let step = T(size) / T(count)
    let low = heldInteger((T(index) * step).rounded(.down)) &+ start
    let high = heldInteger((T(index &+ 1) * step).rounded(.up)) &+ start
    let first = min(max(low, 0), extent)
    return first..<max(first, min(max(high, 0), extent))
}

/// The largest element of each bin of each region, and its place among all elements of the maps; 0 and -1 for an empty bin. The
/// first of equal elements wins, NaN wins over everything. float32 and float64.
public func regionMaxima(
    _ dtype: DType, _ g: RegionGeometry, input: UnsafeRawPointer, regions: UnsafeRawPointer, output: UnsafeMutableRawPointer,
    places: UnsafeMutablePointer<Int64>
) {
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: BinaryFloatingPoint & Sendable>(_ type: T.Type) {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        parallelFor(count: g.regions &* g.channels, grain: max(1, 5_000 / max(1, g.outputPlane))) { range in
            for item in range {
                let region = regions.assumingMemoryBound(to: T.self) + item / g.channels &* 5
                let map = (heldInteger(region[0]) &* g.channels &+ item % g.channels) &* g.plane
                let values = source + map
                func edge(_ place: Int) -> Int { heldInteger((region[place] * T(g.scale)).rounded(.toNearestOrAwayFromZero)) }
                let left = edge(1), top = edge(2)
                let width = max(edge(3) &- left &+ 1, 1), height = max(edge(4) &- top &+ 1, 1)
                for i in 0..<g.outputHeight {
                    let rows = bin(T.self, i, g.outputHeight, start: top, size: height, extent: g.height)
                    for j in 0..<g.outputWidth {
                        let columns = bin(T.self, j, g.outputWidth, start: left, size: width, extent: g.width)
                        var best: T = 0
                        var place = -1
                        for y in rows {
                            for x in columns {
                                let value = values[y &* g.width &+ x]
                                if place < 0 || value > best || value != value {
                                    best = value
                                    place = y &* g.width &+ x
                                }
                            }
                        }
                        let at = item &* g.outputPlane &+ i &* g.outputWidth &+ j
                        target[at] = best
                        places[at] = place < 0 ? -1 : Int64(map &+ place)
                    }
                }
            }
        }
    }
}
