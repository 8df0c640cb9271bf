"""The days of votes: named in the sentence, dated by the text, or that of the share before."""

from dataclasses import replace

from extract.claims.context import VOTE, Context
from extract.claims.days import (
    UNSURE,
    Timing,
    first_behind,
    is_led_by,
    is_of_contrast,
    of_mention,
    of_publication,
    owns_noun,
)
from extract.claims.kinds import RECENTLY, is_pluperfect, own_verb
from extract.claims.matches import MetricMatch
from extract.claims.passage_days import day_of_passage
from extract.claims.tied_dates import (
    RECALLED,
    WORDS_BEFORE_DATE,
    date_before_bracket,
    date_in_turn,
    is_compared,
    is_of_other_number,
    is_of_rule,
    is_of_saying,
)
from extract.model import Basis, DateMention, Modality, Precision, Quantity, Reach

SUNDAY = 6
"""The weekday on which most countries vote."""
DAYS_AFTER_VOTE = 3
"""Days after a vote on which what happened at the polls is still news."""
DAYS_OF_COUNTING = 10
"""Days before publication within which a vote was held whose figures are told."""
LARGEST_CHAMBER = 3000
"""Votes in a parliament or a council are fewer; the largest, China's, has some 3000 members."""
LAST_VOTE = 100
"""Days within which the rounds and the days of one vote fall: a figure without a date is of no vote before."""
SAME_VOTE = 2
"""Sentences within which a share goes on with the vote of the share before."""
SEATS = "seats"
VOTES = "votes"
"""The units of the metrics that count seats and votes (metrics/metrics.toml)."""


def of_vote(
    context: Context, quantity: Quantity, match: MetricMatch, modality: Modality, before: DateMention | None
) -> Timing:
    """The day of the vote: named in the sentence, else the vote that the text dates, else that of the share before."""
    sentence = context.tokens.sentences[quantity.first]
    here = context.dates_by_sentence.get(sentence, [])
    turn = date_before_bracket(context, quantity) or date_in_turn(context, quantity)
    if turn is not None:
        return of_mention(turn, Reach.CLAUSE)
    votes = [mention for mention in here if mention.event == VOTE and mention.rule != RECALLED]
    votes = [vote for vote in votes if not (is_of_results(context, vote) or is_compared(context, vote))]
    plain = [
        mention
        for mention in here
        if context.same_clause(mention.first, quantity.first)
        and not is_of_other_number(context, mention, quantity)
        and mention.rule != RECENTLY
        and not is_compared(context, mention)
        and not is_of_results(context, mention)
        and not context.is_dateline(mention)
        and not is_of_rule(context, mention)
    ]
    plain = [mention for mention in plain if mention.event in {None, VOTE} and mention.rule != RECALLED]
    votes = [vote for vote in votes if not is_of_other_number(context, vote, quantity)]
    votes = [vote for vote in votes if not is_elder_vote(context, vote, quantity, before)]
    own = [mention for mention in plain if 0 <= mention.first - quantity.phrase[1] <= WORDS_BEFORE_DATE]
    found = own[:1] or votes[:1] or ([first_behind(context, plain, quantity)] if plain else [])
    for mention in found:
        reach = Reach.CLAUSE if context.same_clause(mention.first, quantity.first) else Reach.SENTENCE
        return of_mention(mention, reach)
    if before is not None and modality not in UNSURE and is_ahead_of(context, before):
        before = None  # «opposés au second tour le 7 mai»: what is counted already is of the vote before
    if before is not None and is_just_before(context, before, quantity):
        return of_mention(before, Reach.PASSAGE)
    vote = nearest_vote(context, quantity, modality)
    if vote:
        return of_mention(vote, Reach.PASSAGE)
    day = day_of_chamber(context, quantity, match) or before
    day = day or (day_of_ballots(context) if modality not in UNSURE else None)
    if day:
        return of_mention(day, Reach.PASSAGE)
    timing = of_previous_sentence(context, sentence, modality)
    is_held = context.lexicon.definitions[match.metric].unit == SEATS and modality not in UNSURE
    is_held = is_held and not is_pluperfect(context, own_verb(context, quantity, match)) and not has_results(context)
    is_news = is_held or is_of_chamber(context, quantity, match)
    return timing if timing.date_end or not is_news else of_publication(context)


def is_ahead_of(context: Context, mention: DateMention) -> bool:
    """Whether a date lies behind the day of publication."""
    day = context.published_day
    return day is not None and mention.date_start is not None and mention.date_start > day


def has_results(context: Context) -> bool:
    """Whether a text tells on which day the results of a vote were known."""
    results = context.lexicon.dates.results
    return bool(
        context.days_once("of_results", lambda: [day for day in context.news_days if is_led_by(context, day, results)])
    )


def is_of_results(context: Context, mention: DateMention) -> bool:
    """Whether a day is that on which a vote's results were known: "according to results published on Monday"."""
    if mention.event == VOTE and owns_noun(context, mention):
        return False  # "results showing that he won Thursday's election"
    is_known = is_of_saying(context, mention) or is_led_by(context, mention, context.lexicon.dates.results)
    return is_known or is_led_by(context, mention, context.lexicon.claims.issued)


def is_just_before(context: Context, before: DateMention, quantity: Quantity) -> bool:
    """Whether the vote of the figure before was dated in the last sentences, and no other round is named here."""
    sentences = context.tokens.sentences
    distance = sentences[quantity.first] - sentences[before.first]
    if any(before.first < vote.first < quantity.first and vote.rule != RECALLED for vote in context.votes):
        return False
    return 0 <= distance <= SAME_VOTE and round_near(context, quantity.first) is None


def day_of_chamber(context: Context, quantity: Quantity, match: MetricMatch) -> DateMention | None:
    """The day on which a chamber voted: that of the passage."""
    sentence = context.tokens.sentences[quantity.first]
    return day_of_passage(context, sentence) if is_of_chamber(context, quantity, match) else None


def is_of_chamber(context: Context, quantity: Quantity, match: MetricMatch) -> bool:
    """Whether so few votes are a parliament's or a council's: its vote is the news, a people's may be of any day."""
    definition = context.lexicon.definitions[match.metric]
    return definition.unit == VOTES and quantity.value is not None and quantity.value < LARGEST_CHAMBER


def nearest_vote(context: Context, quantity: Quantity, modality: Modality) -> DateMention | None:
    """The dated vote that stands nearest to a number, of the same round where one is named, and held by then."""
    votes = [vote for vote in context.votes if vote.rule != RECALLED and not is_of_results(context, vote)]
    day = context.published_day
    if modality not in UNSURE and day is not None:
        votes = [vote for vote in votes if vote.date_start is None or vote.date_start <= day]
    votes = [vote for vote in votes if not is_held_against(context, vote)]
    latest = max((vote.date_end for vote in votes if vote.date_end), default=None)
    votes = [
        vote for vote in votes if latest is None or vote.date_end is None or (latest - vote.date_end).days < LAST_VOTE
    ]
    which = round_near(context, quantity.first)
    if which is not None:
        votes = [vote for vote in votes if round_near(context, vote.first) in {None, which}]
    return min(votes, key=lambda mention: abs(mention.first - quantity.first), default=None)


def is_held_against(context: Context, vote: DateMention) -> bool:
    """Whether a year is of a vote that only a figure is compared with: "lower than the 69 percent in the 2008 vote"."""
    if vote.rule == RECALLED:
        vote = next((each for each in context.votes if each.start == vote.start and each.rule != RECALLED), vote)
    return is_compared(context, vote) or (vote.precision is Precision.YEAR and is_of_contrast(context, vote))


def round_near(context: Context, index: int) -> int | None:
    """Which round of a vote the sentence of a token names last before it, else first: «au premier tour»."""
    sentence = context.parse.sentence_of(index)
    ordinals, events = context.lexicon.numbers.ordinals, context.lexicon.dates.events
    rounds = [
        (at, ordinals[context.words[at]])
        for at in range(sentence.first, sentence.last - 1)
        if context.words[at] in ordinals and events.get(context.words[at + 1]) == VOTE
    ]
    before = [number for at, number in rounds if at < index]
    return before[-1] if before else rounds[0][1] if rounds else None


def of_previous_sentence(context: Context, sentence: int, modality: Modality) -> Timing:
    """The date of a vote told in the sentence before, where that one gives shares too."""
    here = context.dates_by_sentence.get(sentence - 1, [])
    earlier = [each for each in here if not (is_of_results(context, each) or is_held_against(context, each))]
    earlier = [each for each in earlier if modality in UNSURE or not is_ahead_of(context, each)]
    return of_mention(earlier[0], Reach.PASSAGE) if earlier and VOTE in context.events_in(sentence - 1) else Timing()


def day_of_ballots(context: Context) -> DateMention | None:
    """The one Sunday that a text names, where it dates no vote."""
    published = context.published_day
    if published is None:
        return None
    sundays = {
        mention.date_start: mention
        for mention in context.news_days
        if mention.precision is Precision.DAY
        and mention.date_start is not None
        and mention.date_start.weekday() == SUNDAY
        and (published - mention.date_start).days <= DAYS_OF_COUNTING
    }
    if len(sundays) != 1:
        return None
    (mention,) = sundays.values()
    return replace(mention, basis=Basis.INFERRED, rule="date.voting_day")


def is_of_past_vote(context: Context, mention: DateMention) -> bool:
    """Whether a date is of a vote some days ago: no day of what a text tells since."""
    day = context.published_day
    if mention.event != VOTE or mention.is_since or day is None or mention.date_end is None:
        return False
    return (day - mention.date_end).days > DAYS_AFTER_VOTE


def is_elder_vote(context: Context, vote: DateMention, quantity: Quantity, before: DateMention | None) -> bool:
    """Whether another clause only names the year of a vote before: "who was robbed of victory in 2018, has 4%"."""
    if vote.precision is not Precision.YEAR or context.same_clause(vote.first, quantity.first):
        return False
    if before is None or before.date_start is None or vote.date_end is None:
        return False
    between = context.words[vote.last : quantity.first]
    if not context.lexicon.text.coordinators.isdisjoint(between):
        return False  # "won the first round in 2006 but lost the second, 47 to 53 percent"
    return vote.date_end < before.date_start
