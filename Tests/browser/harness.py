"""Pages in a real, headless Chromium: what they said on the console, what they asked the network for, what they drew.

    with Browser() as browser:
        page = browser.open('file:///…/report.html')
        page.must_be_quiet()

A test is a function that raises; `run` runs them all, says one line each, and ends with `N passed, N failed`.
"""
import base64
import json
import os
import shutil
import sys
import time
import traceback

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait


def found(names, variable):
    """The first of the programs that is there; the environment's variable comes before."""
    for name in [os.environ.get(variable), *names]:
        path = name and shutil.which(name)
        if path:
            return path
    sys.exit(f'{names[0]} is missing: install chromium and chromium-driver, or name it by {variable}')


class Browser:
    """A Chromium of its own, with a profile that is thrown away. `allowed` are the beginnings of addresses that pages may ask
    for; anything else is an outside request."""

    def __init__(self, width=1280, height=1000, javascript=True, language='zh-CN', allowed=('file://', 'data:', 'blob:')):
        options = Options()
        options.binary_location = found(['chromium', 'chromium-browser', 'google-chrome'], 'CHROMIUM')
        for argument in [
                '--headless=new', '--disable-gpu', '--hide-scrollbars', '--disable-dev-shm-usage', '--no-first-run',
                '--disable-background-networking', '--disable-component-update', '--disable-sync',
                '--force-device-scale-factor=1', f'--window-size={width},{height}', f'--lang={language}']:
            options.add_argument(argument)
        if hasattr(os, 'geteuid') and os.geteuid() == 0:
            options.add_argument('--no-sandbox')  # Chromium refuses to run as root with its sandbox.
        if not javascript:
            options.add_experimental_option('prefs', {'profile.managed_default_content_settings.javascript': 2})
        options.set_capability('goog:loggingPrefs', {'browser': 'ALL', 'performance': 'ALL'})
        self.driver = webdriver.Chrome(
            options=options, service=Service(found(['chromedriver'], 'CHROMEDRIVER')))
        self.driver.execute_cdp_cmd('Network.enable', {})
        self.allowed = allowed

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def open(self, address, ready='return document.readyState === "complete"', width=None):
        """Opens a page; with a `width`, in a window of so many pixels: a real one is never narrower than 500."""
        if width:
            self.driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {
                'width': width, 'height': 844, 'deviceScaleFactor': 1, 'mobile': False})
        self.driver.get_log('browser'), self.driver.get_log('performance')
        self.driver.get(address)
        page = Page(self.driver, self.allowed)
        page.wait(ready)
        return page


class Page:
    """An open page."""

    def __init__(self, driver, allowed):
        self.driver = driver
        self.allowed = allowed
        self.messages = []
        self.requests = []
        self.refused = []  # what the page's policy did not let out
        self.urls = {}

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, script, seconds=30):
        WebDriverWait(self.driver, seconds, 0.05).until(lambda d: d.execute_script(script), script)

    def collect(self):
        """Takes what the browser has noted since the last time."""
        self.messages += self.driver.get_log('browser')
        for entry in self.driver.get_log('performance'):
            event = json.loads(entry['message'])['message']
            if event['method'] == 'Network.requestWillBeSent':
                self.requests.append(event['params']['request']['url'])
                self.urls[event['params']['requestId']] = event['params']['request']['url']
            elif event['method'] == 'Network.loadingFailed' and event['params'].get('blockedReason') == 'csp':
                self.refused.append(self.urls.get(event['params']['requestId'], '?'))
            elif event['method'] == 'Network.webSocketCreated':
                self.requests.append(event['params']['url'])

    def must_be_quiet(self):
        """Nothing on the console (a violation of the policy is a message there), and nothing asked of anybody outside."""
        self.collect()
        outside = [url for url in self.requests if not url.startswith(self.allowed)]
        assert not outside, f'outside requests: {outside[:5]}'
        assert not self.messages, f'console: {[m["message"] for m in self.messages[:5]]}'

    def text(self, selector):
        return self.run('const e = document.querySelector(arguments[0]); return e && e.textContent', selector)

    def texts(self, selector):
        return self.run('return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)', selector)

    def visible(self, selector):
        return self.run(
            'const e = document.querySelector(arguments[0]); return !!e && e.getClientRects().length > 0', selector)

    def click_at(self, x, y):
        """A real click of the mouse at a place of the window."""
        for kind in ('mouseMoved', 'mousePressed', 'mouseReleased'):
            self.driver.execute_cdp_cmd('Input.dispatchMouseEvent', {
                'type': kind, 'x': x, 'y': y, 'button': 'none' if kind == 'mouseMoved' else 'left', 'clickCount': 1})

    def press(self, key, text=None):
        codes = {'Enter': 13, 'ArrowDown': 40, 'ArrowUp': 38, 'Tab': 9, ' ': 32}
        for kind in ('keyDown', 'keyUp'):
            event = {'type': kind, 'key': key, 'windowsVirtualKeyCode': codes.get(key, 0)}
            if kind == 'keyDown' and (text or key == 'Enter'):
                event['text'] = text or '\r'
            self.driver.execute_cdp_cmd('Input.dispatchKeyEvent', event)

    def pdf(self):
        """The page as it prints."""
        made = self.driver.execute_cdp_cmd('Page.printToPDF', {'preferCSSPageSize': True, 'printBackground': True})
        return base64.b64decode(made['data'])

    def picture(self, path, width=None, height=None):
        """A picture of the window, or of the page's first `width` × `height` pixels."""
        options = {'format': 'png', 'captureBeyondViewport': True}
        if width:
            options['clip'] = {'x': 0, 'y': 0, 'width': width, 'height': height, 'scale': 1}
        made = self.driver.execute_cdp_cmd('Page.captureScreenshot', options)
        with open(path, 'wb') as out:
            out.write(base64.b64decode(made['data']))


def run(tests):
    """Runs the tests; the exit status is 1 when one failed."""
    passed = failed = 0
    for test in tests:
        start = time.monotonic()
        try:
            test()
        except Exception:  # every kind of failure is one of the test
            failed += 1
            print(f'FAIL  {test.__name__}')
            traceback.print_exc(file=sys.stdout)
        else:
            passed += 1
            print(f'ok    {test.__name__.replace("_", " "):60} {time.monotonic() - start:5.1f} s', flush=True)
    print(f'{passed} passed, {failed} failed')
    sys.exit(failed > 0)
