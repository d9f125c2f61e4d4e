import CProj
/// TEMP
final class QuickProjection: PlaneProjection {
  let ctx = proj_context_create()
  var pj: OpaquePointer?
  init(from: String, to: String) {
    let p = proj_create_crs_to_crs(ctx, from, to, nil)
    pj = proj_normalize_for_visualization(ctx, p)
  }
  private func run(_ xy: inout [Double], _ dir: PJ_DIRECTION) -> Int? {
    let n = xy.count / 2
    xy.withUnsafeMutableBufferPointer { b in
      _ = proj_trans_generic(pj, dir, b.baseAddress, 16, n, b.baseAddress! + 1, 16, n, nil, 0, 0, nil, 0, 0)
    }
    return xy.firstIndex { !$0.isFinite }.map { $0 / 2 }
  }
  func project(_ xy: inout [Double]) -> Int? { run(&xy, PJ_FWD) }
  func unproject(_ xy: inout [Double]) -> Int? { run(&xy, PJ_INV) }
}
