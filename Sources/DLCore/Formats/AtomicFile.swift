import CShims
import Glibc

/// A file that takes the place of another one, or appears, at once and whole: what is written goes to a temporary file in the
/// same directory, which `commit` renames. Without `commit` the temporary file is removed.
struct AtomicFile: ~Copyable {
    private let op: StaticString
    private let path: UnsafePointer<CChar>
    /// With the slash at its end; empty for the working directory. Paths are bytes that end with 0.
    private let directory: [CChar]
    private let temporary: [CChar]
    private var descriptor: Int32
    private var isCommitted = false

    private static let numbers = SequenceCounter()

    /// - Parameter path: borrowed for the life of the file.
    init(_ path: UnsafePointer<CChar>, _ op: StaticString) throws(DLError) {
        var information = stat()
        if stat(path, &information) == 0 && information.st_mode & S_IFMT != S_IFREG {
            throw .io(op, path, information.st_mode & S_IFMT == S_IFDIR ? "is a directory, expected a file" : "is not a regular file")
        }
        var length = strlen(path)
        guard length > 0 else { throw .io(op, path, "the path is empty") }
        while length > 0 && path[length - 1] != CChar(UInt8(ascii: "/")) { length -= 1 }
        let folder = Array(UnsafeBufferPointer(start: path, count: length))
        var name: [CChar] = []
        var opened: Int32 = -1
        // Names may be taken by a process that ended early and had the same number.
        for _ in 0..<100 {
            name = folder + ".dlcore-\(getpid())-\(Self.numbers.next()).tmp".utf8CString
            repeat { opened = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) } while opened < 0 && errno == EINTR
            if opened >= 0 || errno != EEXIST { break }
        }
        guard opened >= 0 else { throw .system(op, path, "cannot be created") }
        self.op = op
        self.path = path
        directory = folder + [0]
        temporary = name
        descriptor = opened
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isCommitted { unlink(temporary) }
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws(DLError) {
        guard let base = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let length = Glibc.write(descriptor, base + done, min(bytes.count - done, 1 << 30))
            if length < 0 && errno == EINTR { continue }
            guard length >= 0 else { throw .system(op, path, "cannot be written") }
            done += length
        }
    }

    /// Lets the file appear under its name, when everything has reached the disk.
    mutating func commit() throws(DLError) {
        guard fsync(descriptor) == 0 else { throw .system(op, path, "cannot be written") }
        let status = close(descriptor)
        descriptor = -1
        guard status == 0 || errno == EINTR else { throw .system(op, path, "cannot be written") }
        guard rename(temporary, path) == 0 else { throw .system(op, path, "cannot be replaced") }
        isCommitted = true
        // Some file systems cannot do this for directories; the file is whole either way.
        let folder = open(directory.count > 1 ? directory : [CChar(UInt8(ascii: ".")), 0], O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }
}
