/// The loops behind activations with parameters and derivatives. Each function is one loop over whole blocks of eight
/// elements; what is not eight neighbours goes through a small buffer, by code that all functions share.

/// A function of one element, and the product of a gradient with its derivative.
protocol ActivationRule: Sendable {
    associatedtype T: VectorMath
    func value(_ x: SIMD8<T>) -> SIMD8<T>
    func slope(_ g: SIMD8<T>, _ x: SIMD8<T>) -> SIMD8<T>
}

@inline(__always)
func activationLoop<R: ActivationRule>(_ rule: R) -> UnaryLoop {
    { count, input, inputStride, output, outputStride in
        inBlocks(count, MemoryLayout<R.T>.size, input, inputStride, output, outputStride) { blocks, input, output in
            values(rule, blocks, input.assumingMemoryBound(to: R.T.self), output.assumingMemoryBound(to: R.T.self))
        }
    }
}

@inline(never)
private func values<R: ActivationRule>(_ rule: R, _ blocks: Int, _ x: UnsafePointer<R.T>, _ y: UnsafeMutablePointer<R.T>) {
    for block in 0..<blocks { y.store8(8 &* block, rule.value(x.vector8(8 &* block))) }
}

/// (gradient, x) -> gradient times the derivative at x.
@inline(__always)
func activationGradientLoop<R: ActivationRule>(_ rule: R) -> BinaryLoop {
    { count, a, aStride, b, bStride, output, outputStride in
        inBlocks(count, MemoryLayout<R.T>.size, a, aStride, b, bStride, output, outputStride) { blocks, a, b, output in
            slopes(
                rule, blocks, a.assumingMemoryBound(to: R.T.self), b.assumingMemoryBound(to: R.T.self),
                output.assumingMemoryBound(to: R.T.self))
        }
    }
}

@inline(never)
private func slopes<R: ActivationRule>(
    _ rule: R, _ blocks: Int, _ g: UnsafePointer<R.T>, _ x: UnsafePointer<R.T>, _ y: UnsafeMutablePointer<R.T>
) {
    for block in 0..<blocks { y.store8(8 &* block, rule.slope(g.vector8(8 &* block), x.vector8(8 &* block))) }
}

/// Elements that are brought together at a time where they do not lie side by side.
private let gathered = 64

@inline(never)
private func inBlocks(
    _ count: Int, _ size: Int, _ input: UnsafeRawPointer, _ inputStride: Int,
    _ output: UnsafeMutableRawPointer, _ outputStride: Int,
    _ body: (_ blocks: Int, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer) -> Void
) {
    var done = 0
    if inputStride == 1 && outputStride == 1 {
        done = count & ~7
        if done > 0 { body(done / 8, input, output) }
        if done == count { return }
    }
    withUnsafeTemporaryAllocation(byteCount: gathered &* size, alignment: 64) { buffer in
        guard let values = buffer.baseAddress else { return }
        while done < count {
            let n = Swift.min(gathered, count &- done)
            gather(n, size, input + done &* inputStride &* size, inputStride, values)
            body((n &+ 7) / 8, UnsafeRawPointer(values), values)
            scatter(n, size, UnsafeRawPointer(values), output + done &* outputStride &* size, outputStride)
            done &+= n
        }
    }
}

@inline(never)
private func inBlocks(
    _ count: Int, _ size: Int, _ a: UnsafeRawPointer, _ aStride: Int, _ b: UnsafeRawPointer, _ bStride: Int,
    _ output: UnsafeMutableRawPointer, _ outputStride: Int,
    _ body: (_ blocks: Int, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ output: UnsafeMutableRawPointer) -> Void
) {
    var done = 0
    if aStride == 1 && bStride == 1 && outputStride == 1 {
        done = count & ~7
        if done > 0 { body(done / 8, a, b, output) }
        if done == count { return }
    }
    withUnsafeTemporaryAllocation(byteCount: 2 &* gathered &* size, alignment: 64) { buffer in
        guard let first = buffer.baseAddress else { return }
        let second = first + gathered &* size
        while done < count {
            let n = Swift.min(gathered, count &- done)
            gather(n, size, a + done &* aStride &* size, aStride, first)
            gather(n, size, b + done &* bStride &* size, bStride, second)
            body((n &+ 7) / 8, UnsafeRawPointer(first), UnsafeRawPointer(second), first)
            scatter(n, size, UnsafeRawPointer(first), output + done &* outputStride &* size, outputStride)
            done &+= n
        }
    }
}

/// `count` elements to the beginning of a buffer, zeros up to a whole block.
private func gather(_ count: Int, _ size: Int, _ source: UnsafeRawPointer, _ stride: Int, _ buffer: UnsafeMutableRawPointer) {
    let padded = (count &+ 7) & ~7
    if size == 4 {
        let from = source.assumingMemoryBound(to: UInt32.self), to = buffer.assumingMemoryBound(to: UInt32.self)
        for i in 0..<count { to[i] = from[i &* stride] }
        for i in count..<padded { to[i] = 0 }
    } else {
        let from = source.assumingMemoryBound(to: UInt64.self), to = buffer.assumingMemoryBound(to: UInt64.self)
        for i in 0..<count { to[i] = from[i &* stride] }
        for i in count..<padded { to[i] = 0 }
    }
}

private func scatter(_ count: Int, _ size: Int, _ buffer: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ stride: Int) {
    if size == 4 {
        let from = buffer.assumingMemoryBound(to: UInt32.self), to = target.assumingMemoryBound(to: UInt32.self)
        for i in 0..<count { to[i &* stride] = from[i] }
    } else {
        let from = buffer.assumingMemoryBound(to: UInt64.self), to = target.assumingMemoryBound(to: UInt64.self)
        for i in 0..<count { to[i &* stride] = from[i] }
    }
}
