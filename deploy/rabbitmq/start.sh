#!/bin/sh
# RabbitMQ with an account for each service, which reaches the service's own queues and exchanges alone (definitions.json; what
# it says is held against the services by a test). Passwords come from the environment, letters and digits; a new one holds from
# the next start on.
set -eu
here=$(dirname "$0")
umask 077
filled=/tmp/definitions.json
cp "$here/definitions.json" "$filled"
for name in RABBITMQ_PASSWORD CONNECTOR_RABBITMQ_PASSWORD ENCOUNTERS_RABBITMQ_PASSWORD USERS_RABBITMQ_PASSWORD \
    MESSAGES_RABBITMQ_PASSWORD TELEMETRY_RABBITMQ_PASSWORD; do
    value=$(printenv "$name") || { echo "$name is not set" >&2; exit 1; }
    case $value in
        '' | *[!A-Za-z0-9]*) echo "$name: letters and digits" >&2; exit 1 ;;
    esac
    # Not an argument of sed: whoever lists processes would see it.
    printf 's/@%s@/%s/\n' "$name" "$value" | sed -f - "$filled" >"$filled.next"
    mv "$filled.next" "$filled"
done
printf 'load_definitions = %s\n' "$filled" >/tmp/polaris.conf
# The image's entry point goes on as this user.
[ "$(id -u)" -ne 0 ] || chown rabbitmq "$filled" /tmp/polaris.conf
export RABBITMQ_CONFIG_FILE=/tmp/polaris.conf
exec "${RABBITMQ_ENTRYPOINT:-docker-entrypoint.sh}" rabbitmq-server
