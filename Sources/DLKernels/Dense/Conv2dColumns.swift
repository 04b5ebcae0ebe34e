/// The unfolding of convolution windows into columns, for the shapes where a matrix product over them is the best way.

/// Writes `columns[(channel, y, x), pixel]` (rows `pitch` elements apart) for `channels` planes of one image.
func unfold<T: DenseScalar>(
    _ g: Conv2dGeometry, channels: Int, source: UnsafePointer<T>, columns: UnsafeMutablePointer<T>, pitch: Int
) {
    var row = columns
    for channel in 0..<channels {
        let plane = source + channel &* g.inputPlane
        for y in 0..<g.kernelHeight {
            for x in 0..<g.kernelWidth {
                let left = x &* g.dilationWidth &- g.paddingWidth
                let inside = insideRange(offset: left, stride: g.strideWidth, size: g.inputWidth, count: g.outputWidth)
                for i in 0..<g.outputHeight {
                    let target = row + i &* g.outputWidth
                    let line = i &* g.strideHeight &+ y &* g.dilationHeight &- g.paddingHeight
                    if line < 0 || line >= g.inputHeight {
                        for j in 0..<g.outputWidth { target[j] = 0 }
                        continue
                    }
                    let from = plane + (line &* g.inputWidth &+ left)
                    for j in 0..<inside.lowerBound { target[j] = 0 }
                    if g.strideWidth == 1 {
                        for j in inside { target[j] = from[j] }
                    } else {
                        for j in inside { target[j] = from[j &* g.strideWidth] }
                    }
                    for j in inside.upperBound..<g.outputWidth { target[j] = 0 }
                }
                row += pitch
            }
        }
    }
}

/// The adjoint of `unfold`: overwrites `channels` planes with the sums of the columns that came from each element.
func fold<T: DenseScalar>(
    _ g: Conv2dGeometry, channels: Int, columns: UnsafePointer<T>, pitch: Int, target: UnsafeMutablePointer<T>
) {
    var row = columns
    for channel in 0..<channels {
        let plane = target + channel &* g.inputPlane
        for i in 0..<g.inputPlane { plane[i] = 0 }
        for y in 0..<g.kernelHeight {
            for x in 0..<g.kernelWidth {
                let left = x &* g.dilationWidth &- g.paddingWidth
                let inside = insideRange(offset: left, stride: g.strideWidth, size: g.inputWidth, count: g.outputWidth)
                for i in 0..<g.outputHeight {
                    let line = i &* g.strideHeight &+ y &* g.dilationHeight &- g.paddingHeight
                    if line < 0 || line >= g.inputHeight { continue }
                    let from = row + i &* g.outputWidth
                    let to = plane + (line &* g.inputWidth &+ left)
                    if g.strideWidth == 1 {
                        for j in inside { to[j] += from[j] }
                    } else {
                        for j in inside { to[j &* g.strideWidth] += from[j] }
                    }
                }
                row += pitch
            }
        }
    }
}

/// Forward convolution through columns of several images at once.
func convolveByColumns<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, weight: UnsafePointer<T>, bias: UnsafePointer<T>?,
    output: UnsafeMutablePointer<T>
) -> Bool {
    let pixels = g.outputPlane
    let elements = (1 << 20) / MemoryLayout<T>.size
    let images = max(1, min(g.batch, min(256 / max(1, pixels), elements / max(1, g.depth &* pixels))))
    let blocks = (g.batch &+ images &- 1) / images
    let pitch = images &* pixels
    let bytes = (g.depth &* pitch &+ g.groupOutputs &* pitch) &* MemoryLayout<T>.size
    let work = g.depth &* g.groupOutputs &* pitch
    return withFlag { failed in
        parallelFor(count: blocks &* g.groups, grain: max(1, 600_000 / max(1, work))) { range in
            for item in range {
                let group = item % g.groups
                let first = item / g.groups &* images
                let count = min(images, g.batch &- first)
                let done: Void? = withScratch(bytes: bytes) { scratch in
                    let columns = scratch.assumingMemoryBound(to: T.self)
                    let results = columns + g.depth &* pitch
                    for image in 0..<count {
                        let planes = input + ((first &+ image) &* g.inputChannels &+ group &* g.groupInputs) &* g.inputPlane
                        unfold(g, channels: g.groupInputs, source: planes, columns: columns + image &* pixels, pitch: pitch)
                    }
                    gemmSerial(
                        T.self, transposeA: false, transposeB: false, m: g.groupOutputs, n: count &* pixels, k: g.depth,
                        alpha: 1, a: weight + group &* g.groupOutputs &* g.depth, lda: g.depth,
                        b: UnsafePointer(columns), ldb: pitch, beta: 0, c: results, ldc: pitch)
                    for image in 0..<count {
                        for channel in 0..<g.groupOutputs {
                            let filter = group &* g.groupOutputs &+ channel
                            let shift: T = bias.map { $0[filter] } ?? 0
                            let from = results + (channel &* pitch &+ image &* pixels)
                            let to = output + ((first &+ image) &* g.outputChannels &+ filter) &* pixels
                            for i in 0..<pixels { to[i] = from[i] + shift }
                        }
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }
}

/// Input gradient through columns: `W^T * dY`, folded back, a block of channels at a time.
func inputGradientByColumns<T: DenseScalar>(
    _ g: Conv2dGeometry, outputGradient: UnsafePointer<T>, weight: UnsafePointer<T>,
    inputGradient: UnsafeMutablePointer<T>
) -> Bool {
    let pixels = g.outputPlane
    let channelBytes = max(1, g.kernelArea &* pixels &* MemoryLayout<T>.size)
    let channels = max(1, min(g.groupInputs, (512 << 10) / channelBytes))
    let blocks = (g.groupInputs &+ channels &- 1) / channels
    let work = channels &* g.kernelArea &* pixels &* g.groupOutputs
    return withFlag { failed in
        parallelFor(count: g.batch &* g.groups &* blocks, grain: max(1, 600_000 / max(1, work))) { range in
            for item in range {
                let first = item % blocks &* channels
                let group = item / blocks % g.groups
                let image = item / (blocks &* g.groups)
                let count = min(channels, g.groupInputs &- first)
                let done: Void? = withScratch(bytes: channels &* channelBytes) { scratch in
                    let columns = scratch.assumingMemoryBound(to: T.self)
                    gemmSerial(
                        T.self, transposeA: true, transposeB: false, m: count &* g.kernelArea, n: pixels,
                        k: g.groupOutputs, alpha: 1,
                        a: weight + (group &* g.groupOutputs &* g.depth &+ first &* g.kernelArea), lda: g.depth,
                        b: outputGradient + (image &* g.outputChannels &+ group &* g.groupOutputs) &* pixels,
                        ldb: pixels, beta: 0, c: columns, ldc: pixels)
                    fold(g, channels: count, columns: UnsafePointer(columns), pitch: pixels,
                         target: inputGradient
                            + (image &* g.inputChannels &+ group &* g.groupInputs &+ first) &* g.inputPlane)
                }
                if done == nil { failed.pointee = true }
            }
        }
    }
}

/// Weight gradient through columns: `dY * columns^T`, image after image, a block of channels at a time.
func weightGradientByColumns<T: DenseScalar>(
    _ g: Conv2dGeometry, input: UnsafePointer<T>, outputGradient: UnsafePointer<T>,
    weightGradient: UnsafeMutablePointer<T>
) -> Bool {
    let pixels = g.outputPlane
    let channelBytes = max(1, g.kernelArea &* pixels &* MemoryLayout<T>.size)
    // At least sixteen blocks where the channels allow it, so that many threads find work.
    let share = max(1, (g.groupInputs &* g.groups) / 16)
    let channels = max(1, min(min(g.groupInputs, share), (1 << 20) / channelBytes))
    let blocks = (g.groupInputs &+ channels &- 1) / channels
    let work = channels &* g.kernelArea &* pixels &* g.groupOutputs &* g.batch
    return withFlag { failed in
        parallelFor(count: g.groups &* blocks, grain: max(1, 600_000 / max(1, work))) { range in
            for item in range {
                let group = item / blocks
                let first = item % blocks &* channels
                let count = min(channels, g.groupInputs &- first)
                let target = weightGradient + (group &* g.groupOutputs &* g.depth &+ first &* g.kernelArea)
                let done: Void? = withScratch(bytes: channels &* channelBytes) { scratch in
                    let columns = scratch.assumingMemoryBound(to: T.self)
                    for image in 0..<g.batch {
                        let planes = input + (image &* g.inputChannels &+ group &* g.groupInputs &+ first) &* g.inputPlane
                        unfold(g, channels: count, source: planes, columns: columns, pitch: pixels)
                        gemmSerial(
                            T.self, transposeA: false, transposeB: true, m: g.groupOutputs,
                            n: count &* g.kernelArea, k: pixels, alpha: 1,
                            a: outputGradient + (image &* g.outputChannels &+ group &* g.groupOutputs) &* pixels,
                            lda: pixels, b: UnsafePointer(columns), ldb: pixels,
                            beta: image == 0 ? 0 : 1, c: target, ldc: g.depth)
                    }
                }
                if done == nil { failed.pointee = true }
            }
        }
    }
}
