"""§6: the land account, by whole unions; for studies of some thousand features."""
import shapely

from geometry import dense_area, polygonal_part

CLASSES = ('P', 'Z', 'K', 'PZ', 'PK', 'ZK', 'PZK')


def merged(geoms):
    return polygonal_part(shapely.union_all(list(geoms))) if len(geoms) else shapely.MultiPolygon()


def both(g, s):
    return polygonal_part(shapely.intersection(g, s))


def less(g, s):
    return polygonal_part(shapely.difference(g, s))


def layer_account(layer, indices):
    usable = [i for i in indices if layer.usable(i)]
    union = merged([layer.plane[i] for i in usable])
    gross = float(sum(layer.area[i] for i in usable))
    net = dense_area(layer.grid, union)
    return union, {'gross_m2': gross, 'net_m2': net, 'overlap_m2': gross - net}


def account(parcels, zones, parks, counted):
    """The figures of account.json."""
    p, of_parcels = layer_account(parcels, range(len(parcels.features)))
    z, of_zones = layer_account(zones, range(len(zones.features)))
    k, of_parks = layer_account(parks, counted)
    grid = parcels.grid
    pz, pk, zk = both(p, z), both(p, k), both(z, k)
    parts = {'P': less(less(p, z), k), 'Z': less(less(z, p), k), 'K': less(less(k, p), z), 'PZ': less(pz, k),
             'PK': less(pk, z), 'ZK': less(zk, p), 'PZK': both(pz, k)}
    whole = merged([p, z, k])
    size = lambda g: {'ellipsoidal_m2': dense_area(grid, g), 'plane_m2': g.area}
    return {'layers': {'parcels': of_parcels, 'zones': of_zones, 'parks': of_parks},
            'classes': {c: size(parts[c]) for c in CLASSES}, 'union': size(whole)}


def figures(tree, path=()):
    """(dotted name, value) of every number of an account."""
    for key, v in tree.items():
        yield from figures(v, path + (key,)) if isinstance(v, dict) else [('.'.join(path + (key,)), v)]
