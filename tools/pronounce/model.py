"""The model: what it looks at, and how it learns. `model.rs` is the other end of this file."""
import math
import warnings

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

PRIOR = 4.0      # how large the feature is that says what the word list reads
WEAK = 1.0       # how much the list speaks for a neutral tone
EDGE = 255       # the class of a mark, and of what lies beyond the text


def fnv(numbers):
    h = 0x811C9DC5
    for n in numbers:
        h = ((h ^ n) * 0x01000193) & 0xFFFFFFFF
    return h ^ h >> 15


class Features:
    def __init__(self, words, class_of):
        self.words = words
        names = sorted(set(class_of.values()))
        self.number = {name: n + 1 for n, name in enumerate(names)}
        assert len(names) < 200
        self.class_of = {w: self.number[c] for w, c in class_of.items()}

    def of(self, chars, way, i):
        """The features of the character at `i` in one of its ways; only of its own word if the list knows that."""
        spans, k = way.spans, way.k
        known = lambda c: c in self.words.default
        letter = lambda c: known(c) or c.isalnum()

        def at(j):
            return ord(chars[j]) if 0 <= j < len(chars) and letter(chars[j]) else 0

        def word(j):
            if not 0 <= j < len(spans):
                return (0,)
            a, b = spans[j]
            return tuple(at(n) for n in range(a, b))

        def kind(j):
            if not 0 <= j < len(spans):
                return EDGE
            a, b = spans[j]
            if not letter(chars[a]):
                return EDGE
            if chars[a] in '0123456789':
                return self.number['number']
            return self.class_of.get(chars[a:b], 0)

        def beside(j):
            """A character of a neighbouring word, told from the same character as a word of its own: 求 in 强|求职."""
            if not 0 <= j < len(spans) or not letter(chars[spans[j][0]]):
                return 0
            return spans[j][1] - spans[j][0] > 1

        a, b = spans[k]
        own = fnv((8, i - a, *word(k)))
        if way.listed:
            return [own]
        w1, w2, v1, v2 = word(k - 1), word(k - 2), word(k + 1), word(k + 2)
        c1, c2, d1, d2 = kind(k - 1), kind(k - 2), kind(k + 1), kind(k + 2)
        if c1 == EDGE:
            w2, c2 = (0,), EDGE
        if d1 == EDGE:
            v2, d2 = (0,), EDGE
        left = int(i == a and beside(k - 1))
        right = int(i + 1 == b and beside(k + 1))
        named = [
            (9, i - a, b - a), (13,),
            (1, at(i - 1), left), (2, at(i + 1), right), (3, at(i - 2)), (4, at(i + 2)),
            (5, at(i - 1), at(i + 1)), (6, at(i - 2), at(i - 1), left), (7, at(i + 1), at(i + 2), right),
            (10, *w1), (11, *v1), (14, *w2), (15, *v2),
            (16, c1), (17, d1), (18, c2), (19, d2),
            (20, c1, d1), (21, d1, d2), (22, c2, c1),
            (23, d2, *v1), (24, c2, *w1), (25, d1, *w1), (26, c1, *v1),
        ]
        # What else is in the clause, on either side.
        for step, name in ((-1, 27), (1, 28)):
            j = k + step
            for distance in range(6):
                if kind(j) == EDGE:
                    break
                if distance > 0:
                    named.append((name, *word(j)))
                    named.append((name + 2, kind(j)))
                j += step
        return [own] + list(dict.fromkeys(fnv(f) for f in named))


def learn(job):
    """Softmax regression. An example: features, listed reading, reading, weight. The answer: weights by feature."""
    classes, examples, strength = job
    place = {c: n for n, c in enumerate(classes)}
    # The list says right unless shown otherwise, also where no example has the reading.
    examples = examples + [([], c, c, 2.0) for c in classes]
    numbers, rows, columns, values = {}, [], [], []
    for row, (features, listed, _, _) in enumerate(examples):
        for f in features + ([('listed', listed)] if listed else []):
            rows.append(row)
            columns.append(numbers.setdefault(f, len(numbers)))
            values.append(PRIOR if isinstance(f, tuple) else 1.0)
    y = np.array([place[e[2]] for e in examples])
    if len(classes) < 2:
        return {}
    x = csr_matrix((values, (rows, columns)), shape=(len(examples), len(numbers)))
    weight = np.array([e[3] for e in examples])
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        fit = LogisticRegression(C=strength, max_iter=80, fit_intercept=False, tol=1e-3)
        fit.fit(x, y, sample_weight=weight)
    w = fit.coef_ if len(classes) > 2 else np.array([-fit.coef_[0] / 2, fit.coef_[0] / 2])
    return {f: (w[:, n] * (PRIOR if isinstance(f, tuple) else 1.0)).tolist() for f, n in numbers.items()}


def is_weak(listed):
    return bool(listed) and listed.endswith('5')


def scores(weights, classes, features, listed):
    """What speaks for each class. That the list has a neutral tone in a word speaks for it unless the same word was
    heard otherwise, as 关系 guānxì."""
    total = [0.0] * len(classes)
    if is_weak(listed) and listed in classes:
        total[classes.index(listed)] = WEAK
    for f in features + ([('listed', listed)] if listed and not is_weak(listed) else []):
        row = weights.get(f)
        if row:
            for c, v in enumerate(row):
                total[c] += v
    return total


def likely(dearer):
    """How probable a cut is that costs so much more than the cheapest, as a multiple of that one's probability."""
    return math.exp(-dearer / 3)


def choose(weights, classes, ways):
    """The likeliest reading over all ways of cutting the text: (how much dearer, features, listed reading) each."""
    total = [0.0] * len(classes)
    for dearer, features, listed in ways:
        told = scores(weights, classes, features, listed)
        said = [math.exp(v - max(told)) for v in told]
        for c, v in enumerate(said):
            total[c] += likely(dearer) * v / sum(said)
    return classes[total.index(max(total))]
