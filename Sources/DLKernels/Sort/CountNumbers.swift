/// counts[k] = how often k stands among the numbers, all of which lie in 0..<length. The counts are zero before.
public func countNumbers(_ count: Int, _ numbers: UnsafePointer<Int64>, length: Int, counts: UnsafeMutablePointer<Int64>) {
    // Four tables, so that equal neighbours do not wait for each other.
    let tables = 4
    if length <= 1 << 12 && count >= 16 &* length {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: tables &* length) { buffer in
            let t0 = buffer.baseAddress!, t1 = t0 + length, t2 = t1 + length, t3 = t2 + length
            t0.initialize(repeating: 0, count: tables &* length)
            var i = 0
            while i &+ tables <= count {
                t0[Int(numbers[i])] &+= 1
                t1[Int(numbers[i &+ 1])] &+= 1
                t2[Int(numbers[i &+ 2])] &+= 1
                t3[Int(numbers[i &+ 3])] &+= 1
                i &+= tables
            }
            while i < count {
                t0[Int(numbers[i])] &+= 1
                i &+= 1
            }
            for k in 0..<length { counts[k] = t0[k] &+ t1[k] &+ t2[k] &+ t3[k] }
        }
        return
    }
    for i in 0..<count { counts[Int(numbers[i])] &+= 1 }
}
