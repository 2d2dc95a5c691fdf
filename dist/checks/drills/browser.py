"""A real Chromium, driven by Selenium, and axe-core in it."""

import json
import subprocess
import time
import zipfile
from urllib.parse import urlsplit

from .drill import Failed, Skipped, wait_until
from .server import DIST

try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    webdriver = Keys = None

PACKAGES = "chromium chromium-driver python3-selenium"
AXE = "com.deque.html.axe-core:selenium:4.11.1"
AXE_JAR = DIST / "target/axe/selenium-4.11.1.jar"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
SCREENSHOTS = DIST / "target/screenshots"
OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
           "--disable-background-networking", "--force-color-profile=srgb"]
VIOLATIONS = """window.violations = [];
document.addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));"""
GRAVE = ("serious", "critical")


def axe_script():
    """axe-core's text; its JAR is fetched once."""
    if not AXE_JAR.exists():
        done = subprocess.run(["mvn", "-q", "-B", COPY, f"-Dartifact={AXE}", f"-DoutputDirectory={AXE_JAR.parent}"],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            raise Skipped(f"axe-core cannot be fetched: {done.stdout.strip()[-200:]}")
    with zipfile.ZipFile(AXE_JAR) as jar:
        return jar.read("axe.min.js").decode()


class Browser:
    """One window; closed at the end of the ``with`` block."""

    def __init__(self, width=1440, height=1000):
        if webdriver is None:
            raise Skipped(f"python3-selenium is missing; install it, e.g. apt-get install {PACKAGES}")
        options = webdriver.ChromeOptions()
        for option in OPTIONS:
            options.add_argument(option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        try:
            self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        except (WebDriverException, OSError) as problem:
            raise Skipped(f"Chromium does not start ({problem}); maybe apt-get install {PACKAGES}") from None
        self._axe = axe_script()
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": VIOLATIONS})
        self.size(width, height)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def size(self, width, height, phone=False):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone})

    def scheme(self, name):
        """``light`` or ``dark``, as the operating system would say it."""
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                    {"features": [{"name": "prefers-color-scheme", "value": name}]})

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, css):
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def count(self, css):
        return len(self.driver.find_elements(By.CSS_SELECTOR, css))

    def text(self, css):
        """What is shown of an element; empty when it is not there or hidden."""
        found = self.driver.find_elements(By.CSS_SELECTOR, css)
        return found[0].text.strip() if found and found[0].is_displayed() else ""

    def until(self, condition, what, seconds=15):
        """Waits; a failure leaves a screenshot."""
        try:
            return wait_until(condition, seconds, what)
        except Failed:
            self.shot("failed")
            raise

    def says(self, css, part, seconds=15):
        return self.until(lambda: part in self.text(css), f"'{part}' in {css}", seconds)

    def click(self, css):
        element = self.find(css)
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def type(self, css, text):
        field = self.find(css)
        field.clear()
        field.send_keys(text)

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def focused(self):
        """The id, else the text, of what has the focus."""
        return self.run("return document.activeElement.id || document.activeElement.textContent.slice(0, 60)")

    def shot(self, name):
        """A screenshot, kept as build output."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(SCREENSHOTS / f"{name}.png"))

    def faults(self):
        """Serious and critical findings of axe-core, each with its first element."""
        self.run(self._axe)
        result = self.driver.execute_async_script(
            "axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1],"
            " e => arguments[arguments.length - 1]({violations: [{id: String(e), impact: 'critical', nodes: []}]}))")
        return [f"{found['id']} ({found['impact']}): "
                + "; ".join(node["html"][:160] + " " + json.dumps(node["target"]) for node in found["nodes"][:3])
                for found in result["violations"] if found["impact"] in GRAVE]

    def complaints(self):
        """Errors of the console since the last call, and violations of the content security policy."""
        said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
        return said + ["CSP: " + violation for violation in self.run("return window.violations")]

    def strangers(self):
        """Addresses of other servers that were asked."""
        here = urlsplit(self.driver.current_url).netloc
        asked = self.run("return performance.getEntriesByType('resource').map(e => e.name)")
        return [address for address in asked if urlsplit(address).netloc != here]

    def settle(self, seconds=0.4):
        """Lets the page draw."""
        time.sleep(seconds)
