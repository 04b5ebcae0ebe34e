import Glibc

/// The modified Bessel functions of the first kind and of order 0 or 1, times exp(-|x|) if scaled. float32 and float64.
public func modifiedBessel(_ dtype: DType, order: Int, isScaled: Bool, count: Int, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer) {
    if dtype == .float32 { run(Float.self) } else { run(Double.self) }

    @inline(never)
    func run<T: BinaryFloatingPoint & Sendable>(_ type: T.Type) {
        let source = source.assumingMemoryBound(to: T.self), target = target.assumingMemoryBound(to: T.self)
        parallelFor(count: count, grain: 1024) { range in
            for i in range { target[i] = T(modifiedBessel(order, Double(source[i]), isScaled: isScaled)) }
        }
    }
}

/// The power series, whose terms are all positive, up to 20; the asymptotic one beyond, where its smallest term is below the
/// precision (Abramowitz and Stegun 9.6.10 and 9.7.1).
private func modifiedBessel(_ order: Int, _ x: Double, isScaled: Bool) -> Double {
    let a = abs(x), sign = order == 1 && x < 0 ? -1.0 : 1.0
    if a != a { return x }
    if a == .infinity { return isScaled ? 0 : sign * a }
    let nu = Double(order)
    if a < 20 {
        let square = a * a / 4
        var term = order == 0 ? 1 : a / 2, sum = term, k = 1.0
        while term > sum * 1e-17 {
            term *= square / (k * (k + nu))
            sum += term
            k += 1
        }
        return sign * (isScaled ? sum * exp(-a) : sum)
    }
    var term = 1.0, sum = 1.0, k = 1.0
    while abs(term) > 1e-17 && k < 2 * a {
        term *= ((2 * k - 1) * (2 * k - 1) - 4 * nu * nu) / (8 * k * a)
        sum += term
        k += 1
    }
    sum /= (2 * Double.pi * a).squareRoot()
    if isScaled { return sign * sum }
    // In two steps: the exponential overflows before the function does.
    let half = exp(a / 2)
    return sign * (sum * half) * half
}
