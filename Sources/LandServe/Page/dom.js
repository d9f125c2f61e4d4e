// Elements are made one by one; text from data only ever becomes a text node.
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);
  return node;
}
// Text from data, which may run in either direction.
export const data = (text) => el("bdi", {}, visible(text));
// Control characters and marks of direction are shown, so that none hides or turns what stands around it.
export const visible = (text) => String(text ?? "").replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
  (c) => `\u27e8U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}\u27e9`);
export const byId = (id) => document.getElementById(id);
export function table(caption, heads, rows) {
  return el("table", {}, caption ? el("caption", {}, caption) : null,
    el("thead", {}, el("tr", {}, heads.map((h) => el("th", { scope: "col", class: h.n ? "n" : null, "aria-sort": h.sort ?? null }, h.node ?? h.text)))),
    el("tbody", {}, rows));
}
export const cell = (content, isNumber = false) => el("td", { class: isNumber ? "n" : "text" }, content);
