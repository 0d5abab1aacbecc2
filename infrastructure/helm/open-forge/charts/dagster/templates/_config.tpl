{{/*
Configuration of Dagster, for the ConfigMap and the checksum of it.
*/}}
{{- define "dagster.config" -}}
dagster.yaml: |
  {{- .Files.Get "files/dagster.yaml" | nindent 2 }}
workspace.yaml: |
  {{- .Files.Get "files/workspace.yaml" | nindent 2 }}
# The dagster.yaml of dagster-migrate. `dagster instance migrate` prints the whole instance first; with the launcher of
# runs in it, it would need a token for the API of Kubernetes.
migrate.yaml: |
  {{- .Files.Get "files/migrate.yaml" | nindent 2 }}
{{- end }}
