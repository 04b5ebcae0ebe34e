import DLKernels

/// A tensor's axes, parted into those that a reduction keeps and those that it folds.
struct ReductionAxes {
    let axes: AxisSet
    private(set) var keptSizes = Dims(), keptStrides = Dims()
    private(set) var reducedSizes = Dims(), reducedStrides = Dims()
    /// The input's shape with 1 in the place of reduced axes, and without them.
    private(set) var keepdimShape: Dims

    init(_ input: Tensor, _ axes: AxisSet) {
        self.axes = axes
        keepdimShape = input.shape
        for i in 0..<input.rank {
            if axes.contains(i) {
                reducedSizes.append(input.shape[i])
                reducedStrides.append(input.strides[i])
                keepdimShape[i] = 1
            } else {
                keptSizes.append(input.shape[i])
                keptStrides.append(input.strides[i])
            }
        }
    }

    func outputShape(keepdim: Bool) -> Dims { keepdim ? keepdimShape : keptSizes }

    /// Elements that are folded into one.
    var reducedCount: Int { reducedSizes.product }
}

/// What every reduction over several axes is: the axes, and whether they stay with extent 1.
protocol AxesReduction: Operation {
    var dim: Dims? { get }
    var keepdim: Bool { get }
}

extension AxesReduction {
    func axes(of input: Tensor) throws(DLError) -> ReductionAxes {
        ReductionAxes(input, try resolveAxes(dim, rank: input.rank, Self.name))
    }

    /// A value of the output's shape brought back to the rank of the input, so that it broadcasts against it.
    func restored(_ value: Tensor, _ keepdimShape: Dims) throws(DLError) -> Tensor {
        keepdim ? value : try reshape(value, shape: keepdimShape)
    }
}

/// A tensor summed down to a shape that broadcasts to its own.
func sumToShape(_ input: Tensor, _ shape: Dims) throws(DLError) -> Tensor {
    if input.shape == shape { return input }
    let shift = input.rank - shape.count
    var dims = Dims()
    for i in 0..<input.rank where i < shift || (shape[i - shift] == 1 && input.shape[i] != 1) { dims.append(i) }
    let summed = dims.isEmpty ? input : try sum(input, dim: dims, keepdim: true)
    return summed.shape == shape ? summed : try reshape(summed, shape: shape)
}
