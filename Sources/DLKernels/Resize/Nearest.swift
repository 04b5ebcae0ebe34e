import Glibc

/// Which input position each output position of nearest-neighbour resizing along one axis takes, with PyTorch's coordinates:
/// floor(i / scale), or floor((i + 1/2) / scale) when `exact`, at most the last one. Without `exact`, equal and doubled sizes are
/// so whatever the scale. A scale (nil: the ratio of the sizes) is the factor by which the axis grows.
public func fillNearestPositions(
    _ table: UnsafeMutablePointer<Int64>, size: Int, count: Int, scale: Double?, exact: Bool
) {
    if !exact && (count == size || count == 2 &* size) {
        for i in 0..<count { table[i] = Int64(count == size ? i : i / 2) }
        return
    }
    let ratio = scale.map { Float(1 / $0) } ?? Float(size) / Float(count)
    let shift: Float = exact ? 0.5 : 0
    for i in 0..<count {
        let position = Glibc.floor((Float(i) + shift) * ratio)
        table[i] = position < Float(size &- 1) ? Int64(position) : Int64(size &- 1)
    }
}

/// The tables of the three axes and the extents that they lead from and to.
public struct NearestGeometry {
    public var planes: Int
    public var input: (depth: Int, height: Int, width: Int)
    public var output: (depth: Int, height: Int, width: Int)
    public var slices: UnsafePointer<Int64>
    public var rows: UnsafePointer<Int64>
    public var columns: UnsafePointer<Int64>

    public init(
        planes: Int, input: (depth: Int, height: Int, width: Int), output: (depth: Int, height: Int, width: Int),
        slices: UnsafePointer<Int64>, rows: UnsafePointer<Int64>, columns: UnsafePointer<Int64>
    ) {
        self.planes = planes
        self.input = input
        self.output = output
        self.slices = slices
        self.rows = rows
        self.columns = columns
    }
}

/// Copies the elements that the tables name. Items of 8, 4 or 1 bytes.
public func resizeNearestForward(itemSize: Int, _ g: NearestGeometry, input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    let lines = g.output.depth &* g.output.height
    if g.planes <= 0 || lines <= 0 || g.output.width <= 0 { return }
    switch itemSize {
    case 8: run(UInt64.self)
    case 4: run(UInt32.self)
    default: run(UInt8.self)
    }

    @inline(__always)
    func run<T: FixedWidthInteger>(_ type: T.Type) {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        let width = g.output.width
        parallelFor(count: g.planes &* lines, grain: max(1, 40_000 / width)) { range in
            for item in range {
                let line = (item / lines &* g.input.depth &+ Int(g.slices[item % lines / g.output.height])) &* g.input.height
                    &+ Int(g.rows[item % g.output.height])
                let from = source + line &* g.input.width
                let to = target + item &* width
                // The line above may be the same.
                if item > range.lowerBound && item % g.output.height > 0
                    && g.rows[item % g.output.height] == g.rows[item % g.output.height &- 1] {
                    to.update(from: to - width, count: width)
                } else {
                    for j in 0..<width { to[j] = from[Int(g.columns[j])] }
                }
            }
        }
    }
}

/// The gradient of `resizeNearestForward`; overwrites `inputGradient`. float32 and float64.
public func resizeNearestBackward(
    _ dtype: DType, _ g: NearestGeometry, outputGradient: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer
) {
    let volume = g.input.depth &* g.input.height &* g.input.width
    if g.planes <= 0 || volume <= 0 { return }
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) {
        let source = outputGradient.assumingMemoryBound(to: T.self)
        let target = inputGradient.assumingMemoryBound(to: T.self)
        let lines = g.output.depth &* g.output.height
        parallelFor(count: g.planes, grain: max(1, 20_000 / max(1, volume &+ lines &* g.output.width))) { range in
            for plane in range {
                let sums = target + plane &* volume
                sums.update(repeating: 0, count: volume)
                for i in 0..<lines {
                    let line = Int(g.slices[i / g.output.height]) &* g.input.height &+ Int(g.rows[i % g.output.height])
                    let to = sums + line &* g.input.width
                    let from = source + (plane &* lines &+ i) &* g.output.width
                    for j in 0..<g.output.width { to[Int(g.columns[j])] += from[j] }
                }
            }
        }
    }
}
