"""Measures dlcore beside PyTorch: every workload with both, interleaved in one process.

    python benchmarks/run.py [--operations] [--only PATTERN] [--threads 1 2] [--seconds S] [--json FILE] [--list]

Prints a table with the best and the median time of each, their ratios (PyTorch / dlcore: above 1 dlcore is faster), and what
dlcore reaches of its floor: GFLOP/s, or GB/s beside that of a plain copy. With --operations, the workloads are all common
operations at a million elements instead of networks and kernels, sorted by ratio. Without PyTorch only dlcore's times are shown.
The machine may be shared; compare ratios of one run, not times of different runs.
"""

import argparse
import fnmatch
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from operations import OPERATIONS  # noqa: E402
from workloads import WORKLOADS  # noqa: E402


PAUSE = 0.003  # seconds between measurements


def progress_bar(items):
    try:
        from tqdm import tqdm
    except ImportError:
        return items
    return tqdm(items, unit="workload", leave=False, disable=not sys.stderr.isatty())


def prepared(workload, module):
    """The callable of a workload and how often one call does the work."""
    result = workload.prepare(module)
    return result if isinstance(result, tuple) else (result, 1)


def time_once(run, inner):
    start = time.perf_counter()
    for _ in range(inner):
        run()
    return (time.perf_counter() - start) / inner


def calibrated(run):
    """Calls in a row that take about a millisecond, so that the clock's own cost does not count."""
    run()
    once = max(time_once(run, 1), 1e-7)
    return max(1, int(1e-3 / once))


def measure(workload, modules, seconds):
    """Times in seconds per call for each module, taken in turns."""
    runs = {name: prepared(workload, module) for name, module in modules.items()}
    inner = {name: calibrated(run) for name, (run, _) in runs.items()}
    times = {name: [] for name in modules}
    stop = time.perf_counter() + seconds * len(modules)
    while time.perf_counter() < stop or len(times["dlcore"]) < 5:
        for name, (run, repeats) in runs.items():
            # The other library's idle threads spin for a while, on the cores that this one needs; then one call to warm up.
            time.sleep(PAUSE)
            run()
            times[name].append(time_once(run, inner[name]) / repeats)
    return {name: {"best": min(t), "median": statistics.median(t), "rounds": len(t)} for name, t in times.items()}


def copy_bandwidth(dlcore):
    """GB/s of a plain copy of 64 MB, bytes read and written."""
    x, y = dlcore.zeros(1 << 24), dlcore.zeros(1 << 24)
    return 8 * x.numel() / min(time_once(lambda: y.copy_(x), 1) for _ in range(10)) / 1e9


def import_time(module):
    """Seconds from starting an interpreter to having imported a module and ended, the best of five."""
    def once():
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        return time.perf_counter() - start

    return min(once() for _ in range(5))


def duration(seconds):
    for factor, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "us")):
        if seconds >= factor:
            return f"{seconds / factor:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def floor_column(row, workload):
    best = row["dlcore"]["best"]
    if workload.flops:
        return f"{workload.flops / best / 1e9:.0f} GFLOP/s"
    if workload.bytes:
        return f"{workload.bytes / best / 1e9:.1f} GB/s"
    return ""


def print_table(rows, workloads, with_torch):
    head = ["workload", "dlcore best", "median"]
    if with_torch:
        head += ["PyTorch best", "median", "ratio best", "median"]
    table = [head + ["dlcore reaches"]]
    for workload in workloads:
        row = rows[workload.name]
        line = [workload.name, duration(row["dlcore"]["best"]), duration(row["dlcore"]["median"])]
        if with_torch:
            line += [duration(row["torch"]["best"]), duration(row["torch"]["median"]),
                     f"{row['ratio_best']:.2f}", f"{row['ratio_median']:.2f}"]
        table.append(line + [floor_column(row, workload)])
    widths = [max(len(line[i]) for line in table) for i in range(len(table[0]))]
    for line in table:
        print("  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(line, widths))))


def selected(workloads, pattern):
    chosen = [w for w in workloads if fnmatch.fnmatchcase(w.name, pattern or "*")]
    if not chosen:
        sys.exit(f"run.py: no workload is called '{pattern}'; --list shows them")
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--operations", action="store_true", help="every common operation at a million elements")
    parser.add_argument("--only", metavar="PATTERN", help="workloads by name, * and ? as in a shell")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, os.cpu_count() or 1], help="numbers of threads")
    parser.add_argument("--seconds", type=float, help="time for each workload and library (default 0.5, operations 0.1)")
    parser.add_argument("--json", metavar="FILE", help="write the results there")
    parser.add_argument("--list", action="store_true", help="show the names of the workloads")
    arguments = parser.parse_args()
    workloads = selected(OPERATIONS if arguments.operations else WORKLOADS, arguments.only)
    seconds = arguments.seconds or (0.1 if arguments.operations else 0.5)
    if arguments.list:
        print("\n".join(w.name for w in workloads))
        return

    import dlcore
    modules = {"dlcore": dlcore}
    try:
        import torch
        modules["torch"] = torch
    except ImportError:
        print("PyTorch is not installed: only dlcore is measured (pip install torch==2.13.0+cpu)", file=sys.stderr)

    report = {"date": date.today().isoformat(), "machine": platform.processor() or platform.machine(), "cpus": os.cpu_count(),
              "dlcore": dlcore.__version__, "torch": getattr(modules.get("torch"), "__version__", None), "runs": []}
    for threads in dict.fromkeys(arguments.threads):
        for module in modules.values():
            module.set_num_threads(threads)
        rows = {}
        for workload in progress_bar(workloads):
            row = measure(workload, modules, seconds)
            if "torch" in row:
                row["ratio_best"] = row["torch"]["best"] / row["dlcore"]["best"]
                row["ratio_median"] = row["torch"]["median"] / row["dlcore"]["median"]
            rows[workload.name] = row
        if arguments.operations and "torch" in modules:
            workloads = sorted(workloads, key=lambda w: rows[w.name]["ratio_best"])
        bandwidth = copy_bandwidth(dlcore)
        print(f"\n{threads} thread{'s' * (threads > 1)}; a plain copy reaches {bandwidth:.1f} GB/s\n")
        print_table(rows, workloads, "torch" in modules)
        if "torch" in modules:
            mean = statistics.geometric_mean(row["ratio_best"] for row in rows.values())
            print(f"\ngeometric mean of the best ratios: {mean:.2f}")
        report["runs"].append({"threads": threads, "copy_gb_per_s": bandwidth, "workloads": rows})

    if not arguments.only and not arguments.operations:
        report["import_seconds"] = {name: import_time(name) for name in modules}
        print("\nimport and exit: " + ", ".join(f"{name} {duration(t)}" for name, t in report["import_seconds"].items()))
    if arguments.json:
        temporary = Path(arguments.json + ".partial")
        temporary.write_text(json.dumps(report, indent=2) + "\n")
        temporary.replace(arguments.json)
        print(f"results written to {arguments.json}")


if __name__ == "__main__":
    main()
