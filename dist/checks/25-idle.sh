#!/usr/bin/env bash
# timeout: 300
# alone: it measures
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/25-idle.py" "$@"
