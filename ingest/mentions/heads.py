"""Heads: the words that names end in, and what a name with such a head is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from chuyi.ingest.mentions.lexicon import trie_expression


class Family(StrEnum):
    """Heads that follow the same grammar of names."""

    SCHOOL = "school"
    FIRM = "firm"
    GROUP = "group"  # 集团, 厂, 银行: firms if a proper name stands before
    RESEARCH = "research"
    ASSOCIATION = "association"
    OFFICE = "office"
    PUBLIC_UNIT = "public unit"
    ALLIANCE = "alliance"
    LEAGUE = "league"  # 联盟, 集团 of schools or of an industry
    BASE = "base"
    CULTURE = "culture"
    INDUSTRY_COLLEGE = "industry college"
    PROGRAMMES = "programmes"
    TITLE = "title"  # only ever the class of a designation


_WORDS: dict[Family, str] = {
    Family.SCHOOL: "大学 学院 学校 中专 职专 职高 技校 职教中心 职业教育中心 职业教育中心学校 职教中心学校 职业技术教育中心 职业教育培训中心 职业培训中心 党校 职业高中 高级中学 职业高级中学 职业中学 中学 小学 高专 幼专 卫校 分校 分院 书院 师范",
    Family.FIRM: "有限公司 有限责任公司 股份公司 集团公司 总公司 分公司 公司",
    Family.GROUP: "集团 厂 银行 事务所 合作社 研究院股份",
    Family.RESEARCH: "研究院 研究所 科学院 研究中心 研究总院 实验室 检测中心 检验中心 监测中心 检验检测院 检测研究院 检验研究院 质检院 计量院 设计院 规划院 勘测院 "
    "教科院 农科院 社科院 工研院 科研所 农科所 创新中心 技术中心 标准化院 研究基地 计量测试所 检验所 检测所 检测院 检验院 标准化所",
    Family.ASSOCIATION: "协会 学会 商会 联合会 行指委 行业指导委员会 教学指导委员会 指导委员会 同业公会 公会 研究会 促进会 基金会 工商联 科协",
    Family.OFFICE: "厅 局 委 委员会 部 政府 管委会 办公室 办公厅 编办 外事办 扶贫办 职教办 法制办 侨办 台办 外办 工会 团委 法院 检察院 教育工委 教育督导室 督导室 督学室 团省委 团市委 团县委 团区委 党委 妇联 残联 人大常委会 政协",
    Family.PUBLIC_UNIT: "医院 考试院 考试中心 服务中心 事务中心 指导中心 评估院 评估中心 促进中心 电化教育馆 电教馆 推广中心 推广站 管理中心 鉴定中心 资源中心 监测站 资助中心 交流中心 教师发展中心 发展中心 鉴定指导中心 装备中心 信息中心 技术推广总站 总站 招生办",
    Family.ALLIANCE: "产教联合体 联合体 产教融合共同体 共同体 教研共同体",
    Family.LEAGUE: "联盟 职教集团 职业教育集团 教育集团",
    Family.BASE: "基地 实训中心 实践中心 实习中心 培训中心 工坊 体验中心 训练中心 技能中心 实训工厂 工程中心",
    Family.CULTURE: "传承馆 文化馆 传承中心 传习所 传习馆 传承院 文化传承基地 传承基地 传习基地 传承创新基地 体验馆 展示馆 文化园 非遗馆 传承工坊",
    Family.INDUSTRY_COLLEGE: "产业学院 工匠学院 企业学院",
    Family.PROGRAMMES: "专业群 专业（群） 专业(群)",
    Family.TITLE: "院校 智库 企业 园区 专业 名校 高校 职校 示范校 示范区 示范点 示范单位 试点单位 试点校 试验区 中心校 建设单位 培育单位 "
    "培育校 骨干校 建设校 示范中心 工作站 示范专业点 特色专业点",
}
# What may not follow a head: then it is the beginning of another word.
_NOT_BEFORE: dict[str, str] = {
    "大学": "[生城堂]|科技园|期间|本科|毕业|以上|路|附属",
    "学院": "[派路式风]|奖",
    "学校": "[长]",
    "中学": "生|时代|阶段|教师",
    "小学": "生|教育|阶段|教师",
    "分院": "[长校]",
    "中专": "[生业]|学历|层次|阶段|教育|部|班|起点",
    "师范": "生|类|教育|院校|大学|学院|学校|高等|专业",
    "职专": "[生业]",
    "职高": "[专生]",
    "高专": "院校",
    "书院": "制",
    "集团": "[军化式内总]|公司|有限|股份|财务|控股|下属有限",
    "公司": "[制法级治化]",
    "厂": "[房区家商址长史校矿务]|内|外|级",
    "银行": "[业卡家账]|存款|贷款|转账|信贷|保函|行业|系统",
    "厅": "[局级长堂里]",
    "局": "[面部势限长域促级里]",
    "委": "[员托派会办任培屈管]|教育工委|组织|宣传|统战|政法|编办|书记|常委",
    "委员会": "办公室主任",
    "部": "[分门队署长委级落件位属省属]|直|校|队",
    "政府": "[性间和机部]|采购|购买|工作|投入|引导|主导|统筹|补助|奖|令|网|津贴|债券",
    "工会": "[主会]",
    "办公室": "[主]",
    "联盟": "[链类]",
    "共同体": "[意类]",
    "联合体": "投标|类",
    "基地": "[化网]|建设标准|负责人",
    "企业": "[家]|协会|联合会|管理|集团有限",
    "专业": "[群化课性（(人]|技能|技术|标准|教学|建设|带头|布局|设置|领域|目录|教师|课程|点|资格|实践|素养|能力|知识|对接|与",
    "协会": "[会]|学校",
    "学会": "[会]|了",
    "商会": "[会议]",
    "科协": "[同]",
    "实验室": "[主]|建设|技术|安全|里",
    "园区": "[内里企为]|等|作为",
    "院校": "[长]|之间",
}


@dataclass(frozen=True, slots=True)
class Head:
    """A head at ``start`` to ``end``."""

    start: int
    end: int
    word: str
    family: Family


@cache
def _families() -> dict[str, Family]:
    return {word: family for family, group in _WORDS.items() for word in group.split()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(trie_expression(_families()))


@cache
def _forbidden() -> dict[str, re.Pattern[str]]:
    return {word: re.compile(expression) for word, expression in _NOT_BEFORE.items()}


def heads(text: str) -> Iterator[Head]:
    """The heads of a text, longest at each place, in order."""
    families, forbidden = _families(), _forbidden()
    for match in _pattern().finditer(text):
        word = match.group()
        rule = forbidden.get(word)
        if rule is None or not rule.match(text, match.end()):
            yield Head(match.start(), match.end(), word, families[word])
