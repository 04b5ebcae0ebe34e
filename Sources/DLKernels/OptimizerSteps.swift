/// Steps of the optimizers: one pass over parameter, gradient and state. Formulas and their order follow PyTorch's
/// `torch.optim`. Tensors are float32 or float64.

/// Changes every tensor by one step; see `OptimizerTensor` for what it needs.
public func optimizerStep(_ dtype: DType, _ tensors: UnsafeBufferPointer<OptimizerTensor>, _ options: OptimizerOptions) {
    if dtype == .float64 {
        step(Double.self, tensors, options)
    } else {
        step(Float.self, tensors, options)
    }
}

private func step<T: VectorMath>(_: T.Type, _ tensors: UnsafeBufferPointer<OptimizerTensor>, _ options: OptimizerOptions) {
    switch options.algorithm {
    case .sgd: run(SGDRule<T>.self, tensors, options)
    case .adam: run(AdamRule<T>.self, tensors, options)
    case .nadam: run(NAdamRule<T>.self, tensors, options)
    case .radam: run(RAdamRule<T>.self, tensors, options)
    case .adagrad: run(AdagradRule<T>.self, tensors, options)
    case .adadelta: run(AdadeltaRule<T>.self, tensors, options)
    case .rmsprop: run(RMSpropRule<T>.self, tensors, options)
    case .rprop: run(RpropRule<T>.self, tensors, options)
    case .adamax: run(AdamaxRule<T>.self, tensors, options)
    case .asgd: run(ASGDRule<T>.self, tensors, options)
    }
}

/// How an algorithm changes eight elements. States that are absent read as zero and are not written.
protocol StepRule {
    associatedtype T: VectorMath
    init(_ options: OptimizerOptions, _ tensor: OptimizerTensor)
    func apply(
        _ parameter: inout SIMD8<T>, _ gradient: SIMD8<T>, _ a: inout SIMD8<T>, _ b: inout SIMD8<T>, _ c: inout SIMD8<T>)
}

/// Elements worth a thread; also the unit in which tensors are cut.
private let optimizerGrain = 1 << 14

@inline(__always)
private func run<R: StepRule>(_: R.Type, _ tensors: UnsafeBufferPointer<OptimizerTensor>, _ options: OptimizerOptions) {
    typealias T = R.T
    var total = 0
    for tensor in tensors { total &+= tensor.count }
    let sign = SIMD8<T>(repeating: options.maximize ? -1 : 1), decay = SIMD8(repeating: T(options.weightDecay))
    let shrink = SIMD8(repeating: T(1 - options.learningRate * options.weightDecay))
    let hasDecay = options.weightDecay != 0, decoupled = options.decoupledWeightDecay
    parallelFor(count: total, grain: optimizerGrain) { range in
        var index = 0, before = 0
        while before &+ tensors[index].count <= range.lowerBound {
            before &+= tensors[index].count
            index &+= 1
        }
        var position = range.lowerBound
        while position < range.upperBound {
            let tensor = tensors[index]
            let first = position &- before, size = Swift.min(tensor.count &- first, range.upperBound &- position)
            let rule = R(options, tensor)
            let p = tensor.parameter.assumingMemoryBound(to: T.self) + first
            let g = tensor.gradient.assumingMemoryBound(to: T.self) + first
            let a = tensor.states.0.map { $0.assumingMemoryBound(to: T.self) + first }
            let b = tensor.states.1.map { $0.assumingMemoryBound(to: T.self) + first }
            let c = tensor.states.2.map { $0.assumingMemoryBound(to: T.self) + first }
            var i = 0
            while i < size {
                let n = Swift.min(8, size &- i)
                var parameter = load(UnsafePointer(p), i, n)
                var slope = load(g, i, n) * sign
                if hasDecay {
                    if decoupled {
                        parameter *= shrink
                    } else {
                        slope = T.vectorFma(parameter, decay, slope)
                    }
                }
                var first = SIMD8<T>(), second = SIMD8<T>(), third = SIMD8<T>()
                if let a { first = load(UnsafePointer(a), i, n) }
                if let b { second = load(UnsafePointer(b), i, n) }
                if let c { third = load(UnsafePointer(c), i, n) }
                rule.apply(&parameter, slope, &first, &second, &third)
                if let a { store(a, i, n, first) }
                if let b { store(b, i, n, second) }
                if let c { store(c, i, n, third) }
                store(p, i, n, parameter)
                i &+= n
            }
            position &+= size
            before &+= tensor.count
            index &+= 1
        }
    }
}
