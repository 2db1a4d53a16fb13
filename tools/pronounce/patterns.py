"""Training text from patterns.

A line of `patterns/*.txt` is a character, a reading, and patterns of text in which it is read so:

    数 shu3 (在|来)数{count} 数了数

`(a|b)` is one of several, `{food}` a word of a class of `classes.py`, `^` and `$` the ends of a clause; where they
are missing, text of no importance may stand before or behind. The first such character has the reading; `[数]` is another.
"""
import itertools
import random
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Texts of a pattern that has more than so many.
LEAST, MOST = 14, 80
BEFORE = ['', '', '', '后来', '昨天', '听说', '我看见', '他说', '因为', '他', '我们', '妈妈', '小王', '那天', '现在']
BEHIND = ['', '', '', '。', '。', '，大家都看见了', '的时候', '，然后就走了', '！', '，', '吧', '，是吗？', '的']


def parts(character, pattern, members):
    """The alternatives of each part of a pattern. A word of a class is never one with the character itself."""
    def named(match):
        return [w for w in members[match[1]] if character not in w]

    for piece, optional in re.findall(r'(\([^)]*\)|\{[^}]*\}|[^?])(\??)', pattern):
        choices = []
        if piece[0] == '(':
            for choice in piece[1:-1].split('|'):
                match = re.match('@([a-z]+)', choice)
                choices += [w + choice[match.end():] for w in named(match)] if match else [choice]
        elif piece[0] == '{':
            choices = [w for name in piece[1:-1].split('|') for w in named(re.match('(.*)', name))]
        else:
            choices = [piece]
        yield choices + [''] * (bool(optional) * max(1, len(choices) // 2))


def expand(character, pattern, members):
    """Texts of a pattern, each with the place of the character."""
    chance = random.Random(character + pattern)
    start, end = pattern.startswith('^'), pattern.endswith('$')
    choices = list(parts(character, pattern.strip('^$'), members))
    total = 1
    for c in choices:
        total *= len(c)
    # As many texts as the longest part has alternatives, that each is seen.
    most = min(MOST, max(LEAST, *map(len, choices)))
    if total <= most:
        bodies = [''.join(x) for x in itertools.product(*choices)]
        bodies = bodies * max(1, min(3, most // (2 * total)))
    else:
        bodies = [''.join(chance.choice(c) for c in choices) for _ in range(most)]
    for body in bodies:
        before = chance.choice(['', '', '，', '。']) if start else chance.choice(BEFORE)
        behind = chance.choice(['', '。', '，', '。', '！']) if end else chance.choice(BEHIND)
        marked = body.find('[')
        place = marked if marked >= 0 else body.find(character)
        body = body.replace('[', '').replace(']', '')
        if place >= 0:
            yield before + body + behind, len(before) + place


def read(members):
    """All patterns: (character, reading, pattern, texts)."""
    for path in sorted((HERE / 'patterns').glob('*.txt')):
        for line in path.read_text(encoding='utf-8').splitlines():
            if not line or line.startswith('#'):
                continue
            character, reading, *patterns = line.split()
            assert re.fullmatch('[a-z]+[1-5]', reading) and len(character) == 1, line
            for pattern in patterns:
                texts = list(expand(character, pattern, members))
                assert texts, (character, pattern)
                yield character, reading, pattern, texts
