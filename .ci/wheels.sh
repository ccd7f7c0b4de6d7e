#!/usr/bin/env bash
# The whole dependency set must resolve from wheels alone wherever users are: nobody there has a compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
# The oldest macOS that onnxruntime (extra ocr) has wheels for with every Python.
export MACOSX_DEPLOYMENT_TARGET=14.0
for platform in x86_64-pc-windows-msvc aarch64-apple-darwin x86_64-manylinux_2_28; do
  for version in 3.11 3.12 3.13 3.14; do
    uv pip compile pyproject.toml --extra pandas --extra notebook --extra ocr --only-binary :all: --quiet \
      --python-platform "$platform" --python-version "$version" --output-file /dev/null
    echo "wheels only: $platform, Python $version"
  done
done
