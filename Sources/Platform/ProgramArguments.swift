private import CLinux

/// What this program was called with, its own name first; bytes that are no text are replaced.
package var programArguments: [String] {
  (0..<linux_argument_count()).map { String(cString: linux_argument($0)) }
}
