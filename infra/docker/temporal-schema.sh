#!/bin/sh
# Makes or updates the tables of Temporal's two databases; doing it again changes nothing. Where and as whom: SQL_*.
set -eu
for store in temporal visibility; do
  database=temporal
  [ "$store" = temporal ] || database="temporal_$store"
  SQL_DATABASE=$database temporal-sql-tool setup-schema -v 0.0
  SQL_DATABASE=$database temporal-sql-tool update-schema -d "/etc/temporal/schema/postgresql/v12/$store/versioned"
done
