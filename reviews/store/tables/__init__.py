"""Every table, so that one import knows them all."""

from .accounts import *
from .assessment import *
from .back_ups import *
from .base import *
from .challenges import *
from .checkpoints import *
from .consent import *
from .data_requests import *
from .evidence import *
from .follow_up import *
from .grounds import *
from .letters import *
from .outcomes import *
from .people import *
from .programme import *
from .records import *
from .register import *
from .reopened import *
from .residents_first import *
from .reviews import *
from .safeguarding import *
from .same_words import *
from .support import *
from .visits import *
from .wordings import *
