/// Elementwise kernels: for each element type one loop over a run of elements.

/// Computes `count` elements. Strides are in elements; an input stride of 0 repeats one element.
/// Output and input may be the same memory when their strides agree; otherwise they must not overlap.
public typealias UnaryLoop = @Sendable (
    _ count: Int,
    _ input: UnsafeRawPointer, _ inputStride: Int,
    _ output: UnsafeMutableRawPointer, _ outputStride: Int
) -> Void

public typealias BinaryLoop = @Sendable (
    _ count: Int,
    _ a: UnsafeRawPointer, _ aStride: Int,
    _ b: UnsafeRawPointer, _ bStride: Int,
    _ output: UnsafeMutableRawPointer, _ outputStride: Int
) -> Void

public typealias TernaryLoop = @Sendable (
    _ count: Int,
    _ a: UnsafeRawPointer, _ aStride: Int,
    _ b: UnsafeRawPointer, _ bStride: Int,
    _ c: UnsafeRawPointer, _ cStride: Int,
    _ output: UnsafeMutableRawPointer, _ outputStride: Int
) -> Void

/// The dtype is that of the input. nil where the function is not defined for that type.
public final class UnaryKernel: Sendable {
    let float32, float64, int64, int32, uint8, bool: UnaryLoop?

    public init(
        float32: UnaryLoop? = nil, float64: UnaryLoop? = nil,
        int64: UnaryLoop? = nil, int32: UnaryLoop? = nil, uint8: UnaryLoop? = nil, bool: UnaryLoop? = nil
    ) {
        self.float32 = float32
        self.float64 = float64
        self.int64 = int64
        self.int32 = int32
        self.uint8 = uint8
        self.bool = bool
    }

    public subscript(dtype: DType) -> UnaryLoop? {
        switch dtype {
        case .float32: return float32
        case .float64: return float64
        case .int64: return int64
        case .int32: return int32
        case .uint8: return uint8
        case .bool: return bool
        }
    }
}

/// The dtype is that of both inputs. nil where the function is not defined for that type.
public final class BinaryKernel: Sendable {
    let float32, float64, int64, int32, uint8, bool: BinaryLoop?

    public init(
        float32: BinaryLoop? = nil, float64: BinaryLoop? = nil,
        int64: BinaryLoop? = nil, int32: BinaryLoop? = nil, uint8: BinaryLoop? = nil, bool: BinaryLoop? = nil
    ) {
        self.float32 = float32
        self.float64 = float64
        self.int64 = int64
        self.int32 = int32
        self.uint8 = uint8
        self.bool = bool
    }

    public subscript(dtype: DType) -> BinaryLoop? {
        switch dtype {
        case .float32: return float32
        case .float64: return float64
        case .int64: return int64
        case .int32: return int32
        case .uint8: return uint8
        case .bool: return bool
        }
    }
}

/// The dtype is that of the values (for `whereSelect`, not of the condition). nil where the function is not defined for that type.
public final class TernaryKernel: Sendable {
    let float32, float64, int64, int32, uint8, bool: TernaryLoop?

    public init(
        float32: TernaryLoop? = nil, float64: TernaryLoop? = nil,
        int64: TernaryLoop? = nil, int32: TernaryLoop? = nil, uint8: TernaryLoop? = nil, bool: TernaryLoop? = nil
    ) {
        self.float32 = float32
        self.float64 = float64
        self.int64 = int64
        self.int32 = int32
        self.uint8 = uint8
        self.bool = bool
    }

    public subscript(dtype: DType) -> TernaryLoop? {
        switch dtype {
        case .float32: return float32
        case .float64: return float64
        case .int64: return int64
        case .int32: return int32
        case .uint8: return uint8
        case .bool: return bool
        }
    }
}
