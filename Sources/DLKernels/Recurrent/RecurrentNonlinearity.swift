/// The functions that gates, candidates and outputs of recurrent layers may have. Each is monotone, and its slope follows from
/// its value, so that only values are kept for the derivative.
public enum RecurrentNonlinearity: Int32, Sendable, CaseIterable {
    case sigmoid = 0, tanh = 1, relu = 2, hardSigmoid = 3, hardTanh = 4, identity = 5
    case softsign = 6, softplus = 7, leakyRelu = 8, elu = 9
}

/// The element types of recurrent layers.
protocol RecurrentScalar: DenseScalar, VectorMath {}
extension Float: RecurrentScalar {}
extension Double: RecurrentScalar {}

protocol RecurrentFunction {
    associatedtype T: RecurrentScalar
    static func value(_ x: SIMD8<T>) -> SIMD8<T>
    /// The slope where the value is y.
    static func slope(_ y: SIMD8<T>) -> SIMD8<T>
}

private enum LogisticFunction<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorSigmoid(x) }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> { y - y * y }
}
private enum HyperbolicTangent<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> { T.vectorTanh(x) }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> { SIMD8(repeating: 1) - y * y }
}
/// Zero, or a multiple, below zero.
private enum Rectifier<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> {
        let zero = SIMD8<T>(repeating: 0)
        return T.select(T.less(x, zero), zero, x)
    }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> {
        let zero = SIMD8<T>(repeating: 0)
        return T.select(T.less(zero, y), SIMD8(repeating: 1), zero)
    }
}
private enum LeakyRectifier<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> { x * slope(x) }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(SIMD8(repeating: 0), y), SIMD8(repeating: 1), SIMD8(repeating: 0.01))
    }
}
/// x / 6 + 1 / 2 between 0 and 1.
private enum HardLogistic<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> { between(x / 6 + 0.5, 0, 1) }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> { inside(y, 0, 1, T(1) / 6) }
}
private enum HardTangent<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> { between(x, -1, 1) }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> { inside(y, -1, 1, 1) }
}
private enum IdentityFunction<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> { x }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> { SIMD8(repeating: 1) }
}
/// x / (1 + |x|), whose slope is (1 - |y|)^2.
private enum Softsign<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> { x / (absolute(x) + 1) }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> {
        let rest = SIMD8<T>(repeating: 1) - absolute(y)
        return rest * rest
    }
}
/// log(1 + e^x), whose slope is 1 - e^-y.
private enum Softplus<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> {
        Rectifier<T>.value(x) + T.vectorLog1p(T.vectorExp(-absolute(x)))
    }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> { -T.vectorExpm1(-y) }
}
/// x above zero, e^x - 1 below.
private enum ExponentialLinear<T: RecurrentScalar>: RecurrentFunction {
    @inline(__always) static func value(_ x: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(SIMD8(repeating: 0), x), x, T.vectorExpm1(x))
    }
    @inline(__always) static func slope(_ y: SIMD8<T>) -> SIMD8<T> {
        T.select(T.less(SIMD8(repeating: 0), y), SIMD8(repeating: 1), y + 1)
    }
}

@inline(__always)
private func absolute<T: RecurrentScalar>(_ x: SIMD8<T>) -> SIMD8<T> {
    T.select(T.less(x, SIMD8(repeating: 0)), SIMD8(repeating: 0) - x, x)
}

@inline(__always)
private func between<T: RecurrentScalar>(_ x: SIMD8<T>, _ low: T, _ high: T) -> SIMD8<T> {
    let low = SIMD8(repeating: low), high = SIMD8(repeating: high)
    let y = T.select(T.less(x, low), low, x)
    return T.select(T.less(high, y), high, y)
}

@inline(__always)
private func inside<T: RecurrentScalar>(_ y: SIMD8<T>, _ low: T, _ high: T, _ slope: T) -> SIMD8<T> {
    let zero = SIMD8<T>(repeating: 0)
    let above = T.select(T.less(SIMD8(repeating: low), y), SIMD8(repeating: slope), zero)
    return T.select(T.less(y, SIMD8(repeating: high)), above, zero)
}

@inline(never)
private func activateRun<F: RecurrentFunction>(
    _: F.Type, _ values: UnsafeMutablePointer<F.T>, _ bias: UnsafePointer<F.T>?, _ count: Int
) {
    let whole = count & ~7, rest = count & 7
    var i = 0
    if let bias {
        while i < whole {
            values.store8(i, F.value(values.vector8(i) + bias.vector8(i)))
            i &+= 8
        }
        if rest > 0 {
            let x = UnsafePointer(values).vector8(whole, count: rest) + bias.vector8(whole, count: rest)
            values.store8(whole, F.value(x), count: rest)
        }
        return
    }
    while i < whole {
        values.store8(i, F.value(values.vector8(i)))
        i &+= 8
    }
    if rest > 0 { values.store8(whole, F.value(UnsafePointer(values).vector8(whole, count: rest)), count: rest) }
}

@inline(never)
private func slopeRun<F: RecurrentFunction>(
    _: F.Type, _ values: UnsafePointer<F.T>, _ gradients: UnsafeMutablePointer<F.T>, _ count: Int
) {
    let whole = count & ~7, rest = count & 7
    var i = 0
    while i < whole {
        gradients.store8(i, gradients.vector8(i) * F.slope(values.vector8(i)))
        i &+= 8
    }
    if rest > 0 {
        let slope = F.slope(values.vector8(whole, count: rest))
        gradients.store8(whole, UnsafePointer(gradients).vector8(whole, count: rest) * slope, count: rest)
    }
}

extension RecurrentNonlinearity {
    /// values = f(values + bias)
    func apply<T: RecurrentScalar>(_ values: UnsafeMutablePointer<T>, bias: UnsafePointer<T>?, _ count: Int) {
        switch self {
        case .sigmoid: activateRun(LogisticFunction<T>.self, values, bias, count)
        case .tanh: activateRun(HyperbolicTangent<T>.self, values, bias, count)
        case .relu: activateRun(Rectifier<T>.self, values, bias, count)
        case .hardSigmoid: activateRun(HardLogistic<T>.self, values, bias, count)
        case .hardTanh: activateRun(HardTangent<T>.self, values, bias, count)
        case .identity: activateRun(IdentityFunction<T>.self, values, bias, count)
        case .softsign: activateRun(Softsign<T>.self, values, bias, count)
        case .softplus: activateRun(Softplus<T>.self, values, bias, count)
        case .leakyRelu: activateRun(LeakyRectifier<T>.self, values, bias, count)
        case .elu: activateRun(ExponentialLinear<T>.self, values, bias, count)
        }
    }

    /// gradients *= f' where f has these values
    func applySlope<T: RecurrentScalar>(
        _ values: UnsafePointer<T>, _ gradients: UnsafeMutablePointer<T>, _ count: Int
    ) {
        switch self {
        case .sigmoid: slopeRun(LogisticFunction<T>.self, values, gradients, count)
        case .tanh: slopeRun(HyperbolicTangent<T>.self, values, gradients, count)
        case .relu: slopeRun(Rectifier<T>.self, values, gradients, count)
        case .hardSigmoid: slopeRun(HardLogistic<T>.self, values, gradients, count)
        case .hardTanh: slopeRun(HardTangent<T>.self, values, gradients, count)
        case .identity: return
        case .softsign: slopeRun(Softsign<T>.self, values, gradients, count)
        case .softplus: slopeRun(Softplus<T>.self, values, gradients, count)
        case .leakyRelu: slopeRun(LeakyRectifier<T>.self, values, gradients, count)
        case .elu: slopeRun(ExponentialLinear<T>.self, values, gradients, count)
        }
    }
}
