import CShims
import Glibc

/// No pool is larger than this, whatever the machine offers.
let maxThreadCount = Int(SHIM_MAX_THREADS)

/// The number of threads that share parallel work, the caller included.
///
/// Starts as DLCORE_NUM_THREADS, or else as the number of processors that the process may use: its affinity
/// mask, lowered by the CPU quotas of its control groups.
public var threadCount: Int {
    // The word is 0 until the first question.
    let count = shim_load_relaxed_i32(shim_thread_count())
    if count > 0 { return Int(count) }
    let initial = Int32(truncatingIfNeeded: initialThreadCount())
    // A concurrent `setThreadCount` wins over the initial value.
    if shim_compare_exchange_ordered_i32(shim_thread_count(), 0, initial) { return Int(initial) }
    return Int(shim_load_relaxed_i32(shim_thread_count()))
}

/// Sets the number of threads, clipped to 1...64; a count below 1 restores the initial one.
/// Takes effect at the next parallel call. Results do not depend on it.
public func setThreadCount(_ count: Int) {
    let chosen = count < 1 ? initialThreadCount() : min(count, maxThreadCount)
    shim_store_relaxed_i32(shim_thread_count(), Int32(truncatingIfNeeded: chosen))
}

private func initialThreadCount() -> Int {
    if let text = getenv("DLCORE_NUM_THREADS"), let wish = leadingInteger(text), wish >= 1 {
        return min(wish, maxThreadCount)
    }
    return max(1, min(affinityCount(), processorQuota(), maxThreadCount))
}

/// The processors in the affinity mask of the process.
private func affinityCount() -> Int {
    let words = 256 // 16384 processors
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { mask in
        mask.initialize(repeating: 0)
        if shim_get_affinity(0, mask.baseAddress, Int64(words * 8)) <= 0 {
            return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        }
        var count = 0
        for word in mask { count += word.nonzeroBitCount }
        return count
    }
}

/// The smallest CPU quota, in processors rounded up, of the control groups that hold this process;
/// `Int.max` when there is none. Understands cgroup v2, v1 and both side by side.
private func processorQuota() -> Int {
    guard let groups = readSmallFile("/proc/self/cgroup") else { return Int.max }
    var quota = Int.max
    for line in groups.split(separator: UInt8(ascii: "\n")) {
        // hierarchy:controllers:path
        let fields = line.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3 else { continue }
        let controllers = fields[1].split(separator: UInt8(ascii: ","))
        let path = Array(fields[2])
        if fields[0].elementsEqual("0".utf8) && fields[1].isEmpty {
            for root in ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"] {
                quota = min(quota, smallestQuota(root: root, path: path, read: quotaV2))
            }
        } else if controllers.contains(where: { $0.elementsEqual("cpu".utf8) }) {
            for root in ["/sys/fs/cgroup/cpu", "/sys/fs/cgroup/cpu,cpuacct"] {
                quota = min(quota, smallestQuota(root: root, path: path, read: quotaV1))
            }
        }
    }
    return quota
}

/// The smallest quota of the group `path` and of all groups above it, up to the root. Inside a container the
/// path may be the host's and lead nowhere: then only the root is found, which is the container's own group.
private func smallestQuota(root: String, path: [UInt8], read: (String) -> Int?) -> Int {
    var quota = Int.max
    var path = path[...]
    while true {
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        if let own = read(root + String(decoding: path, as: UTF8.self)) { quota = min(quota, own) }
        if path.isEmpty { return quota }
        while let last = path.last, last != UInt8(ascii: "/") { path.removeLast() }
    }
}

/// cpu.max holds `max 100000` or `150000 100000`.
private func quotaV2(directory: String) -> Int? {
    guard let text = readSmallFile(directory + "/cpu.max") else { return nil }
    let fields = text.split(separator: UInt8(ascii: " "))
    guard fields.count == 2, let quota = integer(fields[0]), let period = integer(fields[1]) else { return nil }
    return processors(quota: quota, period: period)
}

private func quotaV1(directory: String) -> Int? {
    guard let quota = readSmallFile(directory + "/cpu.cfs_quota_us").flatMap({ integer($0[...]) }),
        let period = readSmallFile(directory + "/cpu.cfs_period_us").flatMap({ integer($0[...]) })
    else { return nil }
    return processors(quota: quota, period: period)
}

private func processors(quota: Int, period: Int) -> Int? {
    if quota <= 0 || period <= 0 { return nil }
    return max(1, (quota - 1) / period + 1)
}

/// The decimal number that the bytes begin with.
private func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    var digits = 0
    for byte in bytes {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 18 else { break }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
    }
    return digits > 0 ? value : nil
}

private func leadingInteger(_ text: UnsafePointer<CChar>) -> Int? {
    var bytes: [UInt8] = []
    var position = 0
    while position < 20, text[position] != 0 {
        bytes.append(UInt8(bitPattern: text[position]))
        position += 1
    }
    return integer(bytes[...])
}

/// At most the first 8 KB of a file; nil when it cannot be read.
private func readSmallFile(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let length = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if length < 0 { return nil }
    return Array(bytes[0..<length])
}
