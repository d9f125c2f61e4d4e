import HTTPTypes

enum Headers {
  /// What every answer carries: nothing of the page comes from elsewhere or goes elsewhere.
  static let security: HTTPFields = [
    .contentSecurityPolicy:
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
      + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    .xContentTypeOptions: "nosniff", .referrerPolicy: "no-referrer",
    .crossOriginResourcePolicy: "same-origin",
  ]
}

extension HTTPField.Name {
  static let referrerPolicy = Self("Referrer-Policy") ?? .contentType
  static let crossOriginResourcePolicy = Self("Cross-Origin-Resource-Policy") ?? .contentType
  static let serverTiming = Self("Server-Timing") ?? .contentType
  static let contentDisposition = Self("Content-Disposition") ?? .contentType
}
