/// The coefficients with which `channelAffine` applies batch, group and instance normalisations, from means and variances in
/// float64. A group is what shares mean and variance: a channel, or some channels of a sample.

/// How lines (one per channel, or per sample and channel) belong to groups and to the channels' parameters.
public struct NormLines: Sendable {
    /// Lines in all, and in each group.
    let lines: Int, linesPerGroup: Int
    /// The number of weights.
    let channels: Int
    /// Elements behind one line.
    let elements: Int

    /// Batch normalisation: a line and a group for each channel.
    public init(channels: Int, elements: Int) {
        self.init(lines: channels, linesPerGroup: 1, channels: channels, elements: elements)
    }

    /// Group normalisation: a line for each channel of each sample.
    public init(samples: Int, groups: Int, channels: Int, inner: Int) {
        self.init(lines: samples &* channels, linesPerGroup: groups == 0 ? 1 : channels / groups, channels: channels, elements: inner)
    }

    private init(lines: Int, linesPerGroup: Int, channels: Int, elements: Int) {
        self.lines = lines
        self.linesPerGroup = linesPerGroup
        self.channels = channels
        self.elements = elements
    }

    public var count: Int { lines }
    public var groups: Int { linesPerGroup == 0 ? 0 : lines / linesPerGroup }
}

/// center, scale and offset of y = (x - mean) reciprocal weight + bias.
public func normCoefficients(
    _ dtype: DType, _ norm: NormLines, mean: UnsafePointer<Double>, reciprocal: UnsafePointer<Double>,
    weight: UnsafeRawPointer?, bias: UnsafeRawPointer?,
    center: UnsafeMutableRawPointer, scale: UnsafeMutableRawPointer, offset: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        forward(Double.self, norm, mean, reciprocal, weight, bias, center, scale, offset)
    } else {
        forward(Float.self, norm, mean, reciprocal, weight, bias, center, scale, offset)
    }
}

private func forward<T: VectorMath>(
    _: T.Type, _ norm: NormLines, _ mean: UnsafePointer<Double>, _ reciprocal: UnsafePointer<Double>,
    _ weight: UnsafeRawPointer?, _ bias: UnsafeRawPointer?, _ center: UnsafeMutableRawPointer,
    _ scale: UnsafeMutableRawPointer, _ offset: UnsafeMutableRawPointer
) {
    let weight = weight?.assumingMemoryBound(to: T.self), bias = bias?.assumingMemoryBound(to: T.self)
    let center = center.assumingMemoryBound(to: T.self), scale = scale.assumingMemoryBound(to: T.self)
    let offset = offset.assumingMemoryBound(to: T.self)
    parallelFor(count: norm.groups, grain: Swift.max(1, 8192 / norm.linesPerGroup)) { range in
        for group in range {
            let middle = T(mean[group]), lost = Double(middle) - mean[group]
            for line in (group &* norm.linesPerGroup)..<((group &+ 1) &* norm.linesPerGroup) {
                let channel = line % norm.channels
                let factor = weight.map { reciprocal[group] * Double($0[channel]) } ?? reciprocal[group]
                center[line] = middle
                scale[line] = T(factor)
                offset[line] = T(lost * factor + (bias.map { Double($0[channel]) } ?? 0))
            }
        }
    }
}

/// factor, scale and offset of the input's gradient g factor + (x - center) scale + offset, where mean and variance depend on
/// the input. `sums` and `products` are those of `channelSums` for each line, with the centers of `normCoefficients`; the
/// products are replaced by those with the exact mean.
public func normGradientCoefficients(
    _ dtype: DType, _ norm: NormLines, mean: UnsafePointer<Double>, reciprocal: UnsafePointer<Double>,
    weight: UnsafeRawPointer?, sums: UnsafePointer<Double>, products: UnsafeMutablePointer<Double>,
    factor: UnsafeMutableRawPointer, scale: UnsafeMutableRawPointer, offset: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        backward(Double.self, norm, mean, reciprocal, weight, sums, products, factor, scale, offset)
    } else {
        backward(Float.self, norm, mean, reciprocal, weight, sums, products, factor, scale, offset)
    }
}

private func backward<T: VectorMath>(
    _: T.Type, _ norm: NormLines, _ mean: UnsafePointer<Double>, _ reciprocal: UnsafePointer<Double>,
    _ weight: UnsafeRawPointer?, _ sums: UnsafePointer<Double>, _ products: UnsafeMutablePointer<Double>,
    _ factor: UnsafeMutableRawPointer, _ scale: UnsafeMutableRawPointer, _ offset: UnsafeMutableRawPointer
) {
    let weight = weight?.assumingMemoryBound(to: T.self), factor = factor.assumingMemoryBound(to: T.self)
    let scale = scale.assumingMemoryBound(to: T.self), offset = offset.assumingMemoryBound(to: T.self)
    let elements = Double(norm.linesPerGroup &* norm.elements)
    parallelFor(count: norm.groups, grain: Swift.max(1, 4096 / norm.linesPerGroup)) { range in
        for group in range {
            let lines = (group &* norm.linesPerGroup)..<((group &+ 1) &* norm.linesPerGroup)
            let lost = Double(T(mean[group])) - mean[group], r = reciprocal[group]
            var sum = 0.0, product = 0.0
            for line in lines {
                products[line] += lost * sums[line]
                let w = weight.map { Double($0[line % norm.channels]) } ?? 1
                sum += w * sums[line]
                product += w * products[line]
            }
            let slope = -r * r * r * product / elements
            let shift = lost * slope - r * sum / elements
            for line in lines {
                factor[line] = T(weight.map { r * Double($0[line % norm.channels]) } ?? r)
                scale[line] = T(slope)
                offset[line] = T(shift)
            }
        }
    }
}

/// weightGradient[c] = sum over the lines of channel c of products * reciprocal, biasGradient[c] = sum of sums.
public func normParameterGradients(
    _ dtype: DType, _ norm: NormLines, reciprocal: UnsafePointer<Double>, sums: UnsafePointer<Double>,
    products: UnsafePointer<Double>, weightGradient: UnsafeMutableRawPointer?, biasGradient: UnsafeMutableRawPointer?
) {
    for channel in 0..<norm.channels {
        var w = 0.0, b = 0.0
        var line = channel
        while line < norm.lines {
            w += products[line] * reciprocal[line / norm.linesPerGroup]
            b += sums[line]
            line &+= norm.channels
        }
        if dtype == .float64 {
            weightGradient?.assumingMemoryBound(to: Double.self)[channel] = w
            biasGradient?.assumingMemoryBound(to: Double.self)[channel] = b
        } else {
            weightGradient?.assumingMemoryBound(to: Float.self)[channel] = Float(w)
            biasGradient?.assumingMemoryBound(to: Float.self)[channel] = Float(b)
        }
    }
}

/// running = (1 - momentum) running + momentum * value, element by element.
public func updateRunning(
    _ dtype: DType, count: Int, momentum: Double, values: UnsafePointer<Double>, running: UnsafeMutableRawPointer, stride: Int
) {
    for i in 0..<count {
        if dtype == .float64 {
            let p = running.assumingMemoryBound(to: Double.self) + i &* stride
            p.pointee = (1 - momentum) * p.pointee + momentum * values[i]
        } else {
            let p = running.assumingMemoryBound(to: Float.self) + i &* stride
            p.pointee = Float((1 - momentum) * Double(p.pointee) + momentum * values[i])
        }
    }
}
