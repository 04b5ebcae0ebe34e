# `make help` lists the targets.
BUILD ?= build
JOBS ?= $(shell nproc)

.DEFAULT_GOAL := help
.PHONY: help library dev clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

library: ## Build libdlcore.so for every instruction-set level in build/lib
	@cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null
	@cmake --build $(BUILD) -j $(JOBS)

dev: ## Build for this machine's level only, in build/dev (quick)
	@cmake -S . -B $(BUILD)/dev -G Ninja -DCMAKE_BUILD_TYPE=Release -DDLCORE_LEVELS=x86-64-v3 >/dev/null
	@cmake --build $(BUILD)/dev -j $(JOBS)

clean: ## Remove everything that was built
	rm -rf $(BUILD) .build dist
