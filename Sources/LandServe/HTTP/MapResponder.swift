import Hummingbird
import LandKit
import Logging

/// Answers requests: who may ask, what is asked, the answer dressed, and a line in the log.
struct MapResponder: HTTPResponder {
  typealias Context = BasicRequestContext
  let api: MapAPI
  let access: Access
  let limits: ServeLimits
  let logger: Logger
  let active = Gauge()

  func respond(to request: Request, context: Context) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    var response: Response
    var language = Language.en
    do throws(APIProblem) {
      guard active.enter(limit: limits.requests) else { throw .busy }
      defer { active.leave() }
      guard request.method == .get || request.method == .head else { throw .method(request.method.rawValue) }
      try access.checkHost(request.head.authority)
      let target = try Target(request.head.path ?? "", limit: limits.targetBytes)
      language = Self.language(target, request)
      guard target["lang"].map({ Language(rawValue: $0) != nil }) ?? true else {
        throw .parameter("lang", zh: "只有 zh、en", en: "it is zh or en")
      }
      if target.path.first == "api" { try access.checkToken(request.headers[.authorization]) }
      response = try await dress(api.reply(target, language), target, request, language)
    } catch {
      response = Self.response(error, request, language)
    }
    for field in Headers.security where response.headers[field.name] == nil { response.headers.append(field) }
    if request.method == .head {
      // Without its body an answer still says how long that would be.
      let length = response.headers[.contentLength]
      response.body = .init()
      response.headers[.contentLength] = length
    }
    let milliseconds = (clock.now - start) / .microseconds(1) / 1000
    logger.log(
      level: response.status.code >= 500 ? .error : .info, "request",
      metadata: [
        "method": "\(request.method.rawValue.prefix(16))",
        "target": "\(Access.masked((request.head.path ?? "").prefix(300)))",
        "status": "\(response.status.code)", "ms": "\(milliseconds)",
        "bytes": "\(response.headers[.contentLength] ?? "-1")",
      ])
    return response
  }

  /// The language asked for: `lang`, else the first of Accept-Language that is known.
  static func language(_ target: Target, _ request: Request) -> Language {
    if let asked = target["lang"].flatMap(Language.init(rawValue:)) { return asked }
    for part in (request.headers[.acceptLanguage] ?? "").prefix(200).lowercased().split(separator: ",") {
      let name = part.drop { $0 == " " }
      if name.hasPrefix("zh") { return .zh }
      if name.hasPrefix("en") { return .en }
    }
    return .en
  }

  static func response(_ problem: APIProblem, _ request: Request, _ language: Language) -> Response {
    let path = (request.head.path ?? "").split(separator: "?").first.map { String($0.prefix(200)) } ?? ""
    let body = problem.body(language, instance: path)
    var headers = problem.headers
    headers[.contentType] = "application/problem+json"
    headers[.contentLength] = String(body.count)
    headers[.cacheControl] = "no-store"
    return Response(
      status: problem.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }

  private func dress(
    _ reply: Reply, _ target: Target, _ request: Request, _ language: Language
  ) async throws(APIProblem) -> Response {
    var headers = reply.headers
    headers[.contentType] = reply.type
    headers[.vary] = "Accept-Encoding, Accept-Language"
    headers[.cacheControl] = reply.seed == nil ? "no-store" : "private, no-cache"
    let takesGzip = Self.takesGzip(request.headers[.acceptEncoding])
    let tag = reply.seed.map { EntityTag.make($0, target, language) + (takesGzip ? "-gz" : "") }
    if let tag {
      headers[.eTag] = "\"\(tag)\""
      if EntityTag.matches(request.headers[.ifNoneMatch], tag) {
        headers[.contentType] = nil
        return Response(status: .notModified, headers: headers)
      }
    }
    do {
      switch reply.body {
      case .whole(let make):
        let made = try await make()
        if let timing = made.timing { headers[.serverTiming] = timing }
        let packed = takesGzip && made.bytes.count >= Gzip.least ? Gzip.compress(made.bytes) : nil
        if packed != nil { headers[.contentEncoding] = "gzip" }
        let body = packed ?? made.bytes
        headers[.contentLength] = String(body.count)
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
      case .packed(let make):
        let packed = try await make()
        if takesGzip { headers[.contentEncoding] = "gzip" }
        let body = takesGzip ? packed : Gzip.expand(packed)
        headers[.contentLength] = String(body.count)
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
      case .pieces(let begin):
        let pieces = try begin()
        let body = ResponseBody { writer in
          while let piece = try pieces.next() { try await writer.write(ByteBuffer(bytes: piece)) }
          try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
      }
    } catch let problem as APIProblem { throw problem } catch {
      logger.error("fault", metadata: ["error": "\(error)"])
      throw .fault
    }
  }

  /// Whether a client takes gzip (RFC 9110 §12.5.3).
  static func takesGzip(_ accepted: String?) -> Bool {
    for part in (accepted ?? "").lowercased().split(separator: ",") {
      let words = part.split(separator: ";").map { $0.filter { $0 != " " } }
      guard words.first == "gzip" || words.first == "*" else { continue }
      return !words.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" || $0 == "q=0.00" || $0 == "q=0.000" }
    }
    return false
  }
}

/// Entity tags: what an answer depends on, hashed, so that a client that has it need not be sent it, nor it be made.
enum EntityTag {
  static func make(_ seed: String, _ target: Target, _ language: Language) -> String {
    let hash = SHA256()
    var text =
      "\(LandKitVersion.current)\n\(seed)\n\(language.rawValue)\n\(target.path.joined(separator: "/"))"
    for (name, value) in target.parameters.sorted(by: { $0.name < $1.name }) { text += "\n\(name)=\(value)" }
    Array(text.utf8).withUnsafeBytes { hash.update($0) }
    return String(hash.takeDigest().hex.prefix(24))
  }

  /// Whether `If-None-Match` names the tag (RFC 9110 §13.1.2, compared weakly).
  static func matches(_ header: String?, _ tag: String) -> Bool {
    guard let header else { return false }
    return header.prefix(2000).split(separator: ",").contains { part in
      var name = part.drop { $0 == " " }
      if name.hasPrefix("W/") { name = name.dropFirst(2) }
      while name.last == " " { name = name.dropLast() }
      return name == "*" || name == "\"\(tag)\""
    }
  }
}
