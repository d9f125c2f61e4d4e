/// The sums that a change is taken apart from: what is matched, new, gone and unknown (method §7.22).
struct ChangeParts: Sendable {
  /// One year's members of a slice.
  struct Side: Sendable {
    /// The members that have a value.
    var known = AmountSum()
    /// What the others can add at most, 亿元, and their area, km².
    var missing = AmountSum()
    var counts = MemberCounts()
    var isKnown: Bool { missing.count == 0 }
    var isEmpty: Bool { known.count + missing.count == 0 }
  }

  private var matched = (AmountSum(), AmountSum())
  private var new = AmountSum()
  private var gone = AmountSum()
  private var unknown = (AmountSum(), AmountSum())
  private var missing = (AmountSum(), AmountSum())
  private var counts = (MemberCounts(), MemberCounts())
  /// Σ over matched components of later less earlier, 亿元.
  private var difference = CompensatedSum()

  /// The members of one year, amounts times `scale`; `cap` is the intensity that what is unknown cannot pass.
  static func side(_ members: [AuditMember], _ measure: Measure, cap: Double, scale: Double) -> Side {
    var side = Side()
    for member in members {
      let amount = member.amounts[measure]
      side.counts.add(amount.state)
      if let value = amount.value {
        side.known.add(value * scale, area: member.area / 1e6)
      } else {
        side.missing.add(cap * member.area / 1e6, area: member.area / 1e6)
      }
    }
    return side
  }

  /// Adds a component, or the part of one that is in the group.
  mutating func add(_ old: Side, _ new: Side) {
    counts.0.add(old.counts)
    counts.1.add(new.counts)
    missing.0.add(old.missing)
    missing.1.add(new.missing)
    guard old.isKnown, new.isKnown else {
      unknown.0.add(old.known)
      unknown.1.add(new.known)
      return
    }
    if old.isEmpty {
      self.new.add(new.known)
    } else if new.isEmpty {
      gone.add(old.known)
    } else {
      matched.0.add(old.known)
      matched.1.add(new.known)
      difference += new.known.amount
      difference += -old.known.amount.value
    }
  }

  /// Of known components: the earlier, the later.
  private var known: (AmountSum, AmountSum) {
    var (a, b) = matched
    a.add(gone)
    b.add(new)
    return (a, b)
  }

  /// Of all members that have a value.
  private var valued: (AmountSum, AmountSum) {
    var (a, b) = known
    a.add(unknown.0)
    b.add(unknown.1)
    return (a, b)
  }

  /// The change of the total: amount + scope + unresolved.
  func totals(isComparable: Bool) -> ChangeSplit {
    var split = blank(isComparable)
    let valued = valued
    // The sum of no members is 0; that of members none of which has a value is unknown.
    split.before = valued.0.count > 0 || counts.0.members == 0 ? valued.0.amount.value : nil
    split.after = valued.1.count > 0 || counts.1.members == 0 ? valued.1.amount.value : nil
    guard isComparable else { return split }
    let least = (valued.0.amount.value, valued.1.amount.value)
    split.low = least.1 - (least.0 + missing.0.amount.value)
    split.high = least.1 + missing.1.amount.value - least.0
    guard let before = split.before, let after = split.after else { return split }
    split.change = after - before
    split.amount = difference.value
    split.scope = new.amount.value - gone.amount.value
    split.unresolved = unknown.1.amount.value - unknown.0.amount.value
    return split
  }

  /// The change of the intensity: amount + boundary + scope + unresolved.
  func intensities(isComparable: Bool) -> ChangeSplit {
    var split = blank(isComparable)
    let (valued, known) = (valued, known)
    (split.before, split.after) = (valued.0.intensity, valued.1.intensity)
    guard isComparable else { return split }
    (split.low, split.high) = bounds(valued)
    guard let before = split.before, let after = split.after else { return split }
    split.change = after - before
    (split.amount, split.boundary, split.scope, split.unresolved) = (0, 0, 0, 0)
    let rates = (known.0.intensity, known.1.intensity)
    guard let k0 = rates.0, let k1 = rates.1 else {
      split.unresolved = after - before
      return split
    }
    split.unresolved = (after - k1) - (before - k0)
    guard let m0 = matched.0.intensity, let m1 = matched.1.intensity else {
      split.scope = k1 - k0
      return split
    }
    let (t0, t1) = (matched.0.amount.value, matched.1.amount.value)
    let (a0, a1) = (matched.0.area.value, matched.1.area.value)
    split.amount = (t1 - t0) * (1 / a0 + 1 / a1) / 2
    split.boundary = (t0 + t1) * (1 / a1 - 1 / a0) / 2
    split.scope = (k1 - m1) - (k0 - m0)
    return split
  }

  /// Bounds of the change of the intensity over all members.
  private func bounds(_ valued: (AmountSum, AmountSum)) -> (Double?, Double?) {
    let a0 = valued.0.area.value + missing.0.area.value, a1 = valued.1.area.value + missing.1.area.value
    guard a0 > 0, a1 > 0 else { return (nil, nil) }
    let (t0, t1) = (valued.0.amount.value, valued.1.amount.value)
    return (
      t1 / a1 - (t0 + missing.0.amount.value) / a0, (t1 + missing.1.amount.value) / a1 - t0 / a0
    )
  }

  private func blank(_ isComparable: Bool) -> ChangeSplit {
    var split = ChangeSplit()
    (split.countsBefore, split.countsAfter) = counts
    split.isComparable = isComparable
    return split
  }
}

extension MemberCounts {
  mutating func add(_ other: MemberCounts) {
    members += other.members
    measured += other.measured
    estimated += other.estimated
    redacted += other.redacted
    absent += other.absent
    na += other.na
    invalid += other.invalid
  }
}
