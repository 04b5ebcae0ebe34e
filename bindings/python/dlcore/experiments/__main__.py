"""python -m dlcore.experiments: runs experiments and prints what they find."""

import argparse
import os
import shutil
import sys
import textwrap
import time

from . import all_experiments, run


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m dlcore.experiments",
        description="Runs experiments on conceptual questions of deep learning and prints their findings. "
        "The exit status is 1 when a finding is false.",
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="experiments to run (default: all)")
    parser.add_argument("--list", action="store_true", help="list the experiments and stop")
    parser.add_argument("--seed", type=int, default=0, help="seed of the random numbers (default: 0)")
    parser.add_argument("--facts", action="store_true", help="print the numbers too")
    return parser, parser.parse_args(arguments)


def shown(value):
    """A number or nested list with six digits."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(shown, value)) + "]"
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def report(result, seconds, facts, width):
    def paragraph(text, indent, first=None):
        print(textwrap.fill(text, width, initial_indent=indent if first is None else first, subsequent_indent=indent))

    print(f"\n{result.name}: {result.title} ({seconds:.1f} s)")
    paragraph(result.explanation, "  ")
    for statement, true in result.findings:
        paragraph(statement, "         ", "  true   " if true else "  FALSE  ")
    if facts:
        for name, value in result.facts.items():
            paragraph(f"{name} = {shown(value)}", "           ", "         ")


def main(arguments=None):
    parser, options = parse(arguments)
    plans = all_experiments()
    for name in options.names:
        if name not in plans:
            parser.error(f"no experiment is called {name!r}; there are:\n  " + "\n  ".join(plans))
    if options.list:
        for plan in plans.values():
            print(f"{plan.name:26} {plan.title}")
        return 0
    width = max(60, min(shutil.get_terminal_size((120, 24)).columns, 120))
    names, false, count, began = options.names or list(plans), [], 0, time.perf_counter()
    for name in names:
        started = time.perf_counter()
        result = run(name, options.seed)
        report(result, time.perf_counter() - started, options.facts, width)
        count += len(result.findings)
        false += [f"{name}: {statement}" for statement, true in result.findings if not true]
    print(
        f"\n{count} findings of {len(names)} {'experiment' if len(names) == 1 else 'experiments'} in "
        f"{time.perf_counter() - began:.1f} s: {'all true' if not false else f'{len(false)} FALSE'}."
    )
    return 1 if false else 0


if __name__ == "__main__":
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    sys.exit(status)
