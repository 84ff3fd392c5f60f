"""What has to be so before an assessment is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.checks import problems
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric


def refuse_unready(assessment: Assessment, rubric: Rubric, region: Region, *, no_conflict: bool) -> None:
    """Refuse to sign what is no draft, has open problems, or lacks the statement of no conflict of interest.

    Raises:
        ChangeRefused: as said.
    """
    if assessment.state is not AssessmentState.DRAFT:
        raise ChangeRefused(
            Text("Penilaian ini sudah ditandatangani.", "This assessment is signed already."),
            Text("Buat revisi dengan alasan.", "Make a revision with a reason."),
        )
    found = problems(
        rubric, assessment.answers, assessment.citations, assessment.explanations, assessment.looks
    )
    open_ones = [problem for problem in found if problem.open]
    if open_ones:
        raise ChangeRefused(
            Text(
                "Penilaian {region} belum dapat ditandatangani; {n} hal belum selesai. Yang pertama: {first}",
                "The assessment of {region} cannot be signed yet; {n} things are open. The first: {first}",
            ).filled(region=region.name, n=len(open_ones), first=open_ones[0].text),
            Text(
                "Selesaikan yang menghalangi dan jelaskan yang perlu penjelasan.",
                "Mend what blocks and explain what needs an explanation.",
            ),
        )
    if not no_conflict:
        raise ChangeRefused(
            Text(
                "Pernyataan bebas benturan kepentingan belum disetujui.",
                "The statement of no conflict of interest was not made.",
            ),
            Text(
                "Baca dan centang pernyataannya, atau kembalikan penugasan ini ke pusat.",
                "Read and tick the statement, or hand this assignment back to headquarters.",
            ),
        )
