// In place of the native module that VS Code writes its logs and output channels with: the same lines, unrotated.
const fs = require("node:fs");
const path = require("node:path");

function logger(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const write = (level) => (message) => fs.appendFileSync(file, bare ? message : `${new Date().toISOString()} [${level}] ${message}\n`);
  let bare = false;
  const nothing = () => undefined;
  return {
    trace: write("trace"), debug: write("debug"), info: write("info"), warn: write("warning"), error: write("error"), critical: write("critical"),
    clearFormatters: () => { bare = true; },
    setPattern: nothing, setLevel: nothing, flush: nothing, drop: nothing,
  };
}

// One by one: `import()` of this file sees no names in an object assigned to module.exports.
exports.createRotatingLogger = (_name, file) => logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => logger(file);
exports.setFlushOn = () => undefined;
exports.setLevel = () => undefined;
exports.shutdown = () => undefined;
exports.version = 0;
