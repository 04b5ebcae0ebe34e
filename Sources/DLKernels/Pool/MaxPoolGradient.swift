/// The gradient of max pooling: each output gradient is added where its maximum was found; an index outside the
/// plane (-1) drops it. `inputGradient` is overwritten. Floating types.
public func maxPoolBackward(
    _ dtype: DType, planes: Int, inputPlane: Int, outputPlane: Int,
    outputGradient: UnsafeRawPointer, indices: UnsafePointer<Int64>, inputGradient: UnsafeMutableRawPointer
) {
    if planes <= 0 || inputPlane <= 0 { return }
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) {
        let source = outputGradient.assumingMemoryBound(to: T.self)
        let target = inputGradient.assumingMemoryBound(to: T.self)
        parallelFor(count: planes, grain: max(1, 40_000 / (inputPlane &+ 2 &* outputPlane))) { range in
            for plane in range {
                let sums = target + plane &* inputPlane
                let gradients = source + plane &* outputPlane
                let places = indices + plane &* outputPlane
                sums.update(repeating: 0, count: inputPlane)
                for i in 0..<outputPlane {
                    let place = Int(places[i])
                    if UInt(bitPattern: place) < UInt(bitPattern: inputPlane) { sums[place] += gradients[i] }
                }
            }
        }
    }
}

/// Picks from each plane the elements that `indices` name, and zero where an index lies outside: the gradient of
/// `maxPoolBackward`, and of max pooling along a direction. Floating types.
public func gatherPlane(
    _ dtype: DType, planes: Int, inputPlane: Int, outputPlane: Int,
    input: UnsafeRawPointer, indices: UnsafePointer<Int64>, output: UnsafeMutableRawPointer
) {
    if planes <= 0 || outputPlane <= 0 { return }
    switch dtype {
    case .float32: run(Float.self)
    case .float64: run(Double.self)
    default: return
    }

    @inline(__always)
    func run<T: DenseScalar>(_ type: T.Type) {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        parallelFor(count: planes, grain: max(1, 20_000 / outputPlane)) { range in
            for plane in range {
                let values = source + plane &* inputPlane
                let places = indices + plane &* outputPlane
                let picked = target + plane &* outputPlane
                for i in 0..<outputPlane {
                    let place = Int(places[i])
                    picked[i] = UInt(bitPattern: place) < UInt(bitPattern: inputPlane) ? values[place] : 0
                }
            }
        }
    }
}

/// Puts the elements of each plane to the places that `indices` name, in order; the other elements of `output` stay. Items of 4 or
/// 8 bytes, or 1.
public func unpoolPlanes(
    itemSize: Int, planes: Int, inputPlane: Int, outputPlane: Int,
    input: UnsafeRawPointer, indices: UnsafePointer<Int64>, output: UnsafeMutableRawPointer
) {
    if planes <= 0 || inputPlane <= 0 { return }
    switch itemSize {
    case 8: run(UInt64.self)
    case 4: run(UInt32.self)
    default: run(UInt8.self)
    }

    @inline(__always)
    func run<T: FixedWidthInteger>(_ type: T.Type) {
        let source = input.assumingMemoryBound(to: T.self)
        let target = output.assumingMemoryBound(to: T.self)
        parallelFor(count: planes, grain: max(1, 20_000 / inputPlane)) { range in
            for plane in range {
                let values = source + plane &* inputPlane
                let places = indices + plane &* inputPlane
                let filled = target + plane &* outputPlane
                for i in 0..<inputPlane { filled[Int(places[i])] = values[i] }
            }
        }
    }
}
