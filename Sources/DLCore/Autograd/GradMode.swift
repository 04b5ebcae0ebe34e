import CShims

/// Whether the operations of this thread are recorded.
public enum GradMode {
    @inline(__always)
    public static var isEnabled: Bool {
        get { shim_thread().pointee.grad_mode == 0 }
        set { shim_thread().pointee.grad_mode = newValue ? 0 : 1 }
    }
}

/// Runs the body without recording its operations.
public func withoutRecording<R>(_ body: () throws(DLError) -> R) throws(DLError) -> R {
    let wasEnabled = GradMode.isEnabled
    GradMode.isEnabled = false
    defer { GradMode.isEnabled = wasEnabled }
    return try body()
}
