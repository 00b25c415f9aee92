"""Writes the inputs and answers that the evals are tested with: python3 generate.py, with mpmath.

Each function is written from GradBench's description of its eval, with numbers of 60 digits. Derivatives are central differences with a step of 10^-20, whose error is
about 10^-40: no rule of differentiation is used, and rounding to float64 is the only error of an answer. The descents of particle and saddle are run as described, on
these differences; the force on the particle is written in closed form.
"""
import json
from itertools import combinations
from pathlib import Path

from mpmath import cos, det, exp, gamma, inf, log, matrix, mp, mpf, pi, sign, sin, sqrt, tanh

mp.dps = 60
step = mpf(10) ** -20
state = 12345


def number(low=-1.0, high=1.0):
    """The next of a fixed sequence of float64 numbers."""
    global state
    state = (1103515245 * state + 12345) % 2**31
    return low + (high - low) * round(state / 2**31, 6)


def numbers(n, low=-1.0, high=1.0):
    return [number(low, high) for _ in range(n)]


def rows(m, n, low=-1.0, high=1.0):
    return [numbers(n, low, high) for _ in range(m)]


def exact(x):
    return [exact(e) for e in x] if isinstance(x, list) else mpf(x)


def floats(x):
    return {k: floats(v) for k, v in x.items()} if isinstance(x, dict) else [floats(e) for e in x] if isinstance(x, list) else x if isinstance(x, int) else float(x)


def flat(x):
    return [e for part in x for e in flat(part)] if isinstance(x, list) else [x]


def like(x, values):
    """Numbers in the lists that x has."""
    it = iter(values)
    fill = lambda y: [fill(e) for e in y] if isinstance(y, list) else next(it)
    return fill(x)


def moved(xs, k, by):
    return [*xs[:k], xs[k] + by, *xs[k + 1 :]]


def slope(f, xs, k):
    """The derivative of f by the k-th number; f may give a list."""
    high, low = f(moved(xs, k, step)), f(moved(xs, k, -step))
    return [(a - b) / (2 * step) for a, b in zip(high, low)] if isinstance(high, list) else (high - low) / (2 * step)


def gradient(f, xs):
    return [slope(f, xs, k) for k in range(len(xs))]


def curvature(f, xs, k):
    return (f(moved(xs, k, step)) - 2 * f(xs) + f(moved(xs, k, -step))) / step**2


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def minus(a, b):
    return [x - y for x, y in zip(a, b)]


def lse_of(xs):
    return log(sum(exp(x) for x in xs))


# The functions ----------------------------------------------------------------------------------------------------------------------------------------------------------


def hello():
    for x in [1.0, -2.5, 3.0]:
        yield "square", x, x * x
        yield "double", x, 2 * x


def llsq():
    for n, m in [(5, 3), (8, 1), (2, 4)]:
        given = {"x": numbers(m), "n": n}

        def f(x):
            ts = [-1 + mpf(2 * i) / (n - 1) for i in range(n)]
            return sum((sign(t) - sum(c * t**j for j, c in enumerate(x))) ** 2 for t in ts) / 2

        x = exact(given["x"])
        yield "primal", given, f(x)
        yield "gradient", given, gradient(f, x)


def lse():
    for xs in [numbers(7, -3, 3), [0.0, 0.0, 1.0, 1.0], [700.0, -700.0, 710.0]]:
        x = exact(xs)
        yield "primal", {"x": xs}, lse_of(x)
        yield "gradient", {"x": xs}, gradient(lse_of, x)


def det_by_minors():
    for ell in [1, 2, 4, 5]:
        given = {"A": numbers(ell * ell), "ell": ell}
        f = lambda a: det(matrix(ell, ell) + matrix([a[i * ell : (i + 1) * ell] for i in range(ell)]))
        a = exact(given["A"])
        yield "primal", given, f(a)
        yield "gradient", given, gradient(f, a)


def kmeans():
    for n, k, d in [(9, 3, 2), (6, 2, 3)]:
        points = rows(n, d)
        given = {"points": points, "centroids": [[x + 0.125 for x in row] for row in points[-k:]]}

        def f(c):
            centres = like(exact(given["centroids"]), c)
            return sum(min(dot(minus(p, q), minus(p, q)) for q in centres) for p in exact(points))

        c = flat(exact(given["centroids"]))
        yield "cost", given, f(c)
        yield "dir", given, like(given["centroids"], [slope(f, c, i) / curvature(f, c, i) for i in range(len(c))])


def gmm():
    for d, k, n, m, gam in [(3, 2, 5, 2, 1.25), (2, 3, 4, 0, 1.0)]:
        given = {"d": d, "k": k, "n": n, "x": rows(n, d, -2, 2), "m": m, "gamma": gam, "alpha": numbers(k), "mu": rows(k, d), "q": rows(k, d), "l": rows(k, d * (d - 1) // 2)}
        parts = [given[name] for name in ["alpha", "mu", "q", "l"]]

        def f(values):
            alpha, mu, q, l = like(parts, values)
            factors = []
            for i in range(k):
                below = iter(l[i])
                full = [[mpf(0)] * d for _ in range(d)]
                for column in range(d):
                    full[column][column] = exp(q[i][column])
                    for row in range(column + 1, d):
                        full[row][column] = next(below)
                factors.append(full)
            total = mpf(0)
            weights = [exp(a) for a in alpha]
            for x in exact(given["x"]):
                density = mpf(0)
                for i in range(k):
                    y = [dot(row, minus(x, mu[i])) for row in factors[i]]
                    density += weights[i] / sum(weights) * exp(-dot(y, y) / 2) * exp(sum(q[i])) / (2 * pi) ** (mpf(d) / 2)
                total += log(density)
            g, degrees = mpf(gam), d + m + 1
            multigamma = pi ** (mpf(d * (d - 1)) / 4)
            for j in range(d):
                multigamma *= gamma(mpf(degrees) / 2 - mpf(j) / 2)
            for i in range(k):
                squares = sum(e * e for row in factors[i] for e in row)
                total += degrees * d * log(g / sqrt(mpf(2))) - log(multigamma) + m * sum(q[i]) - g * g / 2 * squares
            return total

        at = flat(exact(parts))
        yield "objective", given, f(at)
        yield "jacobian", given, dict(zip(["alpha", "mu", "q", "l"], like(parts, gradient(f, at))))


def cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def rotated(axis, point):
    squared = dot(axis, axis)
    if squared == 0:
        return [p + c for p, c in zip(point, cross(axis, point))]
    angle = sqrt(squared)
    unit = [a / angle for a in axis]
    along = dot(unit, point) * (1 - cos(angle))
    return [p * cos(angle) + c * sin(angle) + u * along for p, c, u in zip(point, cross(unit, point), unit)]


def ba():
    for turn in [numbers(3), [0.0, 0.0, 0.0]]:
        cam = [*turn, *numbers(3), 1.5, *numbers(2), 0.1, -0.05]
        given = {"n": 2, "m": 3, "p": 12, "cam": cam, "x": [*numbers(2), 4.0], "w": 0.75, "feat": numbers(2)}

        def residual(v):
            seen = rotated(v[:3], minus(v[11:14], v[3:6]))
            x, y = seen[0] / seen[2], seen[1] / seen[2]
            r = x * x + y * y
            distortion = 1 + v[9] * r + v[10] * r * r
            return [v[14] * (x * distortion * v[6] + v[7] - mpf(given["feat"][0])), v[14] * (y * distortion * v[6] + v[8] - mpf(given["feat"][1]))]

        v = exact([*cam, *given["x"], given["w"]])
        columns = [slope(residual, v, i) for i in range(15)]
        n, m, p = given["n"], given["m"], given["p"]
        own = [*range(11), *(11 * n + i for i in range(3)), 11 * n + 3 * m]
        yield "objective", given, {"reproj_error": {"elements": residual(v), "repeated": p}, "w_err": {"element": 1 - v[14] ** 2, "repeated": p}}
        starts = [15 * i for i in range(2 * p + 1)] + [30 * p + i + 1 for i in range(p)]
        yield "jacobian", given, {
            "rows": [*starts[:30], starts[-1]],
            "cols": [*own, *own, 11 * n + 3 * m + p - 1],
            "vals": [c[r] for r in range(2) for c in columns] + [-2 * v[14]],
        }


def product(a, b):
    return [[dot(row, column) for column in zip(*b)] for row in a]


def ht():
    bones = 22
    parents = [-1, 0] + [0 if (i - 2) % 4 == 0 else i - 1 for i in range(2, bones)]
    rigid = lambda: [*rows(3, 4), [0.0, 0.0, 0.0, 1.0]]
    for mirrored, points_on_faces in [(False, False), (True, True), (False, True)]:
        vertices, count = 6, 3
        model = {
            "bone_names": [f"bone{i}" for i in range(bones)], "parents": parents, "base_relatives": [rigid() for _ in range(bones)], "inverse_base_absolutes": [rigid() for _ in range(bones)],
            "base_positions": [[*numbers(3), 1.0] for _ in range(vertices)], "weights": rows(vertices, bones, 0, 0.25), "triangles": [[0, 1, 2], [3, 4, 5], [0, 2, 5], [1, 3, 4]], "is_mirrored": mirrored,
        }
        given = {"theta": numbers(26), "data": {"model": model, "correspondences": [2, 0, 3], "points": rows(count, 3)}, "us": rows(count, 2, 0.1, 0.4) if points_on_faces else []}

        def f(values):
            theta, us = values[-26:], values[:-26]
            absolutes = []
            for bone in range(bones):
                finger, joint = divmod(bone - 2, 4)
                ax, az = mpf(0), mpf(0)
                if bone >= 2 and finger < 5 and joint < 3:
                    first = 6 + 4 * finger
                    ax, az = [(theta[first], theta[first + 1]), (theta[first + 2], 0), (theta[first + 3], 0)][joint]
                about_x = [[1, 0, 0, 0], [0, cos(ax), -sin(ax), 0], [0, sin(ax), cos(ax), 0], [0, 0, 0, 1]]
                about_z = [[cos(az), -sin(az), 0, 0], [sin(az), cos(az), 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
                relative = product(exact(model["base_relatives"][bone]), product(about_z, about_x))
                absolutes.append(relative if parents[bone] < 0 else product(absolutes[parents[bone]], relative))
            transforms = [product(a, exact(i)) for a, i in zip(absolutes, model["inverse_base_absolutes"])]
            placed = []
            for base, weights in zip(exact(model["base_positions"]), exact(model["weights"])):
                at = [sum(w * dot(t[i], base) for w, t in zip(weights, transforms)) for i in range(3)]
                if mirrored:
                    at[0] = -at[0]
                placed.append([a + b for a, b in zip(rotated(theta[:3], at), theta[3:6])])
            out = []
            for i, where in enumerate(given["data"]["correspondences"]):
                at = placed[where]
                if points_on_faces:
                    a, b, c = (placed[v] for v in model["triangles"][where])
                    u, v = us[2 * i : 2 * i + 2]
                    at = [u * x + v * y + (1 - u - v) * z for x, y, z in zip(a, b, c)]
                out += minus(exact(given["data"]["points"][i]), at)
            return out

        values = flat(exact(given["us"])) + exact(given["theta"])
        columns = [slope(f, values, i) for i in range(len(values))]
        shared = 2 * count if points_on_faces else 0
        both = [[sum(columns[2 * i + j][r] for i in range(count)) for r in range(3 * count)] for j in range(2)] if points_on_faces else []
        yield "objective", given, f(values)
        yield "jacobian", given, [list(row) for row in zip(*both, *columns[shared:])]


def lstm():
    for l, b, c in [(2, 3, 5), (1, 2, 3)]:
        given = {"main_params": rows(2 * l, 4 * b), "extra_params": rows(3, b), "state": rows(2 * l, b), "sequence": [[float(number() > 0) for _ in range(b)] for _ in range(c)]}
        parts = [given["main_params"], given["extra_params"]]
        squash = lambda x: 1 / (1 + exp(-x))

        def f(values):
            main, extra = like(parts, values)
            state = exact(given["state"])
            total = mpf(0)
            for now, after in zip(given["sequence"], given["sequence"][1:]):
                signal = [x * w for x, w in zip(exact(now), extra[0])]
                for k in range(l):
                    w, bias, h, cell = main[2 * k], main[2 * k + 1], state[2 * k], state[2 * k + 1]
                    for i in range(b):
                        forget = squash(signal[i] * w[i] + bias[i])
                        into = squash(h[i] * w[b + i] + bias[b + i])
                        out = squash(signal[i] * w[2 * b + i] + bias[2 * b + i])
                        change = tanh(h[i] * w[3 * b + i] + bias[3 * b + i])
                        cell[i] = cell[i] * forget + into * change
                        h[i] = out * tanh(cell[i])
                    signal = h
                predicted = [x * w + e for x, w, e in zip(signal, extra[1], extra[2])]
                norm = log(2 + sum(exp(y) for y in predicted))
                total += sum(a * (y - norm) for a, y in zip(exact(after), predicted))
            return -total / ((c - 1) * b)

        at = flat(exact(parts))
        yield "objective", given, f(at)
        yield "jacobian", given, gradient(f, at)


def ode():
    for n, s in [(4, 3), (1, 2), (5, 1)]:
        given = {"x": numbers(n, 0, 1), "s": s}

        def f(x):
            rhs = lambda y: [x[0]] + [x[i] * y[i - 1] for i in range(1, n)]
            ahead = lambda y, by, k: [a + by * b for a, b in zip(y, k)]
            y, h = [mpf(0)] * n, mpf(2) / s
            for _ in range(s):
                k1 = rhs(y)
                k2 = rhs(ahead(y, h / 2, k1))
                k3 = rhs(ahead(y, h / 2, k2))
                k4 = rhs(ahead(y, h, k3))
                y = [a + h * (p + 2 * q + 2 * r + t) / 6 for a, p, q, r, t in zip(y, k1, k2, k3, k4)]
            return y

        x = exact(given["x"])
        yield "primal", given, f(x)
        yield "gradient", given, gradient(lambda v: f(v)[-1], x)


def length(v):
    return sqrt(dot(v, v))


def descent(f, start, slopes=None):
    slopes = slopes or (lambda x: gradient(f, x))
    x, value, g = start, f(start), slopes(start)
    eta, went, close = mpf(1e-5), 0, mpf(1e-5)
    while length(g) > close:
        if went == 10:
            eta, went = 2 * eta, 0
            continue
        there = [a - eta * b for a, b in zip(x, g)]
        if length(minus(x, there)) <= close:
            break
        new = f(there)
        if new < value:
            x, value, g, went = there, new, slopes(there), went + 1
        else:
            eta, went = eta / 2, 0
    return x


def particle():
    def f(w):
        charges = [[mpf(10), 10 - w[0]], [mpf(10), mpf(0)]]
        x, v, dt = [mpf(0), mpf(8)], [mpf("0.75"), mpf(0)], mpf(0.1)
        while True:
            force = [sum((x[i] - c[i]) / length(minus(x, c)) ** 3 for c in charges) for i in range(2)]
            ahead = [a + dt * b for a, b in zip(x, v)]
            if ahead[1] <= 0:
                return (x[0] - x[1] / v[1] * v[0]) ** 2
            x, v = ahead, [a + dt * b for a, b in zip(v, force)]

    for w in [0.0, 0.1]:
        answer = descent(f, [mpf(w)])[0]
        for mode in ["rr", "ff", "fr", "rf"]:
            yield mode, {"w": w}, answer


def saddle():
    f = lambda x, y: dot(x, x) - dot(y, y)
    for start in [[1.0, 1.0], [0.5, -0.25]]:
        s = exact(start)
        best = lambda x: descent(lambda y: -f(x, y), s)
        # The best answer does not depend on x: it is found once.
        answer = best(s)
        x = descent(lambda x: f(x, answer), s)
        for mode in ["rr", "ff", "fr", "rf"]:
            yield mode, {"start": start}, [*x, *answer]


evals = {"hello": hello, "llsq": llsq, "lse": lse, "det": det_by_minors, "kmeans": kmeans, "gmm": gmm, "ba": ba, "ht": ht, "lstm": lstm, "ode": ode, "particle": particle, "saddle": saddle}

for name, cases in evals.items():
    lines = [json.dumps({"function": function, "input": given, "output": floats(output)}) for function, given, output in cases()]
    Path(__file__).with_name(f"{name}.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(name, len(lines))
