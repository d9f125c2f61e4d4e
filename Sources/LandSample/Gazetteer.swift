/// A town or subdistrict of Huadu and about where its seat lies. The names are public geography; the
/// villages placed around them are invented.
struct Town: Sendable {
  let name: String
  let seat: PlanePoint
}

/// Names of places and kinds that the sample draws from.
enum Gazetteer {
  static let towns: [Town] = [
    ("新华街道", 113.205, 23.378), ("花城街道", 113.238, 23.405), ("秀全街道", 113.160, 23.388),
    ("新雅街道", 113.205, 23.345), ("花山镇", 113.295, 23.450), ("花东镇", 113.385, 23.465),
    ("狮岭镇", 113.150, 23.462), ("炭步镇", 113.100, 23.308), ("赤坭镇", 113.030, 23.375),
    ("梯面镇", 113.285, 23.570),
  ].map { Town(name: $0.0, seat: LocalPlane.point(lon: $0.1, lat: $0.2)) }

  static let industries = ["皮革皮具", "汽车零部件", "化妆品", "音响电子", "珠宝首饰", "五金机电", "仓储物流", "纺织服装"]
  static let landUses = ["工业用地", "仓储用地", "商业服务业用地", "村庄建设用地", "城镇住宅用地", "公用设施用地"]
  static let owners = ["村集体", "国有", "混合权属"]
  static let remarks = [
    "以低效厂房为主，建筑密度高，消防通道不足", "权属清晰，村集体同意改造", "部分历史用地手续待完善",
    "位于轨道站点800米内，拟连片改造", "现状租赁合同2027年到期", "已列入年度实施计划",
  ]
  /// The three kinds of renewal land, by how often they occur.
  static let categories = ["旧厂房", "旧村庄", "旧城镇"]

  private static let first = Array("东西南北新大石龙凤金银华兴福平安永和丰盛荣昌利达宏源").map(String.init)
  private static let second = Array("塘岭岗围坑湖埔社边田").map(String.init)

  /// A village name; distinct for the first 260 numbers.
  static func village(_ i: Int) -> String {
    first[i % first.count] + second[(i * 3 + i / first.count) % second.count] + "村"
  }
}
