import Testing

@testable import LandKit

@Suite struct ProjectionDoctorTests {
  @Test func thisMachineIsHealthy() {
    let doctor = Doctor.examine(environment: [:])
    #expect(doctor.isHealthy, "\(doctor.checks.filter { !$0.isGood })")
    #expect(Set(doctor.checks.map(\.id)).count == doctor.checks.count)
    #expect(doctor.checks.allSatisfy { $0.remedy == nil })
    #expect(doctor.versions.projDatabase != nil && !doctor.versions.isProjNetworkEnabled)
    #expect(doctor.versions.epsgVersion?.hasPrefix("v") == true)
  }

  @Test func theEnvironmentIsSaid() throws {
    let doctor = Doctor.examine(environment: ["PROJ_DATA": "/some/where\u{1b}[2J", "PROJ_LIB": ""])
    let check = try #require(doctor.checks.first { $0.id == "proj.db" })
    #expect(check.found.contains("PROJ_DATA=“/some/where\\u{1b}") && !check.found.contains("PROJ_LIB"))
  }
}
