// Distributions, drawn on canvas, each with its numbers as a table beside it for those who cannot see it.
import { say, number, amount } from "./words.js";
import { el, table, cell, visible } from "./dom.js";
import { state } from "./state.js";

const ink = "#1d2433", soft = "#5a6272";
function chart(label, width, height, draw) {
  const canvas = el("canvas", { class: "chart", width: 2 * width, height: 2 * height, role: "img", "aria-label": label });
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  context.font = "11px sans-serif";
  draw(context);
  return canvas;
}

export function drawSpread(d) {
  return [...histogram(d), ...scatter(d)];
}

function histogram(d) {
  if (!d.scores) return [];
  const most = Math.max(1, ...d.scores);
  const picture = chart(say("histogram"), 400, 190, (c) => {
    d.scores.forEach((n, i) => {
      c.fillStyle = state.info.classes[Math.floor(i / 4)].colour;
      const h = 140 * n / most;
      c.fillRect(36 + i * 18, 160 - h, 17, h);
      c.strokeStyle = "rgba(0,0,0,.35)";
      if (n) c.strokeRect(36.5 + i * 18, 160 - h, 17, h);
    });
    c.fillStyle = soft;
    for (let i = 0; i <= 5; i++) c.fillText(String(20 * i), (i === 5 ? 376 : 30) + (i === 5 ? 0 : 72 * i), 176);
    c.fillText(say("score"), 190, 188);
    c.fillText(number(most, 0), 2, 24);
    c.fillText("0", 24, 162);
  });
  const rows = d.scores.map((n, i) => el("tr", {}, cell(`${5 * i}–${5 * i + 5}`), cell(number(n, 0), true)));
  return [el("h2", {}, say("histogram")), picture,
    el("details", {}, el("summary", {}, say("count")), table(null, [{ text: say("score") }, { text: say("count"), n: true }], rows))];
}

function scatter(d) {
  const s = d.intensities;
  if (!s) return [];
  const size = 320 / s.squares, span = s.log10_to - s.log10_from;
  const place = (value) => Math.min(1, Math.max(0, (Math.log10(value) - s.log10_from) / span)) * 320;
  const most = Math.max(1, ...s.counts.map((q) => q[2]));
  const picture = chart(say("scatter"), 400, 372, (c) => {
    c.strokeStyle = "#d5d8de";
    c.fillStyle = soft;
    for (let e = s.log10_from; e <= s.log10_to; e++) {
      const p = place(10 ** e);
      c.beginPath(); c.moveTo(48 + p, 10); c.lineTo(48 + p, 330); c.moveTo(48, 330 - p); c.lineTo(368, 330 - p); c.stroke();
      c.fillText(String(10 ** e), 42 + p, 345);
      c.fillText(String(10 ** e), 12, 334 - p);
    }
    for (const [x, y, n] of s.counts) {
      c.fillStyle = `rgba(0,32,77,${0.15 + 0.85 * Math.log1p(n) / Math.log1p(most)})`;
      c.fillRect(48 + x * size, 330 - (y + 1) * size, size, size);
    }
    for (const park of state.info.parks.filter((p) => p.counted && p.bench_y && p.bench_t)) {
      const [x, y] = [48 + place(park.bench_y), 330 - place(park.bench_t)];
      c.fillStyle = "#B2182B"; c.beginPath(); c.arc(x, y, 3.2, 0, 7); c.fill();
      c.fillStyle = ink; c.fillText(visible(park.id), x + 5, y + 3);
    }
    c.fillStyle = ink;
    c.fillText("亿元/km²", 180, 362);
  });
  return [el("h2", {}, say("scatter")), picture, el("p", { class: "note" }, say("scatterNote", { n: number(s.unknown, 0) }))];
}

// Each measure of the parcels as a line through the years.
export function drawYears(series) {
  const measures = [...new Set(series.filter((s) => s.layer === "parcels" && s.level === "all").map((s) => s.measure))];
  const colour = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9"];
  return measures.flatMap((measure, m) => {
    const line = series.filter((s) => s.layer === "parcels" && s.level === "all" && s.measure === measure).sort((a, b) => a.year - b.year);
    const known = line.filter((s) => s.value !== null);
    if (!known.length) return [];
    const title = `${say(`m_${measure}`)} ${known[0].unit}`;
    const top = Math.max(...known.map((s) => s.value)) * 1.15 || 1;
    const x = (i) => 56 + i * (300 / Math.max(1, line.length - 1)), y = (v) => 96 - 70 * v / top;
    const label = `${title}: ${line.map((s) => `${s.year} ${amount(s.value)}`).join(", ")}`;
    return [chart(label, 400, 118, (c) => {
      c.strokeStyle = "#d5d8de"; c.beginPath(); c.moveTo(40, 96); c.lineTo(380, 96); c.stroke();
      c.strokeStyle = colour[m % colour.length]; c.lineWidth = 2; c.beginPath();
      line.forEach((s, i) => { if (s.value !== null) c.lineTo(x(i), y(s.value)); });
      c.stroke();
      line.forEach((s, i) => {
        if (s.value !== null) { c.fillStyle = colour[m % colour.length]; c.beginPath(); c.arc(x(i), y(s.value), 3, 0, 7); c.fill(); c.fillStyle = ink; c.fillText(amount(s.value), x(i) - 14, y(s.value) - 7); }
        c.fillStyle = soft; c.fillText(String(s.year), x(i) - 13, 111);
      });
      c.fillStyle = ink; c.fillText(title, 4, 12);
    })];
  });
}
