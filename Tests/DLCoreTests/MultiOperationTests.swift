@testable import DLCore
import Testing

/// x + y and x y, each result with a gradient of its own.
private struct SumAndProduct: MultiOperation {
    static let name: StaticString = "sum_and_product"
    private var y = SavedTensor(), product = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        let results = [try inputs[0] + inputs[1], try inputs[0] * inputs[1]]
        y = inputs.save(1)
        product = inputs.save(output: results[1], index: 1)
        return results
    }

    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        let y = try context.value(y)
        var byX = gradients[0], byY = gradients[0]
        if let gradient = gradients[1] {
            // x y / y instead of x, so that the saved result takes part.
            let again = try context.value(product) / y
            let moreX = try gradient * y, moreY = try gradient * again
            if let other = byX { byX = try other + moreX } else { byX = moreX }
            if let other = byY { byY = try other + moreY } else { byY = moreY }
        }
        return [byX, byY]
    }

    mutating func releaseSaved() -> Bool {
        _ = product.release()
        return y.release()
    }
}

/// The same, differentiated by computing it again in plain operations.
private struct ReplayedSumAndProduct: MultiOperation {
    static let name: StaticString = "replayed"
    private var x = SavedTensor(), y = SavedTensor()

    mutating func forward(_ inputs: Inputs) throws(DLError) -> [Tensor] {
        x = inputs.save(0)
        y = inputs.save(1)
        return [try inputs[0] + inputs[1], try inputs[0] * inputs[1]]
    }

    func backward(_ gradients: [Tensor?], _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        try replayedGradients([context.value(x), context.value(y)], gradients, context) { (inputs: [Tensor?]) throws(DLError) in
            guard let x = inputs[0], let y = inputs[1] else { return [] }
            return [try x + y, try x * y]
        }
    }

    mutating func releaseSaved() -> Bool {
        _ = x.release()
        return y.release()
    }
}

@Suite struct MultiOperationTests {
    private func inputs() throws -> [Tensor] {
        let x = try Tensor([0.5, -1.5, 2.0], shape: [3]), y = try Tensor([1.25, 0.75, -2.0], shape: [3])
        try x.setRequiresGrad(true)
        try y.setRequiresGrad(true)
        return [x, y]
    }

    private func results(_ isReplayed: Bool, _ x: Tensor, _ y: Tensor) throws(DLError) -> [Tensor] {
        isReplayed ? try run(ReplayedSumAndProduct(), Inputs(list: [x, y])) : try run(SumAndProduct(), Inputs(list: [x, y]))
    }

    @Test(arguments: [false, true]) func derivativesAreThoseOfDifferences(isReplayed: Bool) throws {
        for order in 1...2 {
            // One result depends on the other, one input on the other, and both, one or none of the results are used.
            try gradcheck(inputs(), order: order) { (values: [Tensor]) throws(DLError) -> Tensor in
                let both = try results(isReplayed, values[0], sin(values[0]) * values[1])
                let again = try results(isReplayed, both[1], both[0])
                return try both[0] * exp(again[1] * 0.1) + again[0]
            }
            try gradcheck(inputs(), order: order) { (values: [Tensor]) throws(DLError) -> Tensor in
                try sin(results(isReplayed, values[0], values[1])[1])
            }
        }
    }

    @Test(arguments: [false, true]) func aSecondBackwardPassIsRefused(isReplayed: Bool) throws {
        let values = try inputs()
        let total = try sum(results(isReplayed, values[0], values[1])[1])
        try total.backward()
        #expect(throws: DLError.self) { try total.backward() }
        #expect(try values[0].grad?.values() == [1.25, 0.75, -2.0])
    }

    @Test func resultsKnowTheirOperation() throws {
        let values = try inputs()
        let both = try results(false, values[0], values[1])
        #expect(both.allSatisfy { "\($0.gradientFunctionName ?? "")" == "sum_and_product" })
    }
}
