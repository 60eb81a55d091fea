/// The kind of post (jenis jabatan).
public enum JobType: UInt8, TableWord {
  case executive, administrator, supervisor, functional, staff

  /// The code in the roster: `JPT`, `ADM`, `PWS`, `JF` or `PLK`.
  public var code: String {
    switch self {
    case .executive: "JPT"
    case .administrator: "ADM"
    case .supervisor: "PWS"
    case .functional: "JF"
    case .staff: "PLK"
    }
  }
}

/// The legal status of an employee.
public enum EmploymentStatus: UInt8, TableWord {
  case permanent, probationary, contract, partTime

  /// The code in the roster: `PNS`, `CPNS`, `PPPK` or `PPPK_PW`.
  public var code: String {
    switch self {
    case .permanent: "PNS"
    case .probationary: "CPNS"
    case .contract: "PPPK"
    case .partTime: "PPPK_PW"
    }
  }
}

/// The working pattern (pola kerja): five or six office days a week, or shifts.
public enum WorkPattern: UInt8, TableWord {
  case fiveDays, sixDays, shift

  /// The code in the roster: `5H`, `6H` or `SHIFT`.
  public var code: String {
    switch self {
    case .fiveDays: "5H"
    case .sixDays: "6H"
    case .shift: "SHIFT"
    }
  }
}

/// Whether more or less of a target's realisation is better (arah).
public enum TargetDirection: UInt8, TableWord {
  case maximise, minimise

  /// The code in the targets table: `MAX` or `MIN`.
  public var code: String {
    switch self {
    case .maximise: "MAX"
    case .minimise: "MIN"
    }
  }
}

/// What the calendar says of a day.
public enum DayKind: UInt8, TableWord {
  case holiday, jointLeave, working

  /// The code in the calendar: `LIBUR`, `CUTI_BERSAMA` or `KERJA`.
  public var code: String {
    switch self {
    case .holiday: "LIBUR"
    case .jointLeave: "CUTI_BERSAMA"
    case .working: "KERJA"
    }
  }
}

/// A level of work results or conduct against what the leader expects.
public enum ExpectationLevel: UInt8, CaseIterable, Sendable {
  case above, meets, below

  /// The word in a policy's matrix and in the results: `above`, `meets` or `below`.
  public var code: String {
    switch self {
    case .above: "above"
    case .meets: "meets"
    case .below: "below"
    }
  }
}

/// A part of the index: discipline, service achievement or the supervisor's scores.
public enum Component: UInt8, CaseIterable, Sendable {
  case discipline, achievement, supervision

  /// The code in a policy and in the results: `disiplin`, `layanan` or `atasan`.
  public var code: String {
    switch self {
    case .discipline: "disiplin"
    case .achievement: "layanan"
    case .supervision: "atasan"
    }
  }
}
