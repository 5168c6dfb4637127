"""Writes reference.json beside this file: python reference.py, with scikit-learn 1.9 (and numpy 2).

Each case names one of our functions, what it is given, and scikit-learn's result of the same. Labels have gaps, signs and
names; there are classes that are never predicted or never the truth, ties among scores, weights of rows, and several
labels a row.
"""
import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics as sk

warnings.filterwarnings('ignore')
random = np.random.RandomState(77317)
cases = []


def plain(value):
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value if isinstance(value, (str, int)) else None if np.isnan(value) else float(value)


def case(function, truth, predicted, value, **options):
    cases.append({
        'function': function,
        'truth': np.asarray(truth).tolist(),
        'predicted': np.asarray(predicted).tolist(),
        'options': {key: np.asarray(one).tolist() if isinstance(one, np.ndarray) else one for key, one in options.items()},
        'value': [plain(np.asarray(one)) for one in value] if isinstance(value, tuple) else plain(value),
    })


def draw(labels, rows, right):
    truth = random.choice(labels, rows)
    return truth, np.where(random.rand(rows) < right, truth, random.choice(labels, rows))


def label_scores(truth, predicted, binary=None, **w):
    sw = {'sample_weight': w['weights']} if w else {}
    for by, name in (('true', 'truth'), ('pred', 'predicted'), ('all', 'all')):
        case('normaliseConfusion', truth, predicted, sk.confusion_matrix(truth, predicted, normalize=by, **sw), by=name, **w)
    case('confusionMatrix', truth, predicted, sk.confusion_matrix(truth, predicted, **sw), **w)
    case('accuracy', truth, predicted, sk.accuracy_score(truth, predicted, **sw), **w)
    case('balancedAccuracy', truth, predicted, sk.balanced_accuracy_score(truth, predicted, **sw), **w)
    case('matthews', truth, predicted, sk.matthews_corrcoef(truth, predicted, **sw), **w)
    case('cohenKappa', truth, predicted, sk.cohen_kappa_score(truth, predicted, **sw), **w)
    for how in ('linear', 'quadratic'):
        case('cohenKappa', truth, predicted, sk.cohen_kappa_score(truth, predicted, weights=how, **sw), disagreement=how, **w)
    for zero in (0, 1):
        for beta in (0.5, 2.0):
            each = sk.precision_recall_fscore_support(truth, predicted, beta=beta, zero_division=zero, **sw)
            case('classScores', truth, predicted, tuple(each), beta=beta, zeroDivision=zero, **w)
        for average in ('macro', 'micro', 'weighted') + (('binary',) if binary is not None else ()):
            ours = dict(average=average, zeroDivision=zero, **w, **({'positive': binary} if average == 'binary' else {}))
            theirs = dict(average=average, zero_division=zero, **sw, **({'pos_label': binary} if average == 'binary' else {}))
            case('precision', truth, predicted, sk.precision_score(truth, predicted, **theirs), **ours)
            case('recall', truth, predicted, sk.recall_score(truth, predicted, **theirs), **ours)
            case('f1', truth, predicted, sk.f1_score(truth, predicted, **theirs), **ours)
            case('fBeta', truth, predicted, sk.fbeta_score(truth, predicted, beta=0.5, **theirs), beta=0.5, **ours)
    for digits in (0, 2, 3, 15):
        text = sk.classification_report(truth, predicted, digits=digits, zero_division=0, **sw)
        case('classificationReport', truth, predicted, text, digits=digits, **w)


def scores(truth, score, positive, **w):
    sw = {'sample_weight': w['weights']} if w else {}
    is_positive = np.asarray(truth) == positive
    ours = dict(positive=positive, **w)
    case('rocCurve', truth, score, sk.roc_curve(truth, score, pos_label=positive, **sw)[:2], **ours)
    case('precisionRecallCurve', truth, score, sk.precision_recall_curve(truth, score, pos_label=positive, **sw), **ours)
    case('rocAuc', truth, score, sk.roc_auc_score(is_positive, score, **sw), **ours)
    case('averagePrecision', truth, score, sk.average_precision_score(truth, score, pos_label=positive, **sw), **ours)
    case('logLoss', truth, score, sk.log_loss(is_positive, score, **sw), **ours)
    case('brier', truth, score, sk.brier_score_loss(is_positive, score, **sw), **ours)


def class_scores(truth, score, labels, **w):
    sw = {'sample_weight': w['weights']} if w else {}
    ours = dict(labels=labels, **w)
    for average in ('macro', 'weighted', 'micro'):
        value = sk.roc_auc_score(truth, score, multi_class='ovr', average=average, labels=labels, **sw)
        case('rocAuc', truth, score, value, average=average, **ours)
        value = sk.average_precision_score(truth, score, average=average, **sw)
        case('averagePrecision', truth, score, value, average=average, **ours)
    case('logLoss', truth, score, sk.log_loss(truth, score, labels=labels, **sw), **ours)
    case('brier', truth, score, sk.brier_score_loss(truth, score, labels=labels, **sw), **ours)
    for k in (1, 2):
        case('topKAccuracy', truth, score, sk.top_k_accuracy_score(truth, score, k=k, labels=labels, **sw), k=k, **ours)


def multilabel(truth, predicted, **w):
    sw = {'sample_weight': w['weights']} if w else {}
    case('hammingLoss', truth, predicted, sk.hamming_loss(truth, predicted, **sw), **w)
    case('subsetAccuracy', truth, predicted, sk.accuracy_score(truth, predicted, **sw), **w)
    case('binaryAccuracy', truth, predicted, 1 - sk.hamming_loss(truth, predicted, **sw), **w)
    for zero in (0, 1):
        names = [f'label {column}' for column in range(truth.shape[1])]
        text = sk.classification_report(truth, predicted, digits=3, zero_division=zero, target_names=names, **sw)
        case('multilabelReport', truth, predicted, text, digits=3, zeroDivision=zero, targetNames=names, **w)


def regression(truth, predicted, **w):
    sw = {'sample_weight': w['weights']} if w else {}
    case('meanAbsoluteError', truth, predicted, sk.mean_absolute_error(truth, predicted, **sw), **w)
    case('meanSquaredError', truth, predicted, sk.mean_squared_error(truth, predicted, **sw), **w)
    case('r2', truth, predicted, sk.r2_score(truth, predicted, **sw), **w)
    if np.ndim(truth) == 1:
        case('rootMeanSquaredError', truth, predicted, sk.root_mean_squared_error(truth, predicted, **sw), **w)
    if not w:
        case('maxError', truth, predicted, np.abs(np.asarray(truth) - predicted).max())


label_scores(*draw([0, 1], 40, 0.6), binary=1)
label_scores(*draw([-1, 1], 25, 0.7), binary=-1)
label_scores(*draw([3, 17, 100, 1000], 33, 0.5), weights=np.round(random.rand(33) * 3, 2))
label_scores(*draw(['noise', 'sine', 'square', 'a rather long name of a class'], 30, 0.5))
label_scores(*draw(['ham', 'späm'], 16, 0.5), binary='späm', weights=random.randint(0, 4, 16).astype(float))
label_scores([0, 1, 2, 2, 1, 0, 2], [0, 0, 2, 2, 0, 0, 2])
label_scores([5, 5, 5, 9], [5, 9, 7, 5])
label_scores([1, 1, 1], [1, 1, 1], binary=1)
label_scores([0, 0, 0], [0, 0, 0], binary=1)
# Precisions of 1/8, 3/8, 5/8: halves in the third decimal.
label_scores(np.repeat([0, 1, 2], 8), [0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 2, 2, 0, 0, 0, 0, 2, 2, 2, 2])

for truth, score, positive in (
    (random.randint(0, 2, 50), np.round(random.rand(50), 1), 1),
    (random.choice([3, 8], 20), random.rand(20), 8),
    (random.choice(['off', 'on'], 20), np.round(random.rand(20), 2), 'on'),
    (random.randint(0, 2, 12), np.full(12, 0.5), 1),
):
    scores(truth, score, positive)
    scores(truth, score, positive, weights=np.round(random.rand(len(truth)) * 5, 1))
sure = random.randint(0, 2, 10)
scores(sure, np.where(sure == 1, 1.0, 0.0), 1)
scores(sure, np.where(sure == 1, 0.0, 1.0), 1)

for labels in ([0, 1, 2, 3], [-4, 2, 11], ['a', 'b', 'c']):
    truth = random.choice(labels, 40)
    score = random.dirichlet(np.ones(len(labels)), 40)
    class_scores(truth, score, labels)
    class_scores(truth, score, labels, weights=np.round(random.rand(40) * 5, 1))

truth = (random.rand(20, 4) < 0.4).astype(int)
predicted = np.where(random.rand(20, 4) < 0.7, truth, 1 - truth)
predicted[:, 3] = 0
multilabel(truth, predicted)
multilabel(truth, predicted, weights=np.round(random.rand(20) * 5, 1))

truth = random.normal(0, 1, 15)
regression(truth, truth + random.normal(0, 0.5, 15))
regression(truth, truth + random.normal(0, 0.5, 15), weights=random.rand(15))
truth = random.normal(0, 1, (12, 3))
truth[:, 1] = 2
regression(truth, truth + random.normal(0, 0.5, (12, 3)))
regression(truth, np.where(np.arange(3) == 1, truth, 0.5), weights=random.rand(12))

lines = ',\n'.join(json.dumps(one, ensure_ascii=False) for one in cases)
versions = json.dumps({'numpy': np.__version__, 'scikit-learn': sklearn.__version__})
pathlib.Path(__file__).with_name('reference.json').write_text(f'{{"versions": {versions}, "cases": [\n{lines}\n]}}\n')
