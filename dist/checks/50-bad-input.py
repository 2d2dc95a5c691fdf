"""Bad input gives the promised errors: one line, exit code 2, no stack trace, nothing changed."""

import os
import re
import shutil

from drills import bad_messages, bad_rules
from drills.checklist import hold_list
from drills.plant import client
from drills.server import Server, installation

ERROR = re.compile(r"^looptwin: error: .+", re.M)
TRACE = re.compile(r"^\s+at [\w.$/]+\(|Exception in thread|^Caused by:", re.M)
COMMANDS = [  # arguments, what the error must name
    ("nonsense", "nonsense"),
    ("plan", "CASE"),
    ("plan nowhere", "nowhere"),
    ("plan tiny --policy bold", "deterministic"),
    ("plan tiny --commodities CO", "LI"),
    ("plan tiny --solver oracle", "highs"),
    ("plan tiny --months 13", "1 to 12"),
    ("plan tiny --gap 2", "0 to 1"),
    ("plan tiny --time-limit -1", "above 0"),
    ("plan tiny --nodes n99", "n18"),
    ("pareto tiny --points 2", "3 to 200"),
    ("pareto tiny --method best", "nsga2"),
    ("pareto tiny --risk 1.5", "0 to 1"),
    ("pareto tiny --solver oracle", "highs"),
    ("plan tiny --sites R99", "R99"),
    ("plan tiny --export model.txt", ".mps"),
    ("plan tiny --export /proc/nowhere/model.mps", "/proc/nowhere"),
    ("plan tiny --out plain/out", "plain/out"),
    ("plan tiny --wings 2", "--wings"),
    ("validate nowhere", "meb-europe"),
    ("check tiny --pack nowhere", "house-rules"),
    ("check tiny --on 2027-13-01", "2027-13-01"),
    ("check tiny --plan plain", "plain"),
    ("rules turn", "turn"),
    ("rules test --pack nowhere", "nowhere"),
    ("rules list --home nowhere", "nowhere"),
    ("rules dry-run", "--rules"),
    ("replay", "--scenario"),
    ("replay plain", "plain:1"),
    ("replay --scenario flood", "strike_cl"),
    ("replay --scenario noise --mqtt bogus", "bogus"),
    ("rebuild --home nowhere --out new", "nowhere"),
    ("twin --home nowhere", "nowhere"),
    ("export pictures --home nowhere", "ledger or history"),
    ("demo --scenario flood", "strike_cl"),
    ("demo --speed 0", "--speed"),
    ("run --case nowhere --home new", "meb-europe"),
    ("run --http-port 99999 --home new", "65535"),
    ("run --mqtt ftp://there --home new", "tcp://"),
    ("run --bind 203.0.113.9 --home new", "203.0.113.9"),
    ("run --http-port 0 --home plain", "plain"),
    ("run --http-port 0 --home /proc/nowhere", "/proc/nowhere"),
]


def refused(check, what, done, *names):
    """Exit code 2 and one error line that names what it must."""
    errors = ERROR.findall(done.stderr)
    said = f"exit {done.returncode}\n{done.stderr}{done.stdout[:300]}"
    check.expect(done.returncode == 2 and len(errors) == 1 and "expected" in errors[0]
                 and all(name in done.stderr + done.stdout for name in names)
                 and not TRACE.search(done.stderr + done.stdout),
                 f"{what}: {errors[0] if errors else 'no error'}", said)


def commands(check):
    (check.folder / "plain").write_text("just text\n", encoding="utf-8")
    before = sorted(os.listdir(check.folder))
    done = check.looptwins(line.split() for line, _ in COMMANDS)
    for (line, name), one in zip(COMMANDS, done):
        refused(check, line, one, name)
    check.expect(sorted(os.listdir(check.folder)) == before, "no command has left anything",
                 sorted(os.listdir(check.folder)))


def edit(file, old, new):
    """Replaces the first `old`, which must be there; gives its line number."""
    text = file.read_text(encoding="utf-8")
    at = text.index(old)
    file.write_text(text[:at] + new + text[at + len(old):], encoding="utf-8")
    return text.count("\n", 0, at) + 1


BROKEN = {  # name: (file, old, new, what the line must say)
    "bad number": ("demand_monthly.csv", "\n2,V01,80000", "\n2,V01,12x", "12x"),
    "not a finite number": ("demand_monthly.csv", "\n2,V01,80000", "\n2,V01,NaN", "NaN"),
    "unknown node": ("lanes.csv", "\nS02-B01-road,S02,", "\nS02-B01-road,S99,", "S99"),
    "probability 1.2": ("lanes.csv", "\nS02-B01-road,S02,B01,LI,road,,100,0.6,0.01,0.01,1,2,0.01",
                        "\nS02-B01-road,S02,B01,LI,road,,100,0.6,0.01,0.01,1,2,1.2", "1.2"),
    "duplicate id": ("nodes.csv", "\nS02,S,", "\nS01,S,", "S01"),
    "damaged JSON": ("parameters.json", "{", "{,", "parameters.json:1"),
}


def case_folders(check):
    tiny = installation() / "cases/tiny"
    asked = []
    for name, (file, old, new, _) in BROKEN.items():
        folder = check.folder / name.replace(" ", "-")
        shutil.copytree(tiny, folder)
        line = edit(folder / file, old, new) + new.count("\n")
        asked.append((name, line, ("validate", folder)))
        if name == "bad number":
            asked += [(name, line, ("plan", folder)), (name, line, ("run", "--case", folder, "--home", "new"))]
    for (name, line, command), done in zip(asked, check.looptwins(command for _, _, command in asked)):
        file, _, _, says = BROKEN[name]
        problems = [said for said in (done.stdout + done.stderr).splitlines()
                    if re.match(rf"(\S*/)?{re.escape(file)}:{line}: .*expected ", said) and says in said]
        refused(check, f"{command[0]}, {name}", done, f"{file}:{line}")
        check.expect(problems, f"{command[0]}, {name}: {problems[0] if problems else ''}",
                     done.stdout + done.stderr)
    check.expect(not (check.folder / "new").exists(), "run on a broken case leaves no home behind")
    folder = check.folder / "missing-file"
    shutil.copytree(tiny, folder)
    (folder / "lanes.csv").unlink()
    refused(check, "validate, missing file", check.looptwin("validate", folder), "lanes.csv")
    folder = check.folder / "unit-slip"
    shutil.copytree(tiny, folder)
    line = edit(folder / "lanes.csv", "\nS02-B01-road,S02,B01,LI,road,,100,0.6,0.01",
                "\nS02-B01-road,S02,B01,LI,road,,100,0.6,10") + 1
    done = check.looptwin("validate", folder)
    check.expect(done.returncode == 0 and f"lanes.csv:{line}" in done.stdout + done.stderr,
                 "validate: a lane in EUR per tonne-km is a warning", done.stdout + done.stderr)


def healthy(check, what, server):
    status, text = server.call("/health/ready")
    check.expect(status == 200, f"{what}: the server is ready", text)


def server_side(check):
    with Server(check.folder / "home") as server:
        server.start()
        for option, taken, other in (("--http-port", server.http_port, "--mqtt-port"),
                                     ("--mqtt-port", server.mqtt_port, "--http-port")):
            done = check.looptwin("run", "--home", "other-home", option, taken, other, 0)
            refused(check, f"run, {option} taken", done, str(taken), f"{option} 0")
        check.expect(not (check.folder / "other-home").exists(), "a taken port leaves no home behind")
        done = check.looptwin("run", "--home", server.home, "--http-port", 0, "--mqtt-port", 0)
        refused(check, "run, home in use", done, "in use", "--home DIR")
        done = check.looptwin("rebuild", "--home", server.home, "--out", server.home)
        refused(check, "rebuild, --out not empty", done, "not empty")
        done = check.looptwin("twin", "--home", server.home, "--at", "yesterday")
        refused(check, "twin, --at", done, "yesterday")
        bad_rules.drill(check, server)
        healthy(check, "after bad rules", server)
        bad_messages.drill(check, server, client)
        healthy(check, "after bad messages", server)
        check.expect(server.stop() == 0, "SIGTERM ends the server with 0")
        check.expect(not TRACE.search(server.said()), "the server has printed no stack trace", server.tail())


hold_list("bad-input", commands, case_folders, server_side)
