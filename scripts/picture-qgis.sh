#!/usr/bin/env bash
# Exports the sample study as a GeoPackage and draws docs/images/qgis.png from it, as QGIS shows it when it is opened.
#     scripts/picture-qgis.sh [LANDCLI]
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh picture-qgis picture
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${1:-.build/release/landcli}" rank sampledata/huadu/plan.yaml -o "$work/result" --quiet
"${1:-.build/release/landcli}" export "$work/result" -o "$work/huadu.gpkg" --to-crs EPSG:4547 --quiet --lang "${LANG_OF_PICTURE:-zh}"
QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$work" /usr/bin/python3 scripts/picture-qgis.py "$work/huadu.gpkg" docs/images/qgis.png
echo docs/images/qgis.png
