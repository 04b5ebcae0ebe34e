/// The rule by which an optimizer changes its parameters.
public enum OptimizerAlgorithm: Int32, CaseIterable, Sendable {
    case sgd = 0, adam, nadam, radam, adagrad, adadelta, rmsprop, rprop, adamax, asgd
}

/// The options of all optimizers; each algorithm looks at its own. `init` sets PyTorch's defaults.
public struct OptimizerOptions: Sendable {
    public let algorithm: OptimizerAlgorithm
    public var learningRate = 0.001
    /// Added to the gradient as weightDecay p; with `decoupledWeightDecay` p is scaled by 1 - learningRate weightDecay instead.
    public var weightDecay = 0.0
    public var maximize = false
    /// Adam, NAdam, RAdam.
    public var decoupledWeightDecay = false
    /// SGD, RMSprop.
    public var momentum = 0.0
    /// SGD: the gradient enters the momentum buffer times 1 - dampening.
    public var dampening = 0.0
    public var nesterov = false
    /// SGD: the buffer is the exponential average momentum b + (1 - momentum) g, from zero.
    public var averagesMomentum = false
    /// Adam, NAdam, RAdam, Adamax.
    public var beta1 = 0.9
    public var beta2 = 0.999
    public var epsilon = 1e-8
    /// Adam.
    public var amsgrad = false
    /// NAdam.
    public var momentumDecay = 4e-3
    /// Adagrad.
    public var learningRateDecay = 0.0
    public var initialAccumulatorValue = 0.0
    /// Adadelta.
    public var rho = 0.9
    /// RMSprop: the decay of the averages; ASGD: the power of the learning rate's decay.
    public var alpha = 0.99
    public var centered = false
    /// Rprop: factors of the step sizes where the gradient changes or keeps its sign, and their bounds.
    public var etaMinus = 0.5
    public var etaPlus = 1.2
    public var minimumStepSize = 1e-6
    public var maximumStepSize = 50.0
    /// ASGD.
    public var lambd = 1e-4
    public var t0 = 1e6

    public init(_ algorithm: OptimizerAlgorithm, learningRate: Double? = nil) {
        self.algorithm = algorithm
        switch algorithm {
        case .nadam, .adamax: self.learningRate = 2e-3
        case .adagrad: (self.learningRate, epsilon) = (1e-2, 1e-10)
        case .adadelta: (self.learningRate, epsilon) = (1, 1e-6)
        case .rmsprop, .rprop: self.learningRate = 1e-2
        case .asgd: (self.learningRate, alpha) = (1e-2, 0.75)
        case .sgd, .adam, .radam: break
        }
        if let learningRate { self.learningRate = learningRate }
    }
}

/// The buffers of one parameter, all contiguous and of one floating dtype. `states` are what the algorithm keeps for each
/// element, absent where an option does without; `coefficients` are the numbers of this step:
///
/// | algorithm | states | coefficients |
/// |---|---|---|
/// | sgd | momentum buffer | 1 at the first step, when the buffer has no value |
/// | adam | average, average square, its largest value | -rate / (1 - beta1^t), sqrt(1 - beta2^t) |
/// | nadam | average, average square | factor of the gradient, of the average, 1 - beta2^t |
/// | radam | average, average square | factor of the average, 1 where the variance is rectified |
/// | adagrad | sum of squares | -rate |
/// | adadelta | average square, average square change | |
/// | rmsprop | average square, momentum buffer, average | |
/// | rprop | former gradient, step size | |
/// | adamax | average, largest absolute value | -rate / (1 - beta1^t) |
/// | asgd | average parameter | decay of the parameter, -rate, weight of the average |
public struct OptimizerTensor {
    public let count: Int
    public let parameter: UnsafeMutableRawPointer
    public let gradient: UnsafeRawPointer
    public let states: (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?)
    public let coefficients: SIMD4<Double>

    public init(
        count: Int, parameter: UnsafeMutableRawPointer, gradient: UnsafeRawPointer,
        states: (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?),
        coefficients: SIMD4<Double>
    ) {
        self.count = count
        self.parameter = parameter
        self.gradient = gradient
        self.states = states
        self.coefficients = coefficients
    }
}
