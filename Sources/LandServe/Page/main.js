// The page: loads what is served, then redraws what a change touches.
import { say, setLanguage, currentLanguage, number } from "./words.js";
import { el, byId, visible } from "./dom.js";
import { get, json, path } from "./api.js";
import { state, onChange, query } from "./state.js";
import { drawControls } from "./controls.js";
import { drawMaps, refreshMaps, dressMaps, reloadLayers, markParcel } from "./map.js";
import { drawTabs, drawPanel, wantRow, hasRow, markRows } from "./panels.js";
import { drawCard, pick } from "./parcel.js";
import { openLedger, openAudit, placeFindings } from "./audits.js";

const fail = (error) => { byId("busy").replaceChildren(el("span", { class: "error" }, say("failed", { why: error.message }))); };
const guarded = (action) => (...values) => Promise.resolve().then(() => action(...values)).catch(fail);

async function select(study, other) {
  const isNew = study !== state.study;
  if (isNew) state.info = await json(path(study, ""));
  if (other && other !== state.other) state.otherInfo = await json(path(other, ""));
  if (isNew) { [state.parcel, state.here, state.card, state.problem, state.problemPage] = [null, null, null, "", 0]; markParcel(null, null); }
  [state.study, state.other, state.page] = [study, other, 0];
  await drawAll();
}
const choose = guarded(select);

function head() {
  const name = state.study === null ? state.audit.study : state.info.title;
  byId("title").textContent = name ? visible(name) : say("title");
  document.title = `${name ? visible(name) : say("title")} · landcli`;
  byId("subtitle").textContent = state.study === null ? say("ledgerSubtitle", { n: number(state.ledger.audits.length, 0) })
    : say("subtitle", { parcels: number(state.info.parcels, 0), ranked: number(state.info.ranked, 0) });
  byId("language").textContent = say("other");
  byId("language").lang = currentLanguage() === "zh" ? "en" : "zh-CN";
  byId("map").setAttribute("aria-label", say("mapLabel"));
  byId("map2").setAttribute("aria-label", say("mapLabel"));
  byId("tabs").setAttribute("aria-label", say("panels"));
  byId("notice").hidden = !state.notice;
  byId("notice").textContent = state.notice ?? "";
}
// A parcel without a usable geometry was clicked.
const lost = (p) => { [state.parcel, state.here, state.card] = [{ study: state.study, index: p.parcel }, null, null]; react("picked"); };
async function drawAll() {
  head();
  drawControls(choose);
  drawTabs();
  await Promise.all([drawMaps(guarded(pick), fail, lost), drawPanel(), drawCard()]);
  await placeFindings();
}

const react = guarded(async (what) => {
  if (what instanceof Error) throw what;
  if (Array.isArray(what)) {
    await openAudit(what[1]);
    if (state.study === null) { head(); drawControls(choose); await reloadLayers(); }
    return Promise.all([drawPanel(), placeFindings()]);
  }
  switch (what) {
  case "controls": return drawControls(choose);
  case "complete": case "incomplete": byId("busy").textContent = what === "complete" ? "" : say("zoomFor"); return;
  case "card": return drawCard();
  case "layers": drawControls(choose); return reloadLayers();
  case "findings": return Promise.all([drawPanel(), placeFindings()]);
  case "weights": case "filter":
    refreshMaps();
    if (what === "weights" && state.tab !== "table") await touchRanking();
    if (what === "weights" && state.parcel) await drawCard();
    return drawPanel();
  // Chosen on the map: the table turns to its row.
  case "picked":
    wantRow();
    await drawCard();
    if (state.tab !== "table") return;
    if (hasRow()) { markRows(); byId("panel").querySelector("tr[aria-selected=true]")?.scrollIntoView({ block: "nearest" }); return; }
    return drawPanel();
  // Chosen in a list, or let go: the list stays as it is.
  case "parcel": markRows(); return drawCard();
  case "tab": drawTabs(); if (state.tab === "table") wantRow(); return drawPanel();
  default: return drawPanel();
  }
});
onChange(react);
// Says how long ranking took, even when the table is not shown.
async function touchRanking() {
  const note = byId("timing");
  const response = await get(path(state.study, "/ranking", { ...query(), limit: 0 }));
  const timing = /rank;dur=([\d.]+)/.exec(response.headers.get("Server-Timing") ?? "");
  if (note && timing && state.weights) note.textContent = say("reranked", { ms: number(Number(timing[1]), 1) });
}

byId("language").addEventListener("click", guarded(async () => {
  setLanguage(currentLanguage() === "zh" ? "en" : "zh");
  const served = await json(path(null, "", { lang: currentLanguage() }));
  state.notice = served.notice;
  if (state.hasLedger) {
    state.ledger = await json(`/api/v1/ledger?lang=${currentLanguage()}`);
    state.audit = await json(`/api/v1/ledger/audits/${state.run}?lang=${currentLanguage()}`);
  }
  head(); drawControls(choose); drawTabs(); dressMaps();
  await Promise.all([drawPanel(), drawCard(), reloadLayers(), placeFindings()]);
}));

const wanted = new URLSearchParams(location.hash.slice(1)).get("lang");
setLanguage(wanted === "en" || wanted === "zh" ? wanted : (navigator.language || "zh").startsWith("zh") ? "zh" : "en");
guarded(async () => {
  byId("busy").textContent = say("loading");
  if (window.innerWidth <= 700) byId("controls").open = false;
  const served = await json(path(null, "", { lang: currentLanguage() }));
  [state.studies, state.hasLedger, state.notice] = [served.studies, served.ledger, served.notice];
  if (state.hasLedger) await openLedger();
  if (state.studies.length) { state.hidden.add("findings"); await select(state.studies[state.studies.length - 1].key, null); }
  else { state.tab = "audit"; await drawAll(); }
})();
