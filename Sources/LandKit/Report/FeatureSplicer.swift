/// Copies a feature's bytes and splices new properties in. Everything else stays byte for byte.
enum FeatureSplicer {
  /// Appends the feature in `bytes` with `properties` (members without braces) to `out`.
  static func splice(
    _ bytes: UnsafeBufferPointer<UInt8>, _ source: ParcelSource, properties: [UInt8], to out: inout TextBuffer
  ) {
    let start = Int(source.spliceStart)
    let end = Int(source.spliceEnd)
    switch source.splice {
    case .intoObject, .intoEmptyObject:
      out.append(utf8: UnsafeBufferPointer(rebasing: bytes[..<start]))
      if source.splice == .intoObject { out.append(byte: UInt8(ascii: ",")) }
      out.append(utf8: properties)
      out.append(utf8: UnsafeBufferPointer(rebasing: bytes[end...]))
    case .replacing:
      out.append(utf8: bytes[..<start])
      append(object: properties, to: &out)
      out.append(utf8: bytes[end...])
    case .addMember:
      out.append(utf8: bytes[..<start])
      out.append(",\"properties\":")
      append(object: properties, to: &out)
      out.append(utf8: bytes[end...])
    case .wrapGeometry:
      out.append("{\"type\":\"Feature\",\"properties\":")
      append(object: properties, to: &out)
      out.append(",\"geometry\":")
      out.append(utf8: bytes)
      out.append(byte: UInt8(ascii: "}"))
    case .standIn:
      out.append("{\"type\":\"Feature\",\"properties\":{")
      out.append(utf8: bytes[start..<end])
      if end > start { out.append(byte: UInt8(ascii: ",")) }
      out.append(utf8: properties)
      out.append("},\"geometry\":null}")
    }
  }

  private static func append(object members: [UInt8], to out: inout TextBuffer) {
    out.append(byte: UInt8(ascii: "{"))
    out.append(utf8: members)
    out.append(byte: UInt8(ascii: "}"))
  }

  /// Where the properties of `feature` go.
  static func source(of feature: ParsedFeature) -> ParcelSource {
    var source = ParcelSource()
    let base = feature.span.start
    source.length = UInt32(feature.span.count)
    func set(_ splice: ParcelSource.Splice, _ start: Int, _ end: Int) {
      source.splice = splice
      source.spliceStart = UInt32(start - base)
      source.spliceEnd = UInt32(end - base)
    }
    if feature.isBareGeometry {
      source.splice = .wrapGeometry
    } else if !feature.isFeature {
      // Neither a feature nor a geometry: what properties it has are kept, nothing else can be.
      if feature.propertiesKind == .object, !feature.properties.isNone {
        set(.standIn, feature.properties.start + 1, feature.properties.end - 1)
      } else {
        set(.standIn, base, base)
      }
    } else {
      switch feature.propertiesKind {
      case .object: set(.intoObject, feature.properties.end - 1, feature.properties.end - 1)
      case .empty: set(.intoEmptyObject, feature.properties.end - 1, feature.properties.end - 1)
      case .null: set(.replacing, feature.properties.start, feature.properties.end)
      case .absent: set(.addMember, feature.span.end - 1, feature.span.end - 1)
      }
    }
    return source
  }
}
