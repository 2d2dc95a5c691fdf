"""A client of the REST interface that never rests."""

import threading
import time

TIMEOUT_S = 60
PAUSE_S = 0.05


class Caller:
    """Calls these paths in turn all the time and counts what fails; who holds `busy` has it wait."""

    def __init__(self, subject, paths, timeout=TIMEOUT_S):
        self._server = subject
        self._paths = paths
        self._timeout = timeout
        self._ended = threading.Event()
        self.busy = threading.Lock()
        self.calls = 0
        self.longest = 0.0
        self.failures = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while not self._ended.is_set():
            with self.busy:
                self._call(self._paths[self.calls % len(self._paths)])
            time.sleep(PAUSE_S)

    def _call(self, path):
        begun = time.monotonic()
        try:
            status, text = self._server.call(path, timeout=self._timeout)
        except OSError as broken:
            status, text = 0, str(broken)
        self.calls += 1
        self.longest = max(self.longest, time.monotonic() - begun)
        if status != 200:
            self.failures.append(f"GET {path}: {status} {text[:200]}")

    def end(self):
        self._ended.set()
        self._thread.join()
