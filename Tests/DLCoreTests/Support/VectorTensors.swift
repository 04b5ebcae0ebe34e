import DLCore

/// How the elements of a tensor lie in memory: in row-major order, or with the axes in reverse order and gaps between elements.
enum Layout: Sendable {
    case rowMajor, strided
}

/// A tensor from {"dtype", "shape", "data"}. With `single`, float64 becomes float32.
func vectorTensor(_ entry: JSON, single: Bool = false, layout: Layout = .rowMajor) throws -> Tensor {
    let dtype = try vectorDType(entry, single: single)
    let shape = entry["shape"]?.array.compactMap(\.int) ?? []
    let data = entry["data"]?.array.compactMap(\.number) ?? []
    switch dtype {
    case .float32: return try place(data.map { Float($0) }, shape, layout)
    case .float64: return try place(data, shape, layout)
    case .int64: return try place(data.map { Int64($0) }, shape, layout)
    case .int32: return try place(data.map { Int32($0) }, shape, layout)
    case .uint8: return try place(data.map { UInt8($0) }, shape, layout)
    case .bool: return try place(data.map { $0 != 0 }, shape, layout)
    }
}

func vectorDType(_ entry: JSON, single: Bool) throws -> DType {
    guard let dtype = entry["dtype"]?.string.flatMap(DType.init(named:)) else {
        throw CallError(description: "a tensor without a dtype")
    }
    return single && dtype == .float64 ? .float32 : dtype
}

private func place<T: TensorElement>(_ values: [T], _ shape: [Int], _ layout: Layout) throws -> Tensor {
    if layout == .rowMajor { return try Tensor(values, shape: Dims(shape)) }
    var strides = [Int](), step = 2
    for extent in shape {
        strides.append(step)
        step *= max(extent, 1)
    }
    let memory = UnsafeMutablePointer<T>.allocate(capacity: step + 1)
    if let filler = values.first { memory.initialize(repeating: filler, count: step + 1) }
    var index = [Int](repeating: 0, count: shape.count)
    for value in values {
        memory[zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }] = value
        var axis = shape.count - 1
        while axis >= 0 {
            index[axis] += 1
            if index[axis] < shape[axis] { break }
            index[axis] = 0
            axis -= 1
        }
    }
    return try Tensor.adopting(UnsafeMutableRawPointer(memory), T.dtype, shape: Dims(shape), strides: Dims(strides)) {
        memory.deallocate()
    }
}

/// What differs between a tensor and what was expected; nil when nothing does. The expected data may be absent.
func difference(_ tensor: Tensor, _ expected: JSON, single: Bool, tolerance: Double) throws -> String? {
    let dtype = try vectorDType(expected, single: single)
    if tensor.dtype != dtype { return "dtype \(tensor.dtype), expected \(dtype)" }
    let shape = expected["shape"]?.array.compactMap(\.int) ?? []
    if tensor.shape.array != shape { return "shape \(tensor.shape), expected \(shape)" }
    guard let data = expected["data"]?.array else { return nil }
    let tolerance = dtype == .float32 ? max(tolerance, 3e-5) : tolerance
    for (index, (have, entry)) in zip(try tensor.values(as: Double.self), data).enumerated() {
        guard let want = entry.number else { return "element \(index) of the vector is no number" }
        let equal = want == have || (want.isNaN && have.isNaN) || abs(want - have) <= tolerance * (1 + abs(want))
        if !equal { return "element \(index) is \(have), expected \(want)" }
    }
    return nil
}
