import ServiceLifecycle

/// Writes to every open page now and then, so that closed ones are noticed, and lets them go when the preview ends.
struct SignsOfLife: Service {
  let state: PreviewState

  private static let interval = Duration.seconds(15)

  func run() async throws {
    while !Task.isCancelled {
      await state.ping()
      try? await Task.sleep(for: Self.interval)
    }
    await state.close()
  }
}
