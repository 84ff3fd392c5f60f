"""How a problem is shown: in place by a `Banner` (widgets/banner.py), or as a dialog with its details.

    self._banner.show_problem(error)        # the page goes on, the sentence stands in it
    problems.show(self, error)              # nothing can go on before it was read

Both say what happened and what to do, in the language that is on.
"""

from __future__ import annotations

from smartcity_desktop.ui.widgets.problem_dialog import ProblemDialog, details, show

__all__ = ["ProblemDialog", "details", "show"]
