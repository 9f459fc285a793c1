// Draws the network from the page's data with vis-network; colours come from the style sheet.
const holder = document.getElementById("network");
const data = document.getElementById("graph");
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const FACE = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

function start() {
  const graph = JSON.parse(data.textContent);
  const near = new Map(graph.nodes.map((node) => [node.id, new Set([node.id])]));
  for (const edge of graph.edges) { near.get(edge.from).add(edge.to); near.get(edge.to).add(edge.from); }
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const hub = graph.nodes.reduce((best, node) => near.get(node.id).size > near.get(best.id).size ? node : best).id;
  let chosen = graph.nodes.find((node) => node.focus)?.id ?? "";

  const dressed = (node) => {
    const colour = css(`--t-${node.kind.toLowerCase()}`), faint = chosen && !near.get(chosen).has(node.id);
    const box = { background: css("--card"), border: colour };
    return {
      ...node, opacity: faint ? 0.2 : 1, borderWidth: node.id === chosen ? 3 : 1.4, borderWidthSelected: 3,
      color: { ...box, highlight: box, hover: { background: css("--soft"), border: colour } },
      font: { color: faint ? css("--wire") : css("--ink"), size: 13, face: FACE }, shapeProperties: { borderRadius: 6 },
    };
  };
  const joined = (edge) => {
    const on = chosen && (edge.from === chosen || edge.to === chosen);
    const colour = edge.status === "Negated" ? css("--missing") : css(on ? "--acc" : "--wire");
    return { ...edge, color: { color: colour, highlight: css("--acc"), hover: css("--acc"), opacity: chosen ? (on ? 1 : 0.12) : 0.6 }, width: on ? 1.6 : 1 };
  };
  const dress = () => { nodes.update(graph.nodes.map(dressed)); edges.update(graph.edges.map(joined)); };

  dress();
  const network = new vis.Network(holder, { nodes, edges }, graph.options);
  // On a narrow canvas the whole would be too small to read: then show the middle of things.
  const fit = () => {
    network.fit({ animation: false });
    if (holder.clientWidth >= 600 || network.getScale() >= 0.6) return;
    const position = network.getPosition(chosen || hub), x = graph.nodes.map((node) => node.x);
    const [left, right] = [Math.min(...x), Math.max(...x)];
    // What stands at one side of the whole stays at that side of the canvas.
    const aside = ((position.x - left) / (right - left || 1) - 0.5) * holder.clientWidth * 0.7;
    network.moveTo({ position, scale: 0.8, offset: { x: aside, y: 0 } });
  };
  network.once("afterDrawing", fit);
  new ResizeObserver(fit).observe(holder);

  const rows = new Map([...document.querySelectorAll("[data-node]")].map((row) => [row.dataset.node, row]));
  function choose(id, { scroll = false } = {}) {
    chosen = id;
    dress();
    for (const [own, row] of rows) row.classList.toggle("is-on", own === id);
    const row = rows.get(id);
    if (row && scroll) { row.querySelector("details").open = true; row.scrollIntoView({ block: "nearest" }); }
  }
  network.on("click", (event) => choose(event.nodes[0] ?? "", { scroll: true }));
  for (const [id, row] of rows) row.querySelector("summary").addEventListener("click", () => choose(id));
  addEventListener("themechange", dress);
  holder.dataset.ready = "true";
}

if (holder && data) {
  if (window.vis) start();
  else holder.textContent = holder.dataset.failed;
}
