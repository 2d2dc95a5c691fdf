"""Small plug-ins, built with the JDK alone: sources with marks filled in, a manifest, components."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from .drill import Failed, Skipped
from .server import installation

SOURCES = Path(__file__).resolve().parents[1] / "plugin-sources"
COMPONENT = """<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="{type}"{hooks} immediate="true">
<implementation class="{type}"/>{properties}
<service><provide interface="{spi}"/></service>{references}
</scr:component>"""


class Kind:
    """A kind of plug-in: what its component looks like."""

    def __init__(self, source, spi, imports, hooks="", references="", properties=""):
        self.source = source
        self.spi = spi
        self.imports = imports
        self.hooks = hooks
        self.references = references
        self.properties = properties


def _reference(name, interface):
    title = name.capitalize()
    return f'<reference name="{name}" interface="{interface}" bind="set{title}" unbind="unset{title}"/>'


SOLVER = Kind(
    "SwapSolver", "org.looptwin.optimise.api.Solver",
    ["org.looptwin.optimise.api", "org.looptwin.model.plan", "org.looptwin.model.network",
     "org.looptwin.model.uncertainty"],
    references=_reference("planning", "org.looptwin.optimise.api.Planning"),
    properties='<property name="service.ranking" type="Integer" value="1000"/>')
FORECASTER = Kind(
    "SwapForecaster", "org.looptwin.forecast.api.Forecaster",
    ["org.looptwin.forecast.api", "org.looptwin.model.forecast", "org.looptwin.model.quantity"],
    hooks=' activate="start" deactivate="stop"')
CONNECTOR = Kind(
    "SwapConnector", "org.looptwin.connector.api.Connector", ["org.looptwin.connector.api"],
    hooks=' activate="start" deactivate="stop"',
    references=_reference("inbox", "org.looptwin.connector.api.Inbox"))


def build(folder, kind, version, name=None, api="[1.0,2)", **marks):
    """A bundle JAR in a folder; ``marks`` replace ``@NAME@`` in the source."""
    name = name or f"drill.{kind.source}"
    jar = folder / f"{name}-{version}.jar"
    work = folder / f"{name}-{version}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    text = (SOURCES / f"{kind.source}.java").read_text(encoding="utf-8")
    for mark, value in {"VERSION": version, **marks}.items():
        text = text.replace(f"@{mark}@", str(value))
    source = work / f"{kind.source}.java"
    source.write_text(text, encoding="utf-8")
    _compile(source, work)
    type_name = f"org.looptwin.drill.{kind.source}"
    component = COMPONENT.format(
        type=type_name, spi=kind.spi, hooks=kind.hooks,
        properties=kind.properties, references=kind.references)
    manifest = _manifest({
        "Bundle-SymbolicName": name, "Bundle-Version": version,
        "Import-Package": ",".join(
            f'{package};version="{api}"' if package.endswith(".api") else package
            for package in kind.imports),
        "Service-Component": "OSGI-INF/component.xml",
        "Require-Capability":
            'osgi.extender;filter:="(&(osgi.extender=osgi.component)(version>=1.3)(!(version>=2)))"'})
    with zipfile.ZipFile(jar, "w") as bundle:
        bundle.writestr("META-INF/MANIFEST.MF", manifest)
        bundle.writestr("OSGI-INF/component.xml", component)
        for found in sorted(work.rglob("*.class")):
            bundle.write(found, found.relative_to(work))
    return jar


def pack(folder, version, text, name="drill.pack"):
    """A plug-in that is data only: one policy pack."""
    jar = folder / f"{name}-{version}.jar"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(jar, "w") as bundle:
        bundle.writestr("META-INF/MANIFEST.MF", _manifest(
            {"Bundle-SymbolicName": name, "Bundle-Version": version}))
        bundle.writestr("policy-packs/pack.json", text)
    return jar


def drop(jar, folder, name):
    """Into a folder, in one go."""
    part = folder / f".{name}.part"
    shutil.copyfile(jar, part)
    part.rename(folder / name)


def _compile(source, target):
    home = os.environ.get("JAVA_HOME")
    compiler = shutil.which("javac", path=f"{home}/bin" if home else None)
    if compiler is None:
        raise Skipped("there is no javac; a JDK is needed to build the plug-ins")
    path = os.pathsep.join(str(jar) for jar in installation().glob("system/2/*.jar"))
    done = subprocess.run(
        [compiler, "--release", "17", "-proc:none", "-cp", path, "-d", str(target), str(source)],
        capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{source.name} does not compile:\n{done.stderr}")


def _manifest(headers):
    lines = []
    for key, value in {"Manifest-Version": "1.0", "Bundle-ManifestVersion": "2", **headers}.items():
        line = f"{key}: {value}"
        lines.append(line[:70])
        lines.extend(f" {line[at:at + 69]}" for at in range(70, len(line), 69))
    return "\r\n".join(lines) + "\r\n\r\n"
