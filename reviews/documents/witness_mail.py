"""The mail that asks a witness to cosign a checkpoint, as a draft to be opened and sent."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

PROGRAM = "witness-program.txt"
"""What the program is called in a mail: many mail services take away files that end in .py."""


def draft(*, to: str, council: str, size: int, telephone: str, files: Mapping[str, bytes]) -> bytes:
    """A draft as an .eml file, which mail programs open ready to send.

    It does not name the council's key, which is read out by telephone: a forger would name theirs.

    Args:
        to: the address of the witness.
        council: the council's name.
        size: how many events the checkpoint holds.
        telephone: the council's own number.
        files: what is attached, by name; sent as bytes, so that no mail service adds a line.
    """
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    mail["To"] = to
    mail["Subject"] = f"Please witness the record of housing reviews: {size:,} events"
    mail["X-Unsent"] = "1"
    request = next(one for one in files if one != PROGRAM)
    words = _WORDS.format(
        council=council,
        size=f"{size:,}",
        telephone=telephone,
        request=request,
        program=PROGRAM,
        answer=f"cosigned-{size}.txt",
    )
    mail.set_content(words)
    for name, data in files.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


_WORDS = """\
Hello

{council} asks you to be a witness. You may never have heard of
this. It takes ten minutes the first time and two minutes after that.
You need not know what is in the record.

WHAT THIS IS
The council reviews supported housing and keeps a record of everything
that was done: {size} events by now. Whoever runs the computer could
rewrite that record and nobody would see it, unless somebody outside
keeps a mark of how it stood. That is you. The files hold no names and
nothing that anybody said: a number, a code and a signature.

WHAT TO DO
1. Make a folder that only you use, and save both files of this mail in
   it: {request} and {program}.
   Next time, save only the new file in the same folder. Keep the first
   program: you need no new one, and should take none that you did not
   ask for.
2. Open a command window in that folder and type:
   python {program} {request}
   (On some computers the first word is py or python3. If it is not
   there, ask your IT service for Python 3.9 or later with the package
   cryptography.)
3. Read what it says.
   - The first time it shows the key of the council. Ring the council on
     a number that you know already, not one from this mail, and ask
     somebody other than the sender to read theirs out from their page
     "Checkpoints". The two must be the same.
   - If it says that the record was rewritten or cut: send nothing back,
     and tell the head of audit. It has kept both marks as evidence.
4. Answer this mail with the file {answer} that it made.
   The first time, add the line with your own key that it shows.

WHAT YOU ANSWER FOR
Only that the record grew from what you saw before, and that nothing in
it was changed or taken out. Not that what it says is true.

WHAT TO KEEP
The folder, and a copy of it. The file witness-key.txt in it is yours
alone: give it to nobody, the council included.

Thank you
{council}
{telephone}
"""
