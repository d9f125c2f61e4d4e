// One map, or two that move together.
import { say } from "./words.js";
import { el, byId, data, visible } from "./dom.js";
import { json, path } from "./api.js";
import { state, query } from "./state.js";
import { parcelLayer, colours, hatch } from "./tiles.js";
import { ledgerLayers } from "./ledgermap.js";

const maps = [];
let isMoving = false;
const chosen = "#d5006d";

class StudyMap {
  constructor(id, study, info, onPick, onError) {
    Object.assign(this, { study, info, onError, groups: {} });
    this.map = L.map(id, { zoomControl: false, minZoom: 6, maxZoom: 20, attributionControl: false, zoomSnap: 0.5 });
    this.map.createPane("parks").style.zIndex = 420;
    this.map.createPane("marks").style.zIndex = 440;
    this.canvas = L.canvas({ padding: 0.1 });
    this.map.setView([23.4, 113.2], 11);
    this.groups.parcels = state.study === null ? ledgerLayers(this, onError) : parcelLayer(study, () => query(this.info()), onError);
    for (const name of ["district", "zones", "parks", "unusable", "findings"]) this.groups[name] = L.layerGroup();
    this.marked = L.layerGroup().addTo(this.map);
    this.show();
    this.map.on("click", (event) => onPick(this, event.latlng));
    this.map.on("move", () => this.follow());
    this.map.on("zoomend", () => { this.nameParks(); this.restyle(); });
  }
  // From afar outlines would hide what they enclose.
  zoneStyle() {
    const zoom = this.map.getZoom();
    return { color: this.info().colours.zone, weight: zoom >= 13 ? 1.6 : 0.6, opacity: zoom >= 13 ? 1 : zoom >= 12 ? 0.7 : 0.3, dashArray: zoom >= 12 ? "2 3" : null, fill: false };
  }
  // From afar findings would hide what they are about.
  size() { return this.map.getZoom() >= 14 ? 6 : this.map.getZoom() >= 12 ? 4 : 2.5; }
  // Layers that the legend has switched off stay off.
  show() {
    for (const [name, group] of Object.entries(this.groups)) if (state.hidden.has(name)) group.remove(); else group.addTo(this.map);
  }
  follow() {
    if (isMoving) return;
    isMoving = true;
    for (const other of maps) if (other !== this) other.map.setView(this.map.getCenter(), this.map.getZoom(), { animate: false });
    isMoving = false;
  }
  fit() {
    const b = state.study === null ? state.audit?.bounds : this.info().bounds;
    if (b) this.map.fitBounds([[b[1], b[0]], [b[3], b[2]]], { animate: false, padding: [8, 8] });
  }
  async layers() {
    this.names = [];
    if (state.study === null) return this.groups.parcels.load();
    const style = { district: { color: "#5f6368", weight: 1.2, fill: false } };
    const study = this.study();
    // Zones come last: there may be tens of thousands of them.
    const lost = await json(path(study, "/unusable", { limit: 1000 }));
    if (study !== this.study()) return;
    this.groups.unusable.clearLayers();
    for (const p of lost.parcels) if (p.at) this.mark("unusable", p.at, "×", el("div", {}, data(p.id), " ", data(p.name), el("br"), `${say("unusable")}: ${p.why}`), () => this.onLost?.(p));
    for (const name of ["district", "parks", "zones"]) {
      this.groups[name].clearLayers();
      if (!this.info().layers.includes(name)) continue;
      const collection = await json(path(study, `/layers/${name}`));
      if (study !== this.study()) return;
      // Zones are many; the others few, and sharper as SVG.
      L.geoJSON(collection, { interactive: false, renderer: name === "zones" ? this.canvas : null, pane: name === "parks" ? "parks" : "overlayPane",
        style: (f) => (name === "zones" ? this.zoneStyle() : style[name]) ?? { color: this.info().colours.park, weight: f.properties.counted ? 2 : 1, dashArray: f.properties.counted ? null : "5 4", fill: false },
        onEachFeature: (f, layer) => { if (name === "parks") this.label(layer.getBounds().getCenter(), f.properties); } }).addTo(this.groups[name]);
      if (name === "parks") this.nameParks();
    }
  }
  restyle() {
    this.groups.findings.eachLayer((mark) => mark.setRadius(this.size()));
    const zoom = this.map.getZoom(), step = zoom >= 13 ? 2 : zoom >= 12 ? 1 : 0;
    if (step === this.step || state.study === null) return;
    this.step = step;
    this.groups.zones.eachLayer((layer) => layer.setStyle(this.zoneStyle()));
  }
  // A park's label.
  label(at, park) {
    const label = L.tooltip({ permanent: true, direction: "center", className: "parkname", interactive: false }).setLatLng(at);
    this.names.push([label, park]);
    this.groups.parks.addLayer(label);
  }
  // Far out the ids alone, nearer the names.
  nameParks() {
    for (const [label, park] of this.names ?? [])
      label.setContent(el("span", {}, visible(this.map.getZoom() >= 13 ? `${park.id} ${park.name ?? ""}` : park.id)));
  }
  mark(group, at, sign, tip, action) {
    const options = sign ? { radius: 6, color: colours.hatch, weight: 2, dashArray: "3 2", fillColor: "#fff", fillOpacity: 0.9, pane: "marks" }
      : { radius: this.size(), color: "#fff", weight: 1, fillColor: "#b2182b", fillOpacity: 0.9, pane: "marks" };
    const mark = L.circleMarker([at[1], at[0]], options).bindTooltip(() => tip, { className: "tip" });
    mark.on("click", (event) => { L.DomEvent.stopPropagation(event); action?.(); });
    this.groups[group].addLayer(mark);
  }
  outline(rings) {
    this.marked.clearLayers();
    if (!rings?.length) return;
    const line = rings.map((ring) => ring.map(([x, y]) => [y, x]));
    L.polygon(line, { color: "#fff", weight: 6, fill: false, interactive: false, pane: "parks" }).addTo(this.marked);
    L.polygon(line, { color: chosen, weight: 3, fill: false, interactive: false, pane: "parks" }).addTo(this.marked);
  }
  corner(position, build) {
    const control = L.control({ position });
    control.onAdd = () => { const node = build(); L.DomEvent.disableClickPropagation(node); L.DomEvent.disableScrollPropagation(node); return node; };
    control.addTo(this.map);
    (this.controls ??= []).push(control);
  }
  dress(isFirst, isLast, isCompared) {
    (this.controls ?? []).forEach((control) => control.remove());
    this.controls = [];
    if (state.study !== null && (isCompared || state.studies.length > 1)) this.corner("topleft", () => el("div", { class: "yearmark" }, visible(this.study())));
    if (isLast) this.corner("bottomright", legend);
    if (!isFirst) return;
    this.controls.push(L.control.zoom({ position: "topleft", zoomInTitle: say("zoomIn"), zoomOutTitle: say("zoomOut") }).addTo(this.map));
    this.controls.push(L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 140 }).addTo(this.map));
    this.corner("topright", () => el("div", { class: "north", role: "img", "aria-label": say("northUp") }, "▲", el("br"), say("north")));
  }
}

function toggle(name, text, sign) {
  return el("label", {}, el("input", { type: "checkbox", "data-layer": name, checked: !state.hidden.has(name), onchange: (e) => {
    if (e.target.checked) state.hidden.delete(name); else state.hidden.add(name);
    maps.forEach((m) => m.show());
  } }), el("span", {}, sign, text));
}
let isOpen = false;
function legend() {
  const canvas = (width, draw) => { const c = el("canvas", { width: 2 * width, height: 28 }), x = c.getContext("2d"); x.scale(2, 2); draw(x); return c; };
  const box = (colour) => canvas(14, (x) => { x.fillStyle = colour ?? hatch(x); x.fillRect(0, 0, 14, 14); x.strokeStyle = "#3a3a3a"; x.strokeRect(0.5, 0.5, 13, 13); });
  const has = (name) => state.info?.layers.includes(name) ?? (name !== "district");
  const scores = () => {
    const k = state.info.classes, ends = state.info.drawn_by_rank ? [5, 4, 3, 2, 1] : [...k.map((c) => c.from), 100];
    return [el("strong", {}, say(state.info.drawn_by_rank ? "legendRank" : "legend")),
      el("div", { class: "ramp" }, k.map((c, i) => el("i", { class: `c${i}` }))),
      el("div", { class: state.info.drawn_by_rank ? "ends fifths" : "ends" }, ends.map((n) => el("span", {}, state.info.drawn_by_rank ? say("fifth", { n }) : String(n)))),
      el("div", { class: "ends" }, el("span", {}, say("legendLow")), el("span", {}, say("legendHigh"))),
      el("div", {}, box(null), say("unranked"), el("span", { class: "note" }, " · ", say("scheme")))];
  };
  return el("div", { class: "key" }, state.info ? scores() : el("div", {}, box(colours.unranked), say("noScores")),
    el("details", { open: isOpen, ontoggle: (e) => { isOpen = e.target.open; } }, el("summary", {}, say("legendTitle")),
      toggle("parcels", say("parcels"), null), has("parks") ? toggle("parks", say("planned"), el("span", { class: "line" })) : null,
      has("zones") ? toggle("zones", say("zones"), el("span", { class: "line zone" })) : null,
      has("district") ? toggle("district", say("district"), el("span", { class: "line district" })) : null,
      state.info?.unusable ? toggle("unusable", say("unusableMark"), el("span", { class: "cross" }, "○")) : null,
      state.hasLedger ? toggle("findings", say("findingMark"), el("span", { class: "dot" })) : null,
      state.info ? el("div", { class: "note" }, say("cells")) : null),
    el("div", { class: "sketch" }, say("sketch")));
}
// Switches a layer on, in the legend too.
export function showLayer(name) {
  if (!state.hidden.delete(name)) return;
  maps.forEach((m) => m.show());
  document.querySelectorAll(`input[data-layer="${name}"]`).forEach((box) => { box.checked = true; });
}

export async function drawMaps(onPick, onError, onLost) {
  colours.classes = (state.info?.classes ?? []).map((k) => k.colour);
  if (state.info) Object.assign(colours, { unranked: state.info.colours.unranked, hatch: state.info.colours.hatch });
  if (!maps[0]) {
    maps[0] = new StudyMap("map", () => state.study, () => state.info, onPick, onError);
    maps[0].fit();
  }
  const second = byId("map2");
  if (state.other && !maps[1]) {
    second.hidden = false;
    maps[1] = new StudyMap("map2", () => state.other, () => state.otherInfo, onPick, onError);
  } else if (!state.other && maps[1]) {
    maps[1].map.remove();
    maps.length = 1;
    second.hidden = true;
  }
  maps.forEach((m) => { m.onLost = onLost; m.map.invalidateSize({ animate: false }); });
  maps[0].follow();
  maps.forEach((m, i) => { m.dress(i === 0, i === maps.length - 1, maps.length > 1); m.groups.parcels.redraw?.(); });
  await Promise.all(maps.map((m) => m.layers()));
}
export const refreshMaps = () => maps.forEach((m) => m.groups.parcels.redraw?.());
export const dressMaps = () => { maps.forEach((m, i) => m.dress(i === 0, i === maps.length - 1, maps.length > 1)); };
export const reloadLayers = () => Promise.all(maps.map((m) => m.layers()));
export const markParcel = (study, rings) => maps.forEach((m) => m.outline(m.study() === study ? rings : null));
export function drawFindings(findings, action) {
  for (const m of maps) {
    m.groups.findings.clearLayers();
    for (const f of findings) m.mark("findings", [f.lon, f.lat], null, el("div", {}, el("b", {}, data(f.title)), el("br"), data(f.text)), () => action(f));
  }
}
export function goTo(at, zoom = 16) {
  if (at && maps[0]) maps[0].map.setView([at[1], at[0]], Math.max(maps[0].map.getZoom(), zoom), { animate: false });
}
