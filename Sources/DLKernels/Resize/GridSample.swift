import CShims

/// Images (N, C, H, W) or volumes (N, C, D, H, W) sampled at positions (N, ..., 2 or 3), which count from -1 to 1 in the order
/// x, y, z. float32 and float64. False when scratch memory could not be had.
public func gridSampleForward(
    _ dtype: DType, _ g: GridGeometry, input: UnsafeRawPointer, grid: UnsafeRawPointer, output: UnsafeMutableRawPointer
) -> Bool {
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return true
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) -> Bool {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        return forEachChunk(T.self, g, grid: grid, cost: g.channels) { chunk in
            for channel in 0..<g.channels {
                let plane = chunk.image &* g.channels &+ channel
                let values = source + plane &* g.volume
                let results = target + (plane &* g.positions &+ chunk.first)
                if T.self == Float.self && chunk.hasCorners {
                    cornerSums(
                        chunk.count, UnsafeRawPointer(values).assumingMemoryBound(to: Float.self), g.width, chunk.corners,
                        UnsafeRawPointer(chunk.shares).assumingMemoryBound(to: Float.self),
                        UnsafeMutableRawPointer(results).assumingMemoryBound(to: Float.self))
                    for i in 0..<chunk.edgeCount {
                        let p = Int(chunk.edges[i])
                        results[p] = chunk.sum(values, chunk.weights, p)
                    }
                    continue
                }
                for p in 0..<chunk.count { results[p] = chunk.sum(values, chunk.weights, p) }
            }
        }
    }
}

/// Weighted sums of two neighbours and the two below them; `weights` holds four numbers for each corner.
@inline(never)
private func cornerSums(
    _ count: Int, _ values: UnsafePointer<Float>, _ width: Int, _ corners: UnsafePointer<Int>, _ weights: UnsafePointer<Float>,
    _ results: UnsafeMutablePointer<Float>
) {
    var p = 0
    while p &+ 4 <= count {
        dl_corner_sums4(values, corners + p, width, weights + 4 &* p, results + p)
        p &+= 4
    }
    while p < count {
        let upper = values + corners[p], lower = upper + width, w = weights + 4 &* p
        results[p] = w[0] * upper[0] + w[1] * upper[1] + (w[2] * lower[0] + w[3] * lower[1])
        p &+= 1
    }
}

/// The gradient by the grid; overwrites `gridGradient`.
public func gridSampleGridGradient(
    _ dtype: DType, _ g: GridGeometry, input: UnsafeRawPointer, grid: UnsafeRawPointer, outputGradient: UnsafeRawPointer,
    gridGradient: UnsafeMutableRawPointer
) -> Bool {
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return true
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) -> Bool {
        let source = input.assumingMemoryBound(to: T.self)
        let gradients = outputGradient.assumingMemoryBound(to: T.self)
        let target = gridGradient.assumingMemoryBound(to: T.self)
        return forEachChunk(T.self, g, grid: grid, cost: g.channels &* g.axes) { chunk in
            let results = target + (chunk.image &* g.positions &+ chunk.first) &* g.axes
            for i in 0..<chunk.count &* g.axes { results[i] = 0 }
            for channel in 0..<g.channels {
                let plane = chunk.image &* g.channels &+ channel
                let values = source + plane &* g.volume
                let given = gradients + (plane &* g.positions &+ chunk.first)
                if chunk.taps == 4 {
                    for p in 0..<chunk.count {
                        let (x, y) = chunk.slopeSums(values, p)
                        results[2 &* p] += given[p] * x
                        results[2 &* p &+ 1] += given[p] * y
                    }
                    continue
                }
                for axis in 0..<g.axes {
                    for p in 0..<chunk.count { results[p &* g.axes &+ axis] += given[p] * chunk.sum(values, chunk.slopes(axis), p) }
                }
            }
        }
    }
}

/// The gradient by the images; overwrites `inputGradient`.
public func gridSampleInputGradient(
    _ dtype: DType, _ g: GridGeometry, grid: UnsafeRawPointer, outputGradient: UnsafeRawPointer, inputGradient: UnsafeMutableRawPointer
) -> Bool {
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return true
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) -> Bool {
        let gradients = outputGradient.assumingMemoryBound(to: T.self)
        let target = inputGradient.assumingMemoryBound(to: T.self)
        // Channels in groups, each of which goes over all positions; one group where there are images enough for all threads.
        let group = g.batch >= 8 ? g.channels : max(1, min(8, (g.channels &+ 1) / 2))
        let groups = (g.channels &+ group &- 1) / group
        return withFlag { failed in
            parallelFor(count: g.batch &* groups, grain: max(1, 10_000 / max(1, g.positions &* group))) { range in
                for item in range {
                    let image = item / groups
                    let channels = item % groups &* group..<min(g.channels, (item % groups &+ 1) &* group)
                    let first = (image &* g.channels &+ channels.lowerBound) &* g.volume
                    (target + first).update(repeating: 0, count: channels.count &* g.volume)
                    let worked: Void? = withScratch(bytes: GridChunk<T>.bytes(g)) { scratch in
                        var chunk = GridChunk<T>(g, scratch)
                        var start = 0
                        while start < g.positions {
                            chunk.prepare(g, grid.assumingMemoryBound(to: T.self), image: image, first: start)
                            for channel in channels {
                                let plane = image &* g.channels &+ channel
                                let sums = target + plane &* g.volume
                                let given = gradients + (plane &* g.positions &+ start)
                                for p in 0..<chunk.count { chunk.spread(given[p], sums, p) }
                            }
                            start &+= GridChunk<T>.length
                        }
                    }
                    if worked == nil { failed.pointee = true }
                }
            }
        }
    }
}

/// Calls `body` with all positions, prepared in chunks.
@inline(__always)
private func forEachChunk<T: DenseScalar>(
    _ type: T.Type, _ g: GridGeometry, grid: UnsafeRawPointer, cost: Int, _ body: (borrowing GridChunk<T>) -> Void
) -> Bool {
    let chunks = (g.positions &+ GridChunk<T>.length &- 1) / GridChunk<T>.length
    return withFlag { failed in
        parallelFor(count: g.batch &* chunks, grain: max(1, 5_000 / (GridChunk<T>.length &* (cost &+ 2)))) { range in
            let worked: Void? = withScratch(bytes: GridChunk<T>.bytes(g)) { scratch in
                var chunk = GridChunk<T>(g, scratch)
                for item in range {
                    chunk.prepare(g, grid.assumingMemoryBound(to: T.self), image: item / chunks, first: item % chunks &* GridChunk<T>.length)
                    body(chunk)
                }
            }
            if worked == nil { failed.pointee = true }
        }
    }
}

/// Some positions of one image: the places in its plane that each is made of, and their weights and slopes, tap by tap.
private struct GridChunk<T: DenseScalar> {
    static var length: Int { 64 }

    let taps: Int
    let places: UnsafeMutablePointer<Int>
    let weights: UnsafeMutablePointer<T>
    private let along: UnsafeMutablePointer<T>
    private(set) var image = 0
    private(set) var first = 0
    private(set) var count = 0
    /// For every position 1 if none of its taps lies beyond the elements, else 0.
    private let insides: UnsafeMutablePointer<UInt8>
    /// For sampling linearly in an image: the upper left element of every position, 0 at the edges, with its four weights.
    let hasCorners: Bool
    let corners: UnsafeMutablePointer<Int>
    let shares: UnsafeMutablePointer<T>
    /// The positions with taps beyond the elements.
    let edges: UnsafeMutablePointer<UInt8>
    private(set) var edgeCount = 0

    static func bytes(_ g: GridGeometry) -> Int {
        let taps = g.axes == 2 ? g.taps &* g.taps : g.taps &* g.taps &* g.taps
        return taps &* length &* (MemoryLayout<Int>.size &+ (1 &+ g.axes) &* MemoryLayout<T>.size) &+ 2 &* length
            &+ length &* (MemoryLayout<Int>.size &+ 4 &* MemoryLayout<T>.size)
    }

    init(_ g: GridGeometry, _ scratch: UnsafeMutableRawPointer) {
        taps = g.axes == 2 ? g.taps &* g.taps : g.taps &* g.taps &* g.taps
        hasCorners = g.axes == 2 && g.mode == .linear && g.width > 1 && g.height > 1
        corners = scratch.assumingMemoryBound(to: Int.self)
        places = corners + GridChunk.length
        shares = UnsafeMutableRawPointer(places + taps &* GridChunk.length).assumingMemoryBound(to: T.self)
        weights = shares + 4 &* GridChunk.length
        along = weights + taps &* GridChunk.length
        insides = UnsafeMutableRawPointer(along + g.axes &* taps &* GridChunk.length).assumingMemoryBound(to: UInt8.self)
        edges = insides + GridChunk.length
    }

    /// The derivatives of the weights by one coordinate of the grid.
    @inline(__always)
    func slopes(_ axis: Int) -> UnsafeMutablePointer<T> { along + axis &* taps &* GridChunk.length }

    /// The weighted sum of the elements that position p is made of.
    @inline(__always)
    func sum(_ values: UnsafePointer<T>, _ weights: UnsafePointer<T>, _ p: Int) -> T {
        let length = GridChunk.length
        if insides[p] != 0 && taps == 4 {
            let first = weights[p] * values[places[p]] + weights[length &+ p] * values[places[length &+ p]]
            let second = weights[2 &* length &+ p] * values[places[2 &* length &+ p]]
            return first + (second + weights[3 &* length &+ p] * values[places[3 &* length &+ p]])
        }
        var sum: T = 0
        for tap in 0..<taps {
            let place = places[tap &* length &+ p]
            if place >= 0 { sum += weights[tap &* length &+ p] * values[place] }
        }
        return sum
    }

    /// The sums by the slopes of both axes of an image, for four taps.
    @inline(__always)
    func slopeSums(_ values: UnsafePointer<T>, _ p: Int) -> (T, T) {
        let length = GridChunk.length, ys = along + 4 &* length
        var x: T = 0, y: T = 0
        if insides[p] != 0 {
            for tap in 0..<4 {
                let value = values[places[tap &* length &+ p]]
                x += along[tap &* length &+ p] * value
                y += ys[tap &* length &+ p] * value
            }
            return (x, y)
        }
        for tap in 0..<4 where places[tap &* length &+ p] >= 0 {
            let value = values[places[tap &* length &+ p]]
            x += along[tap &* length &+ p] * value
            y += ys[tap &* length &+ p] * value
        }
        return (x, y)
    }

    /// Adds a value, weighted, to the elements that position p is made of.
    @inline(__always)
    func spread(_ value: T, _ sums: UnsafeMutablePointer<T>, _ p: Int) {
        let length = GridChunk.length
        if insides[p] != 0 && taps == 4 {
            sums[places[p]] += weights[p] * value
            sums[places[length &+ p]] += weights[length &+ p] * value
            sums[places[2 &* length &+ p]] += weights[2 &* length &+ p] * value
            sums[places[3 &* length &+ p]] += weights[3 &* length &+ p] * value
            return
        }
        for tap in 0..<taps {
            let place = places[tap &* length &+ p]
            if place >= 0 { sums[place] += weights[tap &* length &+ p] * value }
        }
    }

    /// The four taps of linear sampling in an image.
    @inline(never)
    private mutating func prepareImage(_ g: GridGeometry, _ grid: UnsafePointer<T>) {
        let length = GridChunk.length, ys = along + 4 &* length
        edgeCount = 0
        for p in 0..<count {
            let x = GridPosition(grid[2 &* p], size: g.width, g), y = GridPosition(grid[2 &* p &+ 1], size: g.height, g)
            let left = x.element(0, size: g.width, g), right = x.element(1, size: g.width, g)
            let top = y.element(0, size: g.height, g), bottom = y.element(1, size: g.height, g)
            let upper = top &* g.width, lower = bottom &* g.width
            places[p] = left | top < 0 ? -1 : upper &+ left
            places[length &+ p] = right | top < 0 ? -1 : upper &+ right
            places[2 &* length &+ p] = left | bottom < 0 ? -1 : lower &+ left
            places[3 &* length &+ p] = right | bottom < 0 ? -1 : lower &+ right
            let isInside = left | right | top | bottom >= 0
            insides[p] = isInside ? 1 : 0
            // A position that is no number has all its taps at 0.
            let isCorner = isInside && right == left &+ 1 && bottom == top &+ 1
            corners[p] = isCorner ? upper &+ left : 0
            edges[edgeCount] = UInt8(truncatingIfNeeded: p)
            if !isCorner { edgeCount &+= 1 }
            let wx = x.fraction, wy = y.fraction, vx = 1 - wx, vy = 1 - wy
            weights[p] = vy * vx
            weights[length &+ p] = vy * wx
            weights[2 &* length &+ p] = wy * vx
            weights[3 &* length &+ p] = wy * wx
            for tap in 0..<4 { shares[4 &* p &+ tap] = weights[tap &* length &+ p] }
            along[p] = 0 - vy * x.slope
            along[length &+ p] = vy * x.slope
            along[2 &* length &+ p] = 0 - wy * x.slope
            along[3 &* length &+ p] = wy * x.slope
            ys[p] = 0 - y.slope * vx
            ys[length &+ p] = 0 - y.slope * wx
            ys[2 &* length &+ p] = y.slope * vx
            ys[3 &* length &+ p] = y.slope * wx
        }
    }

    mutating func prepare(_ g: GridGeometry, _ grid: UnsafePointer<T>, image: Int, first: Int) {
        self.image = image
        self.first = first
        count = min(GridChunk.length, g.positions &- first)
        let side = g.taps
        if side == 2 && g.axes == 2 { return prepareImage(g, grid + (image &* g.positions &+ first) &* 2) }
        let start = g.mode == .cubic ? -1 : 0
        // For each axis up to four elements, weights and slopes.
        var elements = InlineArray<12, Int>(repeating: 0)
        var shares = InlineArray<12, T>(repeating: 1)
        var steps = InlineArray<12, T>(repeating: 0)
        withUnsafeMutablePointer(to: &shares) { shares in
            withUnsafeMutablePointer(to: &steps) { steps in
                let share = UnsafeMutableRawPointer(shares).assumingMemoryBound(to: T.self)
                let step = UnsafeMutableRawPointer(steps).assumingMemoryBound(to: T.self)
                for p in 0..<count {
                    let coordinates = grid + (image &* g.positions &+ first &+ p) &* g.axes
                    for axis in 0..<g.axes {
                        let size = g.extent(axis)
                        let position = GridPosition(coordinates[axis], size: size, g)
                        position.fill(g.mode, weights: share + 4 &* axis, slopes: step + 4 &* axis)
                        for tap in 0..<side { elements[4 &* axis &+ tap] = position.element(start &+ tap, size: size, g) }
                    }
                    var at = p
                    var isInside = true
                    for k in 0..<(g.axes == 3 ? side : 1) {
                        for j in 0..<side {
                            for i in 0..<side {
                                let x = elements[i], y = elements[4 &+ j], z = elements[8 &+ k]
                                let isOutside = x < 0 || y < 0 || z < 0
                                if isOutside { isInside = false }
                                places[at] = isOutside ? -1 : (z &* g.height &+ y) &* g.width &+ x
                                weights[at] = share[8 &+ k] * share[4 &+ j] * share[i]
                                slopes(0)[at] = share[8 &+ k] * share[4 &+ j] * step[i]
                                slopes(1)[at] = share[8 &+ k] * step[4 &+ j] * share[i]
                                if g.axes == 3 { slopes(2)[at] = step[8 &+ k] * share[4 &+ j] * share[i] }
                                at &+= GridChunk.length
                            }
                        }
                    }
                    insides[p] = isInside ? 1 : 0
                }
            }
        }
    }
}
