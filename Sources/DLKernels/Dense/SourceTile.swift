/// How the source planes of a correlation lie in scratch memory, so that every product of the kernel window is a
/// vector load at a fixed distance from the window's first element.
///
/// Either a vector is a run of neighbouring columns of one image: the planes are padded copies, and with a column
/// stride s each row is split into its s phases. Or a vector is one pixel of several images: then planes of any
/// width fill it.
struct SourceTile: Sendable {
    let lanesAreImages: Bool
    let lanes: Int
    /// Target rows that one tile serves.
    let targetRows: Int
    /// Source rows in one tile.
    let sourceRows: Int
    let phaseLength: Int
    let phases: Int
    let rowPitch: Int
    let channelPitch: Int
    /// Elements between the window starts of successive target rows.
    let rowStep: Int
    /// Vectors in a target row, and the elements between their window starts.
    let vectorsPerRow: Int
    let vectorStep: Int

    init(_ c: Correlation, lanes: Int, lanesAreImages: Bool, targetRows: Int) {
        self.lanesAreImages = lanesAreImages
        self.lanes = lanes
        self.targetRows = targetRows
        sourceRows = (targetRows &- 1) &* c.strideHeight &+ (c.kernelHeight &- 1) &* c.dilationHeight &+ 1
        let reach = (c.kernelWidth &- 1) &* c.dilationWidth
        if lanesAreImages {
            phases = 1
            phaseLength = (c.targetWidth &- 1) &* c.strideWidth &+ reach &+ 1
            rowPitch = phaseLength &* lanes
            vectorsPerRow = c.targetWidth
            vectorStep = c.strideWidth &* lanes
        } else {
            phases = c.strideWidth
            vectorsPerRow = (c.targetWidth &+ lanes &- 1) / lanes
            phaseLength = reach / c.strideWidth &+ vectorsPerRow &* lanes
            rowPitch = phaseLength &* phases
            vectorStep = lanes
        }
        channelPitch = sourceRows &* rowPitch
        rowStep = c.strideHeight &* rowPitch
    }

    /// The distance from a window's start to its element for each (source, y, x), or (y, x, source), in this order.
    func writeOffsets(_ c: Correlation, tapMajor: Bool, _ offsets: UnsafeMutablePointer<Int>) {
        let area = c.kernelHeight &* c.kernelWidth
        for source in 0..<c.sources {
            for y in 0..<c.kernelHeight {
                for x in 0..<c.kernelWidth {
                    let column = x &* c.dilationWidth
                    let inRow = lanesAreImages
                        ? column &* lanes : column % phases &* phaseLength &+ column / phases
                    let tap = y &* c.kernelWidth &+ x
                    let k = tapMajor ? tap &* c.sources &+ source : source &* area &+ tap
                    offsets[k] = source &* channelPitch &+ y &* c.dilationHeight &* rowPitch &+ inRow
                }
            }
        }
    }

    /// Copies one image's planes (of one group) for the target rows from `firstTargetRow` on; the padding is `fill`.
    func load<T: DenseScalar>(
        _ c: Correlation, firstTargetRow: Int, source: UnsafePointer<T>, into tile: UnsafeMutablePointer<T>, fill: T = 0
    ) {
        let top = firstTargetRow &* c.strideHeight &- c.paddingHeight
        for channel in 0..<c.sources {
            let plane = source + channel &* c.sourcePlane
            for row in 0..<sourceRows {
                let target = tile + (channel &* channelPitch &+ row &* rowPitch)
                let y = top &+ row
                if y < 0 || y >= c.sourceHeight {
                    for i in 0..<rowPitch { target[i] = fill }
                    continue
                }
                let line = plane + y &* c.sourceWidth
                if phases == 1 {
                    copyPhase(line, c.sourceWidth, stride: 1, start: -c.paddingWidth, target, fill)
                } else if phases == 2 {
                    copyPhase(line, c.sourceWidth, stride: 2, start: -c.paddingWidth, target, fill)
                    copyPhase(line, c.sourceWidth, stride: 2, start: 1 &- c.paddingWidth, target + phaseLength, fill)
                } else {
                    for phase in 0..<phases {
                        copyPhase(line, c.sourceWidth, stride: phases, start: phase &- c.paddingWidth,
                                  target + phase &* phaseLength, fill)
                    }
                }
            }
        }
    }

    /// `target[i] = line[start + i * stride]`, `fill` outside the line.
    @inline(__always)
    private func copyPhase<T: DenseScalar>(
        _ line: UnsafePointer<T>, _ width: Int, stride: Int, start: Int, _ target: UnsafeMutablePointer<T>,
        _ fill: T
    ) {
        let inside = insideRange(offset: start, stride: stride, size: width, count: phaseLength)
        // The padding in whole vectors, then the elements in whole vectors, of which the last overlaps the one before.
        let lastVector = phaseLength &- T.lanes
        var i = 0
        while i < inside.lowerBound {
            T.store(T.splat(fill), target + min(i, lastVector))
            i &+= T.lanes
        }
        i = inside.upperBound
        while i < phaseLength {
            T.store(T.splat(fill), target + min(i, lastVector))
            i &+= T.lanes
        }
        i = inside.lowerBound
        if stride <= 2 && inside.count >= T.lanes {
            // With a stride of 2, one element is read after the last that is taken.
            let last = stride == 2 && start &+ inside.upperBound &* 2 > width ? inside.upperBound &- 1 : inside.upperBound
            while i < last {
                let at = max(inside.lowerBound, min(i, last &- T.lanes))
                if at &+ T.lanes > last { break }
                let from = line + (start &+ at &* stride)
                T.store(stride == 1 ? T.load(from) : T.loadPairs(from).even, target + at)
                i = at &+ T.lanes
            }
        }
        while i < inside.upperBound {
            target[i] = line[start &+ i &* stride]
            i &+= 1
        }
    }

    /// Interleaves the planes of up to `lanes` images; the lanes of missing images are zero.
    func loadImages<T: DenseScalar>(
        _ c: Correlation, firstTargetRow: Int, images: Int, imageStride: Int,
        source: UnsafePointer<T>, into tile: UnsafeMutablePointer<T>
    ) {
        let top = firstTargetRow &* c.strideHeight &- c.paddingHeight
        let inside = insideRange(offset: -c.paddingWidth, stride: 1, size: c.sourceWidth, count: phaseLength)
        for channel in 0..<c.sources {
            for row in 0..<sourceRows {
                let target = tile + (channel &* channelPitch &+ row &* rowPitch)
                let y = top &+ row
                if y < 0 || y >= c.sourceHeight || inside.isEmpty {
                    for i in 0..<rowPitch { target[i] = 0 }
                    continue
                }
                for i in 0..<inside.lowerBound &* lanes { target[i] = 0 }
                for i in inside.upperBound &* lanes..<rowPitch { target[i] = 0 }
                let line = source + (channel &* c.sourcePlane &+ y &* c.sourceWidth &+ inside.lowerBound &- c.paddingWidth)
                interleave(T.self, count: inside.count, images: images, imageStride: imageStride, source: line,
                           target: target + inside.lowerBound &* lanes)
            }
        }
    }
}

/// `target[i * lanes + image] = source[image * imageStride + i]`, zero for missing images.
@inline(__always)
func interleave<T: DenseScalar>(
    _ type: T.Type, count: Int, images: Int, imageStride: Int, source: UnsafePointer<T>, target: UnsafeMutablePointer<T>
) {
    if images == T.lanes {
        for i in 0..<count { T.store(T.gather(source + i, imageStride), target + i &* T.lanes) }
        return
    }
    for image in 0..<T.lanes {
        let to = target + image
        if image < images {
            let from = source + image &* imageStride
            for i in 0..<count { to[i &* T.lanes] = from[i] }
        } else {
            for i in 0..<count { to[i &* T.lanes] = 0 }
        }
    }
}

/// The reverse of `interleave`.
@inline(__always)
func deinterleave<T: DenseScalar>(
    _ type: T.Type, count: Int, images: Int, imageStride: Int, source: UnsafePointer<T>, target: UnsafeMutablePointer<T>
) {
    for image in 0..<images {
        let to = target + image &* imageStride
        let from = source + image
        for i in 0..<count { to[i] = from[i &* T.lanes] }
    }
}
