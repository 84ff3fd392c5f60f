"""`rubric check`, `score` and `rank`: from a rubric and a table of scores to values and a ranking.

The JSON of all three is described in `docs/json.md`.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from smartcity_desktop.cli.session import JsonOption, LanguageOption, read_table, say, say_json, say_table
from smartcity_desktop.core.edition import Selection, TieRule
from smartcity_desktop.core.errors import RubricInvalid, SmartCityError, TableInvalid
from smartcity_desktop.core.language import Language, Text, printable_lines, show_number
from smartcity_desktop.core.rubric import Rounding, rounded
from smartcity_desktop.core.rubric_reader import BYTES_LIMIT, read_rubric, rubric_text
from smartcity_desktop.core.scoring import score_panel, score_sheet
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from smartcity_desktop.core.errors import LineProblem
    from smartcity_desktop.core.ranking import Place, Ranking
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.score_table import ScoreSheet
    from smartcity_desktop.core.scoring import Result, Value

RubricOption = Annotated[Path, typer.Option("--rubric", help="Berkas rubrik YAML / rubric file.")]
ScoresOption = Annotated[
    Path, typer.Option("--scores", help="CSV: region,assessor,indicator,value (kosong/empty: missing; NA).")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    rubric = typer.Typer(no_args_is_help=True, help="Rubrik. / Rubrics.")
    rubric.command("check", help="Periksa berkas rubrik. / Check a rubric file.")(rubric_check)
    app.add_typer(rubric, name="rubric")
    app.command("score", help="Hitung nilai dari tabel skor. / Compute values from a table of scores.")(score)
    app.command("rank", help="Peringkatkan dan pilih K terbaik. / Rank and choose the best K.")(rank)


def rubric_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Berkas rubrik / rubric file.")],
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Check a rubric file; exit code 1 when it has problems."""
    with _errors_said(language):
        data = read_regular(file, BYTES_LIMIT)
    rubric: Rubric | None = None
    problems: tuple[LineProblem, ...] = ()
    try:
        rubric = read_rubric(rubric_text(data, file.name), file.name)
    except RubricInvalid as invalid:
        problems = invalid.problems
    if as_json:
        say_json(
            {
                "file": str(file),
                "good": rubric is not None,
                "rubric": None if rubric is None else _rubric_json(rubric),
                "problems": [_problem_json(problem) for problem in problems],
            }
        )
    elif rubric is not None:
        say(
            Text(
                "{file}: baik. {title} ({code} versi {version}), {n} indikator, sidik jari {digest}.",
                "{file}: good. {title} ({code} version {version}), {n} indicators, digest {digest}.",
            ).filled(
                file=file.name,
                title=rubric.title,
                code=rubric.name.code,
                version=rubric.name.version,
                n=len(rubric.indicators()),
                digest=rubric.name.digest[:16],
            ),
            language,
        )
    else:
        for problem in problems:
            typer.echo(printable_lines(_line(file.name, problem, language)))
        say(Text("{n} masalah.", "{n} problem(s).").filled(n=len(problems)), language)
    if problems:
        raise typer.Exit(1)


def score(
    rubric_file: RubricOption,
    scores: ScoresOption,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Compute every region's values, by assessor and for the panel."""
    with _errors_said(language):
        rubric, sheets = _inputs(rubric_file, scores)
    results = _results(rubric, sheets)
    if as_json:
        say_json(
            {
                "schema": "smartcity-score",
                "version": 1,
                "rubric": _rubric_json(rubric),
                "results": [_result_json(rubric, result) for result in results],
            }
        )
        return
    names = Text("Daerah|Asesor|Nilai|Predikat|Cakupan|Batas", "Region|Assessor|Total|Band|Coverage|Bounds")
    dimensions = [child.code for child in rubric.root.children]
    rows = [[*names.in_(language).split("|"), *dimensions]]
    for result in results:
        total = result.total
        rows.append(
            [
                result.region,
                result.assessor or Text("(panel)", "(panel)").in_(language),
                _shown(total, language),
                "" if total.band is None else total.band.name.in_(language),
                _share(total.coverage, language),
                _bounds(rubric, total, language),
                *(_shown(result.values[code], language) for code in dimensions),
            ]
        )
    say_table(rows, right=(2, 4, 5, *range(6, 6 + len(dimensions))))


def rank(
    rubric_file: RubricOption,
    scores: ScoresOption,
    choose: Annotated[int, typer.Option("--choose", min=1, help="K, berapa daerah dipilih / how many.")],
    tie: Annotated[
        list[TieRule] | None,
        typer.Option("--tie", help="Rantai pemecah nilai sama, berurutan / tie chain, in order (repeat it)."),
    ] = None,
    lot_seed: Annotated[
        int | None, typer.Option("--lot-seed", help="Angka awal undian / seed of the lot.")
    ] = None,
    equal_after_rounding: Annotated[
        bool,
        typer.Option("--equal-after-rounding", help="Sama bila tampil sama / equal when shown alike."),
    ] = False,
    as_json: JsonOption = False,
    language: LanguageOption = Language.INDONESIAN,
) -> None:
    """Rank the regions and choose; exit code 1 when a tie across the cut is open or a region cannot be ranked."""
    from smartcity_desktop.core.ranking import Candidate, full_levels
    from smartcity_desktop.core.ranking import rank as ranked

    with _errors_said(language):
        rubric, sheets = _inputs(rubric_file, scores)
    selection = Selection(choose, equal_after_rounding=equal_after_rounding, lot_seed=lot_seed)
    if tie:
        selection = Selection(choose, tuple(tie), equal_after_rounding, lot_seed)
    candidates = []
    for region, own in _by_region(sheets).items():
        answers = [sheet.answers for sheet in own]
        panel = score_panel(rubric, answers, region=region)
        candidates.append(Candidate(region, panel, full_levels(rubric, answers), None))
    ranking = ranked(rubric, candidates, selection)
    if as_json:
        say_json(_ranking_json(rubric, ranking, selection))
    else:
        _say_ranking(rubric, ranking, language)
    if ranking.open_tie or any(place.rank is None for place in ranking.places):
        raise typer.Exit(1)


@contextmanager
def _errors_said(language: Language) -> Iterator[None]:
    """Say what makes an input unusable, every problem of it, and end with exit code 2."""
    try:
        yield
    except (RubricInvalid, TableInvalid) as invalid:
        for problem in invalid.problems:
            typer.echo(_line(invalid.file, problem, language), err=True)
        raise typer.Exit(2) from None
    except SmartCityError as error:
        typer.echo(error.sentence(language), err=True)
        raise typer.Exit(2) from None


def _inputs(rubric_file: Path, scores: Path) -> tuple[Rubric, tuple[ScoreSheet, ...]]:
    from smartcity_desktop.core.score_table import read_scores

    data = read_regular(rubric_file, BYTES_LIMIT)
    rubric = read_rubric(rubric_text(data, rubric_file.name), rubric_file.name)
    return rubric, read_scores(read_table(scores), scores.name, rubric)


def _by_region(sheets: tuple[ScoreSheet, ...]) -> dict[str, list[ScoreSheet]]:
    regions: dict[str, list[ScoreSheet]] = {}
    for sheet in sheets:
        regions.setdefault(sheet.region, []).append(sheet)
    return regions


def _results(rubric: Rubric, sheets: tuple[ScoreSheet, ...]) -> list[Result]:
    results = []
    for region, own in _by_region(sheets).items():
        results += [score_sheet(rubric, one.answers, region=region, assessor=one.assessor) for one in own]
        results.append(score_panel(rubric, [one.answers for one in own], region=region))
    return results


def _line(file: str, problem: LineProblem, language: Language) -> str:
    return (
        f"{file}:{problem.line}: {problem.where}: {problem.what.in_(language)} {problem.remedy.in_(language)}"
    )


def _problem_json(problem: LineProblem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "where": problem.where,
        "what": _text_json(problem.what),
        "remedy": _text_json(problem.remedy),
    }


def _text_json(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


def _rubric_json(rubric: Rubric) -> dict[str, Any]:
    return {
        "code": rubric.name.code,
        "version": rubric.name.version,
        "digest": rubric.name.digest,
        "title": _text_json(rubric.title),
        "indicators": len(rubric.indicators()),
        "unit": rubric.display.unit.value,
        "decimals": rubric.display.decimals,
        "rounding": rubric.display.rounding.value,
    }


def _result_json(rubric: Rubric, result: Result) -> dict[str, Any]:
    leaves = {indicator.code for indicator in rubric.root.indicators()}
    return {
        "region": result.region,
        "assessor": result.assessor,
        "values": {
            code: {"kind": "indicator" if code in leaves else "node", **_value_json(value)}
            for code, value in result.values.items()
        },
    }


def _value_json(value: Value) -> dict[str, Any]:
    return {
        "exact": _fraction(value.exact),
        "shown": None if value.shown is None else f"{value.shown:f}",
        "band": None if value.band is None else value.band.code,
        "coverage": str(value.coverage),
        "lower": _fraction(value.lower),
        "upper": _fraction(value.upper),
        "not_applicable": value.not_applicable,
    }


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _ranking_json(rubric: Rubric, ranking: Ranking, selection: Selection) -> dict[str, Any]:
    return {
        "schema": "smartcity-ranking",
        "version": 1,
        "rubric": _rubric_json(rubric),
        "selection": {
            "places": selection.places,
            "tie_chain": [rule.value for rule in selection.tie_chain],
            "equal_after_rounding": selection.equal_after_rounding,
            "lot_seed": selection.lot_seed,
        },
        "cut": ranking.cut,
        "open_tie": list(ranking.open_tie),
        "regions": [
            {
                "rank": place.rank,
                "region": place.region,
                "score": _value_json(place.result.total),
                "chosen": place.chosen,
                "note": None if place.note is None else _text_json(place.note),
            }
            for place in ranking.places
        ],
    }


def _say_ranking(rubric: Rubric, ranking: Ranking, language: Language) -> None:
    names = Text("Peringkat|Daerah|Nilai|Terpilih", "Rank|Region|Total|Chosen").in_(language).split("|")
    dimensions = [child.code for child in rubric.root.children]
    note = Text("Catatan", "Note").in_(language)
    rows = [[names[0], names[1], names[2], *dimensions, names[3], note]]
    for place in ranking.places:
        values = place.result.values
        rows.append(
            [
                "–" if place.rank is None else str(place.rank),
                place.region,
                _shown(place.result.total, language),
                *(_shown(values[code], language) for code in dimensions),
                _chosen(place, language),
                "" if place.note is None else place.note.in_(language),
            ]
        )
    say_table(rows, right=(0, 2, *range(3, 3 + len(dimensions))))


def _chosen(place: Place, language: Language) -> str:
    if place.chosen is None:
        return Text("rapat", "meeting").in_(language)
    return (Text("ya", "yes") if place.chosen else Text("tidak", "no")).in_(language)


def _shown(value: Value, language: Language) -> str:
    if value.shown is None:
        return "NA" if value.not_applicable else "–"
    return show_number(value.shown, language)


def _share(share: Fraction, language: Language) -> str:
    # cut off, never rounded up: 100 % is said only when nothing is missing
    return show_number(rounded(share * 100, 1, Rounding.TRUNCATE), language) + " %"


def _bounds(rubric: Rubric, value: Value, language: Language) -> str:
    if value.lower is None or value.upper is None:
        return "NA"
    ends = (rubric.display.rounded(end) for end in (value.lower, value.upper))
    return " – ".join(show_number(end, language) for end in ends)
