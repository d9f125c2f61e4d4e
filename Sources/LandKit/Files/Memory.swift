import CFiles

/// What the process holds of the system's memory.
public enum Memory {
  /// Arrays of four megabytes and more are had from the system one by one, and so given back as soon as they are let go. Without
  /// it the allocator raises that mark to the largest array it has seen, and keeps what is under it; with a lower one
  /// each buffer of the results would be new pages. Before anything else.
  public static func keepLittle() { cfiles_memory_keep_little(4 << 20) }

  /// Gives back whole pages that nothing stands on, after many small arrays were let go at once.
  static func giveBack() { cfiles_memory_give_back() }
}
