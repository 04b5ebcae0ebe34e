import DLKernels
import Glibc

/// The options of an optimizer, and the kind of its rule. The formulas stand with the kernels.
public typealias OptimizerAlgorithm = DLKernels.OptimizerAlgorithm
public typealias OptimizerOptions = DLKernels.OptimizerOptions

/// Something that an algorithm keeps for each parameter, under PyTorch's name.
public struct OptimizerState: Sendable {
    public var name: String { "\(staticName)" }
    /// The same, as C has it.
    public let staticName: StaticString
    /// One number for the whole parameter, kept as a float32 scalar like PyTorch's; else a tensor like the parameter.
    public let isScalar: Bool
    /// The number of steps, which every step counts up.
    let isStep: Bool
    /// Its value before the first step.
    let initial: @Sendable (OptimizerOptions) -> Double
    /// Whether the options make use of it.
    let isUsed: @Sendable (OptimizerOptions) -> Bool

    fileprivate init(_ name: StaticString, isScalar: Bool = false, isStep: Bool = false,
                     initial: @escaping @Sendable (OptimizerOptions) -> Double = { _ in 0 },
                     isUsed: @escaping @Sendable (OptimizerOptions) -> Bool = { _ in true }) {
        staticName = name
        self.isScalar = isScalar
        self.isStep = isStep
        self.initial = initial
        self.isUsed = isUsed
    }
}

extension OptimizerAlgorithm {
    /// What the algorithm keeps, tensors first, in the order in which steps take it.
    public var states: [OptimizerState] { OptimizerAlgorithm.table[Int(rawValue)] }

    var name: StaticString {
        switch self {
        case .sgd: return "SGD"
        case .adam: return "Adam"
        case .nadam: return "NAdam"
        case .radam: return "RAdam"
        case .adagrad: return "Adagrad"
        case .adadelta: return "Adadelta"
        case .rmsprop: return "RMSprop"
        case .rprop: return "Rprop"
        case .adamax: return "Adamax"
        case .asgd: return "ASGD"
        }
    }

    private static let step = OptimizerState("step", isScalar: true, isStep: true)
    private static let average = OptimizerState("exp_avg"), averageSquare = OptimizerState("exp_avg_sq")

    private static let table: [[OptimizerState]] = [
        [OptimizerState("momentum_buffer", isUsed: { $0.momentum != 0 })],
        [average, averageSquare, OptimizerState("max_exp_avg_sq", isUsed: { $0.amsgrad }), step],
        [average, averageSquare, step, OptimizerState("mu_product", isScalar: true, initial: { _ in 1 })],
        [average, averageSquare, step],
        [OptimizerState("sum", initial: { $0.initialAccumulatorValue }), step],
        [OptimizerState("square_avg"), OptimizerState("acc_delta"), step],
        [OptimizerState("square_avg"), OptimizerState("momentum_buffer", isUsed: { $0.momentum > 0 }),
         OptimizerState("grad_avg", isUsed: { $0.centered }), step],
        [OptimizerState("prev"), OptimizerState("step_size", initial: { $0.learningRate }), step],
        [average, OptimizerState("exp_inf"), step],
        [OptimizerState("ax"), step, OptimizerState("eta", isScalar: true, initial: { $0.learningRate }),
         OptimizerState("mu", isScalar: true, initial: { _ in 1 })],
    ]
}

extension OptimizerOptions {
    /// Throws in PyTorch's words when an option is outside its domain.
    func check(_ op: StaticString) throws(DLError) {
        func require(_ condition: Bool, _ option: String, _ value: Double) throws(DLError) {
            guard condition else { throw .invalid(op, "Invalid \(option): \(value)") }
        }
        try require(learningRate >= 0, "learning rate", learningRate)
        try require(weightDecay >= 0 || algorithm == .rprop, "weight_decay value", weightDecay)
        switch algorithm {
        case .adam, .nadam, .radam, .adamax:
            try require(epsilon >= 0, "epsilon value", epsilon)
            try require(beta1 >= 0 && beta1 < 1, "beta parameter at index 0", beta1)
            try require(beta2 >= 0 && beta2 < 1, "beta parameter at index 1", beta2)
            try require(algorithm != .nadam || momentumDecay >= 0, "momentum_decay value", momentumDecay)
        case .sgd:
            try require(momentum >= 0, "momentum value", momentum)
            guard !nesterov || (momentum > 0 && dampening == 0) else {
                throw .invalid(op, "Nesterov momentum requires a momentum and zero dampening: momentum \(momentum), dampening \(dampening)")
            }
        case .adagrad:
            try require(learningRateDecay >= 0, "lr_decay value", learningRateDecay)
            try require(initialAccumulatorValue >= 0, "initial_accumulator_value value", initialAccumulatorValue)
            try require(epsilon >= 0, "epsilon value", epsilon)
        case .adadelta:
            try require(rho >= 0 && rho <= 1, "rho value", rho)
            try require(epsilon >= 0, "epsilon value", epsilon)
        case .rmsprop:
            try require(epsilon >= 0, "epsilon value", epsilon)
            try require(momentum >= 0, "momentum value", momentum)
            try require(alpha >= 0, "alpha value", alpha)
        case .rprop:
            guard etaMinus > 0 && etaMinus < 1 && etaPlus > 1 else { throw .invalid(op, "Invalid eta values: \(etaMinus), \(etaPlus)") }
        case .asgd: break
        }
    }

    /// The numbers that the kernel takes for one parameter at its step `t`, which counts from 1. `scalars` are the further scalar
    /// states of the algorithm, brought forward to the values after the step.
    func coefficients(step t: Double, isFirst: Bool, _ scalars: inout [Double]) -> SIMD4<Double> {
        let rate = learningRate
        switch algorithm {
        case .sgd:
            return [isFirst ? 1 : 0, 0, 0, 0]
        case .adam:
            return [-(rate / (1 - pow(beta1, t))), (1 - pow(beta2, t)).squareRoot(), 0, 0]
        case .nadam:
            let mu = beta1 * (1 - 0.5 * pow(0.96, t * momentumDecay))
            let next = beta1 * (1 - 0.5 * pow(0.96, (t + 1) * momentumDecay))
            let product = Double(Float(scalars[0]) * Float(mu))
            scalars[0] = product
            return [-rate * (1 - mu) / (1 - product), -rate * next / (1 - product * next), 1 - pow(beta2, t), 0]
        case .radam:
            let correction = 1 - pow(beta2, t), longest = 2 / (1 - beta2) - 1
            let length = longest - 2 * t * pow(beta2, t) / correction
            let unrectified = -rate / (1 - pow(beta1, t))
            guard length > 5 else { return [unrectified, 0, 0, 0] }
            let rectification = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
            return [unrectified * correction.squareRoot() * rectification.squareRoot(), 1, 0, 0]
        case .adagrad:
            return [-(rate / (1 + (t - 1) * learningRateDecay)), 0, 0, 0]
        case .adamax:
            return [-(rate / (1 - pow(beta1, t))), 0, 0, 0]
        case .asgd:
            let (eta, mu) = (scalars[0], scalars[1])
            scalars = [rate / pow(1 + lambd * rate * t, alpha), 1 / Swift.max(1, t - t0)]
            return [1 - lambd * eta, -eta, mu, 0]
        case .adadelta, .rmsprop, .rprop:
            return SIMD4()
        }
    }
}
