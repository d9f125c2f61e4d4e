"""The interface against its own description, and its figures against those of the command line.

    test_api.py LANDCLI PLAN RESULTS WORK
"""
import csv
import io
import json
import math
import pathlib
import re
import sqlite3
import subprocess
import sys
import urllib.parse

from openapi_spec_validator import validate

from server import Server, run

CLI, PLAN, RESULTS, WORK = sys.argv[1:5]
STUDY = '/api/v1/studies/2020'
ROOT = pathlib.Path(__file__).parents[2]


def the_description_is_valid_and_is_the_one_that_is_kept():
    with Server(CLI, RESULTS) as server:
        served = server.get('/api/v1/openapi.json')[2]
    assert served == (ROOT / 'Sources/LandServe/Page/openapi.json').read_bytes()
    document = json.loads(served)
    assert document['openapi'].startswith('3.1')
    validate(document)


def what_is_described_is_what_is_answered():
    """Schemathesis makes up requests, sound and unsound, and holds each answer against the description."""
    ledger = pathlib.Path(WORK) / 'audit.gpkg'
    with Server(CLI, RESULTS, options=['--log-level', 'error', '--ledger', ledger]) as server:
        made = subprocess.run(
            [pathlib.Path(sys.executable).with_name('schemathesis'), 'run', server.address + 'api/v1/openapi.json', '--checks',
             'not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,'
             'response_schema_conformance,negative_data_rejection', '--seed', '1', '--max-examples', '25', '--no-color',
             '--phases', 'examples,coverage,fuzzing', '--generation-database', 'none'], capture_output=True, text=True, timeout=900, cwd=WORK)
        assert made.returncode == 0, made.stdout[-6000:] + made.stderr[-2000:]
        assert server.process.poll() is None
        print('      ' + made.stdout.strip().splitlines()[-1].strip('= '))


def ranked(weights):
    """The table of `landcli rank --weights`, by id."""
    out = pathlib.Path(WORK) / 'reweighted'
    subprocess.run([CLI, 'rank', PLAN, '-o', out, '--weights', weights, '--overwrite', '--quiet'], check=True)
    return (out / 'ranked.csv').read_bytes()


def other_weights_give_what_the_command_line_gives():
    with Server(CLI, RESULTS) as server:
        for weights in ['yield_gap=1', 'tax_gap=0.3,size=0.7', 'yield_gap=0.2,tax_gap=0.2,in_park=0.2,proximity=0.2,in_zone=0.1,size=0.1']:
            query = urllib.parse.urlencode({'weights': weights})
            exported = server.get(f'{STUDY}/export?format=csv&{query}')[2]
            assert exported == ranked(weights), f'{weights}: another table'
            page = json.loads(server.get(f'{STUDY}/ranking?{query}&limit=20')[2])
            rows = list(csv.DictReader(io.StringIO(exported.decode('utf-8-sig'))))[:20]
            assert [(r['id'], r['rank'], r['score']) for r in page['rows']] == [
                (r['id'], int(r['lk_rank']), float(r['lk_score'])) for r in rows]


def a_selection_is_exported_whole():
    with Server(CLI, RESULTS) as server:
        study = json.loads(server.get(STUDY)[2])
        town = study['towns'][1]
        query = f'town={town["number"]}&min=50&weights=yield_gap%3D1'
        page = json.loads(server.get(f'{STUDY}/ranking?{query}&limit=0')[2])
        features = json.loads(server.get(f'{STUDY}/export?format=geojson&{query}')[2])['features']
        rows = list(csv.DictReader(io.StringIO(server.get(f'{STUDY}/export?format=csv&{query}')[2].decode('utf-8-sig'))))
        assert page['matched'] == len(features) == len(rows) > 0
        assert all(f['properties']['lk_score'] >= 50 for f in features)
        assert {r['town'] for r in rows} == {town['text']}
        by_id = {f['properties']['id']: f['properties'] for f in features}
        for row in rows:
            assert float(row['lk_score']) == by_id[row['id']]['lk_score']
            assert int(row['lk_rank']) == by_id[row['id']]['lk_rank']


def a_click_gives_the_explanation_of_the_command_line():
    with Server(CLI, RESULTS) as server:
        for place in (0, 14, 143, 1983):
            parcel = json.loads(server.get(f'{STUDY}/parcels/{place}?lang=en')[2])
            said = subprocess.run([CLI, 'explain', PLAN, parcel['id'], '--lang', 'en'], capture_output=True, text=True, check=True)
            lines = said.stdout.rstrip('\n').split('\n')
            assert len(lines) == len(parcel['explanation'])
            for ours, theirs in zip(parcel['explanation'], lines):
                if ours == theirs:
                    continue
                # Where the parcel and its amounts were read is another place, and the last digit of an amount may differ.
                assert theirs.startswith(('from ', 'output O_i', 'tax T_i', '  = ', '  Y_r', '  τ_r')), (ours, theirs)
                numbers = [[float(n) for n in re.findall(r'\d+\.\d+(?:e-?\d+)?', line)][:1] for line in (ours, theirs)]
                assert theirs.startswith('from ') or math.isclose(*(n[0] if n else 0 for n in numbers), rel_tol=1e-15), (ours, theirs)
            if parcel['at']:
                found = json.loads(server.get(f'{STUDY}/parcels?id={parcel["id"]}')[2])['parcels']
                assert [f['parcel'] for f in found] == [place]


def the_ledger_gives_the_last_audit():
    out, ledger = pathlib.Path(WORK) / 'audit', pathlib.Path(WORK) / 'audit.gpkg'
    subprocess.run([CLI, 'audit', PLAN, '--year', '2020', '--against', '2019', '-o', out, '--ledger', ledger, '--overwrite',
                    '--fail-on', 'never', '--quiet'], check=True)
    table = list(csv.DictReader(io.StringIO((out / 'series.csv').read_text(encoding='utf-8-sig'))))
    with Server(CLI, RESULTS, options=['--ledger', ledger]) as server:
        answer = json.loads(server.get('/api/v1/ledger?lang=en')[2])
        assert json.loads(server.get('/api/v1/studies')[2])['ledger'] is True
    assert (answer['year'], answer['against']) == (2020, 2019)
    wanted = {(r['layer'], r['group'], r['measure'], int(r['year'])): r['value'] for r in table if r['level'] == 'all'}
    found = {(s['layer'], s['key'], s['measure'], s['year']): s['value'] for s in answer['series'] if s['level'] == 'all'}
    assert wanted and set(wanted) == set(found), set(wanted) ^ set(found)
    for key, value in found.items():
        assert (wanted[key] == '') if value is None else (float(wanted[key]) == value), (key, value, wanted[key])
    assert any(f['lon'] is not None for f in answer['findings'])
    with Server(CLI, RESULTS) as server:
        assert server.get('/api/v1/ledger')[0] == 404


def a_ledger_gives_all_its_audits():
    """Every finding of every audit, page by page, and the features in a box, against SQLite's reading of the file."""
    ledger = pathlib.Path(WORK) / 'two.gpkg'
    for year, against in ((2019, 2018), (2020, 2019)):
        subprocess.run([CLI, 'audit', PLAN, '--year', str(year), '--against', str(against), '-o', pathlib.Path(WORK) / 'two',
                        '--ledger', ledger, '--overwrite', '--fail-on', 'never', '--quiet'], check=True)
    base = sqlite3.connect(ledger)
    with Server(CLI, ledger) as server:
        assert json.loads(server.get('/api/v1/studies')[2])['studies'] == []
        answer = json.loads(server.get('/api/v1/ledger?lang=en')[2])
        assert [a['run'] for a in answer['audits']] == [1, 2] and answer['run'] == 2 and answer['lacks']
        for run in (1, 2):
            wanted = base.execute('SELECT rule, subject, text_en, severity FROM findings WHERE run = ?', (run,)).fetchall()
            got = []
            while True:
                page = json.loads(server.get(f'/api/v1/ledger/audits/{run}/findings?lang=en&limit=77&offset={len(got)}')[2])
                assert page['matched'] == len(wanted)
                if not page['findings']:
                    break
                got += [(f['rule'], f['subject'], f['text'], f['severity']) for f in page['findings']]
            assert sorted(got) == sorted(wanted)
            audit = json.loads(server.get(f'/api/v1/ledger/audits/{run}')[2])
            assert sum(r['count'] for r in audit['rules']) == len(wanted)
            west, south, east, north = 113.1, 23.3, 113.2, 23.4
            box = json.loads(server.get(f'/api/v1/ledger/audits/{run}/layers/parcels?west={west}&south={south}&east={east}&north={north}&limit=5000')[2])
            met = base.execute('SELECT p.id, p.output FROM parcels p JOIN rtree_parcels_geom r ON r.id = p.fid WHERE p.run = ? AND p.year = ? '
                               'AND r.maxx >= ? AND r.minx <= ? AND r.maxy >= ? AND r.miny <= ?', (run, audit['year'], west, east, south, north)).fetchall()
            assert box['complete'] and sorted((f['properties']['id'], f['properties']['output']) for f in box['features']) == sorted(met) != []
            few = json.loads(server.get(f'/api/v1/ledger/audits/{run}/layers/parcels?limit=7')[2])
            assert not few['complete'] and len(few['features']) == 7
        assert server.get('/api/v1/ledger/audits/3')[0] == 404
        assert server.get('/api/v1/ledger/audits/1/layers/rivers')[0] == 404
        assert server.get('/api/v1/ledger/audits/1/layers/parcels?year=1999')[0] == 404
        assert server.get('/api/v1/ledger/audits/1/findings?limit=1001')[0] == 400


def a_parcel_is_found_in_the_table():
    with Server(CLI, RESULTS) as server:
        for query in ['sort=area', 'sort=-up_t&min=40', 'park=1&limit=10']:
            whole, offset = [], 0
            size = 10 if 'limit' in query else 100
            while True:
                page = json.loads(server.get(f'{STUDY}/ranking?{query}&offset={offset}' + ('' if 'limit' in query else f'&limit={size}'))[2])
                whole += [r['parcel'] for r in page['rows']]
                offset += size
                if not page['rows']:
                    break
            for place in (0, size - 1, size, len(whole) - 1):
                page = json.loads(server.get(f'{STUDY}/ranking?{query}&around={whole[place]}' + ('' if 'limit' in query else f'&limit={size}'))[2])
                assert page['position'] == place and page['offset'] == place // size * size, (query, place, page['position'], page['offset'])
                assert [r['parcel'] for r in page['rows']] == whole[page['offset']:page['offset'] + size]
            outside = next(i for i in range(2000) if i not in set(whole)) if len(whole) < 2000 else None
            if outside is not None:
                assert json.loads(server.get(f'{STUDY}/ranking?{query}&around={outside}')[2])['position'] is None


def all_problems_can_be_had_and_unusable_parcels_have_a_place():
    folder = pathlib.Path(WORK) / 'broken'
    folder.mkdir(exist_ok=True)
    def feature(name, geometry):
        return {'type': 'Feature', 'properties': {'id': name, 'output_wan': 1, 'tax_wan': 1}, 'geometry': geometry}
    square = [[[113.1, 23.4], [113.11, 23.4], [113.11, 23.41], [113.1, 23.41], [113.1, 23.4]]]
    parcels = [feature('good', {'type': 'Polygon', 'coordinates': square}), feature('none', None),
               feature('line', {'type': 'LineString', 'coordinates': [[113.2, 23.3], [113.22, 23.32]]}),
               feature('point', {'type': 'Point', 'coordinates': [113.3, 23.2]})]
    parcels += [feature(f'p{i}', {'type': 'Point', 'coordinates': [113.2 + i / 1e4, 23.3]}) for i in range(600)]
    park = {'type': 'Feature', 'properties': {'id': 'P', 'output_wan': 9, 'tax_wan': 9}, 'geometry': {'type': 'Polygon', 'coordinates': square}}
    for name, features in (('parcels', parcels), ('parks', [park])):
        (folder / f'{name}.geojson').write_text(json.dumps({'type': 'FeatureCollection', 'features': features}))
    made = subprocess.run([CLI, 'rank', '--parcels', folder / 'parcels.geojson', '--parks', folder / 'parks.geojson', '--crs', 'EPSG:4490',
                           '-o', folder / 'results', '--overwrite', '--quiet'], capture_output=True, text=True)
    assert made.returncode == 0, made
    written = json.loads((folder / 'results' / 'problems.json').read_text(encoding='utf-8'))
    with Server(CLI, folder / 'results') as server:
        study = json.loads(server.get('/api/v1/studies')[2])['studies'][0]['key']
        whole = []
        while True:
            page = json.loads(server.get(f'/api/v1/studies/{study}/problems?lang=zh&offset={len(whole)}&limit=499')[2])
            if not page['problems']:
                break
            whole += page['problems']
        assert len(written['problems']) > 500 and page['matched'] == len(whole)
        assert [(p['class'], p['id'], p['detail']) for p in whole] == [(p['class'], p.get('id'), p['detail']['zh']) for p in written['problems']]
        for count in written['counts']:
            page = json.loads(server.get(f'/api/v1/studies/{study}/problems?class={count["class"]}&limit=500')[2])
            assert page['matched'] == sum(c['count'] for c in written['counts'] if c['class'] == count['class'])
            assert {p['class'] for p in page['problems']} == {count['class']}
        lost = json.loads(server.get(f'/api/v1/studies/{study}/unusable?limit=1000')[2])
        assert lost['matched'] == 603
        places = {p['id']: p['at'] for p in lost['parcels']}
        assert places['none'] is None and places['point'] == [113.3, 23.2] and places['line'] == [113.21, 23.31], places


def secrets_of(results, names):
    """Every figure of these columns with six digits or more, as the files write it: none can stand in an answer by chance."""
    found = {}
    for row in csv.DictReader(io.StringIO((pathlib.Path(results) / 'ranked.csv').read_text(encoding='utf-8-sig'))):
        for name in names:
            digits = re.sub(r'[^0-9]', '', row.get(name) or '').strip('0')
            if len(digits) >= 6:
                found[row[name]] = (row['id'], name)
    for feature in json.loads((pathlib.Path(results) / 'parks.geojson').read_text(encoding='utf-8'))['features']:
        for name, value in feature['properties'].items():
            if name in names and value is not None and len(re.sub(r'[^0-9]', '', str(value)).strip('0')) >= 6:
                found[str(value)] = (feature['properties']['id'], name)
    return found


def nothing_that_is_redacted_can_be_had_anywhere():
    """Every path of the description is asked, under several redactions and weights, and no withheld figure stands in an answer."""
    own = {'output': ['lk_yield', 'lk_gap_y', 'lk_up_y', 'output_wan', 'lk_bench_y'],
           'tax': ['lk_tax', 'lk_gap_t', 'lk_up_t', 'tax_wan', 'lk_bench_t']}
    one = pathlib.Path(WORK) / 'one-gap'
    subprocess.run([CLI, 'rank', PLAN, '-o', one, '--weights', 'yield_gap=1', '--overwrite', '--quiet'], check=True)
    document = json.loads((ROOT / 'Sources/LandServe/Page/openapi.json').read_text(encoding='utf-8'))
    for results, redacted, withheld in [(RESULTS, 'output', ['output'] + ['score']), (RESULTS, 'tax', ['tax', 'score']),
                                        (RESULTS, 'output,tax', ['output', 'tax']), (one, 'output', ['output', 'score'])]:
        names = [n for w in withheld for n in own.get(w, ['lk_score', 'lk_lo', 'lk_hi'])]
        secrets = secrets_of(results, names)
        assert len(secrets) > 1000, len(secrets)
        with Server(CLI, results, options=['--redact', redacted, '--log-level', 'error']) as server:
            paths = []
            for path in document['paths']:
                filled = path.replace('{study}', '2020').replace('{z}/{x}/{y}', '12/3335/1774').replace('{run}', '1')
                if '{layer}' in filled:
                    paths += [filled.replace('{layer}', x) for x in ('parks', 'zones', 'district', 'parcels')]
                elif '{document}' in filled:
                    paths += [filled.replace('{document}', x) for x in ('account', 'problems', 'manifest')]
                elif '{parcel}' in filled:
                    paths += [filled.replace('{parcel}', str(x)) for x in range(0, 2000, 97)]
                else:
                    paths.append(filled)
            paths += [f'{STUDY}/ranking?limit=500&offset={o}&sort={s}' for o in (0, 500, 1500) for s in ('rank', '-area', 'tax', 'yield', 'gap_y', 'up_t')]
            paths += [f'{STUDY}/export?format=csv', f'{STUDY}/export?format=geojson', f'{STUDY}/problems?limit=500', f'{STUDY}/parcels?id=S000001', '/']
            served = 0
            for path in paths:
                status, _, body = server.get(path)
                assert status in (200, 400, 403, 404), (path, status)
                served += status == 200
                text = body.decode('utf-8', 'replace')
                for number in set(re.findall(r'-?\d+(?:\.\d+)?(?:e-?\d+)?', text)):
                    assert number not in secrets, (results, redacted, path, number, secrets.get(number))
            assert served > 30, served
            # Neither by other weights, nor by an order or a bound that would tell.
            for weights in ('yield_gap=1', 'tax_gap=1', 'yield_gap=1000000,tax_gap=0.000001', 'size=1'):
                for path in ('ranking', 'parcels/3', 'distribution', 'export', 'tiles/12/3335/1774'):
                    assert server.get(f'{STUDY}/{path}?weights={urllib.parse.quote(weights)}')[0] == 403, (path, weights)
            sorts = {'output': ('yield', 'gap_y', 'up_y'), 'tax': ('tax', 'gap_t', 'up_t')}
            for measure in redacted.split(','):
                for sort in sorts[measure]:
                    assert server.get(f'{STUDY}/ranking?sort={sort}')[0] == 400, (redacted, sort)
            if 'score' in withheld:
                for path in ('ranking', 'tiles/12/3335/1774', 'export', 'distribution'):
                    assert server.get(f'{STUDY}/{path}?min=50')[0] == 403, (path, redacted)
            assert server.get('/api/v1/ledger')[0] == 404
            assert json.loads(server.get('/api/v1/studies')[2])['notice']
    refused = subprocess.run([CLI, 'serve', RESULTS, '--ledger', 'any.gpkg', '--redact', 'tax'], capture_output=True, timeout=60)
    assert refused.returncode == 64, refused


def redacted_amounts_are_nowhere():
    with Server(CLI, RESULTS, options=['--redact', 'output,tax']) as server:
        assert server.get(f'{STUDY}/ranking?weights=yield_gap%3D1')[0] == 403
        for path in [STUDY, f'{STUDY}/ranking', f'{STUDY}/parcels/1983', f'{STUDY}/distribution']:
            answer = json.loads(server.get(path)[2])
            def walk(value, trail=''):
                if isinstance(value, dict):
                    for key, inner in value.items():
                        if key in ('yield', 'tax', 'gap_y', 'gap_t', 'up_y', 'up_t', 'bench_y', 'bench_t', 'intensities'):
                            assert inner is None, (path, trail + key, inner)
                        walk(inner, trail + key + '.')
                elif isinstance(value, list):
                    for inner in value:
                        walk(inner, trail)
            walk(answer)
        assert json.loads(server.get(f'{STUDY}/parcels/1983')[2])['explanation'] == []
        for form in ('csv', 'geojson'):
            text = server.get(f'{STUDY}/export?format={form}')[2].decode()
            for name in ('lk_yield', 'lk_gap_y', 'lk_up_t', 'lk_std_y', 'output_wan', 'tax_wan'):
                assert name not in text, (form, name)
        for name in ('problems', 'account', 'manifest'):
            assert server.get(f'{STUDY}/documents/{name}')[0] == 404, name
        assert json.loads(server.get(f'{STUDY}/account')[2])['classes']
        assert all(p['detail'] is None for p in json.loads(server.get(f'{STUDY}/problems')[2])['problems'])


run([the_description_is_valid_and_is_the_one_that_is_kept, other_weights_give_what_the_command_line_gives,
     a_selection_is_exported_whole, a_click_gives_the_explanation_of_the_command_line,
     the_ledger_gives_the_last_audit, a_ledger_gives_all_its_audits, a_parcel_is_found_in_the_table,
     all_problems_can_be_had_and_unusable_parcels_have_a_place, nothing_that_is_redacted_can_be_had_anywhere, redacted_amounts_are_nowhere,
     what_is_described_is_what_is_answered])
