/// log gamma and digamma of positive numbers in float64, to about one unit in the last place. Sums that cancel are formed in two parts.

/// log gamma(x), x > 0.
///
/// log gamma(2 + t) = t Q(t) for |t| <= 1/2, interpolated at Chebyshev nodes; other arguments below 9 are moved there by
/// gamma(x + 1) = x gamma(x); above, Stirling's series (Abramowitz and Stegun, 6.1.40).
func logGammaOfPositive(_ x: Double) -> Double {
    if x >= 9 { return stirling(x) }
    if x < 1e-17 { return -libmLog(x) }
    var t: Double, factor = TwoParts(1), isBelow = false
    if x < 0.5 {
        t = x
        factor = TwoParts.product(x, x) + TwoParts(x)
        isBelow = true
    } else if x < 1.5 {
        t = x - 1
        factor = TwoParts(x)
        isBelow = true
    } else {
        t = x
        while t >= 2.5 {
            t -= 1
            factor = factor * TwoParts(t)
        }
        t -= 2
    }
    let q = TwoParts.polynomial(aroundTwo, t, count: 22)
    let p = TwoParts.product(t, q.high)
    let near = TwoParts(p.high, p.low + t * q.low)
    if factor.high == 1 && factor.low == 0 { return near.value }
    let s = TwoParts.sum(factor.high, factor.low)
    let log = logarithm(s)
    return (near + (isBelow ? -log : log)).value
}

private func stirling(_ x: Double) -> Double {
    let log = logarithm(TwoParts(x))
    if x > 1e17 {
        let s = TwoParts.sum(log.high, -1)
        return x * (s.high + (s.low + log.low))
    }
    let r = 1 / x, z = r * r
    var series = fma(z, -0.029550653594771242, 0.00641025641025641)
    series = fma(series, z, -0.0019175269175269175)
    series = fma(series, z, 0.0008417508417508417)
    series = fma(series, z, -0.0005952380952380953)
    series = fma(series, z, 0.0007936507936507937)
    series = fma(series, z, -0.002777777777777778)
    series = fma(series, z, 0.08333333333333333)
    let main = TwoParts(x - 0.5) * log + TwoParts(-x)
    return (main + TwoParts(0.9189385332046728, -3.8782941580672414e-17) + TwoParts(series * r)).value
}

/// The derivative of log gamma(x), x > 0: (x - root) P(x - 2) from 1 to 3, to which other arguments below 10 are moved by
/// digamma(x + 1) = digamma(x) + 1 / x; above, log x - 1/(2x) - ... (Abramowitz and Stegun, 6.3.18).
func digammaOfPositive(_ x: Double) -> Double {
    if x >= 10 {
        if x == .infinity { return x }
        let r = 1 / x, z = r * r
        var p = fma(z, 0.4432598039215686, -0.08333333333333333)
        p = fma(p, z, 0.021092796092796094)
        p = fma(p, z, -0.007575757575757576)
        p = fma(p, z, 0.004166666666666667)
        p = fma(p, z, -0.003968253968253968)
        p = fma(p, z, 0.008333333333333333)
        p = fma(p, z, -0.08333333333333333)
        return libmLog(x) + fma(p, z, -0.5 * r)
    }
    if x < 1 {
        if x < 1e-17 { return -1 / x }
        // digamma(1 + x), where 1 + x - root is formed from x
        let distance = TwoParts.sum(x, -0.46163214496836236)
        let near = times(TwoParts(distance.high, distance.low - -1.5522348162858677e-17), x - 1)
        return (near + -TwoParts.reciprocal(x)).value
    }
    var t = x, sum = TwoParts(0)
    while t > 3 {
        t -= 1
        sum = sum + TwoParts.reciprocal(t)
    }
    let distance = TwoParts.sum(t, -1.4616321449683622)
    return (times(TwoParts(distance.high, distance.low - 9.549995429965697e-17), t - 2) + sum).value
}

/// The distance from the root times P(t).
@inline(__always)
private func times(_ distance: TwoParts, _ t: Double) -> TwoParts {
    TwoParts.polynomial(besideTheRoot, t, count: 32) * TwoParts.sum(distance.high, distance.low)
}

/// log gamma(2 + t) / t in powers of t; the last two coefficients in two parts.
private let aroundTwo: [22 of Double] = [
    6.379047507619774e-08, -1.3412819758517287e-07, 2.0304806751615227e-07, -4.303558760359961e-07, 9.578663334114758e-07,
    -2.0449201467015115e-06, 4.374374916915131e-06, -9.438458716242811e-06, 2.050726741605779e-05, -4.4926351103833334e-05,
    9.945750909889392e-05, -0.00022315475074520367, 0.0005096695248853096, -0.0011927539120010226, 0.002890510330738737,
    -0.0073855510286681535, 0.02058080842778457, -0.06735230105319814, 0.3224670334241132, 1.5176930390577985e-17,
    0.42278433509846713, 4.998234382459033e-18,
]

/// digamma(2 + t) / (2 + t - root) in powers of t; the last two coefficients in two parts.
private let besideTheRoot: [32 of Double] = [
    -5.100770214989469e-09, 1.0201545142033868e-08, 1.7852672191376552e-08, -3.5705337308985145e-08, -5.77025926771739e-08,
    1.1540536834062045e-07, 2.821220170829738e-08, -5.6422994902202784e-08, -2.3086248081342955e-07, 4.6173797029851077e-07,
    -6.059322795045256e-07, 1.2119815782595426e-06, -2.6338311326151924e-06, 5.26871942897218e-06, -1.044106631983514e-05,
    2.0891708911121205e-05, -4.184622931937881e-05, 8.377966540530644e-05, -0.00016781518722379935, 0.00033643237613001386,
    -0.000675313369799565, 0.0013581421903714414, -0.0027395728831692795, 0.005552254171350814, -0.011338432553333682,
    0.023447309597724546, -0.04955103291767291, 0.10899991701762626, -0.2607389546830014, 1.0934516630574453e-17,
    0.7853075386041053, -1.994968423155307e-17,
]
