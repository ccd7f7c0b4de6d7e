"""Borders of names by combination: every kind of name in every kind of surroundings.

The names are of other provinces, leagues, prefectures and countries, and hold the characters that elsewhere part names
(和, 与, 同, 及, 市, 县, 区); the surroundings are the verbs, prepositions, lists, brackets and cells that stand before and
behind names. Each name meets every fifth of the surroundings, so that every pair of a kind of name and a place is tried.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from chuyi.ingest.layers import layers
from tests.ingest.mentions.conftest import _BEFORE

NAMES = {
    "Institution": (
        "呼伦贝尔职业技术学院 锡林郭勒盟民族中等职业技术学校 鄂温克族自治旗职业中学 大兴安岭地区技工学校 "
        "阿坝职业学院 和田师范专科学校 和静县职业技术学校 同心县职业技术教育中心 云和县中等职业技术学校 "
        "库车市职业教育中心学校 晋中市太谷区职业中学校 义乌市机电技师学院 西藏技师学院 海南外国语职业学院（筹） "
        "石河子工程职业技术学院 广西工业与贸易职业技术学院 长春汽车工业高等专科学校 南非西开普大学 "
        "黎平县第二高级中学 兰州资源环境职业技术大学 福建经济学校 烟台船舶工业学校 北京电子科技职业学院 "
        "上海应用技术大学"
    ).split(),
    "Enterprise": (
        "呼伦贝尔肉业集团有限公司 中国铁建重工集团股份有限公司 内蒙古伊利实业集团股份有限公司 "
        "和田玉器（新疆）有限公司 云和县木玩实业有限公司 浙江向日葵大健康科技股份有限公司 同仁堂科技发展集团公司 "
        "贵州茅台酒股份有限公司 玉柴联合动力股份有限公司 海尔智家股份有限公司 施耐德电气（中国）有限公司 "
        "中国石油天然气股份有限公司长庆油田分公司 正大天晴药业集团股份有限公司 蒙娜丽莎集团股份有限公司 "
        "巴彦淖尔市草原宏宝食品股份有限公司 宁夏共享集团股份有限公司 嘉兴市市政建设投资有限公司 "
        "丹东市县域农产品有限公司 上海外高桥造船有限公司 赣州发展投资控股集团有限责任公司 "
        "徐工集团工程机械股份有限公司 三只松鼠股份有限公司 大连冰山集团有限公司 柳州市智甲金属科技有限公司 "
        "天津市津门工业产业发展有限公司 新兴际华集团有限公司"
    ).split(),
    "Department": (
        "内蒙古自治区教育厅 锡林郭勒盟教育局 鄂温克族自治旗人民政府 大兴安岭地区行政公署教育局 "
        "阿坝藏族羌族自治州人力资源和社会保障局 和田地区财政局 和静县教育局 同心县人民政府 云和县工业和信息化局 "
        "自治区党委教育工委 市教委 市人社局 省发展改革委 州教育体育局 盟行政公署 地区教育局 地区人社局 区人社局 "
        "旗教育局 县农业农村局 兵团教育局 市自然资源和规划局 市政府督查室 市数据局 省委宣传部 国务院国资委 "
        "人力资源社会保障部 自治州财政局 库尔勒市住房和城乡建设局 海口海关 上海市经济和信息化委员会 "
        "广州市黄埔区工业和信息化局 贵安新区管委会 县融媒体中心 县消防救援大队 市科学技术局 县总工会 团市委 "
        "市妇联 市税务局"
    ).split(),
    "ResearchInstitute": (
        "新疆农垦科学院 内蒙古自治区农牧业科学院 和田地区维吾尔医药研究所 同济大学苏州研究院 甘肃省科学院 "
        "浙江清华长三角研究院 西安热工研究院 云南省农业科学院茶叶研究所 中国林业科学研究院 长春应用化学研究所 "
        "珠海市质量计量监督检测所 北京市科学技术研究院"
    ).split(),
    "Association": (
        "内蒙古自治区奶业协会 广东省家具协会 和田玉器行业商会 云和县木制玩具行业协会 中国职业技术教育学会 "
        "全国机械职业教育教学指导委员会 福建省温州商会 浙江省电子商务促进会 宁夏葡萄酒与防沙治沙职业教育协会 "
        "省建筑业协会 市工商联 中国机械工业联合会"
    ).split(),
    "Alliance": (
        "内蒙古现代农牧业职业教育集团 全国新能源储能行业产教融合共同体 柳州市汽车产业市域产教联合体 "
        "和田地区职业教育联盟 长三角智能制造职教集团 中国—东盟边境职业教育联盟 云和木玩产教联盟 "
        "国家轨道交通装备行业产教融合共同体 苏州市域产教联合体 青海藏毯职业教育集团"
    ).split(),
    "TrainingBase": (
        "新能源汽车检修实训基地 智慧牧场产教融合实训基地 奶制品加工与检测实训基地 和田玉雕刻实训中心 "
        "工业机器人虚拟仿真实训基地 同步带传动公共实训基地 呼伦贝尔市公共实训基地 鲁班工坊 草原生态修复实践中心 "
        "装配式建筑生产性实训基地"
    ).split(),
    "CultureBase": (
        "蒙古族马头琴传承基地 苏绣技艺传承创新基地 青稞酒酿造技艺传习所 剪纸非遗传承馆 藏毯编织文化传承基地"
    ).split(),
    "IndustryCollege": (
        "伊利现代乳业产业学院 新能源汽车产业学院 云和木玩产业学院 智慧物流产业学院 葡萄酒产业学院"
    ).split(),
    "ProgrammeGroup": (
        "畜牧兽医专业群 电力系统自动化技术专业群 民族服装与饰品专业群 草业技术专业群 和田玉雕刻工艺专业群 "
        "大数据与会计专业群"
    ).split(),
    "Designation": (
        "自治区级示范性职业教育集团 “蒙匠”示范性产业学院 国家级高技能人才培训基地 省级现代学徒制示范点 "
        "盟级优质中等职业学校 自治区“双优”中等职业学校 国家“双高计划”建设单位 市级产教融合型企业 "
        "“草原工匠”技能大师工作室 州级名师工作室"
    ).split(),
}

# X is the name; cells of a table have bars around them.
OF_BODIES = (
    "X于2024年成立。~由X负责落实。~学校与X签订协议。~学校和X共同培养人才。~对X予以表扬。~"
    "向X发出通知。~经X批准，项目启动。~会议在X举行。~依托X开展培训。~支持X发展。~推动X深化改革。~"
    "组织X开展试点。~优先保障X用地。~鼓励X参与。~委托X评估。~会同X落实。~报X备案。~"
    "据X介绍，目前进展顺利。~受X委托，专家组进行评估。~以X为牵头单位。~将X列为试点。~把X作为重点。~"
    "给予X奖励。~联合X等单位开展调研。~指导X做好工作。~督促X整改。~根据X的要求，下一步要抓好落实。~"
    "（X牵头）~“X”挂牌。~牵头单位：X~1. X~（3）X~X的负责人表示满意。~来自X的教师参加。~"
    "X等5家单位参加。~其中X获得一等奖。~目前X正在建设。~去年，X投入200万元。~X牵头，各地配合。~"
    "2024年，X入选。~截至2024年底，X已有教师200名。~取消X资格。~新增X为成员。~"
    "选举X为理事长单位。~走访X调研。~请X支持。~感谢X的支持。~要求X报送材料。~抄送：X。~接替X担任。~"
    "由X主办、市里承办。~ X ~让X受益。~使X成为标杆。~协助X开展工作。~争取X支持。~并由X出具意见。~"
    "须经X同意。~配合X完成验收。~一是X要主动作为。~近日，X召开会议。~日前从X获悉，~此次X派出代表。~"
    "（责任单位：X）~责任单位：市里有关单位，X。~同意X加入。~拟由X承担。~每年由X组织一次考核。~"
    "X今年新增学生200名。~帮助X改善条件。~服务X发展。~对接X需求。~围绕X需求，开展培训。"
).split("~")

# Y is another body.
WITH_OTHERS = (
    "Y、X要加强协作。~X、Y要加强协作。~Y和X要加强协作。~X和Y要加强协作。~Y与X签约。~X与Y签约。~"
    "Y以及X参加。~X及Y参加。~X、Y和县里参加。~Y会同X落实。~X会同Y落实。~责任单位：X、Y~"
    "Y向X捐赠设备。~X牵头，Y配合。~由X、Y共同承担。~依托X和Y开展试点。~Y（X分管）。~Y；X；~"
    "Y接替X担任。"
).split("~")

# What the host of a base, an industry college or a group of programmes is named with.
OF_FACILITIES = (
    "建设X。~建成X。~依托X开展培训。~学校的X投入使用。~打造X。~X于2024年启用。~推进X建设。~"
    "“X”挂牌。~与企业共建X。~红河职业技术学院的X入选。~红河职业技术学院X入选。~在X举行揭牌仪式。~"
    "加快X建设。~1. X~（X）~支持X建设。~ X ~其中X面积最大。~目前X正在建设。~将X列为重点。~"
    "扩建X。~启动X建设。~申报的X通过验收。~把X建成标杆。~对X进行评估。~完善X功能。~组建X。~"
    "由X承担培训。~牵头建设X。~投资200万元建设X。"
).split("~")

OF_TITLES = (
    "建设X3个。~遴选X5个。~入选X。~获评X。~申报X。~被评为X。~认定X10个。~建成X2个。~创建X。~"
    "取消其X称号。~为X。~新增X2个。~培育X。~支持申报X。~争创X。"
).split("~")

HOST = "红河职业技术学院"
OTHERS = {"Institution": HOST, "Enterprise": "安徽江淮汽车集团股份有限公司", "Department": "河北省财政厅"}
TITLES = ("Designation",)
FACILITIES = ("TrainingBase", "CultureBase", "IndustryCollege", "ProgrammeGroup")
STEP = 5


@pytest.mark.parametrize("kind", NAMES)
def test_borders(nlp: Language, kind: str) -> None:
    wrong = []
    for number, name in enumerate(NAMES[kind]):
        for sentence, other in _surroundings(kind)[number % STEP :: STEP]:
            wanted = {(kind, name)} | ({(other, OTHERS[other])} if other else set())
            text = sentence.replace("X", name).replace("Y", OTHERS[other] if other else "")
            found = {(m.type, m.name) for m in layers(nlp(_BEFORE + text)).mentions if m.named}
            if found - {("Institution", HOST)} != wanted - {("Institution", HOST)}:
                wrong.append((text, found))
    assert wrong == []


def _surroundings(kind: str) -> list[tuple[str, str | None]]:
    if kind in TITLES:
        return [(sentence, None) for sentence in OF_TITLES]
    if kind in FACILITIES:
        return [(sentence, None) for sentence in OF_FACILITIES]
    return [(sentence, None) for sentence in OF_BODIES] + [
        (sentence, other) for sentence in WITH_OTHERS for other in OTHERS
    ]


# Odd kinds of bodies, each in all of a few surroundings.
ODD = {
    "Enterprise": (
        "三亚亚龙湾万豪度假酒店 烟台张裕卡斯特酒庄 呼伦贝尔农垦谢尔塔拉农场 桂林市阳朔县农村信用合作联社 大连港集团 "
        "国家能源集团宁夏煤业公司 海天水务集团 银川市第三公共交通公司 昆明铁路局集团公司 "
        "呼和浩特市金桥电厂 克拉玛依油田 大庆油田有限责任公司 中国邮政储蓄银行股份有限公司贵阳市分行 "
        "贵州银行股份有限公司 普洱市思茅区营盘山茶厂 景德镇市陶瓷研究所有限公司 北京大学第一医院有限公司 "
        "大理州旅游集团 北京市盈科律师事务所 立信会计师事务所 和县香泉湖农民专业合作社 台州市路桥区供电公司 "
        "中国铁路成都局集团有限公司 中铁二十三局集团有限公司 中交第二航务工程局有限公司 中建三局 中铁大桥局 "
        "三亚市旅行社 青岛啤酒厂 哈尔滨电机厂 攀枝花钢铁厂 云南省电信公司 国营红光机械厂 武汉钢铁公司 "
        "鲁班软件股份有限公司 深圳市大疆创新科技有限公司 华为技术有限公司昆明分公司"
    ).split(),
    "Department": (
        "穿山镇人民政府 曲靖市供销合作社 市供销社 柳江区穿山镇政府 迁陵镇党委 云南省招生考试院 大理州人才服务中心 "
        "昆明市公共就业和人才服务中心 云南省职业技能鉴定指导中心 临沧市职教办 普洱市总工会 中共昆明市委 "
        "昆明市委组织部 中共普洱市委宣传部 昆明市人大常委会 昆明市政协 云南省高级人民法院 国家税务总局云南省税务局 "
        "云南省人民政府办公厅 昆明高新技术产业开发区管理委员会 滇中新区管委会 红河综合保税区管委会 云南省乡村振兴局 "
        "共青团云南省委 云南省妇女联合会 云南省残疾人联合会 昆明海关 国家发展改革委 国务院学位委员会 "
        "全国人大常委会 中国残疾人联合会 云南省农垦总局 云南省地质矿产勘查开发局 怒江州退役军人事务局 省数字经济局 "
        "市政务服务管理局 市行政审批服务局 市委编办 市委网信办 区行政审批局 市国资委 市民族宗教事务委员会 "
        "州卫生健康委 县教育体育和科学技术局 市机关事务管理局 省公共资源交易中心 市职业教育教学研究室"
    ).split(),
    "Institution": (
        "剑桥大学 早稻田大学 慕尼黑工业大学 泰国清迈大学 老挝苏发努冯大学 云南开放大学 昆明市五华区教师进修学校 "
        "云南省高级技工学校 大理州技师学院 临沧市民族师范学校 昆明市盘龙职业高级中学 云南交通技师学院 "
        "普洱市职业教育中心 红河州民族师范学校 滇西应用技术大学 昆明理工大学津桥学院 云南大学附属中学 "
        "北京师范大学昆明附属中学 昆明市第一中等专业学校 曲靖市麒麟职业技术学校 文山州卫生学校 中共云南省委党校 "
        "云南行政学院 空军航空大学 西南林业大学 昆明冶金高等专科学校 云南国防工业职业技术学院 德宏师范高等专科学校 "
        "保山中医药高等专科学校 北京大学 新加坡南洋理工学院 澳大利亚霍姆斯格兰理工学院"
    ).split(),
    "ResearchInstitute": (
        "云南省热带作物科学研究所 中国农业科学院茶叶研究所 贵研铂业研究院 云南省产品质量监督检验研究院 "
        "国家轿车质量检验检测中心 昆明冶金研究院 昆明勘测设计研究院 云南省工业大麻工程研究中心 "
        "云南省有色金属重点实验室 国家橡胶工程技术研究中心 云南省计量测试技术研究院 中国电子技术标准化研究院 "
        "昆明市食品药品检验所 省农科院 省社科院 市农科所"
    ).split(),
    "Association": (
        "云南省中华职业教育社 昆明市餐饮与美食行业协会 云南省机械工程学会 昆明市浙江商会 中国煤炭教育协会 "
        "全国交通运输职业教育教学指导委员会 云南省校企合作促进会 中国民办教育协会 昆明市工商业联合会 "
        "云南省企业联合会 云南省工业互联网产业联盟 石林县彝绣协会 中国半导体行业协会"
    ).split(),
}
AROUND_ODD = (
    "学校与X签订协议。~X于2024年成立。~支持X发展。~| 1 | X | 2 |~由X牵头，地方配合。~红河职业技术学院、X参加。~"
    "X、红河职业技术学院参加。"
).split("~")


@pytest.mark.parametrize("kind", ODD)
def test_odd_kinds(nlp: Language, kind: str) -> None:
    wrong = []
    for name in ODD[kind]:
        for sentence in AROUND_ODD:
            mentions = layers(nlp(_BEFORE + sentence.replace("X", name))).mentions
            found = [(m.type, m.name) for m in mentions if m.named and m.name != HOST]
            if found != [(kind, name)]:
                wrong.append((sentence, name, found))
    assert wrong == []


TITLE_OPENINGS = "国家级 省级 市级 县级 盟市级 “黔匠” “草原工匠” 国家 全国 贵州省 自治区 省".split()
QUALITIES = ("", "示范性", "优质", "高水平", "特色", "骨干", "一流")
CLASSES = (
    "中等职业学校 高职院校 现代产业学院 虚拟仿真实训基地 公共实训基地 专业群 职业教育集团 产教联合体 技能大师工作室 "
    "双师型教师培养培训基地 产教融合型企业 高技能人才培训基地 职业教育教师企业实践基地 传统技艺传承基地"
).split()


@pytest.mark.parametrize("opening", TITLE_OPENINGS)
def test_titles(nlp: Language, opening: str) -> None:
    wrong = []
    for number, quality in enumerate(QUALITIES):
        for kind in CLASSES:
            if not quality and opening[-1] not in "级”":
                continue  # 贵州省公共实训基地 can be one base
            title = opening + quality + kind
            text = OF_TITLES[(number + len(title)) % len(OF_TITLES)].replace("X", title)
            found = [(m.type, m.name) for m in layers(nlp(_BEFORE + text)).mentions if m.named]
            if found != [("Designation", title)]:
                wrong.append((text, found))
    assert wrong == []


TOPICS = "新能源汽车检修 奶制品加工与检测 和田玉雕刻 同步带传动 草原生态修复 服务外包 航空发动机维修 跨境电商 民宿管理 科学城测绘".split()
BUILDS = (
    "建设 建成 共建 扩建 改建 筹设 依托 利用 整合 升级 新增 验收 启动 推进 申报 投入 拥有 现有 增设 设立 组建 联建 开放 启用 "
    "牵头建设 合作建设 联合打造 规划建设 重点建设 集中力量建设 拟建 续建 高标准建设 全力打造 同步建设 分期建设 统筹建设"
).split()
WHO = (
    "",
    "学校",
    "红河职业技术学院",
    "企业与学校",
    "一是",
    "2025年底前，",
    "红河职业技术学院牵头，",
    "将",
    "并",
    "正在",
)
SORTS = ("TrainingBase 实训基地", "TrainingBase 公共实训中心", "IndustryCollege 产业学院", "ProgrammeGroup 专业群")


@pytest.mark.parametrize("verb", BUILDS)
def test_what_is_built(nlp: Language, verb: str) -> None:
    wrong = []
    for number, topic in enumerate(TOPICS):
        kind, head = SORTS[number % len(SORTS)].split()
        text = WHO[(number + len(verb)) % len(WHO)] + verb + topic + head + "。"
        found = {(m.type, m.name) for m in layers(nlp(_BEFORE + text)).mentions if m.named}
        if found - {("Institution", HOST)} != {(kind, topic + head)}:
            wrong.append((text, found))
    assert wrong == []


ALLIANCES = (
    "内蒙古现代农牧业职业教育集团 全国新能源储能行业产教融合共同体 柳州市汽车产业市域产教联合体 "
    "和田地区职业教育联盟 长三角智能制造职教集团 中国—东盟边境职业教育联盟 国家轨道交通装备行业产教融合共同体 "
    "苏州市域产教联合体 柳州产教联合体 全国有色金属新材料行业产教融合共同体 西部陆海新通道职业教育国际合作联盟 "
    "成渝地区双城经济圈康养职教联盟 鲁班职教集团 “一带一路”农业职业教育联盟 伊犁州旅游职业教育集团 "
    "贵安新区大数据产教联合体 全国冰雪装备产教融合共同体 中国焊接职业教育集团 "
    "青藏高原特色农牧业行业产教融合共同体 粤港澳大湾区跨境电商产教联盟"
).split()
OF_ALLIANCES = (
    "牵头组建X。~组建X。~成立X。~加入X。~退出X。~牵头成立X，吸纳成员50家。~依托X开展培训。~"
    "由红河职业技术学院牵头的X揭牌。~红河职业技术学院牵头组建X。~红河职业技术学院为X理事长单位。~"
    "担任X副理事长单位。~X成立大会召开。~X由红河职业技术学院牵头。~推进X实体化运行。~做实X。~支持X建设。~"
    "筹建X。~实体化运作X。~入选X成员。~X秘书处设在学校。~X、鲁班职业教育集团联合举办。~打造X。~培育X。~"
    "发挥X作用。~通过X对接企业。~联合发起成立X。~拟组建X。~升级X。~做优做强X。~持续建好X。~"
    "高质量建设X。~参与X建设。~申报X获批。~X获批立项。"
).split("~")


@pytest.mark.parametrize("sentence", OF_ALLIANCES)
def test_alliances(nlp: Language, sentence: str) -> None:
    wrong = []
    for name in ALLIANCES[len(sentence) % 2 :: 2]:
        mentions = layers(nlp(_BEFORE + sentence.replace("X", name))).mentions
        found = {(m.type, m.name) for m in mentions if m.named and m.name not in (HOST, "鲁班职业教育集团")}
        if found != {("Alliance", name)}:
            wrong.append((name, found))
    assert wrong == []


@pytest.mark.parametrize("character", "与和及同以之于有其在将由为如可因自")
def test_trade_names_with_words_of_context(nlp: Language, character: str) -> None:
    """A trade name has two characters or more, so that what is left behind the word would be none."""
    wrong = []
    for number, core in enumerate((character + "祥", "康" + character, character + "凯", "雷" + character)):
        for place in ("", "四川", "苏州市"):
            name = place + core + ("智能装备有限公司", "物流股份有限公司", "茶业集团有限公司")[number % 3]
            text = ("学校与X签订协议。", "| 1 | X | 无 |", "X向学校捐赠设备。", "依托X开展培训。")[number].replace(
                "X", name
            )
            found = [(m.type, m.name) for m in layers(nlp(_BEFORE + text)).mentions if m.named]
            if found != [("Enterprise", name)]:
                wrong.append((text, found))
    assert wrong == []
