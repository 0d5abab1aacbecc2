{{/*
Configuration of the server, for the ConfigMap and the checksum of it.
*/}}
{{- define "postgres.config" -}}
postgresql.conf: |
  {{- .Files.Get "files/postgresql.conf" | nindent 2 }}
memory.conf: |
  shared_buffers = '{{ .Values.memory.sharedBuffers }}'
  effective_cache_size = '{{ .Values.memory.effectiveCacheSize }}'
  work_mem = '{{ .Values.memory.workMem }}'
  maintenance_work_mem = '{{ .Values.memory.maintenanceWorkMem }}'
{{- end }}

{{/*
Statements for an empty volume. They are not part of the checksum: a running server does not read them.
*/}}
{{- define "postgres.init" -}}
# Run once, on an empty volume. The image itself has made the user and the database openforge.
10-databases.sql: |
  {{- .Files.Get "files/10-databases.sql" | nindent 2 }}
{{- end }}
