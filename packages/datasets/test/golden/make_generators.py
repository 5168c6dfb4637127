"""Writes generators.json beside this file, with scikit-learn: run it where that is installed.

Each case has scikit-learn's function and arguments, what they are called here, and what came out. Of cases with many rows
the first and the sums are kept.
"""
import json
import pathlib

import numpy
import sklearn
from sklearn import datasets

cases = []


def case(function, arguments, generator, options):
    returned = getattr(datasets, function)(**arguments)
    x, y = returned[0], returned[1]
    found = {
        "X": x[:12].tolist(),
        "y": y[:40].tolist(),
        "sums": x.sum(axis=0).tolist(),
        "labels": int(y.sum()),
    }
    if arguments.get("return_centers"):
        found["centers"] = returned[2].tolist()
    if arguments.get("return_distributions"):
        found["classProbabilities"] = returned[2].tolist()
        found["featureProbabilities"] = returned[3].tolist()
    cases.append({"function": function, "arguments": arguments, "generator": generator, "options": options, **found})


def circles(options, **arguments):
    case("make_circles", arguments, "circles", options)


circles({"rows": 31, "noise": 0.1, "factor": 0.3, "seed": 5}, n_samples=31, noise=0.1, factor=0.3, random_state=5)
circles({"rows": [7, 20], "seed": 1}, n_samples=(7, 20), random_state=1)
circles({"rows": 9, "noise": 0.2, "shuffle": False, "factor": 0, "seed": 2}, n_samples=9, noise=0.2, shuffle=False, factor=0.0, random_state=2)
circles({"rows": 1, "seed": 2}, n_samples=1, random_state=2)


def moons(options, **arguments):
    case("make_moons", arguments, "moons", options)


moons({"rows": 51, "seed": 9}, n_samples=51, random_state=9)
moons({"rows": [1, 12], "noise": 0.05, "seed": 4}, n_samples=(1, 12), noise=0.05, random_state=4)
moons({"rows": 20, "shuffle": False, "seed": 0}, n_samples=20, shuffle=False, random_state=0)


def blobs(options, **arguments):
    case("make_blobs", arguments, "blobs", options)


blobs({"rows": 40, "seed": 0}, n_samples=40, random_state=0)
blobs(
    {"rows": 23, "centers": 5, "features": 4, "deviation": [0.1, 1, 2, 0.5, 3], "box": [-1, 2], "seed": 8},
    n_samples=23, centers=5, n_features=4, cluster_std=[0.1, 1, 2, 0.5, 3], center_box=(-1, 2), random_state=8, return_centers=True,
)
blobs(
    {"rows": 20, "centers": [[0, 0, 1], [5, 5, -2.5]], "deviation": 0.3, "shuffle": False, "seed": 3},
    n_samples=20, centers=[[0, 0, 1], [5, 5, -2.5]], cluster_std=0.3, shuffle=False, random_state=3,
)
blobs({"rows": [3, 10, 0, 5], "features": 3, "seed": 6}, n_samples=[3, 10, 0, 5], n_features=3, random_state=6, return_centers=True)
blobs({"rows": [4, 9], "centers": [[1, 2], [3, 4]], "seed": 6}, n_samples=[4, 9], centers=[[1, 2], [3, 4]], random_state=6)


def classification(options, **arguments):
    case("make_classification", arguments, "classification", options)


classification({"seed": 0}, random_state=0)
classification({"rows": 33, "weights": [0.9], "flipY": 0, "shuffle": False, "seed": 3}, n_samples=33, weights=[0.9], flip_y=0, shuffle=False, random_state=3)
classification(
    {"rows": 60, "features": 12, "informative": 5, "redundant": 3, "repeated": 4, "classes": 4, "clustersPerClass": 3,
     "weights": [0.1, 0.2, 0.3, 0.4], "flipY": 0.5, "classSep": 0.7, "shift": "random", "scale": "random", "seed": 11},
    n_samples=60, n_features=12, n_informative=5, n_redundant=3, n_repeated=4, n_classes=4, n_clusters_per_class=3,
    weights=[0.1, 0.2, 0.3, 0.4], flip_y=0.5, class_sep=0.7, shift=None, scale=None, random_state=11,
)
classification(
    {"rows": 25, "features": 4, "informative": 4, "redundant": 0, "clustersPerClass": 1, "hypercube": False,
     "shift": [1, -1, 0, 0.5], "scale": [1, 2, 3, 0.25], "seed": 77},
    n_samples=25, n_features=4, n_informative=4, n_redundant=0, n_clusters_per_class=1, hypercube=False,
    shift=[1, -1, 0, 0.5], scale=[1, 2, 3, 0.25], random_state=77,
)
# Few of many corners, more dimensions than a number has bits, every corner, one class alone.
classification({"rows": 20, "features": 14, "informative": 12, "seed": 4}, n_samples=20, n_features=14, n_informative=12, random_state=4)
classification({"rows": 20, "features": 70, "informative": 64, "seed": 5}, n_samples=20, n_features=70, n_informative=64, random_state=5)
classification({"rows": 20, "informative": 2, "classes": 4, "clustersPerClass": 1, "seed": 6}, n_samples=20, n_informative=2, n_classes=4, n_clusters_per_class=1, random_state=6)
classification({"rows": 5, "informative": 3, "classes": 4, "seed": 6}, n_samples=5, n_informative=3, n_classes=4, random_state=6)
classification({"rows": 10, "classes": 1, "seed": 7}, n_samples=10, n_classes=1, random_state=7)
classification({"rows": 21, "weights": [0.2, 0.3], "seed": 8}, n_samples=21, weights=[0.2, 0.3], random_state=8)


def quantiles(options, **arguments):
    case("make_gaussian_quantiles", arguments, "gaussianQuantiles", options)


quantiles({"seed": 0}, random_state=0)
quantiles({"rows": 31, "features": 5, "classes": 4, "mean": [1, 2, 3, 4, -5], "variance": 2.5, "seed": 2}, n_samples=31, n_features=5, n_classes=4, mean=[1, 2, 3, 4, -5], cov=2.5, random_state=2)
quantiles({"rows": 10, "features": 1, "classes": 10, "shuffle": False, "seed": 3}, n_samples=10, n_features=1, n_classes=10, shuffle=False, random_state=3)


def multilabel(options, **arguments):
    case("make_multilabel_classification", arguments, "multilabel", options)


multilabel({"seed": 0}, random_state=0, return_distributions=True)
multilabel({"rows": 30, "features": 4, "classes": 3, "labels": 1, "length": 9, "seed": 5}, n_samples=30, n_features=4, n_classes=3, n_labels=1, length=9, random_state=5)
multilabel({"rows": 25, "features": 7, "classes": 12, "labels": 3, "length": 200, "allowUnlabelled": False, "seed": 8}, n_samples=25, n_features=7, n_classes=12, n_labels=3, length=200, allow_unlabeled=False, random_state=8, return_distributions=True)
multilabel({"rows": 10, "labels": 0, "seed": 1}, n_samples=10, n_labels=0, random_state=1)

versions = {"numpy": numpy.__version__, "scikit-learn": sklearn.__version__}
text = json.dumps({"versions": versions, "cases": cases})
(pathlib.Path(__file__).parent / "generators.json").write_text(text.replace('{"function"', '\n{"function"') + "\n")
