import CDLCore
import DLCore

#if arch(x86_64) && DL_FMA
private let buildText: StaticString = "level=x86-64-v3"
#else
private let buildText: StaticString = "level=baseline"
#endif

private let versionText: StaticString = "0.1.0"

private func pointer(_ text: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
}

@_cdecl("dl_version_number") @implementation
public func dl_version_number() -> Int32 { DL_VERSION_NUMBER }

@_cdecl("dl_version_string") @implementation
public func dl_version_string() -> UnsafePointer<CChar>! { pointer(versionText) }

@_cdecl("dl_abi_version") @implementation
public func dl_abi_version() -> Int32 { DL_ABI_VERSION }

@_cdecl("dl_build_config") @implementation
public func dl_build_config() -> UnsafePointer<CChar>! { pointer(buildText) }
