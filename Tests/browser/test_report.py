"""The report in a real Chromium, held against the files that landcli wrote.      test_report.py LANDCLI [NAME…]"""
import functools
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import shapely
import shapely.geometry

import studies
from harness import Browser, run

CLI = str(pathlib.Path(sys.argv[1]).resolve())
ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = pathlib.Path(tempfile.mkdtemp(prefix='landcli-browser-'))
READY = 'return document.documentElement.dataset.ready === "yes"'
random.seed(20260501)


def landcli(*arguments, status=0):
    done = subprocess.run([CLI, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == status, f'{arguments}: status {done.returncode}, {done.stderr}'
    return done


@functools.cache
def sample():
    """The sample study, ranked and audited: the two folders."""
    results, audit = WORK / 'results', WORK / 'audit'
    plan = ROOT / 'sampledata/huadu/plan.yaml'
    landcli('rank', plan, '-o', results, '--quiet')
    landcli('audit', plan, '--year', 2020, '-o', audit, '--no-ledger', '--fail-on', 'never', '--quiet')
    return results, audit


def report(language='zh', *options):
    results, audit = sample()
    path = WORK / f'report-{language}{"".join(options)}.html'
    if path.exists():
        return path
    landcli('report', results, '--audit', audit, '-o', path, '--lang', language, '--quiet', *options)
    return path


@functools.cache
def ranked():
    """Features of ranked.geojson in the order of the table: by rank, the others after them."""
    features = json.loads((sample()[0] / 'ranked.geojson').read_text(encoding='utf-8'))['features']
    with_rank = [f for f in features if f['properties']['lk_rank'] is not None]
    without = [f for f in features if f['properties']['lk_rank'] is None]
    return sorted(with_rank, key=lambda f: f['properties']['lk_rank']) + without


def data_of(path):
    """The packed data of a report, read without a browser."""
    text = path.read_text(encoding='utf-8')
    return json.loads(re.search(r'<script type="application/json" id="lk-data">(.*?)</script>', text, re.S)[1])


def number(text):
    return float(text.replace(',', '').replace('−', '-'))


def close(shown, exact, digits):
    """Whether a number as it is shown is the exact one to so many digits."""
    return abs(shown - exact) <= 0.5000001 * 10 ** (math.floor(math.log10(abs(exact))) + 1 - digits) if exact else shown == 0


# The page as a whole

def page_is_quiet_and_asks_nobody_zh():
    quiet('zh', 'zh-CN')


def page_is_quiet_and_asks_nobody_en():
    quiet('en', 'en')


def quiet(language, tag):
    with Browser() as browser:
        page = browser.open(report(language).as_uri(), READY)
        page.run('for (const d of document.querySelectorAll("details")) d.open = true; window.scrollTo(0, 1e6)')
        page.must_be_quiet()
        assert page.run('return document.documentElement.lang') == tag
        ids = page.run('return [...document.querySelectorAll("[id]")].map(e => e.id)')
        assert len(ids) == len(set(ids)), 'an id stands twice'
        assert not page.run('return document.querySelectorAll("[style]").length && '
                            '[...document.querySelectorAll("[style]")].filter(e => !e.closest(".live")).length')
        text = report(language).read_text(encoding='utf-8')
        assert ' style="' not in text.split('<script', 1)[0]
        assert not re.search(r'(src|href)="(?!#)', text.split('<script', 1)[0])
        if language == 'en':
            foreign = page.run('''return [...document.querySelectorAll("h1, .ranking td")].filter(e => /[\u4e00-\u9fff]/.test(e.textContent)
              && e.children.length < 2 && e.closest("[lang]").lang !== "zh-CN").map(e => e.textContent)''')
            # What is left are units in figures.
            assert not [w for w in foreign if not re.search('[0-9]', w)], foreign[:5]
        words = page.text('main') or ''
        assert ('名次' in words) == (language == 'zh')


def policy_stops_what_is_not_the_pages_own():
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        policy = page.run('return document.querySelector("meta[http-equiv]").content')
        assert "default-src 'none'" in policy and 'unsafe' not in policy
        page.must_be_quiet()
        page.run('const s = document.createElement("script"); s.textContent = "window.pwned = 1"; document.body.append(s);'
                 'const i = document.createElement("img"); i.src = "https://example.org/x.png"; document.body.append(i);'
                 'const b = document.createElement("div"); b.setAttribute("style", "color: rgb(1, 2, 3)"); b.id = "styled";'
                 'document.body.append(b)')
        page.wait('return true')
        assert page.run('return window.pwned') is None
        assert page.run('return getComputedStyle(document.getElementById("styled")).color') != 'rgb(1, 2, 3)'
        page.collect()
        assert sum('Content Security Policy' in m['message'] for m in page.messages) >= 3, page.messages
        assert [r for r in page.refused if 'example.org' in r] == [r for r in page.requests if 'example.org' in r]


def text_has_contrast():
    script = r'''
      const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
      const light = c => { const f = c.slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
        return .2126 * f[0] + .7152 * f[1] + .0722 * f[2]; };
      const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
        if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
      const bad = [];
      for (const e of document.querySelectorAll('body *')) {
        if (e.disabled || e.closest('svg, script, style') || !e.getClientRects().length) continue;
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
        const a = light(parse(getComputedStyle(e).color)), b = light(ground(e));
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) bad.push(e.className + ' ' + e.textContent.slice(0, 30) + ' ' + ratio.toFixed(2));
      }
      return bad;'''
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        page.run('for (const d of document.querySelectorAll("details")) d.open = true; LK.select(0, "table")')
        bad = page.run(script)
        assert not bad, bad[:8]
        # Text in drawings, on what they are drawn on: white, or its own white outline.
        page = browser.open(report('en', '--static').as_uri())
        dark = page.run(r"""return [...document.querySelectorAll("svg text")].map(e => [e.textContent, getComputedStyle(e).fill]).filter(([_, c]) => {
            const f = c.match(/[\d.]+/g).map(Number).slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
            return 1.05 / (.2126 * f[0] + .7152 * f[1] + .0722 * f[2] + .05) < 4.5; })""")
        assert not dark and page.run('return document.querySelectorAll("svg text").length') > 100, dark[:8]


def a_phone_is_as_wide_as_the_page():
    """At 390 px nothing makes the page wider than the window: wide tables move by themselves."""
    wider = """const clips = e => { for (e = e.parentElement; e && e !== document.body; e = e.parentElement)
          if (getComputedStyle(e).overflowX !== "visible") return true; return false; };
        return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 390.5 && !clips(e))
          .map(e => `${e.tagName}.${e.getAttribute("class")} in ${(e.closest("section") || {}).id}`)"""
    sheet = WORK / 'phone-sheet.html'
    landcli('report', sample()[0], '--parcel', ranked()[3]['properties']['id'], '-o', sheet, '--quiet')
    pages = [(report(language, *options), READY if not options else 'return document.readyState === "complete"')
             for language in ('zh', 'en') for options in ((), ('--static',))]
    with Browser() as browser:
        for path, ready in [*pages, (sheet, 'return document.readyState === "complete"')]:
            page = browser.open(path.as_uri(), ready, width=390)
            assert page.run('return document.documentElement.clientWidth') == 390
            page.run('for (const d of document.querySelectorAll("details")) d.open = true; if (window.LK) LK.select(0, "map")')
            width = page.run('return document.documentElement.scrollWidth')
            assert width <= 390, (path.name, width, page.run(wider)[:5])
            # A column of single characters is no column: a name has room for three of them.
            narrow = page.run("""return [...document.querySelectorAll("td, tbody th")].filter(e => e.getClientRects().length && e.textContent.length > 8
                && e.getBoundingClientRect().width < 40).map(e => e.textContent)""")
            assert not narrow, (path.name, narrow[:5])
            page.must_be_quiet()


# Map and table

def click_on_a_parcel_shows_its_figures():
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        chosen = random.sample([i for i, f in enumerate(ranked()) if f['properties']['lk_rank']], 5)
        chosen += [i for i, f in enumerate(ranked()) if f['properties']['lk_state'] == 'unranked'][:2]
        for i in chosen:
            f = ranked()[i]
            point = shapely.geometry.shape(f['geometry']).representative_point()
            spot = page.run(
                'document.documentElement.style.scrollBehavior = "auto";'
                'document.getElementById("lk-map").scrollIntoView({block: "center"});'
                'LK.map.setView([arguments[1], arguments[0]], 18, {animate: false});'
                'const p = LK.map.latLngToContainerPoint([arguments[1], arguments[0]]),'
                ' b = document.getElementById("lk-map").getBoundingClientRect(); return [b.x + p.x, b.y + p.y]',
                point.x, point.y)
            page.wait('return true')
            page.click_at(*spot)
            page.wait(f'return LK.selected === {i}')
            check_panel(page, f['properties'])
            rows = page.run('return [...document.querySelectorAll("tr[aria-selected=true]")].map(r => r.dataset.row)')
            assert rows == [str(i)], f'the table has not turned to the parcel: {rows}'
        page.must_be_quiet()


def check_panel(page, p):
    panel = page.text('#lk-panel')
    assert p['id'] in panel and p['name'] in panel
    figures = dict(zip(page.texts('#lk-panel dt'), page.texts('#lk-panel dd')))
    mu = number(re.match(r'[\d,.]+', figures['面积'])[0])
    assert abs(mu - p['lk_area_m2'] * 0.0015) <= 0.0501, figures
    for name, key in [('地均产出', 'lk_yield'), ('地均税收', 'lk_tax')]:
        if p[key] is None:
            assert figures[name].startswith('–'), figures
        else:
            shown = re.match(r'([\d,.]+) 亿元/km² \(([\d,.]+) 万元/亩\)', figures[name])
            assert close(number(shown[1]), p[key], 4) and close(number(shown[2]), p[key] / 0.15, 3), figures
    assert figures['参照园区'].startswith(p['lk_park'] + ' ')
    steps = {}
    for line in page.run('return [...document.querySelectorAll("#lk-panel .step")].map(s => [s.children[0].textContent.trim(), '
                         's.children[1].textContent, (s.querySelector(".s") || {}).textContent || ""])'):
        steps[line[0]] = line[1:]
    for title, key in [('得分', 'lk_score'), ('产出差距', 'lk_gap_y'), ('税收差距', 'lk_gap_t'), ('税收增量', 'lk_up_t'),
                       ('产出增量', 'lk_up_y'), ('到参照园区的距离', 'lk_dist_m')]:
        if p[key] is None:
            assert steps[title][0] == '–', (title, steps[title])
        else:
            assert close(number(steps[title][0].split(' ')[0]), p[key], 6), (title, steps[title], p[key])
            if steps[title][1]:
                assert abs(evaluated(steps[title][1]) - p[key]) <= 2e-4 * max(1, abs(p[key])), (title, steps[title], p[key])


def evaluated(text):
    """The numbers of an explanation put together, by another program."""
    text = re.sub(r'\s*\([^()\d]*\)', '', text.lstrip('= ')).replace(',', '')
    text = re.sub(r'max\(0 ', 'max(0, ', text.replace('÷', '/').replace('×', '*').replace('−', '-'))
    return eval(text, {'__builtins__': {}}, {'max': max})  # an expression of our own page, without names


def a_row_moves_the_map():
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        page.run('document.querySelectorAll("#lk-rows tr")[4].click()')
        assert page.run('return LK.selected') == 4
        check_panel(page, ranked()[4]['properties'])
        box = shapely.geometry.shape(ranked()[4]['geometry']).centroid
        assert page.run('return LK.map.getBounds().contains([arguments[1], arguments[0]])', box.x, box.y)
        assert page.run('return LK.map.getZoom()') >= 14
        page.must_be_quiet()


def keyboard_reaches_the_table_and_the_map():
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        page.run('document.querySelector("#lk-rows tr").focus()')
        page.press('ArrowDown')
        page.press('ArrowDown')
        page.press('Enter')
        page.wait('return LK.selected === 2')
        page.run('document.getElementById("lk-map").focus()')
        before = page.run('return LK.map.getCenter().lat')
        page.press('ArrowDown')
        page.wait(f'return LK.map.getCenter().lat !== {before!r}')
        unreachable = page.run('return [...document.querySelectorAll("button, input, select, a[href], summary")]'
                               '.filter(e => e.getClientRects().length && e.tabIndex < 0).length')
        assert unreachable == 0


def focus_is_seen_wherever_tab_goes():
    """Tab from the first control to the last: each looks other than at rest, all of its outline is inside what scrolls it, and
    the contents do not cover it."""
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        controls = page.run("""document.documentElement.style.scrollBehavior = "auto";
            for (const d of document.querySelectorAll("details")) d.open = true;
            window.look = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(" "); };
            window.controls = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
                .filter(e => !e.disabled && e.tabIndex >= 0 && e.getClientRects().length);
            window.rest = new Map([...document.querySelectorAll("*")].map(e => [e, look(e)]));
            return controls.length""")
        reached = set()
        for _ in range(controls + 20):
            page.press('Tab')
            at = page.run("""const e = document.activeElement;
                if (e === document.body) return null;
                const s = getComputedStyle(e), r = e.getBoundingClientRect();
                const grown = parseFloat(s.outlineWidth) + parseFloat(s.outlineOffset), cut = [];
                for (let q = e.parentElement; q && q !== document.body; q = q.parentElement) {
                  if (getComputedStyle(q).overflowX === "visible") continue;
                  const c = q.getBoundingClientRect();
                  if (r.left - grown < c.left - .5 || r.right + grown > c.right + .5 || r.top - grown < c.top - .5 || r.bottom + grown > c.bottom + .5)
                    cut.push(q.className);
                }
                const bar = document.querySelector("nav.contents"), b = bar.getBoundingClientRect();
                const covered = !bar.contains(e) && !e.matches(".skip") && r.bottom > b.top && r.top < b.bottom;
                return [controls.indexOf(e), `${e.tagName} ${e.id} ${e.className} ${e.textContent.slice(0, 20)}`,
                  look(e) !== rest.get(e) && (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== "none"), cut, covered]""")
            if at is None:
                break
            place, name, seen, cut, covered = at
            assert seen, f'no focus is seen: {name}'
            assert not cut, f'the outline is cut off: {name} by {cut}'
            assert not covered, f'the contents cover it: {name}'
            reached.add(place)
        missed = [i for i in range(controls) if i not in reached]
        names = page.run('return arguments[0].map(i => controls[i].outerHTML.slice(0, 80))', missed)
        assert not missed, f'Tab does not reach {names[:5]}'
        assert controls > 100 and page.run('return [...arguments[0]].some(i => controls[i].id === "lk-map")'
                                           ' && arguments[0].filter(i => controls[i].closest(".leaflet-control-zoom")).length === 2', sorted(reached))
        page.must_be_quiet()


def keys_sort_the_table_and_zoom_the_map():
    """Tab to a head of the table, Enter: sorted; again: the other way. Tab to a button of the map, Enter: nearer."""
    properties = [f['properties'] for f in ranked()]
    known = [i for i, p in enumerate(properties) if p['lk_area_m2'] is not None]

    def tab_to(page, selector):
        for _ in range(80):
            page.press('Tab')
            if page.run('return document.activeElement.matches(arguments[0])', selector):
                return
        raise AssertionError(f'Tab does not reach {selector}')

    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        before = page.run('return LK.map.getZoom()')
        tab_to(page, '.leaflet-control-zoom-in')
        page.press('Enter')
        page.wait(f'return LK.map.getZoom() > {before}')
        head = 'button[data-sort=area_m2]'
        tab_to(page, head)
        for sign, way in [(-1, 'descending'), (1, 'ascending')]:
            page.press('Enter')
            page.wait(f'return document.querySelector("{head}").closest("th").ariaSort === "{way}"')
            rows = page.run('return [...document.querySelectorAll("#lk-rows tr")].map(r => Number(r.dataset.row))')
            assert rows == sorted(known, key=lambda i: (sign * properties[i]['lk_area_m2'], i))[:20], way
            assert page.run(f'return document.activeElement.matches("{head}")'), 'the focus is lost'
        page.must_be_quiet()


def table_sorts_filters_searches_and_turns():
    properties = [f['properties'] for f in ranked()]
    shown = 'return [...document.querySelectorAll("#lk-rows tr")].map(r => Number(r.dataset.row))'
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        assert page.run(shown) == list(range(20))
        for key, name in [('score', 'lk_score'), ('area_m2', 'lk_area_m2'), ('dist_m', 'lk_dist_m'), ('yield', 'lk_yield')]:
            for _ in range(2):
                page.run(f'document.querySelector("button[data-sort={key}]").click()')
                way = page.run(f'return document.querySelector("button[data-sort={key}]").closest("th").ariaSort')
                sign = 1 if way == 'ascending' else -1
                known = [i for i, p in enumerate(properties) if p[name] is not None]
                wanted = sorted(known, key=lambda i: (sign * properties[i][name], i))[:20]
                got = page.run(shown)
                assert [properties[i][name] for i in got] == [properties[i][name] for i in wanted], (key, way)
        page.run('document.querySelector("button[data-sort=rank]").click()')
        town = properties[0]['town']
        page.run('const s = document.querySelector("select[data-filter=town]");'
                 's.value = [...s.options].find(o => o.textContent === arguments[0]).value; s.dispatchEvent(new Event("change"))', town)
        inside = [i for i, p in enumerate(properties) if p['town'] == town]
        assert page.run(shown) == inside[:20]
        assert page.text('#lk-count').startswith(f'{len(inside):,}／2,000')
        page.run('document.getElementById("lk-next").click()')
        assert page.run(shown) == inside[20:40]
        page.run('document.getElementById("lk-clear").click()')
        page.run('const s = document.getElementById("lk-search"); s.value = arguments[0]; s.dispatchEvent(new Event("input"))',
                 properties[77]['id'].lower())
        assert page.run(shown) == [77]
        # A parcel that the filters leave out is shown all the same when it is chosen in the map.
        page.run('LK.select(5, "map")')
        assert 5 in page.run(shown)
        page.run('document.querySelector("button[data-park=P04]").click()')
        refer = [i for i, p in enumerate(properties) if p['lk_park'] == 'P04']
        assert page.run(shown) == refer[:20] and page.text('#lk-count').startswith(f'{len(refer):,}／')
        page.must_be_quiet()


def charts_hold_what_the_files_say():
    chart = 'return Chart.getChart(document.querySelector(`canvas[data-chart="${arguments[0]}"]`))'
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        sets = page.run('return Chart.getChart(document.querySelector("canvas[data-chart=scatter]")).data.datasets.map(d => d.data.length)')
        both = [f['properties'] for f in ranked() if (f['properties']['lk_yield'] or 0) > 0 and (f['properties']['lk_tax'] or 0) > 0
                and f['properties']['lk_score'] is not None]
        assert sum(sets[:-1]) == len(both) and sets[-1] == 9, sets
        bars = page.run('return Chart.getChart(document.querySelector("canvas[data-chart=scores]")).data.datasets[0].data')
        wanted = [0] * 20
        for p in both:
            wanted[min(19, int(p['lk_score'] // 5))] += 1
        assert bars == wanted
        for key in ('gap_y', 'gap_t'):
            gaps = [f['properties'][f'lk_{key}'] for f in ranked() if f['properties'][f'lk_{key}'] is not None]
            wanted = [0] * 20
            for gap in gaps:
                wanted[min(19, max(0, math.floor((gap + 1) / 0.1)))] += 1
            assert page.run(chart + '.data.datasets[0].data', key) == wanted, key
        account = json.loads((sample()[0] / 'account.json').read_text(encoding='utf-8'))['classes']
        drawn = page.run(chart + '.data.datasets.map(d => [d.name, d.data])', 'account')
        at = 0
        assert sorted(name for name, _ in drawn) == sorted(account)
        for name, data in drawn:
            width = account[name]['ellipsoidal_m2'] / 1e6
            for lane, bar in zip('PZK', data):
                assert (bar is not None) == (lane in name), (name, data)
                if bar:
                    assert abs(bar[0] - at) < 1e-4 and abs(bar[1] - at - width) < 1e-4, (name, bar, at, width)
            at += width
        for key in ('yield', 'tax_intensity'):
            labels, sets = page.run(f'const c = {chart[7:]}; return [c.data.labels, c.data.datasets.length]', 'years-' + key)
            assert (labels, sets) == ([2018, 2019, 2020], 12)
        # Every chart is live on the screen, with a drawing of the same for paper.
        names = page.run('return [...document.querySelectorAll("canvas")].filter(c => c.dataset.chart).map(c => c.dataset.chart)')
        assert names == ['scatter', 'scores', 'gap_y', 'gap_t', 'account', 'years-yield', 'years-tax_intensity'], names
        assert page.run('return [...document.querySelectorAll("canvas[data-chart]")].every(c => c.ariaLabel && c.closest("figure").querySelector(".static svg"))')
        page.run('document.querySelector("button[data-place]").click()')
        assert page.run('return document.querySelector("input[data-layer=findings]").checked')
        page.must_be_quiet()


# What was found

def every_finding_and_problem_can_be_reached():
    results, audit = sample()
    findings = json.loads((audit / 'findings.json').read_text(encoding='utf-8'))['findings']
    problems = json.loads((results / 'problems.json').read_text(encoding='utf-8'))['problems']
    rows = 'return [...document.querySelectorAll(`[data-list=${arguments[0]}] tbody tr`)].map(r => r.children[0].textContent)'
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        for name, wanted in [('findings', [f['subject']['id'] for f in findings]), ('problems', [p['id'] for p in problems])]:
            seen = []
            while True:
                seen += page.run(rows, name)
                if page.run('const b = document.querySelector(`[data-list=${arguments[0]}] [data-role=next]`); if (b.disabled) return true; b.click(); return false', name):
                    break
            assert seen == wanted, (name, len(seen), len(wanted))
        rule = [f for f in findings if f['rule'] == 'amount:change']
        page.run('[...document.querySelectorAll("[data-of=findings]")].find(b => b.closest("tr").textContent.includes("amount:change")).click()')
        assert page.run(rows, 'findings') == [f['subject']['id'] for f in rule]
        page.run('const s = document.querySelector("[data-list=findings] [data-role=search]"); s.value = arguments[0]; s.dispatchEvent(new Event("input"))', rule[3]['subject']['id'].lower())
        assert page.run(rows, 'findings') == [f['subject']['id'] for f in rule if f['subject']['id'] == rule[3]['subject']['id']]
        page.run('document.querySelector("[data-list=findings] button[data-place]").click()')
        center = page.run('const c = LK.map.getCenter(); return [c.lng, c.lat]')
        assert abs(center[0] - rule[3]['lon']) < 1e-4 and abs(center[1] - rule[3]['lat']) < 1e-4, center
        page.must_be_quiet()


def amounts_are_traced_to_file_and_line():
    """The panel and the sheet say what `landcli explain` says of the parcel's inputs."""
    chosen = [f['properties']['id'] for f in random.sample([f for f in ranked() if f['properties']['lk_rank']], 3)]
    with Browser() as browser:
        for language in ('zh', 'en'):
            page = browser.open(report(language).as_uri(), READY)
            for name in chosen:
                said = landcli('explain', ROOT / 'sampledata/huadu/plan.yaml', name, '--lang', language, '--quiet').stdout
                feature = re.search(r'parcels-2020\.geojson(?:, feature |，第 )(\d+)', said)[1]
                lines = re.findall(r'stats-parcels\.csv(?:, line |，第 )(\d+)', said)
                columns = re.findall(r'(?:column|列) (\w+)', said)
                page.run('LK.select(LK.D.parcels.id.indexOf(arguments[0]), "table")', name)
                sheet = WORK / f'inputs-{language}-{name}.html'
                landcli('report', sample()[0], '--parcel', name, '-o', sheet, '--lang', language, '--quiet')
                shown = page.texts('#lk-panel .input'), re.findall(r'<li>(.*?)</li>', sheet.read_text(encoding='utf-8').split('class="plain small inputs')[1])
                for inputs in shown:
                    text = ' '.join(inputs)
                    assert re.findall(r'geojson(?:, feature |，第 )(\d+)', text) == [feature], (text, feature)
                    assert re.findall(r'csv(?:, line |，第 )(\d+)', text) == lines and len(lines) == 2, (text, lines)
                    assert re.findall(r'(?:column|列) (\w+)', text) == columns, (text, columns)
            page.must_be_quiet()


# Without scripts, on paper

def without_scripts_there_are_drawings():
    with Browser(javascript=False) as browser:
        page = browser.open(report().as_uri())
        assert page.run('return document.documentElement.className') == ''
        for selector in ['#map .static svg', '#scatter .static svg', '#distributions svg', '#years .static svg', '#account svg']:
            assert page.visible(selector), selector
        assert not page.visible('#lk-map') and not page.visible('#lk-rows')
        assert len(page.texts('#ranking .static tbody tr')) == 100
        page.must_be_quiet()


def static_report_has_no_script():
    path = report('zh', '--static')
    text = path.read_text(encoding='utf-8')
    assert '<script' not in text and 'script-src' not in text
    with Browser() as browser:
        page = browser.open(path.as_uri())
        assert page.visible('#map svg') and not page.texts('.live')
        page.must_be_quiet()


def prints_on_a4():
    with Browser() as browser:
        page = browser.open(report().as_uri(), READY)
        (WORK / 'report.pdf').write_bytes(page.pdf())
        page.must_be_quiet()
    text = subprocess.run(['pdftotext', '-layout', WORK / 'report.pdf', '-'], capture_output=True, text=True, check=True).stdout
    pages = text.split('\f')[:-1]
    assert 8 <= len(pages) <= 30, len(pages)
    assert all(f'{i} / {len(pages)}' in p for i, p in enumerate(pages, 1)), 'page numbers'
    assert sum('名次' in p and '税收增量' in p for p in pages) >= 3, 'the head of the table is on every page of it'
    # What a browser folds away is on paper all the same, with its places.
    places = len(re.findall(r'11\d\.\d{5}, 23\.\d{5}', text))
    rules = {}
    for f in json.loads((sample()[1] / 'findings.json').read_text(encoding='utf-8'))['findings']:
        rules.setdefault(f['rule'], []).append(f.get('lon') is not None)
    for p in json.loads((sample()[0] / 'problems.json').read_text(encoding='utf-8'))['problems']:
        rules.setdefault('problem ' + p['class'], []).append(p.get('lon') is not None)
    assert places == sum(sum(has[:10]) for has in rules.values()), places
    cut = [(rule, len(has)) for rule, has in rules.items() if len(has) > 10]
    for _, count in cut:
        assert f'此处列前 10 项，共 {count:,} 项' in text, count
    assert '此处列前 40 项' not in text and len(cut) >= 4
    size = subprocess.run(['pdfinfo', WORK / 'report.pdf'], capture_output=True, text=True, check=True).stdout
    assert '(A4)' in size


def sheet_of_a_parcel_is_one_page():
    f = ranked()[3]['properties']
    for language in ('zh', 'en'):
        path = WORK / f'sheet-{language}.html'
        landcli('report', sample()[0], '--parcel', f['id'], '-o', path, '--lang', language, '--quiet')
        with Browser() as browser:
            page = browser.open(path.as_uri())
            assert f['name'] in page.text('h1') and page.visible('svg')
            text = page.text('main')
            assert f"{f['lk_score']:.2f}" in text and f['lk_park'] in text and '审图号' in text
            (WORK / 'sheet.pdf').write_bytes(page.pdf())
            page.must_be_quiet()
        said = subprocess.run(['pdfinfo', WORK / 'sheet.pdf'], capture_output=True, text=True, check=True).stdout
        assert re.search(r'Pages:\s+1\n', said) and '(A4)' in said, said
    # A map that leaves parcels out says how many: with room for one, all around it; with room for all, nothing is said.
    around = re.compile(r'周围有 ([\d,]+) 宗地块未画出：图上至多 (\d+) 宗')
    said = {}
    for limit in (1, 3, 2000):
        landcli('report', sample()[0], '--parcel', f['id'], '-o', path, '--limit', limit, '--lang', 'zh', '--quiet', '--overwrite')
        found = around.search(path.read_text(encoding='utf-8'))
        said[limit] = found and (number(found[1]), number(found[2]))
    assert said[1][0] > 2 and said[1][1] == 1 and said[3] == (said[1][0] - 2, 3) and said[2000] is None, said
    landcli('report', sample()[0], '--parcel', 'nobody', '-o', WORK / 'none.html', status=64)


# Hostile names

def hostile_names_are_shown_and_nothing_runs():
    plan = studies.hostile(WORK / 'hostile')
    results = WORK / 'hostile-results'
    landcli('rank', plan, '-o', results, '--quiet')
    features = json.loads((results / 'ranked.geojson').read_text(encoding='utf-8'))['features']
    for language in ('zh', 'en'):
        for options in ((), ('--static',)):
            path = WORK / f'hostile-{language}-{len(options)}.html'
            landcli('report', results, '-o', path, '--lang', language, '--quiet', *options)
            with Browser() as browser:
                page = browser.open(path.as_uri(), READY if not options else 'return document.readyState === "complete"')
                check_hostile(page, features, options)
    features = [f for f in features if '\0' not in f['properties']['id']]  # no command line can hold that one
    for i, f in enumerate(features):
        path = WORK / f'hostile-sheet-{i}.html'
        landcli('report', results, '--parcel', f['properties']['id'], '-o', path, '--quiet')
    with Browser() as browser:
        for i, f in enumerate(features):
            page = browser.open((WORK / f'hostile-sheet-{i}.html').as_uri())
            assert page.text('h1') == visible(f['properties']['name'])
            assert page.run('return window.pwned') is None and page.run('return document.scripts.length') == 0
            page.must_be_quiet()


def check_hostile(page, features, options):
    names = [visible(f['properties']['name']) for f in features]
    if not options:
        for i in range(len(features)):
            page.run('LK.select(arguments[0], "table")', i)
            assert page.text('#lk-panel h3') in names
            page.run('const l = LK.parcelShape(arguments[0]); if (l) l.fire("mouseover", {latlng: l.getBounds().getCenter(), layer: l})', i)
        page.run('for (const s of document.querySelectorAll("select[data-filter]")) { s.value = "0"; s.dispatchEvent(new Event("change")); }')
        page.run('document.getElementById("lk-clear").click()')
        assert sorted(page.texts('#lk-rows td.name')) == sorted(names)
    assert sorted(page.texts('#ranking .static td.name')) == sorted(names)
    assert page.run('return document.querySelectorAll("main img, iframe, object, embed, link, main svg [onload]").length') == 0
    assert page.run('return document.scripts.length') == (0 if options else 11)
    assert page.run('return window.pwned') is None
    page.must_be_quiet()


def visible(text):
    """A name as a page must show it: what cannot be seen is written out."""
    import unicodedata
    return ''.join(
        f'\\u{{{ord(c):x}}}' if unicodedata.category(c) in ('Cc', 'Cf', 'Zl', 'Zp', 'Cs') else c for c in text)


# What is left out, what is missing

def redacted_amounts_are_nowhere():
    results = sample()[0]
    path = WORK / 'redacted.html'
    landcli('report', results, '--audit', sample()[1], '-o', path, '--redact', 'output,tax', '--quiet', '--lang', 'en')
    data = data_of(path)
    for key in ['yield', 'tax', 'gap_y', 'gap_t', 'up_y', 'up_t', 'std_y', 'std_t', 'lo', 'hi']:
        assert all(v is None for v in data['parcels'][key]), key
    assert all(p['y'] is None and p['t'] is None for p in data['parks'])
    text = path.read_text(encoding='utf-8')
    for f in ranked()[:300]:
        for key in ('lk_yield', 'lk_tax', 'lk_up_t', 'lk_up_y'):
            value = f['properties'][key]
            if value:
                # As the page's data would hold it, and with the digits of an explanation.
                for shown in {f'{value:.7g}', f'{value:.6g}'}:
                    assert len(shown) < 8 or shown not in text, (key, value)
    with Browser() as browser:
        page = browser.open(path.as_uri(), READY)
        assert 'Redacted: output and tax' in page.text('header')
        page.run('LK.select(0, "table")')
        page.must_be_quiet()
    one = WORK / 'redacted-tax.html'
    landcli('report', results, '-o', one, '--redact', 'tax', '--quiet', '--lang', 'zh')
    data = data_of(one)
    assert all(v is None for v in data['parcels']['tax'] + data['parcels']['score'])
    assert any(v is not None for v in data['parcels']['yield'])
    # Without scores the map shows ranks, in fifths.
    with Browser() as browser:
        page = browser.open(one.as_uri(), READY)
        classes = page.run('return [...Array(LK.D.n).keys()].map(LK.classAt)')
        ranks = data['parcels']['rank']
        assert all(c == (-1 if r is None else 4 - (r - 1) * 5 // 1820) for c, r in zip(classes, ranks))
        assert '前 0–20 %' in page.text('.legend')
        page.must_be_quiet()


def missing_libraries_are_named():
    done = landcli('report', sample()[0], '-o', WORK / 'x.html', '--javascript', WORK, '--lang', 'en', status=69)
    assert 'libjs-leaflet' in done.stderr and not (WORK / 'x.html').exists()
    landcli('report', sample()[0], '-o', WORK / 'x.html', '--javascript', WORK, '--static', '--quiet')


# Geometry and size

def neighbours_stay_neighbours():
    """A tessellation with crooked shared borders, simplified: no overlap, no gap, no border moved too far."""
    folder = WORK / 'mosaic'
    folder.mkdir()
    cells = mosaic(folder)
    landcli('rank', '--parcels', folder / 'parcels.geojson', '--parks', folder / 'parks.geojson', '-o', folder / 'out', '--quiet')
    landcli('report', folder / 'out', '-o', folder / 'report.html', '--quiet')
    data = data_of(folder / 'report.html')
    west, south, dx, dy = data['grid']
    shapes = []
    for geo in data['parcels']['geo']:
        rings = []
        for ring in geo:
            x = y = 0
            points = []
            for k in range(0, len(ring), 2):
                x, y = x + ring[k], y + ring[k + 1]
                points.append((x, y))
            rings.append(points)
        shapes.append(shapely.Polygon(rings[0], rings[1:]))
    by_id = dict(zip(data['parcels']['id'], shapes))
    assert all(s.is_valid for s in shapes)
    before = sum(len(c.exterior.coords) for c in cells.values())
    after = sum(len(s.exterior.coords) for s in shapes)
    assert after < before / 2, (before, after)
    union = shapely.union_all(shapes)
    assert union.geom_type == 'Polygon' and not union.interiors, 'a gap has opened'
    assert sum(s.area for s in shapes) == union.area or abs(sum(s.area for s in shapes) - union.area) < 1e-9 * union.area, 'an overlap'
    step = dy * 110750  # metres a step, about
    for name, cell in cells.items():
        scaled = shapely.Polygon([((x - west) / dx, (y - south) / dy) for x, y in cell.exterior.coords])
        away = shapely.hausdorff_distance(scaled.exterior, by_id[name].exterior, densify=0.05) * step
        assert away <= 1.2, f'{name}: a border moved by {away} m'


def mosaic(folder, n=12):
    """n × n cells whose borders wander; each border is made once and used by both sides."""
    size, x0, y0 = 0.002, 113.2, 23.4
    corner = {(i, j): (x0 + (i + random.uniform(-.2, .2) * (0 < i < n)) * size, y0 + (j + random.uniform(-.2, .2) * (0 < j < n)) * size)
              for i in range(n + 1) for j in range(n + 1)}

    @functools.cache
    def border(a, b):
        (ax, ay), (bx, by) = corner[a], corner[b]
        points = [corner[a]]
        for k in range(1, 24):
            t = k / 24
            off = random.uniform(-1, 1) * size * 0.0045
            points.append((round(ax + (bx - ax) * t - off * (by - ay) / size, 9), round(ay + (by - ay) * t + off * (bx - ax) / size, 9)))
        return points

    def side(a, b):
        return border(a, b) if a < b else [corner[a], *border(b, a)[:0:-1]]

    cells, features = {}, []
    for i in range(n):
        for j in range(n):
            ring = side((i, j), (i + 1, j)) + side((i + 1, j), (i + 1, j + 1)) + side((i + 1, j + 1), (i, j + 1)) + side((i, j + 1), (i, j))
            ring.append(ring[0])
            name = f'C{i:02}{j:02}'
            cells[name] = shapely.Polygon(ring)
            assert cells[name].is_valid
            features.append(studies.feature({'id': name, 'output_wan': 100 + i, 'tax_wan': 5 + j}, shapely.geometry.mapping(cells[name])))
    studies.collection(folder / 'parcels.geojson', features)
    studies.collection(folder / 'parks.geojson', [
        studies.feature({'id': 'P', 'output_wan': 900000, 'tax_wan': 40000}, studies.square(x0 - 0.02, y0, 0.01))])
    return cells


def twenty_thousand_parcels_are_light():
    study = WORK / 'large'
    landcli('sample', study, '--seed', 3, '--parcels', 20000, '--years', 2020)
    landcli('report', study / 'plan.yaml', '-o', WORK / 'large.html', '--quiet')
    size = (WORK / 'large.html').stat().st_size
    print(f'      20,000 parcels: {size / 1e6:.1f} MB')
    assert size <= 15_000_000
    landcli('report', study / 'plan.yaml', '-o', WORK / 'part.html', '--limit', 500, '--quiet', '--lang', 'en')
    with Browser() as browser:
        page = browser.open((WORK / 'large.html').as_uri(), READY)
        assert page.run('return LK.D.n') == 20000
        page.run('LK.select(19, "table")')
        spot = page.run("""document.documentElement.style.scrollBehavior = "auto";
            document.getElementById("lk-map").scrollIntoView({block: "center"});
            const c = LK.map.getBounds().getCenter(), b = document.getElementById("lk-map").getBoundingClientRect();
            const inside = LK.parcelShape(19).getBounds().contains(c);
            const p = LK.map.latLngToContainerPoint(LK.parcelShape(12345).getBounds().getCenter());
            return [inside, b.x, b.y]""")
        assert spot[0], 'the map has not moved to the row'
        # From the map: points of other parcels, until one hits the parcel that it is the middle of.
        chosen = None
        for i in (12345, 9876, 54, 17001):
            at = page.run("""const s = LK.parcelShape(arguments[0]), c = s.getBounds().getCenter();
                LK.map.setView(c, 19, {animate: false});
                const p = LK.map.latLngToContainerPoint(c), b = document.getElementById("lk-map").getBoundingClientRect();
                return [b.x + p.x, b.y + p.y]""", i)
            page.wait('return true')
            page.click_at(*at)
            if page.run('return LK.selected') == i:
                chosen = i
                break
        assert chosen is not None, 'no click in the map chose a parcel'
        assert page.run('return [...document.querySelectorAll("tr[aria-selected=true]")].map(r => Number(r.dataset.row))') == [chosen]
        assert page.run('return LK.id(LK.selected)') in page.text('#lk-panel')
        page.must_be_quiet()
        page = browser.open((WORK / 'part.html').as_uri(), READY)
        assert page.run('return LK.D.n') == 500 and 'Of 20,000 parcels the map and the table hold the first 500' in page.text('#map')
        page.must_be_quiet()


TESTS = [
    page_is_quiet_and_asks_nobody_zh, page_is_quiet_and_asks_nobody_en, policy_stops_what_is_not_the_pages_own, text_has_contrast,
    a_phone_is_as_wide_as_the_page,
    click_on_a_parcel_shows_its_figures, a_row_moves_the_map, keyboard_reaches_the_table_and_the_map,
    focus_is_seen_wherever_tab_goes, keys_sort_the_table_and_zoom_the_map,
    every_finding_and_problem_can_be_reached,
    amounts_are_traced_to_file_and_line,
    table_sorts_filters_searches_and_turns, charts_hold_what_the_files_say, without_scripts_there_are_drawings,
    static_report_has_no_script, prints_on_a4, sheet_of_a_parcel_is_one_page, hostile_names_are_shown_and_nothing_runs,
    redacted_amounts_are_nowhere, missing_libraries_are_named, neighbours_stay_neighbours, twenty_thousand_parcels_are_light,
]

if __name__ == '__main__':
    import shutil
    wanted = sys.argv[2:]
    try:
        run([t for t in TESTS if not wanted or t.__name__ in wanted])
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
