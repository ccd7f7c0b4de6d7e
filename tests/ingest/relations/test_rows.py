"""Tables with column names and what their captions and notes say of the rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import layers


@pytest.fixture
def lines(nlp: Language) -> Callable[[str], set[str]]:
    """The relations of a whole document."""

    def of(text: str) -> set[str]:
        found = set()
        for r in layers(nlp(text)).relations:
            said = [f"{k}={v}" for k, v in sorted(r.properties.items()) if v is not None]
            found.add(" ".join([r.type, r.subject, "→", r.object, *said]))
        return found

    return of


def test_columns_of_bases(lines: Callable[[str], set[str]]) -> None:
    text = (
        "2022年度江苏省职业教育示范性实训基地立项名单\n\n"
        "| 项目 | 承建单位 | 参建单位 | 地点 |\n|---|---|---|---|\n"
        "| 渔业养殖实训基地 | 江苏农林职业技术学院 | 通威集团，盐城市渔业协会 | 盐城市射阳县 |\n"
    )
    assert lines(text) == {
        "HOSTS 江苏农林职业技术学院 → 渔业养殖实训基地",
        "CO_BUILDS 通威集团 → 渔业养殖实训基地",
        "CO_BUILDS 盐城市渔业协会 → 渔业养殖实训基地",
        "LOCATED_IN 渔业养殖实训基地 → 射阳县",
        "PART_OF 射阳县 → 盐城市",
        "AWARDED 渔业养殖实训基地 → 江苏省职业教育示范性实训基地 status=立项 year=2022",
    }


def test_columns_of_alliances(lines: Callable[[str], set[str]]) -> None:
    text = (
        "内蒙古职业教育集团考核情况表\n\n序号\t集团名称\t理事长单位\t秘书处单位\t副理事长单位\n"
        "1\t内蒙古乳业职业教育集团\t内蒙古化工职业学院\t内蒙古化工职业学院\t包头职业技术学院\n"
        "2\t内蒙古煤炭职教联盟\t国能准能集团有限责任公司\t鄂尔多斯职业学院\t乌海职业技术学院\n"
    )
    assert lines(text) >= {
        "LEADS 内蒙古化工职业学院 → 内蒙古乳业职业教育集团 role=理事长",
        "LEADS 内蒙古化工职业学院 → 内蒙古乳业职业教育集团 role=秘书处",
        "LEADS 国能准能集团有限责任公司 → 内蒙古煤炭职教联盟 role=理事长",
        "MEMBER_OF 乌海职业技术学院 → 内蒙古煤炭职教联盟 role=副理事长",
    }


def test_a_school_and_its_partners(lines: Callable[[str], set[str]]) -> None:
    text = (
        "浙江省现场工程师培养项目名单\n\n编号\t学校\t合作企业\t启动时间\n"
        "A1\t宁波职业技术大学\t海天塑机集团有限公司\t2024年9月\n"
        "A2\t温州职业技术学院\t正泰电器\t2024年3月\n\n编号A2的项目因岗位调整，未能启动。\n"
    )
    assert lines(text) == {"PARTNERS_WITH 宁波职业技术大学 → 海天塑机集团有限公司 kind=现场工程师 start_date=2024-09"}


@pytest.mark.parametrize(("result", "status"), [("通过", "验收通过"), ("延期一年", "建设中"), ("撤销立项", "撤销")])
def test_results(lines: Callable[[str], set[str]], result: str, status: str) -> None:
    text = (
        "2020年度河北省职业教育示范性实训基地立项项目验收结果\n\n"
        "| 项目 | 建设单位 | 结论 |\n|---|---|---|\n"
        f"| 钢铁冶炼实训基地 | 河北工业职业技术大学 | {result} |\n"
    )
    assert f"AWARDED 钢铁冶炼实训基地 → 河北省职业教育示范性实训基地 status={status} year=2020" in lines(text)


def test_what_is_not_decided_yet(lines: Callable[[str], set[str]]) -> None:
    text = (
        "安徽省高水平专业群拟立项名单（公示稿）\n\n"
        "| 学校 | 专业群 | 所在市 |\n|---|---|---|\n| 芜湖职业技术大学 | 汽车技术专业群 | 芜湖市 |\n"
    )
    assert lines(text) == {"OFFERS 芜湖职业技术大学 → 汽车技术专业群", "LOCATED_IN 芜湖职业技术大学 → 芜湖市"}


def test_starred_rows_wait(lines: Callable[[str], set[str]]) -> None:
    text = (
        "2023年度省级示范性实训基地立项名单\n\n"
        "| 序号 | 名称 | 建设单位 |\n|---|---|---|\n"
        "| 1 | 钢铁冶炼实训基地 | 河北工业职业技术大学 |\n| 2* | 皮革加工实训基地 | 邢台职业技术学院 |\n\n"
        "注：序号带*的为备选项目。\n"
    )
    assert lines(text) == {
        "HOSTS 河北工业职业技术大学 → 钢铁冶炼实训基地",
        "AWARDED 钢铁冶炼实训基地 → 省级示范性实训基地 status=立项 year=2023",
    }


def test_batch_and_state_are_said_once_for_all_sections(nlp: Language) -> None:
    text = (
        "江苏省第三批省级产业学院立项建设名单\n\n一、省级示范产业学院\n1.盐城工业职业技术学院：海瓷新材料产业学院\n\n"
        "二、省级特色产业学院\n1.南通职业大学：船舶涂装产业学院\n"
    )
    said = [r.properties for r in layers(nlp(text)).relations if r.type == "AWARDED"]
    assert [(p.get("batch"), p.get("status")) for p in said] == [("第三批", "立项")] * 2


def test_records_line_by_line(nlp: Language) -> None:
    text = (
        "产教联合体登记册\n\n名称：吕梁市铝镁产教联合体\n地址：山西省吕梁市孝义市\n牵头：吕梁职业技术学院\n"
        "成员：孝义市铝业有限公司\n状态：参评省级市域产教联合体未获通过\n"
    )
    said = {(r.type, r.subject, r.object) for r in layers(nlp(text)).relations}
    league = "吕梁市铝镁产教联合体"
    assert said >= {("LEADS", "吕梁职业技术学院", league), ("MEMBER_OF", "孝义市铝业有限公司", league)}
    assert ("LOCATED_IN", league, "孝义市") in said
    assert not [one for one in said if one[0] == "AWARDED"]


def test_the_form_of_each_cooperation_by_its_column(nlp: Language) -> None:
    text = (
        "校企合作项目登记表\n\n| 学校 | 合作企业 | 合作形式 |\n| --- | --- | --- |\n"
        "| 海南溪山职业学院 | 海南溪山种业有限公司 | 现代学徒制 |\n| 琼海市中等职业学校 | 海南云帆旅游有限公司 | 订单班 |\n"
    )
    said = {(r.subject, r.properties["kind"]) for r in layers(nlp(text)).relations if r.type == "PARTNERS_WITH"}
    assert said == {("海南溪山职业学院", "现代学徒制"), ("琼海市中等职业学校", "订单班")}


def test_a_list_of_members_confers_nothing(nlp: Language) -> None:
    text = "省级市域产教联合体成员单位一览表\n\n名称  牵头单位\n吕梁市铝镁产教联合体  吕梁职业技术学院\n长治市光伏产教联合体  长治职业技术学院\n"
    assert not [r for r in layers(nlp(text)).relations if r.type == "AWARDED"]
