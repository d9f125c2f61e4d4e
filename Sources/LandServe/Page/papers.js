// The land account, data quality, provenance and the glossary.
import { say, number, currentLanguage } from "./words.js";
import { el, data, visible, table, cell } from "./dom.js";
import { json, path, save } from "./api.js";
import { state, changed } from "./state.js";
import { goTo } from "./map.js";
import { pages } from "./panels.js";

const lang = () => ({ lang: currentLanguage() });
export const jump = (lon, lat) => lon === null || lat === null ? "–" : el("button", { type: "button", class: "linkish", onclick: () => goTo([lon, lat]) }, `${lon.toFixed(5)}, ${lat.toFixed(5)}`);

export async function account() {
  const a = await json(path(state.study, "/account", lang()));
  const km2 = (m2) => number(m2 / 1e6, 4), mu = (m2) => number(m2 * 0.0015, 0);
  const rows = a.classes.map((k) => el("tr", {}, cell(k.class), cell(say(k.class)), cell(km2(k.area_m2), true), cell(mu(k.area_m2), true)));
  rows.push(el("tr", {}, cell("Σ"), cell(el("b", {}, say("union"))), cell(el("b", {}, km2(a.union_m2)), true), cell(el("b", {}, mu(a.union_m2)), true)));
  // The picture is the report's, drawn by the server from numbers and words of its own.
  const drawn = document.importNode(new DOMParser().parseFromString(a.picture, "image/svg+xml").documentElement, true);
  return [el("p", { class: "note" }, say("accountNote")), el("figure", { id: "account-picture" }, drawn),
    table(say("sevenClasses"), [{ text: "" }, { text: say("class") }, { text: "km²", n: true }, { text: say("muUnit"), n: true }], rows),
    table(say("layers"), [{ text: "" }, { text: say("features"), n: true }, { text: say("gross"), n: true }, { text: say("net"), n: true }, { text: say("overlap"), n: true }],
      a.layers.map((l) => el("tr", {}, cell(l.title), cell(number(l.features, 0), true), cell(km2(l.gross_m2), true), cell(km2(l.net_m2), true), cell(km2(l.overlap_m2), true)))),
    el("p", { class: "note" }, say("closes", { m2: Math.abs(a.closing_m2) < 0.001 ? "< 0.001" : number(a.closing_m2, 4), n: number(a.slivers, 0) })),
    ...a.control_totals.map((t) => el("p", { class: "note" }, say("control", { registered: km2(t.registered_m2), measured: km2(t.measured_m2), met: say(t.met ? "met" : "notMet") }), t.source ? data(t.source) : "")),
    state.info.redacted.length ? null : el("button", { type: "button", onclick: () => save(path(state.study, "/documents/account"), "account.json") }, say("download"))];
}

export const severity = (word) => el("span", { class: `sev ${["error", "warning", "note", "repaired"].includes(word) ? word : "note"}` }, say(`sev_${word}`, {}, word));

const problemPage = 100;
export async function quality() {
  const p = await json(path(state.study, "/problems", { offset: state.problemPage * problemPage, limit: problemPage, class: state.problem, ...lang() }));
  const lost = state.info.unusable ? await json(path(state.study, "/unusable", { limit: 100, ...lang() })) : null;
  const counts = p.counts.map((c) => el("tr", {}, cell(severity(c.severity)), cell([c.title, " ", el("code", {}, c.class)]), cell(el("button", { type: "button", class: "linkish", "data-class": c.class, "aria-pressed": String(state.problem === c.class),
    onclick: () => { state.problem = state.problem === c.class ? "" : c.class; state.problemPage = 0; changed("page"); } }, number(c.count, 0)), true)));
  const where = (q) => [q.file ? data(q.file + (q.line === null ? "" : `:${q.line}`)) : "", q.id ? [" ", el("b", {}, data(q.id))] : ""].flat();
  const list = p.problems.map((q) => el("tr", {}, cell(severity(q.severity)), el("td", { class: "long" }, ...where(q), el("br"), q.detail === null ? say("withheld") : data(q.detail)), cell(jump(q.lon, q.lat))));
  return [p.counts.length ? table(say("byClass"), [{ text: say("severity") }, { text: say("problems") }, { text: say("count2"), n: true }], counts) : el("p", {}, say("noProblems")),
    p.counts.length ? [el("h2", {}, state.problem ? say("ofClass", { what: state.problem }) : say("allProblems")), table(null, [{ text: say("severity") }, { text: say("detail") }, { text: say("places") }], list),
      pages(p.offset, p.problems.length, p.matched, (step) => () => { state.problemPage += step; changed("page"); }, problemPage)] : null,
    lost ? [el("h2", {}, say("unusableList", { n: number(lost.matched, 0) })), table(null, [{ text: say("name") }, { text: say("why") }, { text: say("places") }],
      lost.parcels.map((u) => el("tr", {}, cell([el("b", {}, data(u.id)), " ", data(u.name)]), cell(u.why), cell(u.at ? jump(u.at[0], u.at[1]) : say("noPlace")))))] : null,
    state.info.redacted.length ? null : el("button", { type: "button", onclick: () => save(path(state.study, "/documents/problems"), "problems.json") }, say("download"))].flat();
}

export async function origin() {
  const m = await json(path(state.study, "/provenance", lang()));
  const inputs = m.inputs.map((i) => el("tr", {}, cell(say(`layer_${i.layer}`, {}, i.layer)), cell([data(i.file), el("br"), el("code", { class: "long" }, visible(i.sha256))]), cell(number(i.features, 0), true), cell(data(i.crs ?? "–"))));
  const pipelines = [...new Set(m.inputs.map((i) => i.pipeline).filter(Boolean))];
  const settings = m.settings.map((s) => el("tr", {}, cell(el("code", { class: "long" }, visible(s.key))), el("td", { class: "long" }, s.value === null ? "***" : data(s.value)), cell(say(`from_${s.from}`, {}, s.from))));
  return [el("p", {}, visible(m.tool)), table(say("inputs"), [{ text: say("layer") }, { text: say("fileHash") }, { text: say("features"), n: true }, { text: say("crs") }], inputs),
    el("h2", {}, say("pipelines")), ...pipelines.map((t) => el("p", { class: "mono long" }, visible(t))),
    el("h2", {}, say("libraries")), el("ul", { class: "plain mono" }, m.libraries.map((l) => el("li", {}, `${visible(l.name)} ${visible(l.version ?? "–")}`)), el("li", {}, `Leaflet ${L.version}`), el("li", {}, `Chart.js ${Chart.version}`)),
    el("p", { class: "note" }, say("licences")),
    el("details", {}, el("summary", {}, say("settings")), table(null, [{ text: say("key") }, { text: say("value") }, { text: say("by") }], settings)),
    state.info.redacted.length ? null : el("button", { type: "button", onclick: () => save(path(state.study, "/documents/manifest"), "manifest.json") }, say("download"))];
}

export async function glossary() {
  const g = await json(`/api/v1/glossary?lang=${currentLanguage()}`);
  return el("dl", { class: "glossary" }, g.entries.map((e) => [el("dt", {}, e.term, e.unit ? ` (${e.unit})` : ""), el("dd", {}, e.meaning, e.property ? el("span", { class: "f" }, `${e.formula} · ${e.clause} · `, el("code", {}, e.property)) : null)]).flat());
}
