// One map, or two that move together.
import { say, currentLanguage } from "./words.js";
import { el, byId, visible } from "./dom.js";
import { json, path } from "./api.js";
import { state, query } from "./state.js";
import { parcelLayer, colours, hatch } from "./tiles.js";

const maps = [];
let isMoving = false;

class StudyMap {
  constructor(id, study, info, onPick, onError) {
    Object.assign(this, { study, info, onError });
    this.map = L.map(id, { zoomControl: false, minZoom: 6, maxZoom: 20, attributionControl: false, zoomSnap: 1 });
    this.map.createPane("parks").style.zIndex = 420;
    this.canvas = L.canvas({ padding: 0.1 });
    this.parcels = parcelLayer(study, () => query(this.info()), onError);
    this.small = L.layerGroup();
    this.marked = L.layerGroup();
    this.map.setView([23.4, 113.2], 11);
    [this.parcels, this.small, this.marked].forEach((layer) => layer.addTo(this.map));
    this.map.on("click", (event) => onPick(this, event.latlng));
    this.map.on("move", () => this.follow());
    this.map.on("zoomend", () => this.nameParks());
  }
  follow() {
    if (isMoving) return;
    isMoving = true;
    for (const other of maps) if (other !== this) other.map.setView(this.map.getCenter(), this.map.getZoom(), { animate: false });
    isMoving = false;
  }
  fit() {
    const b = this.info().bounds;
    if (b) this.map.fitBounds([[b[1], b[0]], [b[3], b[2]]], { animate: false, padding: [8, 8] });
  }
  async layers() {
    this.small.clearLayers();
    this.names = [];
    const style = { zones: { color: "#5B5B5B", weight: 1.6, dashArray: "2 3", fill: false }, district: { color: "#5f6368", weight: 1.2, fill: false } };
    const study = this.study();
    for (const name of ["district", "zones", "parks"].filter((n) => this.info().layers.includes(n))) {
      const collection = await json(path(study, `/layers/${name}`));
      if (study !== this.study()) return;
      // Zones are many; the others few, and sharper as SVG.
      L.geoJSON(collection, { interactive: false, renderer: name === "zones" ? this.canvas : null, pane: name === "parks" ? "parks" : "overlayPane",
        style: (f) => style[name] ?? { color: "#B2182B", weight: f.properties.counted ? 2 : 1, dashArray: f.properties.counted ? null : "5 4", fill: false },
        onEachFeature: (f, layer) => {
          if (name !== "parks") return;
          const label = L.tooltip({ permanent: true, direction: "center", className: "parkname", interactive: false }).setLatLng(layer.getBounds().getCenter());
          this.names.push([label, f.properties]);
          this.small.addLayer(label);
        } }).addTo(this.small);
    }
    this.nameParks();
  }
  // Far out the ids alone, nearer the names.
  nameParks() {
    for (const [label, park] of this.names ?? [])
      label.setContent(el("span", {}, visible(this.map.getZoom() >= 13 ? `${park.id} ${park.name}` : park.id)));
  }
  mark(rings) {
    this.marked.clearLayers();
    if (!rings?.length) return;
    const line = rings.map((ring) => ring.map(([x, y]) => [y, x]));
    L.polygon(line, { color: "#fff", weight: 5, fill: false, interactive: false, pane: "parks" }).addTo(this.marked);
    L.polygon(line, { color: "#0072B2", weight: 3, fill: false, interactive: false, pane: "parks" }).addTo(this.marked);
  }
  corner(position, build) {
    const control = L.control({ position });
    control.onAdd = () => { const node = build(); L.DomEvent.disableClickPropagation(node); return node; };
    control.addTo(this.map);
    (this.controls ??= []).push(control);
  }
  dress(isFirst, isCompared) {
    (this.controls ?? []).forEach((control) => control.remove());
    this.controls = [];
    if (isCompared || state.studies.length > 1) this.corner("topleft", () => el("div", { class: "yearmark" }, visible(this.study())));
    if (!isFirst) return;
    const zoom = L.control.zoom({ position: "topleft", zoomInTitle: "+", zoomOutTitle: "−" }).addTo(this.map);
    const scale = L.control.scale({ imperial: false, maxWidth: 140 }).addTo(this.map);
    this.controls.push(zoom, scale);
    this.corner("topright", () => el("div", { class: "north", role: "img", "aria-label": currentLanguage() === "zh" ? "上北" : "north is up" }, "▲", el("br"), currentLanguage() === "zh" ? "北" : "N"));
    this.corner("bottomright", legend);
  }
  refresh() { this.parcels.redraw(); }
}

function legend() {
  const box = (colour) => { const c = swatch(); const x = c.getContext("2d"); x.fillStyle = colour ?? hatch(x); x.fillRect(0, 0, 14, 14); return c; };
  const swatch = () => { const c = el("canvas", { width: 14, height: 14 }); return c; };
  const classes = state.info.classes.map((k, i) => el("div", {}, box(k.colour), state.info.drawn_by_rank ? say("fifth", { n: 5 - i }) : `${k.from}–${k.to}`,
    i === 0 ? ` ${say("legendLow")}` : i === state.info.classes.length - 1 ? ` ${say("legendHigh")}` : ""));
  return el("div", { class: "key" }, el("strong", {}, say(state.info.drawn_by_rank ? "legendRank" : "legend")), classes, el("div", {}, box(null), say("unranked")),
    el("div", {}, el("span", { class: "solid" }), say("planned")), el("div", {}, el("span", { class: "dash" }), say("zones")),
    el("div", { class: "note" }, say("cells")), el("div", { class: "note" }, say("sketch")));
}

export async function drawMaps(onPick, onError) {
  colours.classes = state.info.classes.map((k) => k.colour);
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
  maps.forEach((m) => m.map.invalidateSize({ animate: false }));
  maps[0].follow();
  maps.forEach((m, i) => { m.dress(i === 0, maps.length > 1); m.refresh(); });
  await Promise.all(maps.map((m) => m.layers()));
}
export const refreshMaps = () => maps.forEach((m) => m.refresh());
export const dressMaps = () => maps.forEach((m, i) => m.dress(i === 0, maps.length > 1));
export const markParcel = (study, rings) => maps.forEach((m) => m.mark(m.study() === study ? rings : null));
export function goTo(at) {
  if (at && maps[0]) maps[0].map.setView([at[1], at[0]], Math.max(maps[0].map.getZoom(), 16), { animate: false });
}
