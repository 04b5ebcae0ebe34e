import DLKernels

struct Asin: UnaryOperation {
    static let name: StaticString = "asin"
    static var kernel: UnaryKernel { .asin }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try gradient * rsqrt(1 - input * input)
    }
}

/// Arc sine in radians, not a number outside of -1 to 1
public func asin(_ input: Tensor) throws(DLError) -> Tensor { try run(Asin(), input) }

struct Acos: UnaryOperation {
    static let name: StaticString = "acos"
    static var kernel: UnaryKernel { .acos }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor {
        try neg(gradient * rsqrt(1 - input * input))
    }
}

/// Arc cosine in radians, not a number outside of -1 to 1
public func acos(_ input: Tensor) throws(DLError) -> Tensor { try run(Acos(), input) }

struct Atan: UnaryOperation {
    static let name: StaticString = "atan"
    static var kernel: UnaryKernel { .atan }
    var saved = SavedTensor()

    static func derivative(_ gradient: Tensor, _ input: Tensor) throws(DLError) -> Tensor { try gradient / (input * input + 1) }
}

/// Arc tangent in radians
public func atan(_ input: Tensor) throws(DLError) -> Tensor { try run(Atan(), input) }

/// The angle of the point (other, input)
struct Atan2: Operation {
    static let name: StaticString = "atan2"
    private var input = SavedTensor(), other = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        other = inputs.save(1)
        return try Tensor.map(.atan2, inputs[0], inputs[1], .float, Self.name)
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let y = try context.value(input), x = try context.value(other)
        let share = try gradient / (x * x + y * y)
        return [context.needs(0) ? try share * x : nil, context.needs(1) ? try neg(share * y) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = other.release()
        return input.release()
    }
}

public func atan2(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Atan2(), input, other) }

/// sqrt(input^2 + other^2)
struct Hypot: Operation {
    static let name: StaticString = "hypot"
    private var input = SavedTensor(), other = SavedTensor(), output = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        input = inputs.save(0)
        other = inputs.save(1)
        let result = try Tensor.map(.hypot, inputs[0], inputs[1], .same, Self.name)
        output = inputs.save(output: result)
        return result
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let share = try gradient / context.value(output)
        return [context.needs(0) ? try share * context.value(input) : nil,
                context.needs(1) ? try share * context.value(other) : nil]
    }

    mutating func releaseSaved() -> Bool {
        _ = other.release()
        _ = output.release()
        return input.release()
    }
}

public func hypot(_ input: Tensor, _ other: Tensor) throws(DLError) -> Tensor { try run(Hypot(), input, other) }

/// Degrees as radians
public func deg2rad(_ input: Tensor) throws(DLError) -> Tensor {
    try named("deg2rad") { () throws(DLError) in try input * 0.0174532925199432957692 }
}

/// Radians as degrees
public func rad2deg(_ input: Tensor) throws(DLError) -> Tensor {
    try named("rad2deg") { () throws(DLError) in try input * 57.2957795130823208768 }
}
