"""Measures dlcore beside PyTorch: every workload in several forms, which take turns.

    python benchmarks/run.py [--more | --operations] [--only PATTERN] [--threads 1 2] [--seconds S] [--forms FORM ...]
                             [--counts FORM] [--json FILE] [--no-docs] [--list]
    python benchmarks/run.py --render FILE

Prints a table with the best and the median time of dlcore and of PyTorch's fastest form, their ratios (above 1 dlcore is faster),
the ratio beside each form, and what dlcore reaches of its floor: GFLOP/s beside multiply-adds in registers, or GB/s beside a plain
copy. Without options it also measures peak memory, threads beside a busy neighbour and the time of an import, and writes all of it
to docs/performance.md, .svg and .json; with --more, --operations, --only or --no-docs nothing in docs is touched. Without PyTorch
only dlcore is measured. The machine may be shared; compare ratios of one run, not times of different runs.
"""

import argparse
import fnmatch
import importlib
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from chart import svg  # noqa: E402
import memory  # noqa: E402
import threads as neighbours  # noqa: E402
from forms import DEFAULT_FORMS, FORM, WorkerFailed, Workers  # noqa: E402
from machine import description, multiply_add_peak  # noqa: E402
from progress import Progress  # noqa: E402
from report import add_ratios, closing_lines, markdown, peaks, text_table, threads_of  # noqa: E402

DOCS = Path(__file__).resolve().parents[1] / "docs"


def workloads_of(source, pattern):
    """The workloads of a module (`workloads`, `more` or `operations`) whose names match."""
    chosen = [w for w in getattr(importlib.import_module(source), source.upper()) if fnmatch.fnmatchcase(w.name, pattern or "*")]
    if not chosen:
        sys.exit(f"run.py: no workload is called '{pattern}'; --list shows them")
    return chosen


def rounded(x):
    """Figures with five digits."""
    if isinstance(x, float):
        return float(f"{x:.5g}")
    if isinstance(x, dict):
        return {key: rounded(value) for key, value in x.items()}
    return [rounded(value) for value in x] if isinstance(x, list) else x


def written(path, text):
    temporary = Path(f"{path}.partial")
    temporary.write_text(text)
    temporary.replace(path)


def as_json(report):
    """JSON with a line for each workload."""
    def block(value, depth):
        if not isinstance(value, (dict, list)) or not value or depth == 4:
            return json.dumps(value)
        pad = "  " * (depth + 1)
        items = [f"{json.dumps(k)}: {block(v, depth + 1)}" for k, v in value.items()] if isinstance(value, dict) else [
            block(v, depth + 1) for v in value]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        return f"{opening}\n{pad}" + f",\n{pad}".join(items) + "\n" + "  " * depth + closing

    return block(rounded(report), 0) + "\n"


def write_docs(report):
    written(DOCS / "performance.svg", svg(report))
    written(DOCS / "performance.md", markdown(report))
    written(DOCS / "performance.json", as_json(report))
    print("docs/performance.md, .svg and .json are written")


def import_time(module):
    """Seconds from starting an interpreter to having imported a module and ended, the best of five."""
    def once():
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        return time.perf_counter() - start

    return min(once() for _ in range(5))


def measured_run(report, source, workloads, arguments, threads, seconds, progress):
    """All workloads with one number of threads, printed as a table and returned as a part of the report."""
    run = {"threads": threads, "multiply_add_flops_per_second": multiply_add_peak(threads)}
    with Workers(arguments.forms, threads) as workers:
        if report["counts"] not in workers.workers:
            sys.exit(f"run.py: {workers.missing[report['counts']]}")
        for name in workers.missing:
            if threads == arguments.threads[0]:
                print(f"{FORM[name].title} is not measured: {workers.missing[name]}", file=sys.stderr)
        report["versions"] = workers.versions
        report["forms"] = [{"name": name, "title": FORM[name].title, "module": FORM[name].module} for name in workers.workers]
        run["copy_bytes_per_second"] = workers.copy_bandwidth()
        run["workloads"] = {}
        for workload in workloads:
            progress.beginning(f"{threads_of(run)}: {workload.name}")
            forms, failed = workers.measure(source, workload, seconds)
            row = {"group": workload.group, "flops": workload.flops, "bytes": workload.bytes, "forms": forms, "failed": failed}
            add_ratios(row, report)
            run["workloads"][workload.name] = row
            progress.advance()
        run["copy_bytes_per_second"] = max(run["copy_bytes_per_second"], workers.copy_bandwidth())
        if run["multiply_add_flops_per_second"]:
            run["multiply_add_flops_per_second"] = max(run["multiply_add_flops_per_second"], multiply_add_peak(threads))
        run["idle_share"] = {name: worker.idle for name, worker in workers.workers.items()}
    if source == "operations":
        run["workloads"] = dict(sorted(run["workloads"].items(), key=lambda item: item[1].get("ratio_best", 0)))
    progress.clear()
    print(f"\n{threads_of(run)}: {peaks(run)}\n\n{text_table(run, report)}\n")
    print("\n".join(closing_lines(run)), flush=True)
    return run


def further_measurements(report, arguments, progress):
    """Peak memory, threads beside a neighbour, and the time of an import: parts of the report."""
    forms = [form["name"] for form in report["forms"]]
    progress.beginning("peak memory")
    report["memory"] = memory.measure_forms(forms, max(arguments.threads))
    progress.advance()
    print(f"\nmemory of a training step of ResNet-18\n\n{memory.table(report['memory'])}")
    if len(os.sched_getaffinity(0)) > 1:
        progress.beginning("threads beside a busy neighbour")
        report["neighbour"] = neighbours.measure_modules()
        print(f"\nthreads beside a busy neighbour\n\n{neighbours.table(report['neighbour'])}")
    progress.advance()
    progress.beginning("import")
    report["import_seconds"] = {name: import_time(name) for name in report["versions"]}
    progress.advance()
    print("\nimport and exit: " + ", ".join(f"{name} {t:.3f} s" for name, t in report["import_seconds"].items()))
    progress.clear()


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lists = parser.add_mutually_exclusive_group()
    lists.add_argument("--more", action="store_true", help="other workloads of the same kinds")
    lists.add_argument("--operations", action="store_true", help="every common operation at a million elements")
    parser.add_argument("--only", metavar="PATTERN", help="workloads by name, * and ? as in a shell")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, len(os.sched_getaffinity(0))], help="numbers of threads")
    parser.add_argument("--seconds", type=float, help="time for each workload and form (default 0.7, more 0.4, operations 0.1)")
    parser.add_argument("--forms", nargs="+", choices=FORM, default=list(DEFAULT_FORMS), metavar="FORM",
                        help=f"what is measured: {', '.join(FORM)}")
    parser.add_argument("--counts", choices=FORM, default="dlcore", metavar="FORM", help="the form of dlcore that is compared (dlcore)")
    parser.add_argument("--json", metavar="FILE", help="write the results there")
    parser.add_argument("--no-docs", action="store_true", help="leave docs/ as it is")
    parser.add_argument("--render", metavar="FILE", help="write docs/ from the results in a JSON file, without measuring")
    parser.add_argument("--list", action="store_true", help="show the names of the workloads")
    arguments = parser.parse_args()
    arguments.threads = list(dict.fromkeys(arguments.threads))
    if min(arguments.threads) < 1:
        parser.error("argument --threads: expected positive numbers")
    if FORM[arguments.counts].module != "dlcore":
        parser.error(f"argument --counts: expected a form of dlcore, got {arguments.counts}")
    if arguments.counts not in arguments.forms:
        arguments.forms.insert(0, arguments.counts)
    return arguments


def main():
    arguments = options()
    if arguments.render:
        write_docs(json.loads(Path(arguments.render).read_text()))
        return
    source = "operations" if arguments.operations else "more" if arguments.more else "workloads"
    workloads = workloads_of(source, arguments.only)
    if arguments.list:
        print("\n".join(w.name for w in workloads))
        return
    everything = source == "workloads" and not arguments.only
    seconds = arguments.seconds or {"workloads": 0.7, "more": 0.4, "operations": 0.1}[source]
    report = {"date": date.today().isoformat(), "machine": description(), "counts": arguments.counts, "runs": []}
    progress = Progress(len(workloads) * len(arguments.threads) + (3 if everything else 0))
    try:
        for threads in arguments.threads:
            report["runs"].append(measured_run(report, source, workloads, arguments, threads, seconds, progress))
        if everything:
            further_measurements(report, arguments, progress)
    except WorkerFailed as error:
        sys.exit(f"run.py: {error}")
    except KeyboardInterrupt:
        progress.clear()
        sys.exit("run.py: interrupted, nothing is written")
    if arguments.json:
        written(arguments.json, as_json(report))
        print(f"results are written to {arguments.json}")
    if everything and not arguments.no_docs:
        write_docs(report)
    if any(row["failed"] for run in report["runs"] for row in run["workloads"].values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
