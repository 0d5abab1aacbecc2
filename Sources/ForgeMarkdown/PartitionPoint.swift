extension Array {
  /// The index of the first element that `isBefore` is false for, found by halves: it is true for those before, and for
  /// none after.
  package func partitionPoint(_ isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
