/// What is odd about a file as a whole.
enum FrameCheck {
  /// Lists a collection that does not say that it is one.
  static func report(_ frame: CollectionFrame, at place: Place, into ledger: inout ProblemLedger) {
    if frame.form == .featureCollection, frame.member("type") == nil {
      ledger.add(
        Problem(
          .jsonType, severity: .warning, at: place,
          Bilingual(
            zh: "缺少 type 成员，因有 features 数组而按 FeatureCollection 读取",
            en: "there is no type member; read as a FeatureCollection since it has features")))
    }
  }
}
