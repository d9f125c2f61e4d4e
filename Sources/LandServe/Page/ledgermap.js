// What a ledger holds of an audit's layers, drawn without results: what is in view is asked for, up to a number.
import { say } from "./words.js";
import { el, data } from "./dom.js";
import { json } from "./api.js";
import { state, changed } from "./state.js";

const limits = { parcels: 2000, zones: 2000, parks: 200 };
export function ledgerLayers(owner, onError) {
  const group = L.layerGroup(), own = { parcels: L.layerGroup(), zones: L.layerGroup(), parks: L.layerGroup() };
  let mine = 0;
  group.load = async () => {
    const number = ++mine, b = owner.map.getBounds(), { run, audit, auditYear } = state;
    if (!audit) return;
    const clip = (v, most) => Math.min(most, Math.max(-most, v)).toFixed(6);
    const box = { west: clip(b.getWest(), 180), south: clip(b.getSouth(), 90), east: clip(b.getEast(), 180), north: clip(b.getNorth(), 90) };
    let isComplete = true;
    for (const name of ["parks", "zones", "parcels"]) {
      if (!audit.layers.some((l) => l.layer === name && l.year === auditYear)) { own[name].clearLayers(); continue; }
      const asked = new URLSearchParams({ ...box, year: auditYear, limit: limits[name] });
      const collection = await json(`/api/v1/ledger/audits/${run}/layers/${name}?${asked}`);
      if (number !== mine) return;
      isComplete &&= collection.complete;
      own[name].clearLayers();
      if (name === "parks") { owner.groups.parks.clearLayers(); owner.names = []; }
      L.geoJSON(collection, { renderer: name === "parks" ? null : owner.canvas, pane: name === "parks" ? "parks" : "overlayPane",
        interactive: name === "parcels", bubblingMouseEvents: false, style: { parks: { color: "#B2182B", weight: 2, fill: false },
          zones: { color: "#5B5B5B", weight: 1.4, dashArray: "2 3", fill: false }, parcels: { color: "#3A3A3A", weight: 0.7, fillColor: "#D9D9D9", fillOpacity: 0.9 } }[name],
        onEachFeature: (f, layer) => {
          if (name === "parks") owner.label(layer.getBounds().getCenter(), f.properties);
          if (name === "parcels") layer.on("click", () => { state.card = { feature: f, figures: collection.figures, year: auditYear }; changed("card"); });
        } }).addTo(name === "parcels" ? own.parcels : owner.groups[name].addLayer(own[name]) && own[name]);
    }
    owner.nameParks();
    changed(isComplete ? "complete" : "incomplete");
  };
  group.addLayer(own.parcels);
  owner.map.on("moveend", () => group.load().catch(onError));
  return group;
}

// A feature of the ledger, with the state of every figure.
export function ledgerCard({ feature, figures, year }) {
  const p = feature.properties;
  const rows = figures.map((f) => el("tr", {}, el("td", {}, data(f.title)), el("td", { class: typeof p[f.name] === "number" ? "n" : "text" },
    p[f.name] === null ? say(stateWord(p[`${f.name}_state`])) : typeof p[f.name] === "number" ? String(Number(p[f.name].toPrecision(7))) : data(p[f.name])), el("td", {}, data(f.unit ?? ""))));
  return [el("h2", { id: "parcel-title" }, data(p.id), " ", data(p.name ?? "")), el("p", { class: "note" }, `${year} · ${say("fromLedger")}`),
    el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("figure")), el("th", { scope: "col", class: "n" }, say("value")), el("th", { scope: "col" }, say("unit")))), el("tbody", {}, rows))];
}
const stateWord = (s) => ({ redacted: "redacted_" }[s] ?? s ?? "blank");
