private import Glibc

/// Lets threads through one at a time, in the order of their numbers.
public final class Turn: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var next = 0

  /// Makes a sequence that begins with number 0.
  public init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Runs a body that no other body or change of turn runs beside.
  func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Waits until all smaller numbers have passed.
  public func wait(for number: Int) {
    pthread_mutex_lock(mutex)
    while next < number { pthread_cond_wait(changed, mutex) }
    pthread_mutex_unlock(mutex)
  }

  /// Lets everybody through from now on, as a number that was due never comes.
  public func open() {
    locked { next = .max }
    pthread_cond_broadcast(changed)
  }

  /// Lets the next number through, once its own turn has come.
  public func pass(_ number: Int) {
    wait(for: number)
    locked { next = max(next, number + 1) }
    pthread_cond_broadcast(changed)
  }
}
