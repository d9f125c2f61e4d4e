#!/usr/bin/env bash
# Runs landcli on several studies and has each result judged by programs that know nothing of it.
#     scripts/oracle.sh [LANDCLI]
# Every step that fails is shown in full. Ends with `N passed, N failed`, status 1 when anything failed.
set -uo pipefail
cd "$(dirname "$0")/.."

cli=${1:-.build/release/landcli}
python=.venv/bin/python
oracle=Tests/oracle
. scripts/steps.sh

# opens FILE N: GDAL reads N polygons, none of them empty of attributes.
opens() {
  local said
  said=$(ogrinfo -ro -al -so "$1") || { printf '%s\n' "$said"; return 1; }
  printf '%s\n' "$said"
  grep -q "^Feature Count: $2\$" <<<"$said" && grep -q '^lk_score: Real' <<<"$said"
}

count() { $python -c 'import json, sys; print(len(json.load(open(sys.argv[1], encoding="utf-8"))["features"]))' "$1"; }

# judge NAME PARCELS ZONES PARKS [GEOJSON_CHECK_OPTION...]: ranks the layers and has everything judged. The command
# line is `rank` with the layers; set `by` to give a plan and options instead, and `as` to tell the judge the same.
by=() as=()
judge() {
  local name=$1 parcels=$2 zones=$3 parks=$4
  shift 4
  local layers=(--parcels "$parcels" --zones "$zones" --parks "$parks") out=$work/result-$name
  local given=("${layers[@]}")
  [ ${#by[@]} -eq 0 ] || given=("${by[@]}")
  step "$name: rank" "$cli" rank "${given[@]}" -o "$out" --threads 2
  [ -f "$out/ranked.geojson" ] || return
  step "$name: the same bytes on one thread" \
    bash -c '"$1" rank "${@:4}" -o "$3" --threads 1 && diff -rq "$2" "$3"' _ "$cli" "$out" "$out-1" "${given[@]}"
  step "$name: areas, shares, distances, gaps, scores, ranks, account" \
    "$python" $oracle/judge.py "${layers[@]}" "${as[@]}" --account "$out"
  step "$name: RFC 7946; the input is unchanged in it" \
    "$python" $oracle/geojson_check.py --repaired-invalid "$@" "$parcels" "$out/ranked.geojson"
  step "$name: GDAL opens it" opens "$out/ranked.geojson" "$(count "$parcels")"
  by=() as=()
}

# audit NAME PLAN YEAR: audits the year, on one thread too, and has all of it judged.
audit() {
  local name=$1 plan=$2 year=$3 out=$work/audit-$1
  # Findings end an audit in status 1: they are what is judged.
  step "audit of $name" "$cli" audit "$plan" --year "$year" -o "$out" --threads 2 --fail-on never --no-ledger
  [ -f "$out/findings.json" ] || return
  step "audit of $name: the same bytes on one thread" \
    bash -c '"$1" audit "$2" --year "$3" -o "$4-1" --threads 1 --fail-on never --no-ledger && diff -rq "$4" "$4-1"' \
    _ "$cli" "$plan" "$year" "$out"
  step "audit of $name: lineage, figures, parts of changes, series, findings" \
    "$python" $oracle/audit_judge.py --plan "$plan" --year "$year" "$out"
}

step "the judge against figures worked by hand" "$python" $oracle/test_hand_worked.py

huadu=sampledata/huadu
layers=($huadu/parcels-2020.geojson $huadu/zones.geojson $huadu/parks.geojson)
tables=(--year 2020 --stats-parcels $huadu/stats-parcels.csv --stats-zones $huadu/stats-zones.csv
  --stats-parks $huadu/stats-parks.csv)
by=($huadu/plan.yaml) as=("${tables[@]}")
judge plan "${layers[@]}"
by=($huadu/plan.yaml --disputed --estimate zones) as=("${tables[@]}" --disputed --estimate-zones)
judge disputed "${layers[@]}"
judge layers "${layers[@]}"
step "plan: results broken on purpose are caught" "$python" $oracle/test_judge_catches.py \
  --parcels "${layers[0]}" --zones "${layers[1]}" --parks "${layers[2]}" "${tables[@]}" --account "$work/result-plan"
step "a broken GeoJSON is caught" "$python" $oracle/test_geojson_check.py

step "another seed: sample" "$cli" sample "$work/seed" --seed 11 --parcels 600 --years 2020
judge seed "$work/seed/parcels-2020.geojson" "$work/seed/zones.geojson" "$work/seed/parks.geojson"

step "other columns, other CRS: rewrite" "$python" scripts/bench_like.py "$work/seed" 2020 "$work/like"
judge like "$work/like/parcels.geojson" "$work/like/zones.geojson" "$work/like/parks.geojson" --reprojected

# A feature a line: the one with a number beyond every double is left out, since no other reader takes it.
faulty=sampledata/faulty
grep -v 1e999 $faulty/parcels-2020.geojson >"$work/faulty.geojson"
judge faulty "$work/faulty.geojson" $faulty/zones.geojson $faulty/parks.geojson

audit 2020 $huadu/plan.yaml 2020
audit 2019 $huadu/plan.yaml 2019
step "audit: results broken on purpose are caught" "$python" $oracle/test_audit_catches.py \
  --plan $huadu/plan.yaml --year 2020 "$work/audit-2020"
audit faulty $faulty/plan.yaml 2020
step "another seed: sample of three years" "$cli" sample "$work/years" --seed 12 --parcels 600
audit seed "$work/years/plan.yaml" 2020
for seed in 5 12; do
  step "a rough study: sample $seed" "$cli" sample "$work/even-$seed" --seed "$seed" --parcels 120
  step "a rough study: scrambled $seed" "$python" $oracle/audit_scramble.py "$work/even-$seed" "$work/rough-$seed" "$seed"
  audit "rough-$seed" "$work/rough-$seed/plan.yaml" 2020
done
step "everything planted for an audit: sample" "$cli" sample "$work/planted" --audit
audit planted "$work/planted/plan.yaml" 2020
step "planted: every fault and change on the list, and nothing else" \
  "$python" $oracle/audit_planted.py "$work/planted/planted.json" 2020 "$work/audit-planted"
step "planted: results broken on purpose are caught" "$python" $oracle/test_audit_catches.py \
  --plan "$work/planted/plan.yaml" --year 2020 "$work/audit-planted"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
