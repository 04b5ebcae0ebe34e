import CShims
import DLKernels

/// One line that says what this library was built for and what it has found, for bug reports.
public func buildDescription(version: String) -> String {
    let found = shim_cpu_features()
    let names = [(SHIM_CPU_AVX2, "AVX2"), (SHIM_CPU_FMA, "FMA"), (SHIM_CPU_AVX512, "AVX-512"), (SHIM_CPU_NEON, "NEON")]
    let features = names.filter { found & Int32($0.0) != 0 }.map(\.1)
    return "dlcore \(version); built for \(String(cString: shim_build_level())); "
        + "processor: \(features.isEmpty ? "no vector extensions" : features.joined(separator: " ")); "
        + "BLAS: \(blasDescription); threads: \(threadCount)"
}
