{{/*
Settings of the API, for the ConfigMap and the checksum of it.
*/}}
{{- define "api.config" -}}
ENVIRONMENT: {{ include "common.environment" . }}
LOG_LEVEL: {{ .Values.config.logLevel }}
# Load tests switch this off with `kubectl set env`, which wins over envFrom.
RATE_LIMIT_ENABLED: {{ .Values.config.rateLimitEnabled | quote }}
CACHE_ENABLED: {{ .Values.config.cacheEnabled | quote }}
# Empty: no traces are sent. Compose sends them to Jaeger.
OTEL_EXPORTER_OTLP_ENDPOINT: {{ .Values.config.otlpEndpoint | quote }}
{{- end }}
