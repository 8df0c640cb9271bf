"""Which claims are one figure, and what its voices make of each other."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.tracking.reconcile import Figure, reconcile
from dashboard.tracking.statements import Part, Statement

AUGUST = date(2020, 8, 1).toordinal() - 1
JULIAN = 1721424.5


def say(
    number: float | str | None,
    qualifier: str = "exact",
    *,
    voice: int = 1,
    day: int = 18,
    since: int | None = None,
    kind: str = "total",
    **known: object,
) -> Statement:
    """A statement of August 2020, its text its voice's own unless `text` says otherwise."""
    value = None if number is None else Decimal(number)
    is_low = qualifier not in ("at_most", "less_than", "nearly")
    is_high = qualifier not in ("at_least", "more_than")
    end = AUGUST + day if day else 0
    usual: dict[str, object] = {
        "key": hash((number, qualifier, voice, day, since, kind)) % 10**6,
        "claim": f"c{voice}-{number}",
        "text": voice,
        "voice": voice,
        "is_attributed": True,
        "kind": kind,
        "qualifier": qualifier,
        "modality": "asserted",
        "value": value,
        "low": value if is_low else None,
        "high": value if is_high else None,
        "start": AUGUST + since if since else end,
        "end": end,
        "published": end + JULIAN,
        "has_time": False,
        "position": 0,
        "part": Part.NONE,
        "is_toll": True,
        "about": Decimal("0.1"),
    }
    return Statement(**{**usual, **known})  # type: ignore[arg-type]


def judge(*statements: Statement) -> tuple[str, str]:
    """The judgement and the rule of the only figure that the statements make."""
    [figure] = reconcile(statements)
    return str(figure.verdict.judgement), figure.verdict.reason.rule


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        (say(3), say(3, voice=2), "agree"),
        (say(3), say(5, voice=2), "contradict"),
        (say(2, "at_least"), say(3, voice=2), "compatible"),
        (say(2, "at_least"), say(2, voice=2), "agree"),
        (say(10, "at_most"), say(3, "at_least", voice=2), "compatible"),
        (say(3, "at_most"), say(5, "at_least", voice=2), "contradict"),
        (say(100, "about"), say(109, voice=2), "agree"),
        (say(100, "about"), say(111, voice=2), "contradict"),
        (say(100, "nearly"), say(91, voice=2), "agree"),
        (say(100, "nearly"), say(101, voice=2), "contradict"),
        (say(-2, "about", is_toll=False), say("-2.1", voice=2), "agree"),
        (say("9007199254740993"), say("9007199254740992", voice=2), "contradict"),
        (say("12345678901234567890123"), say("12345678901234567890123", voice=2), "agree"),
        (say("0.1"), say("0.10", voice=2), "agree"),
        (say(None, "vague", low=Decimal(20), high=Decimal(99)), say(60, voice=2), "agree"),
        (say(None, "vague", low=Decimal(20), high=Decimal(99)), say(100, voice=2), "contradict"),
    ],
)
@pytest.mark.parametrize("kind", ["total", "event", "level"])
def test_two_voices_on_one_day(one: Statement, other: Statement, judgement: str, kind: str) -> None:
    pair = [Statement(**{**vars(each), "kind": kind}) for each in (one, other)]

    assert judge(*pair)[0] == judgement
    assert judge(*reversed(pair))[0] == judgement


def test_the_width_of_about_is_told_with_the_verdict() -> None:
    [figure] = reconcile([say(100, "about"), say(109, voice=2)])

    assert figure.verdict.reason.width == Decimal("0.1")


def test_one_voice_in_ten_papers_is_one_voice() -> None:
    assert judge(*(say(3, text=text, claim=f"c{text}") for text in range(10))) == ("single", "single")


@pytest.mark.parametrize("modality", ["denied", "forecast", "hypothetical"])
def test_what_is_not_asserted_stands_beside_and_judges_nothing(modality: str) -> None:
    [figure] = reconcile([say(3), say(50, voice=2, modality=modality)])

    assert str(figure.verdict.judgement) == "single"
    assert [str(each.number) for each in figure.beside] == ["50"]


def test_what_is_unconfirmed_is_compared() -> None:
    assert judge(say(3), say(5, voice=2, modality="unconfirmed"))[0] == "contradict"


# Totals in their course


def test_a_total_rises_without_contradiction() -> None:
    assert judge(say(2, day=10), say(3, voice=2, day=18)) == ("compatible", "course")


def test_a_total_of_another_voice_cannot_be_less_than_an_earlier_one() -> None:
    assert judge(say(10, day=10), say(8, voice=2, day=18)) == ("contradict", "contradict_fell")


def test_a_voice_that_goes_back_is_noted_and_contradicts_nobody() -> None:
    [figure] = reconcile([say(10, day=10), say(8, day=18)])

    assert str(figure.verdict.judgement) == "single"
    assert [note.rule for note in figure.notes] == ["fell"]
    assert figure.latest is not None
    assert figure.latest.number == 8


def test_a_voice_that_corrected_itself_is_not_held_to_what_it_said_before() -> None:
    assert judge(say(10, day=10), say(8, day=12), say(8, voice=2, day=14))[0] == "compatible"


def test_two_totals_of_one_day_at_different_hours_may_rise_and_not_fall() -> None:
    morning = {"has_time": True, "published": AUGUST + 18 + JULIAN + 0.3}
    evening = {"has_time": True, "published": AUGUST + 18 + JULIAN + 0.8}

    assert judge(say(3, **morning), say(5, voice=2, **evening))[0] == "compatible"
    assert judge(say(5, **morning), say(3, voice=2, **evening))[0] == "contradict"


def test_a_text_s_own_number_is_where_its_course_began() -> None:
    own = say(2, text=1, voice=-1, is_attributed=False)
    [figure] = reconcile([own, say(3, text=1, voice=7)])

    assert str(figure.verdict.judgement) == "compatible"
    assert figure.latest is not None
    assert figure.latest.number == 3


def test_two_sources_of_one_text_can_contradict_each_other() -> None:
    assert judge(say(3, text=1), say(7, text=1, voice=2))[0] == "contradict"


def test_a_total_without_a_start_goes_on_the_open_count() -> None:
    [figure] = reconcile([say(2, "at_least", since=9), say(3, voice=2)])

    assert figure.starts == AUGUST + 9
    assert [each.number for each in figure.statements] == [2, 3]


def test_two_counts_with_different_starts_are_two_figures() -> None:
    figures = reconcile([say(6700, since=9), say(300, voice=2, since=16)])

    assert [str(figure.verdict.judgement) for figure in figures] == ["single", "single"]


def test_a_total_without_a_start_joins_the_count_that_it_does_not_make_fall() -> None:
    figures = reconcile([say(6700, since=9, day=17), say(300, since=16, day=17), say(320, voice=2, day=18)])

    assert sorted(len(figure.statements) for figure in figures) == [1, 2]
    assert all(str(figure.verdict.judgement) != "contradict" for figure in figures)


def test_a_count_that_was_not_heard_of_for_long_is_another_one() -> None:
    assert len(reconcile([say(3, day=1), say(40, voice=2, day=90)])) == 2


def test_increments_that_add_up_to_more_than_the_total_are_noted() -> None:
    events = [say(4, kind="event", day=day, voice=2) for day in (10, 12)]
    figures = reconcile([say(5, since=9), *events])
    [count] = [figure for figure in figures if figure.kind == "total"]

    assert [(note.rule, note.number, note.count) for note in count.notes] == [("increments", 8, 2)]


def test_an_open_total_is_exceeded_by_nothing() -> None:
    events = [say(4, kind="event", day=day, voice=2) for day in (10, 12)]
    figures = reconcile([say(5, "at_least", since=9), *events])

    assert all(not figure.notes for figure in figures)


# Events and levels on the same days


def count_figures(*statements: Statement) -> int:
    return len(reconcile(statements))


def test_events_of_different_days_are_different_figures() -> None:
    assert count_figures(say(3, kind="event", day=17), say(5, kind="event", voice=2, day=18)) == 2


def test_a_night_and_its_day_are_the_same_days() -> None:
    assert count_figures(say(3, kind="event", since=17, day=18), say(3, kind="event", voice=2, day=18)) == 1


def test_a_month_s_number_is_not_that_of_one_of_its_days() -> None:
    assert count_figures(say(30, kind="event", since=1, day=31), say(3, kind="event", voice=2, day=18)) == 2


def test_undated_events_are_compared_within_one_text_only() -> None:
    assert count_figures(say(3, kind="event", day=0), say(5, kind="event", voice=2, day=0)) == 2
    assert count_figures(say(3, kind="event", day=0, text=1), say(5, kind="event", voice=2, day=0, text=1)) == 1


def test_the_latest_word_of_a_voice_counts() -> None:
    first = say(3, kind="event", text=1, published=AUGUST + 18 + JULIAN)
    second = say(5, kind="event", text=2, published=AUGUST + 19 + JULIAN)

    assert judge(first, second, say(5, kind="event", voice=2))[0] == "agree"


def test_a_voice_that_names_two_numbers_in_one_text_is_held_to_neither_alone() -> None:
    both = (say(3, kind="event", text=1, position=10), say(9, kind="event", text=1, position=50))

    assert judge(*both, say(5, kind="event", voice=2))[0] == "agree"


def test_a_part_is_no_contradiction_of_its_whole() -> None:
    [figure] = reconcile([say(16, kind="event"), say(2, kind="event", voice=2, part=Part.LOOSE)])

    assert str(figure.verdict.judgement) == "single"
    assert [each.number for each in figure.beside] == [2]


def test_of_very_many_voices_the_extremes_are_found() -> None:
    crowd = [say(100, kind="event", voice=voice) for voice in range(1, 300)]

    assert judge(*crowd)[0] == "agree"
    assert judge(*crowd, say(101, kind="event", voice=999)) == ("contradict", "contradict")


def test_every_claim_stands_in_exactly_one_figure() -> None:
    kinds = ("total", "event", "level")
    statements = [
        say(number, kind=kind, voice=voice, day=day, key=at)
        for at, (number, kind, voice, day) in enumerate(
            (number, kind, voice, day)
            for number in (1, 5)
            for kind in kinds
            for voice in (1, 2)
            for day in (0, 3, 4, 30)
        )
    ]
    figures: list[Figure] = reconcile(statements)

    assert sorted(each.key for figure in figures for each in figure.members) == [each.key for each in statements]
