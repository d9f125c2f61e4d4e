import CCrypto
import CGEOS
import CProj
import CSimdJSON
import Foundation

/// The versions of what the figures depend on, for the manifest and for `landcli doctor`.
public struct LibraryVersions: Sendable, Hashable, Codable {
  /// The compiler that built the tool, as `6.3`.
  public let swift: String
  /// GEOS, as `3.11.1-CAPI-1.17.1`.
  public let geos: String
  /// PROJ, as `9.1.1`.
  public let proj: String
  /// The path of proj.db in use; nil when there is none.
  public let projDatabase: String?
  /// The PROJ release that proj.db belongs to.
  public let projDatabaseVersion: String?
  /// The EPSG dataset in proj.db, as `v10.076`.
  public let epsgVersion: String?
  /// Its date.
  public let epsgDate: String?
  /// Whether PROJ may use the network: never.
  public let isProjNetworkEnabled: Bool
  /// simdjson.
  public let simdjson: String
  /// simdjson's instruction set here, as `haswell`. It changes no byte of a result.
  public let simdjsonImplementation: String
  /// libcrypto, which makes the SHA-256 sums.
  public let libcrypto: String
  /// Processor cores that this process may use.
  public let cores: Int

  /// The versions in this process. **Complexity**: opens proj.db once, some milliseconds.
  public static func current() -> LibraryVersions {
    let context = try? ProjContext()
    let database = context?.databasePath
    func metadata(_ key: String) -> String? { database == nil ? nil : context?.databaseMetadata(key) }
    return LibraryVersions(
      swift: compiler, geos: String(cString: GEOSversion()),
      proj: proj_info().version.map { String(cString: $0) } ?? "?",
      projDatabase: database, projDatabaseVersion: metadata("PROJ.VERSION"),
      epsgVersion: metadata("EPSG.VERSION"), epsgDate: metadata("EPSG.DATE"),
      isProjNetworkEnabled: context?.isNetworkEnabled ?? false,
      simdjson: String(cString: csj_version()), simdjsonImplementation: String(cString: csj_implementation()),
      libcrypto: String(cString: OpenSSL_version(0)), cores: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Swift has no way to ask at run time.
  private static var compiler: String {
    #if compiler(>=6.4)
      "≥ 6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #else
      "6.1"
    #endif
  }
}
