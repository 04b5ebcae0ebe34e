import CShims
import Glibc

// Memory shared with other libraries after DLPack 1.0, https://dmlc.github.io/dlpack/latest/. A managed tensor is a C
// structure with a deleter, which its consumer calls once. `dlpackVersioned` stands for DLManagedTensorVersioned,
// `dlpackLegacy` for the DLManagedTensor from before version 1.0.

// MARK: Giving

extension Tensor {
    /// A DLManagedTensorVersioned over the memory of this tensor, which it keeps alive until its deleter is called.
    public func dlpackVersioned(_ op: StaticString = "dlpack") throws(DLError) -> UnsafeMutableRawPointer {
        let block = try dlpackBlock(headerSize: MemoryLayout<shim_dlpack_versioned>.size, op)
        let managed = shim_dlpack_versioned(
            major: UInt32(SHIM_DLPACK_MAJOR), minor: UInt32(SHIM_DLPACK_MINOR),
            manager: Unmanaged.passRetained(storage).toOpaque(),
            deleter: { block in
                guard let block else { return }
                let manager = block.assumingMemoryBound(to: shim_dlpack_versioned.self).pointee.manager
                free(block)
                if let manager { Unmanaged<Storage>.fromOpaque(manager).release() }
            },
            flags: 0, tensor: dlpackDescription(dims: block + MemoryLayout<shim_dlpack_versioned>.size))
        block.initializeMemory(as: shim_dlpack_versioned.self, to: managed)
        return block
    }

    /// The same as a DLManagedTensor.
    public func dlpackLegacy(_ op: StaticString = "dlpack") throws(DLError) -> UnsafeMutableRawPointer {
        let block = try dlpackBlock(headerSize: MemoryLayout<shim_dlpack_legacy>.size, op)
        let managed = shim_dlpack_legacy(
            tensor: dlpackDescription(dims: block + MemoryLayout<shim_dlpack_legacy>.size),
            manager: Unmanaged.passRetained(storage).toOpaque(),
            deleter: { block in
                guard let block else { return }
                let manager = block.assumingMemoryBound(to: shim_dlpack_legacy.self).pointee.manager
                free(block)
                if let manager { Unmanaged<Storage>.fromOpaque(manager).release() }
            })
        block.initializeMemory(as: shim_dlpack_legacy.self, to: managed)
        return block
    }

    /// One block from malloc: a header, then room for shape and strides.
    private func dlpackBlock(headerSize: Int, _ op: StaticString) throws(DLError) -> UnsafeMutableRawPointer {
        guard !requiresGrad else {
            throw DLError(.invalidState, "\(op): can't export a tensor that requires gradient, use tensor.detach(): got \(self)")
        }
        let byteCount = headerSize + 2 * rank * MemoryLayout<Int64>.stride
        guard let block = malloc(byteCount) else { throw .outOfMemory(op, bytes: byteCount) }
        return block
    }

    /// - Parameter dims: room for shape and strides.
    private func dlpackDescription(dims: UnsafeMutableRawPointer) -> shim_dlpack_tensor {
        let values = dims.bindMemory(to: Int64.self, capacity: 2 * rank)
        let ordered = shape.rowMajorStrides
        for i in 0..<rank {
            values[i] = Int64(shape[i])
            // Along an axis of one element any stride will do; consumers that look at it prefer the ordinary one.
            values[rank + i] = Int64(shape[i] > 1 ? strides[i] : ordered[i])
        }
        return shim_dlpack_tensor(
            data: pointer, device_type: Int32(SHIM_DLPACK_CPU), device_id: 0, rank: Int32(rank), dtype: dtype.dlpack,
            shape: values, strides: values + rank, byte_offset: 0)
    }
}

// MARK: Taking

extension Tensor {
    /// A tensor over the memory of a DLManagedTensorVersioned, whose deleter is called when the last tensor over it is gone.
    /// When this throws, the managed tensor still belongs to the caller.
    public static func adopting(dlpackVersioned block: UnsafeMutableRawPointer,
                                _ op: StaticString = "from_dlpack") throws(DLError) -> Tensor {
        // The fields after the version may only be read when the major version is known.
        let major = block.load(as: UInt32.self)
        guard major == UInt32(SHIM_DLPACK_MAJOR) else {
            throw .unsupported(op, "expected DLPack version \(SHIM_DLPACK_MAJOR), got \(major)")
        }
        let managed = block.assumingMemoryBound(to: shim_dlpack_versioned.self)
        if managed.pointee.flags & UInt64(SHIM_DLPACK_READ_ONLY) != 0 {
            throw .invalid(op, "the memory is read-only, but tensors can be written to; pass a copy")
        }
        return try adopting(managed.pointee.tensor, op) {
            if let deleter = managed.pointee.deleter { deleter(managed) }
        }
    }

    /// The same for a DLManagedTensor.
    public static func adopting(dlpackLegacy block: UnsafeMutableRawPointer,
                                _ op: StaticString = "from_dlpack") throws(DLError) -> Tensor {
        let managed = block.assumingMemoryBound(to: shim_dlpack_legacy.self)
        return try adopting(managed.pointee.tensor, op) {
            if let deleter = managed.pointee.deleter { deleter(managed) }
        }
    }

    private static func adopting(_ foreign: shim_dlpack_tensor, _ op: StaticString,
                                 release: @escaping () -> Void) throws(DLError) -> Tensor {
        guard foreign.device_type == Int32(SHIM_DLPACK_CPU) else {
            throw .unsupported(op, "expected memory of the CPU (device type \(SHIM_DLPACK_CPU)), got device type \(foreign.device_type)")
        }
        let type = foreign.dtype
        guard let dtype = DType(dlpack: type) else {
            throw .unsupported(op, "no dtype for DLPack type code \(type.code) with \(type.bits) bits and \(type.lanes) lanes")
        }
        guard foreign.rank >= 0 && foreign.rank <= Int32(Dims.maxRank) else {
            throw .invalid(op, "expected 0 to \(Dims.maxRank) axes, got \(foreign.rank)")
        }
        let rank = Int(foreign.rank)
        guard rank == 0 || foreign.shape != nil else { throw .invalid(op, "shape is NULL, expected \(rank) extents") }
        var shape = Dims()
        for i in 0..<rank { shape.append(Int(foreign.shape[i])) }
        var strides: Dims? = nil
        if let given = foreign.strides, shape.checkedCount() != nil {
            var steps = shape.rowMajorStrides
            for i in 0..<rank where shape[i] > 1 { steps[i] = Int(given[i]) }
            strides = steps
        }
        let first = try address(foreign.data, plus: foreign.byte_offset, op)
        return try adopting(first, dtype, shape: shape, strides: strides, op, release: release)
    }

    private static func address(_ data: UnsafeMutableRawPointer?, plus offset: UInt64,
                                _ op: StaticString) throws(DLError) -> UnsafeMutableRawPointer? {
        guard let data else { return nil }
        let (sum, overflow) = UInt(bitPattern: data).addingReportingOverflow(UInt(offset))
        guard !overflow else { throw .invalid(op, "byte_offset \(offset) leads beyond the address space") }
        return UnsafeMutableRawPointer(bitPattern: sum)
    }
}

// MARK: Element types

extension DType {
    fileprivate var dlpack: shim_dlpack_dtype {
        let code = switch self {
        case .float32, .float64: SHIM_DLPACK_FLOAT
        case .int64, .int32: SHIM_DLPACK_INT
        case .uint8: SHIM_DLPACK_UINT
        case .bool: SHIM_DLPACK_BOOL
        }
        return shim_dlpack_dtype(code: UInt8(code), bits: UInt8(size * 8), lanes: 1)
    }

    fileprivate init?(dlpack type: shim_dlpack_dtype) {
        for dtype in DType.allCases {
            let own = dtype.dlpack
            if own.code == type.code && own.bits == type.bits && own.lanes == type.lanes {
                self = dtype
                return
            }
        }
        return nil
    }
}
