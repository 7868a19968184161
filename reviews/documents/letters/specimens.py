"""One full letter of each kind, all invented: to check templates with and to show them.

Every field is filled, so that each part of a template that depends on one is made.
"""

from datetime import date

from reviews.domain.letters import kinds

COUNCIL = kinds.Council(
    name="Westmere Borough Council",
    team="Supported Housing Review Team",
    address=("Civic Centre", "1 Market Square", "Westmere", "WM1 1AA"),
    telephone="01632 960100",
    email="supported.housing@westmere.example",
    website="westmere.example/supported-housing",
    complaints="Ring 01632 960111, or write to complaints@westmere.example. We will answer you "
    "within ten working days.",
    complaints_address="Complaints, Civic Centre, 1 Market Square, Westmere, WM1 1AA",
    answered="Monday to Friday, 9am to 5pm",
    out_of_hours="01632 960199",
    out_of_hours_when="evenings, nights and weekends",
    housing_options="Ring 01632 960120, or come to the Civic Centre.",
    advocacy="Westmere Voices, 01632 960130. They are not part of the council.",
    data_protection="the data protection officer, dpo@westmere.example",
)
_CONTACT = kinds.Contact(
    name="Siân Łukasiewicz",
    job_title="Senior Review Officer",
    telephone="01632 960142",
    email="sian.lukasiewicz@westmere.example",
)
_PROVIDER = kinds.Recipient(
    name="Dafydd Pŵel",
    organisation="Harbour & Hearth Support CIC",
    address=("Unit 4, Tannery Yard", "Canal Street", "Westmere", "WM3 2BD"),
    dear="Dafydd Pŵel",
)
_RESIDENT = kinds.Recipient(
    name="Amina Yusuf",
    organisation="",
    address=("Marigold House", "12 Orchard Road", "Westmere", "WM2 4QT"),
    dear="Amina",
)
_FORMATS = (
    "We can do large print, Easy Read, audio, braille and British Sign Language. We can tell you "
    "by phone. We can write in your language."
)
_VISITS = (
    kinds.Visiting(date(2026, 11, 12), "10am to 3pm", ("Siân Łukasiewicz", "Joseph O’Neill")),
    kinds.Visiting(date(2026, 11, 19), "5pm to 8pm", ("Joseph O’Neill",)),
)


def _top(day: date) -> kinds.Heading:
    return kinds.Heading(
        date=day,
        reference="SHR-2026-014",
        scheme="Marigold House",
        scheme_address="12 Orchard Road, Westmere, WM2 4QT",
        record="9f3c 1a7b e2d4 0586 1c2d",
        covering="Thank you for your call on Monday. What you asked is answered below.",
    )


_VISIT_NOTICE = kinds.VisitNotice(
    council=COUNCIL,
    contact=_CONTACT,
    recipient=_PROVIDER,
    letter=_top(date(2026, 10, 22)),
    visits=_VISITS,
)

_DOCUMENT_REQUEST = kinds.DocumentRequest(
    council=COUNCIL,
    contact=_CONTACT,
    recipient=_PROVIDER,
    letter=_top(date(2026, 10, 15)),
    items=(
        kinds.RequestedItem(
            "Your support staffing structure, with the hours each post works at Marigold House",
            "The structure we hold is from 2023 and shows posts that no longer exist.",
        ),
        kinds.RequestedItem(
            "Your policy on referrals, and how you record the reasons when one is declined",
            "We look at how people come to live here and how they are turned down.",
        ),
        kinds.RequestedItem(
            "A support plan with names taken out",
            "To see how needs, goals and progress are written down.",
        ),
    ),
    send_by=date(2026, 11, 5),
)

_INVITATION = kinds.ResidentInvitation(
    council=COUNCIL,
    contact=_CONTACT,
    recipient=_RESIDENT,
    letter=_top(date(2026, 10, 22)),
    visits=_VISITS,
    formats=_FORMATS,
    kept_for="six years",
    privacy_notice="westmere.example/privacy",
)

_RECOMMENDATIONS = kinds.ProviderRecommendations(
    council=COUNCIL,
    contact=_CONTACT,
    recipient=_PROVIDER,
    letter=_top(date(2026, 12, 3)),
    visited="12 and 19 November 2026",
    overall=kinds.Concluded(
        "Overall, does the support at this scheme meet residents’ needs?",
        "In part",
        "Support is warm and reliable, and it has helped people to settle. Plans do not yet show "
        "where each person is heading, so it is hard to see progress towards more independence.",
    ),
    conclusions=(
        kinds.Concluded(
            "Is the support shaped to what each resident needs, as far as it can be?",
            "In part",
            "First assessments are thorough and use each person’s own words.\n"
            "Plans are then written from a common form, and several say the same thing.",
        ),
        kinds.Concluded(
            "Has the provider described its support as it really is?",
            "Yes",
            "What you told us, what the papers show and what we saw agree.",
        ),
        kinds.Concluded(
            "Are residents treated with compassion, dignity and respect, with more independence "
            "as the aim?",
            "Yes",
            "Staff knock and wait, ask before they help, and know what matters to each person.",
        ),
    ),
    strengths=(
        "F1. Staff know residents well and speak to them with warmth and respect.",
        "F2. Assessments before moving in are thorough, and the person takes part in them.",
        "F3. The evening rota matches the times when people say that they want company.",
    ),
    improvements=(
        "F4. Plans describe tasks for staff more often than goals that the person has chosen.",
        "F5. Reviews of plans happen on time but seldom change anything.",
    ),
    not_enough=("F6. How support is arranged at weekends: the records for October were missing.",),
    recommendations=(
        kinds.Recommended(
            1,
            "F4",
            "Rewrite each plan with the person, with goals that they have chosen and small steps "
            "towards them.",
            "Three rewritten plans, with names taken out, and a note of how each person took part.",
            date(2026, 12, 17),
            date(2027, 3, 12),
            "The support provider",
        ),
        kinds.Recommended(
            2,
            "F5",
            "At each review, record what has changed, what has not and what happens next.",
            "Minutes of the last two reviews for a sample of plans.",
            date(2026, 12, 17),
            date(2027, 2, 26),
            "The support provider and the landlord",
        ),
        kinds.Recommended(
            3,
            "F6",
            "Keep the weekend record in the same place as the weekday one, and check it weekly.",
            "The weekend records for January 2027.",
            date(2026, 12, 17),
            date(2027, 2, 12),
            "The support provider",
        ),
    ),
    help_offered="Our commissioning team runs a free half-day on writing support plans with "
    "people, and can visit you to go through two of yours. Ring 01632 960150 to book.",
    facts_by=date(2026, 12, 17),
    earlier=date(2026, 9, 3),
    done=("Recommendation 7: Tell residents who their key worker is, and tell them of changes.",),
    not_needed=("Recommendation 8",),
    still_open=(
        kinds.StillOpen(
            9,
            "Ask each person how they would like to be woken if the alarm sounds at night.",
            "A note in each plan, with names taken out.",
            "The support provider",
            date(2026, 12, 11),
            date(2026, 12, 18),
            "We have changed this since we last wrote to you about it.",
        ),
    ),
    addressed_as="landlord",
    copy_of="Harbour & Hearth Support CIC",
    copied_to=("Tannery Homes Ltd",),
)

_RESIDENT_LETTER = kinds.ResidentLetter(
    council=COUNCIL,
    contact=_CONTACT,
    recipient=_RESIDENT,
    letter=_top(date(2026, 12, 4)),
    visited="12 and 19 November 2026",
    strengths=(
        "Staff are kind and know people well.",
        "Someone is there in the evening when you want company.",
    ),
    asked=(
        kinds.Asked(
            "Look at your plan with you often, and change what does not work.", date(2027, 2, 26)
        ),
        kinds.Asked("Write each support plan again, together with you.", date(2027, 3, 12)),
    ),
    rights="Your agreement says when and how it can end. Taking part in our visit is not a reason "
    "to end it.",
    formats=_FORMATS,
)

_REFERRER = kinds.ReferrerLetter(
    council=COUNCIL,
    contact=_CONTACT,
    recipient=kinds.Recipient(
        name="Housing options officer",
        organisation="Westmere Housing Options",
        address=("Civic Centre", "1 Market Square", "Westmere", "WM1 1AA"),
        dear="Housing options officer",
    ),
    letter=_top(date(2026, 11, 20)),
    about=kinds.Referred("Amina Yusuf", "2 March 2026"),
)

SAMPLES: dict[kinds.LetterKind, kinds.Letter] = {
    kinds.LetterKind.VISIT_NOTICE: _VISIT_NOTICE,
    kinds.LetterKind.DOCUMENT_REQUEST: _DOCUMENT_REQUEST,
    kinds.LetterKind.RESIDENT_INVITATION: _INVITATION,
    kinds.LetterKind.PROVIDER_RECOMMENDATIONS: _RECOMMENDATIONS,
    kinds.LetterKind.RESIDENT_LETTER: _RESIDENT_LETTER,
    kinds.LetterKind.REFERRER: _REFERRER,
}
