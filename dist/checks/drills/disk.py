"""A small disk of its own (tmpfs), and a file that fills it."""

import os
import shutil
import subprocess

from .drill import Skipped

MEGABYTE = 1 << 20


class Disk:
    """Mounted for the ``with`` block; needs root."""

    def __init__(self, folder, megabytes):
        self.folder = folder
        self._megabytes = megabytes
        self._ballast = folder / "ballast"

    def __enter__(self):
        if os.geteuid() != 0:
            raise Skipped("only root may mount a small disk; run it as root")
        self.folder.mkdir(parents=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self._megabytes}m", "looptwin", str(self.folder)],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            self.folder.rmdir()
            raise Skipped(f"a tmpfs cannot be mounted here: {done.stderr.strip()}")
        return self

    def __exit__(self, failure, *_):
        if failure:
            self.relieve()
            shutil.copytree(self.folder, self.folder.with_name("kept"), dirs_exist_ok=True)
        subprocess.run(["umount", "--lazy", str(self.folder)], check=False)

    def free_mb(self):
        state = os.statvfs(self.folder)
        return state.f_bavail * state.f_frsize / MEGABYTE

    def leave(self, megabytes):
        """Fills the disk until so much is free."""
        with self._ballast.open("ab") as file:
            while (more := self.free_mb() - megabytes) >= 1:
                file.write(bytes(int(min(more, 8) * MEGABYTE)))
                file.flush()

    def fill(self):
        """Takes all there is, to the last byte, as often as asked."""
        with self._ballast.open("ab", buffering=0) as file:
            for size in (MEGABYTE, 4096, 1):
                try:
                    while file.write(bytes(size)) == size:
                        pass
                except OSError:
                    pass  # full

    def relieve(self):
        self._ballast.unlink(missing_ok=True)
