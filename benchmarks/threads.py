"""Measures the threads: what cutting work in two costs, what idle threads use, and how work fares beside a busy neighbour.

    python benchmarks/threads.py [--seconds S]

The neighbour is a process that keeps one processor busy. Work on two threads beside it must not collapse: its median time is held
against that of one thread alone. The cost of cutting is the time of an operation on two threads less that of half of it on one
thread, both hot; what idle threads use is the processor time of the process after an operation on two threads, beyond that after
one on a single thread.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from report import duration  # noqa: E402

WORK = ("matmul_512", "conv3x3_64_64_56_fwd", "ew_add_4M", "lenet5_b64_sgd")
MODULES = {"dlcore": "dlcore", "torch": "PyTorch"}
BUSY = "while True: pass"


class Neighbour:
    """A process that keeps the last processor of ours busy while the `with` block runs."""

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, "-c", BUSY])
        os.sched_setaffinity(self.process.pid, {max(os.sched_getaffinity(0))})
        time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def median_time(run, seconds):
    times, stop = [], time.perf_counter() + seconds
    while time.perf_counter() < stop or len(times) < 5:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def best_time(run, rounds, calls=20):
    """The shortest mean of so many calls in a row."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(calls):
            run()
        best = min(best, (time.perf_counter() - start) / calls)
    return best


def fork_join(module, rounds):
    """Seconds that cutting a hot operation in two costs: the median over sizes that stay in the cache."""
    costs = []
    with module.no_grad():
        for count in (1 << 16, 1 << 17, 1 << 18):
            whole, half = module.rand(2 * count), module.rand(count)
            module.set_num_threads(1)
            one = best_time(lambda: half.exp(), rounds)
            module.set_num_threads(2)
            costs.append(best_time(lambda: whole.exp(), rounds) - one)
    return max(statistics.median(costs), 0.0)


def processor_time():
    """Seconds of processor time of all threads. The clock of the process lags behind for threads that are running; these do not."""
    return sum(time.clock_gettime((~int(thread) << 3) | 6) for thread in os.listdir("/proc/self/task"))


def burnt(module, rounds):
    """Seconds of processor time that idle threads use: what the process uses within 20 ms after an operation on two threads,
    beyond what it uses after one on a single thread."""
    x = module.rand(1 << 20)

    def once():
        for _ in range(3):
            x.exp()
        used = processor_time()
        time.sleep(0.02)
        return processor_time() - used

    def usual(threads):
        module.set_num_threads(threads)
        return statistics.median(once() for _ in range(rounds))

    one, two = usual(1), usual(2)
    return max(two - one, 0.0)


def measure(module_name, seconds):
    """In this process, with one library: times of all work alone and beside the neighbour, and the costs of the threads."""
    import importlib

    from workloads import WORKLOADS

    module = importlib.import_module(module_name)
    workloads = {w.name: w for w in WORKLOADS}
    rounds = max(10, round(600 * seconds))
    result = {"threads": {"fork_join": fork_join(module, rounds), "burnt": burnt(module, max(5, rounds // 10))}, "workloads": {}}
    for name in WORK:
        run, _ = workloads[name].prepare(module)
        row = {}
        for key, threads in (("one", 1), ("two", 2)):
            module.set_num_threads(threads)
            run()
            row[key + "_alone"] = median_time(run, seconds)
            with Neighbour():
                row[key + "_beside"] = median_time(run, seconds)
        row["collapse"] = row["two_beside"] / row["one_alone"]
        result["workloads"][name] = row
    return result


def measure_modules(seconds=0.4):
    """The results of both libraries, or of dlcore alone; each comes from a process of its own."""
    results = {"workloads": {name: {} for name in WORK}, "threads": {}}
    for name in MODULES:
        ended = subprocess.run([sys.executable, __file__, "--measure", name, "--seconds", str(seconds)], capture_output=True, text=True)
        if ended.returncode != 0 and "ModuleNotFoundError" in ended.stderr:
            continue
        if ended.returncode != 0:
            raise RuntimeError(f"{name}: {ended.stderr}")
        result = json.loads(ended.stdout.splitlines()[-1])
        results["threads"][name] = result["threads"]
        for work, row in result["workloads"].items():
            results["workloads"][work][name] = row
    return results


def table(results):
    columns = ("one_alone", "one_beside", "two_alone", "two_beside")
    head = ("1 thread alone", "beside", "2 threads alone", "beside", "beside / 1 alone")
    lines = [" " * 32 + "".join(cell.rjust(18) for cell in head)]
    for work, row in results["workloads"].items():
        for name, times in row.items():
            cells = [duration(times[key]) for key in columns] + [f"{times['collapse']:.2f}"]
            lines.append(f"{work:23}{MODULES[name]:9}" + "".join(cell.rjust(18) for cell in cells))
    for name, costs in results["threads"].items():
        lines.append(f"{MODULES[name]}: cutting work in two costs {duration(costs['fork_join'])} while the threads are hot; "
                     f"then they use {duration(costs['burnt'])} of processor time until they sleep")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=0.4, help="for each median (0.4)")
    parser.add_argument("--measure", choices=MODULES, metavar="MODULE", help="measure in this process and print JSON")
    arguments = parser.parse_args()
    if len(os.sched_getaffinity(0)) < 2:
        sys.exit("threads.py: there is only one processor")
    if arguments.measure:
        print(json.dumps(measure(arguments.measure, arguments.seconds)))
        return
    print(table(measure_modules(arguments.seconds)))


if __name__ == "__main__":
    main()
