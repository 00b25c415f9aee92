"""
Values beyond those of scalar.json, from mpmath in 150 digits and more: derivatives of functions to order 8 by numerical differentiation in
multiprecision, checked against Cauchy integrals, and awkward points from closed forms. Writes further.json.

    python3 packages/scalar/test/data/further.py
"""

import json
from pathlib import Path
from mpmath import mp, mpf, inf, exp, log, sin, cos, tan, sqrt, pi, atan, asin, acosh, erf, erfc, gamma, psi, tanh, cosh, sinh, loggamma, quad, factorial, expm1, log1p

mp.dps = 150

UNIVARIATE = [
    # expression, the same in mpmath, points, radius of a circle of analyticity around them
    ("x^3*exp(-x)*sin(2*x)", lambda x: x**3 * exp(-x) * sin(2 * x), [0.75, -1.5], 1),
    ("log(x)^3/x^2", lambda x: log(x) ** 3 / x**2, [0.5, 4.0], 0.25),
    ("atan(x^2)", lambda x: atan(x**2), [0.5, 2.0], 0.25),
    ("sqrt(x + sqrt(x))", lambda x: sqrt(x + sqrt(x)), [0.5, 9.0], 0.25),
    ("(1 + x)^(1 + x)", lambda x: (1 + x) ** (1 + x), [0.25, 2.5], 0.25),
    ("2^x*3^(-x)", lambda x: mpf(2) ** x * mpf(3) ** -x, [1.5, -4.0], 1),
    ("tan(x)^2", lambda x: tan(x) ** 2, [0.5, 3.0], 0.25),
    ("1/(1 + exp(-3*(x - 1)))", lambda x: 1 / (1 + exp(-3 * (x - 1))), [1.0, 2.25], 0.25),
    ("exp(-1/x)", lambda x: exp(-1 / x), [0.5, 3.0], 0.25),
    ("sin(x)/(1 + cos(x)^2)", lambda x: sin(x) / (1 + cos(x) ** 2), [0.5, 2.0], 0.25),
    ("cbrt(1 + x^3)", lambda x: (1 + x**3) ** (mpf(1) / 3), [0.5, 1.75], 0.25),
    ("x/sqrt(4 - x^2)", lambda x: x / sqrt(4 - x**2), [0.5, -1.25], 0.25),
    ("log((1 + x)/(1 - x))", lambda x: log((1 + x) / (1 - x)), [0.5, -0.75], 0.125),
    ("cosh(x)*cos(x) - sinh(x)*sin(x)", lambda x: cosh(x) * cos(x) - sinh(x) * sin(x), [1.25, -2.0], 1),
    ("exp(cos(3*x))", lambda x: exp(cos(3 * x)), [0.25, 1.0], 0.5),
    ("erf(sin(x))", lambda x: erf(sin(x)), [0.5, 2.0], 0.5),
    ("erfc(x)*exp(x^2)", lambda x: erfc(x) * exp(x**2), [0.5, 3.0], 0.5),
    ("gamma(x + 0.5)/gamma(x)", lambda x: gamma(x + mpf("0.5")) / gamma(x), [1.25, 3.5], 0.25),
    ("lgamma(x)", lambda x: loggamma(x), [0.75, 12.0], 0.25),
    ("acosh(x)", lambda x: acosh(x), [1.5, 20.0], 0.125),
    ("asin(x)^2", lambda x: asin(x) ** 2, [0.5, -0.75], 0.125),
    ("sigmoid(x)*(1 - sigmoid(x))", lambda x: 1 / (1 + exp(-x)) * (1 - 1 / (1 + exp(-x))), [0.5, -3.0], 0.5),
    ("softplus(2*x)", lambda x: log(1 + exp(2 * x)), [0.25, -4.0], 0.25),
    ("sinc(x)", lambda x: sin(x) / x, [0.5, 7.0], 0.25),
    ("hypot(x, 3)", lambda x: sqrt(x**2 + 9), [4.0, -0.5], 0.5),
    ("atan2(x, 2)", lambda x: atan(x / 2), [1.0, -3.0], 0.5),
    ("log1p(x^2)*expm1(x)", lambda x: log(1 + x**2) * expm1(x), [0.25, -2.0], 0.25),
    ("log2(1 + 2^x)", lambda x: log(1 + mpf(2) ** x) / log(2), [0.5, 6.0], 0.5),
    ("log(1 + x^2, 10)", lambda x: log(1 + x**2) / log(10), [0.5, -3.0], 0.25),
    ("x^pi", lambda x: x**pi, [0.5, 2.0], 0.25),
    ("x^x^x", lambda x: x ** (x**x), [0.75, 1.5], 0.125),
    ("digamma(x)*x", lambda x: psi(0, x) * x, [0.5, 4.25], 0.25),
    ("tanh(1/x)", lambda x: tanh(1 / x), [0.75, -2.0], 0.125),
    ("1/(x^4 - 10*x^2 + 9)", lambda x: 1 / (x**4 - 10 * x**2 + 9), [0.5, 2.0], 0.25),
    ("abs(x)^5*sign(x)", lambda x: -((-x) ** 5), [-1.5], 0.25),
    ("max(x^2, x)", lambda x: x**2, [1.5], 0.25),
]

NONE = "none"
F = mpf
AWKWARD = [
    # expression, point, value, derivatives; "none" where there is none, a pair where the sides differ
    ("(1 - cos(x))/x", dict(x=0), 0, dict(x=F(1) / 2)),
    ("(exp(x) - 1 - x)/x^2", dict(x=0), F(1) / 2, dict(x=F(1) / 6)),
    ("x/(exp(x) - 1)", dict(x=0), 1, dict(x=-F(1) / 2)),
    ("x/tan(x)", dict(x=0), 1, dict(x=0)),
    ("(x^3 - 1)/(x^2 - 1)", dict(x=1), F(3) / 2, dict(x=F(3) / 4)),
    ("sin(pi*x)/(x - 1)", dict(x=1), -pi, dict(x=0)),
    ("(x - 1)^2/(x^2 - 2*x + 1)", dict(x=1), 1, dict(x=0)),
    ("(cos(x) - 1 + x^2/2)/x^4", dict(x=0), F(1) / 24, dict(x=0)),
    ("asin(x)/x", dict(x=0), 1, dict(x=0)),
    ("(2^x - 1)/x", dict(x=0), log(2), dict(x=log(2) ** 2 / 2)),
    ("(x^2 - y^2)/(x - y)", dict(x=1, y=1), 2, dict(x=1, y=1)),
    ("sin(x - y)/(x - y)", dict(x=3, y=3), 1, dict(x=0, y=0)),
    ("(exp(x*y) - 1)/x", dict(x=0, y=3), 3, dict(x=F(9) / 2, y=1)),
    ("x^2*log(x)", dict(x=0), 0, dict(x=0)),
    ("x^2*log(abs(x))", dict(x=0), 0, dict(x=0)),
    ("exp(-1/x^2)", dict(x=0), 0, dict(x=0)),
    ("x^3*sin(1/x)", dict(x=0), 0, dict(x=0)),
    ("x*floor(1/x)", dict(x=0), 1, dict(x=NONE)),
    ("1/log(x)", dict(x=0), 0, dict(x=-inf)),
    ("sin(pi/x)", dict(x=0), NONE, dict(x=NONE)),
    ("1/x - floor(1/x)", dict(x=0), NONE, dict()),
    ("exp(1/x)", dict(x=0), NONE, dict(x=NONE)),
    ("1/(1 + exp(1/x))", dict(x=0), NONE, dict(x=NONE)),
    ("atan(1/x)", dict(x=0), NONE, dict()),
    ("abs(x)/x", dict(x=0), NONE, dict()),
    ("x*y/(x^2 + y^2)", dict(x=0, y=0), NONE, dict(x=NONE, y=NONE)),
    ("x^2*y/(x^4 + y^2)", dict(x=0, y=0), NONE, dict(x=NONE, y=NONE)),
    ("x*y*(x^2 - y^2)/(x^2 + y^2)", dict(x=0, y=0), 0, dict(x=0, y=0)),
    ("sin(1/x)^2/x^2", dict(x=0), NONE, dict(x=NONE)),
    ("sqrt(x^2)", dict(x=0), 0, dict(x=[-1, 1])),
    ("abs(sin(x))", dict(x=0), 0, dict(x=[-1, 1])),
    ("max(x, x^2)", dict(x=1), 1, dict(x=[1, 2])),
    ("min(x, -x)", dict(x=0), 0, dict(x=[1, -1])),
    ("relu(x)", dict(x=0), 0, dict(x=[0, 1])),
    ("hypot(x, y)", dict(x=0, y=0), 0, dict(x=[-1, 1], y=[-1, 1])),
    ("cbrt(x)^2", dict(x=0), 0, dict(x=[-inf, inf])),
    ("x*atan(1/x)", dict(x=0), 0, dict(x=[-pi / 2, pi / 2])),
    ("where(step(x), x^2, -x)", dict(x=0), 0, dict(x=[-1, 0])),
    ("relu(x)^2", dict(x=0), 0, dict(x=0)),
    ("sqrt(x^4)", dict(x=0), 0, dict(x=0)),
    ("floor(x)", dict(x=2), 2, dict(x=NONE)),
    ("round(x)", dict(x=0.5), 1, dict(x=NONE)),
    ("cbrt(x)", dict(x=0), 0, dict(x=inf)),
    ("x^1.5", dict(x=0), 0, dict(x=0)),
    ("x^(5/3)", dict(x=0), 0, dict(x=0)),
    ("sqrt(1 - x^2)", dict(x=1), 0, dict(x=-inf)),
    ("atanh(x)", dict(x=2), NONE, dict(x=NONE)),
    ("acosh(x)", dict(x=0.5), NONE, dict(x=NONE)),
    ("gamma(x)", dict(x=-3), NONE, dict()),
    ("(-8)^(1/3)", dict(), NONE, dict()),
    ("x^y", dict(x=-8, y=0.5), NONE, dict(x=NONE, y=NONE)),
    ("where(step(x), log(x), 0)", dict(x=-1), 0, dict(x=0)),
    ("x^y", dict(x=0, y=0.5), 0, dict(x=inf, y=0)),
    ("1/x^2", dict(x=0), inf, dict(x=NONE)),
    ("(1 + x)^(1/x)", dict(x=1e-10), lambda x: (1 + x) ** (1 / x), dict(x=lambda x: (1 + x) ** (1 / x) * (1 / (x * (1 + x)) - log(1 + x) / x**2))),
    ("(1 + 1/x)^x", dict(x=1e15), lambda x: (1 + 1 / x) ** x, dict(x=lambda x: (1 + 1 / x) ** x * (log(1 + 1 / x) - 1 / (1 + x)))),
    ("tan(x) - sin(x)", dict(x=1e-5), lambda x: tan(x) - sin(x), dict(x=lambda x: 1 / cos(x) ** 2 - cos(x))),
    ("x - sqrt(x^2 - 1)", dict(x=1e8), lambda x: x - sqrt(x**2 - 1), dict(x=lambda x: 1 - x / sqrt(x**2 - 1))),
    ("1 - tanh(x)", dict(x=20.0), lambda x: 1 - tanh(x), dict(x=lambda x: -1 / cosh(x) ** 2)),
    ("1 - erf(x)", dict(x=10.0), lambda x: erfc(x), dict(x=lambda x: -2 / sqrt(pi) * exp(-x * x))),
    ("atan(x) - pi/2", dict(x=1e20), lambda x: -atan(1 / x), dict(x=lambda x: 1 / (1 + x * x))),
    ("erfc(x)*exp(x^2)", dict(x=30.0), lambda x: erfc(x) * exp(x * x), dict(x=lambda x: 2 * x * erfc(x) * exp(x * x) - 2 / sqrt(pi))),
    ("x^100/exp(x)", dict(x=800.0), lambda x: x**100 * exp(-x), dict(x=lambda x: x**99 * exp(-x) * (100 - x))),
    ("gamma(x)/gamma(x + 1)", dict(x=200.0), lambda x: 1 / x, dict(x=lambda x: -1 / x**2)),
    ("sin(x)", dict(x=1e300), lambda x: sin(x), dict(x=lambda x: cos(x))),
    ("sin(pi*x)", dict(x=1e15 + 0.5), 1, dict(x=0)),
    ("log(exp(x) + exp(y))", dict(x=-1000.0, y=-1001.0), lambda x, y: log(exp(x) + exp(y)), dict(x=1 / (1 + exp(F(-1))), y=1 / (1 + exp(F(1))))),
    ("sqrt(x^2 + y^2 + z^2)", dict(x=2e-200, y=3e-200, z=6e-200), lambda x, y, z: sqrt(x * x + y * y + z * z), dict(x=lambda x, y, z: x / sqrt(x * x + y * y + z * z))),
    ("tanh(x)", dict(x=400.0), 1, dict(x=lambda x: 1 / cosh(x) ** 2)),
    ("softplus(x)", dict(x=800.0), 800, dict(x=1)),
    ("digamma(x)", dict(x=1.4616321449683622), lambda x: psi(0, x), dict(x=lambda x: psi(1, x))),
    ("lgamma(x)", dict(x=1 + 2.0**-50), lambda x: loggamma(x), dict(x=lambda x: psi(0, x))),
    ("lgamma(x)", dict(x=1e-300), lambda x: loggamma(x), dict(x=lambda x: psi(0, x))),
    ("x^2 - 2*x + 1", dict(x=1.00000001), lambda x: (x - 1) ** 2, dict(x=lambda x: 2 * (x - 1))),
    ("exp(x) - exp(y)", dict(x=1 + 2.0**-52, y=1), lambda x, y: exp(y) * expm1(x - y), dict(x=lambda x, y: exp(x), y=lambda x, y: -exp(y))),
    ("(sin(x) - x*cos(x))/x^3", dict(x=1e-8), lambda x: (sin(x) - x * cos(x)) / x**3, dict(x=lambda x: (x**2 * sin(x) - 3 * sin(x) + 3 * x * cos(x)) / x**4)),
    ("x*(sqrt(x^2 + 1) - x)", dict(x=1e12), lambda x: x / (sqrt(x**2 + 1) + x), dict(x=lambda x: (sqrt(x**2 + 1) - x) ** 2 / sqrt(x**2 + 1))),
    ("log(x)/(x - 1)", dict(x=1 + 2.0**-40), lambda x: log(x) / (x - 1), dict(x=lambda x: 1 / (x * (x - 1)) - log(x) / (x - 1) ** 2)),
]


def derivatives(f, x, radius):
    """f, f', … f⁗⁗ at x; the first, fourth and eighth must agree with Cauchy's integral over a circle."""
    found = [mp.diff(f, x, n) for n in range(9)]
    mp.dps = 40
    for n in (1, 4, 8):
        around = quad(lambda t: f(x + radius * exp(2j * pi * t)) * exp(-2j * pi * n * t), [0, mpf(1) / 4, mpf(1) / 2, mpf(3) / 4, 1])
        cauchy = factorial(n) / mpf(radius) ** n * around.real
        assert abs(cauchy - found[n]) < mpf(10) ** -18 * (1 + abs(found[n])), (x, n, cauchy, found[n])
    mp.dps = 150
    return found


def plain(value):
    """The nearest double of a number, as JSON has it."""
    if isinstance(value, list):
        return dict(zip(("left", "right"), map(plain, value)))
    if value == NONE:
        return NONE
    number = float(value)
    return number if abs(number) != float("inf") else ("Infinity" if number > 0 else "-Infinity")


def at_point(value, at):
    if not callable(value):
        return plain(value)
    mp.dps = 900
    found = value(**{name: mpf(x) for name, x in at.items()})
    mp.dps = 150
    return plain(found)


univariate = [
    {"expr": expr, "x": x, "derivs": [plain(d) for d in derivatives(f, mpf(x), radius)]} for expr, f, points, radius in UNIVARIATE for x in points
]
awkward = [
    {"expr": expr, "at": at, "f": at_point(f, at), "d": {name: at_point(d, at) for name, d in ds.items()}} for expr, at, f, ds in AWKWARD
]
head = "mpmath: derivatives to order 8 in 150 digits, checked by Cauchy integrals; awkward points from closed forms"
rows = lambda items: ",\n".join("    " + json.dumps(item) for item in items)
text = f'{{\n  "source": "{head}",\n  "univariate": [\n{rows(univariate)}\n  ],\n  "awkward": [\n{rows(awkward)}\n  ]\n}}\n'
Path(__file__).with_name("further.json").write_text(text)
print(len(univariate), len(awkward))
