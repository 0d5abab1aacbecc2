package import ForgeDiagnostics

/// What reading Compose files can find, in the order of the reference.
package let composeRules: [RuleDescription] = [
  .composeError, .unknownComposeKey, .unsetVariable, .composeMissingFile,
]

private let compose = "compose.yaml"

extension RuleDescription {
  package static let composeError = RuleDescription(
    "manifests/compose-error", .error, "Compose file that `docker compose` refuses",
    why: """
      Every command of `docker compose` reads the whole project first and stops at the first fault: a value of the wrong
      type, a service, network, volume, secret or config that is used and not defined, services that wait for each
      other, a file to extend or include that is not there. Nothing on the page that uses the project works then.
      """,
    examples: [
      .good(
        "services:\n  web:\n    image: nginx:1.29\n    depends_on: [db]\n  db:\n    image: postgres:17\n", file: compose
      ),
      .bad(
        "services:\n  web:\n    image: nginx:1.29\n    depends_on: [«database»]\n  db:\n    image: postgres:17\n",
        file: compose),
      .bad("services:\n  web:\n    image: nginx:1.29\n    ports: «8080»\n", file: compose),
      .bad(
        "services:\n  db:\n    image: postgres:17\n    volumes:\n      - «data:/var/lib/postgresql/data»\n",
        file: compose),
    ])

  package static let unknownComposeKey = RuleDescription(
    "manifests/unknown-compose-key", .error, "Key that the Compose Specification does not have",
    why: """
      `docker compose` refuses a file with a key that it does not know, so that a slip does not pass for a setting. Keys
      of your own begin with `x-`.
      """,
    examples: [
      .good(
        "x-team: forge\nservices:\n  web:\n    image: nginx:1.29\n    environment:\n      MODE: production\n",
        file: compose),
      .bad("services:\n  web:\n    image: nginx:1.29\n    «enviroment»:\n      MODE: production\n", file: compose),
    ])

  package static let unsetVariable = RuleDescription(
    "manifests/unset-variable", .warning, "Variable of a Compose file that has no value and no default",
    why: """
      Compose warns and goes on with an empty text, which leaves an image without its tag or a password empty. Give a
      default (`${TAG:-1.29}`), demand a value (`${TAG:?set TAG to a release}`), set it in `.env`, or name it in
      `.env.example` for the reader to set. What is only in the environment of one machine does not count.
      """,
    examples: [
      .good("services:\n  web:\n    image: nginx:${TAG:-1.29}\n", file: compose),
      .good("services:\n  web:\n    image: nginx:${TAG}\n", file: compose, among: [".env": "TAG=1.29\n"]),
      .bad("services:\n  web:\n    image: nginx:«${TAG}»\n", file: compose),
    ])

  package static let composeMissingFile = RuleDescription(
    "manifests/compose-missing-file", .warning, "File that a Compose project needs and that is not there",
    why: """
      The project does not start from a fresh clone: an `env_file`, a build context, a Dockerfile or the file of a secret
      is not in the repository. Add it, correct the path, mark an `env_file` with `required: false`, or put an example
      beside it (`.env.example`) that readers copy.
      """,
    examples: [
      .good("services:\n  web:\n    build: ./web\n", file: compose, among: ["web/Dockerfile": "FROM nginx:1.29\n"]),
      .bad("services:\n  web:\n    build: «./site»\n", file: compose, among: ["web/Dockerfile": "FROM nginx:1.29\n"]),
      .bad("services:\n  web:\n    image: nginx:1.29\n    env_file: «web.env»\n", file: compose),
    ])
}
