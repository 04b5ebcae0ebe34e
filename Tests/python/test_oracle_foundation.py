"""The operations of the foundation beside PyTorch, over random shapes and options."""

from oracle import draws


@draws(20)
def test_conv2d(draw):
    groups = draw.integer(1, 3)
    channels, filters = groups * draw.integer(1, 3), groups * draw.integer(1, 3)
    x = draw.randn(draw.integer(1, 3), channels, draw.integer(5, 10), draw.integer(5, 10))
    w = draw.randn(filters, channels // groups, draw.integer(1, 3), draw.integer(1, 3))
    b = draw.randn(filters)
    options = dict(stride=draw.integer(1, 3), padding=draw.integer(0, 2), dilation=draw.integer(1, 2), groups=groups)
    draw.compare(lambda torch, x, w, b: torch.nn.functional.conv2d(x, w, b, **options), x, w, b)


@draws(20)
def test_matmul(draw):
    n, k, m = draw.integer(1, 6), draw.integer(1, 6), draw.integer(1, 6)
    batch = draw.shape(rank=draw.integer(0, 2), high=3)
    left = draw.choice((k,), (n, k), (*batch, n, k))
    right = draw.choice((k,), (k, m), (1, k, m), (*batch, k, m))
    draw.compare(lambda torch, a, b: torch.matmul(a, b), draw.randn(*left), draw.randn(*right))


@draws(20)
def test_sums(draw):
    shape = draw.shape(high=4)
    dims, keepdim = draw.dims(len(shape), least=1) or None, draw.boolean()
    name = draw.choice("sum", "mean", "amax", "amin", "var", "std", "logsumexp")
    if dims is None or name in ("var", "std") and all(shape[d] == 1 for d in dims):
        name = "sum"
    draw.compare(lambda torch, x: getattr(torch, name)(x, dim=dims, keepdim=keepdim), draw.distinct(*shape))


@draws(20)
def test_broadcast_arithmetic(draw):
    shape = draw.shape()
    other = [1 if draw.boolean() else size for size in shape][draw.integer(0, len(shape)) :]
    name = draw.choice("add", "sub", "mul", "div", "maximum", "minimum")
    draw.compare(lambda torch, a, b: getattr(torch, name)(a, b), draw.randn(*shape), draw.uniform(0.5, 2.0, *other))


@draws(15)
def test_pooling(draw):
    x = draw.distinct(draw.integer(1, 3), draw.integer(1, 3), draw.integer(5, 9), draw.integer(5, 9))
    kernel = draw.integer(2, 4)
    options = dict(stride=draw.integer(1, 3), padding=draw.integer(0, kernel // 2), ceil_mode=draw.boolean())
    name = draw.choice("max_pool2d", "avg_pool2d")
    draw.compare(lambda torch, x: getattr(torch.nn.functional, name)(x, kernel, **options), x)


@draws(10)
def test_errors(draw):
    rows = draw.integer(2, 4)
    draw.same_error(lambda torch, a, b: a @ b, draw.randn(rows, 3), draw.randn(4, rows), phrase="shapes cannot be multiplied")
    draw.same_error(lambda torch, a: a.reshape(7, 5), draw.randn(rows, 3), phrase="invalid for input of size")
    draw.same_error(lambda torch, a: a.sum(5), draw.randn(rows, 3), phrase="Dimension out of range")
    draw.same_error(lambda torch, a: a[rows], draw.randn(rows, 3), phrase="out of bounds")
