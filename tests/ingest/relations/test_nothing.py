"""Texts that speak of schools, firms, bases and alliances, but name none and state nothing."""

from __future__ import annotations

import pytest
from spacy.language import Language

from chuyi.ingest.extraction import extract

NOTHING = {
    "weather": "受冷空气影响，明天白天阴有小雨，气温下降6到8度。请各学校做好防滑工作，必要时可停课。企业要检查厂房，基地大棚注意保温。"
    "后天起天气转好，周末适合出游。",
    "recipe": "先把三个鸡蛋打散，加入适量的盐，和面粉一起搅匀。锅里倒油，由小火慢慢煎成金黄。喜欢酸味的可以与番茄共同翻炒两分钟，最后撒上葱花。",
    "licence": "本软件按“原样”提供，不附带任何明示或者默示的保证。被许可人可以与第三方共同使用本软件，但应当保留版权声明。任何一方违反本协议的，"
    "另一方有权终止合作，并要求赔偿损失。",
    "story": "小时候，学校在村东头，企业在镇上。爸爸在厂里上班，妈妈去合作社帮忙。老师说，将来我们要建一个实训基地，和大公司签订协议，"
    "成立联盟。大家都笑了，说那得等到猴年马月。",
    "league": "昨晚的联赛里，主队与客队战成平局。双方各有一次击中门柱。联盟主席表示，下赛季将由新的赞助商冠名，并成立纪律委员会。",
    "essay": "合作是什么？合作就是你出一半、我出一半。学校有学校的难处，企业有企业的账本。签了协议不等于成了伙伴，挂了牌子不等于有了基地。"
    "产业学院也好，订单班也好，说到底是人和人的事。",
    "form": "姓名：____　性别：____　所在学校：________　合作企业：________　基地名称：________\n\n牵头单位：________　成员单位：________\n\n起止时间：20__年__月至20__年__月",
    "rules": "第一条 实训基地由学校与企业共建，双方签订协议。第二条 联盟由牵头单位、副理事长单位和成员单位组成。第三条 学生在企业实习期间，"
    "应当遵守企业的规章制度。第四条 产业学院的院长由双方协商产生。",
    "english": "The college signed an agreement with a local company in 2021. The alliance has 20 members, led by the university. "
    "A training base was built together with the industry college.",
    "arithmetic": "某校有3个班，每班45人，与另一所学校合并后共有多少人？如果每20人建立一个小组，由组长牵头，一共要成立几个小组？",
}


@pytest.mark.parametrize("topic", NOTHING)
def test_nothing_is_named_or_said(nlp: Language, topic: str) -> None:
    found = extract(NOTHING[topic], nlp)
    assert (found["entities"], found["relations"]) == ([], [])
