#!/usr/bin/env bash
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/43-forecast.py" "$@"
