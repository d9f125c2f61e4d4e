// What is looked at just now. Everything the page shows follows from it.
export const state = {
  studies: [], hasLedger: false, study: null, info: null, other: null, otherInfo: null,
  weights: null, filter: { category: [], town: [], park: [], min: null, max: null, state: [] },
  parcel: null, tab: "table", page: 0, sort: "rank", search: "",
};
const listeners = [];
export const onChange = (listener) => listeners.push(listener);
export const changed = (what) => listeners.forEach((listener) => listener(what));
// Parameters of a request about what is chosen, for a study: numbers of texts are each study's own.
export function query(info = state.info) {
  const q = {};
  const f = state.filter;
  const numbers = (chosen, list, key) => list.filter((item) => chosen.includes(item[key])).map((item) => item.number);
  if (f.category.length) q.category = numbers(f.category, info.categories, "text").join(",");
  if (f.town.length) q.town = numbers(f.town, info.towns, "text").join(",");
  if (f.park.length) q.park = numbers(f.park, info.parks, "id").join(",");
  if (f.min !== null) q.min = f.min;
  if (f.max !== null) q.max = f.max;
  if (f.state.length) q.state = f.state.join(",");
  if (state.weights) q.weights = Object.entries(state.weights).filter(([, v]) => v > 0).map(([k, v]) => `${k}=${v}`).join(",");
  return q;
}
export const components = ["yield_gap", "tax_gap", "in_park", "proximity", "in_zone", "size"];
