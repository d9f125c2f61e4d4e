"""Writes Tests/fuzz/json_cases.txt: seeded mutations of small GeoJSON texts, and what Python's
json makes of each. A line is `base edits digest`; an edit is `offset,deleted,hex`; a digest of `-` means that the
text must be refused. Run from the root of the project: python3 Tests/fuzz/make_json_cases.py"""
import random
import sys

from json_oracle import digest

RNG = random.Random(20210422)
RING = '[[0,0],[1,0],[1,1.25],[0,1e0],[0,0]]'
POLYGON = f'{{"type":"Polygon","coordinates":[{RING}]}}'


def feature(n, geometry=POLYGON, more='', a='"x\\"]}"'):
    return f'{{"type":"Feature","id":{n},"properties":{{"a":{a},"b":[1,{{"features":[null]}}]}},"geometry":{geometry}{more}}}'


BASES = [
    '{"type":"FeatureCollection","name":"n\\u00e9","features":[%s , %s]}' % (feature(1), feature('"02"')),
    '{"features":[%s],"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}}}' % (
        '{"geometry":{"coordinates":[[%s]],"type":"MultiPolygon"},"properties":null,"type":"Feature"}' % RING),
    feature(-1.5e3) + '\n' + feature('"村"', 'null', a='12345678901234567890') + '\n',
    '\x1e' + feature(1, '{"type":"GeometryCollection","geometries":[%s,{"type":"Point","coordinates":[1,2,3]}]}'
                     % POLYGON) + '\n\x1e' + feature(2, a='-0.0') + '\n',
    '\ufeff\r\n' + '{ "coordinates" : [ [ [ 113.2, 23.4, 5 ] , [113.3,23.4], [113.2,23.5,7,8],[113.2,23.4,5]] ] ,\r\n'
    '\t"type" : "Polygon" }',
    '{"\\u0074ype":"FeatureCollection","\\u0066eatures":[{"type":"F\\u0065ature","\\u0067eometry":%s,'
    '"properties":{"\\u0061":"\\ud83d\\ude00\\ud800"}}]}' % POLYGON,
    '{"type":"FeatureCollection","features":[%s,5,"x",null,[1],{}],"x":[[[]]],"y":-1.5E+2}' % feature(
        3, '{"type":"LineString","coordinates":[[1,2],[3,4e1]]}', ',"features":1'),
]
BITS = [b'{', b'}', b'[', b']', b',', b':', b'"', b'\\', b' ', b'\n', b'\r', b'\t', b'\x00', b'\x01', b'\x0b', b'\x0c',
        b'\x1a', b'\x1e', b'\x7f', b'\xff', b'\xc0\x80', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'\xe6\x9d', b'\xef\xbb\xbf',
        b'NaN', b'Infinity', b'-Infinity', b'1e999', b'-1e-999', b'0', b'00', b'-', b'.', b'1.', b'.5', b'e', b'E+', b'true',
        b'null', b'nul', b'\\u12', b'\\u00e9', b'\\ud800', b'\\x', b"'", b'/*c*/', b'"a":1,', b'"features":[],',
        b'"properties":{"features":[{}]},', b'"geometry":null,', b'"type":"Point",', b'"coordinates":[],', b'[]', b'{}',
        b',null', b'"id":7,', b'123456789012345678901234567890.5', b'[[[[1,2]]]]', b'  \r\n\t ']


def mutate(data):
    edits = []
    for _ in range(RNG.choice((1, 1, 1, 2, 3))):
        at, kind = RNG.randrange(len(data) + 1), RNG.random()
        deleted, inserted = 0, b''
        if kind < 0.15 and at < len(data):
            deleted, inserted = 1, bytes([data[at] ^ 1 << RNG.randrange(8)])
        elif kind < 0.35:
            deleted = min(RNG.choice((1, 1, 2, 5, 40)), len(data) - at)
        elif kind < 0.43:
            deleted = len(data) - at
        elif kind < 0.55:  # a member or an element, where one can stand
            places = [i + 1 for i, b in enumerate(data) if b in b'{[,']
            at = RNG.choice(places) if places else at
            inserted = RNG.choice(BITS)
        else:
            deleted = RNG.choice((0, 0, 1)) if at < len(data) else 0
            inserted = RNG.choice(BITS)
        data = data[:at] + inserted + data[at + deleted:]
        edits.append(f'{at},{deleted},{inserted.hex()}')
    return data, ';'.join(edits)


def main(path):
    lines = [b.encode('utf-8').hex() for b in BASES] + ['']
    for n, base in enumerate(BASES):
        assert digest(base.encode('utf-8')) != '-', n
        lines.append(f'{n} - {digest(base.encode("utf-8"))}')
    for i in range(4200):
        n = i % len(BASES)
        data, edits = mutate(BASES[n].encode('utf-8'))
        lines.append(f'{n} {edits} {digest(data)}')
    with open(path, 'w') as f:
        f.write('\n'.join(lines) + '\n')


main(sys.argv[1] if len(sys.argv) > 1 else 'Tests/fuzz/json_cases.txt')
