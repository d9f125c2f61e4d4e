// The right column, a panel at a time.
import { say, number, amount } from "./words.js";
import { el, byId, data, visible, table, cell } from "./dom.js";
import { get, json, path, save } from "./api.js";
import { state, changed, query } from "./state.js";
import { goTo, markParcel } from "./map.js";
import { drawSpread, drawYears } from "./charts.js";

const pageSize = 100;
const mu = (m2) => m2 === null ? null : m2 * 3 / 2000;
let run = 0;
const panel = () => byId("panel");

// Shows what `build` gives, unless something newer was asked for meanwhile.
async function show(build) {
  const mine = ++run;
  byId("busy").textContent = say("loading");
  try {
    const nodes = await build();
    if (mine === run) panel().replaceChildren(...[nodes].flat());
  } catch (error) {
    if (mine === run) panel().replaceChildren(el("p", { class: "error" }, say("failed", { why: error.message })));
  } finally { if (mine === run) byId("busy").textContent = ""; }
}

const tabs = () => ["table", "parcel", "parks", "spread", ...(state.hasLedger ? ["audit"] : []), "account", "quality", "origin"];
export function drawTabs() {
  const all = tabs();
  byId("tabs").replaceChildren(...all.map((name, i) => el("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel",
    "aria-selected": String(state.tab === name), tabindex: state.tab === name ? 0 : -1,
    onclick: () => { state.tab = name; changed("tab"); },
    onkeydown: (e) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step) return;
      state.tab = all[(i + step + all.length) % all.length];
      changed("tab"); byId(`tab-${state.tab}`).focus();
    } }, say(name))));
  panel().setAttribute("aria-labelledby", `tab-${state.tab}`);
}
export const drawPanel = () => ({ table: ranking, parcel, parks, spread, audit, account, quality, origin })[state.tab]();

export async function pick(studyMap, latlng) {
  const study = studyMap.study();
  const found = (await json(path(study, "/parcels", { lon: latlng.lng.toFixed(7), lat: latlng.lat.toFixed(7) }))).parcels;
  state.tab = "parcel";
  state.here = found.length > 1 ? found : null;
  state.parcel = found.length ? { study, index: found[0].parcel } : null;
  state.empty = !found.length;
  changed("parcel");
}

async function ranking() {
  await show(async () => {
    const page = await fetchPage();
    const from = state.page * pageSize;
    const sortable = (key, text, n = true) => ({ n, node: el("button", { type: "button", "aria-pressed": String(state.sort.replace("-", "") === key),
      onclick: () => { state.sort = state.sort === key ? `-${key}` : key; state.page = 0; changed("page"); } }, text, state.sort === key ? " ▲" : state.sort === `-${key}` ? " ▼" : "") });
    const search = el("input", { type: "search", id: "search", value: state.search, placeholder: say("search"), "aria-label": say("search"),
      onchange: (e) => { state.search = e.target.value.slice(0, 30); state.page = 0; changed("page"); } });
    const heads = [sortable("rank", say("rank")), sortable("change", say("change")), { text: say("name") }, { text: say("score"), n: true }, sortable("area", say("area")), { text: say("parkShort") }, sortable("up_t", say("up_t"))];
    const rows = page.rows.map((row) => el("tr", { tabindex: 0, "data-parcel": row.parcel, "aria-selected": String(isPicked(row.parcel)),
      onclick: () => choose(row), onkeydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(row); } } },
      cell(row.rank ?? "–", true), change(row.change), el("td", { class: "text wide" }, data(row.id), el("br"), data(row.name)), cell(score(row), true),
      cell(number(mu(row.area_m2), 1), true), cell(data(row.park ?? "–")), cell(amount(row.up_t), true)));
    return [el("div", { class: "row" }, search),
      el("p", { class: "note", id: "matched" }, say("matched", { n: number(page.matched, 0), ranked: number(page.ranked, 0), km2: number(page.area_m2 / 1e6, 2), tax: amount(page.up_t) })),
      table(say("caption"), heads, rows),
      el("div", { class: "row" }, el("button", { type: "button", disabled: state.page === 0, onclick: () => { state.page--; changed("page"); } }, say("previous")),
        say("page", { a: Math.min(page.matched, from + 1), b: Math.min(page.matched, from + page.rows.length) }),
        el("button", { type: "button", disabled: from + page.rows.length >= page.matched, onclick: () => { state.page++; changed("page"); } }, say("next")))];
  });
}
async function fetchPage() {
  const start = performance.now();
  const response = await get(path(state.study, "/ranking", { ...query(), offset: state.page * pageSize, limit: pageSize, sort: state.sort, q: state.search }));
  const timing = /rank;dur=([\d.]+)/.exec(response.headers.get("Server-Timing") ?? "");
  const page = await response.json();
  const note = byId("timing");
  if (note && state.weights) note.textContent = say("reranked", { ms: timing ? number(Number(timing[1]), 1) : number(performance.now() - start, 0) });
  else if (note) note.textContent = "";
  return page;
}
const isPicked = (index) => state.parcel?.index === index && state.parcel.study === state.study;
const score = (row) => row.score === null ? (row.state === "ranked" ? "–" : say(row.state)) : number(row.score, 2);
const change = (value) => el("td", { class: `n ${value > 0 ? "up" : value < 0 ? "down" : ""}` }, value === null ? "–" : value > 0 ? `▲${value}` : value < 0 ? `▼${-value}` : "0");
function choose(row) {
  state.parcel = { study: state.study, index: row.parcel };
  [state.here, state.empty, state.tab] = [null, false, "parcel"];
  goTo(row.at);
  changed("parcel");
}

async function parcel() {
  if (!state.parcel) {
    markParcel(null, null);
    return show(async () => el("p", {}, say(state.empty ? "nothing" : "pick")));
  }
  const { study, index } = state.parcel;
  await show(async () => {
    const info = study === state.study ? state.info : state.otherInfo;
    const p = await json(path(study, `/parcels/${index}`, { weights: query(info).weights }));
    markParcel(study, p.outline);
    const rows = p.figures.map((f) => el("tr", {}, cell(f.title), cell(typeof f.value === "number" ? plain(f) : f.value === null ? "–" : data(word(f)), typeof f.value === "number"), cell(f.unit)));
    const others = state.here ? [el("p", {}, say("severalHere", { n: state.here.length })),
      el("p", {}, state.here.map((o) => el("button", { type: "button", onclick: () => { state.parcel = { study, index: o.parcel }; changed("parcel"); } }, data(o.id))))] : [];
    const rank = p.rank === null ? say(p.state) : `${say("rank")} ${p.rank}` + (p.change ? ` (${say("was", { n: p.rank_before })}, ${p.change > 0 ? "▲" : "▼"}${Math.abs(p.change)})` : "");
    return [...others, el("h2", { id: "parcel-title" }, data(p.id), " ", data(p.name)),
      el("p", { id: "parcel-rank" }, rank, p.score === null ? "" : ` · ${say("score")} ${number(p.score, 2)}`, " · ", data(p.category), " · ", data(p.town), state.studies.length > 1 ? ` · ${visible(study)}` : ""),
      el("p", {}, el("button", { type: "button", onclick: () => goTo(p.at) }, say("show"))),
      table(null, [{ text: say("figure") }, { text: say("value"), n: true }, { text: say("unit") }], rows),
      p.notice ? el("p", { class: "note" }, p.notice) : null,
      p.explanation.length ? el("h2", {}, say("explain")) : null,
      p.explanation.length ? el("pre", { id: "explanation", tabindex: 0 }, p.explanation.map(visible).join("\n")) : null].filter(Boolean);
  });
}
// States and kinds are words of ours; ids are not.
const word = (f) => ["state", "st_y", "st_t", "bench"].includes(f.id) ? named(f.value) : f.value;
const named = (value) => say({ redacted: "redacted_", fixed: "fixed_" }[value] ?? value);
// Figures are shown to seven digits; the explanation below has all of them.
const plain = (f) => Number.isInteger(f.value) ? String(f.value) : String(Number(f.value.toPrecision(7)));

async function parks() {
  await show(async () => {
    const intensity = (value, kind) => value === null ? "–" : [amount(value), ` (${amount(value / 0.15)})`, el("br"), el("span", { class: "note" }, kind ? named(kind) : "")];
    const rows = state.info.parks.map((p) => el("tr", {}, cell([data(p.id), " ", data(p.name)]), cell(p.counted ? say("yes") : `${say("no")} (${visible(p.status)})`),
      cell(intensity(p.bench_y, p.kind_y), true), cell(intensity(p.bench_t, p.kind_t), true), cell(number(p.referring, 0), true)));
    return table(say("intensity"), [{ text: say("park") }, { text: say("counted") }, { text: say("benchY"), n: true }, { text: say("benchT"), n: true }, { text: say("referring"), n: true }], rows);
  });
}
async function spread() { await show(async () => drawSpread(await json(path(state.study, "/distribution", query())))); }

async function document_(name) { return json(path(state.study, `/documents/${name}`)); }
async function audit() {
  await show(async () => {
    const a = await json("/api/v1/ledger");
    const rows = a.findings.map((f) => el("tr", {}, cell(f.severity), cell([data(f.rule), el("br"), data(f.text)]), cell(f.lon === null ? "" : el("button", { type: "button", onclick: () => goTo([f.lon, f.lat]) }, say("places")))));
    return [el("h2", {}, say("audited", { year: a.year, against: a.against ?? "–" })), ...drawYears(a.series),
      el("h2", {}, say("findings")), el("p", { class: "note" }, a.counts.map((c) => `${c.severity} ${number(c.count, 0)}`).join(" · ")),
      table(say("shrunk", { n: a.findings.length }), [{ text: say("severity") }, { text: say("detail") }, { text: "" }], rows)];
  });
}
async function account() {
  await show(async () => {
    if (state.info.redacted.length) return el("p", {}, say("redacted"));
    const a = await document_("account");
    const km2 = (m2) => number(m2 / 1e6, 6);
    const rows = ["P", "Z", "K", "PZ", "PK", "ZK", "PZK"].map((k) => el("tr", {}, cell(`${k} ${say(k)}`), cell(km2(a.classes[k].ellipsoidal_m2), true)));
    rows.push(el("tr", {}, cell(say("union")), cell(km2(a.union.ellipsoidal_m2), true)));
    return [table(null, [{ text: say("class") }, { text: say("km2"), n: true }], rows), el("p", { class: "note" }, say("closes", { m2: number(a.closing.ellipsoidal_m2, 4) }))];
  });
}
async function quality() {
  await show(async () => {
    if (state.info.redacted.length) return el("p", {}, say("redacted"));
    const p = await json(path(state.study, "/problems", { limit: 200 }));
    if (!p.counts.length) return el("p", {}, say("noProblems"));
    const counts = p.counts.map((c) => el("tr", {}, cell(c.title), cell(c.severity), cell(number(c.count, 0), true)));
    const list = p.problems.map((q) => el("tr", {}, cell(data(q.detail)), cell(q.lon === null ? "" : el("button", { type: "button", onclick: () => goTo([q.lon, q.lat]) }, say("places")))));
    return [table(null, [{ text: say("problems") }, { text: say("severity") }, { text: say("count"), n: true }], counts), el("p", { class: "note" }, say("shrunk", { n: p.problems.length })),
      table(null, [{ text: say("detail") }, { text: "" }], list), el("button", { type: "button", onclick: () => save(path(state.study, "/documents/problems"), "problems.json") }, say("download"))];
  });
}
async function origin() {
  await show(async () => {
    const m = await document_("manifest");
    const inputs = m.inputs.map((i) => el("tr", {}, cell(data(i.file)), cell(number(i.features, 0), true), cell(data(i.crs ?? "–")), cell(el("code", {}, visible(i.sha256.slice(0, 16)), "…"))));
    const settings = m.settings_from.map((s) => el("tr", {}, cell(data(s.key)), cell(data(s.value)), cell(data(s.from))));
    const libraries = Object.entries({ landcli: m.tool.version, ...m.libraries }).map(([k, v]) => el("tr", {}, cell(k), cell(data(v ?? "–"))));
    return [el("h2", {}, say("inputs")), table(null, [{ text: say("file") }, { text: say("features"), n: true }, { text: say("crs") }, { text: "SHA-256" }], inputs),
      el("h2", {}, say("settings")), table(null, [{ text: say("key") }, { text: say("value") }, { text: say("by") }], settings),
      el("h2", {}, say("libraries")), table(null, [{ text: "" }, { text: "" }], libraries),
      el("button", { type: "button", onclick: () => save(path(state.study, "/documents/manifest"), "manifest.json") }, say("download"))];
  });
}
