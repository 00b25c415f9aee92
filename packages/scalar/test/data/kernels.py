"""Writes kernels.json: values of the kernels and of Math's functions with 60 digits or more, by mpmath (python3, mpmath 1.3).
A row is [...arguments, y, part]: the true value is y + part·ulp(y), where y is the nearest double. Where the definition cancels, the
working precision is raised until two precisions agree. mpmath's series, continued fractions and quadrature have no step in common
with the kernels but the definitions."""
import json, math, pathlib, random
from mpmath import mp, mpf

rnd = random.Random(5)


def uniform(low, high): return lambda: rnd.uniform(low, high)
def decades(low, high): return lambda: math.exp(rnd.uniform(math.log(low), math.log(high)))
def signed(draw): return lambda: rnd.choice((-1, 1)) * draw()
def near(point, low=1e-15, high=1e-2): return lambda: point + rnd.choice((-1, 1)) * math.exp(rnd.uniform(math.log(low), math.log(high)))
def below(n, high): return lambda: (float(rnd.randint(*n)), high())


tiny, small = [5e-324, 2.5e-310, 2.2250738585072014e-308, 1e-300], [1e-20, 1e-8, 1e-3, 0.25, 0.5, 0.75, 1.0]
both = lambda points: points + [-x for x in points]
log_gamma = lambda x: mp.log(abs(mp.gamma(x))) if x < 30 else mp.re(mp.loggamma(x))
cbrt = lambda x: mp.sign(x) * mp.cbrt(abs(x))

# name: (definition, fixed points, ranges); the ranges share out 200 draws
unary = {
    "erf": (mp.erf, both(tiny + small + [2.0, 5.0, 6.0, 30.0]), [uniform(-6, 6), signed(decades(1e-300, 1)), uniform(0.4, 0.6)]),
    "erfc": (mp.erfc, both(small) + [2.0, 10.0, 26.0, 26.5, 27.0, 27.2, -6.0, -30.0], [uniform(-6, 27), uniform(-0.6, 0.6), uniform(26, 27.2), decades(0.1, 20)]),
    "gamma": (mp.gamma, small + [float(k) for k in range(2, 24)] + [100.0, 143.5, 170.0, 171.0, 171.6, 171.62, 1e-300, -1e-300, -0.5, -1.5, -1e-9, -170.5, -171.5, -180.5, -183.5],
              [uniform(0, 24), uniform(24, 171.6), signed(decades(1e-300, 1)), uniform(-20, 0), uniform(-183, -20), near(-3), near(-100, 1e-10)]),
    "lgamma": (log_gamma, tiny + small + [float(k) for k in range(3, 24)] + [100.0, 1e5, 1e20, 1e300, 2.5e305],
               [uniform(0, 3), near(1), near(2), uniform(2, 12), decades(1e-300, 1e305), uniform(10, 200)]),
    "lgammaOfNegative": (log_gamma, [-1e-300, -1e-9, -0.25, -0.5, -1.5, -2.5, -99.5, -1e5 - 0.5], [uniform(-10, 0), uniform(-1000, -10), near(-2), near(-2.457024738220801), near(-0.25, 1e-3)]),
    "digamma": (mp.digamma, [1e-300, 1e-8, 0.25, 0.5, 1.0, 1.4616321449683622, 1.4616321449683625, 2.0, 3.0, 10.0, 1e5, 1e20, 1e300],
                [uniform(0, 3), near(1.4616321449683622), uniform(2, 12), decades(1e-300, 1e300), uniform(10, 200)]),
    "digammaOfNegative": (mp.digamma, [-1e-300, -1e-9, -0.5, -1.5, -2.5, -99.5, -1e5 - 0.5], [uniform(-10, 0), uniform(-1000, -10), near(-2), near(-0.504083008264455)]),
    "sinc": (lambda x: mp.sin(x) / x, both(tiny + small + [3.141592653589793, 1e10, 1e300]), [uniform(-20, 20), signed(decades(1e-300, 1e20))]),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), both(tiny + small + [36.0, 37.0, 40.0]) + [-700.0, -720.0, -744.0], [uniform(-740, 40), uniform(-5, 5)]),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), both(tiny + small + [36.0, 37.0, 40.0]) + [1e5, 1e300, -700.0, -720.0, -744.0], [uniform(-740, 40), uniform(-5, 5)]),
}
platform = {
    "exp": (mp.exp, both(tiny + small), [uniform(-745, 709.7), uniform(-2, 2)]),
    "expm1": (mp.expm1, both(tiny + small), [uniform(-40, 709.7), uniform(-2, 2), signed(decades(1e-10, 1))]),
    "log": (mp.log, tiny + small, [decades(1e-300, 1e300), uniform(0.5, 2), near(1)]),
    "log1p": (mp.log1p, tiny + small, [decades(1e-10, 1e300), uniform(-0.999, 2), signed(decades(1e-10, 0.9))]),
    "log2": (lambda x: mp.log(x, 2), tiny + small, [decades(1e-300, 1e300), uniform(0.5, 2), near(1)]),
    "log10": (mp.log10, tiny + small + [10.0**k for k in range(23)], [decades(1e-300, 1e300), uniform(0.5, 2), near(1)]),
    "cbrt": (cbrt, both(tiny + small + [8.0, 27.0, 1e300]), [signed(decades(1e-300, 1e300)), uniform(-8, 8)]),
    "sin": (mp.sin, both(tiny + small), [uniform(-10, 10), signed(decades(1e-8, 1e300)), near(3.141592653589793)]),
    "cos": (mp.cos, both(tiny + small), [uniform(-10, 10), signed(decades(1e-8, 1e300)), near(1.5707963267948966)]),
    "tan": (mp.tan, both(tiny + small), [uniform(-10, 10), signed(decades(1e-8, 1e300)), near(1.5707963267948966)]),
    "asin": (mp.asin, both(tiny + small), [uniform(-1, 1), signed(decades(1e-8, 1))]),
    "acos": (mp.acos, both(tiny + small), [uniform(-1, 1), uniform(0.99, 1)]),
    "atan": (mp.atan, both(tiny + small), [uniform(-4, 4), signed(decades(1e-8, 1e20))]),
    "sinh": (mp.sinh, both(tiny + small), [uniform(-5, 5), uniform(-710, 710)]),
    "cosh": (mp.cosh, both(tiny + small), [uniform(-5, 5), uniform(-710, 710)]),
    "tanh": (mp.tanh, both(tiny + small), [uniform(-5, 5), uniform(-0.5, 0.5)]),
    "asinh": (mp.asinh, both(tiny + small), [uniform(-5, 5), signed(decades(1e-8, 1e300)), signed(decades(1e-2, 2))]),
    "acosh": (mp.acosh, [1.0, 1.0000000000000002, 2.0, 1e300], [uniform(1, 5), decades(1, 1e300), uniform(1, 1.01)]),
    "atanh": (mp.atanh, both(tiny + small[:-1]), [uniform(-1, 1), signed(decades(1e-8, 1)), uniform(0.9, 1)]),
}
pair = lambda a, b: lambda: (a(), b())
binary = {
    "polygamma": (lambda n, x: mp.psi(int(n), x), [(float(n), x) for n in (1, 2, 3, 4, 7, 20) for x in (1e-8, 0.5, 1.0, 2.0, 10.0, 1e3, 1e12)],
                  [below((1, 20), uniform(0.01, 40)), below((1, 20), decades(1e-3, 1e6)), below((1, 4), decades(1e-60, 1e60)), below((21, 100), uniform(0.1, 200))]),
    "polygammaOfNegative": (lambda n, x: mp.psi(int(n), x), [(float(n), x) for n in (1, 2, 3, 4, 7, 20) for x in (-1e-20, -1e-9, -0.5, -1.5, -3 + 1e-9, -99.5)],
                            [below((1, 20), uniform(-10, 0)), below((1, 20), uniform(-200, -10))]),
    "logb": (lambda x, base: mp.log(x) / mp.log(base), [(8.0, 2.0), (125.0, 5.0), (1e-3, 10.0), (0.5, 2.0), (9.0, 3.0), (1000.0, 10.0), (4.0, 0.5), (1.0, 7.0)],
             [pair(decades(1e-300, 1e300), decades(1e-3, 1e3)), pair(uniform(0.5, 2), uniform(0.5, 2))]),
    "hypot": (mp.hypot, [(3.0, 4.0), (3e200, 4e200), (3e-200, 4e-200), (1.0, 0.0), (5e-324, 5e-324), (1e308, 1e308), (1e308, 1e-308)],
              [pair(signed(decades(1e-3, 1e3)), signed(decades(1e-3, 1e3))), pair(decades(1e-320, 1e-300), decades(1e-320, 1e-300)), pair(decades(1e300, 1e307), decades(1e300, 1e307)), pair(uniform(1, 2), uniform(1, 2))]),
    "pow": (mp.power, [(2.0, 0.5), (10.0, -5.0), (1.5, 100.0)],
            [pair(decades(1e-3, 1e3), uniform(-100, 100)), pair(uniform(0.9, 1.1), uniform(-5000, 5000)), pair(uniform(0, 10), uniform(-5, 5))]),
    "atan2": (mp.atan2, [(1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (1e-300, 1e300)], [pair(signed(decades(1e-3, 1e3)), signed(decades(1e-3, 1e3)))]),
}


def value(f, args):
    """f at the exact doubles: the working precision doubles until the result is settled to 60 digits."""
    before, bits = None, 256
    while True:
        mp.prec = bits
        now = mpf(f(*[mpf(x) for x in args]))
        if before is not None and abs(now - before) <= abs(now) * mpf(2) ** -200:
            return now
        before, bits = now, bits * 2


def row(f, args):
    exact = value(f, args)
    y = float(exact)
    return None if math.isinf(y) else [*args, y, round(float((exact - mpf(y)) / mpf(math.ulp(y))), 3)]


tables = {}
for name, (f, fixed, ranges) in (unary | platform | binary).items():
    args = [x if isinstance(x, tuple) else (x,) for x in fixed]
    for draw in ranges:
        args += [x if isinstance(x, tuple) else (x,) for x in (draw() for _ in range(-(-200 // len(ranges))))]
    tables[name] = [r for r in (row(f, a) for a in args) if r]

lines = lambda rows: ",\n".join("    " + json.dumps(r) for r in rows)
text = ",\n".join(f'  "{name}": [\n{lines(rows)}\n  ]' for name, rows in tables.items())
pathlib.Path(__file__).with_name("kernels.json").write_text("{\n" + text + "\n}\n")
print({name: len(rows) for name, rows in tables.items()})
