import Foundation

/// A park of the plan, with an invented outline and invented yearly figures.
struct Park: Sendable {
  let id: String
  let name: String
  let belt: String
  let status: String
  let industries: String
  let clusters: String
  let aliases: String
  let centre: PlanePoint
  /// The area aimed at, km².
  let size: Double
  /// Output and tax in the base year 2018, 亿元/km².
  let output: Double
  /// See `output`.
  let tax: Double

  /// The radius of a disc of the same area, m.
  var radius: Double { (size * 1e6 / .pi).squareRoot() }
}

extension Park {
  private static func row(
    _ number: Int, _ name: String, _ belt: String, _ industries: String, _ clusters: String,
    _ aliases: String, at place: (Double, Double), _ size: Double, _ output: Double, _ tax: Double
  ) -> Park {
    Park(
      id: number < 10 ? "P0\(number)" : "P\(number)", name: name, belt: belt,
      status: number == 10 ? "disputed" : "planned", industries: industries, clusters: clusters,
      aliases: aliases, centre: LocalPlane.point(lon: place.0, lat: place.1), size: size, output: output,
      tax: tax)
  }

  /// The ten parks that the plan's text lists; the tenth stands in one of its two lists only.
  static let catalogue: [Park] = [
    row(
      1, "花都高新技术产业开发区", "west", "整车;零部件;智能新能源汽车", "汽车;新能源和智能网联汽车",
      "广州花都高新技术产业开发区;原汽车产业基地;花都汽车产业基地", at: (113.136, 23.392), 11.4, 26.5, 1.31),
    row(
      2, "花都国际先进制造产业园", "west", "汽车;装备;航空装备;新材料;轨道交通", "汽车;新能源和智能网联汽车;智能装备及机器人",
      "花都国际先进装备制造产业园;国际先进制造产业园", at: (113.078, 23.335), 9.2, 17.8, 0.82),
    row(
      3, "花都绿色产业价值园", "west", "化妆品;服饰;汽车配件;环保装备", "时尚", "", at: (113.102, 23.436), 5.3, 14.2, 0.74),
    row(
      4, "交通装备制造产业园", "west", "重载电力机车;城市轨道交通整车", "智能装备和机器人", "大功率机车修造基地及配套产业园",
      at: (113.187, 23.437), 4.1, 19.6, 0.95),
    row(
      5, "赤坭中小企业园", "west", "汽车;先进装备;智能网联;循环经济", "汽车;新能源和智能网联汽车", "赤坭工业园",
      at: (113.032, 23.396), 3.5, 9.1, 0.38),
    row(
      6, "皮革皮具产业创新园", "west", "皮革皮具;研发;创意设计;商贸", "时尚", "", at: (113.146, 23.484), 4.6, 11.7, 0.52),
    row(
      7, "花都高新技术产业园", "east", "新一代信息技术;飞机维修;LED;生物制药", "临空高科技;新一代信息技术", "花都高新科技产业园",
      at: (113.288, 23.432), 6.1, 21.4, 1.08),
    row(
      8, "花都临空高科技产业园", "east", "汽车配件;声光电;航空航材;绿色建筑;生物医药", "智能装备和机器人;临空高科技;生物医药;绿色建筑",
      "花都区临空高科技产业园", at: (113.362, 23.452), 8.3, 16.3, 0.79),
    row(
      9, "花都智能电子绿色价值创新园", "south", "互联网终端;软件;大数据;人工智能;新材料", "智能电子;新材料", "智能电子绿色价值创新园",
      at: (113.178, 23.338), 4.9, 23.9, 1.17),
    row(
      10, "大涡先进制造产业园", "west", "特种车;汽车零部件;纺织服装", "汽车", "大涡工业区", at: (113.012, 23.342), 3.2, 12.6, 0.61),
  ]

  /// The belt's name in the plan.
  var beltName: String {
    switch belt {
    case "west": "西部智能制造产业带"
    case "east": "东部临空型制造产业带"
    default: "南部智能电子产业带"
    }
  }
}
