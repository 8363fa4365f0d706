// Makes the editor's settings of the server's configuration: in package.json and in the README's table.
//   node settings.mjs           writes both
//   node settings.mjs --check   says what differs, and exits with 1 where something does
import fs from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const schema = JSON.parse(fs.readFileSync(path.join(here, "../../docs/resolution-ls.schema.json"), "utf8"));
const SECTION = "resolution-ls";
const OWN = /^resolution-ls\.(server|trace)\./; // the extension's own

/** The keys of the configuration that hold a value, each with its schema. */
function leaves(node, name) {
  return Object.entries(node.properties ?? {}).flatMap(([key, value]) => {
    const inner = `${name}.${key}`;
    return value.properties ? leaves(value, inner) : [[inner, value]];
  });
}

function setting(key) {
  const said = (key.description ?? "").replaceAll("\n", " ");
  const choices = key.oneOf?.filter((it) => "const" in it) ?? [];
  if (choices.length > 0) {
    return {
      type: "string", enum: choices.map((it) => it.const), enumDescriptions: choices.map((it) => it.description ?? ""),
      // What is not set has the first choice but where the schema says another.
      default: key.default ?? null, scope: "resource", markdownDescription: said,
    };
  }
  const { type, items, additionalProperties, minimum, maximum } = key;
  const made = { type, ...(key.enum && { enum: key.enum }), ...(items && { items }), ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }), ...(additionalProperties && { additionalProperties }) };
  const empty = { array: [], object: {} };
  return { ...made, default: key.default ?? empty[type] ?? null, scope: "resource", markdownDescription: said };
}

/** An optional choice may be left to the configuration's file. */
function optional(made) {
  if (made.default !== null || !made.enum || made.enum.includes(null)) return made;
  const said = made.enumDescriptions && { enumDescriptions: [...made.enumDescriptions, "As the configuration says."] };
  return { ...made, type: ["string", "null"], enum: [...made.enum, null], ...said };
}

const wanted = Object.fromEntries(leaves(schema, SECTION).map(([name, key]) => [name, optional(setting(key))]));

const packageFile = path.join(here, "package.json");
const before = fs.readFileSync(packageFile, "utf8");
const manifest = JSON.parse(before);
const properties = manifest.contributes.configuration.properties;
const own = Object.fromEntries(Object.entries(properties).filter(([name]) => OWN.test(name)));
manifest.contributes.configuration.properties = { ...own, ...wanted };
const packageText = `${JSON.stringify(manifest, null, 2)}\n`;

const readmeFile = path.join(here, "README.md");
const readme = fs.readFileSync(readmeFile, "utf8");
const rows = Object.entries(wanted).map(([name, { markdownDescription }]) => `| \`${name}\` | ${markdownDescription.replaceAll("|", "\\|")} |`);
const [open, close] = ["<!-- made by settings.mjs -->\n", "<!-- end -->"];
const [head, rest] = readme.split(open);
const tail = rest.slice(rest.indexOf(close));
const readmeText = `${head}${open}\n| setting | what it does |\n| --- | --- |\n${rows.join("\n")}\n\n${tail}`;

const differing = [[packageFile, before, packageText], [readmeFile, readme, readmeText]].filter(([, old, made]) => old !== made);
if (process.argv.includes("--check")) {
  for (const [file] of differing) console.log(`${path.relative(here, file)} is not what docs/resolution-ls.schema.json makes; run node settings.mjs`);
  process.exit(differing.length > 0 ? 1 : 0);
}
for (const [file, , made] of differing) fs.writeFileSync(file, made);
