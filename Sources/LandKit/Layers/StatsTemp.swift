/// TEMP
struct StatsTable: Sendable {
  func row(id: String?) -> (output: Amount, tax: Amount)? { nil }
}
