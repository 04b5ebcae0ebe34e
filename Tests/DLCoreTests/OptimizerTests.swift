import DLCore
import Testing

/// Every optimizer over four steps, against the values of torch.optim in float64: learning rate 0.1, weight decay 0.01 (but for
/// Rprop); SGD with momentum 0.9, RMSprop centered and with momentum 0.5.
@Suite struct OptimizerTests {
    private static let gradients: [[Double]] = [[0.5, -0.25], [-1.5, -0.75], [2.0, 0.125], [0.25, -1.0]]
    private static let expected: [(OptimizerAlgorithm, [Double])] = [
        (.sgd, [0.8205961883510001, -1.6169526791270001]), (.adam, [0.8937877630607134, -1.66771121800568]),
        (.nadam, [0.8893442859032817, -1.6979789157569385]), (.radam, [0.9275183094255282, -1.8392574161220407]),
        (.adagrad, [0.9058256237218038, -1.740848707999246]), (.adadelta, [0.9995361649565767, -1.9988623059617394]),
        (.rmsprop, [-0.5013808043730842, 2.0901886787199944]), (.rprop, [0.79, -1.7199999999999998]),
        (.adamax, [0.898743576148705, -1.7423619647476922]), (.asgd, [0.8710191018947601, -1.8046494145275502]),
    ]

    @Test(arguments: OptimizerAlgorithm.allCases)
    func trajectory(_ algorithm: OptimizerAlgorithm) throws {
        var options = OptimizerOptions(algorithm, learningRate: 0.1)
        if algorithm != .rprop { options.weightDecay = 0.01 }
        if algorithm == .sgd { options.momentum = 0.9 }
        if algorithm == .rmsprop { (options.momentum, options.centered) = (0.5, true) }
        let parameter = try Tensor([1.0, -2.0])
        try parameter.setRequiresGrad(true)
        let optimizer = try Optimizer([parameter], options)
        for gradient in Self.gradients {
            try parameter.setGrad(Tensor(gradient))
            try optimizer.step()
        }
        let values: [Double] = try parameter.values()
        let expected = try #require(Self.expected.first { $0.0 == algorithm }).1
        for (value, wanted) in zip(values, expected) { #expect(abs(value - wanted) <= 1e-11 * (1 + abs(wanted))) }
    }
}

@Suite struct CustomFunctionTests {
    /// x^3 with a rule of its own, which is differentiated again.
    @Test func derivatives() throws {
        let cube = CustomFunction("cube", keepsInputs: true) { (given: CustomGradients) throws(DLError) -> [Tensor?] in
            guard let gradient = given.gradients[0], let x = given.inputs[0] else { return [nil] }
            return [try gradient * x * x * 3]
        }
        let x = try Tensor([2.0, -1.0])
        try x.setRequiresGrad(true)
        try gradcheck([x], order: 2) { (values: [Tensor]) throws(DLError) -> Tensor in
            try cube(values[0]) { (inputs: [Tensor]) throws(DLError) -> [Tensor] in [try inputs[0] * inputs[0] * inputs[0]] }[0]
        }
        let y = try cube(x) { (inputs: [Tensor]) throws(DLError) -> [Tensor] in [try inputs[0] * inputs[0] * inputs[0]] }[0]
        let node = try #require(GraphNode(of: y))
        #expect(node.name == "cube" && node.inputCount == 1)
        #expect(try node.input(0)?.node.isLeaf == true)
    }

    @Test func wrongGradients() throws {
        let wrong = CustomFunction("wrong") { (_: CustomGradients) throws(DLError) -> [Tensor?] in [] }
        let x = try Tensor([2.0])
        try x.setRequiresGrad(true)
        let y = try wrong(x) { (inputs: [Tensor]) throws(DLError) -> [Tensor] in [try inputs[0] * 2.0] }[0]
        #expect(throws: DLError.self) { try y.backward() }
    }
}
