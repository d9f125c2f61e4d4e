// Writes Tests/fuzz/number_digests.txt: for blocks of 100 seeded doubles, a digest of what JavaScript writes for
// them, so that 20,000 texts need not be kept. Run from the root of the project.
const fs = require('fs')
const view = new DataView(new ArrayBuffer(8))
const mask = (1n << 64n) - 1n
let state = 2021n

function next() {  // SplitMix64
  state = state + 0x9E3779B97F4A7C15n & mask
  let z = state
  z = (z ^ z >> 30n) * 0xBF58476D1CE4E5B9n & mask
  z = (z ^ z >> 27n) * 0x94D049BB133111EBn & mask
  return z ^ z >> 31n
}

function fromBits(bits) {
  view.setBigUint64(0, bits)
  return view.getFloat64(0)
}

function value(i) {
  const bits = next()
  switch (i % 4) {
    case 0: return fromBits(bits)
    case 1: return Number(bits >> 11n) / 2 ** 53 * 500  // coordinates
    case 2: return fromBits((bits & 0x800FFFFFFFFFFFFFn) | (0x3E0n + bits % 0x60n) << 52n)  // about 1e-7 … 1e21
    default: return Number(bits % 1000000000000n) * Number('1e' + (Number(bits >> 60n) - 8))  // short decimals
  }
}

const lines = []
for (let block = 0; block < 200; block++) {
  let h = 0xCBF29CE484222325n
  for (let i = 0; i < 100; i++) {
    const v = value(i)
    const text = (Number.isFinite(v) ? String(v) : 'null') + '\n'
    for (const c of text) h = (h ^ BigInt(c.charCodeAt(0))) * 0x100000001B3n & mask
  }
  lines.push((h >> 32n).toString(16).padStart(8, '0'))
}
fs.writeFileSync('Tests/fuzz/number_digests.txt', lines.join('\n') + '\n')
