"""A data class for the rows of each shipped question. Written by docs/generate.py from the headers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class AllianceMembersRow:
    """A row of alliance-members."""

    alliance: str | None
    """alliance · 联盟"""
    organization: str | None
    """organisation · 单位"""
    type: str | None
    """type · 单位类型"""
    role: str | None
    """role · 角色"""
    leads: bool | None
    """leads · 牵头方"""
    grade: str | None
    """grade · 来源等级"""
    alliance_id: str | None
    """alliance id · 联盟编号"""
    organization_id: str | None
    """organisation id · 单位编号"""


@dataclass(frozen=True)
class AlliancesRow:
    """A row of alliances."""

    alliance: str | None
    """alliance · 联盟"""
    kind: str | None
    """kind · 类别"""
    founded: str | None
    """founded · 成立时间"""
    city: str | None
    """city · 市州"""
    leaders: Any
    """leaders · 牵头单位"""
    members: int | None
    """known members · 已知成员数"""
    enterprises: int | None
    """enterprises (leaders included) · 其中企业（含牵头）"""
    grade: str | None
    """grade · 来源等级"""
    alliance_id: str | None
    """alliance id · 联盟编号"""


@dataclass(frozen=True)
class AlliancesOfOrganizationRow:
    """A row of alliances-of-organization."""

    organization: str | None
    """organisation · 单位"""
    alliance: str | None
    """alliance · 联盟"""
    kind: str | None
    """kind · 类别"""
    role: str | None
    """role · 角色"""
    grade: str | None
    """grade · 来源等级"""
    organization_id: str | None
    """organisation id · 单位编号"""
    alliance_id: str | None
    """alliance id · 联盟编号"""


@dataclass(frozen=True)
class AlliancesWithoutEnterprisesRow:
    """A row of alliances-without-enterprises."""

    alliance: str | None
    """alliance · 联盟"""
    kind: str | None
    """kind · 类别"""
    leaders: list[str] | None
    """leaders · 牵头单位"""
    members: int | None
    """known members · 已知成员数"""
    grade: str | None
    """grade · 来源等级"""
    alliance_id: str | None
    """alliance id · 联盟编号"""


@dataclass(frozen=True)
class AlliancesWithoutLeaderRow:
    """A row of alliances-without-leader."""

    alliance: str | None
    """alliance · 联盟"""
    kind: str | None
    """kind · 类别"""
    founded: Any
    """founded · 成立时间"""
    members: int | None
    """known members · 已知成员数"""
    grade: str | None
    """grade · 来源等级"""
    alliance_id: str | None
    """alliance id · 联盟编号"""


@dataclass(frozen=True)
class AwardsByYearRow:
    """A row of awards-by-year."""

    year: int | None
    """year · 年份"""
    awards: int | None
    """awards · 入选"""
    approved: int | None
    """approved · 其中立项"""
    accepted: int | None
    """accepted · 其中验收通过"""
    revoked: int | None
    """revoked · 撤销"""
    proposed: int | None
    """proposed · 公示"""


@dataclass(frozen=True)
class AwardsOfOrganizationRow:
    """A row of awards-of-organization."""

    recipient: str | None
    """recipient · 入选者"""
    type: str | None
    """type · 类型"""
    designation: str | None
    """designation · 称号"""
    programme: str | None
    """programme · 所属行动"""
    year: int | None
    """year · 年份"""
    batch: str | None
    """batch · 批次"""
    tier: Any
    """tier · 档次"""
    status: str | None
    """status · 状态"""
    grade: str | None
    """grade · 来源等级"""
    recipient_id: str | None
    """recipient id · 入选者编号"""
    designation_id: str | None
    """designation id · 称号编号"""


@dataclass(frozen=True)
class BasesByCityRow:
    """A row of bases-by-city."""

    base: str | None
    """base · 实训基地"""
    host: str | None
    """host · 建设单位"""
    city: str | None
    """city · 市州"""
    kind: str | None
    """kind · 类别"""
    level: str | None
    """level · 级别"""
    founded: str | None
    """founded · 建设年份"""
    builders: int | None
    """co-builders · 共建单位数"""
    grade: str | None
    """grade · 来源等级"""
    base_id: str | None
    """base id · 基地编号"""
    host_id: str | None
    """host id · 建设单位编号"""


@dataclass(frozen=True)
class BasesOfOrganizationRow:
    """A row of bases-of-organization."""

    organization: str | None
    """organisation · 单位"""
    base: str | None
    """base · 基地（平台）"""
    type: str | None
    """type · 类型"""
    role: str | None
    """role · 角色"""
    founded: str | None
    """founded · 年份"""
    grade: str | None
    """grade · 来源等级"""
    organization_id: str | None
    """organisation id · 单位编号"""
    base_id: str | None
    """base id · 基地编号"""


@dataclass(frozen=True)
class BasesWithoutEnterprisesRow:
    """A row of bases-without-enterprises."""

    base: str | None
    """base · 实训基地"""
    hosts: list[str] | None
    """hosts · 建设单位"""
    kind: str | None
    """kind · 类别"""
    grade: str | None
    """grade · 来源等级"""
    base_id: str | None
    """base id · 基地编号"""


@dataclass(frozen=True)
class BridgingEnterprisesRow:
    """A row of bridging-enterprises."""

    enterprise: str | None
    """enterprise · 企业"""
    cities: int | None
    """cities · 市州数"""
    city_names: list[str] | None
    """names of the cities · 市州"""
    institutions: int | None
    """institutions · 院校数"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""


@dataclass(frozen=True)
class BuildersOfBaseRow:
    """A row of builders-of-base."""

    base: str | None
    """base · 基地"""
    organization: str | None
    """organisation · 单位"""
    type: str | None
    """type · 单位类型"""
    role: str | None
    """role · 角色"""
    grade: str | None
    """grade · 来源等级"""
    base_id: str | None
    """base id · 基地编号"""
    organization_id: str | None
    """organisation id · 单位编号"""


@dataclass(frozen=True)
class CitiesWithoutBaseRow:
    """A row of cities-without-base."""

    city: str | None
    """city · 市州"""
    institutions: int | None
    """institutions held · 收录的院校"""
    enterprises: int | None
    """enterprises held · 收录的企业"""
    city_id: str | None
    """city id · 市州编号"""


@dataclass(frozen=True)
class CitiesWithoutIndustryCollegeRow:
    """A row of cities-without-industry-college."""

    city: str | None
    """city · 市州"""
    institutions: int | None
    """institutions held · 收录的院校"""
    enterprises: int | None
    """enterprises held · 收录的企业"""
    city_id: str | None
    """city id · 市州编号"""


@dataclass(frozen=True)
class CityOverviewRow:
    """A row of city-overview."""

    city: str | None
    """city · 市州"""
    institutions: int | None
    """institutions · 院校"""
    enterprises: int | None
    """enterprises · 企业"""
    bases: int | None
    """training bases · 实训基地"""
    alliances: int | None
    """alliances · 联盟"""
    partnerships: int | None
    """partnerships · 校企合作"""
    city_id: str | None
    """city id · 市州编号"""


@dataclass(frozen=True)
class CoMembersRow:
    """A row of co-members."""

    other: str | None
    """organisation · 单位"""
    type: str | None
    """type · 类型"""
    shared: int | None
    """shared alliances · 共同的联盟数"""
    alliances: list[str] | None
    """alliances · 联盟"""
    other_id: str | None
    """organisation id · 单位编号"""


@dataclass(frozen=True)
class ContradictingLeadersRow:
    """A row of contradicting-leaders."""

    alliance: str | None
    """alliance · 联盟"""
    leader: str | None
    """leader · 牵头单位"""
    other: str | None
    """the other · 另一说"""
    role: str | None
    """role · 角色"""
    grade: str | None
    """grade · 来源等级"""
    other_grade: str | None
    """grade of the other · 另一说的等级"""
    seen: str | None
    """last seen · 最近见到"""
    other_seen: str | None
    """the other last seen · 另一说最近见到"""
    alliance_id: str | None
    """alliance id · 联盟编号"""
    leader_id: str | None
    """leader id · 牵头单位编号"""
    other_id: str | None
    """id of the other · 另一说编号"""


@dataclass(frozen=True)
class ContradictionsRow:
    """A row of contradictions."""

    entity: str | None
    """entity · 实体"""
    type: str | None
    """type or relation · 类型或关系"""
    other: str | None
    """other end · 关系的另一端"""
    property: str | None
    """property or relation · 属性或关系"""
    value: str | None
    """value · 说法"""
    shown: bool | None
    """shown · 采用"""
    document: str | None
    """document or table · 文件或表格"""
    dated: str | None
    """date of what is said · 说法的日期"""
    grade: str | None
    """grade · 来源等级"""
    passage: str | None
    """passage · 片段"""
    entity_id: str | None
    """id · 编号"""
    other_id: str | None
    """id of other end · 另一端编号"""


@dataclass(frozen=True)
class CultureBasesRow:
    """A row of culture-bases."""

    base: str | None
    """culture base · 文化传承基地"""
    host: str | None
    """host · 建设单位"""
    city: str | None
    """city · 市州"""
    designations: list[Any] | None
    """designations · 入选称号"""
    supported_by: list[str] | None
    """tasks naming it · 点名支持的任务"""
    grade: str | None
    """grade · 来源等级"""
    base_id: str | None
    """base id · 基地编号"""
    host_id: str | None
    """host id · 建设单位编号"""


@dataclass(frozen=True)
class DesignationsRow:
    """A row of designations."""

    designation: str | None
    """designation · 称号"""
    programme: str | None
    """programme · 所属行动"""
    recipients: int | None
    """recipients · 入选者数"""
    targets: int | None
    """targets aiming at it · 指向它的目标数"""
    list_held: int | None
    """list held · 名单收录"""
    list_total: int | None
    """list total · 名单总数"""
    grade: str | None
    """grade · 来源等级"""
    designation_id: str | None
    """designation id · 称号编号"""


@dataclass(frozen=True)
class DocumentTasksRow:
    """A row of document-tasks."""

    document: str | None
    """document · 文件"""
    clause: str | None
    """clause · 条款"""
    task: str | None
    """task · 任务"""
    part_of: str | None
    """part of · 属于"""
    target: str | None
    """target · 目标"""
    count: int | None
    """count · 数量"""
    unit: str | None
    """unit · 单位"""
    qualifier: str | None
    """qualifier · 限定"""
    deadline: str | None
    """deadline · 期限"""
    grade: str | None
    """grade · 来源等级"""
    document_id: str | None
    """document id · 文件编号"""
    task_id: str | None
    """task id · 任务编号"""
    target_id: str | None
    """target id · 目标编号"""


@dataclass(frozen=True)
class DocumentsRow:
    """A row of documents."""

    document: str | None
    """document · 文件"""
    doc_number: str | None
    """number · 文号"""
    issued_on: str | None
    """issued on · 成文日期"""
    issuers: list[str] | None
    """issuers (lead first) · 发文机关（牵头在前）"""
    tasks: int | None
    """tasks defined · 提出的任务数"""
    kind: str | None
    """kind · 类别"""
    grade: str | None
    """grade · 来源等级"""
    document_id: str | None
    """document id · 文件编号"""


@dataclass(frozen=True)
class EndedPartnershipsRow:
    """A row of ended-partnerships."""

    institution: str | None
    """institution · 院校"""
    partner: str | None
    """partner · 合作单位"""
    kind: str | None
    """kind · 方式"""
    start_date: str | None
    """start · 开始"""
    end_date: str | None
    """end · 结束"""
    grade: str | None
    """grade · 来源等级"""
    institution_id: str | None
    """institution id · 院校编号"""
    partner_id: str | None
    """partner id · 合作单位编号"""


@dataclass(frozen=True)
class EnterprisesByBaseRow:
    """A row of enterprises-by-base."""

    base: str | None
    """base · 实训基地"""
    host: str | None
    """host · 建设单位"""
    city: str | None
    """city · 市州"""
    enterprise: str | None
    """enterprise · 企业"""
    role: str | None
    """role · 角色"""
    source: str | None
    """source · 来源"""
    grade: str | None
    """grade · 来源等级"""
    base_id: str | None
    """base id · 基地编号"""
    host_id: str | None
    """host id · 建设单位编号"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""


@dataclass(frozen=True)
class EnterprisesByCityRow:
    """A row of enterprises-by-city."""

    enterprise: str | None
    """enterprise · 企业"""
    industry: str | None
    """industry · 行业"""
    ownership: str | None
    """ownership · 所有制"""
    city: str | None
    """city · 市州"""
    institutions: int | None
    """institutions · 合作院校数"""
    bases: int | None
    """bases and industry colleges · 参与的基地和产业学院"""
    grade: str | None
    """grade · 来源等级"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""


@dataclass(frozen=True)
class EnterprisesWithoutPartnersRow:
    """A row of enterprises-without-partners."""

    enterprise: str | None
    """enterprise · 企业"""
    industry: str | None
    """industry · 行业"""
    bases: int | None
    """bases and industry colleges · 参与的基地和产业学院"""
    alliances: int | None
    """alliances · 参加的联盟"""
    grade: str | None
    """grade · 来源等级"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""


@dataclass(frozen=True)
class EntitiesInRegionRow:
    """A row of entities-in-region."""

    entity: str | None
    """entity · 实体"""
    type: str | None
    """type · 类型"""
    located_in: str | None
    """located in · 所在地"""
    grade: str | None
    """grade · 来源等级"""
    entity_id: str | None
    """id · 编号"""
    located_in_id: str | None
    """place id · 所在地编号"""


@dataclass(frozen=True)
class EntitiesWithoutRelationsRow:
    """A row of entities-without-relations."""

    entity: str | None
    """entity · 实体"""
    type: str | None
    """type · 类型"""
    grade: str | None
    """grade · 来源等级"""
    entity_id: str | None
    """id · 编号"""


@dataclass(frozen=True)
class EvidenceBetweenRow:
    """A row of evidence-between."""

    start: str | None
    """from · 起点"""
    relation: str | None
    """relation · 关系"""
    finish: str | None
    """to · 终点"""
    detail: str | None
    """role, kind or status · 角色、方式或状态"""
    passage: str | None
    """passage · 片段"""
    document: str | None
    """document or table · 文件或表格"""
    location: str | None
    """location · 位置"""
    marked: str | None
    """passage with the words marked · 标出的原文"""
    address: Any
    """address · 网址"""
    grade: str | None
    """grade · 来源等级"""
    start_id: str | None
    """from id · 起点编号"""
    finish_id: str | None
    """to id · 终点编号"""


@dataclass(frozen=True)
class EvidenceOfEntityRow:
    """A row of evidence-of-entity."""

    entity: str | None
    """entity · 实体"""
    says: str | None
    """what it says · 说明什么"""
    value: Any
    """value · 值"""
    passage: str | None
    """passage · 片段"""
    document: str | None
    """document or table · 文件或表格"""
    location: str | None
    """location · 位置"""
    marked: str | None
    """passage with the words marked · 标出的原文"""
    grade: str | None
    """grade · 来源等级"""
    kind: str | None
    """kind of source · 来源类别"""
    entity_id: str | None
    """id · 编号"""


@dataclass(frozen=True)
class FactsByGradeRow:
    """A row of facts-by-grade."""

    relation: str | None
    """relation · 关系"""
    facts: int | None
    """relations · 条数"""
    official: int | None
    """official · official"""
    school: int | None
    """school · school"""
    media: int | None
    """media · media"""
    mirror: int | None
    """mirror · mirror"""
    unknown: int | None
    """unknown · unknown"""
    to_check: int | None
    """to be confirmed · 待核"""


@dataclass(frozen=True)
class FactsToCheckRow:
    """A row of facts-to-check."""

    start: str | None
    """from · 起点"""
    relation: str | None
    """relation · 关系"""
    finish: str | None
    """to · 终点"""
    detail: str | None
    """role, kind or status · 角色、方式或状态"""
    grade: str | None
    """grade · 来源等级"""
    start_id: str | None
    """from id · 起点编号"""
    finish_id: str | None
    """to id · 终点编号"""


@dataclass(frozen=True)
class IndustriesRow:
    """A row of industries."""

    industry: str | None
    """industry · 行业"""
    enterprises: int | None
    """enterprises · 企业数"""
    institutions: int | None
    """institutions · 合作院校数"""
    bases: int | None
    """bases and industry colleges · 参与的基地和产业学院"""


@dataclass(frozen=True)
class IndustryCollegesRow:
    """A row of industry-colleges."""

    college: str | None
    """industry college · 产业学院"""
    host: str | None
    """host · 建设单位"""
    partners: list[str] | None
    """partners · 共建单位"""
    founded: str | None
    """founded · 成立时间"""
    grade: str | None
    """grade · 来源等级"""
    college_id: str | None
    """college id · 产业学院编号"""
    host_id: str | None
    """host id · 建设单位编号"""


@dataclass(frozen=True)
class InstitutionCountsByCityRow:
    """A row of institution-counts-by-city."""

    city: str | None
    """city · 市州"""
    institutions: int | None
    """institutions · 院校数"""
    vocational_bachelor: int | None
    """vocational bachelor · 职业本科"""
    higher_vocational: int | None
    """higher vocational · 高职专科"""
    secondary: int | None
    """secondary vocational · 中职"""
    technical: int | None
    """technical · 技工"""
    bachelor: int | None
    """bachelor · 普通本科"""
    other: int | None
    """level unknown · 层次不详"""
    city_id: str | None
    """city id · 市州编号"""


@dataclass(frozen=True)
class InstitutionCountsByProvinceRow:
    """A row of institution-counts-by-province."""

    province: str | None
    """province · 省"""
    institutions: int | None
    """institutions · 院校数"""
    to_check: int | None
    """to be confirmed · 其中待核"""
    province_id: str | None
    """province id · 省编号"""


@dataclass(frozen=True)
class InstitutionProfileRow:
    """A row of institution-profile."""

    institution: str | None
    """institution · 院校"""
    other_names: list[str] | None
    """other names · 其他名称"""
    level: str | None
    """level · 层次"""
    ownership: str | None
    """ownership · 办学性质"""
    code: str | None
    """code · 院校代码"""
    city: str | None
    """city · 市州"""
    supervisors: list[str] | None
    """supervisors · 主管单位"""
    partners: int | None
    """partners · 合作单位数"""
    bases: int | None
    """bases and industry colleges hosted · 建设的基地和产业学院"""
    programme_groups: int | None
    """programme groups · 专业群数"""
    alliances: int | None
    """alliances · 参加的联盟数"""
    designations: list[str] | None
    """designations · 入选称号"""
    grade: str | None
    """grade · 来源等级"""
    institution_id: str | None
    """institution id · 院校编号"""


@dataclass(frozen=True)
class InstitutionsByCityRow:
    """A row of institutions-by-city."""

    institution: str | None
    """institution · 院校"""
    level: str | None
    """level · 层次"""
    ownership: str | None
    """ownership · 办学性质"""
    city: str | None
    """city · 市州"""
    supervisor: str | None
    """supervisor · 主管单位"""
    code: str | None
    """code · 院校代码"""
    grade: str | None
    """grade · 来源等级"""
    institution_id: str | None
    """institution id · 院校编号"""


@dataclass(frozen=True)
class InstitutionsBySupervisorRow:
    """A row of institutions-by-supervisor."""

    supervisor: str | None
    """supervisor · 主管单位"""
    institution: str | None
    """institution · 院校"""
    level: str | None
    """level · 层次"""
    ownership: str | None
    """ownership · 办学性质"""
    grade: str | None
    """grade · 来源等级"""
    supervisor_id: str | None
    """supervisor id · 主管单位编号"""
    institution_id: str | None
    """institution id · 院校编号"""


@dataclass(frozen=True)
class InstitutionsWithoutPartnersRow:
    """A row of institutions-without-partners."""

    institution: str | None
    """institution · 院校"""
    level: str | None
    """level · 层次"""
    bases: int | None
    """bases and industry colleges hosted · 建设的基地和产业学院"""
    grade: str | None
    """grade · 来源等级"""
    institution_id: str | None
    """institution id · 院校编号"""


@dataclass(frozen=True)
class IssuersRow:
    """A row of issuers."""

    department: str | None
    """department · 部门"""
    level: str | None
    """level · 级别"""
    documents: int | None
    """documents · 文件数"""
    led: int | None
    """as lead · 其中牵头"""
    tasks: int | None
    """tasks defined · 提出的任务数"""
    department_id: str | None
    """department id · 部门编号"""


@dataclass(frozen=True)
class JointIssuersRow:
    """A row of joint-issuers."""

    department: str | None
    """department · 部门"""
    other: str | None
    """issued with · 联合发文的部门"""
    documents: int | None
    """documents · 文件数"""
    titles: list[str] | None
    """titles · 文件"""
    department_id: str | None
    """department id · 部门编号"""
    other_id: str | None
    """other id · 对方编号"""


@dataclass(frozen=True)
class MostPartneredEnterprisesRow:
    """A row of most-partnered-enterprises."""

    enterprise: str | None
    """enterprise · 企业"""
    industry: str | None
    """industry · 行业"""
    institutions: int | None
    """institutions · 合作院校数"""
    partnerships: int | None
    """partnerships · 合作项数"""
    to_check: int | None
    """to be confirmed · 其中待核"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""


@dataclass(frozen=True)
class MostPartneredInstitutionsRow:
    """A row of most-partnered-institutions."""

    institution: str | None
    """institution · 院校"""
    level: str | None
    """level · 层次"""
    partners: int | None
    """partners · 合作单位数"""
    enterprises: int | None
    """of them enterprises · 其中企业"""
    partnerships: int | None
    """partnerships · 合作项数"""
    to_check: int | None
    """to be confirmed · 其中待核"""
    institution_id: str | None
    """institution id · 院校编号"""


@dataclass(frozen=True)
class NeighboursRow:
    """A row of neighbours."""

    entity: str | None
    """entity · 实体"""
    relation: str | None
    """relation · 关系"""
    outgoing: bool | None
    """outgoing · 由它指出"""
    neighbour: str | None
    """neighbour · 对方"""
    type: str | None
    """type · 对方类型"""
    detail: str | None
    """role, kind or status · 角色、方式或状态"""
    grade: str | None
    """grade · 来源等级"""
    entity_id: str | None
    """id · 编号"""
    neighbour_id: str | None
    """neighbour id · 对方编号"""


@dataclass(frozen=True)
class NewFactsRow:
    """A row of new-facts."""

    first_seen: str | None
    """first seen · 首次看到"""
    relation: str | None
    """relation · 关系"""
    start: str | None
    """from · 起点"""
    finish: str | None
    """to · 终点"""
    detail: str | None
    """role, kind or status · 角色、方式或状态"""
    grade: str | None
    """grade · 来源等级"""
    start_id: str | None
    """from id · 起点编号"""
    finish_id: str | None
    """to id · 终点编号"""


@dataclass(frozen=True)
class OfficialListsRow:
    """A row of official-lists."""

    list: str | None
    """list · 名单"""
    held: int | None
    """held · 收录"""
    total: int | None
    """total · 总数"""
    missing: int | None
    """not held · 未收录"""
    rule: str | None
    """rule · 对应条件"""
    designations: Any
    """designations · 称号"""
    stated_in: Any
    """stated in · 见于"""
    grade: str | None
    """grade · 来源等级"""
    list_id: str | None
    """list id · 名单编号"""


@dataclass(frozen=True)
class OtherNamesRow:
    """A row of other-names."""

    entity: str | None
    """entity · 实体"""
    type: str | None
    """type · 类型"""
    other_name: str | None
    """other name · 其他名称"""
    former: bool | None
    """former · 曾用名"""
    grade: str | None
    """grade · 来源等级"""
    entity_id: str | None
    """id · 编号"""


@dataclass(frozen=True)
class PartnerCandidatesRow:
    """A row of partner-candidates."""

    enterprise: str | None
    """enterprise · 企业"""
    industry: str | None
    """industry · 行业"""
    similar_institutions: int | None
    """similar institutions · 已合作的相似院校数"""
    institutions: list[str] | None
    """institutions · 这些院校"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""


@dataclass(frozen=True)
class PartnersOfBaseHostRow:
    """A row of partners-of-base-host."""

    base: str | None
    """base · 实训基地"""
    host: str | None
    """host · 建设单位"""
    enterprise: str | None
    """enterprise · 企业"""
    kind: str | None
    """kind · 合作方式"""
    grade: str | None
    """grade · 来源等级"""
    base_id: str | None
    """base id · 基地编号"""
    host_id: str | None
    """host id · 建设单位编号"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""


@dataclass(frozen=True)
class PartnersOfEnterpriseRow:
    """A row of partners-of-enterprise."""

    enterprise: str | None
    """enterprise · 企业"""
    institution: str | None
    """institution · 院校"""
    city: str | None
    """city of the institution · 院校所在市州"""
    kind: str | None
    """kind · 方式"""
    object: str | None
    """object · 合作内容"""
    start_date: str | None
    """start · 开始"""
    end_date: str | None
    """end · 结束"""
    grade: str | None
    """grade · 来源等级"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""
    institution_id: str | None
    """institution id · 院校编号"""


@dataclass(frozen=True)
class PartnersOfInstitutionRow:
    """A row of partners-of-institution."""

    institution: str | None
    """institution · 院校"""
    partner: str | None
    """partner · 合作单位"""
    type: str | None
    """type · 单位类型"""
    kind: str | None
    """kind · 方式"""
    object: str | None
    """object · 合作内容"""
    programme: str | None
    """programme · 专业"""
    start_date: str | None
    """start · 开始"""
    end_date: Any
    """end · 结束"""
    grade: str | None
    """grade · 来源等级"""
    institution_id: str | None
    """institution id · 院校编号"""
    partner_id: str | None
    """partner id · 合作单位编号"""


@dataclass(frozen=True)
class PartnershipKindsRow:
    """A row of partnership-kinds."""

    kind: str | None
    """kind · 方式"""
    institutions: int | None
    """institutions · 院校数"""
    partners: int | None
    """partners · 合作单位数"""
    partnerships: int | None
    """partnerships · 合作项数"""
    to_check: int | None
    """to be confirmed · 其中待核"""


@dataclass(frozen=True)
class PartnershipNetworkRow:
    """A row of partnership-network."""

    institution: str | None
    """institution · 院校"""
    partner: str | None
    """partner · 合作单位"""
    type: str | None
    """type · 单位类型"""
    partnerships: int | None
    """partnerships · 合作项数"""
    to_check: int | None
    """to be confirmed · 其中待核"""
    institution_id: str | None
    """institution id · 院校编号"""
    partner_id: str | None
    """partner id · 合作单位编号"""


@dataclass(frozen=True)
class PartnershipsRow:
    """A row of partnerships."""

    institution: str | None
    """institution · 院校"""
    partner: str | None
    """partner · 合作单位"""
    kind: str | None
    """kind · 方式"""
    object: str | None
    """object · 合作内容"""
    start_date: str | None
    """start · 开始"""
    grade: str | None
    """grade · 来源等级"""
    institution_id: str | None
    """institution id · 院校编号"""
    partner_id: str | None
    """partner id · 合作单位编号"""


@dataclass(frozen=True)
class PartnershipsByYearRow:
    """A row of partnerships-by-year."""

    year: str | None
    """year · 年份"""
    partnerships: int | None
    """partnerships · 合作项数"""
    institutions: int | None
    """institutions · 院校数"""
    partners: int | None
    """partners · 合作单位数"""
    to_check: int | None
    """to be confirmed · 其中待核"""


@dataclass(frozen=True)
class PassagesWithRow:
    """A row of passages-with."""

    passage: str | None
    """passage · 片段"""
    document: str | None
    """document or table · 文件或表格"""
    location: str | None
    """location · 位置"""
    grade: str | None
    """grade · 来源等级"""
    kind: str | None
    """kind of source · 来源类别"""
    address: str | None
    """address · 网址"""
    passage_id: str | None
    """passage id · 片段编号"""


@dataclass(frozen=True)
class PathBetweenRow:
    """A row of path-between."""

    path: int | None
    """path · 路径"""
    step: int | None
    """step · 步"""
    start: str | None
    """one side · 一端"""
    relation: str | None
    """relation · 关系"""
    forward: bool | None
    """forward · 由前指后"""
    finish: str | None
    """other side · 另一端"""
    detail: str | None
    """role, kind or status · 角色、方式或状态"""
    grade: str | None
    """grade · 来源等级"""
    start_id: str | None
    """id of one side · 一端编号"""
    finish_id: str | None
    """id of the other side · 另一端编号"""


@dataclass(frozen=True)
class PolicyLineageRow:
    """A row of policy-lineage."""

    document: str | None
    """document · 文件"""
    issued_on: str | None
    """issued on · 成文日期"""
    relation: str | None
    """relation · 关系"""
    earlier: str | None
    """earlier document · 在先的文件"""
    earlier_issued_on: str | None
    """date of the earlier · 在先文件的日期"""
    grade: str | None
    """grade · 来源等级"""
    document_id: str | None
    """document id · 文件编号"""
    earlier_id: str | None
    """earlier id · 在先文件编号"""


@dataclass(frozen=True)
class PrefectureProgressRow:
    """A row of prefecture-progress."""

    target: str | None
    """target · 目标"""
    designation: str | None
    """designation · 称号"""
    city: str | None
    """city · 市州"""
    wanted: int | None
    """wanted · 目标数"""
    awarded: int | None
    """awarded · 已入选"""
    recipients: Any
    """recipients · 入选者"""
    target_id: str | None
    """target id · 目标编号"""
    designation_id: str | None
    """designation id · 称号编号"""
    city_id: str | None
    """city id · 市州编号"""


@dataclass(frozen=True)
class ProgrammeGroupsRow:
    """A row of programme-groups."""

    institution: str | None
    """institution · 院校"""
    programme_group: str | None
    """programme group · 专业群"""
    programmes: list[str] | None
    """programmes · 专业"""
    designations: Any
    """designations · 入选称号"""
    grade: str | None
    """grade · 来源等级"""
    institution_id: str | None
    """institution id · 院校编号"""
    programme_group_id: str | None
    """programme group id · 专业群编号"""


@dataclass(frozen=True)
class RecipientsOfDesignationRow:
    """A row of recipients-of-designation."""

    designation: str | None
    """designation · 称号"""
    recipient: str | None
    """recipient · 入选者"""
    type: str | None
    """type · 类型"""
    host: str | None
    """host · 所属单位"""
    year: int | None
    """year · 年份"""
    batch: str | None
    """batch · 批次"""
    tier: Any
    """tier · 档次"""
    status: str | None
    """status · 状态"""
    counts: bool | None
    """counts as awarded · 算入选"""
    grade: str | None
    """grade · 来源等级"""
    designation_id: str | None
    """designation id · 称号编号"""
    recipient_id: str | None
    """recipient id · 入选者编号"""


@dataclass(frozen=True)
class RelationsOnDateRow:
    """A row of relations-on-date."""

    start: str | None
    """from · 起点"""
    relation: str | None
    """relation · 关系"""
    finish: str | None
    """to · 终点"""
    detail: str | None
    """role, kind or status · 角色、方式或状态"""
    valid_from: str | None
    """valid from · 起"""
    valid_to: str | None
    """valid to · 止"""
    stated: str | None
    """time · 时间"""
    grade: str | None
    """grade · 来源等级"""
    start_id: str | None
    """from id · 起点编号"""
    finish_id: str | None
    """to id · 终点编号"""


@dataclass(frozen=True)
class ResponsibilitiesRow:
    """A row of responsibilities."""

    department: str | None
    """department · 部门"""
    role: str | None
    """role · 角色"""
    task: str | None
    """task · 任务"""
    document: str | None
    """document · 文件"""
    clause: str | None
    """clause · 条款"""
    responsible_text: Any
    """responsible (as written) · 责任主体（原文）"""
    grade: str | None
    """grade · 来源等级"""
    department_id: str | None
    """department id · 部门编号"""
    task_id: str | None
    """task id · 任务编号"""
    document_id: str | None
    """document id · 文件编号"""


@dataclass(frozen=True)
class SameNamesRow:
    """A row of same-names."""

    name: str | None
    """name · 名称"""
    type: str | None
    """type · 类型"""
    entities: int | None
    """entities · 个数"""
    places: list[str] | None
    """places or hosts · 所在地或所属单位"""


@dataclass(frozen=True)
class SharedPartnersRow:
    """A row of shared-partners."""

    partner: str | None
    """partner · 合作单位"""
    type: str | None
    """type · 单位类型"""
    first_kinds: list[str] | None
    """kinds with the first · 与第一所的方式"""
    second_kinds: list[str] | None
    """kinds with the second · 与第二所的方式"""
    partner_id: str | None
    """partner id · 合作单位编号"""


@dataclass(frozen=True)
class SimilarInstitutionsRow:
    """A row of similar-institutions."""

    institution: str | None
    """institution · 院校"""
    shared: int | None
    """partners shared · 共有合作单位数"""
    total: int | None
    """partners of both · 两校合计"""
    likeness: float | None
    """likeness · 相似度"""
    partners: list[str] | None
    """shared partners · 共有的合作单位"""
    institution_id: str | None
    """institution id · 院校编号"""


@dataclass(frozen=True)
class SourcesRow:
    """A row of sources."""

    source: str | None
    """source · 来源"""
    kind: str | None
    """kind · 类别"""
    passages: int | None
    """passages · 片段数"""
    document: str | None
    """text of · 是哪份文件"""
    read_at: str | None
    """read at · 读入时间"""
    grade: str | None
    """grade · 等级"""
    address: Any
    """address · 网址"""
    source_id: str | None
    """source id · 来源编号"""


@dataclass(frozen=True)
class SubsidiariesRow:
    """A row of subsidiaries."""

    subsidiary: str | None
    """subsidiary · 子公司"""
    parent: str | None
    """parent · 母公司"""
    grade: str | None
    """grade · 来源等级"""
    subsidiary_id: str | None
    """subsidiary id · 子公司编号"""
    parent_id: str | None
    """parent id · 母公司编号"""


@dataclass(frozen=True)
class SuccessionsRow:
    """A row of successions."""

    successor: str | None
    """successor · 现单位"""
    predecessor: str | None
    """predecessor · 原单位"""
    kind: str | None
    """kind · 方式"""
    date: str | None
    """date · 日期"""
    grade: str | None
    """grade · 来源等级"""
    successor_id: str | None
    """successor id · 现单位编号"""
    predecessor_id: str | None
    """predecessor id · 原单位编号"""


@dataclass(frozen=True)
class SupportedByTasksRow:
    """A row of supported-by-tasks."""

    supported: str | None
    """supported · 受支持者"""
    type: str | None
    """type · 类型"""
    task: str | None
    """task · 任务"""
    document: str | None
    """document · 文件"""
    clause: str | None
    """clause · 条款"""
    grade: str | None
    """grade · 来源等级"""
    supported_id: str | None
    """supported id · 受支持者编号"""
    task_id: str | None
    """task id · 任务编号"""


@dataclass(frozen=True)
class TargetProgressRow:
    """A row of target-progress."""

    task: str | None
    """task · 任务"""
    target: str | None
    """target · 目标"""
    designation: str | None
    """designation · 称号"""
    wanted: int | None
    """wanted · 目标数"""
    qualifier: str | None
    """qualifier · 限定"""
    deadline: str | None
    """deadline · 期限"""
    awarded: int | None
    """awarded · 已入选"""
    approved: int | None
    """approved · 其中立项"""
    building: int | None
    """under construction · 其中建设中"""
    accepted: int | None
    """accepted · 其中验收通过"""
    unstated: int | None
    """status not stated · 其中状态未注明"""
    to_check: int | None
    """to be confirmed · 其中待核"""
    remaining: int | None
    """remaining · 还差"""
    list_held: int | None
    """list held · 名单收录"""
    list_total: int | None
    """list total · 名单总数"""
    grade: str | None
    """grade of the target · 目标的来源等级"""
    task_id: str | None
    """task id · 任务编号"""
    target_id: str | None
    """target id · 目标编号"""
    designation_id: str | None
    """designation id · 称号编号"""


@dataclass(frozen=True)
class TargetsBehindRow:
    """A row of targets-behind."""

    task: str | None
    """task · 任务"""
    designation: str | None
    """designation · 称号"""
    wanted: int | None
    """wanted · 目标数"""
    expected: float | None
    """expected by now · 按时间应完成"""
    awarded: int | None
    """awarded · 已入选"""
    issued_on: str | None
    """issued on · 成文日期"""
    deadline: str | None
    """deadline · 期限"""
    grade: str | None
    """grade of the target · 目标的来源等级"""
    task_id: str | None
    """task id · 任务编号"""
    designation_id: str | None
    """designation id · 称号编号"""


@dataclass(frozen=True)
class TargetsWithoutDesignationRow:
    """A row of targets-without-designation."""

    document: str | None
    """document · 文件"""
    task: str | None
    """task · 任务"""
    target: str | None
    """target · 目标"""
    count: int | None
    """count · 数量"""
    unit: str | None
    """unit · 单位"""
    deadline: Any
    """deadline · 期限"""
    grade: str | None
    """grade · 来源等级"""
    document_id: str | None
    """document id · 文件编号"""
    task_id: str | None
    """task id · 任务编号"""
    target_id: str | None
    """target id · 目标编号"""


@dataclass(frozen=True)
class TasksRow:
    """A row of tasks."""

    document: str | None
    """document · 文件"""
    clause: str | None
    """clause · 条款"""
    task: str | None
    """task · 任务"""
    targets: Any
    """targets · 目标"""
    departments: Any
    """departments · 责任部门"""
    responsible_text: str | None
    """responsible (as written) · 责任主体（原文）"""
    grade: str | None
    """grade · 来源等级"""
    document_id: str | None
    """document id · 文件编号"""
    task_id: str | None
    """task id · 任务编号"""


@dataclass(frozen=True)
class TasksWithoutResponsibleRow:
    """A row of tasks-without-responsible."""

    document: str | None
    """document · 文件"""
    clause: str | None
    """clause · 条款"""
    task: str | None
    """task · 任务"""
    responsible_text: str | None
    """responsible (as written) · 责任主体（原文）"""
    grade: str | None
    """grade · 来源等级"""
    document_id: str | None
    """document id · 文件编号"""
    task_id: str | None
    """task id · 任务编号"""


@dataclass(frozen=True)
class TiesOfEnterpriseRow:
    """A row of ties-of-enterprise."""

    enterprise: str | None
    """enterprise · 企业"""
    relation: str | None
    """relation · 关系"""
    other: str | None
    """other side · 对方"""
    type: str | None
    """type · 对方类型"""
    detail: str | None
    """role, kind or status · 角色、方式或状态"""
    grade: str | None
    """grade · 来源等级"""
    enterprise_id: str | None
    """enterprise id · 企业编号"""
    other_id: str | None
    """other id · 对方编号"""
