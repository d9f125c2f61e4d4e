/// A column of money in a table.
public struct MoneyColumn: Sendable, Equatable {
  /// Its name.
  public var column: String
  /// Its unit; amounts are a year's.
  public var unit: MoneyUnit

  /// A column in `unit`.
  public init(_ column: String, unit: MoneyUnit) { (self.column, self.unit) = (column, unit) }
}

/// A table of yearly statistics that is joined to a layer by key.
public struct StatsSource: Sendable, Equatable {
  /// The file, as the user named it.
  public var file: String
  /// Where it is; `file` when the two are the same.
  public var path: String
  /// The sheet, where the file is a workbook; nil takes the first.
  public var sheet: String?
  /// The column that holds the key: the feature's id.
  public var key: String
  /// The column that holds the year; nil when the table is of one year.
  public var year: String?
  /// Yearly output.
  public var output: MoneyColumn?
  /// Yearly tax.
  public var tax: MoneyColumn?
  /// The column that marks a row's figures as estimates (预估数).
  public var estimated: String?

  /// A table joined by `key`.
  public init(
    file: String, path: String? = nil, sheet: String? = nil, key: String, year: String? = nil,
    output: MoneyColumn? = nil, tax: MoneyColumn? = nil, estimated: String? = nil
  ) {
    (self.file, self.path, self.sheet) = (file, path ?? file, sheet)
    (self.key, self.year) = (key, year)
    (self.output, self.tax, self.estimated) = (output, tax, estimated)
  }

  /// The names of all columns it needs, in the order key, year, output, tax, estimated.
  public var columns: [String] { [key, year, output?.column, tax?.column, estimated].compactMap { $0 } }
}
