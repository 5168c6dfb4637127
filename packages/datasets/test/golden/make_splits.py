"""Writes splits.json and scalers.json beside this file, with scikit-learn: run it where that is installed."""
import json
import pathlib
import warnings

import numpy
import sklearn
from sklearn.model_selection import KFold, StratifiedKFold, train_test_split
from sklearn.preprocessing import MinMaxScaler, StandardScaler

warnings.simplefilter("ignore")
versions = {"numpy": numpy.__version__, "scikit-learn": sklearn.__version__}
here = pathlib.Path(__file__).parent

splits = []


def split(n, options, stratify=None, **arguments):
    rows = numpy.arange(n)
    train, test = train_test_split(rows, stratify=stratify, **arguments)
    labels = {} if stratify is None else {"labels": stratify}
    splits.append({"n": n, "options": options, **labels, "train": train.tolist(), "test": test.tolist()})


draw = numpy.random.RandomState(0)
split(11, {"seed": 3}, random_state=3)
split(11, {"trainSize": 0.5, "seed": 3}, random_state=3, train_size=0.5)
split(17, {"testSize": 5, "seed": 4}, random_state=4, test_size=5)
split(17, {"testSize": 5, "trainSize": 4, "seed": 4}, random_state=4, test_size=5, train_size=4)
split(17, {"testSize": 0.3, "trainSize": 0.3, "seed": 5}, random_state=5, test_size=0.3, train_size=0.3)
split(17, {"testSize": 0.3, "shuffle": False}, shuffle=False, test_size=0.3)
split(17, {"testSize": 0.2, "trainSize": 0.4, "shuffle": False}, shuffle=False, test_size=0.2, train_size=0.4)
split(60, {"testSize": 0.25, "seed": 6}, stratify=draw.randint(0, 4, 60).tolist(), random_state=6, test_size=0.25)
split(60, {"testSize": 13, "trainSize": 20, "seed": 7}, stratify=draw.randint(-2, 3, 60).tolist(), random_state=7, test_size=13, train_size=20)
split(30, {"testSize": 0.5, "seed": 8}, stratify=[["b", "a", "C"][i % 3] for i in range(30)], random_state=8, test_size=0.5)
split(12, {"testSize": 0.5, "seed": 9}, stratify=[0, 1, 2] * 4, random_state=9, test_size=0.5)
pairs = draw.randint(0, 2, (40, 2)).tolist()
split(40, {"testSize": 0.3, "seed": 1}, stratify=pairs, random_state=1, test_size=0.3)

folds = []


def fold(kind, n, options, labels, splitter):
    parts = [{"train": a.tolist(), "test": b.tolist()} for a, b in splitter.split(numpy.zeros(n), labels)]
    folds.append({"kind": kind, "n": n, "options": options, "labels": labels, "folds": parts})


fold("kFold", 13, {}, None, KFold(5))
fold("kFold", 13, {"folds": 3, "seed": 2}, None, KFold(3, shuffle=True, random_state=2))
fold("kFold", 12, {"folds": 12}, None, KFold(12))
labels = [2, 0, 2, 1, 1, 0, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 0, 1, 2, 2, 1]
fold("stratifiedKFold", 22, {"folds": 3}, labels, StratifiedKFold(3))
fold("stratifiedKFold", 22, {"folds": 4, "seed": 11}, labels, StratifiedKFold(4, shuffle=True, random_state=11))

text = json.dumps({"versions": versions, "splits": splits, "folds": folds})
(here / "splits.json").write_text(text.replace('{"n"', '\n{"n"').replace('{"kind"', '\n{"kind"') + "\n")

x = numpy.column_stack([
    draw.normal(3, 2, 9), draw.normal(1e6, 1e-3, 9), numpy.full(9, 0.1), numpy.full(9, 1e15), draw.uniform(-1, 1, 9) * 1e-20,
])
new = numpy.array([[1, 1e6, 0.1, 1e15, 0], [10, 0, 5, 2e15, 1e-20]])
scalers = []


def scaler(name, options, fitted):
    fitted.fit(x)
    scalers.append({
        "scaler": name,
        "options": options,
        "transformed": fitted.transform(x).tolist(),
        "new": fitted.transform(new).tolist(),
        "inverse": fitted.inverse_transform(new).tolist(),
    })


scaler("standardScaler", {}, StandardScaler())
scaler("standardScaler", {"centre": False}, StandardScaler(with_mean=False))
scaler("standardScaler", {"scale": False}, StandardScaler(with_std=False))
scaler("minMaxScaler", {}, MinMaxScaler())
scaler("minMaxScaler", {"range": [-1, 3]}, MinMaxScaler((-1, 3)))
scaler("minMaxScaler", {"clip": True}, MinMaxScaler(clip=True))
(here / "scalers.json").write_text(json.dumps({"versions": versions, "x": x.tolist(), "new": new.tolist(), "cases": scalers}) + "\n")
