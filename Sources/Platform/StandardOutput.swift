private import CLinux

/// Whether everything that was printed so far has come out; to be asked once, at the end.
package func isPrintedWhole() -> Bool { linux_printed_whole() != 0 }
