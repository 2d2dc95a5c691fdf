"""A plant that speaks its own language, over brokers that ask for users, rights and certificates.

The main connection is MQTT 3.1.1 over TLS with a client certificate, on a mosquitto configured by
the files in conf/mosquitto; a second mosquitto has foreign topics. Environment: RIVALS_S (20).
"""

import json
import subprocess
import time

from drills import drill, records, server
from drills.broker import Mosquitto
from drills.drill import expect, say, wait_until
from drills.plant import ROOT, client, mqtt, now_ms
from drills.server import free_port, installation

FOREIGN = {
    "connectors": ["mqtt-line2"],
    "rules": [{
        "topic": "factory/{line}/{machine}", "node": {"from": "{machine}", "table": {"M7": "B01"}},
        "time": {"from": "/ts", "format": "epoch-ms"}, "src": "{line}",
        "metrics": [{"metric": "yield", "pointer": "/y", "unit": "1"},
                    {"metric": "dry_room_dewpoint", "pointer": "/d"},
                    {"metric": "line_state", "pointer": "/s", "table": {"on": "RUN"}}]}]}
SHARED = {
    "connectors": ["mqtt-s1", "mqtt-s2"],
    "rules": [{"topic": "shared/{site}", "node": "{site}", "time": {"from": "/t", "format": "epoch-ms"},
               "metrics": [{"metric": "stock_on_hand", "pointer": "/v"}]}]}
RIVAL_ID = "looptwin-twice"


def openssl(folder, *arguments):
    done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    expect(done.returncode == 0, f"openssl {' '.join(arguments)}: {done.stderr}")


def certificates(folder):
    """An authority, the broker's certificate for 127.0.0.1 and the server's, CN looptwin."""
    folder.mkdir()
    folder.chmod(0o755)
    openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=plant-ca",
            "-keyout", "ca.key", "-out", "ca.pem")
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n", encoding="utf-8")
    for name, subject, more in (("server", "broker", ["-extfile", "names"]), ("looptwin", "looptwin", [])):
        openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={subject}",
                "-keyout", f"{name}.key", "-out", f"{name}.csr")
        openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                "-CAcreateserial", "-days", "2", *more, "-out", f"{name}.pem")
    return folder


class Guarded(Mosquitto):
    """mosquitto with the configuration that we ship, in another folder and on other ports."""

    def __init__(self, folder):
        super().__init__(folder)
        self.tls_port = free_port()
        certificates(folder / "certs")
        shipped = installation() / "conf/mosquitto"
        text = (shipped / "mosquitto.conf").read_text(encoding="utf-8")
        for ours, here in (("/etc/mosquitto", str(folder)), ("/var/lib/mosquitto", str(folder)),
                           ("listener 1883", f"listener {self.port}"),
                           ("listener 8883", f"listener {self.tls_port}")):
            expect(ours in text, f"conf/mosquitto/mosquitto.conf lacks {ours}")
            text = text.replace(ours, here)
        self._configuration.write_text(text + "user root\n", encoding="utf-8")
        (folder / "acl").write_text((shipped / "acl").read_text(encoding="utf-8"), encoding="utf-8")
        (folder / "passwords").touch()
        for user in ("plant", "console"):
            subprocess.run(["mosquitto_passwd", "-b", str(folder / "passwords"), user, user + "-secret"],
                           check=True, capture_output=True)


class User:
    """A client with a name and a password; hears what it may."""

    def __init__(self, broker, name, *topics):
        self.heard = []
        self._client = mqtt.Client(client_id=f"{name}-{free_port()}")
        self._client.username_pw_set(name, name + "-secret")
        self._client.on_connect = lambda made, *_: [made.subscribe(topic, qos=1) for topic in topics]
        self._client.on_message = lambda _, __, message: self.heard.append((message.topic, message.payload))
        self._client.connect("127.0.0.1", broker.port)
        self._client.loop_start()
        wait_until(self._client.is_connected, 10, f"{name} is connected")

    def send(self, topic, document):
        sent = self._client.publish(topic, json.dumps(document), qos=1)
        sent.wait_for_publish(10)
        expect(sent.is_published(), f"the broker has not acknowledged {topic}")

    def tries(self, topic, document):
        """Mosquitto hangs up on an MQTT 3.1.1 client that writes where it must not."""
        wait_until(self._client.is_connected, 10, "connected")
        self._client.publish(topic, json.dumps(document), qos=1)

    def close(self):
        self._client.loop_stop()
        self._client.disconnect()


class Plant:
    """The server with its two brokers."""

    def __init__(self, folder, main, other):
        self.home = folder / "home"
        self.main, self.other = main, other
        (self.home / "conf/mappings").mkdir(parents=True)
        self.settings = {
            "mqtt.url": f"ssl://127.0.0.1:{main.tls_port}", "mqtt.version": "3.1.1",
            "mqtt.tls.ca": main.folder / "certs/ca.pem", "mqtt.tls.cert": main.folder / "certs/looptwin.pem",
            "mqtt.tls.key": main.folder / "certs/looptwin.key", "sparkplug.enabled": "false",
            "mqtt.broker.line2.url": other.url,
            "mqtt.broker.s1.url": other.url, "mqtt.broker.s1.subscribe": "$share/twins/shared/#",
            "mqtt.broker.s2.url": other.url, "mqtt.broker.s2.subscribe": "$share/twins/shared/#"}
        self.configure()
        self.map("factory", FOREIGN)
        self.map("shared", SHARED)
        self.server = server.Server(self.home)
        self.ts = now_ms() - 86_400_000

    def configure(self, **more):
        self.settings.update(more)
        lines = "".join(f"{key} = {value}\n" for key, value in self.settings.items())
        (self.home / "conf/looptwin.properties").write_text(lines, encoding="utf-8")

    def map(self, name, document):
        text = document if isinstance(document, str) else json.dumps(document, indent=1)
        (self.home / f"conf/mappings/{name}.json").write_text(text, encoding="utf-8")

    def next_ts(self):
        self.ts += 1000
        return self.ts

    def connector(self, name):
        return next((each for each in self.server.get("/api/v1/connectors")["connectors"]
                     if each["name"] == name), {"state": "none", "detail": ""})

    def counts(self, name):
        """received, accepted, rejected so far."""
        one = self.server.get("/api/v1/account")["connectors"].get(name)
        return (0, 0, 0) if one is None else (one["received"], one["accepted"], sum(one["rejected"].values()))

    def until(self, name, counts, what):
        wait_until(lambda: self.counts(name) == counts, 20, f"{what}: {counts}; now {self.counts(name)}")


def guarded(plant):
    """TLS, a certificate, 3.1.1; a plant may write telemetry and not read decisions."""
    wait_until(lambda: plant.connector("mqtt")["state"] == "RUNNING", 10, f"mqtt: {plant.connector('mqtt')}")
    user, console = User(plant.main, "plant", f"{ROOT}/#"), User(plant.main, "console", f"{ROOT}/#")
    for n in range(20):
        user.send(f"{ROOT}/supplier/S01/stock_on_hand", {"ts": plant.next_ts(), "v": 20 + n / 10})
    plant.until("mqtt", (20, 20, 0), "readings over TLS and MQTT 3.1.1")
    forger = User(plant.main, "plant")
    forger.tries(f"{ROOT}/decision", {"forged": True})
    wait_until(lambda: any(topic.endswith("/status") for topic, _ in console.heard), 10, "the console hears")
    expect(not user.heard, f"a plant reads what it must not: {user.heard}")
    expect(not any(b"forged" in payload for _, payload in console.heard), "a plant writes decisions")
    user.send(f"{ROOT}/supplier/S01/stock_on_hand", {"ts": plant.next_ts(), "v": 20, "u": "kg"})
    wait_until(lambda: any(topic.endswith("/quarantine") for topic, _ in user.heard), 10, "quarantine is heard")
    for each in (user, console, forger):
        each.close()
    say("TLS with a client certificate, MQTT 3.1.1, rights: 20 readings; nothing forged, nothing overheard")


def foreign(plant, sender):
    """Of every message one field is bad: the two others are accepted, quarantine shows the message."""
    listener = User(plant.main, "plant", f"{ROOT}/quarantine")
    for n in range(10):
        document = {"ts": plant.next_ts(), "y": 0.9 + n / 1000, "d": 912.5, "s": "on"}
        send(sender, "factory/line-2/M7", document)
    plant.until("mqtt-line2", (30, 20, 10), "good fields and bad ones")
    wait_until(lambda: len(listener.heard) >= 10, 10, "quarantine is heard")
    last = json.loads(listener.heard[-1][1])
    listener.close()
    expect(last["reason"] == "range" and "'/d' is '912.5'" in last["detail"], f"quarantine names no pointer: {last}")
    expect(last["topic"] == "factory/line-2/M7" and '"s": "on"' in last["payload"], f"not the original: {last}")
    signal = plant.server.get("/api/v1/twin/nodes/B01")["metrics"]["yield"]
    expect(abs(signal["v"] - 90.9) < 1e-9 and signal["u"] == "%", f"yield of B01: {signal}")
    say("foreign topics: of 10 messages with 3 fields, 1 of them bad, 20 readings accepted and 10 refused")


def shared(plant, sender):
    for n in range(60):
        send(sender, f"shared/S{1 + n % 9:02d}", {"t": plant.next_ts(), "v": 20})
    wait_until(lambda: plant.counts("mqtt-s1")[1] + plant.counts("mqtt-s2")[1] >= 60, 20, "shared messages")
    one, two = plant.counts("mqtt-s1")[1], plant.counts("mqtt-s2")[1]
    expect(one + two == 60 and one > 0 and two > 0, f"shared subscription: {one} + {two}")
    say(f"shared subscription: {one} + {two} of 60, none twice")


def reload(plant, sender):
    """A new rule is in force while the server runs; a broken file changes nothing."""
    text = json.dumps(FOREIGN, indent=1)
    plant.map("factory", text.replace('"M7": "B01"', '"M7": "B01", "M8": "B02"').replace("factory/", "works/"))
    begun = time.monotonic()
    before = plant.counts("mqtt-line2")
    arrives(plant, sender, "works/a/M8", before)
    took = time.monotonic() - begun
    plant.map("factory", text.replace('"yield"', '"yeeld"'))
    why = plant.home / "data/mappings/factory.json.why"
    wait_until(why.exists, 10, "the broken mapping is refused")
    said = why.read_text(encoding="utf-8")
    expect("#/rules/0/metrics/0/metric" in said and "yeeld" in said, f"why: {said}")
    code, _, err = server.command("map", "--dry-run", plant.home / "conf/mappings/factory.json")
    expect(code == 2 and "yeeld" in err, f"map --dry-run: {code} {err}")
    before = plant.counts("mqtt-line2")
    send(sender, "works/a/M8", {"ts": plant.next_ts(), "y": 0.9, "d": -40, "s": "on"})
    plant.until("mqtt-line2", (before[0] + 3, before[1] + 3, before[2]), "the mapping before stays")
    say(f"a changed mapping heard of a new topic after {took:.1f} s; a broken one was refused: {said.strip()[-120:]}")


def arrives(plant, sender, topic, before):
    def tried():
        send(sender, topic, {"ts": plant.next_ts(), "y": 0.9, "d": -40, "s": "on"})
        time.sleep(0.3)
        return plant.counts("mqtt-line2")[1] > before[1]
    wait_until(tried, 10, f"{topic} is heard")


def mistakes(plant):
    """What is wrong with a connection is said with its remedy; the others do not mind."""
    url = f"ssl://127.0.0.1:{plant.main.tls_port}"
    plant.configure(**{"mqtt.broker.stranger.url": url, "mqtt.broker.nofile.url": url,
                       "mqtt.broker.nofile.tls.ca": "/nowhere/ca.pem",
                       "mqtt.broker.nobody.url": url,
                       "mqtt.broker.nobody.tls.ca": plant.main.folder / "certs/ca.pem"})
    for name, says in (("stranger", "mqtt.broker.stranger.tls.ca"), ("nofile", "/nowhere/ca.pem"),
                       ("nobody", "mqtt.broker.nobody.tls.cert")):
        wait_until(lambda: says in plant.connector(f"mqtt-{name}")["detail"], 15,
                   f"{says} in the detail of {name}: {plant.connector('mqtt-' + name)}")
        say(f"  {plant.connector('mqtt-' + name)['detail']}")
    for key in [key for key in plant.settings if key.split(".")[2:3] and
                key.split(".")[2] in ("stranger", "nofile", "nobody")]:
        del plant.settings[key]
    plant.configure()
    wait_until(lambda: plant.connector("mqtt-nobody")["state"] == "none", 15, "a broker is taken away")


def rivals(plant, sender):
    """Two connections with one client id: no storm, and nothing acknowledged is lost."""
    seconds = drill.setting("RIVALS_S", 20)
    plant.configure(**{f"mqtt.broker.{name}.{key}": value for name in ("r1", "r2")
                       for key, value in (("url", plant.other.url), ("client-id", RIVAL_ID),
                                          ("subscribe", "root"))})
    wait_until(lambda: "RUNNING" in (plant.connector("mqtt-r1")["state"], plant.connector("mqtt-r2")["state"]),
               15, "one of two rivals runs")
    keys = {}
    begun = time.monotonic()
    while time.monotonic() < begun + seconds:
        ts = plant.next_ts()
        send(sender, f"{ROOT}/market/eua_price", {"ts": ts, "v": 80})
        keys[("market/eua_price", ts, "")] = 80
        time.sleep(0.05)
    log = plant.home / "logs/looptwin.log"
    wait_until(lambda: f"another client uses the id {RIVAL_ID}" in log.read_text(encoding="utf-8", errors="replace"), 60,
               "somebody says that another client uses the id")
    journal = records.Journal(plant.home)
    wait_until(lambda: keys.keys() <= journal.read_on().values.keys(), 20, "all acknowledged are in the journal")
    log = (plant.other.folder / "mosquitto.log").read_text(encoding="utf-8", errors="replace")
    passed = time.monotonic() - begun
    connects = log.count(f"as {RIVAL_ID} ")
    expect(2 <= connects <= 8 + passed / 2, f"{connects} connections of two rivals in {passed:.0f} s")
    say(f"two with one client id for {seconds} s: {connects} connections, {len(keys)} acknowledged, 0 missing")


def send(sender, topic, document):
    sent = sender.publish(topic, json.dumps(document), qos=1)
    sent.wait_for_publish(60)
    expect(sent.is_published(), f"the broker has not acknowledged {topic}")


def getting_in(folder):
    folder.chmod(0o755)
    with Guarded(folder / "guarded") as main, Mosquitto(folder / "other") as other:
        plant = Plant(folder, main, other)
        with plant.server:
            plant.server.start()
            for name in ("line2", "s1", "s2"):
                wait_until(lambda: plant.connector(f"mqtt-{name}")["state"] == "RUNNING", 15, f"mqtt-{name}")
            sender = client("plant", other.port)
            guarded(plant)
            foreign(plant, sender)
            shared(plant, sender)
            reload(plant, sender)
            mistakes(plant)
            rivals(plant, sender)
            sender.loop_stop()
            accounts = records.balanced_account(plant.server.metrics())
            say(f"account: {({name: each for name, each in accounts.items() if name.startswith('mqtt')})}")
            expect(plant.server.stop() == 0, "SIGTERM does not end with 0")


if __name__ == "__main__":
    drill.hold(getting_in)
