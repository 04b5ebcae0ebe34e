import CDLCore
import DLCore

@_cdecl("dl_load_idx") @implementation
public func dl_load_idx(_ path: UnsafePointer<CChar>!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    returning(out, "dl_load_idx") { () throws(DLError) in
        guard let path else { throw missing("dl_load_idx", "path") }
        return try loadIDX(cPath: path)
    }
}

@_cdecl("dl_save_safetensors") @implementation
public func dl_save_safetensors(_ path: UnsafePointer<CChar>!, _ names: UnsafePointer<UnsafePointer<CChar>?>!,
                                _ tensors: UnsafePointer<OpaquePointer?>!, _ count: Int64) -> dl_status {
    let op: StaticString = "dl_save_safetensors"
    return mutating(op) { () throws(DLError) in
        guard let path else { throw missing(op, "path") }
        let list = try DLCoreC.tensors(tensors, count, op, "tensors")
        guard names != nil || list.isEmpty else { throw missing(op, "names") }
        var named: [(name: [UInt8], tensor: Tensor)] = []
        for (i, tensor) in list.enumerated() {
            guard let name = names[i] else { throw DLError(.invalidArgument, "\(op): names: entry \(i) is NULL, expected a name") }
            named.append((bytes(of: name), tensor))
        }
        try saveSafetensors(named, cPath: path)
    }
}

@_cdecl("dl_load_safetensors") @implementation
public func dl_load_safetensors(_ path: UnsafePointer<CChar>!, _ name: UnsafePointer<CChar>!,
                                _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_load_safetensors"
    return returning(out, op) { () throws(DLError) in
        guard let path else { throw missing(op, "path") }
        guard let name else { throw missing(op, "name") }
        return try loadSafetensors(cPath: path, name: bytes(of: name))
    }
}

private func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = 0
    while text[position] != 0 {
        bytes.append(UInt8(bitPattern: text[position]))
        position += 1
    }
    return bytes
}
