#!/usr/bin/env bash
# timeout: 420
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/41-contract.py" "$@"
