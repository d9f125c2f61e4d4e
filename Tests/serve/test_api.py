"""The interface against its own description, and its figures against those of the command line.

    test_api.py LANDCLI PLAN RESULTS WORK
"""
import csv
import io
import json
import math
import pathlib
import re
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
    with Server(CLI, RESULTS, options=['--log-level', 'error']) as server:
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
        assert server.get(f'{STUDY}/documents/problems')[0] == 404


run([the_description_is_valid_and_is_the_one_that_is_kept, other_weights_give_what_the_command_line_gives,
     a_selection_is_exported_whole, a_click_gives_the_explanation_of_the_command_line,
     the_ledger_gives_the_last_audit, redacted_amounts_are_nowhere,
     what_is_described_is_what_is_answered])
