/// Which way a float32 convolution with many channels goes: Winograd's, if the precision allows it, or products of panels.

extension Float {
    static func laneForward(
        _ g: Conv2dGeometry, input: UnsafePointer<Float>, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) -> Bool? {
        if convolutionPrecision != .strict, let winograd = WinogradCorrelation(Correlation(forward: g)) {
            return winograd.run(source: input, weight: weight, bias: bias, output: output)
        }
        return PanelCorrelation(g, isGradient: false)?.run(source: input, weight: weight, bias: bias, output: output)
    }

    static func laneInputGradient(
        _ g: Conv2dGeometry, outputGradient: UnsafePointer<Float>, weight: UnsafePointer<Float>,
        inputGradient: UnsafeMutablePointer<Float>
    ) -> Bool? {
        if convolutionPrecision != .strict, g.strideHeight == 1, g.strideWidth == 1,
            let winograd = WinogradCorrelation(Correlation(inputGradient: g)) {
            return winograd.run(source: outputGradient, weight: weight, bias: nil, output: inputGradient)
        }
        return PanelCorrelation(g, isGradient: true)?
            .run(source: outputGradient, weight: weight, bias: nil, output: inputGradient)
    }

    static func laneWeightGradient(
        _ g: Conv2dGeometry, input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
        weightGradient: UnsafeMutablePointer<Float>
    ) -> Bool? {
        if convolutionPrecision != .strict, let winograd = WinogradWeightGradient(g) {
            return winograd.run(input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        }
        return PanelWeightGradient(g)?.run(input: input, outputGradient: outputGradient, weightGradient: weightGradient)
    }
}

extension Double {
    static func laneForward(
        _ g: Conv2dGeometry, input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
        output: UnsafeMutablePointer<Double>
    ) -> Bool? { nil }

    static func laneInputGradient(
        _ g: Conv2dGeometry, outputGradient: UnsafePointer<Double>, weight: UnsafePointer<Double>,
        inputGradient: UnsafeMutablePointer<Double>
    ) -> Bool? { nil }

    static func laneWeightGradient(
        _ g: Conv2dGeometry, input: UnsafePointer<Double>, outputGradient: UnsafePointer<Double>,
        weightGradient: UnsafeMutablePointer<Double>
    ) -> Bool? { nil }
}
