// The page: loads the studies, then redraws what a change touches.
import { say, setLanguage, currentLanguage, number } from "./words.js";
import { el, byId, visible } from "./dom.js";
import { get, json, path } from "./api.js";
import { state, onChange, query } from "./state.js";
import { drawControls } from "./controls.js";
import { drawMaps, refreshMaps, dressMaps, markParcel } from "./map.js";
import { drawTabs, drawPanel, pick } from "./panels.js";

const fail = (error) => { byId("busy").replaceChildren(el("span", { class: "error" }, say("failed", { why: error.message }))); };
const guarded = (action) => (...values) => Promise.resolve(action(...values)).catch(fail);

async function select(study, other) {
  const isNew = study !== state.study;
  if (isNew) state.info = await json(path(study, ""));
  if (other && other !== state.other) state.otherInfo = await json(path(other, ""));
  if (isNew) { state.parcel = null; state.here = null; markParcel(null, null); }
  [state.study, state.other, state.page] = [study, other, 0];
  await drawAll();
}
const choose = guarded(select);

function head() {
  const title = state.info.title ? visible(state.info.title) : say("title");
  byId("title").textContent = title;
  document.title = `${title} · landcli`;
  byId("subtitle").textContent = say("subtitle", { parcels: number(state.info.parcels, 0), ranked: number(state.info.ranked, 0) });
  byId("language").textContent = say("other");
  byId("map").setAttribute("aria-label", say("title"));
}
async function drawAll() {
  head();
  drawControls(choose);
  drawTabs();
  await Promise.all([drawMaps(guarded(pick), fail), drawPanel()]);
}

onChange(guarded(async (what) => {
  if (what instanceof Error) throw what;
  if (what === "controls") return drawControls(choose);
  if (what === "weights" || what === "filter") { refreshMaps(); if (what === "weights" && state.tab !== "table") await touchRanking(); return drawPanel(); }
  if (what === "tab" || what === "parcel") drawTabs();
  await drawPanel();
}));
// Says how long ranking took, even when the table is not shown.
async function touchRanking() {
  const note = byId("timing");
  const response = await get(path(state.study, "/ranking", { ...query(), limit: 0 }));
  const timing = /rank;dur=([\d.]+)/.exec(response.headers.get("Server-Timing") ?? "");
  if (note && timing && state.weights) note.textContent = say("reranked", { ms: number(Number(timing[1]), 1) });
}

byId("language").addEventListener("click", () => {
  setLanguage(currentLanguage() === "zh" ? "en" : "zh");
  head(); drawControls(choose); drawTabs(); dressMaps(); guarded(drawPanel)();
});

const wanted = new URLSearchParams(location.hash.slice(1)).get("lang");
setLanguage(wanted === "en" || wanted === "zh" ? wanted : (navigator.language || "zh").startsWith("zh") ? "zh" : "en");
guarded(async () => {
  byId("busy").textContent = say("loading");
  const served = await json(path(null, ""));
  [state.studies, state.hasLedger] = [served.studies, served.ledger];
  await select(state.studies[state.studies.length - 1].key, null);
})();
