/// The kind of post (jenis jabatan).
package enum JobType: UInt8, CaseIterable, Sendable {
  case executive, administrator, supervisor, functional, staff

  /// The code in the roster: `JPT`, `ADM`, `PWS`, `JF` or `PLK`.
  package var code: String {
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
package enum EmploymentStatus: UInt8, CaseIterable, Sendable {
  case permanent, probationary, contract

  /// The code in the roster: `PNS`, `CPNS` or `PPPK`.
  package var code: String {
    switch self {
    case .permanent: "PNS"
    case .probationary: "CPNS"
    case .contract: "PPPK"
    }
  }
}

/// The working pattern (pola kerja): five or six office days a week, or shifts.
package enum WorkPattern: UInt8, CaseIterable, Sendable {
  case fiveDays, sixDays, shift

  /// The code in the roster: `5H`, `6H` or `SHIFT`.
  package var code: String {
    switch self {
    case .fiveDays: "5H"
    case .sixDays: "6H"
    case .shift: "SHIFT"
    }
  }
}

/// Whether more or less of a target's realisation is better (arah).
package enum TargetDirection: UInt8, CaseIterable, Sendable {
  case maximise, minimise

  /// The code in the targets table: `MAX` or `MIN`.
  package var code: String {
    switch self {
    case .maximise: "MAX"
    case .minimise: "MIN"
    }
  }
}

/// What the calendar says of a day.
package enum DayKind: UInt8, CaseIterable, Sendable {
  case holiday, jointLeave, working

  /// The code in the calendar: `LIBUR`, `CUTI_BERSAMA` or `KERJA`.
  package var code: String {
    switch self {
    case .holiday: "LIBUR"
    case .jointLeave: "CUTI_BERSAMA"
    case .working: "KERJA"
    }
  }
}

/// A level of work results or conduct against what the leader expects.
package enum ExpectationLevel: UInt8, CaseIterable, Sendable {
  case above, meets, below

  /// The word in a policy's matrix and in the results: `above`, `meets` or `below`.
  package var code: String {
    switch self {
    case .above: "above"
    case .meets: "meets"
    case .below: "below"
    }
  }
}

/// A part of the index: discipline, service achievement or the supervisor's scores.
package enum Component: UInt8, CaseIterable, Sendable {
  case discipline, achievement, supervision

  /// The code in a policy and in the results: `disiplin`, `layanan` or `atasan`.
  package var code: String {
    switch self {
    case .discipline: "disiplin"
    case .achievement: "layanan"
    case .supervision: "atasan"
    }
  }
}
