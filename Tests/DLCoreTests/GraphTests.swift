import DLCore
import Testing

/// The recorded graph as it is looked at: values, and the derivative rule of one vertex.
@Suite struct GraphTests {
    private func leaf(_ value: Double) throws -> Tensor {
        let x = try Tensor([value], shape: [])
        try x.setRequiresGrad(true)
        return x
    }

    @Test func aVertexAppliesItsOwnRule() throws {
        let x = try leaf(2), y = try leaf(5)
        let node = try #require(GraphNode(of: x * y))
        #expect(node.resultCount == 1 && node.inputCount == 2)
        let gradients = try node.gradients([Tensor([10.0], shape: [])])
        #expect(try gradients.map { try $0?.item().double } == [50, 20])
        #expect(throws: DLError.self) { try node.gradients([]) }
        #expect(throws: DLError.self) { try node.gradients([nil]) }
        #expect(throws: DLError.self) { try node.gradients([Tensor([1.0, 2.0])]) }
        let start = try #require(try node.input(0)?.node)
        #expect(start.isLeaf)
        #expect(throws: DLError.self) { try start.gradients([Tensor([1.0], shape: [])]) }
    }

    @Test func valuesAreKeptOnRequest() throws {
        let x = try leaf(3)
        RecordedValues.areKept = true
        let y = try pow(x, 2.0)
        RecordedValues.areKept = false
        let node = try #require(GraphNode(of: y))
        #expect(try node.value()?.item().double == 9)
        #expect(try node.inputValue(0)?.item().double == 3)
        #expect(node.value(result: 1) == nil && node.inputValue(7) == nil)
        // The value does not keep the graph alive in a circle.
        #expect(node.value()?.requiresGrad == false)
    }

    @Test func arithmeticOfLayers() throws {
        #expect(try windowOutputSize(inputSize: [224, 7], kernelSize: [7], stride: [2], padding: [3]).values(as: Int64.self) == [112, 4])
        #expect(try hiddenSizeForParameters(kind: .lstm, inputSize: 3, parameters: 180, biases: 1).values(as: Int64.self) == [5])
        let layers = try Tensor([4, 2, 1, 1, 2, 2, 0, 1, 4, 2, 1, 1, 2, 2, 0, 1, 4, 1, 0, 1] as [Int64], shape: [5, 4])
        #expect(try receptiveField(layers).size.values(as: Int64.self) == [4, 6, 18, 26, 74])
        #expect(try receptiveField(layers, inputSize: 64).size.values(as: Int64.self) == [4, 6, 18, 26, 64])
    }
}
