"""The console in a real Chromium: what an operator sees, reads, answers, and what a cut line looks like."""

from drills import drill, server
from drills.browser import Browser, Keys
from drills.drill import expect, say
from drills.plant import Operator
from drills.suppliers import Suppliers

ENDS = ".badge"
LATENCY_MS = 700
NOTHING = ("All is as planned", "nothing has been received", "no such flows", "nothing had to be decided", "None yet",
           "no reading", "Nothing has been checked")
MOST_TABS = 12
LEAST_FACT = 100  # pixels: the words of a fact are not broken into letters
NARROW = {"phone": (390, 844), "small": (1024, 768)}


def accessible(page, name):
    """axe-core finds nothing serious, in light and in dark."""
    for scheme in ("light", "dark"):
        page.scheme(scheme)
        page.settle()
        page.shot(f"{name}-{scheme}")
        faults = page.faults()
        expect(not faults, f"{name}, {scheme}: axe-core finds\n  " + "\n  ".join(faults))
    page.scheme("light")
    say(f"{name}: no serious fault in light and dark")


def quiet(page, when):
    complaints = page.complaints()
    expect(not complaints, f"{when}: the console of the browser says\n  " + "\n  ".join(complaints))


def empty(page, subject):
    page.driver.get(subject.http + "/")
    page.run("window.sameDocument = true")
    page.says("#line-text", "Live")
    page.says("#no-decision", "None yet")
    page.says("#no-alarms", "None")
    page.says("#sum-plan", "MEUR", 30)
    page.until(lambda: page.count(".flow") > 50, "flows of the plan in force")
    expect(page.count(".site") >= 73, f"{page.count('.site')} sites on the map, 73 are in the case")
    accessible(page, "1-nothing-yet")
    quiet(page, "after loading")


CHOOSE = """const choice = document.getElementById('decision-choice');
choice.value = arguments[0];
choice.dispatchEvent(new Event('change'));
return [...['difference', 'chain', 'decision-findings'].map(id => document.getElementById(id).textContent),
        document.getElementById('approve').disabled];"""


FAIL_ONCE = """const real = window.fetch;
window.fetch = (address, options) => {
  if (!address.includes('/decisions/')) return real(address, options);
  window.fetch = real;
  return Promise.reject(new TypeError('cut'));
};"""

OLDER = """const done = arguments[arguments.length - 1];
import('/state.js').then(({ state, mergeTwin }) => {
  const now = () => state.nodes.get(arguments[0]).confirmed_vs_planned.v;
  const before = [now(), state.revision];
  mergeTwin({ revision: state.revision - 1, nodes: { [arguments[0]]: { metrics: {
    confirmed_vs_planned: { v: -1, u: '%', q: 'GOOD', ts: state.at, src: 'late', stale: false } } } }, market: {} });
  done([before, [now(), state.revision]]);
});"""


def void(page, subject, suppliers):
    """A proposal that nobody answered loses its cause: the supplier delivers again before it."""
    supplier, _, decision = disruption(page, suppliers)
    suppliers.recover(supplier)
    state = subject.get(f"/api/v1/decisions/{decision}")["state"]
    expect(state == "EXPIRED", f"{supplier} delivers again and {decision} is {state}, expected EXPIRED")
    page.says(ENDS, "EXPIRED", 10)
    page.says("#decision-means", "its cause has gone; the plan in force is the best again")
    expect(not page.text("#approve"), f"{decision} is EXPIRED and can be approved")
    say(f"{decision} expired when {supplier} delivered again, and the page says so")


def own_details(page, subject, *decisions):
    """Under each decision stand its own details, and until they are there none and no approval."""
    for one in decisions:
        *details, disabled = page.run(CHOOSE, one)
        expect(all("loading" in text for text in details) and disabled,
               f"right after {one} was chosen it says {details}, Approve is {'off' if disabled else 'on'}")
        page.until(lambda: page.count("#chain details") == 7, f"the chain of {one}")
        mark = subject.get(f"/api/v1/decisions/{one}")["chain"]["ledgerHash"]
        expect(mark in page.run("return document.getElementById('chain').textContent"),
               f"the chain under {one} does not end in its hash {mark}")
        expect(page.text("#decision-id") == one, f"{page.text('#decision-id')} is shown, expected {one}")
    expect(not page.run("return document.getElementById('approve').disabled"), "Approve stays off")
    page.run(CHOOSE, decisions[0])
    page.run(FAIL_ONCE)
    page.run(CHOOSE, decisions[-1])
    page.says("#difference", "could not be loaded")
    expect(page.run("return document.getElementById('approve').disabled"), "Approve is on without the details")
    page.until(lambda: page.count("#chain details") == 7, "the details at the second attempt")
    say(f"details follow the choice among {', '.join(decisions)}")


def older_answer(page, supplier):
    """An answer that was overtaken by an event changes nothing."""
    before, after = page.driver.execute_async_script(OLDER, supplier)
    expect(before == after, f"{supplier}: an older answer makes {after} of {before}")


def no_longer_in_force(page, older, newest):
    """Of two approved decisions one plan is in force."""
    page.run(CHOOSE, older)
    page.says(ENDS, "APPROVED")
    page.says("#decision-means", "was approved; a later plan is in force")
    page.run(CHOOSE, newest)
    page.says("#decision-means", "is in force")


def disruption(page, suppliers):
    """An alarm and a decision appear by themselves; the decision can be followed back to its message."""
    supplier, percent, seconds, decision = suppliers.disrupt()
    page.says("#alarm-list", supplier, 5)
    page.says("#decision-id", decision["id"], 5)
    page.says(ENDS, "PROPOSED", 5)
    page.says("#sentences", f"{supplier}'s share", 5)
    page.until(lambda: page.count("#chain details") == 7, "seven steps of the chain")
    expect(page.run("return window.sameDocument"), "the page was loaded again")
    say(f"{decision['id']} on {supplier} after {seconds:.2f} s, alarm and decision shown without reload")
    return supplier, percent, decision["id"]


def look(page, supplier, percent):
    """Details of the chain, the site's values, the forecast."""
    page.run("document.querySelectorAll('#chain details').forEach(one => { one.open = true; })")
    page.says("#chain", f"{supplier}/confirmed_vs_planned = {percent:.2f}".rstrip("0").rstrip(".") + " %")
    page.says("#difference", "share of " + supplier)
    page.says("#decision-findings", "ok")
    page.run("document.querySelector(`[data-id=${arguments[0]}]`).dispatchEvent(new MouseEvent('click'))", supplier)
    page.says("#site-name", supplier)
    page.says("#site-values", f"{percent:.2f}".rstrip("0").rstrip("."))
    page.says("#site-values", "GOOD")
    page.says("#fan-title", "Carbon price")
    page.run("document.getElementById('fan-record').open = true")
    page.says("#fan-trust", "outcomes")
    accessible(page, "2-decision-open")
    page.run("document.querySelectorAll('#chain details').forEach(one => { one.open = false; })")


def approve(page, subject, decision):
    """A wrong token is refused in words; the right one is asked for once and stays in the tab."""
    page.click("#approve")
    page.shot("3-approve")
    page.type("#comment", "agreed in the morning meeting")
    page.type("#token", "not-the-token")
    page.click("#dialog .primary")
    page.says("#dialog .problem", "not known")
    refused = page.complaints()
    expect(all("401" in line for line in refused), f"a wrong token: the console of the browser says {refused}")
    page.type("#token", subject.token())
    page.click("#dialog .primary")
    page.says(ENDS, "APPROVED", 10)
    page.says("#decision-means", "is in force", 10)
    page.says("#decision-answer", "agreed in the morning meeting")
    page.says("#who", "admin")
    ledger = subject.get(f"/api/v1/decisions/{decision}")
    expect(ledger["state"] == "APPROVED" and ledger["comment"].startswith("agreed"), f"the server says {ledger['state']}")
    kept = page.run("return [localStorage.length, document.cookie, sessionStorage.length]")
    expect(kept == [0, "", 1], f"token kept elsewhere than in the session: {kept}")
    page.run("window.scrollTo(0, 0)")
    accessible(page, "4-approved")


ORDERS = {
    "Acknowledge": ("seen", "ACKNOWLEDGED"),
    "Shelve": ("the mine is slow", "SHELVED"),
    "Unshelve": ("the mine has called", "ACKNOWLEDGED"),
}


def put_aside(page, subject, supplier):
    """An alarm changes its state without a reload, and each word an operator adds is kept."""
    alarm = f"supplier-disrupted-{supplier}"
    for verb, (comment, state) in ORDERS.items():
        page.click(f'[aria-label="{verb} alarm {alarm}"]')
        page.type("#comment", comment)
        page.click("#dialog .primary")
        page.says("#alarm-list", "\n" + state.lower(), 10)
        told = {one["id"]: one for one in subject.get("/api/v1/alarms")["alarms"]}[alarm]
        expect((told["state"], told["comment"]) == (state, comment), f"{verb} with '{comment}': the server says {told}")
        page.says("#alarm-list", comment, 10)
    say("an alarm is acknowledged, shelved and taken back, each with a comment")


def reject(page):
    page.click("#reject")
    page.type("#comment", "the mine has called")
    page.click("#dialog .primary")
    page.says(ENDS, "REJECTED", 10)
    page.says("#decision-answer", "the mine has called")


def by_keyboard(page):
    """From the top of the page to an approval without a mouse."""
    page.run("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    page.keys(Keys.TAB, Keys.TAB)
    expect("decision" in page.focused(), f"the second stop is '{page.focused()}', expected the link to the decision")
    page.keys(Keys.ENTER)
    for _ in range(MOST_TABS):
        page.keys(Keys.TAB)
        if page.focused() == "approve":
            break
    expect(page.focused() == "approve", f"Approve is not reached with {MOST_TABS} tabs: '{page.focused()}'")
    page.keys(Keys.ENTER)
    page.until(lambda: page.focused() == "comment", "focus in the comment")
    page.keys("by keyboard", Keys.TAB, Keys.ENTER)
    page.says(ENDS, "APPROVED", 10)
    page.says("#decision-answer", "by keyboard")
    page.until(lambda: page.focused() == "decision-heading", "afterwards the focus on the decision")
    map_by_keyboard(page)
    say("approved by keyboard alone")


def map_by_keyboard(page):
    page.run("document.querySelector('.site[tabindex=\"0\"]').focus()")
    before = page.text("#site-name")
    page.keys(Keys.ARROW_RIGHT)
    page.until(lambda: page.text("#site-name") != before, "another site by arrow key")


def cut_line(page, subject):
    """A killed server is noticed at once; a restarted one is found again."""
    quiet(page, "before the cut")
    subject.kill()
    seconds = page.says("#cut-text", "No data since", 5)
    page.says("#line-text", "Line cut")
    expect("old" in page.text("#cut-text"), f"the cut line says only '{page.text('#cut-text')}'")
    expect(page.run("return document.body.classList.contains('is-cut')"), "the values are not greyed")
    page.settle()
    page.shot("5-line-cut")
    say(f"the cut line is shown after {seconds:.1f} s")
    subject.start()
    seconds = page.says("#line-text", "Live", 15)
    page.until(lambda: not page.text("#cut-text"), "the cut line goes away")
    expect(page.run("return window.sameDocument"), "the page was loaded again")
    page.settle()
    page.complaints()  # failed attempts to connect, by their nature
    say(f"live again {seconds:.1f} s after the restart")


def slow_line(page, subject):
    """While answers are on their way nothing is said to be none: an alarm stands."""
    page.driver.execute_cdp_cmd("Network.enable", {})
    slow = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": -1, "uploadThroughput": -1}
    page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", slow)
    page.run("sessionStorage.clear()")
    page.driver.get(subject.http + "/")
    loading = []

    def loaded():
        text = page.text("body")
        said = [word for word in NOTHING if word in text]
        expect(not said, f"while the page loads it says {said}")
        loading.append("Loading" in text)
        return page.count("#alarm-list li") > 0 and page.count(".flow") > 50 and "so far" in page.text("#sum-data")

    page.until(loaded, "the alarm, the flows and the newest reading", 90)
    expect(loading[0], "the page was there before its answers, this said nothing")
    page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", slow | {"latency": 0})
    page.complaints()
    say(f"a slow line: looked at {len(loading)} times, nothing was said to be none")


def forgotten_token(page, subject):
    """A token of another home, or one that was withdrawn, is forgotten; looking goes on."""
    page.run("sessionStorage.setItem('looptwin-token', 'of-yesterday')")
    page.driver.get(subject.http + "/")
    page.says("#line-text", "Live")
    page.says("#who", "Looking only")
    page.says("#sum-plan", "MEUR")
    refused = page.complaints()
    expect(all("401" in line for line in refused), f"an old token: the console of the browser says {refused}")
    expect(page.run("return sessionStorage.length") == 0, "the old token is kept")


def narrow(page):
    """No sideways scrolling on small screens."""
    page.until(lambda: page.count("#chain dd") > 20, "facts in the chain of causes")
    page.run("document.querySelectorAll('#chain details').forEach(one => { one.open = true; })")
    for name, (width, height) in NARROW.items():
        page.size(width, height, phone=name == "phone")
        page.settle()
        thin = page.run("return Math.min(...[...document.querySelectorAll('#chain dd')].map(one => one.clientWidth))")
        expect(thin >= LEAST_FACT, f"{name}: a fact of the chain has {thin} px, one word does not fit")
        page.shot(f"6-{name}")
        wide = page.run("return document.documentElement.scrollWidth")
        expect(wide <= width, f"{name}: {wide} px wide on a screen of {width} px")
        faults = page.faults()
        expect(not faults, f"{name}: axe-core finds\n  " + "\n  ".join(faults))
    say("phone and small screen: no sideways scrolling, no serious fault")


def console(folder):
    with server.Server(folder / "home") as subject, Browser() as page:
        subject.start()
        empty(page, subject)
        operator = Operator(subject.mqtt_port)
        suppliers = Suppliers(subject.home, operator)
        void(page, subject, suppliers)
        supplier, percent, decision = disruption(page, suppliers)
        look(page, supplier, percent)
        approve(page, subject, decision)
        put_aside(page, subject, supplier)
        suppliers.recover(supplier)
        page.until(lambda: supplier not in page.text("#alarm-list"), "the alarm goes away")
        supplier, _, second = disruption(page, suppliers)
        own_details(page, subject, decision, second)
        reject(page)
        suppliers.recover(supplier)
        supplier, _, third = disruption(page, suppliers)
        older_answer(page, supplier)
        by_keyboard(page)
        no_longer_in_force(page, decision, third)
        operator.close()
        strangers = page.strangers()
        expect(not strangers, f"other servers are asked: {strangers}")
        cut_line(page, subject)
        forgotten_token(page, subject)
        slow_line(page, subject)
        narrow(page)
        quiet(page, "at the end")
        code = subject.stop()
        expect(code == 0, f"SIGTERM: exit {code}, expected 0")


if __name__ == "__main__":
    drill.hold(console)
