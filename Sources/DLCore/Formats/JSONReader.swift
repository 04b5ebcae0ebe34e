/// Reads JSON text (RFC 8259) from front to back. The caller says what it expects next, so that nothing is ever nested deeper
/// than the caller goes.
struct JSONReader {
    struct Failure: Error {
        let text: String
    }

    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// A failure that says where it is.
    func failure(_ text: String) -> Failure { Failure(text: "\(text) at byte \(position - bytes.startIndex) of the header") }

    private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    /// Whether the next character is this one, which is then skipped.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard let byte = next, UInt32(byte) == character.value else { return false }
        position += 1
        return true
    }

    mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
        guard skip(character) else { throw failure("expected '\(character)'\(found)") }
    }

    mutating func expectEnd() throws(Failure) {
        skipSpace()
        guard next == nil else { throw failure("expected the end\(found)") }
    }

    private var found: String {
        guard let byte = next else { return ", got the end" }
        return byte > 0x20 && byte < 0x7F ? ", got '\(Unicode.Scalar(byte))'" : ", got byte \(byte)"
    }

    /// Calls `member` at the value of every member of an object.
    mutating func object(_ member: (inout JSONReader, _ key: [UInt8]) throws(Failure) -> Void) throws(Failure) {
        try expect("{")
        if skip("}") { return }
        repeat {
            let key = try string()
            try expect(":")
            try member(&self, key)
        } while skip(",")
        try expect("}")
    }

    /// Calls `element` at every element of an array.
    mutating func array(_ element: (inout JSONReader) throws(Failure) -> Void) throws(Failure) {
        try expect("[")
        if skip("]") { return }
        repeat { try element(&self) } while skip(",")
        try expect("]")
    }

    /// A whole number that is not negative and fits in Int.
    mutating func naturalNumber() throws(Failure) -> Int {
        skipSpace()
        let start = position
        var value = 0
        while let byte = next, byte >= 0x30 && byte <= 0x39 {
            let (product, over1) = value.multipliedReportingOverflow(by: 10)
            let (sum, over2) = product.addingReportingOverflow(Int(byte - 0x30))
            guard !over1 && !over2 else { throw failure("a number is too large") }
            value = sum
            position += 1
        }
        guard position > start else { throw failure("expected a whole number, not negative\(found)") }
        guard position == start + 1 || bytes[start] != 0x30 else { throw failure("a number begins with 0") }
        if let byte = next, byte == 0x2E || byte == 0x65 || byte == 0x45 { throw failure("expected a whole number\(found)") }
        return value
    }

    /// The UTF-8 bytes of a string, escapes resolved.
    mutating func string() throws(Failure) -> [UInt8] {
        try expect("\"")
        var text: [UInt8] = []
        while true {
            guard let byte = next else { throw failure("a string does not end") }
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard String(validating: text, as: UTF8.self) != nil else { throw failure("a string is not valid UTF-8") }
                return text
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw failure("a string contains the control character \(byte)")
            default: text.append(byte)
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(Failure) {
        guard let kind = next else { throw failure("a string does not end") }
        position += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(kind)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = try fourHexDigits()
            if code & 0xFC00 == 0xD800, next == UInt8(ascii: "\\"), position + 1 < bytes.endIndex, bytes[position + 1] == UInt8(ascii: "u") {
                position += 2
                let low = try fourHexDigits()
                guard low & 0xFC00 == 0xDC00 else { throw failure("half of a surrogate pair") }
                code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
            }
            guard let scalar = Unicode.Scalar(code) else { throw failure("half of a surrogate pair") }
            text.append(contentsOf: UTF8.encode(scalar)!)
        default: throw failure("an unknown escape")
        }
    }

    private mutating func fourHexDigits() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure("expected a hexadecimal digit\(found)") }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}

/// A JSON string with the given UTF-8 text.
func appendJSONString(_ text: [UInt8], to output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    output.append(UInt8(ascii: "\""))
    for byte in text {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
        case 0..<0x20: output += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: output.append(byte)
        }
    }
    output.append(UInt8(ascii: "\""))
}
