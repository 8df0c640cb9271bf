"""Who speaks: the noun phrase behind «selon» or beside a verb of saying, as the text's fullest name of it."""

from itertools import pairwise

from extract.actors.resolving import Sort
from extract.claims.context import Context
from extract.claims.naming import (
    Named,
    actors_between,
    is_led,
    is_role,
    joined_people,
    named_actor,
    past_article,
    past_dateline,
    resolve_pronoun,
    resolve_role,
    to_name,
    word_before,
)
from extract.lexicon.verbs import Form
from extract.model import Actor, Sentence
from extract.text.verbs import VerbGroup

LONGEST_SPEAKER = 14
"""Words that one speaker's noun phrase may have."""
PUBLISHERS = {Sort.ORGANISATION, Sort.PERSON}
"""Whose a document is: «selon le dernier bilan de la Protection civile»."""
REACH = 30
"""Words before a verb within which its speaker stands, what is set between commas included."""
MOST_SKIPPED = 10
"""Words that may stand between an inverted verb and its speaker: «a dit mardi à la presse, à Lomé, le …»."""


def speaker_at(context: Context, first: int, rule: str, *, must_speak: bool = False) -> Named | None:
    """The speaker whose noun phrase begins at a token; `must_speak` where the place alone does not make a speaker."""
    sentence = context.parse.sentence_of(min(first, len(context.words) - 1))
    first = past_article(context, first, sentence.last)
    if first >= sentence.last:
        return None
    if context.words[first] in context.lexicon.text.stressed_pronouns:
        return resolve_pronoun(context, first)
    last = end_of_phrase(context, first, sentence)
    if last <= first:
        return None
    named = person_behind(context, first, last, sentence)
    if named:
        return named_actor(named, rule)
    return read_phrase(context, first, last, rule, must_speak=must_speak)


def end_of_phrase(context: Context, first: int, sentence: Sentence) -> int:
    """The token after a noun phrase: at the next sign, verb, conjunction or preposition but «de»."""
    text, last = context.lexicon.text, first
    stop = min(sentence.last, first + LONGEST_SPEAKER)
    inside = {actor.first: actor.last for actor in actors_between(context, first, stop)}
    while last < stop:
        word = context.words[last]
        if last in inside:
            last = inside[last]
            continue
        is_owner = word in text.possessive_endings and last > first  # "the country's Central Statistics Office"
        is_part = is_owner or is_hyphen(context, last) or ends_abbreviation(context, last)
        if not word[0].isalpha() and not is_part:
            break
        # «selon la presse locale», «le dernier décompte»: what may be a source is no verb.
        is_verb = last > first and not is_source(context, last) and is_finite_verb(context, last)
        is_end = word in text.coordinators or word in text.subordinators or is_verb
        is_end = is_end or (last > first and is_clause_end(context, last))
        if is_end or (is_led(context, word) and word not in text.genitives) or is_date(context, last):
            break
        last += 1
    small = text.determiners | text.adverbs | text.negations | text.clitics
    while last > first and context.words[last - 1] in small and not is_option(context, last - 1):
        last -= 1
    return last


def is_option(context: Context, index: int) -> bool:
    """Whether a capital makes of a small word what one may vote for: «le Non l'a emporté»."""
    is_inside = index > context.parse.sentence_of(index).first
    return is_inside and context.tokens.is_capitalized(index) and context.words[index] in context.lexicon.claims.owners


def is_clause_end(context: Context, index: int) -> bool:
    """Whether a participle ends a noun phrase: "a man accused of", «les pompiers cités par»."""
    is_last = context.lexicon.text.noun_head_is_last
    return any(
        is_last or verb.lemma in context.lexicon.claims.citing
        for verb in context.parse.verbs_around(index)
        if verb.first == index and is_participle(context, index)
    )


def is_source(context: Context, index: int) -> bool:
    """Whether a word is the noun of a speaker or of a document."""
    word, claims = context.words[index], context.lexicon.claims
    return word in context.lexicon.actors.speakers or word in claims.documents or word in claims.polls


def is_hyphen(context: Context, index: int) -> bool:
    """Whether a hyphen ties two words: «porte-parole»."""
    tokens = context.tokens
    if context.words[index] not in context.lexicon.signs.dashes or index + 1 >= len(context.words) or index == 0:
        return False
    return tokens.starts[index] == tokens.ends[index - 1] and tokens.ends[index] == tokens.starts[index + 1]


def ends_abbreviation(context: Context, index: int) -> bool:
    """Whether a full stop ends a title before a name: "Gov. Bello Matawalle"."""
    if context.words[index] != context.lexicon.signs.period or index + 1 >= context.parse.sentence_of(index).last:
        return False
    titles = context.lexicon.actors.titles | context.lexicon.actors.roles
    return context.words[index - 1] in titles and context.tokens.is_capitalized(index + 1)


def is_finite_verb(context: Context, index: int) -> bool:
    """Whether a finite verb group begins at a token."""
    groups = context.parse.verbs_around(index)
    return any(verb.first == index and verb.is_finite for verb in groups) and not context.is_in_name(index)


def is_participle(context: Context, index: int) -> bool:
    """Whether a participle begins at a token: "a man accused of"; what may be an infinitive is a noun: "air strike"."""
    return any(
        verb.first == index and not verb.is_finite and verb.form is not Form.INFINITIVE
        for verb in context.parse.verbs_around(index)
    )


def is_date(context: Context, index: int) -> bool:
    """Whether a date begins at a token."""
    return end_of_date(context, index) > index


def end_of_date(context: Context, index: int) -> int:
    """The token after the date that begins at a token, its article counted in; the token itself where none does."""
    for mention in context.dates_by_sentence.get(context.tokens.sentences[index], []):
        lead = context.words[index : mention.first]
        if index <= mention.first and all(word in context.lexicon.dates.day_articles for word in lead):
            return max(index, mention.last)
    return index


def person_behind(context: Context, first: int, last: int, sentence: Sentence) -> Actor | None:
    """«le chef des pompiers, Rahim Alom»: the name that a comma ties to its role."""
    if not any(may_speak(context, at) for at in range(first, last)):
        return None
    last = past_complements(context, last, sentence)
    if last + 1 >= sentence.last or context.words[last] != context.lexicon.signs.comma:
        return None
    begin = past_article(context, last + 1, sentence.last)
    for actor in actors_between(context, last + 1, min(sentence.last, begin + 3)):
        is_after_title = all(word in context.lexicon.actors.titles for word in context.words[begin : actor.first])
        if actor.sort == Sort.PERSON and (actor.first == begin or is_after_title):
            return actor
    return None


def past_complements(context: Context, last: int, sentence: Sentence) -> int:
    """The comma behind what prepositions tie to a role: "the head of operations for the Near East, X"."""
    if last >= sentence.last or not is_led(context, context.words[last]):
        return last
    for at in range(last, min(sentence.last, last + LONGEST_SPEAKER)):
        if context.words[at] == context.lexicon.signs.comma:
            return at
        if not context.words[at][0].isalnum() or is_finite_verb(context, at):
            return last
    return last


def read_phrase(context: Context, first: int, last: int, rule: str, *, must_speak: bool) -> Named | None:
    """The speaker that a noun phrase names: a person or body in it, whom its role stands for, or its own words."""
    actors = [actor for actor in actors_between(context, first, last) if actor.sort != Sort.GROUP]
    heads = [actor for actor in actors if actor.first == first or not is_led(context, word_before(context, actor))]
    endings = context.lexicon.text.possessive_endings
    # "Mardini's colleague Ewan Watson": who owns is not who speaks.
    heads = [actor for actor in heads if actor.last >= last or context.words[actor.last] not in endings] or heads
    people = [actor for actor in heads if actor.sort == Sort.PERSON]
    if people:
        return named_actor(people[0], rule)
    publishers = [actor for actor in actors if actor not in heads and actor.sort in PUBLISHERS]
    if publishers and any(context.words[at] in context.lexicon.claims.documents for at in range(first, last)):
        return named_actor(publishers[0], rule)
    is_owned = heads and context.words[heads[0].first - 1] in endings and heads[0].sort == Sort.ORGANISATION
    if is_owned and not context.tokens.is_capitalized(first):
        return named_actor(heads[0], rule)  # "the country's Central Statistics Office"
    if heads and heads[0].first == first and heads[0].sort in {Sort.ORGANISATION, Sort.NAME}:
        return Named(longer(heads[0].name, context, first, last), rule, context.span(first, last))
    if any(may_speak(context, at) for at in range(first, last)):
        found = resolve_role(context, first, last)
        return Named(found.name if found else to_name(context, first, last), rule, context.span(first, last))
    if heads:
        return named_actor(heads[0], rule)
    return None if must_speak else Named(to_name(context, first, last), rule, context.span(first, last))


def longer(name: str, context: Context, first: int, last: int) -> str:
    """A body's fullest name, or the phrase as it stands where that says more."""
    phrase = to_name(context, first, last)
    return phrase if name in phrase else name


def may_speak(context: Context, index: int) -> bool:
    """Whether a common noun may be a source: one that speaks, a role, a force, or people of any sort."""
    actors, word = context.lexicon.actors, context.words[index]
    is_source = word in actors.speakers or word in actors.bodies or word in actors.forces
    return is_source or is_role(context, index) or word in context.lexicon.quantities.people


def speaker_behind(context: Context, verb: VerbGroup, rule: str) -> Named | None:
    """The speaker behind an inverted verb, days, adverbs and hearers passed: «a dit mardi à la presse la ministre»."""
    sentence = context.parse.sentence_of(verb.head)
    first = verb.last
    hyphens = (at for at in range(verb.first + 1, first + 1) if at < sentence.last)
    hyphen = next((at for at in hyphens if context.words[at] in context.lexicon.signs.dashes), None)
    if hyphen is not None:
        return pronoun_behind(context, hyphen, sentence)
    first = past_adjuncts(context, first, sentence)
    return speaker_at(context, first, rule) if first < sentence.last else None


def past_adjuncts(context: Context, first: int, sentence: Sentence) -> int:
    """The token behind days, adverbs and prepositional phrases that stand between a verb and its speaker."""
    text, stop = context.lexicon.text, min(sentence.last, first + MOST_SKIPPED)
    begin = first
    while begin < stop:
        word = context.words[begin]
        after_date = end_of_date(context, begin)
        if after_date > begin:
            begin = after_date
        elif (
            word in text.adverbs
            or word in context.lexicon.claims.day_parts
            or (word == context.lexicon.signs.comma and (begin > first or is_adjunct_behind(context, begin, stop)))
        ):
            begin += 1
        elif is_hearer_led(context, word) and word not in text.genitives:
            begin = past_complement(context, begin + 1, stop)
        else:
            return begin
    return begin


def is_hearer_led(context: Context, word: str) -> bool:
    """Whether a word leads to who is told, or to a place or time: the Spanish «a» is no preposition."""
    return is_led(context, word) or word in context.lexicon.actors.weak_place_prepositions


def is_adjunct_behind(context: Context, comma: int, stop: int) -> bool:
    """Whether a day or a place between commas stands between a verb and its speaker: «a jugé, en mai, le ministre»."""
    begin = comma + 1
    if begin >= stop or not (is_date(context, begin) or is_led(context, context.words[begin])):
        return False
    return context.lexicon.signs.comma in context.words[begin:stop]


def past_complement(context: Context, first: int, stop: int) -> int:
    """The token behind a preposition's noun, with what «de» ties to it: «au micro de Radio Sud»."""
    text = context.lexicon.text
    first = past_article(context, first, stop)
    while first < stop and context.words[first] in text.possessives:
        first += 1
    if first + 2 < stop and is_adjective_between(context, first + 1):
        first += 1  # «dans son rapport annuel l'ONG»
    inside = actors_between(context, first, first + 1)
    last = inside[0].last if inside else first + 1
    while last < stop and context.words[last] in text.genitives and not inside:
        behind = past_article(context, last + 1, stop)
        inside = actors_between(context, behind, behind + 1)
        last = inside[0].last if inside else behind + 1
    return last


def is_adjective_between(context: Context, index: int) -> bool:
    """Whether a word stands between a noun and the article of another: «son rapport annuel l'association»."""
    text, word, behind = context.lexicon.text, context.words[index], context.words[index + 1]
    is_small = word in text.determiners or is_led(context, word) or word in text.coordinators
    return word[0].isalpha() and not is_small and behind in text.determiners and behind not in text.genitives


def pronoun_behind(context: Context, first: int, sentence: Sentence) -> Named | None:
    """«a-t-il dit»: the pronoun behind the hyphens."""
    for at in range(first, min(sentence.last, first + 4)):
        if context.words[at] in context.lexicon.text.pronouns:
            return resolve_pronoun(context, at)
    return None


def speaker_before(context: Context, verb: VerbGroup, rule: str, *, must_speak: bool = True) -> Named | None:
    """The subject of a verb: beside it, or before what commas set between them."""
    sentence = context.parse.sentence_of(verb.head)
    cursor = before_small_words(context, verb, sentence)
    if cursor <= sentence.first:
        return None
    before = context.words[cursor - 1]
    if before in context.lexicon.text.pronouns:
        return resolve_pronoun(context, cursor - 1)
    if before in context.lexicon.text.coordinators:
        return elided_speaker(context, verb, rule, must_speak=must_speak)
    if before in context.lexicon.text.relatives and not context.is_in_name(cursor - 1):
        return antecedent(context, cursor - 1, sentence, rule, must_speak=must_speak)
    segments = segments_before(context, cursor, sentence)
    if not segments:
        return elided_speaker(context, verb, rule, must_speak=must_speak)
    named = first_speaker(context, segments, rule, must_speak=must_speak)
    if named is None and before == context.lexicon.signs.comma:
        # "police killed nine people, wounded dozens and …"
        return elided_speaker(context, verb, rule, must_speak=must_speak)
    return named


def antecedent(context: Context, relative: int, sentence: Sentence, rule: str, *, must_speak: bool) -> Named | None:
    """What a relative pronoun stands for: the noun phrase before it, a comma passed: "the gunman who shot four"."""
    text, signs = context.lexicon.text, context.lexicon.signs
    last = relative - 1 if context.words[relative - 1] == signs.comma else relative
    first = last
    while first > max(sentence.first, last - LONGEST_SPEAKER) and context.words[first - 1][0].isalpha():
        word = context.words[first - 1]
        is_tied = word in text.determiners and context.words[first - 2] in text.genitives
        if word in text.genitives or is_tied or (word in text.determiners and is_complement_of(context, first - 1)):
            first -= 1
            continue
        if word in text.determiners or word in text.prepositions or is_finite_verb(context, first - 1):
            break
        first -= 1
    first = past_article(context, first, last)
    return read_phrase(context, first, last, rule, must_speak=must_speak) if last > first else None


def is_complement_of(context: Context, index: int) -> bool:
    """Whether a determiner that is a preposition too ties what follows to a noun: «les forces de l'ordre», «des»."""
    text = context.lexicon.text
    return context.words[index] in text.genitives and context.words[index - 1][0].isalpha()


def first_speaker(context: Context, segments: list[tuple[int, int]], rule: str, *, must_speak: bool) -> Named | None:
    """The speaker among the stretches before a verb: a person of the subject or its apposition, else the subject."""
    readable = [
        (past_article(context, first, last), last) for first, last in segments if not is_adjunct(context, first)
    ]
    for first, last in readable:
        if context.words[first] in context.lexicon.text.pronouns:
            return resolve_pronoun(context, first)
        actors = actors_between(context, first, last)
        is_people = actors and actors[0].sort in {Sort.PERSON, Sort.NAME} and is_titled(context, first, actors[0])
        if is_people and (actors[0].sort == Sort.PERSON or joined_people(context, actors[0], last)[1] > actors[0].last):
            return named_people(context, actors[0], last, rule)
    if not readable and len(segments) == 1:
        readable = behind_adjunct(context, *segments[0])
    for first, last in readable:
        end = min(last, end_of_phrase(context, first, context.parse.sentence_of(first)))
        named = read_phrase(context, first, end, rule, must_speak=must_speak) if end > first else None
        if named:
            return named
    return None


def behind_adjunct(context: Context, first: int, last: int) -> list[tuple[int, int]]:
    """The subject that no comma parts from a time or place before it: "At the last election the Civic Party won"."""
    text = context.lexicon.text
    for actor in actors_between(context, first, last):
        if actor.last == last and not is_led(context, word_before(context, actor)) and actor.first > first:
            return [(actor.first, last)]
    for at in range(last - 1, first, -1):
        is_article = context.words[at] in text.determiners and context.words[at] not in text.genitives
        if is_article and not is_led(context, context.words[at - 1]):
            return [(past_article(context, at, last), last)]
    return []


def is_titled(context: Context, first: int, actor: Actor) -> bool:
    """Whether only titles stand between a token and a name: «le docteur X», "Dr. X"."""
    period = context.lexicon.signs.period
    return all(word in context.lexicon.actors.titles or word == period for word in context.words[first : actor.first])


def named_people(context: Context, actor: Actor, limit: int, rule: str) -> Named:
    """A person, with those joined to the name."""
    first, last = joined_people(context, actor, limit)
    return (
        named_actor(actor, rule)
        if last == actor.last
        else Named(to_name(context, first, last), rule, context.span(first, last))
    )


def is_adjunct(context: Context, first: int) -> bool:
    """Whether a stretch between commas only says when or where: it begins with a preposition or a date."""
    word = context.words[first]
    is_preposition = is_led(context, word) and word not in context.lexicon.text.determiners
    return is_preposition or is_date(context, first)


def before_small_words(context: Context, verb: VerbGroup, sentence: Sentence) -> int:
    """The token at which a verb with its clitics, negations and adverbs begins."""
    text, cursor = context.lexicon.text, verb.first
    small = text.clitics | text.negations | text.adverbs
    while cursor > sentence.first and context.words[cursor - 1] in small and not is_option(context, cursor - 1):
        cursor -= 1
    return cursor


def segments_before(context: Context, cursor: int, sentence: Sentence) -> list[tuple[int, int]]:
    """The stretches between commas that lead to a verb, the one nearest to the subject's place first.

    Where a comma stands right before the verb, what is before it is an apposition, and the subject before that.
    """
    signs, text = context.lexicon.signs, context.lexicon.text
    floor = max(past_dateline(context, sentence), cursor - REACH)
    begin = cursor
    skipped = cursor
    if context.words[cursor - 1] != signs.comma:
        skipped = floor  # a relative clause ends in a comma before the verb
    while begin > floor:
        word = context.words[begin - 1]
        is_small = word in text.subordinators and not context.is_in_name(begin - 1)
        if word in signs.quotes or word in signs.breaks or is_small:
            break
        if ends_finite_verb(context, begin):
            relative = relative_clause_before(context, begin, floor) if skipped == cursor else None
            if relative is None:
                begin = past_object(context, begin, cursor)
                break
            begin, skipped = relative, relative
            continue
        begin -= 1
    cursor = min(cursor, skipped) if skipped > floor else cursor
    commas = [at for at in range(begin, cursor) if context.words[at] == signs.comma]
    edges = [begin - 1, *commas, cursor]
    stretches = [(left + 1, right) for left, right in pairwise(edges) if right > left + 1]
    is_closed = bool(commas) and commas[-1] == cursor - 1
    stretches = [(past_conjunction(context, first, last), last) for first, last in stretches]
    stretches = [(first, last) for first, last in stretches if last > first]
    return stretches if is_closed else stretches[-1:]


def past_object(context: Context, first: int, stop: int) -> int:
    """The token behind the last conjunction in a stretch, before which a verb's object stands: "won 17% and X came"."""
    coordinators = context.lexicon.text.coordinators
    joints = [at for at in range(first, stop - 1) if context.words[at] in coordinators]
    named = [at for at in joints if actors_between(context, at + 1, stop)]
    return named[-1] + 1 if named else first


def relative_clause_before(context: Context, stop: int, floor: int) -> int | None:
    """The token of the relative pronoun, behind a comma, that opens the clause whose verb ends at a token."""
    text, comma = context.lexicon.text, context.lexicon.signs.comma
    for at in range(stop - 1, floor, -1):
        if context.words[at] == comma:
            return None
        if context.words[at] in text.relatives and context.words[at - 1] == comma:
            return at
    return None


def past_conjunction(context: Context, first: int, last: int) -> int:
    """The token after «et», "but" at the head of a stretch."""
    while first < last and context.words[first] in context.lexicon.text.coordinators:
        first += 1
    return first


def ends_finite_verb(context: Context, stop: int) -> bool:
    """Whether a finite verb group ends right before a token."""
    groups = context.parse.verbs_around(stop - 1)
    return any(verb.last == stop and verb.is_finite for verb in groups) and not context.is_in_name(stop - 1)


def elided_speaker(context: Context, verb: VerbGroup, rule: str, *, must_speak: bool = True) -> Named | None:
    """As in "police arrested 12 and said …": the subject of the finite verb before."""
    naming = context.lexicon.claims.naming
    groups = [
        group
        for group in context.parse.verbs_around(verb.first)
        if group.last <= verb.first and group.is_finite and context.words[group.head] not in naming
    ]
    sentence = context.parse.sentence_of(verb.first)
    joined = context.words[verb.first - 1] if verb.first > sentence.first else ""
    if not groups or joined not in context.lexicon.text.coordinators | {context.lexicon.signs.comma}:
        return None
    return speaker_before(context, groups[-1], rule, must_speak=must_speak)
