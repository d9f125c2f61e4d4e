import LandKit
import Synchronization

/// Compressed tiles that were asked for lately, in bounded memory; a tile that many ask for at once is made once.
final class TileCache: Sendable {
  struct Key: Hashable, Sendable {
    let study: String
    let address: TileAddress
    let weights: [Double]
    let selection: Selection
  }

  private struct State {
    var tiles: [Key: (tile: [UInt8], used: UInt64)] = [:]
    var making: [Key: Task<[UInt8], Never>] = [:]
    var bytes = 0
    var clock: UInt64 = 0
  }

  private let state = Mutex(State())
  private let limit: Int
  /// What a tile takes besides its bytes.
  private static let overhead = 300

  init(limit: Int) { self.limit = limit }

  /// Bytes held now.
  var bytes: Int { state.withLock { $0.bytes } }

  /// The tile of `key`, from memory or by `make`.
  func tile(_ key: Key, _ make: @escaping @Sendable () -> [UInt8]) async -> [UInt8] {
    enum Found { case tile([UInt8]), task(Task<[UInt8], Never>) }
    let found = state.withLock { state -> Found in
      state.clock += 1
      if let tile = state.tiles[key]?.tile {
        state.tiles[key]?.used = state.clock
        return .tile(tile)
      }
      if let task = state.making[key] { return .task(task) }
      let task = Task { make() }
      state.making[key] = task
      return .task(task)
    }
    switch found {
    case .tile(let tile): return tile
    case .task(let task):
      let tile = await task.value
      keep(tile, key)
      return tile
    }
  }

  private func keep(_ tile: [UInt8], _ key: Key) {
    state.withLock { state in
      state.making[key] = nil
      guard state.tiles[key] == nil, tile.count <= limit / 4 else { return }
      state.tiles[key] = (tile, state.clock)
      state.bytes += tile.count + Self.overhead
      guard state.bytes > limit else { return }
      // The older half goes, so that this is done seldom.
      for (old, entry) in state.tiles.sorted(by: { $0.value.used < $1.value.used }) {
        if state.bytes <= limit / 2 { break }
        state.tiles[old] = nil
        state.bytes -= entry.tile.count + Self.overhead
      }
    }
  }
}
