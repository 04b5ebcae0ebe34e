import Glibc

/// Row-major matrices with zeros above (or below, for `upper`) a diagonal. `diagonal` is from -rows to columns.
public func copyTriangle(itemSize: Int, matrices: Int, rows: Int, columns: Int, diagonal: Int, upper: Bool,
                         input: UnsafeRawPointer, output: UnsafeMutableRawPointer) {
    let width = columns &* itemSize
    parallelFor(count: matrices &* rows, grain: Swift.max(1, (1 << 17) / Swift.max(1, width))) { range in
        for item in range {
            // The first column behind the diagonal (lower), or on it (upper).
            let edge = item % rows &+ diagonal &+ (upper ? 0 : 1)
            let split = Swift.min(Swift.max(edge, 0), columns) &* itemSize
            let from = input + item &* width, to = output + item &* width
            if upper {
                memset(to, 0, split)
                memcpy(to + split, from + split, width &- split)
            } else {
                memcpy(to, from, split)
                memset(to + split, 0, width &- split)
            }
        }
    }
}
