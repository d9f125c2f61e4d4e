import GRDB
import LandKit

extension Ledger {
  /// A box in degrees: west, south, east, north.
  public struct Window: Sendable, Equatable {
    /// Its sides.
    public var west, south, east, north: Double

    /// A box.
    public init(west: Double, south: Double, east: Double, north: Double) {
      (self.west, self.south, self.east, self.north) = (west, south, east, north)
    }
  }

  /// The features of a layer of a run whose boxes meet `window`, in their order, and whether these are all: no more than
  /// `limit` are given.
  ///
  /// **Throws** `LedgerError`. **Complexity**: by the spatial index, whose entries all runs share.
  public func features(
    of run: Int, layer: LedgerLayer, in window: Window, limit: Int
  ) throws -> (features: [LedgerFeature], isComplete: Bool) {
    try read { db in
      let columns = LayerTable(layer: layer).columns.dropFirst().map { SQLName.quoted($0.name) }
      let statement = try PreparedStatement(
        db,
        """
        SELECT \(columns.joined(separator: ", ")), geom FROM \(SQLName.quoted(layer.name))
        WHERE run = ? AND year = ? AND fid IN (SELECT id FROM \(SQLName.quoted(RTreeIndex(table: layer.name).name))
          WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)
        ORDER BY fid LIMIT ?
        """)
      let fields = FeatureFields(layer)
      try statement.begin([
        .int(run), .int(layer.year), .real(window.west), .real(window.east), .real(window.south),
        .real(window.north), .int(limit + 1),
      ])
      var features: [LedgerFeature] = []
      while let row = try statement.next() {
        guard features.count < limit else { return (features, false) }
        features.append(try fields.feature(row))
      }
      return (features, true)
    }
  }

  /// The box of the table of `layer`, over all runs; nil when nothing in it has a place. **Throws** `LedgerError`.
  public func bounds(of layer: LedgerLayer) throws -> Window? {
    try read { db in
      try db.rows(
        "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM \(SQLName.quoted(RTreeIndex(table: layer.name).name))"
      ) { row in
        row.isNull(0)
          ? nil : Window(west: row.double(0), south: row.double(1), east: row.double(2), north: row.double(3))
      }.first ?? nil
    }
  }
}
