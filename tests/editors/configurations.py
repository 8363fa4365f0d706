"""Checks the configurations of the editors that are not run here: each parses, and holds only keys that its editor knows.

Prints one line a check; exits 0 when all were met, 1 when one was not.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

EDITORS = Path(__file__).resolve().parents[2] / "editors"
SERVER = "resolution-ls"
failed = 0


def check(name, ok, got=""):
    global failed
    print(f"ok configurations: {name}" if ok else f"FAILED configurations: {name} (got: {got})")
    failed += not ok


def unknown(table, known):
    return sorted(set(table) - set(known))


def toml(path):
    return tomllib.loads((EDITORS / path).read_text(encoding="utf-8"))


def json_with_comments(path):
    text = (EDITORS / path).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def helix():
    config = toml("helix/languages.toml")
    check("Helix: top level", unknown(config, ["language", "language-server"]) == [], list(config))
    servers = config["language-server"]
    check("Helix: the server", servers[SERVER]["command"] == SERVER and unknown(servers[SERVER], ["command", "args", "config"]) == [], servers)
    known = ["name", "scope", "language-id", "file-types", "roots", "language-servers", "soft-wrap", "comment-tokens", "indent"]
    for language in config["language"]:
        name = language["name"]
        check(f"Helix: {name} has known keys", unknown(language, known) == [], unknown(language, known))
        check(f"Helix: {name} starts the server", SERVER in language["language-servers"], language)
    own = next(language for language in config["language"] if language["name"] == "resolution")
    check("Helix: the new language says scope and files", own["scope"] and own["file-types"], own)


def kate():
    config = json.loads((EDITORS / "kate/settings.json").read_text(encoding="utf-8"))
    check("Kate: top level", list(config) == ["servers"], list(config))
    known = ["command", "rootIndicationFileNames", "highlightingModeRegex", "url", "initializationOptions", "settings"]
    for name, server in config["servers"].items():
        check(f"Kate: {name} has known keys", unknown(server, known) == [], unknown(server, known))
        check(f"Kate: {name} starts the server", server["command"] == [SERVER], server)
        re.compile(server["highlightingModeRegex"])


def sublime():
    clients = json_with_comments("sublime/LSP.sublime-settings")["clients"]
    known = ["enabled", "command", "selector", "initializationOptions", "settings"]
    client = clients[SERVER]
    check("Sublime Text: known keys", unknown(client, known) == [], unknown(client, known))
    check("Sublime Text: starts the server", client["command"] == [SERVER] and client["enabled"] is True, client)


def zed():
    extension = toml("zed/extension.toml")
    known = ["id", "name", "version", "schema_version", "authors", "description", "repository", "language_servers"]
    check("Zed: known keys", unknown(extension, known) == [], unknown(extension, known))
    server = extension["language_servers"][SERVER]
    check("Zed: languages have ids", set(server["languages"]) == set(server["language_ids"]), server)
    crate = toml("zed/Cargo.toml")
    check("Zed: a library in a workspace of its own", crate["lib"]["crate-type"] == ["cdylib"] and crate["workspace"] == {}, crate)
    check("Zed: one version", crate["package"]["version"] == extension["version"], extension["version"])


def vscode():
    package = json.loads((EDITORS / "vscode/package.json").read_text(encoding="utf-8"))
    lock = (EDITORS / "vscode/package-lock.json").read_text(encoding="utf-8")
    check("VS Code: the lock file names no place to download from", '"resolved"' not in lock)
    check("VS Code: the lock file is of this version", json.loads(lock)["version"] == package["version"], package["version"])
    settings = package["contributes"]["configuration"]["properties"]
    readme = (EDITORS / "vscode/README.md").read_text(encoding="utf-8")
    missing = [name for name in settings if f"`{name}`" not in readme]
    check("VS Code: the README lists each setting", missing == [], missing)
    titles = [command["title"] for command in package["contributes"]["commands"]]
    missing = [title for title in titles if f"Resolution: {title}" not in readme]
    check("VS Code: the README lists each command", missing == [], missing)
    made = subprocess.run(["node", EDITORS / "vscode/settings.mjs", "--check"], capture_output=True, text=True)
    check("VS Code: the settings are those of the configuration's schema", made.returncode == 0, made.stdout + made.stderr)
    snippets = json.loads((EDITORS / "vscode/snippets/resolution.json").read_text(encoding="utf-8"))
    missing = [it["prefix"] for it in snippets.values() if f"`{it['prefix']}`" not in readme]
    check("VS Code: the README lists each snippet", missing == [], missing)
    words = json.loads((EDITORS / "vscode/language-configuration.json").read_text(encoding="utf-8"))
    check("VS Code: the language configuration has words and pairs", {"wordPattern", "surroundingPairs", "brackets"} <= set(words), list(words))
    cargo = tomllib.loads((EDITORS.parent / "Cargo.toml").read_text(encoding="utf-8"))
    check("VS Code: the extension has the server's version", package["version"] == cargo["package"]["version"], package["version"])


for editor in (helix, kate, sublime, zed, vscode):
    try:
        editor()
    except Exception as error:  # a file that is missing or does not parse is a finding, and the others are still looked at
        check(f"{editor.__name__}: readable", False, repr(error))
sys.exit(1 if failed else 0)
