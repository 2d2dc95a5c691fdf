"""Listens in on one MQTT 5 connection: which messages its client has acknowledged to the broker."""

from .proxy import DOWN, UP

PUBLISH, PUBACK = 3, 4


class Testimony:
    """What all connections of a client have acknowledged, in order: (topic, payload)."""

    def __init__(self):
        self.acknowledged = []
        self.delivered = 0

    def __call__(self):
        return _Witness(self)


class _Witness:
    """One connection; packet ids mean something only within it."""

    def __init__(self, testimony):
        self._testimony = testimony
        self._rest = {UP: b"", DOWN: b""}
        self._open = {}

    def hear(self, way, data):
        rest = self._rest[way] + data
        at = 0
        while True:
            found = _packet(rest, at)
            if found is None:
                break
            kind, flags, begin, at = found
            self._take(way, kind, flags, rest[begin:at])
        self._rest[way] = rest[at:]

    def _take(self, way, kind, flags, body):
        if way == DOWN and kind == PUBLISH and flags >> 1 & 3 == 1:
            length = int.from_bytes(body[:2], "big")
            packet_id = int.from_bytes(body[2 + length:4 + length], "big")
            size, payload = _number(body, 4 + length)
            self._open[packet_id] = body[2:2 + length].decode(), body[payload + size:]
            self._testimony.delivered += 1
        elif way == UP and kind == PUBACK and (len(body) == 2 or body[2] < 0x80):
            message = self._open.pop(int.from_bytes(body[:2], "big"), None)
            if message:
                self._testimony.acknowledged.append(message)


def _number(data, at):
    """A variable byte integer and where it ends; None when it is not whole."""
    value = shift = 0
    while at < len(data):
        value |= (data[at] & 0x7F) << shift
        at += 1
        if not data[at - 1] & 0x80:
            return value, at
        shift += 7
    return None


def _packet(data, at):
    """(kind, flags, begin and end of the body) of the packet at a position; None when it is not whole."""
    length = _number(data, at + 1)
    if at >= len(data) or length is None or length[1] + length[0] > len(data):
        return None
    return data[at] >> 4, data[at] & 15, length[1], length[1] + length[0]
