import Hummingbird
import LandKit

/// Why a request is not answered, as `application/problem+json` (RFC 9457).
struct APIProblem: Error, Sendable {
  let status: HTTPResponse.Status
  /// The last part of the problem's `type`.
  let kind: String
  let title: Bilingual
  let detail: Bilingual
  /// The parameter that is at fault.
  var parameter: String?
  var headers: HTTPFields = [:]

  /// The document, in `language`, about `instance`.
  func body(_ language: Language, instance: String) -> [UInt8] {
    var members: [(String, JSONValue)] = [
      ("type", .string("urn:landcli:problem:\(kind)")), ("title", .string(title(language))),
      ("status", .integer(status.code)), ("detail", .string(detail(language))),
      ("instance", .string(instance)),
    ]
    if let parameter { members.append(("parameter", .string(parameter))) }
    return JSONValue.object(members).document
  }

  static func parameter(_ name: String, zh: String, en: String) -> APIProblem {
    APIProblem(
      status: .badRequest, kind: "parameter", title: Bilingual(zh: "参数不可用", en: "a parameter cannot be used"),
      detail: Bilingual(zh: "\(name)：\(zh)", en: "\(name): \(en)"), parameter: name)
  }

  static func notFound(_ zh: String, _ en: String) -> APIProblem {
    APIProblem(
      status: .notFound, kind: "not-found", title: Bilingual(zh: "没有此资源", en: "there is no such thing"),
      detail: Bilingual(zh: zh, en: en))
  }

  static func method(_ method: String) -> APIProblem {
    APIProblem(
      status: .methodNotAllowed, kind: "method", title: Bilingual(zh: "只读服务", en: "this server is read-only"),
      detail: Bilingual(zh: "只接受 GET 与 HEAD", en: "only GET and HEAD are answered"),
      headers: [.allow: "GET, HEAD"])
  }

  static let targetTooLong = APIProblem(
    status: .uriTooLong, kind: "target-too-long",
    title: Bilingual(zh: "请求地址过长", en: "the target is too long"),
    detail: Bilingual(zh: "地址及参数超过上限", en: "path and query are over the limit"))

  static let headTooLarge = APIProblem(
    status: .requestHeaderFieldsTooLarge, kind: "head-too-large",
    title: Bilingual(zh: "请求头过大", en: "the request's head is too large"),
    detail: Bilingual(zh: "请求头超过上限", en: "the fields of its head are over the limit"))

  static let malformed = APIProblem(
    status: .badRequest, kind: "malformed", title: Bilingual(zh: "请求不合 HTTP", en: "this is no HTTP request"),
    detail: Bilingual(zh: "无法解读请求", en: "the request cannot be read"))

  static let noBody = APIProblem(
    status: .contentTooLarge, kind: "body", title: Bilingual(zh: "请求不得带正文", en: "a request has no body here"),
    detail: Bilingual(zh: "只读服务不接受正文", en: "a read-only server takes none"))

  static let tooSlow = APIProblem(
    status: .requestTimeout, kind: "too-slow",
    title: Bilingual(zh: "请求过慢", en: "the request came too slowly"),
    detail: Bilingual(zh: "未在时限内收完请求", en: "it was not complete within the time that it has"))

  static let busy = APIProblem(
    status: .serviceUnavailable, kind: "busy", title: Bilingual(zh: "服务繁忙", en: "the server is busy"),
    detail: Bilingual(zh: "同时的请求已达上限，请稍候再试", en: "as many requests as it takes are under way; try again"),
    headers: [.retryAfter: "1"])

  static let wrongHost = APIProblem(
    status: .misdirectedRequest, kind: "host",
    title: Bilingual(zh: "主机名不符", en: "this is not the host you asked for"),
    detail: Bilingual(
      zh: "Host 须为 localhost 或本机地址，以防 DNS 重绑定",
      en: "the Host must be localhost or a loopback address, against DNS rebinding"))

  static let unauthorised = APIProblem(
    status: .unauthorized, kind: "token", title: Bilingual(zh: "需要令牌", en: "a token is needed"),
    detail: Bilingual(
      zh: "请在 Authorization: Bearer 中给出令牌", en: "give the token as Authorization: Bearer"),
    headers: [.wwwAuthenticate: "Bearer realm=\"landcli\""])

  static let fault = APIProblem(
    status: .internalServerError, kind: "fault",
    title: Bilingual(zh: "程序内部错误", en: "a fault of the server's own"),
    detail: Bilingual(zh: "详见服务日志", en: "its log says more"))
}
