"""dlcore sits exams and marks the published answers: ``python -m dlcore.exam``.

Every question is answered by library calls from the numbers that it gives; the answer is compared with the printed one,
and the verdict that follows with the verdict on record. The exit status is 0 when all of them are confirmed.
"""

from .command import main

__all__ = ["main"]
