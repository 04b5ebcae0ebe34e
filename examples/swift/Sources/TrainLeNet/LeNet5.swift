import DLCore

/// LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998, with ReLU and
/// max-pooling. Images [N, 1, 28, 28], black 0 and white 1, to scores [N, 10].
struct LeNet5 {
    let conv1, conv2, fc1, fc2, fc3: Layer

    init() throws(DLError) {
        conv1 = try Layer([6, 1, 5, 5])
        conv2 = try Layer([16, 6, 5, 5])
        fc1 = try Layer([120, 16 * 5 * 5])
        fc2 = try Layer([84, 120])
        fc3 = try Layer([10, 84])
    }

    func callAsFunction(_ images: Tensor) throws(DLError) -> Tensor {
        var x = try (images - 0.13) / 0.31
        x = try relu(conv2d(x, conv1.weight, bias: conv1.bias, padding: [2, 2]))
        x = try maxPool2d(x, kernelSize: [2, 2])
        x = try relu(conv2d(x, conv2.weight, bias: conv2.bias))
        x = try maxPool2d(x, kernelSize: [2, 2]).flatten(startDim: 1)
        x = try relu(linear(x, fc1.weight, bias: fc1.bias))
        x = try relu(linear(x, fc2.weight, bias: fc2.bias))
        return try linear(x, fc3.weight, bias: fc3.bias)
    }

    /// The parameters by the names that they have in files.
    var named: [(String, Tensor)] {
        [("conv1", conv1), ("conv2", conv2), ("fc1", fc1), ("fc2", fc2), ("fc3", fc3)].flatMap { name, layer in
            [("\(name).weight", layer.weight), ("\(name).bias", layer.bias)]
        }
    }

    /// The share of the images whose highest score is at their label.
    func accuracy(on data: DataSet) throws(DLError) -> Double {
        try withoutRecording { () throws(DLError) in
            var correct = 0
            for start in stride(from: 0, to: data.count, by: 256) {
                let batch = try data.window(start, length: min(256, data.count - start))
                correct += try countCorrect(self(batch.images), batch.labels)
            }
            return Double(correct) / Double(data.count)
        }
    }
}

/// A weight [outputs, inputs, ...] and a bias [outputs], both uniform on [-b, b) with b = 1 / sqrt(values that go into an output).
struct Layer {
    let weight, bias: Tensor

    init(_ shape: Dims) throws(DLError) {
        let bound = 1 / (Double(shape.product) / Double(shape[0])).squareRoot()
        weight = try Layer.parameter(shape, bound)
        bias = try Layer.parameter([shape[0]], bound)
    }

    private static func parameter(_ shape: Dims, _ bound: Double) throws(DLError) -> Tensor {
        let parameter = try empty(shape)
        try uniform_(parameter, low: -bound, high: bound)
        try parameter.setRequiresGrad(true)
        return parameter
    }
}

/// How many of the scores [N, 10] are highest at the label.
func countCorrect(_ scores: Tensor, _ labels: Tensor) throws(DLError) -> Int {
    Int(try scores.argmax(dim: 1).eq(labels).sum().item().int64)
}
