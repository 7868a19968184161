"""Each kind of promise is found however it is worded, and careful words never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.consent.consents import ASK_WORDS
from reviews.domain.letters.promises import KINDS, wordings
from reviews.domain.letters.rights import promise
from tests.careful_sentences import CAREFUL

SAID: dict[str, str] = {
    "nobody has to go": """
        Nobody will have to move.
        You will not be asked to leave.
        No one can make you leave.
        You cannot be evicted.
        You will not lose your home.
        No resident will be moved on.
        Nobody has to leave.
        No one needs to move out.
        Nobody is going to be moved.
        None of you will have to go.
        Nobody will be made homeless.
        You are not going to lose your room.
        You won't be homeless.
        You won’t have to move.
        You don't need to move.
        You need not leave.
        There is no need to leave.
        You are not at risk of losing your home.
        You are not going anywhere.
        There will be no evictions.
        There are no plans to close this home.
        The landlord has no plans to evict anyone.
        Your landlord won't be able to evict you.
        Your landlord is not allowed to make you leave.
        The landlord has no right to make you leave.
        It is against the law to evict you.
        It is illegal for anyone to throw you out.
        The landlord has agreed not to evict anyone.
        The provider has promised not to end your agreement.
        The landlord says nobody is leaving.
        You will not lose your Housing Benefit.
        The housing association has confirmed that no tenants will be evicted.
        You will never be homeless because of us.
        Nobody is being evicted.
        No-one has to go.
        Not a single person will be asked to leave.
        You and the others will not have to leave.
        The landlord will not end anyone's agreement.
        Your landlord will never end your licence.
        Your landlord can't throw you out.
        They can’t just kick you out.
        Your tenancy can't be ended.
        Residents are safe from eviction.
        No one will lose their home.
        No one loses their room.
        Nobody loses their home.
        No resident will lose their place.
        Nobody will be evicted or moved.
        You do not have to go.
        We will make sure that nobody is asked to leave.
        It is your home and nobody can take it from you.
        No one can take your home away.
        No one can take your home from you.
        Nobody can force you out.
        Eviction will not happen.
        You face no risk of eviction.
        No evictions will follow.
        There is no risk of being moved.
        Eviction is not possible.
        You do not have to leave your room.
        People living here will not have to move.
        Tenants will not be moved.
        Nobody is going to lose their room.
        No one is losing their home.
        You'll not have to go.
        You are not being moved.
        You aren't going to be evicted.
        We won't let anyone evict you.
        We will not let you lose your home.
        There's no need to move.
        You needn't go anywhere.
        There is no question of anyone leaving.
        Nobody will take your benefit away.
        The landlord agreed that nobody will be asked to leave.
        The landlord has told us that no one will be evicted.
        The landlord will not make anyone leave.
        Your landlord cannot force you to move.
        Your landlord is not able to end your tenancy.
        They are not allowed to throw you out.
        They can never make you go.
        You will be safe from eviction.
        You will never be homeless.
        You won't end up homeless.
    """,
    "everyone stays": """
        You can stay as long as you like.
        The landlord has agreed that residents can stay.
        The owner told us everyone can remain.
        Your landlord will let you stay.
        The provider wants everyone to stay.
        The landlord has agreed to let residents keep their flats.
        Everyone can stay.
        All of you may stay.
        You will be able to stay here.
        You are able to stay in the house.
        You are free to stay where you are.
        You may remain in the property.
        Residents may remain at Orchard House.
        You can go on living here.
        You can live here as long as you want.
        People will always be able to live here.
        You can carry on living in your flat.
        You have the right to stay.
        Residents have a legal right to stay.
        You will always have a home here.
        You have a home here for as long as you like.
        We will make sure you can stay.
        Your landlord has promised you can all remain.
        You’ll be able to stay.
        You'll always have a place here.
        You can all stay put.
        You can remain where you are.
        The council will see that you keep your home.
        Staff have told us that you can stay.
        The landlord agreed you can keep your rooms.
        The landlord is happy for everyone to stay.
        The landlord is happy for residents to keep their rooms.
        Your landlord has given us a promise that you can stay.
        Your landlord must let you stay.
        The landlord has to let you stay.
        They have to let you live here.
        This is a home for life.
        All residents can stay.
        Everybody who lives here can stay.
        All the residents will be able to stay in the house.
        You have a right to live here for as long as you want.
        You have every right to stay.
        You can stay for ever.
        You can stay here forever.
        You can stay in your own room for as long as you wish.
        Stay as long as you like.
        You may live here as long as you want to.
        You can remain at Marigold House.
        You can continue to live at Marigold House.
        You will still live here next year.
        The landlord has agreed everyone can stay.
        The provider confirms that residents keep their rooms.
        The landlord will let everyone stay.
        You have a secure tenancy here for life.
    """,
    "everyone keeps their room": """
        Residents will keep their rooms.
        You can keep your room.
        You get to keep your flat.
        Everyone will keep their own room.
        They will keep their homes.
        You are entitled to keep your room
        You'll keep your home.
        This is your home for as long as you want it.
        We help people to keep their homes for as long as they like.
        The residents will keep their rooms.
        Those who live here will keep their homes.
        You shall keep your flat.
        You will still have your home.
        You will still have your room after the review.
    """,
    "the home is safe": """
        Your home is safe.
        Your tenancy is secure.
        Your place here is guaranteed.
        Your room is yours.
        Your housing is secure.
        Your home is not under threat.
        Your home is not at risk.
        Everyone's home is safe.
        All the rooms are safe.
        We will protect your home.
        Your home is yours for life.
        Your home is completely secure.
        Your room is not going anywhere.
        Your agreement is safe with us.
        You are secure in your home.
        You are safe here.
        Your place is secure.
        Your stay here is permanent.
        The tenancy is secure.
        You have full security of tenure.
        You are guaranteed a place.
        Your home will be safe whatever you say.
        Your flat is safe with us.
        Your home is in no danger.
        Your home is not in danger.
        Your licence is secure.
        Your room stays yours.
        You have a secure home.
        You have a safe home here.
        This is a safe home for you.
        You live in a secure home.
        You are protected.
        You are protected by law from being made to leave.
    """,
    "the place stays open": """
        The home will stay open.
        Orchard House will not close.
        This scheme is not going to be closed.
        The scheme is staying open.
        The house is not closing.
        The landlord will not sell the house.
        The landlord has promised to keep the house open.
    """,
    "nothing changes": """
        Your Housing Benefit will not change.
        Saying no will not change your home.
        It will not change your support.
        It will not change your benefits.
        Whatever you choose, it changes nothing about your home, your support or your benefit.
        Your agreement will continue.
        Your licence will be renewed.
        Your tenancy will not be affected.
        Your tenancy will not change.
        Your home will stay the same.
        This will not affect your housing.
        Talking to us will not affect your home.
        Taking part does not affect your tenancy.
        Talking to us makes no difference to your home.
        This review has no effect on your tenancy.
        Nothing will change for you.
        Nothing will happen to your home.
        Nothing changes.
        Your benefits are not at risk.
        Your Housing Benefit is safe.
        Your Housing Benefit will stay the same.
        Your Housing Benefit will carry on.
        Your benefit does not change.
        Your rent will still be paid.
        Your money will not stop.
        Nobody can stop your benefit.
        We will not stop your Housing Benefit.
        Your claim will not be affected.
        Residents' Housing Benefit will not be cut.
        Your Universal Credit will not change.
        Your tenancy cannot be taken away.
        Nothing you say can affect your tenancy.
        Nothing you tell us will change your benefits.
        What you say will not affect your Housing Benefit.
        Your benefits won't change.
        Your benefit won’t stop.
        Your benefits will be the same as before.
        Housing Benefit will keep paying your rent.
        Housing Benefit will still pay your rent.
        Your Housing Benefit is not affected.
        There will be no change to your Housing Benefit.
        There is no change to your tenancy.
        Nothing bad will happen to your home.
        Nothing will happen to you if you talk to us.
        Your tenancy continues as before.
        Your tenancy goes on as before.
        Your agreement stays the same.
        Your rent will not go up.
        Your Housing Benefit stays the same.
        Your Housing Benefit carries on.
        Your Housing Benefit will go on being paid.
        Your benefits will continue.
        Your benefits are safe.
        Your benefits stay the same whatever you say.
        This does not affect your benefits.
        This won't affect your benefit.
        It has no effect on your Housing Benefit.
        Talking to us cannot affect your Housing Benefit.
        We will make sure your Housing Benefit is paid.
        Your Housing Benefit won't be stopped.
        Housing Benefit will not stop.
        Housing Benefit is not going to change.
    """,
    "the benefit goes on": """
        You will keep your benefit.
        You will still get Housing Benefit.
        You will go on getting Housing Benefit.
    """,
    "a word given": """
        We guarantee it.
        We assure you that all will be well.
        You have our word.
        You have the landlord's word.
        Rest assured.
        You do not need to worry about losing your home.
        There is no reason to worry about your tenancy.
        You have nothing to worry about.
        You have nothing to fear.
        Your landlord guarantees your place.
        Your landlord has given its word.
        You have nothing to lose.
    """,
}
"""Promises of each kind. Eleven were tried in November 2026, and five of them went through."""


"""What letters may say, and do."""


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.strip().splitlines()]


PROMISED = [(kind, words) for kind, lines in SAID.items() for words in _lines(lines)]


@pytest.mark.parametrize(("kind", "words"), PROMISED)
def test_a_promise_is_found(kind: str, words: str) -> None:
    assert promise(words), kind


@pytest.mark.parametrize("words", [*_lines(CAREFUL), *ASK_WORDS.splitlines()])
def test_careful_words_are_not_taken_for_a_promise(words: str) -> None:
    assert promise(words) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_wording_of_a_kind_has_a_sentence_here(kind: str) -> None:
    said = "\n".join(
        words.casefold().replace("’", "'").replace("'ll ", " will ") for _, words in PROMISED
    )
    unused = [one.pattern for one in wordings(KINDS[kind]) if not one.search(said)]
    assert unused == []


def test_every_kind_has_its_sentences() -> None:
    assert set(SAID) == set(KINDS)


@given(
    st.sampled_from([words for _, words in PROMISED]),
    st.lists(st.sampled_from(_lines(CAREFUL)), max_size=3),
    st.lists(st.sampled_from(_lines(CAREFUL)), max_size=3),
    st.sampled_from([" ", "\n", "\r\n\r\n", "\t", "\u00a0"]),
)
def test_no_careful_words_around_it_hide_a_promise(
    words: str, before: list[str], after: list[str], space: str
) -> None:
    assert promise(space.join([*before, words, *after]))


@given(
    st.lists(
        st.sampled_from("nobody will can not never have to stay leave keep your home be".split()),
        max_size=400,
    )
)
def test_reading_takes_no_longer_for_words_that_almost_promise(words: list[str]) -> None:
    assert isinstance(promise(" ".join(words)), str)


@pytest.mark.parametrize(
    "words",
    [
        "Nie będziesz musiał się wyprowadzać.",
        "لن يُطلب منك المغادرة",
        "😀" * 50,
        "Dy gartref & <b>\n\"'",
    ],
)
def test_words_in_other_languages_are_read_and_left(words: str) -> None:
    assert promise(words) == ""
