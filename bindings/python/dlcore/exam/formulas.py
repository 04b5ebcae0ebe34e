"""The formula of a step: what a library call computes, in LaTeX, with the names of the question."""

import re

GREEK = {"alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "nu", "pi", "rho", "sigma", "tau",
         "phi", "chi", "psi", "omega"}
# "dW" is the gradient for W.
GRADIENT = r"d[A-Zwxyzbhc]\d*"
ACCENTS = {"hat": r"\hat", "bar": r"\bar", "tilde": r"\tilde"}

# A call's formula: <name> is an argument as a symbol, <r> the first result, <name*> a list of symbols with commas.
TEMPLATES = {
    "abs": r"<r> = \left|<input>\right|",
    "adam_step": r"<r> = <parameters> - \eta \, \hat{m} / (\sqrt{\hat{v}} + \epsilon)",
    "adaptive_avg_pool2d": r"<r> = \operatorname{mean}_{\text{windows}} <input>",
    "add": "<r> = <input> + <other>",
    "addmm": "<r> = <input> + <mat1> <mat2>",
    "all": r"<r> = \text{all of } <input>",
    "amax": r"<r> = \max <input>",
    "amin": r"<r> = \min <input>",
    "any": r"<r> = \text{any of } <input>",
    "argmax": r"<r> = \operatorname{argmax} <input>",
    "avg_pool2d": r"<r> = \operatorname{mean}_{\text{windows}} <input>",
    "batch_norm": r"<r> = \gamma \frac{<input> - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta",
    "binary_cross_entropy": r"<r> = -\left[<target> \log <input> + (1 - <target>) \log(1 - <input>)\right]",
    "cat": r"<r> = \left[<tensors*>\right]",
    "clamp": r"<r> = \operatorname{clamp} <input>",
    "conv1d": r"<r> = <input> \ast <weight>",
    "conv2d": r"<r> = <input> \ast <weight>",
    "conv_transpose2d": r"<r> = <weight>^\top \ast <input>",
    "cos": r"<r> = \cos <input>",
    "count": r"<r> = \text{number of elements of } <input>",
    "count_nonzero": r"<r> = \text{number of non-zero elements of } <input>",
    "cross_entropy": r"<r> = -\sum_k {<target>}_k \log \operatorname{softmax}(<input>)_k",
    "cumsum": r"<r>_k = \sum_{i \le k} {<input>}_i",
    "detach": r"<r> = <input> \text{ as a constant}",
    "diff": r"<r>_k = {<input>}_{k+1} - {<input>}_k",
    "div": r"<r> = \frac{<input>}{<other>}",
    "dot": r"<r> = <input> \cdot <tensor>",
    "dropout": r"<r> = \frac{<input> \odot \text{mask}}{1 - p}",
    "eq": r"<r> = [<input> = <other>]",
    "erf": r"<r> = \operatorname{erf} <input>",
    "exp": "<r> = e^{<input>}",
    "expand": r"<r> = <input> \text{ repeated}",
    "flatten": r"<r> = \operatorname{vec} <input>",
    "flip": r"<r> = <input> \text{ reversed}",
    "floor": r"<r> = \left\lfloor <input> \right\rfloor",
    "floor_divide": r"<r> = \left\lfloor \frac{<input>}{<other>} \right\rfloor",
    "ge": r"<r> = [<input> \ge <other>]",
    "gelu": r"<r> = <input>\,\Phi(<input>)",
    "gt": r"<r> = [<input> > <other>]",
    "le": r"<r> = [<input> \le <other>]",
    "leaky_relu": r"<r> = \max(0, <input>) + a \min(0, <input>)",
    "linalg_eigvalsh": r"<r> = \text{eigenvalues of } <input>",
    "linalg_lstsq": r"<r> = \arg\min_x \|<input> x - <B>\|^2",
    "linalg_solve": r"<r> = <A>^{-1} <B>",
    "linear": r"<r> = <input> <weight>^\top",
    "log": r"<r> = \log <input>",
    "log1p": r"<r> = \log(1 + <input>)",
    "log_softmax": r"<r> = \log \operatorname{softmax} <input>",
    "logical_and": r"<r> = <input> \wedge <other>",
    "logical_not": r"<r> = \neg <input>",
    "logical_or": r"<r> = <input> \vee <other>",
    "lt": r"<r> = [<input> < <other>]",
    "matmul": "<r> = <input> <other>",
    "max_pool2d": r"<r> = \max_{\text{windows}} <input>",
    "maximum": r"<r> = \max(<input>, <other>)",
    "mean": r"<r> = \operatorname{mean} <input>",
    "minimum": r"<r> = \min(<input>, <other>)",
    "mm": "<r> = <input> <mat2>",
    "mse_loss": r"<r> = \sum (<input> - <target>)^2",
    "mul": r"<r> = <input> \odot <other>",
    "mv": "<r> = <input> <vec>",
    "ne": r"<r> = [<input> \ne <other>]",
    "neg": "<r> = -<input>",
    "norm": r"<r> = \|<input>\|",
    "outer": r"<r> = <input> <vec2>^\top",
    "pow": "<r> = {<input>}^{<exponent>}",
    "prod": r"<r> = \prod <input>",
    "receptive_field": r"\text{receptive field of } <layers>",
    "reciprocal": r"<r> = \frac{1}{<input>}",
    "relu": r"<r> = \max(0, <input>)",
    "remainder": r"<r> = <input> \bmod <other>",
    "rsqrt": r"<r> = \frac{1}{\sqrt{<input>}}",
    "rsub": r"<r> = <other> - <input>",
    "select": r"<r> = <input>[<index>]",
    "sgd_step": r"<r> = <parameters> - \eta \, <gradients>",
    "sigmoid": r"<r> = \sigma(<input>) = \frac{1}{1 + e^{-<input>}}",
    "sign": r"<r> = \operatorname{sign} <input>",
    "sin": r"<r> = \sin <input>",
    "size": r"<r> = \text{size of } <input>",
    "softmax": r"<r>_k = \frac{e^{{<input>}_k}}{\sum_j e^{{<input>}_j}}",
    "sqrt": r"<r> = \sqrt{<input>}",
    "square": "<r> = {<input>}^2",
    "stack": r"<r> = \left(<tensors*>\right)",
    "std": r"<r> = \operatorname{std} <input>",
    "sub": "<r> = <input> - <other>",
    "sum": r"<r> = \sum <input>",
    "t": r"<r> = <input>^\top",
    "tanh": r"<r> = \tanh <input>",
    "transpose": r"<r> = <input>^\top",
    "var": r"<r> = \operatorname{var} <input>",
    "where": r"<r> = <input> \text{ where } <condition> \text{, otherwise } <other>",
}
OPTIMIZER_STEPS = {"sgd_step", "adam_step"}
FIELD = re.compile(r"<([a-z_0-9]+)(\*?)>")


def symbol(name):
    """A name as a mathematical symbol: 'w2_next' is w with the index 2, next; 'y_hat' wears its hat; 'sum_of_squares' is words."""
    parts = [part for part in name.split("_") if part]
    accents = [ACCENTS[part] for part in parts[1:] if part in ACCENTS]
    parts = parts[:1] + [part for part in parts[1:] if part not in ACCENTS]
    letters, digits = re.fullmatch(r"(.*?)(\d*)", parts[0]).groups()
    if letters and digits:
        parts[:1] = [letters, digits]
    if len(parts) > 1 and not accents and is_word(parts[0]):
        words = 1
        while words < len(parts) and not parts[words].isdigit() and len(parts[words]) > 1:
            words += 1
        parts[:words] = [" ".join(parts[:words])]
    base = word(parts[0])
    for accent in accents:
        base = f"{accent}{{{base}}}"
    return base if len(parts) == 1 else f"{base}_{{{', '.join(word(part) for part in parts[1:])}}}"


def is_word(text):
    return len(text) > 1 and text.lower() not in GREEK and not re.fullmatch(GRADIENT, text)


def word(text):
    """A letter, a Greek letter by its name, a gradient such as 'dW', a number, or upright text."""
    if text.lower() in GREEK:
        return "\\" + text
    if len(text) == 1 or text.isdigit():
        return text
    if re.fullmatch(GRADIENT, text):
        return f"d {symbol(text[1:])}"
    return rf"\text{{{text}}}"


def number(value):
    if isinstance(value, bool):
        return rf"\text{{{str(value).lower()}}}"
    text = f"{value:.10g}"
    mantissa, exponent, power = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{int(power)}}}" if exponent else mantissa


def argument_symbol(argument):
    if isinstance(argument, str):
        return symbol(argument[1:]) if argument.startswith("$") else rf"\text{{{argument}}}"
    if isinstance(argument, list) and len(argument) == 1:
        return argument_symbol(argument[0])
    if isinstance(argument, list):
        return r"\left(" + ", ".join(map(argument_symbol, argument)) + r"\right)"
    return number(argument)


def gradient_formula(arguments, results):
    of = argument_symbol(arguments["of"])
    pairs = zip(results, arguments["with_respect_to"])
    return r", \quad ".join(rf"{symbol(result)} = \frac{{\partial {of}}}{{\partial {argument_symbol(by)}}}" for result, by in pairs)


def call_formula(step, is_scalar=lambda argument: not isinstance(argument, str)):
    """The LaTeX of a call, None where there is none. `is_scalar` tells which arguments are single numbers."""
    arguments, results = step["args"], step["results"]
    if step["call"] == "gradient":
        return gradient_formula(arguments, results)
    template = TEMPLATES.get(step["call"])
    if template is None:
        return None
    values = {name: argument_symbol(value) for name, value in arguments.items()} | {"r": symbol(results[0])}
    if step["call"] in OPTIMIZER_STEPS:
        values["r"] = argument_symbol(["$" + name for name in results[:len(arguments["parameters"])]])
    if step["call"] == "mul" and (is_scalar(arguments.get("input")) or is_scalar(arguments.get("other"))):
        template = template.replace(r"\odot", r"\cdot")
    if step["call"] in ("conv1d", "conv2d", "linear") and "bias" in arguments:
        template += " + <bias>"
    if step["call"] == "mse_loss" and arguments.get("reduction", "mean") == "mean":
        template = template.replace(r"\sum", r"\operatorname{mean}")

    def fill(match):
        if match[2]:
            return ", ".join(map(argument_symbol, arguments.get(match[1], [])))
        return values[match[1]]

    if any(match[1] not in values for match in FIELD.finditer(template)):
        return None
    return FIELD.sub(fill, template)


def step_code(step):
    """A step as a line of Python."""

    def show(argument):
        if isinstance(argument, str):
            return argument[1:] if argument.startswith("$") else repr(argument)
        if isinstance(argument, list):
            return "[" + ", ".join(map(show, argument)) + "]"
        return repr(argument)

    arguments = ", ".join(f"{name}={show(value)}" for name, value in step["args"].items())
    return f"{', '.join(step['results'])} = {step['call']}({arguments})"
