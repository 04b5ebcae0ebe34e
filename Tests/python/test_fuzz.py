"""Random garbage for every public function: the process must live, and every call end in a value or an ordinary exception.

DLCORE_FUZZ_CALLS sets the number of calls (4000), DLCORE_FUZZ_SEED the seed (0). fuzz.py repeats a single call.
"""

import os
import subprocess
import sys
from pathlib import Path


def test_garbage(tmp_path):
    log = tmp_path / "last_call"
    calls, seed = os.environ.get("DLCORE_FUZZ_CALLS", "4000"), os.environ.get("DLCORE_FUZZ_SEED", "0")
    run = subprocess.run([sys.executable, str(Path(__file__).with_name("fuzz.py")), "--calls", calls, "--seed", seed, "--log", str(log)],
                         capture_output=True, text=True, errors="replace")
    last = log.read_text(errors="replace").strip() if log.exists() else "no call was made"
    assert run.returncode == 0, f"exit status {run.returncode}; last call: {last}\n{run.stdout[-2000:]}\n{run.stderr[-6000:]}"
