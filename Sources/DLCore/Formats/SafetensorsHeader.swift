// The safetensors format, https://github.com/huggingface/safetensors: the length of the header as a 64-bit little-endian
// number, the header as a JSON object, and the elements of all tensors, row-major and little-endian. The header gives for
// each name the element type, the shape, and where the elements begin and end, counted from the end of the header.

/// The checked header of a safetensors file.
struct SafetensorsHeader {
    struct Entry {
        let name: [UInt8]
        let type: String
        let shape: [Int]
        let begin: Int
        let end: Int
    }

    /// The longest header that readers of the format accept.
    static let largestHeader = 100_000_000

    private(set) var entries: [Entry] = []
    /// Where the elements begin in the file.
    let dataStart: Int

    init(_ file: borrowing InputFile) throws(DLError) {
        guard file.byteCount >= 8 else { throw file.error("is truncated: expected at least 8 bytes, got \(file.byteCount)") }
        let length = try file.read(8, at: 0).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(Self.largestHeader) else {
            throw file.error("is not a safetensors file: expected a header of at most \(Self.largestHeader) bytes, got \(length)")
        }
        dataStart = 8 + Int(length)
        guard dataStart <= file.byteCount else {
            throw file.error("is truncated: expected 8 + \(length) bytes of header, got \(file.byteCount)")
        }
        let text = try file.read(Int(length), at: 8)
        guard text.first == UInt8(ascii: "{") else { throw file.error("is not a safetensors file: expected the header to begin with '{'") }
        do throws(JSONReader.Failure) {
            try parse(text)
            try checkLayout(dataBytes: file.byteCount - dataStart)
        } catch {
            throw file.error(error.text)
        }
    }

    private mutating func parse(_ text: [UInt8]) throws(JSONReader.Failure) {
        var reader = JSONReader(text[...])
        var names = Set<[UInt8]>()
        var parsed: [Entry] = []
        try reader.object { (reader, name) throws(JSONReader.Failure) in
            guard names.insert(name).inserted else { throw reader.failure("the name \(quoted(name)) stands twice") }
            if name == Array("__metadata__".utf8) {
                try Self.skipMetadata(&reader)
            } else {
                parsed.append(try Self.entry(name, &reader))
            }
        }
        try reader.expectEnd()
        entries = parsed
    }

    /// A map from strings to strings.
    private static func skipMetadata(_ reader: inout JSONReader) throws(JSONReader.Failure) {
        var keys = Set<[UInt8]>()
        try reader.object { (reader, key) throws(JSONReader.Failure) in
            guard keys.insert(key).inserted else { throw reader.failure("the metadata key \(quoted(key)) stands twice") }
            _ = try reader.string()
        }
    }

    private static func entry(_ name: [UInt8], _ reader: inout JSONReader) throws(JSONReader.Failure) -> Entry {
        var type: String?, shape: [Int]?, offsets: [Int]?
        try reader.object { (reader, key) throws(JSONReader.Failure) in
            switch String(decoding: key, as: UTF8.self) {
            case "dtype" where type == nil: type = String(decoding: try reader.string(), as: UTF8.self)
            case "shape" where shape == nil: shape = try numbers(&reader)
            case "data_offsets" where offsets == nil: offsets = try numbers(&reader)
            case "dtype", "shape", "data_offsets": throw reader.failure("\(quoted(name)): \(quoted(key)) stands twice")
            default: throw reader.failure("\(quoted(name)): unknown key \(quoted(key))")
            }
        }
        guard let type, let shape, let offsets else {
            throw reader.failure("\(quoted(name)): expected dtype, shape and data_offsets")
        }
        guard offsets.count == 2 else { throw reader.failure("\(quoted(name)): expected 2 data_offsets, got \(offsets.count)") }
        return Entry(name: name, type: type, shape: shape, begin: offsets[0], end: offsets[1])
    }

    private static func numbers(_ reader: inout JSONReader) throws(JSONReader.Failure) -> [Int] {
        var values: [Int] = []
        try reader.array { (reader) throws(JSONReader.Failure) in values.append(try reader.naturalNumber()) }
        return values
    }

    /// The elements of all tensors together fill the file, without holes and overlaps, each with the size of its shape.
    private mutating func checkLayout(dataBytes: Int) throws(JSONReader.Failure) {
        entries.sort { ($0.begin, $0.end) < ($1.begin, $1.end) }
        var position = 0
        for entry in entries {
            let label = quoted(entry.name)
            guard entry.begin == position && entry.end >= entry.begin else {
                throw .init(text: "\(label): expected its data to begin at \(position), right behind those of the tensor before; "
                    + "got data_offsets [\(entry.begin), \(entry.end)]")
            }
            guard let bits = Self.bits[entry.type] else { throw .init(text: "\(label): there is no dtype \(quoted(Array(entry.type.utf8)))") }
            var size = bits
            for extent in entry.shape {
                let (product, overflow) = size.multipliedReportingOverflow(by: extent)
                guard !overflow else { throw .init(text: "\(label): the size of shape \(entry.shape) overflows") }
                size = product
            }
            guard size % 8 == 0 && size / 8 == entry.end - entry.begin else {
                throw .init(text: "\(label): \(entry.type)\(entry.shape) needs \(size / 8) bytes, data_offsets [\(entry.begin), "
                    + "\(entry.end)] give \(entry.end - entry.begin)")
            }
            position = entry.end
        }
        guard position == dataBytes else {
            throw .init(text: "\(position > dataBytes ? "is truncated" : "has trailing bytes"): expected \(dataStart) + \(position) bytes, "
                + "got \(dataStart + dataBytes)")
        }
    }

    /// The size of an element in bits, of all types that the format knows.
    private static let bits = [
        "BOOL": 8, "U8": 8, "I8": 8, "U16": 16, "I16": 16, "U32": 32, "I32": 32, "U64": 64, "I64": 64, "F16": 16, "BF16": 16,
        "F32": 32, "F64": 64, "C64": 64, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6, "F8_E4M3": 8, "F8_E5M2": 8, "F8_E8M0": 8,
        "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8,
    ]
}

/// A name as it stands in messages, cut off when it is long.
func quoted(_ name: [UInt8]) -> String {
    name.count <= 200 ? "'\(String(decoding: name, as: UTF8.self))'" : "'\(String(decoding: name.prefix(200), as: UTF8.self))...'"
}

extension DType {
    var safetensorsName: String {
        switch self {
        case .float32: return "F32"
        case .float64: return "F64"
        case .int64: return "I64"
        case .int32: return "I32"
        case .uint8: return "U8"
        case .bool: return "BOOL"
        }
    }
}
