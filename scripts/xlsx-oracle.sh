#!/usr/bin/env bash
# Has workbooks judged by programs that know nothing of landcli: openpyxl reads what landcli writes and writes what it reads, and
# so does LibreOffice.
#     scripts/xlsx-oracle.sh [LANDCLI]
# Every step that fails is shown in full. Ends with `N passed, N failed`, status 1 when anything failed.
set -uo pipefail
cd "$(dirname "$0")/.."

cli=$(realpath "${1:-.build/release/landcli}")
python=.venv/bin/python
check=Tests/oracle/workbook_check.py
make=Tests/oracle/workbook_make.py
study=sampledata/huadu
. scripts/steps.sh

# fails COMMAND...: it must not succeed.
fails() { ! "$@"; }

# refuses WORD FILE: statistics in FILE are bad data, and WORD stands in the reason.
refuses() {
  local said status
  said=$("$cli" check --lang en --parcels $study/parcels-2020.geojson --parks $study/parks.geojson --stats "$2" --year 2020 2>&1)
  status=$?
  printf '%s\n%s\n' "$status" "$said"
  [ "$status" -eq 65 ] && grep -q -- "$1" <<<"$said"
}

# office OUT FORMAT FILE...: LibreOffice converts, with a profile of its own.
office() {
  local out=$1 format=$2
  shift 2
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$format" --outdir "$out" "$@"
}

# Every sheet to a file of its own, UTF-8, cells as they are stored.
sheets='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'

# ranks FOLDER: the sample with tables of FOLDER/stats-*.xlsx gives the same bytes as with its own.
ranks() {
  local folder=$1
  for file in $study/*; do [ -e "$folder/${file##*/}" ] || ln -s "$(realpath "$file")" "$folder/"; done
  sed 's/\(stats-[a-z]*\)\.csv/\1.xlsx/' $study/plan.yaml >"$folder/workbooks.yaml"
  "$cli" rank "$folder/workbooks.yaml" -o "$folder/out" --matrix --overwrite || return
  # These two name the tables, and nothing else of sources.csv may differ.
  diff -rq -x manifest.json -x sources.csv "$work/result" "$folder/out" || return
  diff <(sed 's/stats-parcels\.csv/stats-parcels.xlsx/' "$work/result/sources.csv") "$folder/out/sources.csv" || return
  [ "$(grep -c '"form": "XLSX"' "$folder/out/manifest.json")" -eq 3 ]
}

step "rank the sample" "$cli" rank $study/plan.yaml -o "$work/result" --matrix
step "audit the sample" "$cli" audit $study/plan.yaml --year 2020 --against 2019 -o "$work/audit" --no-ledger --fail-on never
for lang in zh en; do
  book=$work/$lang.xlsx
  step "$lang: export" "$cli" export "$work/result" -o "$book" --lang $lang --audit "$work/audit"
  step "$lang: openpyxl finds the result's figures in it" "$python" $check "$work/result" "$book" $lang --audit "$work/audit"
  mkdir -p "$work/csv-$lang"
  step "$lang: LibreOffice converts it to CSV" office "$work/csv-$lang" "$sheets" "$book"
  step "$lang: the CSVs have the result's figures" "$python" $check --csv "$work/result" "$work/csv-$lang" $lang
done
step "the same bytes again" bash -c '"$1" export "$2/result" -o "$2/again.xlsx" --lang en --audit "$2/audit" && cmp "$2/en.xlsx" "$2/again.xlsx"' \
  _ "$cli" "$work"
for change in "Ranked G5 12.5" "Ranked B9 S1" "Ranked R7 0" "Matrix F77 1" "Land account D12 1" "Parks G3 0"; do
  read -r sheet cell value <<<"${change/Land account/Land-account}"
  sheet=${sheet/-/ }
  step "a change of $sheet $cell is noticed" bash -c \
    '"$1" "$2" spoil "$4/en.xlsx" "$4/spoilt.xlsx" "$5" "$6" "$7" && ! "$1" "$3" "$4/result" "$4/spoilt.xlsx" en --audit "$4/audit"' \
    _ "$python" $make $check "$work" "$sheet" "$cell" "$value"
done
step "redacted: export" "$cli" export "$work/result" -o "$work/redacted.xlsx" --lang en --redact output,tax --audit "$work/audit"
step "redacted: the figures are not in it" fails "$python" $check "$work/result" "$work/redacted.xlsx" en --audit "$work/audit"

mkdir -p "$work/openpyxl" "$work/office"
for layer in parcels zones parks; do
  step "openpyxl writes the $layer' statistics" "$python" $make table $study/stats-$layer.csv "$work/openpyxl/stats-$layer.xlsx"
done
step "its workbooks give the same result as the CSVs" ranks "$work/openpyxl"
step "LibreOffice writes the statistics" office "$work/office" xlsx $study/stats-parcels.csv $study/stats-zones.csv $study/stats-parks.csv
step "its workbooks give the same result as the CSVs" ranks "$work/office"
step "LibreOffice writes them as .xls and .ods" bash -c 'for f in xls ods; do "${@:2}" --convert-to $f --outdir "$1" sampledata/huadu/stats-parcels.csv || exit; done' \
  _ "$work/office" soffice "-env:UserInstallation=file://$work/profile" --headless
step ".xls is refused with the reason" refuses "encrypted workbook, or an old .xls" "$work/office/stats-parcels.xls"
step ".ods is refused with the reason" refuses "OpenDocument spreadsheet" "$work/office/stats-parcels.ods"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
