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
          legend: { position: "bottom", labels: { usePointStyle: true, boxWidth: 9, color: "#1c2430" } },
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

  function histogram(canvas) {
    var D = LK.D, T = LK.T;
    return new window.Chart(canvas, {
      type: "bar",
      data: {
        labels: T.histogram.map(function (_, k) { return k * 5 + "–" + (k + 1) * 5; }),
        datasets: [{
          data: T.histogram, categoryPercentage: 1, barPercentage: 0.96,
          backgroundColor: T.histogram.map(function (_, k) { return T.colours.classes[Math.min(4, Math.floor(k / 4))]; })
        }]
      },
      options: {
        animation: false, maintainAspectRatio: false, plugins: { legend: { display: false } },
        scales: { x: { title: { display: true, text: T.score, color: "#545d6a" }, grid: { display: false } }, y: axis(T.parcelCount) }
      }
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
        plugins: { legend: { position: "bottom", labels: { usePointStyle: true, boxWidth: 9, color: "#1c2430" } } }
      }
    });
  }

  LK.startCharts = function () {
    window.Chart.defaults.font.family = window.getComputedStyle(document.body).fontFamily;
    Array.prototype.forEach.call(document.querySelectorAll("canvas[data-chart]"), function (canvas) {
      var kind = canvas.getAttribute("data-chart");
      if (kind === "scatter") scatter(canvas);
      else if (kind === "scores") histogram(canvas);
      else lines(canvas, LK.T.lines[Number(kind)]);
    });
  };
})(window, document);
