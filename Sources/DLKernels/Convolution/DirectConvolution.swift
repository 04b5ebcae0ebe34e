/// Which way a float32 convolution goes: with many channels Winograd's, if the precision allows it, or products of panels; with
/// few channels sums over planes. float64 goes over columns.

extension Float {
    static func directForward(
        _ g: Conv2dGeometry, input: UnsafePointer<Float>, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) -> Bool? {
        if let depthwise = DepthwiseCorrelation(Correlation(forward: g)) {
            return depthwise.run(source: input, weight: weight, bias: bias, output: output)
        }
        if convolutionPrecision != .strict, let winograd = WinogradCorrelation(Correlation(forward: g)) {
            return winograd.run(source: input, weight: weight, bias: bias, output: output)
        }
        if let panels = PanelCorrelation(g, isGradient: false) {
            return panels.run(source: input, weight: weight, bias: bias, output: output)
        }
        return runCorrelation(Correlation(forward: g), source: input, weight: weight, bias: bias, output: output)
    }

    static func directInputGradient(
        _ g: Conv2dGeometry, outputGradient: UnsafePointer<Float>, weight: UnsafePointer<Float>,
        inputGradient: UnsafeMutablePointer<Float>
    ) -> Bool? {
        let correlation = g.strideHeight == 1 && g.strideWidth == 1 ? Correlation(inputGradient: g) : nil
        if let correlation, let depthwise = DepthwiseCorrelation(correlation) {
            return depthwise.run(source: outputGradient, weight: weight, bias: nil, output: inputGradient)
        }
        if correlation == nil, let depthwise = DepthwiseInputGradient(g) {
            return depthwise.run(outputGradient: outputGradient, weight: weight, inputGradient: inputGradient)
        }
        if convolutionPrecision != .strict, let correlation, let winograd = WinogradCorrelation(correlation) {
            return winograd.run(source: outputGradient, weight: weight, bias: nil, output: inputGradient)
        }
        if let panels = PanelCorrelation(g, isGradient: true) {
            return panels.run(source: outputGradient, weight: weight, bias: nil, output: inputGradient)
        }
        guard let correlation else { return nil }
        return runCorrelation(correlation, source: outputGradient, weight: weight, bias: nil, output: inputGradient)
    }

    static func directWeightGradient(
        _ g: Conv2dGeometry, input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
        weightGradient: UnsafeMutablePointer<Float>
    ) -> Bool? {
        if let depthwise = DepthwiseWeightGradient(g) {
            return depthwise.run(input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        }
        if convolutionPrecision != .strict, let winograd = WinogradWeightGradient(g) {
            return winograd.run(input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        }
        if let panels = PanelWeightGradient(g) {
            return panels.run(input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        }
        return weightGradientDirect(g, input: input, outputGradient: outputGradient, weightGradient: weightGradient)
    }
}

extension Double {
    static func directForward(
        _ g: Conv2dGeometry, input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
        output: UnsafeMutablePointer<Double>
    ) -> Bool? { nil }

    static func directInputGradient(
        _ g: Conv2dGeometry, outputGradient: UnsafePointer<Double>, weight: UnsafePointer<Double>,
        inputGradient: UnsafeMutablePointer<Double>
    ) -> Bool? { nil }

    static func directWeightGradient(
        _ g: Conv2dGeometry, input: UnsafePointer<Double>, outputGradient: UnsafePointer<Double>,
        weightGradient: UnsafeMutablePointer<Double>
    ) -> Bool? { nil }
}
