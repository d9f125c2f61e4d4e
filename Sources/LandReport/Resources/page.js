/* What begins all of the page. When anything fails, the page stays as it is without scripts. */
(function (window, document) {
  "use strict";
  var LK = window.LK, root = document.documentElement;
  function start() {
    LK.load();
    root.classList.add("js");
    var panel = document.getElementById("lk-panel");
    LK.panel(panel, -1);
    LK.startMap(document.getElementById("lk-map"));
    LK.startTable();
    LK.startLists();
    LK.startCharts();
    LK.onSelect(function (i, from) {
      LK.panel(panel, i);
      panel.scrollTop = 0;
      if (from === "table" || from === "chart") document.getElementById("lk-plate").scrollIntoView({ block: "nearest" });
    });
    document.addEventListener("click", function (event) {
      var button = event.target.closest("button[data-park]");
      if (button) LK.filterPark(button.getAttribute("data-park"));
    });
    root.setAttribute("data-ready", "yes");
  }
  try { start(); } catch (error) {
    root.classList.remove("js");
    window.console.error(error);
  }
})(window, document);
