#!/bin/sh
# Tells the suite in containers the black-box stories of integration-tests; in the unlucky ones each container is killed:
#   deploy/stories.sh              all of them
#   deploy/stories.sh '*DayStory'  those that kill nothing
# The suite is up (README.md, "Docker"). Meanwhile connector-service sends its observations to an EPR that the stories
# play, and the broker is open on loopback; afterwards both are as .env says. Another installation is told the stories
# with the same variables and the last command.
set -eu
cd "$(dirname "$0")/.."

if command -v docker-compose >/dev/null; then compose=docker-compose; else compose="docker compose"; fi

# Where the stories' EPR listens, and the name by which the containers reach it: this machine's address in the suite's own
# network; Docker Desktop leads the name that it has for this machine to loopback.
if [ "$(uname)" = Linux ]; then
    bind=$(docker inspect --format '{{range .NetworkSettings.Networks}}{{.Gateway}}{{end}}' "$($compose ps -q connector)")
    host=$bind
else
    bind=127.0.0.1
    host=host.docker.internal
fi

. deploy/stack-env.sh
export POLARIS_AMQP_URL="amqp://polaris:$RABBITMQ_PASSWORD@localhost:${RABBITMQ_PORT:-5672}"
export POLARIS_STUB_EPR_BIND="$bind" POLARIS_STUB_EPR_PORT="${POLARIS_STUB_EPR_PORT:-8099}"
export STORIES_EPR_URL="http://$host:$POLARIS_STUB_EPR_PORT"
export POLARIS_KILL="$compose kill" POLARIS_START="$compose start"
export POLARIS_VERIFY_FOLD="$compose run --rm --no-deps -T encounters verify-fold"

override=""
if [ -f docker-compose.override.yml ]; then override=:docker-compose.override.yml; fi
export COMPOSE_FILE="docker-compose.yml$override:deploy/compose-stories.yml" COMPOSE_PATH_SEPARATOR=:

trap 'COMPOSE_FILE="docker-compose.yml$override" $compose up -d' EXIT
$compose up -d

./mvnw --batch-mode --no-transfer-progress --projects integration-tests --also-make verify \
    -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test="${1:-*Story}"
