import DLKernels

/// How the elements along one axis are made of those of another extent.
enum BandRule: Sendable {
    /// Means over windows that divide the axis as evenly as can be.
    case average
    /// Linear interpolation between the two neighbours.
    case linear(alignCorners: Bool, scale: Double?)
    /// Cubic convolution over four neighbours, a = -3/4 (R. Keys, Cubic convolution interpolation for digital image processing, 1981).
    case cubic(alignCorners: Bool, scale: Double?)
    /// The triangle, or with `cubic` the cubic filter with a = -1/2, widened where the axis shrinks.
    case smooth(cubic: Bool, alignCorners: Bool, scale: Double?)
}

/// A matrix with one band of entries in each row, for one axis and one dtype.
final class Bands: @unchecked Sendable {
    let inputExtent: Int
    let outputExtent: Int
    let dtype: DType
    fileprivate let offsets: Tensor
    fileprivate let starts: Tensor
    fileprivate let weights: Tensor

    fileprivate init(inputExtent: Int, outputExtent: Int, dtype: DType, offsets: Tensor, starts: Tensor, weights: Tensor) {
        self.inputExtent = inputExtent
        self.outputExtent = outputExtent
        self.dtype = dtype
        self.offsets = offsets
        self.starts = starts
        self.weights = weights
    }

    fileprivate var offset: UnsafeMutablePointer<Int64> { offsets.pointer.assumingMemoryBound(to: Int64.self) }
    fileprivate var start: UnsafeMutablePointer<Int64> { starts.pointer.assumingMemoryBound(to: Int64.self) }

    fileprivate func store(_ weight: Double, _ place: Int) {
        if dtype == .float32 {
            weights.pointer.assumingMemoryBound(to: Float.self)[place] = Float(weight)
        } else {
            weights.pointer.assumingMemoryBound(to: Double.self)[place] = weight
        }
    }

    fileprivate func weight(_ place: Int) -> Double {
        dtype == .float32 ? Double(weights.pointer.assumingMemoryBound(to: Float.self)[place])
            : weights.pointer.assumingMemoryBound(to: Double.self)[place]
    }

    static func make(_ rule: BandRule, from size: Int, to count: Int, _ dtype: DType, _ op: StaticString) throws(DLError) -> Bands {
        let positions = BandPositions(rule, size: size, count: count, dtype)
        let offsets = try Tensor.uninitialized([count + 1], .int64, op)
        let starts = try Tensor.uninitialized([count], .int64, op)
        let offset = offsets.pointer.assumingMemoryBound(to: Int64.self)
        offset[0] = 0
        for i in 0..<count {
            let range = positions.range(i)
            starts.pointer.assumingMemoryBound(to: Int64.self)[i] = Int64(range.lowerBound)
            offset[i + 1] = offset[i] + Int64(range.count)
        }
        let bands = Bands(inputExtent: size, outputExtent: count, dtype: dtype, offsets: offsets, starts: starts,
                          weights: try Tensor.uninitialized([Int(offset[count])], dtype, op))
        for i in 0..<count { positions.fill(i, bands, at: Int(offset[i])) }
        return bands
    }

    /// The matrix the other way round. Neither starts nor ends of bands ever decrease, so its rows are bands as well.
    func transposed(_ op: StaticString) throws(DLError) -> Bands {
        let offsets = try Tensor.uninitialized([inputExtent + 1], .int64, op)
        let starts = try Tensor.uninitialized([inputExtent], .int64, op)
        let counts = offsets.pointer.assumingMemoryBound(to: Int64.self)
        let firsts = starts.pointer.assumingMemoryBound(to: Int64.self)
        counts.update(repeating: 0, count: inputExtent + 1)
        firsts.update(repeating: 0, count: inputExtent)
        for i in 0..<outputExtent {
            let length = Int(offset[i + 1] - offset[i])
            for x in Int(start[i])..<Int(start[i]) + length {
                if counts[x + 1] == 0 { firsts[x] = Int64(i) }
                counts[x + 1] += 1
            }
        }
        for x in 0..<inputExtent { counts[x + 1] += counts[x] }
        let result = Bands(inputExtent: outputExtent, outputExtent: inputExtent, dtype: dtype, offsets: offsets, starts: starts,
                           weights: try Tensor.uninitialized([Int(offset[outputExtent])], dtype, op))
        for i in 0..<outputExtent {
            for place in Int(offset[i])..<Int(offset[i + 1]) {
                let x = Int(start[i]) + place - Int(offset[i])
                result.store(weight(place), Int(counts[x]) + i - Int(firsts[x]))
            }
        }
        return result
    }
}

/// A matrix of bands applied along one axis.
struct ApplyBands: Operation {
    static let name: StaticString = "resample"
    let bands: Bands
    let axis: Int
    let op: StaticString

    mutating func forward(_ inputs: Inputs) throws(DLError) -> Tensor {
        let format = inputs[0].memoryFormat
        let input = try contiguous(inputs[0], memoryFormat: format)
        var shape = input.shape
        shape[axis] = bands.outputExtent
        guard shape.checkedCount() != nil else { throw Tensor.invalidSize(shape, op) }
        let output = try Tensor.result(shape, format, input.dtype, op)
        var outer = 1, inner = 1
        for i in 0..<axis { outer &*= shape[i] }
        for i in axis + 1..<shape.count { inner &*= shape[i] }
        if format != .contiguous && axis >= 2 {
            // The channels lie behind the axis.
            outer /= Swift.max(1, shape[1])
            inner &*= shape[1]
        }
        applyBands(input.dtype, outer: outer, inputExtent: bands.inputExtent, outputExtent: bands.outputExtent, inner: inner,
                   offsets: bands.offset, starts: bands.start, weights: bands.weights.pointer, input: input.pointer, output: output.pointer)
        return output
    }

    func backward(_ gradient: Tensor, _ context: BackwardContext) throws(DLError) -> [Tensor?] {
        [try run(ApplyBands(bands: bands.transposed(op), axis: axis, op: op), gradient)]
    }
}

/// The last axes of an input in other extents, each by its own rule. Axes that shrink come first, then those that grow, the last
/// one first: that is the least work.
func resampled(_ input: Tensor, to extents: Dims, _ rules: [BandRule], _ op: StaticString) throws(DLError) -> Tensor {
    let first = input.rank - extents.count
    var shape = input.shape
    for i in 0..<extents.count { shape[first + i] = extents[i] }
    // Before tables are made: whether there is memory for the result at all.
    guard try Tensor.uninitialized(shape, input.dtype, op).count > 0 else { return try emptied(input, shape) }
    var order = (0..<extents.count).filter { extents[$0] < input.shape[first + $0] }
    order += (0..<extents.count).reversed().filter { extents[$0] > input.shape[first + $0] }
    order += (0..<extents.count).filter { extents[$0] == input.shape[first + $0] && rules[$0].changesEqualExtents }
    var result = input
    for i in order {
        let bands = try Bands.make(rules[i], from: input.shape[first + i], to: extents[i], input.dtype, op)
        result = try run(ApplyBands(bands: bands, axis: first + i, op: op), result)
    }
    return result === input ? try clone(input) : result
}

/// A result without elements that still hangs on its input.
func emptied(_ input: Tensor, _ shape: Dims) throws(DLError) -> Tensor {
    var none = input
    for axis in 0..<input.rank where shape[axis] == 0 { none = try narrow(none, dim: axis, start: 0, length: 0) }
    return try reshape(none, shape: shape)
}

extension BandRule {
    /// Whether an axis may be changed though its extent stays.
    fileprivate var changesEqualExtents: Bool {
        switch self {
        case .average, .linear: return false
        case .cubic(_, let scale), .smooth(_, _, let scale): return scale != nil && scale != 1
        }
    }
}

/// Where rows of the matrix begin and end, and their entries. Positions are computed in the dtype of the elements, as PyTorch does.
private struct BandPositions {
    let rule: BandRule
    let size: Int
    let count: Int
    let isSingle: Bool
    /// Input elements per output element.
    var ratio = 1.0

    init(_ rule: BandRule, size: Int, count: Int, _ dtype: DType) {
        self.rule = rule
        self.size = size
        self.count = count
        isSingle = dtype == .float32
        switch rule {
        case .average: break
        case .linear(let alignCorners, let scale), .cubic(let alignCorners, let scale), .smooth(_, let alignCorners, let scale):
            if alignCorners {
                ratio = count > 1 ? rounded(Double(size - 1) / Double(count - 1)) : 0
            } else {
                ratio = rounded(scale.map { 1 / $0 } ?? Double(size) / Double(count))
            }
        }
    }

    private func rounded(_ value: Double) -> Double { isSingle ? Double(Float(value)) : value }

    /// The position of an output element among the input elements.
    private func source(_ i: Int, _ alignCorners: Bool) -> Double {
        alignCorners ? rounded(ratio * Double(i)) : rounded(rounded(ratio * (Double(i) + 0.5)) - 0.5)
    }

    private func held(_ position: Double) -> Int { position > 0 ? (position < Double(size - 1) ? Int(position) : size - 1) : 0 }

    /// Centre and reach of a widened filter.
    private func filter(_ i: Int, _ cubic: Bool) -> (center: Double, support: Double, inverse: Double) {
        let half = cubic ? 2.0 : 1.0
        return (rounded(ratio * (Double(i) + 0.5)), ratio >= 1 ? rounded(half * ratio) : half, ratio >= 1 ? rounded(1 / ratio) : 1)
    }

    func range(_ i: Int) -> Range<Int> {
        switch rule {
        case .average: return adaptiveWindow(i, size, count)
        case .linear(let alignCorners, _):
            if size == count { return i..<i + 1 }
            let index = held(source(i, alignCorners))
            return index..<min(index + 2, size)
        case .cubic(let alignCorners, _):
            let floor = source(i, alignCorners).rounded(.down)
            return held(floor - 1)..<held(floor + 2) + 1
        case .smooth(let cubic, _, _):
            let (center, support, _) = filter(i, cubic)
            let low = held((center - support + 0.5).rounded(.towardZero))
            let high = held((center + support + 0.5).rounded(.towardZero) - 1) + 1
            return low..<max(high, low + 1)
        }
    }

    func fill(_ i: Int, _ bands: Bands, at place: Int) {
        let range = range(i)
        switch rule {
        case .average:
            let share = 1 / Double(range.count)
            for j in 0..<range.count { bands.store(share, place + j) }
        case .linear(let alignCorners, _):
            if size == count { return bands.store(1, place) }
            let fraction = min(max(rounded(max(source(i, alignCorners), 0) - Double(range.lowerBound)), 0), 1)
            if range.count == 1 { return bands.store(1, place) }
            bands.store(rounded(1 - fraction), place)
            bands.store(fraction, place + 1)
        case .cubic(let alignCorners, _):
            let position = source(i, alignCorners)
            let floor = position.rounded(.down)
            for j in 0..<range.count { bands.store(0, place + j) }
            for tap in -1...2 {
                // Elements beyond the ends count as the last ones.
                let at = place + held(floor + Double(tap)) - range.lowerBound
                bands.store(bands.weight(at) + cubicWeight(Swift.abs(Double(tap) - rounded(position - floor)), a: -0.75), at)
            }
        case .smooth(let cubic, _, _):
            let (center, _, inverse) = filter(i, cubic)
            var total = 0.0
            func value(_ x: Int) -> Double {
                let distance = Swift.abs((Double(x) - center + 0.5) * inverse)
                return cubic ? cubicWeight(distance, a: -0.5) : max(0, 1 - distance)
            }
            for x in range { total += value(x) }
            for (j, x) in range.enumerated() { bands.store(total != 0 ? value(x) / total : 0, place + j) }
        }
    }
}

/// Keys' kernel at a distance.
private func cubicWeight(_ x: Double, a: Double) -> Double {
    if x <= 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
}
