import Foundation

/// The mixing function of SplitMix64 (Steele, Lea and Flood 2014): every figure of a sample is a hash of the
/// seed and of what it belongs to, so that it depends on no order of work and on no other figure.
@inline(__always)
func mix(_ value: UInt64) -> UInt64 {
  var z = value &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}

/// A hash of two values, in this order.
@inline(__always)
func mix(_ a: UInt64, _ b: UInt64) -> UInt64 { mix(mix(a) ^ (b &* 0xD6E8_FEB8_6659_FD93)) }

/// A hash of signed numbers, in this order.
@inline(__always)
func mix(_ a: UInt64, _ b: Int, _ c: Int = 0) -> UInt64 {
  mix(mix(a, UInt64(bitPattern: Int64(b))), UInt64(bitPattern: Int64(c)))
}

/// SplitMix64: small, fast, and the same numbers for the same seed everywhere.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  @inline(__always)
  mutating func next() -> UInt64 {
    defer { state &+= 0x9E37_79B9_7F4A_7C15 }
    return mix(state)
  }

  /// A number in [0, 1).
  @inline(__always)
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in [low, high).
  @inline(__always)
  mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// A whole number in 0..<bound; the bias of the modulus is beneath notice at these bounds.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

  /// Whether an event of this probability happens.
  @inline(__always)
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// A standard normal number (Box and Muller).
  mutating func normal() -> Double {
    let u = max(unit(), 0x1p-53)
    return (-2 * log(u)).squareRoot() * cos(2 * .pi * unit())
  }

  /// A log-normal number of median 1.
  mutating func logNormal(_ sigma: Double) -> Double { exp(sigma * normal()) }

  /// One of the elements; the collections here are never empty.
  mutating func pick<T>(_ all: [T]) -> T { all[below(all.count)] }
}
