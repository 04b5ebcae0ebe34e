/// An integer whose arithmetic remembers that it has overflowed, so that a formula is written as in the book and asked once.
struct CheckedNumber: ExpressibleByIntegerLiteral {
    private var number: Int
    private var hasOverflowed = false

    init(_ value: Int) { number = value }
    init(integerLiteral value: Int) { number = value }

    private init(_ result: (partialValue: Int, overflow: Bool), _ a: CheckedNumber, _ b: CheckedNumber) {
        number = result.partialValue
        hasOverflowed = result.overflow || a.hasOverflowed || b.hasOverflowed
    }

    static func + (a: CheckedNumber, b: CheckedNumber) -> CheckedNumber {
        CheckedNumber(a.number.addingReportingOverflow(b.number), a, b)
    }

    static func - (a: CheckedNumber, b: CheckedNumber) -> CheckedNumber {
        CheckedNumber(a.number.subtractingReportingOverflow(b.number), a, b)
    }

    static func * (a: CheckedNumber, b: CheckedNumber) -> CheckedNumber {
        CheckedNumber(a.number.multipliedReportingOverflow(by: b.number), a, b)
    }

    /// The number; `what` names it in the error when it does not fit in 64 bits.
    func value(_ what: String, _ op: StaticString) throws(DLError) -> Int {
        guard !hasOverflowed else { throw .invalid(op, "\(what) overflows a 64-bit integer") }
        return number
    }
}

extension Dims {
    /// The product of the values.
    var checkedProduct: CheckedNumber {
        var result: CheckedNumber = 1
        for i in 0..<count { result = result * CheckedNumber(self[i]) }
        return result
    }

    /// Fails unless every value is at least `smallest`.
    func checkSmallest(_ smallest: Int, _ name: String, _ op: StaticString) throws(DLError) {
        for i in 0..<count { try DLCore.checkSmallest(self[i], smallest, name, op) }
    }
}

/// Fails unless a value is at least `smallest`.
func checkSmallest(_ value: Int, _ smallest: Int, _ name: String, _ op: StaticString) throws(DLError) {
    guard value >= smallest else {
        throw .invalid(op, "\(name) must be \(smallest == 0 ? "non-negative" : "at least \(smallest)"), but got \(value)")
    }
}

/// int64 numbers as a tensor.
func integers(_ numbers: [Int], shape: Dims? = nil) throws(DLError) -> Tensor {
    try Tensor(numbers.map { Int64($0) }, shape: shape)
}
