/// An optimizer that keeps its parameters and their state. Not for use by several threads at once.
///
///     let optimizer = try Optimizer(parameters, OptimizerOptions(.rmsprop, learningRate: 0.01))
public class Optimizer {
    public let parameters: [Tensor]
    /// May be changed between steps, but for the algorithm.
    public private(set) var settings: OptimizerOptions
    /// The number of steps taken.
    public private(set) var steps = 0
    /// For each parameter the states of the algorithm, nil before their first use.
    private var states: [[Tensor?]]

    /// Throws when an option is outside its domain, or a parameter is not floating, not a leaf or given twice.
    public init(_ parameters: [Tensor], _ options: OptimizerOptions) throws(DLError) {
        let op = options.algorithm.name
        try options.check(op)
        var known = Set<ObjectIdentifier>()
        for (i, parameter) in parameters.enumerated() {
            guard parameter.dtype.isFloatingPoint else { throw .dtype(op, "parameter \(i) must have a floating dtype, got \(parameter)") }
            guard parameter.isLeaf else { throw DLError(.invalidState, "\(op): can't optimize a non-leaf Tensor: parameter \(i), \(parameter)") }
            guard known.insert(ObjectIdentifier(parameter)).inserted else {
                throw .invalid(op, "some parameters appear in more than one place: parameter \(i) is one of them")
            }
        }
        self.parameters = parameters
        settings = options
        states = Array(repeating: Array(repeating: nil, count: options.algorithm.states.count), count: parameters.count)
    }

    /// The size of a step, which may be changed between steps.
    public final var learningRate: Double {
        get { settings.learningRate }
        set { settings.learningRate = newValue }
    }

    /// Replaces the options; the algorithm stays.
    public final func setOptions(_ options: OptimizerOptions) throws(DLError) {
        guard options.algorithm == settings.algorithm else {
            throw .invalid(settings.algorithm.name, "the options are those of \(options.algorithm.name)")
        }
        try options.check(settings.algorithm.name)
        settings = options
    }

    /// Changes every parameter that has a gradient.
    public final func step() throws(DLError) {
        var active: [Int] = [], gradients: [Tensor] = []
        for (index, parameter) in parameters.enumerated() {
            guard let gradient = parameter.grad else { continue }
            active.append(index)
            gradients.append(gradient)
        }
        if !active.isEmpty { try update(active, gradients) }
        steps += 1
    }

    private func update(_ active: [Int], _ gradients: [Tensor]) throws(DLError) {
        let kinds = settings.algorithm.states
        var firstSteps: [Bool] = []
        for index in active {
            firstSteps.append(states[index][0] == nil)
            for (position, kind) in kinds.enumerated() where states[index][position] == nil && kind.isUsed(settings) {
                let value = kind.initial(settings), parameter = parameters[index]
                states[index][position] = try withoutRecording { () throws(DLError) in
                    try full(kind.isScalar ? Dims() : parameter.shape, fillValue: .float(value), dtype: kind.isScalar ? .float32 : parameter.dtype)
                }
            }
        }
        try optimizerStep(active.map { parameters[$0] }, gradients: gradients, states: active.map { states[$0] }, firstSteps: firstSteps,
                          settings, settings.algorithm.name)
    }

    /// Removes the gradients of all parameters.
    public final func zeroGrad() throws(DLError) { for parameter in parameters { try parameter.setGrad(nil) } }

    /// The names of the states, which are PyTorch's.
    public final var stateNames: [String] { settings.algorithm.states.map(\.name) }

    /// State of one parameter by its name in PyTorch's state_dict; nil before its first step.
    public final func state(_ name: String, of parameter: Int) throws(DLError) -> Tensor? {
        states[parameter][try position(of: name, of: parameter)]
    }

    /// Gives a parameter the state of an earlier run, of which a copy is made; nil starts anew.
    public final func setState(_ name: String, of parameter: Int, to value: Tensor?) throws(DLError) {
        let position = try position(of: name, of: parameter), owner = parameters[parameter]
        guard let value else {
            states[parameter][position] = nil
            return
        }
        let isScalar = settings.algorithm.states[position].isScalar
        guard isScalar ? value.count == 1 : value.shape == owner.shape else {
            throw .shape("optimizer state", "'\(name)' of parameter \(parameter), \(owner), can't be \(value)")
        }
        states[parameter][position] = try withoutRecording { () throws(DLError) in
            try clone(to(isScalar ? reshape(value, shape: Dims()) : value, dtype: isScalar ? .float32 : owner.dtype))
        }
    }

    private func position(of name: String, of parameter: Int) throws(DLError) -> Int {
        guard parameters.indices.contains(parameter) else {
            throw .index("optimizer state", "parameter \(parameter) is out of range: the optimizer has \(parameters.count)")
        }
        guard let position = stateNames.firstIndex(of: name) else {
            throw .invalid("optimizer state", "unknown name '\(name)', expected one of \(stateNames.joined(separator: ", "))")
        }
        return position
    }
}

public struct SGDOptions: Sendable {
    public var learningRate, momentum, dampening, weightDecay: Double
    public var nesterov, maximize, averagesMomentum: Bool

    public init(learningRate: Double, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0, nesterov: Bool = false,
                maximize: Bool = false, averagesMomentum: Bool = false) {
        self.learningRate = learningRate
        self.momentum = momentum
        self.dampening = dampening
        self.weightDecay = weightDecay
        self.nesterov = nesterov
        self.maximize = maximize
        self.averagesMomentum = averagesMomentum
    }
}

/// Stochastic gradient descent with momentum (Sutskever et al., ICML 2013).
public final class SGD: Optimizer {
    public init(_ parameters: [Tensor], _ options: SGDOptions) throws(DLError) {
        var settings = OptimizerOptions(.sgd, learningRate: options.learningRate)
        settings.momentum = options.momentum
        settings.dampening = options.dampening
        settings.weightDecay = options.weightDecay
        settings.nesterov = options.nesterov
        settings.maximize = options.maximize
        settings.averagesMomentum = options.averagesMomentum
        try super.init(parameters, settings)
    }
}

public struct AdamOptions: Sendable {
    public var learningRate, beta1, beta2, epsilon, weightDecay: Double
    /// Weight decay of AdamW (p -= lr decay p) instead of Adam's (g += decay p).
    public var decoupled: Bool
    public var amsgrad, maximize: Bool

    public init(learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0,
                decoupled: Bool = false, amsgrad: Bool = false, maximize: Bool = false) {
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

/// Adam (Kingma and Ba, ICLR 2015), and AdamW (Loshchilov and Hutter, ICLR 2019) with decoupled weight decay.
public final class Adam: Optimizer {
    public init(_ parameters: [Tensor], _ options: AdamOptions) throws(DLError) {
        var settings = OptimizerOptions(.adam, learningRate: options.learningRate)
        settings.beta1 = options.beta1
        settings.beta2 = options.beta2
        settings.epsilon = options.epsilon
        settings.weightDecay = options.weightDecay
        settings.decoupledWeightDecay = options.decoupled
        settings.amsgrad = options.amsgrad
        settings.maximize = options.maximize
        try super.init(parameters, settings)
    }
}
