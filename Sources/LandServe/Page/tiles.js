// Tiles of parcels, drawn on canvas. The layout is described in TileDrawing.swift and docs/api.md.
import { get, path } from "./api.js";
const magic = 0x3154434c, extent = 1024;
export const colours = { classes: [], unranked: "#D9D9D9", hatch: "#6B6B6B" };

// Grey with diagonal lines, for parcels without a rank.
export function hatch(context) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const c = tile.getContext("2d");
  c.fillStyle = colours.unranked;
  c.fillRect(0, 0, 6, 6);
  c.strokeStyle = colours.hatch;
  c.lineWidth = 1;
  c.beginPath();
  c.moveTo(-1, 1); c.lineTo(1, -1); c.moveTo(-1, 7); c.lineTo(7, -1); c.moveTo(5, 7); c.lineTo(7, 5);
  c.stroke();
  return context.createPattern(tile, "repeat");
}

export function read(buffer) {
  const head = new Uint32Array(buffer, 0, 6);
  if (head[0] !== magic) throw new Error("tile");
  const [, p, r, q, c] = head;
  let at = 24;
  const take = (Type, count) => { const part = new Type(buffer, at, count); at += part.byteLength; return part; };
  return { parcels: take(Uint32Array, p), points: take(Int16Array, 2 * q), rings: take(Uint16Array, p), counts: take(Uint16Array, r),
    cells: take(Uint16Array, c), classes: take(Uint8Array, p), cellClasses: take(Uint8Array, c), cover: take(Uint8Array, c), cellPixels: head[5] };
}

function draw(tile, canvas, size, zoom) {
  const context = canvas.getContext("2d"), scale = size / extent;
  context.setTransform(1, 0, 0, 1, 0, 0);
  const cell = size / (256 / tile.cellPixels), across = 256 / tile.cellPixels;
  for (let i = 0; i < tile.cells.length; i++) {
    const k = tile.cellClasses[i], row = Math.floor(tile.cells[i] / across), column = tile.cells[i] % across;
    context.globalAlpha = 0.35 + 0.65 * tile.cover[i] / 255;
    context.fillStyle = k < 5 ? colours.classes[k] : colours.unranked;
    context.fillRect(Math.floor(column * cell), Math.floor(row * cell), Math.ceil(cell), Math.ceil(cell));
  }
  context.globalAlpha = 1;
  const paths = Array.from({ length: 7 }, () => new Path2D());
  let ring = 0, point = 0;
  for (let i = 0; i < tile.parcels.length; i++) {
    const path = paths[tile.classes[i]];
    for (let k = 0; k < tile.rings[i]; k++) {
      const count = tile.counts[ring++];
      for (let v = 0; v < count; v++, point++) {
        const x = tile.points[2 * point] * scale, y = tile.points[2 * point + 1] * scale;
        if (v === 0) path.moveTo(x, y); else path.lineTo(x, y);
      }
      path.closePath();
    }
  }
  const pattern = hatch(context);
  context.lineJoin = "round";
  paths.forEach((path, k) => {
    if (k < 6) { context.fillStyle = k < 5 ? colours.classes[k] : pattern; context.fill(path, "evenodd"); }
    context.setLineDash(k === 6 ? [3, 3] : []);
    // Near by, dark parcels beside dark ones are told apart by light lines.
    context.strokeStyle = k === 6 ? colours.hatch : zoom >= 15 && (k === 3 || k === 4) ? "rgba(255,255,255,.6)" : "rgba(58,58,58,.55)";
    context.lineWidth = tile.parcels.length > 4000 ? 0.35 : 0.8;
    context.stroke(path);
  });
}

// A Leaflet layer of a study's parcels; `query` gives the parameters of the moment.
export function parcelLayer(study, query, onError) {
  const Layer = L.GridLayer.extend({
    createTile(coordinates, done) {
      const canvas = document.createElement("canvas"), ratio = Math.min(2, window.devicePixelRatio || 1), size = 256 * ratio;
      canvas.width = canvas.height = size;
      const abort = new AbortController();
      canvas.abort = () => abort.abort();
      get(path(study(), `/tiles/${coordinates.z}/${coordinates.x}/${coordinates.y}`, query()), abort.signal)
        .then((response) => response.arrayBuffer())
        .then((buffer) => { draw(read(buffer), canvas, size, coordinates.z); done(null, canvas); })
        .catch((error) => { if (error.name !== "AbortError") onError(error); done(error, canvas); });
      return canvas;
    },
  });
  const layer = new Layer({ tileSize: 256, maxZoom: 20, minZoom: 6, keepBuffer: 1, updateWhenZooming: false });
  layer.on("tileunload", (event) => event.tile.abort());
  return layer;
}
