/* Lists of what was found: filters, search, pages; a place is shown in the map. */
(function (window, document) {
  "use strict";
  var LK = (window.LK = window.LK || {}), el = LK.el;
  var size = 20;

  function start(box) {
    var T = LK.T, name = box.getAttribute("data-list"), list = LK.D.lists[name], page = 0, shown = [];
    function part(role) { return box.querySelector("[data-role='" + role + "']"); }
    var search = part("search"), kinds = part("kind"), notes = part("note"), body = box.querySelector("tbody");

    list.kinds.forEach(function (kind, k) {
      var option = el("option", "", kind[0]);
      option.value = String(k);
      kinds.appendChild(option);
    });
    if (notes) {
      list.note.filter(function (note, i) { return list.note.indexOf(note) === i; }).forEach(function (note) {
        notes.appendChild(el("option", "", note)).value = note;
      });
      notes.addEventListener("change", refresh);
    }
    kinds.addEventListener("change", refresh);
    search.addEventListener("input", refresh);
    part("prev").addEventListener("click", function () { page--; draw(); });
    part("next").addEventListener("click", function () { page++; draw(); });

    function refresh() {
      var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      shown = [];
      list.kind.forEach(function (kind, i) {
        if (kinds.value !== "" && kind !== Number(kinds.value)) return;
        if (notes && notes.value !== "" && list.note[i] !== notes.value) return;
        var text = (list.about[i] + "\n" + list.detail[i] + "\n" + list.note[i] + "\n" + list.kinds[kind].join("\n")).toLowerCase();
        if (words.every(function (word) { return text.indexOf(word) >= 0; })) shown.push(i);
      });
      page = 0;
      draw();
    }

    function draw() {
      var pages = Math.max(1, Math.ceil(shown.length / size));
      page = Math.min(Math.max(0, page), pages - 1);
      LK.clear(body);
      shown.slice(page * size, (page + 1) * size).forEach(function (i) { body.appendChild(row(i)); });
      part("prev").disabled = page === 0;
      part("next").disabled = page >= pages - 1;
      part("count").textContent = T.itemsOf.replace("%1", LK.fixed(shown.length, 0)).replace("%2", LK.fixed(list.kind.length, 0))
        .replace("%3", String(page + 1)).replace("%4", String(pages));
    }

    function row(i) {
      var line = el("tr"), place = list.place[i], spot = el("td");
      line.appendChild(LK.data("td", "wrap", list.about[i]));
      var what = LK.data("td", "wrap", list.detail[i]);
      if (kinds.value === "") what.appendChild(el("span", "f", list.kinds[list.kind[i]][0]));
      line.appendChild(what);
      line.appendChild(LK.data("td", "wrap", list.note[i]));
      if (place) {
        var button = el("button", "linkish", LK.fixed(place[0], 5) + ", " + LK.fixed(place[1], 5));
        button.type = "button";
        button.title = T.show;
        button.setAttribute("data-place", String(i));
        button.addEventListener("click", function () { LK.showPlace(name, i); });
        spot.appendChild(button);
      } else spot.textContent = "–";
      line.appendChild(spot);
      return line;
    }

    Array.prototype.forEach.call(document.querySelectorAll("button[data-list-kind]"), function (button) {
      if (button.getAttribute("data-of") !== name) return;
      button.addEventListener("click", function () {
        search.value = "";
        if (notes) notes.value = "";
        kinds.value = button.getAttribute("data-list-kind");
        refresh();
        box.scrollIntoView({ block: "start" });
        kinds.focus({ preventScroll: true });
      });
    });
    refresh();
  }

  LK.startLists = function () {
    Array.prototype.forEach.call(document.querySelectorAll("[data-list]"), start);
  };
})(window, document);
