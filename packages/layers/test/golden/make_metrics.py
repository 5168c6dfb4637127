"""Writes metrics.json beside this file: python make_metrics.py, with Keras 3.15 on TensorFlow 2.21.

Truth and predictions of a binary model, of one of several classes (columns and class indices), of several labels a row, of
numbers, and of steps, each with Keras's metrics by our names. Single floats, as Keras takes them.
"""
import json
import os
import pathlib

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
from keras import metrics as km
from keras.src.trainers.compile_utils import get_metric

random = np.random.RandomState(77317)
cases = []


def case(name, truth, predicted, metrics):
    truth, predicted = np.asarray(truth, 'float32'), np.asarray(predicted, 'float32')
    results = {}
    for ours, metric in metrics.items():
        # What Keras makes of the name alone depends on the shapes.
        metric = get_metric('accuracy', truth, predicted) if metric is None else metric
        metric.update_state(truth, predicted)
        results[ours] = float(metric.result())
    cases.append({'name': name, 'truth': truth.tolist(), 'predicted': predicted.tolist(), 'metrics': results})


def thresholds():
    return {
        'binaryAccuracy': km.BinaryAccuracy(), 'precision': km.Precision(), 'recall': km.Recall(), 'auc': km.AUC(),
        'truePositives': km.TruePositives(), 'trueNegatives': km.TrueNegatives(),
        'falsePositives': km.FalsePositives(), 'falseNegatives': km.FalseNegatives(),
        'binaryCrossentropy': km.BinaryCrossentropy(),
    }


def differences():
    return {
        'meanSquaredError': km.MeanSquaredError(), 'rootMeanSquaredError': km.RootMeanSquaredError(),
        'meanAbsoluteError': km.MeanAbsoluteError(), 'meanAbsolutePercentageError': km.MeanAbsolutePercentageError(),
        'meanSquaredLogarithmicError': km.MeanSquaredLogarithmicError(), 'logCosh': km.LogCoshError(),
        'cosineSimilarity': km.CosineSimilarity(),
    }


def classes(**more):
    return {
        'accuracy': None, 'categoricalAccuracy': km.CategoricalAccuracy(),
        'topKCategoricalAccuracy': km.TopKCategoricalAccuracy(), 'categoricalCrossentropy': km.CategoricalCrossentropy(),
        'klDivergence': km.KLDivergence(), 'categoricalHinge': km.CategoricalHinge(), **more,
    }


truth = random.randint(0, 2, (60, 1))
predicted = np.round(np.clip(truth * 0.3 + random.rand(60, 1) * 0.8 - 0.05, 0, 1), 2)
predicted[:3] = [[0.5], [0.0], [1.0]]
case('binary', truth, predicted, {
    'accuracy': None, **thresholds(), 'f1Score': km.F1Score(average='macro', threshold=0.5),
    'hinge': km.Hinge(), 'squaredHinge': km.SquaredHinge(),
})
case('one class only', np.ones((5, 1)), random.rand(5, 1), {'accuracy': None, **thresholds()})
case('never predicted', random.randint(0, 2, (8, 1)), random.rand(8, 1) / 3, {
    'accuracy': None, **thresholds(), 'f1Score': km.F1Score(average='macro', threshold=0.5),
})
indices = random.randint(0, 7, 40)
columns = np.eye(7)[indices]
predicted = random.dirichlet(np.ones(7), 40)
predicted[::3] = 0.4 * predicted[::3] + 0.6 * columns[::3]
case('classes in columns', columns, predicted, classes(**thresholds(), f1Score=km.F1Score(average='macro')))
case('class indices', indices[:, None], predicted, {
    'accuracy': None, 'sparseCategoricalAccuracy': km.SparseCategoricalAccuracy(),
    'sparseTopKCategoricalAccuracy': km.SparseTopKCategoricalAccuracy(),
    'sparseCategoricalCrossentropy': km.SparseCategoricalCrossentropy(),
})
labels = (random.rand(30, 3) < 0.4).astype(float)
case('several labels', labels, np.clip(labels * 0.4 + random.rand(30, 3) * 0.7, 0, 1), thresholds())
numbers = random.normal(0, 1, (25, 2))
case('numbers', numbers, numbers + random.normal(0, 0.3, (25, 2)), {**differences(), 'r2Score': km.R2Score()})
positive = np.abs(numbers)
case('counts', positive, np.abs(positive + random.normal(0, 0.3, (25, 2))), {**differences(), 'poisson': km.Poisson()})
steps = random.randint(0, 3, (6, 4))
predicted = random.dirichlet(np.ones(3), (6, 4))
case('steps in columns', np.eye(3)[steps], predicted, {'accuracy': None, 'precision': km.Precision(), 'auc': km.AUC(),
    'categoricalCrossentropy': km.CategoricalCrossentropy(), 'meanSquaredError': km.MeanSquaredError(),
    'cosineSimilarity': km.CosineSimilarity()})
case('steps of indices', steps, predicted, {'accuracy': None,
    'sparseCategoricalCrossentropy': km.SparseCategoricalCrossentropy()})
case('binary steps', (random.rand(5, 4, 1) < 0.5), random.rand(5, 4, 1), {'accuracy': None, **thresholds()})

lines = ',\n'.join(json.dumps(one) for one in cases)
versions = json.dumps({'keras': keras.__version__})
pathlib.Path(__file__).with_name('metrics.json').write_text(f'{{"versions": {versions}, "cases": [\n{lines}\n]}}\n')
