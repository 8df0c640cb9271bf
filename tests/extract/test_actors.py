"""The closed tables of actors: each member is read, one by one, in place of a sentence for each."""

from collections import Counter

import pytest

from extract.actors import find_actors
from extract.lexicon import Lexicon, load_lexicon
from extract.lexicon.words import GenericPlace
from extract.model import Actor, Document
from extract.pipeline import read_numbers
from extract.text.parse import Parse

EVERY_LANGUAGE = pytest.mark.parametrize("code", ["fr", "en", "es"])


def read_actors(text: str, lexicon: Lexicon) -> list[Actor]:
    return find_actors(Parse(text, lexicon), lexicon)


@EVERY_LANGUAGE
def test_a_title_or_role_before_a_name_makes_a_person_of_it(code: str) -> None:
    lexicon = load_lexicon(code)
    words = lexicon.actors.titles | {role for role in lexicon.actors.roles if role.isalpha()}

    people = {word: read_actors(f"1 {word} Zorvan.", lexicon) for word in words}

    assert [word for word, found in people.items() if [actor.sort for actor in found] != ["person"]] == []


@EVERY_LANGUAGE
def test_a_body_is_an_organisation(code: str) -> None:
    lexicon = load_lexicon(code)

    for body in lexicon.actors.bodies:
        found = read_actors(f"1 {body}.", lexicon)
        if "-" not in body:
            assert [actor.sort for actor in found] == ["organisation"], body


@EVERY_LANGUAGE
def test_a_particle_goes_on_a_name(code: str) -> None:
    lexicon = load_lexicon(code)
    small = {word for word in lexicon.actors.particles if word.isalpha() and word not in lexicon.text.genitives}

    for particle in small:
        (actor,) = read_actors(f"1 Zorvan Bolt {particle} Karpin.", lexicon)
        assert actor.name == f"Zorvan Bolt {particle} Karpin"


@EVERY_LANGUAGE
def test_a_name_behind_a_preposition_of_place_or_a_noun_for_places_is_a_place(code: str) -> None:
    lexicon = load_lexicon(code)
    leads = (lexicon.actors.place_prepositions | lexicon.actors.place_nouns) - lexicon.actors.roles
    genitive = min(word for word in lexicon.text.genitives if word.isalpha())

    unknown = {lead: read_actors(f"1 {lead} Zorvan.", lexicon) for lead in leads}
    unknown |= {word: read_actors(f"1 {word} {genitive} Zorvan.", lexicon) for word in lexicon.actors.directions}
    found = {lead: actors[-1].sort for lead, actors in unknown.items() if actors}

    assert [lead for lead, sort in found.items() if sort not in {"place", "organisation"}] == []


@EVERY_LANGUAGE
def test_a_force_acts_and_a_common_noun_speaks(code: str) -> None:
    actors = load_lexicon(code).actors

    assert not actors.never_names & (actors.forces | actors.attackers) - {"police"}
    assert set(actors.genders.values()) == {"m", "f"}
    repeated = [word for word, count in Counter([*actors.origins, *actors.place_prepositions]).items() if count > 1]
    assert not repeated


@pytest.mark.parametrize(
    ("code", "text", "sources"),
    [
        ("fr", "Selon {}, douze personnes sont mortes.", {"la police": "police", "Anna Bork": "Anna Bork"}),
        ("en", "According to {}, twelve people died.", {"the police": "police", "Ann Bork": "Ann Bork"}),
    ],
)
def test_whatever_stands_behind_the_word_of_citing_is_the_source(code: str, text: str, sources: dict[str, str]) -> None:
    for written, source in sources.items():
        document = Document("source", text.format(written), "2020-08-18", language=code)
        claims = [each.claim for each in read_numbers(document, load_lexicon(code)).readings if each.claim]
        assert [claim.attribution for claim in claims] == [source]


@EVERY_LANGUAGE
def test_words_for_the_country_stand_for_the_name_that_the_text_gives(code: str) -> None:
    lexicon = load_lexicon(code)
    actors = lexicon.actors

    places = {phrase: found[1] for phrase in actors.generic_places if (found := actors.generic_places.at(phrase, 0, 9))}

    assert set(places.values()) == set(GenericPlace)
    assert actors.origins <= actors.weak_place_prepositions | actors.known_place_prepositions
    assert not actors.known_place_prepositions & actors.place_prepositions
