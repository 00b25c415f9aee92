"""Writes numpy-shapes.json: shapes that NumPy gives, or null where it refuses. Run: python3 numpy-shapes.py > numpy-shapes.json"""
import json
import random

import numpy as np

random.seed(5)


def shape(most=5, sizes=(0, 1, 1, 2, 2, 3)):
    return [random.choice(sizes) for _ in range(random.randint(0, most))]


def of(call):
    try:
        return list(call().shape)
    except (ValueError, IndexError):
        return None


def rows(n, make):
    """n rows, no two alike, half of which NumPy refuses at the most."""
    seen, out, refused = set(), [], 0
    while len(out) < n:
        args, result = make()
        key = json.dumps(args)
        if key in seen or (result is None and refused >= n // 2):
            continue
        seen.add(key)
        refused += result is None
        out.append([*args, result])
    return out


def broadcast():
    s = [shape(4, (1, 2, 2, 3, 0)) for _ in range(random.randint(1, 3))]
    return [s], of(lambda: np.broadcast_arrays(*[np.empty(x) for x in s])[0])


def matmul():
    k = random.choice([0, 1, 2, 3])
    a, b = shape(3), shape(3)
    if random.random() < 0.7:
        a = a + [k]
        b = b[:-1] + [k] + b[-1:]
    return [a, b], of(lambda: np.asarray(np.matmul(np.empty(a), np.empty(b))))


def reduce():
    s = shape()
    axes = [random.randint(-len(s) - 1, len(s)) for _ in range(random.randint(0, 2))] if s else []
    keep = random.random() < 0.5
    return [s, axes, keep], of(lambda: np.asarray(np.sum(np.empty(s), axis=tuple(axes), keepdims=keep)))


def transpose():
    s = shape()
    p = random.sample(range(len(s)), len(s))
    p = [x - len(s) if random.random() < 0.3 else x for x in p]
    if random.random() < 0.2:
        p = p + [0]
    return [s, p], of(lambda: np.empty(s).transpose(p))


def reshape():
    s = shape(4, (1, 2, 2, 3, 4, 0))
    n = int(np.prod(s))
    to = [d for d in random.sample(s, len(s))] if random.random() < 0.5 else shape(3, (1, 2, 3, 4, 6, 0))
    if to and random.random() < 0.6:
        to[random.randrange(len(to))] = -1
    return [s, to], of(lambda: np.empty(n).reshape(to))


def concat():
    s = shape(3, (0, 1, 2, 3)) or [1]
    axis = random.randint(-len(s), len(s) - 1)
    parts = [list(s) for _ in range(random.randint(1, 3))]
    for part in parts:
        part[axis] = random.choice([0, 1, 2, 5])
    if random.random() < 0.2:
        parts[-1] = shape(3)
    return [parts, axis], of(lambda: np.concatenate([np.empty(p) for p in parts], axis=axis))


SPECS = [
    "ij,jk->ik", "ij,jk", "ii", "ii->i", "ij->ji", "ij->", "i,j->ij", "i,i", "ij,kj->ik", "bij,bjk->bik", "...ij,...jk->...ik", "...i,...i->...", "i...->...i", "...ii->...i",
    "i...j->...", "ijk,ikl,lm->jm", "ba,cb", "ij,ij,ij->i", ",i->i", "i,", "...,...", "iij->j", "ijkl,kl->ij", "ijkl,klmn->ijmn", "i,j,k->kji", "ab...,b...c->a...c", "zA,Ab", "iii->i",
    "... i , i j -> ... j", "ij->ijj", "ij->k", "i.j->i", "...i->i", "ij,jk->ik,", "i->>i", "",
]  # fmt: skip


def einsum():
    spec = random.choice(SPECS)
    sizes = {c: random.choice([0, 2, 3, 4]) for c in "abcdefghijklmnopqrstuvwxyzA"}
    dots = shape(2, (2, 3))
    shapes = []
    for term in spec.replace(" ", "").split("->")[0].split(","):
        before, _, after = term.partition("...")
        mid = [1 if random.random() < 0.3 else d for d in dots[random.randint(0, len(dots)) :]] if "..." in term else []
        shapes.append([sizes.get(c, 2) for c in before] + mid + [sizes.get(c, 2) for c in after])
    if random.random() < 0.25:
        i = random.randrange(len(shapes))
        shapes[i] = shapes[i] + [2] if random.random() < 0.5 else [5 if d > 1 else d for d in shapes[i]]
    return [spec, shapes], of(lambda: np.asarray(np.einsum(spec, *[np.empty(s) for s in shapes])))


def slices():
    s = [random.choice([1, 2, 4, 5]) for _ in range(random.randint(1, 3))]

    def one(n):
        if random.random() < 0.25:
            return random.randint(-n, n - 1)
        ends = [random.choice([None, *range(-n - 2, n + 3)]) for _ in range(2)]
        return [*ends, random.choice([None, 1, 2, -1, -2, 3])]

    specs = [x for n in s for x in ([None] if random.random() < 0.1 else []) + [one(n)]]
    index = tuple(np.newaxis if x is None else slice(*x) if isinstance(x, list) else x for x in specs)
    a = np.arange(int(np.prod(s))).reshape(s)[index]
    return [s, specs, np.asarray(a).ravel().tolist()], list(np.shape(a))


tables = {f.__name__: rows(n, f) for f, n in [(broadcast, 60), (matmul, 60), (reduce, 60), (transpose, 40), (reshape, 60), (concat, 40), (einsum, 120), (slices, 80)]}
body = ",\n".join(f'"{name}": [\n' + ",\n".join(json.dumps(r) for r in table) + "\n]" for name, table in tables.items())
print(f'{{"source": "NumPy {np.__version__}",\n{body}\n}}')
