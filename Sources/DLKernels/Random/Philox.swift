// Philox4x32-10, a counter-based random number generator: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as
// easy as 1, 2, 3", SC 2011. A block of four 32-bit words is a function of a 128-bit counter and a 64-bit key, so any
// element of any stream can be computed on its own.
//
// Here the key is the seed, the upper half of the counter is the stream, and the lower half is the offset, which
// counts blocks. Eight blocks make a group of 32 words; word k of a group is word k / 8 of its block k % 8, which is
// the order in which the lanes of SIMD registers store without shuffling.

/// Words in a group, and blocks in it: what every random kernel consumes at a time.
let philoxGroupWords = 32
private let philoxGroupBlocks: UInt64 = 8

/// The number by which the offset grows when `count` elements of `wordsPerElement` (1 or 2) words are drawn.
public func philoxSteps(count: Int, wordsPerElement: Int) -> UInt64 {
    let elements = philoxGroupWords / wordsPerElement
    return UInt64(count <= 0 ? 0 : (count - 1) / elements + 1) &* philoxGroupBlocks
}

/// The four words of one block.
public func philoxBlock(seed: UInt64, stream: UInt64, offset: UInt64) -> (UInt32, UInt32, UInt32, UInt32) {
    let group = PhiloxGroup(seed: seed, stream: stream, offset: offset)
    return (group.word0[0], group.word1[0], group.word2[0], group.word3[0])
}

/// Eight successive blocks.
struct PhiloxGroup {
    var word0: SIMD8<UInt32>
    var word1: SIMD8<UInt32>
    var word2: SIMD8<UInt32>
    var word3: SIMD8<UInt32>

    @inline(__always)
    init(seed: UInt64, stream: UInt64, offset: UInt64) {
        let lane = SIMD8<UInt32>(0, 1, 2, 3, 4, 5, 6, 7)
        let low = UInt32(truncatingIfNeeded: offset)
        word0 = SIMD8<UInt32>(repeating: low) &+ lane
        word1 = SIMD8<UInt32>(repeating: UInt32(truncatingIfNeeded: offset &>> 32))
        if low > UInt32.max - 7 { // the counter of some lanes carries into its second word
            for index in 0..<8 {
                word1[index] = UInt32(truncatingIfNeeded: (offset &+ UInt64(truncatingIfNeeded: index)) &>> 32)
            }
        }
        word2 = SIMD8<UInt32>(repeating: UInt32(truncatingIfNeeded: stream))
        word3 = SIMD8<UInt32>(repeating: UInt32(truncatingIfNeeded: stream &>> 32))
        var key0 = UInt32(truncatingIfNeeded: seed)
        var key1 = UInt32(truncatingIfNeeded: seed &>> 32)
        for _ in 0..<10 {
            let (high0, low0) = PhiloxGroup.product(word0, 0xD251_1F53)
            let (high2, low2) = PhiloxGroup.product(word2, 0xCD9E_8D57)
            word0 = high2 ^ word1 ^ SIMD8(repeating: key0)
            word1 = low2
            word2 = high0 ^ word3 ^ SIMD8(repeating: key1)
            word3 = low0
            key0 &+= 0x9E37_79B9
            key1 &+= 0xBB67_AE85
        }
    }

    /// The upper and lower halves of the 64-bit products of the lanes with a constant.
    @inline(__always)
    private static func product(_ a: SIMD8<UInt32>, _ b: UInt64) -> (high: SIMD8<UInt32>, low: SIMD8<UInt32>) {
        let lower = SIMD4<UInt64>(repeating: 0xFFFF_FFFF)
        let factor = SIMD4<UInt64>(repeating: b)
        let pairs = unsafeBitCast(a, to: SIMD4<UInt64>.self)
        let even = (pairs & lower) &* factor
        let odd = (pairs &>> 32) &* factor
        let high = (even &>> 32) | (odd & ~lower)
        let low = (even & lower) | (odd &<< 32)
        return (unsafeBitCast(high, to: SIMD8<UInt32>.self), unsafeBitCast(low, to: SIMD8<UInt32>.self))
    }

    /// Stores the 32 words of the group.
    @inline(__always)
    func store(_ words: UnsafeMutablePointer<UInt32>) {
        words.store8(0, word0)
        words.store8(8, word1)
        words.store8(16, word2)
        words.store8(24, word3)
    }
}

/// Where the random numbers of a call come from.
struct PhiloxSource {
    var seed: UInt64
    var stream: UInt64
    var offset: UInt64

    @inline(__always)
    func group(_ index: Int) -> PhiloxGroup {
        PhiloxGroup(seed: seed, stream: stream, offset: offset &+ UInt64(truncatingIfNeeded: index) &* philoxGroupBlocks)
    }

    /// Computes `count` elements group by group. `fill(words, output)` turns the 32 words of a group into
    /// 32 / wordsPerElement elements; the last group goes through a buffer when it is not full.
    @inline(__always)
    func fill<T>(
        _ output: UnsafeMutablePointer<T>, count: Int, wordsPerElement: Int,
        _ fill: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<T>) -> Void
    ) {
        let perGroup = philoxGroupWords / wordsPerElement
        let groups = count <= 0 ? 0 : (count - 1) / perGroup + 1
        parallelFor(count: groups, grain: 256) { range in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: philoxGroupWords) { words in
                withUnsafeTemporaryAllocation(of: T.self, capacity: philoxGroupWords) { rest in
                    guard let words = words.baseAddress, let rest = rest.baseAddress else { return }
                    for index in range {
                        group(index).store(words)
                        let start = index &* perGroup
                        if count &- start >= perGroup {
                            fill(words, output + start)
                        } else {
                            fill(words, rest)
                            (output + start).update(from: rest, count: count &- start)
                        }
                    }
                }
            }
        }
    }
}
