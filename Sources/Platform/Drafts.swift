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
  /// How many libraries write by themselves; -1 when none may begin any more.
  private let libraries = Locked(0)

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

  /// Does what a signal must not meet half done, such as moving a draft, whose content would be taken away at its new place.
  func whole<Result>(_ body: () throws(WriteError) -> Result) throws(WriteError) -> Result {
    let outcome: Swift.Result<Result, WriteError> = open.withLock { _ in
      do throws(WriteError) { return .success(try body()) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  /// A library begins to write into a draft: one that no longer finds its folder there writes elsewhere, so a signal waits.
  fileprivate func beginLibrary() {
    let mayBegin = libraries.withLock { count in
      if count >= 0 { count += 1 }
      return count > 0
    }
    while !mayBegin { pause() }
  }

  fileprivate func endLibrary() { libraries.withLock { if $0 > 0 { $0 -= 1 } } }

  /// Waits until no library writes, and lets none begin; one that takes longer than ten seconds is not waited for.
  fileprivate func waitForLibraries() {
    for _ in 0..<10_000 {
      let isIdle = libraries.withLock { count in
        if count == 0 { count = -1 }
        return count < 0
      }
      if isIdle { break }
      usleep(1_000)
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

/// Writing by a library into a draft, from its making to its end: a signal that ends the process waits for it.
package final class LibraryWriting: Sendable {
  /// Begins it.
  package init() { Drafts.shared.beginLibrary() }
  deinit { Drafts.shared.endLibrary() }
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
      Drafts.shared.waitForLibraries()
      Drafts.shared.end(by: signal)
    }, box)
  if status != 0 { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
}

private final class Signals {
  var set: sigset_t
  init(_ set: sigset_t) { self.set = set }
}
