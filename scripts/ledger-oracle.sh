#!/usr/bin/env bash
# Audits two studies into ledgers and has them judged by programs that know nothing of landcli: GDAL and its validator of
# GeoPackages, SQLite's shell, and Python programs written from docs/ledger.md.
#     scripts/ledger-oracle.sh [LANDCLI]
# Every step that fails is shown in full. Ends with `N passed, N failed`, status 1 when anything failed.
set -uo pipefail
cd "$(dirname "$0")/.."

cli=$(realpath "${1:-.build/release/landcli}")
python=.venv/bin/python
. scripts/steps.sh

# says ANSWER FILE PRAGMA: what SQLite's shell answers.
says() {
  local said
  said=$(sqlite3 "$2" "PRAGMA $3") || return
  printf '%s\n' "$said"
  [ "$said" = "$1" ]
}

# shows FILE LAYER GEOMETRY: GDAL opens the layer with its geometry and CRS, without a warning.
shows() {
  local said
  said=$(ogrinfo -ro -so "$1" "$2" 2>&1) || { printf '%s\n' "$said"; return 1; }
  printf '%s\n' "$said"
  grep -q "^Geometry: $3\$" <<<"$said" && grep -q 'ID\["EPSG",4490\]' <<<"$said" \
    && ! grep -qE 'Warning|ERROR' <<<"$said" && grep -qE '^Feature Count: [1-9]' <<<"$said"
}

# tampered FILE: the same ledger with one figure another, which must be found.
tampered() {
  local copy=$work/tampered.gpkg
  cp "$1" "$copy"
  $python - "$copy" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
triggers = list(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'changes'"))
for name, _ in triggers:
    db.execute(f'DROP TRIGGER "{name}"')
db.execute('UPDATE changes SET after = after * (1 + 1e-12) WHERE fid = (SELECT min(fid) FROM changes WHERE after > 0)')
for _, sql in triggers:
    db.execute(sql)
PY
  ! "$cli" audit verify --ledger "$copy" && ! $python Tests/oracle/ledger_check.py "$copy"
}

# forged FILE: one figure another and every hash made anew after it. By itself the copy is sound, with the very head that
# the forger computed; against the head kept elsewhere it is not.
forged() {
  local copy=$work/forged.gpkg kept head
  kept=$("$cli" audit list --ledger "$1" --json | $python -c 'import json, sys; print(json.load(sys.stdin)["head"]["hash"])')
  head=$($python Tests/oracle/ledger_forge.py "$1" "$copy") || return
  "$cli" audit verify --ledger "$copy" --expect-head "$head" || return
  ! "$cli" audit verify --ledger "$copy" --expect-head "$kept"
}

# judge NAME FOLDER: audits the study of two years, corrects one, decides, and has all of it judged.
judge() {
  local name=$1 study=$work/$1 ledger=$work/$1/audit.gpkg finding
  cp -r "$2" "$study" || return
  rm -f "$ledger"
  for options in "--year 2019" "--year 2020 --threads 1" "--year 2020 --threads 2 --replaces 2"; do
    # shellcheck disable=SC2086
    step "$name: audit $options" "$cli" audit "$study/plan.yaml" $options -o "$work/out" --overwrite --fail-on never
  done
  finding=$(sqlite3 "$ledger" "SELECT fingerprint FROM findings WHERE run = 3 ORDER BY fid LIMIT 1")
  step "$name: decide" "$cli" audit decide 3 "$finding" --verdict corrected --who 王 --why 已更正 --ledger "$ledger"
  step "$name: verify" "$cli" audit verify --ledger "$ledger"
  step "$name: one content on one and two threads" \
    test 1 = "$(sqlite3 "$ledger" "SELECT count(DISTINCT content_hash) FROM runs WHERE year = 2020")"
  step "$name: hashes computed again from docs/ledger.md" $python Tests/oracle/ledger_check.py "$ledger"
  step "$name: figures and geometries are those of the input" \
    $python Tests/oracle/ledger_features.py "$ledger" 3 2020 "$study/parcels-2020.geojson" "$study/stats-parcels.csv"
  step "$name: GDAL's validator of GeoPackages" \
    /usr/bin/python3 -m osgeo_utils.samples.validate_gpkg -k --extra --warning-as-error "$ledger"
  step "$name: integrity_check" says ok "$ledger" integrity_check
  step "$name: foreign_key_check" says "" "$ledger" foreign_key_check
  step "$name: journal_mode" says delete "$ledger" journal_mode
  for layer in parcels zones parks; do step "$name: GDAL shows $layer" shows "$ledger" $layer "Multi Polygon"; done
  step "$name: GDAL shows findings" shows "$ledger" findings Point
  step "$name: a changed figure is found" tampered "$ledger"
  step "$name: a forged chain is sound, but for the head kept elsewhere" forged "$ledger"
  step "$name: no journal stays" test ! -e "$ledger-journal"
}

judge huadu sampledata/huadu
step "another seed: sample" "$cli" sample "$work/made" --seed 11 --parcels 600
judge seed "$work/made"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
