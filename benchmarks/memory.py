"""Measures the peak memory of training: a step of a workload, ResNet-18 on sixteen images of 32 x 32 where nothing else is said.

    python benchmarks/memory.py [--only NAME] [--threads N] [--forms FORM ...]

Each form runs in a process of its own. After the steps that warm up, the kernel's mark of the largest resident memory is set back;
what it shows after some more steps is compared with the resident memory after the import. For dlcore the allocator's counters are
shown too: the largest sum of live blocks within a step, and what is alive between steps (weights, momentum and gradients).
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from forms import FORM  # noqa: E402

DEFAULT = ("dlcore", "torch", "torch-channels-last", "torch-memory-kept")
STEP = "resnet18_cifar_b16_sgd"


def resident(key):
    """A figure of this process in bytes: VmRSS, VmHWM (the largest so far) or RssAnon."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key + ":"):
            return int(line.split()[1]) * 1024
    raise OSError(f"/proc/self/status has no {key}")


def measure(form, name, threads, warm_up=3, steps=3):
    """In this process: what a step of the workload needs, in bytes."""
    import importlib

    module = importlib.import_module(form.module)
    module.set_num_threads(threads)
    after_import = resident("VmRSS")
    from workloads import WORKLOADS

    workload = next(w for w in WORKLOADS if w.name == name)
    run, _ = workload.prepare(module, form.channels_last and workload.images)
    for _ in range(warm_up):
        run()
    Path("/proc/self/clear_refs").write_text("5")  # VmHWM begins anew
    counters = getattr(module, "memory_statistics", None)
    if counters:
        module.reset_peak_memory()
    for _ in range(steps):
        run()
    peak = resident("VmHWM")
    result = {"form": form.name, "title": form.title, "after_import": after_import, "peak": peak, "growth": peak - after_import}
    if counters:
        result["live_peak"], result["live_between_steps"] = counters()["peak_bytes_in_use"], counters()["bytes_in_use"]
    return result


def measure_forms(names, threads, workload=STEP):
    """The results of the forms whose library is installed, each from a process of its own."""
    results = []
    for name in names:
        command = [sys.executable, __file__, "--measure", name, "--threads", str(threads), "--only", workload]
        ended = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **FORM[name].environment})
        if ended.returncode == 0:
            results.append(json.loads(ended.stdout.splitlines()[-1]))
        elif "ModuleNotFoundError" in ended.stderr:
            print(f"{FORM[name].title} is not installed", file=sys.stderr)
        else:
            raise RuntimeError(f"{name}: {ended.stderr}")
    return results


def table(results):
    lines = [f"{'':24}{'growth':>12}{'peak':>12}{'after import':>14}{'live peak':>12}{'between steps':>15}"]
    for entry in results:
        figures = [entry["growth"], entry["peak"], entry["after_import"], entry.get("live_peak"), entry.get("live_between_steps")]
        cells = ["" if figure is None else f"{figure / 1e6:.1f} MB" for figure in figures]
        lines.append(f"{entry['title']:24}" + "".join(cell.rjust(width) for cell, width in zip(cells, (12, 12, 14, 12, 15))))
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="NAME", default=STEP, help=f"the workload ({STEP})")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)), help="number of threads")
    parser.add_argument("--forms", nargs="+", choices=FORM, default=list(DEFAULT), metavar="FORM", help=", ".join(FORM))
    parser.add_argument("--measure", choices=FORM, metavar="FORM", help="measure in this process and print JSON")
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(FORM[arguments.measure], arguments.only, arguments.threads)))
        return
    print(table(measure_forms(arguments.forms, arguments.threads, arguments.only)))


if __name__ == "__main__":
    main()
