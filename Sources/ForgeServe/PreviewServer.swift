import Glibc
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Shows a site that is worked on over HTTP, on this machine unless told otherwise.
package struct PreviewServer: Sendable {
  /// Why the preview cannot be served.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let state: PreviewState
  private let host: String
  private let port: Int
  private let base: String

  /// `base` is where the site lies: `/`, or `/docs/` for a site at `https://example.org/docs/`.
  package init(_ state: PreviewState, host: String, port: Int, base: String) {
    self.state = state
    self.host = host
    self.port = port
    self.base = base
  }

  /// How many ports after the one that is asked for are tried.
  private static let portCount = 20

  /// Serves until the process is told to end. `isReady` is called with the address of the site.
  package func run(_ isReady: @escaping @Sendable (_ address: String) async -> Void) async throws {
    Self.raiseFileLimit()
    let last = min(port + Self.portCount, 65_535)
    for candidate in port...last {
      do {
        return try await serve(on: candidate, isReady)
      } catch let error as IOError where error.errnoCode == EADDRINUSE && candidate < last && port != 0 {
        continue
      } catch let error as IOError {
        throw Failure(description: "cannot listen on \(host):\(candidate): \(Self.reason(error.errnoCode))")
      } catch let error as SocketAddressError {
        throw Failure(description: "cannot listen on \(host): \(error)")
      }
    }
  }

  private func serve(on port: Int, _ isReady: @escaping @Sendable (String) async -> Void) async throws {
    var logger = Logger(label: "preview")
    logger.logLevel = .critical
    let (host, base) = (host, base)
    let application = Application(
      responder: PreviewResponder(state: state, hosts: AllowedHosts(host: host), base: base),
      // Whoever sends nothing for a minute, or a byte now and then, is let go.
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: .init(
        address: .hostname(host, port: port), serverName: nil, backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit, logger: logger)),
      services: [SignsOfLife(state: state)],
      onServerRunning: { channel in
        await isReady(Self.address(host, channel.localAddress?.port ?? port, base))
      },
      logger: logger)
    // Pages that are open would hold up an orderly end for as long as they are.
    let group = ServiceGroup(
      configuration: .init(services: [application], cancellationSignals: [.sigint, .sigterm], logger: logger))
    do { try await group.run() } catch is CancellationError {}
  }

  private static func address(_ host: String, _ port: Int, _ base: String) -> String {
    let name =
      switch host {
      case "127.0.0.1", "0.0.0.0", "::", "::1": "localhost"
      default: host.contains(":") ? "[\(host)]" : host
      }
    return "http://\(name):\(port)\(base)"
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }

  // MARK: Limits

  private static let connectionLimit = 4096

  /// Lets the process have as many connections as the system grants it.
  private static func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, rlim_t(2 * connectionLimit))
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
