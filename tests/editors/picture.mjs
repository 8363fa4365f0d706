// Takes the README's pictures of VS Code at work: a finding, what a citation is, and the outline; and with --agreed a draft
// for the next year, where each of its paragraphs was adopted before, and its comparison with the official text.
//   node tests/editors/picture.mjs [--tools DIR] [--vsix FILE] [--server PROGRAM] [--to FILE]     (after setup.sh and run.sh)
import { parseArgs } from "node:util";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Workbench } from "./workbench.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const inRoot = (file) => ({ type: "string", default: path.join(root, file) });
const { values: options } = parseArgs({
  options: {
    tools: inRoot("target/editor-tools/vscode"), vsix: inRoot("editors/vscode/resolution-ls.vsix"),
    server: inRoot("target/release/resolution-ls"), to: { type: "string" }, agreed: { type: "boolean", default: false },
  },
});

const official = path.join(root, "fixtures/A_RES_75_180.txt");
const lines = fs.readFileSync(official, "utf8").split("\n");
const lineOf = (word) => lines.findIndex((line) => line.includes(word)) + 1;

const to = options.to ?? path.join(root, options.agreed ? "docs/images/vscode-agreed.png" : "docs/images/vscode.png");

/** A draft for the next year: some words are others, one paragraph is new, one is left out, one has moved. */
function draft() {
  const text = fs.readFileSync(official, "utf8").replace("75/180.", "76/000.").replace("Seventy-fifth session", "Seventy-sixth session")
    .replace(/\n28 December 2020\n/, "\n").replace(/\nResolution adopted by [^\n]*\n/, "\n").replace(/\n\[on the report [^\n]*\n/, "\n").replace(/\n\*46th plenary meeting\s+16 December 2020\*/, "");
  const paragraph = (number) => text.match(new RegExp(`\n${number}\\. [^\n]*\n`))[0];
  const [second, ninth, eighth] = [2, 9, 8].map(paragraph);
  return text.replace(second, second.replace("principles of human dignity, equality and equity", "principles of human dignity, equality, solidarity and equity").replace("uphold", "uphold and promote"))
    .replace(eighth, "").replace(ninth, "")
    .replace(paragraph(1), `\n1. ${ninth.slice(ninth.indexOf("*"))}${paragraph(1)}`)
    .replace(/\n(\d+)\. (?=\*)/g, (() => { let number = 0; return () => `\n${(number += 1)}. `; })());
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "resolution-ls-picture."));
const drafted = path.join(folder, "draft.res.txt");
fs.writeFileSync(drafted, draft());

const workbench = await Workbench.start({
  tools: options.tools, vsix: options.vsix, open: path.basename(options.agreed ? drafted : official),
  files: [official, options.agreed ? drafted : path.join(import.meta.dirname, "workspace/the-year-before.txt")],
  settings: {
    "resolution-ls.server.path": path.resolve(options.server), "workbench.activityBar.location": "hidden", "window.commandCenter": false,
    "workbench.statusBar.visible": true, "breadcrumbs.enabled": false, "editor.fontSize": 13, "editor.lineNumbers": "on",
    "workbench.layoutControl.enabled": false, "editor.renderLineHighlight": "none", "editor.lightbulb.enabled": "off",
    "editor.stickyScroll.enabled": false, "editor.hover.above": false,
    "resolution-ls.code-lens.agreed": "always", "workbench.sideBar.location": "left",
  },
  viewport: { width: 1340, height: 820 },
});
const { page } = workbench;

async function agreed() {
  const opening = fs.readFileSync(drafted, "utf8").split("\n").findIndex((line) => line.startsWith("1. ")) + 1;
  await workbench.goTo(opening, 1);
  await workbench.until(async () => (await page.locator(".codelens-decoration").allInnerTexts()).some((it) => /75\/180, para/.test(it)), 30_000);
  await workbench.command("View: Toggle Primary Side Bar Visibility");
  await workbench.command("Resolution: Compare with the resolution it is built on");
  const moved = async () => {
    const found = page.frames().map((frame) => frame.locator("tr:has(a[href^='#from-'])").first());
    const counts = await Promise.all(found.map((row) => row.count().catch(() => 0)));
    return found.find((_, index) => counts[index] > 0);
  };
  await workbench.until(async () => (await moved()) !== undefined);
  await (await moved())?.evaluate((row) => row.scrollIntoView());
  await workbench.goTo(opening, 1);
  await page.waitForTimeout(500);
  await workbench.screenshot(to);
  console.log(to);
}

async function finding() {
  // The text of note 1 is taken away, which leaves its mark undefined.
  await workbench.goTo(lineOf("¹ [A/CONF.157/24"), 1);
  await page.keyboard.press("Control+Shift+K");
  await workbench.outline();
  await page.locator(".outline-tree").hover();
  await page.mouse.wheel(0, -100_000);
  await page.locator(".pane-header", { hasText: "workspace" }).first().click(); // fold the files, which leaves the outline the room
  await workbench.until(async () => (await workbench.problems()).length > 0);
  // One finding needs a low panel.
  const panel = await page.locator(".part.panel").boundingBox();
  await page.mouse.move(panel.x + 300, panel.y);
  await page.mouse.down();
  await page.mouse.move(panel.x + 300, panel.y + 170, { steps: 5 });
  await page.mouse.up();

  await workbench.goTo(lineOf("75/180."), 1);
  await page.mouse.wheel(0, 100);
  await page.waitForTimeout(500);
  const hover = await workbench.hover("74/153");
  await page.waitForTimeout(500);
  await workbench.screenshot(to);
  console.log(`${to}\n${hover}`);
}

try {
  await (options.agreed ? agreed() : finding());
} finally {
  await workbench.stop();
  fs.rmSync(folder, { recursive: true });
}
