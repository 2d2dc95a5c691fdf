"""A vendor's forecaster of some thirty lines enters the arena by dropping its JAR.

The template's variant is built by Maven against the installation's API alone and passes its contract
test and `looptwin plugin verify`. Dropped into a running server, it is tried on past origins of every
target of the next forecast, and each outlook says what it earned there, as a ratio to naive. When the
JAR is removed, no later outlook mentions it.
"""

import re

from drills import drill, plugins, server, template
from drills.drill import expect, say, wait_until
from drills.plant import Operator
from drills.suppliers import Suppliers

PLUGIN = "com.example.cheapestfirst"  # the template's bundle, with another source in it
SOURCE = "src/main/java/com/example/lastyear/LastYearForecaster.java"
FORECASTER = "last-year"
FILE = "lastyear.jar"
MOST_LINES = 30
IN_USE_S = 40
EARNED = re.compile(rf"mix of .*{FORECASTER} \d|{FORECASTER} not admitted: \d+\.\d+ x naive one month ahead")


def own_lines(text):
    """What a vendor has to write: without package, imports, comments and blank lines."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not re.match(r"package |import |/\*\*|\*|//", line)]


def outlooks(subject, suppliers):
    """What the forecasts say that the next decision is made with: notes by target."""
    supplier, _, _, _ = suppliers.disrupt(180)
    said = {each["target"]: " ".join(each["notes"]) for each in subject.get("/api/v1/forecasts")["forecasts"]}
    suppliers.recover(supplier)
    return said


def state(subject):
    return {p["name"]: p["state"] for p in subject.get("/api/v1/plugins")["plugins"]}.get(PLUGIN)


def forecaster_plugin(folder):
    copy = template.Template(folder, "vendor", template.local_repository(folder)).variant("forecaster")
    lines = len(own_lines(copy.text(SOURCE)))
    expect(lines <= MOST_LINES, f"the template's forecaster has {lines} lines, expected {MOST_LINES} or fewer")
    jar, seconds = copy.build(tests=True)
    code, out, err = server.command("plugin", "verify", jar)
    expect(code == 0, f"plugin verify: exit {code}\n{(out + err)[-2000:]}")
    say(f"{lines} lines of its own, built with its contract test in {seconds:.0f} s, verified")
    with server.Server(folder / "home") as subject:
        subject.start()
        operator = Operator(subject.mqtt_port)
        suppliers = Suppliers(subject.home, operator)
        plugins.drop(jar, subject.home / "plugins", FILE)
        took = wait_until(lambda: state(subject) == "ACTIVE", IN_USE_S, f"{FILE} in use")
        said = outlooks(subject, suppliers)
        untried = [target for target, notes in said.items() if not EARNED.search(notes)]
        expect(said and not untried, f"{FORECASTER} is not tried for {untried}: {said}")
        (subject.home / "plugins" / FILE).unlink()
        wait_until(lambda: state(subject) != "ACTIVE", IN_USE_S, f"{FILE} removed")
        left = [target for target, notes in outlooks(subject, suppliers).items() if FORECASTER in notes]
        expect(not left, f"{FORECASTER} is removed and still stands in the outlooks of {left}")
        operator.close()
        code = subject.stop()
    expect(code == 0, f"SIGTERM: exit {code}")
    say(f"in use {took:.1f} s after it was dropped, tried for {len(said)} targets, gone when it was removed")


if __name__ == "__main__":
    drill.hold(forecaster_plugin)
