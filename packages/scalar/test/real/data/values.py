"""Writes values.json: functions of exact doubles to 60 digits by mpmath 1.3.0 (python3 values.py > values.json)."""
import json
import random
from mpmath import mp, mpf, nstr, inf

mp.dps = 1500
random.seed(20)
DIGITS = 60


def spread(low, high, count=6):
    return [random.uniform(low, high) for _ in range(count)]


def both(points):
    return points + [-x for x in points]


def lgamma(x):
    return mp.loggamma(x) if x > 0 else mp.log(abs(mp.gamma(x)))


tiny = [1e-300, 1e-20, 3e-9, 2.0**-60, 5e-324]
line = both(tiny + [0.1, 0.5, 1.0, 1.5, 2.5, 10.0] + spread(0, 5))
positive = tiny + [0.1, 0.5, 1.0, 1.0 + 2.0**-52, 1.0 - 2.0**-53, 2.0, 1e10, 1e300, 1.7976931348623157e308] + spread(0, 30)
unit = both(tiny + [0.5, 1.0 - 2.0**-53] + spread(0, 1))
steps = [0.5, -0.5, 1.5, -1.5, 2.0, -3.0, 2.5, 1e300, -1e300, 5e-324, -5e-324, 0.49999999999999994]
gammas = [1e-300, 1e-9, 0.5, 1.5, 1.0 + 2.0**-30, 2.0 - 2.0**-40, 10.25, 70.5, 171.5, 1e4 + 0.25, -0.5, -1.5, -2.0 + 2.0**-40, -10.25, -100.5,
          -1e4 + 0.125] + spread(0, 12) + spread(-12, 0)
whole = [1.0, 2.0, 3.0, 10.0, 60.0, 500.0]

table = {
    "exp": (mp.exp, line + [709.7, 710.0, -745.0, 1000.0, -1e4]),
    "expm1": (mp.expm1, line + [700.0, -700.0, 1e4]),
    "log": (mp.log, positive),
    "log1p": (mp.log1p, tiny + both(spread(0, 1)) + [-x for x in tiny] + [1.0, 1e15, 1e300, -1.0 + 2.0**-53]),
    "log2": (lambda x: mp.log(x) / mp.log(2), positive),
    "log10": (lambda x: mp.log(x) / mp.log(10), positive + [1000.0, 1e22]),
    "sqrt": (mp.sqrt, positive + [4.0, 9.0, 1e22]),
    "cbrt": (lambda x: mp.sign(x) * mp.cbrt(abs(x)), both(positive + [8.0, 27.0])),
    "square": (lambda x: x * x, line),
    "sin": (mp.sin, line + [1e22, 1e308, -1e308, 3.141592653589793, 6381956970095103.0 * 2.0**797, 355.0]),
    "cos": (mp.cos, line + [1e22, 1e308, 1.5707963267948966, 6381956970095103.0 * 2.0**797]),
    "tan": (mp.tan, line + [1e22, 1e308, 1.5707963267948966, 3.141592653589793]),
    "asin": (mp.asin, unit + [1.0, -1.0]),
    "acos": (mp.acos, unit + [1.0, -1.0]),
    "atan": (mp.atan, line + [1e10, -1e300, 1.0 + 2.0**-52, 1.0 - 2.0**-53]),
    "sinh": (mp.sinh, line + [1000.0, -1000.0]),
    "cosh": (mp.cosh, line + [1000.0, -1000.0]),
    "tanh": (mp.tanh, line + [30.0, -300.0]),
    "asinh": (mp.asinh, line + [1e10, -1e10, -1e300]),
    "acosh": (mp.acosh, [1.0, 1.0 + 2.0**-52, 1.5, 2.0, 10.0, 1e300] + spread(1, 20)),
    "atanh": (mp.atanh, unit),
    "erf": (mp.erf, line + [8.0, 9.5, 10.5, 12.0, -30.0]),
    "erfc": (mp.erfc, line + [8.0, 9.5, 10.5, 12.0, 26.0, 30.0, 100.0, -30.0]),
    "gamma": (mp.gamma, gammas + whole),
    "lgamma": (lgamma, gammas + whole + [1e6 + 0.25, -1e6 + 0.125, 1e10, 1e300]),
    "digamma": (mp.digamma, [x for x in gammas if x > -1e4] + whole + [-1e4 + 0.125, -20000.5, -1e6 - 0.25, 1.4616321449683622, 1e6 + 0.25, 1e10, 1e300]),
    "abs": (abs, line),
    "sign": (mp.sign, line + [0.0]),
    "floor": (mp.floor, steps + spread(-9, 9)),
    "ceil": (mp.ceil, steps + spread(-9, 9)),
    "round": (lambda x: mp.floor(x + mpf(1) / 2), steps + spread(-9, 9)),
    "heaviside": (lambda x: (mp.sign(x) + 1) / 2, line + [0.0]),
    "step": (lambda x: mpf(1 if x > 0 else 0), line + [0.0]),
    "relu": (lambda x: max(x, mpf(0)), line),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), line + [1000.0, -1000.0]),
    "softplus": (lambda x: mp.log1p(mp.exp(x)) if x < 1000 else x + mp.log1p(mp.exp(-x)), line + [1000.0, -745.0]),
    "sinc": (lambda x: mp.sin(x) / x if x else mpf(1), line + [0.0, 3.141592653589793]),
    "neg": (lambda x: -x, line),
}
pairs = [(random.uniform(-9, 9), random.uniform(-9, 9)) for _ in range(10)] + [(1e308, -1e-308), (3e-200, 4e-200), (1e200, 1e200), (0.1, 0.3)]
angles = pairs + [(0.0, -1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (1e-300, -1.0), (-1e-300, -1.0), (1e-300, 1.0)]
powers = [(abs(x), y) for x, y in pairs[:10]] + [
    (2.0, 10.0), (-2.0, 3.0), (-2.0, -4.0), (0.0, 0.0), (0.0, 2.5), (0.0, 2000.0), (140.0, 140.0), (10.0, 300.5), (1.0000000001, 1e10),
    (-1.5, 2001.0), (-1.5, 2000.0), (1e-300, 0.1), (4.0, 0.5), (-1.0, 1e300)]
table2 = {
    "add": (lambda x, y: x + y, pairs),
    "sub": (lambda x, y: x - y, pairs),
    "mul": (lambda x, y: x * y, pairs),
    "div": (lambda x, y: x / y, pairs),
    "hypot": (mp.hypot, pairs),
    "min": (min, pairs),
    "max": (max, pairs),
    "atan2": (lambda y, x: mp.atan2(y, x), angles),
    "pow": (lambda x, y: mpf(1 if abs(y) < 2e15 and int(y) % 2 == 0 or y == 1e300 else -1) if x == -1 else mp.power(x, y), powers),
    "logb": (lambda x, b: mp.log(x) / mp.log(b), [(8.0, 2.0), (1000.0, 10.0), (0.125, 2.0), (3.0, 7.0), (1e-300, 10.0), (7.0, 0.5), (81.0, 3.0)]),
    "polygamma": (lambda n, x: mp.psi(int(n), x),
                  [(float(n), x) for n in (0, 1, 2, 5, 12) for x in (0.5, 1.0, 1e-5, 10.25, 1e6, -0.5, -3.25, -20.75, 4.0 + random.random())] + [(1.0, -2000.25), (2.0, -12345.625), (5.0, -2000.875)]),
}


def text(value):
    return nstr(mp.re(value), DIGITS, min_fixed=1, max_fixed=0)


rows = {name: [[x, text(f(mpf(x)))] for x in points] for name, (f, points) in table.items()}
rows |= {name: [[*args, text(f(*map(mpf, args)))] for args in points] for name, (f, points) in table2.items()}
print("{")
print(",\n".join(f"  {json.dumps(name)}: [\n    " + ",\n    ".join(json.dumps(row) for row in cases) + "\n  ]" for name, cases in rows.items()))
print("}")
