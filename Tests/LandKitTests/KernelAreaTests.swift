import Foundation
import TestSupport
import Testing

@testable import LandKit

/// The authalic sum against areas that mpmath integrated along geodesics (`kernel_references.py areas`), and
/// against PROJ's geodesics.
@Suite struct KernelAreaTests {
  private let kernel = AuthalicArea()
  private let reference = GeodesicArea()

  @Test func equalsTheIntegralAlongGeodesics() {
    for (flat, area) in Self.exact {
      let ring = Self.ring(flat)
      let found = kernel.squareMetres(PolygonSet(rings: [ring]))
      let edge = (area / 2.4).squareRoot()
      // Rounding of the coordinates' differences, and the term of h⁵ that the kernel leaves out.
      let bound = 1e-13 * area + 2e-9 * edge + 1e-5 * pow(edge / 1000, 5)
      #expect(abs(found - area) <= bound, "\(area) m²: off by \(found - area)")
    }
  }

  @Test func winding_and_holes() {
    let shell = Self.ring(Self.exact[9].flat), hole = Self.ring(Self.exact[5].flat)
    let (a, b) = (Self.exact[9].area, Self.exact[5].area)
    for rings in [[shell, hole], [shell, hole.reversed()], [shell.reversed(), hole]] {
      #expect(abs(kernel.squareMetres(PolygonSet(rings: rings)) - (a - b)) < 1e-6)
    }
    let two = PolygonSet(polygons: [[shell], [Self.ring(Self.exact[6].flat)]])
    #expect(abs(kernel.squareMetres(two) - (a + Self.exact[6].area)) < 1e-6)
  }

  /// SplitMix rings of every size and place, the domain's edges among them, and far out of it.
  @Test func staysWithinTheMethodsToleranceOfGeodesics() {
    var random = SplitMix(seed: 41)
    for _ in 0..<4000 {
      let lat = random.next(in: -75...75), lon = random.next(in: -170...170)
      let radius = pow(10, random.next(in: 0...4.5)), n = 3 + Int(random.next(in: 0...40))
      var ring: [(Double, Double)] = (0..<n).map { k in
        let angle = 2 * Double.pi * Double(k) / Double(n), r = radius * random.next(in: 0.3...1)
        return (lon + r * cos(angle) / (111_320 * cos(lat * .pi / 180)), lat + r * sin(angle) / 110_900)
      }
      ring.append(ring[0])
      let set = PolygonSet(rings: [ring])
      let (found, expected) = (kernel.squareMetres(set), reference.squareMetres(set))
      #expect(abs(found - expected) <= 1e-9 * expected + 5e-4, "\(radius) m at \(lat): \(found - expected)")
    }
  }

  @Test func handsOverOutsideItsDomain() {
    let rings: [[(Double, Double)]] = [
      [(179.99, 20), (-179.99, 20), (-179.99, 20.01), (179.99, 20.01), (179.99, 20)],
      [(113, 22), (114, 22), (114, 23), (113, 23), (113, 22)],
      [(10, 89.99), (130, 89.99), (250, 89.99), (10, 89.99)],
      [(10, 60.1), (10.01, 60.1), (10.01, 60.11), (10, 60.1)],
      [(0, .nan), (1, 0), (1, 1), (0, .nan)],
    ]
    for ring in rings {
      let set = PolygonSet(rings: [ring])
      let (found, expected) = (kernel.squareMetres(set), reference.squareMetres(set))
      #expect(found.bitPattern == expected.bitPattern || (found.isNaN && expected.isNaN))
    }
  }

  @Test func degenerateRingsHaveNoArea() {
    #expect(kernel.squareMetres(PolygonSet()) == 0)
    #expect(kernel.squareMetres(PolygonSet(rings: [[(113, 22), (113.001, 22.001), (113, 22)]])) == 0)
    #expect(kernel.squareMetres(PolygonSet(rings: [[(113, 22), (113, 22), (113, 22), (113, 22)]])) == 0)
  }

  /// A parcel split by a geodesic chord loses nothing: the slivers on both sides of the cut cancel.
  @Test func partsAddUp() {
    let ring = Self.ring(Self.exact[13].flat)
    let whole = kernel.squareMetres(PolygonSet(rings: [ring]))
    let (a, b) = (
      PolygonSet(rings: [[ring[0], ring[1], ring[2], ring[0]]]),
      PolygonSet(rings: [[ring[0], ring[2], ring[3], ring[4], ring[0]]])
    )
    #expect(abs(kernel.squareMetres(a) + kernel.squareMetres(b) - whole) < 1e-7)
  }

  private static func ring(_ flat: [Double]) -> [(Double, Double)] {
    let open = stride(from: 0, to: flat.count, by: 2).map { (flat[$0], flat[$0 + 1]) }
    return open + [open[0]]
  }

  private static let exact: [(flat: [Double], area: Double)] = [
    (
      [
        113.3000128397, 0.0099993874, 113.3000007208, 0.0100165886, 113.2999906408, 0.0100116139,
        113.2999931484, 0.0099906279, 113.3000036791, 0.0099827263,
      ], 5.6419823440332794
    ),
    (
      [
        113.3000150399, 22.4999995176, 113.3000091783, 22.5000150362, 113.2999866897, 22.5000071607,
        113.2999852822, 22.4999904845, 113.3000050867, 22.4999879826,
      ], 6.449433903532913
    ),
    (
      [
        113.3000207, 45.0000013212, 113.3000010274, 45.0000175973, 113.2999820881, 45.0000033446,
        113.2999848279, 44.9999921094, 113.3000048434, 44.9999850739,
      ], 6.3688165107933761
    ),
    (
      [
        113.3000328667, 58.9999946064, 113.3000077791, 59.000015423, 113.29997441, 59.0000100117,
        113.2999765479, 58.9999914442, 113.3000113317, 58.9999898671,
      ], 6.663885088557211
    ),
    (
      [
        113.3001246151, 0.0100341602, 113.3000218278, 0.0101026376, 113.299888162, 0.0100441531,
        113.299921484, 0.0099484144, 113.3000054125, 0.0098898979,
      ], 348.05326594921847
    ),
    (
      [
        113.3001296633, 22.5000388099, 113.300064656, 22.5001149818, 113.2998898535, 22.5000298541,
        113.2999061093, 22.4999741957, 113.3000239634, 22.4999191055,
      ], 297.80854956426642
    ),
    (
      [
        113.3001464536, 45.0000223172, 113.3000752978, 45.0001141717, 113.2998373556, 45.0000565356,
        113.2998587029, 44.9999431994, 113.3000240193, 44.9998916601,
      ], 386.28404016765243
    ),
    (
      [
        113.3001565128, 59.0000106444, 113.3000872175, 59.0001006853, 113.2997997599, 59.0000477242,
        113.2998495084, 58.9999739328, 113.2999997116, 58.9999143568,
      ], 249.1770380708623
    ),
    (
      [
        113.3007601932, 0.0101220147, 113.3002704369, 0.0108979, 113.2992064849, 0.0102274157,
        113.2994150083, 0.0092753759, 113.3004902233, 0.0092799096,
      ], 21635.115700129382
    ),
    (
      [
        113.3007416917, 22.4998893314, 113.3003423332, 22.5006757911, 113.2993869535, 22.5007842266,
        113.2990979213, 22.4996150636, 113.3002486259, 22.4992612435,
      ], 19643.004740403749
    ),
    (
      [
        113.301375582, 45.0001240942, 113.3008379033, 45.0008162454, 113.2992707959, 45.000785233,
        113.2991907445, 44.9992500777, 113.3004729651, 44.9990325517,
      ], 26205.623488920913
    ),
    (
      [
        113.3017388314, 58.999866251, 113.3009138876, 59.0006920806, 113.2980835789, 59.0002595431,
        113.2989032191, 58.9993092822, 113.3003516114, 58.9989778097,
      ], 24303.55887360415
    ),
    (
      [
        113.3064506233, 0.0095382385, 113.3003150677, 0.0171675547, 113.2964588903, 0.0146141619,
        113.2941133573, 0.0063446236, 113.3030557245, 0.0056985004,
      ], 1084116.0658827262
    ),
    (
      [
        113.3082565404, 22.4996720236, 113.3038958394, 22.5048556212, 113.2937694972, 22.5055318959,
        113.2961439611, 22.4963784409, 113.3048121832, 22.49375502,
      ], 1302154.5528938776
    ),
    (
      [
        113.3098746758, 45.0017743274, 113.2998297458, 45.0072337, 113.2895860448, 45.0030639317,
        113.2943809915, 44.9965882056, 113.3004331797, 44.9922125433,
      ], 1411561.9874054335
    ),
    (
      [
        113.3108408999, 59.0002928494, 113.3051261166, 59.0055673298, 113.2896012447, 59.0015760235,
        113.2891950163, 58.9956992163, 113.3021186053, 58.9928698781,
      ], 1122530.8356134485
    ),
    (
      [
        113.3222884656, 0.0112468501, 113.300801444, 0.0237771647, 113.2861568873, 0.0256282379,
        113.2791321954, 0.0041176607, 113.300735206, -0.0098851432,
      ], 10956818.997651766
    ),
    (
      [
        113.317119488, 22.5050311257, 113.3014251296, 22.519105155, 113.2780953102, 22.5055518019,
        113.2832181344, 22.4926541999, 113.3041926863, 22.4831866186,
      ], 9242347.7990948314
    ),
    (
      [
        113.3220740134, 45.0053221682, 113.3126822769, 45.0187680828, 113.2794059736, 45.0064101332,
        113.2827601731, 44.9811476468, 113.3085951678, 44.9822574283,
      ], 9720661.5935431322
    ),
    (
      [
        113.3350431293, 59.0061250772, 113.3185689111, 59.0179721705, 113.2722806611, 59.0056075161,
        113.2770018948, 58.9893247588, 113.3036742154, 58.9783924277,
      ], 9152419.5248953049
    ),
  ]
}
