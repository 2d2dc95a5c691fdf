#!/usr/bin/env bash
# alone: it measures
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/65-plugin-swaps.py" "$@"
