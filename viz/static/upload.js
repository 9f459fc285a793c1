// Files go one by one to the desk where they wait: each with its progress, its counts, its faults.
const form = document.querySelector("[data-upload]");
const input = form.querySelector("input[type=file]");
const drop = form.querySelector("[data-drop]");
const list = document.querySelector("[data-sent]");
const said = document.querySelector("[data-said]");
const words = form.dataset;
const suffixes = words.suffixes.split(" ");
const english = document.documentElement.lang === "en";
const kept = new URLSearchParams(location.search).get("lang");
const address = (path) => kept ? `${path}?lang=${kept}` : path;
const queue = [];
let busy = false;

function row(file) {
  const item = document.createElement("li");
  const name = document.createElement("b"), told = document.createElement("span");
  name.textContent = file.name;
  told.textContent = words.queued;
  item.className = "busy";
  item.append(name, told);
  list.append(item);
  return { file, item, told };
}

function add(files) {
  for (const file of files) {
    const one = row(file);
    const suffix = file.name.toLowerCase().match(/\.[^.]+$/)?.[0] ?? "";
    if (!suffixes.includes(suffix)) fail(one, words.unknown);
    else if (file.size > Number(words.limit)) fail(one, words.large);
    else queue.push(one);
  }
  next();
}

async function next() {
  if (busy || !queue.length) return;
  busy = true;
  const one = queue.shift();
  try { await send(one); } catch { fail(one, words.away); }
  busy = false;
  if (queue.length) next();
  else {
    said.textContent = words.done;
    refresh();
  }
}

function send(one) {
  return new Promise((done, failed) => {
    const asked = new XMLHttpRequest(), body = new FormData(), bar = document.createElement("progress");
    body.append("region", form.elements.region.value);
    body.append("file", one.file);
    bar.max = 1;
    bar.value = 0;
    one.item.append(bar);
    one.told.textContent = words.sending;
    asked.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
    asked.upload.addEventListener("load", () => { bar.removeAttribute("value"); one.told.textContent = words.reading; });
    asked.addEventListener("load", () => { bar.remove(); answered(one, asked); done(); });
    for (const fault of ["error", "abort", "timeout"]) asked.addEventListener(fault, () => { bar.remove(); failed(new Error(fault)); });
    asked.open("POST", "/api/drafts");
    asked.setRequestHeader("accept", "application/json");
    asked.send(body);
  });
}

function answered(one, asked) {
  let answer = null;
  try { answer = JSON.parse(asked.responseText); } catch { answer = null; }
  if (asked.status === 201 && answer) return good(one, answer);
  const error = answer?.error;
  fail(one, (english ? error?.message_en : error?.message) ?? words.away);
  const there = error?.code === "already_there" && error.detail?.[0]?.problem;
  if (there) one.told.append(" ", link(`/documents/${encodeURIComponent(there)}`, words.known));
}

function good(one, draft) {
  const { claims, observations, gaps } = draft.document;
  one.item.className = "good";
  const counts = words.counts.replace("%c", claims).replace("%n", observations).replace("%g", gaps);
  one.told.replaceChildren(`${counts} `, link(`/drafts/${encodeURIComponent(draft.id)}`, words.look));
  for (const problem of draft.problems) {
    const line = document.createElement("small");
    line.textContent = problem;
    one.told.append(line);
  }
}

function fail(one, why) {
  one.item.className = "bad";
  one.told.textContent = why;
  said.textContent = `${one.file.name}: ${why}`;
}

function link(path, text) {
  const made = document.createElement("a");
  made.href = address(path);
  made.textContent = text;
  return made;
}

// The table of what waits, as the page itself would show it now.
async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-drafts]");
  if (fresh) document.querySelector("[data-drafts]").replaceWith(document.adoptNode(fresh));
}

input.addEventListener("change", () => { add(input.files); input.value = ""; });
form.addEventListener("submit", (event) => { event.preventDefault(); input.click(); });
for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("is-over"); });
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("is-over"));
drop.addEventListener("drop", (event) => { event.preventDefault(); add(event.dataTransfer.files); });
// A file dropped beside the field must not take the page away.
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
