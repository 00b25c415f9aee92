"""Reference values of functions: python3 reference.py > reference.json. Each row is the arguments and the value as the sum of two float64, from mpmath with 300 bits."""
import json, random, struct
from mpmath import mp, mpf
import mpmath as m
mp.prec = 300
random.seed(7)
special = [0.0, -0.0, 5e-324, -5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, -1e-300, 1e-20, -1e-20, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 1e-8, -1e-8]
def spread(low, high, n=80): return [random.uniform(low, high) for _ in range(n)]
def powers(low, high, n=40, sign=(1,)): return [random.choice(sign) * 2 ** random.uniform(low, high) for _ in range(n)]
def around(x): return [x * (1 + s * 2 ** -k) for s in (1, -1) for k in range(1, 53, 3)]
def softplus(x): return m.log1p(m.exp(x))
def sigmoid(x): return 1 / (1 + m.exp(-x))
rows = {
  "exp": (m.exp, special + spread(-1, 1) + spread(-745.1, 709.7) + powers(-60, 3, sign=(1, -1)) + [709.78, -708.4, -745.1, -746.0, -1000.0, 709.7827]),
  "expm1": (m.expm1, special + spread(-1, 1) + spread(-60, 709) + powers(-60, 3, sign=(1, -1)) + around(0.36) + around(-0.36) + [0.3601908140449415, -0.28344400631295619, 709.7827, -37.5]),
  "log": (m.log, [x for x in special if x > 0] + spread(0.5, 2) + powers(-1070, 1023) + [1 + 2 ** -k for k in range(1, 52, 5)] + [1 - 2 ** -k for k in range(1, 53, 5)]),
  "log1p": (m.log1p, [x for x in special if x > -1] + spread(-0.99, 2) + powers(-60, 1000) + [-x for x in powers(-60, -1)]),
  "sin": (m.sin, special + spread(-7, 7) + spread(-99999, 99999) + [k * 1.5707963267948966 for k in range(-40, 41)] + powers(-60, 16, sign=(1, -1))),
  "cos": (m.cos, special + spread(-7, 7) + spread(-99999, 99999) + [k * 1.5707963267948966 for k in range(-40, 41)] + powers(-60, 16, sign=(1, -1))),
  "tan": (m.tan, special + spread(-7, 7) + spread(-99999, 99999) + powers(-60, 16, sign=(1, -1))),
  "tanh": (m.tanh, special + spread(-1, 1) + spread(-23, 23) + powers(-60, 6, sign=(1, -1)) + around(0.625) + [0.5248299337606044, 0.9266009008967826]),
  "sinh": (m.sinh, special + spread(-1, 1) + spread(-705, 705) + powers(-60, 6, sign=(1, -1))),
  "cosh": (m.cosh, special + spread(-1, 1) + spread(-705, 705) + powers(-60, 6, sign=(1, -1))),
  "sigmoid": (sigmoid, special + spread(-1, 1) + spread(-740, 40) + powers(-60, 6, sign=(1, -1))),
  "softplus": (softplus, special + spread(-1, 1) + spread(-740, 740) + powers(-60, 6, sign=(1, -1))),
}
def beside(x, n=20, sign=(1, -1)): return [x * (1 + s * 2 ** -random.uniform(1, 52)) for s in sign for _ in range(n)]
def cbrt(x): return m.sign(x) * m.cbrt(abs(x))
rows |= {
  "log2": (lambda x: m.log(x, 2), [x for x in special if x > 0] + spread(0.5, 2) + powers(-1070, 1023) + beside(1.0) + [2.0 ** k for k in range(-1074, 1024, 150)]),
  "log10": (lambda x: m.log(x) / m.log(10), [x for x in special if x > 0] + spread(0.5, 2) + powers(-1070, 1023) + beside(1.0) + [10.0 ** k for k in range(0, 23)]),
  "cbrt": (cbrt, special + spread(-8, 8) + powers(-1074, 1023, sign=(1, -1)) + [float(k ** 3) for k in range(2, 30)]),
  "asin": (m.asin, [x for x in special if abs(x) <= 1] + spread(-1, 1) + powers(-60, 0, sign=(1, -1)) + beside(0.5) + beside(1.0, sign=(-1,))),
  "acos": (m.acos, [x for x in special if abs(x) <= 1] + spread(-1, 1) + powers(-60, 0, sign=(1, -1)) + beside(0.5) + beside(1.0, sign=(-1,)) + beside(-1.0, sign=(-1,))),
  "atan": (m.atan, special + spread(-3, 3) + powers(-60, 1023, sign=(1, -1)) + beside(1.0) + beside(0.625) + beside(1.6)),
  "asinh": (m.asinh, special + spread(-3, 3) + powers(-60, 1023, sign=(1, -1)) + beside(2.0 ** 28)),
  "acosh": (m.acosh, [1.0, 2.0] + spread(1, 3) + powers(0, 1023) + beside(1.0, sign=(1,)) + beside(2.0 ** 28)),
  "atanh": (m.atanh, [x for x in special if abs(x) < 1] + spread(-1, 1) + powers(-60, 0, sign=(1, -1)) + beside(1.0, sign=(-1,))),
  "sinc": (lambda x: m.sin(x) / x if x != 0 else mpf(1), special + spread(-7, 7) + spread(-99999, 99999) + powers(-60, 16, sign=(1, -1)) + around(2.0 ** -27) + [0.8214522108177462, 5.5308560352863463, 96378.56721245384]),
  "erf": (m.erf, special + spread(-1, 1) + spread(-6, 6) + powers(-60, 3, sign=(1, -1)) + beside(0.84) + around(0.8) + [0.026085542100831027, 0.80862627879375548]),
  "erfc": (m.erfc, special + spread(-1, 1) + spread(-6, 27) + powers(-60, 4, sign=(1, -1)) + beside(0.5) + around(0.65) + [0.61296989300171267, 13.512487031768183, 26.6, 27.2]),
  "lgamma": (m.loggamma, [x for x in special if x > 0] + spread(0, 12) + powers(-60, 1000) + beside(1.0) + beside(2.0) + beside(8.0) + [1.25, 2.25, 0.25]),
  "digamma": (m.digamma, [x for x in special if x > 1e-307] + spread(0, 12) + powers(-60, 1000) + beside(1.4616321449683622) + beside(8.0)),
}
def points(n, along, across): return list(zip(along(n), across(n)))
def any_sign(low, high): return lambda n: powers(low, high, n, sign=(1, -1))
def fitting(base): return (base, random.uniform(-700, 700) / float(m.log(base)))
pairs = {
  "pow": (m.power, points(80, lambda n: spread(0.01, 10, n), lambda n: spread(-20, 20, n)) + points(40, lambda n: spread(0.9, 1.1, n), lambda n: spread(-3000, 3000, n))
    + [fitting(x) for x in powers(-1000, 1000, 60)] + [fitting(x) for x in beside(1.0)] + [(-x, float(k)) for k in range(-9, 10) for x in spread(0.1, 9, 2)] + [(float(b), float(k)) for b in (2, 3, 7, 10) for k in range(0, 16, 5)]
    + [(2.0, -1060.5), (0.5, 1073.5), (10.0, -320.0), (1e-200, 1.6)]),
  "atan2": (m.atan2, points(80, lambda n: spread(-1, 1, n), lambda n: spread(-1, 1, n)) + points(60, any_sign(-30, 30), any_sign(-30, 30)) + points(40, any_sign(-400, 400), any_sign(-400, 400)) + [(0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0)]),
  "hypot": (m.hypot, points(80, lambda n: spread(-1, 1, n), lambda n: spread(-1, 1, n)) + points(60, any_sign(-30, 30), any_sign(-30, 30)) + points(60, any_sign(-1074, 1022), any_sign(-1074, 1022)) + [(0.0, 0.0), (3.0, 4.0), (0.0, 5e-324)]),
}
def any_size(n): return powers(-1021, 1023, n)
edges = [k + 0.32 for k in range(4)]
rows["lgamma"][1].extend([x for edge in edges for x in beside(edge, 5)] + spread(0.3, 0.4, 20) + spread(1.25, 1.4, 40) + spread(2.3, 2.4, 20))
rows["digamma"][1].extend(beside(1.0, 10) + beside(2.0, 10) + beside(3.0, 10) + spread(0.9, 2.1, 40))
rows["gamma"] = (m.gamma, [float(k) for k in range(1, 31)] + spread(0, 12) + spread(1, 171.6) + powers(-1021, 7.4) + beside(1.0) + [x for edge in edges for x in beside(edge, 5)] + [171.62437695630271])
pairs["logb"] = (lambda x, base: m.log(x) / m.log(base), points(60, lambda n: spread(0.1, 10, n), lambda n: spread(1.1, 20, n)) + points(60, any_size, any_size) + points(40, lambda n: spread(0.5, 2, n), lambda n: spread(0.5, 2, n))
  + points(40, lambda n: beside(1.0, n // 2), lambda n: beside(1.0, n // 2)) + [(float(b ** k), float(b)) for b in (2, 3, 5, 10) for k in range(1, 16)])
# Where the least coefficient of gamma counts most.
rows["gamma"][1].append(0.3264457518836355)
# The order is known where the function is compiled.
for order in range(1, 5): rows[f"polygamma {order}"] = (lambda x, n=order: m.polygamma(n, x), spread(0, 12, 60) + spread(12, 200, 20) + powers(-180, 180, 40))
def row(f, *xs):
    y = f(*map(mpf, xs))
    high = float(y)
    return [*xs, high, float(y - mpf(high))]
print("{")
print(",\n".join(json.dumps(name) + ": " + json.dumps([row(f, *(x if isinstance(x, tuple) else (x,))) for x in xs], separators=(",", ":")) for name, (f, xs) in (rows | pairs).items()))
print("}")
