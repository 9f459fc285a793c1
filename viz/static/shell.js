// What every page has: theme switch, language cookie, search, forms that send themselves.
const root = document.documentElement;

const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

document.querySelector("[data-theme-switch]").addEventListener("click", () => {
  root.dataset.theme = dark() ? "light" : "dark";
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* the choice then lasts for this page */ }
  dispatchEvent(new Event("themechange"));
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new Event("themechange")));

for (const link of document.querySelectorAll("[data-lang]")) {
  link.addEventListener("click", () => { document.cookie = `lang=${link.dataset.lang}; path=/; max-age=31536000; samesite=lax`; });
}

for (const form of document.querySelectorAll("[data-submit-on-change]")) {
  form.addEventListener("change", () => form.requestSubmit());
  // Empty fields would only lengthen the address.
  form.addEventListener("submit", () => { for (const field of form.elements) if (field.name && !field.value) field.disabled = true; });
}
// The browser keeps fields disabled when one comes back to a page.
addEventListener("pageshow", () => { for (const field of document.querySelectorAll("[data-submit-on-change] :disabled")) field.disabled = false; });

const search = document.querySelector("[data-search]");
const input = search.querySelector("input[name=q]");
const list = search.querySelector("ul");
const words = new Map(search.dataset.types.split(";").map((pair) => pair.split("=")));
const kept = new URLSearchParams(location.search);
let current = -1, asked = 0;

const address = (id) => {
  const parameters = new URLSearchParams();
  for (const name of ["lang", "region"]) if (kept.get(name)) parameters.set(name, kept.get(name));
  const query = parameters.toString();
  return `/entities/${encodeURIComponent(id)}${query ? `?${query}` : ""}`;
};

function show(items, message) {
  current = -1;
  list.replaceChildren(...items.map((item, i) => {
    const row = document.createElement("li");
    const name = document.createElement("span"), type = document.createElement("small");
    row.id = `found-${i}`;
    row.role = "option";
    row.dataset.to = address(item.id);
    const text = input.value.trim(), alias = item.name.includes(text) ? "" : item.aliases?.find((other) => other.includes(text));
    name.textContent = alias ? `${item.name}（${alias}）` : item.name;
    type.textContent = words.get(item.type) ?? "";
    row.append(name, type);
    row.addEventListener("pointerdown", (event) => { event.preventDefault(); location.href = row.dataset.to; });
    return row;
  }));
  if (!items.length) {
    const row = document.createElement("li");
    row.textContent = message;
    list.append(row);
  }
  open(true);
}

function open(shown) {
  list.hidden = !shown;
  input.setAttribute("aria-expanded", String(shown));
  if (!shown) input.removeAttribute("aria-activedescendant");
}

function choose(step) {
  const rows = [...list.querySelectorAll("[role=option]")];
  if (!rows.length) return;
  current = (current + step + rows.length) % rows.length;
  rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === current)));
  rows[current].scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", rows[current].id);
}

let timer = 0;
input.addEventListener("input", () => {
  clearTimeout(timer);
  const text = input.value.trim();
  if (!text) { open(false); return; }
  timer = setTimeout(async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(`/api/entities?${new URLSearchParams({ q: text, limit: "10" })}`, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (mine === asked) show(found.items, search.dataset.none);
    } catch {
      if (mine === asked) show([], search.dataset.failed);
    }
  }, 130);
});
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { choose(event.key === "ArrowDown" ? 1 : -1); event.preventDefault(); }
  if (event.key === "Escape") open(false);
  if (event.key === "Enter" && current >= 0 && !list.hidden) { event.preventDefault(); location.href = list.querySelectorAll("[role=option]")[current].dataset.to; }
});
input.addEventListener("blur", () => open(false));
addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) { event.preventDefault(); input.focus(); }
});
