/* How a parcel came by its figures: each with its formula, the numbers put in, and where the method says so. */
(function (window, document) {
  "use strict";
  var LK = (window.LK = window.LK || {}), el = LK.el;

  function park(i) {
    var id = LK.word("park", i);
    return LK.D.parks.filter(function (p) { return p.id === id; })[0] || null;
  }
  LK.parkOf = park;

  function n(value) { return LK.plain(value, 6); }

  function amount(i, key) {
    var per = LK.figure(key, i), area = LK.figure("area_m2", i);
    return per === null || area === null ? null : (per * area) / 1e6;
  }

  var substitutions = {
    yield: function (i) { return n(amount(i, "yield")) + " ÷ " + n(LK.figure("area_m2", i) / 1e6); },
    tax: function (i) { return n(amount(i, "tax")) + " ÷ " + n(LK.figure("area_m2", i) / 1e6); },
    gap_y: function (i, p) { return "1 − " + n(LK.figure("yield", i)) + " ÷ " + n(p && p.y); },
    gap_t: function (i, p) { return "1 − " + n(LK.figure("tax", i)) + " ÷ " + n(p && p.t); },
    up_y: function (i, p) {
      return n(LK.figure("area_m2", i) / 1e6) + " × max(0, " + n(p && p.y) + " − " + n(LK.figure("yield", i)) + ")";
    },
    up_t: function (i, p) {
      return n(LK.figure("area_m2", i) / 1e6) + " × max(0, " + n(p && p.t) + " − " + n(LK.figure("tax", i)) + ")";
    },
    score: function (i) {
      var terms = components(i).map(function (c) { return n(c.weight) + " × " + n(c.value) + " (" + c.name + ")"; });
      return "100 × (" + terms.join(" + ") + ")";
    }
  };

  function clamp(value) { return value === null ? null : Math.min(1, Math.max(0, value)); }

  function components(i) {
    var distance = LK.figure("dist_m", i), area = LK.figure("area_m2", i);
    var values = {
      yield_gap: clamp(LK.figure("gap_y", i)), tax_gap: clamp(LK.figure("gap_t", i)), in_park: LK.figure("inpark", i),
      proximity: distance === null ? null : 1 / (1 + distance / 1000), in_zone: LK.figure("inzone", i),
      size: area === null ? null : Math.min(1, area / 1e5)
    };
    return Object.keys(LK.D.weights).filter(function (key) { return LK.D.weights[key] > 0; }).map(function (key) {
      return { name: LK.T.components[key] || key, weight: LK.D.weights[key], value: values[key] };
    });
  }

  LK.explain = function (i) {
    var p = park(i);
    return LK.T.figures.map(function (f) {
      var value = LK.figure(f.id, i), put = substitutions[f.id];
      var known = value !== null;
      return {
        id: f.id, title: f.title, formula: f.formula, clause: f.clause,
        value: known ? n(value) + f.unit : "–",
        numbers: put && known ? "= " + put(i, p) : ""
      };
    });
  };

  function state(word) { return LK.T.states[word] || word; }
  function why(text) {
    return text.split(",").map(function (w) { return LK.T.reasons[w] || w; }).join(LK.T.comma);
  }

  /* Where the parcel and its amounts stand in the study's files. */
  function say(text, parts) {
    return parts.reduce(function (text, part, k) { return text.split("%" + (k + 1)).join(part); }, text);
  }
  LK.inputs = function (i) {
    var T = LK.T, S = LK.D.sources, lines = [], file = LK.word("file", i) || S.file, feature = LK.D.parcels.feature[i];
    if (file) lines.push(feature ? say(T.parcelAt, [file, feature]) : say(T.parcelIn, [file]));
    if (LK.word("state", i) === "unusable") return lines;
    [["yield", T.outputWord, "sty"], ["tax", T.taxWord, "stt"]].forEach(function (m) {
      if (LK.D.hides.indexOf(m[0]) >= 0) return;
      var line = LK.D.parcels.line[i], value = amount(i, m[0]), source;
      if (LK.word(m[2], i) === "estimated" && !line) source = T.apportioned;
      else if (!S.stats) source = say(T.inProperty, [S[m[0]]]);
      else if (!line) source = say(T.noRow, [S.stats]);
      else source = say(T.inTable, [S.stats, line, S[m[0]]]) + (S.year ? say(T.ofYear, [S.year]) : "");
      lines.push(say(T.amountAt, [m[1], value === null ? "–" : n(value) + " " + T.yi, state(LK.word(m[2], i)), source]));
    });
    return lines;
  };

  function pair(list, name, value) {
    list.appendChild(el("dt", "", name));
    list.appendChild(el("dd", "", value));
  }

  /* The panel beside the map: what the parcel is, its figures, its park, how it came by them. */
  LK.panel = function (box, i) {
    LK.clear(box);
    var T = LK.T;
    if (i < 0) { box.appendChild(el("p", "hint", T.pick)); return; }
    var score = LK.figure("score", i), rank = LK.figure("rank", i), p = park(i);
    box.appendChild(LK.data("h3", "data", LK.name(i) || LK.id(i)));
    var line = [LK.id(i), LK.word("town", i), LK.word("category", i), LK.word("industry", i)].filter(Boolean);
    box.appendChild(LK.data("p", "small data", line.join(" · ")));
    var head = el("p");
    head.appendChild(el("span", "chip c" + (LK.classAt(i) < 0 ? "u" : LK.classAt(i)), score === null ? "–" : LK.fixed(score, 2)));
    head.appendChild(el("span", "", rank === null
      ? " " + state(LK.word("state", i)) + (LK.word("why", i) ? T.colon + why(LK.word("why", i)) : "")
      : " " + T.rankOf.replace("%1", LK.fixed(rank, 0)).replace("%2", LK.fixed(LK.D.ranked, 0))));
    box.appendChild(head);
    if (rank === null && LK.figure("lo", i) !== null) {
      box.appendChild(el("p", "small", T.between.replace("%1", LK.fixed(LK.figure("lo", i), 1)).replace("%2", LK.fixed(LK.figure("hi", i), 1))));
    }
    var list = el("dl"), area = LK.figure("area_m2", i);
    pair(list, T.area, area === null ? "–" : LK.fixed(LK.mu(area), 1) + " " + T.muUnit + " (" + LK.fixed(area, 0) + " m²)");
    [["yield", T.yield, "sty"], ["tax", T.tax, "stt"]].forEach(function (m) {
      var v = LK.figure(m[0], i);
      pair(list, m[1], v === null ? "– " + state(LK.word(m[2], i)) : LK.digits(v, 4) + " " + T.perKm2 + " (" + LK.digits(v / 0.15, 3) + " " + T.perMu + ")");
      if (v !== null && LK.word(m[2], i) !== "measured") pair(list, "", state(LK.word(m[2], i)));
    });
    pair(list, T.park, p ? p.id + " " + p.name : "–");
    pair(list, T.distance, LK.figure("dist_m", i) === null ? "–" : LK.fixed(LK.figure("dist_m", i), 0) + " m");
    pair(list, T.inpark, LK.percent(LK.figure("inpark", i)));
    pair(list, T.inzone, LK.percent(LK.figure("inzone", i)));
    pair(list, T.upy, LK.digits(LK.figure("up_y", i), 4) + (LK.figure("up_y", i) === null ? "" : " " + T.yearly));
    pair(list, T.upt, LK.digits(LK.figure("up_t", i), 4) + (LK.figure("up_t", i) === null ? "" : " " + T.yearly));
    box.appendChild(list);
    box.appendChild(el("h4", "", T.inputs));
    LK.inputs(i).forEach(function (line) { box.appendChild(LK.data("p", "small data input", line)); });
    box.appendChild(el("h4", "", T.explain));
    LK.explain(i).forEach(function (step) {
      var line = el("p", "step");
      line.appendChild(el("b", "", step.title + " "));
      line.appendChild(el("span", "", step.value));
      if (step.formula) line.appendChild(el("span", "f", step.formula + "  (" + step.clause + ")"));
      if (step.numbers) line.appendChild(el("span", "s", step.numbers));
      box.appendChild(line);
    });
    if (p) {
      box.appendChild(el("p", "small", T.parkBench.replace("%1", p.id).replace("%2", n(p.y)).replace("%3", T.kinds[p.ky] || "–")
        .replace("%4", n(p.t)).replace("%5", T.kinds[p.kt] || "–")));
    }
    box.appendChild(el("p", "small", T.rounded));
  };
})(window, document);
