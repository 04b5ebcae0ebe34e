import CDLCore
import DLCore

@_cdecl("dl_tensor_to_dlpack") @implementation
public func dl_tensor_to_dlpack(_ tensor: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_tensor_to_dlpack"
    out?.pointee = nil
    return mutating(op) { () throws(DLError) in
        guard let out else { throw missing(op, "out") }
        out.pointee = OpaquePointer(try DLCoreC.tensor(tensor, op, "tensor").dlpackVersioned(op))
    }
}

@_cdecl("dl_tensor_to_dlpack_legacy") @implementation
public func dl_tensor_to_dlpack_legacy(_ tensor: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_tensor_to_dlpack_legacy"
    out?.pointee = nil
    return mutating(op) { () throws(DLError) in
        guard let out else { throw missing(op, "out") }
        out.pointee = OpaquePointer(try DLCoreC.tensor(tensor, op, "tensor").dlpackLegacy(op))
    }
}

@_cdecl("dl_tensor_from_dlpack") @implementation
public func dl_tensor_from_dlpack(_ managed: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_tensor_from_dlpack"
    return returning(out, op) { () throws(DLError) in
        guard let managed else { throw missing(op, "managed") }
        return try Tensor.adopting(dlpackVersioned: UnsafeMutableRawPointer(managed), op)
    }
}

@_cdecl("dl_tensor_from_dlpack_legacy") @implementation
public func dl_tensor_from_dlpack_legacy(_ managed: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    let op: StaticString = "dl_tensor_from_dlpack_legacy"
    return returning(out, op) { () throws(DLError) in
        guard let managed else { throw missing(op, "managed") }
        return try Tensor.adopting(dlpackLegacy: UnsafeMutableRawPointer(managed), op)
    }
}
