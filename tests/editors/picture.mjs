// Takes the README's picture of VS Code at work: a finding, what a citation is, and the outline.
//   node tests/editors/picture.mjs [--tools DIR] [--vsix FILE] [--server PROGRAM] [--to FILE]     (after setup.sh and run.sh)
import { parseArgs } from "node:util";
import fs from "node:fs";
import path from "node:path";
import { Workbench } from "./workbench.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const inRoot = (file) => ({ type: "string", default: path.join(root, file) });
const { values: options } = parseArgs({
  options: {
    tools: inRoot("target/editor-tools/vscode"), vsix: inRoot("editors/vscode/resolution-ls.vsix"),
    server: inRoot("target/release/resolution-ls"), to: inRoot("docs/images/vscode.png"),
  },
});

const official = path.join(root, "fixtures/A_RES_75_180.txt");
const lines = fs.readFileSync(official, "utf8").split("\n");
const lineOf = (word) => lines.findIndex((line) => line.includes(word)) + 1;

const workbench = await Workbench.start({
  tools: options.tools, vsix: options.vsix, open: path.basename(official),
  files: [official, path.join(import.meta.dirname, "workspace/the-year-before.txt")],
  settings: {
    "resolution-ls.server.path": path.resolve(options.server), "workbench.activityBar.location": "hidden", "window.commandCenter": false,
    "workbench.statusBar.visible": true, "breadcrumbs.enabled": false, "editor.fontSize": 13, "editor.lineNumbers": "on",
    "workbench.layoutControl.enabled": false, "editor.renderLineHighlight": "none", "editor.lightbulb.enabled": "off",
    "editor.stickyScroll.enabled": false, "editor.hover.above": false,
  },
  viewport: { width: 1340, height: 820 },
});
const { page } = workbench;
try {
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
  await workbench.screenshot(options.to);
  console.log(`${options.to}\n${hover}`);
} finally {
  await workbench.stop();
}
