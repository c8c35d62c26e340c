#!/usr/bin/env bash
# Runs once, in an empty Postgres: one database and one role per service. No superuser: row-level security binds them.
set -euo pipefail
for service in recruitment matching contracts payments evaluation inbox gateway; do
  psql -v ON_ERROR_STOP=1 -v password="$TANDEM_DATABASE_PASSWORD" -U postgres <<SQL
CREATE ROLE tandem_${service} LOGIN PASSWORD :'password';
CREATE DATABASE tandem_${service} OWNER tandem_${service};
SQL
done
