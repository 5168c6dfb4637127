"""Makes the reference numbers of callbacks, schedules and continued fits beside this file, with Keras 3.15 on TensorFlow:

    python make_callbacks.py

Decisions are those of Keras's own callbacks, which are shown a series of losses. Needs: keras, tensorflow, numpy."""
import json
import os
import pathlib
import tempfile

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = '-1'
import keras
import numpy as np
from keras import callbacks, layers, optimizers

HERE = pathlib.Path(__file__).parent
schedules = optimizers.schedules


def write(name, document):
    path = HERE / f'{name}.json'
    path.write_text(json.dumps({'keras': keras.__version__, **document}))
    print(name, path.stat().st_size)


def tiny(rate=0.01):
    model = keras.Sequential([keras.Input((1,)), layers.Dense(1, use_bias=False)])
    model.compile(optimizers.SGD(rate), 'mse', metrics=['accuracy'])
    # Metrics are built by the first batch; monitors need them.
    model.train_on_batch(np.zeros((2, 1)), np.zeros((2, 1)))
    return model


def series(seed, count=24):
    """Losses that fall with noise; one digit, so that many are equal or differ by just the smallest step that counts."""
    generator = np.random.RandomState(seed)
    return [round(float(value), 1) for value in np.linspace(2, 1, count) + generator.uniform(-0.5, 0.5, count)]


def stopping(arguments, values, monitor):
    model = tiny()
    callback = callbacks.EarlyStopping(monitor=monitor, **arguments)
    callback.set_model(model)
    callback.on_train_begin()
    model.stop_training = False
    for epoch, value in enumerate(values):
        model.set_weights([np.array([[float(epoch)]])])
        callback.on_epoch_end(epoch, {monitor: value})
        if model.stop_training:
            break
    callback.on_train_end()
    return {'arguments': arguments, 'monitor': monitor, 'values': values, 'epochs': epoch + 1,
            'stopped': model.stop_training, 'weight': float(model.get_weights()[0][0, 0])}


def reducing(arguments, values, rate):
    model = tiny(rate)
    callback = callbacks.ReduceLROnPlateau(monitor='val_loss', **arguments)
    callback.set_model(model)
    callback.on_train_begin()
    rates = []
    for epoch, value in enumerate(values):
        callback.on_epoch_end(epoch, {'val_loss': value})
        rates.append(float(model.optimizer.learning_rate.numpy()))
    return {'arguments': arguments, 'rate': rate, 'values': values, 'rates': rates}


stops = [
    ({'patience': 0}, 'val_loss'), ({'patience': 3}, 'val_loss'), ({'patience': 3, 'min_delta': 0.1}, 'loss'),
    ({'patience': 4, 'min_delta': 0.2, 'restore_best_weights': True}, 'val_loss'),
    ({'patience': 5, 'baseline': 1.3, 'restore_best_weights': True}, 'val_loss'),
    ({'patience': 4, 'baseline': 0.6}, 'val_loss'), ({'patience': 4, 'baseline': 1.7, 'min_delta': 0.1}, 'val_loss'),
    ({'patience': 2, 'start_from_epoch': 7, 'restore_best_weights': True}, 'val_loss'),
    ({'patience': 30, 'start_from_epoch': 30, 'restore_best_weights': True}, 'val_loss'),
    ({'patience': 2, 'restore_best_weights': True}, 'val_accuracy'),
    ({'patience': 3, 'mode': 'max', 'restore_best_weights': True, 'min_delta': 0.1}, 'val_loss'),
    ({'patience': 3, 'mode': 'min', 'baseline': 1.5}, 'accuracy'),
]
reductions = [
    ({'patience': 0}, 0.1), ({'patience': 2, 'factor': 0.5}, 0.01), ({'patience': 1, 'factor': 0.5, 'cooldown': 3}, 0.01),
    ({'patience': 3, 'factor': 0.3, 'min_delta': 0.1}, 0.3), ({'patience': 1, 'factor': 0.2, 'min_lr': 0.001}, 0.1),
    ({'patience': 2, 'factor': 0.7, 'cooldown': 1, 'mode': 'max', 'min_delta': 0.2}, 1.0),
    ({'factor': 0.1, 'patience': 1, 'min_lr': 0.01}, 0.1),
]
write('callback-decisions', {
    'stopping': [stopping(arguments, series(seed), monitor) for arguments, monitor in stops for seed in (1, 2, 3, 4)],
    'reducing': [reducing(arguments, series(seed), rate) for arguments, rate in reductions for seed in (5, 6, 7)],
})


def logged(epochs, append=False, before='', runs=1, **arguments):
    """What CSVLogger leaves in a file that held `before`."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'log.csv'
        if before:
            path.write_bytes(before.encode())
        for _ in range(runs):
            logger = callbacks.CSVLogger(str(path), append=append, **arguments)
            logger.on_train_begin()
            for epoch, logs in enumerate(epochs):
                logger.on_epoch_end(epoch, dict(logs))
            logger.on_train_end()
        return {'arguments': {**arguments, 'append': append}, 'before': before, 'runs': runs,
                'epochs': [{key: repr(value) for key, value in logs.items()} for logs in epochs],
                'text': path.read_bytes().decode()}


numbers = [0.1, 1.0, 1e-5, 1.5e-5, 0.0001, 123456789.125, 1e15, 1e16, 1.25e17, 1e22, 5e-324, 1.7976931348623157e308, 0.0,
           -0.0, -2.5, float('nan'), float('inf'), float('-inf'), float(np.float32(0.1)), 2 / 3, 9999999999999998.0]
plain = [{'loss': value, 'accuracy': 0.5} for value in numbers]
validated = [{'mean_squared_error': a, 'loss': b, 'val_loss': a, 'val_mean_squared_error': b}
             for a, b in zip(numbers[:6], numbers[6:12])]
rated = [{**logs, 'learning_rate': rate} for logs, rate in zip(plain[:3], (0.001, 0.0001, 1e-05))]
write('csv-logger', {'files': [
    logged(plain), logged(validated), logged(validated, separator=';'), logged(plain[:4], separator='.'),
    logged(rated), logged([{**logs, 'val_loss': 0.25} for logs in rated], separator='\t'),
    logged(plain[:2], append=True), logged(plain[:2], append=True, before='epoch,x\r\n0,1\r\n', runs=2),
]})

# Every case: Keras's class, its arguments, the steps, the rates.
counts = list(range(0, 24)) + [37, 50, 51, 99, 100, 101, 250, 1000]
cases = [
    ('ExponentialDecay', [0.1, 10, 0.9]), ('ExponentialDecay', [0.1, 7, 0.5, True]), ('ExponentialDecay', [0.02, 100, 1.1]),
    ('PiecewiseConstantDecay', [[3, 8], [0.1, 0.05, 0.01]]), ('PiecewiseConstantDecay', [[0], [1.0, 0.5]]),
    ('PolynomialDecay', [0.1, 20]), ('PolynomialDecay', [0.1, 20, 0.01, 0.5]), ('PolynomialDecay', [0.1, 7, 0.01, 2.0, True]),
    ('InverseTimeDecay', [0.1, 10, 0.5]), ('InverseTimeDecay', [0.1, 4, 2.0, True]),
    ('CosineDecay', [0.1, 50]), ('CosineDecay', [0.1, 50, 0.2]),
    ('CosineDecay', [0.0, 40, 0.1, 'CosineDecay', 0.1, 10]), ('CosineDecay', [0.01, 40, 0.0, 'CosineDecay', 0.1, 0]),
    ('CosineDecayRestarts', [0.1, 5]), ('CosineDecayRestarts', [0.1, 6, 1.0, 0.8, 0.1]),
    ('CosineDecayRestarts', [0.1, 4, 1.5, 0.9, 0.05]), ('CosineDecayRestarts', [0.1, 9, 3.0, 0.5]),
]
write('schedules', {'counts': counts, 'cases': [
    {'name': name, 'arguments': arguments,
     'rates': [float(getattr(schedules, name)(*arguments)(np.int64(count))) for count in counts]}
    for name, arguments in cases
]})


def fitted(name, optimizer, seed, epochs, width=3, last='sigmoid', loss='binary_crossentropy', rows=23, batch=5, targets=None, **fit):
    """Fits one model several times on the same rows, in order."""
    generator = np.random.RandomState(seed)
    x = generator.uniform(-1, 1, (rows, 2))
    y = (x[:, 0] * x[:, 1] > 0).astype(float) if targets is None else targets(generator, rows)
    model = keras.Sequential([keras.Input((2,)), *([layers.Dense(width, 'tanh')] if width else []),
                              layers.Dense(3 if last == 'softmax' else 1, last)])
    initial = [np.asarray(generator.uniform(-0.5, 0.5, w.shape), 'float32') for w in model.get_weights()]
    model.set_weights(initial)
    model.compile(optimizer=optimizer, loss=loss)
    losses = [model.fit(x, y, batch_size=batch, epochs=count, shuffle=False, verbose=0, **fit).history for count in epochs]
    weights = [w.tolist() for w in model.get_weights()]
    return {'name': name, 'width': width, 'last': last, 'loss': loss, 'batch_size': batch, 'epochs': epochs, 'X': x.tolist(), 'Y': y.tolist(),
            'initial_weights': [w.tolist() for w in initial], 'final_weights': weights,
            'losses': [history['loss'] for history in losses], 'val_losses': [history.get('val_loss') for history in losses]}


rare = {0: 0.5, 1: 4.0}
own = np.random.RandomState(9).uniform(0.2, 2, 23)


def unbalanced(generator, rows):
    return (generator.uniform(0, 1, rows) < 0.3).astype(float)


def one_hot(generator, rows):
    return np.eye(3)[generator.choice(3, rows, p=[0.6, 0.3, 0.1])]


def product(generator, rows):
    global known
    known = unbalanced(generator, rows)
    return known


# Keras takes weights of classes or of rows, not both: of the product it makes one list.
fitted('', 'SGD', 33, [1], targets=product)
both = own * np.where(known == 1, rare[1], rare[0])
counted = np.bincount(known.astype(int), weights=own)
balanced = own * (own.sum() / (2 * counted))[known.astype(int)]

write('continued-fits', {'runs': [
    # The first model of the tutorial: a linear unit, cross-entropy of clipped numbers, 5 epochs and then more.
    fitted('linear unit twice', optimizers.SGD(), 21, [5, 40], width=0, last='linear'),
    fitted('adam twice', optimizers.Adam(0.02), 22, [2, 3]),
    fitted('rmsprop three times', optimizers.RMSprop(0.01, momentum=0.5), 23, [1, 2, 3]),
]})
write('scheduled-fits', {'runs': [
    {**fitted('exponential, sgd', optimizers.SGD(schedules.ExponentialDecay(0.5, 4, 0.8)), 24, [2, 3]), 'kind': 'exponential'},
    {**fitted('cosine, adam', optimizers.Adam(schedules.CosineDecay(0.0, 15, 0.1, warmup_target=0.05, warmup_steps=6)), 25, [3, 2]),
     'kind': 'cosine'},
    {**fitted('pieces, momentum', optimizers.SGD(schedules.PiecewiseConstantDecay([6, 11], [0.5, 0.2, 0.05]), momentum=0.9), 26, [2, 2]),
     'kind': 'pieces'},
]})
write('class-weights', {'own': own.tolist(), 'runs': [
    {**fitted('binary', optimizers.SGD(0.3), 31, [4], targets=unbalanced, class_weight=rare), 'weights': rare, 'own': False},
    {**fitted('some classes only', optimizers.SGD(0.3), 32, [4], targets=one_hot, last='softmax',
              loss='categorical_crossentropy', class_weight={2: 5.0}), 'weights': {2: 5.0}, 'own': False},
    {**fitted('with weights of rows', optimizers.SGD(0.3), 33, [4], targets=product, sample_weight=both), 'weights': rare, 'own': True},
    {**fitted('balanced, with weights of rows', optimizers.SGD(0.3), 33, [4], targets=product, sample_weight=balanced),
     'weights': 'balanced', 'own': True},
    {**fitted('with a share for validation', optimizers.SGD(0.3), 34, [4], targets=unbalanced, class_weight=rare, validation_split=0.3),
     'weights': rare, 'own': False, 'validation': 0.3},
]})


def steepest(rates, smoothed, settling=10):
    """Where lines through a tenth of the curve fall most steeply, from where a tenth of the fall to the least loss is done."""
    reach = max(1, len(rates) // 20)
    first, end, least = max(min(settling, len(rates) // 10), reach), len(rates) - 1 - reach, int(np.argmin(smoothed))
    last = min(least if least > first else end, end)
    level = smoothed[first] - (smoothed[first] - smoothed[last]) / 10
    above = [place for place in range(first, last + 1) if smoothed[place] > level]
    places = range(above[-1] if above else first, last + 1)
    window = lambda place: slice(place - reach, place + reach + 1)
    slopes = [np.polyfit(np.log(rates[window(place)]), smoothed[window(place)], 1)[0] for place in places]
    return float(rates[places[int(np.argmin(slopes))]])


def swept(seed, low, high, steps, smoothing, rows=12):
    """A learning-rate sweep on one batch of all rows: its losses by Keras, the curve and its steepest fall by numpy."""
    generator = np.random.RandomState(seed)
    x, y = generator.uniform(-1, 1, (rows, 2)), generator.uniform(-1, 1, (rows, 1))
    model = keras.Sequential([keras.Input((2,)), layers.Dense(4, 'tanh'), layers.Dense(1)])
    initial = [np.asarray(generator.uniform(-0.8, 0.8, w.shape), 'float32') for w in model.get_weights()]
    model.set_weights(initial)
    model.compile(optimizers.SGD(0.1), 'mse')
    rates = low * (high / low) ** (np.arange(steps) / (steps - 1))
    losses, smoothed, mean = [], [], 0.0
    for step, rate in enumerate(rates):
        model.optimizer.learning_rate = rate
        loss = float(model.train_on_batch(x, y))
        if not np.isfinite(loss):
            break
        mean = smoothing * mean + (1 - smoothing) * loss
        losses.append(loss)
        smoothed.append(mean / (1 - smoothing ** (step + 1)))
        if smoothed[-1] > 4 * min(smoothed):
            break
    tried = rates[: len(losses)]
    return {'from': low, 'to': high, 'steps': steps, 'smoothing': smoothing, 'X': x.tolist(), 'Y': y.tolist(),
            'initial_weights': [w.tolist() for w in initial], 'rates': tried.tolist(), 'losses': losses, 'smoothed': smoothed,
            'suggestion': steepest(tried, np.array(smoothed))}


write('rate-sweeps', {'sweeps': [swept(41, 1e-4, 10, 60, 0.9), swept(42, 1e-3, 100, 40, 0.5), swept(43, 1e-8, 1, 100, 0.98)]})
