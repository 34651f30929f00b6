"""Chromium, driven as a reader would drive it: through its debugging pipe, with real keys and a real pointer, and what a screen
reader is told."""

import base64
import json
import os
import select
import subprocess
import time

KEYS = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Home": 36, "End": 35, "PageUp": 33, "PageDown": 34,
        "Tab": 9, "Enter": 13, "Escape": 27, " ": 32}
SHIFT = 8


class Browser:
    """One page of a Chromium of its own; `events` holds what it reported, `javascript` says whether pages may run scripts."""

    def __init__(self, chromium, folder, javascript=True):
        self.events = []
        self._number = 0
        self._buffer = b""
        commands, self._in = os.pipe()
        self._out, answers = os.pipe()
        # Chromium reads commands from descriptor 3 and writes answers to 4, in which place these two may already be.
        safe = [os.dup(commands), os.dup(answers)]
        while min(safe) < 5:
            safe = [os.dup(each) for each in safe]

        def place():
            os.dup2(safe[0], 3)
            os.dup2(safe[1], 4)

        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
                   f"--user-data-dir={folder}/profile", "about:blank"]
        self._process = subprocess.Popen(command, pass_fds=(3, 4, *safe), preexec_fn=place, stdin=subprocess.DEVNULL,
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for descriptor in (commands, answers, *safe):
            os.close(descriptor)
        self._session = None
        pages = self.call("Target.getTargets")["targetInfos"]
        target = next(page["targetId"] for page in pages if page["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")
        if not javascript:
            self.call("Emulation.setScriptExecutionDisabled", value=True)

    def close(self):
        self._session = None
        try:
            self.call("Browser.close")
        except EOFError:
            pass
        os.close(self._in)
        os.close(self._out)
        self._process.wait(60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def call(self, method, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._in, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read(300)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def _read(self, seconds):
        while b"\0" not in self._buffer:
            if not select.select([self._out], [], [], seconds)[0]:
                raise TimeoutError("Chromium does not answer")
            got = os.read(self._out, 1 << 20)
            if not got:
                raise EOFError("Chromium is gone")
            self._buffer += got
        text, self._buffer = self._buffer.split(b"\0", 1)
        answer = json.loads(text)
        if "id" not in answer:
            self.events.append(answer)
        return answer

    def open(self, address, width=1200, height=900, dark=False):
        """Loads a page in a window of that size, and waits for its end."""
        self.events.clear()
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.call("Page.navigate", url=address)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._read(300)

    def run(self, script):
        """The value of an expression of JavaScript in the page, of promises too."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            raise RuntimeError(json.dumps(done["exceptionDetails"])[:800])
        return done["result"].get("value")

    def wait(self, script, seconds=20):
        """Until the expression is true; its last value."""
        end = time.monotonic() + seconds
        value = self.run(script)
        while not value and time.monotonic() < end:
            time.sleep(0.05)
            value = self.run(script)
        return value

    def key(self, key, shift=False):
        code = KEYS[key] if key in KEYS else ord(key.upper())
        text = key if len(key) == 1 else "\r" if key == "Enter" else ""
        common = {"key": key, "windowsVirtualKeyCode": code, "modifiers": SHIFT if shift else 0}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def point(self, x, y):
        """Moves the pointer, and waits until the page has drawn what follows."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def click(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def nodes(self):
        """What the accessibility tree has: role, name, value and properties of every node that is not ignored."""
        self.call("Accessibility.enable")
        found = []
        for node in self.call("Accessibility.getFullAXTree")["nodes"]:
            if not node.get("ignored"):
                properties = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
                found.append({"role": node["role"]["value"], "name": node.get("name", {}).get("value", ""),
                              "value": node.get("value", {}).get("value", ""), **properties})
        return found

    def focused(self):
        """The node that has the focus, as a screen reader is told of it."""
        return next((node for node in self.nodes() if node.get("focused") and node["role"] != "RootWebArea"), None)

    def faults(self):
        """What the page reported as wrong: exceptions, messages of the console, blocked or failed loads."""
        bad = [event["params"] for event in self.events if event["method"] in ("Runtime.exceptionThrown", "Log.entryAdded")]
        return [json.dumps(each)[:600] for each in bad if each.get("entry", {}).get("level") not in ("info", "warning")]

    def requests(self):
        return [event["params"]["request"]["url"] for event in self.events if event["method"] == "Network.requestWillBeSent"]

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=False)["data"]))

    def print(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"]))
