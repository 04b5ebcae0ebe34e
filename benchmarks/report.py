"""The results as a table for the terminal, and as docs/performance.md."""

import statistics

from workloads import GROUPS

FLOOR = 0.95  # ratios below it are named


def duration(seconds):
    for factor, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "us")):
        if seconds >= factor:
            return f"{significant(seconds / factor)} {unit}"
    return f"{significant(seconds / 1e-9)} ns"


def significant(x):
    """Three digits, and never an exponent."""
    return f"{x:.0f}" if x >= 99.95 else f"{x:.3g}"


def threads_of(run):
    return f"{run['threads']} thread{'s' * (run['threads'] > 1)}"


def peers(report):
    """The forms of other libraries, and those of dlcore that do not count."""
    return [form for form in report["forms"] if form["name"] != report["counts"]]


def opponents(report):
    return [form for form in report["forms"] if form["module"] != "dlcore"]


def add_ratios(row, report):
    """The time of the fastest form of other libraries beside that of dlcore, in best and median: above 1 dlcore is faster."""
    own = row["forms"].get(report["counts"])
    others = [row["forms"][form["name"]] for form in opponents(report) if form["name"] in row["forms"]]
    if own and others:
        for key in ("best", "median"):
            row["ratio_" + key] = min(other[key] for other in others) / own[key]


def reached(row, run, counts):
    """What dlcore reaches of its floor: a rate, and the share of the machine's."""
    if counts not in row["forms"]:
        return "", ""
    best = row["forms"][counts]["best"]
    if row["flops"]:
        peak = run["multiply_add_flops_per_second"]
        rate = row["flops"] / best
        return f"{significant(rate / 1e9)} GFLOP/s", f"{100 * rate / peak:.0f} %" if peak else ""
    if row["bytes"]:
        rate = row["bytes"] / best
        return f"{significant(rate / 1e9)} GB/s", f"{100 * rate / run['copy_bytes_per_second']:.0f} %"
    return "", ""


def peaks(run):
    text = f"a plain copy moves {run['copy_bytes_per_second'] / 1e9:.1f} GB/s"
    if run["multiply_add_flops_per_second"]:
        text = f"multiply-adds in registers reach {run['multiply_add_flops_per_second'] / 1e9:.0f} GFLOP/s, " + text
    return text


def heading(report):
    head = ["workload", "dlcore", "median"]
    if opponents(report):
        head += ["PyTorch", "median", "ratio", "of medians"]
    return head + [short_title(form) for form in peers(report)] + ["reaches", "of peak"]


def short_title(form):
    return {"torch": "NCHW", "torch-channels-last": "channels last", "torch-memory-kept": "memory kept"}.get(form["name"], form["title"])


def cells(name, row, run, report):
    """A line of the table: best and median times, ratios, what each other form needs beside dlcore, and the floor."""
    own = row["forms"].get(report["counts"])
    line = [name, duration(own["best"]), duration(own["median"])] if own else [name, "failed", ""]
    if opponents(report):
        others = [row["forms"][form["name"]] for form in opponents(report) if form["name"] in row["forms"]]
        line += [duration(min(other[key] for other in others)) for key in ("best", "median")] if others else ["", ""]
        line += [f"{row['ratio_best']:.2f}", f"{row['ratio_median']:.2f}"] if "ratio_best" in row else ["", ""]
    for form in peers(report):
        if form["name"] in row["failed"]:
            line.append("failed")
        else:
            other = row["forms"].get(form["name"])
            line.append(f"{other['best'] / own['best']:.2f}" if own and other else "")
    return line + list(reached(row, run, report["counts"]))


def without_empty_columns(table):
    columns = [column for column in zip(*table) if any(column[1:])]
    return [list(line) for line in zip(*columns)]


def text_table(run, report):
    """The table of a run for the terminal."""
    table = without_empty_columns([heading(report)] + [cells(name, row, run, report) for name, row in run["workloads"].items()])
    widths = [max(map(len, column)) for column in zip(*table)]
    return "\n".join("  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(line, widths))).rstrip()
                     for line in table)


def mean_ratio(rows):
    ratios = [row["ratio_best"] for row in rows if "ratio_best" in row]
    return statistics.geometric_mean(ratios) if ratios else None


def failures(run):
    return [f"{name}: {form}: {message}" for name, row in run["workloads"].items() for form, message in row["failed"].items()]


def page_faults(run):
    """The most page faults that a call of each form has, in the median."""
    most = {}
    for name, row in run["workloads"].items():
        for form, times in row["forms"].items():
            most[form] = max(most.get(form, (0, "")), (round(times["faults"]), name))
    return "page faults of a call: " + ", ".join(f"{form} up to {count} ({name})" if count else f"{form} none" for form, (count, name) in most.items())


def closing_lines(run):
    """The mean of the ratios, the workloads below the floor, page faults, and what failed."""
    lines = []
    mean = mean_ratio(run["workloads"].values())
    if mean:
        lines.append(f"geometric mean of the ratios: {mean:.2f}")
        slow = sorted((row["ratio_best"], name) for name, row in run["workloads"].items() if row.get("ratio_best", 1) < FLOOR)
        if slow:
            lines.append(f"below {FLOOR}: " + ", ".join(f"{name} {ratio:.2f}" for ratio, name in slow))
    lines.append(page_faults(run))
    restless = [f"{name} {100 * share:.0f} %" for name, share in run["idle_share"].items() if share > 0.1]
    if restless:
        lines.append("these did not come to rest while others were measured: " + ", ".join(restless))
    return lines + ["failed: " + failure for failure in failures(run)]


def markdown_table(head, lines):
    rows = [head, ["---"] + ["---:"] * (len(head) - 1), *lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def in_group(run, group):
    return {name: row for name, row in run["workloads"].items() if row["group"] == group}


def summary_table(report):
    lines = []
    for title, select in [(group, lambda run, group=group: in_group(run, group)) for group in GROUPS] + [("all", lambda run: run["workloads"])]:
        line = [title]
        for run in report["runs"]:
            rows = select(run)
            mean = mean_ratio(rows.values())
            least = min((row["ratio_best"], name) for name, row in rows.items() if "ratio_best" in row) if mean else None
            line += [f"{mean:.2f}", f"{least[0]:.2f} (`{least[1]}`)"] if mean else ["", ""]
        lines.append(line)
    head = ["mean ratio"] + [cell for run in report["runs"] for cell in (threads_of(run), "least")]
    return markdown_table(head, lines)


def memory_section(memory):
    lines = [[entry["title"], f"{entry['growth'] / 1e6:.0f} MB", f"{entry['peak'] / 1e6:.0f} MB", f"{entry['after_import'] / 1e6:.0f} MB"]
             for entry in memory]
    return ("## Memory\n\nThe largest resident memory of a ResNet-18 training step on sixteen images of 32 x 32, after three steps to warm "
            "up, each in a process of its own: what it has grown since the import, and all of it.\n\n"
            + markdown_table(["", "growth", "all", "after the import"], lines))


def neighbour_section(neighbour):
    head = ["", "1 thread alone", "beside", "2 threads alone", "beside", "beside / 1 alone", "PyTorch's"]
    lines = []
    for name, row in neighbour["workloads"].items():
        own = row["dlcore"]
        other = row.get("torch")
        lines.append([f"`{name}`"] + [duration(own[key]) for key in ("one_alone", "one_beside", "two_alone", "two_beside")]
                     + [f"{own['collapse']:.2f}", f"{other['collapse']:.2f}" if other else ""])
    text = ("## Threads beside a neighbour\n\nMedian times while another process keeps one processor busy: two threads must not be "
            "much slower than one thread that is alone.\n\n" + markdown_table(head, lines))
    for module, title in (("dlcore", "dlcore"), ("torch", "PyTorch")):
        costs = neighbour["threads"].get(module)
        if costs:
            text += (f"\n\n{title}: cutting a piece of work in two costs {duration(costs['fork_join'])} while the threads are hot, "
                     f"and after it the idle threads use {duration(costs['burnt'])} of processor time.")
    return text


METHOD = """\
`make bench` measures dlcore and PyTorch and writes this page, its chart and [the figures](performance.json). Every workload of
`benchmarks/workloads.py` is written once against PyTorch's API. It runs in several forms, each in a process of its own that
sleeps while another is measured:

{forms}

The forms take turns of a millisecond or a call until each has had its time. "Ratio" is the best time of PyTorch's fastest form
over the best time of dlcore: above 1 dlcore is faster. The columns named after forms show the same for each of them. The rate
that dlcore reaches counts the operations of the direct method, or each byte once, and stands beside multiply-adds in registers
(`benchmarks/fma_peak.c`) or a plain copy of 64 MB, measured in the same run. It can pass 100 %: Winograd's convolutions need fewer
products than they are credited with, and data of some megabytes stays in the cache. All is float32. Times of different runs on
a shared machine do not compare; ratios of one run do.

`make bench ARGS="--help"` shows the options: `--more` for other shapes, `--operations` for every common operation at a million
elements, `--only` for some, `--threads`, `--forms`. `benchmarks/memory.py` and `benchmarks/threads.py` measure peak memory and
the threads alone."""

ABOUT_FORMS = {
    "dlcore": "as it comes",
    "dlcore-channels-last": "models and images in `channels_last`",
    "torch": "eager, NCHW",
    "torch-channels-last": "models and images in `channels_last`, for workloads with images",
    "torch-memory-kept": "NCHW with the thresholds of glibc's allocator raised (`MALLOC_MMAP_THRESHOLD_`, `MALLOC_TRIM_THRESHOLD_`) and one arena "
                         "(`MALLOC_ARENA_MAX`), so that large results do not begin with page faults",
}


def sentence(line):
    return line[0].upper() + line[1:] + "."


def markdown(report):
    """The text of docs/performance.md."""
    machine, versions = report["machine"], report["versions"]
    forms = "\n".join(f"- {form['title']}: {ABOUT_FORMS[form['name']]}" for form in report["forms"])
    parts = ["# How fast dlcore is", METHOD.format(forms=forms)]
    parts.append(f"Measured on {report['date']}: {machine['processor']}, {machine['processors']} processors "
                 f"({', '.join(machine['instructions'])}), {machine['memory_gb']:.0f} GB, {machine['system']}; "
                 + ", ".join(f"{title} {versions[module]}" for module, title in (("dlcore", "dlcore"), ("torch", "PyTorch")) if module in versions)
                 + f", Python {machine['python']}.")
    if opponents(report):
        parts += ["![Ratios by workload](performance.svg)", summary_table(report)]
    for run in report["runs"]:
        parts.append(f"## {threads_of(run)}\n\nHere {peaks(run)}.")
        parts += map(sentence, closing_lines(run))
        for group in GROUPS:
            rows = in_group(run, group)
            if rows:
                table = [[group] + heading(report)[1:]] + [cells(f"`{name}`", row, run, report) for name, row in rows.items()]
                head, *lines = without_empty_columns(table)
                parts.append(markdown_table(head, lines))
    if report.get("memory"):
        parts.append(memory_section(report["memory"]))
    if report.get("neighbour"):
        parts.append(neighbour_section(report["neighbour"]))
    if report.get("import_seconds"):
        parts.append("## Start\n\nAn interpreter that imports the library and ends: "
                     + ", ".join(f"{name} {duration(t)}" for name, t in report["import_seconds"].items()) + ".")
    return "\n\n".join(parts) + "\n"
