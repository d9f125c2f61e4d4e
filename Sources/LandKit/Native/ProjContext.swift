import CProj

/// A PROJ context: one per worker, confined to it, never shared.
///
/// Network access is off, so that no figure depends on what a server gives. PROJ prints nothing: what it has
/// to say is collected and goes into the errors.
final class ProjContext {
  let handle: OpaquePointer
  private let log = ProjLog()

  /// - Throws: `.database` when PROJ cannot make a context (no memory).
  init() throws(ProjectionError) {
    guard let handle = proj_context_create() else {
      throw ProjectionError(
        .database, Bilingual(zh: "PROJ 无法建立上下文", en: "PROJ could not create a context"))
    }
    self.handle = handle
    proj_log_func(handle, Unmanaged.passUnretained(log).toOpaque()) { data, _, text in
      guard let data, let text else { return }
      Unmanaged<ProjLog>.fromOpaque(data).takeUnretainedValue().add(String(cString: text))
    }
    proj_context_set_enable_network(handle, 0)
  }

  deinit { proj_context_destroy(handle) }

  /// What PROJ said since the last call, oldest first, at most 50 lines.
  func drainLog() -> [String] {
    defer { log.lines = [] }
    return log.lines
  }

  /// The path of proj.db in use, or nil when there is none.
  var databasePath: String? {
    guard let path = proj_context_get_database_path(handle) else { return nil }
    let text = String(cString: path)
    return text.isEmpty ? nil : text
  }

  /// A value of the database's own metadata, as `EPSG.VERSION`.
  func databaseMetadata(_ key: String) -> String? {
    proj_context_get_database_metadata(handle, key).map { String(cString: $0) }
  }

  /// Whether PROJ may use the network in this context.
  var isNetworkEnabled: Bool { proj_context_is_network_enabled(handle) != 0 }

  /// The error for a proj.db that is missing or cannot be read.
  func databaseMissing() -> ProjectionError {
    let said = drainLog().last.map { " (PROJ: \($0))" } ?? ""
    return ProjectionError(
      .database,
      Bilingual(zh: "找不到可用的 proj.db" + said, en: "no usable proj.db was found" + said),
      hint: Bilingual(
        zh: "安装 proj-data，或取消环境变量 PROJ_DATA / PROJ_LIB；landcli doctor 给出详情",
        en: "install proj-data, or unset PROJ_DATA / PROJ_LIB; landcli doctor tells more"))
  }
}

/// The lines PROJ wanted to print.
private final class ProjLog {
  var lines: [String] = []
  func add(_ line: String) { if lines.count < 50 { lines.append(line) } }
}

/// A PJ and the context that it lives in.
final class ProjObject {
  let pj: OpaquePointer
  let context: ProjContext

  init?(_ pj: OpaquePointer?, in context: ProjContext) {
    guard let pj else { return nil }
    (self.pj, self.context) = (pj, context)
  }

  // The context is a stored property: it outlives this body.
  deinit { proj_destroy(pj) }

  /// `EPSG:4490`, where the object has an identifier.
  var identifier: String? {
    guard let authority = proj_get_id_auth_name(pj, 0), let code = proj_get_id_code(pj, 0) else { return nil }
    return String(cString: authority) + ":" + String(cString: code)
  }

  /// PROJ's name for the object.
  var name: String { proj_get_name(pj).map { String(cString: $0) } ?? "" }
}
