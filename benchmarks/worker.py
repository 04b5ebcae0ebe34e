"""A process that measures workloads with one library in one form, told what to do by run.py.

    python benchmarks/worker.py MODULE MEMORY_FORMAT

It reads requests from standard input and answers on standard output, one JSON object a line. What libraries print goes to
standard error. Between requests it sleeps: a request is answered when the library's threads have come to rest.
"""

import gc
import importlib
import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

TURN = 1e-3  # seconds of work in a row, so that the clock's own cost does not count
LONG = 0.05  # seconds of a call that need no other one before it to warm up


def time_of(run, times):
    start = time.perf_counter()
    for _ in range(times):
        run()
    return time.perf_counter() - start


def page_faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def come_to_rest():
    """Waits until this process uses no processor, at most for a fifth of a second; returns the share that it used in the end."""
    share = 1.0
    for _ in range(50):
        wall, used = time.perf_counter(), time.process_time()
        time.sleep(0.002)
        share = (time.process_time() - used) / (time.perf_counter() - wall)
        if share < 0.1:
            break
    return share


class Worker:
    def __init__(self, module, memory_format):
        self.module = importlib.import_module(module)
        self.channels_last = memory_format == "channels_last"
        self.run, self.repeats, self.inner, self.once = None, 1, 1, 0.0

    def begin(self, threads):
        self.module.set_num_threads(threads)
        return {"version": self.module.__version__}

    def prepare(self, source, name):
        """Sets a workload up and finds how many calls make a turn; the time of one call."""
        self.forget()
        workloads = {w.name: w for w in getattr(importlib.import_module(source), source.upper())}
        self.run, self.repeats = workloads[name].prepare(self.module, self.channels_last)
        self.warm_up()
        self.once = max(time_of(self.run, 1), 1e-7)
        self.inner = max(1, round(TURN / self.once))
        return {"seconds": self.once}

    def warm_up(self):
        """Calls until three in a row have no page faults, so that an allocator that keeps memory has enough of it; not longer than
        half a second, for those that do not keep it."""
        self.run()
        stop, quiet = time.perf_counter() + 0.5, 0
        while quiet < 3 and time.perf_counter() < stop:
            faults = page_faults()
            self.run()
            quiet = quiet + 1 if page_faults() - faults < 16 else 0

    def turn(self):
        """Seconds and page faults of the work done once."""
        if self.once < LONG:
            self.run()
        faults = page_faults()
        seconds = time_of(self.run, self.inner)
        faults = page_faults() - faults
        work = self.inner * self.repeats
        return {"seconds": seconds / work, "faults": faults / work}

    def forget(self):
        self.run = None
        gc.collect()
        return {}

    def copy(self):
        """Bytes per second, read and written, of a plain copy of 64 MB."""
        x, y = self.module.zeros(1 << 24), self.module.zeros(1 << 24)
        return {"bytes_per_second": 8 * x.numel() / min(time_of(lambda: y.copy_(x), 1) for _ in range(10))}

    def answer(self, request):
        try:
            result = getattr(self, request.pop("do"))(**request)
        except Exception as error:
            traceback.print_exc()
            self.forget()
            result = {"error": f"{type(error).__name__}: {error}"}
        result["idle"] = come_to_rest()
        return result


def main():
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    gc.disable()  # collected between workloads, not within a measurement
    try:
        worker = Worker(*sys.argv[1:3])
    except ImportError as error:
        print(json.dumps({"missing": str(error)}), file=answers, flush=True)
        return
    print(json.dumps({}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(worker.answer(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
