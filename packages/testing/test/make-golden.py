"""Makes the runs of src/golden that are of Keras options the other files do not have. Needs keras 3 on tensorflow:

    python make-golden.py ../src/golden

Each run starts from uniform weights of a seed and goes through its rows in order. Where the last function is a sigmoid or
a softmax, Keras computes every cross-entropy from its logits, also the one that belongs to the other function; a layer
that limits values stands between where the loss is to be that of probabilities.
"""
import json
import os
import pathlib
import sys

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
import tensorflow as tf
from keras import constraints, layers, regularizers


class Clip(layers.Layer):
    def call(self, x):
        return tf.clip_by_value(x, 0.0, 1.0)


LOSSES = {'mse': 'meanSquaredError', 'binary_crossentropy': 'binaryCrossentropy',
          'categorical_crossentropy': 'categoricalCrossentropy',
          'sparse_categorical_crossentropy': 'sparseCategoricalCrossentropy'}


def describe(layer):
    words = {'layer': type(layer).__name__}
    if isinstance(layer, Clip):
        return words | {'limits': [0, 1]}
    words |= {'units': layer.units, 'activation': layer.activation.__name__}
    for word, key in (('recurrent_activation', 'recurrentActivation'), ('return_sequences', 'returnSequences'),
                      ('reset_after', 'resetAfter'), ('use_bias', 'useBias')):
        value = getattr(layer, word, None)
        if value is not None and not (word == 'use_bias' and value):
            words[key] = getattr(value, '__name__', value)
    for part in ('kernel', 'bias'):
        regularizer = getattr(layer, f'{part}_regularizer', None)
        if regularizer is not None:
            words[f'{part}Regularizer'] = {key: float(getattr(regularizer, key, 0)) for key in ('l1', 'l2')}
        constraint = getattr(layer, f'{part}_constraint', None)
        if constraint is not None:
            config = constraint.get_config()
            words[f'{part}Constraint'] = {'low': config.get('min_value', 0), 'rate': config.get('rate', 1),
                                          'high': config.get('max_value')}
    return words


def run(folder, name, stack, loss, optimizer, arguments, x, y, seed, batch=5, epochs=4, weights=None):
    model = keras.Sequential([layers.Input(x.shape[1:]), *stack])
    random = np.random.RandomState(seed)
    model.set_weights([random.uniform(-.6, .6, w.shape).astype('float32') for w in model.get_weights()])
    start = [w.tolist() for w in model.get_weights()]
    model.compile(optimizer=getattr(keras.optimizers, optimizer)(**arguments), loss=loss)
    history = model.fit(x, y, sample_weight=weights, batch_size=batch, epochs=epochs, shuffle=False, verbose=0)
    camel = {key.replace('learning_rate', 'learningRate'): value for key, value in arguments.items()}
    result = {'name': name, 'keras': keras.__version__, 'layers': [describe(layer) for layer in model.layers],
              'loss': LOSSES[loss], 'optimizer': {'name': optimizer, **camel}, 'batchSize': batch, 'epochs': epochs,
              'x': x.tolist(), 'y': y.tolist(), **({} if weights is None else {'weights': weights.tolist()}),
              'initialWeights': start, 'finalWeights': [w.tolist() for w in model.get_weights()],
              'losses': history.history['loss'], 'predictions': model.predict(x[:4], verbose=0).tolist()}
    (pathlib.Path(folder) / f'{name}.json').write_text(json.dumps(result, indent=2) + '\n')
    print(name, result['losses'])


def floats(seed, *shape):
    return np.random.RandomState(seed).normal(size=shape).astype('float32')


def labels(seed, classes, *shape):
    return np.random.RandomState(seed).randint(classes, size=shape).astype('float32')


def main(folder):
    run(folder, 'recurrent-gru-reset-before',
        [layers.GRU(5, reset_after=False, activation='softsign', recurrent_activation='tanh', return_sequences=True),
         layers.SimpleRNN(3, activation='sigmoid', use_bias=False, return_sequences=True),
         layers.Dense(2, activation='sigmoid')],
        'binary_crossentropy', 'Adam', {'learning_rate': .02}, floats(1, 12, 4, 2), labels(2, 2, 12, 4, 2), 3)
    run(folder, 'recurrent-gru-lstm',
        [layers.GRU(3, return_sequences=True), layers.LSTM(4, use_bias=False, recurrent_activation='softsign'),
         layers.Dense(3, activation='softmax')],
        'sparse_categorical_crossentropy', 'RMSprop',
        {'learning_rate': .01, 'rho': .8, 'momentum': .5, 'epsilon': 1e-5, 'centered': True},
        floats(4, 12, 5, 2), labels(5, 3, 12, 1), 6, weights=np.abs(floats(7, 12)))
    norms = [layers.Dense(5, activation='tanh', kernel_constraint=constraints.MaxNorm(.5),
                          bias_constraint=constraints.MaxNorm(.4)),
             layers.Dense(2, kernel_constraint=constraints.MinMaxNorm(.5, .8, rate=.3))]
    run(folder, 'constraint-norm', norms, 'mse', 'SGD', {'learning_rate': .1}, floats(8, 12, 3), floats(9, 12, 2), 10)
    penalties = [layers.Dense(5, activation='tanh', kernel_regularizer=regularizers.L1L2(.01, .03)),
                 layers.Dense(2, bias_regularizer=regularizers.L1(.02))]
    run(folder, 'regularizer-l1', penalties, 'mse', 'SGD', {'learning_rate': .1}, floats(11, 12, 3),
        floats(12, 12, 2), 13)
    run(folder, 'loss-binary-of-probabilities', [layers.Dense(4, activation='tanh'), layers.Dense(2), Clip()],
        'binary_crossentropy', 'SGD', {'learning_rate': .01}, floats(14, 12, 3), labels(15, 2, 12, 2), 16)
    shares = [layers.Dense(4, activation='tanh'), layers.Dense(3, activation='sigmoid'), Clip()]
    run(folder, 'loss-categorical-of-probabilities', shares, 'categorical_crossentropy', 'SGD', {'learning_rate': .1},
        floats(17, 12, 3), np.eye(3, dtype='float32')[labels(18, 3, 12).astype(int)], 19)
    steps = [layers.Dense(4, activation='tanh'), layers.Dense(3, activation='sigmoid'), Clip()]
    run(folder, 'loss-sparse-of-probabilities', steps, 'sparse_categorical_crossentropy', 'SGD', {'learning_rate': .1},
        floats(20, 12, 4, 2), labels(21, 3, 12, 4), 22)


main(*sys.argv[1:])
