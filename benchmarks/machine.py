"""What the benchmark says of the machine: processor, memory, versions, and the peaks that results are held against."""

import concurrent.futures
import ctypes
import os
import platform
import shutil
import subprocess
import tempfile
import time
from pathlib import Path


def first_value(path, key):
    """What stands after the colon in the first line that begins with the key, in a file such as /proc/cpuinfo."""
    try:
        for line in Path(path).read_text().splitlines():
            if line.startswith(key):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return None


def description():
    """Processor, number of processors, instruction sets, bytes of memory, system and Python; no name and no path of this machine."""
    flags = (first_value("/proc/cpuinfo", "flags") or "").split()
    kilobytes = (first_value("/proc/meminfo", "MemTotal") or "0").split()[0]
    return {
        "processor": first_value("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "processors": len(os.sched_getaffinity(0)),
        "instructions": [name for name in ("avx2", "fma", "avx512f") if name in flags],
        "memory_gb": round(int(kilobytes) / 2**20, 1),
        "system": f"{platform.system()} {platform.machine()}, {' '.join(platform.libc_ver())}".rstrip(", "),
        "python": platform.python_version(),
    }


def multiply_add_peak(threads, seconds=0.3):
    """FLOP/s of independent multiply-adds in registers, on so many threads; None without a C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "fma_peak.so"
        source = Path(__file__).parent / "fma_peak.c"
        native = "-march=native" if platform.machine() in ("x86_64", "AMD64") else "-mcpu=native"
        command = [compiler, "-O2", native, "-ffp-contract=fast", "-shared", "-fPIC", str(source), "-o", str(library)]
        if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
            return None
        kernel = ctypes.CDLL(str(library)).multiply_add
    kernel.restype, kernel.argtypes = ctypes.c_int64, (ctypes.c_int64, ctypes.c_void_p)
    buffers = [(ctypes.c_float * 256)() for _ in range(threads)]
    rounds, best, stop = 1_000_000, 0.0, time.perf_counter() + seconds
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        while time.perf_counter() < stop:
            start = time.perf_counter()
            operations = sum(pool.map(lambda buffer: kernel(rounds, buffer), buffers))
            best = max(best, operations / (time.perf_counter() - start))
    return best
