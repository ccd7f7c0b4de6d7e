#!/usr/bin/env bash
# The whole dependency set must resolve from wheels alone wherever users are: nobody there has a compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
for platform in x86_64-pc-windows-msvc aarch64-apple-darwin x86_64-manylinux_2_28; do
  for version in 3.11 3.12 3.13 3.14; do
    uv pip compile pyproject.toml --extra pandas --extra notebook --only-binary :all: --quiet \
      --python-platform "$platform" --python-version "$version" --output-file /dev/null
    echo "wheels only: $platform, Python $version"
  done
done
