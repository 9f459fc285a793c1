// The workbench: YASGUI with our own table, errors and words. Without scripts the plain form stays.
import { answer, failure } from "./query_answer.js";

const { Yasgui } = window;
const form = document.querySelector("[data-query]");
const bench = document.querySelector("[data-bench]");
const held = (id) => JSON.parse(document.getElementById(id).textContent);
const questions = held("questions"), words = new Map(Object.entries(held("words")).filter(([one, other]) => one !== other));
const { Yasqe, Yasr } = Yasgui;
const cut = new WeakSet();

class Table {
  priority = 30;
  label = document.getElementById("said").dataset.table;
  constructor(yasr) { this.yasr = yasr; }
  canHandleResults() { return Boolean(this.yasr.results) && !this.yasr.results.hasError(); }
  getIcon() { return document.createElement("span"); }
  draw() { this.yasr.resultsEl.replaceChildren(...answer(this.yasr.results, cut.has(this.yasr), this.yasr.query)); }
}

class Failure {
  priority = 40;
  hideFromSelection = true;
  constructor(yasr) { this.yasr = yasr; }
  canHandleResults() { return Boolean(this.yasr.results?.getError()); }
  getIcon() { return document.createElement("span"); }
  draw() { this.yasr.resultsEl.replaceChildren(failure(this.yasr.results.getError())); }
}

Yasr.registerPlugin("table", Table);
Yasr.registerPlugin("error", Failure);
delete Yasr.plugins.boolean;
delete Yasr.defaults.plugins.boolean;
// The other completers ask a site elsewhere.
Yasqe.defaults.autocompleters = ["variables", "prefixes"];
// A link to the query alone: it works without scripts, too.
Yasgui.Tab.prototype.getShareableLink = function share() { return `${location.origin}/query?${new URLSearchParams({ query: this.getQuery() })}`; };

// A Chinese character is as wide as two others.
const wide = (text) => [...text].reduce((sum, sign) => sum + (sign > "\u2fff" ? 2 : 1), 0);
function label(name) {
  const signs = [...name];
  while (wide(signs.join("")) > 36) signs.pop();
  return signs.length < [...name].length ? `${signs.join("")}…` : name;
}
const yasgui = new Yasgui(bench, {
  requestConfig: { endpoint: `${location.origin}/sparql`, acceptHeaderGraph: "text/turtle" },
  endpointCatalogueOptions: { getData: () => [], keys: [] },
  persistenceId: null, populateFromUrl: false, autoAddOnInit: false, autofocus: false,
  tabName: "SPARQL",
  yasqe: { value: form.dataset.start, editorHeight: "340px", screenReaderLabel: "SPARQL" },
});

const tabs = () => Object.values(yasgui._tabs);
function open(name, text) {
  const there = tabs().find((tab) => tab.getName() === name);
  if (there) { yasgui.selectTabId(there.getId()); if (there.getQuery() !== text) there.setQuery(text); return there; }
  return yasgui.addTab(true, { name, yasqe: { value: text } });
}

// What was written stays when a link leads away and the reader comes back; it ends with the window.
const KEPT = "liantu.query";
function keep() {
  const all = tabs().map((tab) => ({ name: tab.getName(), text: tab.getPersistedJson().yasqe.value }));
  try { sessionStorage.setItem(KEPT, JSON.stringify(all)); } catch { /* then they last as long as the page */ }
}
function kept() {
  try { return JSON.parse(sessionStorage.getItem(KEPT)) ?? []; } catch { return []; }
}

const known = new WeakSet();
yasgui.on("query", (_, tab) => {
  const yasr = tab.getYasr(), yasqe = tab.getYasqe();
  yasr.query = yasqe.getValue();
  if (known.has(yasqe)) return;
  known.add(yasqe);
  yasqe.on("queryResponse", (_yasqe, response) => {
    if (response.headers?.get("x-liantu-truncated") === "true") cut.add(yasr); else cut.delete(yasr);
  });
});
for (const event of ["tabChange", "tabClose", "tabAdd"]) yasgui.on(event, () => setTimeout(keep));

// A list of tabs holds tabs alone: the button that opens another stands beside it.
const inside = bench.querySelector(".tabsList .addTab"), plus = inside.cloneNode(true);
plus.addEventListener("click", () => yasgui.addTab(true));
inside.parentElement.hidden = true;
bench.querySelector(".tabsList").after(plus);

for (const tab of kept()) open(tab.name, tab.text);
const asked = new URLSearchParams(location.search);
if (!tabs().length || asked.has("q") || asked.has("query")) open(asked.has("query") ? yasgui.createTabName() : label(form.dataset.title), form.query.value);

for (const link of document.querySelectorAll("[data-question]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", link.href);
    for (const other of document.querySelectorAll("[data-question]")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    open(label(link.textContent), questions[link.dataset.question]).query().catch(() => {});
    if (matchMedia("(max-width: 1020px)").matches) { link.closest("details").open = false; bench.scrollIntoView({ block: "start" }); }
  });
}
if (matchMedia("(max-width: 1020px)").matches) document.querySelector(".questions").open = false;

// The words of the editor in the reader's language.
function translate(element) {
  for (const name of ["title", "aria-label"]) {
    const said = element.getAttribute(name);
    if (words.has(said)) element.setAttribute(name, words.get(said));
    else if (name === "aria-label" && said?.startsWith("Shows ")) element.setAttribute(name, element.textContent);
  }
  for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE && words.has(node.data)) node.data = words.get(node.data);
}
const translateAll = (root) => { translate(root); for (const element of root.querySelectorAll("button, a, div, span, ul, li")) translate(element); };
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "attributes") translate(change.target);
    for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE && !node.closest(".CodeMirror-code, .yasr_results table")) translateAll(node);
  }
}).observe(bench, { subtree: true, childList: true, attributes: true, attributeFilter: ["title", "aria-label"] });
translateAll(bench);
form.hidden = true;
document.querySelector("[data-answered]")?.remove();
bench.hidden = false;
document.querySelector("[data-hint]").hidden = false;
for (const tab of tabs()) tab.getYasqe()?.refresh();
