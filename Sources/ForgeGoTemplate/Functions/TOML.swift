/// Helm's `toToml` and `fromToml`: errors take the place of the value.
let tomlFunctions: [GoFunction] = [
  GoFunction("toToml", 1) { call throws(GoFailure) in
    do throws(GoFailure) {
      return try TOMLWriter.write(call[0], call.evaluation).value
    } catch {
      if error.kind != .error { throw error }
      return .string(error.message)
    }
  },
  GoFunction("mustToToml", 1) { call throws(GoFailure) in try TOMLWriter.write(call[0], call.evaluation).value },
  GoFunction("fromToml", 1) { call throws(GoFailure) in
    let text = try call.string(0)
    do throws(TOMLReader.Fault) {
      return .map(try TOMLReader.read(text, call[0].origins))
    } catch {
      return .map(GoMap(["Error": .string(error.message)]))
    }
  },
]
