"""How a place that keeps records is: whether it can be written to and read, and if not, why."""

import errno

from reviews.domain.worded import Worded


class Health(Worded):
    """What came of writing to a place and reading it back."""

    OK = "ok", "It can be written to and read."
    FULL = "full", "There is no room left on its disk, so nothing can be saved until there is."
    READ_ONLY = "read-only", "It can be read, but nothing can be saved to it."
    BUSY = "busy", "It did not answer in time."
    DOWN = "down", "It cannot be reached or read."


_OF_DISKS = {
    errno.ENOSPC: Health.FULL,
    errno.EDQUOT: Health.FULL,
    errno.EROFS: Health.READ_ONLY,
    errno.EACCES: Health.READ_ONLY,
    errno.EPERM: Health.READ_ONLY,
}


def of_disk(error: OSError) -> Health:
    """How a folder is that answered with this."""
    return _OF_DISKS.get(error.errno or 0, Health.DOWN)
