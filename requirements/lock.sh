#!/bin/sh
# Regenerate the lock files from pyproject.toml: `make lock`, or `make lock UPGRADE=1` for newer versions.
# uv is only needed here; installing needs nothing but pip. The npm packages are locked where npm is there.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
[ -x "$uv" ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check uv

compile() {
  "$uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
    --no-emit-find-links --custom-compile-command "make lock" ${UPGRADE:+--upgrade} "$@"
}
ours="pyproject.toml requirements/build.in"
compile $ours --output-file requirements/site.lock
compile requirements/build.in --constraint requirements/site.lock --output-file requirements/build.lock
compile $ours --extra test --constraint requirements/site.lock --output-file requirements/test.lock
compile requirements/editor.in --constraint requirements/test.lock --output-file requirements/editor.lock
compile requirements/peers.in --output-file requirements/peers.lock

if command -v npm >/dev/null; then
  for folder in editor tests/tools benchmarks/pagefind; do
    (cd "$folder" && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund)
    # A lock names no host; where a package asks for money is not ours to repeat.
    .venv/bin/python - "$folder/package-lock.json" <<'PYTHON'
import json, pathlib, sys
path = pathlib.Path(sys.argv[1])
lock = json.loads(path.read_text(encoding="utf-8"))
for package in lock["packages"].values():
    package.pop("funding", None)
path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
PYTHON
  done
fi
