"""The plug-in template as a vendor uses it: copied out of the installation, edited, built by Maven."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from .drill import Failed, Skipped, expect
from .server import installation

REPOSITORY = Path.home() / ".m2/repository"
SOURCE = "src/main/java/com/example/cheapestfirst/CheapestFirstSolver.java"
BUILD_WITHIN_S = 480


def local_repository(folder):
    """Maven's repository without anything of Looptwin's, so that the API comes from the installation."""
    if not REPOSITORY.is_dir():
        raise Skipped(f"there is no {REPOSITORY}; build the distribution here first")
    copy = folder / "m2"
    try:
        shutil.copytree(REPOSITORY, copy, copy_function=os.link,
                        ignore=lambda at, names: ["looptwin"] if at.endswith("org") else [])
    except (OSError, shutil.Error):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(REPOSITORY, copy,
                        ignore=lambda at, names: ["looptwin"] if at.endswith("org") else [])
    return copy


class Template:
    """One copy of the template, with edits."""

    def __init__(self, folder, name, repository):
        if shutil.which("mvn") is None:
            raise Skipped("there is no mvn. Maybe apt-get install maven")
        self._folder = folder / name
        self._repository = repository
        shutil.copytree(installation() / "plugin-template", self._folder)

    def edit(self, file, old, new):
        """Replaces text that must be there exactly once."""
        path = self._folder / file
        text = path.read_text(encoding="utf-8")
        expect(text.count(old) == 1, f"{file} of the template has '{old}' {text.count(old)} times")
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self

    def variant(self, name):
        """Another kind of plug-in, as the template's README says."""
        shutil.rmtree(self._folder / "src")
        shutil.copytree(self._folder / "variants" / name / "src", self._folder / "src")
        return self

    def text(self, file):
        return (self._folder / file).read_text(encoding="utf-8")

    def version(self, version):
        return self.edit("pom.xml", "<version>1.0.0</version>", f"<version>{version}</version>")

    def build(self, tests=False):
        """The JAR and the seconds that it took."""
        begun = time.monotonic()
        done = self._maven("package", *([] if tests else ["-Dmaven.test.skip=true"]))
        if done.returncode:
            raise Failed(f"{self._folder.name} does not build:\n{done.stdout[-3000:]}")
        jars = list(self._folder.glob("target/*.jar"))
        expect(len(jars) == 1, f"{self._folder.name} has built {jars}, expected one JAR")
        return jars[0], time.monotonic() - begun

    def fails_its_tests(self):
        """What Maven says; fails when the tests pass."""
        done = self._maven("package")
        expect(done.returncode != 0, f"{self._folder.name}: its own contract test passes")
        return done.stdout

    def _maven(self, *goals):
        return subprocess.run(
            ["mvn", "-o", "-q", f"-Dmaven.repo.local={self._repository}",
             f"-Dlooptwin.dir={installation().resolve()}", *goals],
            cwd=self._folder, env=dict(os.environ, MAVEN_OPTS=f"{os.environ.get('MAVEN_OPTS', '')} -XX:TieredStopAtLevel=1"),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=BUILD_WITHIN_S, check=False)
