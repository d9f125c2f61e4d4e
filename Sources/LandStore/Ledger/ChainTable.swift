import GRDB
import LandKit

/// A table each of whose rows is an entry of the chain: `runs` and `decisions`.
struct ChainTable: Sendable {
  let name: String
  /// The primary key.
  let key: String
  let title: Bilingual
  /// All columns but `chain_hash`, in the order in which they are bound and read.
  let columns: [String]
  let definition: String
  /// Columns that do not count in a run's content: numbers given by the ledger, time, hashes.
  static let beside: Set<String> = ["run", "entry", "time", "replaces", "previous_hash", "content_hash"]

  static let runs = ChainTable(
    name: "runs", key: "run", title: Bilingual(zh: "历次审计", en: "the audits"),
    columns: [
      "run", "entry", "time", "study", "year", "against", "replaces", "settings", "manifest", "versions",
      "content_hash", "previous_hash",
    ],
    definition: """
      CREATE TABLE runs (
        run INTEGER PRIMARY KEY NOT NULL,
        entry INTEGER NOT NULL UNIQUE,
        time DATETIME NOT NULL,
        study TEXT NOT NULL,
        year INTEGER NOT NULL,
        against INTEGER,
        replaces INTEGER UNIQUE REFERENCES runs(run),
        settings TEXT NOT NULL,
        manifest TEXT NOT NULL,
        versions TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        chain_hash TEXT NOT NULL UNIQUE
      )
      """)

  static let decisions = ChainTable(
    name: "decisions", key: "decision", title: Bilingual(zh: "对发现的处理决定", en: "decisions on findings"),
    columns: [
      "decision", "entry", "time", "run", "fingerprint", "verdict", "who", "why", "until",
      "previous_hash",
    ],
    definition: """
      CREATE TABLE decisions (
        decision INTEGER PRIMARY KEY NOT NULL,
        entry INTEGER NOT NULL UNIQUE,
        time DATETIME NOT NULL,
        run INTEGER NOT NULL REFERENCES runs(run),
        fingerprint TEXT NOT NULL,
        verdict TEXT NOT NULL,
        who TEXT NOT NULL,
        why TEXT NOT NULL,
        until TEXT,
        previous_hash TEXT NOT NULL,
        chain_hash TEXT NOT NULL UNIQUE
      )
      """)

  static let all = [runs, decisions]

  func create(_ db: Database, at time: String) throws {
    try db.execute(sql: definition)
    try ContentsEntry(
      table: name, identifier: name, description: "\(title.zh) · \(title.en)", geometry: nil
    ).register(db, at: time)
    try AppendOnly.protect(name, key: key, of: name, db)
  }

  /// Appends a row whose values stand in the order of `columns`; gives its `chain_hash`.
  func append(_ values: [StoredValue], _ db: Database) throws -> String {
    let hash = Chain.hash(table: name, columns: columns, values)
    let places = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
    let names = (columns + ["chain_hash"]).joined(separator: ", ")
    try PreparedStatement(db, "INSERT INTO \(name) (\(names)) VALUES (\(places))").run(values + [.text(hash)])
    return hash
  }
}
