"""axe-core, put into a page, and what it finds there; what it leaves undecided is decided here."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page
from proofs import Examined, Proofs

AXE = Path(__file__).parent.parent / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe leaves to a person, decided here rule by rule; what no rule here decides stays undecided.
DECIDE = """
const rgba = colour => {
    const ink = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
    ink.fillStyle = colour; ink.fillRect(0, 0, 1, 1);
    return [...ink.getImageData(0, 0, 1, 1).data];
};
const light = colour => {
    const [r, g, b] = colour.map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
};
const ground = node => {
    const found = rgba(getComputedStyle(node).backgroundColor);
    return found[3] === 255 ? found : found[3] || !node.parentElement ? [NaN, 0, 0]
        : ground(node.parentElement);
};
const plain = words => words.replace(/\\s+/g, ' ').trim().toLowerCase();
const DECIDE = {
    'color-contrast': node => {             // on the ground that lies below it, as 1.4.3 asks
        const style = getComputedStyle(node);
        const ink = rgba(node instanceof SVGElement ? style.fill : style.color);
        const [a, b] = [light(ink), light(ground(node))].sort((x, y) => x - y);
        return ink[3] === 255 && style.opacity === '1' && (b + .05) / (a + .05) >= 4.5;
    },
    'label-content-name-mismatch': node => {        // 2.5.3; a sign without a letter is no label
        const words = plain(node.innerText);
        return !/[\\p{L}\\p{N}]/u.test(words) || plain(node.ariaLabel ?? '').includes(words);
    },
    'link-in-text-block': node =>           // half brackets stand round it, or it is underlined
        parseFloat(getComputedStyle(node, '::before').borderTopWidth) >= 1 ||
        getComputedStyle(node).textDecorationLine === 'underline',
    'aria-required-children': node => !node.children.length,        // a list before it is filled
};
"""
RUN = (
    """([parts, tags]) => {"""
    + DECIDE
    + """
    const told = (rule, node) =>
        rule.id + ': ' + node.target.join(' ') + ' | ' + node.html.slice(0, 120) + ' | ' +
        [...node.any, ...node.all, ...node.none].map(c => c.message).join('; ').slice(0, 300);
    const flat = rules => rules.flatMap(rule => rule.nodes.map(node => [rule, node]));
    // To name all that passes takes half of the time.
    const asked = {runOnly: tags, preload: false, elementRef: true,
        resultTypes: ['violations', 'incomplete']};
    return axe.run({include: parts}, asked).then(r => {
        const left = flat(r.incomplete).filter(([rule, node]) => !DECIDE[rule.id]?.(node.element));
        return [r.passes.length, ...[flat(r.violations), left].map(l => l.map(f => told(...f)))];
    });
}"""
)


def examine(
    page: Page, proofs: Proofs, kind: str, shown: str, parts: Sequence[str] = ("html",)
) -> Examined:
    """What axe finds on a page or in parts of it (selectors); the run is written down."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
    rules, violations, undecided = page.evaluate(RUN, [list(parts), TAGS])
    run = Examined(kind, shown, " ".join(parts), rules, tuple(violations), tuple(undecided))
    proofs.axe.append(run)
    return run
