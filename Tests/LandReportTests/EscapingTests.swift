import Foundation
import LandKit
import Testing

@testable import LandReport

@Suite struct EscapingTests {
  @Test func textCannotBecomeMarkup() {
    let name = "</td><script>alert('1')</script>\"&"
    let cell: HTML = "<td title=\"\(name)\">\(name)</td>"
    let safe = "&lt;/td&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;"
    #expect(cell.markup == "<td title=\"\(safe)\">\(safe)</td>")
  }

  @Test func whatCannotBeSeenIsWrittenOut() {
    let text = HTML(text: "a\u{202e}b\u{0}c\u{2028}d\u{200f}e\u{1b}f\ng").markup
    #expect(text == "a\\u{202e}b\\u{0}c\\u{2028}d\\u{200f}e\\u{1b}f\\u{a}g")
  }

  /// Whatever a text holds, the data cannot end its element, and another reader of JSON gets it back as it is shown.
  @Test(arguments: [
    "</script>", "<!--", "]]>", "a\"b\\c", "\u{2028}\u{2029}", "x\u{7f}\u{85}y", "\u{1F600}", "&amp;",
    "\\u003c/script\\u003e",
  ])
  func dataStaysData(text: String) throws {
    var out = ScriptJSON()
    out.append("[")
    out.append(text: text)
    out.append(",")
    out.append(label: text)
    out.append("]")
    let json = String(decoding: out.bytes, as: UTF8.self)
    #expect(!json.contains("<") && !json.contains(">") && !json.contains("&"))
    #expect(
      !json.unicodeScalars.contains {
        $0.value < 0x20 || $0 == "\u{2028}" || $0 == "\u{2029}" || $0.value == 0x7f
      })
    let read = try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String])
    #expect(read == [TerminalText.clean(text), text])
  }

  @Test func numbersAreRoundedToSevenDigits() {
    #expect(ScriptJSON.rounded(98.87359078554523) == "98.87359")
    #expect(ScriptJSON.rounded(15121.34565362479) == "15121.35")
    #expect(ScriptJSON.rounded(-0.00872938183040329) == "-0.008729382")
    #expect(ScriptJSON.rounded(0) == "0")
    #expect(ScriptJSON.rounded(-0.0) == "0")
    #expect(ScriptJSON.rounded(123_456_789) == "123456789")
    #expect(ScriptJSON.rounded(nil) == "null")
    #expect(ScriptJSON.rounded(.nan) == "null")
    #expect(ScriptJSON.rounded(1e-300) != "null")
  }

  /// The hash of the empty text as browsers and `openssl dgst -sha256 -binary | base64` give it.
  @Test func thePolicyAllowsByHash() {
    #expect(ContentPolicy.hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
    var policy = ContentPolicy()
    #expect(policy.text == "default-src 'none'; base-uri 'none'; form-action 'none'")
    _ = policy.script("alert(1)")
    _ = policy.style("p { color: red }")
    // By `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
    #expect(policy.text.contains("script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"))
    #expect(!policy.text.contains("unsafe"))
  }

  @Test func aLibraryCannotEndItsElement() {
    let text = LibraryAssets.embeddable("a=\"</script><!-- </SCRIPT>\";\n//# sourceMappingURL=x.map\n")
    #expect(text.firstMatch(of: /<\/script|<!--|sourceMapping/.ignoresCase()) == nil)
    #expect(
      LibraryAssets.withoutAddresses(
        ".a{color:red;background:url(x.png) no-repeat;margin:0}.b{behavior: url(#default#VML)}")
        == ".a{color:red;margin:0}.b{}")
  }

  @Test func aMissingLibraryIsNamed() {
    #expect {
      try LibraryAssets(folder: "/nowhere")
    } throws: {
      ($0 as? MissingAsset)?.message.en.contains("libjs-leaflet") == true
    }
  }

  @Test func chipsAreReadable() {
    for colour in ScoreClass.all.map(\.colour) + [MapColour.unranked] {
      #expect(Palette.contrast(colour, Palette.textColour(on: colour)) >= 4.5, "\(colour)")
    }
    // Black on white is 21 by definition; #767676 on white is the well-known 4.54.
    #expect(abs(Palette.contrast("#000000", "#ffffff") - 21) < 1e-9)
    #expect(abs(Palette.contrast("#767676", "#ffffff") - 4.54) < 0.005)
  }
}
