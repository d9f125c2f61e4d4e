"""Studies that the browser tests make reports of."""
import json
import pathlib

# What an evil or careless hand may put into a name. Each tries to run something, to end an element or a string, or to turn the
# direction of what follows.
HOSTILE = [
    '<script>window.pwned = 1</script>',
    '</script><script>window.pwned = 2</script>',
    '<!--<script>window.pwned = 3//-->',
    '"><img src=x onerror="window.pwned=4">',
    "'><svg/onload=window.pwned=5>",
    '</title></style><script>window.pwned=6</script>',
    '{{constructor.constructor("window.pwned=7")()}} ${window.pwned=7}',
    'javascript:window.pwned=8',
    '\\u003cscript\\u003ewindow.pwned=9\\u003c/script\\u003e',
    'line\u2028separator\u2029paragraph',
    'rtl \u202eevil\u202c \u200fmark \u2067isolate\u2069 end',
    'nul \u0000 bell \u0007 escape \u001b[31m delete \u007f',
    '&lt;script&gt; &amp; &#60; &quot;',
    '--> ]]> <![CDATA[ window.pwned=13 ]]>',
    'https://evil.example/x.png url(https://evil.example/y.png) @import "https://evil.example/z.css"',
    '\ufeffbom \u00a0nbsp \u200bzero width \U0001f600 emoji \U000e0041tag',
]


def square(x, y, size):
    return {'type': 'Polygon', 'coordinates': [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]]}


def feature(properties, geometry):
    return {'type': 'Feature', 'properties': properties, 'geometry': geometry}


def collection(path, features):
    path.write_text(json.dumps({'type': 'FeatureCollection', 'features': features}, ensure_ascii=False), encoding='utf-8')


def hostile(folder):
    """A study in which every text is hostile, ids, towns and names of files too."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    parcels, zones, parks = [], [], []
    for i, text in enumerate(HOSTILE):
        x, y = 113.1 + (i % 4) * 0.01, 23.4 + (i // 4) * 0.01
        parcels.append(feature({
            'id': f'{i}{text}', 'name': text, 'category': HOSTILE[-1 - i], 'town': text, 'industry': text,
            'output_wan': 100 + 50 * i if i % 5 else '***', 'tax_wan': 3 + i}, square(x, y, 0.004)))
        zones.append(feature({'id': f'z{i}{text}', 'name': text, 'town': text}, square(x + 0.005, y, 0.002)))
    for i in range(3):
        parks.append(feature({
            'id': f'p{i}{HOSTILE[i]}', 'name': HOSTILE[i + 3], 'belt': HOSTILE[i], 'status': 'planned',
            'output_wan': 500000 + i, 'tax_wan': 20000 + i}, square(113.1 + i * 0.012, 23.46, 0.008)))
    collection(folder / 'parcels.geojson', parcels)
    collection(folder / 'zones.geojson', zones)
    collection(folder / 'parks.geojson', parks)
    plan = {
        'study': HOSTILE[1] + HOSTILE[10], 'crs': 'EPSG:4490',
        'layers': {'parcels': {'file': 'parcels.geojson'}, 'zones': {'file': 'zones.geojson'}, 'parks': {'file': 'parks.geojson'}}}
    (folder / 'plan.yaml').write_text(json.dumps(plan), encoding='utf-8')
    return folder / 'plan.yaml'
