"""Keras's results for what no other golden file of linnet holds: python make_golden.py, with Keras 3.15 on TensorFlow 2.21.

A run trains one network on its rows in order, the last batch short, from `start` weights in Keras's order; `losses` are the
mean over each epoch's rows while it trained, `end` and `predictions` (in inference mode) come after the last epoch.
recurrent.json and constrained.json hold one run each, the other files several by name.
"""
import json
import os
import pathlib

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
from keras import constraints, layers, losses, optimizers, regularizers

here = pathlib.Path(__file__).parent


def numbers(array):
    """The decimals that are nearest to single floats, as short as they get."""
    return [float(str(value)) for value in np.asarray(array, 'float32').ravel()]


def run(model, loss, optimizer, x, y, batch, epochs, seed):
    draw = np.random.RandomState(seed)
    start = [draw.uniform(-0.6, 0.6, w.shape).astype('float32') for w in model.get_weights()]
    for index, weight in enumerate(model.weights):
        if 'variance' in weight.path:
            start[index] = np.abs(start[index]) + np.float32(0.5)
    model.set_weights(start)
    model.compile(optimizer=optimizer, loss=loss)
    history = model.fit(x, y, batch_size=batch, epochs=epochs, shuffle=False, verbose=0).history if epochs else {'loss': []}
    return {
        'keras': keras.__version__,
        'x': numbers(x),
        'y': numbers(y),
        'start': [numbers(w) for w in start],
        'losses': [float(value) for value in history['loss']],
        'end': [numbers(w) for w in model.get_weights()],
        'predictions': numbers(model.predict(x, verbose=0)),
    }


def write(name, runs):
    (here / f'{name}.json').write_text(json.dumps(runs) + '\n')


def write_all(name, runs):
    lines = ',\n'.join(f'  {json.dumps(key)}: {json.dumps(made)}' for key, made in runs.items())
    (here / f'{name}.json').write_text(f'{{\n{lines}\n}}\n')


def recurrent():
    draw = np.random.RandomState(31)
    x = draw.uniform(-1, 1, (11, 5, 3)).astype('float32')
    model = keras.Sequential([
        keras.Input((5, 3)),
        layers.GRU(4, activation='softsign', recurrent_activation='tanh', return_sequences=True, reset_after=False),
        layers.SimpleRNN(3, activation='relu', use_bias=False, return_sequences=True),
        layers.LSTM(3, activation='sigmoid', recurrent_activation='softsign', return_sequences=True),
        layers.Dense(3),
        layers.Softmax(),
    ])
    rmsprop = optimizers.RMSprop(learning_rate=0.02, rho=0.8, momentum=0.5, epsilon=1e-4, centered=True)
    write('recurrent', run(model, 'sparse_categorical_crossentropy', rmsprop, x, draw.randint(0, 3, (11, 5)), 4, 5, 32))


def constrained():
    draw = np.random.RandomState(33)
    x = draw.uniform(-1, 1, (13, 4)).astype('float32')
    y = draw.uniform(0, 1, (13, 2)).astype('float32')
    model = keras.Sequential([
        keras.Input((4,)),
        layers.Dense(
            5,
            activation='tanh',
            kernel_constraint=constraints.MaxNorm(0.6),
            bias_constraint=constraints.UnitNorm(),
            kernel_regularizer=regularizers.L1L2(0.01, 0.02),
        ),
        layers.Dense(2, activation='sigmoid', kernel_constraint=constraints.MinMaxNorm(0.9, 1.1, rate=0.3)),
    ])
    sgd = optimizers.SGD(learning_rate=0.3, momentum=0.8, nesterov=True)
    write('constrained', run(model, 'binary_crossentropy', sgd, x, y, 5, 5, 34))


# Every file below: eleven rows, batches of four, five epochs.
def rows(seed, shape, size=1.0):
    return np.random.RandomState(seed).uniform(-size, size, (11, *shape)).astype('float32')


def fit(hidden, shape, seed, loss='mean_squared_error', optimizer=None, x=None, y=None, epochs=5):
    """Hidden layers with `dense 2` behind them, on rows of steps made flat."""
    model = keras.Sequential([keras.Input(shape), *hidden, layers.Flatten(), layers.Dense(2)])
    x = rows(seed, shape) if x is None else x
    y = rows(seed + 1, (2,)) if y is None else y
    return run(model, loss, optimizer or optimizers.SGD(0.1), x, y, 4, epochs, seed + 2)


def layer_runs():
    conv = lambda *given, **options: fit([layers.Conv1D(*given, activation='tanh', **options)], (7, 2), 50)
    # A convolution first, so that a gradient goes through the pool.
    pool = lambda layer: fit([layers.Conv1D(3, 2, activation='tanh'), layer], (8, 2), 60)
    steps = lambda layer: fit([layers.Dense(3, activation='tanh'), layer], (3, 2), 70)
    flat = lambda layer: fit([layers.Dense(4, activation='tanh'), layer], (3,), 80)
    entries = np.random.RandomState(90).randint(0, 6, (11, 5))
    one_hot = layers.Lambda(lambda x: keras.ops.one_hot(x, 6))
    both = lambda layer, **options: fit([layers.Bidirectional(layer, **options)], (4, 2), 100)
    write_all('layers', {
        'conv1d, valid': conv(3, 3),
        'conv1d, same, an even width and a stride': conv(3, 4, strides=2, padding='same'),
        'conv1d, causal and dilated': conv(2, 3, padding='causal', dilation_rate=2),
        'conv1d, same and dilated, no bias': conv(2, 3, padding='same', dilation_rate=3, use_bias=False),
        'conv1d, a stride longer than the width': conv(2, 2, strides=3),
        'maxPooling1d': pool(layers.MaxPooling1D(2)),
        'maxPooling1d, same': pool(layers.MaxPooling1D(3, strides=2, padding='same')),
        'averagePooling1d': pool(layers.AveragePooling1D(3, strides=1)),
        'averagePooling1d, same': pool(layers.AveragePooling1D(3, strides=2, padding='same')),
        'averagePooling1d of all steps': pool(layers.GlobalAveragePooling1D()),
        'batchNormalization': flat(layers.BatchNormalization(momentum=0.7)),
        'batchNormalization on steps': steps(layers.BatchNormalization(momentum=0.9, epsilon=0.01)),
        'batchNormalization, no scale': steps(layers.BatchNormalization(momentum=0.7, scale=False)),
        'batchNormalization, no shift': steps(layers.BatchNormalization(momentum=0.7, center=False)),
        'layerNormalization': flat(layers.LayerNormalization()),
        'layerNormalization on steps, no scale': steps(layers.LayerNormalization(epsilon=0.02, scale=False)),
        'embedding': fit([layers.Embedding(6, 3), layers.Conv1D(2, 2)], (5,), 91, optimizer=optimizers.SGD(0.1, momentum=0.8), x=entries),
        # Keras's own embedding squares the gradients of an entry's every place by itself before it adds them; this one adds first.
        'embedding, adam': fit([one_hot, layers.Dense(3, use_bias=False), layers.Conv1D(2, 2)], (5,), 91, optimizer=optimizers.Adam(0.02, beta_2=0.9), x=entries),
        'bidirectional': both(layers.LSTM(3)),
        'bidirectional, every step, multiplied': both(layers.GRU(2, return_sequences=True), merge_mode='mul'),
        'bidirectional, every step, averaged': both(layers.SimpleRNN(2, return_sequences=True), merge_mode='ave'),
        'noise and dropout where nothing is trained': fit(
            [layers.Dense(4, activation='tanh'), layers.GaussianNoise(0.5), layers.Dropout(0.5)], (3,), 110, epochs=0),
        'binary cross-entropy from logits': fit(
            [layers.Dense(4, activation='tanh')], (3,), 120, losses.BinaryCrossentropy(from_logits=True), y=(rows(121, (2,)) > 0).astype('float32')),
        'sparse cross-entropy from logits': fit(
            [layers.Dense(4, activation='tanh')], (3,), 130, losses.SparseCategoricalCrossentropy(from_logits=True), y=(rows(131, ()) > 0).astype('float32')),
    })


def optimizer_runs():
    # No beta_2 of 0.999 for Adam: Keras computes 1 - 0.999^t in single floats, and five of its digits are wrong at first.
    def trained(optimizer):
        hidden = layers.Dense(4, activation='tanh', kernel_regularizer=regularizers.L2(0.01))
        return fit([hidden], (3,), 140, optimizer=optimizer)

    write_all('optimizers', {
        'amsgrad': trained(optimizers.Adam(0.05, beta_1=0.7, beta_2=0.6, amsgrad=True)),
        'adamax': trained(optimizers.Adamax(0.05, beta_2=0.9)),
        'nadam': trained(optimizers.Nadam(0.05)),
        'adagrad': trained(optimizers.Adagrad(0.2, initial_accumulator_value=0.05)),
        'adadelta': trained(optimizers.Adadelta(5.0, rho=0.8, epsilon=1e-4)),
        'adam with weight decay and clipping by norm': trained(optimizers.AdamW(0.05, beta_2=0.9, weight_decay=0.1, clipnorm=0.2)),
        'sgd with weight decay and clipping by value': trained(optimizers.SGD(0.2, momentum=0.8, nesterov=True, weight_decay=0.2, clipvalue=0.1)),
        'rmsprop with clipping by the norm of all': trained(optimizers.RMSprop(0.02, weight_decay=0.05, global_clipnorm=0.3)),
        'adadelta with weight decay and a wide clipping': trained(optimizers.Adadelta(5.0, epsilon=1e-4, weight_decay=0.01, clipnorm=10.0)),
    })


def activation_runs():
    names = ('relu', 'tanh', 'sigmoid', 'softsign', 'softplus', 'elu', 'selu', 'leaky_relu', 'relu6', 'hard_sigmoid', 'hard_tanh', 'exponential', 'gelu', 'silu')
    # Wide enough to reach both ends of each function, but for the one that has none.
    x = lambda name: rows(150, (3,), 2.0 if name == 'exponential' else 14.0)
    write_all('activations', {
        name: fit([layers.Dense(4, activation=name)], (3,), 151, optimizer=optimizers.SGD(0.001), x=x(name), epochs=3) for name in names
    })


recurrent()
constrained()
layer_runs()
optimizer_runs()
activation_runs()
