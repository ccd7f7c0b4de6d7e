"""The counted thing of a number: after it (20个基地), before it (基地20个), or that of the total (其中2024年6个)."""

from __future__ import annotations

import re

from chuyi.ingest.layers import Extent
from chuyi.ingest.mentions.lexicon import trie_expression
from chuyi.ingest.tasks.verbs import ALWAYS, ORDER, ORDERS

_STOPS = "，。；：！？、（）《》\n"
_RELATIVE = re.compile(
    r"(?:集|由|以|为|面向|具有|具备|能够|涵盖|包括|覆盖|对接|服务|引领|与|在|符合|达到|适应|满足|专业(?:特色|结构|对口)|特色鲜明|结构合理"
    r"|功能完[善备])[^。；]{1,160}?的(?![，。；、])"
)
# What follows a counted thing and is none: coverbs, and verbs that say what it does.
_AFTER = re.compile(
    r"用(?:作|于|来|以)|(?:20\d\d|次|当|今|明)年|年底|\d{1,2}月|与|(?<![共协合不相])同(?![等步业学伐龄])|跟|到(?!位|期)|赴|向(?!导)|在(?![校读岗编籍线])|于|用于|按|以(?!上|下|内|外)|和(?=\d|每|[一二三四五六七八九十百两])"
    r"|及(?=\d)|建立|开展|结对|参与|参加|实施|进行|达到|实现|完成|入选|获评|获批|进入|升格|转设|晋升|来(?!华|桂|校)"
    r"|投入|挂牌|通过|形成|组成|组建|联合(?!体|会|国|大学|办学|培养|学院)|给予|纳入|予以|建成|全部|全覆盖|签约(?![仪项活企单率])|列入|承担|成为|获得|作为|接受|(?<![撤合归兼])并(?!网)"
    r"|供(?![应给电销热水暖需求])|下(?=企|基层|乡|沉|车间|一线|村)|进(?=企|校园|社区|园区|车间|课堂|农村|乡村|厂)|返(?=校|乡|岗|企)|上岗|驻(?=校|企|村|厂)|担任|兼任|任教|参(?:训|赛|加|与|保|展|评)|从事|加入|(?<![生人校年班户])均|都|先行|率先|运行|落地|落户|上岗|下沉|深入|走进|前往|就业|开放(?!型|性|式|大学|实训|共享|实践)|控制|掌握|计算|核算|测算|执行|，|。"
)
_NO_THING = re.compile(r"规模|水平|目标|任务|标准|范围|左右|以上")
_PAYS = re.compile(
    r"(?:的?标准)?(?:支持|给予|安排|予以|发放|拨付|核拨|下拨|划拨|匹配|计发|兑现|支付|用于|进行|一次性|落实|下达|的|设立)+"
)
_INTO = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:入选|获批|获评|进入|列入|跻身|创成)(?P<object>[^，。；：（）]{3,40}?(?<!范围)(?<!前列)(?<!行列))(?:标准|行列|名单|序列)?(?=[，。；：（）]|$)"
)
_REACHED = re.compile(
    r"(?:[较比](?:上年|上一年|去年|20\d\d年)[底末度再净力争均新]*(?:增加|增长|增|提高|提升|减少|下降|降低|压减)|达到|达|突破|超过|[须应要]在|减免|上浮|下浮|上调|下调|压减|压降|缩减|递增|递减|(?:扩大|增加|提高|提升|发展|压缩|压减|减少|整合|调整|优化|下降|降低|上升|拓展|延伸|扩充|扩容|扩展|缩减|精简|合并|[扩增降升减达调压提缩])?至|(?:扩充|扩容|扩展|拓展|缩减|精简|合并|压减|发展)到|增至|提高到|提升到|提高至|提升至|增加到|增加至|增至|扩大到|扩大至|上升到|稳定在|控制在|保持在|维持在|降到|降至|降低到|减少到|整合到|调整到|压缩到|升至|为|占|提高|提升|增加|增长|上升|下降|降低|减少|不低于|不少于|不超过|至少)$"
)
_METRIC = re.compile(
    r"(?:率|数|总量|总额|总数|规模|占比|比例|比重|额|量|人数|面积|价值|投入|收入|经费|资金|基金|专款|专项|补助|津贴|覆盖面|度|水平|期|名额)$"
)
_RATE = re.compile(r"(?:率|比例|占比|比重|份额)$")
_LEADING = re.compile(
    rf"(?:年(?![\u4e00-\u9fff]{{1,4}}(?:[数量额率值]|规模|能力|收入))(?=(?:{ORDER.pattern})[\u4e00-\u9fff]{{2}})|"
    r"[新改扩迁](?:（[新改扩迁、]+）|[、/]?[改扩迁])*建(?=.)|(?:到|至|力争|在|于)?(?:20\d\d[、和及与])*20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末)?(?:之前|以前|前|内)?|\d{1,2}月(?:底"
    r"|末|份)?(?:之前|前|底)?|年底前|年内|全年|今年|明年|后年|本年度|[一二三四五六七八九两十\d]+年(?![制期级一])内?"
    r"|末(?=[\u4e00-\u9fff]{2})|全[省市县区州盟旗校院国](?!性|制)|我省|我市|我县|我区|我州|我盟|我校|我院|本省|本市|每年|年均|月均|校均|生均(?!拨款|公用|经费|财政|预算|教学|仪器|设备)|人均|其中|“?十[三四五六七]五”?(?:期间|时期)"
    rf"|[省市县区州盟旗校]内(?=(?:{ORDER.pattern})[\u4e00-\u9fff“]{{2}})"
    r"|同时|并|力争|争取|确保|使(?!用)|实现|共|总计|累计|合计|各(?![类级种])|(?<=各)(?:建(?![设立成筑材])|设(?![立置计备施])|办(?![公学事]))(?=[\u4e00-\u9fff]{2})|分别|由|将|把|对(?!口|外|接)|含(?!量)|包括|至少|约|使得|计划"
    r"|一次性|按照?(?=每)|一是|二是|三是|四是|五是|六是|，|、|：|；|。|\s|[—–]+|(?:利?用)?[一二三四五六七八九十两\d]+年(?:左右)?的?时间内?|“(?=$)|[三五]年(?![制期级一])|(?:建设|试点|规划|培育|合作|行动|协议)?期内|一批(?!次)|若干|分[两三]批|分期分批|以及|和|及|每[季半月]?[度年]?(?=开展))"
)
# One character that is an adverb before a verb only: 再建 but 再生资源, 新聘 but 新校区.
_BEFORE_VERB = re.compile(
    r"动态|首批|首期|暑期|寒假|新|再|又|还|另|可|已|要|应|须|拟|均|都|并|重点|优先|统一|统筹|逐步|持续|联合|共同|大力|积极|分批|全面|稳步|继续|进一步|加快|着力"
)
_ETC = re.compile(r"[^，。；：]*(?:、[^，。；：]*)(?<![中高初同平相上特优])等(?=.{2})")
_FIRST = tuple(verb for verb in ("一次性", *ORDERS) if len(verb) > 1)
_ALWAYS_SET = frozenset(("一次性", *ALWAYS))
_ALWAYS = re.compile(trie_expression(_ALWAYS_SET))
_FIRST_VERB = re.compile(trie_expression(_FIRST))
# 共建, 再建, 新建 begin with an adverb that is part of the verb; 实现, 确保 and 争取 govern another verb or a clause.
_LONG_VERB = re.compile(trie_expression(verb for verb in _FIRST if verb not in ("实现", "确保", "争取", "力争")))
_VERB_REMAINS = re.compile(
    r"^(?:单位|总量|规模|人数|人次|总数|数量|合格|质量|覆盖|达标|完成|通过|满意|参与|对象|面|到款|经费|资金|任务|比例|占比)"
)


def covered_things(text: str, left: int, number: int, start: int, end: int) -> Extent | None:
    """覆盖100所学校的监测网 counts 学校: what stands before 的, where the verb before the number reaches it."""
    if not _REACHES.search(text, left, number):
        return None
    stop = _stop(text, start, end)
    of = text.find("的", start, stop)
    return _extent(text, start, of) if of > start + 1 else None


_REACHES = re.compile(r"(?:覆盖|服务|惠及|面向|带动|帮助|辐射)(?:全[省市县区])?$")


def after_number(text: str, start: int, end: int, is_money: bool) -> Extent | None:
    """The thing that stands behind the number, or None.

    Args:
        start: behind number, unit and bound.
        end: where the sentence ends.
    """
    into = _INTO.match(text, start, end)
    if into is not None:
        return _extent(text, into.start("object"), into.end("object"))
    if is_money:
        pays = _PAYS.match(text, start, end)
        supported = _SUPPORTED.match(text, start, end)
        if supported is not None:
            return Extent(supported.start("what"), supported.end("what"))  # 给予最高300万元支持
        start = pays.end() if pays else start
        whom = _TO_WHOM.match(text, start, end) if pays and pays[0].endswith(("给予", "予以")) else None
        start = whom.end() if whom is not None else start
        paid = _PAID.match(text, start, end)
        if paid is not None:
            return Extent(start, paid.end())
    of_kinds = _OF_KINDS.match(text, start, end)
    if of_kinds is not None:
        return _extent(text, start, of_kinds.end())
    short = _SHORT.match(text, start, end)
    if short is not None:
        return Extent(start, short.end())
    each = _EACH_ATTRIBUTE.match(text, start, end)
    if each is not None:
        start = each.end()
    if start < end and text[start] == "的":
        start += 1
    relative = _RELATIVE.match(text, start, end)
    if relative is not None:
        start = relative.end()
    stop = _stop(text, start, end)
    completes = _COMPLETES.search(text, max(0, start - 24), start) is not None
    if completes:
        done = _DONE_TO.search(text, start + 2, stop)
        stop = done.start() if done is not None and done.start() > start + 1 else stop
    last = text.rfind("的", start, stop)
    made_up = _MAKES_UP.search(text, start + 2, last) if last >= 0 else None
    if made_up is not None:
        stop = made_up.start()  # 由20名专家、15名骨干组成的委员会
    elif last >= 0 and last + 2 < stop:
        # 完成3个专业群的遴选 counts 专业群.
        if last > start + 1 and _ACTION_NOUN.fullmatch(text, last + 1, stop):
            stop = last
        else:
            start = last + 1
    doing = _WHO_DOES.search(text, start, stop)
    stop = doing.end() if doing is not None else stop
    attribute = _ATTRIBUTIVE.match(text, start, stop)
    for pattern in (_AFTER, _ALWAYS):
        begin = min(start + 2, stop) if pattern is _ALWAYS or attribute is not None else start
        cut = pattern.search(text, begin, stop)
        if cut is not None and not (cut.re is _ALWAYS and _HEAD_OF_VERB.fullmatch(text, cut.end(), stop)):
            stop = cut.start()
    extent = _extent(text, start, stop) if stop - start > 1 else None
    return None if extent is None or _NO_THING.fullmatch(text, extent.start, extent.end) else extent


# What can follow a verbal noun inside a name and is too general to be what is built or trained.
_HEADS_ONLY = "(?:项目|单位|基地|中心|工程|平台|机构|计划|课程|站|点|活动|资金|经费|体系|任务|规模|总量|试点|学院|学校|专班|专项|成果|方案|标准|案例|指数|等级|专家|教师|导师|团队|小组|委员会|联盟|奖|课题)"
# 20所学校建设数字校园: who does it is counted, unless that is one noun (学校建设项目).
_WHO_DOES = re.compile(
    rf"(?:学校|院校|高校|企业|单位|机构|园区)(?=(?:建设|培育|发展|开发|培养|培训|改造|提升|打造|申报|设立)(?!{_HEADS_ONLY})[\u4e00-\u9fff“]{{2}})"
)
# 措施落实情况: a verb before such a head is part of the thing.
_HEAD_OF_VERB = re.compile(
    r"会议?|大会|活动|平台|机制|中心|基地|情况|进展|方案|标准|办法|成果|任务|项目|清单|台账|计划|指标"
)
# 3个专业群的遴选, 2处食堂的竣工验收, 5所学校的建设任务: what is done to the things counted.
_ACTION_NOUN = re.compile(
    rf"(?:{ORDER.pattern}|主体|竣工|验收|论证|申报|评审|招标|前期|装修)+(?:工作|任务|工程|手续|项目|程序)?"
)
# 完成12间教室改造, 完成5所学校的数字化改造: what it is done to is counted.
_COMPLETES = re.compile(r"完成(?![^，。；]*完成)[^，。；]{0,16}$")
_DONE_TO = re.compile(
    r"(?:的[\u4e00-\u9fff]{0,6}?)?(?:建设|改造|整合|遴选|认定|验收|评估|升级|创建|修缮|更新|布局|论证)(?:工作|任务|项目)?$"
)
# 1个食用菌、水利、地质勘查类实训基地: what 、 joins are the kinds of one thing.
_OF_KINDS = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){0,8}(?:、|和|及|与)[\u4e00-\u9fff]{2,8}?(?:等)?类[\u4e00-\u9fff]{2,10}(?=[，。；（）]|$)"
)
_MAKES_UP = re.compile(r"(?:共同)?(?:组成|构成)$")
# 招收2个班: the things that one character names.
_SHORT = re.compile(r"[班校站馆厂店](?=[，。；、]|$)")
# 4场、每场不少于2小时的讲座: what is said of each one stands before the thing.
_EACH_ATTRIBUTE = re.compile(r"[、，]每(?![^，。；、]{0,6}按)[^，。；、]{1,14}(?=的)")


# Verbs that also say what kind of thing it is: 运行补助, 就业岗位.
_ATTRIBUTIVE = re.compile(r"(?:运行|就业|开放|挂牌|结对|参赛|参训|实施|投入|接受)(?=[\u4e00-\u9fff]{2})")
_SUPPORTED = re.compile(r"(?:的)?(?:一次性)?(?P<what>(?:资金|经费)?支持)(?=[，。；、）]|$)")
# 给予学校奖励: what is given, not to whom.
_TO_WHOM = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:学校|院校|学院|企业|单位|机构|基地|个人|学生|学员|教师|职工|人员|者|方)(?=(?:一次性)?(?:补助|补贴|奖励|奖补|资助|津贴)(?:[，。；、（）]|资金|经费|$))"
)
# 1200元补助企业: what is paid, not to whom.
_PAID = re.compile(r"(?:补助|补贴|奖励|奖补|资助)(?=(?:企业|学校|院校|学员|学生|教师|个人|单位|职工|实习生|培训机构))")


def _stop(text: str, start: int, end: int) -> int:
    """The first mark that ends a noun phrase; 专业（群） keeps its bracket, a quoted part its marks."""
    at = start
    while at < end:
        c = text[at]
        if c == "（":
            close = text.find("）", at, min(at + 6, end))
            if close < 0 or close == at + 1:
                return at
            at = close
        elif c == "“":
            close = text.find("”", at, min(at + 30, end))
            at = close if close > 0 else at
        elif c in _STOPS:
            return at
        at += 1
    return end


def before_number(text: str, start: int, end: int, may_be_verb: str = "") -> Extent | None:
    """The thing that stands before the number, or None.

    Args:
        start: where the phrase can begin at the earliest: behind the last comma, or behind the last number.
        end: where number and bound before it begin.
        may_be_verb: ``次`` where a verb alone is a thing (每季度会商1次), ``元`` where one of paying is (奖补20万元).
    """
    if end > start and text[end - 1] == "的":
        return None
    end -= end > start and text[end - 1] in "按以各由从"
    end -= 3 * text.endswith("人民币", start, end)
    end -= end > start + 2 and text[end - 1] == "等" and text[end - 2] not in "平同相高初中优特上"
    if end > start and text[end - 1] == "）":
        # 实训基地（含虚拟仿真基地）8个: a bracket says more about the thing; a short one is part of its name.
        opening = text.rfind("（", start, end)
        end = opening if 0 <= opening < end - 8 else end
    if end > start and text[end - 1] == "（" and _COUNTED.match(text, end):
        end -= 1  # 产教融合型企业（40家）
    begin = _left(text, start, end)
    share = _OF_ANOTHER_SUM.search(text, begin + 1, end)
    end = share.start() if share is not None else end
    words = text[begin:end]
    reached = _REACHED.search(words)
    if reached is not None:
        end = begin + reached.start()
        modal = _MODAL.search(text, begin, end)
        end = modal.start() if modal is not None else end
        words = text[begin:end]
    sums = _SUMS.search(text, begin, end)
    end = sums.start() if sums is not None and sums.start() > begin + 1 else end
    yearly = _YEARLY_DOES.search(text, begin, end)
    begin = yearly.end() if yearly is not None else begin
    tail = _TAIL.search(text, begin, end)
    end = tail.start() if tail is not None and tail.start() > begin + 1 else end
    must = _MUST.search(text, begin, end)
    end = must.start() if must is not None and must.start() > begin + 1 else end
    for disposed in _DISPOSED.finditer(text, begin, end):
        begin = disposed.end()
    begin = _skip(text, begin, end)
    words = text[begin:end]
    if _SPENT_BY.search(words):
        return None
    rewarded = _REWARDED.fullmatch(text, begin, end) if may_be_verb == "元" else None
    if rewarded is not None:
        return Extent(rewarded.start("what"), end)  # 对一等奖团队奖励5万元: what is paid, not to whom
    payer = _PAYER.match(text, begin, end) if may_be_verb == "元" else None
    if payer is not None:
        begin = payer.end()
        words = text[begin:end]
    doing = _behind_doer(text, begin, end)
    if doing > begin and _RATE.search(words) and not _CHANGES.match(text, doing, end):
        doing = begin  # 学校办学条件达标率 is one thing
    begin = doing
    words = text[begin:end]
    etc = _ETC.match(words)
    if etc is not None:
        begin = _skip(text, begin + etc.end(), end)
        words = text[begin:end]
    verb = None
    # 企业参与职业教育比例 is one thing: of a rate only the first word can be the order's verb.
    is_rate = _RATE.search(words) is not None
    for match in () if is_rate else _FIRST_VERB.finditer(words):
        if match[0] not in _ALWAYS_SET:
            continue
        if match.end() < len(words) and not _is_one_noun(match, words):
            verb = match
        elif match.end() == len(words) and match.start() and (may_be_verb != "次"):
            return _topic(text, begin, begin + match.start(), match[0])
    if verb is not None:
        begin = _skip(text, begin + verb.end(), end)
        begin = _skip(text, behind_second(text, begin, end), end)
        words = text[begin:end]
    # Behind a verb that is nothing else the thing begins: 派出支教教师 counts 支教教师.
    # … nor behind 等, where it begins the name of the class: 面点制作、腌制等考核规范.
    first = _FIRST_VERB.match(words) if verb is None and etc is None else None
    if first is not None and first.end() < len(words) and not _is_one_noun(first, words):
        begin = _skip(text, begin + first.end(), end)
    elif first is not None and first.end() == len(words) and not _is_thing(first[0], may_be_verb):
        return _extent(text, end - 2, end) if words.endswith(("资金", "经费")) else None  # 投入资金860万元
    begin = _skip(text, begin, end)
    stop = _predicate(text, begin, _coverb(text, begin, end))
    last = -1 if is_rate and "占" in words else text.rfind("的", begin, stop)
    if last >= 0 and last + 2 < stop and not _MEASURE.fullmatch(text, last + 1, stop):
        begin = last + 1
    begin = _whole_quote(text, start, begin, stop)
    stop -= stop - begin > 2 and text[stop - 1] == "的"
    if stop - begin < 2 or _NO_NAME.fullmatch(text, begin, stop):
        return None
    return _extent(text, begin, stop)


def _whole_quote(text: str, start: int, begin: int, stop: int) -> int:
    """Where a quotation begins that the thing would begin inside of: what is quoted is one name (“甲乙共建实训基地”1个)."""
    if "”" not in text[begin:stop]:
        return begin
    opening = text.rfind("“", start, text.find("”", begin, stop))
    return opening if start <= opening < begin else begin


def _topic(text: str, begin: int, end: int, verb: str) -> Extent | None:
    """The thing that stands before its verb: 周转房同步配建200套, 产业学院面向海洋装备领域布点6个.

    市财政安排200万元 names nothing: who does it is no thing.
    """
    phrase = _BETWEEN.search(text, begin + 2, end)
    end = phrase.start() if phrase is not None else end
    while end > begin and (adverb := _BEFORE_ITS_VERB.search(text, begin, end)) is not None:
        end = adverb.start()
    begin = _skip(text, begin, end)
    doer = _ORGAN if _CREATES.fullmatch(verb) else _DOER
    if end - begin < 2 or doer.search(text[begin:end]) or _ALWAYS.search(text, begin, end) or "的" in text[begin:end]:
        return None
    return None if _NO_NAME.fullmatch(text, begin, end) else _extent(text, begin, end)


_CREATES = re.compile(r".?(?:建|[建增新]设|新增|布[点局设]|认定|遴选|培育|挂牌|建成|设[立置]|停办|撤销|压减|整合)")
_ORGAN = re.compile(r"(?:部门|财政|[局厅委]|政府|[省市县区州盟旗]|各[方级地]|单位|企业)$")
# What may stand between a thing and its verb.
_BETWEEN = re.compile(r"(?:面向|围绕|按照?|依托|根据|在(?![校读岗编籍线])|由|通过)[^，。；]+$")
_BEFORE_ITS_VERB = re.compile(
    r"(?:同步|同期|力争|争取|确保|必须|应当?|要|须|再|新|又|另|均|都|共|总共|一共|年内|全年|分批|分期|逐步|统一|合计|累计|分别|各自?|将|拟|计划)$"
)
# Of what a measure is, belongs to it: 取得证书的比例.
_MEASURE = re.compile(r"比例|比重|占比|数量|人数|总数|总量|规模|平均值|份额|覆盖面|满意度")
_COUNTED = re.compile(r"[^，。；（）]{2,12}）")
_NO_NAME = re.compile(
    r"最高|最多|最低|累计|足额|全额|按时|及时|如期|(?:国家|中央|自治区|[省市州县区校院])级(?:财政(?:[一二三四五六七八九十两\d]+年)?(?:累计)?)?|每.{1,3}|(?:年度)?预算|年度|全年|同一(?:企业|单位|学校|院校|项目|个人|机构|对象)"
)


_SECOND = re.compile(
    r"(?:使用|培养|培训|建设|创建|组织|开展|实施|提升|培育|开发|配置|更新|改造|选派)(?=[\u4e00-\u9fff“]{2})"
)


def behind_second(text: str, begin: int, end: int) -> int:
    """Behind a second verb of a row of verbs: 结对培养本地教师2名; 遴选培训基地 is none."""
    second = _SECOND.match(text, begin, end)
    if second is None or _HEAD_ONLY.fullmatch(text, second.end(), end):
        return begin
    return second.end()


def _is_one_noun(verb: re.Match[str], words: str) -> bool:
    """Whether a verb and what follows it are one noun: 发放人数, 购置费, 培训经费; but 扩大规模, 安排资金 are not."""
    rest = words[verb.end() :]
    if _WHEN_DONE.match(rest) or len(rest) == 1:
        return True  # 培训后就业率, 招聘会
    if _PARTNER.match(words, verb.start()):
        return True
    if _ACTIVITY.fullmatch(verb[0]) and _OF_ACTIVITY.match(rest):
        return True
    if verb.start() and _PROVIDES.fullmatch(verb[0]) and _FUNDS.match(rest) and not _PAYS_FOR.fullmatch(verb[0]):
        return False  # 县里落实资金
    if verb.start():
        # 校企对接活动: what is done before so general a noun is part of it.
        return bool(_VERB_REMAINS.match(rest) or _MEASURED.fullmatch(rest) or _OCCASION.fullmatch(rest))
    if _RATE.search(rest) and verb[0] not in _ALWAYS_SET:
        return not _CHANGES.fullmatch(verb[0])
    if _PAID_FOR.fullmatch(rest) and verb[0] not in _ALWAYS_SET:
        return not _PROVIDES.fullmatch(verb[0])  # 人均培训补贴
    if _FUNDS.match(rest):
        return not _PROVIDES.fullmatch(verb[0]) or bool(_PAYS_FOR.fullmatch(verb[0]) and _FUNDS.fullmatch(rest))
    return bool(_MEASURED.fullmatch(rest)) and not _CHANGES.fullmatch(verb[0])


_WHEN_DONE = re.compile(r"后(?!期|勤|备)|前(?!期|沿|瞻)")
# 联合体企业, 合作企业: who they are, not what is done.
_PARTNER = re.compile(r"联合(?:体|会)|(?:合作|协作|签约)(?:企业|院校|学校|高校|单位|机构|伙伴|项目|基地)")
_OCCASION = re.compile(r"活动|会议?|大会|论坛|竞赛|大赛")
# What is done, before what it is done in, by or with, is one noun: 服务站, 培训中心, 评价机构.
_ACTIVITY = re.compile(
    r"培训|服务|指导|评价|鉴定|考核|评估|咨询|研修|交流|展示|体验|宣传|监测|招聘|帮扶|推广|辅导|学习"
)
_OF_ACTIVITY = re.compile(
    r"驿?站|点|中心|室|库|基地|平台|机构|窗口|网点|网络|热线|专员|专家|师资|团队|队伍|课程|大纲|教材|资源|手册|标准|补贴|补助|场地|设备|设施|面积|合同|协议|证书|包|券|卡|车"
)
_PAID_FOR = re.compile(r"补贴|补助|津贴|奖金|奖励")
_FUNDS = re.compile(r"经费|资金|专款")
_PAYS_FOR = re.compile(r"补助|补贴|奖补|奖励|资助")  # 资助经费15万元
_PROVIDES = re.compile(
    r"统筹.*|落实|安排|筹集|筹措|投入|整合|争取|列支|拨付|下拨|下达|划拨|追加|设立|增加|保障|募集|撬动|拿出|补助|补贴|奖补|奖励|资助|设"
)
_MEASURED = re.compile(
    r"(?:总|人)?[量数次]|总额|人数|规模|单位|费用|[率费额面度金]|.{0,2}(?:率|面|满意度|比例|占比)|标准|任务|对象"
)
_CHANGES = re.compile(r"(?:扩|增|减|压|提|稳|控|保|确)..?|达到|完成|实现|落实|给予|支付")

# 县级按不低于市级30%的比例配套: of what the share is.
_OF_ANOTHER_SUM = re.compile(r"按照?不[少低]于[^，。；]{2,12}$")
_SUMS = re.compile(r"(?:累计|共计|总计|合计)$")
# 产业学院年培养学生300人: who does it every year is not counted.
_YEARLY_DOES = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?<![每半近全当今明去上往学周成青少老常])年(?![\u4e00-\u9fff]{{1,4}}(?:[数量额率值]|规模|能力|收入))"
    rf"(?=(?:{ORDER.pattern})[\u4e00-\u9fff]{{2}})"
)
# 市级财政五年投入10亿元: nothing is named, unlike 设备投入.
_PAYER = re.compile(r"(?:中央|[省市县区州]级)?财政(?=(?:补助|奖补|补贴|奖励|资助)$)")
_REWARDED = re.compile(
    r"[\u4e00-\u9fff“”]{2,24}(?:”|团队|选手|教师|学校|院校|企业|单位|个人|学生|基地|集体)(?P<what>奖励|奖补)"
)
_SPENT_BY = re.compile(r"(?:财政|政府|社会|企业|各方)[^，。；]{0,4}投入$")
# 督促学校将博士比例提高到15%: behind 将 and 把 stands what is done something to.
_DISPOSED = re.compile(r"将(?![来近军要至])|把(?![关握控脉手])")
_MUST = re.compile(r"(?:暂定|核定|应当?|必须|须|力争|争取|确保|均|皆|分别|各自)$")
_MODAL_FIRST = re.compile(r"^(?:须|应当?|要|力争|确保|均|都)+(?=.)")
_TAIL = re.compile(
    r"(?:(?:要|须|应)?(?:(?:在|于|到|至)?20\d\d年(?:\d{1,2}月)?(?:底|末)?(?:之?前|内)?|在?[一二三四五六七八九两十]年内|年内|年底前)|(?<=.)(?:保持|维持))$"
)
_MODAL = re.compile(
    r"(?:须|应当?|要|力争|争取|确保|均|都|已|将|基本|总体|稳定|持续|平均|总数|合计|累计|共计|总计|必须|需|可|再)+$"
)


def _behind_doer(text: str, begin: int, end: int) -> int:
    """Where a verb that is a noun as well (建设, 培训) stands after who or with what does it: 各院校建设产业学院5个.

    Inside a name such a word follows what it is about and stands before a short head: 学校建设单位, 教师培训基地.
    """
    words = text[begin:end]
    coverb = _COVERB_PHRASE.match(words)
    for match in _FIRST_VERB.finditer(words):
        right = words[match.end() :]
        if match.start() == 0 or len(right) < 2 or _VERB_REMAINS.match(right):
            continue
        if match[0] in _ALWAYS_SET:
            return begin
        if (coverb and match.start() >= coverb.end()) or _DOER.search(words[: match.start()]):
            if not _HEAD_ONLY.fullmatch(right):
                return begin + match.start()
        elif not coverb:
            return begin
    return begin


def is_doing(words: str) -> bool:
    """Whether words are a doer and a verb (县级职教中心改造): what follows is what it does something to."""
    return any(
        match.end() == len(words) and _DOER.search(words[: match.start()]) for match in _FIRST_VERB.finditer(words)
    )


_COVERB_PHRASE = re.compile(
    r"(?:面?向|在(?![校读岗编籍线])|为|对(?![口外接])|从|围绕|依托|通过|结合|针对|聚焦|根据|利用|按照?|以|由|支持|鼓励|引导|推动|组织)."
)
_DOER = re.compile(
    r"(?:院校|学校|高校|企业|单位|部门|财政|[局厅委]|政府|协会|商会|集团|联盟|联合体|共同体|[省市县区州盟旗]|院系|机构|园区|中心|各[方级地]|行业)$"
)
_HEAD_ONLY = re.compile(_HEADS_ONLY)


def _is_thing(verb: str, kind: str) -> bool:
    return (kind == "次" and not _MORE.fullmatch(verb)) or (
        kind == "元" and verb in ("奖补", "奖励", "补助", "补贴", "资助")
    )


_MORE = re.compile(r"[新再续追补净][增加建招聘设]|增[加设补]")  # 新增30对 names nothing
_COVERB = re.compile(r"(?<=.)(?:到(?!款|位|期|岗)|赴(?!.?考)|去(?=企业|乡村))")


def _coverb(text: str, begin: int, end: int) -> int:
    """选派教师到企业实践60人次 counts 教师."""
    match = _COVERB.search(text, begin, end)
    return match.start() if match is not None and match.start() - begin >= 2 else end


_PREDICATE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:兼职|全职|集中|全员|返乡|自主)?(?:参训|参赛|任教|驻企|驻校|驻村|入企|入园|加入|上岗|返岗|到岗|兼职|落户|挂牌|投用|竣工|达标|结业)$"
)


def _predicate(text: str, begin: int, end: int) -> int:
    """群众参训5万人次 counts 群众: what the counted do is no part of them."""
    match = _PREDICATE.search(text, begin, end)
    return match.start() if match is not None and match.start() - begin >= 2 else end


def _left(text: str, start: int, end: int) -> int:
    """Behind the last mark before ``end``; 、 inside a list that 等 closes does not count."""
    at = end - 1
    while at >= start:
        if text[at] in "，。；：！？\n（】":
            return at + 1
        if text[at] == "）":
            opening = text.rfind("（", start, at)
            if opening < 0 or at - opening > 6:
                return at + 1
            at = opening
        at -= 1
    return start


def _skip(text: str, begin: int, end: int) -> int:
    """Past dates, adverbs and particles that are no part of the thing."""
    while begin < end and not _LONG_VERB.match(text, begin, end):
        match = _LEADING.match(text, begin, end)
        if match is None or match.end() == begin:
            adverb = _BEFORE_VERB.match(text, begin, end)
            if adverb is None or not ORDER.match(text, adverb.end(), end) or ORDER.match(text, begin, end):
                return begin
            match = adverb
        begin = match.end()
    return begin


def _extent(text: str, start: int, end: int) -> Extent | None:
    while start < end and text[start] in " \u3000\n、，":
        start += 1
    while end > start and text[end - 1] in " \u3000\n、，":
        end -= 1
    return Extent(start, end) if end - start > 1 else None


def only_reaches(words: str) -> bool:
    """Whether words only say that a value is reached or grows (提高到, 增长)."""
    return _REACHED.fullmatch(_MODAL_FIRST.sub("", words)) is not None


def is_metric(words: str) -> bool:
    """Whether words name a rate, an amount or a size, which a number says the value of."""
    return bool(_METRIC.search(words))
