"""Which words say that a figure is a sum so far: "bringing the toll to 14", «au total», «depuis»."""

from extract.claims.context import Context
from extract.model import DateMention, Precision, Quantity, Role, Span
from extract.text.verbs import VerbGroup

WORDS_OF_RECORD = 8
"""Words between «le plus meurtrier» and «depuis»."""
WORDS_OF_SUPERLATIVE = 4
"""Words of «le plus lourd» before «bilan»."""
WORDS_TO_BEGINNING = 4
"""Words between "began" and the date: "broke out in early March"."""
WORDS_OF_REPORT = 3
"""Words between "report" and its date: «le rapport du 17 octobre»."""


def find_raised(context: Context, quantity: Quantity) -> Span | None:
    """The verb by which a count comes to a number: "taking the number of cases to 42", «a porté le bilan à 14»."""
    claims = context.lexicon.claims
    first = begin_of_number(context, quantity)
    sentence = context.sentence_of(quantity)
    passed = last_verb_before(context, first)
    if passed and passed.lemma in claims.limits and passed.first >= sentence.first and first - passed.last <= 1:
        return context.span(passed.first, passed.last)  # "could surpass 700 homicides"
    if first <= sentence.first or context.words[first - 1] not in claims.sum_links:
        return None
    groups = [verb for verb in context.parse.verbs_around(quantity.first) if verb.last < first]
    verb = groups[-1] if groups else None
    if verb is None or verb.lemma not in claims.summing_verbs:
        return None
    return context.span(verb.first, verb.last)


def begin_of_number(context: Context, quantity: Quantity) -> int:
    """The first token of a number or of its qualifier: "to at least 42"."""
    starts = [each.start for each in quantity.evidence if each.role is Role.QUALIFIER and each.start < quantity.start]
    return min([context.token_at(start) for start in starts], default=quantity.first)


def is_mere_record(context: Context, quantity: Quantity, first: int, last: int) -> bool:
    """Whether a word of a sum belongs to a record: «le plus lourd bilan», "the highest toll since"; none counts."""
    dates, words = context.lexicon.dates, context.words
    sentence = context.sentence_of(quantity)
    is_since = dates.since.at(words, first, last) is not None
    floor = max(sentence.first, first - (WORDS_OF_RECORD if is_since else WORDS_OF_SUPERLATIVE))
    found = dates.records.find(words, floor, first)
    return bool(found) and all(word[0].isalnum() for word in words[found[-1][0] : first])


def is_of_place(context: Context, first: int, last: int) -> bool:
    """Whether «depuis» leads to a place: «a annoncé depuis Bratislava»."""
    if context.lexicon.dates.since.at(context.words, first, last) is None:
        return False
    return any(actor.first == last for actor in context.places_named)


def is_of_aside(context: Context, quantity: Quantity, first: int, last: int) -> bool:
    """Whether «depuis» stands behind a comma after the figure: "were tried, jailed since", of what else befell them."""
    is_since = context.lexicon.dates.since.at(context.words, first, last) is not None
    return is_since and context.lexicon.signs.comma in context.words[quantity.last : first]


def is_only_earlier(context: Context, total: Span, mention: DateMention | None) -> bool:
    """Whether «déjà», "already" only looks back to a day that is over: «avait déjà été frappée début août»."""
    day, first = context.published_day, context.token_at(total.start)
    if mention is None or mention.is_since or day is None or mention.date_end is None:
        return False
    return context.words[first] in context.lexicon.dates.earlier and mention.date_end < day


def is_since_word(context: Context, total: Span) -> bool:
    """Whether a sum is told by «depuis», "since" itself."""
    first, last = context.token_at(total.start), context.token_at(total.end)
    return context.lexicon.dates.since.at(context.words, first, last) is not None


def is_of_report(context: Context, mention: DateMention) -> bool:
    """Whether a date is that of a document, as the sums that it gives: «le rapport du 17 octobre fait état de»."""
    text, words = context.lexicon.text, context.words
    first = context.parse.sentence_of(mention.first).first
    at = mention.first - 1
    while at > first and mention.first - at < WORDS_OF_REPORT and words[at] in text.determiners | text.genitives:
        at -= 1
    is_led = at < mention.first - 1 and words[at] in context.lexicon.claims.documents
    return is_led and mention.precision is Precision.DAY


def is_beginning(context: Context, mention: DateMention) -> bool:
    """Whether a date tells when something began: "which broke out in 2011", «déclenchée en mars 2011»."""
    first = context.parse.sentence_of(mention.first).first
    verb = last_verb_before(context, mention.first)
    if verb is None or verb.first < first or mention.first - verb.last > WORDS_TO_BEGINNING:
        return False
    return verb.lemma in context.lexicon.claims.beginning


def last_verb_before(context: Context, index: int) -> VerbGroup | None:
    """The verb group of a token's sentence that ends last before it."""
    groups = [verb for verb in context.parse.verbs_around(index) if verb.last <= index]
    return groups[-1] if groups else None
