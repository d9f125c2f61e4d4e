"""GeoJSON in GDAL's layout, a feature a line, as bureaus export it."""
import orjson

GDAL_STYLE = ((b'[', b'[ '), (b']', b' ]'), (b',', b', '), (b'":', b'": '), (b'{', b'{ '), (b'}', b' }'))


def feature(properties, kind, coordinates):
    return {'type': 'Feature', 'properties': properties, 'geometry': {'type': kind, 'coordinates': coordinates}}


def dump(one):
    s = orjson.dumps(one, option=orjson.OPT_SERIALIZE_NUMPY)
    for a, b in GDAL_STYLE:
        s = s.replace(a, b)
    return s


def write(path, name, features):
    with open(path, 'wb', buffering=1 << 22) as f:
        f.write(b'{\n"type": "FeatureCollection",\n"name": "%s",\n"features": [\n' % name.encode())
        for n, one in enumerate(features):
            if n:
                f.write(b',\n')
            f.write(dump(one))
        f.write(b'\n]\n}\n')
