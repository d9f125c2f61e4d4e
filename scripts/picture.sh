#!/usr/bin/env bash
# Draws docs/images/huadu.png from the sample study, ranked anew.      scripts/picture.sh [LANDCLI]
set -euo pipefail
cd "$(dirname "$0")/.."
cli=${1:-.build/release/landcli}
scripts/setup.sh picture
.venv/bin/python -c 'import matplotlib' 2>/dev/null || .venv/bin/pip install --quiet --disable-pip-version-check -r scripts/picture-requirements.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
study=sampledata/huadu
"$cli" rank $study/plan.yaml -o "$work/out"
mkdir -p docs/images
.venv/bin/python scripts/picture.py "$work/out/ranked.geojson" $study/{parks,zones,district}.geojson docs/images/huadu.png
echo "picture: docs/images/huadu.png"
