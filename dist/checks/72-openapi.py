"""The OpenAPI document and the metrics of a real server, judged by others' tools.

redocly with its recommended rules finds no error and at most five warnings; promtool finds nothing
in /metrics; every JSON answer of a GET matches the schema that the document gives it.
"""

import json
import re
import shutil
import subprocess
import time

from drills.drill import Failed, Skipped, expect, hold, say
from drills.server import Server

REDOCLY = "@redocly/cli@1.34.5"
MOST_WARNINGS = 5
PACK = "PK-000017"


def redocly(document, folder):
    """True when it could be fetched."""
    if not shutil.which("npx"):
        say("redocly is left out: there is no npx")
        return False
    fetched = subprocess.run(["npx", "--yes", REDOCLY, "--version"], cwd=folder, timeout=240,
                             capture_output=True, text=True, check=False)
    if fetched.returncode:
        say(f"redocly is left out: npm cannot fetch it: {fetched.stderr.strip().splitlines()[-1:]}")
        return False
    done = subprocess.run(
        ["npx", "--yes", REDOCLY, "lint", "--extends=recommended", "--format=json", str(document)],
        cwd=folder, timeout=120, capture_output=True, text=True, check=False)
    begin = done.stdout.find("{")
    found = json.loads(done.stdout[begin:]) if begin >= 0 else {"totals": {}, "problems": []}
    totals = found.get("totals", {})
    problems = [f"{p['ruleId']}: {p['message']}" for p in found.get("problems", [])]
    expect(done.returncode == 0 and not totals.get("errors"), f"redocly: {problems[:10]} {done.stderr[-300:]}")
    expect(totals.get("warnings", 0) <= MOST_WARNINGS, f"redocly warns: {problems[:10]}")
    say(f"redocly: no error, {totals.get('warnings', 0)} warnings")
    return True


def promtool(metrics):
    if not shutil.which("promtool"):
        say("promtool is left out: it is not installed")
        return False
    done = subprocess.run(["promtool", "check", "metrics"], input=metrics, text=True, timeout=60,
                          capture_output=True, check=False)
    expect(done.returncode == 0, f"promtool: {done.stdout}{done.stderr}")
    say(f"promtool: nothing found in {metrics.count('# TYPE')} families")
    return True


def answers(server, document):
    """Every GET without a name in its path against its schema."""
    try:
        import jsonschema
    except ImportError:
        say("the answers' schemas are left out: python3-jsonschema is not installed")
        return False
    heard = {"topic": f"battery/{PACK}/soh", "payload": {"ts": int(time.time() * 1000), "v": 91.5, "u": "%"}}
    status, text = server.call("/api/v1/telemetry", "POST", [heard])
    expect(status == 202 and json.loads(text)["accepted"] == 1, f"a pack's reading answers {status}: {text[:300]}")
    node = next(iter(server.get("/api/v1/twin")["nodes"]))
    places = {"/api/v1/twin/nodes/{id}": f"/api/v1/twin/nodes/{node}",
              "/api/v1/twin/nodes/{id}/outlook": f"/api/v1/twin/nodes/{node}/outlook",
              "/api/v1/passports/{batteryId}": f"/api/v1/passports/{PACK}",
              "/api/v1/plans/{id}": "/api/v1/plans/in-force",
              "/api/v1/plans/{id}/comparison": "/api/v1/plans/in-force/comparison"}
    count = 0
    for path, methods in document["paths"].items():
        get = methods.get("get")
        address = places.get(path, path)
        if not get or "{" in address or address.endswith(("/openapi.json", "/events")):
            continue
        status, text = server.call(address)
        content = get["responses"].get(str(status), {}).get("content", {})
        if status in (404, 503) and not content:
            continue  # nothing there yet
        expect(content, f"GET {address} answers {status}, which is not described")
        if "application/json" in content:
            schema = {**content["application/json"]["schema"], "components": document["components"]}
            try:
                jsonschema.validate(json.loads(text), schema)
            except jsonschema.ValidationError as wrong:
                raise Failed(f"GET {address}: {wrong.json_path}: {wrong.message[:300]}") from None
            count += 1
    say(f"{count} answers match their schemas")
    return True


def drill(folder):
    with Server(folder / "home") as server:
        server.start()
        status, text = server.call("/api/v1/openapi.json")
        expect(status == 200, f"GET /api/v1/openapi.json answers {status}")
        document = json.loads(text)
        expect(re.match(r"3\.1\.\d", document["openapi"]), f"openapi is {document['openapi']}")
        file = folder / "openapi.json"
        file.write_text(text, encoding="utf-8")
        tried = [answers(server, document), promtool(server.metrics())]
        expect(server.stop() == 0, "SIGTERM does not end with 0")
        tried.append(redocly(file, folder))
        if not all(tried):
            raise Skipped("a tool is not here (see above); what was tried holds")


if __name__ == "__main__":
    hold(drill)
