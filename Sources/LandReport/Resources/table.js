/* The ranked table: sorting, filters, search, pages; linked with the map both ways. */
(function (window, document) {
  "use strict";
  var LK = (window.LK = window.LK || {}), el = LK.el;

  var columns = [
    { key: "rank", n: 1, show: function (i) { return LK.fixed(LK.figure("rank", i), 0); } },
    { key: "score", n: 1, show: score },
    { key: "id", text: LK.id }, { key: "name", text: LK.name },
    { key: "town", text: word("town") }, { key: "category", text: word("category") },
    { key: "area_m2", n: 1, show: function (i) { return LK.fixed(LK.mu(LK.figure("area_m2", i)), 1); } },
    { key: "yield", n: 1, show: digits("yield", "sty") }, { key: "tax", n: 1, show: digits("tax", "stt") },
    { key: "park", text: word("park") },
    { key: "dist_m", n: 1, show: function (i) { return LK.fixed(LK.figure("dist_m", i), 0); } },
    { key: "up_t", n: 1, show: function (i) { return LK.digits(LK.figure("up_t", i), 4); } }
  ];
  function word(key) { return function (i) { return LK.word(key, i); }; }
  function digits(key, stateKey) {
    return function (i) {
      var v = LK.figure(key, i);
      return v === null ? (LK.T.states[LK.word(stateKey, i)] || "–") : LK.digits(v, 4);
    };
  }
  function score(i, cell) {
    var value = LK.figure("score", i);
    if (value === null) {
      var lo = LK.figure("lo", i);
      return lo === null ? "–" : LK.fixed(lo, 0) + "–" + LK.fixed(LK.figure("hi", i), 0);
    }
    var bar = el("span", "bar"), filled = el("i", "c" + LK.classOf(value));
    filled.style.width = value + "%";
    bar.appendChild(filled);
    cell.appendChild(bar);
    return LK.fixed(value, 2);
  }

  LK.startTable = function () {
    var D = LK.D, T = LK.T, body = document.getElementById("lk-rows"), table = body.parentNode;
    var state = { sort: "rank", up: true, page: 0, size: 20, list: [] }, shows = new Uint8Array(D.n);
    var search = document.getElementById("lk-search");
    var filters = Array.prototype.slice.call(document.querySelectorAll("select[data-filter]"));
    var haystack = [];
    for (var i = 0; i < D.n; i++) haystack.push((LK.id(i) + "\n" + LK.name(i) + "\n" + LK.word("town", i)).toLowerCase());

    filters.forEach(function (box) {
      var key = box.getAttribute("data-filter"), column = D.parcels[key];
      if (column && column.v) {
        column.v.map(function (text, place) { return [text, place]; })
          .sort(function (a, b) { return a[0] < b[0] ? -1 : 1; })
          .forEach(function (entry) {
            var option = el("option", "", (T.states[entry[0]] && key === "state" ? T.states[entry[0]] : entry[0]));
            option.value = String(entry[1]);
            box.appendChild(option);
          });
      }
      box.addEventListener("change", refresh);
    });
    search.addEventListener("input", refresh);
    document.getElementById("lk-clear").addEventListener("click", function () { reset(); refresh(); });
    document.getElementById("lk-size").addEventListener("change", function (event) {
      state.size = Number(event.target.value); state.page = 0; draw();
    });
    document.getElementById("lk-prev").addEventListener("click", function () { state.page--; draw(); });
    document.getElementById("lk-next").addEventListener("click", function () { state.page++; draw(); });
    Array.prototype.forEach.call(table.querySelectorAll("th button[data-sort]"), function (button) {
      button.addEventListener("click", function () {
        var key = button.getAttribute("data-sort");
        state.up = state.sort === key ? !state.up : !column(key).n || key === "rank" || key === "dist_m";
        state.sort = key;
        refresh();
      });
    });
    function column(key) { return columns.filter(function (c) { return c.key === key; })[0]; }
    function reset() { search.value = ""; filters.forEach(function (box) { box.value = ""; }); }

    function passes(i, words, chosen) {
      for (var w = 0; w < words.length; w++) if (haystack[i].indexOf(words[w]) < 0) return false;
      for (var c = 0; c < chosen.length; c++) {
        var key = chosen[c][0], value = chosen[c][1];
        if (key === "class" ? LK.classAt(i) !== value : D.parcels[key].i[i] !== value) return false;
      }
      return true;
    }

    /* What is unknown comes last, whichever way the rest is sorted. */
    function compare(key, up) {
      var c = column(key);
      return function (a, b) {
        var x = c.n ? D.parcels[key][a] : c.text(a), y = c.n ? D.parcels[key][b] : c.text(b);
        var none = c.n ? null : "";
        if (x === none || y === none) return x === y ? a - b : x === none ? 1 : -1;
        if (x === y) return a - b;
        return (x < y ? -1 : 1) * (up ? 1 : -1);
      };
    }

    function refresh() {
      var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      var chosen = filters.filter(function (box) { return box.value !== ""; })
        .map(function (box) { return [box.getAttribute("data-filter"), Number(box.value)]; });
      state.list = [];
      for (var i = 0; i < D.n; i++) { shows[i] = passes(i, words, chosen) ? 1 : 0; if (shows[i]) state.list.push(i); }
      state.list.sort(compare(state.sort, state.up));
      state.page = 0;
      LK.filtered(shows);
      draw();
    }

    function draw() {
      var pages = Math.max(1, Math.ceil(state.list.length / state.size));
      state.page = Math.min(Math.max(0, state.page), pages - 1);
      LK.clear(body);
      state.list.slice(state.page * state.size, (state.page + 1) * state.size).forEach(function (i) { body.appendChild(row(i)); });
      document.getElementById("lk-prev").disabled = state.page === 0;
      document.getElementById("lk-next").disabled = state.page >= pages - 1;
      document.getElementById("lk-count").textContent = T.pageOf.replace("%1", LK.fixed(state.list.length, 0))
        .replace("%2", LK.fixed(D.n, 0)).replace("%3", String(state.page + 1)).replace("%4", String(pages));
      Array.prototype.forEach.call(table.querySelectorAll("th button[data-sort]"), function (button) {
        var isIt = button.getAttribute("data-sort") === state.sort;
        button.parentNode.setAttribute("aria-sort", isIt ? (state.up ? "ascending" : "descending") : "none");
      });
    }

    function row(i) {
      var line = el("tr");
      line.tabIndex = 0;
      line.setAttribute("data-row", String(i));
      line.setAttribute("aria-selected", i === LK.selected ? "true" : "false");
      columns.forEach(function (c) {
        var cell = c.n ? el("td", "n") : LK.data("td", "wrap " + c.key, c.text(i));
        if (c.n) cell.appendChild(document.createTextNode(c.show(i, cell)));
        line.appendChild(cell);
      });
      return line;
    }

    function pick(event) {
      var line = event.target.closest("tr[data-row]");
      if (line) LK.select(Number(line.getAttribute("data-row")), "table");
    }
    body.addEventListener("click", pick);
    body.addEventListener("keydown", function (event) {
      var line = event.target.closest("tr[data-row]");
      if (!line) return;
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(event); }
      var next = event.key === "ArrowDown" ? line.nextElementSibling : event.key === "ArrowUp" ? line.previousElementSibling : null;
      if (next) { event.preventDefault(); next.focus(); }
    });
    LK.onSelect(function (i, from) {
      if (from !== "table") {
        if (i >= 0 && !shows[i]) { reset(); refresh(); }
        var at = state.list.indexOf(i);
        if (at >= 0) { state.page = Math.floor(at / state.size); draw(); }
      }
      Array.prototype.forEach.call(body.children, function (line) {
        line.setAttribute("aria-selected", line.getAttribute("data-row") === String(i) ? "true" : "false");
      });
    });
    LK.filterPark = function (id) {
      reset();
      filters.forEach(function (box) {
        if (box.getAttribute("data-filter") === "park") box.value = String(D.parcels.park.v.indexOf(id));
      });
      refresh();
      document.getElementById("ranking").scrollIntoView();
    };
    refresh();
  };
})(window, document);
