// Fields that find a thing by name, alias, pinyin or initials, and hand on its id.
let asked = 0;

for (const field of document.querySelectorAll("[data-find]")) {
  const list = document.getElementById(field.getAttribute("aria-controls"));
  // Without scripts the words themselves are sent; with them the id of what was chosen.
  const kept = document.createElement("input");
  kept.type = "hidden";
  kept.name = field.name;
  kept.value = field.dataset.id;
  field.removeAttribute("name");
  field.after(kept);
  let timer = 0, current = -1;
  const open = (shown) => { list.hidden = !shown; field.setAttribute("aria-expanded", String(shown)); if (!shown) field.removeAttribute("aria-activedescendant"); };
  const rows = () => [...list.querySelectorAll("[role=option]")];

  function take(row) {
    field.value = row.dataset.name;
    kept.value = row.dataset.id;
    open(false);
  }
  function show(items, none) {
    current = -1;
    list.replaceChildren(...items.map((item, i) => {
      const row = document.createElement("li"), name = document.createElement("span"), alias = document.createElement("small");
      row.id = `${list.id}-${i}`;
      row.role = "option";
      row.dataset.id = item.id;
      row.dataset.name = item.name;
      name.textContent = item.name;
      alias.textContent = item.aliases?.[0] ?? "";
      row.append(name, alias);
      row.addEventListener("pointerdown", (event) => { event.preventDefault(); take(row); });
      return row;
    }));
    if (!items.length) { const row = document.createElement("li"); row.textContent = none; list.append(row); }
    open(true);
  }
  async function find() {
    const mine = ++asked;
    try {
      const got = await fetch(`/api/entities?${new URLSearchParams({ q: field.value.trim(), limit: "8" })}`, { headers: { accept: "application/json" } });
      if (!got.ok) throw new Error(String(got.status));
      const found = await got.json();
      if (mine === asked) show(found.items, field.dataset.none);
    } catch { if (mine === asked) show([], field.dataset.failed); }
  }
  field.addEventListener("input", () => {
    kept.value = "";
    clearTimeout(timer);
    if (field.value.trim()) timer = setTimeout(find, 130);
    else open(false);
  });
  field.addEventListener("keydown", (event) => {
    const all = rows();
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length && !list.hidden) {
      current = (current + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length;
      all.forEach((row, i) => row.setAttribute("aria-selected", String(i === current)));
      field.setAttribute("aria-activedescendant", all[current].id);
      event.preventDefault();
    }
    if (event.key === "Escape") open(false);
    if (event.key === "Enter" && current >= 0 && !list.hidden) { event.preventDefault(); take(all[current]); }
  });
  field.addEventListener("blur", () => open(false));
  // What was chosen goes by its id; what was only typed goes as words, which the server looks up.
  field.form.addEventListener("submit", () => { if (!kept.value) kept.value = field.value.trim(); kept.disabled = !kept.value; });
}
