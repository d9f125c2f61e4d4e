// What is looked at just now. Everything the page shows follows from it.
export const state = {
  studies: [], hasLedger: false, study: null, info: null, other: null, otherInfo: null,
  weights: null, filter: { category: [], town: [], park: [], min: null, max: null, state: [] },
  parcel: null, card: null, here: null, tab: "table", page: 0, sort: "rank", search: "", park: null, parkPage: 0,
  ledger: null, run: null, audit: null, auditYear: null, finding: { rule: "", severity: "", state: "" }, findingPage: 0,
  problem: "", problemPage: 0, hidden: new Set(),
};
const listeners = [];
export const onChange = (listener) => listeners.push(listener);
export const changed = (what) => listeners.forEach((listener) => listener(what));
// Parameters of a request about what is chosen, for a study: numbers of texts are each study's own.
export function query(info = state.info) {
  const q = {};
  const f = state.filter;
  // What another year does not have there matches nothing, rather than everything.
  const numbers = (chosen, list, key) => list.filter((item) => chosen.includes(item[key])).map((item) => item.number);
  const put = (name, list, key) => { if (f[name].length) q[name] = numbers(f[name], list, key).join(",") || String(nothing(name, info)); };
  put("category", info.categories, "text");
  put("town", info.towns, "text");
  put("park", info.parks, "id");
  if (f.min !== null) q.min = f.min;
  if (f.max !== null) q.max = f.max;
  if (f.state.length) q.state = f.state.join(",");
  if (state.weights) q.weights = weightText();
  return q;
}
// A number that the study has but none of its parcels carries there.
function nothing(name, info) {
  if (name === "park") return info.parks.find((p) => p.referring === 0)?.number ?? 0;
  const [own, others] = name === "category" ? [info.categories, info.towns] : [info.towns, info.categories];
  return others.find((item) => !own.some((o) => o.number === item.number))?.number ?? 0;
}
const weightText = () => Object.entries(state.weights).filter(([, v]) => v > 0).map(([k, v]) => `${k}=${v}`).join(",");
export const components = ["yield_gap", "tax_gap", "in_park", "proximity", "in_zone", "size"];
