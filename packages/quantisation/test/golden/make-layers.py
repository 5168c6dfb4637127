"""Layers in integers with what Python's integers, which have no length, make of them. Writes layers.json beside itself.

Formulas are those of docs/quantisation.md, written anew from its prose.
"""

import json
import random
from fractions import Fraction
from pathlib import Path

rng = random.Random(6)


def rounded(value, rule):
    down = value.numerator // value.denominator
    rest = value - down
    half = Fraction(1, 2)
    if rule == "floor" or rest < half:
        return down
    if rest > half or rule == "halfUp":
        return down + 1
    return down + down % 2


def word(value, bits, rule):
    size = 1 << bits
    greatest = size // 2 - 1
    if rule == "wrap":
        return (value + size // 2) % size - size // 2
    least = -greatest if rule == "saturateSymmetric" else -greatest - 1
    return min(greatest, max(least, value))


def looked_up(z, table):
    values, width = table["values"], 1 << table["shift"]
    steps = len(values) - 1 if table["isInterpolated"] else len(values)
    distance = min(steps * width - 1, max(0, z - table["low"]))
    index = distance // width
    if not table["isInterpolated"]:
        return values[index]
    part = Fraction((values[index + 1] - values[index]) * (distance % width), width)
    return values[index] + rounded(part, "halfUp")


def answers(layer, x):
    result = []
    for unit in range(layer["units"]):
        row = layer["weights"][unit * layer["inputs"] : (unit + 1) * layer["inputs"]]
        total = sum(w * v for w, v in zip(row, x)) + layer["biases"][unit]
        index = 0 if len(layer["multipliers"]) == 1 else unit
        z = rounded(Fraction(total * layer["multipliers"][index], 1 << layer["shifts"][index]), layer["rounding"])
        z = word(z, layer["sumBits"], layer["overflow"])
        activation = layer["activation"]
        y = z if activation == "linear" else max(0, z) if activation == "relu" else looked_up(z, activation)
        result.append(min(layer["greatest"], max(layer["least"], y)))
    return result


def integer(bits):
    return rng.randint(-(1 << bits - 1), (1 << bits - 1) - 1)


def table(bits, sum_bits):
    steps, interpolated = rng.choice([4, 8, 16]), rng.random() < 0.7
    values = sorted(integer(bits) for _ in range(steps + interpolated))
    shift = max(0, sum_bits - 4)
    return {"low": -(steps << shift) // 2, "shift": shift, "isInterpolated": interpolated, "values": values}


def case(number):
    inputs, units = rng.randint(1, 6), rng.randint(1, 4)
    input_bits, weight_bits = [(8, 8), (16, 18), (4, 3), (24, 20), (32, 24), (12, 12)][number % 6]
    sum_bits, bits = rng.choice([8, 12, 18, 24]), rng.choice([4, 8, 16])
    activation = ["linear", "relu", table(bits, sum_bits)][number % 3]
    count = rng.choice([1, units])
    free = number % 4 == 3 and input_bits + weight_bits < 40
    layer = {
        "inputs": inputs,
        "units": units,
        "inputBits": input_bits,
        "weightBits": weight_bits,
        "sumBits": sum_bits,
        "outputBits": bits if isinstance(activation, dict) else sum_bits,
        "weights": [integer(weight_bits) for _ in range(inputs * units)],
        "biases": [integer(input_bits + weight_bits - 2) if input_bits < 32 else integer(40) for _ in range(units)],
        "multipliers": [rng.randint(1 << 16, (1 << 17) - 1) if free else 1 for _ in range(count)],
        "shifts": [rng.randint(0, input_bits + weight_bits - sum_bits + 4 if input_bits + weight_bits > sum_bits else 2) + (16 if free else 0) for _ in range(count)],
        "rounding": rng.choice(["floor", "halfUp", "halfEven"]),
        "overflow": rng.choice(["wrap", "saturate", "saturateSymmetric"]),
        "activation": activation,
    }
    word_bits = layer["outputBits"]
    layer["least"] = rng.choice([-(1 << word_bits - 1), -(1 << word_bits - 2)])
    layer["greatest"] = rng.choice([(1 << word_bits - 1) - 1, (1 << word_bits - 2) + 1])
    least = -(1 << input_bits - 1)
    rows = [[integer(input_bits) for _ in range(inputs)] for _ in range(4)] + [[least] * inputs, [-least - 1] * inputs]
    return {"layer": layer, "x": rows, "y": [answers(layer, row) for row in rows]}


path = Path(__file__).with_name("layers.json")
path.write_text("[\n" + ",\n".join(json.dumps(case(number)) for number in range(36)) + "\n]\n")
