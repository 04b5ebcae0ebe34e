/// Greedy non-maximum suppression: goes through the boxes in the given order, keeps a box unless one that was kept before overlaps
/// it by more than the threshold (intersection over union), and writes the kept ones in that order; returns their number.
///
/// `boxes` are (x1, y1, x2, y2) row by row; boxes of different `classes` (nil: all are of one) do not suppress each other.
/// `suppressed` has room for a byte per box.
public func suppressNonMaxima(
    _ dtype: DType, count: Int, boxes: UnsafeRawPointer, classes: UnsafePointer<Int64>?, order: UnsafePointer<Int64>, threshold: Double,
    suppressed: UnsafeMutablePointer<UInt8>, kept: UnsafeMutablePointer<Int64>
) -> Int {
    switch dtype {
    case .float32: return run(Float.self)
    case .float64: return run(Double.self)
    default: return 0
    }

    @inline(__always)
    func run<T: BinaryFloatingPoint>(_ type: T.Type) -> Int {
        let boxes = boxes.assumingMemoryBound(to: T.self)
        var found = 0
        suppressed.update(repeating: 0, count: count)
        for place in 0..<count where suppressed[place] == 0 {
            let i = Int(order[place])
            kept[found] = Int64(i)
            found &+= 1
            let a = boxes + 4 &* i
            let x1 = a[0], y1 = a[1], x2 = a[2], y2 = a[3]
            let area = (x2 - x1) * (y2 - y1)
            for other in place &+ 1..<max(count, place &+ 1) where suppressed[other] == 0 {
                let j = Int(order[other])
                if let classes, classes[i] != classes[j] { continue }
                let b = boxes + 4 &* j
                let left = x1 > b[0] ? x1 : b[0], right = x2 < b[2] ? x2 : b[2]
                let top = y1 > b[1] ? y1 : b[1], bottom = y2 < b[3] ? y2 : b[3]
                if right <= left || bottom <= top { continue }
                let shared = (right - left) * (bottom - top)
                let union = area + (b[2] - b[0]) * (b[3] - b[1]) - shared
                if Double(shared / union) > threshold { suppressed[other] = 1 }
            }
        }
        return found
    }
}
