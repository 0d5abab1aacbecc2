package import ForgeDiagnostics

/// What building kustomizations can find, in the order of the reference.
let kustomizeRules: [RuleDescription] = [.kustomizeError, .missingManifestFile, .unknownManifestField]

extension RuleDescription {
  private static let web = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web

    """

  package static let kustomizeError = RuleDescription(
    "manifests/kustomize-error", .error, "Kustomization that does not build",
    why: """
      `kubectl kustomize` stops at this place, so nothing of the folder can be deployed. Everything else has been
      rendered as far as it can be known without the part that fails. Most often a patch names an object that was
      renamed, or two resources bring the same object.
      """,
    examples: [
      .good(
        "resources:\n- web.yaml\nreplicas:\n- name: web\n  count: 3\n", file: "kustomization.yaml",
        among: ["web.yaml": web]),
      .bad(
        "resources:\n- web.yaml\nreplicas:\n- name: «wbe»\n  count: 3\n", file: "kustomization.yaml",
        among: ["web.yaml": web]),
    ])

  package static let missingManifestFile = RuleDescription(
    "manifests/missing-file", .error, "File or folder of a deployment that does not exist",
    why: """
      The deployment names a file or folder that is not in the repository, so the tool that deploys it stops. Files that
      moved are the usual cause. What the missing part would create is unknown, and is not counted as absent.
      """,
    examples: [
      .good("resources:\n- web.yaml\n", file: "kustomization.yaml", among: ["web.yaml": web]),
      .bad("resources:\n- «webb.yaml»\n", file: "kustomization.yaml", among: ["web.yaml": web]),
    ])

  package static let unknownManifestField = RuleDescription(
    "manifests/unknown-field", .error, "Field that the tool does not know",
    why: """
      A misspelt field is refused with the whole file, or worse, passed over in silence. Correct the name, or remove the
      field if a newer version of the tool has given it up.
      """,
    examples: [
      .good("resources:\n- web.yaml\n", file: "kustomization.yaml", among: ["web.yaml": web]),
      .bad(
        "resources:\n- web.yaml\n«namePrefx»: test-\n", file: "kustomization.yaml", among: ["web.yaml": web]),
    ])
}
