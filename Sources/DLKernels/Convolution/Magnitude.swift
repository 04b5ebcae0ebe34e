/// The largest |x|; infinity or NaN where one is among them.
func largestMagnitude(_ x: UnsafePointer<Float>, count: Int) -> Float {
    let chunk = 1 << 15, chunks = (count &+ chunk &- 1) / chunk
    let bits: UInt32? = withScratch(bytes: max(1, chunks) &* 4) { memory in
        let largest = memory.assumingMemoryBound(to: UInt32.self)
        parallelFor(count: chunks, grain: 4) { range in
            for item in range { largest[item] = largestBits(x + item &* chunk, count: min(chunk, count &- item &* chunk)) }
        }
        var result: UInt32 = 0
        for item in 0..<chunks { result = max(result, largest[item]) }
        return result
    }
    return bits.map { Float(bitPattern: $0) } ?? .infinity
}

/// Without their signs, the bits of numbers are ordered as the numbers are, with NaN above infinity.
@inline(never)
private func largestBits(_ x: UnsafePointer<Float>, count: Int) -> UInt32 {
    let numbers = UnsafeRawPointer(x)
    let mask = SIMD8<Int32>(repeating: 0x7fff_ffff)
    var a = SIMD8<Int32>(repeating: 0), b = a
    var i = 0
    while i &+ 16 <= count {
        let p = numbers.loadUnaligned(fromByteOffset: i &* 4, as: SIMD8<Int32>.self) & mask
        let q = numbers.loadUnaligned(fromByteOffset: i &* 4 &+ 32, as: SIMD8<Int32>.self) & mask
        a = a.replacing(with: p, where: p .> a)
        b = b.replacing(with: q, where: q .> b)
        i &+= 16
    }
    a = a.replacing(with: b, where: b .> a)
    var result = a.max()
    while i < count {
        result = max(result, numbers.loadUnaligned(fromByteOffset: i &* 4, as: Int32.self) & 0x7fff_ffff)
        i &+= 1
    }
    return UInt32(bitPattern: result)
}

/// max(x, 0); a NaN stays.
func rectify<T: DenseScalar>(_ x: UnsafeMutablePointer<T>, count: Int) {
    let chunk = 1 << 14
    parallelFor(count: (count &+ chunk &- 1) / chunk, grain: 4) { range in
        for i in range.lowerBound &* chunk..<min(count, range.upperBound &* chunk) where x[i] < 0 { x[i] = 0 }
    }
}
