import DLKernels

/// Products of vectors, matrices and tensors, made of matrix products.

/// beta · input + alpha · product; input is left out, with whatever it holds, when beta is zero.
private func combined(_ op: StaticString, _ input: Tensor, _ beta: Scalar, _ product: Tensor, _ alpha: Scalar) throws(DLError) -> Tensor {
    for (name, number) in [("beta", beta), ("alpha", alpha)] {
        if case .float = number, !product.dtype.isFloatingPoint {
            throw .invalid(op, "For integral input tensors, argument \(name) must not be a floating point number, got \(number.double)")
        }
    }
    guard input.dtype == product.dtype else {
        throw .dtype(op, "self and mat2 must have the same dtype, but got input \(input) and a product of dtype \(product.dtype)")
    }
    let target = try broadcastShape(product.shape, input.shape, op)
    guard target == product.shape else {
        throw .shape(op, "The expanded size of the tensor must match the existing size: input \(input.shape) does not fit the product \(product.shape)")
    }
    let scaled = alpha.double == 1 ? product : try product * alpha
    if beta.double == 0 { return scaled }
    return try scaled + (beta.double == 1 ? input : input * beta)
}

private func checkRanks(_ op: StaticString, _ a: Tensor, _ rankA: Int, _ b: Tensor, _ rankB: Int) throws(DLError) {
    guard a.rank == rankA && b.rank == rankB else {
        throw .shape(op, "expected \(rankA)D and \(rankB)D tensors, but got \(a.shape) and \(b.shape)")
    }
}

/// The product of a matrix and a vector.
public func mv(_ input: Tensor, _ vec: Tensor) throws(DLError) -> Tensor {
    try checkRanks("mv", input, 2, vec, 1)
    return try named("mv") { () throws(DLError) in try matmul(input, vec) }
}

public func addmm(_ input: Tensor, _ mat1: Tensor, _ mat2: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(DLError) -> Tensor {
    try checkRanks("addmm", mat1, 2, mat2, 2)
    return try named("addmm") { () throws(DLError) in try combined("addmm", input, beta, matmul(mat1, mat2), alpha) }
}

public func addmv(_ input: Tensor, _ mat: Tensor, _ vec: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(DLError) -> Tensor {
    try checkRanks("addmv", mat, 2, vec, 1)
    return try named("addmv") { () throws(DLError) in try combined("addmv", input, beta, matmul(mat, vec), alpha) }
}

public func addr(_ input: Tensor, _ vec1: Tensor, _ vec2: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(DLError) -> Tensor {
    try checkRanks("addr", vec1, 1, vec2, 1)
    return try named("addr") { () throws(DLError) in try combined("addr", input, beta, outer(vec1, vec2), alpha) }
}

public func baddbmm(_ input: Tensor, _ batch1: Tensor, _ batch2: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(DLError) -> Tensor {
    try named("baddbmm") { () throws(DLError) in try combined("baddbmm", input, beta, bmm(batch1, batch2), alpha) }
}

/// The products of a batch, added up: one product with the batch as part of the inner axis.
public func addbmm(_ input: Tensor, _ batch1: Tensor, _ batch2: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(DLError) -> Tensor {
    try checkRanks("addbmm", batch1, 3, batch2, 3)
    let (b, n, k, m) = (batch1.shape[0], batch1.shape[1], batch1.shape[2], batch2.shape[2])
    guard batch2.shape[0] == b && batch2.shape[1] == k else {
        throw .shape("addbmm", "Expected size for first two dimensions of batch2 tensor to be: [\(b), \(k)] but got: \(batch2.shape)")
    }
    return try named("addbmm") { () throws(DLError) in
        let left = try reshape(transpose(batch1, dim0: 0, dim1: 1), shape: [n, b * k])
        return try combined("addbmm", input, beta, matmul(left, reshape(batch2, shape: [b * k, m])), alpha)
    }
}

public func vdot(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try named("vdot") { () throws(DLError) in try dot(input, other) }
}

/// The sums of products along the last axes; a scalar multiplies.
public func inner(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    if input.rank == 0 || other.rank == 0 { return try named("inner") { () throws(DLError) in try input * other } }
    guard input.shape[input.rank - 1] == other.shape[other.rank - 1] else {
        throw .shape("inner", "inner() the last dimension must match on both input tensors but got shapes \(input.shape) and \(other.shape)")
    }
    return try named("inner") { () throws(DLError) in try tensordot(input, other, dimsInput: [-1], dimsOther: [-1]) }
}

/// The sums of products along pairs of axes; what is left of input comes first.
public func tensordot(_ input: Tensor, _ other: Tensor, dimsInput: Dims, dimsOther: Dims) throws(DLError) -> Tensor {
    let op: StaticString = "tensordot"
    guard dimsInput.count == dimsOther.count else {
        throw .invalid(op, "both dimension lists should have same length, got \(dimsInput) and \(dimsOther)")
    }
    guard input.dtype == other.dtype else { throw .dtype(op, "both inputs should have same dtype, got \(input) and \(other)") }
    var (a, b) = (input, other)
    var axesA = AxisSet(), axesB = AxisSet()
    var left = Dims(), right = Dims()
    for i in 0..<dimsInput.count {
        let x = try resolveAxis(dimsInput[i], rank: a.rank, op), y = try resolveAxis(dimsOther[i], rank: b.rank, op)
        guard a.rank > 0 && b.rank > 0 && !axesA.contains(x) && !axesB.contains(y) else {
            throw .invalid(op, "dim appears multiple times in the list of dims: \(dimsInput) and \(dimsOther), shapes \(input.shape) and \(other.shape)")
        }
        axesA.insert(x)
        axesB.insert(y)
        left.append(x)
        right.append(y)
        if a.shape[x] == b.shape[y] { continue }
        // An axis of extent 1 stands for as many equal elements as the other has.
        if a.shape[x] == 1 {
            b = try sum(b, dim: [y], keepdim: true, dtype: b.dtype)
        } else if b.shape[y] == 1 {
            a = try sum(a, dim: [x], keepdim: true, dtype: a.dtype)
        } else {
            throw .shape(op, "contracted dimensions need to match, but first has size \(a.shape[x]) in dim \(x) and second has size \(b.shape[y]) in dim \(y)")
        }
    }
    var orderA = Dims(), orderB = right
    var shape = Dims(), inner = 1
    guard a.rank + b.rank - 2 * left.count <= Dims.maxRank else {
        throw .shape(op, "the result would have more than \(Dims.maxRank) axes: \(input.shape) and \(other.shape)")
    }
    for i in 0..<left.count { inner &*= a.shape[left[i]] }
    for axis in 0..<a.rank where !axesA.contains(axis) {
        orderA.append(axis)
        shape.append(a.shape[axis])
    }
    let rows = shape.product
    for i in 0..<left.count { orderA.append(left[i]) }
    var columns = 1
    for axis in 0..<b.rank where !axesB.contains(axis) {
        orderB.append(axis)
        shape.append(b.shape[axis])
        columns &*= b.shape[axis]
    }
    let matrixA = try reshape(permute(a, dims: orderA), shape: [rows, inner]), matrixB = try reshape(permute(b, dims: orderB), shape: [inner, columns])
    return try named(op) { () throws(DLError) in try reshape(matmul(matrixA, matrixB), shape: shape) }
}

/// Every element of input times the whole of other, as blocks.
public func kron(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    let rank = max(input.rank, other.rank)
    guard 2 * rank <= Dims.maxRank else {
        throw .unsupported("kron", "tensors have at most \(Dims.maxRank / 2) axes here, got \(input.shape) and \(other.shape)")
    }
    var left = Dims(), right = Dims(), shape = Dims()
    for axis in 0..<rank {
        let x = axis < rank - input.rank ? 1 : input.shape[axis - rank + input.rank]
        let y = axis < rank - other.rank ? 1 : other.shape[axis - rank + other.rank]
        left.append(x)
        left.append(1)
        right.append(1)
        right.append(y)
        let (extent, over) = x.multipliedReportingOverflow(by: y)
        guard !over else { throw .invalid("kron", "the size of the result overflows: \(input.shape) and \(other.shape)") }
        shape.append(extent)
    }
    guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, "kron") }
    return try named("kron") { () throws(DLError) in try reshape(reshape(input, shape: left) * reshape(other, shape: right), shape: shape) }
}

/// The sum of the elements on the diagonal of a matrix.
public func trace(_ input: Tensor) throws(DLError) -> Tensor {
    guard input.rank == 2 else { throw .shape("trace", "expected a matrix, but got tensor with dim \(input.rank): shape \(input.shape)") }
    return try sum(diagonal(input))
}

/// The product that stands at right angles on two vectors of three elements, along an axis.
public func linalgCross(_ input: Tensor, _ other: Tensor, dim: Int = -1) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_cross"
    guard input.rank == other.rank else {
        throw .shape(op, "inputs must have the same number of dimensions: got \(input.shape) and \(other.shape)")
    }
    let axis = try resolveAxis(dim, rank: input.rank, op)
    guard input.rank > 0 && input.shape[axis] == 3 && other.shape[axis] == 3 else {
        throw .shape(op, "inputs dimension \(dim) must have length 3. Got \(input.shape) and \(other.shape)")
    }
    _ = try broadcastShape(input.shape, other.shape, op)
    func turned(_ x: Tensor, _ by: Int) throws(DLError) -> Tensor {
        try cat([narrow(x, dim: axis, start: by, length: 3 - by), narrow(x, dim: axis, start: 0, length: by)], dim: axis)
    }
    return try turned(input, 1) * turned(other, 2) - turned(input, 2) * turned(other, 1)
}

/// The sums of the products along an axis.
public func linalgVecdot(_ x: Tensor, _ y: Tensor, dim: Int = -1) throws(DLError) -> Tensor {
    let op: StaticString = "linalg_vecdot"
    guard x.rank > 0 || y.rank > 0 else { throw .shape(op, "expected tensors with at least one axis, got scalars") }
    return try named(op) { () throws(DLError) in
        let product = try x * y
        return try sum(product, dim: [resolveAxis(dim, rank: product.rank, op)], dtype: product.dtype)
    }
}

/// out[..., o] = input1 · weight[o] · input2 + bias[o]
public func bilinear(_ input1: Tensor, _ input2: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws(DLError) -> Tensor {
    let op: StaticString = "bilinear"
    guard weight.rank == 3 && input1.rank >= 1 && input1.rank == input2.rank else {
        throw .shape(op, "expected inputs of the same rank and a 3D weight: input1 \(input1.shape), input2 \(input2.shape), weight \(weight.shape)")
    }
    let rank = input1.rank, batch = leading(input1.shape, dropping: 1)
    guard leading(input2.shape, dropping: 1) == batch else {
        throw .shape(op, "input batch dimensions do not match: input1 \(input1.shape), input2 \(input2.shape)")
    }
    guard input1.shape[rank - 1] == weight.shape[1] && input2.shape[rank - 1] == weight.shape[2] else {
        throw .shape(op, "input sizes do not match weight sizes: got input1 \(input1.shape), input2 \(input2.shape) and weight \(weight.shape)")
    }
    if let bias, bias.shape != [weight.shape[0]] {
        throw .shape(op, "bias size does not match weight size: got \(bias.shape) but expected [\(weight.shape[0])]")
    }
    return try named(op) { () throws(DLError) in
        let rows = batch.product, outputs = weight.shape[0], second = weight.shape[2]
        let left = try reshape(input1, shape: [rows, weight.shape[1]]), right = try reshape(input2, shape: [rows, second])
        let mixed = try matmul(left, reshape(permute(weight, dims: [1, 0, 2]), shape: [weight.shape[1], outputs * second]))
        let product = try matmul(reshape(mixed, shape: [rows, outputs, second]), unsqueeze(right, dim: -1))
        let result = try reshape(product, shape: batch.appending(outputs))
        if let bias { return try result + bias }
        return result
    }
}
