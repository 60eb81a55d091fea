/// What can be wrong with a settings file. This is the list of the families; the codes and their texts stand in the
/// families' own files.
package enum SettingsFaultCode: StableCode {
  case yaml(YAMLFault)
  case structure(StructureFault)
  case value(ValueFault)
  case rule(RuleFault)
  case profile(ProfileFault)
  case formula(PolicyFormulaFault)
  case warning(PolicyWarning)

  package static let allCases =
    YAMLFault.allCases.map(yaml) + StructureFault.allCases.map(structure) + ValueFault.allCases.map(value)
    + RuleFault.allCases.map(rule) + ProfileFault.allCases.map(profile) + PolicyFormulaFault.allCases.map(formula)
    + PolicyWarning.allCases.map(warning)

  package var member: any CodeFamily {
    switch self {
    case .yaml(let code): code
    case .structure(let code): code
    case .value(let code): code
    case .rule(let code): code
    case .profile(let code): code
    case .formula(let code): code
    case .warning(let code): code
    }
  }
}
