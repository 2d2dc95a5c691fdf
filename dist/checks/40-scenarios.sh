#!/usr/bin/env bash
# timeout: 1200
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/40-scenarios.py" "$@"
