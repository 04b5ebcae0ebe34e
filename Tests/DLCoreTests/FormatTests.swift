import DLCore
import Foundation
import Testing

/// DLPack, IDX and safetensors through the Swift functions. The expected bytes are written by hand from the descriptions of the
/// formats.
@Suite struct FormatTests {
    /// A path in a new folder, which is removed at the end.
    private func withFile(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dlcore-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("file").path)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.allSatisfy { $0 == "file" }, "files stay behind: \(left)")
    }

    private func error(_ body: () throws -> Void) -> DLError? {
        do {
            try body()
            return nil
        } catch {
            return error as? DLError
        }
    }

    private func safetensors(_ header: String, _ data: [UInt8]) -> Data {
        var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
        bytes += Array(header.utf8) + data
        return Data(bytes)
    }

    // MARK: IDX

    @Test func idxElementTypes() throws {
        try withFile { (path: String) throws in
            func load(_ bytes: [UInt8]) throws -> Tensor {
                try Data(bytes).write(to: URL(fileURLWithPath: path))
                return try loadIDX(path: path)
            }
            let bytes = try load([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 255])
            #expect(bytes.shape == [2, 2] && bytes.dtype == .uint8)
            #expect(try bytes.values(as: UInt8.self) == [1, 2, 3, 255])
            let integers = try load([0, 0, 0x0C, 1, 0, 0, 0, 2, 0xFF, 0xFF, 0xFF, 0xFE, 0, 1, 0, 0])
            #expect(try integers.dtype == .int32 && integers.values(as: Int32.self) == [-2, 65536])
            let floats = try load([0, 0, 0x0D, 1, 0, 0, 0, 1, 0xBF, 0x80, 0, 0])
            #expect(try floats.dtype == .float32 && floats.values(as: Float.self) == [-1])
            let doubles = try load([0, 0, 0x0E, 0, 0x3F, 0xE0, 0, 0, 0, 0, 0, 0])
            #expect(try doubles.dtype == .float64 && doubles.rank == 0 && doubles.values(as: Double.self) == [0.5])
            #expect(error { _ = try load([0, 0, 9, 0, 1]) }?.status == .unsupported)
            let short = error { _ = try load([0, 0, 8, 1, 0, 0, 0, 9, 1]) }
            #expect(short?.status == .io && short?.message.contains("8 + 9 bytes for uint8[9], got 9") == true)
            #expect(error { _ = try load([0x1F, 0x8B, 8, 0]) }?.message.contains("gunzip") == true)
            #expect(error { _ = try loadIDX(path: path + ".none") }?.message.contains(path + ".none") == true)
            #expect(error { _ = try loadIDX(path: "a\0b") }?.status == .invalidArgument)
        }
    }

    // MARK: safetensors

    @Test func safetensorsRoundTrip() throws {
        try withFile { (path: String) throws in
            let grid = try arange(start: 0, end: 12, dtype: .float64)
            let tensors: [String: Tensor] = [
                "weight": try randn([3, 4], generator: Generator(seed: 1)), "turned": try transpose(reshape(grid, shape: [3, 4]), dim0: 0, dim1: 1),
                "scalar": try Tensor(.int(-5)), "mask": try Tensor([true, false, true]), "bytes": try Tensor([UInt8(0), 128, 255]),
                "numbers": try Tensor([Int32.min, Int32.max], shape: [1, 2]), "none": try zeros([0, 3]), "\"ä\\\n😀": try Tensor([1.5]),
            ]
            try saveSafetensors(tensors, path: path)
            let loaded = try loadSafetensors(path: path)
            #expect(Set(loaded.keys) == Set(tensors.keys))
            for (name, tensor) in tensors {
                let back = try #require(loaded[name])
                #expect(back.shape == tensor.shape && back.dtype == tensor.dtype, "\(name)")
                #expect(try back.values(as: Double.self) == tensor.values(as: Double.self), "\(name)")
                #expect(try loadSafetensors(path: path, name: name).values(as: Double.self) == tensor.values(as: Double.self), "\(name)")
            }
            let first = try Data(contentsOf: URL(fileURLWithPath: path))
            try saveSafetensors(tensors, path: path)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first, "equal tensors make equal files")
        }
    }

    @Test func safetensorsBytes() throws {
        try withFile { (path: String) throws in
            try saveSafetensors(["b": Tensor([UInt8(9)]), "a": Tensor([Float(1), -2], shape: [1, 2])], path: path)
            let header = #"{"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[1],"data_offsets":[8,9]}}"#
            let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == safetensors(padded, [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 9]))
        }
    }

    @Test func safetensorsErrors() throws {
        try withFile { (path: String) throws in
            func status(_ header: String, _ data: [UInt8]) throws -> Status? {
                try safetensors(header, data).write(to: URL(fileURLWithPath: path))
                return error { _ = try loadSafetensors(path: path, name: "a") }?.status
            }
            let good = #"{"__metadata__":{"format":"pt"},"a":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]}}"#
            #expect(try status(good, [0, 7]) == nil)
            #expect(try loadSafetensors(path: path)["a"]?.values(as: UInt8.self) == [0, 1])
            #expect(try status(good, [0]) == .io)
            #expect(try status(good, [0, 1, 2]) == .io)
            #expect(try status(#"{"b":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}"#, [0]) == .invalidArgument)
            #expect(try status(#"{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}"#, [0, 0]) == .unsupported)
            #expect(try status(#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,1]}}"#, [0]) == .io)
            #expect(try status(#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#, [0]) == .io)
            #expect(try status(#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#, [0, 0]) == .io)
            #expect(error { try saveSafetensors(["__metadata__": Tensor([1.0])], path: path) }?.status == .invalidArgument)
            #expect(error { try saveSafetensors(["a": Tensor([1.0])], path: "/no/such/folder/file") }?.status == .io)
        }
    }

    // MARK: DLPack

    private final class Flag: @unchecked Sendable {
        var count = 0
    }

    @Test func dlpackKeepsMemoryAlive() throws {
        let flag = Flag()
        let memory = UnsafeMutablePointer<Float>.allocate(capacity: 6)
        for i in 0..<6 { memory[i] = Float(i) }
        func exported() throws -> UnsafeMutableRawPointer {
            let tensor = try Tensor.adopting(memory, .float32, shape: [2, 3]) {
                memory.deallocate()
                flag.count += 1
            }
            return try transpose(tensor, dim0: 0, dim1: 1).dlpackVersioned()
        }
        do {
            let back = try Tensor.adopting(dlpackVersioned: exported())
            #expect(flag.count == 0)
            #expect(back.shape == [3, 2] && back.strides == [1, 3])
            #expect(try back.values(as: Float.self) == [0, 3, 1, 4, 2, 5])
        }
        #expect(flag.count == 1)
        let tensor = try Tensor([Int64(4), 5])
        let legacy = try Tensor.adopting(dlpackLegacy: tensor.dlpackLegacy())
        #expect(legacy.pointer == tensor.pointer && legacy.dtype == .int64)
        let parameter = try Tensor([1.0])
        try parameter.setRequiresGrad(true)
        #expect(error { _ = try parameter.dlpackVersioned() }?.status == .invalidState)
    }
}
