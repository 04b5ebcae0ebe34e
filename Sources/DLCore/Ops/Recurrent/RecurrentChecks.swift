/// The weights of one layer and direction, or of a cell.
struct RecurrentWeights {
    var input: Tensor
    var hidden: Tensor
    var inputBias: Tensor?
    var hiddenBias: Tensor?
    var projection: Tensor?
    var peephole: Tensor?

    init(input: Tensor, hidden: Tensor, inputBias: Tensor? = nil, hiddenBias: Tensor? = nil, projection: Tensor? = nil,
         peephole: Tensor? = nil) {
        self.input = input
        self.hidden = hidden
        self.inputBias = inputBias
        self.hiddenBias = hiddenBias
        self.projection = projection
        self.peephole = peephole
    }

    /// Width of the hidden state.
    var width: Int { hidden.shape[1] }

    /// Checks shapes and dtypes against an input with `features` columns; `gates` is the number of gates. Returns the number of
    /// units.
    func check(_ op: StaticString, _ x: Tensor, gates: Int, features: Int) throws(DLError) -> Int {
        guard input.rank == 2 && hidden.rank == 2 else {
            throw .shape(op, "weights must be matrices, got weight_ih \(input.shape) and weight_hh \(hidden.shape)")
        }
        let units = input.shape[0] / gates
        guard units > 0 && units * gates == input.shape[0] else {
            throw .shape(op, "hidden_size must be greater than zero: weight_ih must have a multiple of \(gates) rows, got \(input.shape)")
        }
        guard input.shape[1] == features else {
            throw .shape(op, "input has inconsistent input_size: got \(features) expected \(input.shape[1]): input \(x.shape), "
                + "weight_ih \(input.shape)")
        }
        guard hidden.shape[0] == input.shape[0] && (projection != nil || width == units) else {
            throw .shape(op, "weight_hh \(hidden.shape) does not fit weight_ih \(input.shape): expected "
                + "[\(input.shape[0]), \(projection == nil ? "\(units)" : "proj_size")]")
        }
        try expect(op, "bias_ih", inputBias, [input.shape[0]])
        try expect(op, "bias_hh", hiddenBias, [input.shape[0]])
        try expect(op, "weight_hr", projection, [width, units])
        try expect(op, "peepholes", peephole, [3 * units])
        for weight in [input, hidden, inputBias, hiddenBias, projection, peephole] {
            guard let weight, weight.dtype != x.dtype else { continue }
            throw .dtype(op, "expected input and weights to have the same dtype, but got: \(x) and \(weight)")
        }
        return units
    }

    private func expect(_ op: StaticString, _ name: StaticString, _ tensor: Tensor?, _ shape: Dims) throws(DLError) {
        guard let tensor, tensor.shape != shape else { return }
        throw .shape(op, "\(name) must have shape \(shape), got \(tensor.shape)")
    }
}

/// Checks the state of a cell.
func checkCellState(_ op: StaticString, _ x: Tensor, _ state: Tensor, _ name: StaticString, width: Int) throws(DLError) {
    guard state.rank == 2 else { throw .shape(op, "\(name) must have 2 dimensions, got \(state.shape)") }
    guard state.shape[1] == width else {
        throw .shape(op, "\(name) has inconsistent hidden_size: got \(state.shape[1]), expected \(width)")
    }
    guard state.shape[0] == x.shape[0] else {
        throw .shape(op, "Input batch size \(x.shape[0]) doesn't match \(name) batch size \(state.shape[0]): input \(x.shape), "
            + "\(name) \(state.shape)")
    }
    guard state.dtype == x.dtype else {
        throw .dtype(op, "expected input and \(name) to have the same dtype, but got: \(x) and \(state)")
    }
}

func checkCellInput(_ op: StaticString, _ x: Tensor) throws(DLError) {
    try checkFloating(x, op, "input")
    guard x.rank == 2 else { throw .shape(op, "Expected input to be 2D, got \(x.rank)D instead: \(x.shape)") }
}
