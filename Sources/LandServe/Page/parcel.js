// The card of what was clicked: a parcel's figures and how they came about.
import { say, number, amount } from "./words.js";
import { el, byId, data, visible, table, cell } from "./dom.js";
import { json, path } from "./api.js";
import { state, changed, query } from "./state.js";
import { goTo, markParcel } from "./map.js";
import { ledgerCard } from "./ledgermap.js";

let run = 0;
export async function pick(studyMap, latlng) {
  const study = studyMap.study();
  if (study === null) return;
  const found = (await json(path(study, "/parcels", { lon: latlng.lng.toFixed(7), lat: latlng.lat.toFixed(7) }))).parcels;
  state.here = found.length > 1 ? found : null;
  state.parcel = found.length ? { study, index: found[0].parcel } : null;
  state.card = found.length ? null : { text: say("nothing") };
  changed("picked");
}

export async function drawCard() {
  const mine = ++run, card = byId("card");
  const put = (...nodes) => {
    card.hidden = false;
    card.replaceChildren(el("button", { type: "button", class: "close", "aria-label": say("close"), onclick: () => { [state.parcel, state.card, state.here] = [null, null, null]; changed("parcel"); } }, "×"),
      ...nodes.flat().filter((n) => n !== null && n !== undefined));
    card.scrollTop = 0;
  };
  if (!state.parcel) {
    markParcel(null, null);
    if (state.card?.feature) return put(ledgerCard(state.card));
    if (state.card?.text) return put(el("p", {}, state.card.text));
    card.hidden = true;
    return card.replaceChildren();
  }
  const { study, index } = state.parcel, info = study === state.study ? state.info : state.otherInfo;
  const p = await json(path(study, `/parcels/${index}`, { weights: query(info).weights }));
  if (mine !== run) return;
  markParcel(study, p.outline);
  const rows = p.figures.map((f) => el("tr", {}, cell(f.title), cell(typeof f.value === "number" ? plain(f) : f.value === null ? "–" : data(word(f)), typeof f.value === "number"), cell(f.unit)));
  const others = state.here ? [el("p", {}, say("severalHere", { n: state.here.length }), " ",
    state.here.map((o) => el("button", { type: "button", onclick: () => { state.parcel = { study, index: o.parcel }; changed("picked"); } }, data(o.id))))] : [];
  const rank = p.rank === null ? say(p.state) : say("rankOf", { n: number(p.rank, 0), all: number(info.ranked, 0) }) + (p.change ? ` (${say("was", { n: number(p.rank_before, 0) })}, ${p.change > 0 ? "▲" : "▼"}${number(Math.abs(p.change), 0)})` : "");
  const chip = p.score === null ? null : el("span", { class: info.drawn_by_rank ? "" : `chip c${Math.min(4, Math.floor(p.score / 20))}` }, number(p.score, 2));
  const both = (value) => value === null ? "–" : `${amount(value)} 亿元/km² (${amount(value / 0.15)} 万元/亩)`;
  const park = info.parks.find((k) => k.id === p.park);
  const short = [[say("areaFull"), p.area_m2 === null ? "–" : `${number(p.area_m2 / 1e4, 3)} ${say("hectare")} (${number(p.area_m2 * 0.0015, 2)} ${say("muUnit")})`],
    ...(hidden("output") ? [] : [[say("m_yield"), both(p.yield)]]), ...(hidden("tax") ? [] : [[say("m_tax_intensity"), both(p.tax)]]),
    [say("park"), park ? el("button", { type: "button", class: "linkish", onclick: () => { state.park = park.id; state.parkPage = 0; state.tab = "parks"; changed("tab"); } }, data(`${park.id} ${park.name}`)) : "–"]];
  put(...others, el("h2", { id: "parcel-title" }, data(p.id), " ", data(p.name)),
    el("p", { id: "parcel-rank" }, chip, chip ? " " : "", rank, " · ", data(p.category), " · ", data(p.town), state.studies.length > 1 ? ` · ${visible(study)}` : ""),
    p.state !== "ranked" && p.reasons ? el("p", { class: "note" }, p.reasons) : null,
    el("dl", { class: "short" }, short.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]).flat()),
    p.at ? el("p", {}, el("button", { type: "button", onclick: () => goTo(p.at) }, say("show"))) : null,
    p.notice ? el("p", { class: "note" }, p.notice) : null,
    p.explanation.length ? el("details", {}, el("summary", {}, say("explain")), el("pre", { id: "explanation", tabindex: 0 }, p.explanation.map(visible).join("\n"))) : null,
    el("details", {}, el("summary", {}, say("allFigures")), table(null, [{ text: say("figure") }, { text: say("value"), n: true }, { text: say("unit") }], rows)));
  card.querySelectorAll("details").forEach((d) => { d.open = true; });
  if (window.innerWidth <= 700) card.scrollIntoView({ block: "nearest" });
}
const hidden = (measure) => state.info.redacted.includes(measure);
// States and kinds are words of ours; ids are not.
const word = (f) => ["state", "st_y", "st_t", "bench"].includes(f.id) ? named(f.value) : f.value;
export const named = (value) => say({ redacted: "redacted_", fixed: "fixed_" }[value] ?? value);
// Figures are shown to seven digits; the explanation has all of them.
const plain = (f) => Number.isInteger(f.value) ? String(f.value) : String(Number(f.value.toPrecision(7)));
