"""Receiving packages at headquarters: verify, then take, hold or refuse, and say why in plain words.

1 private copy, 2 age           `Inbox._receive_one` through `sealing.quarantine`
3 to 11                         `sealing.verify`
12 content                      `sealing.verify`; photos and PDFs in another process: `media`
13 import                       `taking`, in one transaction
"""

from __future__ import annotations

from smartcity_desktop.core.reception import Report
from smartcity_desktop.services.inbox.desk import Inbox
from smartcity_desktop.services.inbox.receipts import Receipt

__all__ = ["Inbox", "Receipt", "Report"]
