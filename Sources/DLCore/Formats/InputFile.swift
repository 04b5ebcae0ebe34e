import Glibc

extension DLError {
    static func io(_ op: StaticString, _ path: UnsafePointer<CChar>, _ text: String) -> DLError {
        DLError(.io, "\(op): \(String(cString: path)): \(text)")
    }

    /// The text of the error that a system call has left in errno.
    static func system(_ op: StaticString, _ path: UnsafePointer<CChar>, _ action: StaticString) -> DLError {
        let text = String(cString: strerror(errno))
        return io(op, path, "\(action): \(text)")
    }
}

/// An open regular file whose size is known.
struct InputFile: ~Copyable {
    let op: StaticString
    let path: UnsafePointer<CChar>
    let byteCount: Int
    private let descriptor: Int32

    /// - Parameter path: borrowed for the life of the file.
    init(_ path: UnsafePointer<CChar>, _ op: StaticString) throws(DLError) {
        // Without O_NONBLOCK, opening a pipe would wait for its other end.
        var opened: Int32
        repeat { opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } while opened < 0 && errno == EINTR
        guard opened >= 0 else { throw .system(op, path, "cannot be opened") }
        var information = stat()
        guard fstat(opened, &information) == 0 else {
            let error = DLError.system(op, path, "cannot be examined")
            close(opened)
            throw error
        }
        guard information.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw .io(op, path, information.st_mode & S_IFMT == S_IFDIR ? "is a directory, expected a file" : "is not a regular file")
        }
        self.op = op
        self.path = path
        descriptor = opened
        byteCount = Int(information.st_size)
    }

    deinit { close(descriptor) }

    /// Fills `target` with the `count` bytes from position `start` on.
    func read(_ count: Int, at start: Int, into target: UnsafeMutableRawPointer) throws(DLError) {
        var done = 0
        while done < count {
            let length = pread(descriptor, target + done, min(count - done, 1 << 30), start + done)
            if length < 0 && errno == EINTR { continue }
            guard length >= 0 else { throw .system(op, path, "cannot be read") }
            guard length > 0 else { throw error("is truncated: expected \(start + count) bytes, got \(start + done)") }
            done += length
        }
    }

    func read(_ count: Int, at start: Int) throws(DLError) -> [UInt8] {
        var failure: DLError? = nil
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            do throws(DLError) {
                try read(count, at: start, into: base)
                initialized = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    func error(_ text: String) -> DLError { .io(op, path, text) }
}

/// Swift strings may hold a zero, which would end a path early.
func checkPath(_ path: String, _ op: StaticString) throws(DLError) {
    guard !path.utf8.contains(0) else { throw .invalid(op, "the path contains a zero byte: \(path)") }
}
