import ArgumentParser

/// The command's root. `run()` of each subcommand only builds options and calls the library.
@main
struct LandCLI: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "landcli",
    abstract: "Rank renewal parcels against the planned parks. 三旧地块对标园区排名。",
    subcommands: [
      RankCommand.self, SampleCommand.self, AreaCommand.self, OverlayCommand.self, ConvertCommand.self,
    ]
  )
}
