import CDLCore
import DLCore

@_cdecl("dl_generator_create") @implementation
public func dl_generator_create(_ seed: UInt64, _ out: UnsafeMutablePointer<OpaquePointer?>!) -> dl_status {
    guard let out else { return fail(missing("dl_generator_create", "out")) }
    out.pointee = OpaquePointer(Unmanaged.passRetained(Generator(seed: seed)).toOpaque())
    return dl_status(DL_OK)
}

@_cdecl("dl_generator_retain") @implementation
public func dl_generator_retain(_ generator: OpaquePointer!) -> OpaquePointer! {
    guard let generator else { return nil }
    _ = Unmanaged<Generator>.fromOpaque(UnsafeRawPointer(generator)).retain()
    return generator
}

@_cdecl("dl_generator_release") @implementation
public func dl_generator_release(_ generator: OpaquePointer!) {
    guard let generator else { return }
    Unmanaged<Generator>.fromOpaque(UnsafeRawPointer(generator)).release()
}

@_cdecl("dl_generator_seed") @implementation
public func dl_generator_seed(_ generator: OpaquePointer!, _ seed: UInt64) -> dl_status {
    (DLCoreC.generator(generator) ?? .default).seed(seed)
    return dl_status(DL_OK)
}

@_cdecl("dl_generator_get_state") @implementation
public func dl_generator_get_state(_ generator: OpaquePointer!, _ seed: UnsafeMutablePointer<UInt64>!,
                                   _ offset: UnsafeMutablePointer<UInt64>!) -> dl_status {
    mutating("dl_generator_get_state") { () throws(DLError) in
        guard let seed else { throw missing("dl_generator_get_state", "seed") }
        guard let offset else { throw missing("dl_generator_get_state", "offset") }
        (seed.pointee, offset.pointee) = (DLCoreC.generator(generator) ?? .default).state
    }
}

@_cdecl("dl_generator_set_state") @implementation
public func dl_generator_set_state(_ generator: OpaquePointer!, _ seed: UInt64, _ offset: UInt64) -> dl_status {
    (DLCoreC.generator(generator) ?? .default).state = (seed, offset)
    return dl_status(DL_OK)
}
