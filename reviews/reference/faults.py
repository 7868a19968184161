"""What is said when a file in data/ is wrong."""

from collections.abc import Sequence


class ReferenceFault(ValueError):
    """A file in data/ is wrong, so the program does not start; each fault names file and place."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class QuestionSetFault(ReferenceFault):
    """A file of data/question_sets/ is wrong."""


class CodeListFault(ReferenceFault):
    """A file of data/code_lists/ is wrong."""


class BankHolidaysFault(ReferenceFault):
    """data/bank_holidays.toml is wrong."""


class IndicatorsFault(ReferenceFault):
    """A file of data/indicators/ is wrong."""


class GuidanceFault(ReferenceFault):
    """data/guidance.toml is wrong."""


class JudgementWordsFault(ReferenceFault):
    """data/judgement_words.toml is wrong."""


class LimbsFault(ReferenceFault):
    """data/limbs.toml is wrong."""


class TellsApartFault(ReferenceFault):
    """data/tells_apart.toml is wrong."""


class FrameworkFault(ReferenceFault):
    """A file of data/frameworks/ is wrong."""


class ContactQuestionsFault(ReferenceFault):
    """data/contact_questions.toml is wrong."""


class OptionMeaningsFault(ReferenceFault):
    """data/option_meanings.toml is wrong."""


class NeedHeadingsFault(ReferenceFault):
    """data/need_headings.toml is wrong."""


class GoodSupportFault(ReferenceFault):
    """data/good_support.toml is wrong."""


class AppealsFault(ReferenceFault):
    """data/appeals.toml is wrong."""


class BenefitTestsFault(ReferenceFault):
    """data/benefit_tests.toml is wrong."""
