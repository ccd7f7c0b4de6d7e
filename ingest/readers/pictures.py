"""Scans and photographs of pages: png, jpg, tiff with one page or several."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from chuyi.ingest.readers.limits import Deadline, Limits
from chuyi.ingest.readers.ocr import Recognizer, is_installed, not_installed
from chuyi.ingest.readers.pages import PageWriter
from chuyi.ingest.readers.placed import PlacedText
from chuyi.ingest.readers.refusals import corrupt, too_large, too_many_pages, without_words
from chuyi.ingest.readers.signatures import check_kind

_KINDS = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".tif": "tif", ".tiff": "tif"}
_DPI = 150.0  # where the picture does not say
_LONGEST_SIDE = 2400
_BYTES_A_PIXEL = 3


def read_picture(data: bytes, name: str, suffix: str, limits: Limits) -> PlacedText:
    """The text of a picture by OCR; places are ``page`` and ``box``.

    Raises:
        SourceError: damaged, too large, too many pages, too slow, without words, of another kind, or OCR is not
            installed.
    """
    check_kind(data, name, suffix, _KINDS[suffix])
    if not is_installed():
        raise not_installed(name)
    import numpy as np

    deadline = Deadline(name, limits.max_seconds)
    writer, recognizer = PageWriter(), Recognizer()
    for number, (image, points) in enumerate(_images(data, name, _KINDS[suffix], limits), 1):
        deadline.check()
        writer.page(recognizer.page(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]), points, number))
    if writer.text.is_empty:
        raise without_words(name)
    return writer.text.written()


def _images(data: bytes, name: str, kind: str, limits: Limits) -> Iterator[tuple[Any, float]]:
    """Every page as an upright RGB image, and the size of its pixels in points."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    damaged = (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError)
    try:
        with Image.open(io.BytesIO(data)) as picture:
            pages = getattr(picture, "n_frames", 1)
            if pages > limits.max_pages:
                raise too_many_pages(name, pages, limits.max_pages)
            for at in range(pages):
                picture.seek(at)
                size = picture.width * picture.height * _BYTES_A_PIXEL
                if size > limits.max_bytes:
                    raise too_large(name, size, limits.max_bytes)
                dpi = float(picture.info.get("dpi", (_DPI, _DPI))[0]) or _DPI
                yield _prepared(ImageOps.exif_transpose(picture), 72 / (dpi if dpi > 50 else _DPI))
    except damaged as error:
        raise corrupt(name, kind, str(error)) from error


def _prepared(picture: Any, points: float) -> tuple[Any, float]:
    """On white where it is transparent, and no larger than OCR needs."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        picture = ground
    image = picture.convert("RGB")
    shrink = min(1.0, _LONGEST_SIDE / max(image.size))
    if shrink < 1:
        image = image.resize((max(1, round(image.width * shrink)), max(1, round(image.height * shrink))))
    return image, points / shrink
