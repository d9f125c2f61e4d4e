/// One of the two yearly measures that land is judged by.
public enum Measure: String, Sendable, CaseIterable {
  /// 产出, output.
  case output
  /// 税收, tax.
  case tax
}

/// A value for each of the two measures.
public struct PerMeasure<Value> {
  /// That of output.
  public var output: Value
  /// That of tax.
  public var tax: Value

  /// A pair.
  public init(output: Value, tax: Value) { (self.output, self.tax) = (output, tax) }

  /// The value of one measure.
  public subscript(_ measure: Measure) -> Value {
    get { measure == .output ? output : tax }
    set { if measure == .output { output = newValue } else { tax = newValue } }
  }
}

extension PerMeasure: Sendable where Value: Sendable {}
extension PerMeasure: Codable where Value: Codable {}
extension PerMeasure: Equatable where Value: Equatable {}
