internal import Kinerja

extension Person {
  /// The salary grade (golongan): of PNS by class and years of service, of PPPK by class.
  var salaryGrade: String {
    switch status {
    case .contract, .partTime: return post.grade <= 5 ? "V" : post.grade <= 7 ? "VII" : post.grade <= 9 ? "IX" : "XI"
    case .permanent, .probationary: break
    }
    let ranks = [
      "II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e",
    ]
    let start = post.grade <= 5 ? 0 : post.grade <= 7 ? 2 : 4
    let top = post.grade <= 6 ? 4 : post.grade <= 9 ? 8 : 12
    let climbed = status == .probationary ? 0 : post.grade / 4 + serial % 3
    return ranks[min(top, start + climbed)]
  }

  /// The echelon (eselon) of a post that leads others; empty for the rest.
  static func echelon(_ post: Post) -> String {
    switch post.type {
    case .executive: post.grade >= 16 ? "II.a" : "II.b"
    case .administrator: post.grade >= 12 ? "III.a" : "III.b"
    case .supervisor: "IV.a"
    case .functional, .staff: ""
    }
  }

  private var serial: Int { Int(nip.number % 1000) }
}
