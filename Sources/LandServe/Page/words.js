// What the page says, in Chinese and English. Data never comes through here.
const words = {
  title: ["三旧地块对标地图", "Renewal parcels against their parks"],
  subtitle: ["{parcels} 宗地块，{ranked} 宗有名次", "{parcels} parcels, {ranked} ranked"],
  other: ["English", "中文"],
  controls: ["选择与权重", "Choice and weights"],
  year: ["年份", "Year"], compare: ["并排比较", "Side by side with"], none: ["不比较", "nothing"],
  filters: ["筛选", "Filter"], category: ["类别", "Category"], town: ["镇街", "Town"], park: ["参照园区", "Reference park"],
  score: ["得分", "Score"], from: ["自", "from"], to: ["至", "to"], clear: ["清除筛选", "Clear filter"],
  several: ["按住 Ctrl 可选多项", "hold Ctrl for several"], blank: ["（空）", "(none)"],
  ranked: ["已排名", "ranked"], unranked: ["未排名", "not ranked"], unusable: ["不可用", "unusable"],
  weights: ["权重", "Weights"], reset: ["恢复原权重", "Back to the study's"],
  yield_gap: ["产出差距", "output gap"], tax_gap: ["税收差距", "tax gap"], in_park: ["园区内", "in park"],
  proximity: ["邻近", "proximity"], in_zone: ["村级工业园内", "in zone"], size: ["面积", "size"],
  zero: ["权重之和须为正", "the weights must have a positive sum"],
  reranked: ["全部地块重新排名用时 {ms} 毫秒", "all parcels ranked again in {ms} ms"],
  fixed: ["数额已略去，权重不可改变", "amounts are left out; the weights stay as they are"],
  export: ["导出所选", "Export the selection"],
  table: ["排名表", "Table"], parcel: ["地块", "Parcel"], parks: ["园区", "Parks"], spread: ["分布", "Spread"],
  audit: ["审计", "Audit"], audited: ["{year} 年审计，对比 {against} 年", "Audit of {year} against {against}"],
  findings: ["发现", "Findings"], m_output: ["产值", "Output"], m_tax: ["税收", "Tax"], m_area: ["面积", "Area"], m_yield: ["地均产出", "Output per km²"],
  m_tax_intensity: ["地均税收", "Tax per km²"],
  account: ["土地账", "Account"], quality: ["数据质量", "Quality"], origin: ["来源", "Provenance"],
  search: ["编号或名称", "id or name"], matched: ["{n} 宗，{ranked} 宗有名次，共 {km2} km²；税收增量 {tax} 亿元/年",
    "{n} parcels, {ranked} ranked, {km2} km²; tax uplift {tax} 亿元 a year"],
  rank: ["名次", "Rank"], change: ["变动", "Change"], name: ["编号 名称", "Id, name"], area: ["面积亩", "Mu"],
  tax: ["税收 亿元/km²", "Tax 亿元/km²"], up_t: ["税收增量", "Tax uplift"],
  parkShort: ["参照", "Park"], caption: ["税收增量：亿元/年", "Tax uplift: 亿元 a year"],
  page: ["第 {a}–{b} 宗", "{a}–{b}"], previous: ["上一页", "Previous"], next: ["下一页", "Next"],
  pick: ["在地图上点一宗地块，或在表中选一行。", "Click a parcel on the map, or choose a row of the table."],
  nothing: ["此处没有地块。", "There is no parcel here."], severalHere: ["此处有 {n} 宗地块重叠：", "{n} parcels overlap here:"],
  figure: ["指标", "Figure"], value: ["数值", "Value"], unit: ["单位", "Unit"],
  explain: ["逐项解释", "Explanation"], was: ["原名次 {n}", "was {n}"], show: ["在地图上显示", "Show on the map"],
  counted: ["计为标杆", "Counted"], status: ["状态", "Status"], benchY: ["产出标杆", "Output benchmark"], benchT: ["税收标杆", "Tax benchmark"],
  referring: ["参照地块", "Referring"], intensity: ["亿元/km²（万元/亩）", "亿元/km² (万元/mu)"], kind: ["来源", "kind"], yes: ["是", "yes"], no: ["否", "no"],
  histogram: ["得分分布", "Scores"], scatter: ["地均产出 × 地均税收（对数，红点为园区标杆）", "Output against tax per km² (logarithmic; red: the parks)"],
  scatterNote: ["{n} 宗有一项未知，不在图中。", "{n} parcels miss one of the two and are not shown."],
  count: ["宗数", "Parcels"], class: ["土地类别", "Class of ground"], km2: ["km²", "km²"],
  P: ["仅地块", "parcels only"], Z: ["仅村级工业园", "zones only"], K: ["仅园区", "parks only"], PZ: ["地块与村级工业园", "parcels and zones"],
  PK: ["地块与园区", "parcels and parks"], ZK: ["村级工业园与园区", "zones and parks"], PZK: ["三者", "all three"], union: ["并集", "union"],
  closes: ["七类相加与并集之差：{m2} m²（椭球面积）", "The classes add up to the union within {m2} m² (ellipsoidal)."],
  problems: ["问题", "Problems"], severity: ["级别", "Severity"], noProblems: ["没有发现问题。", "Nothing was wrong."],
  file: ["文件", "File"], features: ["要素", "Features"], crs: ["坐标系", "CRS"], inputs: ["输入文件", "Inputs"], settings: ["设置", "Settings"],
  key: ["键", "Key"], by: ["出处", "From"], libraries: ["程序与库", "Programs"], download: ["下载原文", "Download"],
  legend: ["得分：离参照园区差多远", "Score: how far below its park"],
  legendRank: ["名次（得分已略去）", "Rank (scores are left out)"], fifth: ["第 {n} 个五分之一", "fifth no. {n}"],
  legendLow: ["接近或优于园区", "as its park, or better"], legendHigh: ["差距最大", "furthest below"],
  zones: ["村级工业园", "village zone"], planned: ["规划园区", "planned park"], district: ["行政区", "district"],
  cells: ["不足 2 像素的地块合为小方格，取占地最多的一类", "Parcels under 2 pixels are gathered in cells, coloured by the class that covers most"],
  sketch: ["工作草图，未经地图审核（无审图号）", "A working sketch, not a reviewed map (no 审图号)"],
  loading: ["载入中…", "loading…"], failed: ["请求失败：{why}", "the request failed: {why}"],
  token: ["需要令牌：在地址后加 #token=令牌", "A token is needed: put #token=TOKEN behind the address"],
  measured: ["实测", "measured"], estimated: ["估算", "estimated"], redacted_: ["保密", "withheld"], absent: ["缺失", "absent"], na: ["不适用", "not applicable"],
  invalid: ["无效", "no number"], own: ["自身", "own"], fixed_: ["指定", "fixed"], substituted: ["以合计代替", "the others' together"], mixed: ["两项不同", "differs by measure"],
  shrunk: ["至多显示 {n} 条", "the first {n}"], places: ["定位", "Place"], detail: ["说明", "What"],
  redacted: ["此处不提供（数额已略去）。", "Not served: amounts are left out."],
};
let language = "zh";
export const setLanguage = (to) => { language = to; document.documentElement.lang = to === "zh" ? "zh-CN" : "en"; };
export const currentLanguage = () => language;
export const say = (key, values = {}) =>
  (words[key] || [key, key])[language === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
export const number = (value, digits = 2) => value === null || value === undefined ? "–"
  : value.toLocaleString(language === "zh" ? "zh-CN" : "en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
// Three significant digits at least, for amounts of any size.
export const amount = (value) => value === null || value === undefined ? "–"
  : value.toLocaleString(language === "zh" ? "zh-CN" : "en-GB", { minimumSignificantDigits: 3, maximumSignificantDigits: Math.abs(value) >= 1000 ? 5 : 3 });
