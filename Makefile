# Người tốt, việc tốt. `make help` lists the commands. Needs Python 3.11+ and make; nothing is installed outside this folder,
# except a browser for the tests on a machine that has none.
.DEFAULT_GOAL := help
.PHONY: help site editor serve check test lint format messages generated bench lock clean

BIN := .venv/bin
PROFILES ?= 1000
WORK ?= .cache/bench
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
# Wheels only: building a package from source would fetch build tools that no lock pins. For rjsmin, which has wheels for
# Linux alone, they are installed first, from requirements/build.lock; it does without a compiler.
SOURCES := $(if $(filter-out Linux,$(shell uname)),--no-binary rjsmin --no-build-isolation)
FROM_LOCK := $(PIP) --require-hashes --no-deps --only-binary :all: $(SOURCES) --requirement
EDITABLE := $(PIP) --no-deps --no-build-isolation --editable .
TEST_WORKERS ?= 4
export PYTHON UPGRADE

# A .venv whose Python was removed from the machine is worth nothing: start again, stamps and all.
$(shell [ -x $(BIN)/python ] || rm -rf .venv)

# Stamps: each is newer than the files whose change asks for a new installation.
SITE := .venv/.site-installed
TEST := .venv/.test-installed
NODE := tests/tools/node_modules/.installed
EDITOR_PACKAGES := editor/node_modules/.installed
EDITOR := editor/dist/soan.js
EDITOR_SOURCES := $(wildcard editor/src/*) $(wildcard theme/scripts/form/*.js) $(wildcard theme/scripts/shared/*.js)

THEME := "theme/**/*.js" "theme/**/*.css" "editor/*.mjs" "editor/src/*"

help: ## Các lệnh · This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

site: $(SITE) ## Cài đặt rồi dựng trang vào site/ · Install, then build site/
	@$(BIN)/ntvt build
	@echo "Đã dựng xong: site/index.html. Xem thử: make serve · Built: site/index.html. To look at it: make serve"

editor: $(EDITOR) ## Làm mẫu soạn hồ sơ trên trình duyệt, rồi make site · Bundle the form for editors; then make site

serve: $(SITE) ## Xem trang trên máy này · Show the site on this machine
	@$(BIN)/ntvt serve

check: $(SITE) ## Kiểm tra nội dung, không dựng trang · Check the content, build nothing
	@$(BIN)/ntvt check

test: $(TEST) $(NODE) $(EDITOR) ## Cài công cụ rồi chạy mọi kiểm thử (ARGS="-k tên") · Install the tools, run all tests
	@$(BIN)/python -m tests.tools.install browser
	@$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist worksteal $(ARGS)

lint: $(TEST) $(NODE) $(EDITOR_PACKAGES) ## Ruff, mypy; tsc và prettier cho theme/; các tệp của GitHub, GitLab · Ruff, mypy; tsc and prettier; workflows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m tests.tools.npm tsc --project .
	@$(BIN)/python -m tests.tools.npm tsc --project editor
	@$(BIN)/python -m tests.tools.npm prettier --log-level warn --check $(THEME)
	@$(BIN)/python -m automation.lint

format: $(TEST) $(NODE) ## Sắp xếp lại mã nguồn · Rewrite the code in the common format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/python -m tests.tools.npm prettier --log-level warn --write $(THEME)

messages: $(TEST) ## Ghi lại trang các thông báo lỗi · Write the page of messages from the sources
	@$(BIN)/python -m docs.messages

generated: $(TEST) ## Ghi lại các tệp làm từ site_data/ và bản ghi · Write the files that are made from site_data/ and records
	@$(BIN)/python -m automation.generated

bench: $(TEST) ## Đo thời gian, bộ nhớ và cỡ của tra cứu (PROFILES=1000,10000) · Measure time, memory and what search costs
	@$(BIN)/python -m benchmarks --profiles $(PROFILES) --work $(WORK) $(ARGS)
	@$(BIN)/python -m benchmarks.search --profiles $(PROFILES) --work $(WORK)
	@$(BIN)/python -m benchmarks.search_table --profiles $(PROFILES) --work $(WORK)

lock: $(BIN)/python ## Khóa lại phiên bản (UPGRADE=1: nâng cấp) · Lock versions again (UPGRADE=1: newer ones)
	@sh requirements/lock.sh

clean: ## Xóa trang đã dựng và bộ nhớ đệm · Remove the built site and the caches
	rm -rf site .site.* .cache editor/dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@sh requirements/new-venv.sh

$(SITE): requirements/site.lock pyproject.toml $(BIN)/python
	@echo "Đang cài thư viện, chỉ lần đầu hoặc khi phiên bản đổi … · Installing libraries, once per change of the lock …"
	@$(FROM_LOCK) requirements/build.lock
	@$(FROM_LOCK) requirements/site.lock
	@$(EDITABLE)
	@touch $@

# The test lock holds the whole site lock, in the same versions.
$(TEST): requirements/test.lock requirements/site.lock pyproject.toml $(BIN)/python
	@echo "Đang cài công cụ kiểm thử … · Installing the test tools …"
	@$(FROM_LOCK) requirements/build.lock
	@$(FROM_LOCK) requirements/test.lock
	@$(EDITABLE)
	@touch $@ $(SITE)

$(NODE): tests/tools/package.json tests/tools/package-lock.json | $(TEST)
	@$(BIN)/python -m tests.tools.install packages
	@touch $@

# A machine without npm gets Node from the Python index; the lock is that of the tests.
$(EDITOR_PACKAGES): editor/package.json editor/package-lock.json requirements/editor.lock | $(BIN)/python
	@echo "Đang cài thư viện của mẫu soạn hồ sơ … · Installing the libraries of the form for editors …"
	@command -v npm >/dev/null || $(FROM_LOCK) requirements/editor.lock
	@$(BIN)/python -m automation.node npm editor
	@touch $@

$(EDITOR): editor/bundle.mjs $(EDITOR_SOURCES) $(EDITOR_PACKAGES)
	@$(BIN)/python -m automation.node run editor/bundle.mjs
