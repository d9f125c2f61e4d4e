# What the scripts of `make test-oracle` share; sourced, not run. `$work` is a folder that goes when the script ends.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# step NAME COMMAND...: a line a step; the whole output of one that fails.
step() {
  local name=$1 log=$work/log
  shift
  if "$@" >"$log" 2>&1 </dev/null; then
    passed=$((passed + 1))
    printf 'ok    %-62s %s\n' "$name" "$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -1)"
  else
    failed=$((failed + 1))
    printf 'FAIL  %s\n      %s\n' "$name" "$*"
    sed 's/^/      /' "$log"
  fi
}
