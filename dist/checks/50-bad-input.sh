#!/usr/bin/env bash
# timeout: 900
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/50-bad-input.py" "$@"
