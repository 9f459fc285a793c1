// Draws nodes and edges with vis-network: places come from the data, colours from the style sheet.
const FACE = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// `on` may hold choose(id), unfold(id) and move(id, x, y).
export function draw(holder, first, on = {}) {
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  let graph = first, near = new Map(), chosen = "";

  const dressed = (node) => {
    const colour = css(node.colour), faint = chosen && !near.get(chosen)?.has(node.id);
    const box = { background: css(node.focus ? "soft" : "card"), border: colour };
    return {
      id: node.id, label: node.label, x: node.x, y: node.y, physics: false, opacity: faint ? 0.25 : 1,
      borderWidth: node.id === chosen ? 3.4 : node.focus ? 2.6 : node.pinned ? 2 : 1.3, borderWidthSelected: 3.4,
      color: { ...box, highlight: box, hover: { background: css("soft"), border: colour } },
      font: { color: faint ? css("wire") : css("ink"), size: 13, face: FACE },
      shapeProperties: { borderRadius: 6, borderDashes: node.dash.length ? node.dash : false },
    };
  };
  const joined = (edge) => {
    const on = chosen && (edge.from === chosen || edge.to === chosen), way = edge.way && !chosen;
    const colour = edge.colour === "wire" && (on || way) ? css("acc") : css(edge.colour);
    return {
      id: edge.id, from: edge.from, to: edge.to, dashes: edge.dashes, width: on || way ? 1.8 : 1,
      color: { color: colour, highlight: css("acc"), hover: css("acc"), opacity: chosen ? (on ? 1 : 0.12) : way ? 1 : 0.6 },
      smooth: edge.beside ? { enabled: true, type: "curvedCCW", roundness: 0.45 } : graph.options.edges.smooth,
    };
  };
  const dress = () => { nodes.update(graph.nodes.map(dressed)); edges.update(graph.edges.map(joined)); };
  const keep = (set, parts) => { const ids = new Set(parts.map((part) => part.id)); set.remove(set.getIds().filter((id) => !ids.has(id))); };

  function show(next) {
    graph = next;
    near = new Map(graph.nodes.map((node) => [node.id, new Set([node.id])]));
    for (const edge of graph.edges) { near.get(edge.from).add(edge.to); near.get(edge.to).add(edge.from); }
    if (!near.has(chosen)) chosen = "";
    keep(edges, graph.edges);
    keep(nodes, graph.nodes);
    dress();
  }

  show(first);
  const network = new vis.Network(holder, { nodes, edges }, graph.options);

  // On a narrow canvas the whole would be too small to read: then show the middle of things.
  function fit() {
    if (!graph.nodes.length) return;
    network.fit({ animation: false, maxZoomLevel: 1.25 });
    if (holder.clientWidth >= 600 || network.getScale() >= 0.6) return;
    const centre = graph.nodes.find((node) => node.id === chosen || node.focus)
      ?? graph.nodes.reduce((best, node) => near.get(node.id).size > near.get(best.id).size ? node : best);
    const x = graph.nodes.map((node) => node.x), left = Math.min(...x), right = Math.max(...x);
    // What stands at one side of the whole stays at that side of the canvas.
    const aside = ((centre.x - left) / (right - left || 1) - 0.5) * holder.clientWidth * 0.7;
    network.moveTo({ position: { x: centre.x, y: centre.y }, scale: 0.8, offset: { x: aside, y: 0 } });
  }

  network.once("afterDrawing", () => { fit(); holder.dataset.ready = "true"; });
  let wide = holder.clientWidth;
  new ResizeObserver(() => { if (holder.clientWidth !== wide) { wide = holder.clientWidth; fit(); } }).observe(holder);
  network.on("click", (event) => on.choose?.(event.nodes[0] ?? ""));
  // The browser's own double click: the library's needs a pause between the two.
  holder.addEventListener("dblclick", (event) => {
    const box = holder.getBoundingClientRect(), id = network.getNodeAt({ x: event.clientX - box.left, y: event.clientY - box.top });
    if (id) on.unfold?.(id);
  });
  network.on("dragEnd", (event) => {
    const id = event.nodes[0];
    if (!id || !on.move) return;
    const spot = network.getPosition(id);
    on.move(id, Math.round(spot.x), Math.round(spot.y));
  });
  addEventListener("themechange", dress);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress);
  return {
    show, fit,
    choose(id) { chosen = near.has(id) ? id : ""; network.unselectAll(); dress(); },
    zoom(by) { network.moveTo({ scale: Math.min(3, Math.max(0.1, network.getScale() * by)) }); },
    where(id) { return network.canvasToDOM(network.getPosition(id)); },
    node(id) { return graph.nodes.find((node) => node.id === id); },
    data() { return graph; },
  };
}
