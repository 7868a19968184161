"""In which format and language a letter went, and why not as it was asked for."""

import pytest

from reviews.domain.errors import Refused
from reviews.domain.letters.went import AskedFor, Went, as_asked, checked
from reviews.domain.register.closed_words import ContactFormat

AWKWARD = "Tłumacz & \"co\" <b> 'ŵ' سلام 🙂\nnext week"


@pytest.mark.parametrize(
    ("went", "asked", "same"),
    [
        (("standard", "English"), ("standard", ""), True),
        (("standard", " english "), ("standard", "English"), True),
        (("standard", "English"), ("standard", "Polish"), False),
        (("standard", "Polish and English"), ("standard", "polish"), True),
        (("standard", "Polish"), ("standard", ""), False),
        (("standard", "English"), ("standard", "Polish and English"), True),
        (("standard", "French"), ("standard", "Polish and English"), False),
        (("standard", "English"), ("easy-read", ""), False),
        (("easy-read", "Cymraeg"), ("easy-read", "Cymraeg"), True),
        (("standard", "عربي"), ("standard", "عربي"), True),
        (("standard", "English"), ("a tape, please", ""), False),
    ],
)
def test_it_went_as_it_was_asked_for_or_not(
    went: tuple[str, str], asked: tuple[str, str], *, same: bool
) -> None:
    made = Went(ContactFormat(went[0]), went[1])
    assert as_asked(made, AskedFor(*asked)) is same


def test_a_reason_is_asked_for_where_it_went_otherwise_and_kept_only_there() -> None:
    plain = Went(ContactFormat.STANDARD, " English ", AWKWARD)
    polish = AskedFor("easy-read", "Polish")
    assert checked(plain, None) == Went(ContactFormat.STANDARD, "English")
    assert checked(plain, AskedFor("standard", "")) == Went(ContactFormat.STANDARD, "English")
    assert checked(plain, polish) == Went(ContactFormat.STANDARD, "English", AWKWARD)
    with pytest.raises(Refused, match=r"They asked for: Easy Read, in Polish\. Say why") as refused:
        checked(Went(ContactFormat.STANDARD, "English", " "), polish)
    assert refused.value.field == "why_other"
    with pytest.raises(Refused, match="Say in which language") as refused:
        checked(Went(ContactFormat.STANDARD, " "), None)
    assert refused.value.field == "language"
