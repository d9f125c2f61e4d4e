// Charts by Chart.js, as in the report: distributions and years. Each has its numbers as a table beside it for those who cannot see it.
import { say, number, amount, currentLanguage } from "./words.js";
import { el, table, cell, visible } from "./dom.js";
import { state } from "./state.js";

const soft = "#545d6a", ink = "#1c2430", rule = "#e4e7ea";
// Okabe and Ito's colours, darkened for paper, as the report has them.
const lines = ["#0072b2", "#a33c00", "#007a5a", "#96416f", "#7a6300", "#2a6f97", "#5c4d9a", "#8a3324", "#4f6d2f"];
const marks = ["circle", "rect", "triangle", "rectRot", "cross", "star", "crossRot", "line", "dash"];
let alive = [], waiting = [];

// Ends the charts of the panel before, and begins those of the new one: a chart needs its place in the page.
export function endCharts() { alive.forEach((chart) => chart.destroy()); [alive, waiting] = [[], []]; }
export function beginCharts() { alive = waiting.map(([canvas, configuration]) => new Chart(canvas, configuration)); waiting = []; }

function chart(label, configuration, tall = false) {
  const canvas = el("canvas", { role: "img", "aria-label": label });
  configuration.options = { animation: false, maintainAspectRatio: false, normalized: true, locale: currentLanguage() === "zh" ? "zh-CN" : "en-GB", ...configuration.options };
  waiting.push([canvas, configuration]);
  return el("div", { class: `chart${tall ? " tall" : ""}` }, canvas);
}
const axis = (title, more = {}) => ({ title: { display: true, text: title, color: soft }, grid: { color: rule }, ticks: { color: soft, maxTicksLimit: 8 }, ...more });

function bars(title, axisTitle, labels, counts, colours) {
  return [el("h2", {}, title), chart(title, { type: "bar",
    data: { labels, datasets: [{ data: counts, backgroundColor: colours, borderColor: "rgba(58,58,58,.5)", borderWidth: 0.5, categoryPercentage: 1, barPercentage: 0.96 }] },
    options: { plugins: { legend: { display: false } }, scales: { x: axis(axisTitle, { grid: { display: false } }), y: axis(say("count"), { beginAtZero: true }) } } }),
  el("details", {}, el("summary", {}, say("asTable")), table(null, [{ text: axisTitle }, { text: say("count"), n: true }], labels.map((l, i) => el("tr", {}, cell(l), cell(number(counts[i], 0), true)))))];
}

export function drawSpread(d) {
  const out = [el("p", { class: "note" }, say("spreadOf"))];
  if (d.scores) out.push(...bars(say("histogram"), say("score"), d.scores.map((_, i) => `${5 * i}–${5 * i + 5}`), d.scores, d.scores.map((_, i) => state.info.classes[Math.floor(i / 4)].colour)));
  else out.push(el("p", { class: "note" }, say("hiddenScores")));
  out.push(...scatter(d.intensities));
  for (const [name, gap, colour] of [["yield_gap", d.gap_y, "#414D6B"], ["tax_gap", d.gap_t, "#7C7B78"]]) {
    if (!gap || !gap.known) continue;
    out.push(...bars(say("spreadGap", { gap: say(name) }), say(name), gap.counts.map((_, i) => (gap.from + i * gap.step).toFixed(1).replace("-", "−")), gap.counts, colour),
      el("p", { class: "note" }, say("gapNote", { n: number(gap.known, 0), better: number(gap.below_zero, 0) })));
  }
  const towns = d.towns.map((t) => el("tr", {}, cell(visible(t.text) || say("blank")), cell(number(t.parcels, 0), true), cell(number(t.area_m2 / 1e6, 2), true), cell(t.high === null ? "–" : number(t.high, 0), true), cell(amount(t.up_t), true)));
  out.push(el("h2", {}, say("byTown")), table(null, [{ text: say("town") }, { text: say("count"), n: true }, { text: "km²", n: true }, { text: say("high"), n: true }, { text: `${say("up_t")} ${say("yearly")}`, n: true }], towns));
  if (d.towns_left_out) out.push(el("p", { class: "note" }, say("leftOut", { n: number(d.towns_left_out, 0) })));
  return out;
}

// Parcels in squares of equal ratio, the fuller the darker; the parks as diamonds.
function scatter(s) {
  if (!s || !s.counts.length) return [];
  const span = (s.log10_to - s.log10_from) / s.squares, most = Math.max(...s.counts.map((q) => q[2]));
  const at = (i) => 10 ** (s.log10_from + (i + 0.5) * span);
  const squares = s.counts.map(([x, y, n]) => ({ x: at(x), y: at(y), n }));
  const parks = state.info.parks.filter((p) => p.counted && p.bench_y > 0 && p.bench_t > 0).map((p) => ({ x: p.bench_y, y: p.bench_t, park: p }));
  const range = (key) => { const all = [...squares, ...parks].map((q) => q[key]); return { min: Math.min(...all) / 1.5, max: Math.max(...all) * 1.5 }; };
  const scale = (key, title) => axis(title, { type: "logarithmic", ...range(key), ticks: { color: soft,
    callback: (v) => [1, 2, 5].some((d) => Math.abs(v / 10 ** Math.floor(Math.log10(v) + 1e-9) - d) < 1e-6) ? String(Number(v.toPrecision(1))) : "" } });
  const names = { id: "names", afterDatasetsDraw: (c) => {
    const pen = c.ctx, meta = c.getDatasetMeta(0);
    pen.save(); pen.font = "600 11px sans-serif"; pen.textAlign = "center"; pen.lineWidth = 3; pen.strokeStyle = "#fff"; pen.fillStyle = "#b2182b";
    const taken = meta.data.map((p) => [p.x, p.y + 4]);
    meta.data.forEach((point, j) => {
      const text = visible(parks[j].park.id).slice(0, 12);
      const places = [[0, -12], [0, 21], [22, 4], [-22, 4], [18, -10], [-18, 18], [18, 18], [-18, -10], [0, -26], [0, 35]].map(([x, y]) => [point.x + x, point.y + y]);
      const place = places.find((p) => taken.every((t) => Math.abs(t[0] - p[0]) > 21 || Math.abs(t[1] - p[1]) > 12)) ?? places[0];
      taken.push(place);
      pen.strokeText(text, ...place); pen.fillText(text, ...place);
    });
    pen.restore();
  } };
  const shade = (n) => `rgba(0,32,77,${0.18 + 0.82 * Math.log1p(n) / Math.log1p(most)})`;
  const title = say("scatter");
  return [el("h2", {}, title), chart(title, { type: "scatter",
    data: { datasets: [
      { label: say("planned"), data: parks, backgroundColor: "#b2182b", borderColor: "#fff", borderWidth: 1.2, pointStyle: "rectRot", radius: 8, hoverRadius: 10, order: 1 },
      { label: say("squares"), data: squares, backgroundColor: squares.map((q) => shade(q.n)), borderWidth: 0, pointStyle: "rect", radius: 5, hoverRadius: 7, order: 2 }] },
    options: { scales: { x: scale("x", `${say("m_yield")} 亿元/km²`), y: scale("y", `${say("m_tax_intensity")} 亿元/km²`) },
      plugins: { legend: { position: "bottom", labels: { usePointStyle: true, boxWidth: 8, boxHeight: 6, color: ink, generateLabels: (c) => Chart.defaults.plugins.legend.labels.generateLabels(c).map((l, i) => ({ ...l, fillStyle: i ? "#414D6B" : "#b2182b" })) } },
        tooltip: { callbacks: { label: ({ raw }) => `${raw.park ? visible(`${raw.park.id} ${raw.park.name}`) : say("parcelsHere", { n: number(raw.n, 0) })}: ${amount(raw.x)} / ${amount(raw.y)} 亿元/km²` } } } },
    plugins: [names] }, true),
  el("p", { class: "note" }, say("scatterNote", { n: number(s.unknown, 0) }))];
}

// Output and tax per km² through the years: layers as wholes in bold, the parks thin.
export function drawYears(audit) {
  const layers = [["parcels", say("parcels"), ink], ["zones", say("zones"), "#5b5b5b"], ["parks", say("planned"), "#b2182b"]];
  return ["yield", "tax_intensity"].flatMap((measure) => {
    const points = audit.series.filter((s) => s.measure === measure);
    const years = [...new Set(points.map((s) => s.year))].sort((a, b) => a - b);
    if (years.length < 2) return [];
    const values = (matches) => years.map((year) => points.find((s) => matches(s) && s.year === year)?.value ?? null);
    const parks = [...new Set(audit.benchmarks.map((b) => b.park))];
    const sets = [...layers.map(([layer, label, colour]) => ({ label, colour, width: 3, data: values((s) => s.layer === layer && s.level === "all") })),
      ...parks.map((key, i) => ({ label: visible(key), colour: lines[i % lines.length], width: 1.2, mark: marks[i % marks.length], data: values((s) => s.layer === "parks" && s.level === "unit" && s.key === key) }))]
      .filter((set) => set.data.some((v) => v !== null));
    const title = `${say(`m_${measure}`)} 亿元/km²`;
    return [el("h2", {}, title), chart(title, { type: "line",
      data: { labels: years.map(String), datasets: sets.map((s) => ({ label: s.label, data: s.data, borderColor: s.colour, backgroundColor: s.colour, borderWidth: s.width, pointStyle: s.mark ?? "circle", pointRadius: s.mark ? 4 : 3, tension: 0, spanGaps: false })) },
      options: { scales: { x: axis(""), y: axis("亿元/km²", { beginAtZero: true }) }, plugins: { legend: { position: "bottom", labels: { usePointStyle: true, boxWidth: 8, boxHeight: 6, color: ink } } } } }, true),
    el("details", {}, el("summary", {}, say("asTable")), table(null, [{ text: "" }, ...years.map((y) => ({ text: String(y), n: true }))], sets.map((s) => el("tr", {}, cell(s.label), s.data.map((v) => cell(amount(v), true))))))];
  });
}
