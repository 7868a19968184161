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
    home,
    letters,
    log,
    register,
    residents,
    review,
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
        home,
        letters,
        log,
        register,
        residents,
        review,
        sign_in,
        visits,
    )
)
