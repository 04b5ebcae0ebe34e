import CDLCore
import CShims
import DLCore
import Glibc

/// The last error of a thread. It lives in a block of C memory, which is freed when it is replaced or the thread ends.
private enum LastError {
    /// Lets the system free the block of a thread that ends.
    private static let key: pthread_key_t? = {
        var key = pthread_key_t()
        let made = pthread_key_create(&key) { block in
            free(block)
            shim_thread().pointee.last_error = nil
        }
        return made == 0 ? key : nil
    }()

    static func clear() {
        let slots = shim_thread()
        guard let block = slots.pointee.last_error else { return }
        if let key { pthread_setspecific(key, nil) }
        slots.pointee.last_error = nil
        free(block)
    }

    static func set(_ status: Int32, _ message: String) {
        clear()
        let text = Array(message.utf8)
        guard let block = malloc(MemoryLayout<Int32>.stride + text.count + 1) else { return }
        block.storeBytes(of: status, as: Int32.self)
        let characters = block + MemoryLayout<Int32>.stride
        text.withUnsafeBytes { if let base = $0.baseAddress { memcpy(characters, base, text.count) } }
        characters.storeBytes(of: 0, toByteOffset: text.count, as: UInt8.self)
        shim_thread().pointee.last_error = block
        if let key { pthread_setspecific(key, block) }
    }
}

/// Keeps an error for dl_last_error_message and gives its status.
@inline(never)
func fail(_ error: DLError) -> dl_status {
    LastError.set(error.status.rawValue, error.message)
    return error.status.rawValue
}

/// Text that lives as long as the process.
private func permanent(_ text: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
}

@_cdecl("dl_last_error_message") @implementation
public func dl_last_error_message() -> UnsafePointer<CChar>! {
    guard let block = shim_thread().pointee.last_error else { return permanent("") }
    return UnsafeRawPointer(block + MemoryLayout<Int32>.stride).assumingMemoryBound(to: CChar.self)
}

@_cdecl("dl_last_error_code") @implementation
public func dl_last_error_code() -> dl_status {
    shim_thread().pointee.last_error?.load(as: Int32.self) ?? dl_status(DL_OK)
}

@_cdecl("dl_clear_error") @implementation
public func dl_clear_error() { LastError.clear() }

@_cdecl("dl_set_last_error") @implementation
public func dl_set_last_error(_ status: dl_status, _ message: UnsafePointer<CChar>!) {
    LastError.set(status, message.map { String(cString: $0) } ?? "")
}

@_cdecl("dl_status_name") @implementation
public func dl_status_name(_ status: dl_status) -> UnsafePointer<CChar>! {
    switch Status(rawValue: status) {
    case .ok: return permanent("DL_OK")
    case .invalidArgument: return permanent("DL_INVALID_ARGUMENT")
    case .shapeMismatch: return permanent("DL_SHAPE_MISMATCH")
    case .dtypeMismatch: return permanent("DL_DTYPE_MISMATCH")
    case .indexOutOfRange: return permanent("DL_INDEX_OUT_OF_RANGE")
    case .outOfMemory: return permanent("DL_OUT_OF_MEMORY")
    case .notDifferentiable: return permanent("DL_NOT_DIFFERENTIABLE")
    case .invalidState: return permanent("DL_INVALID_STATE")
    case .io: return permanent("DL_IO")
    case .unsupported: return permanent("DL_UNSUPPORTED")
    case .internal: return permanent("DL_INTERNAL")
    case .linearAlgebra: return permanent("DL_LINEAR_ALGEBRA")
    case nil: return permanent("DL_UNKNOWN")
    }
}
