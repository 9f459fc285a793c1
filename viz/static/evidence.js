// The evidence behind any statement in a panel beside it, and citations that can be copied.
const SCROLLED = "evidence-open";
let panel = null, opener = null, asked = 0;

function made() {
  if (panel) return panel;
  panel = document.createElement("dialog");
  panel.className = "evidence-panel";
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  panel.addEventListener("close", () => { document.documentElement.classList.remove(SCROLLED); opener?.focus(); });
  document.body.append(panel);
  return panel;
}

function fill(content) {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "✕";
  close.setAttribute("aria-label", document.body.dataset.close);
  close.addEventListener("click", () => panel.close());
  panel.replaceChildren(close, content);
  ready(panel);
}

async function show(link) {
  const mine = ++asked;
  opener = link;
  try {
    const answer = await fetch(link.href, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const card = page.querySelector("[data-evidence-card]");
    if (!card) throw new Error("no card");
    if (mine !== asked) return;
    made();
    fill(document.adoptNode(card));
    panel.setAttribute("aria-labelledby", "evidence-h");
    document.documentElement.classList.add(SCROLLED);
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    panel.querySelector("h1")?.focus();
  } catch {
    location.href = link.href; // the page itself says what is wrong
  }
}

function ready(within) {
  for (const button of within.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    const words = button.textContent;
    button.addEventListener("click", async () => {
      const said = button.parentElement.querySelector("[data-citation]");
      try { await navigator.clipboard.writeText(said.textContent); } catch { chosen(said); }
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
}

// Where the clipboard is closed to pages (plain http), the words are marked for the keys of copying.
function chosen(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.execCommand("copy");
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href*='/evidence/']");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link);
});
ready(document);
