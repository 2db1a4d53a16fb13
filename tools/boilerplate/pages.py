#!/usr/bin/env python3
"""Makes the training pages of train.py from a suite of pages with their right texts.

    pages.py SUITES ALOUD > PAGES.jsonl

SUITES is a folder as `tests/it/suites.rs` reads it, ALOUD the program. A block of what the program
reads is text if most of its runs of four words stand in the suite's text, furniture if few do; where a
suite names passages, those that must and must not be there tell. All else is unknown.
The page's words stay in PAGES.jsonl, which is no part of the project.
"""
import gzip
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlparse

# Whether a text is furniture, people have told for these; article_mozr holds another program's answers.
SUITES = ("article_shb", "article_traf", "article_gne")
LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\([^)]*\)")
KINDS = ((r"#", "heading"), (r">", "quote"), (r"(-|\*|\d+\.) ", "list_item"), (r"\|", "table_row"),
         (r"```", "code"))


def fold(text):
    return re.sub(r"\s+", " ", text or "").strip()


def tokens(text, chars):
    found = re.findall(r"\w+", text)
    return list("".join(found)) if chars else found


def blocks(markdown):
    """The blocks of what `aloud extract` writes, with what is marked in them."""
    markdown = re.sub(r"^---\n.*?\n---\n", "", markdown, flags=re.S)
    for paragraph in filter(str.strip, re.split(r"\n\s*\n", markdown)):
        is_list = re.match(r"\s*(-|\*|\d+\.) ", paragraph)
        for line in paragraph.split("\n") if is_list else [paragraph]:
            text = line.strip()
            kind = next((k for p, k in KINDS if re.match(p, text)), "paragraph")
            text = re.sub(r"^(#+|>|[-*]|\d+\.)\s+", "", text)
            linked = sum(len(found) for found in LINK.findall(text))
            slanted = len(text) > 2 and text[0] == text[-1] == "*"
            text = re.sub(r"\\([^\w])", r"\1", LINK.sub(r"\1", text)).replace("**", "").strip("*")
            if fold(text):
                share = min(1, linked / len(fold(text)))
                yield dict(text=fold(text), links=share, emphasis=slanted, kind=kind)


def label(text, row, chars):
    if row.get("with") is not None:
        if any(fold(w) and fold(w) in text for w in row["with"]):
            return 0
        return 1 if any(len(fold(w)) > 3 and fold(w) in text for w in row["without"]) else None
    if not row.get("body"):
        return None
    body = ("" if chars else " ").join(tokens(row["body"], chars))
    words = tokens(text, chars)
    runs = [("" if chars else " ").join(words[i:i + 4]) for i in range(max(1, len(words) - 3))]
    share = sum(run in body for run in runs) / len(runs)
    return None if len(words) < 3 else 0 if share > 0.6 else 1 if share < 0.2 else None


def site(row):
    host = urlparse(row.get("url") or "").netloc
    name = ".".join(host.split(".")[-2:])
    return row["id"] if not name or "archive.org" in name else name


def main():
    folder, aloud = Path(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as scratch:
        for suite in SUITES:
            for line in (folder / f"{suite}.jsonl").open(encoding="utf-8"):
                row = json.loads(line)
                page = Path(scratch) / "page.html"
                page.write_bytes(gzip.decompress((folder / row["html"]).read_bytes()))
                run = lambda *how: subprocess.run([aloud, "extract", *how, page], capture_output=True, text=True)
                read, known = run().stdout, run("--json").stdout
                found = list(blocks(read))
                for block in found:
                    block["label"] = label(block["text"], row, suite == "article_gne")
                authors = json.loads(known).get("authors", []) if known else []
                print(json.dumps(dict(site=site(row), authors=authors, blocks=found), ensure_ascii=False))


if __name__ == "__main__":
    main()
