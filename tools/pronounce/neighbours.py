"""What it costs that two words stand side by side, by their kinds: a measure before a thing less than before a verb.

Learned from ordinary sentences without labels: they are cut, the pairs are counted, and they are cut again by what
that tells. `Words::beside` of `cut.rs` is the other end.
"""
import math
from collections import Counter

from wordlist import Text

KINDS = 256       # classes of characters alone, of longer words, and a kind for each of the commonest characters
ROUNDS = 2        # how often the sentences are cut and counted
UNSEEN = 5        # pairs are taken as seen so much oftener than they were, and than they would be by chance
MOST = 12         # a pair costs or saves at most so much
LENGTH = (4, 80)  # of a sentence, in characters


class Kinds:
    """The kind of each word."""

    def __init__(self, words, features):
        self.features, self.classes = features, len(features.number) + 2
        self.edge = self.classes - 1
        common = sorted(words.single, key=lambda c: (-words.usual.get(c, 0), c))[:KINDS - 2 * self.classes]
        self.own = {c: 2 * self.classes + n for n, c in enumerate(common)}
        self.known = words.default

    def of(self, word):
        if word in self.own:
            return self.own[word]
        c = word[0]
        if not (c in self.known or c.isalnum()):
            return self.edge
        if c in '0123456789':
            return self.features.number['number']
        return self.features.class_of.get(word, 0) + (self.classes if len(word) > 1 else 0)


def learn(words, sentences):
    """Sets the costs of pairs."""
    sentences = [s for s in dict.fromkeys(sentences) if LENGTH[0] <= len(s) <= LENGTH[1]]
    edge = words.kinds.edge
    for _ in range(ROUNDS):
        pairs, left, right = Counter(), Counter(), Counter()
        for sentence in sentences:
            kinds = [edge, *Text(words, sentence).kinds(), edge]
            pairs.update(zip(kinds, kinds[1:]))
        for (a, b), n in pairs.items():
            left[a] += n
            right[b] += n
        total = sum(left.values())
        words.beside = [[cost(pairs[a, b], left[a] * right[b] / total) for b in range(KINDS)] for a in range(KINDS)]


def cost(seen, by_chance):
    return max(-MOST, min(MOST, round(-3 * math.log((seen + UNSEEN) / (by_chance + UNSEEN)))))
