"""Text as it may be kept: one kind of line end, and nothing that no one can type or read."""

import re

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")

_LINE_ENDS = re.compile("[\t\n\r\u2028\u2029]+")
_FLAG = "(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)"  # Wales and Scotland are spelt unseen.
_UNSEEN = re.compile(
    f"{_FLAG}|["
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # Which way the line runs.
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2060-\u2065\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINER_OF_NOTHING = re.compile(
    "(?<![\u0590-\u180a\u1810-\u1fff\u2190-\u2bff\u3000-\ufdff\ufe0f\ufe70-\ufefc\U00010000-\U0001ffff])"
    "[\u180b-\u180f\u200c\u200d]+"
)


def plain(text: str) -> str:
    """A text with plain line ends and without control characters, but for tabs.

    A NUL cannot be kept in PostgreSQL, nor the others in a Word file or a workbook. Marks that
    say which way Arabic and Hebrew run are kept.
    """
    return _UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """A name, or what else stands on one line: nothing unseen in it, and no space around it.

    A mark that turns the direction of a line turns the words after it too, wherever the name is
    shown, and one of no width makes two names that nobody can tell apart. What joins or parts
    letters stays where a script or a picture needs it: after a letter of Persian or Hindi, say.
    """
    text = _LINE_ENDS.sub(" ", plain(text))
    text = _UNSEEN.sub(lambda found: found[1] or "", text)
    return _JOINER_OF_NOTHING.sub("", text).strip()
