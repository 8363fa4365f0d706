// The commands of the palette. What they know of resolutions they ask the server.
import * as vscode from "vscode";
import { ExecuteCommandRequest, type LanguageClient, type Location, type Position, type Range } from "vscode-languageclient/node";
import { Comparisons, Parallels, type Comparison, type ParallelRow } from "./panels";

/** The running client, or a message to the user that there is none. */
export type Running = () => LanguageClient | undefined;

interface Passage {
  readonly symbol: string | null;
  readonly place: string;
  readonly words: string;
  readonly location: Location;
}

export function registerCommands(context: vscode.ExtensionContext, running: Running): void {
  const comparisons = new Comparisons(reveal);
  const parallels = new Parallels(reveal);
  const register = (name: string, run: () => Promise<unknown>) =>
    vscode.commands.registerCommand(`resolution-ls.${name}`, () => run().catch(tell));
  context.subscriptions.push(
    comparisons,
    parallels,
    register("compareWithBase", () => compare(null)),
    register("compareWith", async () => {
      const other = await chooseResolution();
      if (other !== undefined) await compare(other);
    }),
    register("searchAgreed", search),
    register("showParallel", parallel),
    register("openOfficial", openOfficial),
    register("mendAll", async () => {
      const count = await ask<number>("fixAll", [uri()]);
      vscode.window.setStatusBarMessage(count === 1 ? "Resolution: one finding fixed" : `Resolution: ${count} findings fixed`, 5000);
    }),
    register("cleanUp", async () => {
      await vscode.commands.executeCommand("editor.action.sourceAction", { kind: "source.cleanUp.resolution-ls", apply: "first" });
    }),
  );

  async function ask<T>(command: string, args: unknown[]): Promise<T> {
    const client = running();
    if (client === undefined) throw new Error("resolution-ls is not running.");
    return client.sendRequest(ExecuteCommandRequest.type, { command: `resolution-ls.${command}`, arguments: args }) as Promise<T>;
  }

  function uri(): string {
    return active().document.uri.toString();
  }

  async function compare(other: string | null): Promise<void> {
    comparisons.show(await ask<Comparison>("compare", [uri(), other, "html"]));
  }

  async function parallel(): Promise<void> {
    const editor = active();
    const rows = await ask<ParallelRow[]>("parallel", [editor.document.uri.toString()]);
    if (rows.every((row) => row.texts.length < 2)) throw new Error("No other language of this resolution is at hand.");
    const [here] = await ask<ParallelRow[]>("parallel", [editor.document.uri.toString(), position(editor)]);
    parallels.show(rows, here?.place, editor.document.fileName);
  }

  async function openOfficial(): Promise<void> {
    const editor = active();
    const monikers = await running()?.sendRequest<{ identifier: string }[] | null>("textDocument/moniker", {
      textDocument: { uri: editor.document.uri.toString() }, position: position(editor),
    });
    const symbol = monikers?.[0]?.identifier
      ?? await vscode.window.showInputBox({ title: "Open the official page", prompt: "A document symbol, such as A/RES/75/180", ignoreFocusOut: true });
    if (symbol) await ask("openOfficialPage", [symbol]);
  }

  /** Asks for words and shows the paragraphs that hold them; the one that is looked at is shown beside. */
  async function search(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const selected = editor?.document.getText(editor.selection).trim();
    const phrase = await vscode.window.showInputBox({
      title: "Search agreed language", prompt: "Words as they follow each other; case and punctuation do not matter",
      ...(selected ? { value: selected } : {}),
    });
    if (!phrase?.trim()) return;
    const found = await ask<Passage[]>("search", [phrase]);
    if (found.length === 0) {
      void vscode.window.showInformationMessage(`“${phrase}” stands in no text that is at hand.`);
      return;
    }
    const list = vscode.window.createQuickPick<vscode.QuickPickItem & { passage: Passage }>();
    list.title = `“${phrase}”: ${found.length === 1 ? "one paragraph" : `${found.length} paragraphs`}`;
    list.matchOnDescription = true;
    list.items = found.map((passage) => ({ label: `${passage.symbol ?? "…"}, ${passage.place}`, detail: passage.words, passage }));
    list.onDidChangeActive(([item]) => item && void reveal(item.passage.location, true));
    list.onDidAccept(() => {
      const [item] = list.activeItems;
      list.hide();
      if (item) void reveal(item.passage.location, false);
    });
    list.onDidHide(() => list.dispose());
    list.show();
  }

  /** A resolution by number or words of its title, as the workspace's symbols find it; its address. */
  async function chooseResolution(): Promise<string | undefined> {
    const list = vscode.window.createQuickPick<vscode.QuickPickItem & { address: string }>();
    list.title = "Compare with";
    list.placeholder = "Number or words of the title: 74/153, human rights";
    const offer = async (query: string) => {
      list.busy = true;
      const symbols = await running()?.sendRequest<{ name: string; containerName?: string; location: Location }[]>("workspace/symbol", { query });
      list.items = (symbols ?? []).map(({ name, containerName, location }) => ({
        label: name, description: containerName ?? "", address: location.uri, alwaysShow: true,
      }));
      list.busy = false;
    };
    list.onDidChangeValue((query) => void offer(query).catch(tell));
    void offer("").catch(tell);
    return new Promise((chosen) => {
      list.onDidAccept(() => {
        chosen(list.activeItems[0]?.address);
        list.hide();
      });
      list.onDidHide(() => {
        chosen(undefined);
        list.dispose();
      });
      list.show();
    });
  }
}

/** The lens “2 references” lists them all, where the server's own command can show one only. */
export async function showReferences(client: LanguageClient, args: unknown[]): Promise<void> {
  const [uri, at] = args as [string, Position];
  const params = { textDocument: { uri }, position: at, context: { includeDeclaration: false } };
  const found = await client.sendRequest<Location[] | null>("textDocument/references", params);
  const convert = client.protocol2CodeConverter;
  const locations = (found ?? []).map((it) => convert.asLocation(it));
  await vscode.commands.executeCommand("editor.action.showReferences", convert.asUri(uri), convert.asPosition(at), locations);
}

function active(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new Error("No document is shown.");
  return editor;
}

function position(editor: vscode.TextEditor): Position {
  const { line, character } = editor.selection.active;
  return { line, character };
}

async function reveal(place: { uri: string; range: Range }, preview: boolean): Promise<void> {
  const { start, end } = place.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
  const shown = vscode.window.visibleTextEditors.find((it) => it.document === document)?.viewColumn;
  await vscode.window.showTextDocument(document, {
    selection, preview, preserveFocus: preview, viewColumn: shown ?? vscode.ViewColumn.One,
  });
}

function tell(error: unknown): void {
  void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
