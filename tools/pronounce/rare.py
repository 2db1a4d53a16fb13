#!/usr/bin/env python3
"""Builds `src/speech/engines/espeak/rare.txt`: readings of the Chinese characters that `zh.bin` has no
place for: those outside the basic plane, and the compatibility forms and radicals inside it.

    V/bin/python rare.py

with the packages of `requirements.txt`. Readings are pypinyin's commonest; a compatibility form has the
reading of the character that Unicode maps it to.
"""
import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.pinyin_dict import pinyin_dict

OUT = Path(__file__).resolve().parents[2] / 'src/speech/engines/espeak/rare.txt'
COMPATIBLE = [(0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]
# Forms that Unicode does not map, in names of people and houses: the character they stand for.
FORMS = {'𠮷': '吉', '𠮟': '叱', '𣘺': '橋', '𥔎': '碕', '𨦇': '鋒'}
HEAD = """\
# Readings of rare characters, a syllable a line; made by tools/pronounce/rare.py.
# From pypinyin (mozillazg/pinyin-data, MIT licence) and the Unicode Character Database.
"""


def reading(c):
    marked = pinyin_dict.get(ord(c), '').split(',')[0]
    return to_tone3(marked, neutral_tone_with_five=True).replace('ü', 'v') if marked else ''


def main():
    found = {chr(c): reading(chr(c)) for c in pinyin_dict if c >= 0x20000}
    for first, last in COMPATIBLE:
        for c in map(chr, range(first, last + 1)):
            plain = unicodedata.normalize('NFKC', c)
            if len(plain) == 1 and not found.get(c):
                found[c] = reading(plain) if plain != c else reading(c)
    for form, plain in FORMS.items():
        found.setdefault(form, '') or found.update({form: reading(plain)})
    lines = defaultdict(list)
    for c, syllable in sorted(found.items()):
        if syllable and syllable.isascii() and syllable[-1] in '12345':
            lines[syllable].append(c)
    OUT.write_text(HEAD + ''.join(f'{s} {"".join(cs)}\n' for s, cs in sorted(lines.items())), encoding='utf-8')


if __name__ == '__main__':
    main()
