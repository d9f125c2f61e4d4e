/// The version of the tool and its library.
public enum LandKitVersion {
  /// Semantic version.
  public static let current = "0.1.0"
}
