import DLKernels

/// A source of random numbers: a seed, and the number of 128-bit blocks drawn so far. What is drawn next depends on these
/// two alone (Philox4x32-10). Drawing is safe from several threads at once; their draws never overlap.
public final class Generator: @unchecked Sendable {
    /// The generator that is used where none is given; its seed is 0 until it is set.
    public static let `default` = Generator(seed: 0)

    private let lock = SpinLock()
    private var seedValue: UInt64
    private var offsetValue: UInt64 = 0

    public init(seed: UInt64) {
        seedValue = seed
    }

    /// Seed and offset.
    public var state: (seed: UInt64, offset: UInt64) {
        get { lock.locked { (seedValue, offsetValue) } }
        set { lock.locked { (seedValue, offsetValue) = newValue } }
    }

    /// Starts again from a seed.
    public func seed(_ seed: UInt64) { state = (seed, 0) }

    /// Sets aside numbers for `count` elements of `wordsPerElement` 32-bit words and returns where they begin.
    func reserve(count: Int, wordsPerElement: Int) -> (seed: UInt64, offset: UInt64) {
        let steps = philoxSteps(count: count, wordsPerElement: wordsPerElement)
        return lock.locked {
            let start = offsetValue
            offsetValue = start &+ steps
            return (seedValue, start)
        }
    }
}
