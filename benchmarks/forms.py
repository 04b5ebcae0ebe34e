"""The forms in which libraries are measured: dlcore, and PyTorch as people run it. Each has a process of its own, so that
neither allocators nor threads disturb one another; the processes are asked in turn, and only the one that is asked works."""

import json
import os
import selectors
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Form:
    name: str
    title: str
    module: str
    channels_last: bool = False
    environment: dict = field(default_factory=dict)


# glibc takes blocks above M_MMAP_THRESHOLD from the system and gives them back when they are freed, so that every large result
# begins with page faults; these settings make it keep them, as a caching allocator does. PyTorch's backward pass has a thread of its
# own, whose arena would be too small for large blocks; so there is only one.
KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(1 << 40), "MALLOC_TRIM_THRESHOLD_": str(1 << 40), "MALLOC_ARENA_MAX": "1"}

FORMS = (
    Form("dlcore", "dlcore", "dlcore"),
    Form("dlcore-channels-last", "dlcore, channels last", "dlcore", channels_last=True),
    Form("torch", "PyTorch", "torch"),
    Form("torch-channels-last", "PyTorch, channels last", "torch", channels_last=True),
    Form("torch-memory-kept", "PyTorch, memory kept", "torch", environment=KEEP_MEMORY),
)
FORM = {form.name: form for form in FORMS}
DEFAULT_FORMS = ("dlcore", "torch", "torch-channels-last", "torch-memory-kept")


class WorkerFailed(Exception):
    """A worker that has ended, or has not answered in time."""


class Missing(Exception):
    """The form's library is not installed."""


class Worker:
    """The process of a form. `ask` sends a request and waits for its answer."""

    PATIENCE = 300  # seconds

    def __init__(self, form):
        self.form = form
        program = str(Path(__file__).parent / "worker.py")
        command = [sys.executable, program, form.module, "channels_last" if form.channels_last else "contiguous"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **form.environment})
        self.ready = selectors.DefaultSelector()
        self.ready.register(self.process.stdout, selectors.EVENT_READ)
        self.idle = 0.0

    def answer(self):
        if not self.ready.select(self.PATIENCE):
            self.process.kill()
            raise WorkerFailed(f"{self.form.name}: no answer in {self.PATIENCE} s")
        line = self.process.stdout.readline()
        if not line:
            raise WorkerFailed(f"{self.form.name}: its process ended with status {self.process.wait()}")
        return json.loads(line)

    def wait_for_start(self):
        missing = self.answer().get("missing")
        if missing:
            raise Missing(missing)

    def ask(self, do, **arguments):
        try:
            self.process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
            self.process.stdin.flush()
        except OSError as error:
            raise WorkerFailed(f"{self.form.name}: its process has ended with status {self.process.wait()}") from error
        answer = self.answer()
        self.idle = max(self.idle, answer.pop("idle", 0.0))
        return answer

    def close(self):
        self.ready.close()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except OSError:
                pass
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Workers:
    """The processes of several forms with one number of threads; forms whose library is missing are left out and named in `missing`."""

    def __init__(self, names, threads):
        workers = [Worker(FORM[name]) for name in names]
        self.workers, self.missing, self.versions = {}, {}, {}
        try:
            for worker in workers:
                try:
                    worker.wait_for_start()
                except Missing as error:
                    self.missing[worker.form.name] = str(error)
                    worker.close()
                    continue
                self.workers[worker.form.name] = worker
                self.versions[worker.form.module] = worker.ask("begin", threads=threads)["version"]
        except BaseException:
            for worker in workers:
                worker.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for worker in self.workers.values():
            worker.close()

    def copy_bandwidth(self):
        """Bytes per second of the fastest plain copy that a form makes."""
        return max(worker.ask("copy")["bytes_per_second"] for worker in self.workers.values())

    def measure(self, source, workload, seconds):
        """Results by form, and messages of the forms that failed: the forms take turns until each has had its seconds."""
        taking_part, failed = {}, {}
        for name, worker in self.workers.items():
            if worker.form.channels_last and not workload.images:
                continue
            answer = worker.ask("prepare", source=source, name=workload.name)
            if "error" in answer:
                failed[name] = answer["error"]
            else:
                taking_part[name] = worker
        turns = {name: [] for name in taking_part}
        order, rounds = list(taking_part), 0
        begin = time.perf_counter()
        while order:
            for name in tuple(order):
                answer = taking_part[name].ask("turn")
                if "error" in answer:
                    failed[name] = answer["error"]
                    order.remove(name)
                else:
                    turns[name].append(answer)
            order = order[1:] + order[:1]
            rounds += 1
            elapsed = time.perf_counter() - begin
            budget = seconds * len(order)
            if elapsed > budget and (rounds >= 5 or rounds >= 3 and elapsed > 3 * budget):
                break
        for worker in taking_part.values():
            worker.ask("forget")
        return {name: summary(results) for name, results in turns.items() if name not in failed}, failed


def summary(turns):
    seconds = [turn["seconds"] for turn in turns]
    return {"best": min(seconds), "median": statistics.median(seconds), "rounds": len(seconds),
            "faults": statistics.median(turn["faults"] for turn in turns)}
