"""The features of a block, exactly as src/source/readers/html/classifier/features.rs computes them: a test of
the program holds both to the scores in samples.txt, which train.py writes."""
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "src/source/readers/html/classifier"
CLASSES = ("call", "thing", "self", "you", "legal", "cite", "writer", "more", "other")
SPEECH = ("，“", "：“", "。”", "！”", "？”", "，”", ",”", ".”", "!”", "?”", ',"', '."', '!"', '?"',
          "“,", ": „", "。」", "、「", ": «", "», ", "', ")
ENDS = ".!?…。！？．｡؟۔।"
CLOSING = "\"'”’»）)』」】》]*_"


def is_cjk(c):
    return "\u2e80" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or "\uff00" <= c <= "\uffef"


def vocabulary():
    words = {}
    for line in (DATA / "vocabulary.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, rest = line.split(":", 1)
            words.setdefault(name, []).extend(rest.split())
    whole, begin, inside = {}, [], []
    masks = words.pop("mask", [])
    for name, all_ in words.items():
        for word in all_:
            if word.endswith("*"):
                begin.append((word[:-1], name))
            elif is_cjk(word[0]) or "가" <= word[0] <= "힣":
                inside.append((word, name))
            else:
                whole.setdefault(word, set()).add(name)
    return whole, begin, inside, masks


*WORDS, MASKS = vocabulary()


def lower_of(text):
    """In lower case, without the words that only look like some of the vocabulary."""
    lower = text.replace("US", "").lower()
    for mask in MASKS:
        lower = lower.replace(mask, " ")
    return lower


def split(lower):
    """Words of letters and digits, hyphens inside them included."""
    words, word = [], ""
    for c in lower:
        if is_cjk(c):
            if word:
                words.append(word)
            word = ""
        elif c.isalnum() or c == "-" or c == "©":
            word += c
        elif word:
            words.append(word)
            word = ""
    return words + ([word] if word else [])


def counts(text):
    """For every class, how many different entries of the vocabulary stand in a text."""
    lower = lower_of(text)
    whole, begin, inside = WORDS
    found = {name: set() for name in CLASSES}
    for word in split(lower):
        for name in whole.get(word, ()):
            found[name].add(word)
        for stem, name in begin:
            if word.startswith(stem):
                found[name].add(stem)
    for word, name in inside:
        if word in lower:
            found[name].add(word)
    return {name: len(words) for name, words in found.items()}


def commands(text):
    """Whether a sentence begins with a word of the class call."""
    sentences, sentence = [], ""
    for c in lower_of(text):
        sentence += c
        if c in ENDS or c in ",，、；;":
            sentences.append(sentence)
            sentence = ""
    whole, begin, inside = WORDS
    for sentence in sentences + [sentence]:
        lower = sentence.strip(CLOSING + "“„«「『（(【 \u00a0\u3000¡¿").lower()
        first = split(lower[:24])[:1]
        if first and not is_cjk(lower[0]):
            if "call" in whole.get(first[0], ()):
                return True
            if any(name == "call" and first[0].startswith(stem) for stem, name in begin):
                return True
        elif any(name == "call" and word in lower[:5] for word, name in inside):
            return True
    return False


def weight(text):
    """Letters and signs; a hanzi says as much as two and a half letters."""
    two = sum(5 if is_cjk(c) else 2 for c in text if not c.isspace())
    return two // 2


def ends_sentence(text):
    return text.rstrip(CLOSING + " \u00a0\u3000").endswith(tuple(ENDS))


def features(block, place):
    """block: text, links (share of 0..1), emphasis (whole), kind. place: after, before (blocks of prose
    behind and before it), starts (it begins with an author's name), names (it holds one)."""
    text = block["text"]
    n = counts(text)
    w = weight(text)
    f = []
    on = f.append
    size = 0 if w < 30 else 1 if w < 80 else 2 if w < 160 else 3 if w < 320 else 4
    on(f"size{size}")
    end = place["after"] == 0
    near = place["after"] <= 1
    top = place["before"] == 0
    where = "end" if end else "near" if near else "top" if top else "amid"
    on(f"at-{where}")
    if ends_sentence(text):
        on("sentence")
    last = text.rstrip(CLOSING + " \u00a0\u3000")[-1:]
    if last and last in "!！":
        on("shout")
    if last and last in "?？":
        on("ask")
    share = block["links"]
    linked = 0 if share == 0 else 1 if share < 0.3 else 2 if share < 0.7 else 3
    on(f"links{linked}")
    if block["emphasis"]:
        on("slanted")
        on(f"slanted-{where}")
    if block["kind"] != "paragraph":
        on("kind-" + block["kind"])
    if any(mark in text for mark in SPEECH):
        on("speech")
    if "@" in text or "://" in text or "www." in text.lower():
        on("address")
    if sum(c.isdigit() for c in text) * 5 > w:
        on("digits")
    for name in CLASSES:
        if n[name]:
            on(name)
            on(f"{name}-{where}")
        if n[name] > 1:
            on(name + "2")
        # How dense the words stand.
        if n[name] * 60 > w:
            on(name + "-dense")
    pairs = (("call", "thing"), ("call", "self"), ("call", "you"), ("thing", "you"), ("thing", "self"),
             ("self", "you"), ("self", "legal"), ("writer", "thing"), ("more", "call"))
    for a, b in pairs:
        if n[a] and n[b]:
            on(f"{a}+{b}")
            if where != "amid":
                on(f"{a}+{b}-edge")
    if n["call"] and commands(text):
        on("commands")
        on(f"commands-{where}")
        if n["thing"] or n["self"]:
            on("commands+thing")
    if n["call"] and n["thing"] and (n["self"] or n["you"]):
        on("invites")
        on(f"invites-{where}")
    if (n["call"] or n["more"]) and share > 0:
        on("call+link")
    if place["starts"]:
        on("starts")
        on(f"starts-{where}")
        if n["writer"]:
            on(f"starts+writer-{where}")
    elif place["names"]:
        on(f"names-{where}")
    return f
