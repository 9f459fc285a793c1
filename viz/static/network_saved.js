// The saved file: the same picture and list, without a server.
import { draw } from "./network_draw.js";

const rows = new Map([...document.querySelectorAll("[data-node]")].map((row) => [row.dataset.node, row]));
const picture = draw(document.getElementById("network"), JSON.parse(document.getElementById("graph").textContent), {
  choose(id) {
    picture.choose(id);
    for (const [own, row] of rows) row.classList.toggle("is-on", own === id);
    const row = rows.get(id);
    if (row) { row.querySelector("details").open = true; row.scrollIntoView({ block: "nearest" }); }
  },
});
for (const [id, row] of rows) row.querySelector("summary").addEventListener("click", () => picture.choose(id));
for (const button of document.querySelectorAll("[data-zoom]")) {
  button.addEventListener("click", () => { if (button.dataset.zoom === "fit") picture.fit(); else picture.zoom(Number(button.dataset.zoom)); });
}
