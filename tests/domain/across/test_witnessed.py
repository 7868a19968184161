"""What is said of how far the record is witnessed: never more than is so."""

from datetime import date

from reviews.domain.across.witnessed import Left, Watched, told

DAY = date(2026, 11, 27)
LEFT = "The last checkpoint that left the service, on 27 November 2026, holds"


def test_what_is_witnessed_and_what_is_not_are_both_counted() -> None:
    lines = told(1242, [Watched("Internal Audit", 1204, DAY, "abcd ef12", DAY)], Left(1240, DAY))
    audit = "Internal Audit (key abcd ef12, recorded here since 27 November 2026)"
    assert lines == (
        f"1,204 events up to 27 November 2026 are witnessed by {audit}; 38 since are not.",
        f"{LEFT} 1,240 events; 2 since are in none.",
    )


def test_one_is_one() -> None:
    assert told(2, [Watched("Legal", 1, DAY, "abcd", None)], Left(1, DAY)) == (
        "1 event up to 27 November 2026 is witnessed by Legal (key abcd); 1 since is not.",
        f"{LEFT} 1 event; 1 since is in none.",
    )


def test_nobody_is_said_to_be_nobody() -> None:
    assert "Nobody outside this service witnesses the record." in told(5, [], None)[0]
    assert told(5, [Watched("Legal", 0, None, "", None)], None) == (
        "Legal (no key recorded) has witnessed no event yet.",
        "No checkpoint has left the service.",
    )
