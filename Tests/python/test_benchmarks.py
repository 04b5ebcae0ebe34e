"""The benchmark program: it measures, reports and draws. What the figures are depends on the machine and is not tested."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

import dlcore

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
DOCS = BENCHMARKS.parent / "docs"
sys.path.insert(0, str(BENCHMARKS))

import chart  # noqa: E402
import forms  # noqa: E402
import memory  # noqa: E402
import report  # noqa: E402
import run  # noqa: E402
import threads as neighbours  # noqa: E402
import workloads  # noqa: E402
from more import MORE  # noqa: E402
from operations import OPERATIONS  # noqa: E402

# The names of the project's table of what other libraries need.
BASELINES = """
op_add_nograd op_chain_grad xor_mlp_step mlp_784_512_512_10_b128_adam lenet5_b64_sgd conv_first_3_64_112_k7s2_fwd
conv_first_3_64_112_k7s2_fwdbwd conv3x3_64_64_56_fwd conv3x3_64_64_56_fwdbwd conv3x3_128_128_28_fwd conv3x3_128_128_28_fwdbwd
conv3x3_256_256_14_fwd conv3x3_256_256_14_fwdbwd conv3x3_512_512_7_fwd conv3x3_512_512_7_fwdbwd conv1x1_256_64_56_fwd
conv1x1_256_64_56_fwdbwd conv1x1_512_512_14_fwd conv1x1_512_512_14_fwdbwd conv3x3s2_64_128_56_fwd conv3x3s2_64_128_56_fwdbwd
convdw3x3_128_56_fwd convdw3x3_128_56_fwdbwd resnet18_cifar_b16_sgd resnet18_224_b1_infer lstm_b32_t64_i128_h256_fwdbwd
lstm_b1_t64_i128_h256_infer lstm_b8_t32_i16_h32_fwdbwd gru_b32_t64_i128_h256_fwdbwd lstm_cell_steps_b4_h16 ew_add_4M ew_exp_4M
ew_tanh_4M ew_gelu_chain_4M bcast_add_2048x2048 sum_dim0_4M sum_dim1_4M transpose_copy_4M softmax_4096x1000
softmax_4096x1000_fwdbwd layernorm_4096x768_fwdbwd maxpool_32x64x56_fwdbwd avgpool_32x64x56_fwdbwd batchnorm_32x64x56_fwdbwd
matmul_16 matmul_64 matmul_256 matmul_1024 matmul_2048
""".split()


def program(*arguments):
    return subprocess.run([sys.executable, str(BENCHMARKS / "run.py"), *arguments], capture_output=True, text=True, timeout=120)


def docs():
    return {path: path.stat().st_mtime_ns for path in DOCS.glob("performance.*")}


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """The results of one tiny workload, with dlcore alone, and what the program printed."""
    path = tmp_path_factory.mktemp("benchmark") / "results.json"
    before = docs()
    ended = program("--only", "matmul_1?", "--threads", "1", "2", "--seconds", "0.02", "--forms", "dlcore", "--json", str(path))
    assert ended.returncode == 0, ended.stderr
    assert docs() == before
    return json.loads(path.read_text()), ended.stdout


def test_measurement(measured):
    results, output = measured
    assert [run["threads"] for run in results["runs"]] == [1, 2]
    assert results["versions"] == {"dlcore": dlcore.__version__}
    for run in results["runs"]:
        assert run["copy_bytes_per_second"] > 0 and list(run["workloads"]) == ["matmul_16"]
        row = run["workloads"]["matmul_16"]
        assert row["group"] == "matrix products" and row["flops"] == 2 * 16**3 and row["failed"] == {}
        times = row["forms"]["dlcore"]
        assert 0 < times["best"] <= times["median"] and times["rounds"] >= 3
        assert run["idle_share"]["dlcore"] < 0.5
    assert "1 thread:" in output and "2 threads:" in output and output.count("matmul_16") == 2 and "GFLOP/s" in output


def test_unknown_names():
    ended = program("--only", "nothing*")
    assert ended.returncode == 1 and "no workload is called 'nothing*'" in ended.stderr
    ended = program("--forms", "tensorflow")
    assert ended.returncode == 2 and "invalid choice: 'tensorflow'" in ended.stderr
    ended = program("--counts", "torch")
    assert ended.returncode == 2 and "expected a form of dlcore" in ended.stderr


def test_every_name_of_the_baselines_is_measured():
    names = [w.name for w in workloads.WORKLOADS]
    assert set(BASELINES) <= set(names)
    for collection in (workloads.WORKLOADS, MORE, OPERATIONS):
        names = [w.name for w in collection]
        assert len(names) == len(set(names))
    assert {w.group for w in workloads.WORKLOADS + MORE} == set(workloads.GROUPS)


@pytest.mark.parametrize("workload", [w for w in workloads.WORKLOADS + MORE if w.flops < 2e9 and w.bytes < 2e8], ids=lambda w: w.name)
def test_workload_runs(workload):
    work, repeats = workload.prepare(dlcore)
    work()
    assert repeats >= 1


def test_worker_that_ends_or_lacks_its_library(monkeypatch):
    missing = forms.Form("missing", "a library that nobody has", "no_such_library_at_all")
    monkeypatch.setitem(forms.FORM, "missing", missing)
    with forms.Workers(["dlcore", "missing"], 1) as workers:
        assert list(workers.workers) == ["dlcore"] and "no_such_library_at_all" in workers.missing["missing"]
        worker = workers.workers["dlcore"]
        assert "no_such_workload" in worker.ask("prepare", source="workloads", name="no_such_workload")["error"]
        worker.process.kill()
        with pytest.raises(forms.WorkerFailed, match="dlcore: its process"):
            worker.ask("turn")


def imagined(ratios):
    """Results of two runs with PyTorch's times chosen so that the ratios are these."""
    runs = []
    for threads in (1, 2):
        rows = {}
        for (name, group), ratio in ratios.items():
            own = {"best": 1e-3, "median": 2e-3, "faults": 0.0}
            other = {"best": ratio * 1e-3, "median": ratio * 2e-3, "faults": 0.2}
            slower = {"best": ratio * 2e-3, "median": ratio * 4e-3, "faults": 1234.0}
            rows[name] = {"group": group, "flops": 1e8, "bytes": 0.0, "failed": {},
                          "forms": {"dlcore": own, "torch": slower, "torch-memory-kept": other}}
        runs.append({"threads": threads, "multiply_add_flops_per_second": 2e11, "copy_bytes_per_second": 1e10, "workloads": rows,
                     "idle_share": {"dlcore": 0.01, "torch": 0.9}})
    results = {"date": "2024-02-29", "counts": "dlcore", "runs": runs, "versions": {"dlcore": "1.2.3", "torch": "4.5.6"},
               "machine": {"processor": "Abacus", "processors": 2, "instructions": ["avx2"], "memory_gb": 8.0, "system": "Linux", "python": "3"},
               "forms": [{"name": name, "title": forms.FORM[name].title, "module": forms.FORM[name].module}
                         for name in ("dlcore", "torch", "torch-memory-kept")]}
    for run in runs:
        for row in run["workloads"].values():
            report.add_ratios(row, results)
    return results


RATIOS = {("add", "overhead"): 8.0, ("net", "networks"): 2.0, ("product", "matrix products"): 0.5}


def test_tables_compare_with_the_fastest_form():
    results = imagined(RATIOS)
    row = results["runs"][1]["workloads"]["net"]
    assert row["ratio_best"] == pytest.approx(2.0) and row["ratio_median"] == pytest.approx(2.0)
    text = report.markdown(results)
    assert "Abacus, 2 processors" in text and "dlcore 1.2.3, PyTorch 4.5.6" in text and "2024-02-29" in text
    assert "| `net` | 1 ms | 2 ms | 2 ms | 4 ms | 2.00 | 2.00 | 4.00 | 2.00 | 100 GFLOP/s | 50 % |" in text
    assert "| all | 2.00 | 0.50 (`product`) | 2.00 | 0.50 (`product`) |" in text  # (8 * 2 / 2) to the power of a third
    assert "Page faults of a call: dlcore none, torch up to 1234 (product), torch-memory-kept none." in text
    assert "Below 0.95: product 0.50." in text and "did not come to rest while others were measured: torch 90 %" in text


def test_chart_is_drawn_to_scale():
    picture = ElementTree.fromstring(chart.svg(imagined(RATIOS)))
    tag = "{http://www.w3.org/2000/svg}"
    bars = {bar.find(tag + "title").text: bar for bar in picture.iter(tag + "rect") if bar.find(tag + "title") is not None}
    assert len(bars) == 6
    width = {name: float(bar.get("width")) for name, bar in bars.items()}
    assert width["add, 2 threads: 8.00"] == pytest.approx(3 * width["net, 2 threads: 2.00"], abs=0.2)  # logarithms of 8 and 2
    assert width["product, 1 thread: 0.50"] == pytest.approx(width["net, 1 thread: 2.00"], abs=0.2)
    assert "slow" in bars["product, 1 thread: 0.50"].get("class") and "slow" not in bars["net, 1 thread: 2.00"].get("class")
    edge = float(bars["net, 2 threads: 2.00"].get("x"))
    product = bars["product, 2 threads: 0.50"]
    assert float(product.get("x")) + float(product.get("width")) == pytest.approx(edge, abs=0.2)


def test_results_survive_json_and_are_written(tmp_path, monkeypatch):
    results = imagined(RATIOS)
    assert json.loads(run.as_json(results)) == run.rounded(results)
    monkeypatch.setattr(run, "DOCS", tmp_path)
    run.write_docs(results)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["performance.json", "performance.md", "performance.svg"]
    again = json.loads((tmp_path / "performance.json").read_text())
    assert report.markdown(again) == (tmp_path / "performance.md").read_text()
    assert chart.svg(again) == (tmp_path / "performance.svg").read_text()


def test_memory_of_a_step():
    results = memory.measure_forms(["dlcore"], 1, "lenet5_b64_sgd")
    assert [entry["form"] for entry in results] == ["dlcore"]
    entry = results[0]
    assert entry["peak"] == entry["after_import"] + entry["growth"] and 0 < entry["live_between_steps"] < entry["live_peak"] < entry["peak"]
    # Weights, their gradients and momentum: 61,706 numbers each; and the images.
    assert entry["live_between_steps"] > 4 * (3 * 61706 + 64 * 28 * 28)
    assert "dlcore" in memory.table(results) and "growth" in report.memory_section(results)


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="needs two processors")
def test_threads_beside_a_neighbour():
    ended = subprocess.run([sys.executable, str(BENCHMARKS / "threads.py"), "--measure", "dlcore", "--seconds", "0.01"],
                           capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    result = json.loads(ended.stdout)
    times = {name: {"dlcore": row} for name, row in result["workloads"].items()}
    assert set(times) == set(neighbours.WORK)
    assert all(row["collapse"] == row["two_beside"] / row["one_alone"] > 0 for row in result["workloads"].values())
    results = {"workloads": times, "threads": {"dlcore": result["threads"]}}
    assert "matmul_512" in neighbours.table(results) and "| `lenet5_b64_sgd` |" in report.neighbour_section(results)
