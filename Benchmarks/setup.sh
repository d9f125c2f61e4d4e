#!/usr/bin/env bash
# Makes what a benchmark needs below DIR: a virtual environment for each peer, a small C program.      setup.sh DIR PEER...
# Does nothing, and needs no network, when all is there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=$1
shift
mkdir -p "$dir/venv" "$dir/logs" "$dir/out" "$dir/data" "$dir/results"

# venv PEER: made again only when its list of packages changes. gp2's serves the workload and the comparison too.
venv() {
  local list=$here/peers/requirements-$1.txt at=$dir/venv/$1
  cmp -s "$list" "$at/installed.txt" && return
  echo "setup: $at" >&2
  [ -x "$at/bin/python" ] || python3 -m venv "$at"
  "$at/bin/python" -m pip install --quiet --disable-pip-version-check -r "$list"
  cp "$list" "$at/installed.txt"
}

venv gp2
for peer in "$@"; do
  case $peer in
  gp2) ;;
  pg) "$here/../scripts/setup.sh" postgis ;;
  duck | sedona) venv "$peer" ;;
  *) echo "setup: there is no peer $peer: gp2, duck, sedona, pg" >&2; exit 64 ;;
  esac
done
[ "$dir/loop" -nt "$here/harness/loop.c" ] || cc -O2 -pthread -o "$dir/loop" "$here/harness/loop.c"
