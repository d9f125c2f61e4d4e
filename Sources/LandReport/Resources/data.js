/* Reading of the packed data, and figures as people read them. Nothing of the data ever becomes markup: elements are
   made one by one, and texts go in as text. */
(function (window, document) {
  "use strict";
  var LK = (window.LK = window.LK || {});
  function json(id) { return JSON.parse(document.getElementById(id).textContent); }

  LK.load = function () { LK.D = json("lk-data"); LK.T = json("lk-text"); };

  LK.el = function (tag, className, text) {
    var node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined && text !== null) node.textContent = String(text);
    return node;
  };
  /* The same for a text of the data, with its language where that is not the page's. */
  LK.data = function (tag, className, text) {
    var node = LK.el(tag, className, text);
    if (LK.D.lang !== "zh" && /[\u3400-\u9fff]/.test(text)) node.lang = "zh-CN";
    return node;
  };
  LK.clear = function (node) { while (node.firstChild) node.removeChild(node.firstChild); };

  LK.figure = function (key, i) {
    var column = LK.D.parcels[key];
    return column && column[i] !== undefined ? column[i] : null;
  };
  LK.word = function (key, i) {
    var column = LK.D.parcels[key];
    if (!column) return "";
    return column.i[i] < 0 ? "" : column.v[column.i[i]];
  };
  LK.id = function (i) { return LK.D.parcels.id[i]; };
  LK.name = function (i) { return LK.D.parcels.name[i]; };

  /* A number with so many decimals and commas between thousands; a dash when there is none. */
  LK.fixed = function (value, decimals) {
    if (value === null || value === undefined || !isFinite(value)) return "–";
    return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  };
  /* A number with so many digits that count. */
  LK.digits = function (value, digits) {
    if (value === null || value === undefined || !isFinite(value)) return "–";
    if (value === 0) return "0";
    var size = Math.floor(Math.log10(Math.abs(value)));
    return LK.fixed(value, Math.min(12, Math.max(0, digits - 1 - size)));
  };
  /* The same without zeros after them. */
  LK.plain = function (value, digits) {
    var text = LK.digits(value, digits);
    return text.indexOf(".") < 0 ? text : text.replace(/0+$/, "").replace(/\.$/, "");
  };
  LK.percent = function (value) { return value === null ? "–" : LK.fixed(value * 100, 1) + " %"; };
  LK.mu = function (squareMetres) { return squareMetres === null ? null : squareMetres * 0.0015; };

  LK.classOf = function (score) {
    return score === null ? -1 : Math.min(4, Math.max(0, Math.floor(score / 20)));
  };

  /* A parcel's class: by its score; where scores are left out, by its rank in fifths. */
  LK.classAt = function (i) {
    var rank = LK.figure("rank", i);
    if (LK.D.byRank && rank !== null) return 4 - Math.floor((rank - 1) * 5 / LK.D.ranked);
    return LK.classOf(LK.figure("score", i));
  };

  /* Outlines: a list of rings, each a list of [latitude, longitude]. */
  LK.outline = function (packed) {
    var g = LK.D.grid, rings = [];
    for (var r = 0; r < packed.length; r++) {
      var from = packed[r], ring = [], x = 0, y = 0;
      for (var k = 0; k + 1 < from.length; k += 2) {
        x += from[k];
        y += from[k + 1];
        ring.push([g[1] + y * g[3], g[0] + x * g[2]]);
      }
      rings.push(ring);
    }
    return rings;
  };

  /* What is selected; the map, the table and the panel each listen. */
  var listeners = [];
  LK.selected = -1;
  LK.onSelect = function (listener) { listeners.push(listener); };
  LK.select = function (i, from) {
    LK.selected = i;
    listeners.forEach(function (listener) { listener(i, from); });
  };
  /* What the filters leave, in the order of the page; the map dims the rest. */
  var filterListeners = [];
  LK.onFilter = function (listener) { filterListeners.push(listener); };
  LK.filtered = function (shows) { filterListeners.forEach(function (listener) { listener(shows); }); };
})(window, document);
