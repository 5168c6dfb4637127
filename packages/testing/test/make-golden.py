"""Makes the runs of src/golden that are of Keras options the other files do not have. Needs keras 3 on tensorflow:

    python make-golden.py ../src/golden

and then a formatter for JSON. Each run starts from uniform weights of a seed and goes through its rows in order. Where the
last function is a sigmoid or a softmax, Keras computes every cross-entropy from its logits, also the one that belongs to
the other function; a layer that limits values stands between where the loss is to be that of probabilities.
"""
import json
import os
import pathlib
import re
import sys

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
import tensorflow as tf
from keras import constraints, layers, losses, regularizers


class Clip(layers.Layer):
    def call(self, x):
        return tf.clip_by_value(x, 0.0, 1.0)


LOSSES = {'mse': 'meanSquaredError', 'log_cosh': 'logCosh'}


def camel(name):
    return re.sub('_(.)', lambda match: match[1].upper(), name)


def describe(layer):
    words = {'layer': type(layer).__name__}
    if isinstance(layer, Clip):
        return words | {'limits': [0, 1]}
    if isinstance(layer, layers.Bidirectional):
        return words | {'inner': describe(layer.forward_layer), 'merge': MERGES[layer.merge_mode]}
    for word, key in NAMES.items():
        value = getattr(layer, word, None)
        if value is None or value is True and word in ('use_bias', 'center') or word == 'padding' and value == 'valid':
            continue
        value = value[0] if isinstance(value, tuple) else value
        words[key] = camel(getattr(value, '__name__', value)) if callable(value) else value
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


NAMES = {'units': 'units', 'filters': 'filters', 'kernel_size': 'width', 'pool_size': 'width', 'strides': 'stride',
         'dilation_rate': 'dilation', 'padding': 'padding', 'input_dim': 'tokens', 'output_dim': 'units',
         'epsilon': 'epsilon', 'momentum': 'momentum', 'center': 'affine', 'activation': 'activation',
         'recurrent_activation': 'recurrentActivation', 'return_sequences': 'returnSequences',
         'reset_after': 'resetAfter', 'use_bias': 'useBias'}
MERGES = {'concat': 'concatenate', 'sum': 'sum', 'mul': 'product', 'ave': 'mean'}


def describe_loss(loss):
    if isinstance(loss, str):
        return {'kind': LOSSES.get(loss) or camel(loss)}
    name, options = loss
    return {'kind': name[0].lower() + name[1:]} | {camel(key): value for key, value in options.items()}


def make_loss(loss):
    if isinstance(loss, str):
        return loss
    name, options = loss
    return getattr(losses, name)(**options)


CLIPPINGS = {'clipvalue': 'value', 'clipnorm': 'norm', 'global_clipnorm': 'globalNorm'}


def describe_optimizer(optimizer, arguments):
    words = {'name': optimizer}
    for key, value in arguments.items():
        if key in CLIPPINGS:
            words['clipping'] = {'by': CLIPPINGS[key], 'limit': value}
        else:
            words[camel(key).replace('beta_', 'beta').replace('AccumulatorValue', 'Accumulator')] = value
    return words


def short(values):
    """Nested lists of the shortest texts that give the same single floats."""
    values = np.asarray(values, 'float32')
    return [short(row) for row in values] if values.ndim > 0 else float(str(values[()]))


def run(name, stack, loss, optimizer, arguments, x, y, seed, batch=5, epochs=4, weights=None):
    model = keras.Sequential([layers.Input(x.shape[1:]), *stack])
    random = np.random.RandomState(seed)
    start = [random.uniform(-.6, .6, w.shape).astype('float32') for w in model.get_weights()]
    for index, variable in enumerate(model.weights):
        if 'variance' in variable.path:
            start[index] = np.abs(start[index]) + np.float32(.5)
    model.set_weights(start)
    model.compile(optimizer=getattr(keras.optimizers, optimizer)(**arguments), loss=make_loss(loss))
    history = model.fit(x, y, sample_weight=weights, batch_size=batch, epochs=epochs, shuffle=False, verbose=0)
    result = {'name': name, 'keras': keras.__version__, 'layers': [describe(layer) for layer in model.layers],
              'loss': describe_loss(loss), 'optimizer': describe_optimizer(optimizer, arguments), 'batchSize': batch,
              'epochs': epochs, 'x': short(x), 'y': short(y),
              **({} if weights is None else {'weights': short(weights)}),
              'initialWeights': [short(w) for w in start],
              'finalWeights': [short(w) for w in model.get_weights()],
              'losses': history.history['loss'], 'predictions': short(model.predict(x[:4], verbose=0))}
    print(name, result['losses'])
    return result


def write(folder, name, *runs):
    text = json.dumps(runs[0] if len(runs) == 1 else runs, indent=2)
    (pathlib.Path(folder) / f'{name}.json').write_text(text + '\n')


def floats(seed, *shape):
    return np.random.RandomState(seed).normal(size=shape).astype('float32')


def digits(seed, *shape):
    return floats(seed, *shape).round(2)


def labels(seed, classes, *shape):
    return np.random.RandomState(seed).randint(classes, size=shape).astype('float32')


def first(one):
    one('recurrent-gru-reset-before',
        [layers.GRU(5, reset_after=False, activation='softsign', recurrent_activation='tanh', return_sequences=True),
         layers.SimpleRNN(3, activation='sigmoid', use_bias=False, return_sequences=True),
         layers.Dense(2, activation='sigmoid')],
        'binary_crossentropy', 'Adam', {'learning_rate': .02}, floats(1, 12, 4, 2), labels(2, 2, 12, 4, 2), 3)
    one('recurrent-gru-lstm',
        [layers.GRU(3, return_sequences=True), layers.LSTM(4, use_bias=False, recurrent_activation='softsign'),
         layers.Dense(3, activation='softmax')],
        'sparse_categorical_crossentropy', 'RMSprop',
        {'learning_rate': .01, 'rho': .8, 'momentum': .5, 'epsilon': 1e-5, 'centered': True},
        floats(4, 12, 5, 2), labels(5, 3, 12, 1), 6, weights=np.abs(floats(7, 12)))
    norms = [layers.Dense(5, activation='tanh', kernel_constraint=constraints.MaxNorm(.5),
                          bias_constraint=constraints.MaxNorm(.4)),
             layers.Dense(2, kernel_constraint=constraints.MinMaxNorm(.5, .8, rate=.3))]
    one('constraint-norm', norms, 'mse', 'SGD', {'learning_rate': .1}, floats(8, 12, 3), floats(9, 12, 2), 10)
    penalties = [layers.Dense(5, activation='tanh', kernel_regularizer=regularizers.L1L2(.01, .03)),
                 layers.Dense(2, bias_regularizer=regularizers.L1(.02))]
    one('regularizer-l1', penalties, 'mse', 'SGD', {'learning_rate': .1}, floats(11, 12, 3),
        floats(12, 12, 2), 13)
    one('loss-binary-of-probabilities', [layers.Dense(4, activation='tanh'), layers.Dense(2), Clip()],
        'binary_crossentropy', 'SGD', {'learning_rate': .01}, floats(14, 12, 3), labels(15, 2, 12, 2), 16)
    shares = [layers.Dense(4, activation='tanh'), layers.Dense(3, activation='sigmoid'), Clip()]
    one('loss-categorical-of-probabilities', shares, 'categorical_crossentropy', 'SGD', {'learning_rate': .1},
        floats(17, 12, 3), np.eye(3, dtype='float32')[labels(18, 3, 12).astype(int)], 19)
    steps = [layers.Dense(4, activation='tanh'), layers.Dense(3, activation='sigmoid'), Clip()]
    one('loss-sparse-of-probabilities', steps, 'sparse_categorical_crossentropy', 'SGD', {'learning_rate': .1},
        floats(20, 12, 4, 2), labels(21, 3, 12, 4), 22)


def activations(one):
    exponential = [layers.Dense(5, activation='elu'), layers.Dense(5, activation='selu'),
                   layers.Dense(4, activation='softplus'), layers.Dense(2, activation='exponential')]
    one('activation-exponential', exponential, 'mse', 'SGD', {'learning_rate': .02}, digits(30, 12, 3),
        digits(31, 12, 2), 32)
    straight = [layers.Dense(5, activation='leaky_relu'), layers.Dense(5, activation='relu6'),
                layers.Dense(4, activation='hard_tanh'), layers.Dense(2, activation='hard_sigmoid')]
    one('activation-straight', straight, 'mse', 'SGD', {'learning_rate': .1}, (3 * digits(33, 12, 3)).round(2),
        digits(34, 12, 2), 35)
    unfolded = [layers.Dense(5), layers.Activation('gelu'), layers.Dense(4), layers.Activation('silu'), layers.Dense(2)]
    one('activation-unfolded', unfolded, 'mse', 'SGD', {'learning_rate': .1}, (2 * digits(36, 12, 3)).round(2),
        digits(37, 12, 2), 38)


def normalisation(one):
    one('batch-normalization', [layers.Dense(5), layers.BatchNormalization(), layers.Activation('tanh'),
                                layers.Dense(2)],
        'mse', 'SGD', {'learning_rate': .05}, digits(40, 13, 3), digits(41, 13, 2), 42)
    one('batch-normalization-on-steps',
        [layers.BatchNormalization(momentum=.7, epsilon=.02, center=False, scale=False), layers.Dense(3, activation='tanh'),
         layers.BatchNormalization(momentum=.6), layers.Dense(1)],
        'mse', 'Adam', {'learning_rate': .02}, digits(43, 12, 4, 2), digits(44, 12, 4, 1), 45)
    one('layer-normalization',
        [layers.Dense(4), layers.LayerNormalization(), layers.Dense(3, activation='tanh'),
         layers.LayerNormalization(epsilon=.05, center=False, scale=False), layers.Dense(1)],
        'mse', 'SGD', {'learning_rate': .05}, digits(46, 12, 3, 2), digits(47, 12, 3, 1), 48)


def convolution(one):
    one('convolution-same',
        [layers.Conv1D(3, 3, strides=2, padding='same', activation='tanh'),
         layers.MaxPooling1D(3, strides=2, padding='same'), layers.Flatten(), layers.Dense(1)],
        'mse', 'Adam', {'learning_rate': .02}, digits(50, 12, 8, 2), digits(51, 12, 1), 52)
    one('convolution-causal',
        [layers.Conv1D(3, 2, dilation_rate=3, padding='causal', activation='relu', use_bias=False),
         layers.AveragePooling1D(3, strides=2, padding='same'), layers.Conv1D(2, 2), layers.Flatten()],
        'mse', 'SGD', {'learning_rate': .05}, digits(53, 12, 7, 2), digits(54, 12, 6), 55)
    one('pooling-over-the-ends',
        [layers.Conv1D(2, 5, padding='same'), layers.AveragePooling1D(4, strides=3, padding='same'),
         layers.Conv1D(3, 2, padding='same', activation='tanh'), layers.MaxPooling1D(2), layers.Flatten()],
        'mse', 'SGD', {'learning_rate': .05}, digits(56, 12, 7, 1), digits(57, 12, 3), 58)


def tokens(one):
    one('embedding', [layers.Embedding(6, 3), layers.LSTM(3), layers.Dense(2, activation='softmax')],
        # Not Adam: on tensorflow its squares of a token that a batch has twice are those of parts of the gradient.
        'sparse_categorical_crossentropy', 'SGD', {'learning_rate': .1, 'momentum': .8}, labels(60, 6, 12, 5), labels(61, 2, 12, 1), 62)
    one('bidirectional',
        [layers.Bidirectional(layers.GRU(3, return_sequences=True)),
         layers.Bidirectional(layers.LSTM(2), merge_mode='ave'), layers.Dense(1)],
        'mse', 'SGD', {'learning_rate': .1}, digits(63, 12, 4, 2), digits(64, 12, 1), 65)
    one('bidirectional-combined',
        [layers.Bidirectional(layers.SimpleRNN(3, return_sequences=True), merge_mode='mul'),
         layers.Bidirectional(layers.SimpleRNN(2), merge_mode='sum')],
        'mse', 'SGD', {'learning_rate': .1}, digits(66, 12, 4, 2), digits(67, 12, 2), 68)


def every_loss(one):
    def loss(name, value, y, last='linear', rate=.02):
        one(f'loss-{name}', [layers.Dense(3, activation='tanh'), layers.Dense(3, activation=last)], value, 'SGD',
            {'learning_rate': rate}, digits(70, 12, 2), y, 71, epochs=3)

    numbers, signs = digits(72, 12, 3), 2 * labels(73, 2, 12, 3) - 1
    classes = labels(74, 3, 12)
    shares = np.float32([[.5, .25, .25], [.125, .75, .125], [.25, 0, .75]])[classes.astype(int)]
    loss('mean-absolute-error', 'mean_absolute_error', numbers)
    loss('mean-absolute-percentage-error', 'mean_absolute_percentage_error', np.abs(numbers) + np.float32(1),
         rate=.0002)
    loss('mean-squared-logarithmic-error', 'mean_squared_logarithmic_error', numbers)
    loss('huber', ('Huber', {'delta': .6}), numbers)
    loss('log-cosh', 'log_cosh', numbers)
    loss('poisson', 'poisson', labels(76, 4, 12, 3), 'softplus')
    loss('cosine-similarity', 'cosine_similarity', numbers)
    loss('hinge', 'hinge', signs)
    loss('squared-hinge', 'squared_hinge', signs)
    loss('categorical-hinge', 'categorical_hinge', np.eye(3, dtype='float32')[classes.astype(int)])
    loss('kl-divergence', 'kl_divergence', shares, 'softmax')
    loss('binary-crossentropy-of-logits', ('BinaryCrossentropy', {'from_logits': True}), labels(77, 2, 12, 3))
    loss('categorical-crossentropy-of-logits', ('CategoricalCrossentropy', {'from_logits': True}), shares)
    loss('sparse-categorical-crossentropy-of-logits', ('SparseCategoricalCrossentropy', {'from_logits': True}),
         classes.reshape(12, 1))


def optimizers(one):
    def optimizer(name, kind, **arguments):
        stack = [layers.Dense(4, activation='tanh', kernel_regularizer=regularizers.L2(.05)), layers.Dense(1)]
        one(f'optimizer-{name}', stack, 'mse', kind, arguments, digits(80, 12, 2), digits(81, 12, 1), 82)

    optimizer('adamax', 'Adamax', learning_rate=.02)
    optimizer('nadam', 'Nadam', learning_rate=.02)
    optimizer('adagrad', 'Adagrad', learning_rate=.1)
    optimizer('adadelta', 'Adadelta', learning_rate=1.0)
    optimizer('adam-that-keeps-the-largest', 'Adam', learning_rate=.02, beta_2=.5, amsgrad=True)
    optimizer('adam-with-weight-decay', 'AdamW', learning_rate=.02, weight_decay=.3)
    optimizer('sgd-clipped-by-value', 'SGD', learning_rate=.1, clipvalue=.1)
    optimizer('sgd-clipped-by-norm', 'SGD', learning_rate=.1, momentum=.9, clipnorm=.2)
    optimizer('rmsprop-clipped-by-the-norm-of-all', 'RMSprop', learning_rate=.02, global_clipnorm=.3, weight_decay=.2)
    optimizer('nadam-with-other-numbers', 'Nadam', learning_rate=.02, beta_1=.8, beta_2=.95, epsilon=.001,
              clipnorm=.5, weight_decay=.1)
    optimizer('adagrad-with-other-numbers', 'Adagrad', learning_rate=.1, initial_accumulator_value=.01, epsilon=.01)


def main(folder):
    """The first runs have a file each, those of a family share one."""
    first(lambda name, *what, **how: write(folder, name, run(name, *what, **how)))
    for family, make in (('activations', activations), ('normalisation', normalisation), ('convolution', convolution),
                         ('tokens', tokens), ('losses', every_loss), ('optimizers', optimizers)):
        runs = []
        make(lambda *what, **how: runs.append(run(*what, **how)))
        write(folder, family, *runs)


main(*sys.argv[1:])
