#!/usr/bin/env python3
"""Draws docs/src/images/player.svg and docs/src/images/page.svg from what the program really shows.

    tools/pictures.py [ALOUD]        the program; default target/release/aloud

player.svg is the terminal of `aloud play`, read from tmux cell by cell; the sound goes to the device `silent`.
page.svg is a page of tests/pages with the word that its timing map puts at a moment, and what the program left out
of the page, each with the reason it gave. Needs Python 3.9 and tmux, and no Python package.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "src" / "images"
COLUMNS, ROWS = 84, 22
CELL_W, CELL_H = 9.0, 20.0
MONO = "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK SC','WenQuanYi Micro Hei',monospace"
SANS = "Helvetica,Arial,'Liberation Sans',sans-serif"
PAPER, INK = "#1e1f22", "#d8d8d8"

# Widths of Helvetica in thousandths of the size; Arial and Liberation Sans share them.
WIDTHS = dict(
    zip(
        map(chr, range(32, 127)),
        map(
            int,
            """278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
            278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611
            722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
            556 556 333 500 278 556 500 722 500 500 500 334 260 334 584""".split(),
        ),
    )
) | {"“": 333, "”": 333, "‘": 222, "’": 222, "£": 556, "–": 556, "…": 1000, "›": 333}


def width(text, size):
    return sum(WIDTHS.get(c, 556) for c in text) * size / 1000


def fitted(line, size):
    """Holds a line to its computed width where another font stands in; bold letters have other widths."""
    return f' textLength="{width(line, size):.1f}"'


def run(*args, **more):
    return subprocess.run(args, check=True, capture_output=True, text=True, **more).stdout


# --- the player -------------------------------------------------------------------------------------------------


def screen(aloud, world, article, at):
    """The player's screen, with the escape sequences of its colours, `at` seconds into the article."""
    tmux = ("tmux", "-L", f"aloud-pictures-{os.getpid()}", "-f", "/dev/null")
    env = f"env HOME={world} LANG=C.UTF-8 COLORTERM=truecolor TERM=tmux-256color"
    player = f"{env} '{aloud}' play '{article}' --device silent"
    run(*tmux, "new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), player)
    try:
        time.sleep(4)
        run(*tmux, "send-keys", "g", str(at), "Enter")
        time.sleep(1.5)
        return run(*tmux, "capture-pane", "-p", "-e").split("\n")[:ROWS]
    finally:
        run(*tmux, "kill-server")


def palette(n):
    """A colour of the 256."""
    if n >= 232:
        return "#" + f"{8 + (n - 232) * 10:02x}" * 3
    if n >= 16:
        steps = [0, 95, 135, 175, 215, 255]
        return "#%02x%02x%02x" % (steps[(n - 16) // 36], steps[(n - 16) // 6 % 6], steps[(n - 16) % 6])
    basic = "000000 cd0000 00cd00 cdcd00 4682d4 cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c8cff ff00ff 00ffff ffffff"
    return "#" + basic.split()[n]


def styled(style, codes):
    """The style after the numbers of one escape sequence."""
    codes = [int(c or 0) for c in codes.split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = {}
        elif code in (1, 2, 4, 7):
            style = style | {code: True}
        elif code in (38, 48) and codes[:1] == [5]:
            style = style | {code: palette(codes[1])}
            codes = codes[2:]
        elif code in (38, 48) and codes[:1] == [2]:
            style = style | {code: "#%02x%02x%02x" % tuple(codes[1:4])}
            codes = codes[4:]
        elif code in (39, 49):
            style = {k: v for k, v in style.items() if k != code - 1}
        elif 30 <= code <= 37 or 40 <= code <= 47:
            style = style | {38 if code < 40 else 48: palette(code % 10)}
    return style


def pieces(line, style):
    """Runs of one style and one width of letters: (column, columns, text, style)."""
    column, found = 0, []
    for part in re.split(r"(\x1b\[[\d;]*m)", line):
        if part.startswith("\x1b"):
            style = styled(style, part[2:-1])
            continue
        for wide, text in letters(part):
            columns = len(text) * (2 if wide else 1)
            found.append((column, columns, text, style))
            column += columns
    return found, style


def letters(text):
    """Parts of a text that are all wide or all narrow."""
    found = []
    for c in text:
        wide = unicodedata.east_asian_width(c) in "WF"
        if found and found[-1][0] == wide:
            found[-1][1] += c
        else:
            found.append([wide, c])
    return found


def player(lines):
    w, h, top = COLUMNS * CELL_W + 24, ROWS * CELL_H + 46, 34
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:g} {h:g}" width="{w:g}" height="{h:g}" role="img">',
        "<title>aloud play in a terminal: the current sentence is marked and the word being heard is lit</title>",
        f'<rect width="{w:g}" height="{h:g}" rx="8" fill="{PAPER}"/>',
        *(f'<circle cx="{18 + 18 * i}" cy="16" r="5" fill="#55585e"/>' for i in range(3)),
        f'<g font-family="{MONO}" font-size="15" xml:space="preserve">',
    ]
    style = {}
    for row, line in enumerate(lines):
        found, style = pieces(line, style)
        y = top + row * CELL_H
        for column, columns, text, s in found:
            x, wide = 12 + column * CELL_W, columns * CELL_W
            ink, ground = s.get(38, INK), s.get(48)
            if s.get(7):
                ink, ground = ground or PAPER, ink
            if ground:
                out.append(f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{CELL_H:g}" fill="{ground}"/>')
            if text.strip():
                look = ' font-weight="bold"' if s.get(1) else ""
                look += ' text-decoration="underline"' if s.get(4) else ""
                out.append(
                    f'<text x="{x:g}" y="{y + 15:g}" textLength="{wide:g}" lengthAdjust="spacingAndGlyphs" '
                    f'fill="{ink}"{look}>{escape(text)}</text>'
                )
    return "\n".join([*out, "</g>", "</svg>", ""])


# --- the page ---------------------------------------------------------------------------------------------------


def lines_of(text, begin, size, room):
    """The text cut into lines of at most `room` units: (index of the first letter, line)."""
    at, line, start = 0, "", begin
    for word in re.findall(r"\S+\s*", text):
        if line and width((line + word).rstrip(), size) > room:
            yield start, line.rstrip()
            line, start = "", begin + at
        line += word
        at += len(word)
    if line:
        yield start, line.rstrip()


def page(timing, omitted, lit, first):
    """The page's text from the block `first` on, with the word `lit` of the timing map, and the ledger beside it."""
    text, rate, room = timing["text"], timing["sample_rate"], 500
    segment, word = lit
    skipped = [(text[s["text"][0] : s["text"][1]], s["reason"]) for s in timing["skipped"]]
    body, y = [], 86
    for block in timing["blocks"][first : first + 6]:
        a, b = block["text"]
        if any(s["text"][0] <= a < s["text"][1] for s in timing["skipped"]):
            continue
        size, weight = (19, ' font-weight="bold"') if block["kind"] == "heading" else (15, "")
        for start, line in lines_of(text[a:b], a, size, room):
            for (from_, to), colour in ((segment["text"], "#fdf1c7"), (word["text"], "#f2b632")):
                from_, to = max(from_, start), min(to, start + len(line))
                if from_ < to:
                    x = 30 + width(line[: from_ - start], size)
                    body.append(
                        f'<rect x="{x - 2:.1f}" y="{y - size - 1}" width="{width(line[from_ - start : to - start], size) + 4:.1f}" '
                        f'height="{size + 8}" rx="3" fill="{colour}"/>'
                    )
            body.append(
                f'<text x="30" y="{y}" font-size="{size}"{weight} fill="#222"'
                f'{"" if weight else fitted(line, size)}>{escape(line)}</text>'
            )
            y += round(size * 1.55)
        y += 10
    low = y + 6
    from_, to = (f / rate for f in word["frames"])
    shown = text[word["text"][0] : word["text"][1]]
    body += [
        f'<rect x="30" y="{low}" width="{room}" height="86" rx="6" fill="#eef3f8"/>',
        f'<text x="44" y="{low + 24}" font-size="12" fill="#5b6b7b">written</text>',
        f'<text x="110" y="{low + 24}" font-size="15" font-weight="bold" fill="#222">{escape(shown)}</text>',
        f'<text x="44" y="{low + 48}" font-size="12" fill="#5b6b7b">spoken</text>',
        f'<text x="110" y="{low + 48}" font-size="15" fill="#222">{escape(word["said"])}</text>',
        f'<text x="44" y="{low + 72}" font-size="12" fill="#5b6b7b">frames</text>',
        f'<text x="110" y="{low + 72}" font-size="15" fill="#222">{word["frames"][0]:,} to {word["frames"][1]:,} '
        f"({from_:.3f} s to {to:.3f} s)</text>",
    ]
    side, y = [], 86
    for what, reason in skipped + omitted:
        what = what.replace("\n", " ")
        while width(what, 12) > 210:
            what = what[:-2].rstrip(" ,.…") + "…"
        side.append(f'<text x="566" y="{y}" font-size="11" fill="#9b4a2f">{escape(reason)}</text>')
        side.append(f'<text x="638" y="{y}" font-size="12" fill="#555">{escape(what)}</text>')
        y += 21
        if y > low + 80:
            break
    h = low + 112
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 {h}" width="880" height="{h}" role="img">',
            "<title>A page: the spoken word is lit in the text as it is written; beside it, what was left out and why</title>",
            f'<g font-family="{SANS}">',
            f'<rect width="880" height="{h}" rx="8" fill="#fff" stroke="#d5d9de"/>',
            f'<rect x="550" y="1" width="329" height="{h - 2}" fill="#f7f5f2"/>',
            '<text x="30" y="42" font-size="13" fill="#5b6b7b">The article, with the word that is heard</text>',
            '<text x="566" y="42" font-size="13" fill="#5b6b7b">Left out of the page, and why</text>',
            *body,
            *side,
            "</g>",
            "</svg>",
            "",
        ]
    )


def page_of(aloud, world, article, shown):
    env = os.environ | {"HOME": world}
    run(aloud, "-q", "speak", article, "-o", world, "--name", "page", env=env)
    timing = json.loads(Path(world, "page", "timing.json").read_text())
    omitted = json.loads(run(aloud, "extract", article, "--json", env=env))["omitted"]
    script = json.loads(run(aloud, "script", article, "--json", env=env))
    for segment in timing["segments"]:
        for word in segment["words"]:
            if timing["text"][word["text"][0] : word["text"][1]] == shown:
                edits = next(s["edits"] for s in script["segments"] if s["id"] == segment["id"])
                word["said"] = next(e["said"] for e in edits if e["shown"] == shown)
                block = next(i for i, b in enumerate(timing["blocks"]) if b["id"] == segment["block"])
                return page(timing, [(o["text"], o["reason"]) for o in omitted], (segment, word), block - 3)
    sys.exit(f"no word {shown} in {article}")


def main():
    aloud = str(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/aloud").resolve())
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as world:
        lines = screen(aloud, world, ROOT / "tests/articles/zh-en-bilingual.md", 19)
        (IMAGES / "player.svg").write_text(player(lines))
        made = page_of(aloud, world, str(ROOT / "tests/pages/en-newspaper.html"), "£1.3m")
        (IMAGES / "page.svg").write_text(made)
    for image in sorted(IMAGES.glob("*.svg")):
        print(image.relative_to(ROOT), image.stat().st_size)


if __name__ == "__main__":
    main()
