import CDLCore
import DLCore
import DLKernels

@_cdecl("dl_num_threads") @implementation
public func dl_num_threads() -> Int32 { Int32(threadCount) }

@_cdecl("dl_set_num_threads") @implementation
public func dl_set_num_threads(_ count: Int32) -> dl_status {
    mutating("dl_set_num_threads") { () throws(DLError) in
        guard count >= 1 else {
            throw DLError(.invalidArgument, "dl_set_num_threads: expected a positive number of threads, got \(count)")
        }
        setThreadCount(Int(count))
    }
}

@_cdecl("dl_get_convolution_precision") @implementation
public func dl_get_convolution_precision() -> dl_convolution_precision { convolutionPrecision.rawValue }

@_cdecl("dl_set_convolution_precision") @implementation
public func dl_set_convolution_precision(_ precision: dl_convolution_precision) -> dl_status {
    mutating("dl_set_convolution_precision") { () throws(DLError) in
        guard let chosen = ConvolutionPrecision(rawValue: precision) else {
            throw DLError(
                .invalidArgument,
                "dl_set_convolution_precision: expected DL_CONVOLUTION_DEFAULT or DL_CONVOLUTION_STRICT, got \(precision)")
        }
        convolutionPrecision = chosen
    }
}

@_cdecl("dl_set_thread_convolution_precision") @implementation
public func dl_set_thread_convolution_precision(
    _ precision: dl_convolution_precision, _ former: UnsafeMutablePointer<dl_convolution_precision>!
) -> dl_status {
    mutating("dl_set_thread_convolution_precision") { () throws(DLError) in
        let chosen = ConvolutionPrecision(rawValue: precision)
        guard chosen != nil || precision == -1 else {
            throw DLError(
                .invalidArgument,
                "dl_set_thread_convolution_precision: expected DL_CONVOLUTION_DEFAULT, DL_CONVOLUTION_STRICT or "
                    + "DL_CONVOLUTION_INHERIT, got \(precision)")
        }
        former?.pointee = threadConvolutionPrecision?.rawValue ?? -1
        threadConvolutionPrecision = chosen
    }
}

@_cdecl("dl_set_convolution_way") @implementation
public func dl_set_convolution_way(_ way: dl_convolution_way) -> dl_status {
    mutating("dl_set_convolution_way") { () throws(DLError) in
        guard let number = Int16(exactly: way), let chosen = ConvolutionWay(rawValue: number), chosen.rawValue <= ConvolutionWay.columns.rawValue else {
            throw DLError(
                .invalidArgument, "dl_set_convolution_way: expected a way from DL_CONVOLUTION_WAY_AUTOMATIC to "
                    + "DL_CONVOLUTION_WAY_COLUMNS, got \(way)")
        }
        convolutionWay = chosen
    }
}

@_cdecl("dl_last_convolution_way") @implementation
public func dl_last_convolution_way() -> dl_convolution_way { dl_convolution_way(lastConvolutionWay.rawValue) }

@_cdecl("dl_get_flush_denormal") @implementation
public func dl_get_flush_denormal() -> Bool { flushesDenormals }

@_cdecl("dl_set_flush_denormal") @implementation
public func dl_set_flush_denormal(_ flush: Bool) -> Bool {
    flushesDenormals = flush
    return flushesDenormals == flush
}

@_cdecl("dl_memory_get_statistics") @implementation
public func dl_memory_get_statistics(_ statistics: UnsafeMutablePointer<dl_memory_statistics>!) -> dl_status {
    mutating("dl_memory_get_statistics") { () throws(DLError) in
        guard let statistics else { throw missing("dl_memory_get_statistics", "statistics") }
        let now = CachingAllocator.statistics
        statistics.pointee = dl_memory_statistics(
            struct_size: UInt32(MemoryLayout<dl_memory_statistics>.size), bytes_in_use: Int64(now.bytesInUse),
            bytes_cached: Int64(now.bytesCached), peak_bytes_in_use: Int64(now.peakBytesInUse),
            allocations: Int64(now.allocationCount), system_allocations: Int64(now.systemAllocationCount),
            limit: Int64(CachingAllocator.limit))
    }
}

@_cdecl("dl_memory_set_limit") @implementation
public func dl_memory_set_limit(_ bytes: Int64) -> dl_status {
    mutating("dl_memory_set_limit") { () throws(DLError) in
        guard bytes >= 0 else { throw DLError(.invalidArgument, "dl_memory_set_limit: bytes must not be negative, got \(bytes)") }
        CachingAllocator.limit = Int(bytes)
    }
}

@_cdecl("dl_memory_release_cached") @implementation
public func dl_memory_release_cached() { CachingAllocator.releaseCached() }

@_cdecl("dl_memory_reset_peak") @implementation
public func dl_memory_reset_peak() { CachingAllocator.resetPeak() }

@_cdecl("dl_memory_fail_allocation") @implementation
public func dl_memory_fail_allocation(_ count: Int64) { CachingAllocator.failAllocation(after: count < 0 ? 0 : Int(count) + 1) }

@_cdecl("dl_get_live_objects") @implementation
public func dl_get_live_objects(_ live: UnsafeMutablePointer<dl_live_objects>!) -> dl_status {
    mutating("dl_get_live_objects") { () throws(DLError) in
        guard let live else { throw missing("dl_get_live_objects", "live") }
        live.pointee = dl_live_objects(
            struct_size: UInt32(MemoryLayout<dl_live_objects>.size), tensors: Int64(LiveObjects.tensorCount),
            storages: Int64(LiveObjects.storageCount), graph_nodes: Int64(LiveObjects.nodeCount))
    }
}
