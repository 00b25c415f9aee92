"""Reference values of functions: python3 reference.py > reference.json. Each row is x and f(x) as the sum of two float64, from mpmath with 300 bits."""
import json, random, struct
from mpmath import mp, mpf
import mpmath as m
mp.prec = 300
random.seed(7)
special = [0.0, -0.0, 5e-324, -5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, -1e-300, 1e-20, -1e-20, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 1e-8, -1e-8]
def spread(low, high, n=80): return [random.uniform(low, high) for _ in range(n)]
def powers(low, high, n=40, sign=(1,)): return [random.choice(sign) * 2 ** random.uniform(low, high) for _ in range(n)]
def softplus(x): return m.log1p(m.exp(x))
def sigmoid(x): return 1 / (1 + m.exp(-x))
rows = {
  "exp": (m.exp, special + spread(-1, 1) + spread(-745.1, 709.7) + powers(-60, 3, sign=(1, -1)) + [709.78, -708.4, -745.1, -746.0, -1000.0, 709.7827]),
  "expm1": (m.expm1, special + spread(-1, 1) + spread(-60, 709) + powers(-60, 3, sign=(1, -1))),
  "log": (m.log, [x for x in special if x > 0] + spread(0.5, 2) + powers(-1070, 1023) + [1 + 2 ** -k for k in range(1, 52, 5)] + [1 - 2 ** -k for k in range(1, 53, 5)]),
  "log1p": (m.log1p, [x for x in special if x > -1] + spread(-0.99, 2) + powers(-60, 1000) + [-x for x in powers(-60, -1)]),
  "sin": (m.sin, special + spread(-7, 7) + spread(-99999, 99999) + [k * 1.5707963267948966 for k in range(-40, 41)] + powers(-60, 16, sign=(1, -1))),
  "cos": (m.cos, special + spread(-7, 7) + spread(-99999, 99999) + [k * 1.5707963267948966 for k in range(-40, 41)] + powers(-60, 16, sign=(1, -1))),
  "tan": (m.tan, special + spread(-7, 7) + spread(-99999, 99999) + powers(-60, 16, sign=(1, -1))),
  "tanh": (m.tanh, special + spread(-1, 1) + spread(-23, 23) + powers(-60, 6, sign=(1, -1))),
  "sinh": (m.sinh, special + spread(-1, 1) + spread(-705, 705) + powers(-60, 6, sign=(1, -1))),
  "cosh": (m.cosh, special + spread(-1, 1) + spread(-705, 705) + powers(-60, 6, sign=(1, -1))),
  "sigmoid": (sigmoid, special + spread(-1, 1) + spread(-740, 40) + powers(-60, 6, sign=(1, -1))),
  "softplus": (softplus, special + spread(-1, 1) + spread(-740, 740) + powers(-60, 6, sign=(1, -1))),
}
def row(f, x):
    y = f(mpf(x))
    high = float(y)
    return [x, high, float(y - mpf(high))]
print("{")
print(",\n".join(json.dumps(name) + ": " + json.dumps([row(f, x) for x in xs], separators=(",", ":")) for name, (f, xs) in rows.items()))
print("}")
