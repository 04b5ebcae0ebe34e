import DLKernels

/// What the units of a layer see of the input along one axis: unit i the elements from start + i stride on, `size` of them.
private struct Field {
    var size = 1
    var stride = 1
    var start = 0

    /// The field of the units of one more layer.
    mutating func add(_ window: Window, _ op: StaticString) throws(DLError) {
        let jump = CheckedNumber(stride)
        size = try (CheckedNumber(size) + (window.extent - 1) * jump).value("the size of a receptive field", op)
        start = try (CheckedNumber(start) - CheckedNumber(window.padding) * jump).value("the start of a receptive field", op)
        stride = try (jump * CheckedNumber(window.stride)).value("the stride of a receptive field", op)
    }

    /// The largest number of elements inside the input that one of `units` units sees. The unit whose field lies most evenly
    /// around the middle sees the most.
    func largestInside(_ input: Int, units: Int) -> Int {
        let middle = (Double(input) - Double(size)) / 2 - Double(start)
        let unit = min(Int(exactly: max(0, (middle / Double(stride)).rounded(.down))) ?? units, units - 1)
        func inside(_ unit: Int) -> Int {
            let (first, overflow) = unit.multipliedReportingOverflow(by: stride)
            if overflow { return 0 }
            let (low, over1) = first.addingReportingOverflow(start)
            let (end, over2) = low.addingReportingOverflow(size)
            return over1 ? 0 : max(0, (over2 ? input : min(input, end)) - max(0, low))
        }
        return max(inside(unit), unit + 1 < units ? inside(unit + 1) : 0)
    }
}

public func receptiveField(_ layers: Tensor, inputSize: Int? = nil) throws(DLError) -> (size: Tensor, stride: Tensor, start: Tensor) {
    let op: StaticString = "receptive_field"
    guard layers.rank == 2 && layers.shape[1] == 4 else {
        throw .shape(op, "layers must be (L, 4), a kernel size, stride, padding and dilation for each layer, but got shape \(layers.shape)")
    }
    guard layers.dtype == .int64 else { throw .dtype(op, "layers must be int64, but got \(layers)") }
    if let inputSize { try checkSmallest(inputSize, 1, "input_size", op) }
    let numbers: [Int] = try layers.values()
    var field = Field(), map = inputSize ?? 0
    var sizes: [Int] = [], strides: [Int] = [], starts: [Int] = []
    for layer in 0..<layers.shape[0] {
        var window = Window(kernel: numbers[4 * layer], stride: numbers[4 * layer + 1], padding: numbers[4 * layer + 2],
                            dilation: numbers[4 * layer + 3])
        guard window.kernel >= 0, window.stride > 0, window.padding >= 0, window.dilation > 0 else {
            throw .invalid(op, "layer \(layer) must have a kernel size and padding that are non-negative and a stride and dilation that are "
                + "positive, but got kernel size \(window.kernel), stride \(window.stride), padding \(window.padding), dilation \(window.dilation)")
        }
        if window.kernel == 0 {
            guard inputSize != nil else { throw .invalid(op, "layer \(layer) sees its whole input (kernel size 0), which needs input_size") }
            window = Window(kernel: map)
        }
        try field.add(window, op)
        if let inputSize {
            guard let output = try window.outputSize(map, op) else {
                throw .shape(op, "layer \(layer) has a kernel that is larger than its padded input: it gets \(map) elements, and has kernel size "
                    + "\(window.kernel), padding \(window.padding) and dilation \(window.dilation)")
            }
            map = output
            sizes.append(field.largestInside(inputSize, units: map))
        } else {
            sizes.append(field.size)
        }
        strides.append(field.stride)
        starts.append(field.start)
    }
    return (try integers(sizes), try integers(strides), try integers(starts))
}
