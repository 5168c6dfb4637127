"""Writes math.json beside this file: run `pip install mpmath` in an environment of its own, then `python math_reference.py`.

Each row is [x, y, rest] (pow: [x, exponent, y, rest]): y is the double nearest to the true value and rest is what it
misses, in units in the last place of y. Beside random arguments of all sizes stand the ones where our functions were
found to err most among a million each.
"""
import json
import math
import pathlib
import random
import struct

import mpmath
from mpmath import mpf

mpmath.mp.prec = 300
draw = random.Random(20)


# Where each function was found to err most.
worst = {
    'exp': [-708.7544160022467, -708.8755924097217, -708.7194183623916, -708.8792484118966],
    'expm1': [0.3498750537407713, 0.34657382047151425, 0.35492807583980035, 0.36684835607311683, 0.3575629711936674],
    'log': [0.7050114897621399, 1.4112215946295248, 1.4142127222256315, 1.4142123770888377, 0.7071065758092784, 0.7071065820368395, 0.7071063037039943],
    'log1p': [0.41000000000539866, 0.4100003337422848, 0.41003398624715254, 0.4100000000014756, 0.41000000000001063],
    'sin': [0.7853981634783506, 0.7853981635908606, 0.7853982426745973, 0.7854117699753655, 0.7853983654424994, 5.7473400443701476e+206],
    'cos': [745.2806638411519, 686135.6800024067, 3.8608118140388914, 0.7853981631995456, 1.1804026962978051e+26],
    'tan': [-129319.88974472252, -595488.2204629257, 330196.45563218324, 842354.5877437801, -1436098.0601586308],
    'erf': [0.0008157956986872357, 0.0004186205018564162, 0.0004225674919024105, 0.05519148111663011, 1.2498917319687972, 1.272231458685672],
    'tanh': [0.49999958774505004, 0.4977201509324881, 0.49906141737455917, 0.49997479819420243, 0.49912038434229566],
    'pow': [(2.244405475149094e+30, -10.140687987323252), (1.294293281805714e+21, -14.577352872038459), (3.8066235989105616e-59, 5.269780181487266), (1.5063643798646016e+22, -13.880788822155855), (1.675557854519627e-85, 3.632118875195619), (1.0070178559563737e+288, -1.0690320715571533)],
}


def uniform(low, high, count=12):
    return [draw.uniform(low, high) for _ in range(count)]


def small(least, most, count=12):
    return [draw.choice((-1, 1)) * math.exp(draw.uniform(math.log(least), math.log(most))) for _ in range(count)]


def any_positive(count=12):
    return [struct.unpack('<d', struct.pack('<Q', draw.randrange(1, 0x7ff0000000000000)))[0] for _ in range(count)]


def about(point, count=6):
    return [point * (1 + draw.choice((-1, 1)) * 10 ** -draw.uniform(4, 15.5)) for _ in range(count)]


# Small, around the change from one way of computing to the other, medium, large, next to a multiple of pi/2.
angles = (small(1e-300, 1e-8, 6) + uniform(-8, 8) + about(math.pi / 4) + uniform(-1e3, 1e3) + about(1647099.0)
          + [k * math.pi / 2 for k in (1, 2, 3, 4, 11, 355, 51819, 573204, 2 ** 20, 10 ** 9)] + uniform(1e7, 1e15, 6) + any_positive()
          + [6381956970095103 * 2.0 ** 797, 1e22, 1.7976931348623157e308])
arguments = {
    'exp': uniform(-745, 709) + uniform(-1, 1) + small(1e-300, 1e-3) + uniform(-745.1, -708, 6) + [709.782712893384, -745.1332191019411],
    'expm1': uniform(-40, 709) + uniform(-2, 2) + small(1e-300, 1e-3) + about(math.log(2) / 2) + about(-1.5 * math.log(2)) + about(39.0),
    'log': any_positive() + uniform(0, 3) + about(1.0) + about(2 ** 0.5) + about(0.5 ** 0.5) + [5e-324, 1e-310, 1.7976931348623157e308],
    'log1p': uniform(-1, 2) + small(1e-300, 0.3) + about(-0.29) + about(0.41) + any_positive() + [-0.9999999999999999],
    'sin': angles, 'cos': angles, 'tan': angles,
    'tanh': uniform(-1, 1) + uniform(-22, 22) + small(1e-300, 1e-3) + about(0.5) + about(22.0),
}
powers = ([(x, y / math.log(x)) for x, y in zip(any_positive(24), uniform(-744, 709, 24))]
          + [(1 + e, y / e) for e, y in zip(small(1e-14, 1e-3), uniform(-700, 700))]
          + [(x, float(draw.randrange(-40, 40))) for x in uniform(0.1, 50)] + [(-x, float(draw.randrange(-40, 40))) for x in uniform(0.1, 50, 6)]
          + [(10.0, epoch / 20) for epoch in range(1, 100, 9)] + [(2.0, -1074.0), (5e-324, 0.5), (5e-324, -0.9)])
# Last, so that the numbers drawn above stay what they were.
arguments['erf'] = (uniform(-0.84375, 0.84375) + small(1e-308, 1e-3) + about(0.84375) + uniform(-1.25, 1.25) + about(1.25)
                    + uniform(1.25, 1 / 0.35) + about(1 / 0.35) + uniform(-6, 6) + about(6.0) + [3.8e-9, 5e-324, 27.0])
for name, points in worst.items():
    if name == 'pow':
        powers += points
    else:
        arguments[name] = arguments[name] + points


def row(function, *at):
    value = function(*map(mpf, at))
    unit = mpf(2) ** max(mpmath.frexp(value)[1] - 53, -1074)
    nearest = mpmath.ldexp(mpmath.nint(value / unit), int(mpmath.log(unit, 2)))
    return [*at, float(nearest), round(float((value - nearest) / unit), 4)]


table = {name: [row(getattr(mpmath, name), x) for x in points] for name, points in arguments.items()}
table['pow'] = [row(mpmath.power, *point) for point in powers]
note = f'Made by math_reference.py beside this file with mpmath {mpmath.__version__} at {mpmath.mp.prec} bits; see there for the format.'
lines = [f'  "made": {json.dumps(note)}'] + [
    f'  "{name}": [\n' + ',\n'.join('    ' + json.dumps(entry) for entry in rows) + '\n  ]' for name, rows in table.items()]
pathlib.Path(__file__).with_name('math.json').write_text('{\n' + ',\n'.join(lines) + '\n}\n')
