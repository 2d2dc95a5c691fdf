"""A plan told: its screen, its tables and page, its sensitivities, a what-if beside it, and that there is none."""

import csv
import json
import shutil

from drills.browser import Browser
from drills.checklist import hold_list
from drills.drill import Skipped
from drills.server import installation

TIGHT = 1e-6
SUBSET = ("meb-europe", "--nodes", "n30")
FOUND = "plan.html plan.json summary.txt flows.svg map.svg flows.csv purchases.csv stocks.csv sites.csv findings.csv"


def table(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def told(check):
    done = check.looptwin("plan", *SUBSET, "--policy", "dynamic", "--out", "told")
    lines = done.stdout.splitlines()
    heads = {line.split(" ")[0] for line in lines}
    check.expect(done.returncode == 0 and 24 <= len(lines) <= 40, f"one screen: {len(lines)} lines", done.stderr)
    lacking = {"Cost", "Proof", "Results", "Sites", "Bought", "Why", "Protection", "Law", "More"} - heads
    check.expect(not lacking, "cost, proof, sites, purchases, reasons, protection, law", f"lacking: {lacking}")
    folder = check.folder / "told"
    files = {file.name for file in folder.iterdir()}
    check.expect(files == set(FOUND.split()), "every document is there", files)
    tables(check, folder, json.loads((folder / "plan.json").read_text(encoding="utf-8")))
    page(check, folder)


def tables(check, folder, plan):
    bought = table(folder / "purchases.csv")
    eur = sum(float(row["cost_eur"]) for row in bought)
    check.expect(abs(eur - plan["parts"]["purchaseEur"]) <= TIGHT * eur + 1, f"purchases sum to {eur / 1e6:.2f} M",
                 plan["parts"])
    flows = table(folder / "flows.csv")
    delivered = sum(float(row["kwh"]) for row in flows if row["commodity"] == "PACK")
    made = sum(map(sum, plan["productionKwh"].values()))
    check.expect(len(flows) == len(plan["flows"]) and abs(delivered - made) <= TIGHT * made,
                 f"flows: {delivered / 1e6:.2f} GWh of packs leave, as many as are made", made)
    last = [row for row in table(folder / "stocks.csv") if row["month"] == "12" and row["site"].startswith("B")]
    check.expect(len(last) == 12 * 3 and all(abs(float(row["days_of_capacity"]) - 10) < 0.02 for row in last),
                 "stocks end with ten days, as rows of the model say", last[:3])
    sites = {row["site"] for row in table(folder / "sites.csv") if row["open"] == "true"}
    check.expect({site for site, is_open in plan["sites"].items() if is_open} <= sites and len(table(
        folder / "sites.csv")) == 30, "sites: all thirty, the open ones as in the plan", sites)
    states = [finding["state"] for finding in plan["findings"]]
    check.expect(states == [row["state"] for row in table(folder / "findings.csv")] and states, "findings", states)


def page(check, folder):
    try:
        with Browser(1300, 1000) as browser:
            browser.driver.get((folder / "plan.html").as_uri())
            browser.settle()
            browser.shot("plan")
            check.expect(browser.count("svg path title") > 15 and browser.count("table") >= 4, "the page draws the flows")
            labels = browser.run(
                "return [...document.querySelectorAll('svg')].every(s => [...s.querySelectorAll('text')].every(t => {"
                "const a = t.getBoundingClientRect(), b = s.getBoundingClientRect();"
                "return a.left >= b.left - 1 && a.right <= b.right + 1}))")
            check.expect(labels, "no label is cut off")
            for name, what in (("complaints", "no error"), ("strangers", "nothing from elsewhere"),
                               ("faults", "nothing serious for axe-core")):
                found = getattr(browser, name)()
                check.expect(not found, f"the page: {what}", found)
            browser.size(390, 844, phone=True)
            wide = browser.run("return document.documentElement.scrollWidth - window.innerWidth")
            check.expect(wide <= 0, "no sideways scrolling on a phone", wide)
    except Skipped as skipped:
        print(f"      no browser: {skipped}")


def answers(check):
    done = check.looptwin("plan", *SUBSET, "--sites", "existing", "--sensitivity", "carbon=80/115,recovery",
                          "--json", "--out", "answers")
    found = {one["sensitivity"]: one["steps"] for one in json.loads(done.stdout or "[]")}
    carbon = [step["objectiveEur"] for step in found.get("carbon", [])]
    tonnes = [step["emissionsTPerYear"] for step in found.get("carbon", [])]
    check.expect(len(carbon) == 3 and carbon == sorted(carbon) and tonnes == sorted(tonnes, reverse=True),
                 "a higher carbon price: dearer, and less CO2", done.stderr or found)
    recovery = [step["objectiveEur"] for step in found.get("recovery", [])]
    check.expect(len(recovery) == 4 and recovery == sorted(recovery, reverse=True),
                 "the more comes back the cheaper", recovery)
    asked = [step["objectiveEur"] for steps in found.values() for step in steps if step["asked"]]
    check.expect(len(asked) == 2 and abs(asked[0] - asked[1]) <= TIGHT * asked[0], "both hold the plan as asked", asked)
    files = {file.name for file in (check.folder / "answers").iterdir()}
    check.expect(files == {f"sensitivity-{name}.{end}" for name in found for end in ("csv", "svg")}, "files", files)


def what_if(check):
    other = ("--set", "p.S01=0.3", "--set", "carbonPrice=120", "--without", "S03")
    shown = check.looptwin("plan", *SUBSET, *other, "--sites", "existing")
    check.expect(shown.returncode == 0 and "What moves, and why" in shown.stdout
                 and "S03's share of LI falls" in shown.stdout, "a what-if: side by side, and why", shown.stdout)
    (check.folder / "body.json").write_text(
        json.dumps({"supplierP": {"S01": 0.3}, "carbonEurT": 120}), encoding="utf-8")
    body = check.document("plan", *SUBSET, "--what-if", "body.json", "--without", "S03", "--sites", "existing",
                          "--json") or {}
    if body:
        gain = body["plan"]["objectiveEur"] - body["before"]["objectiveEur"]
        check.expect(gain > 0 and body["with"] == body["before"]["id"] and body["changes"] and body["sentences"],
                     f"the same as the server's body takes it: {gain / 1e6:.1f} M dearer", body["sentences"])
    for wrong in (("--set", "p.S99=0.3"), ("--sensitivity", "beta")):
        done = check.looptwin("plan", "tiny", *wrong)
        check.expect(done.returncode == 2 and done.stderr.count("\n") == 1 and "expected" in done.stderr,
                     f"{' '.join(wrong)}: exit 2, one line", done.stderr)


def none(check):
    """No graphite comes in, and too little is in stock to end with ten days: B01 lacks 4 days of it."""
    case = check.folder / "graphite"
    shutil.copytree(installation() / "cases/tiny", case)
    lanes = (case / "lanes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (case / "lanes.csv").write_text("".join(line for line in lanes if not line.startswith("S05-")), encoding="utf-8")
    state = json.loads((case / "initial_state.json").read_text(encoding="utf-8"))
    state["raw_stock_days"] = {"B01": {"GR": 6}}
    (case / "initial_state.json").write_text(json.dumps(state), encoding="utf-8")
    for solver in ("highs", "genetic"):
        done = check.looptwin("plan", case, "--solver", solver, "--out", solver)
        check.expect(done.returncode == 1 and "B01 lacks 13.2 MWh of GR in month 12" in done.stdout,
                     f"{solver}: no plan, and what is missing", done.stderr + done.stdout)
        folder = check.folder / solver
        rows = table(folder / "relaxation.csv") if folder.exists() else []
        check.expect([(row["kind"], row["at"], row["month"]) for row in rows] == [("END_STOCK", "B01", "12")]
                     and "B01 lacks" in (folder / "plan.html").read_text(encoding="utf-8"),
                     f"{solver}: it is written too", rows)


hold_list("plan-documents", told, answers, what_if, none)
