"""Days as data/example/ counts them: working days from the day the case is played."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reviews.domain.dates import long_date
from reviews.domain.working_days import BankHolidays, after_working_days, is_working_day

_IN_WORDS = re.compile(r"\{(-?\d+)\}")
_NAMES_A_DAY = re.compile(r"(?:^|[_-])(?:on|date)$")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day of playing, and the days counted from it."""

    today: date
    holidays: BankHolidays

    def day(self, number: int) -> date:
        """The date that many working days after the day of playing; before it where negative.

        Refused where the bank holidays of that year are not known.
        """
        if number >= 0:
            return after_working_days(self.today, number, self.holidays)
        day = self.today
        while number < 0:
            day -= timedelta(days=1)
            number += is_working_day(day, self.holidays)
        return day

    def dated(self, told: Any, name: str = "") -> Any:
        """What a file holds, with its days as dates: in words, and under a name such as `due_on`.

        In words each number in braces is put as its date, such as 3 December 2026.
        """
        if isinstance(told, dict):
            return {key: self.dated(one, key) for key, one in told.items()}
        if isinstance(told, list):
            return [self.dated(one) for one in told]
        if isinstance(told, str):
            return _IN_WORDS.sub(lambda found: long_date(self.day(int(found[1]))), told)
        if isinstance(told, int) and _NAMES_A_DAY.search(name):
            return self.day(told)
        return told
