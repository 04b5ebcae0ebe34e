import DLKernels

/// The functions that gates, candidates and outputs may have.
public enum RecurrentActivation: Int32, Sendable {
    case sigmoid = 0, tanh = 1, relu = 2, hard_sigmoid = 3, hard_tanh = 4, identity = 5, softsign = 6, softplus = 7, leaky_relu = 8, elu = 9
}

extension RecurrentActivation {
    var kernel: RecurrentNonlinearity { RecurrentNonlinearity(rawValue: rawValue) ?? .identity }

    /// The function in differentiable operations.
    func callAsFunction(_ x: Tensor) throws(DLError) -> Tensor {
        switch self {
        case .sigmoid: return try DLCore.sigmoid(x)
        case .tanh: return try DLCore.tanh(x)
        case .relu: return try DLCore.relu(x)
        case .hard_sigmoid: return try hardtanh(x / 6 + 0.5, minVal: 0, maxVal: 1)
        case .hard_tanh: return try hardtanh(x)
        case .identity: return x
        case .softsign: return try x / (abs(x) + 1)
        case .softplus: return try DLCore.softplus(x)
        case .leaky_relu: return try DLCore.leakyRelu(x)
        case .elu: return try DLCore.elu(x)
        }
    }
}
