/// Reductions over any axes. The array is described by its kept axes (in the order of the output, which is
/// contiguous) and its reduced axes, each with sizes and strides in elements.

/// The sum; floats keep their type and are multiplied by `scale` at the end (1/n gives the mean), integers and bool
/// give Int64.
public func reduceSum(
    _ dtype: DType, keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer, scale: Double = 1
) {
    let axes = AxisReduction(
        keptSizes: keptSizes, keptStrides: keptStrides, reducedSizes: reducedSizes, reducedStrides: reducedStrides)
    switch dtype {
    case .float32: axes.run(SumFloat.self, scale: scale, input: input, output: output)
    case .float64: axes.run(SumDouble.self, scale: scale, input: input, output: output)
    case .int64: axes.run(SumWhole<Int64>.self, scale: scale, input: input, output: output)
    case .int32: axes.run(SumWhole<Int32>.self, scale: scale, input: input, output: output)
    case .uint8, .bool: axes.run(SumWhole<UInt8>.self, scale: scale, input: input, output: output)
    }
}

/// The sum, or the sum of squares, of float32 or float64 elements as float64, times `scale`.
public func reduceWide(
    _ dtype: DType, squares: Bool, keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer, scale: Double = 1
) {
    let axes = AxisReduction(
        keptSizes: keptSizes, keptStrides: keptStrides, reducedSizes: reducedSizes, reducedStrides: reducedStrides)
    switch (dtype, squares) {
    case (.float32, false): axes.run(WideSumFloat.self, scale: scale, input: input, output: output)
    case (.float32, true): axes.run(SquaresFloat.self, scale: scale, input: input, output: output)
    case (_, false): axes.run(SumDouble.self, scale: scale, input: input, output: output)
    case (_, true): axes.run(SquaresDouble.self, scale: scale, input: input, output: output)
    }
}

/// The product; floats keep their type, integers and bool give Int64.
public func reduceProduct(
    _ dtype: DType, keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    let axes = AxisReduction(
        keptSizes: keptSizes, keptStrides: keptStrides, reducedSizes: reducedSizes, reducedStrides: reducedStrides)
    switch dtype {
    case .float32: axes.run(ProductFloat.self, scale: 1, input: input, output: output)
    case .float64: axes.run(ProductDouble.self, scale: 1, input: input, output: output)
    case .int64: axes.run(ProductWhole<Int64>.self, scale: 1, input: input, output: output)
    case .int32: axes.run(ProductWhole<Int32>.self, scale: 1, input: input, output: output)
    case .uint8, .bool: axes.run(ProductWhole<UInt8>.self, scale: 1, input: input, output: output)
    }
}

/// The largest element; NaN wins. At least one element is reduced; the output has the type of the input.
public func reduceMaximum(
    _ dtype: DType, keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    let axes = AxisReduction(
        keptSizes: keptSizes, keptStrides: keptStrides, reducedSizes: reducedSizes, reducedStrides: reducedStrides)
    switch dtype {
    case .float32: axes.run(MaximumOfReal<Float>.self, scale: 1, input: input, output: output)
    case .float64: axes.run(MaximumOfReal<Double>.self, scale: 1, input: input, output: output)
    case .int64: axes.run(MaximumOfWhole<Int64>.self, scale: 1, input: input, output: output)
    case .int32: axes.run(MaximumOfWhole<Int32>.self, scale: 1, input: input, output: output)
    case .uint8, .bool: axes.run(MaximumOfWhole<UInt8>.self, scale: 1, input: input, output: output)
    }
}

/// The smallest element; NaN wins.
public func reduceMinimum(
    _ dtype: DType, keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    let axes = AxisReduction(
        keptSizes: keptSizes, keptStrides: keptStrides, reducedSizes: reducedSizes, reducedStrides: reducedStrides)
    switch dtype {
    case .float32: axes.run(MinimumOfReal<Float>.self, scale: 1, input: input, output: output)
    case .float64: axes.run(MinimumOfReal<Double>.self, scale: 1, input: input, output: output)
    case .int64: axes.run(MinimumOfWhole<Int64>.self, scale: 1, input: input, output: output)
    case .int32: axes.run(MinimumOfWhole<Int32>.self, scale: 1, input: input, output: output)
    case .uint8, .bool: axes.run(MinimumOfWhole<UInt8>.self, scale: 1, input: input, output: output)
    }
}

/// Whether any of the elements, which are bytes, differs from zero; the output is bool.
public func reduceAny(
    keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    let axes = AxisReduction(
        keptSizes: keptSizes, keptStrides: keptStrides, reducedSizes: reducedSizes, reducedStrides: reducedStrides)
    axes.run(AnyTrue<UInt8>.self, scale: 1, input: input, output: output)
}

/// Whether every one of the elements, which are bytes, differs from zero; the output is bool.
public func reduceAll(
    keptSizes: Dims, keptStrides: Dims, reducedSizes: Dims, reducedStrides: Dims,
    input: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    let axes = AxisReduction(
        keptSizes: keptSizes, keptStrides: keptStrides, reducedSizes: reducedSizes, reducedStrides: reducedStrides)
    axes.run(AllTrue<UInt8>.self, scale: 1, input: input, output: output)
}
