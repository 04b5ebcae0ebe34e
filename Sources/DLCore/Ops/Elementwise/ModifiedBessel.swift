import DLKernels

/// The modified Bessel function of the first kind and of order 0 or 1, times exp(-|x|) if scaled.
struct ModifiedBessel: Operation {
    static let name: StaticString = "modified_bessel"
    let order: Int, isScaled: Bool
    private var input = SavedTensor()

    init(order: Int, isScaled: Bool) {
        self.order = order
        self.isScaled = isScaled
    }

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let given = inputs[0]
        let x = try contiguous(given.dtype.isFloatingPoint ? given : to(given, dtype: .float32))
        let output = try Tensor.result(x.shape, x.dtype, Self.name)
        modifiedBessel(x.dtype, order: order, isScaled: isScaled, count: x.count, from: x.pointer, to: output.pointer)
        input = inputs.save(0)
        return output
    }

    /// I0' = I1 and I1' = I0 - I1 / x, which is 1/2 at 0; the scaled ones fall by sign(x) times themselves.
    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let x = try context.value(input)
        let other = try run(ModifiedBessel(order: 1 - order, isScaled: isScaled), x)
        var slope = other
        if order == 1 {
            let isZero = try eq(x, 0)
            let quotient = try run(self.again, x) / choose(isZero, onesLike(x), x)
            slope = try other - choose(isZero, onesLike(x) * 0.5, quotient)
        }
        if isScaled { slope = try slope - sign(x) * run(self.again, x) }
        return [try gradient * slope]
    }

    private var again: ModifiedBessel { ModifiedBessel(order: order, isScaled: isScaled) }

    mutating func releaseSaved() -> Bool { input.release() }
}

public func i0(_ input: Tensor) throws(DLError) -> Tensor { try run(ModifiedBessel(order: 0, isScaled: false), input) }
public func i0e(_ input: Tensor) throws(DLError) -> Tensor { try run(ModifiedBessel(order: 0, isScaled: true), input) }
public func i1(_ input: Tensor) throws(DLError) -> Tensor { try run(ModifiedBessel(order: 1, isScaled: false), input) }
public func i1e(_ input: Tensor) throws(DLError) -> Tensor { try run(ModifiedBessel(order: 1, isScaled: true), input) }
