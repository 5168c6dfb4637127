"""Makes the reference runs beside this file that go beyond the first ones, with Keras 3.15 on TensorFlow:

    python make_runs.py [NAME ...]

Without names it makes all. Each is one network, trained from `initial_weights` on `X`, `Y` in order (no shuffling, the last batch short). Weights are
in Keras's order. Regularizers and constraints are their configuration and their class. Needs: keras, tensorflow, numpy."""
import json
import os
import pathlib
import sys

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
from keras import constraints, layers, losses, regularizers

SETTINGS = (
    'units', 'activation', 'recurrent_activation', 'return_sequences', 'use_bias', 'reset_after',
    'kernel_regularizer', 'recurrent_regularizer', 'bias_regularizer',
    'kernel_constraint', 'recurrent_constraint', 'bias_constraint',
    'filters', 'kernel_size', 'strides', 'padding', 'dilation_rate', 'pool_size', 'keepdims', 'target_shape',
    'input_dim', 'output_dim', 'embeddings_regularizer', 'epsilon', 'momentum', 'center', 'scale',
    'gamma_regularizer', 'beta_regularizer', 'gamma_constraint', 'merge_mode', 'forward_layer', 'backward_layer',
    'negative_slope', 'alpha',
)


def setting(value):
    """A setting as JSON: objects with their class, functions by name, layers with their own settings."""
    if isinstance(value, (regularizers.Regularizer, constraints.Constraint, losses.Loss)):
        # Some losses keep their arguments to themselves.
        config = {**value.get_config(), **getattr(value, '_fn_kwargs', {})}
        config = {key: each for key, each in config.items() if key not in ('name', 'reduction', 'axis')}
        return {'class': type(value).__name__, **config}
    if isinstance(value, layers.Layer):
        return described(value)
    return getattr(value, '__name__', value)


def described(layer):
    # A bidirectional layer tells some settings of the layers in it.
    names = ('merge_mode', 'forward_layer', 'backward_layer') if isinstance(layer, layers.Bidirectional) else SETTINGS
    known = {name: setting(getattr(layer, name)) for name in names if hasattr(layer, name)}
    if not layer.trainable:
        known['trainable'] = False
    weights = [weight.path.split('/')[-1] for weight in layer.weights]
    return {'layer': type(layer).__name__, **known, 'weights': weights}


def start(weight, generator):
    """Any numbers; variances are above 0."""
    values = np.asarray(generator.uniform(-0.5, 0.5, weight.shape), 'float32')
    return np.abs(values) + np.float32(0.5) if 'variance' in weight.path else values


def run(name, shape, stack, loss, optimizer, arguments, targets, seed, batch=5, epochs=4, rows=12, weighted=False, validation=0,
        inputs=None):
    """Trains and writes one file. `targets` draws them from the generator for so many rows, and so does `inputs`."""
    if sys.argv[1:] and name not in sys.argv[1:]:
        return
    generator = np.random.RandomState(seed)
    x = generator.uniform(-1, 1, (rows, *shape)) if inputs is None else inputs(generator, rows)
    y = targets(generator, rows)
    # Keras wants a weight for every step, or an axis of one.
    sample_weight = generator.uniform(0.2, 2, (rows, 1) if y.ndim > 2 else rows) if weighted else None
    held = (generator.uniform(-1, 1, (validation, *shape)), targets(generator, validation)) if validation else None
    model = keras.Sequential([keras.Input(shape), *stack])
    initial = [start(weight, generator) for weight in model.weights]
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
        'loss': setting(loss),
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


# Layers.
run('conv1d-same-strided', (9, 2),
    [layers.Conv1D(4, 4, strides=2, padding='same', activation='tanh'), layers.AveragePooling1D(3, strides=2, padding='same'),
     layers.Flatten(), layers.Dense(2)],
    'mse', 'SGD', {'learning_rate': 0.1}, numbers(2), 201)
run('conv1d-causal-dilated', (8, 3),
    [layers.Conv1D(4, 3, dilation_rate=2, padding='causal', activation='gelu', kernel_regularizer=regularizers.L2(0.02)),
     layers.Conv1D(3, 2, use_bias=False, activation='relu'), layers.GlobalAveragePooling1D(), layers.Dense(1, 'sigmoid')],
    'binary_crossentropy', 'Adam', {'learning_rate': 0.03}, truths(1), 202)
run('pooling-global-max', (7, 3),
    [layers.MaxPooling1D(3, strides=2, padding='same'), layers.Conv1D(3, 2, activation='silu'),
     layers.GlobalMaxPooling1D(keepdims=True), layers.Reshape((-1,)), layers.Dense(2)],
    'mae', 'SGD', {'learning_rate': 0.05}, numbers(2), 203)
run('reshape-lstm', (12,),
    [layers.Reshape((6, -1)), layers.LSTM(3, activation='softplus'), layers.Dense(1)],
    'mse', 'SGD', {'learning_rate': 0.1}, numbers(1), 204)
run('embedding-gru', (5,),
    [layers.Embedding(7, 4, embeddings_regularizer=regularizers.L2(0.01)), layers.GRU(3), layers.Dense(1, 'sigmoid')],
    'binary_crossentropy', 'Adam', {'learning_rate': 0.05}, truths(1), 205,
    inputs=lambda generator, rows: generator.randint(0, 7, (rows, 5)).astype(float))
run('batch-normalization-steps', (4, 3),
    [layers.Dense(4), layers.BatchNormalization(momentum=0.8, epsilon=0.01, gamma_regularizer=regularizers.L2(0.1)),
     layers.Activation('relu'), layers.BatchNormalization(center=False, scale=False, momentum=0.5),
     layers.SimpleRNN(3), layers.Dense(2)],
    'mse', 'SGD', {'learning_rate': 0.05, 'momentum': 0.5}, numbers(2), 206, rows=20, batch=6, validation=7)
run('layer-normalization', (4, 3),
    [layers.LayerNormalization(epsilon=0.02), layers.Dense(5, 'tanh'), layers.LayerNormalization(center=False),
     layers.Flatten(), layers.LayerNormalization(scale=False), layers.Dense(2)],
    'mse', 'Adam', {'learning_rate': 0.02}, numbers(2), 207)
run('bidirectional-lstm-sequences', (5, 2),
    [layers.Bidirectional(layers.LSTM(3, return_sequences=True)), layers.Bidirectional(layers.LSTM(2)), layers.Dense(1, 'sigmoid')],
    'binary_crossentropy', 'Adam', {'learning_rate': 0.05}, truths(1), 208)
run('bidirectional-merges', (5, 2),
    [layers.Bidirectional(layers.GRU(3, return_sequences=True, kernel_regularizer=regularizers.L2(0.02)), merge_mode='sum'),
     layers.Bidirectional(layers.SimpleRNN(4, return_sequences=True), merge_mode='mul'),
     layers.Bidirectional(layers.LSTM(4, return_sequences=True), merge_mode='ave',
                          backward_layer=layers.SimpleRNN(4, activation='relu', return_sequences=True, go_backwards=True)),
     layers.Bidirectional(layers.GRU(3), backward_layer=layers.LSTM(3, go_backwards=True)), layers.Dense(2)],
    'mse', 'SGD', {'learning_rate': 0.1}, numbers(2), 209)
run('activations-more', (4,),
    [layers.Dense(6, 'relu6'), layers.Dense(6, 'hard_sigmoid'), layers.Dense(6, 'hard_tanh'), layers.Dense(6, 'exponential'),
     layers.Dense(6, 'leaky_relu'), layers.Dense(5, 'elu'), layers.Activation('gelu'), layers.Dense(4, 'silu'), layers.Dense(2)],
    'mse', 'SGD', {'learning_rate': 0.05}, numbers(2), 210)
run('activations-sloped', (4,),
    [layers.Dense(6), layers.LeakyReLU(negative_slope=0.05), layers.Dense(6), layers.ELU(alpha=0.4), layers.Dense(5),
     layers.LeakyReLU(negative_slope=0.7), layers.ELU(alpha=1.6), layers.LeakyReLU(negative_slope=0), layers.Dense(2)],
    'mse', 'SGD', {'learning_rate': 0.2}, numbers(2), 211)
run('frozen-layers', (7, 3),
    [layers.Conv1D(4, 2, trainable=False), layers.BatchNormalization(trainable=False, gamma_regularizer=regularizers.L2(0.1)),
     layers.Activation('relu'), layers.BatchNormalization(momentum=0.7), layers.LSTM(3, return_sequences=True, trainable=False),
     layers.SimpleRNN(4), layers.LayerNormalization(trainable=False), layers.Dense(3, 'tanh'),
     layers.Dense(2, trainable=False, kernel_constraint=constraints.MaxNorm(0.3), kernel_regularizer=regularizers.L1(0.2))],
    'mse', 'Adam', {'learning_rate': 0.03, 'global_clipnorm': 0.5, 'weight_decay': 0.1}, numbers(2), 212, rows=20, batch=6,
    validation=7)
run('frozen-convolution', (8, 2),
    [layers.Conv1D(4, 3, activation='relu'), layers.BatchNormalization(trainable=False), layers.Conv1D(3, 2, trainable=False),
     layers.BatchNormalization(momentum=0.6), layers.GlobalAveragePooling1D(), layers.Dense(2)],
    'mse', 'RMSprop', {'learning_rate': 0.02}, numbers(2), 214, rows=20, batch=6, validation=7)
run('frozen-bidirectional', (5,),
    [layers.Embedding(7, 4, trainable=False), layers.Bidirectional(layers.GRU(3, return_sequences=True, trainable=False)),
     layers.Bidirectional(layers.LSTM(2)), layers.Dense(3, trainable=False), layers.Dense(1, 'sigmoid')],
    'binary_crossentropy', 'SGD', {'learning_rate': 0.3, 'momentum': 0.8}, truths(1), 213,
    inputs=lambda generator, rows: generator.randint(0, 7, (rows, 5)).astype(float))

# Losses.
positive = lambda *shape: lambda generator, rows: generator.uniform(0.3, 2, (rows, *shape))
signs = lambda *shape: lambda generator, rows: 2.0 * generator.randint(0, 2, (rows, *shape)) - 1
head = lambda units, activation: [layers.Dense(6, 'tanh'), layers.Dense(units, activation)]
for loss, last, targets in [
    ('mean_absolute_percentage_error', head(2, 'linear'), positive(2)),
    ('mean_squared_logarithmic_error', head(2, 'softplus'), positive(2)),
    ('poisson', head(2, 'exponential'), positive(2)),
    ('cosine_similarity', head(3, 'linear'), numbers(3)),
    ('categorical_hinge', head(3, 'linear'), one_hot(3)),
    ('squared_hinge', head(1, 'linear'), signs(1)),
]:
    run(f'loss-{loss}', (3,), last, loss, 'SGD', {'learning_rate': 0.02}, targets, 221, rows=20, batch=6, validation=7)
run('loss-huber-delta', (3,), head(2, 'linear'), losses.Huber(delta=0.3), 'SGD', {'learning_rate': 0.1}, numbers(2), 222)
run('loss-binary-logits-smoothed', (3,), head(2, 'linear'), losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.2),
    'SGD', {'learning_rate': 0.3}, truths(2), 223, rows=20, batch=6, validation=7)
run('loss-categorical-smoothed', (3,), head(3, 'softmax'), losses.CategoricalCrossentropy(label_smoothing=0.1),
    'SGD', {'learning_rate': 0.3}, one_hot(3), 224, rows=20, batch=6, weighted=True)
run('loss-categorical-logits', (3,), head(3, 'linear'), losses.CategoricalCrossentropy(from_logits=True),
    'SGD', {'learning_rate': 0.3}, one_hot(3), 225)
run('loss-sparse-logits-steps', (4, 3), head(3, 'linear'), losses.SparseCategoricalCrossentropy(from_logits=True),
    'SGD', {'learning_rate': 0.3}, classes(3, 4), 226)

# Optimisers.
for optimizer, arguments in [
    ('SGD', {'learning_rate': 0.1, 'momentum': 0.8, 'nesterov': True, 'weight_decay': 0.1, 'clipnorm': 0.1}),
    ('Adam', {'learning_rate': 0.02, 'amsgrad': True, 'beta_2': 0.9, 'clipvalue': 0.05}),
    ('AdamW', {'learning_rate': 0.02, 'global_clipnorm': 0.2}),
    ('Adamax', {'learning_rate': 0.02, 'beta_1': 0.8, 'beta_2': 0.95, 'epsilon': 1e-3, 'weight_decay': 0.05}),
    ('Nadam', {'learning_rate': 0.02, 'beta_1': 0.8, 'beta_2': 0.95, 'epsilon': 1e-3, 'global_clipnorm': 0.3}),
    ('RMSprop', {'learning_rate': 0.01, 'rho': 0.8, 'momentum': 0.5, 'centered': True, 'epsilon': 1e-3, 'weight_decay': 0.05}),
    ('Adagrad', {'learning_rate': 0.1, 'initial_accumulator_value': 0.3, 'epsilon': 1e-3, 'clipnorm': 0.2}),
    ('Adadelta', {'learning_rate': 0.7, 'rho': 0.8, 'epsilon': 1e-3, 'weight_decay': 0.02, 'clipvalue': 0.1}),
]:
    stack = [layers.Dense(5, 'tanh', kernel_regularizer=regularizers.L2(0.02)),
             layers.Dense(2, bias_constraint=constraints.NonNeg(), kernel_constraint=constraints.MaxNorm(0.7))]
    run(f'optimizer-{optimizer.lower()}-options', (3,), stack, 'mse', optimizer, arguments, numbers(2), 231, rows=20, batch=6)
