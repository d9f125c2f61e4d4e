/// The classes of problems, one case each. `id` is stable: it stands in `problems.json`.
public enum ProblemClass: String, Sendable, CaseIterable, Codable {
  // Text and structure
  case jsonSyntax = "json:syntax"
  case jsonEncoding = "json:encoding"
  case jsonType = "json:type"
  case jsonDuplicateMember = "json:duplicate-member"
  case layerEmpty = "layer:empty"
  // Identity
  case propertyClash = "property:clash"
  case idMissing = "id:missing"
  case idDuplicate = "id:duplicate"
  case textCut = "text:cut"
  // Geometry
  case geometryNull = "geometry:null"
  case geometryType = "geometry:type"
  case geometryCollection = "geometry:collection"
  case geometryEmpty = "geometry:empty"
  case zeroArea = "geometry:zero-area"
  case ringUnclosed = "ring:unclosed"
  case ringShort = "ring:short"
  case ringSelfCrossing = "ring:self-crossing"
  case ringSpike = "ring:spike"
  case ringDuplicateVertex = "ring:duplicate-vertex"
  case ringWinding = "ring:winding"
  case holeOutside = "hole:outside"
  case shellNested = "shell:nested"
  case geometryInvalid = "geometry:invalid"
  case geometryRepaired = "geometry:repaired"
  case geometryRepairedPlane = "geometry:repaired-plane"
  case geometryWithheld = "geometry:withheld"
  case geometryRounded = "geometry:rounded"
  // Coordinates and CRS
  case coordinateNotFinite = "coordinate:not-finite"
  case coordinateRange = "coordinate:range"
  case coordinateSwapped = "coordinate:swapped"
  case coordinateZ = "coordinate:z"
  case crsOverridden = "crs:overridden"
  case crsMismatch = "crs:mismatch"
  case crsBallpark = "crs:ballpark"
  case crsShifted = "crs:shifted"
  // Layers
  case overlap = "layer:overlap"
  case sliver = "overlay:sliver"
  case outsideDistrict = "district:outside"
  case districtUnchecked = "district:unchecked"
  // Amounts, units, tables
  case amountNegative = "amount:negative"
  case amountAbsurd = "amount:absurd"
  case amountInvalid = "amount:invalid"
  case unitUnknown = "unit:unknown"
  case columnMissing = "column:missing"
  case keyUnmatched = "key:unmatched"
  case keyDuplicate = "key:duplicate"
  case tableEncoding = "table:encoding"
  case tableShape = "table:shape"
  case areaRegistered = "area:registered"
  // Benchmarks
  case benchmarkSubstituted = "benchmark:substituted"
  case benchmarkMissing = "benchmark:missing"
  case benchmarkBoth = "benchmark:both"
  case benchmarkNotPositive = "benchmark:not-positive"
  case statusUnknown = "park:status"
  case controlTotal = "control:total"
  // Plan file
  case planSyntax = "plan:syntax"
  case planKey = "plan:key"
  case planType = "plan:type"
  case planValue = "plan:value"
  case planMissing = "plan:missing"
  case fileMissing = "file:missing"
  case tableSeparator = "table:separator"
  case tableWorkbook = "table:workbook"
  case tableSheet = "table:sheet"
  // Results
  case resultFolder = "result:folder"
  case packageFile = "package:file"

  /// The severity a problem of this class has unless it says otherwise.
  public var severity: Severity {
    switch self {
    case .jsonSyntax, .jsonEncoding, .jsonType, .idDuplicate, .propertyClash, .geometryNull, .geometryType,
      .geometryEmpty,
      .zeroArea, .geometryInvalid, .coordinateNotFinite, .coordinateRange, .coordinateSwapped, .crsMismatch,
      .unitUnknown, .amountInvalid, .tableShape, .tableWorkbook, .keyDuplicate, .statusUnknown,
      .planSyntax, .planKey, .planType, .planValue, .planMissing, .fileMissing, .resultFolder,
      .packageFile:
      .error
    case .ringUnclosed, .ringShort, .ringSelfCrossing, .ringSpike, .holeOutside, .shellNested,
      .geometryRepaired, .geometryRepairedPlane, .geometryCollection, .geometryRounded:
      .repaired
    default:
      .warning
    }
  }

  /// Its stable name, as `ring:spike`.
  public var id: String { rawValue }
}
