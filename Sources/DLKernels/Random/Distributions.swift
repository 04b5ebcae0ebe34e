import CShims

// Random numbers of several distributions from Philox words. Every element depends on seed, stream, offset and its
// index alone: results are the same for any number of threads, and, as no fused multiply-add is used, for any
// instruction set. Outputs are contiguous. Every function returns the number of counter steps that it has consumed.

/// Uniform numbers in low <= x < high; `low` alone when both are equal. float32: 24 random bits, one word per
/// element; float64: 53 random bits, two words.
@discardableResult
public func philoxUniform(
    _ dtype: DType, count: Int, low: Double, high: Double, seed: UInt64, stream: UInt64, offset: UInt64,
    output: UnsafeMutableRawPointer
) -> UInt64 {
    let source = PhiloxSource(seed: seed, stream: stream, offset: offset)
    switch dtype {
    case .float32:
        let low = Float(low), high = Float(high)
        let largest = high > low ? high.nextDown : high // the product may round up to `high`
        let scale = (high - low) * 0x1p-24
        source.fill(output.assumingMemoryBound(to: Float.self), count: count, wordsPerElement: 1) { words, output in
            for i in 0..<32 {
                let x = low + Float(Int32(truncatingIfNeeded: words[i] &>> 8)) * scale
                output[i] = x > largest ? largest : x
            }
        }
        return philoxSteps(count: count, wordsPerElement: 1)
    case .float64:
        let largest = high > low ? high.nextDown : high
        let scale = (high - low) * 0x1p-53
        source.fill(output.assumingMemoryBound(to: Double.self), count: count, wordsPerElement: 2) { words, output in
            for i in 0..<16 {
                let x = low + Double(Int64(truncatingIfNeeded: longWord(words, i) &>> 11)) * scale
                output[i] = x > largest ? largest : x
            }
        }
        return philoxSteps(count: count, wordsPerElement: 2)
    default:
        return 0
    }
}

/// Normally distributed numbers by the Box-Muller transform: of two uniform numbers u in (0, 1] and v in [0, 1) come
/// sqrt(-2 ln u) cos(2 pi v) and sqrt(-2 ln u) sin(2 pi v), times `std`, plus `mean`.
/// float32: one word per element; float64: two.
@discardableResult
public func philoxNormal(
    _ dtype: DType, count: Int, mean: Double, std: Double, seed: UInt64, stream: UInt64, offset: UInt64,
    output: UnsafeMutableRawPointer
) -> UInt64 {
    let source = PhiloxSource(seed: seed, stream: stream, offset: offset)
    switch dtype {
    case .float32:
        let mean = Float(mean), std = Float(std)
        source.fill(output.assumingMemoryBound(to: Float.self), count: count, wordsPerElement: 1) { words, output in
            for half in 0..<2 {
                let words = words + half * 16, output = output + half * 16
                let radius = dl_square_root_float8(BoxMuller.squaredRadius(words.vector8(0))) * std
                let (cosine, sine) = BoxMuller.cosineAndSine(words.vector8(8))
                output.store8(0, radius * cosine + mean)
                output.store8(8, radius * sine + mean)
            }
        }
        return philoxSteps(count: count, wordsPerElement: 1)
    case .float64:
        source.fill(output.assumingMemoryBound(to: Double.self), count: count, wordsPerElement: 2) { words, output in
            for i in 0..<8 {
                let radius = dl_square_root_double(BoxMuller.squaredRadius(longWord(words, i)))
                let (cosine, sine) = BoxMuller.cosineAndSine(longWord(words, 8 + i))
                output[i] = radius * std * cosine + mean
                output[8 + i] = radius * std * sine + mean
            }
        }
        return philoxSteps(count: count, wordsPerElement: 2)
    default:
        return 0
    }
}

/// `value` with the given probability (rounded to a multiple of 2^-32), else 0; in any dtype. One word per element.
/// With value = 1 / probability this is the factor of inverted dropout.
@discardableResult
public func philoxBernoulli(
    _ dtype: DType, count: Int, probability: Double, value: Double = 1, seed: UInt64, stream: UInt64, offset: UInt64,
    output: UnsafeMutableRawPointer
) -> UInt64 {
    let source = PhiloxSource(seed: seed, stream: stream, offset: offset)
    let scaled = (probability * 0x1p32).rounded()
    // A NaN and what is below 0 never hit.
    let isCertain = scaled >= 0x1p32
    let threshold = scaled > 0 && !isCertain ? UInt32(scaled) : 0
    func run<T: Numeric>(_ type: T.Type, _ value: T) {
        source.fill(output.assumingMemoryBound(to: T.self), count: count, wordsPerElement: 1) { words, output in
            for i in 0..<32 { output[i] = words[i] < threshold || isCertain ? value : 0 }
        }
    }
    switch dtype {
    case .float32: run(Float.self, Float(value))
    case .float64: run(Double.self, value)
    case .int64: run(Int64.self, Int64(exactly: value.rounded(.towardZero)) ?? 0)
    case .int32: run(Int32.self, Int32(exactly: value.rounded(.towardZero)) ?? 0)
    case .uint8: run(UInt8.self, UInt8(exactly: value.rounded(.towardZero)) ?? 0)
    case .bool: run(UInt8.self, value != 0 ? 1 : 0)
    }
    return philoxSteps(count: count, wordsPerElement: 1)
}

/// 1 with the probability that stands at the same place of `probabilities`, else 0; both float32 or both float64.
/// Compares with the numbers that `philoxUniform` gives for 0 and 1.
@discardableResult
public func philoxBernoulli(
    _ dtype: DType, count: Int, probabilities: UnsafeRawPointer, seed: UInt64, stream: UInt64, offset: UInt64,
    output: UnsafeMutableRawPointer
) -> UInt64 {
    let steps = philoxUniform(
        dtype, count: count, low: 0, high: 1, seed: seed, stream: stream, offset: offset, output: output)
    func compare<T: BinaryFloatingPoint>(_ type: T.Type) {
        let probabilities = probabilities.assumingMemoryBound(to: T.self)
        let output = output.assumingMemoryBound(to: T.self)
        parallelFor(count: count, grain: 1 << 16) { range in
            for i in range { output[i] = output[i] < probabilities[i] ? 1 : 0 }
        }
    }
    switch dtype {
    case .float32: compare(Float.self)
    case .float64: compare(Double.self)
    default: break
    }
    return steps
}

/// Integers low <= x < high in any dtype that holds them. Two words per element: floor(word * (high - low) / 2^64),
/// so that no value is likelier than another by more than (high - low) / 2^64.
@discardableResult
public func philoxIntegers(
    _ dtype: DType, count: Int, low: Int64, high: Int64, seed: UInt64, stream: UInt64, offset: UInt64,
    output: UnsafeMutableRawPointer
) -> UInt64 {
    let source = PhiloxSource(seed: seed, stream: stream, offset: offset)
    let extent = UInt64(bitPattern: high &- low)
    func run<T>(_ type: T.Type, _ convert: (Int64) -> T) {
        source.fill(output.assumingMemoryBound(to: T.self), count: count, wordsPerElement: 2) { words, output in
            for i in 0..<16 {
                let step = longWord(words, i).multipliedFullWidth(by: extent).high
                output[i] = convert(low &+ Int64(bitPattern: step))
            }
        }
    }
    switch dtype {
    case .float32: run(Float.self) { Float($0) }
    case .float64: run(Double.self) { Double($0) }
    case .int64: run(Int64.self) { $0 }
    case .int32: run(Int32.self) { Int32(truncatingIfNeeded: $0) }
    case .uint8: run(UInt8.self) { UInt8(truncatingIfNeeded: $0) }
    case .bool: run(UInt8.self) { $0 != 0 ? 1 : 0 }
    }
    return philoxSteps(count: count, wordsPerElement: 2)
}

/// The numbers 0 ..< count in random order: the shuffle of Fisher and Yates from the end, two words per element.
@discardableResult
public func randomPermutation(
    count: Int, seed: UInt64, stream: UInt64, offset: UInt64, output: UnsafeMutablePointer<Int64>
) -> UInt64 {
    let source = PhiloxSource(seed: seed, stream: stream, offset: offset)
    for i in 0..<max(0, count) { output[i] = Int64(truncatingIfNeeded: i) }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: philoxGroupWords) { words in
        guard let words = words.baseAddress else { return }
        for drawn in 0..<max(0, count) {
            if drawn & 15 == 0 { source.group(drawn &>> 4).store(words) }
            let last = count &- 1 &- drawn
            let chosen = longWord(words, drawn & 15).multipliedFullWidth(by: UInt64(last &+ 1)).high
            let other = Int(truncatingIfNeeded: chosen)
            let kept = output[last]
            output[last] = output[other]
            output[other] = kept
        }
    }
    return philoxSteps(count: count, wordsPerElement: 2)
}

/// The 64-bit word of element `i` of the 16 in a group.
@inline(__always)
private func longWord(_ words: UnsafeMutablePointer<UInt32>, _ i: Int) -> UInt64 {
    let low = (i & 8) &* 2 &+ (i & 7)
    return UInt64(words[low]) | UInt64(words[low &+ 8]) &<< 32
}
