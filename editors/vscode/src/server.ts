// Where the server's program is: the setting, else beside the extension, else on PATH.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

export const PROGRAM = process.platform === "win32" ? "resolution-ls.exe" : "resolution-ls";

export interface Search {
  /** The value of `resolution-ls.server.path`, as the user wrote it. */
  readonly setting: string;
  /** The folder that the extension is installed in. */
  readonly extension: string;
  /** The first folder of the workspace, where there is one. */
  readonly workspace: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/** The program to start, or where it was looked for in vain. */
export type Found = { readonly program: string } | { readonly looked: string };

export function findServer(search: Search): Found {
  const setting = search.setting.trim();
  if (setting !== "") {
    const wanted = expand(setting, search);
    // A bare name is a program on PATH; anything with a separator is a place.
    const program = /[\\/]/.test(wanted) ? existing(wanted) : onPath(wanted, search.env);
    return program === undefined ? { looked: `at “${wanted}”` } : { program };
  }
  const program = existing(path.join(search.extension, "server", PROGRAM)) ?? onPath(PROGRAM, search.env);
  return program === undefined ? { looked: "on PATH" } : { program };
}

function expand(value: string, search: Search): string {
  return value
    .replace(/^~(?=$|[\\/])/, os.homedir())
    .replace(/\$\{workspaceFolder\}/g, search.workspace ?? "")
    .replace(/\$\{env:([^}]+)\}/g, (_, name: string) => search.env[name] ?? "");
}

function existing(file: string): string | undefined {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  for (const folder of folders) {
    const program = existing(path.join(folder, name));
    if (program !== undefined) {
      return program;
    }
  }
  return undefined;
}
