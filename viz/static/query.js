// Sends a query to /sparql and shows the answer as a table; everything shown is text.
const form = document.querySelector("[data-query]");
const text = form.querySelector("textarea");
const said = form.querySelector("[data-said]");
const result = document.querySelector("[data-result]");
const questions = JSON.parse(document.getElementById("questions").textContent);

for (const link of document.querySelectorAll("[data-question]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    text.value = questions[link.dataset.question];
    history.replaceState(null, "", link.href);
    for (const other of document.querySelectorAll("[data-question]")) other.toggleAttribute("aria-current", other === link);
    link.setAttribute("aria-current", "true");
    run();
  });
}

const make = (name, ...children) => { const made = document.createElement(name); made.append(...children); return made; };

function cell(value) {
  if (!value) return make("td");
  const base = form.dataset.base;
  if (value.type !== "uri" || !value.value.startsWith(base)) return make("td", value.value);
  const id = value.value.slice(base.length).split(/[#/]/).at(-1);
  const link = make("a", id);
  link.href = id.startsWith("doc-") ? `/documents/${encodeURIComponent(id)}` : `/entities/${encodeURIComponent(id)}`;
  return make("td", link);
}

function table(answer) {
  const names = answer.head.vars;
  const head = make("thead", make("tr", ...names.map((name) => { const th = make("th", name); th.scope = "col"; return th; })));
  const body = make("tbody", ...answer.results.bindings.map((row) => make("tr", ...names.map((name) => cell(row[name])))));
  const made = make("table", head, body);
  made.className = "table";
  return made;
}

async function run() {
  said.classList.remove("failed");
  said.textContent = form.dataset.running;
  const began = performance.now();
  try {
    const answer = await fetch("/sparql", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/sparql-results+json, text/turtle;q=0.8, application/json;q=0.5" },
      body: new URLSearchParams({ query: text.value }),
    });
    const type = answer.headers.get("content-type") ?? "", body = await answer.text();
    if (!answer.ok) throw new Error(message(body, type) || String(answer.status));
    show(type, body, Math.round(performance.now() - began));
  } catch (error) {
    result.replaceChildren();
    said.classList.add("failed");
    said.textContent = `${form.dataset.failed} ${error.message}`;
  }
}

function message(body, type) {
  if (!type.includes("json")) return body.slice(0, 400);
  const { error } = JSON.parse(body);
  return document.documentElement.lang.startsWith("en") ? error.message_en : error.message;
}

function show(type, body, ms) {
  if (!type.includes("json")) {
    result.replaceChildren(make("pre", body));
    said.textContent = `${ms} ms`;
    return;
  }
  const answer = JSON.parse(body);
  if ("boolean" in answer) { result.replaceChildren(make("pre", String(answer.boolean))); said.textContent = `${ms} ms`; return; }
  const rows = answer.results.bindings.length;
  result.replaceChildren(...rows ? [table(answer)] : []);
  said.textContent = rows ? `${form.dataset.rows.replace("{n}", String(rows))} · ${ms} ms` : form.dataset.none;
}

form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });
