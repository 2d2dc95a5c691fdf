#!/usr/bin/env bash
# timeout: 600
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/39-coordinate.py" "$@"
