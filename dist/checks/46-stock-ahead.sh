#!/usr/bin/env bash
# timeout: 400
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/46-stock-ahead.py" "$@"
