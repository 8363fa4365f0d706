// The real VS Code workbench, served by code-server and shown in a headless browser, with one extension installed.
import { execFile, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const SETTINGS = {
  "security.workspace.trust.enabled": false, "workbench.startupEditor": "none", "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false, "extensions.autoCheckUpdates": false, "extensions.ignoreRecommendations": true,
  "update.mode": "none", "git.enabled": false, "workbench.enableExperiments": false, "chat.commandCenter.enabled": false,
  "workbench.tips.enabled": false, "workbench.editor.enablePreview": false, "window.menuBarVisibility": "hidden",
  "editor.minimap.enabled": false, "editor.accessibilitySupport": "off", "editor.hover.delay": 100,
  "editor.cursorBlinking": "solid", "files.autoSave": "off", "outline.collapseItems": "alwaysExpand",
};

const freePort = () => new Promise((found) => {
  const listener = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = listener.address();
    listener.close(() => found(port));
  });
});

export class Workbench {
  #home;
  #folder;
  #codeServer;
  #browser;
  page;

  /** `files` are copied into the folder that is opened; `open` is the one shown first. */
  static async start({ tools, vsix, files, open, settings, viewport = { width: 1400, height: 900 } }) {
    const self = new Workbench();
    try {
      await self.#start(tools, vsix, files, open, settings, viewport);
    } catch (error) {
      await self.stop();
      throw error;
    }
    return self;
  }

  async #start(tools, vsix, files, open, settings, viewport) {
    const require = createRequire(path.resolve(tools, "package.json"));
    const { chromium } = require("playwright-core");
    const entry = path.resolve(tools, "node_modules/code-server/out/node/entry.js");
    this.#home = fs.mkdtempSync(path.join(os.tmpdir(), "resolution-ls-vscode."));
    const [folder, data, extensions] = ["workspace", "data", "extensions"].map((name) => path.join(this.#home, name));
    this.#folder = folder;
    fs.mkdirSync(folder);
    fs.mkdirSync(path.join(data, "User"), { recursive: true });
    for (const file of files) {
      const copy = path.join(folder, path.basename(file));
      fs.copyFileSync(file, copy);
      fs.chmodSync(copy, 0o644);
    }
    fs.writeFileSync(path.join(data, "User/settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));

    const env = { ...process.env, HOME: this.#home, XDG_CONFIG_HOME: this.#home, XDG_DATA_HOME: this.#home };
    for (const name of ["VSCODE_IPC_HOOK_CLI", "PORT", "PASSWORD"]) delete env[name];
    const where = ["--user-data-dir", data, "--extensions-dir", extensions];
    await promisify(execFile)(process.execPath, [entry, ...where, "--install-extension", path.resolve(vsix)], { env });

    const port = await freePort();
    const log = path.join(this.#home, "code-server.log");
    const sink = fs.openSync(log, "w");
    this.#codeServer = spawn(process.execPath, [entry, ...where, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`,
      "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust", "--disable-getting-started-override"],
    { env, stdio: ["ignore", sink, sink], detached: true });
    const origin = `http://127.0.0.1:${port}`;
    for (let tries = 0; !(await fetch(`${origin}/healthz`).then((answer) => answer.ok, () => false)); tries += 1) {
      if (tries > 300) throw new Error(`code-server did not come up: ${fs.readFileSync(log, "utf8").slice(-2000)}`);
      await new Promise((resume) => setTimeout(resume, 100));
    }

    this.#browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
    });
    this.page = await this.#browser.newPage({ viewport });
    // Nothing of the page may ask anyone but this machine.
    await this.page.route((url) => url.protocol.startsWith("http") && url.hostname !== "127.0.0.1", (route) => route.abort());
    const payload = JSON.stringify([["openFile", `vscode-remote://127.0.0.1:${port}${path.join(folder, open)}`]]);
    await this.page.goto(`${origin}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`);
    await this.page.waitForSelector(".monaco-editor .view-line", { timeout: 120_000 });
  }

  /** Settings of the folder; VS Code notices the file (the user's own settings it would not notice here). */
  configureFolder(settings) {
    fs.mkdirSync(path.join(this.#folder, ".vscode"), { recursive: true });
    fs.writeFileSync(path.join(this.#folder, ".vscode/settings.json"), JSON.stringify(settings));
  }

  async stop() {
    await this.#browser?.close().catch(() => undefined);
    if (this.#codeServer) {
      const ended = new Promise((resume) => this.#codeServer.once("exit", resume));
      process.kill(-this.#codeServer.pid, "SIGTERM"); // its group: the extension host and our server, too
      await Promise.race([ended, new Promise((resume) => setTimeout(resume, 3000))]);
      try { process.kill(-this.#codeServer.pid, "SIGKILL"); } catch { /* all gone */ }
    }
    if (this.#home) fs.rmSync(this.#home, { recursive: true, force: true });
  }

  async screenshot(file) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
  }

  /** True when `condition` came to hold within `timeout` milliseconds. */
  async until(condition, timeout = 15_000) {
    const end = Date.now() + timeout;
    for (;;) {
      if (await condition()) return true;
      if (Date.now() > end) return false;
      await this.page.waitForTimeout(50);
    }
  }

  /** Runs a command from the palette, by its title; one that `asks` shows a box of its own in its place. */
  async command(title, { asks = false } = {}) {
    const box = this.page.locator(".quick-input-widget input.input");
    // What ran before may take the focus, which closes the palette: then it is opened again.
    const filled = async () => {
      await this.page.keyboard.press("F1");
      return box.fill(`>${title}`, { timeout: 3000 }).then(() => true, () => false);
    };
    if (!(await this.until(filled, 30_000))) throw new Error(`the palette does not stay open for “${title}”`);
    // By its whole title: the palette may put a longer or a recently used one first.
    const label = this.page.locator(".label-name", { hasText: new RegExp(`^${title}$`) });
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ has: label }).first().click();
    if (asks) await this.until(async () => !(await box.inputValue().catch(() => "")).startsWith(">"));
    else await box.waitFor({ state: "hidden" });
  }

  /** Puts the cursor into the shown document; both numbers count from one. */
  async goTo(line, column = 1) {
    await this.command("View: Focus Active Editor Group");
    await this.page.keyboard.press("Control+g");
    const box = this.page.locator(".quick-input-widget input.input");
    await box.waitFor();
    await box.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await box.waitFor({ state: "hidden" });
    await this.until(async () => (await this.cursor()) === `${line}:${column}`);
  }

  /** “line:column” from the status bar. */
  async cursor() {
    const text = await this.page.locator("#status\\.editor\\.selection").innerText().catch(() => "");
    const place = text.match(/Ln (\d+), Col (\d+)/);
    return place ? `${place[1]}:${place[2]}` : text;
  }

  async language() {
    return (await this.page.locator("#status\\.editor\\.mode").innerText().catch(() => "")).trim();
  }

  /** The name of the file that is shown. */
  async file() {
    return (await this.page.locator(".tab.active .label-name").first().innerText().catch(() => "")).trim();
  }

  /** Shows an opened file, by its tab. */
  async show(file) {
    await this.page.locator(`.tab[data-resource-name="${file}"]`).click();
    await this.until(async () => (await this.file()) === file);
  }

  async squiggles() {
    return this.page.locator(".monaco-editor .cdr[class*=squiggly-]").count();
  }

  /** The Problems panel, a line a finding. */
  async problems() {
    await this.command("Problems: Focus on Problems View");
    const rows = this.page.locator(".markers-panel .monaco-list-row");
    await this.page.waitForTimeout(200);
    // The label tells the place in words, the text the code.
    return rows.evaluateAll((all) => all.filter((row) => row.querySelector(".marker-line, .marker-icon"))
      .map((row) => `${row.getAttribute("aria-label")} ${row.textContent}`));
  }

  /** The outline's names from first to last, scrolled through, since only what is in sight exists. */
  async outline() {
    await this.command("Explorer: Focus on Outline View");
    const rows = this.page.locator(".outline-tree .monaco-list-row");
    await rows.first().waitFor({ timeout: 20_000 }).catch(() => undefined);
    await this.page.locator(".outline-tree").hover();
    await this.page.mouse.wheel(0, -100_000);
    const names = new Map();
    for (let last = -1; last < names.size;) {
      last = names.size;
      await this.page.waitForTimeout(150);
      for (const [index, name] of await rows.evaluateAll((all) => all.map((row) => [Number(row.dataset.index), row.querySelector(".label-name")?.textContent ?? ""]))) {
        names.set(index, name);
      }
      await this.page.mouse.wheel(0, 80); // less than what is in sight
    }
    return [...names].sort(([a], [b]) => a - b).map(([, name]) => name);
  }

  /** What the mouse brings up over `word`, the first time it is on screen. */
  async hover(word) {
    const place = await this.page.evaluate((wanted) => {
      for (const line of document.querySelectorAll(".monaco-editor .view-line")) {
        // A line is cut into coloured pieces; look through them joined, with VS Code's own blanks undone.
        const pieces = [];
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) pieces.push(node);
        const at = pieces.map((node) => node.data).join("").replaceAll("\u00a0", " ").indexOf(wanted);
        if (at < 0) continue;
        let from = at + 2;
        const piece = pieces.find((node) => from < node.length || ((from -= node.length), false));
        const range = document.createRange();
        range.setStart(piece, from);
        range.setEnd(piece, from + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      return null;
    }, word);
    if (!place) return `“${word}” is not on screen`;
    // Not over other lines: what they tell would be shown and stay.
    await this.page.mouse.move(5, 5);
    await this.page.waitForTimeout(150);
    await this.page.mouse.move(place.x + 4, place.y);
    await this.page.mouse.move(place.x, place.y, { steps: 5 });
    const box = this.page.locator(".monaco-hover:not(.hidden) .hover-row");
    await this.until(async () => {
      const text = (await box.allInnerTexts()).join("\n");
      return text.trim() !== "" && !/^Loading/.test(text.trim());
    }, 10_000);
    return (await box.allInnerTexts()).join("\n");
  }

  /** Presses F12 and waits until file or cursor is another. */
  async definition() {
    const before = `${await this.file()} ${await this.cursor()}`;
    await this.page.keyboard.press("F12");
    await this.until(async () => `${await this.file()} ${await this.cursor()}` !== before);
    await this.page.waitForTimeout(100);
    return { file: await this.file(), line: Number((await this.cursor()).split(":")[0]) };
  }

  /** Opens the list of code actions and takes the first whose title matches; gives all titles. */
  async codeAction(pattern) {
    await this.page.keyboard.press("Control+.");
    const rows = this.page.locator(".action-widget .monaco-list-row.action");
    await rows.first().waitFor({ timeout: 10_000 }).catch(() => undefined);
    const titles = (await rows.allInnerTexts()).map((title) => title.trim());
    const chosen = titles.findIndex((title) => pattern.test(title));
    for (let down = 0; down < chosen; down += 1) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press(chosen >= 0 ? "Enter" : "Escape");
    return titles;
  }

  async notifications() {
    return this.page.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
  }
}
