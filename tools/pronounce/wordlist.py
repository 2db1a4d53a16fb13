"""The list of words: which there are, what each costs, and how it is read.

A reading is taken from the surest source that knows the word: `words.txt` (our own), CC-CEDICT, pypinyin's phrases,
the wide list of pypinyin-dict. Where the last of them stands alone and was itself put together from pieces, it is
asked whether the pieces that CC-CEDICT and pypinyin know say the same; if not, the word is left to the model.
"""
import math
from collections import Counter, defaultdict
from pathlib import Path

from sources import LONGEST, KEPT, characters, cedict, far, frequencies, one_reading, phrases, simplified

HERE = Path(__file__).resolve().parent
# What words are cut by, and no more, need not be rare.
SELDOM = 100
# What is said before a measure.
COUNTS = '一二两三四五六七八九十百千万几多半数'
# A word that crosses another's edge reaches at most so far, and a cut with it costs at most so much more; also if it
# leaves a character alone.
CROSSING, SCARCER, LONELY = 3, 4, 4


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
        count = self.count
        total = sum(count.values())
        cost = lambda n: min(63, round(3 * math.log(total / n)))
        self.cost, self.reading = {}, {}
        for word, n in count.items():
            if len(word) > 1 and (n >= 12 or n >= 5 and word in phrase):
                self.cost[word] = cost(n)
        for word, reading in phrase.items():
            odd = any(self.default.get(c) != r for c, r in zip(word, reading))
            if word in self.cost or odd and (len(word) <= 4 or count.get(word, 0) >= 2):
                self.cost.setdefault(word, cost(count.get(word, 1)) + (1 if word in count else 4))
                self.cost[word] = min(63, self.cost[word])
                self.reading[word] = reading
        self.single = {c: cost(count.get(c, 1)) for c in self.default}
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
            usual = min(63, round(3 * math.log(sum(self.count.values()) / max(60, self.count.get(word, 0)))))
            self.cost[word] = min(self.cost.get(word, 63), usual)
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


class Text:
    """A text cut into words, as `words.rs` does it."""

    def __init__(self, words, text):
        text = ''.join(words.simple.get(c, c) for c in text).replace('〇', '零')
        self.text, self.words = text, words
        n = len(text)
        best, step = [0] * (n + 1), [1] * n
        for i in range(n - 1, -1, -1):
            best[i] = words.single.get(text[i], 63) + best[i + 1]
            for size in range(2, min(LONGEST, n - i) + 1):
                cost = words.cost.get(text[i:i + size])
                if cost is not None and cost + best[i + size] < best[i]:
                    best[i], step[i] = cost + best[i + size], size
        # What the cheapest cut costs up to each place, and from there on.
        self.behind, self.before = best, [0] + [10**9] * n
        for i in range(n):
            reach = [(1, words.single.get(text[i], 63))]
            reach += [(size, words.cost.get(text[i:i + size])) for size in range(2, min(LONGEST, n - i) + 1)]
            for size, cost in reach:
                if cost is not None:
                    self.before[i + size] = min(self.before[i + size], self.before[i] + cost)
        self.spans, self.span_of, at = [], [], 0
        while at < n:
            self.span_of += [len(self.spans)] * step[at]
            self.spans.append((at, at + step[at]))
            at += step[at]

    def listed(self, i):
        """What the word list says of a character in its word; nothing if the word is in doubt: if another cut, which
        reads the character otherwise or leaves it alone, costs hardly more. 会长/达 and 会/长达 in 会长达."""
        a, b = self.spans[self.span_of[i]]
        word = self.text[a:b]
        reading = self.words.reading.get(word)
        if not reading or self.doubtful(i, a, b, reading[i - a]):
            return None
        return reading[i - a]

    def doubtful(self, i, a, b, told):
        """Whether a word that crosses an edge of the word from `a` to `b` takes this one character from it, or leaves
        it alone. 模样 in 大规模样本 leaves 本 alone, and takes more than one; 模 is no doubt."""
        if b - a < 2 or a < i < b - 1:
            return False
        if i + 1 == b and any(self.differs(i, i, i + n, told) for n in range(2, CROSSING + 1)):
            return True
        if i == a and any(self.differs(i, i + 1 - n, i + 1, told) for n in range(2, CROSSING + 1)):
            return True
        return self.alone(i, a, b)

    def differs(self, i, start, end, told):
        """Whether the word between two places reads a character otherwise, and is in a cut that costs hardly more."""
        words, other = self.words, self.text[max(start, 0):end]
        reading = words.reading.get(other)
        if start < 0 or len(other) != end - start or not reading:
            return False
        if self.before[start] + words.cost[other] + self.behind[end] > self.behind[0] + SCARCER:
            return False
        # A neutral tone is no other reading.
        one = reading[i - start]
        return one != told and not (one[:-1] == told[:-1] and '5' in (one[-1], told[-1]))

    def alone(self, i, a, b):
        """Whether the character is a word of its own beside one that reaches over the other edge: 扇 and 风化 in 扇风化."""
        words, text = self.words, self.text
        single, least = words.single.get(text[i], 63), self.behind[0] + LONELY
        if i == a:
            for end in range(b + 1, min(len(text), b + CROSSING) + 1):
                cost = words.cost.get(text[i + 1:end])
                if cost is not None and self.before[i] + single + cost + self.behind[end] <= least:
                    return True
        else:
            for start in range(max(0, a - CROSSING), a):
                cost = words.cost.get(text[start:i])
                if cost is not None and self.before[start] + cost + single + self.behind[i + 1] <= least:
                    return True
        return False
