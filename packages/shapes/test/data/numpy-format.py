"""Writes numpy-format.json: arrays, print options and what NumPy prints. Run: python3 numpy-format.py > numpy-format.json"""
import json
import numpy as np

cases = []


def case(name, a, **options):
    """The array as its data in row-major order, and str() of it under the options."""
    numbers = [float(x) for x in a.ravel().astype(np.float64)]
    text = [repr(x) if not np.isfinite(x) else x for x in numbers]
    keys = {"precision": "precision", "threshold": "threshold", "edgeitems": "edgeItems", "linewidth": "lineWidth"}
    with np.printoptions(**options):
        cases.append({"name": name, "dtype": str(a.dtype), "shape": list(a.shape), "data": text, "options": {keys[k]: v for k, v in options.items()}, "text": str(a)})


f = np.array
case("a matrix of whole numbers", f([[1.0, 2.0], [3.0, 4.0]]))
case("decimals of different length", f([[1.0, 2.5], [-3.0, 4.125]]))
case("one number", f([7.0]))
case("a scalar", f(7.0))
case("a scalar with decimals", f(-2.5))
case("an int32 scalar", f(-2, dtype=np.int32))
case("an int32 matrix", f([[1, -20], [300, 4]], dtype=np.int32))
case("small numbers turn to exponents", f([1e-10, 1.0]))
case("a ratio over 1000 turns to exponents", f([1.0, 1234.5]))
case("a ratio of 1000 does not", f([1.0, 1000.0]))
case("1e8 turns to exponents", f([1e8, 2e8]))
case("99999999 does not", f([99999999.0, 9e7]))
case("0.0001 does not", f([0.0001, 0.0002]))
case("exponents of three digits", f([1e-5, 1e100]))
case("eight decimals at the most", f([1 / 3, 2 / 3]))
case("eight decimals of exponents", f([1e-9 / 3, 1.5]))
case("nan and infinities", f([[1.5, np.nan], [np.inf, -np.inf]]))
case("nan alone", f([np.nan, np.nan]))
case("minus infinity alone", f([-np.inf]))
case("nan beside exponents", f([np.nan, 1e-20, 3.25e10]))
case("zeros", np.zeros((2, 3)))
case("three axes", np.arange(12.0).reshape(2, 3, 2))
case("four axes", np.arange(16.0).reshape(2, 2, 2, 2) / 8)
case("five axes", np.arange(32, dtype=np.int32).reshape(2, 2, 2, 2, 2))
case("axes of size one", np.arange(3.0).reshape(1, 3, 1))
case("no elements", np.zeros((0,)))
case("no elements in the last axis", np.zeros((2, 0)))
case("no elements in the first axis", np.zeros((0, 3)))
case("a long row wraps", np.arange(30.0))
case("a long row of decimals wraps", np.arange(20.0) / 7)
case("a long row in a matrix wraps", np.arange(60.0).reshape(2, 30))
case("a long row in three axes wraps", np.arange(80.0).reshape(2, 1, 40))
case("a long int32 row wraps", np.arange(40, dtype=np.int32))
case("line ends carry no spaces", np.tile(f([1.0, 2.5]), 20))
case("a row past the threshold", np.arange(1001.0))
case("a row at the threshold", np.arange(12.0), threshold=12)
case("a matrix past the threshold", np.arange(1200.0).reshape(40, 30))
case("a flat matrix past the threshold", np.arange(200.0).reshape(2, 100), threshold=99)
case("three axes past the threshold", np.arange(512, dtype=np.int32).reshape(8, 8, 8), threshold=500)
case("a short axis stays whole past the threshold", np.arange(150.0).reshape(5, 30), threshold=100)
case("the middle does not count for the format", np.where(np.arange(200) == 100, 1e-9, 1.0), threshold=100)
case("edge items", np.arange(100.0).reshape(10, 10), threshold=50, edgeitems=2)
case("one edge item", np.arange(100.0).reshape(10, 10), threshold=50, edgeitems=1)
case("precision", f([1 / 3, 22 / 7]), precision=3)
case("precision of exponents", f([1e-9 / 3, 22 / 7]), precision=3)
case("precision zero", f([1.25, 22.0]), precision=0)
case("line width", np.arange(10.0), linewidth=20)
case("a narrow line", np.arange(4.0) / 3, linewidth=5)
case("float32 has its own shortest digits", f([[0.1, 1.1], [2.7, 3.3]], dtype=np.float32))
case("float32 turns to exponents at 1e6", f([1e6, 2e6], dtype=np.float32))
case("float32 below 1e6", f([999999.0, 2e5], dtype=np.float32))
case("float32 with exponents", f([1e-7, 1.1, 3e8], dtype=np.float32))
case("float32 nan", f([np.nan, 0.1], dtype=np.float32))
case("exponents show the digits that all columns have, not zeros", f([0.004950551, 0.00039479343, -23.854927], dtype=np.float32))
case("the smallest number beside long ones", f([5e-324, 1 / 3]))
lines = ",\n".join(json.dumps(c) for c in cases)
print(f'{{"source": "NumPy {np.__version__}, str(array)", "cases": [\n{lines}\n]}}')
