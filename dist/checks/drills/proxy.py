"""A cable between MQTT clients and their broker that can be pulled in several ways."""

import socket
import struct
import threading

from .server import free_port

CHUNK = 1 << 16
UP, DOWN = "up", "down"  # from the client, from the broker
AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: close with a reset


class Pipe:
    """One connection: two sockets and a thread for each direction."""

    def __init__(self, proxy, client, broker):
        self._proxy = proxy
        self._ends = {UP: (client, broker), DOWN: (broker, client)}
        self._flowing = threading.Event()
        self._flowing.set()
        self._left = {UP: None, DOWN: None}  # bytes until the cut
        self._cut = False
        self._witness = proxy.witness and proxy.witness()
        for way in self._ends:
            threading.Thread(target=self._pump, args=(way,), daemon=True).start()

    def _pump(self, way):
        source, sink = self._ends[way]
        try:
            while data := source.recv(CHUNK):
                self._flowing.wait()
                if self._cut:
                    break
                left = self._left[way]
                if left is not None:
                    data = data[:left]
                self._tell(way, data)
                sink.sendall(data)
                if left is not None:
                    break
        except OSError:
            pass  # one end is gone, so the other must go
        self._flowing.wait()
        self.cut()
        source.close()

    def _tell(self, way, data):
        """Before it can arrive: an acknowledgement counts from the moment it is on the line."""
        if self._witness:
            self._witness.hear(way, data)

    def freeze(self):
        """Passes nothing on; both ends believe that they are connected."""
        self._flowing.clear()

    def cut(self):
        """Both ends see the connection break."""
        self._cut = True
        self._break(UP)
        self._break(DOWN)
        self._flowing.set()
        self._proxy.gone(self)

    def leave_client(self):
        """Only the client sees the connection break, after a freeze; the broker still believes in it."""
        self._proxy.gone(self)
        self._break(UP)

    def _break(self, way):
        end = self._ends[way][0]
        try:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it is closed already

    def cut_within(self, way, count):
        """Passes so many bytes of what comes next on and cuts, most likely amid a packet."""
        self._left[way] = count


class Proxy:
    """Listens on a port of its own and forwards to a broker's port on this machine."""

    def __init__(self, target, witness=None):
        self.port = free_port()
        self.witness = witness
        self.connections = 0  # how often a client has come
        self.open = True  # else a client is let in and thrown out at once
        self._target = target
        self._pipes = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def url(self):
        return f"tcp://127.0.0.1:{self.port}"

    def _listen(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._join(client)

    def _join(self, client):
        try:
            if not self.open:
                raise OSError("shut")
            broker = socket.create_connection(("127.0.0.1", self._target), 5)
            broker.settimeout(None)
        except OSError:
            client.close()
            return
        with self._lock:
            self._pipes.append(Pipe(self, client, broker))

    def gone(self, pipe):
        with self._lock:
            if pipe in self._pipes:
                self._pipes.remove(pipe)

    def pipes(self):
        """The present connections."""
        with self._lock:
            return list(self._pipes)

    def cut(self):
        for pipe in self.pipes():
            pipe.cut()

    def close(self):
        self.open = False
        self._listener.close()
        self.cut()
