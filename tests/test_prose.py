"""The prose of packs as HTML."""

from sample import HOSTILE, marked

from build_tools.model.document import Paragraph
from build_tools.model.marks import Emphasis
from build_tools.model.packs import Listing, Table
from build_tools.write.elements import Setting
from build_tools.write.packs.prose import in_short, prose

PLAIN = Setting(lambda meaning: "", ids=None)


def cell(words: str) -> Paragraph:
    return Paragraph("paragraph", words)


def test_each_kind_of_block_is_the_element_for_it() -> None:
    """Marks inside them are kept."""
    blocks = (
        marked("paragraph", "A *wheel* turns.", ("wheel", Emphasis())),
        marked("quotation", "Water has no master."),
        Listing(True, (cell("First"), cell("Then"))),
        Listing(False, (cell("One"),)),
    )
    assert prose(blocks, PLAIN).splitlines() == [
        "<p>A *<em>wheel</em>* turns.</p>",
        "<blockquote><p>Water has no master.</p></blockquote>",
        "<ol><li>First</li><li>Then</li></ol>",
        "<ul><li>One</li></ul>",
    ]


def test_the_head_and_the_first_column_of_a_table_are_headings() -> None:
    """A cell without words is none, for there would be nothing to read out."""
    rubric = Table((cell(""), cell("1"), cell("2")), ((cell("Reads"), cell("little"), cell("")),))
    html = "".join(prose((rubric,), PLAIN).splitlines())
    assert html == (
        '<table><thead><tr><td></td><th scope="col">1</th><th scope="col">2</th></tr></thead>'
        '<tbody><tr><th scope="row">Reads</th><td>little</td><td></td></tr></tbody></table>'
    )


def test_what_is_written_in_a_block_is_text() -> None:
    """No block lets markup through."""
    hostile = cell(HOSTILE)
    blocks = (hostile, Listing(False, (hostile,)), Table((hostile,), ((hostile, hostile),)))
    assert "<script" not in prose(blocks, PLAIN)
    assert "<img" not in prose(blocks, PLAIN)


def test_a_definition_in_short_is_its_first_sentence() -> None:
    """And the next one if the first has only a few words; marks are cut with it."""
    long = "A wheel that is turned by water and that turns a stone in the mill. It is old."
    whole = marked("paragraph", long, ("mill. It", Emphasis()))
    assert in_short(whole).text == long.removesuffix(" It is old.")
    assert [(m.start, m.end) for m in in_short(whole).marks] == [(62, 67)]
    assert in_short(
        cell("A wheel. Water turns it. Nobody knows since when, as few have asked. Old.")
    ).text == ("A wheel. Water turns it. Nobody knows since when, as few have asked.")
    assert in_short(cell("No full stop")).text == "No full stop"
    assert in_short(cell("")).text == ""
