"""Whether an account was read back, as its pages show it."""

from dataclasses import dataclass

from reviews.domain.accounts.read_back import WAITS, ReadBackState
from reviews.store.accounts import read_backs
from reviews.store.accounts.accounts import AccountHead
from reviews.store.accounts.read_backs import ReadBackView
from reviews.web.database import reading


@dataclass(frozen=True, slots=True)
class Back:
    """How one account stands, all that was recorded of it in order, and what stands now."""

    state: ReadBackState | None
    every: tuple[ReadBackView, ...]

    @property
    def now(self) -> ReadBackView | None:
        """What stands, if anything was recorded."""
        return self.every[-1] if self.every else None

    @property
    def waits(self) -> bool:
        """Whether somebody still has to read it back, or say why not."""
        return self.state in WAITS


def read_back_of(account: AccountHead) -> Back:
    """Whether an account was read back; for those who may read the account.

    Of one that was never finished nothing is said.
    """
    every = read_backs.every_read_back(reading(), account.id)
    if not every and account.completed_at is None:
        return Back(None, ())
    return Back(read_backs.state_of(account, every[-1] if every else None), tuple(every))
