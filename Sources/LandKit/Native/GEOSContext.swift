import CGEOS
import Synchronization

/// A GEOS context: the error text and settings of one worker.
///
/// Not `Sendable`, as nothing of GEOS here is: a worker makes its own, and what it makes in it stays with
/// it. Handles keep their context alive, so the order in which they are let go does not matter.
final class GEOSContext {
  /// GEOS's name for it.
  let handle: GEOSContextHandle_t
  /// How make-valid works: by structure, and what collapses to a line or point is let go (method §1.2).
  let makeValidParameters: OpaquePointer
  /// GEOS geometries, prepared geometries and trees of this context that have not been destroyed.
  private(set) var liveHandleCount = 0
  private let messages = MessageLog()

  private static let liveHandleTotal = Atomic<Int>(0)

  /// Handles alive in all contexts. Counted in debug builds only; 0 in a release build.
  static var liveHandles: Int { liveHandleTotal.load(ordering: .relaxed) }

  init() {
    guard let handle = GEOS_init_r(), let parameters = GEOSMakeValidParams_create_r(handle) else {
      fatalError("GEOS could not allocate a context")  // out of memory: nothing else can fail here
    }
    self.handle = handle
    makeValidParameters = parameters
    _ = GEOSMakeValidParams_setMethod_r(handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
    _ = GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters, 0)
    let log = Unmanaged.passUnretained(messages).toOpaque()
    _ = GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, log in
        guard let text, let log else { return }
        Unmanaged<MessageLog>.fromOpaque(log).takeUnretainedValue().last = String(cString: text)
      }, log)
  }

  deinit {
    GEOSMakeValidParams_destroy_r(handle, makeValidParameters)
    GEOS_finish_r(handle)
  }

  /// The error of an operation that just failed, with GEOS's words, which are then forgotten.
  func error(_ operation: String) -> GEOSError {
    defer { messages.last = nil }
    return GEOSError(operation: operation, message: messages.last ?? "GEOS gave no reason")
  }

  func countCreated() {
    liveHandleCount += 1
    #if DEBUG
      Self.liveHandleTotal.add(1, ordering: .relaxed)
    #endif
  }

  func countDestroyed() {
    liveHandleCount -= 1
    #if DEBUG
      Self.liveHandleTotal.subtract(1, ordering: .relaxed)
    #endif
  }
}

/// Where GEOS leaves its last words; an object, so that its address can be handed to C.
private final class MessageLog {
  var last: String?
}
