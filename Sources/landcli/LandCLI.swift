import ArgumentParser
import LandKit

/// The command's root. `run()` of each subcommand only builds options and calls the library.
@main
struct LandCLI: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "landcli",
    abstract: "Rank renewal parcels against the planned parks. 三旧地块对标规划园区排名。",
    version: LandKitVersion.current,
    subcommands: [
      RankCommand.self, CheckCommand.self, MeasureCommand.self, ExplainCommand.self, InitCommand.self,
      SampleCommand.self, AreaCommand.self, AuditCommand.self, OverlayCommand.self, ConvertCommand.self,
      ServeCommand.self,
      ExportCommand.self,
      ReportCommand.self, DoctorCommand.self,
    ]
  )
}
