// The language status of resolutions: whether the server runs, which it is, and what it is reading.
import * as vscode from "vscode";
import type { WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport } from "vscode-languageclient/node";

export class Status implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem;
  #version = "";

  constructor(selector: vscode.DocumentSelector) {
    this.#item = vscode.languages.createLanguageStatusItem("resolution-ls", selector);
    this.#item.name = "Resolution Language Server";
    this.#item.command = { title: "Show log", command: "resolution-ls.showLog" };
    this.stopped();
  }

  starting(): void {
    this.#set("starting", true);
  }

  runs(version: string | undefined): void {
    this.#version = version ?? "";
    this.#idle();
  }

  stopped(): void {
    this.#set("not running", false, vscode.LanguageStatusSeverity.Warning);
  }

  progress(step: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void {
    if (step.kind === "end") return this.#idle();
    const part = step.percentage === undefined ? "" : ` ${step.percentage} %`;
    this.#set(`${step.kind === "begin" ? step.title : "reading"}${part}`, true);
    if (step.message !== undefined) this.#item.detail = step.message;
  }

  dispose(): void {
    this.#item.dispose();
  }

  #idle(): void {
    this.#set(`resolution-ls ${this.#version}`.trim(), false);
  }

  #set(text: string, busy: boolean, severity = vscode.LanguageStatusSeverity.Information): void {
    Object.assign(this.#item, { text, busy, severity, detail: undefined });
  }
}
