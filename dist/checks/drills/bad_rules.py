"""A broken rule file is refused with file and line; the rules in force stay."""

import time

BROKEN = """package org.looptwin.rules.disruption;
rule "broken"
when
  Signal( metric == )
then
end
"""
WITHIN_S = 60


def drill(check, server):
    before = server.get("/api/v1/rules")
    file = server.home / "rules/broken.drl"
    file.write_text(BROKEN, encoding="utf-8")
    rules = _until(server, lambda now: now["problems"])
    problem = (rules["problems"] or [{}])[0]
    check.expect(problem.get("file") == "broken.drl" and problem.get("line") == 4 and problem.get("message"),
                 f"GET /api/v1/rules tells broken.drl:4, {problem.get('message')}", rules["problems"])
    check.expect(rules["version"] == before["version"] and rules["rules"] == before["rules"],
                 "a broken file: the old rules stay")
    check.expect("broken.drl:4" in server.said(), "a broken file: the server says broken.drl:4", server.tail())
    file.unlink()
    rules = _until(server, lambda now: not now["problems"])
    check.expect(not rules["problems"] and rules["version"] == before["version"],
                 "without the broken file there is no problem", rules["problems"])
    done = check.looptwin("rules", "dry-run", "--rules", _saved(check), "--home", server.home)
    check.expect(done.returncode == 2 and "broken.drl:4" in done.stderr and "looptwin: error:" in done.stderr,
                 "rules dry-run refuses it with broken.drl:4", done.stderr)


def _saved(check):
    file = check.folder / "broken.drl"
    file.write_text(BROKEN, encoding="utf-8")
    return file


def _until(server, wanted):
    deadline = time.monotonic() + WITHIN_S
    while True:
        rules = server.get("/api/v1/rules")
        if wanted(rules) or time.monotonic() > deadline:
            return rules
        time.sleep(0.2)
