"""float32 convolutions against float64 sums by NumPy, in both precisions, over sizes that do not fit the tiles."""

import threading

import numpy
import pytest

import dlcore

# batch, input channels, output channels, height, width, padding, groups
SIZES = [
    (1, 16, 16, 8, 8, 1, 1),
    (2, 16, 24, 10, 13, 1, 1),
    (3, 20, 17, 7, 7, 1, 1),
    (1, 19, 33, 5, 41, 0, 1),
    (2, 32, 32, 14, 14, 2, 1),
    (3, 32, 48, 9, 30, 2, 2),
    (1, 48, 40, 57, 31, 1, 1),
    (5, 130, 136, 12, 7, 1, 1),
    (9, 144, 150, 14, 14, 1, 1),
    (1, 64, 64, 40, 72, (2, 1), 1),
    (2, 24, 32, 3, 9, 1, 1),
    (3, 24, 40, 2, 2, 1, 1),
    (2, 160, 152, 5, 6, 1, 1),
]


def correlate(image, weight, padding, groups):
    """The sum as it is defined, in float64."""
    vertical, horizontal = padding if isinstance(padding, tuple) else (padding, padding)
    image = numpy.pad(image, ((0, 0), (0, 0), (vertical, vertical), (horizontal, horizontal)))
    height, width = image.shape[2] - 2, image.shape[3] - 2
    inputs, outputs = image.shape[1] // groups, weight.shape[0] // groups
    result = numpy.zeros((image.shape[0], weight.shape[0], height, width))
    for group in range(groups):
        filters = weight[group * outputs:(group + 1) * outputs]
        part = image[:, group * inputs:(group + 1) * inputs]
        for y in range(3):
            for x in range(3):
                window = part[:, :, y:y + height, x:x + width]
                result[:, group * outputs:(group + 1) * outputs] += numpy.einsum("nchw,oc->nohw", window, filters[:, :, y, x])
    return result


def gradients(image, weight, slope, padding, groups):
    """Of sum(slope * correlate(image, weight)), in float64."""
    vertical, horizontal = padding if isinstance(padding, tuple) else (padding, padding)
    padded = numpy.pad(image, ((0, 0), (0, 0), (vertical, vertical), (horizontal, horizontal)))
    inputs, outputs = image.shape[1] // groups, weight.shape[0] // groups
    height, width = slope.shape[2:]
    image_slope, weight_slope = numpy.zeros_like(padded), numpy.zeros_like(weight)
    for group in range(groups):
        into, out = slice(group * inputs, (group + 1) * inputs), slice(group * outputs, (group + 1) * outputs)
        for y in range(3):
            for x in range(3):
                window = (slice(None), into, slice(y, y + height), slice(x, x + width))
                image_slope[window] += numpy.einsum("nohw,oc->nchw", slope[:, out], weight[out, :, y, x])
                weight_slope[out, :, y, x] = numpy.einsum("nohw,nchw->oc", slope[:, out], padded[window])
    return image_slope[:, :, vertical:vertical + image.shape[2], horizontal:horizontal + image.shape[3]], weight_slope


def relative_error(computed, exact):
    return numpy.sqrt(numpy.mean((numpy.asarray(computed.tolist()) - exact) ** 2) / numpy.mean(exact**2))


@pytest.fixture(params=["default", "strict"])
def precision(request):
    dlcore.set_convolution_precision(request.param)
    yield request.param
    dlcore.set_convolution_precision("default")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_values_and_gradients(size, precision):
    batch, inputs, outputs, height, width, padding, groups = size
    random = numpy.random.default_rng(sum(size[:5]))
    # What networks have: activations after a rectifier, filters of He's variance.
    image = numpy.maximum(random.standard_normal((batch, inputs, height, width)), 0).astype(numpy.float32)
    weight = (random.standard_normal((outputs, inputs // groups, 3, 3)) * numpy.sqrt(2 / (9 * inputs))).astype(numpy.float32)
    bias = random.standard_normal(outputs).astype(numpy.float32)
    x, w, b = (dlcore.tensor(array.tolist(), requires_grad=True) for array in (image, weight, bias))
    y = dlcore.nn.functional.conv2d(x, w, b, padding=padding, groups=groups)
    image, weight = image.astype(float), weight.astype(float)
    bound = 6e-6 if precision == "default" else 6e-7
    assert relative_error(y, correlate(image, weight, padding, groups) + bias[:, None, None]) < bound
    slope = random.standard_normal(tuple(y.shape)).astype(numpy.float32)
    y.backward(dlcore.tensor(slope.tolist()))
    image_slope, weight_slope = gradients(image, weight, slope.astype(float), padding, groups)
    assert relative_error(x.grad, image_slope) < bound
    assert relative_error(w.grad, weight_slope) < bound


# batch, input and output channels, image, kernel, stride, padding, dilation, groups
STRIDED = [
    (2, 16, 24, (9, 11), (3, 3), (2, 2), (1, 1), (1, 1), 1),
    (1, 64, 72, (30, 28), (3, 3), (2, 2), (1, 1), (1, 1), 1),
    (3, 17, 19, (7, 7), (3, 3), (2, 2), (1, 1), (1, 1), 1),
    (2, 32, 32, (8, 8), (1, 1), (2, 2), (0, 0), (1, 1), 1),
    (2, 16, 16, (15, 9), (5, 3), (3, 2), (2, 1), (1, 1), 1),
    (1, 48, 40, (10, 10), (3, 3), (1, 1), (2, 2), (2, 2), 1),
    (2, 64, 32, (12, 13), (2, 2), (2, 2), (0, 0), (1, 1), 2),
    (2, 24, 40, (20, 20), (7, 7), (2, 2), (3, 3), (1, 1), 1),
    (1, 20, 20, (6, 6), (1, 1), (3, 3), (0, 0), (1, 1), 1),
    (1, 300, 30, (9, 9), (3, 3), (2, 1), (1, 0), (1, 2), 1),
    (2, 16, 16, (6, 40), (5, 5), (1, 1), (2, 2), (1, 1), 1),
]


@pytest.mark.parametrize("size", STRIDED, ids=str)
def test_strides_and_other_kernels(size, precision):
    batch, inputs, outputs, image, kernel, stride, padding, dilation, groups = size
    random = numpy.random.default_rng(batch + inputs + outputs)
    options = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    results = []
    shapes = (batch, inputs, *image), (outputs, inputs // groups, *kernel), (outputs,)
    values = [random.standard_normal(shape).astype(numpy.float32).tolist() for shape in shapes]
    slope = None
    for dtype in (dlcore.float32, dlcore.float64):
        # float64 takes another way, which the samples of conv2d compare with PyTorch and with central differences.
        tensors = [dlcore.tensor(value, dtype=dtype, requires_grad=True) for value in values]
        y = dlcore.nn.functional.conv2d(*tensors, **options)
        slope = random.standard_normal(tuple(y.shape)).astype(numpy.float32).tolist() if slope is None else slope
        y.backward(dlcore.tensor(slope, dtype=dtype))
        results.append([y, *(tensor.grad for tensor in tensors)])
    for computed, exact in zip(*results):
        assert relative_error(computed, numpy.asarray(exact.tolist())) < (6e-6 if precision == "default" else 6e-7)


def test_results_do_not_depend_on_the_number_of_threads(precision):
    dlcore.manual_seed(3)
    usual = dlcore.get_num_threads()
    for channels, size in ((32, 30), (160, 9)):
        x = dlcore.randn(4, channels, size, size).requires_grad_()
        w = dlcore.randn(channels, channels, 3, 3).requires_grad_()
        results = []
        for threads in (1, 2, 5):
            dlcore.set_num_threads(threads)
            y = dlcore.nn.functional.conv2d(x, w, padding=1)
            results.append([y, *dlcore.autograd.grad([(y * y).sum()], [x, w])])
        dlcore.set_num_threads(usual)
        for others in results[1:]:
            assert all(dlcore.equal(a, b) for a, b in zip(results[0], others))


@pytest.fixture
def way():
    yield dlcore._core._set_convolution_way
    dlcore._core._set_convolution_way("automatic")


@pytest.mark.parametrize("name", ["winograd4", "winograd2", "panels", "planes", "columns"])
def test_every_way(name, way):
    random = numpy.random.default_rng(7)
    for batch, channels, height, width in ((3, 24, 9, 7), (1, 17, 16, 22), (2, 40, 6, 31), (5, 24, 2, 2), (2, 32, 3, 5), (1, 40, 1, 9)):
        image = random.standard_normal((batch, channels, height, width)).astype(numpy.float32)
        weight = random.standard_normal((channels + 8, channels, 3, 3)).astype(numpy.float32)
        x, w = dlcore.tensor(image.tolist(), requires_grad=True), dlcore.tensor(weight.tolist(), requires_grad=True)
        way(name)
        taken = []
        y = dlcore.nn.functional.conv2d(x, w, padding=1)
        taken.append(dlcore._core._last_convolution_way())
        slope = random.standard_normal(tuple(y.shape)).astype(numpy.float32)
        y.backward(dlcore.tensor(slope.tolist()))
        taken.append(dlcore._core._last_convolution_way())
        way("automatic")
        # Sums over planes are for wide images or many of them.
        assert all(other == name or (name, other) == ("planes", "columns") for other in taken), (name, taken)
        image, weight, slope = image.astype(float), weight.astype(float), slope.astype(float)
        bound = 3e-6 if name == "winograd4" else 6e-7
        assert relative_error(y, correlate(image, weight, 1, 1)) < bound
        image_slope, weight_slope = gradients(image, weight, slope, 1, 1)
        assert relative_error(x.grad, image_slope) < bound and relative_error(w.grad, weight_slope) < bound


def reach(value, channels=32, size=14):
    """The outputs, over one channel, that a value in the middle of zeros makes other than finite."""
    x = dlcore.zeros(1, channels, size, size)
    x[0, 3, 6, 6] = value
    w = dlcore.ones(channels, channels, 3, 3)
    y = dlcore.nn.functional.conv2d(x, w, padding=1)
    assert dlcore.equal(y[0, 0].isnan(), y[0, -1].isnan()) and dlcore.equal(y[0, 0].isinf(), y[0, -1].isinf())
    return numpy.argwhere(numpy.array((~y[0, 0].isfinite()).tolist())).tolist(), y[0, 0]


@pytest.mark.parametrize("value", [float("inf"), float("nan"), -float("inf")])
def test_how_far_an_infinity_reaches(value):
    # Winograd's tiles are 4 x 4, and each reads one more element on every side: the element 6 is read by the tile of 4 to 7.
    tile = [[i, j] for i in range(4, 8) for j in range(4, 8)]
    window = [[i, j] for i in range(5, 8) for j in range(5, 8)]
    assert reach(value)[0] == tile
    with dlcore.convolution_precision("strict"):
        places, y = reach(value)
        assert places == window and bool(y.isnan().any()) == (value != value)


def test_strict_precision_of_large_numbers():
    # Finite, but Winograd's sums of them would not be.
    with dlcore.convolution_precision("strict"):
        places, y = reach(3e38)
        assert places == [] and y[6, 6].item() == pytest.approx(3e38)
        assert dlcore._core._last_convolution_way() == "panels"
        reach(1e30)
        assert dlcore._core._last_convolution_way() == "winograd2"
        # in the gradient of the weight too
        x = dlcore.zeros(1, 32, 14, 14)
        x[0, 0, 3, 3] = 3e38
        w = dlcore.zeros(32, 32, 3, 3).requires_grad_()
        dlcore.nn.functional.conv2d(x, w, padding=1).sum().backward()
        assert w.grad.isfinite().all().item() and w.grad[:, 0].min().item() == pytest.approx(3e38)


def test_precision_of_some_calls():
    x, w = dlcore.randn(2, 32, 16, 16).requires_grad_(), dlcore.randn(32, 32, 3, 3)
    conv = dlcore.nn.functional.conv2d
    way = dlcore._core._last_convolution_way
    with dlcore.convolution_precision("strict"):
        y = conv(x, w)
        assert way() == "winograd2"
        with dlcore.convolution_precision("default"):
            conv(x, w)
            assert way() == "winograd4"
        with dlcore.convolution_precision(None):
            conv(x, w)
            assert way() == "winograd4"
        conv(x, w)
        assert way() == "winograd2"
    # The gradient has the precision of the call, whatever holds when it is computed.
    y.sum().backward()
    assert way() == "winograd2"
    conv(x, w)
    assert way() == "winograd4"

    @dlcore.convolution_precision("strict")
    def strict():
        conv(x, w)
        return way()

    assert strict() == "winograd2"
    with pytest.raises(ZeroDivisionError):
        with dlcore.convolution_precision("strict"):
            1 / 0
    conv(x, w)
    assert way() == "winograd4"
    ways = []

    def elsewhere():
        conv(x, w)
        ways.append(way())

    with dlcore.convolution_precision("strict"):
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert ways == ["winograd4"]
    with pytest.raises(ValueError, match="expected 'default', 'strict' or None, got 'fast'"):
        dlcore.convolution_precision("fast")


@pytest.mark.parametrize("size", [(2, 24, 40, 9, 11), (1, 3, 8, 12, 13), (2, 16, 16, 6, 6)], ids=str)
def test_rectified(size, precision):
    batch, inputs, outputs, height, width = size
    random = numpy.random.default_rng(sum(size))
    image = random.standard_normal((batch, inputs, height, width)).astype(numpy.float32)
    weight = random.standard_normal((outputs, inputs, 3, 3)).astype(numpy.float32)
    bias = random.standard_normal(outputs).astype(numpy.float32)
    x, w, b = (dlcore.tensor(array.tolist(), requires_grad=True) for array in (image, weight, bias))
    y = dlcore._core.conv2d_relu(x, w, b, padding=1)
    exact = correlate(image.astype(float), weight.astype(float), 1, 1) + bias[:, None, None]
    assert relative_error(y, numpy.maximum(exact, 0)) < 6e-6 and y.min().item() == 0
    slope = random.standard_normal(tuple(y.shape)).astype(numpy.float32)
    y.backward(dlcore.tensor(slope.tolist()))
    slope = slope.astype(float) * (numpy.array(y.tolist()) > 0)
    image_slope, weight_slope = gradients(image.astype(float), weight.astype(float), slope, 1, 1)
    assert relative_error(x.grad, image_slope) < 6e-6 and relative_error(w.grad, weight_slope) < 6e-6
    assert relative_error(b.grad, slope.sum((0, 2, 3))) < 1e-6
    x = x.detach()
    x[0, 0, 1, 1] = float("nan")
    assert dlcore._core.conv2d_relu(x, w, b, padding=1)[0, :, 1, 1].isnan().all().item()


def test_the_setting():
    assert dlcore.get_convolution_precision() == "default"
    dlcore.set_convolution_precision("strict")
    assert dlcore.get_convolution_precision() == "strict"
    dlcore.set_convolution_precision("default")
    with pytest.raises(ValueError, match="expected 'default' or 'strict', got 'fast'"):
        dlcore.set_convolution_precision("fast")
    with pytest.raises(TypeError):
        dlcore.set_convolution_precision(1)
