"""Every common operation at about a million elements: forward, and forward with backward where there is a derivative.

Each entry gives the module's name of the operation as PyTorch users write it; see `workloads.py` for what a workload is.
"""

from workloads import Workload

OPERATIONS: list[Workload] = []
MILLION = 1 << 20


def operation(name, inputs, function, backward=True):
    """Registers ``function(torch, *inputs)``; ``inputs(torch)`` makes tensors, of which the floating ones are differentiated."""

    def forward(torch):
        tensors = inputs(torch)

        def run():
            with torch.no_grad():
                function(torch, *tensors)

        return run

    def both(torch):
        tensors = inputs(torch)
        leaves = [x.requires_grad_() for x in tensors if x.is_floating_point()]
        result = function(torch, *tensors)
        result = result[0] if isinstance(result, tuple) else result
        gradient = torch.ones_like(result.detach())

        def run():
            for leaf in leaves:
                leaf.grad = None
            result = function(torch, *tensors)
            (result[0] if isinstance(result, tuple) else result).backward(gradient)

        return run

    OPERATIONS.append(Workload(name, "operations", forward))
    if backward:
        OPERATIONS.append(Workload(f"{name}.backward", "operations", both))


def vector(torch):
    return (torch.randn(MILLION),)


def positive(torch):
    return (torch.rand(MILLION) + 0.1,)


def inside(torch):
    return (torch.rand(MILLION) * 1.8 - 0.9,)


def pair(torch):
    return torch.randn(MILLION), torch.rand(MILLION) + 0.5


def triple(torch):
    return torch.randn(MILLION), torch.randn(MILLION), torch.rand(MILLION) + 0.5


def matrix(torch):
    return (torch.randn(1024, 1024),)


def image(torch):
    return (torch.randn(16, 64, 32, 32),)


def volume(torch):
    return (torch.randn(4, 16, 16, 32, 32),)


def signal(torch):
    return (torch.randn(16, 64, 1024),)


# Elementwise, one tensor.
for _name in ("abs neg sign square exp expm1 sin cos tan tanh sigmoid erf erfc floor ceil round trunc frac sinh cosh atan asinh "
              "relu exp2 sinc isnan").split():
    operation(_name, vector, lambda torch, x, name=_name: getattr(torch, name)(x), _name != "isnan")
for _name in "sqrt rsqrt reciprocal log log1p log2 log10 lgamma digamma".split():
    operation(_name, positive, lambda torch, x, name=_name: getattr(torch, name)(x))
for _name in "asin acos atanh erfinv".split():
    operation(_name, inside, lambda torch, x, name=_name: getattr(torch, name)(x))
for _name in ("relu6 leaky_relu elu selu celu gelu silu mish softplus softsign softshrink hardshrink tanhshrink hardtanh "
              "hardsigmoid hardswish logsigmoid").split():
    operation(f"F.{_name}", vector, lambda torch, x, name=_name: getattr(torch.nn.functional, name)(x))
operation("F.prelu", lambda torch: (torch.randn(16, 64, 32, 32), torch.rand(64)), lambda torch, x, w: torch.nn.functional.prelu(x, w))
operation("F.glu", matrix, lambda torch, x: torch.nn.functional.glu(x, 1))
operation("clamp", vector, lambda torch, x: torch.clamp(x, -0.5, 0.5))
operation("pow(3)", vector, lambda torch, x: x**3)
operation("pow(2.5)", positive, lambda torch, x: x**2.5)
operation("nan_to_num", vector, lambda torch, x: torch.nan_to_num(x))
operation("to(float64)", vector, lambda torch, x: x.double())
operation("to(int64)", vector, lambda torch, x: x.long(), False)

# Elementwise, several tensors.
for _name in "add sub mul div maximum minimum atan2 hypot logaddexp fmod remainder".split():
    operation(_name, pair, lambda torch, x, y, name=_name: getattr(torch, name)(x, y))
for _name in "lt eq".split():
    operation(_name, pair, lambda torch, x, y, name=_name: getattr(torch, name)(x, y), False)
operation("pow", lambda torch: (torch.rand(MILLION) + 0.5, torch.rand(MILLION)), lambda torch, x, y: torch.pow(x, y))
operation("where", triple, lambda torch, x, y, z: torch.where(x > 0, y, z))
operation("addcmul", triple, lambda torch, x, y, z: torch.addcmul(x, y, z, value=0.5))
operation("addcdiv", triple, lambda torch, x, y, z: torch.addcdiv(x, y, z, value=0.5))
operation("lerp", triple, lambda torch, x, y, z: torch.lerp(x, y, 0.3))
operation("add(row)", lambda torch: (torch.randn(1024, 1024), torch.randn(1024)), lambda torch, x, y: x + y)
operation("mul(column)", lambda torch: (torch.randn(1024, 1024), torch.randn(1024, 1)), lambda torch, x, y: x * y)

# Reductions.
for _name in "sum mean amax prod var std norm logsumexp".split():
    operation(f"{_name}(1)", matrix, lambda torch, x, name=_name: getattr(torch, name)(x, dim=1))
    operation(f"{_name}(0)", matrix, lambda torch, x, name=_name: getattr(torch, name)(x, dim=0))
for _name in "sum mean prod var norm".split():
    operation(f"{_name}()", vector, lambda torch, x, name=_name: getattr(torch, name)(x))
operation("max(1)", matrix, lambda torch, x: torch.max(x, 1))
operation("argmax(1)", matrix, lambda torch, x: torch.argmax(x, 1), False)
operation("any()", matrix, lambda torch, x: (x > 10).any(), False)
operation("count_nonzero", matrix, lambda torch, x: torch.count_nonzero(x), False)
for _name in "cumsum cumprod logcumsumexp".split():
    operation(f"{_name}(1)", lambda torch: (torch.rand(1024, 1024) + 0.5,), lambda torch, x, name=_name: getattr(torch, name)(x, 1))
operation("cumsum(0)", matrix, lambda torch, x: torch.cumsum(x, 0))
operation("cummax(1)", matrix, lambda torch, x: torch.cummax(x, 1))

# Shape and indexing.
operation("transpose.contiguous", matrix, lambda torch, x: x.t().contiguous())
operation("permute.contiguous", image, lambda torch, x: x.permute(0, 2, 3, 1).contiguous())
operation("cat(1)", pair, lambda torch, x, y: torch.cat([x.view(1024, 1024), y.view(1024, 1024)], 1))
operation("stack", pair, lambda torch, x, y: torch.stack([x, y]))
operation("flip", matrix, lambda torch, x: x.flip([0, 1]))
operation("roll", matrix, lambda torch, x: x.roll(5, 1))
operation("tril", matrix, lambda torch, x: torch.tril(x))
operation("repeat", lambda torch: (torch.randn(512, 512),), lambda torch, x: x.repeat(2, 2))
operation("repeat_interleave", lambda torch: (torch.randn(512, 1024),), lambda torch, x: x.repeat_interleave(2, 0))
for _mode in ("constant", "reflect", "replicate", "circular"):
    operation(f"pad({_mode})", image, lambda torch, x, mode=_mode: torch.nn.functional.pad(x, (1, 1, 1, 1), mode=mode))
operation("gather", lambda torch: (torch.randn(1024, 1024), torch.randint(0, 1024, (1024, 1024))), lambda torch, x, i: x.gather(1, i))
operation("scatter_add", lambda torch: (torch.zeros(1024, 1024), torch.randn(1024, 1024), torch.randint(0, 1024, (1024, 1024))),
          lambda torch, x, y, i: x.scatter_add(1, i, y))
operation("index_select(0)", lambda torch: (torch.randn(1024, 1024), torch.randint(0, 1024, (1024,))), lambda torch, x, i: x.index_select(0, i))
operation("index", lambda torch: (torch.randn(1024, 1024), torch.randint(0, 1024, (1024,))), lambda torch, x, i: x[i])
operation("index(mask)", matrix, lambda torch, x: x[x > 0])
operation("masked_fill", matrix, lambda torch, x: x.masked_fill(x > 0, 0.0))
operation("embedding", lambda torch: (torch.randn(10000, 128), torch.randint(0, 10000, (8192,))),
          lambda torch, w, i: torch.nn.functional.embedding(i, w))
operation("one_hot", lambda torch: (torch.randint(0, 128, (8192,)),), lambda torch, i: torch.nn.functional.one_hot(i, 128), False)
operation("nonzero", matrix, lambda torch, x: (x > 0).nonzero(), False)
operation("sort", vector, lambda torch, x: torch.sort(x))
operation("sort(1)", matrix, lambda torch, x: torch.sort(x, 1))
operation("topk(1)", matrix, lambda torch, x: torch.topk(x, 10, 1))
operation("median", vector, lambda torch, x: torch.median(x), False)
operation("unique", lambda torch: (torch.randint(0, 1000, (MILLION,)),), lambda torch, x: torch.unique(x), False)
operation("bincount", lambda torch: (torch.randint(0, 1000, (MILLION,)),), lambda torch, x: torch.bincount(x), False)
operation("searchsorted", lambda torch: (torch.arange(0, 1000).float(), torch.rand(MILLION) * 1000),
          lambda torch, s, x: torch.searchsorted(s, x), False)

# Random.
operation("rand", lambda torch: (), lambda torch: torch.rand(MILLION), False)
operation("randn", lambda torch: (), lambda torch: torch.randn(MILLION), False)
operation("randperm", lambda torch: (), lambda torch: torch.randperm(MILLION), False)
operation("bernoulli", lambda torch: (torch.rand(MILLION),), lambda torch, x: torch.bernoulli(x), False)
operation("F.dropout", vector, lambda torch, x: torch.nn.functional.dropout(x, 0.3))

# Linear algebra.
operation("einsum", lambda torch: (torch.randn(32, 64, 64), torch.randn(32, 64, 64)), lambda torch, x, y: torch.einsum("bij,bjk->bik", x, y))
operation("bmm", lambda torch: (torch.randn(64, 64, 128), torch.randn(64, 128, 64)), lambda torch, x, y: torch.bmm(x, y))
operation("mv", lambda torch: (torch.randn(1024, 1024), torch.randn(1024)), lambda torch, x, y: x @ y)
operation("outer", lambda torch: (torch.randn(1024), torch.randn(1024)), lambda torch, x, y: torch.outer(x, y))
operation("cdist", lambda torch: (torch.randn(1024, 16), torch.randn(1024, 16)), lambda torch, x, y: torch.cdist(x, y))
operation("linalg.solve", lambda torch: (torch.randn(256, 256), torch.randn(256, 8)), lambda torch, x, y: torch.linalg.solve(x, y))
operation("linalg.inv", lambda torch: (torch.randn(256, 256),), lambda torch, x: torch.linalg.inv(x))
operation("linalg.svdvals", lambda torch: (torch.randn(128, 128),), lambda torch, x: torch.linalg.svdvals(x))

# Normalisation, softmax, losses.
operation("F.softmax(1)", matrix, lambda torch, x: torch.softmax(x, 1))
operation("F.softmax(0)", matrix, lambda torch, x: torch.softmax(x, 0))
operation("F.log_softmax(1)", matrix, lambda torch, x: torch.log_softmax(x, 1))
operation("F.batch_norm", lambda torch: (torch.randn(16, 64, 32, 32), torch.rand(64), torch.randn(64)),
          lambda torch, x, w, b: torch.nn.functional.batch_norm(x, None, None, w, b, training=True))
operation("F.layer_norm", lambda torch: (torch.randn(1024, 1024), torch.rand(1024), torch.randn(1024)),
          lambda torch, x, w, b: torch.nn.functional.layer_norm(x, (1024,), w, b))
operation("F.group_norm", lambda torch: (torch.randn(16, 64, 32, 32), torch.rand(64), torch.randn(64)),
          lambda torch, x, w, b: torch.nn.functional.group_norm(x, 8, w, b))
operation("F.instance_norm", image, lambda torch, x: torch.nn.functional.instance_norm(x))
operation("F.rms_norm", matrix, lambda torch, x: torch.nn.functional.rms_norm(x, (1024,)))
operation("F.local_response_norm", image, lambda torch, x: torch.nn.functional.local_response_norm(x, 5))
operation("F.normalize", matrix, lambda torch, x: torch.nn.functional.normalize(x))
operation("F.cross_entropy", lambda torch: (torch.randn(4096, 256), torch.randint(0, 256, (4096,))),
          lambda torch, x, y: torch.nn.functional.cross_entropy(x, y))
for _name in "mse_loss l1_loss smooth_l1_loss huber_loss".split():
    operation(f"F.{_name}", pair, lambda torch, x, y, name=_name: getattr(torch.nn.functional, name)(x, y))
operation("F.soft_margin_loss", pair, lambda torch, x, y: torch.nn.functional.soft_margin_loss(x, y.detach()))
operation("F.binary_cross_entropy", lambda torch: (torch.rand(MILLION) * 0.9 + 0.05, (torch.rand(MILLION) > 0.5).float()),
          lambda torch, x, y: torch.nn.functional.binary_cross_entropy(x, y.detach()))
operation("F.binary_cross_entropy_with_logits", lambda torch: (torch.randn(MILLION), (torch.rand(MILLION) > 0.5).float()),
          lambda torch, x, y: torch.nn.functional.binary_cross_entropy_with_logits(x, y.detach()))
operation("F.kl_div", lambda torch: (torch.log_softmax(torch.randn(1024, 1024), 1), torch.softmax(torch.randn(1024, 1024), 1)),
          lambda torch, x, y: torch.nn.functional.kl_div(x, y.detach(), reduction="batchmean"))
operation("F.cosine_similarity", lambda torch: (torch.randn(1024, 1024), torch.randn(1024, 1024)),
          lambda torch, x, y: torch.nn.functional.cosine_similarity(x, y))
operation("F.ctc_loss", lambda torch: (torch.log_softmax(torch.randn(128, 32, 64), 2), torch.randint(1, 64, (32, 20))),
          lambda torch, x, y: torch.nn.functional.ctc_loss(x, y, torch.full((32,), 128), torch.full((32,), 20)))
operation("F.scaled_dot_product_attention", lambda torch: tuple(torch.randn(4, 8, 256, 64) for _ in range(3)),
          lambda torch, q, k, v: torch.nn.functional.scaled_dot_product_attention(q, k, v))

# Convolution, pooling, resampling.
operation("F.conv1d", lambda torch: (torch.randn(16, 64, 1024), torch.randn(64, 64, 3)),
          lambda torch, x, w: torch.nn.functional.conv1d(x, w, padding=1))
operation("F.conv3d", lambda torch: (torch.randn(4, 16, 16, 32, 32), torch.randn(16, 16, 3, 3, 3)),
          lambda torch, x, w: torch.nn.functional.conv3d(x, w, padding=1))
operation("F.conv_transpose2d", lambda torch: (torch.randn(16, 64, 16, 16), torch.randn(64, 32, 4, 4)),
          lambda torch, x, w: torch.nn.functional.conv_transpose2d(x, w, stride=2, padding=1))
operation("F.unfold", image, lambda torch, x: torch.nn.functional.unfold(x, 3, padding=1))
for _name, _input in (("1d", signal), ("2d", image), ("3d", volume)):
    operation(f"F.max_pool{_name}", _input, lambda torch, x, name=_name: getattr(torch.nn.functional, "max_pool" + name)(x, 2))
    operation(f"F.avg_pool{_name}", _input, lambda torch, x, name=_name: getattr(torch.nn.functional, "avg_pool" + name)(x, 2))
operation("F.max_pool2d(3,2,1)", image, lambda torch, x: torch.nn.functional.max_pool2d(x, 3, 2, 1))
operation("F.adaptive_avg_pool2d(1)", image, lambda torch, x: torch.nn.functional.adaptive_avg_pool2d(x, 1))
operation("F.adaptive_avg_pool2d(7)", image, lambda torch, x: torch.nn.functional.adaptive_avg_pool2d(x, 7))
operation("F.adaptive_max_pool2d(7)", image, lambda torch, x: torch.nn.functional.adaptive_max_pool2d(x, 7))
operation("F.lp_pool2d", image, lambda torch, x: torch.nn.functional.lp_pool2d(x.abs(), 2, 2))
for _mode in ("nearest", "bilinear", "bicubic", "area"):
    operation(f"F.interpolate({_mode})", lambda torch: (torch.randn(4, 32, 32, 64),),
              lambda torch, x, mode=_mode: torch.nn.functional.interpolate(x, scale_factor=2, mode=mode))
operation("F.grid_sample", lambda torch: (torch.randn(16, 32, 32, 32), torch.rand(16, 32, 32, 2) * 2 - 1),
          lambda torch, x, g: torch.nn.functional.grid_sample(x, g, align_corners=False))
operation("F.pixel_shuffle", image, lambda torch, x: torch.nn.functional.pixel_shuffle(x, 2))
