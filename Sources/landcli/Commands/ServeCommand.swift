import ArgumentParser
import Foundation
import LandKit
import LandServe

/// `landcli serve`: the web map of results.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "在浏览器中查看结果地图。Show results as a map in the browser.",
    discussion: """
      给出一个或多个结果文件夹（各年一个）、一个计划文件（先对其各年排名并审计）或审计台账。只读，只监听本机；按 Ctrl-C 停止。
      Takes result folders, one a year, or a plan file, whose years are ranked and audited first, or the ledger of
      audits. Read-only, on this machine alone; Ctrl-C stops it. Limits: 512 connections, 256 requests at a time, 16 KiB of head, 4 KiB of target, no body, 10 s for
      a request, 60 s between two, 30 s without progress; 64 MiB of tiles are kept. docs/commands/serve.md has all.

      landcli serve results
      landcli serve results-2019 results-2020 --port 8080
      landcli serve plan.yaml
      landcli serve audit.gpkg
      """)

  @Argument(
    help: "计划文件、结果文件夹，或审计台账（.gpkg）。A plan file, result folders, or the ledger of audits (.gpkg).")
  var inputs: [String]

  @Option(help: "端口，0 为任取一个空闲的。Port; 0 takes any that is free.")
  var port = 8475

  @Option(help: "监听地址，默认 127.0.0.1；其他机器可达的地址须有令牌。Address; one that other machines reach needs a token.")
  var host = "127.0.0.1"

  @Option(help: "令牌所在的文件；或用环境变量 LANDCLI_TOKEN。File that holds the token; or set LANDCLI_TOKEN.")
  var tokenFile: String?

  @Option(help: "索引文件，多个结果时为文件夹；默认在结果旁。Index file, a folder for several results; beside them unless given.")
  var index: String?

  @Option(help: "结果之外一并显示的审计台账。A ledger of audits, shown beside the results.")
  var ledger: String?

  @Option(help: "略去产值、税收：output、tax。Leave amounts out: output, tax, or both.")
  var redact: String?

  @Option(help: "日志级别：debug、info、warning、error。Level of the log on stderr.")
  var logLevel = "info"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !inputs.isEmpty else {
      throw ValidationError("请给出计划文件、结果文件夹或台账。Give a plan file, result folders or a ledger.")
    }
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port 应为 0 至 65535。--port takes 0 to 65535, not \(port).")
    }
    guard ServeOptions.levels.contains(logLevel) else {
      throw ValidationError(
        "--log-level 为 debug、info、warning 或 error。--log-level is debug, info, warning or error.")
    }
  }

  func run() async throws {
    try await Failure.caught("serve", common.language) {
      var options = try serveOptions()
      let ledgers = inputs.filter(ServedResults.isLedger)
      guard ledgers.count + (ledger == nil ? 0 : 1) <= 1 else {
        throw UsageFailure(Bilingual(zh: "只能给出一个台账", en: "give one ledger"))
      }
      Interrupts.listen()
      let results = try ServedResults(
        inputs.filter { !ledgers.contains($0) }, index: index, common,
        wantsAudit: ledger == nil && ledgers.isEmpty && options.redaction.isEmpty)
      defer { results.removeTemporary() }
      if let path = ledgers.first ?? ledger ?? results.ledger {
        guard options.redaction.isEmpty else {
          throw UsageFailure(
            Bilingual(zh: "台账含数额，不与 --redact 同用", en: "a ledger holds amounts; it does not go with --redact"))
        }
        options.ledger = try ServedLedger(path)
      }
      let studies = try results.load(options.redaction)
      let server = try MapServer(studies, options)
      Interrupts.stop()
      let address = MapAddress(host: host, hasToken: options.token != nil)
      let (language, quiet) = (common.language, common.quiet)
      try await server.run { port in address.tell(port: port, language, quiet: quiet) }
    }
  }

  private func serveOptions() throws -> ServeOptions {
    var options = ServeOptions()
    (options.host, options.port, options.threads) = (host, port, common.threadCount)
    options.redaction = try redact.map { try Redaction($0) } ?? .none
    options.setLevel(logLevel)
    if let tokenFile {
      let file = try ByteFile(tokenFile)
      options.token = String(decoding: try file.bytes(0..<min(file.size, 4096)), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    } else {
      options.token = ProcessInfo.processInfo.environment["LANDCLI_TOKEN"]
    }
    if let token = options.token, token.utf8.count < 16 {
      throw UsageFailure(Bilingual(zh: "令牌至少 16 字节", en: "a token has at least 16 bytes"))
    }
    return options
  }
}

/// What a person is told once the map can be opened.
struct MapAddress: Sendable {
  let host: String
  let hasToken: Bool

  /// The address on stdout, for programs; words on stderr.
  func tell(port: Int, _ language: Language, quiet: Bool) {
    let shown = host.contains(":") ? "[\(host)]" : host
    FileHandle.standardOutput.write(Data("http://\(shown):\(port)/\n".utf8))
    guard !quiet else { return }
    var text = Bilingual(
      zh: "地图已就绪，请在浏览器中打开上面的地址；按 Ctrl-C 停止。",
      en: "the map is ready: open the address above in a browser; Ctrl-C stops it.")
    if hasToken {
      text = Bilingual(
        zh: "地图已就绪，凭令牌访问：在浏览器中打开上面的地址并加 #token=令牌。内容以明文传输，请置于可信网络或 TLS 代理之后。",
        en:
          "the map is ready and asks for the token: open the address above with #token=TOKEN behind it. It is sent in the "
          + "clear: keep it to a network you trust, or behind a proxy with TLS.")
    }
    FileHandle.standardError.write(Data((text(language) + "\n").utf8))
  }
}
