"""The map of `landcli serve` in a real browser.

    test_serve.py LANDCLI PLAN WORK [--picture FOLDER]
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'serve'))
import studies
from harness import Browser, run
from server import Server

CLI, PLAN, WORK = sys.argv[1:4]
PICTURES = pathlib.Path(sys.argv[5]) if len(sys.argv) > 5 and sys.argv[4] == '--picture' else None
DRAWN = 'return document.querySelectorAll("#panel tbody tr").length > 10'
# Every tile that is asked for has been drawn or given up, and nothing is under way.
SETTLED = ('return document.querySelectorAll("#map canvas.leaflet-tile").length > 0 && '
           '![...document.querySelectorAll("canvas.leaflet-tile")].some(c => !c.classList.contains("leaflet-tile-loaded")) && '
           'document.querySelector("#busy").textContent === ""')
SERVER = None


def opened(browser, fragment='#lang=en'):
    page = browser.open(SERVER.address + fragment, DRAWN)
    page.wait(SETTLED)
    return page


def new_browser(**options):
    return Browser(width=1500, height=1000, allowed=(SERVER.address, 'data:', 'blob:'), **options)


def api(path):
    return json.loads(SERVER.get('/api/v1/studies/2020' + path)[2])


def the_page_is_quiet_and_asks_nobody_else():
    with new_browser() as browser:
        page = opened(browser)
        page.must_be_quiet()
        assert '2,000 parcels, 1,820 ranked' in page.text('#subtitle')
        assert page.texts('#panel tbody tr td')[0] == '1'
        assert any('/tiles/' in url for url in page.requests)


def a_click_shows_the_figures_of_what_was_clicked():
    row = api('/ranking?limit=1')['rows'][0]
    wanted = api(f'/parcels/{row["parcel"]}?lang=en')
    chosen = '#panel tr[aria-selected=true]'
    with new_browser() as browser:
        page = opened(browser)
        page.run('document.querySelector("#panel tbody tr").click()')
        page.wait('return document.querySelector("#explanation") !== null')
        page.wait(SETTLED)
        assert page.texts(chosen + ' bdi')[0] == wanted['id']
        # The table elsewhere, then a real click of the mouse in the middle of the map, where the parcel now is: the table
        # turns to its row.
        page.run('document.querySelector("#card .close").click()')
        page.wait('return document.querySelector("#explanation") === null')
        page.run('document.querySelector(".pages button:last-child").click()')
        page.wait(f'return document.querySelector("#panel tr[data-parcel=\'{row["parcel"]}\']") === null')
        x, y = page.run('const r = document.querySelector("#map").getBoundingClientRect(); return [r.x + r.width/2, r.y + r.height/2]')
        page.click_at(x, y)
        page.wait('return document.querySelector("#explanation") !== null')
        page.wait(f'return document.querySelector("{chosen}") !== null')
        page.wait(SETTLED)
        assert page.texts(chosen + ' bdi')[0] == wanted['id']
        assert wanted['id'] in page.text('#parcel-title') and wanted['name'] in page.text('#parcel-title')
        assert page.text('#explanation') == '\n'.join(wanted['explanation'])
        shown = dict(zip(page.texts('#card tbody tr td:nth-child(1)'), page.texts('#card tbody tr td:nth-child(2)')))
        for figure in wanted['figures']:
            if isinstance(figure['value'], (int, float)):
                assert abs(float(shown[figure['title']]) - figure['value']) <= 1e-6 * abs(figure['value']), figure
        page.must_be_quiet()


def sliders_rank_as_the_command_line_does():
    out = pathlib.Path(WORK) / 'sliders'
    subprocess.run([CLI, 'rank', PLAN, '-o', out, '--weights', 'yield_gap=0.5,tax_gap=0.1,size=0.9', '--overwrite', '--quiet'],
                   check=True)
    table = list(csv.DictReader(io.StringIO((out / 'ranked.csv').read_text(encoding='utf-8-sig'))))
    with new_browser() as browser:
        page = opened(browser)
        first = page.text('#panel tbody tr')
        for name, value in (('tax_gap', 0.1), ('size', 0.9)):
            page.run('const s = document.querySelector(arguments[0]); s.value = arguments[1]; '
                     's.dispatchEvent(new Event("input", {bubbles: true}))', f'#weight-{name}', value)
        page.wait('return document.querySelector("#timing").textContent !== ""')
        page.wait(SETTLED)
        assert page.text('#panel tbody tr') != first
        ids = page.run('return [...document.querySelectorAll("#panel tbody tr td:nth-child(3) bdi:first-child")].map(e => e.textContent)')
        ranks = page.texts('#panel tbody tr td:nth-child(1)')
        assert ids == [r['id'] for r in table[:100]], (ids[:5], [r['id'] for r in table[:5]])
        assert ranks == [r['lk_rank'] for r in table[:100]]
        changes = page.texts('#panel tbody tr td:nth-child(2)')
        assert any(c.startswith('▲') for c in changes), changes[:10]
        page.run('document.querySelector("#reset").click()')
        page.wait('return document.querySelector("#panel tbody tr").textContent === ' + json.dumps(first))
        page.must_be_quiet()


def a_filter_narrows_table_and_map():
    with new_browser() as browser:
        page = opened(browser)
        page.run('const s = document.querySelector("#filter-town"); s.options[1].selected = true; s.dispatchEvent(new Event("change"))')
        number = api('')['towns'][1]['number']
        matched = api(f'/ranking?town={number}&limit=0')['matched']
        page.wait(f'return document.querySelector("#matched").textContent.startsWith("{matched:,} ")')
        page.wait(SETTLED)
        page.must_be_quiet()


def years_and_two_maps():
    with new_browser() as browser:
        page = opened(browser)
        page.run('const s = document.querySelector("#compare"); s.value = "2018"; s.dispatchEvent(new Event("change"))')
        page.wait('return !document.querySelector("#map2").hidden && document.querySelectorAll("#map2 canvas.leaflet-tile-loaded").length > 0')
        page.wait(SETTLED)
        assert page.texts('.yearmark') == ['2020', '2018']
        page.run('const s = document.querySelector("#year"); s.value = 1; s.dispatchEvent(new Event("input"))')
        page.wait('return document.querySelector("#subtitle").textContent.includes("1,983")')
        page.wait(SETTLED)
        page.must_be_quiet()
        page.wait('return document.querySelectorAll("#map2 .parkname").length >= 9')
        if PICTURES:
            page.driver.save_screenshot(str(PICTURES / 'serve-years.png'))


def every_panel_is_there_in_both_languages():
    with new_browser() as browser:
        page = opened(browser)
        for _ in range(2):
            for tab in ('table', 'parks', 'spread', 'audit', 'account', 'quality', 'origin', 'glossary'):
                page.run(f'document.querySelector("#tab-{tab}").click()')
                page.wait(SETTLED)
                assert page.text('#panel'), tab
                assert page.run('return document.querySelector("#panel p.error")') is None, (tab, page.text('#panel'))
            page.run('document.querySelector("#language").click()')
            page.wait(SETTLED)
        assert page.run('return document.documentElement.lang') == 'en'
        page.run('document.querySelector("#tab-account").click()')
        page.wait('return document.querySelector("#account-picture svg rect") !== null')
        page.run('document.querySelector("#tab-spread").click()')
        page.wait('return document.querySelectorAll("#panel canvas").length === 4')
        assert page.run('return [...document.querySelectorAll("#panel canvas")].every(c => Chart.getChart(c).data.datasets.length > 0)')
        sums = page.run('return Chart.getChart(document.querySelector("#panel canvas")).data.datasets[0].data.reduce((a, b) => a + b)')
        assert sums == 1820, sums
        page.must_be_quiet()


def each_park_lists_the_parcels_that_refer_to_it():
    park = next(p for p in api('')['parks'] if p['counted'])
    wanted = api(f'/ranking?park={park["number"]}&limit=50&offset=50')
    with new_browser() as browser:
        page = opened(browser)
        page.run('document.querySelector("#tab-parks").click()')
        page.wait(SETTLED)
        page.run(f'document.querySelector("button[data-park=\'{park["number"]}\']").click()')
        page.wait('return document.querySelector("#park-title") !== null')
        assert park['name'] in page.text('#park-title')
        page.run('document.querySelector("#panel .pages button:last-child").click()')
        page.wait(f'return document.querySelector("#panel tr[data-parcel=\'{wanted["rows"][0]["parcel"]}\']") !== null')
        assert page.texts('#panel .ranking tbody td:nth-child(3) bdi:first-child') == [r['id'] for r in wanted['rows']]
        page.run('document.querySelector("#only-park").click()')
        page.wait('return document.querySelector("#only-park[aria-pressed=true]") !== null')
        page.run('document.querySelector("#tab-table").click()')
        page.wait(f'return document.querySelector("#matched")?.textContent.startsWith("{wanted["matched"]:,} ")')
        page.must_be_quiet()


def findings_are_drawn_and_problems_are_paged():
    ledger = json.loads(SERVER.get('/api/v1/ledger')[2])
    audit = json.loads(SERVER.get(f'/api/v1/ledger/audits/{ledger["run"]}')[2])
    rule = max((r for r in audit['rules'] if r['count'] < 1000), key=lambda r: r['count'])
    placed = json.loads(SERVER.get(f'/api/v1/ledger/audits/{ledger["run"]}/findings?rule={rule["rule"]}&placed=1&limit=1000')[2])
    count = 'return document.querySelectorAll("#map .leaflet-marks-pane path").length'
    with new_browser() as browser:
        page = opened(browser)
        assert page.run(count) == 0, 'findings are drawn when they are asked for'
        page.run('document.querySelector("#tab-audit").click()')
        page.wait('return document.querySelector("#finding-rule") !== null')
        assert page.run(count) == min(1000, audit['placed'])
        page.run('const s = document.querySelector("#finding-rule"); s.value = arguments[0]; s.dispatchEvent(new Event("change"))', rule['rule'])
        page.wait(f'{count} === {placed["matched"]}')
        page.wait(SETTLED)
        assert len(page.run('return [...document.querySelectorAll("#panel canvas")].map(c => c.getAttribute("aria-label"))')) == 2
        page.run('document.querySelector("input[data-layer=findings]").click()')
        page.wait(f'{count} === 0')
        page.run('document.querySelector("#tab-quality").click()')
        page.wait('return document.querySelector("button[data-class]") !== null')
        page.run('document.querySelector("button[data-class=\'overlay:sliver\']").click()')
        page.wait('return document.querySelectorAll("#panel table:nth-of-type(2) tbody tr").length === 3')
        page.must_be_quiet()


def a_ledger_is_enough():
    global SERVER
    before = SERVER
    ledger = pathlib.Path(WORK) / 'alone.gpkg'
    for year, against in ((2019, 2018), (2020, 2019)):
        subprocess.run([CLI, 'audit', PLAN, '--year', str(year), '--against', str(against), '-o', pathlib.Path(WORK) / 'alone',
                        '--ledger', ledger, '--overwrite', '--fail-on', 'never', '--quiet'], check=True)
    try:
        with Server(CLI, ledger) as SERVER:
            with new_browser() as browser:
                page = browser.open(SERVER.address + '#lang=en', 'return document.querySelector("#lacks li") !== null')
                page.wait('return document.querySelectorAll("#map .parkname").length >= 9 && document.querySelector("#busy").textContent === ""')
                assert page.texts('#audit-run option') == ['No. 1: 2019 against 2018', 'No. 2: 2020 against 2019']
                assert 'scores, ranks' in page.text('#lacks')
                page.run('const s = document.querySelector("#audit-run"); s.value = "1"; s.dispatchEvent(new Event("change"))')
                page.wait('return document.querySelector("input[name=audit-year][value=\'2018\']") !== null')
                first = json.loads(SERVER.get('/api/v1/ledger/audits/1/findings?lang=en')[2])
                page.wait(f'return document.querySelector(".pages span").textContent.endsWith("of {first["matched"]:,}")')
                assert first['findings'][0]['text'] in page.text('#panel')
                page.must_be_quiet()
    finally:
        SERVER = before


def the_keyboard_is_enough():
    with new_browser() as browser:
        page = opened(browser)
        page.run('document.querySelector("#panel tbody tr:nth-child(3)").focus()')
        page.press('Enter')
        page.wait('return document.querySelector("#parcel-title") !== null')
        assert api('/ranking?limit=3')['rows'][2]['id'] in page.text('#parcel-title')
        unnamed = page.run('''return [...document.querySelectorAll("button, input, select, [role=tab], [role=img]")].filter(e =>
            !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length || e.title)).map(e => e.outerHTML)''')
        assert not unnamed, unnamed


def hostile_names_run_no_script():
    global SERVER
    folder = pathlib.Path(WORK) / 'hostile'
    studies.hostile(folder)
    # Two years, the later with other amounts, so that there is an audit with findings about hostile names.
    plan = json.loads((folder / 'plan.yaml').read_text(encoding='utf-8'))
    later = (folder / 'parcels.geojson').read_text(encoding='utf-8').replace('"tax_wan": 3', '"tax_wan": 300')
    (folder / 'later.geojson').write_text(later, encoding='utf-8')
    plan['year'] = 2020
    plan['layers']['parcels'] = {'years': {2019: 'parcels.geojson', 2020: 'later.geojson'}}
    text = json.dumps(plan).replace('"2019":', '2019:').replace('"2020":', '2020:')
    (folder / 'plan.yaml').write_text(text, encoding='utf-8')
    before = SERVER
    with Server(CLI, folder / 'plan.yaml') as SERVER:
        with new_browser() as browser:
            page = browser.open(SERVER.address + '#lang=en', 'return document.querySelector("#panel tbody tr") !== null')
            page.wait(SETTLED)
            count = page.run('return document.querySelectorAll("#panel tbody tr").length')
            assert count >= len(studies.HOSTILE), count
            for tab in ('table', 'parks', 'spread', 'audit', 'account', 'quality', 'origin', 'glossary'):
                page.run(f'document.querySelector("#tab-{tab}").click()')
                page.wait(SETTLED)
                page.run('document.querySelectorAll("#side img, #side script, #panel > svg, #panel td svg, #card svg, #side iframe").forEach(e => { throw e })')
            page.run('document.querySelector("#tab-table").click()')
            page.wait(SETTLED)
            text = page.text('#panel')
            assert '<script>window.pwned = 1</script>' in text, text[:400]
            assert '\u202e' not in text and '\u001b' not in text, 'marks of direction and control characters are shown'
            page.run('document.querySelector("#panel tbody tr").click()')
            page.wait('return document.querySelector("#explanation") !== null')
            page.run('document.querySelector("#language").click()')
            page.wait(SETTLED)
            assert page.run('return typeof window.pwned') == 'undefined', page.run('return window.pwned')
            page.must_be_quiet()
    SERVER = before


def a_picture_is_kept():
    if not PICTURES:
        return
    for language in ('zh', 'en'):
        with new_browser() as browser:
            page = opened(browser, f'#lang={language}')
            page.run('const s = document.querySelector("#weight-size"); s.value = 0.3; s.dispatchEvent(new Event("input", {bubbles: true}))')
            page.wait('return document.querySelector("#timing").textContent !== ""')
            for _ in range(3):
                page.run('document.querySelector(".leaflet-control-zoom-in").click()')
                time.sleep(0.5)
            page.wait(SETTLED)
            page.driver.save_screenshot(str(PICTURES / f'serve-{language}.png'))


def main():
    global SERVER
    with Server(CLI, PLAN) as SERVER:
        run([the_page_is_quiet_and_asks_nobody_else, a_click_shows_the_figures_of_what_was_clicked,
             sliders_rank_as_the_command_line_does, a_filter_narrows_table_and_map, years_and_two_maps,
             every_panel_is_there_in_both_languages, each_park_lists_the_parcels_that_refer_to_it,
             findings_are_drawn_and_problems_are_paged, a_ledger_is_enough, the_keyboard_is_enough, hostile_names_run_no_script, a_picture_is_kept])


main()
