/* The charts, by Chart.js; on paper and without scripts the page shows drawings of the same figures instead. */
(function (window, document) {
  "use strict";
  var LK = (window.LK = window.LK || {});

  function axis(title, type) {
    return {
      type: type || "linear", title: { display: true, text: title, color: "#545d6a" }, grid: { color: "#e4e7ea" },
      ticks: { color: "#545d6a", maxTicksLimit: 8 }
    };
  }

  function zero(axis) { axis.beginAtZero = true; return axis; }

  function scatter(canvas) {
    var D = LK.D, T = LK.T, sets = [];
    T.classLabels.forEach(function (label, k) {
      var points = [];
      for (var i = 0; i < D.n; i++) {
        var x = D.parcels.yield[i], y = D.parcels.tax[i];
        if (x > 0 && y > 0 && LK.classOf(D.parcels.score[i]) === k) points.push({ x: x, y: y, i: i });
      }
      sets.push({
        label: label, data: points, backgroundColor: T.colours.classes[k], borderColor: "#3a3a3a", borderWidth: 0.4,
        radius: 3, hoverRadius: 6, order: 2
      });
    });
    sets.push({
      label: T.parks, data: D.parks.filter(function (p) { return p.counted && p.y > 0 && p.t > 0; })
        .map(function (p) { return { x: p.y, y: p.t, park: p }; }),
      backgroundColor: T.colours.park, borderColor: "#ffffff", borderWidth: 1.2, pointStyle: "rectRot", radius: 8, hoverRadius: 10, order: 1
    });
    function logarithmic(key, title) {
      var low = Infinity, high = 0, out = axis(title, "logarithmic");
      sets.forEach(function (set) {
        set.data.forEach(function (point) { low = Math.min(low, point[key]); high = Math.max(high, point[key]); });
      });
      out.min = low / 1.3;
      out.max = high * 1.3;
      out.ticks.callback = function (value) {
        var digit = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        return [1, 2, 5].some(function (d) { return Math.abs(digit - d) < 1e-6; }) ? LK.digits(value, 1) : "";
      };
      delete out.ticks.maxTicksLimit;
      return out;
    }
    return new window.Chart(canvas, {
      type: "scatter", data: { datasets: sets },
      options: {
        animation: false, maintainAspectRatio: false, normalized: true,
        scales: { x: logarithmic("x", T.yield + " " + T.perKm2), y: logarithmic("y", T.tax + " " + T.perKm2) },
        plugins: {
          legend: { position: "bottom", labels: { usePointStyle: true, boxWidth: 8, boxHeight: 6, color: "#1c2430" } },
          tooltip: {
            callbacks: {
              label: function (item) {
                var raw = item.raw;
                var name = raw.park ? raw.park.id + " " + raw.park.name : LK.id(raw.i) + " " + LK.name(raw.i);
                return name + T.colon + LK.digits(raw.x, 4) + " / " + LK.digits(raw.y, 4) + " " + T.perKm2;
              }
            }
          }
        },
        onClick: function (event, items) {
          var raw = items.length ? sets[items[0].datasetIndex].data[items[0].index] : null;
          if (raw && raw.i !== undefined) LK.select(raw.i, "chart");
        }
      },
      plugins: [{
        id: "names",
        afterDatasetsDraw: function (chart) {
          var meta = chart.getDatasetMeta(sets.length - 1), pen = chart.ctx;
          pen.save();
          pen.font = "600 11px sans-serif";
          pen.textAlign = "center";
          pen.lineWidth = 3;
          pen.strokeStyle = "#ffffff";
          pen.fillStyle = "#b2182b";
          /* Above its diamond, or where that is taken, below, to the right, to the left. */
          var taken = meta.data.map(function (point) { return [point.x, point.y + 4]; });
          meta.data.forEach(function (point, j) {
            var text = sets[sets.length - 1].data[j].park.id;
            var places = [[0, -12], [0, 21], [22, 4], [-22, 4], [18, -10], [-18, 18], [18, 18], [-18, -10], [0, -26], [0, 35]].map(function (p) { return [point.x + p[0], point.y + p[1]]; });
            var place = places.filter(function (p) {
              return taken.every(function (t) { return Math.abs(t[0] - p[0]) > 21 || Math.abs(t[1] - p[1]) > 12; });
            })[0] || places[0];
            taken.push(place);
            pen.strokeText(text, place[0], place[1]);
            pen.fillText(text, place[0], place[1]);
          });
          pen.restore();
        }
      }]
    });
  }

  function histogram(canvas, chart) {
    return new window.Chart(canvas, {
      type: "bar",
      data: {
        labels: chart.labels,
        datasets: [{ data: chart.counts, categoryPercentage: 1, barPercentage: 0.96, backgroundColor: chart.colours }]
      },
      options: {
        animation: false, maintainAspectRatio: false, plugins: { legend: { display: false } },
        scales: {
          x: { title: { display: true, text: chart.x, color: "#545d6a" }, grid: { display: false }, ticks: { color: "#545d6a" } },
          y: axis(chart.y)
        }
      }
    });
  }

  /* The land account: a lane a layer, the classes side by side, filled where a class belongs to the layer. */
  function account(canvas, chart) {
    var at = 0, sets = chart.classes.map(function (c) {
      var from = at;
      at += c.km2;
      return {
        label: c.name + " " + c.title, data: c["in"].map(function (is) { return is ? [from, from + c.km2] : null; }), grouped: false,
        backgroundColor: chart.lanes.map(function (lane) { return lane[1]; }), borderColor: "#ffffff",
        borderWidth: { left: 1.2, right: 1.2 }, borderSkipped: false, barPercentage: 0.78, categoryPercentage: 1, from: from, km2: c.km2, name: c.name
      };
    });
    return new window.Chart(canvas, {
      type: "bar", data: { labels: chart.lanes.map(function (lane) { return lane[0]; }), datasets: sets },
      options: {
        indexAxis: "y", animation: false, maintainAspectRatio: false, layout: { padding: { top: 54 } },
        scales: {
          x: { min: 0, max: at, title: { display: true, text: chart.x, color: "#545d6a" }, grid: { color: "#e4e7ea" }, ticks: { color: "#545d6a" } },
          y: { grid: { display: false }, ticks: { color: "#1c2430", font: { size: 13 } } }
        },
        plugins: {
          legend: { display: false },
          tooltip: { callbacks: { label: function (item) {
            return item.dataset.label + LK.T.colon + LK.fixed(item.dataset.km2, 4) + " " + LK.T.km2;
          } } }
        }
      },
      plugins: [{
        id: "classes",
        afterDatasetsDraw: function (drawn) {
          var pen = drawn.ctx, top = drawn.chartArea.top, last = [-99, -99];
          pen.save();
          pen.textAlign = "center";
          sets.forEach(function (set) {
            var x = drawn.scales.x.getPixelForValue(set.from + set.km2 / 2), text = LK.fixed(set.km2, 2);
            /* Narrow classes take turns on two lines, so that their figures do not meet. */
            var row = x - last[0] > 46 ? 0 : x - last[1] > 46 ? 1 : -1;
            if (row < 0) return;
            last[row] = x;
            pen.fillStyle = "#545d6a";
            pen.font = "11px " + window.Chart.defaults.font.family;
            pen.fillText(set.name, x, top - 42 + 25 * row);
            pen.fillStyle = "#1c2430";
            pen.font = "600 12px " + window.Chart.defaults.font.family;
            pen.fillText(text, x, top - 29 + 25 * row);
          });
          pen.restore();
        }
      }]
    });
  }

  function lines(canvas, chart) {
    var marks = ["circle", "rect", "triangle", "rectRot", "cross", "star", "crossRot", "line", "dash"];
    return new window.Chart(canvas, {
      type: "line",
      data: {
        labels: chart.years,
        datasets: chart.sets.map(function (set, k) {
          return {
            label: set.name, data: set.values, borderColor: set.colour, backgroundColor: set.colour, borderWidth: set.bold ? 2.5 : 1.4,
            pointStyle: marks[k % marks.length], radius: 4, spanGaps: false
          };
        })
      },
      options: {
        animation: false, maintainAspectRatio: false,
        scales: { x: { grid: { display: false } }, y: zero(axis(chart.title)) },
        plugins: { legend: { position: "bottom", labels: { usePointStyle: true, boxWidth: 8, boxHeight: 6, color: "#1c2430" } } }
      }
    });
  }

  var make = { scatter: scatter, bars: histogram, lines: lines, account: account };
  LK.startCharts = function () {
    window.Chart.defaults.font.family = window.getComputedStyle(document.body).fontFamily;
    Array.prototype.forEach.call(document.querySelectorAll("canvas[data-chart]"), function (canvas) {
      var chart = LK.T.charts[canvas.getAttribute("data-chart")];
      make[chart.kind](canvas, chart);
    });
  };
})(window, document);
