import CProj

/// One coordinate operation of PROJ, chosen once for all points and normalised to x-first axes.
///
/// `proj_create_crs_to_crs` may choose anew for every point; a study's figures must come from one operation
/// that the manifest can name.
final class ProjOperation {
  private let object: ProjObject
  /// Whether PROJ calls it, or a step of it, ballpark.
  let isBallpark: Bool
  /// Stated accuracy, m; nil when unknown.
  let accuracy: Double?
  /// PROJ's name.
  let name: String
  /// The PROJ pipeline.
  let pipeline: String
  /// Better operations that need a grid file which is not installed.
  let passedOver: [String]

  private init(_ object: ProjObject, from candidate: ProjObject, passedOver: [String]) {
    let context = object.context.handle
    self.object = object
    self.passedOver = passedOver
    isBallpark = proj_coordoperation_has_ballpark_transformation(context, candidate.pj) != 0
    let metres = proj_coordoperation_get_accuracy(context, candidate.pj)
    // A map projection is exact by definition; PROJ states no accuracy for one.
    let isConversion = proj_get_type(candidate.pj) == PJ_TYPE_CONVERSION
    accuracy = isConversion ? 0 : metres < 0 ? nil : metres
    name = candidate.name
    pipeline = proj_as_proj_string(context, object.pj, PJ_PROJ_5, nil).map { String(cString: $0) } ?? name
  }

  /// PROJ's best usable operation, or nil when there is none.
  ///
  /// An operation whose area of use does not hold the whole area of interest is none: Beijing 1954 has
  /// parameters for the Ordos basin and the Tarim, which do not hold for Guangdong.
  ///
  /// - Parameter area: The area of interest, longitude and latitude in degrees; without one, the smaller of
  ///   the two systems' areas of use.
  /// - Parameter intermediates: Whether a third system may lie between; that search takes some 70 ms.
  static func best(
    from: ProjObject, to: ProjObject, area: Box?, ballpark: Bool, intermediates: Bool, in context: ProjContext
  ) -> ProjOperation? {
    guard let factory = proj_create_operation_factory_context(context.handle, nil) else { return nil }
    defer { proj_operation_factory_context_destroy(factory) }
    let ctx = context.handle
    proj_operation_factory_context_set_allow_ballpark_transformations(ctx, factory, ballpark ? 1 : 0)
    proj_operation_factory_context_set_grid_availability_use(ctx, factory, PROJ_GRID_AVAILABILITY_IGNORED)
    proj_operation_factory_context_set_spatial_criterion(
      ctx, factory, PROJ_SPATIAL_CRITERION_STRICT_CONTAINMENT)
    proj_operation_factory_context_set_allow_use_intermediate_crs(
      ctx, factory,
      intermediates
        ? PROJ_INTERMEDIATE_CRS_USE_IF_NO_DIRECT_TRANSFORMATION : PROJ_INTERMEDIATE_CRS_USE_NEVER)
    if let area, !area.isEmpty {
      proj_operation_factory_context_set_area_of_interest(
        ctx, factory, area.minX, area.minY, area.maxX, area.maxY)
    }
    guard let list = proj_create_operations(ctx, from.pj, to.pj, factory) else { return nil }
    defer { proj_list_destroy(list) }
    var passedOver: [String] = []
    for index in 0..<proj_list_get_count(list) {
      guard let candidate = ProjObject(proj_list_get(ctx, list, index), in: context) else { continue }
      guard proj_coordoperation_is_instantiable(ctx, candidate.pj) != 0,
        let normal = ProjObject(proj_normalize_for_visualization(ctx, candidate.pj), in: context)
      else {
        passedOver.append(candidate.name)
        continue
      }
      let operation = ProjOperation(normal, from: candidate, passedOver: passedOver)
      if ballpark || !operation.isBallpark { return operation }
    }
    return nil
  }

  /// Transforms interleaved coordinates in place. What PROJ cannot transform becomes infinite: it sets no
  /// error that outlasts the batch, so the caller looks at the numbers.
  func apply(_ xy: UnsafeMutableBufferPointer<Double>, inverse: Bool) {
    guard let base = xy.baseAddress, xy.count >= 2 else { return }
    let count = xy.count / 2
    let stride = 2 * MemoryLayout<Double>.stride
    proj_errno_reset(object.pj)
    withExtendedLifetime(object) {
      _ = proj_trans_generic(
        object.pj, inverse ? PJ_INV : PJ_FWD, base, stride, count, base + 1, stride, count, nil, 0, 0, nil, 0,
        0)
    }
    _ = object.context.drainLog()
  }
}
