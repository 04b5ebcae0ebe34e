/// Straight lines with coefficients for each channel, over contiguous (outer, channels, inner) arrays. The coefficients have
/// the dtype of the arrays.

/// y = (x - center) scale + offset.
public func channelAffine(
    _ dtype: DType, outer: Int, channels: Int, inner: Int, input: UnsafeRawPointer, center: UnsafeRawPointer,
    scale: UnsafeRawPointer, offset: UnsafeRawPointer, output: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        run(Double.self, outer, channels, inner, input, nil, center, scale, offset, nil, output)
    } else {
        run(Float.self, outer, channels, inner, input, nil, center, scale, offset, nil, output)
    }
}

/// y = g factor + (x - center) scale + offset.
public func channelAffine(
    _ dtype: DType, outer: Int, channels: Int, inner: Int, gradient: UnsafeRawPointer, input: UnsafeRawPointer,
    factor: UnsafeRawPointer, center: UnsafeRawPointer, scale: UnsafeRawPointer, offset: UnsafeRawPointer,
    output: UnsafeMutableRawPointer
) {
    if dtype == .float64 {
        run(Double.self, outer, channels, inner, input, gradient, center, scale, offset, factor, output)
    } else {
        run(Float.self, outer, channels, inner, input, gradient, center, scale, offset, factor, output)
    }
}

/// The coefficients of one slice or row: with `step` 0 the same for all elements.
private struct Line<T: VectorMath> {
    let center, scale, offset: UnsafePointer<T>
    let factor: UnsafePointer<T>?
}

private func run<T: VectorMath>(
    _: T.Type, _ outer: Int, _ channels: Int, _ inner: Int, _ input: UnsafeRawPointer, _ gradient: UnsafeRawPointer?,
    _ center: UnsafeRawPointer, _ scale: UnsafeRawPointer, _ offset: UnsafeRawPointer, _ factor: UnsafeRawPointer?,
    _ output: UnsafeMutableRawPointer
) {
    let x = input.assumingMemoryBound(to: T.self), y = output.assumingMemoryBound(to: T.self)
    let g = gradient?.assumingMemoryBound(to: T.self)
    let line = Line(
        center: center.assumingMemoryBound(to: T.self), scale: scale.assumingMemoryBound(to: T.self),
        offset: offset.assumingMemoryBound(to: T.self), factor: factor?.assumingMemoryBound(to: T.self))
    if inner == 1 {
        // Rows of channels; long ones in parts.
        let part = 4096, parts = (channels &+ part &- 1) / part
        parallelFor(count: outer &* parts, grain: Swift.max(1, (1 << 15) / Swift.max(1, Swift.min(part, channels)))) { range in
            for item in range {
                let start = (item % parts) &* part
                let at = (item / parts) &* channels &+ start
                row(x + at, g.map { $0 + at }, line, start, Swift.min(part, channels &- start), y + at)
            }
        }
        return
    }
    let segment = 1 << 14, segments = (inner &+ segment &- 1) / segment
    parallelFor(count: outer &* channels &* segments, grain: Swift.max(1, (1 << 15) / Swift.max(1, Swift.min(segment, inner)))) { range in
        for item in range {
            let slice = item / segments, start = (item % segments) &* segment
            let at = slice &* inner &+ start
            constant(x + at, g.map { $0 + at }, line, slice % channels, Swift.min(segment, inner &- start), y + at)
        }
    }
}

@inline(never)
private func constant<T: VectorMath>(
    _ x: UnsafePointer<T>, _ g: UnsafePointer<T>?, _ line: Line<T>, _ channel: Int, _ count: Int, _ y: UnsafeMutablePointer<T>
) {
    let center = line.center[channel], scale = line.scale[channel], offset = line.offset[channel]
    let centers = SIMD8(repeating: center), scales = SIMD8(repeating: scale), offsets = SIMD8(repeating: offset)
    var i = 0
    if let g, let factor = line.factor?[channel] {
        let factors = SIMD8(repeating: factor)
        while i &+ 8 <= count {
            let inner = T.vectorFma(x.vector8(i) - centers, scales, offsets)
            y.store8(i, T.vectorFma(g.vector8(i), factors, inner))
            i &+= 8
        }
        while i < count {
            y[i] = T.scalarFma(g[i], factor, T.scalarFma(x[i] - center, scale, offset))
            i &+= 1
        }
        return
    }
    while i &+ 8 <= count {
        y.store8(i, T.vectorFma(x.vector8(i) - centers, scales, offsets))
        i &+= 8
    }
    while i < count {
        y[i] = T.scalarFma(x[i] - center, scale, offset)
        i &+= 1
    }
}

@inline(never)
private func row<T: VectorMath>(
    _ x: UnsafePointer<T>, _ g: UnsafePointer<T>?, _ line: Line<T>, _ start: Int, _ count: Int, _ y: UnsafeMutablePointer<T>
) {
    let center = line.center + start, scale = line.scale + start, offset = line.offset + start
    var i = 0
    if let g, let factor = line.factor {
        let factor = factor + start
        while i &+ 8 <= count {
            let inner = T.vectorFma(x.vector8(i) - center.vector8(i), scale.vector8(i), offset.vector8(i))
            y.store8(i, T.vectorFma(g.vector8(i), factor.vector8(i), inner))
            i &+= 8
        }
        while i < count {
            y[i] = T.scalarFma(g[i], factor[i], T.scalarFma(x[i] - center[i], scale[i], offset[i]))
            i &+= 1
        }
        return
    }
    while i &+ 8 <= count {
        y.store8(i, T.vectorFma(x.vector8(i) - center.vector8(i), scale.vector8(i), offset.vector8(i)))
        i &+= 8
    }
    while i < count {
        y[i] = T.scalarFma(x[i] - center[i], scale[i], offset[i])
        i &+= 1
    }
}
