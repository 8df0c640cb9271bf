"""The days of surveys: those they were made on, else that of publication."""

from extract.claims.context import VOTE, Context
from extract.claims.days import WORDS_OF_OPENING, Timing, is_led_by, is_of_contrast, of_mention, of_publication
from extract.claims.passage_days import NEWS
from extract.claims.tied_dates import WORDS_BEFORE_DATE, is_contrasted, is_in_other_bracket, is_of_other_number, nearest
from extract.claims.vote_days import nearest_vote
from extract.model import DateMention, Modality, Precision, Quantity, Reach
from extract.text.verbs import Tense


def of_survey(context: Context, quantity: Quantity, modality: Modality) -> Timing:
    """The days of a poll where told, else the publication date: not the day on which it was made known."""
    sentence = context.tokens.sentences[quantity.first]
    here = [
        mention
        for mention in context.dates_by_sentence.get(sentence, [])
        if is_of_survey(context, mention) and is_told_with(context, mention, quantity)
    ]
    if here:
        return of_mention(nearest(here, quantity), Reach.SENTENCE)
    period = period_of_survey(context, quantity) or period_just_told(context, quantity)
    if period is not None:
        return of_mention(period, Reach.CLAUSE)
    surveys = context.days_once("of_survey", lambda: days_of_survey(context))
    if surveys:
        return of_mention(surveys[0], Reach.PASSAGE)
    vote = nearest_vote(context, quantity, modality) if is_of_exit_poll(context) else None
    return of_mention(vote, Reach.PASSAGE) if vote else of_publication(context)


def is_of_exit_poll(context: Context) -> bool:
    """Whether the text tells of a poll at the doors of the polling stations, which is of the day of the vote."""
    exits = context.lexicon.dates.exit_polls
    return bool(context.note_once("exit_polls", lambda: exits.find(context.words, 0, len(context.words))))


def period_of_survey(context: Context, quantity: Quantity) -> DateMention | None:
    """The month or year, over by now, of a poll that a figure is compared with: «contre 28 % fin octobre»."""
    here = context.dates_by_sentence.get(context.tokens.sentences[quantity.first], [])
    periods = [
        mention
        for mention in here
        if may_be_of_old_survey(context, mention, quantity)
        and not is_of_other_number(context, mention, quantity)
        and not is_in_other_bracket(context, mention, quantity)
    ]
    return nearest(periods, quantity) if periods else None


def may_be_of_old_survey(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether a period is over and stands hard by a share, or long over in its clause or before all of it."""
    day = context.published_day
    if mention.is_since or mention.date_end is None or day is None or mention.date_end >= day:
        return False
    if mention.precision not in {Precision.YEAR, Precision.MONTH, Precision.RANGE}:
        return False
    if opens_sentence(context, mention):
        return mention.last <= quantity.first
    is_hard_by = 0 <= mention.first - quantity.phrase[1] <= WORDS_BEFORE_DATE
    is_old = (day - mention.date_end).days > NEWS and context.same_clause(mention.first, quantity.first)
    return mention.event is None and (is_hard_by or is_old)


def opens_sentence(context: Context, mention: DateMention) -> bool:
    """Whether nothing but a few words and no verb stand before a date: "back in September 2006, when …"."""
    first = context.parse.sentence_of(mention.first).first
    verbs = context.parse.verbs_around(mention.first)
    is_early = mention.first - first <= WORDS_OF_OPENING
    return is_early and not any(verb.is_finite and first <= verb.first < mention.first for verb in verbs)


def period_just_told(context: Context, quantity: Quantity) -> DateMention | None:
    """The period of the sentence before, where "then", «alors» goes on from it."""
    sentence = context.sentence_of(quantity)
    if not context.lexicon.dates.back_then.at(context.words, sentence.first, sentence.last):
        return None
    earlier = context.dates_by_sentence.get(context.tokens.sentences[quantity.first] - 1, [])
    return next((mention for mention in reversed(earlier) if mention.precision is not Precision.DAY), None)


def is_told_with(context: Context, mention: DateMention, quantity: Quantity) -> bool:
    """Whether days are of a share's clause or of words for a poll, and not those of what it is compared with."""
    claims = context.lexicon.claims
    if is_of_contrast(context, mention) and not is_contrasted(context, quantity):
        return False
    is_poll = is_led_by(context, mention, claims.surveyed) or is_led_by(context, mention, claims.polls)
    return is_poll or context.same_clause(mention.first, quantity.first)


def days_of_survey(context: Context) -> list[DateMention]:
    """The days on which a poll was made: «réalisé du 3 au 5 mars»."""
    surveyed = context.lexicon.claims.surveyed
    return [mention for mention in context.dates if is_led_by(context, mention, surveyed)]


def is_of_survey(context: Context, mention: DateMention) -> bool:
    """Whether a date may be the days of a poll: it belongs to no vote, no event and no publishing."""
    is_poll = mention.event == VOTE and is_led_by(context, mention, context.lexicon.claims.polls)
    if (
        (mention.event and not is_poll)
        or context.is_dateline(mention)
        or mention.precision in {Precision.YEAR, Precision.MONTH}
    ):
        return False
    day = context.published_day
    is_past = day is None or (mention.date_end is not None and mention.date_end <= day)
    is_past = is_past and not is_supposed(context, mention)
    return is_past and not mention.is_since and not is_led_by(context, mention, context.lexicon.claims.issued)


def is_supposed(context: Context, mention: DateMention) -> bool:
    """Whether a date is only supposed: «si le premier tour avait lieu dimanche»."""
    hypothetical = context.lexicon.claims.hypothetical
    supposed = context.find(hypothetical, context.tokens.sentences[mention.first])
    if not any(context.same_clause(first, mention.first) for first, _, _ in supposed):
        return False
    # «si l'on compare ce sondage à celui du 8 mai» supposes nothing.
    verbs = [
        verb for verb in context.parse.verbs_around(mention.first) if context.same_clause(verb.head, mention.first)
    ]
    return not any(verb.is_finite and verb.tense is Tense.PRESENT for verb in verbs)
