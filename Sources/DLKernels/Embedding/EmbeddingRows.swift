import Glibc

/// Sums of rows chosen by index. Entries are row numbers of a matrix with `width` columns; bag b has the entries
/// bounds[b]..<bounds[b + 1], or entry b alone without bounds. Entries are valid: callers check them. An entry of scale 0 is
/// left out.
public struct BagEntries {
    public var bags: Int
    public var indices: UnsafePointer<Int64>
    public var bounds: UnsafePointer<Int64>?
    public var scales: UnsafeRawPointer?

    public init(bags: Int, indices: UnsafePointer<Int64>, bounds: UnsafePointer<Int64>?, scales: UnsafeRawPointer?) {
        self.bags = bags
        self.indices = indices
        self.bounds = bounds
        self.scales = scales
    }

    @inline(__always)
    func range(_ bag: Int) -> Range<Int> {
        guard let bounds else { return bag..<(bag &+ 1) }
        return Int(bounds[bag])..<Int(bounds[bag &+ 1])
    }
}

/// output[b, :] = sum over the entries i of bag b of scales[i] matrix[indices[i], :]
public func bagSums(_ dtype: DType, _ entries: BagEntries, width: Int, matrix: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    if dtype == .float64 {
        bagSums(Double.self, entries, width, matrix, output)
    } else {
        bagSums(Float.self, entries, width, matrix, output)
    }
}

private func bagSums<T: BinaryFloatingPoint & SendableMetatype>(
    _: T.Type, _ entries: BagEntries, _ width: Int, _ matrix: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
) {
    let x = matrix.assumingMemoryBound(to: T.self), y = output.assumingMemoryBound(to: T.self)
    let scales = entries.scales?.assumingMemoryBound(to: T.self)
    parallelFor(count: entries.bags, grain: max(1, (1 << 14) / max(1, width))) { range in
        for bag in range {
            let sum = y + bag &* width
            for j in 0..<width { sum[j] = 0 }
            for i in entries.range(bag) {
                addRow(to: sum, x + Int(entries.indices[i]) &* width, scale: scales.map { $0[i] } ?? 1, width)
            }
        }
    }
}

/// The adjoint: output[indices[i], :] += scales[i] source[b, :] for the entries i of every bag b, in their order.
public func bagScatter(_ dtype: DType, _ entries: BagEntries, width: Int, source: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    if dtype == .float64 {
        bagScatter(Double.self, entries, width, source, output)
    } else {
        bagScatter(Float.self, entries, width, source, output)
    }
}

/// Threads share the columns, as several entries may name one row.
private func bagScatter<T: BinaryFloatingPoint & SendableMetatype>(
    _: T.Type, _ entries: BagEntries, _ width: Int, _ source: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
) {
    let x = source.assumingMemoryBound(to: T.self), y = output.assumingMemoryBound(to: T.self)
    let scales = entries.scales?.assumingMemoryBound(to: T.self)
    let block = 16, blocks = (width &+ block &- 1) / block
    parallelFor(count: blocks, grain: max(1, (1 << 14) / max(1, block &* entries.bags))) { range in
        let first = range.lowerBound &* block, count = min(range.upperBound &* block, width) &- first
        for bag in 0..<entries.bags {
            for i in entries.range(bag) {
                addRow(to: y + Int(entries.indices[i]) &* width + first, x + bag &* width + first, scale: scales.map { $0[i] } ?? 1, count)
            }
        }
    }
}

@inline(__always)
private func addRow<T: BinaryFloatingPoint>(to sum: UnsafeMutablePointer<T>, _ row: UnsafePointer<T>, scale: T, _ width: Int) {
    if scale == 1 {
        for j in 0..<width { sum[j] += row[j] }
    } else if scale != 0 {
        for j in 0..<width { sum[j] += row[j] * scale }
    }
}

/// output[b, j] = the largest matrix[indices[i], j] over the entries i of bag b that are not `padding`, and places[b, j] its
/// index; 0 and -1 for bags without entries. The first of equal values counts, and a NaN is larger than all numbers.
public func bagMaximum(
    _ dtype: DType, _ entries: BagEntries, width: Int, padding: Int64, matrix: UnsafeRawPointer,
    output: UnsafeMutableRawPointer, places: UnsafeMutablePointer<Int64>
) {
    if dtype == .float64 {
        bagMaximum(Double.self, entries, width, padding, matrix, output, places)
    } else {
        bagMaximum(Float.self, entries, width, padding, matrix, output, places)
    }
}

private func bagMaximum<T: BinaryFloatingPoint & SendableMetatype>(
    _: T.Type, _ entries: BagEntries, _ width: Int, _ padding: Int64, _ matrix: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer, _ places: UnsafeMutablePointer<Int64>
) {
    let x = matrix.assumingMemoryBound(to: T.self), y = output.assumingMemoryBound(to: T.self)
    parallelFor(count: entries.bags, grain: max(1, (1 << 13) / max(1, width))) { range in
        for bag in range {
            let largest = y + bag &* width, place = places + bag &* width
            for j in 0..<width {
                largest[j] = 0
                place[j] = -1
            }
            for i in entries.range(bag) where entries.indices[i] != padding {
                let index = entries.indices[i], row = x + Int(index) &* width
                for j in 0..<width where place[j] < 0 || row[j] > largest[j] || (row[j].isNaN && !largest[j].isNaN) {
                    largest[j] = row[j]
                    place[j] = index
                }
            }
        }
    }
}

/// Scales the named rows of a matrix whose p-norm is above `maxNorm` down to it.
public func limitRowNorms(
    _ dtype: DType, rows: UnsafePointer<Int64>, count: Int, width: Int, rowStride: Int, columnStride: Int,
    matrix: UnsafeMutableRawPointer, maxNorm: Double, p: Double
) {
    if dtype == .float64 {
        limitRowNorms(Double.self, rows, count, width, rowStride, columnStride, matrix, maxNorm, p)
    } else {
        limitRowNorms(Float.self, rows, count, width, rowStride, columnStride, matrix, maxNorm, p)
    }
}

private func limitRowNorms<T: BinaryFloatingPoint>(
    _: T.Type, _ rows: UnsafePointer<Int64>, _ count: Int, _ width: Int, _ rowStride: Int, _ columnStride: Int,
    _ matrix: UnsafeMutableRawPointer, _ maxNorm: Double, _ p: Double
) {
    for i in 0..<count {
        let row = matrix.assumingMemoryBound(to: T.self) + Int(rows[i]) &* rowStride
        var total = p == -.infinity ? Double.infinity : 0.0
        for j in 0..<width {
            let size = abs(Double(row[j &* columnStride]))
            if p == 2 {
                total += size * size
            } else if p == .infinity {
                total = size > total || size.isNaN ? size : total
            } else if p == -.infinity {
                total = size < total || size.isNaN ? size : total
            } else {
                total += p == 0 ? (size == 0 ? 0 : 1) : pow(size, p)
            }
        }
        let norm = p == 2 ? total.squareRoot() : p == 0 || p.isInfinite ? total : pow(total, 1 / p)
        if norm > maxNorm {
            let factor = T(maxNorm / (norm + 1e-7))
            for j in 0..<width { row[j &* columnStride] *= factor }
        }
    }
}
