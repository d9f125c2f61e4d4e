// The right column, a panel at a time, and the ranked table.
import { say, number, amount } from "./words.js";
import { el, byId, data, table, cell } from "./dom.js";
import { get, json, path } from "./api.js";
import { state, changed, query } from "./state.js";
import { goTo, showLayer } from "./map.js";
import { drawSpread, beginCharts, endCharts } from "./charts.js";
import { account, quality, origin, glossary } from "./papers.js";
import { audit } from "./audits.js";
import { parks } from "./parks.js";

export const pageSize = 100;
const mu = (m2) => m2 === null ? null : m2 * 3 / 2000;
let run = 0;
const panel = () => byId("panel");

// Shows what `build` gives, unless something newer was asked for meanwhile.
async function show(build) {
  const mine = ++run;
  byId("busy").textContent = say("loading");
  endCharts();
  try {
    const nodes = await build();
    if (mine !== run) return;
    panel().replaceChildren(...[nodes].flat(3).filter(Boolean));
    beginCharts();
  } catch (error) {
    if (mine === run) panel().replaceChildren(el("p", { class: "error" }, say("failed", { why: error.message })));
  } finally { if (mine === run) byId("busy").textContent = ""; }
}

const tabs = () => state.study === null ? ["audit", "glossary"] : ["table", "parks", "spread", ...(state.hasLedger ? ["audit"] : []), "account", "quality", "origin", "glossary"];
export function drawTabs() {
  const all = tabs();
  if (!all.includes(state.tab)) state.tab = all[0];
  byId("tabs").replaceChildren(...all.map((name, i) => el("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel",
    "aria-selected": String(state.tab === name), tabindex: state.tab === name ? 0 : -1,
    onclick: () => openTab(name),
    onkeydown: (e) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step) return;
      openTab(all[(i + step + all.length) % all.length]); byId(`tab-${state.tab}`).focus();
    } }, say(name))));
  panel().setAttribute("aria-labelledby", `tab-${state.tab}`);
}
export function openTab(name) {
  state.tab = name;
  panel().scrollTop = 0;
  // What the list names is looked for on the map.
  if (name === "audit") showLayer("findings");
  changed("tab");
}
const panels = { table: ranking, parks, spread: async () => drawSpread(await json(path(state.study, "/distribution", query()))), audit, account, quality, origin, glossary };
export const drawPanel = () => show(panels[state.tab]);

// The parcel that is shown in the card is looked up in the table once: the page that has it, and its row.
let isWanted = false;
export const wantRow = () => { isWanted = state.parcel !== null && state.parcel.study === state.study; };

async function ranking() {
  const asked = isWanted;
  isWanted = false;
  const page = await fetchPage(asked ? state.parcel.index : null);
  if (asked && page.position !== null) state.page = Math.floor(page.offset / pageSize);
  const from = page.offset;
  const sortable = (key, text, n = true) => ({ n, sort: state.sort === key ? "ascending" : state.sort === `-${key}` ? "descending" : "none", node: el("button", { type: "button",
    onclick: () => { state.sort = state.sort === key ? `-${key}` : key; state.page = 0; changed("page"); } }, text) });
  const search = el("input", { type: "search", id: "search", value: state.search, placeholder: say("search"), "aria-label": say("search"),
    onchange: (e) => { state.search = [...e.target.value].slice(0, 30).join(""); state.page = 0; changed("page"); } });
  const heads = [sortable("rank", say("rank")), sortable("change", say("change")), { text: say("name") }, { text: say("score"), n: true }, sortable("area", say("area")), { text: say("parkShort") }, sortable("up_t", say("up_t"))];
  const out = asked && page.position === null ? el("p", { class: "note" }, say("notInSelection")) : null;
  const turn = (step) => () => { state.page += step; panel().scrollTop = 0; changed("page"); };
  const shown = table(say("caption"), heads, page.rows.map((row) => rankedRow(row)));
  shown.className = "ranking";
  if (asked) requestAnimationFrame(() => shown.querySelector("tr[aria-selected=true]")?.scrollIntoView({ block: "center" }));
  return [el("div", { class: "row" }, search),
    el("p", { class: "note", id: "matched" }, say("matched", { n: number(page.matched, 0), ranked: number(page.ranked, 0), km2: number(page.area_m2 / 1e6, 2) }), page.up_t === null ? "" : say("upliftSum", { tax: amount(page.up_t) })),
    out, shown, pages(from, page.rows.length, page.matched, turn, pageSize)];
}
export function pages(from, count, matched, turn, size) {
  return el("div", { class: "pages" }, el("button", { type: "button", disabled: from === 0, onclick: turn(-1) }, say("previous")),
    el("span", {}, say("page", { a: number(count ? from + 1 : 0, 0), b: number(from + count, 0), n: number(matched, 0) })),
    el("button", { type: "button", disabled: from + size >= matched, onclick: turn(1) }, say("next")));
}
const mark = (row) => row.score === null || state.info.drawn_by_rank ? null : `c${Math.min(4, Math.floor(row.score / 20))}`;
function rankedRow(row) {
  return el("tr", { tabindex: 0, "data-parcel": row.parcel, "aria-selected": String(state.parcel?.index === row.parcel && state.parcel.study === state.study),
    onclick: () => choose(row), onkeydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(row); } } },
  cell(row.rank === null ? "–" : number(row.rank, 0), true), change(row.change), el("td", { class: "text wide" }, data(row.id), el("br"), data(row.name)),
  el("td", { class: "n" }, row.score === null ? (row.state === "ranked" ? "–" : say(row.state)) : mark(row) ? el("span", { class: `chip ${mark(row)}` }, number(row.score, 2)) : number(row.score, 2)),
  cell(number(mu(row.area_m2), 1), true), cell(data(row.park ?? "–")), cell(amount(row.up_t), true));
}
async function fetchPage(around) {
  const start = performance.now();
  const response = await get(path(state.study, "/ranking", { ...query(), offset: state.page * pageSize, limit: pageSize, sort: state.sort, q: state.search, around }));
  const timing = /rank;dur=([\d.]+)/.exec(response.headers.get("Server-Timing") ?? "");
  const page = await response.json();
  const note = byId("timing");
  if (note && state.weights) note.textContent = say("reranked", { ms: timing ? number(Number(timing[1]), 1) : number(performance.now() - start, 0) });
  else if (note) note.textContent = "";
  return page;
}
const change = (value) => el("td", { class: `n ${value > 0 ? "up" : value < 0 ? "down" : ""}` }, value === null ? "–" : value > 0 ? `▲${number(value, 0)}` : value < 0 ? `▼${number(-value, 0)}` : "0");
// A row was chosen: its parcel is shown in the card and on the map; the table stays where it is.
export function choose(row) {
  [state.parcel, state.here, state.card] = [{ study: state.study, index: row.parcel }, null, null];
  goTo(row.at);
  changed("parcel");
}
// The rows that are shown, marked anew.
export function markRows() {
  for (const row of panel().querySelectorAll("tr[data-parcel]"))
    row.setAttribute("aria-selected", String(state.parcel?.study === state.study && Number(row.dataset.parcel) === state.parcel.index));
}
export const hasRow = () => state.parcel !== null && panel().querySelector(`tr[data-parcel="${state.parcel.index}"]`) !== null;
export { rankedRow };
