// Completes the names in slots with very many things to choose from: by part of a name or pinyin.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const list = input.list;
  let timer = 0, asked = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    const words = input.value.trim();
    if (!words) { list.replaceChildren(); return; }
    timer = setTimeout(async () => {
      const mine = ++asked;
      const answer = await fetch(`/api/entities?${new URLSearchParams({ q: words, type: input.dataset.suggest, limit: "12" })}`, { headers: { accept: "application/json" } });
      if (!answer.ok || mine !== asked) return;
      const found = await answer.json();
      list.replaceChildren(...found.items.map((item) => { const option = document.createElement("option"); option.value = item.name; return option; }));
    }, 130);
  });
}
