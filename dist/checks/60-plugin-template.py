"""A vendor's first plug-in, and five that went wrong, on a running server.

The template is copied out of the installation and built by Maven against the API in the
installation alone. The plug-in passes `looptwin plugin verify`, is in use two seconds after it was
dropped and plans a decision. Then it is replaced by broken versions: built for another API, no
bundle, with a false proof (found at the door); throwing, never returning, proving falsely on the
server's own case only (found in use). Each is told with its reason, the version before is back, and
the loop decides every time.
"""

import time
from pathlib import Path

from drills import drill, server, template
from drills.drill import expect, say, wait_until
from drills.plant import Operator
from drills.suppliers import Suppliers

PLUGIN = "com.example.cheapestfirst"
GOOD = ("cheapest-first", "1.0.0")
FILE = "cheapestfirst.jar"
IN_USE_S = 40
BUILT_IN = {"highs", "ojalgo"}

SOLVE = "    long end = System.nanoTime() + budget.time().toNanos();\n"
LARGE = "problem.reference().network().nodes().size() > 20"
CLOSING = "      close(flows, open, cost.get(), limit);\n"
BOUND = "      double bound = flows.boundEur(budget, limit);\n"
FLOWS = "    try (ExactFlows flows = planning.flows(problem)) {\n"
STUBBORN = (
    "    PlanningProblem asked = !(" + LARGE + ") ? problem : new PlanningProblem(\n"
    "        problem.reference(), problem.subset(), problem.mode(), problem.months(),\n"
    "        problem.policy(), problem.outlooks(), problem.uncertainty(), problem.initial(),\n"
    "        problem.sites(), 1e4, problem.twinRevision());\n")


def wrong_api(copy):
    copy.edit("bnd.bnd", "Bundle-Vendor:",
              'Import-Package: org.looptwin.optimise.api;version="[2.0,3)", *\nBundle-Vendor:')


def throws(copy):
    copy.edit(template.SOURCE, SOLVE,
              f'    if ({LARGE}) throw new IllegalStateException("out of cheese");\n' + SOLVE)


def never_returns(copy):
    copy.edit(template.SOURCE, SOLVE,
              f"    while ({LARGE}) {{ Thread.onSpinWait(); }}\n" + SOLVE)


def false_proof(copy):
    """Opens everything and calls that optimal: wrong on any case with a centre too many."""
    copy.edit(template.SOURCE, CLOSING, "")
    copy.edit(template.SOURCE, BOUND, "      double bound = cost.get();\n")


def false_proof_in_use(copy):
    """Never moves a share and calls that optimal, on the server's case only."""
    copy.edit(template.SOURCE, FLOWS, STUBBORN + "    try (ExactFlows flows = planning.flows(asked)) {\n")
    copy.edit(template.SOURCE, BOUND,
              f"      double bound = {LARGE} ? cost.get() : flows.boundEur(budget, limit);\n")


class Visit:
    """The server, what its loop decides, what it says about plug-ins."""

    def __init__(self, subject):
        self.server = subject
        self._operator = Operator(subject.mqtt_port)
        self._suppliers = Suppliers(subject.home, self._operator)

    def close(self):
        self._operator.close()

    def decision(self, seconds=240):
        """A disruption and what is decided; returns who planned it, with the version, and the seconds."""
        _, _, took, decision = self._suppliers.disrupt(seconds)
        plan = self.server.get(f"/api/v1/plans/{decision['planId']}")
        return (plan["solver"]["name"], plan["solver"]["version"]), took

    def drop(self, jar):
        plugins = self.server.home / "plugins"
        part = plugins / (FILE + ".part")
        part.write_bytes(Path(jar).read_bytes())
        part.rename(plugins / FILE)

    def plugins(self):
        return self.server.get("/api/v1/plugins")["plugins"]

    def state(self, version, *states):
        return next((p for p in self.plugins()
                     if p["name"] == PLUGIN and p["version"] == version and p["state"] in states), None)

    def active(self, version):
        return wait_until(lambda: self.state(version, "ACTIVE"), IN_USE_S, f"{PLUGIN} {version} ACTIVE")

    def why(self):
        """The newest reason in plugins/rejected, or none."""
        while True:
            try:
                found = sorted((self.server.home / "plugins/rejected").glob("*.why"),
                               key=lambda path: path.stat().st_mtime)
                return found[-1].read_text(encoding="utf-8").strip() if found else ""
            except FileNotFoundError:
                pass  # renamed by the server while it was looked at: look again


def verify(jar, passes, *words):
    """`looptwin plugin verify`: exit code and what it says."""
    code, out, err = server.command("plugin", "verify", jar)
    said = out + err
    expect(code == (0 if passes else 1), f"plugin verify {jar.name}: exit {code}\n{said[-2000:]}")
    expect(all(word in said for word in words), f"plugin verify {jar.name} does not say {words}:\n{said[-2000:]}")


def first_plugin(visit, jar):
    visit.drop(jar)
    took = visit.active("1.0.0")
    solver, seconds = visit.decision()
    expect(solver == GOOD, f"the decision was planned by {solver}, expected {GOOD}")
    say(f"in use {took:.1f} s after it was dropped; it planned a decision in {seconds:.1f} s")


def at_the_door(visit, what, jar, *words):
    """A broken version is rejected with a reason, the good one goes on."""
    before = visit.why()
    visit.drop(jar)
    wait_until(lambda: visit.why() != before, 40, f"{what}: a reason in plugins/rejected")
    why = visit.why()
    expect(all(word in why for word in words), f"{what}: the reason does not say {words}: {why}")
    visit.active("1.0.0")
    solver, _ = visit.decision()
    expect(solver == GOOD, f"{what}: the next decision was planned by {solver}, expected {GOOD}")
    say(f"{what}: rejected: {one_line(why)}")


def in_use(visit, what, version, jar, *words):
    """A broken version that is fine on small cases: the loop decides all the same, then it is stopped."""
    visit.drop(jar)
    visit.active(version)
    longest = 0.0
    for _ in range(3):
        solver, seconds = visit.decision()
        longest = max(longest, seconds)
        expect(solver == GOOD or solver[0] in BUILT_IN, f"{what}: planned by {solver}, the bad version is {version}")
        if not visit.state(version, "ACTIVE"):
            break
    wait_until(lambda: visit.state(version, "STOPPED", "REJECTED"), 60,
               lambda: f"{what}: STOPPED or REJECTED after three decisions: {visit.plugins()}")
    stopped = visit.state(version, "STOPPED", "REJECTED")
    told = stopped["because"] + visit.why()
    expect(all(word in told for word in words), f"{what}: the reason does not say {words}: {told}")
    visit.active("1.0.0")
    say(f"{what}: {stopped['state']}, decisions within {longest:.1f} s: {one_line(stopped['because'])}")


def one_line(text):
    return " ".join(text.split())[:300]


def plugin_template(folder):
    repository = template.local_repository(folder)

    def copy(name, version, *edits):
        made = template.Template(folder, name, repository).version(version)
        made.edit(template.SOURCE, 'VERSION = "1.0.0"', f'VERSION = "{version}"')
        for edit in edits:
            edit(made)
        return made

    good, seconds = template.Template(folder, "good", repository).build(tests=True)
    say(f"the template builds outside the repository, with its contract test, in {seconds:.0f} s")
    verify(good, True)
    lying = copy("false-proof", "1.0.2", false_proof)
    expect("Promised: no bound is above what the cheapest plan costs" in lying.fails_its_tests(),
           "the contract test does not name the false proof")
    jars = {
        "wrong API": copy("wrong-api", "1.0.1", wrong_api).build()[0],
        "false proof": lying.build()[0],
        "throws": copy("throws", "1.0.3", throws).build()[0],
        "hangs": copy("hangs", "1.0.4", never_returns).build()[0],
        "false proof in use": copy("false-in-use", "1.0.5", false_proof_in_use).build()[0],
    }
    no_bundle = folder / "no-bundle.jar"
    no_bundle.write_text("This is no JAR.\n", encoding="utf-8")
    verify(jars["wrong API"], False, "[2.0,3", "1.0")
    verify(jars["false proof"], False, "no bound is above what the cheapest plan costs")
    verify(no_bundle, False)
    with server.Server(folder / "home") as subject:
        subject.start()
        visit = Visit(subject)
        first_plugin(visit, good)
        at_the_door(visit, "wrong API version", jars["wrong API"], "org.looptwin.optimise.api", "[2.0,3")
        at_the_door(visit, "false proof", jars["false proof"], "bound")
        at_the_door(visit, "no bundle", no_bundle)
        in_use(visit, "false proof in use", "1.0.5", jars["false proof in use"], "refuted", "claims")
        in_use(visit, "throws in use", "1.0.3", jars["throws"], "out of cheese")
        in_use(visit, "never returns in use", "1.0.4", jars["hangs"], "did not return")
        visit.close()
        begun = time.monotonic()
        code = subject.stop()
    expect(code == 0, f"SIGTERM: exit {code}")
    say(f"stopped in {time.monotonic() - begun:.1f} s, with the call that never returned")


if __name__ == "__main__":
    drill.hold(plugin_template)
