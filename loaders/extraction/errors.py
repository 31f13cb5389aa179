"""Errors: extraction against annotated articles, with the cause of every missed and every wrong claim.

    python -m loaders.extraction.errors GOLD_FOLDER [--lang da] [--predicate FINED] [--out FOLDER] [--quiet] [--explain NAME]

Reads NAME.txt, NAME.meta.json and NAME.json of the gold folder, extracts, and prints by language and predicate what was
right, then each miss with its likely cause and each wrong claim with the rule that made it, then the causes counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from graph.names import fold
from loaders.claims_file import annotate
from loaders.extraction.pipeline import explain, extract
from loaders.extraction.trace import SentenceTrace, Trace
from loaders.known import Known

_ARTICLES = {
    "the",
    "a",
    "an",
    "le",
    "la",
    "les",
    "l",
    "der",
    "die",
    "das",
    "den",
    "det",
    "de",
    "en",
    "et",
    "el",
    "los",
    "las",
    "il",
    "lo",
    "gli",
    "i",
    "het",
}
_LEGAL = {
    "inc",
    "ltd",
    "llc",
    "plc",
    "corp",
    "gmbh",
    "ag",
    "se",
    "sa",
    "sas",
    "spa",
    "srl",
    "bv",
    "nv",
    "aps",
    "as",
    "ab",
    "asa",
    "oy",
    "group",
    "groupe",
    "company",
    "co",
}

Side = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Print the comparison; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--lang", help="only articles of this language")
    parser.add_argument("--predicate", help="list only errors of this predicate")
    parser.add_argument("--out", type=Path, help="write the predictions into this folder")
    parser.add_argument("--quiet", action="store_true", help="print the totals only")
    parser.add_argument("--explain", help="print the whole trace of the articles whose name holds this")
    options = parser.parse_args(arguments)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    causes: Counter[str] = Counter()
    shares: Counter[str] = Counter()
    for path in _articles(options.gold):
        gold = json.loads(path.read_text("utf-8"))
        if options.lang and gold["lang"] != options.lang:
            continue
        text, known = _load(path)
        reading = extract(text, known)
        seen = annotate(reading, path.stem)
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / path.name).write_text(json.dumps(seen, ensure_ascii=False, indent=1), "utf-8")
        trace = explain(text, known)
        if options.explain and options.explain in path.stem:
            print(trace.as_text())
        lines = _compare(path.stem, gold, seen, trace, counts, causes, shares, text, options.predicate)
        if not options.quiet:
            print("\n".join(lines))
    _totals(counts, causes, shares)
    return 0


def _articles(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.json")) if not path.name.endswith(".meta.json")]


def _load(path: Path) -> tuple[str, Known]:
    meta_path = path.with_suffix(".meta.json")
    meta = json.loads(meta_path.read_text("utf-8")) if meta_path.exists() else {}
    fields = {name: meta.get(name) for name in ("url", "publisher", "title", "published")}
    return path.with_suffix(".txt").read_text("utf-8"), Known(**fields)


def _names(entity: Side) -> set[str]:
    found = set()
    for name in [entity["name"], *entity.get("aliases", [])]:
        words = fold(name).split()
        while len(words) > 1 and words[0] in _ARTICLES:
            words = words[1:]
        kept = [word for word in words if word not in _LEGAL]
        found.add(" ".join(kept or words))
    return found


def _agree(gold: Side, want: str | None, seen: Side, got: str | None) -> bool:
    if want is None or got is None:
        return want is None and got is None
    one, two = gold["by_key"][want], seen["by_key"][got]
    if "Group" in (one["type"], two["type"]):
        return bool(one["type"] == two["type"] and one.get("category") == two.get("category"))
    return bool(_names(one) & _names(two))


def _match(gold: Side, want: Side, seen: Side, got: Side) -> float:
    if got["predicate"] not in [want["predicate"], *want.get("predicate_or", [])]:
        return 0
    for role in ("subject", "object"):
        options = [want.get(role), *want.get(f"{role}_or", [])]
        if not any(_agree(gold, option, seen, got.get(role)) for option in options):
            return 0
    same_sum = 0.3 * float(got.get("amount") == want.get("amount"))
    return (
        1.0
        + same_sum
        + 0.2 * float(str(got.get("date"))[:4] == str(want.get("date"))[:4])
        + 0.1 * float(got["modality"] == want["modality"])
    )


def _compare(
    name: str, gold: Side, seen: Side, trace: Trace, counts: dict[str, Counter[str]], causes: Counter[str], shares: Counter[str],
    text: str, only: str | None,
) -> list[str]:  # fmt: skip
    for side in (gold, seen):
        side["by_key"] = {entity["key"]: entity for entity in side["entities"]}
    grid = sorted(
        (
            (_match(gold, want, seen, got), i, j)
            for i, want in enumerate(gold["claims"])
            for j, got in enumerate(seen["claims"])
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    mine: dict[int, int] = {}
    theirs: set[int] = set()
    for score, i, j in grid:
        if score and i not in mine and j not in theirs:
            mine[i] = j
            theirs.add(j)
    lines = [f"== {name} ({gold['lang']})"]
    for i, want in enumerate(gold["claims"]):
        if want.get("optional"):
            continue
        for key in ("all", f"language {gold['lang']}", f"predicate {want['predicate']}"):
            counts[key]["gold"] += 1
            counts[key]["right"] += i in mine
        if i not in mine:
            cause = find_cause(want, gold, trace, text)
            causes[f"missed: {cause.split(':')[0]}"] += 1
            if not only or only == want["predicate"]:
                lines.append(f"  MISSED {_show(want, gold)} | {cause} | {want['evidence'][:100]!r}")
        else:
            got = seen["claims"][mine[i]]
            lines += _qualities(want, got, gold, seen, shares, only)
    optional = {mine[i] for i, want in enumerate(gold["claims"]) if want.get("optional") and i in mine}
    for j, got in enumerate(seen["claims"]):
        if j in optional:
            continue
        for key in ("all", f"language {gold['lang']}", f"predicate {got['predicate']}"):
            counts[key]["predicted"] += 1
        if j not in theirs:
            rule = _rule(got, seen, trace)
            causes[f"wrong: {rule}"] += 1
            if not only or only == got["predicate"]:
                lines.append(f"  WRONG  {_show(got, seen)} | {rule} | {got['evidence'][:140]!r}")
    return lines


def _qualities(want: Side, got: Side, gold: Side, seen: Side, shares: Counter[str], only: str | None) -> list[str]:
    lines = []
    checks = {
        "modality": got["modality"] in [want["modality"], *want.get("modality_or", [])],
        "amount": not want.get("amount")
        or (got.get("amount") == want["amount"] and got.get("currency") == want.get("currency")),
        "attribution": _attributed(want, got, gold, seen),
    }
    for quality, right in checks.items():
        shares[f"{quality} asked"] += 1
        shares[f"{quality} right"] += right
        if not right and (not only or only == want["predicate"]):
            lines.append(
                f"  {quality.upper():6} {_show(want, gold)} -> {got['modality']} by {got.get('attributed_to')} {got.get('amount')} | {got['evidence'][:90]!r}"
            )
    return lines


def _attributed(want: Side, got: Side, gold: Side, seen: Side) -> bool:
    options = [want.get("attributed_to"), *want.get("attributed_to_or", [])]
    if want["predicate"] in ("ACCUSED", "DISPUTED", "CALLED_ON", "WROTE_TO"):
        options += [None, want["subject"]]
    return any(_agree(gold, option, seen, got.get("attributed_to")) for option in options)


def _show(claim: Side, side: Side) -> str:
    def name(key: str | None) -> str:
        return str(side["by_key"][key]["name"])[:40] if key else "-"

    more = f" {claim['amount']}" if claim.get("amount") else ""
    return f"{name(claim['subject'])} {claim['predicate']} {name(claim.get('object'))} [{claim['modality']}, {name(claim.get('attributed_to'))}]{more}"


def _sentences(claim: Side, trace: Trace, text: str) -> list[SentenceTrace]:
    start = text.find(claim["evidence"]) if "start" not in claim else claim["start"]
    end = start + len(claim["evidence"])
    return [sentence for sentence in trace.sentences if sentence.start < end and start < sentence.end]


def find_cause(want: Side, gold: Side, trace: Trace, text: str) -> str:
    """Return why an annotated claim was missed, 'cause' or 'cause: particulars', from the trace of its sentences."""
    sentences = _sentences(want, trace, text)
    if not sentences:
        return "evidence taken for furniture"
    predicates = [want["predicate"], *want.get("predicate_or", [])]
    refused = [
        line
        for s in sentences
        for line in s.refused
        if any(p in line for p in predicates)
        or ("roles/" in line and want["predicate"] in ("LEADS", "WORKS_FOR", "MEMBER_OF"))
    ]
    fired = [line for s in sentences for line in s.fired if any(p in line for p in predicates)]
    if fired:
        return f"other parties: {fired[0]}"
    if refused:
        return f"refused: {' ;; '.join(refused[:3])}"
    mentioned = " ".join(line for s in sentences for line in s.mentions)
    for role in ("subject", "object"):
        key = want.get(role)
        if (
            key
            and gold["by_key"][key]["type"] != "Group"
            and not any(name in fold(mentioned) for name in _names(gold["by_key"][key]))
        ):
            return f"no trigger and no mention of {role}"
    return "no trigger"


def _rule(got: Side, seen: Side, trace: Trace) -> str:
    subject = seen["by_key"][got["subject"]]
    for sentence in trace.sentences:
        if sentence.start == got["start"]:
            for line in sentence.fired:
                if f" {got['predicate']} " in line and any(
                    f"{form} {got['predicate']}" in line for form in [subject["name"], *subject.get("aliases", [])]
                ):
                    return line.split(": ")[0]
    return "merged"


def _totals(counts: dict[str, Counter[str]], causes: Counter[str], shares: Counter[str]) -> None:
    print()
    for key in sorted(counts):
        row = counts[key]
        precision = row["right"] / row["predicted"] if row["predicted"] else 0.0
        recall = row["right"] / row["gold"] if row["gold"] else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(
            f"{key:28} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  (gold {row['gold']}, predicted {row['predicted']})"
        )
    for quality in ("modality", "amount", "attribution"):
        print(
            f"{quality:28} {shares[f'{quality} right'] / max(1, shares[f'{quality} asked']):.3f} of {shares[f'{quality} asked']}"
        )
    print()
    for cause, count in causes.most_common(40):
        print(f"{count:4} {cause}")


if __name__ == "__main__":
    sys.exit(main())
