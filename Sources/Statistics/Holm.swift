/// Probabilities for looking at several questions at once: that any of the true ones is called false stays below the
/// chosen rate (Holm 1979). In the order given; missing ones stay missing and are not counted.
package func holm(_ probabilities: [Double?]) -> [Double?] {
  let asked = probabilities.indices.filter { probabilities[$0] != nil }
    .sorted { (probabilities[$0] ?? 1, $0) < (probabilities[$1] ?? 1, $1) }
  var adjusted = probabilities
  var largest = 0.0
  for (place, index) in asked.enumerated() {
    largest = max(largest, min(1, Double(asked.count - place) * (probabilities[index] ?? 1)))
    adjusted[index] = largest
  }
  return adjusted
}
