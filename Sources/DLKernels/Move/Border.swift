import Glibc

/// Tensors with borders that are filled from their own elements: every line of the output is a line of the input with elements of
/// its own before and after it.
///
/// Input (images, inputLines, width), output (images, lines.count, before.count + width + after.count), both contiguous. Line i of
/// an output image is made of line `lines[i]` of the input image; `before` and `after` are places in that line.
public func padLines(
    itemSize: Int, images: Int, inputLines: Int, width: Int, lines: [Int], before: [Int], after: [Int],
    output: UnsafeMutableRawPointer, input: UnsafeRawPointer
) {
    let pitch = before.count &+ width &+ after.count
    lines.withUnsafeBufferPointer { lines in
        parallelFor(count: images &* lines.count, grain: max(1, (1 << 17) / (pitch &* itemSize &+ 64))) { range in
            for item in range {
                let image = item / lines.count
                let from = input + (image &* inputLines &+ lines[item &- image &* lines.count]) &* width &* itemSize
                let to = output + item &* pitch &* itemSize
                copyLine(width &* itemSize, to + before.count &* itemSize, from)
                pick(itemSize, before, to, from)
                pick(itemSize, after, to + (before.count &+ width) &* itemSize, from)
            }
        }
    }
}

/// Short lines in pieces of 32 bytes, the last one of which may overlap the one before.
private func copyLine(_ bytes: Int, _ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer) {
    if bytes < 32 || bytes > 1024 {
        memcpy(target, source, bytes)
        return
    }
    var i = 0
    while i &+ 32 <= bytes {
        target.storeBytes(of: source.loadUnaligned(fromByteOffset: i, as: SIMD4<UInt64>.self), toByteOffset: i, as: SIMD4<UInt64>.self)
        i &+= 32
    }
    if i < bytes {
        i = bytes &- 32
        target.storeBytes(of: source.loadUnaligned(fromByteOffset: i, as: SIMD4<UInt64>.self), toByteOffset: i, as: SIMD4<UInt64>.self)
    }
}

private func pick(_ itemSize: Int, _ places: [Int], _ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer) {
    switch itemSize {
    case 1:
        for i in 0..<places.count { target.storeBytes(of: source.load(fromByteOffset: places[i], as: UInt8.self), toByteOffset: i, as: UInt8.self) }
    case 4:
        let from = source.assumingMemoryBound(to: UInt32.self), to = target.assumingMemoryBound(to: UInt32.self)
        for i in 0..<places.count { to[i] = from[places[i]] }
    default:
        let from = source.assumingMemoryBound(to: UInt64.self), to = target.assumingMemoryBound(to: UInt64.self)
        for i in 0..<places.count { to[i] = from[places[i]] }
    }
}
