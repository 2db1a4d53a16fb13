#!/usr/bin/env python3
"""Builds the data of `src/text/pronounce/data/`: Chinese words with their readings, and the model that
chooses between the readings of a character.

    python3 -m venv V && V/bin/pip install -r requirements.txt
    V/bin/python build.py SUITES [--cv]

SUITES is the folder with `g2p_zh_cpp.jsonl`. `--cv` prints the accuracy of a five-fold cross-validation
instead of writing anything. Deterministic: the same packages and sentences give the same bytes.

What is learned from: the hand-made readings of the suite's development half, about twenty a character.
(Labels of g2pM for the other characters of those sentences were tried and made it worse: g2pM reads 着力
with zhe and 行长 with xíng.)

The formats are described where they are read: `words.rs`, `model.rs`.
"""
import importlib
import json
import math
import random
import struct
import sys
from collections import Counter, defaultdict
from multiprocessing import Pool
from pathlib import Path

import jieba
import opencc
import pypinyin
from pypinyin.contrib.tone_convert import to_tone3

OUT = Path(__file__).resolve().parents[2] / 'src/text/pronounce/data'
FIRST, LAST = 0x3400, 0x9FFF
LONGEST = 8
PRIOR = 7.0      # what a reading of the word list weighs before anything is learned
SCALE = 16       # stored weights are this many times the learned ones


def hanzi(text):
    return all(FIRST <= ord(c) <= LAST for c in text)


_syllables = {}


def syllable(marked):
    if marked not in _syllables:
        _syllables[marked] = to_tone3(marked, neutral_tone_with_five=True).replace('ü', 'v')
    return _syllables[marked]


def fixed(reading):
    return reading if reading[-1].isdigit() else reading + '5'


# ---- the word list ------------------------------------------------------------------------------

def simplified():
    """Traditional characters, each with its simplified form."""
    path = Path(opencc.__file__).parent / 'dictionary/TSCharacters.txt'
    table = {}
    for line in path.read_text(encoding='utf-8').splitlines():
        a, b = line.split('\t')
        b = b.split(' ')[0]
        # 乾 is qián where it was not simplified; 着 and 著 are two words on the mainland.
        if len(a) == len(b) == 1 and hanzi(a + b) and a not in '乾著':
            table[a] = b
    return table


def phrases(to_simple):
    """Phrases with their readings, the surer source last."""
    found = {}
    for i in range(11):
        module = importlib.import_module(f'pypinyin_dict.phrase_pinyin_data.large_pinyin_{i}')
        for word, marked in module.phrases_dict.items():
            found[word] = [syllable(x[0]) for x in marked]
    path = Path(pypinyin.__file__).parent / 'phrases_dict.json'
    for word, marked in json.loads(path.read_text(encoding='utf-8')).items():
        found[word] = [syllable(x[0]) for x in marked]
    result = {}
    for word, reading in found.items():
        if 2 <= len(word) <= LONGEST and hanzi(word) and len(word) == len(reading):
            # Some list 一 and 不 as they sound; their sandhi is a rule of the program.
            reading = [{'一': 'yi1', '不': 'bu4'}.get(c, r) for c, r in zip(word, reading)]
            simple = ''.join(to_simple.get(c, c) for c in word)
            if simple == word or simple not in found:
                result[simple] = reading
    return result


def characters(to_simple):
    """The commonest reading of every character."""
    found = {}
    for name in ('pinyin', 'kmandarin_8105', 'cc_cedict'):
        module = importlib.import_module(f'pypinyin_dict.pinyin_data.{name}')
        for code, marked in module.pinyin_dict.items():
            found[chr(code)] = syllable(marked.split(',')[0])
    default = {c: fixed(r) for c, r in found.items() if hanzi(c)}
    # A traditional character that may be read as its simplified form commonly is, is read so: 長 as 长.
    # 髮 may not, and stays fà.
    every = importlib.import_module('pypinyin_dict.pinyin_data.pinyin').pinyin_dict
    for c, simple in to_simple.items():
        if default.get(simple) in {syllable(r) for r in every.get(ord(c), '').split(',')}:
            default[c] = default[simple]
    return default


def frequencies():
    found = {}
    path = Path(jieba.__file__).parent / 'dict.txt'
    for line in path.read_text(encoding='utf-8').splitlines():
        word, count, _ = line.split(' ')
        if hanzi(word) and len(word) <= LONGEST:
            found[word] = int(count)
    return found


class Words:
    """Words with a cost and, where it is known, their reading."""

    def __init__(self):
        self.simple = simplified()
        phrase, count = phrases(self.simple), frequencies()
        self.default = characters(self.simple)
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
        heard = defaultdict(Counter)
        for word, reading in phrase.items():
            for c, r in zip(word, reading):
                heard[c][r] += 1
        self.heard = heard
        for word in sorted(self.cost):
            if word not in self.reading:
                self.compose(word, phrase)

    def sure(self, c):
        """The reading of a character that hardly any phrase reads otherwise."""
        r, seen = self.default.get(c), self.heard[c]
        return r if r and seen[r] >= 0.97 * sum(seen.values()) else None

    def compose(self, word, phrase):
        """Reads a word without a reading of its own by the phrases inside it (中国银行), and by the
        characters between them that have one reading (着力点)."""
        reading, at = [None] * len(word), 0
        while at < len(word):
            for n in range(min(len(word) - at, len(word) - 1), 1, -1):
                part = phrase.get(word[at:at + n])
                if part:
                    reading[at:at + n] = part
                    at += n
                    break
            else:
                reading[at] = self.sure(word[at])
                at += 1
        if all(reading):
            self.reading[word] = reading


# ---- segmentation and features, as in words.rs and model.rs --------------------------------------

class Text:
    def __init__(self, words, text):
        text = ''.join(words.simple.get(c, c) for c in text)
        self.text, self.words = text, words
        n = len(text)
        best, step = [0] * (n + 1), [1] * n
        for i in range(n - 1, -1, -1):
            best[i] = words.single.get(text[i], 63) + best[i + 1]
            for size in range(2, min(LONGEST, n - i) + 1):
                cost = words.cost.get(text[i:i + size])
                if cost is not None and cost + best[i + size] < best[i]:
                    best[i], step[i] = cost + best[i + size], size
        self.spans, self.span_of, at = [], [], 0
        while at < n:
            self.span_of += [len(self.spans)] * step[at]
            self.spans.append((at, at + step[at]))
            at += step[at]

    def listed(self, i):
        """What the word list says of a character in its word."""
        a, b = self.spans[self.span_of[i]]
        reading = self.words.reading.get(self.text[a:b])
        return reading[i - a] if reading else None

    def features(self, i):
        def at(j):
            return ord(self.text[j]) if 0 <= j < len(self.text) else 0

        k = self.span_of[i]
        a, b = self.spans[k]

        def word(j):
            start, end = self.spans[j] if 0 <= j < len(self.spans) else (0, 0)
            return [ord(c) for c in self.text[start:end]]

        named = [
            (8, i - a, *word(k)), (10, *word(k - 1)), (11, *word(k + 1)),
            (1, at(i - 1)), (2, at(i + 1)), (3, at(i - 2)), (4, at(i + 2)),
            (5, at(i - 1), at(i + 1)), (6, at(i - 2), at(i - 1)), (7, at(i + 1), at(i + 2)),
            (9, i - a, b - a),
            (12, at(i - 3)), (12, at(i + 3)), (12, at(i - 4)), (12, at(i + 4)), (13,),
        ]
        # The list of words is surer than sentences that hold few of a character's words (应该 is in none
        # of them): where it knows the word, only a reading of this same word may object. Without this,
        # cross-validation gains 0.3 % and everyday words lose a quarter.
        if self.listed(i):
            named = named[:1]
        return [fnv(f) for f in named]


def fnv(numbers):
    h = 0x811C9DC5
    for n in numbers:
        h = ((h ^ n) * 0x01000193) & 0xFFFFFFFF
    return h ^ h >> 15


# ---- learning -----------------------------------------------------------------------------------

def learn(job):
    """Softmax regression by AdaGrad. An example: features, listed reading, reading."""
    classes, examples = job
    place = {c: n for n, c in enumerate(classes)}
    weights, grown = defaultdict(lambda: [0.0] * len(classes)), defaultdict(lambda: 1e-2)
    order, chance = list(range(len(examples))), random.Random(7)
    for _ in range(60):
        chance.shuffle(order)
        for n in order:
            features, listed, y = examples[n]
            scores = score(weights, features, listed, place, PRIOR)
            top = max(scores)
            e = [math.exp(s - top) for s in scores]
            total = sum(e)
            slope = [x / total - (c == place[y]) for c, x in enumerate(e)]
            if max(map(abs, slope)) < 0.01:
                continue
            square = sum(g * g for g in slope)
            for f in features + ([('listed', listed)] if listed else []):
                row = weights[f]
                grown[f] += square
                rate = 0.25 / math.sqrt(grown[f])
                for c, g in enumerate(slope):
                    row[c] -= rate * (g + 0.002 * row[c])
    return dict(weights)


def score(weights, features, listed, place, prior):
    scores = [0.0] * len(place)
    for f in features + ([('listed', listed)] if listed else []):
        row = weights.get(f)
        if row:
            for c, w in enumerate(row):
                scores[c] += w
    if listed in place:
        scores[place[listed]] += prior
    return scores


def examples(words, suites):
    """For each character the examples, each with the number of its sentence."""
    found = defaultdict(list)
    lines = (Path(suites) / 'g2p_zh_cpp.jsonl').read_text(encoding='utf-8').splitlines()
    for number, line in enumerate(lines):
        row = json.loads(line)
        text, i = Text(words, row['sentence']), row['index']
        reading = fixed(row['pinyin'].replace('u:', 'v'))
        found[text.text[i]].append((number, (text.features(i), text.listed(i), reading)))
    return found


def jobs(found, words, keep):
    """What is learned for each character: among the readings that were seen or are listed."""
    listed = defaultdict(set)
    for word, reading in words.reading.items():
        for c, r in zip(word, reading):
            listed[c].add(r)
    for c in sorted(found):
        classes = sorted({e[2] for _, e in found[c]} | listed[c])
        yield c, classes, [e for n, e in found[c] if keep(n)]


def cross_validate(found, words, pool):
    right = total = 0
    for fold in range(5):
        todo = list(jobs(found, words, lambda n: n * 7919 % 5 != fold))
        for (c, classes, _), weights in zip(todo, pool.map(learn, [t[1:] for t in todo], 8)):
            place = {r: n for n, r in enumerate(classes)}
            for n, (features, listed, y) in found[c]:
                if n * 7919 % 5 == fold:
                    scores = score(weights, features, listed, place, PRIOR)
                    right += classes[scores.index(max(scores))] == y
                    total += 1
        print(f'fold {fold}: {right}/{total} {100 * right / total:.2f} %', flush=True)


# ---- writing ------------------------------------------------------------------------------------

def trie(words):
    """The nodes of the words' trie, level by level: (character, first child), and each word's node."""
    level, nodes, of = [('', sorted(words))], [], {}
    while level:
        following = []
        for prefix, below in level:
            groups = defaultdict(list)
            for word in below:
                if len(word) > len(prefix):
                    groups[word[:len(prefix) + 1]].append(word)
            following += sorted(groups.items())
            if prefix:
                nodes.append((prefix[-1], len(groups)))
                of[prefix] = len(nodes) - 1
        level = following
    first, at = [], sum(1 for word in of if len(word) == 1)
    for _, children in nodes:
        first.append(at)
        at += children
    return [(c, f) for (c, _), f in zip(nodes, first)], of


def write(words, models):
    nodes, of = trie(words.cost)
    readings = {r for r in words.default.values()} | {r for m in models for r in m[1]}
    readings |= {r for reading in words.reading.values() for r in reading}
    place = {r: n + 1 for n, r in enumerate(sorted(readings))}
    value = [0] * len(nodes)
    odd = []
    for word, cost in words.cost.items():
        slot = of[word]
        value[slot] = 1 + cost
        if word in words.reading:
            value[slot] |= 0x80
            for n, (c, r) in enumerate(zip(word, words.reading[word])):
                if words.default.get(c) != r:
                    odd.append((slot << 4 | n, place[r]))
    odd.sort()
    out = bytearray()
    out += struct.pack('<4I', len(place), len(nodes), len(odd), len(models))
    for r in sorted(readings):
        out += r.encode().ljust(8, b'\0')
    for n in range(FIRST, LAST + 1):
        c = chr(n)
        s = words.simple.get(c, c)
        out += struct.pack('<HHHB', place.get(words.default.get(c), 0), of[c] + 1 if c in of else 0,
                           ord(s), words.single.get(c, 63))
    for (c, first), v in zip(nodes, value):
        out += struct.pack('<H', ord(c)) + first.to_bytes(3, 'little') + bytes([v])
    out += b''.join(struct.pack('<I', k) for k, _ in odd)
    out += b''.join(struct.pack('<H', r) for _, r in odd)
    body = bytearray()
    for c, classes, weights in models:
        listed = bytearray()
        for r in classes:
            row = weights.get(('listed', r), [0.0] * len(classes))
            listed += bytes(small(w + (PRIOR if q == r else 0)) for q, w in zip(classes, row))
        rows = sorted((f, bytes(small(w) for w in row)) for f, row in weights.items()
                      if isinstance(f, int) and max(row) - min(row) > 0.15)
        out += struct.pack('<HHII', ord(c), len(classes), len(rows), len(body))
        for r in classes:
            body += struct.pack('<H', place[r])
        body += listed
        body += b''.join(struct.pack('<I', f) for f, _ in rows)
        body += b''.join(row for _, row in rows)
    out += body
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / 'zh.bin').write_bytes(out)
    print(f'{len(words.cost)} words, {len(words.reading)} of them with a reading, {len(odd)} odd readings,'
          f' {len(nodes)} nodes, {len(models)} models of {len(body)} bytes; {len(out)} bytes in all')


def small(w):
    return max(-127, min(127, round(w * SCALE))) & 0xFF


def main():
    words = Words()
    print(len(words.cost), 'words', flush=True)
    found = examples(words, sys.argv[1])
    with Pool(2) as pool:
        if '--cv' in sys.argv:
            cross_validate(found, words, pool)
            return
        todo = list(jobs(found, words, lambda n: True))
        learned = pool.map(learn, [t[1:] for t in todo], 8)
    write(words, [(c, classes, w) for (c, classes, _), w in zip(todo, learned)])


if __name__ == '__main__':
    main()
