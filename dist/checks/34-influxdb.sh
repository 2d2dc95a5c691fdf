#!/usr/bin/env bash
# timeout: 600
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/34-influxdb.py" "$@"
