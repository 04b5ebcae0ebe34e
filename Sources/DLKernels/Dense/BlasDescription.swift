import COpenBLAS

/// What OpenBLAS says of itself: its version, its build and the kernels that it has chosen for this processor.
public var blasDescription: String {
    guard let text = openblas_get_config() else { return "OpenBLAS" }
    return String(decoding: String(cString: text).utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
}
