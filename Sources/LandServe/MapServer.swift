import Hummingbird
import LandKit
import Logging
import ServiceLifecycle

/// What is served, where and to whom.
public struct ServeOptions: Sendable {
  /// The address to listen on.
  public var host = "127.0.0.1"
  /// Its port; 0 takes any that is free.
  public var port = 8475
  /// What a request for data must carry; nil only on a loopback address.
  public var token: String?
  /// Amounts that are left out.
  public var redaction = Redaction.none
  /// The audit that is shown beside the studies.
  public var ledger: ServedLedger?
  /// What a client is granted.
  public var limits = ServeLimits()
  /// Threads that score and rank.
  public var threads = 1
  /// What goes into the log.
  var logLevel = Logger.Level.info

  /// The standard options: loopback, nothing left out.
  public init() {}

  /// The levels that `setLevel` takes.
  public static let levels = ["debug", "info", "warning", "error"]

  /// Sets what goes into the log; an unknown level changes nothing.
  public mutating func setLevel(_ name: String) { logLevel = Logger.Level(rawValue: name) ?? logLevel }
}

/// The web map: read-only, of studies that were loaded.
public struct MapServer: Sendable {
  let responder: MapResponder
  let options: ServeOptions
  let logger: Logger

  /// A server of `studies`, whose keys are different.
  ///
  /// **Throws** `ServeFailure`: Leaflet or Chart.js is missing; nothing to serve; an address that is not loopback without a token.
  public init(_ studies: [ServedStudy], _ options: ServeOptions) throws {
    guard options.token != nil || Access.isLoopback(Self.authority(options.host)) else {
      throw ServeFailure(
        .usage, zh: "监听 \(options.host) 会让其他机器访问，须给出令牌（--token-file 或环境变量 LANDCLI_TOKEN）",
        en:
          "listening on \(options.host) lets other machines in: give a token (--token-file or LANDCLI_TOKEN)")
    }
    guard !studies.isEmpty || options.ledger != nil else {
      throw ServeFailure(.usage, zh: "没有可供查看的结果或台账", en: "there is neither a result nor a ledger to serve")
    }
    let level = options.logLevel
    logger = Logger(label: "landcli.serve") { JSONLog(logLevel: level, label: $0) }
    let api = MapAPI(
      studies: studies, assets: try PageAssets(), limits: options.limits, redaction: options.redaction,
      ledger: options.ledger,
      cache: TileCache(limit: options.limits.tileCacheBytes), threads: options.threads)
    responder = MapResponder(
      api: api, access: Access(token: options.token), limits: options.limits, logger: logger)
    self.options = options
  }

  static func authority(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

  /// Serves until SIGTERM or SIGINT; answers under way have a while to end.
  ///
  /// - Parameter ready: is told the port once clients can connect.
  /// **Throws** `ServeFailure` when the address cannot be listened on.
  public func run(ready: @escaping @Sendable (_ port: Int) async -> Void) async throws {
    let app = application(ready: ready)
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: app)], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
    configuration.maximumGracefulShutdownDuration = .seconds(options.limits.drainSeconds)
    do { try await ServiceGroup(configuration: configuration).run() } catch {
      if error is CancellationError { return }
      let words = "\(error)"
      throw ServeFailure(
        .address, zh: "无法监听 \(options.host):\(options.port)：\(words)",
        en: "cannot listen on \(options.host):\(options.port): \(words)")
    }
    logger.info("stopped")
  }

  /// The frameworks' own lines are of no use to whoever runs the map, but for what goes wrong.
  private var quiet: Logger {
    var logger = logger
    logger.logLevel = max(options.logLevel, .warning)
    return logger
  }

  func application(
    ready: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) -> Application<MapResponder> {
    let limits = options.limits
    let connections = Gauge()
    let logger = logger
    return Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionGuard(limits, connections: connections)],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
            maxHeaderFieldCount: 100))),
      configuration: .init(address: .hostname(options.host, port: options.port), backlog: 1024),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        logger.info("ready", metadata: ["port": "\(port)"])
        await ready(port)
      },
      logger: quiet)
  }
}
