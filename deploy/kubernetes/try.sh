#!/usr/bin/env bash
# Tries the chart on a real cluster, for real: installs, sends, reads back, rolls, scales, drains, kills, uninstalls.
# 25 minutes, not for CI, beside a quarter of an hour for the images. The cluster may lose what is in the namespace "polaris".
#   ./mvnw package -DskipTests -Prelease
#   LOAD="…" deploy/kubernetes/images.sh try-1 && LOAD="…" deploy/kubernetes/images.sh try-2
#   CONNECTOR=http://127.0.0.1:30081 ENCOUNTERS=http://127.0.0.1:30082 MLLP=127.0.0.1:32575,127.0.0.1:32576 deploy/kubernetes/try.sh
# Needs kubectl, helm and curl on the path, KUBECONFIG, a JDK, images postgres:17 and rabbitmq:4-management whose servers run as user
# 999 and write to their volumes alone (stand-ins: docs/kubernetes.md, "Images without a registry"), volumes that user 999 may write
# to, and ways to the node ports 30081, 30082 and 32575, which the three variables name. MLLP has one address for each node, with
# commas: of the node port of MLLP only nodes answer that have a pod of connector-service. STEPS picks some: "up messages load roll
# upgrade scale drain kill broker database down". RATE is how many messages come in a second (40 in load, 30 in all others),
# LOAD_SECONDS for how long (120), PATIENCE for how many seconds the sender tries a message again (180): with these it was seen to
# pass on two cores that do all of it (docs/kubernetes.md); a larger cluster takes more. Each step says how long it took and what
# came of it; the first that fails ends the script.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .mvn/wrapper/find-jdk.sh
java=$(find_jdk)/bin/java
here=deploy/kubernetes work=${TMPDIR:-/tmp}/polaris-try
: "${CONNECTOR:?base URL of node port 30081}" "${ENCOUNTERS:?base URL of node port 30082}" "${MLLP:?addresses of node port 32575}"
export CONNECTOR ENCOUNTERS MLLP PATIENCE=${PATIENCE:-180}
mkdir -p "$work"
k() { kubectl --namespace polaris "$@"; }
say() { printf '%s %s\n' "$(date +%T)" "$*"; }
deployments=(polaris-connector polaris-encounters polaris-users polaris-messages polaris-telemetry)
rolled() { for each in "${deployments[@]}"; do k rollout status "deployment/$each" --timeout=1200s >/dev/null; done; }

secrets() {
    [ -s "$work/.env" ] || (umask 077; ./run_local.sh env >"$work/.env")
    # shellcheck disable=SC1091
    . "$work/.env"
    export POLARIS_JWT_SECRET=$HS_KEY POLARIS_JWT_ISSUER=https://polaris.try.example/
    export POLARIS_EPR_JWT_SECRET=$EPR_SERVICE_ADAPTER_HS_KEY POLARIS_EPR_JWT_ISSUER=epr-service-adapter
    : "${EPR_TOKEN:=$(./run_local.sh token epr --seconds 7200)}" "${SYSTEM_TOKEN:=$(./run_local.sh token system --seconds 7200)}"
    export EPR_TOKEN SYSTEM_TOKEN
}
install() { # TAG
    helm upgrade --install polaris $here/chart --namespace polaris --values $here/chart/values-smallest.yaml \
        --values $here/trial/values.yaml --set images.tag="$1" >/dev/null 2>"$work/helm.log" || { cat "$work/helm.log"; return 1; }
}
up() {
    kubectl apply -f $here/namespace.yaml >/dev/null
    k create secret generic polaris --from-env-file="$work/.env" --dry-run=client -o yaml | k apply -f - >/dev/null
    k create configmap polaris-rabbitmq --from-file=deploy/rabbitmq --dry-run=client -o yaml | k apply -f - >/dev/null
    k create configmap polaris-postgres-init --from-file=deploy/postgres --dry-run=client -o yaml | k apply -f - >/dev/null
    k apply -f $here/backing >/dev/null
    k apply -f $here/trial/node-ports.yaml >/dev/null
    k rollout status statefulset/polaris-postgres --timeout=600s >/dev/null
    k rollout status statefulset/polaris-rabbitmq --timeout=600s >/dev/null
    install try-1
    rolled
    k get pods --output wide --no-headers | awk '{print $1, $2, $3, "restarts", $4, $7}'
}
messages() {
    "$java" $here/trial/Feed.java 5 10
    told HTTP
    told MLLP
}
# An admission under names of its own: acknowledged with AA, processed by what connector-service says, in its bed on the ward.
told() { # HTTP or MLLP
    local id now message answer bed
    id=$1-$(date +%s)-$RANDOM now=$(date -u +%Y%m%d%H%M%S)
    printf -v message 'MSH|^~\\&|TRY|WARD|DHOS|POLARIS|%s||ADT^A01|%s|T|2.4\rEVN|A01|%s\rPID|1||%s^^^TRY^MRN||Try^Told||19790226|F\rPV1|1|INPATIENT|TOLD^B^1||||||||||||||||%s|||||||||||||||||||||||||%s\r' \
        "$now" "$id" "$now" "$id" "$id" "$now"
    answer=$("over_$1" "$message")
    grep -Fq "MSA|AA|$id" <<<"$answer" || { say "$id was not acknowledged: $(tr '\r' ' ' <<<"$answer")"; return 1; }
    shown "$id is processed" '"state" *: *"processed"' "$CONNECTOR/dhos/v1/message/list?control_id=$id"
    bed=$(asked "$ENCOUNTERS/dhos/v1/location/search?ods_code=TOLD:B:1" | grep -Eo '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}' | sed -n 1p) ||
        { say "nobody knows the bed TOLD:B:1"; return 1; }
    shown "$id is in its bed" "\"location_uuid\" *: *\"$bed\"" "$ENCOUNTERS/dhos/v2/encounter?epr_encounter_id=$id"
}
over_HTTP() {
    curl -sS --max-time 60 -H "Authorization: Bearer $EPR_TOKEN" -H 'Content-Type: application/json' "$CONNECTOR/dhos/v1/message" \
        --data "{\"type\": \"HL7v2\", \"body\": \"$(printf '%s' "$1" | base64 | tr -d '\n')\"}" |
        tr -d '\n' | sed -n 's/.*"body" *: *"\([^"]*\)".*/\1/p' | base64 -d
}
over_MLLP() { # from this machine
    local answer=
    local first=${MLLP%%,*}
    exec 3<>"/dev/tcp/${first%:*}/${first##*:}"
    printf '\x0b%s\x1c\r' "$1" >&3
    IFS= read -r -t 60 -d $'\x1c' answer <&3 || true
    exec 3>&-
    printf '%s' "$answer"
}
asked() { curl -sS --max-time 20 -H "Authorization: Bearer $SYSTEM_TOKEN" "$1"; } # URL
shown() { # WHAT PATTERN URL: asks until the answer has it, for two minutes
    local answer=
    for _ in $(seq 60); do
        answer=$(asked "$3" 2>&1) || true
        if grep -Eq "$2" <<<"$answer"; then say "$1"; return; fi
        sleep 2
    done
    say "not shown: $1: $answer"
    return 1
}
load() { "$java" $here/trial/Feed.java "${LOAD_SECONDS:-120}" "${RATE:-40}"; }
during() { # what is done while the load runs
    "$java" $here/trial/Feed.java "${LOAD_SECONDS:-120}" "${RATE:-30}" >"$work/feed.log" 2>&1 &
    feed=$! closed=
    # Whatever becomes of the step: no sender is left over for the next one, and no node is left closed.
    trap left EXIT
    sleep 15
    "$@"
    local failed=0
    wait $feed || failed=1
    return $failed
}
left() {
    kill "$feed" 2>/dev/null || true
    cat "$work/feed.log"
    [ -z "$closed" ] || kubectl uncordon "$closed" >/dev/null || true
}
restart() { k rollout restart deployment >/dev/null; rolled; }
roll() { during restart; }
upgraded() { install try-2; rolled; }
upgrade() { during upgraded; }
scaled() { for replicas in 1 2; do k scale deployment --all --replicas=$replicas >/dev/null; rolled; done; }
scale() { during scaled; }
drained() {
    closed=$(k get pods -l app.kubernetes.io/part-of=polaris -o jsonpath='{.items[0].spec.nodeName}')
    # The database's volume is bound to its node in the cluster of a single machine.
    kubectl drain "$closed" --ignore-daemonsets --delete-emptydir-data --timeout=600s \
        --pod-selector='app.kubernetes.io/part-of=polaris' >/dev/null
    rolled
}
drain() {
    case $MLLP in *,*) ;; *) say "over HTTP alone: MLLP names one node, which may be the one that is drained"; MLLP= ;; esac
    during drained
}
killed() {
    for name in encounters connector; do
        k delete pod --grace-period=0 --force "$(k get pods -l "app.kubernetes.io/name=$name-service" -o jsonpath='{.items[0].metadata.name}')" >/dev/null 2>&1
        sleep 10
    done
    rolled
}
kill_pods() { during killed; }
# Killed after a second, and gone when its processes are: by force, two servers could have one volume.
gone() { k delete pod --grace-period=1 "$1" >/dev/null; k rollout status "statefulset/${1%-0}" --timeout=600s >/dev/null; rolled; }
broker() { during gone polaris-rabbitmq-0; }
database() { during gone polaris-postgres-0; }
down() {
    helm uninstall polaris --namespace polaris --wait >/dev/null
    k delete -f $here/trial/node-ports.yaml -f $here/backing >/dev/null
    for _ in $(seq 120); do [ -z "$(k get pods --no-headers 2>/dev/null)" ] && break; sleep 1; done
    say "left: $(k get all,networkpolicy,pdb,hpa,ingress,secret,configmap,pvc --no-headers 2>/dev/null | awk '{print $1}' | tr '\n' ' ')"
    [ -z "$(k get all,networkpolicy,pdb,hpa,ingress --no-headers 2>/dev/null)" ]
}

secrets
for step in ${STEPS:-up messages load roll upgrade scale drain kill broker database down}; do
    begun=$SECONDS
    say "$step …"
    [ "$step" = kill ] && step=kill_pods
    # In a condition the shell would go on after a command that fails.
    set +e
    (set -e; "$step")
    came=$?
    set -e
    if [ "$came" = 0 ]; then say "$step: $((SECONDS - begun)) s"; else
        say "$step FAILED after $((SECONDS - begun)) s"
        k get pods --output wide || true
        exit 1
    fi
done
