"""Writes arrays.json beside this file: .npy files as numpy writes them. Run it where numpy is installed."""
import base64
import io
import json
import pathlib

import numpy
from numpy.lib import format as npy

files = []


def file(name, array, version=None):
    out = io.BytesIO()
    npy.write_array(out, array, version=version)
    values = array.astype("float64").ravel().tolist()
    files.append({"name": name, "shape": list(array.shape), "values": values, "base64": base64.b64encode(out.getvalue()).decode()})


for kind in ["<f8", ">f8", "<f4", ">f4", "i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8", "u1", "<u2", ">u2", "<u4", ">u4"]:
    values = [0, 1, 2, 3, 100, 127] if kind[-2] == "u" or kind[0] == "u" else [0, -1, 2, -3, 100, -128]
    file(kind, numpy.array(values).astype(kind).reshape(2, 3))
file("b1", numpy.array([True, False, True]))
file("Fortran order", numpy.asfortranarray(numpy.arange(24.0).reshape(2, 3, 4)))
file("a number alone", numpy.array(2.5))
file("no rows", numpy.zeros((0, 3)))
file("version 2", numpy.arange(3.0), (2, 0))
file("version 3", numpy.arange(3.0), (3, 0))
refused = []
for name, array in [("c16", numpy.ones(2, complex)), ("U3", numpy.array(["abc"])), ("f2", numpy.ones(2, "f2")), ("structure", numpy.ones(2, [("a", "f8")]))]:
    out = io.BytesIO()
    npy.write_array(out, array)
    refused.append({"name": name, "base64": base64.b64encode(out.getvalue()).decode()})
zipped = io.BytesIO()
numpy.savez(zipped, a=numpy.ones(1))
refused.append({"name": "npz", "base64": base64.b64encode(zipped.getvalue()).decode()})
text = json.dumps({"versions": {"numpy": numpy.__version__}, "files": files, "refused": refused})
(pathlib.Path(__file__).parent / "arrays.json").write_text(text.replace('{"name"', '\n{"name"') + "\n")
