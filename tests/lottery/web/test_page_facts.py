"""Facts are the text that people read: joined, without white space, of the choice they stand in."""

import pytest

from services.lottery.web.page_facts import PAGE, facts_of


@pytest.mark.parametrize(
    ("page", "place", "texts"),
    [
        ('<b data-fact="number">2955 7085 5375</b>', (PAGE, "number"), {"295570855375"}),
        (
            '<h1 data-fact="heading">录取了，<span class="nb">第 2 志愿</span></h1>',
            (PAGE, "heading"),
            {"录取了，第2志愿"},
        ),
        ('<p data-lot="P01,ALL"><b data-fact="pos">1,240</b></p>', ("P01,ALL", "pos"), {"1240"}),
        ('<tr data-lot="P01,ALL" data-fact="pos">7</tr>', ("P01,ALL", "pos"), {"7"}),
        (
            '<div data-lot="A,B"><i data-fact="pos">1</i></div><div data-lot="C,D"><i data-fact="pos">2</i></div>',
            ("C,D", "pos"),
            {"2"},
        ),
        ('<i data-fact="pos">1</i><i data-fact="pos">2</i>', (PAGE, "pos"), {"1", "2"}),
        (
            '<div data-fact="ticket">第 3 位<span class="g">47</span> <span class="g">ff</span></div>',
            (PAGE, "ticket"),
            {"47ff"},
        ),
        ('<p data-fact="pos">4<br><img src="x">2</p>', (PAGE, "pos"), {"42"}),
        ('<p data-fact="pos"><b>4</p></b></i>', (PAGE, "pos"), {"4"}),
        ('<p data-fact="pos">4', (PAGE, "pos"), {"4"}),
        ('<p data-fact="pos" title="5">&#52;&nbsp;</p>', (PAGE, "pos"), {"4"}),
        ('<p data-fact="result"></p>', (PAGE, "result"), {""}),
    ],
)
def test_the_text_of_marked_elements_is_read(page: str, place: tuple[str, str], texts: set[str]) -> None:
    assert facts_of(page)[place] == texts


def test_a_page_without_marks_has_no_facts() -> None:
    assert facts_of("<p>位次 4</p>") == {}
