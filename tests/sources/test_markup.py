import pytest

from claimx.sources.markup import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **bold** word", "a bold word"),
        ("**one** and **two (TWO)** more", "one and two (TWO) more"),
        ("**HLA-A*02:01** binds", "HLA-A*02:01 binds"),
        ("HLA-A*02:01 and B*07:02", "HLA-A*02:01 and B*07:02"),
        ("an *italic* word", "an italic word"),
        ("an _italic_ word", "an italic word"),
        ("a snake_case_name", "a snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"inv.12\_3 and 5 \* 6", "inv.12_3 and 5 * 6"),
        ("see [the label](https://example.org/a_(b))", "see the label"),
        ("![](figure.png)", "figure.png"),
        ("marker [7, 8] (see)", "marker [7, 8] (see)"),
        ("<b>Type</b> of<br/>cell", "Type of cell"),
        ("p < 0.05 and q > 0.1", "p < 0.05 and q > 0.1"),
        ("10<sup>6</sup> cells, KIN<sub>2</sub>", "10⁶ cells, KIN2"),
        ("as known.<sup>1, 2</sup>", "as known.¹,²"),
        ("Doe &amp; Roe &lt; 5", "Doe & Roe < 5"),
        (r"factor ( $KGF\alpha$ ) and KGF- $\beta$ , too", "factor (KGFα) and KGF-β, too"),
        (r"$\mathrm{IC}_{50}$ of $10^{-3}$ M", "IC50 of 10⁻³ M"),
        (r"$\Delta$KIN at 5 $\mu$M $\geq$ 2", "ΔKIN at 5 μM ≥ 2"),
        ("between $5 and $10 a day", "between $5 and $10 a day"),
        ("a <!-- hidden --> remark", "a  remark"),
        ("<i>KIN1</i><sup>V9</sup>", "KIN1V9"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_stars_and_underscores_are_no_markup_in_plain_text() -> None:
    assert plain(r"**a** _b_ \_", markdown=False) == r"**a** _b_ \_"
