"""From the Markdown of the manual to the HTML that Qt's rich text knows: the small part that chapters need.

Headings, paragraphs, `-` and `1.` lists, tables, `>` notes, pictures on a line of their own, **bold**, *italic*,
`one tick` for a key of the keyboard, ``two ticks`` for what is typed or is the name of a file.
"""

from __future__ import annotations

import re
from html import escape

from smartcity_desktop.ui.manual.book import anchor

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([\w-]+)\)")
_BULLET, _NUMBER = re.compile(r"- (.*)", re.DOTALL), re.compile(r"\d+\. (.*)", re.DOTALL)


def html(text: str) -> str:
    """Turn a chapter into the body of an HTML document."""
    return "\n".join(_block(block) for block in _blocks(text))


def inline(text: str) -> str:
    """Turn the marks within a line into HTML."""
    made = escape(text, quote=False)
    made = re.sub(r"``(.+?)``", r'<span class="typed">\1</span>', made)
    made = re.sub(r"`(.+?)`", r'<span class="key">&nbsp;\1&nbsp;</span>', made)
    made = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", made)
    made = re.sub(r"\*(.+?)\*", r"<i>\1</i>", made)
    return re.sub(r"\[([^\]]+)\]\(([\w#-]+)\)", r'<a href="\2">\1</a>', made)


def _blocks(text: str) -> list[str]:
    """Take a text apart at empty lines, before headings, and before each item of a list."""
    spaced = re.sub(r"^(#{1,3} .+)$", r"\n\1\n", text, flags=re.MULTILINE)
    return [block for part in re.split(r"\n\s*\n", spaced) if (block := part.strip("\n"))]


def _block(block: str) -> str:
    heading = re.fullmatch(r"(#{1,3}) (.+)", block)
    if heading:
        level = len(heading[1])
        return f'<h{level}><a name="{anchor(heading[2])}"></a>{inline(heading[2])}</h{level}>'
    picture = _PICTURE.fullmatch(block.strip())
    if picture:
        words = escape(picture[1])
        return f'<p class="picture"><img src="{picture[2]}" alt="{words}"><br><span class="under">{words}</span></p>'
    if block.startswith("|"):
        return _table(block.splitlines())
    if block.startswith(">"):
        words = " ".join(line.lstrip("> ") for line in block.splitlines())
        return f'<table class="note" width="100%" cellpadding="8"><tr><td>{inline(words)}</td></tr></table>'
    for pattern, tag in ((_BULLET, "ul"), (_NUMBER, "ol")):
        if pattern.match(block):
            return f"<{tag}>{''.join(f'<li>{inline(item)}</li>' for item in _items(block, pattern))}</{tag}>"
    return f"<p>{inline(' '.join(block.split()))}</p>"


def _items(block: str, pattern: re.Pattern[str]) -> list[str]:
    items: list[str] = []
    for line in block.splitlines():
        begun = pattern.match(line)
        if begun:
            items.append(begun[1])
        else:
            items[-1] += f" {line.strip()}"
    return items


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    head, body = rows[0], [row for row in rows[1:] if not set("".join(row)) <= set("-: ")]
    made = "".join(f'<th align="left">{inline(cell)}</th>' for cell in head)
    made = f"<tr>{made}</tr>" if any(head) else ""
    made += "".join("<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>" for row in body)
    return f'<table class="plain" width="100%" cellpadding="5" cellspacing="0">{made}</table>'
