"""One invented notice of a province that does not exist, written out as every kind of file."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

TITLE = "云州省教育厅　云州省财政厅关于实施职业教育提质行动的通知"
PARAGRAPHS = (
    "云教职〔2026〕8号",
    "各市州教育局、财政局，各职业院校：",
    "为推动现代职业教育高质量发展，服务地方产业转型升级，现就实施职业教育提质行动有关事项通知如下。",
    "一、总体要求",
    "坚持立德树人、产教融合，到2028年，基本形成与产业发展相适应的现代职业教育体系。",
    "二、重点任务",
    "（一）建设实训基地。到2027年，建设省级产教融合实训基地20个，支持云州工业职业技术学院先行先试。"
    "（省教育厅牵头，省财政厅配合）",
    "（二）培育职教联盟。组建云州装备制造职业教育联盟，由云州工业职业技术学院牵头，"
    "云州机电职业学院和云州重工集团有限公司为成员单位。",
    "（三）强化教师培训。每年培训专业教师不少于500名，遴选教学名师30名。",
    "三、保障措施",
    "各市州要加强统筹协调，落实经费保障，确保各项任务落到实处。",
    "附件：省级产教融合实训基地建设名单",
)
TABLE = (
    ("序号", "实训基地名称", "建设单位"),
    ("1", "智能制造产教融合实训基地", "云州工业职业技术学院"),
    ("2", "轨道交通产教融合实训基地", "云州机电职业学院"),
)
SIGNATURE = ("云州省教育厅　云州省财政厅", "2026年3月4日")


def as_text() -> str:
    """The notice as plain text."""
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    return "\n".join([TITLE, *PARAGRAPHS, *rows, *SIGNATURE]) + "\n"


def write(folder: Path, kind: str) -> Path:
    """The notice as a file of a kind: a suffix, or ``scan.png``."""
    file = folder / f"notice.{kind}"
    file.write_bytes(MAKERS[kind]())
    return file


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(TITLE, 0)
    for words in PARAGRAPHS:
        document.add_paragraph(words)
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for cells, words in zip(table.rows, TABLE, strict=True):
        for cell, said in zip(cells.cells, words, strict=True):
            cell.text = said
    for words in SIGNATURE:
        document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def page(style: str = "") -> str:
    """The notice as a web page."""
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in TABLE)
    body = "".join(f"<p>{html.escape(words)}</p>" for words in PARAGRAPHS)
    signed = "".join(f"<p style='text-align:right'>{words}</p>" for words in SIGNATURE)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{TITLE}_云州省教育厅</title><style>{style}</style>"
        f"</head><body><h1>{TITLE}</h1><div>{body}<table>{rows}</table>{signed}</div></body></html>"
    )


def _pdf() -> bytes:
    """By reportlab: A4, hard lines, a ruled table, a running head and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    font = {"fontName": "STSong-Light", "fontSize": 16, "leading": 28, "wordWrap": "CJK"}
    plain, indented = ParagraphStyle("plain", **font), ParagraphStyle("indented", firstLineIndent=32, **font)
    centred, right = ParagraphStyle("centred", alignment=1, **font), ParagraphStyle("right", alignment=2, **font)

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(A4[0] / 2, 390, "职业教育提质行动文件汇编")
        canvas.drawCentredString(A4[0] / 2, 30, f"— {document.page} —")

    ruled = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "STSong-Light", 12)]
    flow = [
        Paragraph(TITLE, centred),
        *(
            Paragraph(words, centred if at == 0 else plain if at == 1 else indented)
            for at, words in enumerate(PARAGRAPHS)
        ),
        Table([list(row) for row in TABLE], style=ruled),
        *(Paragraph(words, right) for words in SIGNATURE),
    ]
    made = io.BytesIO()
    # Pages low enough to have three of them.
    document = SimpleDocTemplate(made, pagesize=(A4[0], 420), topMargin=60, bottomMargin=60)
    document.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return made.getvalue()


def _printed() -> bytes:
    """By a browser that prints the web page."""
    return printed(
        page(
            "body { font: 16pt/28pt 'Noto Serif CJK SC' } p { text-indent: 2em; margin: 0 } h1 { font-size: 18pt; text-align: center } "
            "table { border-collapse: collapse } td { border: 1px solid black; padding: 4px }"
        )
    )


def printed(source: str) -> bytes:
    """A page as PDF, as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.html").write_text(source, encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/p",
        ]
        subprocess.run(
            [str(CHROMIUM), *options, f"--print-to-pdf={folder}/a.pdf", f"file://{folder}/a.html"],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (Path(folder) / "a.pdf").read_bytes()


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
DPI = 110
SIZE, LINE, LEFT, WIDTH = 24, 43, 110, 27  # pixels, and characters in a line


def picture() -> Any:
    """The notice on a sheet of paper, A4 at 110 dots an inch."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(FONT, SIZE, index=2)  # simplified Chinese
    sheet = Image.new("L", (910, 1287), 250)
    draw = ImageDraw.Draw(sheet)
    y = 80
    for at, words in enumerate([TITLE, *PARAGRAPHS]):
        lines = _wrapped(words, indent=0 if at < 3 else 2)
        for line in lines:
            x = (910 - draw.textlength(line, font)) / 2 if at < 2 else LEFT
            draw.text((x, y), line, 20, font)
            y += LINE
    columns = (LEFT, LEFT + 80, LEFT + 410, LEFT + 700)
    for row in TABLE:
        for x, words in zip(columns, row, strict=False):
            draw.text((x + 8, y + 6), words, 20, font)
        draw.line([(columns[0], y), (columns[-1], y)], 20, 2)
        y += LINE + 6
    draw.line([(columns[0], y), (columns[-1], y)], 20, 2)
    for x in columns:
        draw.line([(x, y - len(TABLE) * (LINE + 6)), (x, y)], 20, 2)
    y += 20
    for words in SIGNATURE:
        draw.text((800 - draw.textlength(words, font), y), words, 20, font)
        y += LINE
    return sheet


def _wrapped(words: str, indent: int) -> list[str]:
    text = "\u3000" * indent + words
    return [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]


def _scanned() -> bytes:
    made = io.BytesIO()
    picture().save(made, "PDF", resolution=float(DPI))
    return made.getvalue()


def _copied() -> bytes:
    """A bad copy: askew, grainy, and pressed hard as a jpg."""
    import numpy as np
    from PIL import Image

    askew = np.asarray(picture().rotate(0.8, fillcolor=250, resample=Image.Resampling.BICUBIC), dtype=float)
    grain = np.random.default_rng(7).normal(0, 10, askew.shape)
    made = io.BytesIO()
    Image.fromarray(np.clip(askew + grain, 0, 255).astype("uint8")).save(made, "JPEG", quality=60, dpi=(DPI, DPI))
    return made.getvalue()


MAKERS: dict[str, Any] = {
    "txt": lambda: as_text().encode("utf-8"),
    "docx": _docx,
    "html": lambda: page().encode("utf-8"),
    "pdf": _pdf,
    "printed.pdf": _printed,
    "jpg": _copied,
    "scan.pdf": _scanned,
}


def what_it_says(facts: dict[str, Any]) -> dict[str, Any]:
    """The contract's facts without offsets, white space and the number of mentions."""

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return re.sub(r"\s", "", value)
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        return [plain(inner) for inner in value] if isinstance(value, list) else value

    return {
        "document": plain(facts["document"]),
        "entities": sorted({(item["type"], plain(item["name"])) for item in facts["entities"]}),
        "tasks": plain(facts["tasks"]),
        "relations": sorted((plain(item) for item in facts["relations"]), key=repr),
    }
