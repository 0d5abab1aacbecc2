/// Fowler, Noll and Vo's hash, 64 bits, variant 1a: the same on every machine, and quick for short words.
enum FowlerNollVo {
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
