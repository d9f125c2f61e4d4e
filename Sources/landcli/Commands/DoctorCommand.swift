import ArgumentParser
import Foundation
import LandKit

/// `landcli doctor`: which libraries and which proj.db the tool runs on, and what is wrong with them.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say which libraries and data the tool runs on, and what is wrong. 检查所用的库与数据。",
    discussion: """
      Exit status: 0 when all is good, 69 when a library or its data is missing or bad.
      退出码：一切正常为 0；缺少库或其数据、或其结果有误为 69。
      """)

  @Flag(name: .long, help: "Write JSON. 输出 JSON。")
  var json = false

  @Option(name: .long, help: "Language of the texts, zh or en. 文字语言，zh 或 en。")
  var lang: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang is zh or en, not '\(lang)'. --lang 只能是 zh 或 en。")
    }
  }

  func run() throws {
    let doctor = Doctor.examine()
    print(json ? try DoctorText.json(doctor) : DoctorText.plain(doctor, language))
    if !doctor.isHealthy { throw ExitCode(69) }
  }

  private var language: Language {
    if let lang, let language = Language(rawValue: lang) { return language }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }
}

/// How the doctor's findings are written.
enum DoctorText {
  static func plain(_ doctor: Doctor, _ language: Language) -> String {
    let v = doctor.versions
    func says(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    let none = says("无", "none")
    var lines = [
      "landcli \(LandCLI.configuration.version.isEmpty ? "0" : LandCLI.configuration.version)",
      "Swift \(v.swift)",
      "GEOS \(v.geos)",
      "PROJ \(v.proj), \(says("网络", "network")) \(v.isProjNetworkEnabled ? says("开", "on") : says("关", "off"))",
      "proj.db \(v.projDatabase ?? none), PROJ \(v.projDatabaseVersion ?? none), "
        + "EPSG \(v.epsgVersion ?? none) (\(v.epsgDate ?? none))",
      "simdjson \(v.simdjson), \(v.simdjsonImplementation)",
      "libcrypto \(v.libcrypto)",
      "\(says("处理器核", "cores")) \(v.cores)",
      "",
    ]
    for check in doctor.checks {
      lines.append("\(check.isGood ? "ok " : "BAD")  \(check.title(language)): \(check.found)")
      if let remedy = check.remedy { lines.append("     → \(remedy(language))") }
    }
    let bad = doctor.checks.count { !$0.isGood }
    lines.append("")
    lines.append(
      bad == 0
        ? says("一切正常", "all is good")
        : says("\(bad) 项有误", bad == 1 ? "1 check is bad" : "\(bad) checks are bad"))
    return lines.joined(separator: "\n")
  }

  static func json(_ doctor: Doctor) throws -> String {
    struct Check: Encodable {
      var id: String
      var ok: Bool
      var found: String
      var title: [String: String]
      var remedy: [String: String]?
    }
    struct Report: Encodable {
      var versions: LibraryVersions
      var checks: [Check]
      var ok: Bool
    }
    func both(_ text: Bilingual) -> [String: String] { ["zh": text.zh, "en": text.en] }
    let checks = doctor.checks.map {
      Check(id: $0.id, ok: $0.isGood, found: $0.found, title: both($0.title), remedy: $0.remedy.map(both))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(Report(versions: doctor.versions, checks: checks, ok: doctor.isHealthy))
    return String(decoding: data, as: UTF8.self)
  }
}
