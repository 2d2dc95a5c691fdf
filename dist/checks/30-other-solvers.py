"""Exported models solved by CBC and GLPK: equal optima for linear models, overlapping intervals else."""

import re
import subprocess

from drills.checklist import hold_list

TIGHT = 1e-6
GAP = 1e-3
PATIENCE_S = 240
BY_HAND = {1: 7_540_847.83, 12: 90_450_921.35}  # the case tiny, see its README


def near(one, other, tolerance=TIGHT):
    return None not in (one, other) and abs(one - other) <= tolerance * max(1.0, abs(other))


def run(folder, *command):
    return subprocess.run(
        list(map(str, command)), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=PATIENCE_S + 60, cwd=folder, check=False).stdout


def cbc_optimum(model):
    """A linear model's optimum by CBC, from its solution file: the log has ten digits only."""
    answer = model.with_suffix(model.suffix + ".cbc")
    run(model.parent, "cbc", model, "-sec", PATIENCE_S, "-solve", "-solution", answer)
    found = answer.exists() and re.match(r"Optimal - objective value (\S+)", answer.read_text())
    return float(found[1]) if found else None


def cbc_interval(model):
    """A mixed-integer model's (objective, bound) by CBC within the usual gap."""
    log = run(model.parent, "cbc", model, "-ratio", GAP, "-sec", PATIENCE_S, "-solve")
    objective = re.search(r"^Objective value: +(\S+)", log, re.M)
    bound = re.search(r"^Lower bound: +(\S+)", log, re.M)
    if not objective:
        return None, None
    return float(objective[1]), float((bound or objective)[1])


def glpk(model, *options):
    """The best objective by GLPK."""
    answer = model.with_suffix(model.suffix + ".glpk")
    form = "--lp" if model.suffix == ".lp" else "--freemps"
    run(model.parent, "glpsol", form, model, "--tmlim", PATIENCE_S, "-w", answer, *options)
    found = answer.exists() and re.search(
        r"^s (?:bas|ipt) .* (\S+)$|^s mip .* (\S+)$", answer.read_text(), re.M)
    return float(found[1] or found[2]) if found else None


def plan(check, suffix, *arguments):
    """A plan and its exported model."""
    name = "_".join(argument.strip("-").replace(",", "") for argument in arguments)
    model = check.folder / f"{name}{suffix}"
    document = check.document("plan", *arguments, "--json", "--export", model, timeout=400)
    return document, model


def look_over(check, what, document):
    """The parts sum to the objective; the bound is one."""
    parts, objective = document["parts"], document["objectiveEur"]
    check.expect(len(parts) == 6 and near(sum(parts.values()), objective, 1e-9),
                 f"{what}: six parts sum to the objective", parts)
    check.expect(document["boundEur"] <= objective * (1 + 1e-9),
                 f"{what}: the bound is not above the objective", document["boundEur"])
    check.expect(len(document["indicators"]) == 12, f"{what}: twelve indicators")


def by_hand(check):
    for months, expected in BY_HAND.items():
        document, model = plan(check, ".mps", "tiny", "--months", str(months), "--gap", "1e-9")
        if document:
            objective = document["objectiveEur"]
            check.expect(abs(objective - expected) <= 0.006,
                         f"tiny, {months} months: {objective:.2f} EUR as worked out by hand", expected)
            best, _ = cbc_interval(model)
            check.expect(near(best, objective), f"tiny, {months} months: CBC {best}")


def linear(check, what, *arguments):
    for suffix in (".mps", ".lp"):
        document, model = plan(check, suffix, *arguments, "--sites", "existing", "--gap", "1e-9")
        if not document:
            continue
        if suffix == ".mps":
            look_over(check, f"{what}, sites fixed", document)
        objective = document["objectiveEur"]
        for solver, answer in (("CBC", cbc_optimum(model)), ("GLPK", glpk(model))):
            check.expect(near(answer, objective),
                         f"{what}, sites fixed, {suffix}: {solver} {answer} = {objective:.3f} EUR",
                         f"relative difference above {TIGHT}")


def free_sites(check, what, *arguments):
    """The interval of a mixed-integer plan against those of CBC and GLPK; gives the plan."""
    document, model = plan(check, ".mps", *arguments)
    if not document:
        return None
    look_over(check, what, document)
    low, high = document["boundEur"], document["objectiveEur"]
    check.expect(document["gap"] <= GAP * (1 + TIGHT),
                 f"{what}: proven within {100 * document['gap']:.4f} %, 0.1 % asked")
    best, bound = cbc_interval(model)
    check.expect(best is not None and bound <= high * (1 + TIGHT) and low <= best * (1 + TIGHT),
                 f"{what}: [{low:.0f}, {high:.0f}] overlaps CBC's [{bound}, {best}]")
    answer = glpk(model, "--mipgap", GAP)  # the optimum lies in [(1 - gap) answer, answer]
    check.expect(answer is not None and (1 - GAP) * answer <= high * (1 + TIGHT)
                 and low <= answer * (1 + TIGHT),
                 f"{what}: [{low:.0f}, {high:.0f}] overlaps GLPK's 0.1 % below {answer}")
    return document


def ojalgo(check, what, exact, limit, *arguments):
    document = check.document(
        "plan", *arguments, "--solver", "ojalgo", "--gap", "0.01", "--time-limit", limit, "--json",
        timeout=limit + 120)
    if not (document and exact):
        return
    look_over(check, f"{what}, ojAlgo", document)
    own, best = document["objectiveEur"], exact["objectiveEur"]
    check.expect(document["solver"]["name"] == "ojalgo" and near(own, best, 0.01),
                 f"{what}: ojAlgo {own:.0f} EUR within 1 % of HiGHS {best:.0f} EUR, "
                 f"{document['status']} after {document['seconds']:.1f} s", document["solver"])
    check.expect(document["boundEur"] <= best * (1 + TIGHT),
                 f"{what}: ojAlgo's bound {document['boundEur']:.0f} EUR is below HiGHS' plan")


def reference_case(check):
    linear(check, "30 sites", "meb-europe", "--nodes", "n30")
    linear(check, "73 sites", "meb-europe")
    small = free_sites(check, "30 sites", "meb-europe", "--nodes", "n30")
    large = free_sites(check, "73 sites", "meb-europe")
    ojalgo(check, "30 sites", small, 60, "meb-europe", "--nodes", "n30")
    ojalgo(check, "73 sites", large, 120, "meb-europe")


def robust_policies(check):
    """The box set is in the exported model too."""
    nominal = 0.0
    for policy in ("deterministic", "static", "dynamic"):
        document, model = plan(check, ".mps", "meb-europe", "--nodes", "n30", "--sites", "existing",
                               "--policy", policy, "--gap", "1e-9")
        if document:
            objective, answer = document["objectiveEur"], cbc_optimum(model)
            check.expect(near(answer, objective), f"policy {policy}: CBC {answer} = {objective:.3f} EUR")
            if nominal:
                check.expect(objective > nominal, f"policy {policy} costs more than the nominal plan", nominal)
            nominal = nominal or objective


hold_list("other-solvers", by_hand, reference_case, robust_policies)
