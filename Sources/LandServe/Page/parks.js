// Each park's benchmark, with the parcels that refer to it.
import { say, number, amount } from "./words.js";
import { el, data, visible, table, cell } from "./dom.js";
import { json, path } from "./api.js";
import { state, changed, query } from "./state.js";
import { pages, rankedRow } from "./panels.js";
import { named } from "./parcel.js";

const size = 50;
export async function parks() {
  const chosen = state.info.parks.find((p) => p.id === state.park);
  return chosen ? one(chosen) : all();
}

function all() {
  const intensity = (value, kind) => value === null ? "–" : [amount(value), ` (${amount(value / 0.15)})`, el("br"), el("span", { class: "note" }, kind ? named(kind) : "")];
  const rows = state.info.parks.map((p) => el("tr", {}, cell([el("b", {}, data(p.id)), " ", data(p.name)]), cell(status(p)),
    cell(intensity(p.bench_y, p.kind_y), true), cell(intensity(p.bench_t, p.kind_t), true),
    cell(p.referring ? el("button", { type: "button", class: "linkish", "data-park": p.number, title: say("listThem"), onclick: () => { state.park = p.id; state.parkPage = 0; changed("tab"); } }, number(p.referring, 0)) : "0", true)));
  return [el("p", { class: "note" }, say("benchmarks")),
    table(say("intensity"), [{ text: say("parkName") }, { text: say("status") }, { text: say("benchY"), n: true }, { text: say("benchT"), n: true }, { text: say("referring"), n: true }], rows)];
}
const status = (p) => `${say(`status_${p.status}`, {}, visible(p.status))}${p.counted ? "" : say("notCounted")}`;

async function one(park) {
  const page = await json(path(state.study, "/ranking", { weights: query().weights, park: park.number, offset: state.parkPage * size, limit: size }));
  const isFilter = state.filter.park.length === 1 && state.filter.park[0] === park.id;
  const both = (value, kind) => value === null ? "–" : `${amount(value)} 亿元/km² (${amount(value / 0.15)} 万元/亩)${kind ? `, ${named(kind)}` : ""}`;
  const facts = [[say("status"), status(park)], ...(park.belt ? [[say("belt"), data(park.belt)]] : []), [say("areaFull"), park.area_m2 === null ? "–" : `${number(park.area_m2 / 1e6, 3)} km²`],
    [say("benchY"), both(park.bench_y, park.kind_y)], [say("benchT"), both(park.bench_t, park.kind_t)], [say("referring"), say("referringArea", { n: number(park.referring, 0), km2: number(page.area_m2 / 1e6, 2) })],
    ...(page.up_t === null ? [] : [[say("upliftTax"), `${amount(page.up_t)} ${say("yearly")}`]])];
  const list = table(say("referringList"), [{ text: say("rank"), n: true }, { text: say("change"), n: true }, { text: say("name") }, { text: say("score"), n: true }, { text: say("area"), n: true }, { text: say("parkShort") }, { text: say("up_t"), n: true }], page.rows.map(rankedRow));
  list.className = "ranking";
  return [el("div", { class: "row" }, el("button", { type: "button", id: "all-parks", onclick: () => { state.park = null; changed("tab"); } }, say("allParks")),
    el("button", { type: "button", id: "only-park", "aria-pressed": String(isFilter), onclick: () => { state.filter.park = isFilter ? [] : [park.id]; state.page = 0; changed("filter"); changed("controls"); } }, say(isFilter ? "clear" : "onlyThese"))),
  el("h2", { id: "park-title" }, data(`${park.id} ${park.name}`)), el("dl", { class: "short" }, facts.map(([k, v]) => [el("dt", {}, k), el("dd", {}, v)]).flat()), list,
  pages(page.offset, page.rows.length, page.matched, (step) => () => { state.parkPage += step; changed("page"); }, size)];
}
