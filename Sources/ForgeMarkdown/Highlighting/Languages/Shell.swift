/// Commands, and what shows them with their output.
extension Language {
  static let shell = Language("bash sh shell zsh ksh") { ShellColors.script($0) }

  static let console = Language("console shell-session shellsession sh-session bash-session terminal") {
    ShellColors.session($0)
  }
}
