import ForgeDiagnostics
package import ForgeFiles
import ForgeYAML

/// A folder with a kustomization, rendered as `kubectl kustomize` does (Kustomize 5.5), without its program.
package enum Kustomization {
  /// The names that the file may have (`konfig.RecognizedKustomizationFileNames`).
  package static let fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// What the kustomization in `folder` creates. A part that fails is a finding and a gap; the others are rendered
  /// without it. `inflate` renders charts; without it, each is a gap.
  package static func render(
    _ folder: String, in files: FileSystem, inflate: ((HelmChartRequest) -> RenderedManifests)? = nil
  ) -> RenderedManifests {
    var build = KustomizationBuild(files: files, inflate: inflate)
    let folder = TreePath.resolve(folder, from: "") ?? folder
    let objects = build.objects(of: folder)
    return RenderedManifests(
      objects: objects, gaps: build.gaps, diagnostics: build.diagnostics.sorted(),
      files: build.sources.values.sorted { $0.path < $1.path })
  }
}
