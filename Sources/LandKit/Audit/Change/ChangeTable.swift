/// Takes every change between two years apart (method §7.22–23).
struct ChangeTable {
  let before: AuditLayer
  let after: AuditLayer
  let lineage: Lineage
  /// What the earlier amounts are multiplied by to stand beside the later ones; nil when they cannot.
  let factor: Double?
  private let caps: (PerMeasure<Double>, PerMeasure<Double>)

  init(before: AuditLayer, after: AuditLayer, lineage: Lineage, factor: Double?) {
    (self.before, self.after, self.lineage, self.factor) = (before, after, lineage, factor)
    caps = (Self.best(before), Self.best(after))
  }

  /// The greatest known intensity of a layer, 亿元/km²; none below 0.
  static func best(_ layer: AuditLayer) -> PerMeasure<Double> {
    func best(_ measure: Measure) -> Double {
      layer.members.lazy.compactMap { $0.intensity(measure) }.max().map { max(0, $0) } ?? 0
    }
    return PerMeasure(output: best(.output), tax: best(.tax))
  }

  /// A part of a component that lies in one group.
  private struct Slice {
    var old: [Int] = []
    var new: [Int] = []
  }

  /// The groups by level and name, then the units in the order of the components.
  func rows() -> [GroupChange] {
    var rows: [GroupChange] = []
    for level in GroupLevel.of(after.role) {
      for (name, slices) in groups(level) {
        rows.append(
          GroupChange(
            layer: after.role, level: level, group: name, component: nil, splits: splits(slices)))
      }
    }
    for (i, component) in lineage.components.enumerated() {
      let slice = Slice(old: component.old, new: component.new)
      rows.append(
        GroupChange(
          layer: after.role, level: .unit, group: unitName(component), component: i, splits: splits([slice])))
    }
    return rows
  }

  /// The later ids of a component, or the earlier ones of what is gone.
  func unitName(_ component: LineageComponent) -> String {
    let members =
      component.new.isEmpty
      ? component.old.map { before.members[$0] } : component.new.map { after.members[$0] }
    return members.map(\.label).joined(separator: ";")
  }

  /// The groups in the order of their names' UTF-8 bytes, each with its slices in the order of the components.
  private func groups(_ level: GroupLevel) -> [(String, [Slice])] {
    var groups: [String: [Slice]] = [:]
    for component in lineage.components {
      var slices: [String: Slice] = [:]
      for place in component.old {
        if let name = level.group(of: before.members[place], before.role) {
          slices[name, default: Slice()].old.append(place)
        }
      }
      for place in component.new {
        if let name = level.group(of: after.members[place], after.role) {
          slices[name, default: Slice()].new.append(place)
        }
      }
      for (name, slice) in slices { groups[name, default: []].append(slice) }
    }
    return groups.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
  }

  private func splits(_ slices: [Slice]) -> [ChangeSplit] {
    let output = parts(.output, slices), tax = parts(.tax, slices)
    return [
      output.totals(isComparable: factor != nil), tax.totals(isComparable: factor != nil), area(slices),
      output.intensities(isComparable: factor != nil), tax.intensities(isComparable: factor != nil),
    ]
  }

  private func parts(_ measure: Measure, _ slices: [Slice]) -> ChangeParts {
    var parts = ChangeParts()
    let scale = factor ?? 1
    for slice in slices {
      let old = ChangeParts.side(
        slice.old.map { before.members[$0] }, measure, cap: caps.0[measure] * scale, scale: scale)
      let new = ChangeParts.side(
        slice.new.map { after.members[$0] }, measure, cap: caps.1[measure], scale: 1)
      parts.add(old, new)
    }
    return parts
  }

  private func area(_ slices: [Slice]) -> ChangeSplit {
    var sums = (CompensatedSum(), CompensatedSum(), CompensatedSum(), CompensatedSum())
    var counts = (0, 0)
    for slice in slices {
      for place in slice.old {
        sums.0 += before.members[place].area / 1e6
        if !slice.new.isEmpty {
          sums.2 += -before.members[place].area / 1e6
        } else {
          sums.3 += -before.members[place].area / 1e6
        }
      }
      for place in slice.new {
        sums.1 += after.members[place].area / 1e6
        if !slice.old.isEmpty {
          sums.2 += after.members[place].area / 1e6
        } else {
          sums.3 += after.members[place].area / 1e6
        }
      }
      counts = (counts.0 + slice.old.count, counts.1 + slice.new.count)
    }
    var split = ChangeSplit()
    (split.before, split.after) = (sums.0.value, sums.1.value)
    split.change = sums.1.value - sums.0.value
    (split.boundary, split.scope) = (sums.2.value, sums.3.value)
    (split.low, split.high) = (split.change, split.change)
    (split.countsBefore.members, split.countsAfter.members) = counts
    return split
  }
}
