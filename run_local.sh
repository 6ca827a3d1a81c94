#!/bin/sh
# The whole suite on this machine, with nothing installed but a JDK: ./run_local.sh help
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd -- "$here"
: "${HOME:=$PWD}"
. ./.mvn/wrapper/find-jdk.sh

state=${POLARIS_STATE_FOLDER:-$here/.local-stack}
program=$here/local-stack/target/program
jar=local-stack/target/local-stack-boot.jar
# Its date tells when was built; the runnable jar's is the same in every build.
built=local-stack/target/local-stack.jar

usage() {
    cat <<USAGE
usage: ./run_local.sh [command]

  (none), up    build what is missing and start the five services; stays up until Ctrl-C
  demo          post every sample message and show what becomes of it, on a stack of its own
  token KIND    print a token: system, login, clinician, patient, device or epr
                [--id ID] [--scope "read:x write:y"] [--seconds 3600]
  env           print fresh secrets for containers: ./run_local.sh env > .env
  reset         forget all data
  help          this text

While the stack is up, ". $state/stack.env" sets POLARIS_CONNECTOR_URL and its like.
Variables of the environment win over the stack's own: ENVIRONMENT, SERVER_TIMEZONE, HS_KEY, PROXY_URL,
POLARIS_POSTGRES_URL=postgresql://user:password@host:5432/database, POLARIS_AMQP_URL=amqp://user:password@host:5672
and what README.md lists.
USAGE
}

# Is any source newer than what was built last?
is_stale() {
    [ -f "$jar" ] && [ -f "$built" ] || return 0
    [ -n "$(find pom.xml common-lib common-web event-bus backing-services ./*-service local-stack \
        \( -name target -prune \) -o \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$built" -print | head -n 1)" ]
}

build() {
    if is_stale; then
        echo "Building (the first time takes some minutes) ..." >&2
        ./mvnw --quiet --batch-mode --projects local-stack --also-make -Dmaven.test.skip=true \
            -Dspotless.check.skip=true package >&2
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
    build
    exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED \
        -jar "$program/local-stack-boot.jar" "$state" "$@"
}

# The stack writes its process number into the file that it locks, and clears it away when it stops; killed outright it
# does not, so whether that process is still one of ours counts.
is_in_use() {
    number=$(cat "$1/lock" 2>/dev/null) && [ -n "$number" ] && kill -0 "$number" 2>/dev/null || return 1
    { ps -o args= -p "$number" 2>/dev/null || tr '\0' ' ' <"/proc/$number/cmdline"; } | grep -q local-stack
}

case ${1:-up} in
    up) JAVA_HOME=$(find_jdk) && export JAVA_HOME && run up ;;
    demo | token | env)
        command=$1
        shift
        JAVA_HOME=$(find_jdk) && export JAVA_HOME && run "$command" "$@"
        ;;
    reset)
        for folder in "$state" "$state/demo"; do
            if is_in_use "$folder"; then
                echo "A local stack is running on $folder (process $(cat "$folder/lock")); stop it before its data go." >&2
                exit 1
            fi
        done
        rm -rf "$state"
        echo "All data of the local stack are gone."
        ;;
    help | -h | --help) usage ;;
    *)
        usage >&2
        exit 2
        ;;
esac
