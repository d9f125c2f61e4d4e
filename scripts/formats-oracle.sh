#!/usr/bin/env bash
# Exports results to every format and has each read by programs that know nothing of landcli: GDAL and its validator of
# GeoPackages, shapely, SQLite's shell; runs the ogr2ogr lines of docs/commands/export.md; puts polygons through rounding.
#     scripts/formats-oracle.sh [LANDCLI]
# Every step that fails is shown in full. Ends with `N passed, N failed`, status 1 when anything failed.
set -uo pipefail
cd "$(dirname "$0")/.."

cli=$(realpath "${1:-.build/release/landcli}")
python=$PWD/.venv/bin/python
oracle=$PWD/Tests/oracle
. scripts/steps.sh
export SOURCE_DATE_EPOCH=1700000000

# read_back FILE LAYER OUT: GDAL's reading of a layer as GeoJSON with all digits.
read_back() {
  rm -f "$3"
  ogr2ogr -f GeoJSON -lco COORDINATE_PRECISION=17 -lco SIGNIFICANT_FIGURES=17 -lco RFC7946=NO "$3" "$1" ${2:+"$2"} 2>"$work/said" \
    && ! grep -E 'ERROR' "$work/said"
}

# check NAME FILE GDAL_LAYER RESULT OPTION...: the file has the features and values of the result.
check() {
  local name=$1 file=$2 layer=$3 result=$4
  shift 4
  step "$name: GDAL reads it" read_back "$file" "$layer" "$work/read.json"
  step "$name: the same features and values" "$python" "$oracle/formats_check.py" "$result" "$work/read.json" "$@"
}

validate() {
  local script
  script=$(find /usr/lib/python3/dist-packages/osgeo_utils /usr/share/doc/python3-gdal -name validate_gpkg.py 2>/dev/null | head -1)
  [ -n "$script" ] || { echo "GDAL's validate_gpkg.py is not installed (python3-gdal)"; return 1; }
  /usr/bin/python3 "$script" -k "$1" && [ "$(sqlite3 "$1" 'PRAGMA integrity_check')" = ok ] \
    && [ -z "$(sqlite3 "$1" 'PRAGMA foreign_key_check')" ]
}

# styled FILE: every layer has a default style, as XML that parses, and each rule's SLD and QML are there.
styled() {
  "$python" - "$1" <<'PY'
import sqlite3, sys
import xml.etree.ElementTree as ET
db = sqlite3.connect(sys.argv[1])
rows = list(db.execute('SELECT f_table_name, styleQML, styleSLD, useAsDefault FROM layer_styles'))
layers = {t for (t,) in db.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")}
assert {r[0] for r in rows} == layers and layers, (rows, layers)
for table, qml, sld, default in rows:
    rules = ET.fromstring(qml).findall('.//rule[@symbol]')
    assert default == 1 and rules, table
    names = ET.fromstring(sld.encode()).findall('.//{http://www.opengis.net/sld}Rule')
    assert len(names) >= len(rules), table
    stem = sys.argv[1][:-5]
    assert open(f'{stem}.{table}.qml', encoding='utf-8').read() == qml
    assert open(f'{stem}.{table}.sld', encoding='utf-8').read() == sld
aliases = dict(db.execute("SELECT column_name, name FROM gpkg_data_columns WHERE table_name = 'parcels'"))
assert aliases['lk_rank'] == '名次' and all(any('\u4e00' <= c <= '\u9fff' for c in a) for a in aliases.values()), aliases
rtree = {n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'rtree_%_geom'")}
assert rtree == {f'rtree_{t}_geom' for t in layers}, rtree
for t in layers:
    a = db.execute(f'SELECT count(*) FROM "rtree_{t}_geom"').fetchone()
    assert a == db.execute(f'SELECT count(*) FROM "{t}" WHERE geom NOT NULL').fetchone(), t
PY
}

# documented FILE: runs the ogr2ogr lines of the page on an export, and counts what each made.
documented() {
  local folder=$work/ogr line target count=0 features
  rm -rf "$folder" && mkdir "$folder" && cp "$1" "$folder/results.gpkg"
  while IFS= read -r line; do
    (cd "$folder" && eval "$line") || { echo "failed: $line"; return 1; }
    # The output stands before the input.
    target=$(sed -E 's/ results\.gpkg .*//; s/.* //' <<<"$line")
    features=$(ogrinfo -ro -al -so "$folder/$target" | sed -n 's/^Feature Count: //p')
    echo "$line: $features"
    case $line in
      *'lk_rank <= 100'*) [ "$features" = 100 ] || return 1 ;;
      *' parks') [ "$features" = 10 ] || return 1 ;;
      *) [ "$features" = 2000 ] || return 1 ;;
    esac
    count=$((count + 1))
  done < <(sed -n '/^```sh$/,/^```$/p' docs/commands/export.md | grep '^ogr2ogr ')
  [ "$count" -ge 8 ]
}

# sheets FILE: GDAL's reading of the ranked sheet and the glossary.
sheets() {
  export OGR_XLSX_HEADERS=FORCE
  read_back "$1" Ranked "$work/ranked.json" && read_back "$1" Glossary "$work/glossary.json"
}

# table FILE OPTION...: a layer through convert into a table, which GDAL reads with the same features and values.
table() {
  local source=$1 file=$2 sheet=
  shift 2
  rm -f "$file"
  # A workbook's second sheet tells what the first is.
  [[ $file == *.xlsx ]] && sheet=$(basename "$source" .geojson)
  "$cli" convert "$source" -o "$file" "$@" --quiet && OGR_XLSX_HEADERS=FORCE read_back "$file" "$sheet" "$work/table.json" \
    && "$python" "$oracle/table_check.py" "$source" "$work/table.json" "$@"
}

# as_wkt FILE: convert's column WKT is what `ogr2ogr -lco GEOMETRY=AS_WKT` writes of the layer.
as_wkt() {
  rm -f "$work/gdal.csv" "$work/own.csv"
  ogr2ogr -f CSV -lco GEOMETRY=AS_WKT "$work/gdal.csv" "$1" && "$cli" convert "$1" -o "$work/own.csv" --geometry wkt --quiet \
    && "$python" - "$work/gdal.csv" "$work/own.csv" <<'PY'
import csv, sys
import shapely
csv.field_size_limit(1 << 30)
a, b = (list(csv.DictReader(open(p, encoding='utf-8-sig', newline=''))) for p in sys.argv[1:])
assert len(a) == len(b) and a, (len(a), len(b))
for r, s in zip(a, b):
    p, q = shapely.from_wkt(r['WKT']), shapely.from_wkt(s['WKT'])
    assert p.geom_type == q.geom_type and shapely.equals_exact(p, q, tolerance=1e-12), (r['WKT'][:200], s['WKT'][:200])
PY
}

# round_trip FILE: a GeoPackage of GDAL's goes through convert and back, with the same features.
round_trip() {
  rm -f "$work/gdal.gpkg" "$work/back.gpkg"
  ogr2ogr -f GPKG -nln 图层 "$work/gdal.gpkg" "$1" && "$cli" convert --list-layers "$work/gdal.gpkg" \
    && "$cli" convert "$work/gdal.gpkg" -o "$work/back.gpkg" --to-crs EPSG:4547 && validate "$work/back.gpkg" \
    && "$cli" convert "$work/back.gpkg" -o "$work/back.geojson" --overwrite && "$python" - "$1" "$work/back.geojson" <<'PY'
import json, sys
a, b = (json.load(open(p, encoding='utf-8'))['features'] for p in sys.argv[1:])
assert len(a) == len(b)
flat = lambda c: [c] if not isinstance(c[0], list) else [p for x in c for p in flat(x)]
for f, g in zip(a, b):
    for k, v in f['properties'].items():
        assert g['properties'][k] == v or str(v) == g['properties'][k] or float(v) == float(g['properties'][k]), (k, v)
    for p, q in zip(flat(f['geometry']['coordinates']), flat(g['geometry']['coordinates'])):
        assert abs(p[0] - q[0]) < 2e-9 and abs(p[1] - q[1]) < 2e-9, (p, q)
print('1 passed, 0 failed')
PY
}

# rounding SEED DECIMALS: polygons that rounding is cruel to stay valid.
rounding() {
  "$python" "$oracle/rounding_check.py" make "$1" "$work/cruel.geojson" \
    && "$cli" convert "$work/cruel.geojson" -o "$work/kind.geojson" --precision "$2" --problems "$work/mended.json" --overwrite --quiet \
    && "$python" "$oracle/rounding_check.py" check "$work/cruel.geojson" "$work/kind.geojson" "$work/mended.json" "$2"
}

same_bytes() { "$cli" export "$1" -o "$work/t1.gpkg" --threads 1 --overwrite --quiet && cmp "$2" "$work/t1.gpkg"; }

step "the sample study: rank" "$cli" rank sampledata/huadu/plan.yaml -o "$work/huadu"
step "the faulty study: rank" "$cli" rank sampledata/faulty/plan.yaml -o "$work/faulty" --estimate zones
for study in huadu faulty; do
  out=$work/$study
  step "$study: export gpkg" "$cli" export "$out" -o "$out.gpkg"
  step "$study: GDAL's validator finds nothing" validate "$out.gpkg"
  step "$study: styles, aliases, R-trees" styled "$out.gpkg"
  step "$study: the same bytes on one thread" same_bytes "$out" "$out.gpkg"
  for layer in parcels parks zones district; do check "$study gpkg $layer" "$out.gpkg" $layer "$out" --layer $layer; done
done
out=$work/huadu
step "export gpkg in EPSG:4547" "$cli" export "$out" -o "$work/plane.gpkg" --to-crs EPSG:4547
step "EPSG:4547: GDAL's validator finds nothing" validate "$work/plane.gpkg"
check "gpkg EPSG:4547" "$work/plane.gpkg" parcels "$out" --crs EPSG:4547
step "export geojson" "$cli" export "$out" -o "$work/a.geojson"
check geojson "$work/a.geojson" "" "$out" --raw "$work/a.geojson"
step "export geojson, RFC 7946" "$cli" export "$out" -o "$work/b.geojson" --rfc7946
step "RFC 7946, winding" "$python" "$oracle/geojson_check.py" --reprojected sampledata/huadu/parcels-2020.geojson "$work/b.geojson"
step "export geojson, EPSG:4547, 2 decimals" "$cli" export "$out" -o "$work/c.geojson" --crs EPSG:4547 --precision 2
check "geojson EPSG:4547" "$work/c.geojson" "" "$out" --raw "$work/c.geojson" --crs EPSG:4547 --precision 2
step "export geojsonseq, 6 decimals" "$cli" export "$out" -o "$work/d.geojsonl" --precision 6
check geojsonseq "$work/d.geojsonl" "" "$out" --raw "$work/d.geojsonl" --precision 6
step "export zones, legacy crs" "$cli" export "$out" -o "$work/z.geojson" --layer zones --legacy-crs
check "zones, legacy crs" "$work/z.geojson" "" "$out" --raw "$work/z.geojson" --layer zones
step "export csv" "$cli" export "$out" -o "$work/e.csv"
check csv "$work/e.csv" "" "$out" --table
for what in output tax output,tax; do
  step "export gpkg without $what" "$cli" export "$out" -o "$work/r.gpkg" --redact $what --overwrite
  check "gpkg without $what" "$work/r.gpkg" parcels "$out" --without $what
  step "export csv without $what" "$cli" export "$out" -o "$work/r.csv" --redact $what --overwrite
  check "csv without $what" "$work/r.csv" "" "$out" --table --without $what
  step "export geojson without $what" "$cli" export "$out" -o "$work/r.geojson" --redact $what --overwrite
  check "geojson without $what" "$work/r.geojson" "" "$out" --raw "$work/r.geojson" --without $what
done
for what in "" output tax output,tax; do
  step "export xlsx ${what:+without $what}" "$cli" export "$out" -o "$work/f.xlsx" --lang en ${what:+--redact $what} --overwrite
  step "xlsx: GDAL reads it" sheets "$work/f.xlsx"
  step "xlsx: the same features and values" "$python" "$oracle/workbook_gdal.py" "$out" "$work/ranked.json" "$work/glossary.json" --without "$what"
done
for source in sampledata/huadu/parcels-2020.geojson sampledata/huadu/parks.geojson; do
  for format in csv xlsx; do
    step "convert $(basename "$source") to $format" table "$source" "$work/t.$format"
    step "convert $(basename "$source") to $format, with WKT" table "$source" "$work/t.$format" --geometry wkt
  done
done
step "convert's WKT is that of ogr2ogr -lco GEOMETRY=AS_WKT" as_wkt sampledata/huadu/parcels-2020.geojson
step "the ogr2ogr lines of the page" documented "$work/huadu.gpkg"
step "a GeoPackage of GDAL's through convert and back" round_trip sampledata/huadu/zones.geojson
for seed in 1 2 3; do for decimals in 5 6 7; do step "rounding: seed $seed, $decimals decimals" rounding $seed $decimals; done; done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
