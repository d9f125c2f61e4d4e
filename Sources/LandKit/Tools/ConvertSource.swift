extension ConvertRequest {
  /// A request for the features in the file at `path`, which messages call `name`.
  public init(file name: String, path: String) {
    self.init(file: name)
    input.files = [FileReference(name, path: path)]
  }
}
