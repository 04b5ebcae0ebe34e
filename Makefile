# `make help` lists the targets. `make demo` and `make test` install what is missing, build, and run.

BUILD  ?= $(CURDIR)/build
PREFIX ?= /usr/local
JOBS   ?= $(shell nproc)
ARGS   ?=

VENV_PYTHON = $(CURDIR)/.venv/bin/python
CONFIGURE   = cmake -S . -G Ninja -DCMAKE_BUILD_TYPE=Release $(if $(wildcard $(VENV_PYTHON)),-DPython_EXECUTABLE=$(VENV_PYTHON))
WITH_DLCORE = PYTHONPATH=$(BUILD)/python $(VENV_PYTHON)

# Address sanitizer for the C harness: one level, the toolchain's own clang.
SANITIZED   = $(BUILD)/asan

.DEFAULT_GOAL := help
.PHONY: help demo exam test bench install library dev setup setup-oracle sanitized generate clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: setup library ## Answer the exam questions, then train LeNet-5 on real images (ARGS="--data DIR" for MNIST)
	$(WITH_DLCORE) -m dlcore.exam
	$(WITH_DLCORE) examples/python/train_lenet.py $(ARGS)

exam: setup library ## Sit the exams in all languages that are built, and write build/exam-report.html (ARGS="--help" for more)
	@tools/exam.sh $(BUILD) $(ARGS)

test: setup-oracle library sanitized ## Pass every test in C, Python and Swift
	@cmake --build $(BUILD) -j $(JOBS)
	@tools/test.sh $(BUILD) $(SANITIZED) $(JOBS)

bench: setup-oracle library ## Measure dlcore beside PyTorch, and write docs/performance.md (ARGS="--help" for more)
	$(WITH_DLCORE) benchmarks/run.py $(ARGS)

install: ## Install library, header, pkg-config file and CMake package under PREFIX=/usr/local
	@tools/setup.sh --library
	@$(MAKE) --no-print-directory library
	cmake --install $(BUILD) --prefix "$(abspath $(PREFIX))" --component dlcore

library: ## Build libdlcore.so for every instruction-set level, and the Python extension, in build/
	@mkdir -p $(BUILD)
	@$(CONFIGURE) -B $(BUILD) >$(BUILD)/configure.log 2>&1 || { cat $(BUILD)/configure.log; exit 1; }
	@cmake --build $(BUILD) -j $(JOBS) --target products

dev: ## Build for the level of this machine only, in build/dev (quick)
	@$(CONFIGURE) -B $(BUILD)/dev $(if $(filter x86_64,$(shell uname -m)),-DDLCORE_LEVELS=x86-64-v3)
	@cmake --build $(BUILD)/dev -j $(JOBS) --target products

setup: ## Install missing Debian packages and the virtual environment .venv
	@tools/setup.sh

setup-oracle:
	@tools/setup.sh --oracle

sanitized:
	@$(CONFIGURE) -B $(SANITIZED) -DDLCORE_SANITIZE=address >$(BUILD)/configure-asan.log 2>&1 || { cat $(BUILD)/configure-asan.log; exit 1; }
	@cmake --build $(SANITIZED) -j $(JOBS)

generate: setup ## Write anew what is generated from the op table
	$(VENV_PYTHON) bindings/gen/generate.py

clean: ## Remove everything that was built (the virtual environment stays)
	rm -rf $(BUILD) .build dist
