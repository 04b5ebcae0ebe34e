// MARK: Reading

/// All tensors of a safetensors file.
public func loadSafetensors(path: String) throws(DLError) -> [String: Tensor] {
    try checkPath(path, "load_safetensors")
    let file = try InputFile(path, "load_safetensors")
    let header = try SafetensorsHeader(file)
    var tensors: [String: Tensor] = [:]
    for entry in header.entries {
        let name = String(decoding: entry.name, as: UTF8.self)
        // Names that differ in bytes only, such as composed and decomposed letters, are one Swift string.
        guard tensors[name] == nil else {
            throw DLError(.unsupported, "\(file.op): \(path): two names are the same Swift string: \(quoted(entry.name))")
        }
        tensors[name] = try read(entry, file, header)
    }
    return tensors
}

/// One tensor of a safetensors file.
public func loadSafetensors(path: String, name: String) throws(DLError) -> Tensor {
    try checkPath(path, "load_safetensors")
    return try loadSafetensors(cPath: path, name: Array(name.utf8))
}

/// The same for a path and a name as bytes, which need not be valid UTF-8.
public func loadSafetensors(cPath path: UnsafePointer<CChar>, name: [UInt8]) throws(DLError) -> Tensor {
    let file = try InputFile(path, "load_safetensors")
    let header = try SafetensorsHeader(file)
    guard let entry = header.entries.first(where: { $0.name == name }) else {
        let names = header.entries.map(\.name).sorted { $0.lexicographicallyPrecedes($1) }.prefix(20).map(quoted)
        let list = names.joined(separator: ", ") + (header.entries.count > names.count ? ", ..." : "")
        throw .invalid(file.op, "\(String(cString: path)): there is no tensor \(quoted(name)); it holds: \(list.isEmpty ? "none" : list)")
    }
    return try read(entry, file, header)
}

private func read(_ entry: SafetensorsHeader.Entry, _ file: borrowing InputFile,
                  _ header: SafetensorsHeader) throws(DLError) -> Tensor {
    let label = "\(String(cString: file.path)): \(quoted(entry.name))"
    guard let dtype = DType.allCases.first(where: { $0.safetensorsName == entry.type }) else {
        throw .unsupported(file.op, "\(label): \(entry.type) elements are not supported, expected F32, F64, I64, I32, U8 or BOOL")
    }
    guard entry.shape.count <= Dims.maxRank else {
        throw .unsupported(file.op, "\(label): expected at most \(Dims.maxRank) axes, got shape \(entry.shape)")
    }
    let tensor = try Tensor.uninitialized(Dims(entry.shape), dtype, file.op)
    try file.read(entry.end - entry.begin, at: header.dataStart + entry.begin, into: tensor.pointer)
    if dtype == .bool {
        let bytes = tensor.pointer.assumingMemoryBound(to: UInt8.self)
        for i in 0..<tensor.count { bytes[i] = bytes[i] == 0 ? 0 : 1 }
    }
    return tensor
}

// MARK: Writing

/// Writes tensors as a safetensors file, which appears whole or not at all.
public func saveSafetensors(_ tensors: [String: Tensor], path: String) throws(DLError) {
    try checkPath(path, "save_safetensors")
    try saveSafetensors(tensors.map { (Array($0.key.utf8), $0.value) }, cPath: path)
}

/// The same for a path as the system takes it, and names as UTF-8 bytes, each at most once.
public func saveSafetensors(_ tensors: [(name: [UInt8], tensor: Tensor)], cPath path: UnsafePointer<CChar>) throws(DLError) {
    let op: StaticString = "save_safetensors"
    var names = Set<[UInt8]>()
    for (name, _) in tensors {
        guard String(validating: name, as: UTF8.self) != nil else { throw .invalid(op, "the name \(quoted(name)) is not valid UTF-8") }
        guard name != Array("__metadata__".utf8) else { throw .invalid(op, "the name '__metadata__' is reserved") }
        guard names.insert(name).inserted else { throw .invalid(op, "the name \(quoted(name)) is given twice") }
    }
    // The largest elements come first, so that all are aligned to their size; then by name, so that equal tensors make equal files.
    let sorted = tensors.sorted {
        $0.tensor.dtype.size != $1.tensor.dtype.size ? $0.tensor.dtype.size > $1.tensor.dtype.size : $0.name.lexicographicallyPrecedes($1.name)
    }
    let header = safetensorsHeader(sorted)
    guard header.count <= 8 + SafetensorsHeader.largestHeader else {
        throw .invalid(op, "the names need a header of \(header.count - 8) bytes, more than the \(SafetensorsHeader.largestHeader) that readers accept")
    }
    var file = try AtomicFile(path, op)
    try header.withUnsafeBufferPointer { (bytes) throws(DLError) in try file.write(UnsafeRawBufferPointer(bytes)) }
    for (_, tensor) in sorted {
        let rows = try withoutRecording { () throws(DLError) in try contiguous(tensor) }
        try file.write(UnsafeRawBufferPointer(start: rows.pointer, count: rows.count * rows.dtype.size))
    }
    try file.commit()
}

/// The length of the header and the header, padded with spaces to a multiple of 8 bytes.
private func safetensorsHeader(_ tensors: [(name: [UInt8], tensor: Tensor)]) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 8)
    header.append(UInt8(ascii: "{"))
    var position = 0
    for (i, (name, tensor)) in tensors.enumerated() {
        if i > 0 { header.append(UInt8(ascii: ",")) }
        let end = position + tensor.count * tensor.dtype.size
        let shape = tensor.shape.array.map(String.init).joined(separator: ",")
        appendJSONString(name, to: &header)
        header += Array(":{\"dtype\":\"\(tensor.dtype.safetensorsName)\",\"shape\":[\(shape)],\"data_offsets\":[\(position),\(end)]}".utf8)
        position = end
    }
    header.append(UInt8(ascii: "}"))
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    let length = UInt64(header.count - 8)
    for i in 0..<8 { header[i] = UInt8(truncatingIfNeeded: length >> UInt64(8 * i)) }
    return header
}
