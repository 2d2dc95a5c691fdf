"""Who may call what, on a real server: walks the OpenAPI document with every role.

On loopback a route that needs more than viewer answers 401 without a token and 403 with each lesser
role; the role it names is let in. Bound to all addresses every route but health answers 401 without
a token. Then the connection to an external broker is cut: ready turns 503 and names the connector.
"""

import hashlib
import json
import time
import urllib.error
import urllib.request

from drills.broker import Mosquitto
from drills.drill import Failed, Skipped, expect, hold, say, wait_until
from drills.server import Server

ROLES = ["viewer", "operator", "engineer", "admin"]
ANSWER_WITHIN_S = 120  # some compute: a proposed contract takes twenty seconds of a busy machine
PLANT = "plant"  # sends telemetry, as an operator may, and does nothing else
PLACES = {"{id}": "X-1", "{metric}": "stock_on_hand", "{series}": "eua_price", "{file}": "x.drl",
          "{name}": "x", "{batteryId}": "PK-000017"}


def let_in(status):
    """Whatever the answer is, it is one of the route itself: not a refusal, not a failure."""
    return status not in (401, 403) and (status < 500 or status == 503)


def call(base, method, path, token=None):
    """Status of a call without a body; a stream is not read."""
    request = urllib.request.Request(base + path, method=method.upper())
    if token:
        request.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_WITHIN_S) as reply:
            return reply.status
    except urllib.error.HTTPError as refused:
        with refused:
            kind = refused.headers.get("Content-Type", "")
            health = path.endswith("/health/ready")
            expect(health or kind == "application/problem+json", f"{method} {path}: an error is {kind}")
            return refused.code
    except TimeoutError as late:
        raise Failed(f"{method} {path}: no answer within {ANSWER_WITHIN_S} s") from late


def operations(document):
    """(method, path, role) of every operation."""
    for path, methods in document["paths"].items():
        for place, value in PLACES.items():
            path = path.replace(place, value)
        for method, operation in methods.items():
            yield method, path, operation["x-role"]


def tokens(home):
    """A token for each role, written as an administrator does."""
    made = {role: f"token-of-a-{role}" for role in [PLANT, *ROLES]}
    lines = [f"{hashlib.sha256(token.encode()).hexdigest()} = {role} drill-{role}\n"
             for role, token in made.items()]
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf/tokens.properties").write_text("".join(lines), encoding="utf-8")
    return made


def document_of(server):
    return json.loads(server.call("/api/v1/openapi.json")[1])


def on_loopback(server, made):
    routes = list(operations(document_of(server)))
    refused = 0
    for method, path, role in routes:
        least = 0 if role in ("viewer", "anyone") else ROLES.index("operator" if role == PLANT else role)
        if role != "anyone":
            status = call(server.http, method, path, made[PLANT])
            expect(let_in(status) if role == PLANT else status == 403, f"{method} {path} as plant: {status}")
        anonymous = call(server.http, method, path)
        if least == 0:
            expect(let_in(anonymous), f"{method} {path} on loopback, anonymous: {anonymous}")
            continue
        expect(anonymous == 401, f"{method} {path} without a token: {anonymous}, expected 401")
        for lesser in ROLES[:least]:
            status = call(server.http, method, path, made[lesser])
            expect(status == 403, f"{method} {path} as {lesser}: {status}, expected 403")
            refused += 1
        status = call(server.http, method, path, made[ROLES[least]])
        expect(let_in(status), f"{method} {path} as {role}: {status}")
        expect(call(server.http, method, path, "wrong") == 401, f"{method} {path}: a wrong token")
    say(f"loopback: {len(routes)} operations, {refused} refusals of lesser roles")


def elsewhere(server, made):
    routes = list(operations(document_of(server))) + [("get", "/", "viewer")]
    for method, path, role in routes:
        anonymous = call(server.http, method, path)
        if role == "anyone":
            expect(anonymous in (200, 503), f"{method} {path} off loopback: {anonymous}")
        else:
            expect(anonymous == 401, f"{method} {path} off loopback, anonymous: {anonymous}")
            if role == "viewer":
                status = call(server.http, method, path, made["viewer"])
                expect(let_in(status), f"{method} {path} as viewer: {status}")
    say(f"off loopback: {len(routes)} operations, all but health ask for a token")


def ready(server):
    """Status and names of the checks that are down."""
    status, text = server.call("/health/ready")
    return status, json.loads(text)["missing"]


def mosquitto(folder):
    try:
        return Mosquitto(folder, lasting=False)
    except Skipped as missing:
        raise Skipped("the roles hold; the broker's part is left out: there is no mosquitto") from missing


def broker_goes(server, folder):
    with mosquitto(folder / "mosquitto") as broker:
        server.start("--mqtt", broker.url)
        expect(ready(server) == (200, []), f"ready before: {ready(server)}")
        broker.kill()
        down = wait_until(lambda: ready(server) == (503, ["mqtt"]), 60, "ready names mqtt")
        time.sleep(1)
        broker.start()
        up = wait_until(lambda: ready(server) == (200, []), 60, "ready again")
        say(f"the broker went: 503 naming mqtt after {down:.1f} s, 200 again {up:.1f} s after it came")
        expect(server.stop() == 0, "SIGTERM does not end with 0")


def drill(folder):
    with Server(folder / "home") as server:
        made = tokens(server.home)
        server.start()
        on_loopback(server, made)
        expect(server.stop() == 0, "SIGTERM does not end with 0")
        server.start("--bind", "0.0.0.0")
        elsewhere(server, made)
        expect(server.stop() == 0, "SIGTERM does not end with 0")
        broker_goes(server, folder)


if __name__ == "__main__":
    hold(drill)
