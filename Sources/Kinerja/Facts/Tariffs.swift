/// Monthly base pay by class, unit, post and day (method, sections 2 and 11).
public struct Tariffs: Sendable {
  /// What one component pays a post from one day to another: a row of the table.
  public struct Rate: Hashable, Sendable {
    /// The class, 1 to 17.
    public var grade: UInt8
    /// The unit's code; nil stands for every unit without a row of its own.
    public var unit: BytewiseText?
    /// The component; empty where the table names none.
    public var component: BytewiseText
    /// The name of the post; empty stands for every post without a row of its own.
    public var post: BytewiseText
    /// The first day.
    public var first: CivilDate
    /// The last day.
    public var last: CivilDate
    /// The monthly pay.
    public var amount: Rupiah

    /// Makes a rate.
    public init(
      grade: UInt8, unit: BytewiseText?, component: BytewiseText = BytewiseText(""),
      post: BytewiseText = BytewiseText(""),
      first: CivilDate = Tariffs.beginningOfTime, last: CivilDate = Segment.endOfTime, amount: Rupiah
    ) {
      self.grade = grade
      self.unit = unit
      self.component = component
      self.post = post
      self.first = first
      self.last = last
      self.amount = amount
    }
  }

  /// The first day of a rate that has always been.
  public static let beginningOfTime = CivilDate(dayNumber: .min)

  /// The rates, in any order; no two of one class, unit, component and post are in force on one day.
  public var rates: [Rate]

  /// Makes a table.
  public init(_ rates: [Rate] = []) { self.rates = rates }
}
