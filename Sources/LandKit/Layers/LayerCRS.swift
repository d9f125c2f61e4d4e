/// TEMP
struct CRS: Sendable { var name: String; var isGeographic: Bool }
struct LayerCRS: Sendable {
  var crs: CRS
  func toLonLat() throws -> (any PlaneProjection)? {
    crs.isGeographic ? nil : QuickProjection(from: "EPSG:4490", to: crs.name)
  }
}
extension ParcelPass.Job {
  func projection() throws -> any PlaneProjection { QuickProjection(from: "EPSG:4490", to: workCRS.name) }
}
struct StatsTable: Sendable {
  func row(id: String?) -> (output: Amount, tax: Amount)? { nil }
}
