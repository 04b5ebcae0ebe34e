"""How far a long measurement has come, and how long it may still take."""

import sys
import time


class Progress:
    """A line on standard error, rewritten on a terminal, and elsewhere repeated every fifteen seconds."""

    def __init__(self, total):
        self.total, self.done, self.start, self.shown = total, 0, time.monotonic(), time.monotonic()
        self.on_terminal = sys.stderr.isatty()

    def beginning(self, what):
        """Says what comes next."""
        now = time.monotonic()
        if not self.on_terminal and (now - self.shown < 15 or not self.done):
            return
        self.shown = now
        left = (now - self.start) / self.done * (self.total - self.done) if self.done else None
        remaining = "" if left is None else f", {left / 60:.0f} min left" if left >= 90 else f", {left:.0f} s left"
        line = f"{self.done}/{self.total} {what}{remaining}"
        print(f"\r\033[K{line}" if self.on_terminal else line, end="" if self.on_terminal else "\n", file=sys.stderr, flush=True)

    def advance(self):
        self.done += 1

    def clear(self):
        if self.on_terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
