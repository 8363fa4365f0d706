// Starts resolution-ls and connects it with VS Code. All that is known of resolutions is in the server.
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";
import { registerCommands, showReferences } from "./commands";
import { findServer } from "./server";
import { Status } from "./status";

const SECTION = "resolution-ls"; // of the settings; also the client's id, which is how it finds `resolution-ls.trace.server`

const LANGUAGES = ["resolution", "markdown", "plaintext"];
const SCHEMES = ["file", "untitled"];
const SELECTOR = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ scheme, language })));

let log: vscode.OutputChannel;
let client: LanguageClient | undefined;
let status: Status;
/** Starts and stops follow one another, however quickly they are asked for. */
let queue: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("Resolution Language Server");
  const restart = () => enqueue(async () => {
    await stop();
    await start(context);
  });
  status = new Status(SELECTOR);
  registerCommands(context, () => client);
  context.subscriptions.push(
    log,
    status,
    vscode.commands.registerCommand("resolution-ls.restart", restart),
    vscode.commands.registerCommand("resolution-ls.showLog", () => log.show(true)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.server`)) {
        void restart();
      }
    }),
  );
  await enqueue(() => start(context));
}

export async function deactivate(): Promise<void> {
  await enqueue(stop);
}

function enqueue(step: () => Promise<void>): Promise<void> {
  queue = queue.then(step, step);
  return queue;
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const found = findServer({
    setting: settings.get<string>("server.path", ""),
    extension: context.extensionPath,
    workspace: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
    env: process.env,
  });
  if ("looked" in found) {
    complain(`resolution-ls was not found ${found.looked}. Say where it is in the setting “resolution-ls.server.path”.`);
    return;
  }

  // Without `transport` the client speaks over stdin and stdout and adds no argument of its own.
  const server: ServerOptions = { command: found.program, args: settings.get<string[]>("server.args", []) };
  const options: LanguageClientOptions = {
    documentSelector: [
      ...SELECTOR,
      // The server completes its own configuration.
      { scheme: "file", pattern: "**/resolution-ls.toml" },
    ],
    outputChannel: log,
    diagnosticCollectionName: "resolution-ls",
    initializationFailedHandler: () => false, // `start` fails, and is told once, below
    middleware: {
      executeCommand: (command, args, next) =>
        command === "resolution-ls.showReferences" && client ? showReferences(client, args) : next(command, args),
      handleWorkDoneProgress: (token, params, next) => {
        status.progress(params);
        next(token, params);
      },
    },
  };
  const next = new LanguageClient(SECTION, "Resolution Language Server", server, options);
  log.appendLine(`starting ${found.program} ${(server.args ?? []).join(" ")}`.trimEnd());
  status.starting();
  try {
    await next.start();
    client = next;
    status.runs(next.initializeResult?.serverInfo?.version);
  } catch (error) {
    status.stopped();
    const cause = error instanceof Error ? error.message : String(error);
    complain(`“${found.program}” did not start (${cause}). The setting “resolution-ls.server.path” says which program it is.`);
    await next.dispose().catch(() => undefined);
  }
}

async function stop(): Promise<void> {
  const last = client;
  client = undefined;
  status.stopped();
  await last?.dispose();
}

/** Not awaited: the message may stand for as long as the user lets it. */
function complain(message: string): void {
  const openSetting = "Open Setting";
  const showLog = "Show Log";
  log.appendLine(message);
  void vscode.window.showErrorMessage(message, openSetting, showLog).then((chosen) => {
    if (chosen === openSetting) {
      void vscode.commands.executeCommand("workbench.action.openSettings", "resolution-ls.server.path");
    } else if (chosen === showLog) {
      log.show(true);
    }
  });
}
