#!/bin/sh
# One role and one schema for each service; no role has rights in another's schema, none may create a schema of its own. What
# must not be changed is the role's that nobody logs in as (20-access-records.sql).
# PostgreSQL's image runs this when it makes the database. It may be run again at any time, after a password has changed:
#   docker-compose exec postgres sh /docker-entrypoint-initdb.d/10-roles-and-schemas.sh
# Passwords come from the environment and are read by psql, so that they appear in no list of processes.

polaris_schema() {
    psql --no-password --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" \
        --dbname "${POSTGRES_DB:-polaris}" --set service="$1" --set database="${POSTGRES_DB:-polaris}" <<SQL
\getenv password $2
SELECT format('CREATE ROLE %I', :'service')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'service') \gexec
ALTER ROLE :"service" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT PASSWORD :'password';
GRANT CONNECT ON DATABASE :"database" TO :"service";
CREATE SCHEMA IF NOT EXISTS :"service";
-- Whoever owns a schema may drop what is in it, whosever it is: so the keeper of access records does.
ALTER SCHEMA :"service" OWNER TO polaris_history;
GRANT USAGE, CREATE ON SCHEMA :"service" TO :"service";
ALTER ROLE :"service" IN DATABASE :"database" SET search_path = :"service";
SQL
}

polaris_ground() {
    psql --no-password --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" \
        --dbname "${POSTGRES_DB:-polaris}" --set database="${POSTGRES_DB:-polaris}" <<'SQL'
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
SELECT 'CREATE ROLE polaris_history NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'polaris_history') \gexec
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
-- What users-service searches names with; a service's own role may not create it.
SELECT 'CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public'
WHERE EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') \gexec
SQL
}

set -e
polaris_ground
polaris_schema connector CONNECTOR_DATABASE_PASSWORD
polaris_schema encounters ENCOUNTERS_DATABASE_PASSWORD
polaris_schema users USERS_DATABASE_PASSWORD
polaris_schema messages MESSAGES_DATABASE_PASSWORD
polaris_schema telemetry TELEMETRY_DATABASE_PASSWORD
