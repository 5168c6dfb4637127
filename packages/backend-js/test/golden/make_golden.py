"""Keras's results for what no other golden file of linnet holds: python make_golden.py, with Keras 3.15 on TensorFlow 2.21."""
import json
import os
import pathlib

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
from keras import constraints, layers, optimizers, regularizers

here = pathlib.Path(__file__).parent


def write(name, model, loss, optimizer, x, y, batch, epochs, seed):
    draw = np.random.RandomState(seed)
    start = [draw.uniform(-0.6, 0.6, w.shape).astype('float32') for w in model.get_weights()]
    model.set_weights(start)
    model.compile(optimizer=optimizer, loss=loss)
    history = model.fit(x, y, batch_size=batch, epochs=epochs, shuffle=False, verbose=0)
    # The decimal that is nearest to a single float, as short as it gets.
    numbers = lambda array: [float(str(value)) for value in np.asarray(array, 'float32').ravel()]
    run = {
        'keras': keras.__version__,
        'x': numbers(x),
        'y': numbers(y),
        'start': [numbers(w) for w in start],
        'losses': [float(value) for value in history.history['loss']],
        'end': [numbers(w) for w in model.get_weights()],
        'predictions': numbers(model.predict(x, verbose=0)),
    }
    (here / f'{name}.json').write_text(json.dumps(run) + '\n')


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
    write('recurrent', model, 'sparse_categorical_crossentropy', rmsprop, x, draw.randint(0, 3, (11, 5)), 4, 5, 32)


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
    write('constrained', model, 'binary_crossentropy', sgd, x, y, 5, 5, 34)


recurrent()
constrained()
