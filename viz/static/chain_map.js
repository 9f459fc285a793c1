// Draws the wires of a chain map, highlights paths, shows the details of a chosen segment.
const map = document.querySelector("[data-map]");
const svg = map.querySelector(".wires");
const side = document.querySelector(".side");
const back = document.querySelector("[data-back]");
const wires = JSON.parse(document.getElementById("wires").textContent).map(([from, to, state]) => ({ from, to, state }));
const nodes = new Map([...map.querySelectorAll("[data-node]")].map((node) => [node.id, node]));
const details = new Map([...document.querySelectorAll("[data-detail]")].map((detail) => [detail.dataset.detail, detail]));
const lanes = [...map.querySelectorAll("[data-lane]")];
const NS = "http://www.w3.org/2000/svg";
const ROUND = 8;
let chosen = "", looked = "";

// --- geometry -------------------------------------------------------------------------------
// Ports: in on the left edge, out on the right. Wires between neighbouring lanes are curves; the
// others run in the gutters beside the lanes and in the gaps between the cards.

function boxes() {
  const origin = map.getBoundingClientRect();
  const place = (element) => {
    const r = element.getBoundingClientRect();
    return { left: r.left - origin.left, right: r.right - origin.left, top: r.top - origin.top, bottom: r.bottom - origin.top };
  };
  const box = new Map([...nodes].map(([id, node]) => [id, place(node)]));
  const lane = lanes.map((element) => ({ ...place(element), taken: new Map(), cards: [...element.querySelectorAll("[data-node]")].map((node) => box.get(node.id)) }));
  const bands = [...map.querySelectorAll("[data-band]")].map((element) => ({ element, top: place(element).top, taken: 0 }));
  const laneOf = new Map([...nodes].map(([id, node]) => [id, node.closest("[data-lane]") ? Number(node.closest("[data-lane]").dataset.lane) : -1]));
  return { box, lane, laneOf, bands };
}

function ports(g) {
  // Each wire has its own port; ports on one edge are sorted by where their wires go.
  const middle = (id) => { const b = g.box.get(id); return (b.top + b.bottom) / 2; };
  const spread = (end, other) => {
    const groups = new Map();
    for (const wire of wires) groups.set(wire[end], [...groups.get(wire[end]) ?? [], wire]);
    for (const [id, group] of groups) {
      const b = g.box.get(id);
      group.sort((p, q) => middle(p[other]) - middle(q[other]));
      group.forEach((wire, i) => { wire[`${end}Y`] = b.top + (b.bottom - b.top) * (i + 1) / (group.length + 1); });
    }
  };
  spread("from", "to");
  spread("to", "from");
}

function corridor(lane, y) {
  // The middle of the gap between two cards (or above the first, below the last) nearest to y;
  // wires that share a gap run side by side.
  const gaps = [lane.cards[0].top - 7];
  lane.cards.forEach((card, i) => { gaps.push(i + 1 < lane.cards.length ? (card.bottom + lane.cards[i + 1].top) / 2 : card.bottom + 9); });
  const middle = gaps.reduce((best, gap) => Math.abs(gap - y) < Math.abs(best - y) ? gap : best);
  const taken = lane.taken.get(middle) ?? 0;
  lane.taken.set(middle, taken + 1);
  return middle + [0, -4, 4, -8, 8][taken % 5];
}

function rounded(points) {
  let d = `M${points[0][0]} ${points[0][1]}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [[ax, ay], [bx, by], [cx, cy]] = [points[i - 1], points[i], points[i + 1]];
    const before = Math.hypot(bx - ax, by - ay), after = Math.hypot(cx - bx, cy - by);
    const r = Math.min(ROUND, before / 2, after / 2);
    if (!r) continue;
    d += `L${bx - (bx - ax) / before * r} ${by - (by - ay) / before * r}Q${bx} ${by} ${bx + (cx - bx) / after * r} ${by + (cy - by) / after * r}`;
  }
  const last = points.at(-1);
  return `${d}L${last[0]} ${last[1]}`;
}

const curve = (x, y, X, Y) => { const m = (x + X) / 2; return `C${m} ${y} ${m} ${Y} ${X} ${Y}`; };

function path(g, wire, tracks) {
  const a = g.box.get(wire.from), b = g.box.get(wire.to);
  const i = g.laneOf.get(wire.from), j = g.laneOf.get(wire.to);
  const [y, Y] = [wire.fromY, wire.toY];
  const end = b.left - 7;
  if (i >= 0 && j === i + 1) return `M${a.right} ${y}${curve(a.right, y, end, Y)}`;
  if (i >= 0 && j > i + 1) {
    let d = `M${a.right} ${y}`, x = a.right, at = y;
    for (let k = i + 1; k < j; k++) {
      const through = corridor(g.lane[k], at + (Y - at) / (j - k + 1));
      d += `${curve(x, at, g.lane[k].left, through)}H${g.lane[k].right}`;
      [x, at] = [g.lane[k].right, through];
    }
    return d + curve(x, at, end, Y);
  }
  // Within a lane, backwards, or to and from a band: out on the right, round, in on the left.
  const track = tracks.next(i);
  const right = a.right + 9 + track * 5, left = b.left - 15 - track * 4;
  const above = Y >= y;
  const band = g.bands.find(({ element }) => element.contains(nodes.get(wire.to)));
  const pass = band ? band.top - 2 - 4 * (band.taken++ % 4) : corridor(g.lane[j], above ? b.top - 9 : b.bottom + 9);
  return rounded([[a.right, y], [right, y], [right, pass], [left, pass], [left, Y], [end, Y]]);
}

function draw() {
  if (getComputedStyle(svg).display === "none" || !lanes.length) { svg.replaceChildren(); return; }
  const g = boxes();
  ports(g);
  const used = new Map();
  const tracks = { next: (lane) => { const n = used.get(lane) ?? 0; used.set(lane, n + 1); return n % 4; } };
  svg.replaceChildren(...wires.flatMap((wire) => {
    const line = document.createElementNS(NS, "path"), tip = document.createElementNS(NS, "path");
    const x = g.box.get(wire.to).left;
    line.setAttribute("d", path(g, wire, tracks));
    tip.setAttribute("d", `M${x - 8} ${wire.toY - 4}L${x - 1} ${wire.toY}L${x - 8} ${wire.toY + 4}Z`);
    line.setAttribute("class", `w-${wire.state}`);
    tip.setAttribute("class", `tip w-${wire.state}`);
    wire.drawn = [line, tip];
    return wire.drawn;
  }));
  light(looked || chosen);
}

// --- paths ----------------------------------------------------------------------------------

function reached(start, near, far) {
  const seen = new Set([start]), waiting = [start];
  while (waiting.length) {
    const id = waiting.pop();
    for (const wire of wires) if (wire[near] === id && !seen.has(wire[far])) { seen.add(wire[far]); waiting.push(wire[far]); }
  }
  return seen;
}

// A redraw must keep what the reader looks at: `looked` outlives it, a chosen card stands behind it.
function focus(id) {
  looked = id;
  light(looked || chosen);
}

function light(id) {
  map.classList.toggle("has-focus", Boolean(id));
  const down = id ? reached(id, "from", "to") : new Set(), up = id ? reached(id, "to", "from") : new Set();
  for (const [own, node] of nodes) node.classList.toggle("is-on", down.has(own) || up.has(own));
  for (const wire of wires) {
    const on = (down.has(wire.from) && down.has(wire.to)) || (up.has(wire.from) && up.has(wire.to));
    for (const part of wire.drawn ?? []) part.classList.toggle("is-on", on);
  }
}

for (const [id, node] of nodes) {
  node.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") focus(id); });
  node.addEventListener("pointerleave", () => focus(""));
  node.addEventListener("focusin", () => focus(id));
  node.addEventListener("focusout", () => focus(""));
}

// --- details --------------------------------------------------------------------------------

function choose(id, { moveFocus = false } = {}) {
  chosen = details.has(id) ? id : "";
  for (const [own, detail] of details) detail.classList.toggle("is-shown", own === chosen);
  for (const [own, node] of nodes) node.classList.toggle("is-chosen", own === chosen);
  side.classList.toggle("has-detail", Boolean(chosen));
  back.hidden = !chosen;
  focus("");
  if (!chosen) return;
  side.scrollTop = 0;
  if (moveFocus) details.get(chosen).querySelector("h2").focus({ preventScroll: true });
}

const asked = () => decodeURIComponent(location.hash.slice(1));

addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || !details.has(decodeURIComponent(link.hash.slice(1)))) return;
  event.preventDefault();
  const id = decodeURIComponent(link.hash.slice(1));
  history.pushState(null, "", link.hash);
  choose(id, { moveFocus: true });
  nodes.get(id).scrollIntoView({ block: "nearest" });
});

function leave() {
  const was = chosen;
  history.pushState(null, "", location.pathname + location.search);
  choose("");
  nodes.get(was)?.querySelector("a").focus({ preventScroll: true });
}
back.addEventListener("click", leave);
addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen && !event.target.closest("input, select")) leave(); });
addEventListener("popstate", () => choose(asked()));

draw();
choose(asked());
// The browser has scrolled the card to the top; on a wide screen it was in sight already.
if (chosen) addEventListener("load", () => { scrollTo({ top: 0, behavior: "instant" }); nodes.get(chosen)?.scrollIntoView({ block: "nearest", behavior: "instant" }); });
new ResizeObserver(draw).observe(map);
addEventListener("beforeprint", draw);
matchMedia("print").addEventListener("change", draw);
