"""GeoJSON in all its shapes, with the literal tokens of numbers kept (an id 007 or 1e3 is its own text)."""
import csv
import io
import json
from dataclasses import dataclass


class Num(str):
    """A JSON number, as its literal token."""


@dataclass
class Feature:
    index: int
    raw: dict  # the Feature object; numbers are Num
    wrapped: bool = False  # a bare geometry, made a Feature by the reader

    @property
    def properties(self):
        return self.raw.get('properties') or {}

    @property
    def geometry(self):
        return self.raw.get('geometry')


def parse(text, pairs=None):
    return json.loads(text, parse_int=Num, parse_float=Num, parse_constant=Num, object_pairs_hook=pairs)


def documents(data: bytes):
    """The JSON texts of a file: one, or those of a GeoJSONSeq (newline- or RS-separated)."""
    text = data.decode('utf-8-sig')
    if '\x1e' in text:
        return [t for t in (part.strip() for part in text.split('\x1e')) if t]
    try:
        json.loads(text)
        return [text]
    except json.JSONDecodeError:
        return [line for line in (l.strip() for l in text.split('\n')) if line]


def load(path):
    """(features, collection members other than `features`) of a file."""
    with open(path, 'rb') as f:
        docs = [parse(t) for t in documents(f.read())]
    members, features = {}, []
    for doc in docs:
        if doc.get('type') == 'FeatureCollection':
            members.update({k: v for k, v in doc.items() if k != 'features'})
            features += [(f, False) for f in doc['features']]
        elif doc.get('type') == 'Feature':
            features.append((doc, False))
        else:
            features.append(({'type': 'Feature', 'properties': None, 'geometry': doc}, True))
    return [Feature(i, f, w) for i, (f, w) in enumerate(features)], members


def id_text(feature: Feature, columns):
    """The id as text: the first named column that holds one, else the feature's own id; None without."""
    for c in columns:
        v = feature.properties.get(c)
        if isinstance(v, str) and v.strip() != '':
            return str(v)
    v = feature.raw.get('id')
    return str(v) if isinstance(v, str) else None


def read_stats(path, year):
    """id -> row of one year; UTF-8 with or without BOM, else GB 18030."""
    data = open(path, 'rb').read()
    try:
        text = data.decode('utf-8-sig')
    except UnicodeDecodeError:
        text = data.decode('gb18030')
    rows = {}
    for row in csv.DictReader(io.StringIO(text, newline='')):
        if year is None or (row.get('year') or '').strip() == str(year):
            rows.setdefault((row.get('id') or '').strip(), row)
    return rows


def dump(value):
    """JSON text with number tokens as they were read."""
    if isinstance(value, Num):
        return str.__str__(value)
    if isinstance(value, dict):
        return '{' + ','.join(json.dumps(k, ensure_ascii=False) + ':' + dump(v) for k, v in value.items()) + '}'
    if isinstance(value, (list, tuple)):
        return '[' + ','.join(dump(v) for v in value) + ']'
    if isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)
