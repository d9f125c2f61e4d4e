import CKernels

/// Gauss–Krüger on CGCS2000 by Krüger's series, eight points at a time.
///
/// **Units**: longitude and latitude in degrees; easting and northing in metres. **Error**: 5 nm against PROJ,
/// which carries as much itself. **Domain**: 6.5° about the central meridian, latitudes up to 85°; points outside
/// it go to PROJ, one by one, so that what becomes of a point depends on that point alone. The kernel serves
/// only a projection that PROJ itself describes as transverse Mercator on that ellipsoid with latitude of origin 0
/// and scale 1, without a change of datum, and only after it agreed with PROJ at points all over the zone.
/// **Complexity**: linear, some 15 ns a vertex. **Derivation**: in `gauss_kruger.c`.
final class GaussKruger: PlaneProjection {
  private(set) var zone: ckernels_zone
  private let makeReference: () -> (any PlaneProjection)?
  /// PROJ, made when the first point asks for it.
  private lazy var reference = makeReference()

  /// The kernel for `way`, or nil where it is none for it.
  init?(_ way: Reprojector) {
    guard way.source == .cgcs2000, let zone = ckernels_zone(pipeline: way.pipeline) else { return nil }
    (self.zone, makeReference) = (zone, { ReprojectedPlane(way) })
    guard agrees(with: ReprojectedPlane(way)) else { return nil }
  }

  /// The kernel for a zone that agreed with PROJ before; where `reference` gives none, points outside the domain
  /// have no image.
  init(_ zone: ckernels_zone, reference: @escaping () -> (any PlaneProjection)?) {
    (self.zone, makeReference) = (zone, reference)
  }

  func project(_ xy: inout [Double]) -> Int? {
    carry(&xy, ckernels_project) { $0.project(&$1) }
  }

  func unproject(_ xy: inout [Double]) -> Int? {
    carry(&xy, ckernels_unproject) { $0.unproject(&$1) }
  }

  private typealias Kernel = (UnsafePointer<ckernels_zone>, UnsafeMutablePointer<Double>, Int) -> Int

  /// Runs the kernel, and the reference where the kernel stops.
  private func carry(
    _ xy: inout [Double], _ kernel: Kernel, _ ask: (any PlaneProjection, inout [Double]) -> Int?
  ) -> Int? {
    let count = xy.count / 2
    var done = 0
    var impossible: Int?
    while done < count {
      done += xy.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { kernel(&zone, $0 + 2 * done, count - done) } ?? count
      }
      guard done < count else { break }
      var point = [xy[2 * done], xy[2 * done + 1]]
      if let reference {
        if ask(reference, &point) != nil, impossible == nil { impossible = done }
      } else {
        point = [.infinity, .infinity]
        impossible = impossible ?? done
      }
      (xy[2 * done], xy[2 * done + 1]) = (point[0], point[1])
      done += 1
    }
    return impossible
  }

  /// Holds both against each other at 25 points, to a hundredth of a micrometre.
  private func agrees(with reference: ReprojectedPlane) -> Bool {
    var points: [Double] = []
    for lat in [-60.0, 0, 18.3, 39.9, 60] {
      for lon in [-6.0, -1.5, 0, 0.7, 6] { points += [zone.central_meridian + lon, lat] }
    }
    var (ours, theirs) = (points, points)
    guard project(&ours) == nil, reference.project(&theirs) == nil,
      zip(ours, theirs).allSatisfy({ abs($0 - $1) <= 1e-8 })
    else { return false }
    var back = theirs
    guard unproject(&back) == nil else { return false }
    return zip(back, points).allSatisfy { abs($0 - $1) <= 2e-13 }
  }
}

extension ckernels_zone {
  /// The zone of a PROJ pipeline that is a Gauss–Krüger projection of longitude and latitude in degrees and
  /// nothing else; nil for any other.
  fileprivate init?(pipeline: String) {
    var terms = pipeline.split(separator: " ").map { $0.hasPrefix("+") ? $0.dropFirst() : $0 }
    let opening = [
      "proj=pipeline", "step", "proj=unitconvert", "xy_in=deg", "xy_out=rad", "step", "proj=tmerc",
    ]
    guard terms.starts(with: opening.map { $0[...] }) else { return nil }
    terms.removeFirst(opening.count)
    var values: [Substring: Substring] = [:]
    for term in terms {
      guard let sign = term.firstIndex(of: "=") else { return nil }
      guard values.updateValue(term[term.index(after: sign)...], forKey: term[..<sign]) == nil else {
        return nil
      }
    }
    // GRS80 is CGCS2000's ellipsoid to all digits that either is defined by.
    guard values.removeValue(forKey: "ellps") == "GRS80",
      values.removeValue(forKey: "lat_0").flatMap({ Double($0) }) == 0,
      values.removeValue(forKey: "k").flatMap({ Double($0) }) == 1,
      let meridian = values.removeValue(forKey: "lon_0").flatMap({ Double($0) }),
      let easting = values.removeValue(forKey: "x_0").flatMap({ Double($0) }),
      let northing = values.removeValue(forKey: "y_0").flatMap({ Double($0) }), values.isEmpty
    else { return nil }
    self.init(central_meridian: meridian, false_easting: easting, false_northing: northing)
  }
}
