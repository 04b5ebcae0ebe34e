/// Which way a float32 convolution goes: depthwise ones have kernels of their own; with many channels Winograd's, or products
/// of panels; with few channels sums over planes. float64 goes over columns. nil: none of these.

extension Float {
    /// Applies `rectifies`.
    static func directForward(
        _ g: Conv2dGeometry, input: UnsafePointer<Float>, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) -> Bool? {
        let correlation = Correlation(forward: g), way = convolutionWay
        if way == .automatic, g.groups > 1, let depthwise = DepthwiseCorrelation(correlation) {
            lastConvolutionWay = .depthwise
            let done = depthwise.run(source: input, weight: weight, bias: bias, output: output)
            if done && g.rectifies { rectify(output, count: g.outputCount) }
            return done
        }
        if let winograd = winograd(correlation, g, way, source: input, count: g.inputCount, weight) {
            return winograd.run(source: input, weight: weight, bias: bias, output: output, rectifies: g.rectifies)
        }
        let done = byOtherWays(correlation, g, way, isGradient: false, source: input, weight: weight, bias: bias, output: output)
        if done == true && g.rectifies { rectify(output, count: g.outputCount) }
        return done
    }

    static func directInputGradient(
        _ g: Conv2dGeometry, outputGradient: UnsafePointer<Float>, weight: UnsafePointer<Float>,
        inputGradient: UnsafeMutablePointer<Float>
    ) -> Bool? {
        let correlation = g.strideHeight == 1 && g.strideWidth == 1 ? Correlation(inputGradient: g) : nil
        let way = convolutionWay
        if way == .automatic, g.groups > 1, let correlation, let depthwise = DepthwiseCorrelation(correlation) {
            lastConvolutionWay = .depthwise
            return depthwise.run(source: outputGradient, weight: weight, bias: nil, output: inputGradient)
        }
        if way == .automatic, g.groups > 1, correlation == nil, let depthwise = DepthwiseInputGradient(g) {
            lastConvolutionWay = .depthwise
            return depthwise.run(outputGradient: outputGradient, weight: weight, inputGradient: inputGradient)
        }
        if let correlation, let winograd = winograd(correlation, g, way, source: outputGradient, count: g.outputCount, weight) {
            return winograd.run(source: outputGradient, weight: weight, bias: nil, output: inputGradient, rectifies: false)
        }
        return byOtherWays(
            correlation, g, way, isGradient: true, source: outputGradient, weight: weight, bias: nil, output: inputGradient)
    }

    static func directWeightGradient(
        _ g: Conv2dGeometry, input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
        weightGradient: UnsafeMutablePointer<Float>
    ) -> Bool? {
        let way = convolutionWay
        if way == .automatic, g.groups > 1, let depthwise = DepthwiseWeightGradient(g) {
            lastConvolutionWay = .depthwise
            return depthwise.run(input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        }
        if let size = tileSize(Correlation(forward: g), g.precision, way), let winograd = WinogradWeightGradient(g, size: size),
            g.precision != .strict || way != .automatic
                || staysFinite((input, g.inputCount), (outputGradient, g.outputCount), terms: g.batch &* g.outputPlane) {
            lastConvolutionWay = size == 4 ? .winograd4 : .winograd2
            return winograd.run(input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        }
        if allows(.panels, way), let panels = PanelWeightGradient(g) {
            lastConvolutionWay = .panels
            return panels.run(input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        }
        if way == .columns { return nil }
        let done = weightGradientDirect(g, input: input, outputGradient: outputGradient, weightGradient: weightGradient)
        if done != nil { lastConvolutionWay = .planes }
        return done
    }

    private static func byOtherWays(
        _ correlation: Correlation?, _ g: Conv2dGeometry, _ way: ConvolutionWay, isGradient: Bool, source: UnsafePointer<Float>,
        weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?, output: UnsafeMutablePointer<Float>
    ) -> Bool? {
        if allows(.panels, way), let panels = PanelCorrelation(g, isGradient: isGradient) {
            lastConvolutionWay = .panels
            return panels.run(source: source, weight: weight, bias: bias, output: output)
        }
        guard way != .columns, let correlation else { return nil }
        let done = runCorrelation(correlation, source: source, weight: weight, bias: bias, output: output)
        if done != nil { lastConvolutionWay = .planes }
        return done
    }

    /// Whether the ways before `way` are passed over.
    private static func allows(_ way: ConvolutionWay, _ asked: ConvolutionWay) -> Bool {
        asked == .automatic || asked.rawValue <= way.rawValue
    }

    /// Of the tiles of outputs; nil where Winograd's way is not asked for or not the fastest.
    private static func tileSize(_ correlation: Correlation, _ precision: ConvolutionPrecision, _ way: ConvolutionWay) -> Int? {
        switch way {
        case .automatic: return WinogradTiles.fastestSize(correlation, precision)
        case .winograd4: return 4
        case .winograd2: return 2
        default: return nil
        }
    }

    private static func winograd(
        _ correlation: Correlation, _ g: Conv2dGeometry, _ way: ConvolutionWay, source: UnsafePointer<Float>, count: Int,
        _ weight: UnsafePointer<Float>
    ) -> WinogradCorrelation? {
        guard let size = tileSize(correlation, g.precision, way), let winograd = WinogradCorrelation(correlation, size: size),
            g.precision != .strict || way != .automatic || staysFinite((source, count), (weight, g.weightCount), terms: correlation.sources)
        else { return nil }
        lastConvolutionWay = size == 4 ? .winograd4 : .winograd2
        return winograd
    }

    /// Whether no intermediate value of F(2 x 2, 3 x 3) leaves the range of float32, so that an infinity or a NaN comes out only
    /// where the sum as it is defined has one. The transforms make one value of at most 9 times that of the inputs, and
    /// one output of 9 sums of products.
    private static func staysFinite(
        _ a: (UnsafePointer<Float>, Int), _ b: (UnsafePointer<Float>, Int), terms: Int
    ) -> Bool {
        let first = Double(largestMagnitude(a.0, count: a.1)), second = Double(largestMagnitude(b.0, count: b.1))
        let bound = 1e38
        return first * 9 < bound && second * 9 < bound && first * second * Double(terms) * 128 < bound
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
