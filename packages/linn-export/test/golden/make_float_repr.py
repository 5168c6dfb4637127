"""Doubles and how Python prints them: the golden numbers of the vendor's number format. Standard library only."""
import json
import random
import struct

rng = random.Random(42)


def bits(x):
    return struct.pack('>d', x).hex()


def single(x):
    return struct.unpack('>f', struct.pack('>f', x))[0]


values = [0.0, -0.0, 1.0, -1.0, 0.1, 1e-4, 9.999999e-5, 1e-5, 1e16, 1e15, 123456789012345680.0, 5e-324, 1.7976931348623157e308,
          2.2250738585072014e-308, 1e21, 1e22, 1e23, 9007199254740993.0]
values += [single(x) for x in (0.1, 0.2, 1e-5, 1e-7, 3e-39, 1.401298464324817e-45, 1 / 3, 9.9e-5, 1.0001e-4, 0.99999994)]
values += [single(rng.uniform(-1, 1)) for _ in range(150)]
values += [single(rng.uniform(-1, 1) * 10.0 ** rng.randint(-44, 0)) for _ in range(150)]
values += [struct.unpack('>d', rng.randbytes(8))[0] for _ in range(200)]
pairs = [[bits(x), json.dumps(x)] for x in values if x - x == 0]
print('[\n ' + ',\n '.join(json.dumps(pair) for pair in pairs) + '\n]')
