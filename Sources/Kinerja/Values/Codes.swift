/// The kind of post (jenis jabatan).
public enum JobType: UInt8, CaseIterable, Sendable {
  case executive, administrator, supervisor, functional, staff

  /// The code in the roster: `JPT`, `ADM`, `PWS`, `JF` or `PLK`.
  public var code: String { ["JPT", "ADM", "PWS", "JF", "PLK"][Int(rawValue)] }
}

/// The legal status of an employee.
public enum EmploymentStatus: UInt8, CaseIterable, Sendable {
  case permanent, probationary, contract

  /// The code in the roster: `PNS`, `CPNS` or `PPPK`.
  public var code: String { ["PNS", "CPNS", "PPPK"][Int(rawValue)] }
}

/// The working pattern (pola kerja): five or six office days a week, or shifts.
public enum WorkPattern: UInt8, CaseIterable, Sendable {
  case fiveDays, sixDays, shift

  /// The code in the roster: `5H`, `6H` or `SHIFT`.
  public var code: String { ["5H", "6H", "SHIFT"][Int(rawValue)] }
}

/// Whether more or less of a target's realisation is better (arah).
public enum TargetDirection: UInt8, CaseIterable, Sendable {
  case maximise, minimise

  /// The code in the targets table: `MAX` or `MIN`.
  public var code: String { ["MAX", "MIN"][Int(rawValue)] }
}

/// What the calendar says of a day.
public enum DayKind: UInt8, CaseIterable, Sendable {
  case holiday, jointLeave, working

  /// The code in the calendar: `LIBUR`, `CUTI_BERSAMA` or `KERJA`.
  public var code: String { ["LIBUR", "CUTI_BERSAMA", "KERJA"][Int(rawValue)] }
}

/// A level of work results or conduct against what the leader expects.
public enum ExpectationLevel: UInt8, CaseIterable, Sendable {
  case above, meets, below

  /// The word in a policy's matrix and in the results: `above`, `meets` or `below`.
  public var code: String { ["above", "meets", "below"][Int(rawValue)] }
}

/// A part of the index: discipline, service achievement or the supervisor's scores.
public enum Component: UInt8, CaseIterable, Sendable {
  case discipline, achievement, supervision

  /// The code in a policy and in the results: `disiplin`, `layanan` or `atasan`.
  public var code: String { ["disiplin", "layanan", "atasan"][Int(rawValue)] }
}
