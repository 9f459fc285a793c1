// Joins the marked text of a document and the list of what was read from it.
const marks = [...document.querySelectorAll("[data-ev]")];
const lines = [...document.querySelectorAll("[data-to]")];
const has = (mark, id) => mark.dataset.ev.split(" ").includes(id);

function choose(ids) {
  for (const mark of marks) mark.classList.toggle("is-on", ids.some((id) => has(mark, id)));
  for (const line of lines) line.closest("li").classList.toggle("is-on", ids.includes(line.dataset.to));
}

function toText(id) {
  choose([id]);
  marks.find((mark) => has(mark, id))?.scrollIntoView({ block: "center" });
}

function toList(mark) {
  const ids = mark.dataset.ev.split(" ");
  choose(ids);
  const line = lines.find((l) => ids.includes(l.dataset.to));
  if (!line) return;
  line.closest("details").open = true;
  line.closest("li").scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#${line.dataset.to}`);
}

for (const mark of marks) mark.addEventListener("click", () => toList(mark));
for (const line of lines) {
  line.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `#${line.dataset.to}`);
    toText(line.dataset.to);
  });
}

const asked = () => decodeURIComponent(location.hash.slice(1));
if (asked()) {
  toText(asked());
  // Only the list scrolls here: the page stays at the sentence.
  const line = lines.find((l) => l.dataset.to === asked());
  const list = document.querySelector("[data-read]");
  if (line && getComputedStyle(list).position === "sticky") list.scrollTop = line.offsetTop - list.offsetTop - 80;
}
addEventListener("hashchange", () => toText(asked()));
