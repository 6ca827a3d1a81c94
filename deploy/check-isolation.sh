#!/bin/sh
# Proves on a running suite that no service's database role gets at another service's data:
#   deploy/check-isolation.sh
# Each role tries, with its own password, what it may do and what it may not. Exits with 1 if anything differs.
set -eu
cd "$(dirname "$0")/.."

if command -v docker-compose >/dev/null; then compose=docker-compose; else compose="docker compose"; fi

# Inside, because the passwords are there and need not leave.
exec $compose exec -T postgres sh -s <<'INSIDE'
set -u
services="connector encounters users messages telemetry"
failures=0

password() { eval "echo \$$(echo "$1" | tr '[:lower:]' '[:upper:]')_DATABASE_PASSWORD"; }

as() {
    PGPASSWORD=$(password "$1") psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 \
        --host 127.0.0.1 --username "$1" --dbname "$POSTGRES_DB" --command "$2" 2>&1
}

allowed() {
    if ! answer=$(as "$1" "$2"); then
        echo "FAILED: $1 may not: $2: $answer"
        failures=$((failures + 1))
    fi
}

# Refused for want of a right, and not because something is missing or misspelt.
refused() {
    if answer=$(as "$1" "$2"); then
        echo "FAILED: $1 may: $2"
        failures=$((failures + 1))
    else
        case $answer in
            *"permission denied"* | *"must be superuser"* | *"must be owner"*) ;;
            *)
                echo "FAILED: $1 was refused for another reason: $2: $answer"
                failures=$((failures + 1))
                ;;
        esac
    fi
}

tables_of() {
    psql --no-psqlrc --quiet --tuples-only --no-align --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
        --command "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = '$1'"
}

for role in $services; do
    tables=$(tables_of "$role")
    if [ -z "$tables" ]; then
        echo "FAILED: schema $role has no tables: has the service run?"
        failures=$((failures + 1))
    fi
    for table in $tables; do
        allowed "$role" "select count(*) from $table"
        for other in $services; do
            if [ "$other" != "$role" ]; then
                refused "$other" "select count(*) from $table"
                refused "$other" "delete from $table"
            fi
        done
    done
    for other in $services; do
        if [ "$other" != "$role" ]; then
            refused "$role" "create table $other.intruder (id int)"
            refused "$role" "set role $other"
            refused "$role" "grant usage on schema $other to $role"
        fi
    done
    if echo "$tables" | grep -q '\.access_record$'; then
        allowed "$role" "insert into $role.access_record select * from $role.access_record where false"
        refused "$role" "update $role.access_record set status = 0"
        refused "$role" "delete from $role.access_record"
        refused "$role" "truncate $role.access_record"
        refused "$role" "drop table $role.access_record"
        refused "$role" "alter table $role.access_record disable trigger all"
        refused "$role" "set role polaris_history"
    fi
    refused "$role" "create schema ${role}_second"
    refused "$role" "create table public.intruder (id int)"
    refused "$role" "create role intruder"
    refused "$role" "select count(*) from pg_authid"
    refused "$role" "copy (select 1) to program 'true'"
    allowed "$role" "create table $role.isolation_check (id int); drop table $role.isolation_check"
    echo "$role: $(echo "$tables" | grep -c .) tables of its own"
done

if [ "$failures" -gt 0 ]; then
    echo "$failures failures"
    exit 1
fi
echo "No role gets at another service's data."
INSIDE
