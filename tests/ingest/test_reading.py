import os
import pickle
from pathlib import Path

import pytest

from chuyi.errors import SchemaError, SourceError, UsageError
from chuyi.ingest.reading import ReadingConfig, check_config, read_source, shown

CONFIG = ReadingConfig()


def written(folder: Path, name: str, content: bytes | str) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_reading_is_pure_and_can_be_pickled(tmp_path: Path) -> None:
    file = written(tmp_path, "院校.csv", "名称\n甲学院\n")
    first = read_source(file, pickle.loads(pickle.dumps(CONFIG)))  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(first)) == first == read_source(file, CONFIG)  # noqa: S301
    assert first.source.uri == file.resolve().as_uri()
    assert first.source.kind == "表格"


def test_a_gb18030_table(tmp_path: Path) -> None:
    file = written(tmp_path, "院校.csv", "名称,层次\n甲学院,中职\n".encode("gb18030"))
    assert {fact.value for fact in read_source(file, CONFIG).properties} == {"甲学院", "中职"}


def test_the_uri_can_be_given(tmp_path: Path) -> None:
    file = written(tmp_path, "院校.csv", "名称\n甲学院\n")
    assert read_source(file, ReadingConfig(uri="chuyi:x")).source.uri == "chuyi:x"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.csv", b"", "is empty"),
        ("空白.csv", b" \n\n", "is empty"),
        ("大.csv", b"x" * 101, "101 bytes, more than the limit of 100"),
        ("图.dwg", b"x", "cannot read files of type '.dwg'"),
        ("无后缀", b"x", "cannot read files of type ''"),
        ("旧.xls", b"x", "cannot read files of type '.xls'"),
        ("假.xlsx", b"x", "no xlsx workbook"),
        ("二进制.csv", b"a\x00", "neither UTF-8 nor GB18030"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    file = written(tmp_path, name, content)
    with pytest.raises(SourceError) as caught:
        read_source(file, ReadingConfig(max_bytes=100))
    assert said in caught.value.message.en
    assert name in caught.value.message.zh


def test_what_is_missing_or_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        read_source(tmp_path / "没有.csv", CONFIG)
    (tmp_path / "夹.csv").mkdir()
    with pytest.raises(SourceError, match="no regular file"):
        read_source(tmp_path / "夹.csv", CONFIG)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, "院校.csv", "名称\n甲学院\n")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, os.strerror(13), str(path))

    # Whoever runs as root may read everything: the refusal is made here.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match=r"Cannot read .*Permission denied"):
        read_source(file, CONFIG)


def test_a_mapping_of_ones_own_goes_first(tmp_path: Path) -> None:
    mapping = written(
        tmp_path,
        "visits.yaml",
        "title: {zh: 走访, en: Visits}\nsheets: [院校]\n"
        "columns:\n  school: {headers: [名称], required: true}\n"
        "entities:\n  school: {type: Institution, name: school, properties: {level: {text: 中职}}}\n",
    )
    file = written(tmp_path, "院校.csv", "名称\n甲学院\n")
    facts = read_source(file, ReadingConfig(mappings=(mapping,)))
    assert {(fact.property, fact.value) for fact in facts.properties} == {("name", "甲学院"), ("level", "中职")}


@pytest.mark.parametrize("kind", ["院校", "institutions", "Institutions"])
def test_the_kind_of_a_table_can_be_given(tmp_path: Path, kind: str) -> None:
    file = written(tmp_path, "名单.csv", "名称,备注\n甲学院,x\n")
    facts = read_source(file, ReadingConfig(kind=kind))
    assert [(fact.entity.type, fact.value) for fact in facts.properties] == [("Institution", "甲学院")]


def test_a_wrong_configuration_fails_before_the_first_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no kind of table 天气"):
        check_config(ReadingConfig(kind="天气"))
    with pytest.raises(SchemaError):
        check_config(ReadingConfig(mappings=(written(tmp_path, "x.yaml", "- a\n"),)))
    check_config(CONFIG)


@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
def test_a_name_in_another_encoding_is_read_as_what_it_is(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "院校名单.csv".encode("gb18030")))
    file.write_text("名称\n甲学院\n", encoding="utf-8")
    facts = read_source(file, ReadingConfig(kind="院校"))
    assert facts.passages[0].location["sheet"] == "院校名单"
    assert facts.source.uri.isascii()
    assert shown(file).endswith("/院校名单.csv")
