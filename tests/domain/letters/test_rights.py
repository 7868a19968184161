"""Wording on rights promises nobody that they can stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain.errors import Refused
from reviews.domain.letters.rights import check_rights, promise
from reviews.services.people.set_up import RIGHTS

PROMISES = """
You cannot be evicted.
You can not be evicted
You can’t be evicted because of this review.
They won’t evict you.
Your landlord will not evict you for talking to us.
Your landlord must not evict you.
You will never be evicted.
You will not be asked to leave.
Your landlord cannot make you leave.
Nobody can make you leave.
No one can throw you out.
No-one will force you to move.
You won’t lose your home.
You will not lose your tenancy.
You can never be made to leave.
Your landlord cannot end your agreement.
Your agreement cannot be ended.
Your home is safe.
Your home is completely safe.
Your tenancy is secure.
Your room will be protected.
You are safe in your home.
You are protected from eviction.
You can keep your home.
You can stay in your home for as long as you like.
You will always stay here.
We guarantee you a place.
The council promises that all will be well.
You have security of tenure.
You have full security of tenure.
There is no risk of eviction.
There is no danger of losing your home.
This is a home for life.
You do not have to leave.
Eviction is not possible.
Losing your home is impossible.
""".strip().splitlines()

HONEST = """
Taking part in this review does not give your landlord a reason to end your agreement.
If anyone asks you to leave, contact us before you go. We can tell you who can advise you.
Your agreement says when and how it can end.
Your agreement is a secure tenancy. Your landlord has to go to court before it can end.
You hold a licence. Your landlord can end it after giving notice.
Your landlord must give you notice in writing, and has to ask a court before you leave.
Some people have to leave sooner than others. Ask us what applies to you.
We cannot say whether you can stay. We can tell you who can advise you.
We cannot promise that you can keep your home.
We cannot promise anything, but we can find someone to advise you.
Your licence is not protected in the way that a tenancy is.
You are not protected from eviction as a tenant is.
You do not have security of tenure.
Keep yourself safe. Your home should be in good repair.
You can ask for advice at any time. It is free.
Talk to us before you sign anything or give back your keys.
""".strip().splitlines()


@pytest.mark.parametrize("words", PROMISES)
def test_a_promise_is_refused_and_named(words: str) -> None:
    with pytest.raises(Refused) as refused:
        check_rights(words, "licence")
    assert refused.value.field == "licence"
    assert promise(words) in refused.value.sentence


@pytest.mark.parametrize("words", [*HONEST, RIGHTS, ""])
def test_honest_wording_is_kept(words: str) -> None:
    assert check_rights(f" {words}\n") == words


@given(
    st.sampled_from(PROMISES),
    st.sampled_from(["{}", "Ask us.\n{}", "{} Ring us.", "“{}”", "We say:\r\n\r\n{}\r\n"]),
    st.sampled_from([str.upper, str.title, str.lower, str.swapcase]),
    st.sampled_from([" ", "\n", "\r\n", "\t", "  \n ", "\u00a0"]),
)
def test_no_capitals_or_line_ends_hide_a_promise(
    words: str, around: str, spell: object, space: str
) -> None:
    assert callable(spell)
    assert promise(around.format(spell(words).replace(" ", space)))


@given(st.text())
def test_any_text_is_read(words: str) -> None:
    assert isinstance(promise(words), str)
