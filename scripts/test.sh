#!/usr/bin/env bash
# Sets up what the tests need and runs all of them: Rust's, then the real editors against the built server.
#   ./scripts/test.sh             everything
#   ./scripts/test.sh --editors   the editors' tests alone
# Needs a Rust toolchain, Node.js 20 with npm and Python 3.11. Neovim and the VS Code workbench are put into
# target/editor-tools; Chromium and Emacs are Debian's packages, installed where they are missing (as root on Debian) or
# asked for. The first time that takes about a minute; later runs find it done.
set -euo pipefail
cd "$(dirname "$0")/.."

only=${1:-}
case "$only" in
  "" | --editors) ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

step() { echo "== $* ($((SECONDS / 60)):$(printf %02d $((SECONDS % 60))))"; }

step "the editors that the tests drive"
tests/editors/setup.sh

step "the server: cargo build --release"
cargo build --release --quiet

if [ -z "$only" ]; then
  step "Rust's tests: cargo test"
  cargo test --quiet
fi

step "the editors' tests"
tests/editors/run.sh target/release/resolution-ls
