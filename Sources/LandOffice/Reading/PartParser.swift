import Foundation
import FoundationXML
import LandKit

/// What takes a part's elements as they come. A class of callbacks, because that is how the parser tells.
class PartHandler: NSObject, XMLParserDelegate {
  /// Why the part cannot be used; ends the parsing.
  var fault: WorkbookFault?
  /// Set when everything that was wanted has been seen; ends the parsing without a fault.
  var isDone = false
  /// Elements open in another namespace than the sheet's, whose insides mean nothing here.
  private var foreignDepth = 0
  /// Elements that are open, and whether there was any: Foundation's parser takes a text that ends too early for whole.
  private var depth = 0
  private var hasRoot = false

  /// Whether the root element began and ended.
  final var isComplete: Bool { hasRoot && depth == 0 }

  /// An element begins.
  func begin(_ name: String, _ attributes: [String: String]) {}
  /// An element ends.
  func end(_ name: String) {}
  /// Text within an element.
  func text(_ text: String) {}

  final func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    (depth, hasRoot) = (depth + 1, true)
    if foreignDepth > 0 || !SpreadsheetNames.isMain(namespaceURI) || name == "extLst" {
      foreignDepth += 1
      return
    }
    begin(name, attributes)
    stopIfNeeded(parser)
  }

  final func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    depth -= 1
    if foreignDepth > 0 {
      foreignDepth -= 1
      return
    }
    end(name)
    stopIfNeeded(parser)
  }

  final func parser(_ parser: XMLParser, foundCharacters string: String) {
    if foreignDepth == 0 { text(string) }
  }

  final func parser(_ parser: XMLParser, foundCDATA block: Data) {
    if foreignDepth == 0 { text(String(decoding: block, as: UTF8.self)) }
  }

  private func stopIfNeeded(_ parser: XMLParser) {
    if fault != nil || isDone { parser.abortParsing() }
  }
}

/// Runs a handler over a part, in a stream.
enum PartParser {
  static func run(_ handler: PartHandler, over name: String, of container: ZipContainer) throws(WorkbookFault)
  {
    let stream = try PartStream(container, name)
    let parser = XMLParser(stream: stream)
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    parser.delegate = handler
    let isWhole = parser.parse()
    if let fault = handler.fault ?? stream.fault { throw fault }
    if handler.isDone || (isWhole && handler.isComplete) { return }
    let line = parser.lineNumber
    throw WorkbookFault(
      container.file, zh: "部件 \(name) 第 \(line) 行起不是合格的 XML（可能已截断）",
      en: "part \(name) is not well-formed XML from line \(line) on (perhaps it is cut short)")
  }
}
