#!/usr/bin/env bash
# Installs the system packages of packages.txt that are missing. Says what it does; does nothing, and needs no
# network, when all are there.      scripts/setup.sh [build|test|picture]...      (build and test when none is named)
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }

if ! command -v swift >/dev/null 2>&1; then
  say "swift is missing. Install Swift 6.1 or later: https://www.swift.org/install/linux/"
  exit 69
fi

# Names of the packages in the groups asked for, as NAME or NAME:COMMAND.
wanted() {
  awk -v groups=" ${*:-build test} " '
    { sub(/#.*/, "") }
    /^\[.*\]/ { name = $1; gsub(/[][]/, "", name); on = index(groups, " " name " "); next }
    on && NF { print $1 }' packages.txt
}

is_there() {
  local package=${1%%:*} command=${1#*:}
  if [ "$command" != "$1" ] && command -v "$command" >/dev/null 2>&1; then return 0; fi
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ]
}

missing=()
for entry in $(wanted "$@"); do
  is_there "$entry" || missing+=("${entry%%:*}")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  say "missing: ${missing[*]}"
  say "there is no apt-get here: install these packages, or what your system calls them, and run this again"
  exit 69
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || { say "missing: ${missing[*]}; install them as root"; exit 69; }
  as_root=(sudo)
fi

install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
say "missing: ${missing[*]}"
say "running: ${install[*]}"
if ! "${install[@]}" >&2 </dev/null; then
  say "that failed; the package lists may be old: running apt-get update, then once more"
  "${as_root[@]}" apt-get update >&2 </dev/null
  "${install[@]}" >&2 </dev/null
fi
say "done"
