"""Takes docs/images/report-zh.png, report-en.png and report-sheet.png from the sample study, in Chromium.
    report_picture.py LANDCLI"""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / 'Tests/browser'))
from harness import Browser  # noqa: E402  the path to it is set above

READY = 'return document.documentElement.dataset.ready === "yes"'
cli, plan = pathlib.Path(sys.argv[1]).resolve(), ROOT / 'sampledata/huadu/plan.yaml'
with tempfile.TemporaryDirectory() as work:
    for language in ('zh', 'en'):
        path, image = pathlib.Path(work) / f'{language}.html', ROOT / f'docs/images/report-{language}.png'
        subprocess.run([cli, 'report', plan, '-o', path, '--lang', language, '--quiet'], check=True)
        with Browser(width=1280, height=1700) as browser:
            page = browser.open(path.as_uri(), READY)
            # Around a park, a parcel chosen: what a map that can be walked about shows at once.
            page.run('LK.select(LK.D.parcels.id.indexOf("S001303"), "map"); LK.map.setView(LK.parcelShape(LK.selected).getBounds().getCenter(), 13, {animate: false});'
                     'document.documentElement.style.scrollBehavior = "auto"; window.scrollTo(0, 0)')
            page.wait('return new Promise(done => setTimeout(() => done(true), 500))')
            page.must_be_quiet()
            bottom = page.run('return document.querySelector("#map figcaption").getBoundingClientRect().bottom + scrollY')
            page.picture(image, 1280, int(bottom) + 24)
        print(f'picture: {image.relative_to(ROOT)}')
    path, image = pathlib.Path(work) / 'sheet.html', ROOT / 'docs/images/report-sheet.png'
    subprocess.run([cli, 'report', plan, '--parcel', 'S001303', '-o', path, '--lang', 'zh', '--quiet'], check=True)
    with Browser(width=1060, height=1400) as browser:
        page = browser.open(path.as_uri())
        page.must_be_quiet()
        page.picture(image, 1060, int(page.run('return document.querySelector("footer").getBoundingClientRect().bottom')) + 20)
    print(f'picture: {image.relative_to(ROOT)}')
