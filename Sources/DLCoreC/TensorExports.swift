import CDLCore
import DLCore
import Glibc

@_cdecl("dl_dtype_size") @implementation
public func dl_dtype_size(_ dtype: dl_dtype) -> Int { DType(rawValue: dtype)?.size ?? 0 }

@_cdecl("dl_dtype_name") @implementation
public func dl_dtype_name(_ dtype: dl_dtype) -> UnsafePointer<CChar>! {
    let name: StaticString
    switch DType(rawValue: dtype) {
    case .float32: name = "float32"
    case .float64: name = "float64"
    case .int64: name = "int64"
    case .int32: name = "int32"
    case .uint8: name = "uint8"
    case .bool: name = "bool"
    case nil: name = "unknown"
    }
    return UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
}

// MARK: Making

@_cdecl("dl_tensor_from_data") @implementation
public func dl_tensor_from_data(_ data: UnsafeRawPointer!, _ dtype: dl_dtype, _ shape: UnsafePointer<Int64>!, _ rank: Int32,
                                _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_tensor_from_data"
    return returning(out, op) { () throws(DLError) in
        let extents = try dims(shape, Int64(rank), op, "shape")
        return try Tensor.copying(data, DLCoreC.dtype(dtype, op, "dtype"), shape: extents)
    }
}

@_cdecl("dl_tensor_from_external") @implementation
public func dl_tensor_from_external(_ data: UnsafeMutableRawPointer!, _ dtype: dl_dtype, _ shape: UnsafePointer<Int64>!,
                                    _ strides: UnsafePointer<Int64>!, _ rank: Int32,
                                    _ deleter: (@convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void)!,
                                    _ context: UnsafeMutableRawPointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_tensor_from_external"
    return returning(out, op) { () throws(DLError) in
        let extents = try dims(shape, Int64(rank), op, "shape")
        let steps = strides == nil ? nil : try dims(strides, Int64(rank), op, "strides")
        return try Tensor.adopting(data, DLCoreC.dtype(dtype, op, "dtype"), shape: extents, strides: steps, op) {
            if let deleter { deleter(data, context) }
        }
    }
}

@_cdecl("dl_tensor_from_scalar") @implementation
public func dl_tensor_from_scalar(_ value: dl_scalar, _ dtype: dl_dtype, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_tensor_from_scalar"
    return returning(out, op) { () throws(DLError) in
        let number = try scalar(value, op, "value")
        guard let dtype = try optionalDType(dtype, op, "dtype") else { return try Tensor.weakScalar(number) }
        return try Tensor(number, dtype: dtype)
    }
}

// MARK: Ownership

@_cdecl("dl_tensor_retain") @implementation
public func dl_tensor_retain(_ tensor: OpaquePointer!) -> OpaquePointer! {
    guard let tensor else { return nil }
    _ = Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(tensor)).retain()
    return tensor
}

@_cdecl("dl_tensor_release") @implementation
public func dl_tensor_release(_ tensor: OpaquePointer!) {
    guard let tensor else { return }
    Unmanaged<Tensor>.fromOpaque(UnsafeRawPointer(tensor)).release()
}

@_cdecl("dl_tensor_list_release") @implementation
public func dl_tensor_list_release(_ list: UnsafeMutablePointer<OpaquePointer?>!, _ count: Int64) {
    guard let list else { return }
    for i in 0..<Int(max(count, 0)) { dl_tensor_release(list[i]) }
    free(list)
}

// MARK: Getters

@_cdecl("dl_tensor_dtype") @implementation
public func dl_tensor_dtype(_ tensor: OpaquePointer!) -> dl_dtype {
    optionalTensor(tensor)?.dtype.rawValue ?? dl_dtype(DL_DTYPE_NONE)
}

@_cdecl("dl_tensor_rank") @implementation
public func dl_tensor_rank(_ tensor: OpaquePointer!) -> Int32 { Int32(optionalTensor(tensor)?.rank ?? 0) }

private func copy(_ dims: Dims?, to out: UnsafeMutablePointer<Int64>?) -> Int32 {
    guard let dims else { return 0 }
    if let out { for i in 0..<dims.count { out[i] = Int64(dims[i]) } }
    return Int32(dims.count)
}

@_cdecl("dl_tensor_shape") @implementation
public func dl_tensor_shape(_ tensor: OpaquePointer!, _ shape: UnsafeMutablePointer<Int64>!) -> Int32 {
    copy(optionalTensor(tensor)?.shape, to: shape)
}

@_cdecl("dl_tensor_strides") @implementation
public func dl_tensor_strides(_ tensor: OpaquePointer!, _ strides: UnsafeMutablePointer<Int64>!) -> Int32 {
    copy(optionalTensor(tensor)?.strides, to: strides)
}

@_cdecl("dl_tensor_size") @implementation
public func dl_tensor_size(_ tensor: OpaquePointer!, _ axis: Int32) -> Int64 {
    guard let tensor = optionalTensor(tensor) else { return -1 }
    let position = axis < 0 ? Int(axis) + tensor.rank : Int(axis)
    return position >= 0 && position < tensor.rank ? Int64(tensor.shape[position]) : -1
}

@_cdecl("dl_tensor_count") @implementation
public func dl_tensor_count(_ tensor: OpaquePointer!) -> Int64 { Int64(optionalTensor(tensor)?.count ?? 0) }

@_cdecl("dl_tensor_storage_offset") @implementation
public func dl_tensor_storage_offset(_ tensor: OpaquePointer!) -> Int64 { Int64(optionalTensor(tensor)?.offset ?? 0) }

@_cdecl("dl_tensor_is_contiguous") @implementation
public func dl_tensor_is_contiguous(_ tensor: OpaquePointer!) -> Bool { optionalTensor(tensor)?.isContiguous ?? false }

@_cdecl("dl_tensor_is_contiguous_in") @implementation
public func dl_tensor_is_contiguous_in(_ tensor: OpaquePointer!, _ memory_format: Int32) -> Bool {
    guard let format = MemoryFormat(rawValue: memory_format) else { return false }
    return optionalTensor(tensor)?.isContiguous(format) ?? false
}

@_cdecl("dl_tensor_memory_format") @implementation
public func dl_tensor_memory_format(_ tensor: OpaquePointer!) -> Int32 {
    (optionalTensor(tensor)?.memoryFormat ?? .contiguous).rawValue
}

@_cdecl("dl_tensor_version") @implementation
public func dl_tensor_version(_ tensor: OpaquePointer!) -> Int64 { Int64(optionalTensor(tensor)?.version ?? 0) }

@_cdecl("dl_tensor_shares_storage") @implementation
public func dl_tensor_shares_storage(_ a: OpaquePointer!, _ b: OpaquePointer!) -> Bool {
    guard let a = optionalTensor(a), let b = optionalTensor(b) else { return false }
    return a.storage === b.storage
}

// MARK: Elements

@_cdecl("dl_tensor_data") @implementation
public func dl_tensor_data(_ tensor: OpaquePointer!, _ data: UnsafeMutablePointer<UnsafeMutableRawPointer?>!) -> dl_status {
    mutating("dl_tensor_data") { () throws(DLError) in
        guard let data else { throw missing("dl_tensor_data", "data") }
        data.pointee = nil
        data.pointee = try DLCoreC.tensor(tensor, "dl_tensor_data", "tensor").pointer
    }
}

@_cdecl("dl_tensor_bump_version") @implementation
public func dl_tensor_bump_version(_ tensor: OpaquePointer!) -> dl_status {
    mutating("dl_tensor_bump_version") { () throws(DLError) in
        try DLCoreC.tensor(tensor, "dl_tensor_bump_version", "tensor").bumpVersion()
    }
}

@_cdecl("dl_tensor_copy_to") @implementation
public func dl_tensor_copy_to(_ tensor: OpaquePointer!, _ buffer: UnsafeMutableRawPointer!, _ byte_count: Int) -> dl_status {
    let op: StaticString = "dl_tensor_copy_to"
    return mutating(op) { () throws(DLError) in
        let source = try DLCoreC.tensor(tensor, op, "tensor")
        let needed = source.count * source.dtype.size
        guard byte_count == needed else {
            throw DLError(.invalidArgument, "\(op): byte_count: \(source) needs \(needed) bytes, got \(byte_count)")
        }
        if needed == 0 { return }
        guard let buffer else { throw missing(op, "buffer") }
        let rows = try withoutRecording { () throws(DLError) in try contiguous(source) }
        buffer.copyMemory(from: rows.pointer, byteCount: needed)
    }
}

@_cdecl("dl_tensor_item") @implementation
public func dl_tensor_item(_ tensor: OpaquePointer!, _ value: UnsafeMutablePointer<dl_scalar>!) -> dl_status {
    mutating("dl_tensor_item") { () throws(DLError) in
        guard let value else { throw missing("dl_tensor_item", "value") }
        switch try DLCoreC.tensor(tensor, "dl_tensor_item", "tensor").item() {
        case .bool(let flag): value.pointee = dl_boolean(flag)
        case .int(let integer): value.pointee = dl_int(integer)
        case .float(let real): value.pointee = dl_float(real)
        }
    }
}
