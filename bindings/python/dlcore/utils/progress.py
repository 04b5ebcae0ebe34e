"""A progress bar for long loops, by the standard library alone."""

import sys
import time


class Progress:
    """Goes through ``iterable`` and draws how far it is on a line of the terminal; elsewhere it writes one line at the end.

        steps = Progress(range(500), "training")
        for step in steps:
            steps.show(loss=f"{loss:.3f}")

    ``total`` is needed where the iterable has no length. ``file`` is standard output by default.
    """

    WIDTH = 24
    INTERVAL = 0.1

    def __init__(self, iterable, label, total=None, file=None):
        self._iterable = iterable
        self.label = label
        self.total = len(iterable) if total is None else total
        self._file = sys.stdout if file is None else file
        self._notes = {}
        self._done = 0
        self._start = self._shown = time.perf_counter()

    def show(self, **notes):
        """Sets what stands behind the bar, as name=text."""
        self._notes.update(notes)

    def __len__(self):
        return self.total

    def __iter__(self):
        terminal = self._file.isatty()
        self._start = self._shown = time.perf_counter()
        for item in self._iterable:
            yield item
            self._done += 1
            now = time.perf_counter()
            if terminal and now - self._shown >= self.INTERVAL:
                self._shown = now
                self._file.write("\r\x1b[K" + self._line(now))
                self._file.flush()
        self._file.write(("\r\x1b[K" if terminal else "") + self._line(time.perf_counter()) + "\n")
        self._file.flush()

    def _line(self, now):
        filled = self.WIDTH * self._done // max(self.total, 1)
        bar = "#" * filled + "." * (self.WIDTH - filled)
        notes = "".join(f", {name} {text}" for name, text in self._notes.items())
        return f"{self.label} [{bar}] {self._done}/{self.total}, {now - self._start:.1f} s{notes}"
