"""`menkou devices codes`: what every word of a device means, as the table of the handbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from devices.codes import AWAY, CODES, Meaning

HEAD = ("code", "asked again", "who can help", "residents read", "technicians read")


def rows(words: Callable[..., str]) -> Iterator[str]:
    """The table as Markdown, line by line; technicians' texts from `words`."""
    yield _row(HEAD)
    yield "|" + "---|" * len(HEAD)
    for code, meaning in sorted(CODES.items()):
        said = words(f"tech.code.{code}")
        again = "yes" if meaning.retryable else "no"
        help_from = meaning.user_action.value.replace("_", " ")
        yield _row((f"`{code}`", again, help_from, _residents(meaning), said))


def run() -> int:
    """Print it."""
    from ui.i18n import Words

    for line in rows(Words("en")):
        print(line)
    return 0


def _residents(meaning: Meaning) -> str:
    told: dict[str, list[str]] = {}
    for capability, sentence in meaning.resident.items():
        told.setdefault(sentence, []).append(capability.value)
    return "; ".join(f"`{sentence}` ({', '.join(kinds)})" for sentence, kinds in told.items())


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def away_rows() -> Iterator[str]:
    """What residents read when a kind of device is away."""
    yield "| kind | residents read |"
    yield "|---|---|"
    for capability, sentence in AWAY.items():
        yield _row((f"`{capability}`", f"`{sentence}`" if sentence else "nothing: the screen does"))
