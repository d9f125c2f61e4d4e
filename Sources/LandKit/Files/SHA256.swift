import CCrypto

/// SHA-256 (FIPS 180-4) of a stream of bytes, by libcrypto.
package final class SHA256 {
  private let context: OpaquePointer?

  package init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  package func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest in lower-case hexadecimal; the stream ends here.
  func finish() -> String { take().hex }

  /// The digest of what came since the last one; the next stream begins.
  package func takeDigest() -> Digest256 {
    defer { EVP_DigestInit_ex(context, nil, nil) }
    return take()
  }

  private func take() -> Digest256 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
      EVP_DigestFinal_ex(context, digest.baseAddress, nil)
      return Digest256(bytes: UnsafeRawBufferPointer(digest))
    }
  }

  /// The digest of `bytes`.
  static func hex(_ bytes: some Collection<UInt8>) -> String {
    let hash = SHA256()
    Array(bytes).withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }
}
