import ArgumentParser
import LandKit

/// `landcli rank`
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rank", abstract: "Rank parcels.")
  @Option var parcels: String
  @Option var zones: String?
  @Option var parks: String
  @Option(name: [.short, .long]) var output: String
  @Option var threads: Int = 2
  @Flag var overwrite = false

  func run() throws {
    var request = StudyRequest(
      parcels: LayerInput(role: "parcels", files: [parcels]),
      zones: zones.map { LayerInput(role: "zones", files: [$0]) },
      parks: LayerInput(role: "parks", files: [parks]))
    request.threads = threads
    let folder = try AtomicFolder(target: output, overwrite: overwrite)
    let study = RankedStudy(try StudyMeasurer(request).run())
    try ResultWriter(study).write(to: folder)
    try folder.commit()
    print(study.states, study.measured.account.closing, study.measured.account.closes)
  }
}
