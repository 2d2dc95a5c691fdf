#!/usr/bin/env bash
# timeout: 600
# alone: it measures
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/65-plugin-swaps.py" "$@"
