#!/usr/bin/env bash
# Tests `landcli serve` from outside: hostile and slow clients, the interface against its description, the page in a browser.
#     scripts/serve-tests.sh [LANDCLI [network|api|browser]...]
# Ends with status 1 when anything failed. PICTURES=docs/images keeps pictures of the page.
set -uo pipefail
cd "$(dirname "$0")/.."

cli=$(realpath "${1:-.build/release/landcli}")
shift || true
python=$PWD/.venv/bin/python
plan=$PWD/sampledata/huadu/plan.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

"$cli" rank "$plan" -o "$work/results" --quiet || exit 1
for part in "${@:-network api browser}"; do
  for name in $part; do
    case $name in
    network) "$python" -B Tests/serve/test_network.py "$cli" "$work/results" ;;
    api) "$python" -B Tests/serve/test_api.py "$cli" "$plan" "$work/results" "$work" ;;
    browser) "$python" -B Tests/browser/test_serve.py "$cli" "$plan" "$work" ${PICTURES:+--picture "$PICTURES"} ;;
    *) echo "serve-tests: there is no part $name: network, api, browser" >&2; exit 64 ;;
    esac || failed=1
  done
done
exit "$failed"
