// Drives the packaged extension in the real VS Code workbench against the real server.
//   node vscode.mjs --tools DIR --vsix FILE --server PROGRAM [--shots DIR]
// Prints one line a check; exits 0 when all were met, 1 when one was not, 2 when the script broke.
import { parseArgs } from "node:util";
import fs from "node:fs";
import path from "node:path";
import { Report } from "./report.mjs";
import { Workbench } from "./workbench.mjs";

const { values: options } = parseArgs({
  options: { tools: { type: "string" }, vsix: { type: "string" }, server: { type: "string" }, shots: { type: "string" } },
});
const here = import.meta.dirname;
const root = path.resolve(here, "../..");
const shots = path.resolve(options.shots ?? path.join(root, "target/editor-tests"));
const server = path.resolve(options.server);

const OFFICIAL = "A_RES_75_180.txt";
const CITED = "the-year-before.txt"; // found by the number that it declares, not by its name
const text = fs.readFileSync(path.join(root, "fixtures", OFFICIAL), "utf8").split("\n");
const citedText = fs.readFileSync(path.join(here, "workspace", CITED), "utf8").split("\n");

/** Line and column, from one, of `word` in the first line that holds it. */
function find(lines, word, offset = 0) {
  const line = lines.findIndex((each) => each.includes(word));
  if (line < 0) throw new Error(`the document has no ${word}`);
  return [line + 1, lines[line].indexOf(word) + 1 + offset];
}

const report = new Report("vscode");
let workbench;

async function attaches() {
  report.check("the file is a resolution", await workbench.until(async () => (await workbench.language()) === "Resolution of the United Nations"), await workbench.language());
  const outline = await workbench.outline();
  const paragraphs = outline.filter((name) => /^\d+\. \p{Lu}\p{Ll}/u.test(name));
  report.check("the outline has paragraph 17, Decides", outline.some((name) => name.startsWith("17. Decides")), outline.join(" | "));
  report.check("the outline has seventeen paragraphs", paragraphs.length === 17, paragraphs.join(" | "));
  report.check("the official text has no squiggle", (await workbench.squiggles()) === 0);
  const problems = await workbench.problems();
  report.check("the Problems panel is empty", problems.length === 0, problems.join(" | "));
}

async function hovers() {
  await workbench.goTo(...find(text, "Agenda item 72 (b)"));
  const hover = await workbench.hover("Agenda item 72 (b)");
  report.check("hover on the agenda item shows its name", hover.includes("Promotion and protection of human rights"), hover);
  await workbench.screenshot(path.join(shots, "vscode-hover.png"));
  await workbench.page.mouse.move(5, 5);
}

async function jumps() {
  await workbench.goTo(...find(text, "Durban Declaration and Programme of Action,⁴", "Durban Declaration and Programme of Action,".length));
  const note = await workbench.definition();
  report.check("mark ⁴ leads to its text", note.file === OFFICIAL && note.line === find(text, "⁴ Resolution 66/3.")[0], JSON.stringify(note));

  await workbench.goTo(...find(text, "74/153", 1));
  const cited = await workbench.definition();
  report.check("74/153 leads to the document that declares it", cited.file === CITED && cited.line === find(citedText, "74/153.")[0], JSON.stringify(cited));
  report.check("that document is plain text", (await workbench.language()) === "Plain Text", await workbench.language());
  report.check("plain text that reads like a resolution has an outline", await workbench.until(async () => (await workbench.outline()).some((name) => name.startsWith("2. Decides"))));
  await workbench.show(OFFICIAL);
}

async function findsAndFixes() {
  const [line] = find(text, "5. *Urges* all actors");
  await workbench.goTo(line, 1);
  await workbench.page.keyboard.press("Delete");
  await workbench.page.keyboard.type("6");
  report.check("a wrong paragraph number gets a squiggle", await workbench.until(async () => (await workbench.squiggles()) > 0));
  const problems = (await workbench.problems()).filter((row) => /paragraph-number/.test(row));
  report.check("the Problems panel names paragraph-number", problems.length === 1, (await workbench.problems()).join(" | "));
  report.check("the finding stands at the number", problems.some((row) => row.includes(`line ${line} and character 1`) || row.includes(`[Ln ${line}, Col 1]`)), problems.join(" | "));
  await workbench.screenshot(path.join(shots, "vscode-finding.png"));

  await workbench.goTo(line, 1);
  const titles = await workbench.codeAction(/number|\b5\b/i);
  report.check("a quick fix is offered", titles.length > 0);
  report.check("the quick fix takes the squiggle away", await workbench.until(async () => (await workbench.squiggles()) === 0), titles.join(" | "));
  await workbench.goTo(line, 1);
  report.check("the quick fix restores the text", await workbench.until(() => shows("5. Urges all actors", "5. *Urges* all actors")));
}

async function findsAndUndoes() {
  await workbench.goTo(find(text, "⁴ Resolution 66/3.")[0], 1);
  await workbench.page.keyboard.press("Control+Shift+K");
  const problems = [];
  report.check("a mark without a text is found", await workbench.until(async () => {
    problems.splice(0, problems.length, ...await workbench.problems());
    return problems.some((row) => /footnote-undefined/.test(row));
  }), problems.join(" | "));
  const [line, column] = find(text, "Programme of Action,⁴", "Programme of Action,".length);
  report.check("the finding stands at the mark", problems.some((row) => row.includes(`line ${line} and character ${column}`) || row.includes(`[Ln ${line}, Col ${column}]`)), problems.join(" | "));
  await workbench.goTo(line, column);
  report.check("the mark has a squiggle", await workbench.until(async () => (await workbench.squiggles()) > 0));
  await workbench.screenshot(path.join(shots, "vscode-footnote.png"));
  await workbench.page.keyboard.press("Control+z");
  report.check("the finding goes with the undo", await workbench.until(async () => (await workbench.problems()).length === 0));
  // The text is the official one again, but made of edits: closing it would ask whether to save them.
  await workbench.goTo(line, column);
  await workbench.page.keyboard.press("Control+s");
  report.check("the text is saved", await workbench.until(async () => (await workbench.page.locator(".tab.active.dirty").count()) === 0));
}

/** True when one of these is on screen (an editor may draw emphasis marks or not). */
async function shows(...candidates) {
  const lines = await workbench.page.locator(".monaco-editor .view-line").allInnerTexts();
  const onScreen = lines.join("\n").replaceAll("\u00a0", " ");
  return candidates.some((candidate) => onScreen.includes(candidate));
}

/** The text of the page that a webview shows. */
async function page() {
  const frames = workbench.page.frames().filter((frame) => frame.parentFrame());
  const texts = await Promise.all(frames.map((frame) => frame.locator("body").innerText({ timeout: 500 }).catch(() => "")));
  return texts.join("\n");
}

async function comparesAndSearches() {
  await workbench.show(OFFICIAL);
  await workbench.goTo(find(text, "75/180.")[0], 1);
  await workbench.command("Resolution: Compare with the resolution it is built on");
  report.check("the comparison with the base names both", await workbench.until(async () => (await page()).includes("A/RES/74/153 → A/RES/75/180")), (await page()).slice(0, 200));
  report.check("the comparison shows what is new", /, new/.test(await page()), (await page()).slice(0, 400));
  await workbench.screenshot(path.join(shots, "vscode-compare.png"));
  for (const frame of workbench.page.frames()) {
    const button = frame.locator("#diff");
    if (await button.count().catch(() => 0)) await button.click();
  }
  const tabs = () => workbench.page.locator(".tab.active .label-name").allInnerTexts();
  report.check("“Text comparison” opens VS Code's own", await workbench.until(async () => (await tabs()).some((it) => it.includes("↔"))), (await tabs()).join(" | "));
  await workbench.command("View: Close All Editors in Group");
  await workbench.command("Resolution: Search agreed language…", { asks: true });
  const box = workbench.page.locator(".quick-input-widget input.input");
  await box.fill("durban declaration and programme");
  await workbench.page.keyboard.press("Enter");
  const rows = workbench.page.locator(".quick-input-list .monaco-list-row");
  report.check("the search lists paragraphs with their place", await workbench.until(async () => (await rows.allInnerTexts()).some((row) => row.includes("A/RES/75/180, preamble"))), (await rows.allInnerTexts()).join(" | "));
  await workbench.page.keyboard.press("Enter");
  report.check("a found paragraph is shown", await workbench.until(async () => (await workbench.file()) === OFFICIAL), await workbench.file());
  // It takes the focus when it comes, which would close a palette that was opened before.
  await box.waitFor({ state: "hidden" });
  await workbench.page.waitForTimeout(1000);
}

async function commandsAndSettings() {
  await workbench.command("Resolution: Show log");
  const panel = async () => (await workbench.page.locator(".part.panel").innerText()).replaceAll("\u00a0", " ");
  report.check("“Show log” shows what was started", await workbench.until(async () => (await panel()).includes(`starting ${server}`)), await panel());

  await workbench.command("Resolution: Restart server");
  const [line] = find(text, "5. *Urges* all actors");
  await workbench.goTo(line, 1);
  await workbench.page.keyboard.press("Delete");
  await workbench.page.keyboard.type("7");
  report.check("the server finds again after “Restart server”", await workbench.until(async () => (await workbench.squiggles()) > 0));
  await workbench.page.keyboard.press("Control+z");
  await workbench.page.keyboard.press("Control+z");

  workbench.configureFolder({ "resolution-ls.server.path": "/nowhere/resolution-ls" });
  const named = (messages) => messages.some((message) => message.includes("/nowhere/resolution-ls") && message.includes("resolution-ls.server.path"));
  report.check("a server that is not there is told, with the setting's name", await workbench.until(async () => named(await workbench.notifications())), (await workbench.notifications()).join(" | "));
}

let broke = false;
try {
  workbench = await Workbench.start({
    tools: options.tools, vsix: options.vsix, open: OFFICIAL,
    files: [path.join(root, "fixtures", OFFICIAL), path.join(here, "workspace", CITED)],
    settings: { "resolution-ls.server.path": server },
  });
  for (const step of [attaches, hovers, jumps, findsAndFixes, findsAndUndoes, comparesAndSearches, commandsAndSettings]) {
    await step();
  }
} catch (error) {
  broke = true;
  console.log(`FAILED vscode: the script broke (${String(error?.stack ?? error).replaceAll("\n", " ")})`);
} finally {
  if (workbench && (broke || report.failed > 0)) await workbench.screenshot(path.join(shots, "vscode-failed.png")).catch(() => undefined);
  await workbench?.stop();
}
process.exit(broke ? 2 : report.failed > 0 ? 1 : 0);
