#!/bin/sh
# The whole suite on this machine, with nothing installed but a JDK: ./run_local.sh help
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd -- "$here"
: "${HOME:=$PWD}"
. ./.mvn/wrapper/find-jdk.sh

state=${POLARIS_STATE_FOLDER:-$here/.local-stack}
program=$here/local-stack/target/program
needed=common-lib,common-web,event-bus,backing-services,connector-service,encounters-service,users-service,messages-service,telemetry-service,local-stack

usage() {
    cat <<USAGE
usage: ./run_local.sh [command]

  (none), up    build what is missing and start the five services; stays up until Ctrl-C
  demo          post every sample message and show what becomes of it, on a stack of its own
  token KIND    print a token: system, login, clinician, patient, device or epr
                [--id ID] [--scope "read:x write:y"] [--seconds 3600]
  env           print fresh secrets for containers: ./run_local.sh env > .env
  reset         stop what runs, and forget all data, keys and ports
  help          this text

While the stack is up, ". $state/stack.env" sets POLARIS_CONNECTOR_URL and its like.
Variables of the environment win over the stack's own: ENVIRONMENT, SERVER_TIMEZONE, HS_KEY, PROXY_URL, CONNECTOR_PORT,
POLARIS_POSTGRES_URL=postgresql://user:password@host:5432/database, POLARIS_AMQP_URL=amqp://user:password@host:5672
and what README.md lists.
USAGE
}

# What ./mvnw builds will do, and what is built here for the stack alone (profile "stack" of pom.xml).
find_built() {
    for target in local-stack/target local-stack/target/stack; do
        jar=$target/local-stack-boot.jar
        # Its date tells when was built; the runnable jar's is the same in every build.
        built=$target/local-stack.jar
        is_stale || return 0
    done
    return 1
}

# Is any source newer than what was built last?
is_stale() {
    [ -f "$jar" ] && [ -f "$built" ] || return 0
    [ -n "$(find pom.xml common-lib common-web event-bus backing-services ./*-service local-stack \
        \( -name target -prune \) -o \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$built" -print | head -n 1)" ]
}

# Shows each module as its turn comes, on a terminal also a bar: "  [###-------] 3 of 10  common-web  41 s"
show_modules() { # LOG PROCESS
    begun=$(date +%s) shown=0 of=0 name=
    while :; do
        running=$(kill -0 "$2" 2>/dev/null && echo yes || true)
        modules=$(sed -n 's/^\[INFO\] Building \(.*[^ ]\) [0-9][^ ]* *\[\([0-9]*\)\/\([0-9]*\)\]$/\3 \1/p' "$1")
        count=$(printf '%s' "$modules" | grep -c . || true)
        seconds=$(($(date +%s) - begun))
        while [ "$shown" -lt "$count" ]; do
            shown=$((shown + 1))
            line=$(printf '%s\n' "$modules" | sed -n "${shown}p")
            of=${line%% *} name=${line#* }
            [ -t 2 ] || printf '  %2s of %s  %-28s after %3s s\n' "$shown" "$of" "$name" "$seconds" >&2
        done
        if [ -t 2 ] && [ "$shown" -gt 0 ]; then
            bar=$(printf "%${shown}s" '' | tr ' ' '#')$(printf "%$((of - shown))s" '' | tr ' ' '-')
            printf '\r  [%s] %s of %s  %-28s %3s s ' "$bar" "$shown" "$of" "$name" "$seconds" >&2
        fi
        [ -n "$running" ] || break
        sleep 1
    done
    [ ! -t 2 ] || echo >&2
}

build() {
    if ! find_built; then
        echo "Building (the first time takes a minute or two) ..." >&2
        mkdir -p local-stack/target
        log=$here/local-stack/target/build.log
        : >"$log"
        # Many threads, because on an empty machine most of it is waiting for downloads.
        ./mvnw --batch-mode --no-transfer-progress -Dstyle.color=never --activate-profiles stack --threads 1C \
            -Dmaven.artifact.threads=16 -Daether.connector.basic.threads=16 -Daether.dependencyCollector.impl=bf \
            --projects "$needed" package >"$log" 2>&1 &
        maven=$!
        # A signal for this shell alone must not leave Maven behind.
        trap 'kill "$maven" 2>/dev/null; wait "$maven" 2>/dev/null; exit 143' TERM INT HUP
        show_modules "$log" "$maven"
        if ! wait "$maven"; then
            grep '^\[ERROR\]' "$log" | head -n 20 >&2
            echo "It did not build; all that Maven said is in $log" >&2
            exit 1
        fi
        trap - TERM INT HUP
        touch "$built"
    fi
    # Unpacked, the program starts in half the time.
    if [ ! -f "$program/local-stack-boot.jar" ] || [ "$built" -nt "$program/local-stack-boot.jar" ]; then
        rm -rf "$program"
        "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$program" >/dev/null
        touch "$program/local-stack-boot.jar"
    fi
}

# Compiled by C1 alone, because a desk wants a fast start rather than the last percent of speed.
run() {
    JAVA_HOME=$(find_jdk)
    export JAVA_HOME
    build
    exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED \
        -jar "$program/local-stack-boot.jar" "$state" "$@"
}

base64url() {
    openssl base64 -A | tr '+/' '-_' | tr -d '='
}

# HS512 of standard input: HMAC out of its two halves, which the running stack wrote (RFC 2104).
mac() { # KEY
    cat "$state/callers/$1.inner" - | openssl dgst -sha512 -binary | cat "$state/callers/$1.outer" - | openssl dgst -sha512 -binary
}

new_uuid() {
    openssl rand -hex 16 | sed 's/^\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)\(.\{12\}\)$/\1-\2-4\3-a\4-\5/'
}

# The shell makes the token in no time; where it cannot, the program does: keys of the environment, no stack that is up, no
# openssl, words that JSON would have to escape, a command that needs to be explained.
token() {
    [ -z "${HS_KEY:-}${PROXY_URL:-}${POLARIS_JWT_SECRET:-}${EPR_SERVICE_ADAPTER_HS_KEY:-}${EPR_SERVICE_ADAPTER_ISSUER:-}" ] || same_stack || run token "$@"
    case "${1:-}" in system | login | clinician | patient | device | epr) ;; *) run token "$@" ;; esac
    [ -f "$state/callers/$1" ] && command -v openssl >/dev/null || run token "$@"
    case "$*" in *[!A-Za-z0-9:_.,\ -]*) run token "$@" ;; esac
    . "$state/callers/$1"
    kind=$1 given_id= given_scope= seconds=3600
    shift
    while [ $# -gt 0 ]; do
        [ $# -gt 1 ] || run token "$kind" "$@"
        case $1 in
            --id) given_id=$2 ;;
            --scope) given_scope=$2 ;;
            --seconds) seconds=$2 ;;
            *) run token "$kind" "$@" ;;
        esac
        shift 2
    done
    case $seconds in '' | *[!0-9]*) run token "$kind" --seconds "$seconds" ;; esac
    id=${given_id:-${id:-$(new_uuid)}}
    now=$(date +%s)
    claims=$(printf '{"iss":"%s","aud":"%s","iat":%s,"exp":%s,"scope":"%s","metadata":{"%s":"%s"}}' \
        "$issuer" "$audience" "$now" $((now + seconds)) "${given_scope:-$scope}" "$claim" "$id")
    unsigned=$(printf '{"typ":"JWT","alg":"HS512"}' | base64url).$(printf '%s' "$claims" | base64url)
    printf '%s.%s\n' "$unsigned" "$(printf '%s' "$unsigned" | mac "$key" | base64url)"
}

# Did the variables come from the stack.env of the stack that is up?
same_stack() {
    [ -z "${HS_KEY:-}${PROXY_URL:-}${EPR_SERVICE_ADAPTER_HS_KEY:-}${EPR_SERVICE_ADAPTER_ISSUER:-}" ] &&
        grep -qxF "export POLARIS_JWT_SECRET='${POLARIS_JWT_SECRET:-}'" "$state/stack.env" 2>/dev/null
}

# The stack writes its process number into the file that it locks, and clears it away when it stops; killed outright it
# does not, so whether that process is still one of ours counts.
is_in_use() {
    number=$(cat "$1/lock" 2>/dev/null) && [ -n "$number" ] && kill -0 "$number" 2>/dev/null || return 1
    { ps -o args= -p "$number" 2>/dev/null || tr '\0' ' ' <"/proc/$number/cmdline"; } | grep -q local-stack
}

stop() { # FOLDER
    is_in_use "$1" || return 0
    echo "Stopping the local stack on $1 (process $number) ..."
    kill "$number"
    for _ in $(seq 60); do
        is_in_use "$1" || return 0
        sleep 0.5
    done
    echo "It has not stopped in half a minute; its data are as they were." >&2
    exit 1
}

case ${1:-up} in
    up) run up ;;
    token)
        shift
        token "$@"
        ;;
    demo | env) run "$@" ;;
    reset)
        stop "$state"
        stop "$state/demo"
        rm -rf "$state"
        echo "All data of the local stack are gone."
        ;;
    help | -h | --help) usage ;;
    *)
        usage >&2
        exit 2
        ;;
esac
