#!/usr/bin/env bash
# alone: it measures
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/20-rule-swaps.py" "$@"
