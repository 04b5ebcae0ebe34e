import CDLCore
import CShims
import DLCore

/// What every export is made of: handles become objects, C values become Swift values, errors become status codes.

// MARK: Handles

@inline(__always)
func handle(_ tensor: Tensor) -> OpaquePointer { OpaquePointer(Unmanaged.passRetained(tensor).toOpaque()) }

@inline(__always)
func object<T: AnyObject>(_ handle: OpaquePointer, as type: T.Type) -> T {
    Unmanaged<T>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
}

@inline(__always)
func tensor(_ handle: OpaquePointer?, _ op: StaticString, _ argument: StaticString) throws(DLError) -> Tensor {
    guard let handle else { throw missing(op, argument) }
    return object(handle, as: Tensor.self)
}

@inline(__always)
func optionalTensor(_ handle: OpaquePointer?) -> Tensor? { handle.map { object($0, as: Tensor.self) } }

func tensors(_ list: UnsafePointer<OpaquePointer?>?, _ count: Int64, _ op: StaticString,
             _ argument: StaticString) throws(DLError) -> [Tensor] {
    guard count >= 0 else { throw DLError(.invalidArgument, "\(op): \(argument): the count must not be negative, got \(count)") }
    if count == 0 { return [] }
    guard let list else { throw missing(op, argument) }
    var result: [Tensor] = []
    for i in 0..<Int(count) {
        guard let entry = list[i] else { throw DLError(.invalidArgument, "\(op): \(argument): entry \(i) is NULL, expected a tensor") }
        result.append(object(entry, as: Tensor.self))
    }
    return result
}

func generator(_ handle: OpaquePointer?) -> Generator? { handle.map { object($0, as: Generator.self) } }

func missing(_ op: StaticString, _ argument: StaticString) -> DLError {
    DLError(.invalidArgument, "\(op): \(argument) is NULL")
}

// MARK: Values

@inline(__always)
func int(_ value: Int64) -> Int { Int(value) }

func optionalInt(_ pointer: UnsafePointer<Int64>?) -> Int? { pointer.map { Int($0.pointee) } }
func optionalDouble(_ pointer: UnsafePointer<Double>?) -> Double? { pointer.map { $0.pointee } }

func dims(_ pointer: UnsafePointer<Int64>?, _ count: Int64, _ op: StaticString, _ argument: StaticString) throws(DLError) -> Dims {
    guard count >= 0 && count <= Int64(Dims.maxRank) else {
        throw DLError(.invalidArgument, "\(op): \(argument): expected 0 to \(Dims.maxRank) values, got \(count)")
    }
    if count == 0 { return Dims() }
    guard let pointer else { throw missing(op, argument) }
    var result = Dims()
    for i in 0..<Int(count) { result.append(Int(pointer[i])) }
    return result
}

func optionalDims(_ pointer: UnsafePointer<Int64>?, _ count: Int64, _ op: StaticString,
                  _ argument: StaticString) throws(DLError) -> Dims? {
    pointer == nil && count == 0 ? nil : try dims(pointer, count, op, argument)
}

/// As many values as the default has, or the default for NULL.
func fixed(_ pointer: UnsafePointer<Int64>?, default fallback: Dims) -> Dims {
    optionalFixed(pointer, fallback.count) ?? fallback
}

/// So many values.
func fixed(_ pointer: UnsafePointer<Int64>?, _ count: Int, _ op: StaticString, _ argument: StaticString) throws(DLError) -> Dims {
    guard let result = optionalFixed(pointer, count) else { throw missing(op, argument) }
    return result
}

func optionalFixed(_ pointer: UnsafePointer<Int64>?, _ count: Int) -> Dims? {
    guard let pointer else { return nil }
    var result = Dims(repeating: 0, count: count)
    for i in 0..<count { result[i] = Int(pointer[i]) }
    return result
}

/// A copy of a text that ends with a zero; what is not UTF-8 in it is replaced.
func text(_ pointer: UnsafePointer<CChar>?, _ op: StaticString, _ argument: StaticString) throws(DLError) -> String {
    guard let pointer else { throw missing(op, argument) }
    return String(cString: pointer)
}

func scalar(_ value: dl_scalar, _ op: StaticString, _ argument: StaticString) throws(DLError) -> Scalar {
    switch Int(value.kind) {
    case Int(DL_SCALAR_BOOL): return .bool(value.integer != 0)
    case Int(DL_SCALAR_INT): return .int(value.integer)
    case Int(DL_SCALAR_FLOAT): return .float(value.real)
    default: throw DLError(.invalidArgument, "\(op): \(argument): unknown kind of scalar \(value.kind), expected one of DL_SCALAR_...")
    }
}

func optionalScalar(_ value: UnsafePointer<dl_scalar>?, _ op: StaticString, _ argument: StaticString) throws(DLError) -> Scalar? {
    guard let value else { return nil }
    return try scalar(value.pointee, op, argument)
}

func dtype(_ value: Int32, _ op: StaticString, _ argument: StaticString) throws(DLError) -> DType {
    guard let result = DType(rawValue: value) else {
        throw DLError(.invalidArgument, "\(op): \(argument): unknown dtype \(value), expected one of DL_FLOAT32 ... DL_BOOL")
    }
    return result
}

func optionalDType(_ value: Int32, _ op: StaticString, _ argument: StaticString) throws(DLError) -> DType? {
    value == Int32(DL_DTYPE_NONE) ? nil : try dtype(value, op, argument)
}

func choice<E: RawRepresentable>(_ value: Int32, _ op: StaticString, _ argument: StaticString) throws(DLError) -> E where E.RawValue == Int32 {
    guard let result = E(rawValue: value) else {
        throw DLError(.invalidArgument, "\(op): \(argument): \(value) is none of the values that it may have")
    }
    return result
}

// MARK: Results

@inline(__always)
func returning(_ out: UnsafeMutablePointer<OpaquePointer?>?, _ op: StaticString,
               _ body: () throws(DLError) -> Tensor) -> dl_status {
    guard let out else { return fail(missing(op, "out")) }
    do {
        out.pointee = handle(try body())
        return dl_status(DL_OK)
    } catch {
        out.pointee = nil
        return fail(error)
    }
}

func returningOptional(_ out: UnsafeMutablePointer<OpaquePointer?>?, _ op: StaticString,
                       _ body: () throws(DLError) -> Tensor?) -> dl_status {
    guard let out else { return fail(missing(op, "out")) }
    out.pointee = nil
    return mutating(op) { () throws(DLError) in out.pointee = try body().map { handle($0) } }
}

/// Several results; the body gives one for each place.
func returningTuple(_ places: [UnsafeMutablePointer<OpaquePointer?>?], _ op: StaticString,
                    _ body: () throws(DLError) -> [Tensor]) -> dl_status {
    for place in places { place?.pointee = nil }
    for (index, place) in places.enumerated() {
        guard let place else { return fail(missing(op, "out")) }
        if places[..<index].contains(place) {
            return fail(DLError(.invalidArgument, "\(op): two results would go to the same place"))
        }
    }
    return mutating(op) { () throws(DLError) in
        for (place, tensor) in zip(places, try body()) { place?.pointee = handle(tensor) }
    }
}

/// The list is one block from malloc, given back with dl_tensor_list_release.
func returningList(_ out: UnsafeMutablePointer<UnsafeMutablePointer<OpaquePointer?>?>?, _ count: UnsafeMutablePointer<Int64>?,
                   _ op: StaticString, _ body: () throws(DLError) -> [Tensor]) -> dl_status {
    out?.pointee = nil
    count?.pointee = 0
    guard let out, let count else { return fail(missing(op, "out")) }
    return mutating(op) { () throws(DLError) in
        let tensors = try body()
        guard let block = malloc(Swift.max(tensors.count, 1) * MemoryLayout<OpaquePointer?>.stride) else {
            throw DLError(.outOfMemory, "\(op): out of memory")
        }
        let list = block.bindMemory(to: OpaquePointer?.self, capacity: tensors.count)
        for (i, tensor) in tensors.enumerated() { list[i] = handle(tensor) }
        out.pointee = list
        count.pointee = Int64(tensors.count)
    }
}

@inline(__always)
func mutating(_ op: StaticString, _ body: () throws(DLError) -> Void) -> dl_status {
    do {
        try body()
        return dl_status(DL_OK)
    } catch {
        return fail(error)
    }
}
