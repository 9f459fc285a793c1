// The explorer: every action is an address; the picture comes from the API, the words from the page.
import { draw } from "./network_draw.js";

const page = document.querySelector("[data-explorer]");
const holder = document.getElementById("network");
const said = document.querySelector("[data-said]");
const say = (key, values = {}) => {
  said.textContent = (page.dataset[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
};
let picture = null, asked = 0, waiting = 0, doubled = -1000;

const changed = (values) => {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address;
};

async function answer(path, accept) {
  const got = await fetch(path, { headers: { accept } });
  if (got.ok) return got;
  const type = got.headers.get("content-type") ?? "";
  if (!type.includes("json")) throw new Error(String(got.status));
  const { error } = await got.json();
  throw new Error(document.documentElement.lang.startsWith("en") ? error.message_en : error.message);
}

// Another view: the same nodes stay where they are, the rest comes or goes.
async function go(address, { push = true, unfolding = "" } = {}) {
  clearTimeout(waiting);
  const mine = ++asked, { search } = new URL(address, location.href);
  say("busy");
  try {
    const data = await (await answer(`/api/explore${search}`, "application/json")).json();
    const words = await (await answer(`/network${search}`, "text/html")).text();
    if (mine !== asked) return;
    const before = new Set(picture.data().nodes.map((node) => node.id));
    const added = data.nodes.filter((node) => !before.has(node.id)).length;
    picture.show({ ...data, options: picture.data().options });
    picture.choose(new URLSearchParams(search).get("sel") ?? "");
    if (added) picture.fit();
    renew(new DOMParser().parseFromString(words, "text/html"));
    if (push) history.pushState(null, "", address);
    if (unfolding && !added) say(data.left ? "full" : "nothing", { name: unfolding, n: data.left });
    else if (added) say("added", { n: added, shown: data.shown, total: data.total });
    else say("shown", { shown: data.shown, total: data.total });
  } catch (error) {
    if (mine === asked) say(`${page.dataset.failed} ${error.message}`);
  }
}

function renew(fresh) {
  const inside = document.activeElement?.closest("[data-part]")?.dataset.part;
  for (const part of document.querySelectorAll("[data-part]")) {
    const other = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (other) part.replaceWith(document.adoptNode(other));
  }
  if (inside) (document.querySelector(`[data-part="${inside}"] h2`) ?? page).focus({ preventScroll: true });
}

const pinned = (id, spot) => {
  const others = (new URLSearchParams(location.search).get("pin") ?? "").split("~").filter((pin) => pin && !pin.startsWith(`${id}.`));
  return [...others, `${id}.${spot}`].join("~");
};

function unfold(id) {
  clearTimeout(waiting);
  doubled = performance.now();
  const node = picture.node(id), behind = node.unseen.reduce((sum, part) => sum + part.number, 0);
  if (!behind) { say("nothing", { name: node.name }); return; }
  const { open } = picture.data();
  const steps = [...open.split("~").filter((step) => step && step !== "-"), `${id}.all.${page.dataset.step}`];
  go(changed({ open: steps.join("~"), sel: id }), { unfolding: node.name });
}

function start() {
  picture = draw(holder, JSON.parse(document.getElementById("graph").textContent), {
    // A double click begins and ends with a click: the words wait until it is clear which it is.
    choose(id) {
      picture.choose(id);
      if (performance.now() - doubled < 350) return;
      clearTimeout(waiting);
      if (id === (new URLSearchParams(location.search).get("sel") ?? "")) return;
      waiting = setTimeout(() => go(changed({ sel: id })), 280);
    },
    unfold,
    move(id, x, y) { go(changed({ pin: pinned(id, `${x}.${y}`), sel: id })); },
  });
  picture.choose(new URLSearchParams(location.search).get("sel") ?? "");
  page.picture = picture;
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); go(link.href, { unfolding: link.dataset.unfold ?? "" }); }
    const zoom = event.target.closest("[data-zoom]");
    if (zoom) { if (zoom.dataset.zoom === "fit") picture.fit(); else picture.zoom(Number(zoom.dataset.zoom)); }
  });
  addEventListener("popstate", () => go(location.href, { push: false }));
}

// The picture of the server, painted twice as fine: the canvas holds only what is on the screen.
async function png() {
  try {
    const source = await (await answer(`/network/picture.svg${location.search}`, "image/svg+xml")).text();
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = document.createElement("canvas"), fine = Math.min(2, 8000 / Math.max(image.width, image.height));
    canvas.width = image.width * fine;
    canvas.height = image.height * fine;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.download = "liantu-network.png";
    link.href = canvas.toDataURL("image/png");
    link.click();
  } catch (error) { say(`${page.dataset.failed} ${error.message}`); }
}
document.querySelector("[data-png]")?.addEventListener("click", png);

if (holder && page) {
  if (window.vis) start();
  else holder.textContent = page.dataset.failed;
}
