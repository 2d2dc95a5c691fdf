#!/usr/bin/env bash
missing=()
command -v cbc >/dev/null || missing+=(coinor-cbc)
command -v glpsol >/dev/null || missing+=(glpk-utils)
if ((${#missing[@]} > 0)); then
  echo "not installed: ${missing[*]}. Maybe apt-get install ${missing[*]}"
  exit 77
fi
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/30-other-solvers.py" "$@"
