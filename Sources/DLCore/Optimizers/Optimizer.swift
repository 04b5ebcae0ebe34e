/// An optimizer that keeps its parameters and their state. Not for use by several threads at once.
public class Optimizer {
    public let parameters: [Tensor]
    /// The number of steps taken.
    public private(set) var steps = 0

    fileprivate init(_ parameters: [Tensor], _ op: StaticString) throws(DLError) {
        for (i, parameter) in parameters.enumerated() {
            guard parameter.dtype.isFloatingPoint else { throw .dtype(op, "parameter \(i) must have a floating dtype, got \(parameter)") }
            guard parameter.isLeaf else { throw DLError(.invalidState, "\(op): can't optimize a non-leaf Tensor: parameter \(i), \(parameter)") }
            for j in 0..<i where parameters[j] === parameter {
                throw .invalid(op, "some parameters appear in more than one place: parameters \(j) and \(i)")
            }
        }
        self.parameters = parameters
    }

    /// The size of a step, which may be changed between steps.
    public var learningRate = 0.001

    /// Changes every parameter that has a gradient.
    public final func step() throws(DLError) {
        let active = parameters.indices.filter { parameters[$0].grad != nil }
        if !active.isEmpty { try update(active, active.map { parameters[$0].grad! }) }
        steps += 1
    }

    /// Removes the gradients of all parameters.
    public final func zeroGrad() throws(DLError) { for parameter in parameters { try parameter.setGrad(nil) } }

    /// State of one parameter by its name in PyTorch's state_dict; nil before its first step.
    public final func state(_ name: String, of parameter: Int) throws(DLError) -> Tensor? {
        guard parameters.indices.contains(parameter) else {
            throw .index("optimizer state", "parameter \(parameter) is out of range: the optimizer has \(parameters.count)")
        }
        guard stateNames.contains(name) else {
            throw .invalid("optimizer state", "unknown name '\(name)', expected one of \(stateNames.joined(separator: ", "))")
        }
        return values(name)[parameter]
    }

    public var stateNames: [String] { [] }
    fileprivate func values(_ name: String) -> [Tensor?] { [] }
    fileprivate func update(_ active: [Int], _ gradients: [Tensor]) throws(DLError) {}
}

/// State tensors of the active parameters; those missing are made of zeros.
private func prepared(_ states: inout [Tensor?], _ active: [Int], _ parameters: [Tensor]) throws(DLError) -> [Tensor] {
    var result: [Tensor] = []
    for i in active {
        if let state = states[i] {
            result.append(state)
        } else {
            let state = try withoutRecording { () throws(DLError) in try zerosLike(parameters[i]) }
            states[i] = state
            result.append(state)
        }
    }
    return result
}

/// Stochastic gradient descent with momentum (Sutskever et al., ICML 2013).
public final class SGD: Optimizer {
    public var options: SGDOptions
    private var momentumBuffers: [Tensor?]

    public init(_ parameters: [Tensor], _ options: SGDOptions) throws(DLError) {
        try options.check("SGD")
        self.options = options
        momentumBuffers = Array(repeating: nil, count: parameters.count)
        try super.init(parameters, "SGD")
    }

    override public var learningRate: Double {
        get { options.learningRate }
        set { options.learningRate = newValue }
    }

    override public var stateNames: [String] { ["momentum_buffer"] }
    override fileprivate func values(_ name: String) -> [Tensor?] { momentumBuffers }

    override fileprivate func update(_ active: [Int], _ gradients: [Tensor]) throws(DLError) {
        let firstSteps = active.map { momentumBuffers[$0] == nil }
        let buffers = options.momentum == 0 ? nil : try prepared(&momentumBuffers, active, parameters)
        try sgdStep(active.map { parameters[$0] }, gradients: gradients, momentumBuffers: buffers, firstSteps: firstSteps, options)
    }
}

/// Adam (Kingma and Ba, ICLR 2015), and AdamW (Loshchilov and Hutter, ICLR 2019) with decoupled weight decay.
public final class Adam: Optimizer {
    public var options: AdamOptions
    private var expAvgs: [Tensor?], expAvgSqs: [Tensor?], maxExpAvgSqs: [Tensor?]

    public init(_ parameters: [Tensor], _ options: AdamOptions) throws(DLError) {
        try options.check("Adam")
        self.options = options
        expAvgs = Array(repeating: nil, count: parameters.count)
        expAvgSqs = expAvgs
        maxExpAvgSqs = expAvgs
        stepCounts = Array(repeating: 0, count: parameters.count)
        try super.init(parameters, "Adam")
    }

    /// Steps of each parameter, which decide its bias correction; a parameter without a gradient takes none.
    private var stepCounts: [Int]

    override public var learningRate: Double {
        get { options.learningRate }
        set { options.learningRate = newValue }
    }

    override public var stateNames: [String] { options.amsgrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"] }

    override fileprivate func values(_ name: String) -> [Tensor?] {
        switch name {
        case "exp_avg": return expAvgs
        case "exp_avg_sq": return expAvgSqs
        default: return maxExpAvgSqs
        }
    }

    override fileprivate func update(_ active: [Int], _ gradients: [Tensor]) throws(DLError) {
        for i in active { stepCounts[i] += 1 }
        // Parameters with the same number of steps go together; nearly always that is all of them.
        for count in Set(active.map { stepCounts[$0] }).sorted() {
            let group = active.indices.filter { stepCounts[active[$0]] == count }
            let members = group.map { active[$0] }
            let averages = try prepared(&expAvgs, members, parameters), squares = try prepared(&expAvgSqs, members, parameters)
            let largest = options.amsgrad ? try prepared(&maxExpAvgSqs, members, parameters) : nil
            try adamStep(members.map { parameters[$0] }, gradients: group.map { gradients[$0] }, expAvgs: averages, expAvgSqs: squares,
                         maxExpAvgSqs: largest, step: count, options)
        }
    }
}
