import CDLCore
import CShims
import DLCore
import Glibc

private nonisolated(unsafe) let versionText = permanentCopy(DL_VERSION_STRING)

@_cdecl("dl_version_number") @implementation
public func dl_version_number() -> Int32 { DL_VERSION_NUMBER }

@_cdecl("dl_version_string") @implementation
public func dl_version_string() -> UnsafePointer<CChar>! { versionText }

@_cdecl("dl_abi_version") @implementation
public func dl_abi_version() -> Int32 { DL_ABI_VERSION }

/// The texts that have been asked for, by number of threads: addresses, 0 for none yet.
private nonisolated(unsafe) let configurations: UnsafeMutablePointer<Int64> = {
    let list = UnsafeMutablePointer<Int64>.allocate(capacity: Int(SHIM_MAX_THREADS) + 1)
    list.initialize(repeating: 0, count: Int(SHIM_MAX_THREADS) + 1)
    return list
}()

@_cdecl("dl_build_config") @implementation
public func dl_build_config() -> UnsafePointer<CChar>! {
    let place = configurations + min(max(Int(dl_num_threads()), 0), Int(SHIM_MAX_THREADS))
    if shim_load_acquire_i64(place) == 0 {
        let text = permanentCopy(buildDescription(version: DL_VERSION_STRING))
        // Two threads may be here at once; the text of the first one stays.
        if !shim_compare_exchange_ordered_i64(place, 0, Int64(Int(bitPattern: text))) { free(UnsafeMutablePointer(mutating: text)) }
    }
    return UnsafePointer(bitPattern: Int(shim_load_acquire_i64(place)))
}

/// The text in memory that is never freed; nil when there is none.
private func permanentCopy(_ text: String) -> UnsafePointer<CChar>? { UnsafePointer(strdup(text)) }
