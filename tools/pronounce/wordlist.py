"""The list of words: which there are, what each costs, and how it is read.

A reading is taken from the surest source that knows the word: `words.txt` (our own), CC-CEDICT, pypinyin's phrases,
the wide list of pypinyin-dict. Where the last of them stands alone and was itself put together from pieces, it is
asked whether the pieces that CC-CEDICT and pypinyin know say the same; if not, the word is left to the model.
"""
import math
from collections import Counter, defaultdict
from pathlib import Path

from sources import LONGEST, KEPT, characters, cedict, everyday, far, frequencies, one_reading, phrases, simplified

HERE = Path(__file__).resolve().parent
# What words are cut by, and no more, need not be rare.
SELDOM = 100
# How much jieba's count says of how often a word is, beside wordfreq; and how rare a word can be at most, also one
# of our own that nobody has counted.
COUNTED, RAREST, OWN = 0.15, 2e-9, 1e-6
# What is said before a measure.
COUNTS = '一二两三四五六七八九十百千万几多半数'
# A cut that costs so much more than the cheapest counts no more.
DEARER = 12


class Words:
    """Words with a cost and, where it is known, their reading."""

    def __init__(self, npm):
        self.simple = simplified()
        self.entries = list(cedict(npm))
        self.count, self.speech = frequencies()
        self.default = characters(self.simple)
        self.one_reading = one_reading(self.entries, self.simple)
        self.default.update(self.one_reading)
        self.far = far()
        phrase, self.sure_phrase = self.vote()
        count, self.usual, self.total = self.count, everyday(), sum(self.count.values())
        self.cost, self.reading = {}, {}
        for word, n in count.items():
            if len(word) > 1 and (n >= 12 or n >= 5 and word in phrase):
                self.cost[word] = self.rarity(word)
        for word, reading in phrase.items():
            odd = any(self.default.get(c) != r for c, r in zip(word, reading))
            if word in self.cost or odd and (len(word) <= 4 or count.get(word, 0) >= 2):
                self.cost.setdefault(word, self.rarity(word))
                self.reading[word] = reading
        self.single = {c: self.rarity(c) for c in self.default}
        self.heard = defaultdict(Counter)
        for word, reading in phrase.items():
            for c, r in zip(word, reading):
                self.heard[c][r] += 1
        for word in sorted(self.cost):
            if word not in self.reading:
                self.compose(word, phrase)
        self.count_in_full()
        self.own()
        self.thin()
        # Set by `neighbours.py`: the kind of each word, and what it costs that two kinds stand side by side.
        self.kinds, self.beside = None, [[0] * 256 for _ in range(256)]

    def rarity(self, word, least=RAREST):
        """What a word costs: the rarer it is, the more."""
        often = COUNTED * self.count.get(word, 0) / self.total + (1 - COUNTED) * self.usual.get(word, 0)
        return min(63, round(-3 * math.log(max(often, least))))

    def vote(self):
        """Every word's reading by the surest source, and those of the sure sources alone."""
        wide, hand = phrases()
        to_simple = lambda word: ''.join(self.simple.get(c, c) for c in word)
        given = defaultdict(Counter)
        for traditional, simple, reading, glosses, name in self.entries:
            if not 2 <= len(simple) <= LONGEST:
                continue
            # A name, an old or a variant form is not what the word mostly is.
            worth = 1 if name or any(g.startswith(('variant', 'old variant', 'see ')) for g in glosses) else 3
            word = to_simple(traditional) if any(c in KEPT for c in traditional) else simple
            given[word][tuple(reading)] += worth + len(glosses)
        sure = {}
        for word, reading in hand.items():
            sure[to_simple(word)] = reading
        for word, readings in given.items():
            best = list(readings.most_common(1)[0][0])
            others = sure.get(word)
            # Several entries that differ in more than a neutral tone: the phrases choose among them.
            if len(readings) > 1 and others and tuple(others) in readings and not any(
                    b.endswith('5') for b in best):
                continue
            sure[word] = best
        found = dict(sure)
        for word, reading in wide.items():
            simple = to_simple(word)
            if simple in found or simple != word and simple in wide:
                continue
            pieces = self.pieces(simple, sure)
            if all(p is None or p[:-1] == r[:-1] and '5' in (p[-1], r[-1]) or p == r
                   for p, r in zip(pieces, reading)):
                found[simple] = reading
        return found, sure

    @staticmethod
    def pieces(word, sure):
        """The readings of the known words inside a word; `None` for what stands between them."""
        reading, at = [None] * len(word), 0
        while at < len(word):
            for n in range(min(len(word) - at, len(word) - 1), 1, -1):
                part = sure.get(word[at:at + n])
                if part:
                    reading[at:at + n] = part
                    at += n
                    break
            else:
                at += 1
        return reading

    def sure(self, c):
        """The reading of a character that hardly any phrase reads otherwise."""
        r, seen = self.default.get(c), self.heard[c]
        return r if r and seen[r] >= 0.97 * sum(seen.values()) else None

    def compose(self, word, phrase):
        """Reads a word without a reading of its own by the phrases inside it (中国银行), and by the
        characters between them that have one reading (着力点)."""
        reading = [p or self.sure(c) for p, c in zip(self.pieces(word, phrase), word)]
        if all(reading):
            self.reading[word] = reading

    def count_in_full(self):
        """个 behind a number is cited in its full tone, whichever source knows the word: 一个 yī gè."""
        for word, reading in self.reading.items():
            for i, (before, c) in enumerate(zip(word, word[1:]), 1):
                if c == '个' and before in COUNTS and reading[i] == 'ge5':
                    self.reading[word] = reading[:i] + ['ge4'] + reading[i + 1:]
                    reading = self.reading[word]

    def own(self):
        """`words.txt`: a word and its syllables; `?` leaves the word to the model, `x` makes it no word."""
        for line in (HERE / 'words.txt').read_text(encoding='utf-8').splitlines():
            if not line or line.startswith('#'):
                continue
            word, *told = line.split(' ')
            self.cost[word] = min(self.cost.get(word, 63), self.rarity(word, RAREST if word in self.usual else OWN))
            self.reading.pop(word, None)
            if told == ['x']:
                del self.cost[word]
            elif told != ['?']:
                assert len(told) == len(word), line
                # A hyphen stands for the character's commonest reading.
                self.reading[word] = [self.default[c] if r == '-' else r for c, r in zip(word, told)]

    def thin(self):
        """Drops long and rare words that say nothing that their characters do not."""
        for word in sorted(self.cost):
            plain = word in self.reading and all(self.default.get(c) == r for c, r in zip(word, self.reading[word]))
            if len(word) >= 4 and self.count.get(word, 0) < SELDOM and plain and all(self.sure(c) for c in word):
                del self.cost[word], self.reading[word]


class Way:
    """A cut of a text, with the word that holds a character in it."""

    def __init__(self, spans, k, listed, dearer):
        self.spans, self.k, self.listed, self.dearer = spans, k, listed, dearer


class Text:
    """A text cut into words, as `cut.rs` does it."""

    def __init__(self, words, text):
        text = ''.join(words.simple.get(c, c) for c in text).replace('〇', '零')
        self.text, self.words, n = text, words, len(text)
        kind, beside, outside = words.kinds.of, words.beside, words.kinds.edge
        # The words that may be in the text, and which of them start and end at each place.
        self.edges, starting, ending = [], [[] for _ in range(n + 1)], [[] for _ in range(n + 1)]
        for i in range(n):
            for size in range(1, min(LONGEST, n - i) + 1):
                word = text[i:i + size]
                cost = words.single.get(word, 63) if size == 1 else words.cost.get(word)
                if cost is not None:
                    starting[i].append(len(self.edges))
                    ending[i + size].append(len(self.edges))
                    self.edges.append((i, i + size, cost, kind(word)))
        # What the cheapest cut costs up to each word and from there on, with it, and the word before and behind.
        count = len(self.edges)
        self.upto, self.onward, self.last, self.next = [0] * count, [0] * count, [None] * count, [None] * count
        for e, (start, _, cost, k) in enumerate(self.edges):
            if start == 0:
                self.upto[e] = cost + beside[outside][k]
            else:
                self.upto[e], self.last[e] = min((self.upto[p] + beside[self.edges[p][3]][k], p) for p in ending[start])
                self.upto[e] += cost
        for e in range(count - 1, -1, -1):
            _, end, cost, k = self.edges[e]
            if end == n:
                self.onward[e] = cost + beside[k][outside]
            else:
                self.onward[e], self.next[e] = min((self.onward[q] + beside[k][self.edges[q][3]], q)
                                                   for q in starting[end])
                self.onward[e] += cost
        self.least = min((self.onward[e] + beside[outside][self.edges[e][3]] for e in starting[0]), default=0)

    def dearer(self, e):
        """How much more the cheapest cut with a word in it costs than the cheapest of all."""
        return self.upto[e] + self.onward[e] - self.edges[e][2] - self.least

    def around(self, e):
        """The words of the cheapest cut with a word in it, and which of them that is."""
        chain, at = [e], self.last[e]
        while at is not None:
            chain.append(at)
            at = self.last[at]
        chain.reverse()
        k, at = len(chain) - 1, self.next[e]
        while at is not None:
            chain.append(at)
            at = self.next[at]
        return [self.edges[e] for e in chain], k

    def kinds(self):
        """The kinds of the words of the cheapest cut."""
        first = next((e for e in range(len(self.edges)) if self.edges[e][0] == 0 and self.dearer(e) == 0), None)
        return [] if first is None else [word[3] for word in self.around(first)[0]]

    def ways(self, i):
        """The cheapest cut for each word that may hold a character, the cheapest first, if it costs hardly more than
        the cheapest of all. What the list says is of words of several characters."""
        found = [(self.dearer(e), e) for e, (start, end, *_) in enumerate(self.edges) if start <= i < end]
        for dearer, e in sorted(found):
            if dearer <= DEARER:
                start, end = self.edges[e][:2]
                words, k = self.around(e)
                reading = self.words.reading.get(self.text[start:end]) if end - start > 1 else None
                yield Way([w[:2] for w in words], k, reading[i - start] if reading else None, dearer)
