// What each editor test prints: one line a check, which run.sh counts.
export class Report {
  #editor;
  #failed = 0;

  constructor(editor) {
    this.#editor = editor;
  }

  check(name, ok, got = "") {
    console.log(ok ? `ok ${this.#editor}: ${name}` : `FAILED ${this.#editor}: ${name}${got ? ` (got: ${got})` : ""}`);
    if (!ok) this.#failed += 1;
    return ok;
  }

  get failed() {
    return this.#failed;
  }

  finish() {
    process.exit(this.#failed === 0 ? 0 : 1);
  }
}
