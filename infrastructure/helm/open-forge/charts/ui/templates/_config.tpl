{{/*
Settings of the portal, for the ConfigMap and the checksum of it.
*/}}
{{- define "ui.config" -}}
# The server renders with the first address, browsers get the second.
API_INTERNAL_URL: http://api:8000
API_PUBLIC_URL: https://{{ include "common.host" (dict "key" "api" "root" $) }}
{{- end }}
