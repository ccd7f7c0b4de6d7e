#!/usr/bin/env bash
# Write requirements.lock from pyproject.toml: every platform and Python, hashes, no addresses. Versions already
# locked stay; `.ci/lock.sh --upgrade` takes the newest.
set -euo pipefail
cd "$(dirname "$0")/.."
uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
  --no-header --no-emit-index-url --quiet --output-file requirements.lock "$@"
