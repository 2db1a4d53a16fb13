"""Pages a second of `aloud extract --jsonl` beside trafilatura, on pages of the suites.

    cargo build --release && python3 tests/bench/pages.py [PAGES]

Each round runs all three on the same files, so that a slow moment of the machine meets each; the
medians of the rounds are printed. Needs ../shared and `pip install trafilatura lxml_html_clean`.
"""

import gzip
import json
import multiprocessing
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PAGES = PROJECT.parent / "shared/suites/data/dev/html"
PROGRAM = PROJECT / "target/release/aloud"
ROUNDS = 3


def unpack(folder, wanted):
    """As many pages of each suite as there are, in turn, up to `wanted`."""
    suites = [sorted(suite.glob("*.gz")) for suite in sorted(PAGES.iterdir())]
    turns = [[s[i] for s in suites if i < len(s)] for i in range(max(map(len, suites)))]
    paths = []
    for packed in [page for turn in turns for page in turn][:wanted]:
        path = folder / f"{packed.parent.name}-{packed.name.removesuffix('.gz')}"
        path.write_bytes(gzip.decompress(packed.read_bytes()))
        paths.append(path)
    return paths


def aloud(cases, jobs):
    command = [PROGRAM, "extract", "--jsonl", "--jobs", str(jobs), cases]
    answers = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return sum(bool(json.loads(line)["text"]) for line in answers.splitlines())


def extract(path):
    import trafilatura

    return bool(trafilatura.extract(path.read_bytes(), include_comments=False))


def trafilatura_one(paths):
    return sum(map(extract, paths))


def trafilatura_two(paths):
    with multiprocessing.Pool(2) as pool:
        return sum(pool.imap_unordered(extract, paths, chunksize=8))


def main():
    if not PAGES.is_dir():
        return print(f"SKIPPED: no {PAGES}")
    try:
        import trafilatura
    except ImportError as e:
        return print(f"SKIPPED: {e}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        paths = unpack(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 500)
        cases = folder / "cases.jsonl"
        cases.write_text("".join(json.dumps({"id": p.name, "html": str(p)}) + "\n" for p in paths))
        runs = {
            "aloud, 2 threads": lambda: aloud(cases, 2),
            "aloud, 1 thread": lambda: aloud(cases, 1),
            "trafilatura, 2 processes": lambda: trafilatura_two(paths),
            "trafilatura, 1 process": lambda: trafilatura_one(paths),
        }
        extract(paths[0])  # Loads its modules and models.
        times = {name: [] for name in runs}
        read = {}
        for _ in range(ROUNDS):
            for name, run in runs.items():
                begun = time.perf_counter()
                read[name] = run()
                times[name].append(time.perf_counter() - begun)
        size = sum(p.stat().st_size for p in paths) / 1e6
        print(f"{len(paths)} pages, {size:.1f} MB; trafilatura {trafilatura.__version__}")
        speed = {name: len(paths) / statistics.median(t) for name, t in times.items()}
        for name in runs:
            print(f"  {name:26} {speed[name]:8.1f} pages a second, text from {read[name]}")
        for count, peer in [("2 threads", "2 processes"), ("1 thread", "1 process")]:
            ratio = speed[f"aloud, {count}"] / speed[f"trafilatura, {peer}"]
            print(f"  ratio with {count:15} {ratio:8.2f}")


if __name__ == "__main__":
    main()
