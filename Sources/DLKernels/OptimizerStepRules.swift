/// The rules of the optimizers for eight elements at a time. p: parameter, g: gradient (weight decay included), t: step.

/// An average a with the new value: a + (value - a) weight.
@inline(__always)
private func average<T: VectorMath>(_ a: SIMD8<T>, _ value: SIMD8<T>, _ weight: SIMD8<T>) -> SIMD8<T> {
    T.vectorFma(value - a, weight, a)
}

/// decay a + value^2 weight
@inline(__always)
private func averageSquare<T: VectorMath>(_ a: SIMD8<T>, _ value: SIMD8<T>, _ decay: SIMD8<T>, _ weight: SIMD8<T>) -> SIMD8<T> {
    T.vectorFma(value * value, weight, a * decay)
}

@inline(__always)
private func lanes<T: VectorMath>(_ x: Double) -> SIMD8<T> { SIMD8(repeating: T(x)) }

@inline(__always)
private func magnitude<T: VectorMath>(_ x: SIMD8<T>) -> SIMD8<T> { T.select(T.less(x, SIMD8()), SIMD8() - x, x) }

/// b = momentum b + (1 - dampening) g, at first b = g; p -= lr (g + momentum b with Nesterov, else b).
/// The averaging form: b = momentum b + (1 - momentum) g from b = 0.
struct SGDRule<T: VectorMath>: StepRule {
    private let momentum, fresh, rate: SIMD8<T>
    private let hasBuffer, firstStep, nesterov: Bool

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        momentum = lanes(options.momentum)
        fresh = lanes(1 - (options.averagesMomentum ? options.momentum : options.dampening))
        rate = lanes(-options.learningRate)
        hasBuffer = tensor.states.0 != nil
        firstStep = tensor.coefficients[0] != 0 && !options.averagesMomentum
        nesterov = options.nesterov
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        var slope = g
        if hasBuffer {
            a = firstStep ? g : T.vectorFma(g, fresh, a * momentum)
            slope = nesterov ? T.vectorFma(a, momentum, g) : a
        }
        p = T.vectorFma(slope, rate, p)
    }
}

/// m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2; p -= lr / (1 - b1^t) m / (sqrt(v) / sqrt(1 - b2^t) + eps), with the
/// largest v so far under amsgrad.
struct AdamRule<T: VectorMath>: StepRule {
    private let beta2, new1, new2, epsilon, rate, root: SIMD8<T>
    private let hasLargest: Bool

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        beta2 = lanes(options.beta2)
        new1 = lanes(1 - options.beta1)
        new2 = lanes(1 - options.beta2)
        epsilon = lanes(options.epsilon)
        rate = lanes(tensor.coefficients[0])
        root = lanes(tensor.coefficients[1])
        hasLargest = tensor.states.2 != nil
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        a = average(a, g, new1)
        b = averageSquare(b, g, beta2, new2)
        var scale = b
        if hasLargest {
            c = MaximumReal<T>.lanes(c, b)
            scale = c
        }
        p = T.vectorFma(a / (T.vectorSqrt(scale) / root + epsilon), rate, p)
    }
}

/// Adam with Nesterov momentum: p += f g / d + h m / d with d = sqrt(v / (1 - b2^t)) + eps.
struct NAdamRule<T: VectorMath>: StepRule {
    private let beta2, new1, new2, epsilon, factor, averageFactor, correction: SIMD8<T>

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        beta2 = lanes(options.beta2)
        new1 = lanes(1 - options.beta1)
        new2 = lanes(1 - options.beta2)
        epsilon = lanes(options.epsilon)
        factor = lanes(tensor.coefficients[0])
        averageFactor = lanes(tensor.coefficients[1])
        correction = lanes(tensor.coefficients[2])
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        a = average(a, g, new1)
        b = averageSquare(b, g, beta2, new2)
        let denominator = T.vectorSqrt(b / correction) + epsilon
        p = T.vectorFma(a / denominator, averageFactor, T.vectorFma(g / denominator, factor, p))
    }
}

/// p += f m / (sqrt(v) + eps) once the variance can be rectified, p += f m before.
struct RAdamRule<T: VectorMath>: StepRule {
    private let beta2, new1, new2, epsilon, factor: SIMD8<T>
    private let rectified: Bool

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        beta2 = lanes(options.beta2)
        new1 = lanes(1 - options.beta1)
        new2 = lanes(1 - options.beta2)
        epsilon = lanes(options.epsilon)
        factor = lanes(tensor.coefficients[0])
        rectified = tensor.coefficients[1] != 0
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        a = average(a, g, new1)
        b = averageSquare(b, g, beta2, new2)
        p = T.vectorFma(rectified ? a / (T.vectorSqrt(b) + epsilon) : a, factor, p)
    }
}

/// s += g^2; p -= rate g / (sqrt(s) + eps)
struct AdagradRule<T: VectorMath>: StepRule {
    private let epsilon, rate: SIMD8<T>

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        epsilon = lanes(options.epsilon)
        rate = lanes(tensor.coefficients[0])
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        a = T.vectorFma(g, g, a)
        p = T.vectorFma(g / (T.vectorSqrt(a) + epsilon), rate, p)
    }
}

/// s = rho s + (1 - rho) g^2; d = sqrt(u + eps) / sqrt(s + eps) g; u = rho u + (1 - rho) d^2; p -= lr d
struct AdadeltaRule<T: VectorMath>: StepRule {
    private let rho, fresh, epsilon, rate: SIMD8<T>

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        rho = lanes(options.rho)
        fresh = lanes(1 - options.rho)
        epsilon = lanes(options.epsilon)
        rate = lanes(-options.learningRate)
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        a = averageSquare(a, g, rho, fresh)
        let change = T.vectorSqrt(b + epsilon) / T.vectorSqrt(a + epsilon) * g
        b = averageSquare(b, change, rho, fresh)
        p = T.vectorFma(change, rate, p)
    }
}

/// s = alpha s + (1 - alpha) g^2; d = sqrt(s - m^2) + eps with the average m of g when centered, else sqrt(s) + eps;
/// b = momentum b + g / d; p -= lr b
struct RMSpropRule<T: VectorMath>: StepRule {
    private let alpha, fresh, epsilon, momentum, rate: SIMD8<T>
    private let hasBuffer, centered: Bool

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        alpha = lanes(options.alpha)
        fresh = lanes(1 - options.alpha)
        epsilon = lanes(options.epsilon)
        momentum = lanes(options.momentum)
        rate = lanes(-options.learningRate)
        hasBuffer = tensor.states.1 != nil
        centered = tensor.states.2 != nil
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        a = averageSquare(a, g, alpha, fresh)
        var variance = a
        if centered {
            c = average(c, g, fresh)
            variance = a - c * c
        }
        let scaled = g / (T.vectorSqrt(variance) + epsilon)
        if hasBuffer { b = T.vectorFma(b, momentum, scaled) }
        p = T.vectorFma(hasBuffer ? b : scaled, rate, p)
    }
}

/// The step size grows by eta+ where g keeps its sign and shrinks by eta- where it changes, within its bounds; p goes against
/// the sign of g, but not where it has changed.
struct RpropRule<T: VectorMath>: StepRule {
    private let shrink, grow, least, most: SIMD8<T>

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        shrink = lanes(options.etaMinus)
        grow = lanes(options.etaPlus)
        least = lanes(options.minimumStepSize)
        most = lanes(options.maximumStepSize)
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        let zero = SIMD8<T>(), one = SIMD8<T>(repeating: 1)
        let product = g * a
        let turned = T.less(product, zero)
        let factor = T.select(turned, shrink, T.select(T.less(zero, product), grow, T.select(T.equal(product, zero), one, product)))
        b = MinimumReal<T>.lanes(MaximumReal<T>.lanes(b * factor, least), most)
        a = T.select(turned, zero, g)
        let sign = T.select(T.less(zero, a), one, T.select(T.less(a, zero), zero - one, a))
        p = T.vectorFma(zero - sign, b, p)
    }
}

/// m = b1 m + (1 - b1) g; u = max(b2 u, |g| + eps); p += rate m / u
struct AdamaxRule<T: VectorMath>: StepRule {
    private let beta2, new1, epsilon, rate: SIMD8<T>

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        beta2 = lanes(options.beta2)
        new1 = lanes(1 - options.beta1)
        epsilon = lanes(options.epsilon)
        rate = lanes(tensor.coefficients[0])
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        a = average(a, g, new1)
        b = MaximumReal<T>.lanes(b * beta2, magnitude(g) + epsilon)
        p = T.vectorFma(a / b, rate, p)
    }
}

/// p = p decay + rate g; the average parameter goes towards p by its weight.
struct ASGDRule<T: VectorMath>: StepRule {
    private let decay, rate, weight: SIMD8<T>
    private let replaces: Bool

    @inline(__always)
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor) {
        decay = lanes(tensor.coefficients[0])
        rate = lanes(tensor.coefficients[1])
        weight = lanes(tensor.coefficients[2])
        replaces = tensor.coefficients[2] == 1
    }

    @inline(__always)
    func apply(_ p: inout SIMD8<T>, _ g: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>) {
        p = T.vectorFma(g, rate, p * decay)
        a = replaces ? p : average(a, p, weight)
    }
}
