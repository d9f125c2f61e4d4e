"""The parts of the report, each a list of Markdown lines."""
from marks import all_marks
from tools import NAMES


def row(*cells):
    return '| ' + ' | '.join(str(c) for c in cells) + ' |'


def table(head, rows):
    return [row(*head), '|' + '---|' * len(head), *(row(*r) for r in rows), '']


def number(value, digits=2):
    if value is None:
        return '–'
    return f'{value:,.0f}' if abs(value) >= 100 else f'{value:.{digits}f}'


def ground(results):
    """Machine and versions, of the last session."""
    s = list(results.values())[-1].session
    m = s['machine']
    out = [f'Measured {s["date"]} on {m["cpu"]}, {m["cores"]} cores ({", ".join(m["flags"])}), {m["memory_gib"]} GiB, '
           f'{m["system"]}.', '', '- ' + '; '.join(v.split(',')[0] if v.startswith('proj.db') else v for v in s['landcli'])]
    for peer, versions in s['peers'].items():
        out.append(f'- {NAMES[peer]}: ' + ', '.join(f'{k} {v}' for k, v in versions.items()))
    if len({r.session['landcli_sha256'] for r in results.values()}) > 1:
        out.append('- **These sizes were not all measured with the same landcli.**')
    return out + ['']


def times(results):
    rows = []
    for s in results.values():
        for tool in s.tools():
            ratio = '1' if tool == 'landcli' else f'{s.ratio(tool):.1f}'
            rows.append((s.size, NAMES[tool], len(s.runs(tool=tool)), number(s.wall(tool)), ratio,
                         number(s.median('cpu', tool=tool)), number(s.memory(tool), 0)))
    return table(('parcels', 'tool', 'runs', 'time, s', 'times landcli', 'CPU, s', 'peak memory, MiB'), rows)


def marks(results):
    words = {True: 'met', False: '**missed**', None: 'not measured'}
    return table(('mark', 'required', 'measured', ''), [(m.text, m.required, m.shown, words[m.met]) for m in all_marks(results)])


def scaling(results):
    rows = []
    for s in results.values():
        loop, ours = s.loop_gain(), s.thread_gain()
        if loop and ours:
            rows.append((s.size, *(number(s.median('wall', kind='threads', threads=t)) for t in (1, 2)), number(ours),
                         number(loop), number(ours / loop), number(s.tenfold()), number(s.bytes_a_parcel(), 0)))
    return table(('parcels', '1 thread, s', '2 threads, s', 'gain', 'gain of pure arithmetic', 'quotient',
                  'time over that of a tenth', 'bytes a further parcel'), rows) if rows else []


def phases(results):
    rows = []
    for s in results.values():
        for tool in s.tools():
            p = s.phases(tool)
            if p:
                rows.append((s.size, NAMES[tool], ', '.join(f'{k} {v:.2f}' for k, v in p.items() if k != 'total')))
    return table(('parcels', 'tool', 'seconds a phase, medians'), rows) if rows else []


def agreement(results):
    """A row a peer; a cell a figure: how many parcels needed an exact one to judge, and the largest difference."""
    rows, head = [], []
    for s in results.values():
        last = s.agreement()
        if last and not last['peers']:
            rows.append((s.size, '**the comparison itself failed**', '–'))
        for peer, checks in (last or {}).get('peers', {}).items():
            head = [c['check'] for c in checks]
            cells = [f'{c["judged"]:,} ({c["largest"]:.0e})' for c in checks]
            rows.append((s.size, NAMES[peer], sum(len(c['failed']) for c in checks), *cells))
    return table(('parcels', 'peer', 'failed', *head), rows) if rows else []


def huge(records):
    return table(('parcels', 'input, GB', 'time, s', 'CPU, s', 'peak memory, MiB', 'bytes a parcel'),
                 [(f'{r["parcels"]:,}', f'{r["input_gb"]:.2f}', number(r['wall']), number(r['cpu']), number(r['rss_mib'], 0),
                   number(r['rss_mib'] * 2**20 / r['parcels'], 0)) for r in records]) if records else []
