/// A comparison.
enum WhereComparison: String, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// What is compared.
enum WhereOperand: Sendable, Equatable {
  case column(String)
  case text(String)
  case number(Double, literal: String)
  case bool(Bool)
}

/// A parsed expression.
indirect enum WhereNode: Sendable, Equatable {
  case all([WhereNode])
  case any([WhereNode])
  case not(WhereNode)
  case compare(WhereOperand, WhereComparison, WhereOperand)
  case isIn(WhereOperand, [WhereOperand])
  case like(WhereOperand, LikePattern)
  case isNull(WhereOperand)
}
