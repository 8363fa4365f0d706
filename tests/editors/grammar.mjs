// What the shipped TextMate grammar makes of typical lines, by VS Code's own tokenizer.
//   node grammar.mjs --tools DIR        (DIR: what setup.sh made)
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { Report } from "./report.mjs";

const { values: options } = parseArgs({ options: { tools: { type: "string" } } });
const require = createRequire(path.resolve(options.tools, "vscode/node_modules/code-server/lib/vscode/package.json"));
const textmate = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");
const root = path.resolve(import.meta.dirname, "../..");
const grammarFile = path.join(root, "editors/vscode/syntaxes/resolution.tmLanguage.json");

await oniguruma.loadWASM(fs.readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({ createOnigScanner: (p) => new oniguruma.OnigScanner(p), createOnigString: (s) => new oniguruma.OnigString(s) }),
  loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(grammarFile, "utf8"), grammarFile),
});
const grammar = await registry.loadGrammar("text.resolution");

/** The innermost scopes of the tokens of `text` that cover `part`. */
function scopes(text, part) {
  const at = text.indexOf(part);
  return grammar.tokenizeLine(text, textmate.INITIAL).tokens
    .filter((token) => token.startIndex < at + part.length && token.endIndex > at)
    .map((token) => token.scopes.slice(1).join(" "));
}

const report = new Report("grammar");

/** Each line, a part of it, and a scope that the whole part must have (or `!scope`: must not). */
const LINES = [
  ["General Assembly", "General Assembly", "entity.name.type.organ"],
  ["Генеральная Ассамблея", "Ассамблея", "entity.name.type.organ"],
  ["الأمــم المتحـدة", "الأمــم", "entity.name.type.organ"],
  ["大会", "大会", "entity.name.type.organ"],
  ["Distr.: General", "Distr.", "keyword.other.masthead"],
  ["Distr. générale", "générale", "string.unquoted.masthead"],
  ["28 December 2020", "28 December 2020", "constant.numeric.date"],
  ["Seventy-fifth session", "Seventy-fifth session", "string.unquoted.session"],
  ["Soixante-seizième session", "session", "string.unquoted.session"],
  ["Septuagésimo sexto período de sesiones", "sesiones", "string.unquoted.session"],
  ["Семьдесят шестая сессия", "сессия", "string.unquoted.session"],
  ["第七十六届会议", "第七十六届会议", "string.unquoted.session"],
  ["الدورة السادسة والسبعون", "الدورة", "string.unquoted.session"],
  ["Agenda item 72 (b)", "72 (b)", "constant.numeric.agenda-item"],
  ["Point 72 b) de l’ordre du jour", "72 b)", "constant.numeric.agenda-item"],
  ["Tema 82 del programa", "82", "constant.numeric.agenda-item"],
  ["Пункт 63 повестки дня", "Пункт", "keyword.other.masthead"],
  ["议程项目72(b)", "议程项目", "keyword.other.masthead"],
  ["البند 39 من جدول الأعمال", "39", "constant.numeric.agenda-item"],
  ["Resolution adopted by the General Assembly on 16 December 2020", "adopted", "storage.type.adoption"],
  ["Resolución aprobada por la Asamblea General el 9 de diciembre de 2021", "aprobada", "storage.type.adoption"],
  ["[on the report of the Third Committee ([A/75/478/Add.2](#), para. 89)]", "on the report", "string.other.origin"],
  ["[on the report of the Third Committee ([A/75/478/Add.2](#), para. 89)]", "A/75/478/Add.2", "variable.other.constant.symbol"],
  ["[sans renvoi à une grande commission (A/76/L.2)]", "A/76/L.2", "variable.other.constant.symbol"],
  ["75/180. Enhancement of international cooperation", "75/180", "entity.name.section.number"],
  ["75/180. Enhancement of international cooperation", "Enhancement of", "markup.heading.title"],
  ["# 75/180. Enhancement of international cooperation", "75/180", "entity.name.section.number"],
  ["2022/2. Revised terms", "2022/2", "entity.name.section.number"],
  ["76/10 تسوية قضية فلسطين بالوسائل السلمية", "76/10", "entity.name.section.number"],
  ["Resolution 2605 (2021)", "2605 (2021)", "entity.name.section.number"],
  ["第2572(2021)号决议", "2572", "entity.name.section.number"],
  ["The General Assembly,", "The General Assembly", "entity.name.function.opening"],
  ["*The General Assembly*,", "The General Assembly", "entity.name.function.opening"],
  ["L’Assemblée générale,", "L’Assemblée générale", "entity.name.function.opening"],
  ["Генеральная Ассамблея,", "Генеральная", "entity.name.function.opening"],
  ["إن الجمعية العامة،", "إن الجمعية العامة", "entity.name.function.opening"],
  ["安全理事会，", "安全理事会", "entity.name.function.opening"],
  ["Annex II", "Annex II", "entity.name.section.annex"],
  ["附件", "附件", "entity.name.section.annex"],
  ["II", "II", "entity.name.section.number"],
  ["## Means of implementation", "Means of implementation", "entity.name.section"],
  ["Recalling also its adoption of the Declaration,", "Recalling also", "keyword.other.recital"],
  ["Deeply concerned that the gap widens,", "Deeply concerned", "keyword.other.recital"],
  ["_Recalling_ its resolution,", "Recalling", "keyword.other.recital"],
  ["Rappelant également sa résolution 70/1 du 25 septembre 2015,", "Rappelant également", "keyword.other.recital"],
  ["Tomando nota de la recomendación,", "Tomando nota", "keyword.other.recital"],
  ["принимая к сведению рабочий документ,", "принимая к сведению", "keyword.other.recital"],
  ["وإذ تشير أيضا إلى قرارها,", "وإذ تشير", "keyword.other.recital"],
  ["又回顾其决议，", "又回顾", "keyword.other.recital"],
  ["understanding and dialogue in ensuring the promotion", "understanding", "!keyword.other.recital"],
  ["1. *Reaffirms* that it is one of the purposes", "1", "constant.numeric.paragraph"],
  ["1. *Reaffirms* that it is one of the purposes", "Reaffirms", "keyword.control.lead.operative"],
  ["17. _Decides_ to continue", "Decides", "keyword.control.lead.operative"],
  ["4. *Toma nota también* de la Guía", "Toma nota también", "keyword.control.lead.operative"],
  ["1 - تؤكد من جديد", "1", "constant.numeric.paragraph"],
  ["*Takes note* of the report.", "Takes note", "keyword.control.lead.operative"],
  ["2. Recalls *The Review*", "The Review", "!keyword.control.lead"],
  ["(a) To report on progress;", "(a)", "punctuation.definition.list"],
  ["b) D’adopter des mesures ;", "b)", "punctuation.definition.list"],
  ["on 25 June 1993,¹ for", "¹", "entity.name.tag.note"],
  ["a Conference[^unfccc] was held", "unfccc", "entity.name.tag.note"],
  ["⁴ Resolution 66/3.", "⁴", "entity.name.tag.note"],
  ["⁴ Resolution 66/3.", "66/3", "variable.other.constant.symbol"],
  ["[^1]: Resolution 66/3.", "1", "entity.name.tag.note"],
  ["⁵ See E/CN.4/2001/2-E/CN.4/Sub.2/2000/46, chap. II.", "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46", "variable.other.constant.symbol"],
  ["its resolution [74/153](#) of 18 December 2019,", "74/153", "variable.other.constant.symbol"],
  ["resolutions 48/141, 60/251 and 217 A (III)", "217 A (III)", "variable.other.constant.symbol"],
  ["resolution 1325 (2000) of 31 October", "1325 (2000)", "variable.other.constant.symbol"],
  ["decisions 72/416 and ES-10/15", "ES-10/15", "variable.other.constant.symbol"],
  ["resolution S-27/2 of 10 May", "S-27/2", "variable.other.constant.symbol"],
  ["the report for 2019/2020 says", "2019/2020", "!variable.other.constant.symbol"],
  ["entitled “Transforming our world”, in which", "“Transforming our world”", "string.quoted"],
  ["¹ *Official Records of the General Assembly*", "Official Records", "markup.italic"],
  ["*46th plenary meeting", "46th plenary meeting", "entity.name.tag.closing"],
  ["34a sesión plenaria", "34a sesión plenaria", "entity.name.tag.closing"],
  ["| Section | Amount |", "|", "punctuation.separator.table"],
  ["<!-- a note to self 70/1 -->", "70/1", "comment.block"],
];

for (const [text, part, scope] of LINES) {
  const got = scopes(text, part);
  const unwanted = scope.startsWith("!");
  const name = scope.replace("!", "");
  const ok = got.length > 0 && (unwanted ? !got.some((s) => s.includes(name)) : got.every((s) => s.includes(name)));
  report.check(`“${part}” in “${text}” is ${unwanted ? "not " : ""}${name}`, ok, got.join(" | "));
}

// A page of the fixture: no line may leave a scope open for the next, or all that follows loses its colours.
let state = textmate.INITIAL;
const open = [];
for (const text of fs.readFileSync(path.join(root, "fixtures/A_RES_75_180.txt"), "utf8").split("\n")) {
  const next = grammar.tokenizeLine(text, state);
  state = next.ruleStack;
  if (state.depth > 1 && !/^\*46th/.test(text)) open.push(text.slice(0, 40));
}
report.check("no line of the fixture leaves a scope open", open.length === 0, open.join(" | "));

report.finish();
