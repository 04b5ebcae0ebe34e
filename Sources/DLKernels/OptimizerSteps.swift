/// Steps of the optimizers, one pass over parameter, gradient and state. Formulas and their order follow PyTorch's
/// `torch.optim.SGD`, `Adam` and `AdamW`. Buffers are contiguous; tensors are float32 or float64.

public struct SGDOptions: Sendable {
    public var learningRate, momentum, dampening, weightDecay: Double
    public var nesterov, maximize: Bool

    public init(
        learningRate: Double, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0,
        nesterov: Bool = false, maximize: Bool = false
    ) {
        self.learningRate = learningRate
        self.momentum = momentum
        self.dampening = dampening
        self.weightDecay = weightDecay
        self.nesterov = nesterov
        self.maximize = maximize
    }
}

public struct AdamOptions: Sendable {
    public var learningRate, beta1, beta2, epsilon, weightDecay: Double
    /// Weight decay of AdamW (p -= lr decay p) instead of Adam's (g += decay p).
    public var decoupled: Bool
    public var amsgrad, maximize: Bool

    public init(
        learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        weightDecay: Double = 0, decoupled: Bool = false, amsgrad: Bool = false, maximize: Bool = false
    ) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weightDecay = weightDecay
        self.decoupled = decoupled
        self.amsgrad = amsgrad
        self.maximize = maximize
    }
}

/// One tensor's buffers for `sgdStep`; `momentumBuffer` where momentum is not 0. `firstStep`: the buffer is set to the
/// gradient instead of updated.
public struct SGDTensor {
    public let count: Int
    public let parameter: UnsafeMutableRawPointer
    public let gradient: UnsafeRawPointer
    public let momentumBuffer: UnsafeMutableRawPointer?
    public let firstStep: Bool

    public init(
        count: Int, parameter: UnsafeMutableRawPointer, gradient: UnsafeRawPointer,
        momentumBuffer: UnsafeMutableRawPointer?, firstStep: Bool
    ) {
        self.count = count
        self.parameter = parameter
        self.gradient = gradient
        self.momentumBuffer = momentumBuffer
        self.firstStep = firstStep
    }
}

/// One tensor's buffers for `adamStep`; `step` counts from 1, `maxExpAvgSq` is there with amsgrad.
public struct AdamTensor {
    public let count: Int
    public let parameter: UnsafeMutableRawPointer
    public let gradient: UnsafeRawPointer
    public let expAvg: UnsafeMutableRawPointer
    public let expAvgSq: UnsafeMutableRawPointer
    public let maxExpAvgSq: UnsafeMutableRawPointer?
    public let step: Int

    public init(
        count: Int, parameter: UnsafeMutableRawPointer, gradient: UnsafeRawPointer, expAvg: UnsafeMutableRawPointer,
        expAvgSq: UnsafeMutableRawPointer, maxExpAvgSq: UnsafeMutableRawPointer?, step: Int
    ) {
        self.count = count
        self.parameter = parameter
        self.gradient = gradient
        self.expAvg = expAvg
        self.expAvgSq = expAvgSq
        self.maxExpAvgSq = maxExpAvgSq
        self.step = step
    }
}

/// g += decay p; with momentum b = momentum b + (1 - dampening) g and g = b, or g + momentum b (Nesterov);
/// p -= lr g. With maximize g changes its sign first.
public func sgdStep(_ dtype: DType, tensors: UnsafeBufferPointer<SGDTensor>, _ options: SGDOptions) {
    if dtype == .float64 {
        sgdStep(Double.self, tensors, options)
    } else {
        sgdStep(Float.self, tensors, options)
    }
}

public func sgdStep(_ dtype: DType, tensor: SGDTensor, _ options: SGDOptions) {
    withUnsafePointer(to: tensor) { sgdStep(dtype, tensors: UnsafeBufferPointer(start: $0, count: 1), options) }
}

/// m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2;
/// p -= lr / (1 - b1^t) m / (sqrt(v) / sqrt(1 - b2^t) + eps), with the largest v so far under amsgrad.
public func adamStep(_ dtype: DType, tensors: UnsafeBufferPointer<AdamTensor>, _ options: AdamOptions) {
    if dtype == .float64 {
        adamStep(Double.self, tensors, options)
    } else {
        adamStep(Float.self, tensors, options)
    }
}

public func adamStep(_ dtype: DType, tensor: AdamTensor, _ options: AdamOptions) {
    withUnsafePointer(to: tensor) { adamStep(dtype, tensors: UnsafeBufferPointer(start: $0, count: 1), options) }
}

/// Elements worth a thread; also the unit in which tensors are cut.
private let optimizerGrain = 1 << 14

/// Calls `body` for pieces of the tensors, on several threads when there is much to do.
@inline(__always)
private func forEachPiece(
    _ tensors: Int, _ count: (Int) -> Int, _ body: (_ tensor: Int, _ first: Int, _ count: Int) -> Void
) {
    var total = 0
    for t in 0..<tensors { total &+= count(t) }
    parallelFor(count: total, grain: optimizerGrain) { range in
        var tensor = 0, before = 0
        while before &+ count(tensor) <= range.lowerBound {
            before &+= count(tensor)
            tensor &+= 1
        }
        var position = range.lowerBound
        while position < range.upperBound {
            let size = count(tensor)
            let first = position &- before
            let piece = Swift.min(size &- first, range.upperBound &- position)
            if piece > 0 { body(tensor, first, piece) }
            position &+= piece
            before &+= size
            tensor &+= 1
        }
    }
}

private func sgdStep<T: VectorMath>(_: T.Type, _ tensors: UnsafeBufferPointer<SGDTensor>, _ options: SGDOptions) {
    let sign: T = options.maximize ? -1 : 1
    let decay = T(options.weightDecay), momentum = T(options.momentum)
    let fresh = T(1 - options.dampening), rate = T(-options.learningRate)
    let nesterov = options.nesterov
    forEachPiece(tensors.count, { tensors[$0].count }) { index, first, count in
        let tensor = tensors[index]
        let p = tensor.parameter.assumingMemoryBound(to: T.self) + first
        let g = tensor.gradient.assumingMemoryBound(to: T.self) + first
        let b = tensor.momentumBuffer.map { $0.assumingMemoryBound(to: T.self) + first }
        let firstStep = tensor.firstStep
        var i = 0
        while i < count {
            let n = Swift.min(8, count &- i)
            let parameter = load(UnsafePointer(p), i, n)
            var slope = load(g, i, n) * SIMD8(repeating: sign)
            if decay != 0 { slope = T.vectorFma(parameter, SIMD8(repeating: decay), slope) }
            if let b {
                var velocity = slope
                if !firstStep {
                    velocity = T.vectorFma(
                        slope, SIMD8(repeating: fresh), load(UnsafePointer(b), i, n) * SIMD8(repeating: momentum))
                }
                store(b, i, n, velocity)
                slope = nesterov ? T.vectorFma(velocity, SIMD8(repeating: momentum), slope) : velocity
            }
            store(p, i, n, T.vectorFma(slope, SIMD8(repeating: rate), parameter))
            i &+= n
        }
    }
}

private func adamStep<T: VectorMath>(_: T.Type, _ tensors: UnsafeBufferPointer<AdamTensor>, _ options: AdamOptions) {
    let sign: T = options.maximize ? -1 : 1
    let beta2 = T(options.beta2), new1 = T(1 - options.beta1), new2 = T(1 - options.beta2)
    let epsilon = T(options.epsilon)
    let decay = T(options.weightDecay), shrink = T(1 - options.learningRate * options.weightDecay)
    let decoupled = options.decoupled, hasDecay = options.weightDecay != 0
    forEachPiece(tensors.count, { tensors[$0].count }) { index, first, count in
        let tensor = tensors[index]
        let correction1 = 1 - power(options.beta1, tensor.step)
        let correction2 = 1 - power(options.beta2, tensor.step)
        let rate = SIMD8(repeating: T(-(options.learningRate / correction1)))
        let root = SIMD8(repeating: T(Double.scalarSqrt(correction2)))
        let p = tensor.parameter.assumingMemoryBound(to: T.self) + first
        let g = tensor.gradient.assumingMemoryBound(to: T.self) + first
        let m = tensor.expAvg.assumingMemoryBound(to: T.self) + first
        let v = tensor.expAvgSq.assumingMemoryBound(to: T.self) + first
        let largest = tensor.maxExpAvgSq.map { $0.assumingMemoryBound(to: T.self) + first }
        var i = 0
        while i < count {
            let n = Swift.min(8, count &- i)
            var parameter = load(UnsafePointer(p), i, n)
            var slope = load(g, i, n) * SIMD8(repeating: sign)
            if hasDecay {
                if decoupled {
                    parameter *= SIMD8(repeating: shrink)
                } else {
                    slope = T.vectorFma(parameter, SIMD8(repeating: decay), slope)
                }
            }
            let oldMean = load(UnsafePointer(m), i, n)
            let mean = T.vectorFma(slope - oldMean, SIMD8(repeating: new1), oldMean)
            let square = T.vectorFma(
                slope * slope, SIMD8(repeating: new2), load(UnsafePointer(v), i, n) * SIMD8(repeating: beta2))
            store(m, i, n, mean)
            store(v, i, n, square)
            var scale = square
            if let largest {
                scale = MaximumReal<T>.lanes(load(UnsafePointer(largest), i, n), square)
                store(largest, i, n, scale)
            }
            let denominator = T.vectorSqrt(scale) / root + SIMD8(repeating: epsilon)
            store(p, i, n, T.vectorFma(mean / denominator, rate, parameter))
            i &+= n
        }
    }
}

/// x^n for n >= 0 with the C library's rounding.
@inline(__always)
private func power(_ x: Double, _ n: Int) -> Double { libmPow(x, Double(n)) }
