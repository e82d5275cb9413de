"""Set-up's rubric: examples that are placed, criteria that are marked, and what is asked there."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import ReplaceRubric
from calibrate.domain.rubric.examples import placed
from calibrate.domain.rubric.pairing import place_example, rename_criterion
from calibrate.domain.rubric.rubric import Link, Rubric, SplitRule
from calibrate.exchange.ladders.rubric_file import write_rubric
from calibrate.ui.setup.rubric.rubric_page import RubricPage
from calibrate.ui.setup.rubric.scale_dialog import ScaleDialog
from calibrate.ui.setup.screen import SetupScreen
from tests.shots.album import Album, put_away, settle
from tests.shots.demo import in_set_up

LEFT = 14
"""How many examples of the pictures stand on no criterion yet."""


def draw(album: Album) -> None:
    """Draw the pane of examples, empty as well, and criteria that are marked."""
    with in_set_up(album) as desk:
        screen = SetupScreen(desk)
        screen.choose(Part.RUBRIC)
        page = _page(screen)
        page.open_examples()
        album.take("rubric-all-placed", screen)
        desk.apply(ReplaceRubric(_partly_placed(page.rubric)))
        page.examples.list.go_to(_suggested(page))
        album.take("rubric-placing", screen)
        page.close_examples()
        page.criteria.choose(page.rubric.criteria[1].id)
        page.mark_or_join()
        page.criteria.choose(page.rubric.criteria[4].id)
        album.take("rubric-marked", screen)
        page.criteria.choose("")
        album.take("rubric-whole-level", screen)
        put_away(screen)


def ask(album: Album) -> None:
    """Draw every dialog of the rubric."""
    with in_set_up(album) as desk:
        screen = SetupScreen(desk)
        screen.choose(Part.RUBRIC)
        page = _page(screen)
        album.ask("rename-criterion", screen, page.rename)
        album.ask("split-criterion", screen, page.split)
        album.ask("scale", screen, page.edit_scale)
        album.ask("scale-refused", screen, page.edit_scale, _without_words)
        other = album.scratch / "other.toml"
        write_rubric(_other(page.rubric), other)
        album.ask("compare-rubric", screen, lambda: page.files.compare_with([other]))
        write_rubric(page.rubric, other)
        album.ask("compare-same", screen, lambda: page.files.compare_with([other]))
        write_rubric(_with_other_ids(page.rubric), other)
        album.ask("replace-rubric", screen, lambda: page.files.replace_by([other]))
        put_away(screen)


def _page(screen: SetupScreen) -> RubricPage:
    page = screen.page
    assert isinstance(page, RubricPage)
    return page


def _partly_placed(rubric: Rubric) -> Rubric:
    """Return a rubric with some examples lifted, and a link that its ladder had."""
    for example in placed(rubric, [level.key for level in rubric.levels])[-LEFT:]:
        rubric = place_example(rubric, example.level, example.text, None)
    first, *others = rubric.sections
    link = Link("how it is used", "https://example.com/ladder/how")
    return replace(rubric, sections=(replace(first, links=(link,)), *others))


def _suggested(page: RubricPage) -> int:
    """Return the first example for which a criterion stands clear."""
    for row in range(LEFT):
        page.examples.list.go_to(row)
        if page.examples.suggested:
            return row
    return 0


def _without_words(dialog: ScaleDialog) -> None:
    dialog.add_point.click()
    settle()
    dialog.primary.click()


def _other(rubric: Rubric) -> Rubric:
    """Return another version: a title, texts, an example and the split rule are not the same."""
    first, second, *others = rename_criterion(rubric, rubric.criteria[0].id, "Knowledge").criteria
    text = second.expectations[0].text.replace("clear", "small and clear")
    said = (replace(second.expectations[0], text=text), *second.expectations[1:])
    criteria = (first, replace(second, expectations=said), *others[:-1])
    made = replace(rubric, criteria=criteria, version="2025.2", split=SplitRule(1, 2))
    example = first.expectations[0].examples[0]
    return place_example(made, first.expectations[0].level, example, second.id)


def _with_other_ids(rubric: Rubric) -> Rubric:
    return replace(rubric, criteria=tuple(replace(c, id=f"{c.id}-2") for c in rubric.criteria))
