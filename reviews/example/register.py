"""Schemes and the people who live there, as the register comes to know them."""

from dataclasses import replace

from reviews.example.case import Story
from reviews.example.case.register import Resident, Scheme
from reviews.services.register.parts_played import set_part
from reviews.services.register.residents import (
    ContactNeeds,
    NewResident,
    Stay,
    add_resident,
    change_stay,
)
from reviews.services.register.schemes import AddressDetails, NewScheme, SchemeDetails, add_scheme
from reviews.store.register import residents, schemes

from .stage import Stage


def lead_of(stage: Stage, story: Story) -> str:
    """The key of the first officer of a scheme's team, who keeps its register."""
    officers = stage.example.council.officers
    return next(one.key for one in officers if story.scheme.team in one.teams)


def enter_scheme(stage: Stage) -> None:
    """Enter the story's scheme, with its addresses and who plays which part."""
    scheme = stage.story.scheme
    by = lead_of(stage, stage.story)
    new = NewScheme(
        reference=scheme.reference,
        name=scheme.name,
        team_id=stage.made("team", scheme.team),
        details=_details(scheme),
        addresses=tuple(
            AddressDetails(one.line_1, one.postcode, one.line_2, one.town)
            for one in scheme.addresses
        ),
        known_from_on=scheme.known_from_on,
    )
    stage.make("scheme", scheme.key, stage.do(by, add_scheme, new))
    for one in scheme.parts:
        stage.do(
            by,
            set_part,
            stage.scheme_id,
            organisation_id=stage.made("organisation", one.organisation),
            part=one.part,
            responsibilities=one.responsibilities,
            from_on=one.from_on,
        )


def _details(scheme: Scheme) -> SchemeDetails:
    return SchemeDetails(
        area=scheme.area,
        cohort=scheme.cohort,
        tenure=scheme.tenure,
        landlord_type=scheme.landlord_type,
        models=" ".join(scheme.models),
        units=scheme.units,
        commissioned=scheme.commissioned,
        support_funding=scheme.support_funding,
        description=scheme.description,
    )


def move_in(stage: Stage, resident: Resident) -> None:
    """Add a resident who has moved in, and how they want to be told things."""
    new = NewResident(
        reference=resident.reference,
        full_name=resident.full_name,
        known_as=resident.known_as,
        stay=_stay(stage, resident),
        contact=ContactNeeds(
            language=resident.language,
            interpreter=resident.interpreter,
            format=resident.format,
            other_needs=resident.other_needs,
            safe_to_write=resident.safe_to_write,
            by_hand=resident.by_hand,
            safe_to_ring=resident.safe_to_ring,
            telephone=resident.telephone,
            email=resident.email,
            safety_note=resident.safety_note,
        ),
    )
    added = stage.do(lead_of(stage, stage.story), add_resident, new)
    stage.make("resident", resident.key, added)


def _stay(stage: Stage, resident: Resident) -> Stay:
    """A stay from the day of moving in, at the address named where the scheme has several."""
    places = stage.read(schemes.addresses, stage.scheme_id, stage.example.calendar.today)
    at = next((one.fact_id for one in places if one.line_1 == resident.address), None)
    return Stay(
        scheme_id=stage.scheme_id,
        unit=resident.unit,
        housing_benefit=resident.housing_benefit,
        claim_reference=resident.claim_reference,
        from_on=resident.from_on,
        address_fact_id=at,
    )


def move_out(stage: Stage, resident: Resident) -> None:
    """Record the last day of a resident who has moved out."""
    stays = stage.read(residents.stays, stage.made("resident", resident.key))
    ended = replace(_stay(stage, resident), to_on=resident.to_on)
    stage.do(lead_of(stage, stage.story), change_stay, stays[0][0].id, ended)
