"""Fuzzy plans: crisp models by CBC and GLPK, known answers, what is said about bad input, the API.

SIZE=P4 proves a larger network than P1 (P4 takes a minute).
"""

import json
import os
import re
import subprocess

from drills.checklist import hold_list
from drills.server import Server

TIGHT = 1e-6
SMALL = "suppliers=1,plants=2,dcs=2,customers=3,collection=1,remanufacturing=1,recycling=1,periods=1"
KKS = {  # Kumar, Kaur and Singh, Appl. Math. Modelling 35 (2011): x = (1,2,3), (4,5,6); z = (9,27,75)
    "sense": "max", "C": [[1, 6, 9], [2, 3, 8]],
    "A": [[[2, 3, 4], [1, 2, 3]], [[-1, 1, 2], [1, 3, 4]]],
    "b": [[6, 16, 30], [1, 17, 30]], "relation": "=", "conversion": "vertexwise"}


def near(one, other):
    return None not in (one, other) and abs(one - other) <= TIGHT * max(1.0, abs(other))


def run(*command):
    return subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=300, check=False).stdout


def cbc(model):
    answer = model.with_suffix(".cbc")
    run("cbc", model, "-ratio", 0, "-sec", 200, "-solve", "-solution", answer)
    found = answer.exists() and re.match(r"Optimal - objective value (\S+)", answer.read_text())
    return float(found[1]) if found else None


def glpk(model):
    answer = model.with_suffix(".glpk")
    run("glpsol", "--freemps", model, "--tmlim", 200, "-w", answer)
    found = answer.exists() and re.search(
        r"^s (?:bas|ipt) .* (\S+)$|^s mip .* (\S+)$", answer.read_text(), re.M)
    return float(found[1] or found[2]) if found else None


def same_by_others(check):
    """The least or greatest first objective of the exported model, by all."""
    for name, sign, arguments in (
            ("study-b", -1, ("--model", "study-b")),
            ("study-c", 1, ("--model", "study-c", "--size", SMALL, "--gap", "0"))):
        model = check.folder / f"{name}.mps"
        document = check.document("fuzzy", "meb-europe", *arguments, "--json", "--export", model,
                                  timeout=300)
        if document:
            ideal = sign * document["objectives"][0]["ideal"]
            for solver, answer in (("CBC", cbc(model)), ("GLPK", glpk(model))):
                check.expect(near(answer, ideal), f"{name}: {solver} {answer} = {ideal:.4f}")
            check.expect("econstruction" in document["reconstruction"], f"{name}: said to be rebuilt")


def known_answer(check):
    file = check.folder / "kks.json"
    file.write_text(json.dumps(KKS))
    document = check.document("fuzzy", file, "--json")
    if document:
        values = [*document["variables"].values(), document["objectives"][0]["value"]]
        wanted = [[1, 2, 3], [4, 5, 6], [9, 27, 75]]
        check.expect(all(near(a, b) for one, two in zip(values, wanted) for a, b in zip(one, two)),
                     "the fully fuzzy example of 2011 comes out", values)


def bad_input(check):
    for text, said in ((dict(KKS, b=[[16, 6, 30], [1, 17, 30]]), "/b/0"),
                       (dict(KKS, b=[[6, float("nan"), 30], [1, 17, 30]]), "/b/0/1"),
                       (dict(KKS, b=[{"m": 6, "left": -1, "right": 1}, 3]), "/b/0/left"),
                       (dict(KKS, ranking="best"), "/ranking")):
        file = check.folder / "bad.json"
        file.write_text(json.dumps(text))
        done = check.looptwin("fuzzy", file)
        line = done.stderr.strip()
        check.expect(done.returncode == 2 and "bad.json" in line and said in line
                     and "expected" in line and "\n" not in line, f"{said} is refused by name", line)


def proven(check):
    """A network with sites and devices to choose, within what was asked for."""
    size = os.environ.get("SIZE", "P1")
    document = check.document("fuzzy", "meb-europe", "--model", "study-c", "--size", size, "--time-limit", 60,
                              "--json", timeout=300)
    if document:
        said = {name: document[name] for name in ("status", "gap", "payoffGap", "seconds")}
        check.expect(document["status"] in ("OPTIMAL", "WITHIN_GAP") and document["gap"] <= 1e-3
                     and document["payoffGap"] <= 1e-3, f"{size} is proven to 0.1 %: {said}")


def over_http(check):
    """The same plans by a server, and its refusals with a pointer."""
    with Server(check.folder / "home") as server:
        server.start()
        for body, key, value in (({"model": "study-b"}, "model", "study-b"), ({"program": KKS}, "status", "OPTIMAL")):
            status, text = server.call("/api/v1/fuzzy", "POST", body, timeout=120)
            check.expect(status == 200 and json.loads(text).get(key) == value, f"POST /fuzzy {list(body)}", text)
        status, text = server.call("/api/v1/fuzzy", "POST", {"program": dict(KKS, b=[[16, 6, 30], [1, 17, 30]])})
        check.expect(status == 400 and json.loads(text)["errors"][0]["pointer"] == "/program/b/0",
                     "unordered vertices are refused with their pointer", text)


hold_list("fuzzy", same_by_others, known_answer, bad_input, proven, over_http)
