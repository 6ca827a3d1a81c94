{{/* All that belongs to this release. */}}
{{- define "polaris.selector" -}}
app.kubernetes.io/part-of: polaris
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Of one service; dict root, name. */}}
{{- define "polaris.serviceSelector" -}}
{{ include "polaris.selector" .root }}
app.kubernetes.io/name: {{ .name }}-service
{{- end }}

{{- define "polaris.labels" -}}
{{ include "polaris.serviceSelector" . }}
app.kubernetes.io/version: {{ .root.Values.images.tag | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{- define "polaris.fullname" -}}
{{ .root.Release.Name }}-{{ .name }}
{{- end }}

{{/* An environment variable out of the Secret; dict root, variable, key. */}}
{{- define "polaris.secretVariable" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .root.Values.secrets.name }}
      key: {{ .key }}
{{- end }}

{{/* The host under which a service is known outside; dict root, name. */}}
{{- define "polaris.host" -}}
{{ get .root.Values.exposure.hosts .name | default (printf "%s.%s" .name .root.Values.exposure.domain) }}
{{- end }}

{{/* The same with the scheme of publicUrl. */}}
{{- define "polaris.address" -}}
{{ (urlParse .root.Values.publicUrl).scheme }}://{{ include "polaris.host" . }}
{{- end }}

{{/* All variables of a container; dict root, name, migration: whether it is the one that migrates. The server refuses a
     list with a name in it twice. */}}
{{- define "polaris.environment" -}}
{{- $variables := include "polaris.variables" . }}
{{- $names := dict }}
{{- range fromYamlArray $variables }}
{{- if hasKey $names .name }}
{{- fail (printf "%s of %s-service is set twice: settings and secretSettings are for what no other value of the chart says" .name $.name) }}
{{- end }}
{{- $_ := set $names .name true }}
{{- end }}
{{- $variables }}
{{- end }}

{{- define "polaris.variables" -}}
{{- $values := .root.Values -}}
{{- $service := index $values.services .name -}}
{{- $settings := merge (deepCopy $service.settings) $values.settings -}}
{{- $owner := and .migration (has .name $values.database.owners) -}}
- name: ENVIRONMENT
  value: {{ $values.environment }}
- name: PROXY_URL
  value: {{ $values.publicUrl | quote }}
- name: LOG_LEVEL
  value: {{ $values.logLevel }}
- name: TRUSTED_PROXY_HOPS
  value: {{ $values.trustedProxyHops | quote }}
{{- with $values.trustedProxies }}
- name: TRUSTED_PROXIES
  value: {{ join "," . | quote }}
{{- end }}
{{- with $values.managementPort }}
- name: MANAGEMENT_PORT
  value: {{ . | quote }}
{{- end }}
- name: INTERNAL_JWKS_URL
  value: http://{{ .root.Release.Name }}-messages:5000/.well-known/jwks.json
- name: PLAIN_HTTP_ALLOWED
  value: {{ join "," $values.plainHttpAllowed | quote }}
- name: SHUTDOWN_TIMEOUT
  value: {{ $values.shutdown.drainSeconds }}s
{{ include "polaris.secretVariable" (dict "root" .root "variable" "HS_KEY" "key" "HS_KEY") }}
- name: DATABASE_HOST
  value: {{ $values.database.host | quote }}
- name: DATABASE_PORT
  value: {{ $values.database.port | quote }}
- name: DATABASE_NAME
  value: {{ $values.database.name }}
{{- if $owner }}
- name: DATABASE_USER
  value: {{ .name }}_owner
{{ include "polaris.secretVariable" (dict "root" .root "variable" "DATABASE_PASSWORD" "key" (printf "%s_OWNER_DATABASE_PASSWORD" (upper .name))) }}
{{- else }}
- name: DATABASE_USER
  value: {{ get $values.database.users .name | default .name }}
{{ include "polaris.secretVariable" (dict "root" .root "variable" "DATABASE_PASSWORD" "key" (printf "%s_DATABASE_PASSWORD" (upper .name))) }}
{{- end }}
- name: DATABASE_SSL_MODE
  value: {{ $values.database.tls.mode }}
{{- if $values.database.tls.authorities }}
- name: DATABASE_SSL_ROOT_CERT
  value: /etc/polaris/database-authorities/ca.crt
{{- end }}
{{- if include "polaris.databaseCertificate" . }}
- name: DATABASE_SSL_CERT
  value: /etc/polaris/database-certificate/tls.crt
- name: DATABASE_SSL_KEY
  value: /etc/polaris/database-certificate/tls.key
- name: DATABASE_SSL_KEY_ALGORITHM
  value: {{ $values.database.tls.keyAlgorithm }}
{{- end }}
- name: RABBITMQ_HOST
  value: {{ $values.broker.host | quote }}
- name: RABBITMQ_PORT
  value: {{ $values.broker.port | quote }}
- name: RABBITMQ_VIRTUAL_HOST
  value: {{ $values.broker.virtualHost | quote }}
- name: RABBITMQ_USERNAME
  value: {{ ternary .name $values.broker.username $values.broker.accountPerService }}
{{ include "polaris.secretVariable" (dict "root" .root "variable" "RABBITMQ_PASSWORD" "key" (ternary (printf "%s_RABBITMQ_PASSWORD" (upper .name)) "RABBITMQ_PASSWORD" $values.broker.accountPerService)) }}
{{- if has .name (list "connector" "encounters") }}
- name: SERVER_TIMEZONE
  value: {{ $values.timezone }}
{{- end }}
{{- if eq .name "connector" }}
{{ include "polaris.connectorEnvironment" .root }}
{{- end }}
{{- if eq .name "users" }}
- name: AUTH0_CUSTOM_DOMAIN
  value: {{ $values.issuers.loginScript | quote }}
{{ include "polaris.secretVariable" (dict "root" .root "variable" "AUTH0_HS_KEY" "key" "AUTH0_HS_KEY") }}
{{- end }}
{{- if ne $values.exposure.kind "none" }}
{{- if and (eq .name "connector") $values.exposure.console (not (hasKey $settings "CONSOLE_ADDRESS")) }}
- name: CONSOLE_ADDRESS
  value: {{ include "polaris.address" . | quote }}
{{- end }}
{{- if and (eq .name "messages") (not (hasKey $settings "ACTIVATION_URL_BASE")) }}
- name: ACTIVATION_URL_BASE
  value: {{ printf "%s/dhos/v1/activation" (include "polaris.address" .) | quote }}
{{- end }}
{{- end }}
{{- range $variable, $value := $settings }}
- name: {{ $variable }}
  value: {{ $value | quote }}
{{- end }}
{{- $root := .root }}
{{- range $variable, $key := $service.secretSettings }}
{{ include "polaris.secretVariable" (dict "root" $root "variable" $variable "key" $key) }}
{{- end }}
{{- if not .migration }}
- name: SPRING_FLYWAY_ENABLED
  value: "false"
{{- end }}
{{- end }}

{{- define "polaris.connectorEnvironment" -}}
- name: EPR_SERVICE_ADAPTER_ISSUER
  value: {{ .Values.issuers.eprAdapter | quote }}
{{ include "polaris.secretVariable" (dict "root" . "variable" "EPR_SERVICE_ADAPTER_HS_KEY" "key" "EPR_SERVICE_ADAPTER_HS_KEY") }}
- name: DHOS_USERS_API_URL
  value: http://{{ .Release.Name }}-users:5000
- name: DHOS_ENCOUNTERS_API_URL
  value: http://{{ .Release.Name }}-encounters:5000
- name: HL7_SITE_PROFILES
  value: /etc/polaris/profiles/site-profiles.yaml
{{- with .Values.mllp }}
{{- if .enabled }}
- name: MLLP_PORT
  value: {{ .port | quote }}
- name: MLLP_ADDRESS
  value: 0.0.0.0
{{- if .allowedSources }}
- name: MLLP_ALLOWED_SOURCES
  value: {{ join "," .allowedSources | quote }}
{{- end }}
{{- if .tls.secret }}
- name: MLLP_TLS_BUNDLE
  value: mllp
- name: MLLP_CLIENT_CERTIFICATE
  value: {{ .tls.clientCertificate }}
- name: SPRING_SSL_BUNDLE_PEM_MLLP_KEYSTORE_CERTIFICATE
  value: file:/etc/polaris/mllp/tls.crt
- name: SPRING_SSL_BUNDLE_PEM_MLLP_KEYSTORE_PRIVATEKEY
  value: file:/etc/polaris/mllp/tls.key
{{- if ne .tls.clientCertificate "none" }}
- name: SPRING_SSL_BUNDLE_PEM_MLLP_TRUSTSTORE_CERTIFICATE
  value: file:/etc/polaris/mllp/ca.crt
{{- end }}
- name: SPRING_SSL_BUNDLE_PEM_MLLP_RELOADONUPDATE
  value: "true"
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* The volume of the certificate that a container shows to PostgreSQL, of its own role; nothing where it shows none. Dict
     root, name, migration. */}}
{{- define "polaris.databaseCertificate" -}}
{{- $database := .root.Values.database }}
{{- $owner := and .migration (has .name $database.owners) }}
{{- if get (ternary $database.tls.ownerCertificates $database.tls.certificates $owner) .name }}
{{- ternary "database-owner-certificate" "database-certificate" $owner }}
{{- end }}
{{- end }}

{{/* A Secret as files that root owns and the service's group may read: PostgreSQL's driver takes no key that others can
     read. Dict volume, secret. */}}
{{- define "polaris.secretVolume" -}}
- name: {{ .volume }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
{{- end }}

{{/* What a container may do: nothing. */}}
{{- define "polaris.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "polaris.image" -}}
{{ .root.Values.images.repository }}/{{ .name }}-service:{{ .root.Values.images.tag }}
{{- end }}

{{- define "polaris.mounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if .root.Values.database.tls.authorities }}
- {name: database-authorities, mountPath: /etc/polaris/database-authorities, readOnly: true}
{{- end }}
{{- with include "polaris.databaseCertificate" . }}
- {name: {{ . }}, mountPath: /etc/polaris/database-certificate, readOnly: true}
{{- end }}
{{- if eq .name "connector" }}
# The folder, not a single file of it: only so a changed ConfigMap arrives in a running pod.
- {name: site-profiles, mountPath: /etc/polaris/profiles, readOnly: true}
{{- if .root.Values.mllp.tls.secret }}
- {name: mllp-certificate, mountPath: /etc/polaris/mllp, readOnly: true}
{{- end }}
{{- end }}
{{- end }}

{{/* Who may call one service; dict root, name. */}}
{{- define "polaris.ingressRules" -}}
{{- with .root.Values.networkPolicy.callers }}
- from:
    {{- toYaml . | nindent 4 }}
  ports:
    - {protocol: TCP, port: http}
{{- end }}
{{- $probes := include "polaris.probePort" .root }}
{{- with .root.Values.networkPolicy.monitoring }}
- from:
    {{- toYaml . | nindent 4 }}
  ports:
    - {protocol: TCP, port: {{ $probes }}}
{{- end }}
{{- if eq .name "users" }}
# Who measured, for observation messages.
- from:
    - podSelector:
        matchLabels:
          {{- include "polaris.serviceSelector" (dict "root" .root "name" "connector") | nindent 10 }}
  ports:
    - {protocol: TCP, port: http}
{{- end }}
{{- if eq .name "encounters" }}
# What would become of a message, for dry runs.
- from:
    - podSelector:
        matchLabels:
          {{- include "polaris.serviceSelector" (dict "root" .root "name" "connector") | nindent 10 }}
  ports:
    - {protocol: TCP, port: http}
{{- end }}
{{- if eq .name "messages" }}
# Its published keys.
- from:
    - podSelector:
        matchLabels:
          {{- include "polaris.selector" .root | nindent 10 }}
  ports:
    - {protocol: TCP, port: http}
{{- end }}
{{- if and (eq .name "connector") .root.Values.mllp.enabled }}
# Without a list of senders a client certificate decides.
- ports:
    - {protocol: TCP, port: mllp}
  {{- with .root.Values.mllp.allowedSources }}
  from:
    {{- range . }}
    - ipBlock: {cidr: {{ if contains "/" . }}{{ . }}{{ else if contains ":" . }}{{ . }}/128{{ else }}{{ . }}/32{{ end }}}
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{/* The port of probes and metrics, by name. */}}
{{- define "polaris.probePort" -}}
{{ if .Values.managementPort }}management{{ else }}http{{ end }}
{{- end }}
