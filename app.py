from reviews.config import SettingFault
from reviews.factory import create_app

try:
    app = create_app()
except SettingFault as fault:
    raise SystemExit(str(fault)) from None
