#!/usr/bin/env bash
# A throw-away PostgreSQL on loopback for peer_postgis.py.
#   pg_cluster.sh start DIR   initdb in DIR if needed, start, create the database "lu" with PostGIS
#   pg_cluster.sh stop DIR    stop that cluster only
set -euo pipefail
dir=$2
port=${PGPORT:-55432}
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)

# PostgreSQL does not run as root.
run() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
query() { "$bin/psql" -h 127.0.0.1 -p "$port" -U bench "$@"; }

create() {
  mkdir -p "$dir"
  if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi
  chmod 700 "$dir"
  run "$bin/initdb" -D "$dir" -A trust -U bench >/dev/null
  cat >>"$dir/postgresql.conf" <<C
listen_addresses='127.0.0.1'
port=$port
unix_socket_directories='$dir'
shared_buffers=4GB
work_mem=256MB
maintenance_work_mem=1GB
effective_cache_size=12GB
synchronous_commit=off
wal_level=minimal
max_wal_senders=0
max_wal_size=8GB
checkpoint_timeout=30min
max_worker_processes=4
max_parallel_workers=2
max_parallel_workers_per_gather=2
max_parallel_maintenance_workers=2
parallel_setup_cost=10
parallel_tuple_cost=0.001
min_parallel_table_scan_size=64kB
jit=off
C
}

case $1 in
start)
  [ -d "$dir" ] || create
  run "$bin/pg_ctl" -D "$dir" -l "$dir/log" -w start >/dev/null
  query -d postgres -tAc "SELECT 1 FROM pg_database WHERE datname='lu'" | grep -q 1 || query -d postgres -qc "CREATE DATABASE lu"
  query -d lu -qc "SET client_min_messages=error" -c "CREATE EXTENSION IF NOT EXISTS postgis"
  ;;
stop) run "$bin/pg_ctl" -D "$dir" -m fast -w stop >/dev/null ;;
esac
