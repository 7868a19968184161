"""What officers see.

A journey reads through the store, changes things through a service, and links to other journeys
by address only.
"""

from . import (
    accounts,
    admin,
    assessment,
    board,
    files,
    guidance,
    home,
    letters,
    log,
    outcomes,
    programme,
    protection,
    register,
    residents,
    review,
    same_words,
    sign_in,
    visits,
)

BLUEPRINTS = tuple(
    journey.bp
    for journey in (
        accounts,
        admin,
        assessment,
        board,
        files,
        guidance,
        home,
        letters,
        log,
        outcomes,
        programme,
        protection,
        register,
        residents,
        review,
        same_words,
        sign_in,
        visits,
    )
)
