private import Glibc

/// The drafts and the files of locks that this process has made, which a signal that ends it takes away.
///
/// Signals are sent to the process, so what they must take away belongs to the process too.
final class Drafts: Sendable {
  static let shared = Drafts()

  private struct Entry: Hashable {
    let parent: CInt
    let name: String
  }

  private let open = Locked<[Entry: OpenFolder]>([:])

  private init() {}

  /// Makes something, and knows it from then on.
  func add(
    _ name: String, in parent: OpenFolder, making body: () throws(WriteError) -> Void
  ) throws(WriteError) {
    let failure: WriteError? = open.withLock { open in
      do throws(WriteError) {
        try body()
        open[Entry(parent: parent.descriptor, name: name)] = parent
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// Removes it with all that it holds; what cannot be removed is left to the next writer.
  func remove(_ name: String, in parent: OpenFolder) {
    open.withLock { open in
      parent.remove(name)
      open[Entry(parent: parent.descriptor, name: name)] = nil
    }
  }

  /// Ends the process by a signal, after all drafts are gone; nothing is begun or ended meanwhile.
  fileprivate func end(by signal: CInt) -> Never {
    open.withLock { open in
      for (entry, parent) in open {
        // Another thread may still add a file to it.
        for _ in 0..<100 where !parent.remove(entry.name) { usleep(1_000) }
      }
      Glibc.signal(signal, SIG_DFL)
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, signal)
      kill(getpid(), signal)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      _exit(128 + signal)
    }
  }
}

/// From now on, takes away what is half made when this process is told to end (SIGINT, SIGTERM, SIGHUP), and then ends by that
/// signal; to be called before any thread is made. A signal that is ignored, as under `nohup`, stays so.
package func takeAwayDraftsWhenTold() {
  var signals = sigset_t()
  sigemptyset(&signals)
  for signal in [SIGINT, SIGTERM, SIGHUP] {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { continue }
    let isIgnored =
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if !isIgnored { sigaddset(&signals, signal) }
  }
  guard pthread_sigmask(SIG_BLOCK, &signals, nil) == 0 else { return }
  let box = Unmanaged.passRetained(Signals(signals)).toOpaque()
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      let waited = Unmanaged<Signals>.fromOpaque(argument!).takeRetainedValue()
      var signal: CInt = 0
      while sigwait(&waited.set, &signal) != 0 {}
      Drafts.shared.end(by: signal)
    }, box)
  if status != 0 { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
}

private final class Signals {
  var set: sigset_t
  init(_ set: sigset_t) { self.set = set }
}
