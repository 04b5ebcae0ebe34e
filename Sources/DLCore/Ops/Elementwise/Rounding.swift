import DLKernels

struct Floor: StepOperation {
    static let name: StaticString = "floor"
    static var kernel: UnaryKernel { .floor }
    var saved = SavedTensor()
}

/// The largest integer not above x.
public func floor(_ input: Tensor) throws(DLError) -> Tensor { try run(Floor(), input) }

struct Ceil: StepOperation {
    static let name: StaticString = "ceil"
    static var kernel: UnaryKernel { .ceil }
    var saved = SavedTensor()
}

/// The smallest integer not below x.
public func ceil(_ input: Tensor) throws(DLError) -> Tensor { try run(Ceil(), input) }

struct Round: StepOperation {
    static let name: StaticString = "round"
    static var kernel: UnaryKernel { .round }
    var saved = SavedTensor()
}

/// The nearest integer, of two equally near ones the even one.
public func round(_ input: Tensor) throws(DLError) -> Tensor { try run(Round(), input) }

struct Trunc: StepOperation {
    static let name: StaticString = "trunc"
    static var kernel: UnaryKernel { .trunc }
    var saved = SavedTensor()
}

/// The integer part.
public func trunc(_ input: Tensor) throws(DLError) -> Tensor { try run(Trunc(), input) }

struct Sign: StepOperation {
    static let name: StaticString = "sign"
    static var kernel: UnaryKernel { .sign }
    var saved = SavedTensor()
}

/// -1, 0 or 1.
public func sign(_ input: Tensor) throws(DLError) -> Tensor { try run(Sign(), input) }
