/// The multi-label margin loss of contiguous rows (samples, classes). A row of targets lists classes, all below `classes`, up
/// to the first negative number. losses[s] = sum over listed j and unlisted i of max(0, 1 - x[j] + x[i]) / classes; slopes, if
/// wanted, are its derivatives. False when there is no memory.
public func multilabelMargin(
    _ dtype: DType, samples: Int, classes: Int, input: UnsafeRawPointer, targets: UnsafePointer<Int64>,
    losses: UnsafeMutableRawPointer, slopes: UnsafeMutableRawPointer?
) -> Bool {
    if dtype == .float64 {
        return multilabelMargin(Double.self, samples, classes, input, targets, losses, slopes)
    }
    return multilabelMargin(Float.self, samples, classes, input, targets, losses, slopes)
}

private func multilabelMargin<T: BinaryFloatingPoint>(
    _: T.Type, _ samples: Int, _ classes: Int, _ input: UnsafeRawPointer, _ targets: UnsafePointer<Int64>,
    _ losses: UnsafeMutableRawPointer, _ slopes: UnsafeMutableRawPointer?
) -> Bool {
    let done: Void? = withScratch(bytes: classes) { memory in
        let isListed = memory.assumingMemoryBound(to: Bool.self)
        for s in 0..<samples {
            let x = input.assumingMemoryBound(to: T.self) + s &* classes
            let list = targets + s &* classes
            let slope = slopes.map { $0.assumingMemoryBound(to: T.self) + s &* classes }
            for i in 0..<classes {
                isListed[i] = false
                slope?[i] = 0
            }
            var length = 0
            while length < classes, list[length] >= 0 {
                isListed[Int(list[length])] = true
                length &+= 1
            }
            let share = 1 / T(classes)
            var total = 0.0
            for place in 0..<length {
                let j = Int(list[place])
                for i in 0..<classes where !isListed[i] {
                    let gap = 1 - x[j] + x[i]
                    if gap > 0 {
                        total += Double(gap)
                        slope?[i] += share
                        slope?[j] -= share
                    }
                }
            }
            losses.assumingMemoryBound(to: T.self)[s] = T(total / Double(classes))
        }
    }
    return done != nil
}
