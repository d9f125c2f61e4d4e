import ArgumentParser
import Foundation
import LandKit
import LandServe
import LandReport
import LandStore

/// Why a command ended early: what to tell the person, and the exit status.
struct Failure {
  /// One line or more, in the person's language.
  let lines: [String]
  /// What the process ends with.
  let status: ExitStatus

  private init(_ lines: [String], _ status: ExitStatus) { (self.lines, self.status) = (lines, status) }

  /// Reads an error of the library, or of anything.
  init(_ error: any Error, _ language: Language) {
    switch error {
    case let error as StudyFailure: self = Self.study(error, language)
    case let error as any LocatedError: self = Self.located(error, language)
    case let error as LedgerError:
      self.init([error.message(language)], ExitStatus(rawValue: error.failure.rawValue) ?? .badData)
    case let error as ServeFailure: self = Self.serve(error, language)
    case let error as WhereSyntaxError: self.init([error.message(language)], .usage)
    case let error as FileError: self = Self.file(error, language)
    case let error as UsageFailure: self.init([error.message(language)], .usage)
    case let error as MissingAsset: self.init([error.message(language)], .missingLibraryData)
    case let error as ProjectionError: self = Self.projection(error, language)
    default:
      let text = Bilingual(zh: "程序内部错误：\(error)", en: "an error of the program's own: \(error)")
      self.init([text(language)], .software)
    }
  }

  private static func serve(_ error: ServeFailure, _ language: Language) -> Failure {
    let status: ExitStatus =
      switch error.kind {
      case .badData: .badData
      case .missing: .missingLibraryData
      case .address: .inputOutput
      case .usage: .usage
      }
    return Failure([error.message(language)], status)
  }

  private static func study(_ study: StudyFailure, _ language: Language) -> Failure {
    if let file = study.fileError { return self.file(file, language) }
    let lines = study.withLines().problems.map { $0.line(language) }
    return Failure(lines, study.isMissingData ? .missingLibraryData : .badData)
  }

  private static func located(_ error: any LocatedError, _ language: Language) -> Failure {
    Failure(
      error.problems.map { $0.line(language) }, ExitStatus(rawValue: error.failure.rawValue) ?? .badData)
  }

  private static func file(_ file: FileError, _ language: Language) -> Failure {
    let status: ExitStatus =
      switch file.kind {
      case .notFound: .noInput
      case .exists, .create: .cannotCreate
      case .read, .write: .inputOutput
      }
    return Failure([file.message(language)], status)
  }

  private static func projection(_ error: ProjectionError, _ language: Language) -> Failure {
    let status: ExitStatus =
      switch error.kind {
      case .database: .missingLibraryData
      case .unknownCRS, .notHorizontal: .usage
      case .undeclared, .ballpark, .noOperation: .badData
      }
    return Failure([error.detail(language)] + (error.hint.map { [$0(language)] } ?? []), status)
  }

  /// Runs a command's body; what it throws goes to stderr, and the status to the argument parser, whose own
  /// errors pass through.
  static func caught(_ command: String, _ language: Language, _ body: () throws -> Void) throws {
    defer { SearchAhead.finish() }
    do { try body() } catch let error where isParsers(error) { throw error } catch {
      throw said(error, command, language)
    }
  }

  /// The same for a body that waits.
  static func caught(
    _ command: String, _ language: Language, _ body: () async throws -> Void
  ) async throws {
    defer { SearchAhead.finish() }
    do { try await body() } catch let error where isParsers(error) { throw error } catch {
      throw said(error, command, language)
    }
  }

  private static func isParsers(_ error: any Error) -> Bool {
    error is ExitCode || error is ValidationError || error is CleanExit
  }

  private static func said(_ error: any Error, _ command: String, _ language: Language) -> ExitCode {
    let failure = Failure(error, language)
    let text = failure.lines.map { "landcli \(command): \($0)\n" }.joined()
    FileHandle.standardError.write(Data(text.utf8))
    return failure.status.exitCode
  }
}
