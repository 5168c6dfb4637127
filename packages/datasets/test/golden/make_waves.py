"""Writes waves.json beside this file, with scipy's waves: run it where scipy is installed.

The draws are those of the tutorial's MATLAB program: a uniform number that chooses the shape, then one for the frequency.
MATLAB's generator gives the doubles of RandomState(seed), and takes 5489 for the seed 0.
"""
import json
import pathlib

import numpy
import scipy
from scipy import signal

shapes = {
    "sine": numpy.sin,
    "square": signal.square,
    "triangle": lambda angle: signal.sawtooth(angle, 0.5),
    "sawtooth": signal.sawtooth,
}


def case(options, names, rows, length, seed):
    draw = numpy.random.RandomState(seed)
    labels, frequencies, values = [], [], []
    for _ in range(rows):
        label = int(draw.random_sample() * len(names))
        frequency = 0.1 + draw.random_sample() * 0.3
        labels.append(label)
        frequencies.append(frequency)
        values.append(shapes[names[label]](frequency * numpy.arange(1, length + 1)).tolist())
    return {"options": options, "classNames": names, "labels": labels, "frequencies": frequencies, "values": values}


four = list(shapes)
cases = [
    case({"rows": 6, "seed": 1}, four[:2], 6, 128, 1),
    case({"rows": 3, "length": 40, "seed": 0}, four[:2], 3, 40, 5489),
    case({"rows": 12, "length": 70, "classes": 4, "seed": 9}, four, 12, 70, 9),
    case({"rows": 5, "length": 30, "classes": ["sawtooth", "sine"], "seed": 2}, ["sawtooth", "sine"], 5, 30, 2),
]
versions = {"numpy": numpy.__version__, "scipy": scipy.__version__}
text = json.dumps({"versions": versions, "cases": cases}).replace('{"options"', '\n{"options"')
(pathlib.Path(__file__).parent / "waves.json").write_text(text + "\n")
