"""What Python's json makes of a GeoJSON text: a digest of its features, or `-` where it must be refused."""
import json
import struct

WANTED, TYPES = 'a', {'Point': 1, 'MultiPoint': 2, 'LineString': 2, 'MultiLineString': 3, 'Polygon': 3,
                      'MultiPolygon': 4, 'GeometryCollection': 0}


class Num(str):
    pass


class Obj(list):
    def last(self, name):
        return next((v for k, v in reversed(self) if k == name), None)

    def has(self, name):
        return any(k == name for k, _ in self)

    def repeats(self, *names):
        return any(sum(k == n for k, _ in self) > 1 for n in names)


class Bad(Exception):
    """Well-formed, and not the type that GeoJSON asks for."""


class Repeated(Exception):
    """A defining member stands twice."""


def refuse(token):
    raise ValueError(token)


DECODER = json.JSONDecoder(object_pairs_hook=Obj, parse_int=Num, parse_float=Num, parse_constant=refuse)


def values(data):
    """The elements of a text; ValueError when it must be refused."""
    text = data.decode('utf-8')  # strict: UnicodeDecodeError is a ValueError
    at = 1 if text.startswith('\ufeff') else 0
    found = []
    while True:
        while at < len(text) and text[at] in ' \t\r\n\x1e':
            at += 1
        if at == len(text) and found:
            return found
        if at == len(text) or text[at] != '{':
            raise ValueError('no object')
        value, at = DECODER.raw_decode(text, at)
        arrays = [v for k, v in value if k == 'features' and isinstance(v, list) and not isinstance(v, Obj)]
        if not found and arrays:
            if text[at:].strip(' \t\r\n') or len(arrays) > 1:
                raise ValueError('trailing text, or two arrays')
            if value.has('type') and value.last('type') != 'FeatureCollection':
                raise ValueError('not a collection')
            return arrays[0]
        found.append(value)


def array(v):
    if not isinstance(v, list) or isinstance(v, Obj):
        raise Bad
    return v


def position(v):
    v = array(v)
    if len(v) < 2 or not all(isinstance(x, Num) for x in v):
        raise Bad
    numbers = [float(x) for x in v]
    if any(x in (float('inf'), float('-inf')) for x in numbers):
        raise Bad
    return numbers


def nested(v, depth):
    return position(v) if depth == 1 else [nested(x, depth - 1) for x in array(v)]


def geometry(g, out):
    if not isinstance(g, Obj):
        raise Bad
    if g.repeats('type', 'coordinates', 'geometries'):
        raise Repeated
    if not g.has('type'):
        raise Bad
    kind = g.last('type')
    if isinstance(kind, Num) or not isinstance(kind, str) or kind not in TYPES:
        return '?'
    member = 'geometries' if kind == 'GeometryCollection' else 'coordinates'
    if not g.has(member):
        raise Bad
    v = g.last(member)
    if kind == 'GeometryCollection':
        for x in array(v):
            geometry(x, out)
    elif not (kind == 'Point' and v == [] and not isinstance(v, Obj)):
        c = nested(v, TYPES[kind])
        for polygon in {'Polygon': [c], 'MultiPolygon': c}.get(kind, []):
            if polygon:
                out.append(polygon)
    return kind


def bits(x):
    return struct.pack('>d', x).hex()


def shape(polygons):
    has_z = any(len(p) > 2 for polygon in polygons for ring in polygon for p in ring)
    text = ''
    for polygon in polygons:
        text += 'P'
        for ring in polygon:
            text += 'R'
            for p in ring:
                text += bits(p[0]) + bits(p[1])
                if has_z:
                    text += bits(p[2]) if len(p) > 2 else 'n'
    return text


def token(v, present):
    if not present:
        return '-'
    if isinstance(v, Num):
        return 'n' + v
    return 's' + v if isinstance(v, str) else 'o'


def element(v):
    try:
        if not isinstance(v, Obj):
            raise Bad
        if v.last('type') == 'Feature' and not isinstance(v.last('type'), Num):
            properties = v.last('properties')
            if v.repeats('type', 'geometry', 'properties', 'id') or isinstance(properties, Obj) and properties.repeats(WANTED):
                raise Repeated
            polygons, kind = [], 'null'
            if properties is not None and not isinstance(properties, Obj):
                raise Bad
            if v.last('geometry') is not None:
                kind = geometry(v.last('geometry'), polygons)
            properties = properties or Obj()
            a = token(properties.last(WANTED), properties.has(WANTED))
            return f"F|{token(v.last('id'), v.has('id'))}|{a}|{kind}|{shape(polygons)}"
        kind = v.last('type')
        if isinstance(kind, Num) or not isinstance(kind, str) or kind not in TYPES:
            raise Bad
        polygons = []
        return f'G|{geometry(v, polygons)}|{shape(polygons)}'
    except Bad:
        return 'bad'
    except Repeated:
        return 'twice'


def digest(data):
    try:
        found = values(data)
    except ValueError:
        return '-'
    text = '\n'.join(element(v) for v in found)
    h = 0xCBF29CE484222325
    for b in text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace').encode('utf-8'):
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f'{h >> 32:08x}'
