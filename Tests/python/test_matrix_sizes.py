"""Products of matrices of sizes around those of tiles, blocks and slices, in every orientation, against sums in float64."""

import dlcore
import numpy
import pytest

SIZES = [1, 2, 3, 5, 6, 7, 8, 9, 11, 15, 16, 17, 31, 48, 65, 97, 145, 291]
DEPTHS = [1, 2, 7, 16, 33, 120, 321, 513, 700]
#                         the rounding of one product, times the root of the number of terms
TOLERANCE = {"float32": 6e-6, "float64": 1e-14}


def stored(array, transposed, dtype):
    """A dlcore tensor equal to the array, laid out in rows or in columns, with a margin that must not be read."""
    source = array.T if transposed else array
    wide = numpy.full((source.shape[0], source.shape[1] + 3), numpy.nan, dtype)
    wide[:, 1:-2] = source
    tensor = dlcore.from_numpy(wide)[:, 1:-2]
    return tensor.t() if transposed else tensor


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_awkward_sizes(dtype, threads):
    random = numpy.random.default_rng(threads)
    before = dlcore.get_num_threads()
    dlcore.set_num_threads(threads)
    try:
        for _ in range(100):
            m, n, k = random.choice(SIZES), random.choice(SIZES), random.choice(DEPTHS)
            across, along = random.integers(2), random.integers(2)
            a, b = random.standard_normal((m, k)).astype(dtype), random.standard_normal((k, n)).astype(dtype)
            c = random.standard_normal((m, n)).astype(dtype)
            alpha, beta = random.choice([1.0, 1.0, -0.5]), random.choice([0.0, 1.0, 0.25])
            x, y = stored(a, across, dtype), stored(b, along, dtype)
            product = a.astype("float64") @ b.astype("float64")
            ours = numpy.asarray(dlcore.addmm(dlcore.from_numpy(c), x, y, beta=beta, alpha=alpha))
            expected = alpha * product + beta * c
            error = numpy.abs(ours - expected).max() / numpy.sqrt(k)
            assert error < TOLERANCE[dtype], (m, n, k, across, along, alpha, beta)
            assert numpy.abs(numpy.asarray(x @ y) - product).max() / numpy.sqrt(k) < TOLERANCE[dtype], (m, n, k, across, along)
    finally:
        dlcore.set_num_threads(before)


@pytest.mark.parametrize("m, n, k", [(130, 200, 700), (257, 33, 400), (9, 600, 900), (700, 10, 520), (64, 64, 64)])
def test_threads_do_not_change_a_bit(m, n, k):
    random = numpy.random.default_rng(3)
    a = dlcore.from_numpy(random.standard_normal((3, m, k)).astype("float32"))
    b = dlcore.from_numpy(random.standard_normal((3, k, n)).astype("float32"))
    before = dlcore.get_num_threads()
    results = []
    for threads in (1, 2, 3):
        dlcore.set_num_threads(threads)
        results.append([numpy.asarray(a[0] @ b[0]), numpy.asarray(a @ b), numpy.asarray(a[0].t().contiguous().t() @ b[0])])
    dlcore.set_num_threads(before)
    for other in results[1:]:
        assert all(numpy.array_equal(x, y) for x, y in zip(results[0], other))


@pytest.mark.parametrize("size", [5, 40, 160, 330])
def test_infinities_and_nan_stay_in_their_rows_and_columns(size):
    a, b = numpy.ones((size, size), "float32"), numpy.ones((size, size), "float32")
    a[2, 3], b[1, 4] = numpy.inf, numpy.nan
    ours = numpy.asarray(dlcore.from_numpy(a) @ dlcore.from_numpy(b))
    expected = numpy.full((size, size), float(size), "float32")
    expected[2] = numpy.inf
    expected[:, 4] = numpy.nan
    numpy.testing.assert_array_equal(ours, expected)
