/* The page's own behaviour. Everything that comes from the data is set as text, never as markup. */
(function () {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const hiddenTypes = new Set();
  const hiddenRelations = new Set();
  let language = data.language;
  let selected = null; // {node: index} or {edge: index}
  let namesShown = data.edges.length <= 40;

  const byId = (id) => document.getElementById(id);
  const say = (text) => (language === "zh" ? text[0] : text[1]);
  const caption = (name, values) =>
    say(data.captions[name]).replace(/\{(\w+)\}/g, (_, key) => String(values[key]));

  function element(tag, properties, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key === "class") made.className = value;
      else if (key === "click") made.addEventListener("click", value);
      else if (value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  const isolated = (text) => element("bdi", {}, text);

  function glyph(shape, colour, dashes) {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    const draw = (tag, attributes) => {
      const part = document.createElementNS(space, tag);
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      drawing.append(part);
    };
    drawing.setAttribute("class", "glyph");
    drawing.setAttribute("viewBox", "0 0 16 16");
    drawing.setAttribute("aria-hidden", "true");
    if (shape === "hollow") draw("circle", { cx: 8, cy: 8, r: 5, fill: "none", stroke: colour, "stroke-width": 2 });
    else if (shape === "dot") draw("circle", { cx: 8, cy: 8, r: 6, fill: colour });
    else if (shape === "square") draw("rect", { x: 2.5, y: 2.5, width: 11, height: 11, fill: colour });
    else if (shape === "diamond") draw("path", { d: "M8 1 15 8 8 15 1 8Z", fill: colour });
    else draw("path", { d: "M0 8H16", stroke: colour, "stroke-width": 2, "stroke-dasharray": dashes });
    return drawing;
  }

  /* ---- the drawing --------------------------------------------------------------------------------- */

  const canvas = byId("mynetwork");
  const nodeKey = (index) => "n" + index;
  const edgeKey = (index) => "e" + index;
  const indexOf = (key) => Number(key.slice(1));
  const neighbours = data.nodes.map(() => new Set());
  data.edges.forEach((edge) => {
    neighbours[edge.from].add(edge.to);
    neighbours[edge.to].add(edge.from);
  });

  const colours = () =>
    dark.matches
      ? { ink: "#dfe6ed", faint: "#4a5563", edge: "#66758a", edgeFaint: "#2a333e", ground: "#12171d", accent: "#7db8ee" }
      : { ink: "#1d2733", faint: "#b9c1ca", edge: "#98a4b1", edgeFaint: "#e3e7ec", ground: "#f6f7f9", accent: "#1f5f99" };

  function lit() {
    if (selected === null) return null;
    if (selected.node !== undefined) return new Set([selected.node, ...neighbours[selected.node]]);
    const edge = data.edges[selected.edge];
    return new Set([edge.from, edge.to]);
  }

  /* Labels keep their size on the screen, as on a map: where there is no room for all, the nodes with most
     relations keep theirs. Nodes never shrink to less than a visible dot. */
  const drawn = data.nodes.map((_, index) => nodes.get(nodeKey(index)));
  const TEXT_SIZE = 13;
  const LEAST_RADIUS = 4;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = TEXT_SIZE + "px sans-serif";
  const labelSizes = drawn.map((node) => {
    const lines = node.label.split("\n");
    return { width: Math.max(...lines.map((line) => pen.measureText(line).width)) + 6, height: lines.length * TEXT_SIZE * 1.15 + 4 };
  });

  function labelled(scale, bright) {
    const rank = (index) =>
      (selected !== null && selected.node === index ? 4000 : 0) +
      (data.centres.includes(index) ? 2000 : 0) +
      (bright !== null && bright.has(index) ? 1000 : 0) +
      neighbours[index].size;
    const order = data.nodes.map((_, index) => index).sort((a, b) => rank(b) - rank(a) || a - b);
    const taken = [];
    const shown = new Set();
    order.forEach((index) => {
      if (hiddenTypes.has(data.nodes[index].type)) return;
      const { width, height } = labelSizes[index];
      const x = drawn[index].x * scale;
      const top = drawn[index].y * scale + Math.max(drawn[index].size * scale, LEAST_RADIUS);
      const box = [x - width / 2, top, x + width / 2, top + height];
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return;
      taken.push(box);
      shown.add(index);
    });
    return shown;
  }

  function paintNodes() {
    const colour = colours();
    const bright = lit();
    const scale = Math.min(network.getScale(), 1);
    const shown = labelled(scale, bright);
    nodes.update(
      data.nodes.map((node, index) => {
        const dim = bright !== null && !bright.has(index);
        const chosen = selected !== null && selected.node === index;
        const own = data.types[node.type].colour;
        const fill = node.check ? colour.ground : own; // hollow: to be checked
        const border = chosen ? colour.accent : data.centres.includes(index) ? colour.ink : own;
        return {
          id: nodeKey(index),
          hidden: hiddenTypes.has(node.type),
          opacity: dim ? 0.2 : 1,
          size: Math.max(drawn[index].size, LEAST_RADIUS / scale),
          label: shown.has(index) ? drawn[index].label : " ",
          color: {
            background: fill,
            border,
            highlight: { background: fill, border: colour.accent },
            hover: { background: fill, border: colour.accent },
          },
          font: { size: TEXT_SIZE / scale, color: dim ? colour.faint : colour.ink, strokeWidth: 3 / scale, strokeColor: colour.ground },
        };
      })
    );
  }

  let waiting = false;
  function paintSoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      paint();
    });
  }
  let moved = false; // once the reader has chosen a view, it stays
  network.on("zoom", () => {
    moved = true;
    paintSoon();
  });
  network.on("dragStart", () => (moved = true));
  // The library puts its old view back after it has told of the new size.
  network.on("resize", () => requestAnimationFrame(() => moved || showAll()));
  network.on("dragEnd", (event) => {
    Object.entries(network.getPositions(event.nodes)).forEach(([key, place]) => Object.assign(drawn[indexOf(key)], place));
    if (event.nodes.length) paintSoon();
  });

  function paintEdges() {
    const colour = colours();
    const size = 11 / Math.min(network.getScale(), 1);
    edges.update(
      data.edges.map((edge, index) => {
        const chosen = selected !== null && selected.edge === index;
        const touches = selected !== null && (edge.from === selected.node || edge.to === selected.node);
        const dim = selected !== null && !chosen && !touches;
        const shown = !dim && (namesShown || chosen || (touches && neighbours[selected.node].size <= 40));
        return {
          id: edgeKey(index),
          hidden:
            hiddenRelations.has(edge.type) ||
            hiddenTypes.has(data.nodes[edge.from].type) ||
            hiddenTypes.has(data.nodes[edge.to].type),
          label: shown ? say(data.relations[edge.type].label) : " ",
          width: chosen ? 3 : 1.2,
          color: { color: dim ? colour.edgeFaint : chosen || touches ? colour.accent : colour.edge, highlight: colour.accent, hover: colour.accent },
          font: { size, color: colour.ink, strokeWidth: (size * 4) / 11, strokeColor: colour.ground },
        };
      })
    );
  }

  function paint() {
    paintNodes();
    paintEdges();
  }

  function showAll() {
    moved = false;
    // The library's own fit measures labels too, which here depend on the scale.
    const visible = drawn.filter((_, index) => !hiddenTypes.has(data.nodes[index].type));
    if (!visible.length) return;
    const [xs, ys] = [visible.map((node) => node.x), visible.map((node) => node.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = (length, margin) => Math.max(length - 2 * margin, 100);
    const scale = Math.min(
      room(canvas.clientWidth, 75) / Math.max(right - left, 1),
      room(canvas.clientHeight, 50) / Math.max(bottom - top, 1),
      1.2
    );
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
    paint();
  }

  function select(choice, move) {
    selected = choice;
    if (choice === null) network.unselectAll();
    else if (choice.node !== undefined) {
      network.setSelection({ nodes: [nodeKey(choice.node)], edges: [] });
      moved = moved || move;
      if (move) network.focus(nodeKey(choice.node), { scale: Math.max(network.getScale(), 0.9), animation: false });
    } else network.setSelection({ nodes: [], edges: [edgeKey(choice.edge)] });
    paint();
    showPanel();
    const address = choice !== null && choice.node !== undefined ? "#" + encodeURIComponent(data.nodes[choice.node].id) : " ";
    history.replaceState(null, "", address === " " ? location.pathname + location.search : address);
  }

  network.on("click", (event) => {
    if (event.nodes.length) select({ node: indexOf(event.nodes[0]) }, false);
    else if (event.edges.length) select({ edge: indexOf(event.edges[0]) }, false);
    else select(null, false);
  });
  network.on("hoverNode", () => (canvas.style.cursor = "pointer"));
  network.on("blurNode", () => (canvas.style.cursor = "default"));
  network.on("hoverEdge", () => (canvas.style.cursor = "pointer"));
  network.on("blurEdge", () => (canvas.style.cursor = "default"));

  function zoom(factor) {
    moved = true;
    network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
    paint();
  }

  function pan(x, y) {
    moved = true;
    const centre = network.getViewPosition();
    const step = 90 / network.getScale();
    network.moveTo({ position: { x: centre.x + x * step, y: centre.y + y * step } });
  }

  const KEYS = {
    ArrowLeft: () => pan(-1, 0),
    ArrowRight: () => pan(1, 0),
    ArrowUp: () => pan(0, -1),
    ArrowDown: () => pan(0, 1),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(0.8),
    0: showAll,
  };
  canvas.addEventListener("keydown", (event) => {
    if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      KEYS[event.key]();
      event.preventDefault();
    }
  });

  /* ---- the panel ----------------------------------------------------------------------------------- */

  const panel = byId("panel");

  function chips(item) {
    const row = [];
    if (item.check) row.push(element("span", { class: "chip check", title: caption("checkMeaning") }, caption("check")));
    if (item.sample) row.push(element("span", { class: "chip sample", title: caption("sampleMeaning") }, caption("sample")));
    return row;
  }

  function head(...children) {
    const close = element(
      "button",
      { type: "button", class: "close", "aria-label": caption("close"), click: () => select(null, false) },
      "×"
    );
    return element("div", { class: "top" }, ...children, close);
  }

  function properties(item, declared) {
    const rows = Object.entries(item.properties).map(([name, value]) => [
      declared[name] ? say(declared[name]) : name,
      Array.isArray(value) ? value.join(language === "zh" ? "；" : "; ") : String(value),
    ]);
    if (item.aliases && item.aliases.length) rows.push([caption("aliases"), item.aliases.join(language === "zh" ? "；" : "; ")]);
    rows.push([caption("grade"), say(data.grades[item.grade] || data.grades.unknown)]);
    const list = element("dl", {});
    rows.forEach(([name, value]) => list.append(element("dt", {}, name), element("dd", {}, isolated(value))));
    return [element("h3", {}, caption("properties")), list];
  }

  function proof([position, start, end]) {
    const passage = data.passages[position];
    const characters = Array.from(passage.text); // offsets count characters, not UTF-16 units
    const quote = element("blockquote", { dir: "auto" });
    if (start === null || end === null || start < 0) quote.append(passage.text);
    else {
      quote.append(
        characters.slice(0, start).join(""),
        element("mark", {}, characters.slice(start, end).join("")),
        characters.slice(end).join("")
      );
    }
    const check = passage.grade === "mirror" || passage.grade === "unknown";
    const sample = passage.kind === data.captions.sample[0];
    const place = say(passage.location);
    const source = element(
      "figcaption",
      {},
      element("div", { class: "document" }, isolated(passage.document)),
      element(
        "div",
        { class: "top" },
        ...(place ? [isolated(place)] : []),
        element("span", { class: "chip" }, say(data.grades[passage.grade] || data.grades.unknown)),
        ...chips({ check, sample })
      )
    );
    if (passage.address) source.append(element("div", {}, address(passage.address)));
    return element("figure", { class: "proof" + (sample ? " sample" : check ? " check" : "") }, quote, source);
  }

  function address(text) {
    // Only the web's own schemes become links; anything else stays text.
    if (!/^https?:\/\//i.test(text)) return isolated(text);
    return element("a", { href: text, target: "_blank", rel: "noopener noreferrer" }, text);
  }

  function proofs(item) {
    const found = item.proofs.map(proof);
    if (!found.length) found.push(element("p", {}, caption("noEvidence")));
    if (item.more) found.push(element("p", {}, caption("moreEvidence", { count: item.more })));
    return [element("h3", {}, caption("evidence")), ...found];
  }

  function nodePanel(index) {
    const node = data.nodes[index];
    const type = data.types[node.type];
    panel.append(
      head(element("span", { class: "chip" }, glyph(type.shape, type.colour), say(type.label)), ...chips(node)),
      element("h2", {}, node.name),
      ...properties(node, type.properties),
      ...proofs(node),
      ...relationsOf(index)
    );
  }

  function relationsOf(index) {
    const rows = data.edges
      .map((edge, position) => ({ edge, position }))
      .filter(({ edge }) => edge.from === index || edge.to === index)
      .sort((a, b) => (a.edge.type < b.edge.type ? -1 : a.edge.type > b.edge.type ? 1 : a.position - b.position));
    if (!rows.length) return [];
    const list = element("ul", { class: "relations" });
    rows.forEach(({ edge, position }) => {
      const other = edge.from === index ? edge.to : edge.from;
      const type = data.types[data.nodes[other].type];
      list.append(
        element(
          "li",
          {},
          element("button", { type: "button", class: "why", click: () => select({ edge: position }, false) }, (edge.from === index ? "→ " : "← ") + say(data.relations[edge.type].label)),
          element("button", { type: "button", class: "name", click: () => select({ node: other }, true) }, glyph(type.shape, type.colour), " ", isolated(data.nodes[other].name)),
          ...chips(edge)
        )
      );
    });
    return [element("h3", {}, caption("relations") + " " + rows.length), list];
  }

  function edgePanel(index) {
    const edge = data.edges[index];
    const relation = data.relations[edge.type];
    const end = (position) => {
      const type = data.types[data.nodes[position].type];
      return element("button", { type: "button", click: () => select({ node: position }, true) }, glyph(type.shape, type.colour), " ", isolated(data.nodes[position].name));
    };
    panel.append(
      head(element("span", { class: "chip" }, caption("relations")), ...chips(edge)),
      element("div", { class: "ends" }, end(edge.from), element("span", { class: "verb" }, "↓ " + say(relation.label)), end(edge.to)),
      ...properties(edge, relation.properties),
      ...proofs(edge)
    );
  }

  function aboutPanel() {
    panel.append(
      element("h2", {}, say(data.title)),
      element("p", {}, say(data.subtitle)),
      element("p", {}, caption("counts", { nodes: data.nodes.length, edges: data.edges.length })),
      element("p", {}, caption("howTo")),
      element("h3", {}, caption("incomplete")),
      element("p", {}, caption("incompleteMeaning"))
    );
    if (data.coverage.length) {
      const rows = data.coverage.map((list) =>
        element(
          "tr",
          {},
          element("td", {}, isolated(list.name)),
          element("td", { class: "number" }, (list.held ?? caption("unchecked")) + "/" + (list.total ?? caption("unchecked")))
        )
      );
      const titles = element("tr", {}, element("th", { scope: "col" }, caption("list")), element("th", { scope: "col", class: "number" }, caption("held")));
      panel.append(element("table", {}, element("thead", {}, titles), element("tbody", {}, ...rows)));
    }
    panel.append(
      element("h3", {}, caption("signs")),
      element("p", {}, caption("checkMeaning")),
      element("p", {}, caption("sampleMeaning"))
    );
  }

  function showPanel() {
    panel.replaceChildren();
    if (selected === null) aboutPanel();
    else if (selected.node !== undefined) nodePanel(selected.node);
    else edgePanel(selected.edge);
    panel.scrollTop = 0;
    panel.querySelectorAll("mark").forEach((mark) => {
      const quote = mark.parentElement;
      quote.scrollTop = Math.max(0, mark.offsetTop - quote.offsetTop - 60);
    });
  }

  /* ---- the legend ---------------------------------------------------------------------------------- */

  function legendButtons(kinds, hidden, items, picture) {
    return Object.entries(kinds).map(([kind, declared]) => {
      const button = element(
        "button",
        { type: "button", "data-kind": kind, "aria-pressed": String(!hidden.has(kind)) },
        picture(declared),
        element("span", {}, say(declared.label)),
        element("span", { class: "count" }, String(items.filter((item) => item.type === kind).length))
      );
      button.addEventListener("click", () => {
        if (!hidden.delete(kind)) hidden.add(kind);
        button.setAttribute("aria-pressed", String(!hidden.has(kind)));
        paint();
      });
      return button;
    });
  }

  function sign(picture, text, meaning, second) {
    return element("div", { class: "sign", title: meaning || null }, picture, element("span", {}, text), second || null);
  }

  function showLegend() {
    const line = (dashes) => glyph("line", dark.matches ? "#9daab8" : "#5b6775", dashes);
    const legend = byId("legend");
    legend.setAttribute("aria-label", caption("signs"));
    legend.replaceChildren(
      element("h2", {}, caption("entities")),
      ...legendButtons(data.types, hiddenTypes, data.nodes, (type) => glyph(type.shape, type.colour)),
      ...(data.edges.length ? [element("h2", {}, caption("relations"))] : []),
      ...legendButtons(data.relations, hiddenRelations, data.edges, () => line("none")),
      element("h2", {}, caption("signs")),
      sign(line("none"), caption("certain")),
      sign(line("4 2"), caption("check"), caption("checkMeaning"), glyph("hollow", dark.matches ? "#9daab8" : "#5b6775")),
      sign(line("1.5 2"), caption("sample"), caption("sampleMeaning"))
    );
  }

  /* ---- finding ------------------------------------------------------------------------------------- */

  const search = byId("search");
  const matches = byId("matches");
  const MOST_MATCHES = 50;
  let active = -1;

  function found(text) {
    const wanted = text.normalize("NFKC").toLowerCase().trim();
    const scored = [];
    data.nodes.forEach((node, index) => {
      const names = [node.name, ...node.aliases].map((name) => name.normalize("NFKC").toLowerCase());
      const places = names.map((name) => name.indexOf(wanted)).filter((place) => place >= 0);
      if (places.length) scored.push([Math.min(...places), node.name.length, index]);
    });
    scored.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return scored.slice(0, MOST_MATCHES).map((entry) => entry[2]);
  }

  function showMatches() {
    const hits = found(search.value);
    active = -1;
    search.removeAttribute("aria-activedescendant");
    matches.replaceChildren(
      ...hits.map((index, position) => {
        const node = data.nodes[index];
        const type = data.types[node.type];
        const entry = element("li", { role: "option", id: "match-" + position, "data-node": index, "aria-selected": "false" }, glyph(type.shape, type.colour), element("span", { class: "name" }, node.name));
        entry.addEventListener("mousedown", (event) => {
          event.preventDefault();
          choose(index);
        });
        return entry;
      })
    );
    if (!hits.length) matches.append(element("li", { "aria-disabled": "true" }, caption("noMatch")));
    openMatches(true);
  }

  function openMatches(open) {
    matches.hidden = !open;
    search.setAttribute("aria-expanded", String(open));
  }

  function choose(index) {
    hiddenTypes.delete(data.nodes[index].type);
    showLegend();
    openMatches(false);
    search.value = "";
    select({ node: index }, true);
    panel.focus();
  }

  function step(by) {
    const options = matches.querySelectorAll('[role="option"]');
    if (!options.length) return;
    if (active >= 0) options[active].setAttribute("aria-selected", "false");
    active = (active + by + options.length) % options.length;
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    search.setAttribute("aria-activedescendant", options[active].id);
  }

  search.addEventListener("input", showMatches);
  search.addEventListener("focus", showMatches);
  search.addEventListener("blur", () => openMatches(false));
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (matches.hidden) showMatches();
      step(event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1);
    } else if (event.key === "Enter" && !event.isComposing) {
      const option = matches.querySelectorAll('[role="option"]')[Math.max(active, 0)];
      if (option && !matches.hidden) choose(Number(option.dataset.node));
    } else if (event.key === "Escape") {
      if (matches.hidden) return;
      openMatches(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") select(null, false);
    else if (event.key === "/" && document.activeElement !== search) {
      search.focus();
      event.preventDefault();
    }
  });

  /* ---- saving -------------------------------------------------------------------------------------- */

  function save(blob, ending) {
    const name = say(data.title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "chuyi";
    const link = element("a", { href: URL.createObjectURL(blob), download: name + ending });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function saveData() {
    const whole = (proof) => ({ passage: data.passages[proof[0]].id, start: proof[1], end: proof[2] });
    const item = ({ proofs, more, check, sample, ...rest }) => ({ ...rest, needs_check: check, sample_text: sample, evidence: proofs.map(whole) });
    const content = {
      title: say(data.title),
      note: caption("incomplete"),
      origin: data.origin,
      shown: data.nodes.length,
      found: data.found,
      nodes: data.nodes.map(item),
      edges: data.edges.map((edge) => ({ ...item(edge), from: data.nodes[edge.from].id, to: data.nodes[edge.to].id })),
      passages: data.passages.map((passage) => ({ ...passage, location: say(passage.location) })),
      coverage: data.coverage,
    };
    save(new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }), ".json");
  }

  function saveImage() {
    const view = canvas.querySelector("canvas");
    const scale = view.width / view.clientWidth;
    const colour = colours();
    const types = Object.entries(data.types).filter(([type]) => !hiddenTypes.has(type));
    const image = document.createElement("canvas");
    const top = 64 * scale;
    const bottom = 34 * scale;
    image.width = view.width;
    image.height = view.height + top + bottom;
    const pen = image.getContext("2d");
    const font = (size) => (pen.font = size * scale + 'px "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif');
    pen.fillStyle = colour.ground;
    pen.fillRect(0, 0, image.width, image.height);
    pen.drawImage(view, 0, top);
    pen.fillStyle = colour.ink;
    font(18);
    pen.fillText(Array.from(say(data.title)).slice(0, 60).join(""), 16 * scale, 27 * scale);
    font(12);
    let x = 16 * scale;
    types.forEach(([, type]) => {
      pen.fillStyle = type.colour;
      pen.fillRect(x, 42 * scale, 11 * scale, 11 * scale);
      pen.fillStyle = colour.ink;
      pen.fillText(say(type.label), x + 16 * scale, 52 * scale);
      x += 32 * scale + pen.measureText(say(type.label)).width;
    });
    pen.fillText([caption("incomplete"), ...(data.origin ? [originText()] : [])].join("  ·  "), 16 * scale, image.height - 13 * scale);
    image.toBlob((blob) => save(blob, ".png"), "image/png");
  }

  /* ---- words --------------------------------------------------------------------------------------- */

  function originText() {
    return caption("built", { date: data.origin.date.slice(0, 10), ledger: data.origin.ledger.slice(0, 12), run: data.origin.run });
  }

  function speak() {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = say(data.title) + " · " + caption("app");
    byId("title").textContent = say(data.title);
    byId("title").title = say(data.title);
    byId("subtitle").textContent = say(data.subtitle);
    search.placeholder = caption("search");
    search.setAttribute("aria-label", caption("search"));
    canvas.setAttribute("aria-label", caption("canvas"));
    byId("relation-names").textContent = caption("relationNames");
    byId("save-data").textContent = caption("saveData");
    byId("save-image").textContent = caption("saveImage");
    byId("language").textContent = caption("language");
    byId("about").textContent = caption("about");
    [["zoom-in", "zoomIn"], ["zoom-out", "zoomOut"], ["fit", "fit"]].forEach(([id, name]) => {
      byId(id).title = caption(name);
      byId(id).setAttribute("aria-label", caption(name));
    });
    byId("incomplete").textContent = caption("incomplete");
    byId("cut").textContent = data.found > data.nodes.length ? caption("cut", { shown: data.nodes.length, found: data.found }) : "";
    byId("origin").textContent = data.origin ? originText() : "";
    byId("relation-names").setAttribute("aria-pressed", String(namesShown));
    showLegend();
    paint();
    showPanel();
  }

  byId("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    speak();
  });
  byId("relation-names").addEventListener("click", () => {
    namesShown = !namesShown;
    byId("relation-names").setAttribute("aria-pressed", String(namesShown));
    paint();
  });
  byId("about").addEventListener("click", () => select(null, false));
  byId("fit").addEventListener("click", showAll);
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("save-data").addEventListener("click", saveData);
  byId("save-image").addEventListener("click", saveImage);
  dark.addEventListener("change", () => {
    showLegend();
    paint();
  });

  speak();
  showAll();
  if (location.hash) {
    let wanted = "";
    try {
      wanted = decodeURIComponent(location.hash.slice(1));
    } catch {
      wanted = "";
    }
    const index = data.nodes.findIndex((node) => node.id === wanted);
    if (index >= 0) select({ node: index }, true);
  }
})();
