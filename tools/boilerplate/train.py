#!/usr/bin/env python3
"""Trains the model of src/source/readers/html/classifier.rs. Standard library only; same input, same weights.

    train.py PAGES.jsonl [--write]

PAGES.jsonl: one page a line, {"site": …, "blocks": [{"text", "links", "emphasis", "kind", "label"}],
"authors": […]}; label 1 is furniture, 0 text, null unknown. pages.py makes it from a suite. With them go the
invented pages of lines.txt. Only weights of general features are kept, never a word of a page.
Prints what 5-fold cross-validation by site says; --write writes weights.txt and the samples of the test.
"""
import hashlib
import json
import math
import random
import sys

from features import DATA, HERE, ends_sentence, features, weight

PROSE = 40
THRESHOLD = 1.0
NAMES = {"zh": "林一舟", "ja": "佐野春子", "ko": "한지우", "ru": "Анна Орлова", "fr": "Léa Morin",
         "es": "Inés Rueda", "it": "Dario Conti", "de": "Jana Voss", "en": "Nora Pike"}


def is_prose(block):
    return weight(block["text"]) >= PROSE and ends_sentence(block["text"]) and block["kind"] != "heading"


def places(page):
    """The place of every block, read from the end: blocks taken for furniture do not count as text."""
    blocks = page["blocks"]
    prose = [is_prose(b) for b in blocks]
    before = 0
    out = []
    for i, block in enumerate(blocks):
        after = 0
        for j in range(i + 1, len(blocks)):
            if prose[j] and blocks[j].get("label") != 1:
                after += 1
        name = [a for a in page["authors"] if len(a) > 1]
        head = block["text"][:40]
        starts = any(block["text"].startswith(a) for a in name) or (
            any(a in head for a in name) and any(c in head for c in ":："))
        out.append(dict(after=after, before=before, starts=starts,
                        names=any(a in block["text"] for a in name)))
        if prose[i] and block.get("label") != 1:
            before += 1
    return out


def invented():
    """Pages of the lines in lines.txt: text with traps, then furniture."""
    lines = {}
    for line in (HERE / "lines.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, kind, text = line.split("|", 2)
            lines.setdefault(lang, {}).setdefault(kind, []).append(text.replace("NAME", NAMES[lang]))
    pages = []
    for lang, kinds in sorted(lines.items()):
        text = kinds["prose"]
        for n, (kind, line) in enumerate((k, l) for k in sorted(kinds) for l in kinds[k]):
            label = 0 if kind in ("prose", "trap") else 1
            for spot in ("end", "amid", "top", "two"):
                rng = random.Random(f"{line}{spot}")
                body = [dict(text=t, label=0) for t in rng.sample(text, min(len(text), 4))]
                row = dict(text=line, label=label)
                if kind == "prose" or (label and spot == "amid" and kind != "invite"):
                    continue
                at = {"end": len(body), "two": len(body), "amid": len(body) // 2, "top": 0}[spot]
                if label and spot == "top" and kind == "bio":
                    continue
                body.insert(at, row)
                if spot == "two":
                    others = [l for k in ("invite", "legal", "more") for l in kinds.get(k, [])]
                    body.append(dict(text=rng.choice(others), label=1))
                for b in body:
                    b.update(links=0.0, emphasis=False, kind="paragraph")
                row["emphasis"] = kind == "bio" and rng.random() < 0.4
                if label and rng.random() < 0.3:
                    row["links"] = rng.choice((0.2, 0.5))
                pages.append(dict(site=f"invented-{lang}-{n}", authors=[NAMES[lang]], blocks=body))
    return pages


def rows(pages):
    out = []
    for page in pages:
        for block, place in zip(page["blocks"], places(page)):
            if block.get("label") is None or block["kind"] in ("heading", "code", "table_row"):
                continue
            if weight(block["text"]) > 700:
                continue
            out.append((features(block, place), block["label"], page["site"], block["text"]))
    return out


def train(data, epochs=250, rate=0.25, l2=0.0006):
    """Logistic regression by full gradient with momentum."""
    names = sorted({f for row in data for f in row[0]})
    index = {n: i for i, n in enumerate(names)}
    rows_ = [([index[f] for f in row[0]], row[1]) for row in data]
    w = [0.0] * len(names)
    b = 0.0
    v = [0.0] * len(names)
    vb = 0.0
    cost = {0: 1.0, 1: 2.0}
    total = sum(cost[y] for _, y in rows_)
    seen = [0] * len(names)
    rising = ["+" in n or n.startswith(("invites", "commands", "starts", "names")) for n in names]
    for f, _ in rows_:
        for i in f:
            seen[i] += 1
    for epoch in range(epochs):
        g = [0.0] * len(names)
        gb = 0.0
        for f, y in rows_:
            z = b + sum(w[i] for i in f)
            p = 1 / (1 + math.exp(-z)) if z > -30 else 0.0
            d = (p - y) * cost[y]
            gb += d
            for i in f:
                g[i] += d
        # Rare features take longer steps.
        vb = 0.9 * vb - rate * 4 * gb / total
        b += vb
        for i in range(len(w)):
            step = g[i] / (seen[i] + 30) + l2 * w[i] * 10
            v[i] = 0.9 * v[i] - rate * step
            w[i] += v[i]
            # Two signs together never say less than each alone: pages whose own text is what others
            # have as furniture would teach that.
            if rising[i] and w[i] < 0:
                w[i] = v[i] = 0.0
    return dict(zip(names, w)), b


def score(model, f):
    w, b = model
    return b + sum(w.get(x, 0.0) for x in f)


def report(name, scored):
    for t in (0.0, 0.5, 1.0, 1.5, 2.0):
        tp = sum(1 for s, y in scored if s > t and y)
        fp = sum(1 for s, y in scored if s > t and not y)
        fn = sum(1 for s, y in scored if s <= t and y)
        print(f"{name} threshold {t}: furniture found {tp}, missed {fn}, text lost {fp}")


def fold_of(site):
    return hashlib.sha256(site.encode()).digest()[0] % 5


def samples(model):
    """Blocks with their scores, by which a test of the program sees that it computes the same."""
    kept = {n: round(v * 100) / 100 for n, v in model["w"].items() if abs(v) >= 0.05}
    bias = round(model["b"] * 100) / 100
    rows_ = [p for p in invented() if fold_of(p["site"]) == 0][::9]
    out = ["# Made by train.py: prose behind and before, score in hundredths, text."]
    for page in rows_:
        for block, place in zip(page["blocks"], places(page)):
            plain = dict(block, links=0.0, emphasis=False)
            plain_place = dict(place, starts=False, names=False)
            total = score((kept, bias), features(plain, plain_place))
            line = f"{place['after']} {place['before']} {round(total * 100)} {block['text']}"
            if line not in out:
                out.append(line)
    (HERE / "samples.txt").write_text("\n".join(out) + "\n", encoding="utf-8")


def main():
    pages = [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]
    real, made = rows(pages), rows(invented())
    print(len(real), "blocks of pages,", sum(r[1] for r in real), "furniture;", len(made), "invented,",
          sum(r[1] for r in made))
    scored, scored_made, wrong = [], [], []
    for fold in range(5):
        data = [r for r in real + made if fold_of(r[2]) != fold]
        model = train(data)
        for r in real + made:
            if fold_of(r[2]) == fold:
                s = score(model, r[0])
                (scored_made if r[2].startswith("invented") else scored).append((s, r[1]))
                if (s > THRESHOLD) != bool(r[1]):
                    wrong.append((s, r))
    report("pages, unseen sites:", scored)
    report("invented, unseen lines:", scored_made)
    if "--show" in sys.argv:
        for s, r in wrong:
            print(f"{s:.2f}", r[1], r[2][:24], r[3][:120], [x for x in r[0]][:14])
    if "--write" in sys.argv:
        w, b = train(real + made)
        lines = [f"{'' if n == '' else n} {round(v * 100)}" for n, v in sorted(w.items()) if abs(v) >= 0.05]
        text = "# Made by tools/boilerplate/train.py: feature and weight, in hundredths.\n"
        (DATA / "weights.txt").write_text(text + "\n".join([f"bias {round(b * 100)}"] + lines) + "\n")
        print(len(lines), "weights")
        samples(dict(w=w, b=b))


if __name__ == "__main__":
    main()
