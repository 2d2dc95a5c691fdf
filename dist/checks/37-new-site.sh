#!/usr/bin/env bash
# timeout: 240
exec /usr/bin/python3 -B "$(dirname "$(readlink -f "$0")")/37-new-site.py" "$@"
