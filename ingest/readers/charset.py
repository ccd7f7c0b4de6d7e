"""In which encoding a web page is: what it says itself, checked against its bytes."""

from __future__ import annotations

import codecs
import re

from chuyi.ingest.text.decoding import LARGEST, decode, mostly

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_:.-]{2,40})""",
    re.I,
)
_LOOKED_AT = 4096
# GB2312 and GBK are parts of GB18030, and pages that declare them use the rest too.
_AS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "iso-8859-1": "cp1252"}


def decode_page(data: bytes, name: str) -> str:
    """The text of a web page: by its byte-order mark, its declaration where the bytes bear it out, else as
    :func:`~chuyi.ingest.text.decoding.decode` finds.

    Raises:
        SourceError: empty, too large, or no text.
    """
    declared = None if data.startswith(_BOMS) or len(data) > LARGEST else _declared(data)
    try:
        return decode(data, name) if declared in (None, "utf-8") else data.decode(str(declared))
    except UnicodeError:
        # A byte that went wrong on its way must not cost the page; one that lies about itself is found out.
        return mostly(data, str(declared)) or decode(data, name)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _LOOKED_AT)
    if match is None:
        return None
    said = (match[1] or match[2]).decode("ascii").lower()
    try:
        found = codecs.lookup(_AS.get(said, said))
    except LookupError:
        return None
    # Codecs that give no text (base64, rot13) are no encodings, and UTF-16 cannot declare itself in ASCII.
    return found.name if found._is_text_encoding and not found.name.startswith("utf-16") else "utf-8"
