"""Makes the reference runs beside this file that go beyond the first ones, with Keras 3.15 on TensorFlow:

    python make_runs.py

Each is one network, trained from `initial_weights` on `X`, `Y` in order (no shuffling, the last batch short). Weights are
in Keras's order. Regularizers and constraints are their configuration and their class. Needs: keras, tensorflow, numpy."""
import json
import os
import pathlib

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
from keras import constraints, layers, regularizers

SETTINGS = (
    'units', 'activation', 'recurrent_activation', 'return_sequences', 'use_bias', 'reset_after',
    'kernel_regularizer', 'recurrent_regularizer', 'bias_regularizer',
    'kernel_constraint', 'recurrent_constraint', 'bias_constraint',
)


def setting(value):
    """A setting as JSON: objects with their class, functions by name."""
    if isinstance(value, (regularizers.Regularizer, constraints.Constraint)):
        return {'class': type(value).__name__, **value.get_config()}
    return getattr(value, '__name__', value)


def described(layer):
    known = {name: setting(getattr(layer, name)) for name in SETTINGS if hasattr(layer, name)}
    weights = [weight.path.split('/')[-1] for weight in layer.weights]
    return {'layer': type(layer).__name__, **known, 'weights': weights}


def run(name, shape, stack, loss, optimizer, arguments, targets, seed, batch=5, epochs=4, rows=12, weighted=False, validation=0):
    """Trains and writes one file. `targets` draws them from the generator for so many rows."""
    generator = np.random.RandomState(seed)
    x = generator.uniform(-1, 1, (rows, *shape))
    y = targets(generator, rows)
    # Keras wants a weight for every step, or an axis of one.
    sample_weight = generator.uniform(0.2, 2, (rows, 1) if y.ndim > 2 else rows) if weighted else None
    held = (generator.uniform(-1, 1, (validation, *shape)), targets(generator, validation)) if validation else None
    model = keras.Sequential([keras.Input(shape), *stack])
    initial = [np.asarray(generator.uniform(-0.5, 0.5, w.shape), 'float32') for w in model.get_weights()]
    model.set_weights(initial)
    model.compile(optimizer=getattr(keras.optimizers, optimizer)(**arguments), loss=loss)
    history = model.fit(
        x, y, batch_size=batch, epochs=epochs, shuffle=False, verbose=0, sample_weight=sample_weight, validation_data=held
    )
    document = {
        'name': name,
        'keras': keras.__version__,
        'layers': [described(layer) for layer in model.layers],
        'input_shape': list(shape),
        'loss': loss,
        'optimizer': optimizer,
        'optimizer_arguments': arguments,
        'batch_size': batch,
        'epochs': epochs,
        'shuffle': False,
        'X': x.tolist(),
        'Y': y.tolist(),
        **({} if sample_weight is None else {'sample_weight': sample_weight.tolist()}),
        **({} if held is None else {'validation_data': [part.tolist() for part in held]}),
        'initial_weights': [w.tolist() for w in initial],
        'final_weights': [w.tolist() for w in model.get_weights()],
        'history': {key: [float(value) for value in curve] for key, curve in history.history.items()},
        'prediction_after': model.predict(x[:4], verbose=0).tolist(),
    }
    path = pathlib.Path(__file__).parent / f'{name}.json'
    path.write_text(json.dumps(document))
    print(name, path.stat().st_size, document['history'])


def numbers(*shape):
    return lambda generator, rows: generator.uniform(-0.8, 0.8, (rows, *shape))


def truths(*shape):
    return lambda generator, rows: generator.randint(0, 2, (rows, *shape)).astype(float)


def classes(count, *shape):
    return lambda generator, rows: generator.randint(0, count, (rows, *shape))


def one_hot(count):
    return lambda generator, rows: np.eye(count)[generator.randint(0, count, rows)]


run('gru-stacked-reset-before', (5, 2),
    [layers.GRU(3, reset_after=False, return_sequences=True), layers.GRU(4, reset_after=False, recurrent_activation='tanh'),
     layers.Dense(2)],
    'mse', 'Adam', {'learning_rate': 0.02}, numbers(2), 101)
run('lstm-relu-without-bias', (5, 2),
    [layers.LSTM(4, activation='relu', use_bias=False), layers.Dense(1, 'sigmoid')],
    'binary_crossentropy', 'RMSprop', {'learning_rate': 0.01, 'centered': True, 'momentum': 0.8, 'rho': 0.85}, truths(1), 102)
run('lstm-sequences-binary', (6, 2),
    [layers.LSTM(3, return_sequences=True), layers.Dense(1, 'sigmoid')],
    'binary_crossentropy', 'SGD', {'learning_rate': 0.1, 'momentum': 0.9, 'nesterov': True}, truths(6, 1), 103)
run('gru-sequences-sparse', (4, 2),
    [layers.GRU(3, return_sequences=True, kernel_regularizer=regularizers.L1(0.02),
                recurrent_regularizer=regularizers.L2(0.03), bias_regularizer=regularizers.L1L2(0.01, 0.02)),
     layers.Dense(3, 'softmax')],
    'sparse_categorical_crossentropy', 'Adam', {'learning_rate': 0.02, 'beta_1': 0.8, 'epsilon': 1e-5}, classes(3, 4), 104)
run('simple-rnn-constraints', (5, 2),
    [layers.SimpleRNN(4, activation='softsign', kernel_constraint=constraints.MaxNorm(0.6),
                      recurrent_constraint=constraints.UnitNorm(), bias_constraint=constraints.NonNeg()),
     layers.Dense(3), layers.Softmax()],
    'sparse_categorical_crossentropy', 'SGD', {'learning_rate': 0.1}, classes(3), 105)
run('dense-constraints', (3,),
    [layers.Dense(6, 'tanh', kernel_constraint=constraints.MaxNorm(0.8), bias_constraint=constraints.MaxNorm(0.5)),
     layers.Dense(4, 'sigmoid', kernel_constraint=constraints.MinMaxNorm(0.5, 0.9, rate=0.6)),
     layers.Dense(4, 'relu', kernel_constraint=constraints.NonNeg()),
     layers.Dense(2, kernel_constraint=constraints.UnitNorm())],
    'mse', 'SGD', {'learning_rate': 0.1, 'momentum': 0.9}, numbers(2), 106, rows=20, batch=6, epochs=6)
run('dense-regularizers', (3,),
    [layers.Dense(5, 'relu', kernel_regularizer=regularizers.L1(0.05)),
     layers.Dense(2, kernel_regularizer=regularizers.L1L2(0.02, 0.03), bias_regularizer=regularizers.L2(0.1))],
    'mse', 'RMSprop', {'learning_rate': 0.01, 'momentum': 0.5}, numbers(2), 107, rows=20, batch=6, validation=7)
run('weighted-categorical', (3,),
    [layers.Dense(6, 'relu'), layers.Dense(3), layers.Activation('softmax')],
    'categorical_crossentropy', 'SGD', {'learning_rate': 0.2, 'momentum': 0.7}, one_hot(3), 108, rows=20, batch=6,
    weighted=True, validation=7)
run('weighted-binary-steps', (4, 3),
    [layers.Dense(5, 'tanh'), layers.Dense(2, 'sigmoid')],
    'binary_crossentropy', 'Adam', {'learning_rate': 0.05}, truths(4, 2), 109, weighted=True)
run('dense-on-steps', (4, 3),
    [layers.Dense(5), layers.Activation('tanh'), layers.SimpleRNN(3, return_sequences=True, use_bias=False), layers.Dense(2)],
    'mse', 'RMSprop', {'learning_rate': 0.02, 'centered': True}, numbers(4, 2), 110)
run('binary-without-sigmoid', (3,),
    [layers.Dense(4, 'tanh'), layers.Dense(2, 'tanh')],
    'binary_crossentropy', 'SGD', {'learning_rate': 0.3}, truths(2), 111, rows=20, batch=6)
