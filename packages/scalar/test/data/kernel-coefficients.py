"""Prints the coefficients of src/kernels: rational and polynomial interpolants at Chebyshev nodes, solved with 100 digits
(python3, mpmath). Each coefficient is cut to the digits that matter: an error of all of them together stays below 2^-57."""
from mpmath import mp, mpf, matrix, lu_solve

mp.dps = 100


def fit(f, low, high, p_degree, q_degree=0):
    """P/Q with Q(0) = 1 that equals f at p_degree + q_degree + 1 Chebyshev nodes of [low, high]."""
    low, high, n = mpf(low), mpf(high), p_degree + q_degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    rows = matrix([[x**j for j in range(p_degree + 1)] + [-f(x) * x**j for j in range(1, q_degree + 1)] for x in nodes])
    c = list(lu_solve(rows, matrix([f(x) for x in nodes])))
    return c[: p_degree + 1], [mpf(1)] + c[p_degree + 1 :]


def cut(coefficients, bound, scale):
    """The shortest decimals whose error times bound^j stays below scale."""
    def shortest(c, j):
        for digits in range(1, 18):
            text = mp.nstr(c, digits, strip_zeros=True)
            if abs(mpf(text) - c) * bound**j < scale or digits == 17:
                return repr(float(text))
    return [shortest(c, j) for j, c in enumerate(coefficients)]


def report(name, f, low, high, p_degree, q_degree=0, against=None, scale=mpf(2) ** -61):
    p, q = fit(f, low, high, p_degree, q_degree)
    bound = max(abs(mpf(low)), abs(mpf(high)))
    p, q = cut(p, bound, scale), cut(q, bound, scale)
    value = lambda c, x: mp.polyval([mpf(float(v)) for v in c][::-1], x)
    grid = [mpf(low) + (mpf(high) - mpf(low)) * k / 997 for k in range(998)]
    worst = max(abs((value(p, x) / value(q, x) - f(x)) / (against or f)(x)) for x in grid)
    print(f"{name}: relative error {mp.nstr(worst, 3)}\n  p [{', '.join(p)}]")
    if q_degree:
        print(f"  q [{', '.join(q)}]")


# erf(x) = x + x·f(x²) for |x| ≤ 1/2
erf_near = lambda s: mp.erf(mp.sqrt(s)) / mp.sqrt(s) - 1 if s else 2 / mp.sqrt(mp.pi) - 1
report("erf near 0", erf_near, 0, 0.25, 4, 4, lambda s: erf_near(s) + 1)

# erfc(x) = exp(-x²)/(1 + 2x) · (9/8 + f(t)), t = (x - K)/(x + K), for 1/2 ≤ x ≤ 27.3
K = mpf("3.75")
t = lambda x: (mpf(x) - K) / (mpf(x) + K)
scaled = lambda t: (lambda x: mp.exp(x * x) * mp.erfc(x) * (1 + 2 * x))(K * (1 + t) / (1 - t))
report("erfc tail", lambda t: scaled(t) - mpf("1.125"), t(0.5), t(27.3), 20, 0, scaled)

# lgamma(1 + z) = z(z - 1)(1/2 + f(z)) for -1/4 ≤ z ≤ 3/2
def lgamma_ratio(z):
    return mp.loggamma(1 + z) / (z * (z - 1)) if z not in (0, 1) else (mp.euler if z == 0 else 1 - mp.euler)
report("lgamma", lambda z: lgamma_ratio(z) - mpf("0.5"), -0.25, 1.5, 8, 8, lgamma_ratio, mpf(2) ** -60)

# digamma(1 + z) = (1 + z - root)(1 + f(z)) for 0 ≤ z ≤ 1
root = mp.findroot(mp.digamma, mpf("1.46163214496836234126"))
high = float(root)
print("root of digamma:", repr(high), repr(float(root - mpf(high))))
digamma_ratio = lambda z: mp.digamma(1 + z) / (1 + z - root)
report("digamma", lambda z: digamma_ratio(z) - 1, 0, 1, 5, 6, digamma_ratio, mpf(2) ** -60)
