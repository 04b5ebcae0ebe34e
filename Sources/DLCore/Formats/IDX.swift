// The IDX format of the MNIST files, http://yann.lecun.com/exdb/mnist/: two zero bytes, a byte for the element type, a byte
// for the number of axes, the extents as 32-bit numbers, and the elements in row-major order. All numbers are big-endian.

/// Reads a tensor from an IDX file of uint8, int32, float32 or float64 elements.
public func loadIDX(path: String) throws(DLError) -> Tensor {
    try checkPath(path, "load_idx")
    return try loadIDX(cPath: path)
}

/// The same for a path as the system takes it, which need not be valid UTF-8.
public func loadIDX(cPath path: UnsafePointer<CChar>) throws(DLError) -> Tensor {
    let file = try InputFile(path, "load_idx")
    let (dtype, shape, start) = try idxHeader(of: file)
    let tensor = try Tensor.uninitialized(shape, dtype, "load_idx")
    let count = tensor.count
    try file.read(count * dtype.size, at: start, into: tensor.pointer)
    switch dtype.size {
    case 4: fromBigEndian(tensor.pointer, UInt32.self, count)
    case 8: fromBigEndian(tensor.pointer, UInt64.self, count)
    default: break
    }
    return tensor
}

/// What the header says, checked against the size of the file; `start` is where the elements begin.
private func idxHeader(of file: borrowing InputFile) throws(DLError) -> (dtype: DType, shape: Dims, start: Int) {
    let magic = try file.read(min(4, file.byteCount), at: 0)
    if magic.starts(with: [0x1F, 0x8B]) { throw file.error("is gzip-compressed; decompress it with gunzip") }
    guard magic.count == 4 else { throw file.error("is truncated: expected a header of at least 4 bytes, got \(magic.count)") }
    guard magic[0] == 0 && magic[1] == 0 else {
        throw file.error("is not an IDX file: expected it to begin with two zero bytes, got \(magic[0]) and \(magic[1])")
    }
    let dtype: DType
    switch magic[2] {
    case 0x08: dtype = .uint8
    case 0x0C: dtype = .int32
    case 0x0D: dtype = .float32
    case 0x0E: dtype = .float64
    case 0x09, 0x0B:
        throw DLError(.unsupported, "\(file.op): \(String(cString: file.path)): \(magic[2] == 0x09 ? "int8" : "int16") elements are "
            + "not supported, expected uint8, int32, float32 or float64")
    default: throw file.error("is not an IDX file: there is no element type \(magic[2])")
    }
    let rank = Int(magic[3])
    guard rank <= Dims.maxRank else { throw file.error("expected at most \(Dims.maxRank) axes, got \(rank)") }
    let start = 4 + 4 * rank
    guard file.byteCount >= start else {
        throw file.error("is truncated: expected a header of \(start) bytes for \(rank) axes, got \(file.byteCount)")
    }
    let bytes = try file.read(4 * rank, at: 4)
    var shape = Dims()
    for i in 0..<rank { shape.append(bytes[4 * i..<4 * i + 4].reduce(0) { $0 << 8 | Int($1) }) }
    guard let count = shape.checkedCount(itemSize: dtype.size) else {
        throw file.error("the size of a \(dtype)\(shape) in bytes overflows")
    }
    let expected = start.addingReportingOverflow(count * dtype.size)
    guard !expected.overflow && expected.partialValue == file.byteCount else {
        throw file.error("\(expected.overflow || expected.partialValue > file.byteCount ? "is truncated" : "has trailing bytes"): "
            + "expected \(start) + \(count * dtype.size) bytes for \(dtype)\(shape), got \(file.byteCount)")
    }
    return (dtype, shape, start)
}

private func fromBigEndian<T: FixedWidthInteger>(_ pointer: UnsafeMutableRawPointer, _: T.Type, _ count: Int) {
    let values = pointer.assumingMemoryBound(to: T.self)
    for i in 0..<count { values[i] = T(bigEndian: values[i]) }
}
