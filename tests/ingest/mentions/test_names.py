"""Names by head, core and surroundings; each case is one point of the grammar of names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由厦门市集美职业技术学校承办。", ["Institution 厦门市集美职业技术学校"]),
        ("寿光市职业教育中心学校通过检查。", ["Institution 寿光市职业教育中心学校"]),
        ("江西职业技术大学（筹）挂牌。", ["Institution 江西职业技术大学（筹）"]),
        ("中国地质大学（武汉）参加。", ["Institution 中国地质大学（武汉）"]),
        ("与柬埔寨国立技术培训学院结好。", ["Institution 柬埔寨国立技术培训学院"]),
        ("云南民族大学附属中学参加。", ["Institution 云南民族大学附属中学"]),
        ("新晃侗族自治县职业中等专业学校参加。", ["Institution 新晃侗族自治县职业中等专业学校"]),
        (
            "支持怀远县、凤台县、寿县职业教育中心发展。",
            ["Region 怀远县", "Region 凤台县", "Institution 寿县职业教育中心"],
        ),
    ],
)
def test_schools(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "遴选10所优秀中职学校给予支持。",
        "公办本科层次职业学校不在此列。",
        "各高职院校、职业学校要认真落实。",
        "学校设机电工程学院、信息工程学院等二级学院。",
        "半个钟头就能学会包粽子。",
        "巩固高职专科教育的主体地位。",
        "产教融合共同体和市域产教联合体要实体化运行。",
        "建设生产性实训基地和虚拟仿真实训基地。",
        "重点打造三大专业群。",
        "该公司和某药企没有分公司。",
        "与外地某新能源公司洽谈。",
        "对其余实训中心给予补助。",
        "撤并“小弱散”学校。",
        "每所县级中职学校要配齐教师。",
        "规范民办职业学校管理。",
        "企业投资建设实训基地的，给予补助。",
        "省属中等职业学校、市属职业学校按时报送。",
        "各级党委和政府要高度重视，市委人才工作领导小组定期研究。",
        "在校生（含技工学校）稳步增加。",
        "布局水产养殖类实训基地。",
        "组长由分管副县长担任，成员单位另行确定。",
    ],
)
def test_classes_are_no_names(found: Found, text: str) -> None:
    assert found(text) == []


def test_a_faculty_adds_nothing(found: Found) -> None:
    assert found("武汉理工大学设计学院的师生到场。") == ["Institution 武汉理工大学"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("与玉晶光电（厦门）有限公司合作。", "玉晶光电（厦门）有限公司"),
        ("与贵州磷化（集团）有限责任公司合作。", "贵州磷化（集团）有限责任公司"),
        ("与中国石油化工股份有限公司茂名分公司合作。", "中国石油化工股份有限公司茂名分公司"),
        ("与上海和黄药业有限公司合作。", "上海和黄药业有限公司"),
        ("与厦门天马微电子有限公司合作。", "厦门天马微电子有限公司"),
        ("与新疆其亚铝电有限公司合作。", "新疆其亚铝电有限公司"),
        ("产业链企业东风商用车有限公司到校招聘。", "东风商用车有限公司"),
        ("与长沙市产商品质量检测研究院有限公司合作。", "长沙市产商品质量检测研究院有限公司"),
    ],
)
def test_firms_by_legal_form(found: Found, text: str, name: str) -> None:
    assert found(text) == [f"Enterprise {name}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖南省水稻研究所参与。", ["ResearchInstitute 湖南省水稻研究所"]),
        ("由遵义市标准化研究所起草。", ["ResearchInstitute 遵义市标准化研究所"]),
        ("之江实验室参与。", ["ResearchInstitute 之江实验室"]),
        ("中国科学院深圳先进技术研究院参与。", ["ResearchInstitute 中国科学院深圳先进技术研究院"]),
        ("湖南省物流与采购联合会参与。", ["Association 湖南省物流与采购联合会"]),
        ("全国轻工职业教育教学指导委员会参与。", ["Association 全国轻工职业教育教学指导委员会"]),
        ("省工商联参与。", ["Association 省工商联"]),
        ("德化县陶瓷同业公会参与。", ["Association 德化县陶瓷同业公会"]),
    ],
)
def test_research_and_associations(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("丝绸之路职业教育联盟成立。", ["Alliance 丝绸之路职业教育联盟"]),
        ("全国苹果行业产教融合共同体揭牌。", ["Alliance 全国苹果行业产教融合共同体"]),
        ("中国—东盟热带水果产业产教融合共同体揭牌。", ["Alliance 中国—东盟热带水果产业产教融合共同体"]),
        ("浙江省工业互联网产业联盟发布报告。", ["Association 浙江省工业互联网产业联盟"]),
    ],
)
def test_alliances(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成港口机械操作实训基地。", ["TrainingBase 港口机械操作实训基地"]),
        ("柔性“双元”生产性实训基地启用。", ["TrainingBase 柔性“双元”生产性实训基地"]),
        ("“鲁班工坊”揭牌。", ["TrainingBase 鲁班工坊"]),
        ("花鼓戏传习所开放。", ["CultureBase 花鼓戏传习所"]),
        ("“路达智造产业学院”成立。", ["IndustryCollege 路达智造产业学院"]),
        ("打造大数据与会计专业群。", ["ProgrammeGroup 大数据与会计专业群"]),
        ("打造钛及稀有金属材料专业群。", ["ProgrammeGroup 钛及稀有金属材料专业群"]),
        ("打造畜牧兽医（宠物方向）专业群。", ["ProgrammeGroup 畜牧兽医（宠物方向）专业群"]),
        ("打造新能源汽车运用与维修专业群。", ["ProgrammeGroup 新能源汽车运用与维修专业群"]),
    ],
)
def test_topic_and_class_make_a_name(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_host_in_front_is_a_name_of_its_own(found: Found) -> None:
    assert found("贵州轻工职业技术学院白酒酿造专业群、绵阳职业技术学院建设的精密测量实训基地") == [
        "Institution 贵州轻工职业技术学院",
        "ProgrammeGroup 白酒酿造专业群",
        "Institution 绵阳职业技术学院",
        "TrainingBase 精密测量实训基地",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成省级装备制造类高水平专业群40个。", ["Designation 省级装备制造类高水平专业群"]),
        ("入选国家“双高计划”高水平专业群。", ["Designation 国家“双高计划”高水平专业群"]),
        ("培育“晋匠”示范性产业学院3个。", ["Designation “晋匠”示范性产业学院"]),
        ("认定广西职业教育产教融合实训基地5个。", ["Designation 广西职业教育产教融合实训基地"]),
        ("入选重庆市“双优”中等职业学校。", ["Designation 重庆市“双优”中等职业学校"]),
        ("认定省级产教融合型企业6家。", ["Designation 省级产教融合型企业"]),
        ("入选全国示范性职业教育集团（联盟）。", ["Designation 全国示范性职业教育集团（联盟）"]),
        ("获评厦门市公共实训基地。", ["Designation 厦门市公共实训基地"]),
    ],
)
def test_level_brand_or_place_and_class_make_a_title(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["以国家级、省级园区为依托。", "新增省级以上项目不少于五个。", "安排省级财政资金。"])
def test_levels_without_a_class_of_a_programme(found: Found, text: str) -> None:
    assert found(text) == []


def test_a_title_behind_its_holder(found: Found) -> None:
    assert found("撤销云岭市工业学校安徽省示范性中等职业学校称号。")[-1] == "Designation 安徽省示范性中等职业学校"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与SEW-传动设备（天津）有限公司签约。", ["Enterprise SEW-传动设备（天津）有限公司"]),
        ("与ABB（中国）有限公司厦门分公司签约。", ["Enterprise ABB（中国）有限公司厦门分公司"]),
        ("与南航三亚分公司签约。", ["Enterprise 南航三亚分公司"]),
        ("后来信阳文新茶叶有限责任公司也来了。", ["Enterprise 信阳文新茶叶有限责任公司"]),
        ("兴城市服装厂参加。", ["Enterprise 兴城市服装厂"]),
        ("9号基地原参建单位平湖市新秀箱包有限公司退出。", ["Enterprise 平湖市新秀箱包有限公司"]),
        ("与容桂农商银行顺德支行签约。", ["Enterprise 容桂农商银行顺德支行"]),
        ("1974年，上海海运（集团）公司举办学校。", ["Enterprise 上海海运（集团）公司"]),
        ("公司为培养水手和机工举办了学校。", []),
        ("坐落在公司厂区。", []),
        ("设备由公司提供。", []),
    ],
)
def test_firms_with_odd_names(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现重庆资源与环境保护职业学院。", ["Institution 重庆资源与环境保护职业学院"]),
        ("由七台河职业学院承办。", ["Institution 七台河职业学院"]),
        ("河源第二职业高中和东营高等专科学校。", ["Institution 河源第二职业高中", "Institution 东营高等专科学校"]),
        ("泸州市江阳职业高级中学校参加。", ["Institution 泸州市江阳职业高级中学校"]),
        ("中国美术学院参加。", ["Institution 中国美术学院"]),
        ("石河子大学护士学校参加。", ["Institution 石河子大学护士学校"]),
        (
            "依托霸州市职业技术教育中心建设钢木家具实训基地。",
            ["Institution 霸州市职业技术教育中心", "TrainingBase 钢木家具实训基地"],
        ),
    ],
)
def test_schools_with_odd_names(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("入选省高水平专业群。", ["Designation 省高水平专业群"]),
        ("申报四川省三星级中等职业学校。", ["Designation 四川省三星级中等职业学校"]),
        ("取消“河南省高技能人才培养示范校”资格。", ["Designation 河南省高技能人才培养示范校"]),
        ("培育自治区产教融合型企业3家。", ["Designation 自治区产教融合型企业"]),
        ("申报国家卓越工程师实践基地。", ["Designation 国家卓越工程师实践基地"]),
        ("完成寿宁县、屏南县中职学校整合。", ["Region 寿宁县", "Region 屏南县"]),
        ("评为全国校园文化建设示范学校。", ["Designation 全国校园文化建设示范学校"]),
        ("获评江苏省乡村工匠培育基地。", ["Designation 江苏省乡村工匠培育基地"]),
        ("建设“溪匠”茶艺实训基地3个。", ["Designation “溪匠”茶艺实训基地"]),
        ("建设湖北省茶艺实训基地3个。", ["Designation 湖北省茶艺实训基地"]),
        ("获批省级应用技术协同创新中心。", ["Designation 省级应用技术协同创新中心"]),
        ("长三角“数字商贸”产教融合共同体成立。", ["Alliance 长三角“数字商贸”产教融合共同体"]),
    ],
)
def test_titles_and_what_only_looks_like_one(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_short_form_of_a_firm_named_in_full(found: Found) -> None:
    text = "与安徽溪山茶油股份有限公司签约。\n\n溪山茶油冠名的班级已经毕业。"
    assert found(text) == ["Enterprise 安徽溪山茶油股份有限公司", "Enterprise 溪山茶油"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("随州环潭锅炉厂职业高级中学与其签约。", ["Institution 随州环潭锅炉厂职业高级中学"]),
        ("武昌大学—东湖高新科技产业学院", ["Institution 武昌大学", "IndustryCollege 东湖高新科技产业学院"]),
        ("“长飞光纤—湖北科技职业学院”班开班。", ["Institution 湖北科技职业学院"]),
        ("学院与电气设备有限公司来往。", []),
        ("宜城同为机械设备有限公司来校。", ["Enterprise 宜城同为机械设备有限公司"]),
        ("其为湖北省家用纺织品协会会员。", ["Association 湖北省家用纺织品协会"]),
        ("入选第二批国家示范性职业教育集团（联盟）培育单位。", ["Designation 国家示范性职业教育集团（联盟）培育单位"]),
        ("入选国家“双高计划”B档建设专业群。", ["Designation 国家“双高计划”B档建设专业群"]),
    ],
)
def test_where_a_name_ends_and_another_begins(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平定县建公共实训基地，阳泉市各建公共实训基地。", ["Region 平定县", "Region 阳泉市"]),
        ("开工建设鄂北公共实训中心。", ["TrainingBase 鄂北公共实训中心"]),
        ("依托鄂北、鄂西两大片区建设茶叶生产实训基地。", ["TrainingBase 茶叶生产实训基地"]),
        ("建设“鄂赣共建实训基地”，打造“高水平专业群”。", ["TrainingBase 鄂赣共建实训基地"]),
        ("建设食用菌实训基地3个，打造4个茶艺专业群。", []),
        ("建成茶艺实训基地、木雕实训基地2个基地。", ["TrainingBase 茶艺实训基地", "TrainingBase 木雕实训基地"]),
        ("在平定县布局五金实训基地。", ["Region 平定县", "TrainingBase 五金实训基地"]),
        ("实施“银牌工坊”工程。", []),
        ("建有茶产业学院，打造大产业学院。", ["IndustryCollege 茶产业学院"]),
        (
            "与阳泉市互建实训基地，学生赴阳泉机床集团有限责任公司实习。",
            ["Region 阳泉市", "Enterprise 阳泉机床集团有限责任公司"],
        ),
        (
            "平定县教育局要指导辖区学校，确保玉雕实训基地开工。",
            ["Department 平定县教育局", "TrainingBase 玉雕实训基地"],
        ),
        ("全市18所院校与213家企业建立合作关系。", []),
        ("前身是伊克昭盟牧业学校。", ["Institution 伊克昭盟牧业学校"]),
        ("隶属昭乌达盟行政公署。", ["Department 昭乌达盟行政公署"]),
        (
            "金石铸造系湖北省金石控股有限公司全资子公司。",
            ["Enterprise 金石铸造", "Enterprise 湖北省金石控股有限公司"],
        ),
        (
            "建有医药与健康服务专业群、茶艺专业群。",
            ["ProgrammeGroup 医药与健康服务专业群", "ProgrammeGroup 茶艺专业群"],
        ),
        (
            "茶艺专业群为湖北省“双优计划”立项建设专业群。",
            ["ProgrammeGroup 茶艺专业群", "Designation 湖北省“双优计划”立项建设专业群"],
        ),
        ("入选湖北省高水平高职学校立项建设单位。", ["Designation 湖北省高水平高职学校"]),
    ],
)
def test_what_stands_before_or_behind_a_name(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected
