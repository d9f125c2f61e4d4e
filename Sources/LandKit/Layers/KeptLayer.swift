/// A small layer as the results write it once more: where the bytes of each feature lie, and what was found of it.
struct KeptLayer: Sendable {
  /// A feature of it.
  struct Feature: Sendable, Codable {
    /// Where its bytes lie.
    var source: ParcelSource
    /// Its id; empty when it has none.
    var id: String
    /// Why it is unusable, if it is.
    var reasons: Reasons
    /// Ellipsoidal area, m²; 0 when it is unusable.
    var area: Double
    /// Of a zone: its area in the union of the planned parks, m².
    var inParks: Double
  }

  /// Its files and their CRS.
  let input: LayerInput
  /// Its features, in the order of the files.
  let features: [Feature]
  /// What stands around them in each file.
  let frames: [CollectionFrame]
  /// The files and their CRS, as they were opened.
  let opening: LayerOpening

  /// A layer from its parts, as records hold them.
  init(input: LayerInput, features: [Feature], frames: [CollectionFrame], opening: LayerOpening) {
    (self.input, self.features, self.frames, self.opening) = (input, features, frames, opening)
  }

  /// What is kept of `layer`; nil when it was never opened.
  ///
  /// - Parameter inParks: for each zone, its area in the union of the planned parks, m².
  init?(_ input: LayerInput, _ layer: SmallLayer, inParks: [Double] = []) {
    guard let opening = layer.opening else { return nil }
    let features = layer.features.enumerated().map { place, feature in
      Feature(
        source: feature.source, id: feature.id, reasons: feature.reasons,
        area: feature.isUsable ? feature.area : 0,
        inParks: inParks.indices.contains(place) ? inParks[place] : 0)
    }
    self.init(input: input, features: features, frames: layer.frames, opening: opening)
  }
}
