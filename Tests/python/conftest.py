"""Settings of all Python tests."""

import importlib.util

# Comparisons with PyTorch run where PyTorch is installed; the other tests hold hand-checked values and need nothing.
collect_ignore = [] if importlib.util.find_spec("torch") else ["test_oracle_torch.py"]
