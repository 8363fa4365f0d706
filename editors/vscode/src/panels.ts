// What is shown side by side: a comparison of two resolutions, and a resolution with its translations.
import * as vscode from "vscode";
import type { Range } from "vscode-languageclient/node";

interface Side {
  readonly uri: string;
  readonly symbol: string | null;
}

interface Place {
  readonly range: Range;
}

/** What `resolution-ls.compare` answers in the form `html`. */
export interface Comparison {
  readonly old: Side;
  readonly new: Side;
  readonly text: string;
  readonly rows: readonly { readonly old: Place | null; readonly new: Place | null }[];
}

/** What `resolution-ls.parallel` answers. */
export interface ParallelRow {
  readonly place: string;
  readonly texts: readonly { readonly language: string; readonly text: string; readonly location: { uri: string; range: Range } }[];
}

export type Reveal = (place: { uri: string; range: Range }, preview: boolean) => Promise<void>;

/** One panel that shows the page last asked for. */
abstract class Panel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;

  constructor(private readonly kind: string) {}

  protected abstract received(message: unknown): void;

  protected show(title: string, page: string): void {
    if (this.#panel === undefined) {
      // Only our own script runs, and it reaches nothing but this extension.
      this.#panel = vscode.window.createWebviewPanel(this.kind, title, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, enableFindWidget: true });
      this.#panel.onDidDispose(() => (this.#panel = undefined));
      this.#panel.webview.onDidReceiveMessage((message) => this.received(message));
    }
    this.#panel.title = title;
    this.#panel.webview.html = page;
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel?.dispose();
  }
}

const THEME = `body{background:var(--vscode-editor-background)!important;color:var(--vscode-editor-foreground)!important;max-width:none!important;margin:1rem!important}
td,th{border-top-color:var(--vscode-panel-border)!important}th:first-child,td:first-child{width:6rem!important}td{font-size:.9em}th,td:first-child{color:var(--vscode-descriptionForeground)!important}
tr.same td,tr.left td{color:var(--vscode-descriptionForeground)!important}a{color:var(--vscode-textLink-foreground)!important}
del{background:var(--vscode-diffEditor-removedTextBackground)!important}ins{background:var(--vscode-diffEditor-insertedTextBackground)!important}
tr[id]{cursor:pointer}tr:hover td{background:var(--vscode-list-hoverBackground)}tr.here td,tr:target td{background:var(--vscode-editor-selectionHighlightBackground)!important}
h1{font-size:1.2em}button{color:var(--vscode-button-foreground);background:var(--vscode-button-background);border:0;padding:.3em .8em;cursor:pointer}`;

/** The page with the editor's colours, a policy that lets nothing in, and `script`. */
function dressed(page: string, script: string): string {
  const nonce = Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join("");
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">`;
  return page
    .replace("<meta charset=\"utf-8\">", `<meta charset="utf-8">${policy}`)
    .replace("</style>", `${THEME}</style>`)
    .replace("</html>", `<script nonce="${nonce}">const editor = acquireVsCodeApi();${script}</script></html>`);
}

export class Comparisons extends Panel {
  #shown: Comparison | undefined;

  constructor(private readonly reveal: Reveal) {
    super("resolution-ls.comparison");
  }

  override show(comparison: Comparison | string): void {
    if (typeof comparison === "string") return;
    this.#shown = comparison;
    const { old, new: latest } = comparison;
    const name = ({ uri, symbol }: Side) => symbol ?? uri.slice(uri.lastIndexOf("/") + 1);
    const page = comparison.text.replace("</h1>", "</h1><p><button id=\"diff\">Text comparison</button></p>");
    super.show(`${name(old)} → ${name(latest)}`, dressed(page, `
      document.getElementById("diff").addEventListener("click", () => editor.postMessage({ diff: true }));
      document.querySelector("table").addEventListener("click", (event) => {
        const row = event.target.closest("tr[id^=row-]"), cell = event.target.closest("td");
        if (row && cell && !event.target.closest("a")) editor.postMessage({ row: Number(row.id.slice(4)), old: cell.cellIndex === 1 });
      });`));
  }

  protected override received(message: { diff?: boolean; row?: number; old?: boolean }): void {
    const shown = this.#shown;
    if (shown === undefined) return;
    if (message.diff) {
      const [before, after] = [shown.old.uri, shown.new.uri].map((it) => vscode.Uri.parse(it));
      void vscode.commands.executeCommand("vscode.diff", before, after, `${shown.old.symbol ?? "…"} ↔ ${shown.new.symbol ?? "…"}`);
      return;
    }
    const row = message.row === undefined ? undefined : shown.rows[message.row];
    const old = row?.old && (message.old || !row.new) ? { uri: shown.old.uri, range: row.old.range } : undefined;
    const place = old ?? (row?.new ? { uri: shown.new.uri, range: row.new.range } : undefined);
    if (place) void this.reveal(place, true);
  }
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);

export class Parallels extends Panel {
  #rows: readonly ParallelRow[] = [];

  constructor(private readonly reveal: Reveal) {
    super("resolution-ls.parallel");
  }

  override show(rows: readonly ParallelRow[] | string, here?: string, file = ""): void {
    if (typeof rows === "string") return;
    this.#rows = rows;
    const languages = [...new Set(rows.flatMap((row) => row.texts.map((it) => it.language)))];
    const cell = (row: ParallelRow, language: string) => {
      const text = row.texts.find((it) => it.language === language)?.text ?? "";
      return `<td lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">${escaped(text)}</td>`;
    };
    const table = rows.map((row, index) =>
      `<tr id="row-${index}"${row.place === here ? " class=\"here\"" : ""}><td>${escaped(row.place)}</td>${languages.map((it) => cell(row, it)).join("")}</tr>`);
    const page = `<!doctype html><html><meta charset="utf-8"><style>table{border-collapse:collapse;width:100%}td,th{vertical-align:top;text-align:start;padding:.4rem .6rem;border-top:1px solid}td:first-child{white-space:nowrap}</style>
<table><tr><th></th>${languages.map((it) => `<th>${it}</th>`).join("")}</tr>${table.join("")}</table></html>`;
    super.show(`${languages.join(", ")}: ${file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1)}`, dressed(page, `
      document.querySelector("tr.here")?.scrollIntoView({ block: "center" });
      document.querySelector("table").addEventListener("click", (event) => {
        const row = event.target.closest("tr[id^=row-]"), cell = event.target.closest("td[lang]");
        if (row && cell) editor.postMessage({ row: Number(row.id.slice(4)), language: cell.lang });
      });`));
  }

  protected override received(message: { row?: number; language?: string }): void {
    const row = message.row === undefined ? undefined : this.#rows[message.row];
    const text = row?.texts.find((it) => it.language === message.language);
    if (text) void this.reveal(text.location, true);
  }
}
