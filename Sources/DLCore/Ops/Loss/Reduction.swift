/// How the values of a loss are put together.
public enum Reduction: Int32, Sendable { case none = 0, mean = 1, sum = 2 }

extension Reduction {
    func applied(to losses: Tensor) throws(DLError) -> Tensor {
        switch self {
        case .none: return losses
        case .mean: return try DLCore.mean(losses)
        case .sum: return try DLCore.sum(losses)
        }
    }
}

func checkFloating(_ tensor: Tensor, _ op: StaticString, _ argument: StaticString) throws(DLError) {
    guard tensor.dtype.isFloatingPoint else { throw .dtype(op, "\(argument) must have a floating dtype, got \(tensor)") }
}
