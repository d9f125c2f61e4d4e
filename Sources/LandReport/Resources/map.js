/* The map: Leaflet without tiles, everything drawn from the page's own data. */
(function (window, document) {
  "use strict";
  var LK = (window.LK = window.LK || {}), el = LK.el, L = window.L;

  function hatch(colours) {
    var tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    var pen = tile.getContext("2d");
    pen.fillStyle = colours.unranked;
    pen.fillRect(0, 0, 6, 6);
    pen.strokeStyle = colours.hatch;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(-1, 7); pen.lineTo(7, -1);
    pen.moveTo(-1, 1); pen.lineTo(1, -1);
    pen.moveTo(5, 7); pen.lineTo(7, 5);
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

  function north() {
    var Control = L.Control.extend({
      onAdd: function () {
        var box = el("div", "north"), ns = "http://www.w3.org/2000/svg";
        box.setAttribute("role", "img");
        box.setAttribute("aria-label", LK.T.northLabel);
        var svg = document.createElementNS(ns, "svg");
        svg.setAttribute("width", "22"); svg.setAttribute("height", "30"); svg.setAttribute("viewBox", "0 0 22 30");
        [["11,1 3,28 11,22", "#1c2430"], ["11,1 19,28 11,22", "#ffffff"]].forEach(function (half) {
          var shape = document.createElementNS(ns, "polygon");
          shape.setAttribute("points", half[0]);
          shape.setAttribute("fill", half[1]);
          shape.setAttribute("stroke", "#1c2430");
          svg.appendChild(shape);
        });
        box.appendChild(svg);
        box.appendChild(el("span", "", LK.T.north));
        return box;
      }
    });
    return new Control({ position: "topright" });
  }

  LK.startMap = function (box) {
    var D = LK.D, T = LK.T, colours = T.colours;
    var map = L.map(box, {
      attributionControl: false, zoomControl: false, preferCanvas: true, zoomSnap: 0.25, wheelPxPerZoomLevel: 90,
      renderer: L.canvas({ padding: 0.4, tolerance: 2 }), minZoom: 5, maxZoom: 20, zoomAnimation: false
    });
    LK.map = map;
    L.control.zoom({ zoomInTitle: T.zoomIn, zoomOutTitle: T.zoomOut }).addTo(map);
    L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
    north().addTo(map);

    var pattern = hatch(colours);
    var district = L.layerGroup(D.district.geo.filter(full).map(function (geo) {
      return L.polygon(LK.outline(geo), { color: "#5f6368", weight: 1.4, dashArray: "6 3 1 3", fill: false, interactive: false });
    })).addTo(map);
    var shapes = new Array(D.n), parcels = L.featureGroup();
    for (var i = 0; i < D.n; i++) {
      if (!full(D.parcels.geo[i])) continue;
      var k = LK.classAt(i);
      shapes[i] = L.polygon(LK.outline(D.parcels.geo[i]), {
        color: colours.outline, weight: 0.5, fillColor: k < 0 ? pattern : colours.classes[k], fillOpacity: 0.95
      });
      shapes[i].lkIndex = i;
      parcels.addLayer(shapes[i]);
    }
    parcels.addTo(map);
    var zones = L.layerGroup(D.zones.geo.filter(full).map(function (geo) {
      return L.polygon(LK.outline(geo), { color: colours.zone, weight: 1, dashArray: "3 3", fill: false, interactive: false });
    })).addTo(map);
    var parks = L.layerGroup();
    D.parkgeo.forEach(function (geo, j) {
      if (!full(geo)) return;
      var park = D.parks[j], outline = LK.outline(geo);
      var shape = L.polygon(outline, {
        color: colours.park, weight: park.counted ? 2.2 : 1.2, dashArray: park.counted ? null : "2 4", fill: false, interactive: false
      });
      parks.addLayer(shape);
      var label = el("span", "", park.id);
      label.appendChild(el("span", "long", " " + park.name));
      parks.addLayer(L.marker(shape.getBounds().getCenter(), {
        icon: L.divIcon({ className: "parklabel", html: label, iconSize: [0, 0] }), interactive: false, keyboard: false
      }));
    });
    parks.addTo(map);

    /* From afar outlines would hide what they enclose: thin lines, and of a park its number alone. */
    function weigh() {
      var zoom = map.getZoom(), near = zoom >= 13;
      map.getContainer().classList.toggle("far", zoom < 12.5);
      parcels.setStyle({ weight: near ? 0.8 : zoom >= 12 ? 0.4 : 0.15 });
      zones.eachLayer(function (zone) { zone.setStyle({ weight: near ? 1.2 : 0.6, opacity: near ? 1 : zoom >= 12 ? 0.8 : 0.45 }); });
    }
    map.on("zoomend", weigh);

    var bounds = L.featureGroup([].concat(district.getLayers(), parcels.getLayers())).getBounds();
    if (!bounds.isValid()) bounds = L.featureGroup(parks.getLayers()).getBounds();
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12] }); else map.setView([23.4, 113.2], 10);
    if (bounds.isValid()) map.setMaxBounds(bounds.pad(0.5));
    weigh();

    parcels.bindTooltip(function (layer) {
      var i = layer.lkIndex, tip = el("div");
      tip.appendChild(LK.data("b", "", LK.id(i) + " " + LK.name(i)));
      tip.appendChild(el("br"));
      tip.appendChild(el("span", "", T.score + " " + LK.fixed(LK.figure("score", i), 2) + (LK.figure("rank", i) === null ? "" : " · " + T.rank + " " + LK.figure("rank", i))));
      return tip;
    }, { sticky: true, className: "tip" });
    parcels.on("click", function (event) { LK.select(event.layer.lkIndex, "map"); });

    var found = D.lists.findings, marks = L.layerGroup();
    found.place.forEach(function (place, i) {
      if (!place) return;
      var mark = L.circleMarker([place[1], place[0]], { radius: 5, color: "#ffffff", weight: 1.5, fillColor: colours.park, fillOpacity: 1 });
      mark.bindTooltip(function () { return LK.data("div", "", found.about[i] + " · " + found.kinds[found.kind[i]][0]); }, { className: "tip" });
      marks.addLayer(mark);
    });

    var halo = L.layerGroup().addTo(map);
    LK.onSelect(function (i, from) {
      halo.clearLayers();
      if (i < 0 || !shapes[i]) return;
      var rings = shapes[i].getLatLngs();
      halo.addLayer(L.polygon(rings, { color: "#ffffff", weight: 6, fill: false, interactive: false }));
      halo.addLayer(L.polygon(rings, { color: "#d5006d", weight: 3, fill: false, interactive: false }));
      if (from !== "map") map.fitBounds(shapes[i].getBounds().pad(6), { maxZoom: 16, animate: false });
    });
    LK.onFilter(function (shows) {
      for (var i = 0; i < D.n; i++) {
        if (shapes[i]) shapes[i].setStyle({ fillOpacity: shows[i] ? 0.95 : 0.1, opacity: shows[i] ? 1 : 0.15 });
      }
    });
    LK.showPlace = function (name, i) {
      var place = D.lists[name].place[i], check = document.querySelector("input[data-layer='findings']");
      if (!place) return;
      if (name === "findings" && check && !check.checked) { check.checked = true; map.addLayer(marks); }
      halo.clearLayers();
      [["#ffffff", 6], ["#d5006d", 3]].forEach(function (ring) {
        halo.addLayer(L.circleMarker([place[1], place[0]], { radius: 13, color: ring[0], weight: ring[1], fill: false, interactive: false }));
      });
      map.setView([place[1], place[0]], 16, { animate: false });
      document.getElementById("map").scrollIntoView();
    };
    var groups = { parcels: parcels, zones: zones, parks: parks, district: district, findings: marks };
    Array.prototype.forEach.call(document.querySelectorAll("input[data-layer]"), function (box) {
      box.addEventListener("change", function () {
        var group = groups[box.getAttribute("data-layer")];
        if (box.checked) map.addLayer(group); else map.removeLayer(group);
      });
    });
    document.getElementById("lk-home").addEventListener("click", function () {
      if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12] });
    });
    LK.parcelShape = function (i) { return shapes[i]; };
  };

  function full(geo) { return geo && geo.length > 0; }
})(window, document);
