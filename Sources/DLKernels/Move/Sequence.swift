/// Evenly spaced values, and a search for zeros.

/// start + i step, computed in float64 or Int64 and converted. For integer types start and step are integers.
public func arange(_ dtype: DType, count: Int, start: Double, step: Double, output: UnsafeMutableRawPointer) {
    switch dtype {
    case .float32:
        let y = output.assumingMemoryBound(to: Float.self)
        for i in 0..<count { y[i] = Float(start + step * Double(i)) }
    case .float64:
        let y = output.assumingMemoryBound(to: Double.self)
        for i in 0..<count { y[i] = start + step * Double(i) }
    case .int64, .int32, .uint8, .bool:
        arange(dtype, count: count, start: start.toInt64, step: step.toInt64, output: output)
    }
}

/// start + i step in integers, which wrap around; floating types are converted from Int64.
public func arange(_ dtype: DType, count: Int, start: Int64, step: Int64, output: UnsafeMutableRawPointer) {
    switch dtype {
    case .float32:
        let y = output.assumingMemoryBound(to: Float.self)
        for i in 0..<count { y[i] = Float(start &+ step &* Int64(i)) }
    case .float64:
        let y = output.assumingMemoryBound(to: Double.self)
        for i in 0..<count { y[i] = Double(start &+ step &* Int64(i)) }
    case .int64:
        let y = output.assumingMemoryBound(to: Int64.self)
        for i in 0..<count { y[i] = start &+ step &* Int64(i) }
    case .int32:
        let y = output.assumingMemoryBound(to: Int32.self)
        for i in 0..<count { y[i] = Int32(truncatingIfNeeded: start &+ step &* Int64(i)) }
    case .uint8:
        let y = output.assumingMemoryBound(to: UInt8.self)
        for i in 0..<count { y[i] = UInt8(truncatingIfNeeded: start &+ step &* Int64(i)) }
    case .bool:
        let y = output.assumingMemoryBound(to: UInt8.self)
        for i in 0..<count { y[i] = start &+ step &* Int64(i) != 0 ? 1 : 0 }
    }
}

/// `count` values from start to end, both included; the second half is counted from the end, so that the last
/// value is exact. For integer types start and end are truncated first.
public func linspace(_ dtype: DType, count: Int, start: Double, end: Double, output: UnsafeMutableRawPointer) {
    switch dtype {
    case .float32:
        let y = output.assumingMemoryBound(to: Float.self)
        let first = Float(start), last = Float(end)
        let step = count > 1 ? (last - first) / Float(count &- 1) : 0
        for i in 0..<count {
            y[i] = i < count / 2 || count == 1 ? first + step * Float(i) : last - step * Float(count &- 1 &- i)
        }
    case .float64:
        let y = output.assumingMemoryBound(to: Double.self)
        let step = count > 1 ? (end - start) / Double(count &- 1) : 0
        for i in 0..<count {
            y[i] = i < count / 2 || count == 1 ? start + step * Double(i) : end - step * Double(count &- 1 &- i)
        }
    case .int64, .int32, .uint8, .bool:
        let start = start.rounded(.towardZero), end = end.rounded(.towardZero)
        let step = count > 1 ? (end - start) / Double(count &- 1) : 0
        for i in 0..<count {
            let value = i < count / 2 || count == 1 ? start + step * Double(i) : end - step * Double(count &- 1 &- i)
            switch dtype {
            case .int64: output.assumingMemoryBound(to: Int64.self)[i] = value.toInt64
            case .int32: output.assumingMemoryBound(to: Int32.self)[i] = value.toInt32
            case .bool: output.assumingMemoryBound(to: UInt8.self)[i] = value != 0 ? 1 : 0
            default: output.assumingMemoryBound(to: UInt8.self)[i] = value.toUInt8
            }
        }
    }
}

/// Whether any element is zero: integer division asks before it divides.
public func containsZero(_ dtype: DType, sizes: Dims, strides: Dims, input: UnsafeRawPointer) -> Bool {
    let nest = LoopNest(sizes: sizes, output: strides, strides)
    switch dtype {
    case .float32: return containsZero(Float.self, nest, input)
    case .float64: return containsZero(Double.self, nest, input)
    case .int64: return containsZero(Int64.self, nest, input)
    case .int32: return containsZero(Int32.self, nest, input)
    case .uint8, .bool: return containsZero(UInt8.self, nest, input)
    }
}

private func containsZero<T: Lane>(_: T.Type, _ nest: LoopNest, _ input: UnsafeRawPointer) -> Bool {
    let x = input.assumingMemoryBound(to: T.self)
    let stride = nest.rank == 0 ? 0 : nest.strides0[nest.rank &- 1]
    var found = false
    nest.forEachRun(0..<nest.count) { run, o0, _, _, _ in
        found = found || hasZero(run, x + o0, stride)
    }
    return found
}

@inline(never)
private func hasZero<T: Lane>(_ count: Int, _ p: UnsafePointer<T>, _ stride: Int) -> Bool {
    var i = 0, found = false
    if stride == 1 {
        var zeros = SIMD8<T.Mask>(repeating: 0)
        while i &+ 8 <= count {
            zeros = zeros | T.equal(p.vector8(i), SIMD8(repeating: 0))
            i &+= 8
        }
        for lane in 0..<8 { found = found || zeros[lane] != 0 }
    }
    while i < count {
        found = found || p[i &* stride] == 0
        i &+= 1
    }
    return found
}
