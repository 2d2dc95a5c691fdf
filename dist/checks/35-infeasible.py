"""A question without a plan: what would have to give way, followed in the case's own files."""

import json
import shutil

from drills.checklist import hold_list
from drills.server import installation

DAYS = 30.4
CAPACITY = 100_000  # kWh a month of B01
MISSING = 4 / DAYS * CAPACITY  # it starts with 6 days of stock and should end with 10


def case(check, name, graphite_days):
    """`tiny` without a lane that brings graphite, and little stock."""
    folder = check.folder / name
    shutil.copytree(installation() / "cases/tiny", folder)
    lanes = (folder / "lanes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "lanes.csv").write_text("".join(line for line in lanes if not line.startswith("S05-")), encoding="utf-8")
    state = json.loads((folder / "initial_state.json").read_text(encoding="utf-8"))
    state["raw_stock_days"] = {"B01": {"GR": graphite_days}}
    (folder / "initial_state.json").write_text(json.dumps(state), encoding="utf-8")
    return folder


def told(check):
    done = check.looptwin("plan", case(check, "six", 6))
    lines = done.stdout.splitlines()
    check.expect(done.returncode == 1 and "no plan exists" in done.stderr, "no plan: exit 1", done.stderr)
    check.expect(len(lines) <= 12 and any("B01 lacks 13.2 MWh of GR in month 12" in line for line in lines),
                 f"what is missing, where and when, on one screen: {lines[:1]}", lines)


def carried(check):
    for solver in ("highs", "ojalgo"):
        done = check.looptwin("plan", check.folder / "six", "--solver", solver, "--json")
        answer = json.loads(done.stdout) if done.returncode == 1 else {}
        first = (answer.get("concessions") or [{}])[0]
        check.expect(answer.get("status") == "INFEASIBLE" and len(answer["concessions"]) == 1 and answer["relaxation"],
                     f"{solver}: one limit, in words and as a value", done.stderr or done.stdout)
        check.expect((first.get("kind"), first.get("at"), first.get("commodity"), first.get("month"), first.get("unit"))
                     == ("END_STOCK", "B01", "GR", 12, "kWh") and abs(first["amount"] - MISSING) < 1,
                     f"{solver}: {first.get('amount')} kWh = {MISSING:.1f} by hand", first)


def followed(check):
    less = check.looptwin("plan", case(check, "less", 10 - 0.01 * 4))
    check.expect(less.returncode == 1, "with 1 % less than is missing there is still none", less.stdout)
    plan = check.looptwin("plan", case(check, "ten", 10))
    check.expect(plan.returncode == 0, "with what is missing there is a plan", plan.stderr)


hold_list("infeasible", told, carried, followed)
