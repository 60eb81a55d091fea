/// The known name that is nearest to one, if any is near: at most a third of its letters apart, and at least one may be.
package func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let letters = Array(name.utf8)
  let candidates = known.map { (distance: editDistance(letters, Array($0.utf8)), name: $0) }
  let nearest = candidates.min { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return nearest.flatMap { $0.distance <= max(1, letters.count / 3) ? $0.name : nil }
}

/// The least number of bytes added, left out or changed that make one of the other.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (i, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let replaced = diagonal + (byte == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
