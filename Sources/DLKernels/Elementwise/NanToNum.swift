/// The loop that puts numbers in the places of not-a-number and of the infinities; nil for integers, which have none. An
/// infinity without a number becomes the largest or the least one.
public func nanToNumLoop(_ dtype: DType, nan: Double, positive: Double?, negative: Double?) -> UnaryLoop? {
    switch dtype {
    case .float32: return replacing(Float(nan), positive.map { Float($0) } ?? .greatestFiniteMagnitude, negative.map { Float($0) } ?? -.greatestFiniteMagnitude)
    case .float64: return replacing(nan, positive ?? .greatestFiniteMagnitude, negative ?? -.greatestFiniteMagnitude)
    default: return nil
    }
}

@inline(__always)
private func replacing<T: Real & Sendable>(_ nan: T, _ positive: T, _ negative: T) -> UnaryLoop {
    { count, input, inputStride, output, outputStride in
        let x = input.assumingMemoryBound(to: T.self), y = output.assumingMemoryBound(to: T.self)
        if inputStride == 1 && outputStride == 1 {
            for i in 0..<count { y[i] = replaced(x[i], nan, positive, negative) }
        } else {
            for i in 0..<count { y[i &* outputStride] = replaced(x[i &* inputStride], nan, positive, negative) }
        }
    }
}

@inline(__always)
private func replaced<T: Real>(_ x: T, _ nan: T, _ positive: T, _ negative: T) -> T {
    x != x ? nan : (x == T.infinity ? positive : (x == -T.infinity ? negative : x))
}
