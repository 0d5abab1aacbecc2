{{/*
Host name of an Ingress. Takes a dict: key (in global.hosts), root.
*/}}
{{- define "common.host" -}}
{{- $message := printf "global.hosts.%s is needed: the host name under which users reach it" .key -}}
{{- required $message (index .root.Values.global.hosts .key) -}}
{{- end }}

{{/*
Name of the environment.
*/}}
{{- define "common.environment" -}}
{{- required "global.environment is needed: dev, staging or prod" .Values.global.environment -}}
{{- end }}
