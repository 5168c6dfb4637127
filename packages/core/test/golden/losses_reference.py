"""Writes losses.json beside this file: python losses_reference.py, with Keras 3.15 on TensorFlow 2.21.

Each case is two rows of [2 steps, 3 numbers] with weights 1 and 0.5 (given as [[1, 1], [0.5, 0.5]]: given one weight a
row, Keras spreads them over the steps). `loss` is the mean over rows and steps, `gradient` its gradient with respect to
the predictions. All in doubles, so that they can be compared to the last digits.
"""
import json
import os
import pathlib

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
import tensorflow as tf
from keras import losses

keras.backend.set_floatx('float64')
weights = np.array([[1, 1], [0.5, 0.5]])

# Errors of both signs, small and large; the third is none at all, the fifth is as large as huber's delta.
errors = {'p': [0.5, -0.2, 0.7, 3.0, 1.5, -4.0, 0.01, 0.0, 1e-3, -60.0, 0.3, 0.2], 'y': [0.2, 0.4, 0.7, -1.0, 0.5, 1.0, 0.0, 0.0, 0.0, 40.0, 0.31, -0.9]}
# Shares, sure ones and some that are none.
shares = {'p': [0.5, 0.2, 0.3, 0.0, 1.0, 0.4, 1.5, -0.1, 0.2, 0.2, 0.9, 1e-8], 'y': [0.4, 0.4, 0.2, 0.5, 0.5, 0.0, 0.0, 1.0, 0.0, 0.1, 0.2, 0.7]}
# Pairs within and beyond the margin, and two on it.
sides = {'p': [0.5, -0.2, 1.0, 3.0, -1.5, -4.0, 0.0, -1.0, 0.9, -0.6, 0.3, 2.0], 'y': [1, -1, 1, -1, -1, 1, -1, -1, 1, 1, -1, 1]}
# One class right, one wrong, two rivals alike, and a share of two classes.
classes = {'p': [3.0, 0.2, 0.4, 0.1, 2.0, -0.5, 0.7, 0.7, 0.4, 0.2, 0.9, -0.3], 'y': [1, 0, 0, 1, 0, 0, 0, 0, 1, 0.5, 0.5, 0]}
# Any directions, one hardly a direction at all.
directions = {'p': [0.5, -0.2, 0.7, 3.0, 1.5, -4.0, 3e-8, -2e-8, 1e-8, 0.2, 0.4, 0.4], 'y': [0.2, 0.4, 0.7, -3.0, -1.5, 4.0, 1.0, 2.0, 0.0, 1.0, 2.0, 2.0]}
logits = {'p': [1.0, 2.0, -1.0, 0.0, 0.0, 1.0, 50.0, -50.0, 0.0, 1.0, 1.5, 0.5], 'y': [1, 0, 0, 0, 0.5, 0.5, 0, 0, 1, 0, 1, 0]}
labels = {'p': logits['p'], 'y': [0, 2, 2, 1]}

cases = {
    'meanSquaredError': (losses.MeanSquaredError(), errors),
    'meanAbsoluteError': (losses.MeanAbsoluteError(), errors),
    'meanAbsolutePercentageError': (losses.MeanAbsolutePercentageError(), errors),
    'meanSquaredLogarithmicError': (losses.MeanSquaredLogarithmicError(), shares),
    'huber': (losses.Huber(1.0), errors),
    'huber, delta 4.5': (losses.Huber(4.5), errors),
    'logCosh': (losses.LogCosh(), errors),
    'hinge': (losses.Hinge(), sides),
    'squaredHinge': (losses.SquaredHinge(), sides),
    'categoricalHinge': (losses.CategoricalHinge(), classes),
    'poisson': (losses.Poisson(), {'p': [abs(p) for p in shares['p']], 'y': [3 * y for y in shares['y']]}),
    'klDivergence': (losses.KLDivergence(), shares),
    'cosineSimilarity': (losses.CosineSimilarity(), directions),
    'binaryCrossentropy from logits': (losses.BinaryCrossentropy(from_logits=True), logits),
    'categoricalCrossentropy from logits': (losses.CategoricalCrossentropy(from_logits=True), logits),
    'sparseCategoricalCrossentropy from logits': (losses.SparseCategoricalCrossentropy(from_logits=True), labels),
}


def case(loss, data):
    p = tf.Variable(np.reshape(np.array(data['p'], 'float64'), (2, 2, 3)))
    y = np.reshape(np.array(data['y'], 'float64'), (2, 2, 3) if len(data['y']) == 12 else (2, 2))
    with tf.GradientTape() as tape:
        value = loss(y, p, sample_weight=weights)
    gradient = tape.gradient(value, p)
    return {'predictions': data['p'], 'truth': data['y'], 'value': float(value), 'gradient': np.asarray(gradient).ravel().tolist()}


lines = ',\n'.join(f'    {json.dumps(name)}: {json.dumps(case(*given))}' for name, given in cases.items())
text = f'{{\n  "made": "Made by losses_reference.py beside this file with Keras {keras.__version__}; see there for the format.",\n  "cases": {{\n{lines}\n  }}\n}}\n'
pathlib.Path(__file__).with_name('losses.json').write_text(text)
