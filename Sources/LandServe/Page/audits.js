// What the ledger holds: its audits, one of them with the years as lines, and what it found, in the list and on the map.
import { say, number, currentLanguage } from "./words.js";
import { el, data, visible, table, cell } from "./dom.js";
import { json } from "./api.js";
import { state, changed } from "./state.js";
import { drawFindings } from "./map.js";
import { drawYears } from "./charts.js";
import { pages } from "./panels.js";
import { jump, severity } from "./papers.js";

const size = 100, drawn = 1000;
const asked = (more) => new URLSearchParams({ ...Object.fromEntries(Object.entries(state.finding).filter(([, v]) => v)), lang: currentLanguage(), ...more });
const address = (rest = "") => `/api/v1/ledger/audits/${state.run}${rest}`;

export async function openLedger() {
  state.ledger = await json(`/api/v1/ledger?lang=${currentLanguage()}`);
  await openAudit(state.ledger.run);
}
export async function openAudit(run) {
  // All at once, when it is there: a map that moves meanwhile shall not ask one audit for the year of another.
  const audit = await json(`/api/v1/ledger/audits/${run}?lang=${currentLanguage()}`);
  Object.assign(state, { run, audit, auditYear: audit.year, finding: { rule: "", severity: "", state: "" }, findingPage: 0 });
}
// The first findings of the filter that have a place.
export async function placeFindings() {
  if (!state.audit) return;
  const found = await json(`${address("/findings")}?${asked({ placed: 1, limit: drawn })}`);
  drawFindings(found.findings, (f) => { state.finding = { rule: f.rule, severity: "", state: "" }; state.findingPage = 0; state.tab = "audit"; changed("tab"); changed("findings"); });
}

export async function audit() {
  const a = state.audit;
  const page = await json(`${address("/findings")}?${asked({ offset: state.findingPage * size, limit: size })}`);
  const choice = el("select", { id: "audit-run", onchange: (e) => changed(["run", Number(e.target.value)]) }, state.ledger.audits.map((r) => el("option", { value: r.run, selected: r.run === state.run },
    say("run", { run: r.run, year: r.year, against: r.against ?? "–" }), r.replaced_by ? say("replacedBy", { run: r.replaced_by }) : "")));
  const select = (name, options) => el("label", {}, say(`f_${name}`), el("select", { id: `finding-${name}`, onchange: (e) => { state.finding[name] = e.target.value; state.findingPage = 0; changed("findings"); } },
    el("option", { value: "" }, say("any")), options.map(([value, text]) => el("option", { value, selected: state.finding[name] === value }, text))));
  const rows = page.findings.map((f) => el("tr", {}, cell(severity(f.severity)), el("td", { class: "long" }, el("b", {}, data(f.title)), " ", data(f.subject), el("br"), data(f.text)), el("td", { class: "n" }, say(`st_${f.state}`, {}, f.state)), cell(jump(f.lon, f.lat))));
  const reason = state.finding.rule ? a.rules.find((r) => r.rule === state.finding.rule)?.reason : null;
  return [el("div", { class: "row" }, el("label", { for: "audit-run" }, say("auditRun")), choice),
    el("p", { class: "note" }, data(a.study), ` · ${say("auditMade", { time: a.time.slice(0, 16).replace("T", " ") })} · `, el("code", { title: a.content_hash }, `${a.content_hash.slice(0, 12)}…`)),
    ...drawYears(a), standings(a),
    el("h2", {}, say("findings")), el("p", { class: "note" }, a.counts.flatMap((c) => [severity(c.severity), number(c.count, 0), " "]), a.states.map((s) => `${say(`st_${s.state}`, {}, s.state)} ${number(s.count, 0)}`).join(" · ")),
    el("div", { class: "tools" }, select("rule", a.rules.map((r) => [r.rule, `${visible(r.title)} (${r.count})`])), select("severity", a.counts.map((c) => [c.severity, say(`sev_${c.severity}`, {}, c.severity)])), select("state", a.states.map((s) => [s.state, say(`st_${s.state}`, {}, s.state)]))),
    reason ? el("p", { class: "note" }, data(reason)) : null,
    el("p", { class: "note", id: "placed" }, say("placed", { n: number(Math.min(drawn, a.placed), 0), all: number(a.findings, 0) })),
    table(null, [{ text: say("severity") }, { text: say("detail") }, { text: say("state") }, { text: say("places") }], rows),
    pages(page.offset, page.findings.length, page.matched, (step) => () => { state.findingPage += step; changed("page"); }, size),
    state.study === null ? [el("h2", {}, say("lacks")), el("p", {}, say("lacksNote")), el("ul", { class: "plain", id: "lacks" }, state.ledger.lacks.map((t) => el("li", {}, t)))] : null].flat();
}

// The parks' places among each other, year by year: 1 is highest.
function standings(a) {
  const years = [...new Set(a.benchmarks.map((b) => b.year))].sort((x, y) => x - y), parks = [...new Set(a.benchmarks.map((b) => b.park))];
  if (!years.length) return null;
  const columns = ["output", "tax"].flatMap((m) => years.map((y) => [m, y]));
  const rows = parks.map((park) => el("tr", {}, cell(el("b", {}, data(park))), columns.map(([m, y]) => cell(String(a.benchmarks.find((b) => b.park === park && b.measure === m && b.year === y)?.standing ?? "–"), true))));
  return table(say("standings"), [{ text: say("parkName") }, ...columns.map(([m, y]) => ({ text: `${say(m === "output" ? "m_output" : "m_tax")} ${y}`, n: true }))], rows);
}
