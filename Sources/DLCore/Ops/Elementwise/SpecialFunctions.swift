import DLKernels

/// 1 - erf x
struct Erfc: UnaryOperation {
    static let name: StaticString = "erfc"
    static var kernel: UnaryKernel { .erfc }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try gradient * (exp(neg(input * input)) * -1.128379167095512573896)
    }
}

public func erfc(_ input: Tensor) throws(DLError) -> Tensor { try run(Erfc(), input) }

/// The inverse of erf; its derivative is sqrt(pi)/2 e^(y^2)
struct Erfinv: UnaryOperation {
    static let name: StaticString = "erfinv"
    static var kernel: UnaryKernel { .erfinv }
    static var keeps: Kept { .output }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ output: Tensor) throws(DLError) -> Tensor {
        try gradient * (exp(output * output) * 0.886226925452758013649)
    }
}

public func erfinv(_ input: Tensor) throws(DLError) -> Tensor { try run(Erfinv(), input) }

/// log |gamma x|
struct LogGamma: UnaryOperation {
    static let name: StaticString = "lgamma"
    static var kernel: UnaryKernel { .lgamma }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient * digamma(input) }
}

public func lgamma(_ input: Tensor) throws(DLError) -> Tensor { try run(LogGamma(), input) }

/// The derivative of lgamma
struct Digamma: UnaryOperation {
    static let name: StaticString = "digamma"
    static var kernel: UnaryKernel { .digamma }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try gradient * polygamma(n: 1, input: input)
    }
}

public func digamma(_ input: Tensor) throws(DLError) -> Tensor { try run(Digamma(), input) }

/// The n-th derivative of digamma, n >= 1: (-1)^(n+1) n! zeta(n + 1, x)
struct Polygamma: Operation {
    static let name: StaticString = "polygamma"
    let n: Int
    private var input = SavedTensor()

    init(n: Int) { self.n = n }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        let x = inputs[0].dtype.isFloatingPoint ? inputs[0] : try to(inputs[0], dtype: .float32)
        if n == 1 { return try Tensor.map(.trigamma, x, .same, Self.name) }
        var factor = n % 2 == 0 ? -1.0 : 1.0
        var k = 2
        while k <= n && factor.isFinite {
            factor *= Double(k)
            k += 1
        }
        let order = try Tensor.scalar(.float(Double(n) + 1), x.dtype, isNumber: true, Self.name)
        return try Tensor.map(.zeta, order, x, .same, Self.name) * .float(factor)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let (next, overflow) = n.addingReportingOverflow(1)
        if overflow { throw .invalid(Self.name, "n + 1 overflows") }
        return [try gradient * polygamma(n: next, input: context.value(input))]
    }

    mutating func releaseSaved() -> Bool { input.release() }
}

public func polygamma(n: Int, input: Tensor) throws(DLError) -> Tensor {
    guard n >= 0 else { throw .invalid("polygamma", "polygamma(n, x) does not support negative n: got \(n)") }
    return n == 0 ? try named("polygamma") { () throws(DLError) in try digamma(input) } : try run(Polygamma(n: n), input)
}

/// Hurwitz's zeta function
public func zeta(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try withoutRecording { () throws(DLError) in try Tensor.map(.zeta, input, other, .float, "zeta") }
}

/// The logarithm of the multivariate gamma function: p (p - 1) / 4 log pi + the sum of lgamma(x - j / 2) for j < p
public func mvlgamma(_ input: Tensor, p: Int) throws(DLError) -> Tensor {
    guard p >= 1 && p <= 100 else { throw .invalid("mvlgamma", "p has to be greater than or equal to 1, and at most 100, got \(p)") }
    return try named("mvlgamma") { () throws(DLError) in
        var sum = try lgamma(input)
        for j in 1..<p where p > 1 { sum = try sum + lgamma(input - .float(Double(j) / 2)) }
        return try sum + .float(Double(p * (p - 1)) / 4 * 1.144729885849400174143)
    }
}

/// sin(pi x) / (pi x); the derivative at 0 is 0
struct Sinc: UnaryOperation {
    static let name: StaticString = "sinc"
    static var kernel: UnaryKernel { .sinc }
    var saved = SavedTensor()

    /// (cos(pi x) - sinc x) / x
    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        let isZero = try eq(input, 0)
        let x = try choose(isZero, onesLike(input), input)
        let slope = try (cos(x * 3.141592653589793238463) - sinc(x)) / x
        return try gradient * choose(isZero, zerosLike(input), slope)
    }
}

public func sinc(_ input: Tensor) throws(DLError) -> Tensor { try run(Sinc(), input) }

/// log(x / (1 - x))
struct Logit: UnaryOperation {
    static let name: StaticString = "logit"
    static var kernel: UnaryKernel { .logit }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient / (input * (1 - input)) }
}

/// With eps, the input is first limited to eps ... 1 - eps.
public func logit(_ input: Tensor, eps: Double? = nil) throws(DLError) -> Tensor {
    guard let eps else { return try run(Logit(), input) }
    return try named("logit") { () throws(DLError) in
        let x = input.dtype.isFloatingPoint ? input : try to(input, dtype: .float32)
        return try run(Logit(), clamp(x, min: .float(eps), max: .float(1 - eps)))
    }
}

/// x log y, or x log(1 + y); 0 where x is 0
struct XLogY: Operation {
    static let name: StaticString = "xlogy"
    let plusOne: Bool
    private var input = SavedTensor(), other = SavedTensor()

    init(plusOne: Bool) { self.plusOne = plusOne }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        other = inputs.save(1)
        return try Tensor.map(plusOne ? .xlog1py : .xlogy, inputs[0], inputs[1], .float, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input), y = try context.value(other)
        var gradients: [Tensor?] = [nil, nil]
        if context.needs(0) {
            let slope = try run(XLogY(plusOne: plusOne), gradient, y)
            let constant = try logicalAnd(eq(x, 0), le(y, plusOne ? -1 : 0))
            gradients[0] = try choose(constant, number(0, for: slope), slope)
        }
        if context.needs(1) { gradients[1] = try gradient * x / (plusOne ? y + 1 : y) }
        return gradients
    }

    mutating func releaseSaved() -> Bool {
        _ = other.release()
        return input.release()
    }
}

public func xlogy(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(XLogY(plusOne: false), input, other) }
public func xlogy(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try xlogy(input, number(other, for: input)) }

public func xlog1py(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor {
    try named("xlog1py") { () throws(DLError) in try run(XLogY(plusOne: true), input, other) }
}
public func xlog1py(_ input: Tensor, _ other: Scalar) throws(DLError) -> Tensor { try xlog1py(input, number(other, for: input)) }

/// -x log x
public func entr(_ input: Tensor) throws(DLError) -> Tensor {
    try named("entr") { () throws(DLError) in
        let inside = try neg(xlogy(input, input))
        return try choose(lt(input, 0), number(.float(-.infinity), for: inside), inside)
    }
}

/// The standard normal distribution function, erfc(-x / sqrt 2) / 2
public func ndtr(_ input: Tensor) throws(DLError) -> Tensor {
    try named("ndtr") { () throws(DLError) in try erfc(input * -0.707106781186547524401) * 0.5 }
}

/// The inverse of ndtr, sqrt 2 erfinv(2 x - 1)
public func ndtri(_ input: Tensor) throws(DLError) -> Tensor {
    try named("ndtri") { () throws(DLError) in try erfinv(input * 2.0 - 1.0) * 1.41421356237309504880 }
}
