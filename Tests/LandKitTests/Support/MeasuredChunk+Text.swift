@testable import LandKit

extension MeasuredChunk {
  mutating func append(_ figures: ParcelFigures, id: String, name: String) {
    var letters = LetterPacking.Numbers()
    Array(name.utf8).withUnsafeBufferPointer { append(figures, id: id.utf8, name: $0, by: &letters) }
    finish(&letters)
  }
}
