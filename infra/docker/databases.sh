#!/usr/bin/env bash
# Runs once, in an empty Postgres: one role and one database per service, each with its own password and closed to the
# others; and Temporal's. No superuser: row-level security binds them.
set -euo pipefail

# make <role> <password> <database>...
make() {
  local role=$1 password=$2
  shift 2
  psql -v ON_ERROR_STOP=1 -U postgres -v role="$role" -v password="$password" <<'SQL'
CREATE ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
SQL
  local database
  for database in "$@"; do
    psql -v ON_ERROR_STOP=1 -U postgres -v role="$role" -v database="$database" <<'SQL'
CREATE DATABASE :"database" OWNER :"role";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
SQL
  done
}

for service in recruitment matching contracts payments evaluation inbox gateway; do
  variable="DATABASE_PASSWORD_${service^^}"
  make "tandem_$service" "${!variable:?}" "tandem_$service"
done
make temporal "${DATABASE_PASSWORD_TEMPORAL:?}" temporal temporal_visibility
