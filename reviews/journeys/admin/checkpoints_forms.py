"""The forms of checkpoints and witnesses."""

from reviews.domain.record.checkpoint import LONGEST
from reviews.web.forms.base import Form
from reviews.web.forms.fields import LongTextField, TextField
from reviews.web.forms.file_fields import FileField


class MakeForm(Form):
    """A checkpoint to be made; sent twice, it makes one."""

    makes = True


class WitnessForm(Form):
    """Somebody outside who will cosign."""

    makes = True
    name = TextField(
        "Who it is",
        hint="An office rather than a person: Internal Audit, or the council next to yours.",
        missing="Enter who it is, such as Internal Audit.",
    )
    email = TextField(
        "E-mail address",
        hint="A mailbox that the people who run this service cannot open.",
        missing="Enter an e-mail address, such as audit@anytown.example.",
    )
    key = LongTextField(
        "Their key (optional)",
        hint="They do not have one yet? Leave this empty: the program that they are sent makes it.",
        params={"rows": 3},
    )


class KeyForm(Form):
    """The key of a witness who has told it."""

    key = LongTextField(
        "Their key",
        hint="The line with two plus signs that they sent. Compare its short form by telephone "
        "first, on a number that you know already.",
        missing="Enter the line that they sent.",
        params={"rows": 3},
    )


class CosignedForm(Form):
    """What a witness sent back, as its text or as the file."""

    text = LongTextField(
        "Paste what they sent",
        hint="All of it: three lines, an empty line, and the lines that begin with a dash.",
        params={"rows": 8},
    )
    file = FileField("Or choose the file", hint="It is called cosigned-, and a number.")

    def sent(self) -> str:
        """The text, from the file where one was chosen."""
        if self.file.empty:
            return str(self.text.data)
        raw: bytes = self.file.data.stream.read(LONGEST * 4)
        return raw.decode("utf-8-sig", errors="replace")
