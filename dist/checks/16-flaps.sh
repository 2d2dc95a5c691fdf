#!/usr/bin/env bash
# waits: hardly works
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/16-flaps.py" "$@"
