#!/usr/bin/env bash
# What the formatter does not see. Each finding is a line; the exit status is 1 when there is one.
set -uo pipefail
cd "$(dirname "$0")/.."

findings=0
# finds TEXT PATTERN PATH...: lines of tracked and new files that match, comments left out.
finds() {
  local text=$1 pattern=$2 lines
  shift 2
  lines=$(git grep --untracked -nE "$pattern" -- "$@" | grep -vE '^[^:]+:[0-9]+:[[:space:]]*//|// out of memory') || return 0
  printf '%s:\n%s\n' "$text" "$lines" >&2
  findings=$((findings + 1))
}

finds "only Native/ may import GEOS and PROJ" '^[[:space:]]*(@[a-zA-Z_]+ )*(internal |private |public )?import (CGEOS|CProj)\b' \
  'Sources/*.swift' ':!Sources/LandKit/Native/*'
finds "a library does not print" '\b(print|debugPrint|dump|NSLog)\(' 'Sources/LandKit/*.swift' 'Sources/LandStore/*.swift' \
  'Sources/LandSample/*.swift' 'Sources/LandOffice/*.swift' 'Sources/LandReport/*.swift' 'Sources/LandServe/*.swift'
finds "a library does not exit" '(^|[^.a-zA-Z])(exit|abort)\(' 'Sources/LandKit/*.swift' 'Sources/LandStore/*.swift' \
  'Sources/LandSample/*.swift' 'Sources/LandOffice/*.swift' 'Sources/LandReport/*.swift' 'Sources/LandServe/*.swift'
# Out of memory is no error that a caller could handle; Swift's own allocations trap on it as well.
finds "errors are thrown, not trapped" 'try!|\bas!|fatalError\(' 'Sources/*.swift'
finds "leave nothing for later in sources" 'TODO|FIXME|XXX' 'Sources/*' 'scripts/*' ':!scripts/check-sources.sh'

# Packages named in one place: what Package.swift tells SwiftPM of apt must be in packages.txt.
while read -r package; do
  grep -qE "^$package( |:|$)" packages.txt || {
    printf 'Package.swift names the apt package %s, packages.txt does not\n' "$package" >&2
    findings=$((findings + 1))
  }
done < <(grep -oE '\.apt\(\[[^]]*\]' Package.swift | grep -oE '"[^"]+"' | tr -d '"')

for script in scripts/*.sh Benchmarks/*.sh Benchmarks/peers/*.sh .ci/run; do
  bash -n "$script" || findings=$((findings + 1))
done
if command -v python3 >/dev/null 2>&1; then
  # Compiled in memory: nothing is left beside the sources.
  python3 - Tests/oracle/*.py Tests/browser/*.py scripts/*.py Benchmarks/*/*.py <<'PY' || findings=$((findings + 1))
import sys
bad = 0
for path in sys.argv[1:]:
    try:
        compile(open(path, encoding='utf-8').read(), path, 'exec')
    except SyntaxError as e:
        bad += 1
        print(f'{path}:{e.lineno}: {e.msg}', file=sys.stderr)
sys.exit(bool(bad))
PY
fi

[ "$findings" -eq 0 ] || { echo "$findings kinds of findings" >&2; exit 1; }
