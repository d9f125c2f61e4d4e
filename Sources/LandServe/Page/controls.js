// The left column: year, comparison, filter, weights, export.
import { say, number } from "./words.js";
import { el, byId, visible } from "./dom.js";
import { path, save } from "./api.js";
import { state, changed, components, query } from "./state.js";

let pending = null;
function soon(action) { clearTimeout(pending); pending = setTimeout(action, 90); }

export function drawControls(select) {
  const box = byId("controls");
  const place = box.scrollTop;
  box.replaceChildren(el("summary", {}, say("controls")), ...(state.study === null ? [auditYears()] : [years(select), weights(), filters(), exports()]));
  box.scrollTop = place;
}

function years(select) {
  if (state.studies.length < 2) return el("span");
  const at = state.studies.findIndex((s) => s.key === state.study);
  const shown = el("output", { for: "year" }, state.study);
  const slider = el("input", { type: "range", id: "year", min: 0, max: state.studies.length - 1, step: 1, value: at, "aria-valuetext": state.study,
    oninput: (e) => { shown.textContent = state.studies[e.target.value].key; soon(() => select(state.studies[e.target.value].key, state.other)); } });
  const compare = el("select", { id: "compare", onchange: (e) => select(state.study, e.target.value || null) },
    el("option", { value: "" }, say("none")),
    state.studies.map((s) => el("option", { value: s.key, selected: s.key === state.other }, s.key)));
  return el("fieldset", {}, el("legend", {}, el("label", { for: "year" }, say("year"))), el("div", { class: "row" }, slider, shown),
    el("div", { class: "row" }, el("label", { for: "compare", class: "name" }, say("compare")), compare));
}

// Without results: which of the two years of the audit is drawn.
function auditYears() {
  const years = [...new Set(state.audit.layers.map((l) => l.year))].sort((a, b) => a - b);
  return el("fieldset", {}, el("legend", {}, say("year")), years.map((year) => el("label", {}, el("input", { type: "radio", name: "audit-year", value: year, checked: year === state.auditYear,
    onchange: () => { state.auditYear = year; changed("layers"); } }), ` ${year}`)), el("p", { class: "note" }, say("ledgerOnly")));
}

function several(name, list, key, text) {
  const choice = el("select", { multiple: true, id: `filter-${name}`, onchange: (e) => {
    state.filter[name] = [...e.target.selectedOptions].map((o) => o.value);
    state.page = 0; changed("filter");
  } }, list.map((item) => el("option", { value: item[key], selected: state.filter[name].includes(item[key]) }, text(item))));
  return el("label", {}, say(name), choice);
}

function bound(name) {
  return el("input", { type: "number", id: `filter-${name}`, min: 0, max: 100, step: 1, value: state.filter[name], "aria-label": `${say("score")} ${say(name === "min" ? "from" : "to")}`,
    onchange: (e) => {
      const value = e.target.value === "" ? null : Math.min(100, Math.max(0, Number(e.target.value)));
      state.filter[name] = Number.isFinite(value) ? value : null;
      state.page = 0; changed("filter");
    } });
}

function filters() {
  const counted = (item) => `${visible(item.text) || say("blank")} (${number(item.parcels, 0)})`;
  const checks = ["ranked", "unranked", "unusable"].map((name) => el("label", {}, el("input", { type: "checkbox", value: name, checked: state.filter.state.includes(name),
    onchange: (e) => {
      state.filter.state = e.target.checked ? [...state.filter.state, name] : state.filter.state.filter((s) => s !== name);
      state.page = 0; changed("filter");
    } }), " ", say(name)));
  return el("fieldset", {}, el("legend", {}, say("filters")),
    several("category", state.info.categories, "text", counted), several("town", state.info.towns, "text", counted),
    several("park", state.info.parks.filter((p) => p.counted), "id", (p) => visible(`${p.id} ${p.name}`)),
    el("p", { class: "note" }, say("several")),
    state.info.drawn_by_rank ? null : el("div", { class: "row" }, el("span", { class: "name" }, say("score")), bound("min"), "–", bound("max")),
    el("div", { class: "row checks" }, checks),
    el("button", { type: "button", id: "clear", onclick: () => {
      state.filter = { category: [], town: [], park: [], min: null, max: null, state: [] };
      state.page = 0; changed("filter"); changed("controls");
    } }, say("clear")));
}

function weights() {
  if (!state.info.reweighting) return el("fieldset", {}, el("legend", {}, say("weights")), el("p", { class: "note" }, say("fixed")));
  const now = state.weights ?? state.info.weights;
  const note = el("p", { class: "note", id: "timing", role: "status" });
  const rows = components.map((name) => {
    const shown = el("output", { for: `weight-${name}` }, number(now[name], 2));
    return el("div", { class: "row" }, el("label", { for: `weight-${name}`, class: "name" }, say(name)),
      el("input", { type: "range", id: `weight-${name}`, min: 0, max: 1, step: 0.05, value: now[name], oninput: (e) => {
        const next = { ...(state.weights ?? state.info.weights), [name]: Number(e.target.value) };
        shown.textContent = number(next[name], 2);
        if (components.every((c) => !(next[c] > 0))) { note.textContent = say("zero"); note.className = "note error"; return; }
        note.className = "note";
        state.weights = next; state.page = 0;
        soon(() => changed("weights"));
      } }), shown);
  });
  return el("fieldset", { id: "weights" }, el("legend", {}, say("weights")), rows, note,
    el("button", { type: "button", id: "reset", onclick: () => { state.weights = null; state.page = 0; changed("weights"); changed("controls"); } }, say("reset")));
}

function exports() {
  const button = (format, name) => el("button", { type: "button", id: `export-${format}`,
    onclick: () => save(path(state.study, "/export", { ...query(), format }), name).catch((error) => changed(error)) }, format === "csv" ? "CSV" : "GeoJSON");
  return el("fieldset", {}, el("legend", {}, say("export")), el("div", { class: "row" }, button("geojson", "selection.geojson"), button("csv", "selection.csv")));
}
