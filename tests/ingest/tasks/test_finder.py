"""Which clauses are tasks."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language

from chuyi.ingest.layers import Layers, layers

Read = Callable[[str], Layers]


def test_actions_containers_safeguards_and_procedures(read: Read) -> None:
    known = read(
        "（一）办好学校\n1.扩建校舍。改建2所。\n2.规范招生。不得违规。\n"
        "二、申报程序\n（一）学校申报。市教育局受理。\n（二）评审公示。市教育局评审。\n"
        "三、保障措施\n（一）加强领导。各地要高度重视。\n（二）加大投入。市财政局每年安排资金500万元。\n（三）督导。市政府督导室抓好督导。\n"
    )
    assert [(task.path, task.title, task.parent) for task in known.tasks] == [
        ("一（一）", "办好学校", None),
        ("一（一）1", "扩建校舍", "一（一）"),
        ("一（一）2", "规范招生", "一（一）"),
        ("三（二）", "加大投入", None),
        ("三（三）", "督导", None),
    ]


def test_articles_that_order_and_those_that_do_not(nlp: Language) -> None:
    text = """洛阳市实训管理办法

第一条　为规范实训，制定本办法。
第二条　本办法所称实训，是指教学活动。
第三条　市教育局每年公布目录1次。
第四条　鼓励企业开放岗位。
第五条　申请资金的企业应当注册满两年。
第六条　弄虚作假的，依法追回。
第七条　被认定为示范基地的，每个奖补5万元。
第八条　本办法由市教育局负责解释，自2026年1月1日起施行。
"""
    known = layers(nlp(text))
    assert [task.path for task in known.tasks] == ["第三条", "第四条", "第七条"]
    assert known.tasks[2].targets[0].qualifier == "每个"


def test_a_summary_orders_only_in_its_plan(nlp: Language) -> None:
    text = """洛阳市教育局2025年工作总结

一、工作成效
（一）新建学校。新建学校3所。

二、2026年打算
（一）扩建学校。年底前扩建学校2所。

洛阳市教育局
2025年12月30日
"""
    known = layers(nlp(text))
    assert [task.path for task in known.tasks] == ["二（一）"]
    assert known.tasks[0].targets[0].deadline == "2026"


def test_a_card_with_a_time_limit(read: Read) -> None:
    known = read("任务1：扩建校舍\n　　工作内容：新建校舍8栋。\n　　责任单位：市教育局\n　　完成时限：2025年11月底\n")
    (task,) = known.tasks
    assert (task.targets[0].count, task.targets[0].deadline) == (8, "2025-11")
    assert [duty.name for duty in task.duties] == ["市教育局"]


def test_a_line_that_announces_a_list_gives_its_deadline(read: Read) -> None:
    known = read("（一）扩大规模。到2028年，实现以下目标：\n——职业本科学校达到3所。\n——技工学校达到9所。\n")
    assert [(t.count, t.deadline) for t in known.tasks[0].targets] == [(3, "2028"), (9, "2028")]


def test_the_heading_names_what_a_bare_number_counts(read: Read) -> None:
    known = read("（一）高技能人才。到2028年达到2万人。\n")
    assert [(t.count, t.object) for t in known.tasks[0].targets] == [(20000, "高技能人才")]


def test_printed_twice_is_one_task(read: Read) -> None:
    known = read("（一）扩建校舍。改建2所，新建1所。\n（一）扩建校舍。改建2所\n")
    assert len(known.tasks) == 1


def test_news_and_lists_set_no_tasks(nlp: Language) -> None:
    news = "洛阳职教再提速\n2026年1月5日　来源：洛阳在线\n\n　　一、新建学校3所。二、培训教师100名。\n"
    assert layers(nlp(news)).tasks == []


def test_orders_with_a_subject_or_a_coverb_before_the_verb(read: Read) -> None:
    known = read(
        "（一）规模以上企业应当按规定安排实习岗位。\n（二）与甲公司、乙公司等链主企业签订人才共育协议。\n"
        "（三）职业教育规模偏小、结构不优，师资力量与区域产业发展相比仍有差距，办学特色也还不够鲜明，社会认可程度偏低。\n"
    )
    assert [task.path for task in known.tasks] == ["一（一）", "一（二）"]


def test_a_line_of_bodies_below_several_items_is_about_all_of_them(read: Read) -> None:
    known = read(
        "（一）扩容提质\n1．新建校舍2栋。\n2．引进学校1所。\n责任单位：市教育局、市财政局\n"
        "（二）留人留心\n1．筹集公寓50套。\n责任单位：市财政局\n2．发放补贴3万元。\n责任单位：市教育局\n"
    )
    assert {task.path: [duty.name for duty in task.duties] for task in known.tasks} == {
        "一（一）": ["市教育局", "市财政局"],
        "一（一）1": [],
        "一（一）2": [],
        "一（二）": [],
        "一（二）1": ["市财政局"],
        "一（二）2": ["市教育局"],
    }


def test_labels_in_brackets(read: Read) -> None:
    known = read("【重点工作一】办好共享车间\n目标：改建2处。\n【重点工作二】办好夜校\n目标：开班8个。\n")
    assert [(task.path, task.title, task.targets[0].count) for task in known.tasks] == [
        ("一重点工作一", "办好共享车间", 2),
        ("一重点工作二", "办好夜校", 8),
    ]


def test_what_only_reports_is_no_task(read: Read) -> None:
    known = read(
        "（一）扩建校舍。改建2所。\n（二）宣传总结。6月、12月各报送一次信息。\n"
        "（三）各乡镇于3月20日前将名单报送市教育局。\n（四）明确责任。本措施由市教育局负责解释，有效期三年。\n"
    )
    assert [task.path for task in known.tasks] == ["一（一）"]


def test_a_safeguard_with_conditions_in_its_heading_gives_its_amount(read: Read) -> None:
    known = read("（一）扩建校舍。改建2所。\n二、支持条件\n（一）保障经费。市财政局每年安排资金650万元。\n")
    assert [(t.path, t.targets[0].count) for t in known.tasks] == [("一（一）", 2), ("二（一）", 6500000)]


CIRCULAR = """洛阳市教育局关于实训基地检查情况的通报

各县区教育局：

一、总体情况
共检查实训基地12个，新建工位300个。
二、整改要求
（一）补齐设备。各基地年底前更新设备40台。
（二）健全制度。市教育局每季度抽查1次。

洛阳市教育局
2026年5月6日
"""


def test_a_circular_orders_in_its_demands_alone(nlp: Language) -> None:
    known = layers(nlp(CIRCULAR))
    assert [task.path for task in known.tasks] == ["二（一）", "二（二）"]


REPORT = """洛阳市教育局2025年职业教育工作汇报

2025年，全市建成基地4个，培训教师120名。

下一步，我们将重点抓好以下工作：

一是抓布局，推动资源整合。年内整合学校2所。

二是抓队伍，推动质量提升。新增“双师型”教师30名。

洛阳市教育局
2026年1月8日
"""


def test_paragraphs_that_a_line_introduces_as_the_plan_of_a_report(nlp: Language) -> None:
    known = layers(nlp(REPORT))
    assert [task.title for task in known.tasks] == ["抓布局，推动资源整合", "抓队伍，推动质量提升"]
    assert known.tasks[0].targets[0].deadline == "2026"  # 年内 of a plan that a report on 2025 ends with
    looked_back = REPORT.replace("下一步，我们将重点抓好以下工作：", "一年来，我们主要抓了以下工作：")
    assert layers(nlp(looked_back)).tasks == []


def test_paragraphs_behind_dashes_are_tasks_of_a_plan_but_no_principles(nlp: Language) -> None:
    text = REPORT.partition("下一步")[0] + (
        "第二部分　2026年重点安排\n\n——校舍再扩建。新增校舍3万平方米。\n\n——专业再升级。建设特色专业群5个。\n"
    )
    assert [task.title for task in layers(nlp(text)).tasks] == ["校舍再扩建", "专业再升级"]
    principles = "（一）基本原则\n——坚持创新。鼓励探索。\n——坚持开放。扩大合作。\n（二）建好学校。扩建2所。\n"
    known = layers(nlp(CIRCULAR.partition("一、")[0].replace("情况的通报", "的意见") + "一、总体要求\n" + principles))
    assert all(clause.label.start != clause.body.start for clause in known.clauses)
    assert not any("坚持" in clause.path for clause in known.clauses)


def test_a_page_that_ends_between_a_heading_and_its_text(nlp: Language) -> None:
    text = "洛阳职业学院2025年工作总结与2026年计划\n\n■ 2025年工作\n\n建成基地4个。\n\n— 1 —\n\n■ 2026年计划\n\n— 2 —\n\n（1）抓招生。招收新生1900人。\n"
    assert [task.title for task in layers(nlp(text)).tasks] == ["抓招生"]


def test_an_answer_to_a_proposal_orders_in_its_plan(nlp: Language) -> None:
    text = """关于市政协八届四次会议第26号提案的答复

乔某某委员：

一、工作开展情况
2024年，全市建成实训基地12个。

二、下一步打算
（一）加大投入。2025年市财政局安排职教专项资金900万元。

洛阳市教育局
2025年5月6日
"""
    assert [task.path for task in layers(nlp(text)).tasks] == ["二（一）"]


def test_a_plan_below_a_line_that_names_its_year(nlp: Language) -> None:
    text = (
        "洛阳职业学院2024年工作总结和2025年工作计划\n\n2024年工作总结\n\n建成实训室12间。\n\n"
        "2025年工作计划\n\n1．校企合作。新增合作企业15家。\n2．社会服务。全年培训农民8000人次。\n"
    )
    tasks = layers(nlp(text)).tasks
    assert [(task.title, task.targets[0].count) for task in tasks] == [("校企合作", 15), ("社会服务", 8000)]


def test_paragraphs_that_a_short_sentence_heads_are_tasks(nlp: Language) -> None:
    text = """洛阳市教育局2025年职业教育工作要点

优化布局结构。年内完成学校合并，学校总数控制在9所以内。

夯实实训条件。新建市级公共实训基地4个，由市发展改革委牵头。

洛阳市教育局
2025年2月20日
"""
    tasks = layers(nlp(text)).tasks
    assert [(task.path, len(task.targets)) for task in tasks] == [("优化布局结构", 1), ("夯实实训条件", 1)]


def test_a_section_with_a_comma_over_numbered_paragraphs(read: Read) -> None:
    known = read("二、扩容提质，办好急需专业\n（一）新增专业点14个。\n（二）改善实训条件。\n")
    assert [(task.path, task.parent) for task in known.tasks] == [("二", None), ("二（一）", "二"), ("二（二）", "二")]


def test_a_notice_of_an_occasion_orders_nothing(nlp: Language) -> None:
    text = (
        "洛阳市教育局关于举办2025年中职班主任培训班的通知\n\n各县区教育局：\n\n一、培训时间、地点\n\n2025年7月10日至16日，洛阳市教师进修学校。\n\n"
        "二、培训内容\n\n安排讲座10场、观摩2次。\n\n三、培训费用\n\n每人1800元，由市财政承担。\n\n洛阳市教育局\n2025年6月2日\n"
    )
    assert layers(nlp(text)).tasks == []


def test_the_plans_own_title_is_no_task(nlp: Language) -> None:
    text = (
        "洛阳市教育局关于实施河洛工匠培育计划的通知\n\n各县区教育局：\n\n现将有关事项通知如下。\n\n洛阳市教育局\n2025年6月2日\n\n"
        "河洛工匠培育计划\n\n为提升劳动者素质，制定本计划。\n\n【名师引路】\n\n聘请名师40名。\n\n【平台支撑】\n\n建设工匠学院3个。\n"
    )
    assert [task.title for task in layers(nlp(text)).tasks] == ["名师引路", "平台支撑"]


def test_the_action_stands_behind_who_does_it(read: Callable[[str], Layers]) -> None:
    known = read(
        "（一）由市教育局牵头，市财政局配合，2025年招聘教师50名。\n（二）市人力资源社会保障局要加强指导，每年组织1次检查。\n"
    )
    assert [task.action for task in known.tasks] == ["招聘", "加强"]


def test_conditions_and_what_a_chapter_is_about_order_nothing(read: Callable[[str], Layers]) -> None:
    text = (
        "第一章 总则\n第一条 为加强管理，制定本办法。\n第二章 建设\n第二条 市级工坊每两年认定一次，每次不超过6个。\n"
        "第三条 申报单位应当具备下列条件：\n（一）设备总值80万元以上；\n（二）工位数不少于40个。\n"
    )
    found = {task.path: [(t.count, t.object) for t in task.targets] for task in read(text).tasks}
    assert found == {"第二章第二条": [(1, "认定"), (6, "市级工坊")]}


def test_a_bare_month_as_time_limit(nlp: Language) -> None:
    text = "洛阳市2027年职业教育工作清单\n\n1. 建设车间\n目标：新增工位30个\n责任单位：市教育局\n时限：9月\n"
    (task,) = layers(nlp(text)).tasks
    assert [(t.count, t.object, t.deadline) for t in task.targets] == [(30, "工位", "2027-09")]


def test_what_is_refused_is_no_task(nlp: Language) -> None:
    text = "洛阳市人民政府关于2027年项目的批复\n\n市教育局：\n一、同意建设车间3个。\n二、不同意设立老城技工学校。\n"
    assert [task.path for task in layers(nlp(text)).tasks] == ["一"]


def test_two_that_are_to_build_together(nlp: Language) -> None:
    text = (
        "洛阳市2027年工作计划\n\n1、专业方面。（1）洛阳职业技术学院与洛阳轴承集团股份有限公司共建轴承产业学院，10月底前挂牌；"
        "（2）增设专业2个。\n"
    )
    assert [(task.path, len(task.supports)) for task in layers(nlp(text)).tasks][1:] == [("1（1）", 2), ("1（2）", 0)]


def test_attachments_are_no_tasks(nlp: Language) -> None:
    text = (
        "洛阳市教育局关于做好基地工作的通知\n\n各学校：\n1.建设车间3个。\n\n附件：1.2027年车间立项名单\n"
        "　　　2.2027年工坊推荐表\n\n洛阳市教育局\n2027年3月1日\n"
    )
    assert [task.title for task in layers(nlp(text)).tasks] == ["建设车间3个"]


def test_the_year_of_what_a_circular_in_summer_demands(nlp: Language) -> None:
    text = (
        "洛阳市产教融合情况通报（2027年第2期）\n\n一、总体情况\n建成车间3个。\n二、下步要求\n"
        "（一）11月底前建成车间5个。\n\n洛阳市教育局\n2027年7月8日\n"
    )
    assert [t.deadline for task in layers(nlp(text)).tasks for t in task.targets] == ["2027-11"]
