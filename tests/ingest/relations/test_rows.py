"""Tables with column names and what their captions and notes say of the rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import Layers, layers


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


MEMBERS = {
    "LEADS 许昌职业技术学院 → 许昌市电力装备产教联合体 role=理事长",
    "MEMBER_OF 许继集团有限公司 → 许昌市电力装备产教联合体 role=副理事长",
    "MEMBER_OF 许昌市电力行业协会 → 许昌市电力装备产教联合体 role=理事",
}


@pytest.mark.parametrize(
    "roster",
    [
        "1.许昌职业技术学院（理事长单位）\n2.许继集团有限公司（副理事长单位）\n3.许昌市电力行业协会（理事单位）\n",
        "（一）理事长单位\n1.许昌职业技术学院\n（二）副理事长单位\n2.许继集团有限公司\n（三）理事单位\n3.许昌市电力行业协会\n",
    ],
)
@pytest.mark.parametrize(
    "other", ["", "二、平顶山市纺织产教联合体\n1.平顶山学院（理事长单位）\n2.河南神马印染有限公司（理事单位）\n"]
)
def test_rosters(lines: Callable[[str], set[str]], roster: str, other: str) -> None:
    """Who holds which office, by the note behind the name or the label above; a section's alliance is its own."""
    if other:
        text = f"河南省市域产教联合体理事会成员名单\n\n一、许昌市电力装备产教联合体（3家）\n{roster}\n{other}"
    else:
        text = f"许昌市电力装备产教联合体理事会成员单位名单\n\n{roster}"
    found = lines(text)
    assert {line for line in found if "许昌市电力装备" in line} == MEMBERS
    assert any("平顶山学院 → 平顶山市纺织产教联合体 role=理事长" in line for line in found) == bool(other)


def test_members_that_nothing_else_is_said_of(lines: Callable[[str], set[str]]) -> None:
    text = "许昌市电力装备产教联合体成员单位名单\n\n（排名不分先后）\n\n1.许昌学院\n2.许昌市电力行业协会\n3.许继集团有限公司\n"
    assert {line.split(" → ")[0] for line in lines(text)} == {
        "MEMBER_OF 许昌学院", "MEMBER_OF 许昌市电力行业协会", "MEMBER_OF 许继集团有限公司",
    }  # fmt: skip


def test_starts_ends_and_states(lines: Callable[[str], set[str]]) -> None:
    """Beginning and end in columns of their own, a school printed once for its rows, what is only negotiated."""
    text = (
        "焦作市校企合作情况统计表\n\n"
        "| 序 | 校方 | 企方 | 方式 | 专业 | 起始 | 终止 | 状态 |\n|---|---|---|---|---|---|---|---|\n"
        "| 1 | 焦作大学 | 风神轮胎股份有限公司 | 订单班 | 化工 | 2021.9 | 2024.6 | 结束 |\n"
        "| 2 | | 中原内配集团股份有限公司 | 现代学徒制 | 机械 | 2023.3 | | 正常 |\n"
        "| 3 | | 多氟多新材料股份有限公司 | — | 化工 | | | 洽谈 |\n"
    )
    assert lines(text) == {
        "PARTNERS_WITH 焦作大学 → 风神轮胎股份有限公司 end_date=2024-06 kind=订单班 start_date=2021-09",
        "PARTNERS_WITH 焦作大学 → 中原内配集团股份有限公司 kind=现代学徒制 start_date=2023-03",
    }


def test_pairs_in_a_list_of_cooperation(lines: Callable[[str], set[str]]) -> None:
    text = "河南省现场工程师联合培养名单\n\n1.焦作大学——风神轮胎股份有限公司（2023年9月起）\n2.濮阳学院——濮阳惠成电子材料股份有限公司\n"
    assert lines(text) >= {
        "PARTNERS_WITH 焦作大学 → 风神轮胎股份有限公司 kind=现场工程师 start_date=2023-09",
        "PARTNERS_WITH 濮阳学院 → 濮阳惠成电子材料股份有限公司 kind=现场工程师",
    }


def test_a_section_says_nothing_of_the_next(lines: Callable[[str], set[str]]) -> None:
    text = (
        "河南省高水平专业群名单（第三批）\n\n一、立项建设（1个）\n焦作大学　化工技术专业群\n\n"
        "二、培育建设（1个）\n濮阳学院　石油工程专业群\n"
    )
    awards = {line for line in lines(text) if line.startswith("AWARDED")}
    assert awards == {
        "AWARDED 化工技术专业群 → 河南省高水平专业群 batch=第三批 status=立项",
        "AWARDED 石油工程专业群 → 河南省高水平专业群 batch=第三批",
    }


def test_a_year_of_the_award_under_a_later_result(lines: Callable[[str], set[str]]) -> None:
    text = (
        "河南省公共实训基地（2024年）复核情况\n\n一、验收通过（3个）\n"
        "1. 焦作大学，化工公共实训基地，2020年立项，位于焦作市。\n"
        "2. 濮阳学院，石油公共实训基地，与濮阳惠成电子材料股份有限公司共建，位于濮阳市。\n"
        "3. 许昌学院，电气公共实训基地，联合许继集团有限公司建设，位于许昌市。\n"
    )
    found = lines(text)
    assert "AWARDED 化工公共实训基地 → 河南省公共实训基地 status=验收通过 year=2020" in found
    assert found >= {
        "HOSTS 濮阳学院 → 石油公共实训基地",
        "CO_BUILDS 濮阳学院 → 石油公共实训基地",
        "CO_BUILDS 濮阳惠成电子材料股份有限公司 → 石油公共实训基地",
        "HOSTS 许昌学院 → 电气公共实训基地",
        "CO_BUILDS 许继集团有限公司 → 电气公共实训基地",
    }
    assert "HOSTS 许继集团有限公司 → 电气公共实训基地" not in found


def test_a_title_of_a_batch_of_a_place(lines: Callable[[str], set[str]]) -> None:
    text = (
        "河南省第五批职业教育示范性实训基地立项名单\n\n| 序号 | 基地 | 建设单位 |\n|---|---|---|\n"
        "| 1 | 化工仿真实训基地 | 焦作大学 |\n| 2 | 石油钻采实训基地 | 濮阳学院 |\n"
    )
    assert "AWARDED 化工仿真实训基地 → 职业教育示范性实训基地 batch=第五批 status=立项" in lines(text)


def test_the_kind_of_a_row_is_its_own(lines: Callable[[str], set[str]]) -> None:
    text = (
        "黑龙江省校企合作项目一览表\n\n| 申报院校 | 合作企业 | 项目名称 |\n|---|---|---|\n"
        "| 大庆职业学院 | 大庆华科股份有限公司 | 华科订单班 |\n| 伊春职业学院 | 伊春森铁轨道有限公司 | 森铁现代学徒制试点 |\n"
    )
    assert lines(text) == {
        "PARTNERS_WITH 大庆职业学院 → 大庆华科股份有限公司 kind=订单班 object=华科订单班",
        "PARTNERS_WITH 伊春职业学院 → 伊春森铁轨道有限公司 kind=现代学徒制",
    }


def test_sections_of_a_list_of_the_titles_partners(lines: Callable[[str], set[str]]) -> None:
    text = (
        "佳木斯职业学院校企合作单位名单\n\n一、订单班合作企业\n1．佳木斯电机股份有限公司（佳电班，2021年起）\n"
        "二、现代学徒制合作企业\n1．黑龙江泉林生态农业有限公司（2020年9月—2023年7月）\n"
        "三、意向合作企业\n1．桦南富兴木业有限公司\n"
    )
    assert lines(text) == {
        "PARTNERS_WITH 佳木斯职业学院 → 佳木斯电机股份有限公司 kind=订单班 object=佳电班 start_date=2021",
        "PARTNERS_WITH 佳木斯职业学院 → 黑龙江泉林生态农业有限公司 end_date=2023-07 kind=现代学徒制 start_date=2020-09",
    }


def test_a_row_with_a_title_of_its_own(lines: Callable[[str], set[str]]) -> None:
    text = (
        "黑龙江省高水平专业群建设情况表\n\n| 学校 | 专业群 | 立项级别 | 建设结果 |\n|---|---|---|---|\n"
        "| 鹤岗师范高等专科学校 | 学前教育专业群 | 国家“双高计划”专业群 | 优秀 |\n"
        "| 七台河职业学院 | 煤矿智能开采技术专业群 | 黑龙江省高水平专业群 | 通过验收 |\n"
    )
    assert {line for line in lines(text) if line.startswith("AWARDED")} == {
        "AWARDED 学前教育专业群 → 国家“双高计划”专业群",
        "AWARDED 煤矿智能开采技术专业群 → 黑龙江省高水平专业群 status=验收通过",
    }


def test_the_gift_and_the_term_of_a_row(lines: Callable[[str], set[str]]) -> None:
    text = (
        "大兴安岭地区校企合作项目一览表\n学校 企业 合作内容 状态\n"
        "大兴安岭职业学院 漠河北极村酒业有限公司 现代学徒制（2021年9月—2024年7月） 已结束\n"
        "加格达奇区职业高中 大兴安岭神州北极木业有限公司 捐赠木工实训设备30套 已到位\n"
        "塔河县职业技术学校 塔河绿源食品有限公司 联合培养协议 拟签\n"
    )
    assert lines(text) == {
        "PARTNERS_WITH 大兴安岭职业学院 → 漠河北极村酒业有限公司 end_date=2024-07 kind=现代学徒制 start_date=2021-09",
        "PARTNERS_WITH 加格达奇区职业高中 → 大兴安岭神州北极木业有限公司 kind=捐赠 object=木工实训设备",
    }


def test_schools_that_are_the_bases(lines: Callable[[str], set[str]]) -> None:
    text = (
        "黑龙江省教育厅关于公布省级职业教育教师培养培训基地名单的通知\n\n黑教职〔2024〕18号\n\n各市教育局：\n"
        "现将省级职业教育教师培养培训基地名单予以公布。\n\n黑龙江省教育厅\n2024年11月8日\n\n附件\n"
        "省级职业教育教师培养培训基地名单\n\n| 基地名称（牵头院校） | 合作企业 |\n|---|---|\n"
        "| 哈尔滨铁道职业技术学院 | 哈尔滨电气股份有限公司 |\n| 牡丹江大学 | 牡丹江恒丰纸业集团有限责任公司 |\n"
    )
    assert {line for line in lines(text) if line.startswith("AWARDED")} == {
        "AWARDED 哈尔滨铁道职业技术学院 → 省级职业教育教师培养培训基地 year=2024",
        "AWARDED 牡丹江大学 → 省级职业教育教师培养培训基地 year=2024",
    }


def test_a_roster_says_an_office_once(read: Callable[[str], Layers]) -> None:
    text = "鄂北汽车产教联盟成员单位名单\n\n理事长单位：襄阳职业技术学院\n成员单位：湖北佳恒机械有限公司\n"
    found = [(r.type, r.subject, r.properties["role"]) for r in read(text).relations]
    assert found == [("LEADS", "襄阳职业技术学院", "理事长"), ("MEMBER_OF", "湖北佳恒机械有限公司", "成员")]


def test_hosts_in_the_brackets_of_a_cell(nlp: Language) -> None:
    text = (
        "湖北省教育厅关于公布2026年实训基地名单的通知\n\n| 序号 | 基地名称（建设单位） | 共建单位 |\n| --- | --- | --- |\n"
        "| 1 | 车桥焊接实训基地（襄阳职业技术学院） | 湖北佳恒机械有限公司 |\n"
    )
    found = {(r.type, r.subject) for r in layers(nlp(text)).relations if r.object == "车桥焊接实训基地"}
    assert found == {("HOSTS", "襄阳职业技术学院"), ("CO_BUILDS", "湖北佳恒机械有限公司")}


def test_what_is_recognised_beside_what_is_only_established(nlp: Language) -> None:
    text = (
        "湖北省教育厅关于公布2026年省级示范性实训基地和省级特色实训基地名单的通知\n\n各学校：\n"
        "经评审，认定车桥焊接实训基地等2个基地为省级示范性实训基地，同意茶叶加工实训基地等1个基地立项建设省级特色实训基地。\n\n"
        "附件1\n2026年省级示范性实训基地认定名单\n\n| 序号 | 基地名称 | 建设单位 |\n| --- | --- | --- |\n"
        "| 1 | 车桥焊接实训基地 | 襄阳职业技术学院 |\n| 2 | 轴承检测实训基地 | 随州职业技术学院 |\n\n"
        "湖北省教育厅\n2027年1月9日\n"
    )
    awards = {r.subject: r.properties for r in layers(nlp(text)).relations if r.type == "AWARDED"}
    assert awards["车桥焊接实训基地"] == {"year": 2026}
    assert awards["轴承检测实训基地"] == {"year": 2026}


def test_items_under_chinese_numerals(nlp: Language) -> None:
    text = (
        "湖北省教育厅关于公布第二批现代产业学院名单的通知\n\n各学校：\n现将第二批现代产业学院名单予以公布。\n\n"
        "一、襄阳职业技术学院 车桥产业学院 合作企业：湖北佳恒机械有限公司\n"
        "二、随州职业技术学院 香菇产业学院 合作企业：湖北枫树线业有限公司\n\n湖北省教育厅\n2026年1月9日\n"
    )
    known = layers(nlp(text))
    found = {(r.type, r.subject) for r in known.relations if r.object == "香菇产业学院"}
    assert found == {("HOSTS", "随州职业技术学院"), ("CO_BUILDS", "湖北枫树线业有限公司")}
    assert known.tasks == []
