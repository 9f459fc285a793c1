// An answer as a table whose names lead to cards; everything shown is text.
const STEP = 300;
const MOST_DRAWN = 5000;
const said = document.getElementById("said").dataset;
const { base } = document.querySelector("[data-query]").dataset;
const prefixes = [...JSON.parse(document.getElementById("prefixes").textContent).matchAll(/PREFIX (\S+) <([^>]+)>/g)].map(([, name, iri]) => [name, iri]);
const kinds = JSON.parse(document.getElementById("kinds").textContent);
const english = document.documentElement.lang.startsWith("en");

export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function short(iri) {
  const [name, start] = prefixes.filter(([, begin]) => iri.startsWith(begin)).sort((one, other) => other[1].length - one[1].length)[0] ?? [];
  return name ? name + iri.slice(start.length) : iri;
}

// A sentence on one line: broken lines joined, with a space only between Latin words.
function tidy(text) {
  return text.replace(/[ \t\u3000]*\r?\n[ \t\u3000]*/g, (gap, at) => /\w/.test(text[at - 1] ?? "") && /\w/.test(text[at + gap.length] ?? "") ? " " : "");
}

function words(term) {
  if (!term) return "";
  if (term.type === "uri") return short(term.value);
  return typeof term.value === "string" ? tidy(term.value) : ["subject", "predicate", "object"].map((end) => words(term.value[end])).join(" ");
}

function cell(term, head) {
  const td = make("td", { "data-th": head });
  if (!term) { td.hidden = true; return td; }
  const text = words(term);
  if (term.type === "uri" && term.value.startsWith(base)) td.append(make("a", { href: `/${term.value.slice(base.length)}` }, text));
  else if (kinds[head] && term.type !== "uri") td.append(make("a", { href: `/cards?${new URLSearchParams({ kind: kinds[head], name: term.value })}` }, text));
  else td.append(make("span", {}, text));
  return td;
}

// Rows in steps: ten thousand at once would hold the page up.
function table(heads, rows) {
  const body = make("tbody");
  const made = make("table", { class: "table" }, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))), body);
  const more = make("button", { type: "button" });
  const show = () => {
    const shown = body.childElementCount;
    body.append(...rows.slice(shown, shown + STEP).map((row) => make("tr", {}, ...row.map((term, n) => cell(term, heads[n])))));
    more.textContent = said.more.replace("{n}", String(rows.length - body.childElementCount));
    more.hidden = body.childElementCount >= rows.length;
  };
  more.addEventListener("click", show);
  show();
  return [make("div", { class: "wide", tabindex: "0" }, made), more];
}

const term = (node) => ({ type: node.termType === "NamedNode" ? "uri" : "literal", value: node.value });

// What the query found, drawn on a page of its own.
function drawing(quads) {
  const triples = quads.slice(0, MOST_DRAWN).map(({ subject, predicate, object }) => ({ s: subject.value, p: predicate.value, o: object.value, literal: object.termType === "Literal" }));
  const address = english ? "/network/drawing?lang=en" : "/network/drawing";
  return make("form", { method: "post", action: address, target: "_blank" }, make("input", { type: "hidden", name: "graph", value: JSON.stringify({ triples }) }), make("button", { class: "main" }, said.network));
}

function above(words, query) {
  const lang = english ? "en" : "zh";
  const take = make("form", { method: "post", action: "/api/answers" }, make("span", {}, said.take));
  for (const [name, value] of [["query", query], ["lang", lang]]) take.append(make("input", { type: "hidden", name, value }));
  for (const [value, name] of [["csv", "CSV"], ["xlsx", "Excel"]]) take.append(make("button", { name: "format", value }, name));
  return make("div", { class: "above" }, make("output", {}, words), take);
}

export function answer(results, wasCut, query) {
  const time = `${Math.round(results.getResponseTime())} ms`;
  const truth = results.getBoolean();
  if (typeof truth === "boolean") return [make("p", { class: "truth" }, truth ? said.yes : said.no), make("output", {}, time)];
  const graph = results.getType() === "ttl";
  const heads = graph ? [said.subject, said.predicate, said.object] : results.getVariables();
  const rows = graph
    ? results.getStatements().map((quad) => [term(quad.subject), term(quad.predicate), term(quad.object)])
    : results.getBindings().map((row) => heads.map((name) => row[name]));
  if (!rows.length) return [make("output", {}, `${said.none} · ${time}`)];
  const counted = (graph ? said.triples : said.rows).replace("{n}", String(rows.length));
  const warned = wasCut ? [make("p", { class: "cut", role: "status" }, said.cut.replace("{n}", String(rows.length)))] : [];
  const top = above(`${counted} · ${time}`, query);
  if (graph) top.append(drawing(results.getStatements()));
  return [top, ...warned, ...table(heads, rows)];
}

function told(text) {
  try {
    const { error } = JSON.parse(text);
    return english ? error.message_en : error.message;
  } catch { return ""; }
}

export function failure(error) {
  const words = told(error.text) || (error.text.includes("fetch") ? said.away : error.text.slice(0, 400));
  return make("p", { class: "failed", role: "alert" }, `${said.failed}${english ? " " : ""}${words}`);
}
