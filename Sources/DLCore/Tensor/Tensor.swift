import CShims

/// An array of numbers of one dtype with up to eight axes: a window (shape, strides, offset) on a storage.
///
/// A tensor that takes part in automatic differentiation has a `node`: the operation that computed it, or a leaf node that
/// collects its gradient.
public final class Tensor: @unchecked Sendable {
    public internal(set) var storage: Storage
    /// Position of element [0, ..., 0] in the storage, in elements.
    public internal(set) var offset: Int
    public internal(set) var shape: Dims
    /// Distances between neighbours along each axis, in elements.
    public internal(set) var strides: Dims
    public internal(set) var dtype: DType
    /// Whether the elements lie in row-major order without gaps.
    public private(set) var isContiguous: Bool
    /// Whether the tensor stands for a plain number and is weak in type promotion.
    let isNumber: Bool
    var gradientSlot: GradientSlot?
    /// The tensor that this one was recorded as a window on; never itself such a window.
    private(set) var base: Tensor?
    /// How often a change in place has given this tensor another node. Windows on it compare.
    private(set) var changes = 0
    private var changesSeen = 0
    private var ownNode: Node?

    /// The operation that computed the tensor, or the leaf that collects its gradient; nil when there is none.
    var node: Node? {
        @inline(__always) get { base == nil ? ownNode : nodeOfWindow }
        set {
            ownNode = newValue
            if let base { changesSeen = base.changes }
        }
    }

    /// Whether nothing but this tensor refers to its node.
    var holdsNodeAlone: Bool { isKnownUniquelyReferenced(&ownNode) }

    init(storage: Storage, offset: Int, shape: Dims, strides: Dims, dtype: DType, isNumber: Bool = false) {
        self.storage = storage
        self.offset = offset
        self.shape = shape
        self.strides = strides
        self.dtype = dtype
        self.isNumber = isNumber
        isContiguous = strides.isRowMajor(for: shape)
        LiveObjects.tensors.increment()
    }

    /// A row-major tensor at the beginning of its storage.
    @inline(__always)
    init(storage: Storage, rowMajor shape: Dims, dtype: DType) {
        self.storage = storage
        offset = 0
        self.shape = shape
        strides = shape.rowMajorStrides
        self.dtype = dtype
        isNumber = false
        isContiguous = true
        LiveObjects.tensors.increment()
    }

    deinit { LiveObjects.tensors.decrement() }

    public var rank: Int { shape.count }

    /// The number of elements.
    public var count: Int { shape.product }

    /// The address of element [0, ..., 0].
    @inline(__always)
    public var pointer: UnsafeMutableRawPointer { storage.pointer + offset &* dtype.size }

    /// Another tensor over the same storage, outside the graph.
    func view(shape: Dims, strides: Dims, offset: Int) -> Tensor {
        Tensor(storage: storage, offset: offset, shape: shape, strides: strides, dtype: dtype)
    }

    /// The same window, outside the graph.
    func alias() -> Tensor { view(shape: shape, strides: strides, offset: offset) }
}

// MARK: Changes

extension Tensor {
    /// Remembers the tensor that this one is a window on, so that a change of either in place reaches the other's derivative.
    func attach(to origin: Tensor) {
        base = origin.base ?? origin
        changesSeen = origin.base?.changes ?? origin.changes
    }

    /// Replaces the node after a change in place.
    func replaceNode(_ node: Node?) {
        self.node = node
        changes &+= 1
    }

    /// The node of a window; a new one when its base was changed in place meanwhile.
    private var nodeOfWindow: Node? {
        guard let base, base.changes != changesSeen else { return ownNode }
        Tensor.windowLock.locked {
            if base.changes == changesSeen { return }
            ownNode = base.node.map { StridedWindow(of: self, on: base).node(from: $0, dtype: dtype) }
            changesSeen = base.changes
        }
        return ownNode
    }

    private static let windowLock = SpinLock()

    /// Grows with every change of the elements in place, shared by all windows on the storage.
    public var version: Int { storage.version }

    /// Says that the elements were changed through `pointer`.
    public func bumpVersion() { storage.version &+= 1 }
}

// MARK: Creation

extension Tensor {
    /// A row-major tensor whose elements have no value yet.
    static func uninitialized(_ shape: Dims, _ dtype: DType, _ op: StaticString) throws(DLError) -> Tensor {
        guard let count = shape.checkedCount(itemSize: dtype.size) else { throw invalidSize(shape, op) }
        let storage = try Storage.allocate(byteCount: count &* dtype.size, op)
        return Tensor(storage: storage, rowMajor: shape, dtype: dtype)
    }

    /// The same for a shape that is known to be valid, such as one of an operand.
    @inline(__always)
    static func result(_ shape: Dims, _ dtype: DType, _ op: StaticString) throws(DLError) -> Tensor {
        let storage = try Storage.allocate(byteCount: shape.product &* dtype.size, op)
        return Tensor(storage: storage, rowMajor: shape, dtype: dtype)
    }

    static func invalidSize(_ shape: Dims, _ op: StaticString) -> DLError {
        for i in 0..<shape.count where shape[i] < 0 {
            return .invalid(op, "Trying to create tensor with negative dimension \(shape[i]): \(shape)")
        }
        return .invalid(op, "the size of a tensor of shape \(shape) in bytes overflows")
    }

    /// A tensor with a copy of row-major values.
    public convenience init<T: TensorElement>(_ values: [T], shape: Dims? = nil) throws(DLError) {
        let shape = shape ?? [values.count]
        guard let count = shape.checkedCount(itemSize: T.dtype.size) else { throw Tensor.invalidSize(shape, "tensor") }
        guard count == values.count else {
            throw .shape("tensor", "shape \(shape) needs \(count) values, got \(values.count)")
        }
        let storage = try Storage.allocate(byteCount: count &* T.dtype.size, "tensor")
        values.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress { storage.pointer.copyMemory(from: base, byteCount: bytes.count) }
        }
        self.init(storage: storage, offset: 0, shape: shape, strides: shape.rowMajorStrides, dtype: T.dtype)
    }

    /// A tensor with a copy of row-major elements somewhere in memory.
    public static func copying(_ data: UnsafeRawPointer?, _ dtype: DType, shape: Dims) throws(DLError) -> Tensor {
        let tensor = try uninitialized(shape, dtype, "tensor")
        let byteCount = tensor.count &* dtype.size
        if byteCount > 0 {
            guard let data else { throw .invalid("tensor", "data is NULL, expected \(byteCount) bytes for shape \(shape)") }
            tensor.pointer.copyMemory(from: data, byteCount: byteCount)
        }
        return tensor
    }

    /// A tensor over memory that belongs to somebody else; `release` is called once when the last tensor over it is gone, and
    /// never when this fails. Strides are in elements and not negative.
    public static func adopting(_ data: UnsafeMutableRawPointer?, _ dtype: DType, shape: Dims, strides: Dims? = nil,
                                _ op: StaticString = "tensor", release: @escaping () -> Void) throws(DLError) -> Tensor {
        // As for every shape, there must be room for the largest dtype: conversions rely on it.
        guard let count = shape.checkedCount() else { throw invalidSize(shape, op) }
        let strides = strides ?? shape.rowMajorStrides
        var last = 0
        for i in 0..<shape.count where shape[i] > 1 {
            guard strides[i] >= 0 else { throw .invalid(op, "strides must not be negative, got \(strides)") }
            let (reach, over1) = strides[i].multipliedReportingOverflow(by: shape[i] - 1)
            let (end, over2) = last.addingReportingOverflow(reach)
            guard !over1 && !over2 && !end.multipliedReportingOverflow(by: dtype.size).overflow else {
                throw .invalid(op, "shape \(shape) with strides \(strides) reaches beyond the address space")
            }
            last = end
        }
        guard count > 0 else {
            let tensor = try uninitialized(shape, dtype, op)
            tensor.storage = Storage.foreign(data ?? tensor.pointer, byteCount: 0) { [storage = tensor.storage] in
                withExtendedLifetime(storage, release)
            }
            return tensor
        }
        guard let data else { throw .invalid(op, "data is NULL, expected \(count) elements for shape \(shape)") }
        guard Int(bitPattern: data) % dtype.size == 0 else {
            throw .invalid(op, "data is not aligned to the \(dtype.size) bytes of a \(dtype)")
        }
        let storage = Storage.foreign(data, byteCount: (last + 1) * dtype.size, release: release)
        return Tensor(storage: storage, offset: 0, shape: shape, strides: strides, dtype: dtype)
    }

    /// A scalar tensor that counts like a plain number in type promotion.
    public static func weakScalar(_ value: Scalar) throws(DLError) -> Tensor {
        try scalar(value, value.defaultDType, isNumber: true, "scalar")
    }

    /// A scalar tensor. `isNumber` makes it weak in type promotion.
    static func scalar(_ value: Scalar, _ dtype: DType, isNumber: Bool, _ op: StaticString) throws(DLError) -> Tensor {
        let storage = try Storage.allocate(byteCount: dtype.size, op)
        store(value, dtype, to: storage.pointer)
        return Tensor(storage: storage, offset: 0, shape: Dims(), strides: Dims(), dtype: dtype, isNumber: isNumber)
    }

    public convenience init(_ value: Scalar, dtype: DType? = nil) throws(DLError) {
        let dtype = dtype ?? value.defaultDType
        let storage = try Storage.allocate(byteCount: dtype.size, "tensor")
        Tensor.store(value, dtype, to: storage.pointer)
        self.init(storage: storage, offset: 0, shape: Dims(), strides: Dims(), dtype: dtype)
    }

    static func store(_ value: Scalar, _ dtype: DType, to pointer: UnsafeMutableRawPointer) {
        switch dtype {
        case .float32: pointer.storeBytes(of: Float(value.double), as: Float.self)
        case .float64: pointer.storeBytes(of: value.double, as: Double.self)
        case .int64: pointer.storeBytes(of: value.int64, as: Int64.self)
        case .int32: pointer.storeBytes(of: Int32(truncatingIfNeeded: value.int64), as: Int32.self)
        case .uint8: pointer.storeBytes(of: UInt8(truncatingIfNeeded: value.int64), as: UInt8.self)
        case .bool: pointer.storeBytes(of: value.double != 0 ? 1 : 0, as: UInt8.self)
        }
    }
}

// MARK: Reading

extension Tensor {
    /// The only element.
    public func item() throws(DLError) -> Scalar {
        guard count == 1 else {
            throw .shape("item", "a Tensor with \(count) elements cannot be converted to Scalar: shape \(shape)")
        }
        switch dtype {
        case .float32: return .float(Double(pointer.load(as: Float.self)))
        case .float64: return .float(pointer.load(as: Double.self))
        case .int64: return .int(pointer.load(as: Int64.self))
        case .int32: return .int(Int64(pointer.load(as: Int32.self)))
        case .uint8: return .int(Int64(pointer.load(as: UInt8.self)))
        case .bool: return .bool(pointer.load(as: UInt8.self) != 0)
        }
    }

    /// The elements in row-major order, converted to T.
    public func values<T: TensorElement>(as type: T.Type = T.self) throws(DLError) -> [T] {
        let source = try withoutRecording { () throws(DLError) in try DLCore.contiguous(DLCore.to(self, dtype: T.dtype)) }
        let count = source.count
        return [T](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 { UnsafeMutableRawPointer(buffer.baseAddress!).copyMemory(from: source.pointer, byteCount: count &* T.dtype.size) }
            initialized = count
        }
    }
}

/// Swift types whose values can be elements.
public protocol TensorElement: Sendable {
    static var dtype: DType { get }
}
extension Float: TensorElement { public static var dtype: DType { .float32 } }
extension Double: TensorElement { public static var dtype: DType { .float64 } }
extension Int64: TensorElement { public static var dtype: DType { .int64 } }
extension Int: TensorElement { public static var dtype: DType { .int64 } }
extension Int32: TensorElement { public static var dtype: DType { .int32 } }
extension UInt8: TensorElement { public static var dtype: DType { .uint8 } }
extension Bool: TensorElement { public static var dtype: DType { .bool } }

extension Tensor: CustomStringConvertible {
    /// Dtype and shape, as they stand in messages: `float32[2, 3]`.
    public var description: String { "\(dtype)\(shape)" }
}
