"""The questions that ship, as methods with typed rows. Written by docs/generate.py from their headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chuyi.queries import shipped_rows as rows
    from chuyi.queries.records import TypedAnswer

    # Question, parameters, least grade, with evidence.
    Ask = Callable[[str, Mapping[str, Any], str | None, bool], TypedAnswer[Any]]

Grade = Literal["official", "school", "media", "mirror", "unknown"]


class ShippedQuestions:
    """One method for each question of the catalogue."""

    _ask: Ask

    def alliance_members(
        self,
        *,
        alliance: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.AllianceMembersRow]:
        """Members and leaders of an alliance · 联盟的牵头和成员单位

        Who leads an alliance and which members are known. Lists of members are rarely complete.
        一个联盟（职教集团、产教联合体、共同体）由谁牵头，有哪些已知成员。成员名单往往不全。

        Args:
            alliance: alliance · 联盟
        """
        return self._ask("alliance-members", {"alliance": alliance}, min_grade, evidence)

    def alliances(
        self,
        *,
        kind: Literal['职教集团', '职教联盟', '市域产教联合体', '行业产教融合共同体'] | None = None,
        city: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.AlliancesRow]:
        """Alliances · 联盟一览

        Alliances by kind and region: founding, leaders, known members, and how many of them are enterprises.
        联盟按类别和地区：成立时间、牵头单位、已知成员数和其中企业数。

        Args:
            kind: kind · 类别
            city: region · 地区
        """
        return self._ask("alliances", {"kind": kind, "city": city}, min_grade, evidence)

    def alliances_of_organization(
        self,
        *,
        organization: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.AlliancesOfOrganizationRow]:
        """Alliances of an organisation · 一个单位参加的联盟

        Which alliances an institution, enterprise or department leads or belongs to, and in what role.
        一个院校、企业或部门牵头或参加了哪些联盟，担任什么角色。

        Args:
            organization: organisation · 单位
        """
        return self._ask("alliances-of-organization", {"organization": organization}, min_grade, evidence)

    def alliances_without_enterprises(
        self,
        *,
        kind: Literal['职教集团', '职教联盟', '市域产教联合体', '行业产教融合共同体'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.AlliancesWithoutEnterprisesRow]:
        """Alliances without enterprises · 没有企业的联盟

        Alliances for which no enterprise is held as leader or member. Lists of members are rarely complete.
        图谱没有收录企业成员或牵头企业的联盟。成员名单往往不全，未收录不等于没有。

        Args:
            kind: kind · 类别
        """
        return self._ask("alliances-without-enterprises", {"kind": kind}, min_grade, evidence)

    def alliances_without_leader(
        self,
        *,
        kind: Literal['职教集团', '职教联盟', '市域产教联合体', '行业产教融合共同体'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.AlliancesWithoutLeaderRow]:
        """Alliances without a known leader · 牵头单位不详的联盟

        Alliances for which no leader is held. What is not held may exist all the same.
        图谱没有收录牵头单位的联盟。未收录不等于没有。

        Args:
            kind: kind · 类别
        """
        return self._ask("alliances-without-leader", {"kind": kind}, min_grade, evidence)

    def awards_by_year(
        self,
        *,
        programme: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.AwardsByYearRow]:
        """Awards by year · 历年入选

        Awards per year by status; proposals are no award; those of unknown year share one row.
        每年有多少称号授予，分状态；公示不算入选，年份不详的合为一行。

        Args:
            programme: programme (contains) · 所属行动（含此词）
        """
        return self._ask("awards-by-year", {"programme": programme}, min_grade, evidence)

    def awards_of_organization(
        self,
        *,
        organization: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.AwardsOfOrganizationRow]:
        """Designations of an organisation · 一个单位的入选称号

        Which designations an organisation holds, its programme groups, bases and industry colleges included.
        一个单位和它的专业群、基地、产业学院入选了哪些称号。

        Args:
            organization: organisation or alliance · 单位（或联盟）
        """
        return self._ask("awards-of-organization", {"organization": organization}, min_grade, evidence)

    def bases_by_city(
        self,
        *,
        city: str | None = None,
        kind: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.BasesByCityRow]:
        """Training bases by city · 各地的实训基地

        Training bases of a region, or all: host, kind, year and how many organisations take part.
        某地（或全部）的实训基地：建设单位、类别、年份和参与的单位数。

        Args:
            city: region · 地区
            kind: kind (contains) · 类别（含此词）
        """
        return self._ask("bases-by-city", {"city": city, "kind": kind}, min_grade, evidence)

    def bases_of_organization(
        self,
        *,
        organization: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.BasesOfOrganizationRow]:
        """What an organisation builds · 一个单位建设的基地和产业学院

        The training bases, culture bases and industry colleges that an organisation hosts or co-builds.
        一个单位建设（依托）或共建的实训基地、文化传承基地和产业学院。

        Args:
            organization: organisation · 单位
        """
        return self._ask("bases-of-organization", {"organization": organization}, min_grade, evidence)

    def bases_without_enterprises(
        self,
        *,
        city: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.BasesWithoutEnterprisesRow]:
        """Training bases without enterprises · 没有企业参与的实训基地

        Training bases for which no enterprise is held as host or co-builder. What is not held may exist all the same.
        图谱没有收录企业共建或建设的实训基地。未收录不等于没有。

        Args:
            city: region · 地区
        """
        return self._ask("bases-without-enterprises", {"city": city}, min_grade, evidence)

    def bridging_enterprises(
        self,
        *,
        top: float = 20,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.BridgingEnterprisesRow]:
        """Enterprises that bridge cities · 连接多个市州的企业

        Enterprises that work with institutions of different cities, ranked by cities and institutions.
        与不同市州的院校合作的企业，按市州数和院校数排名。

        Args:
            top: how many · 前几名
        """
        return self._ask("bridging-enterprises", {"top": top}, min_grade, evidence)

    def builders_of_base(
        self,
        *,
        base: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.BuildersOfBaseRow]:
        """Who builds a base · 基地（平台）由谁建设

        Who hosts and who co-builds a training base, culture base or industry college.
        一个实训基地、文化传承基地或产业学院的建设单位和共建单位。

        Args:
            base: base or industry college · 基地或产业学院
        """
        return self._ask("builders-of-base", {"base": base}, min_grade, evidence)

    def cities_without_base(
        self,
        *,
        province: str | None = None,
        type: Literal['TrainingBase', 'CultureBase'] = 'TrainingBase',
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.CitiesWithoutBaseRow]:
        """Cities without a base · 没有基地的市州

        Cities of a province for which the graph holds no training base (or culture base). What is not held may exist all the same.
        一个省里图谱没有收录实训基地（或文化传承基地）的市州。未收录不等于没有。

        Args:
            province: province (default the workspace's) · 省（默认为本省）
            type: type of base · 基地类型
        """
        return self._ask("cities-without-base", {"province": province, "type": type}, min_grade, evidence)

    def cities_without_industry_college(
        self,
        *,
        province: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.CitiesWithoutIndustryCollegeRow]:
        """Cities without an industry college · 没有产业学院的市州

        Cities of a province for which the graph holds no industry college, by the place of its host. What is not held may exist all the same.
        一个省里图谱没有收录产业学院的市州（按建设院校所在地）。未收录不等于没有。

        Args:
            province: province (default the workspace's) · 省（默认为本省）
        """
        return self._ask("cities-without-industry-college", {"province": province}, min_grade, evidence)

    def city_overview(
        self,
        *,
        province: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.CityOverviewRow]:
        """Overview of cities · 各市州概览

        Institutions, enterprises, training bases, alliances and partnerships of every city of a province; 0 means none held, not none.
        一个省的每个市州有多少院校、企业、实训基地、联盟和校企合作；没有的为 0，不等于真没有。

        Args:
            province: province (default the workspace's) · 省（默认为本省）
        """
        return self._ask("city-overview", {"province": province}, min_grade, evidence)

    def co_members(
        self,
        *,
        organization: str,
        top: float = 50,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.CoMembersRow]:
        """Organisations that share alliances · 同在联盟的单位

        Organisations that share one or more alliances with one, ranked by how many.
        与一个单位同在一个或多个联盟的单位，按共同联盟数排名。

        Args:
            organization: organisation · 单位
            top: how many · 前几名
        """
        return self._ask("co-members", {"organization": organization, "top": top}, min_grade, evidence)

    def contradicting_leaders(
        self,
        *,
        top: float = 500,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.ContradictingLeadersRow]:
        """Alliances on whose leader sources disagree · 牵头单位说法不一的联盟

        Alliances for which different sources name different leaders and none names both: led together, or one is wrong. The graph holds both.
        不同来源各说各的牵头单位、没有一个来源同时提到它们的联盟；两个说法都在图谱里，可能是联合牵头，也可能有一个不对。

        Args:
            top: how many · 最多几条
        """
        return self._ask("contradicting-leaders", {"top": top}, min_grade, evidence)

    def contradictions(
        self,
        *,
        type: Literal['Alliance', 'Association', 'CultureBase', 'Department', 'Designation', 'Document', 'Enterprise', 'IndustryCollege', 'Institution', 'OfficialList', 'ProgrammeGroup', 'Region', 'ResearchInstitute', 'Target', 'Task', 'TrainingBase'] | None = None,
        top: float = 500,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.ContradictionsRow]:
        """Contradictions between sources · 互相矛盾的说法

        Properties on which sources disagree (levels, counts, dates, status …), places (LOCATED_IN) and supervisors (SUPERVISED_BY): a row for each value and source, with date, grade, and which one is believed.
        来源说法不一的属性（层次、数量、日期、状态等）、所在地（LOCATED_IN）和主管单位（SUPERVISED_BY），每种说法一行，含来源、日期、等级，以及哪一种可信。

        Args:
            type: type · 类型
            top: how many · 最多几条
        """
        return self._ask("contradictions", {"type": type, "top": top}, min_grade, evidence)

    def culture_bases(
        self,
        *,
        city: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.CultureBasesRow]:
        """Culture bases · 文化传承基地

        Culture bases with host, city, the designations they hold, and the tasks that name them or their host.
        文化传承基地的建设单位、所在市州、入选称号，以及点名支持它或其建设单位的任务。

        Args:
            city: region · 地区
        """
        return self._ask("culture-bases", {"city": city}, min_grade, evidence)

    def designations(
        self,
        *,
        programme: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.DesignationsRow]:
        """Designations · 称号一览

        Designations with programme, number of recipients (proposals and revoked awards do not count) and list coverage.
        有哪些称号、属于哪个行动、多少入选者（公示、撤销不算）、名单收录多少。

        Args:
            programme: programme (contains) · 所属行动（含此词）
        """
        return self._ask("designations", {"programme": programme}, min_grade, evidence)

    def document_tasks(
        self,
        *,
        document: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.DocumentTasksRow]:
        """What a document defines · 一份文件提出了什么

        Tasks of a document with clause, targets (count, unit, qualifier, deadline) and the task they belong to.
        一份文件的任务、条款、目标（数量、单位、限定、期限）和上级任务。

        Args:
            document: document · 文件
        """
        return self._ask("document-tasks", {"document": document}, min_grade, evidence)

    def documents(
        self,
        *,
        issuer: str | None = None,
        year: float | None = None,
        about: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.DocumentsRow]:
        """Documents · 文件一览

        Documents by issuer, year and title: number, date, issuers, tasks defined.
        文件按发文部门、年份和标题：文号、日期、发文机关、提出的任务数。

        Args:
            issuer: issuer · 发文部门
            year: year · 年份
            about: words in the title · 标题含此词
        """
        return self._ask("documents", {"issuer": issuer, "year": year, "about": about}, min_grade, evidence)

    def ended_partnerships(
        self,
        *,
        as_of: str = 'today',
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.EndedPartnershipsRow]:
        """Partnerships that ended · 已经结束的合作

        Partnerships that had ended by a day, where sources give the end.
        到某天为止已经结束的校企合作（来源写明了结束时间的）。

        Args:
            as_of: as of (default today) · 截至（默认今天）
        """
        return self._ask("ended-partnerships", {"as_of": as_of}, min_grade, evidence)

    def enterprises_by_base(
        self,
        *,
        base: str | None = None,
        host: str | None = None,
        city: str | None = None,
        industry: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.EnterprisesByBaseRow]:
        """Enterprises by training base · 各实训基地的企业

        Which enterprises co-build or host which training base. Enterprises that only partner with the host are another question, partners-of-base-host.
        哪些企业共建或建设（依托）了哪个实训基地。只与建设单位合作、没有参与基地的企业不在其中，见 partners-of-base-host。

        Args:
            base: training base · 实训基地
            host: host · 建设（依托）单位
            city: region · 地区
            industry: the enterprise's industry (contains) · 企业的行业（含此词）
        """
        return self._ask("enterprises-by-base", {"base": base, "host": host, "city": city, "industry": industry}, min_grade, evidence)

    def enterprises_by_city(
        self,
        *,
        city: str | None = None,
        industry: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.EnterprisesByCityRow]:
        """Enterprises by city and industry · 各地各行业的企业

        Enterprises by region, industry and ownership, with how many institutions and bases they work with.
        企业按地区、行业、所有制：合作院校数和参与的基地数。

        Args:
            city: region · 地区
            industry: industry (contains) · 行业（含此词）
        """
        return self._ask("enterprises-by-city", {"city": city, "industry": industry}, min_grade, evidence)

    def enterprises_without_partners(
        self,
        *,
        city: str | None = None,
        industry: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.EnterprisesWithoutPartnersRow]:
        """Enterprises without institutions · 没有合作院校的企业

        Enterprises for which the graph holds no institution they work with; they may take part in bases or alliances. What is not held may exist all the same.
        图谱没有收录任何合作院校的企业；它们可能参与基地或联盟。未收录不等于没有。

        Args:
            city: region · 地区
            industry: industry (contains) · 行业（含此词）
        """
        return self._ask("enterprises-without-partners", {"city": city, "industry": industry}, min_grade, evidence)

    def entities_in_region(
        self,
        *,
        region: str,
        type: Literal['Alliance', 'Association', 'CultureBase', 'Department', 'Designation', 'Document', 'Enterprise', 'IndustryCollege', 'Institution', 'OfficialList', 'ProgrammeGroup', 'Region', 'ResearchInstitute', 'Target', 'Task', 'TrainingBase'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.EntitiesInRegionRow]:
        """What is in a region · 一个地区里有什么

        Institutions, enterprises, departments, bases, alliances … located in a region or its parts.
        位于一个地区（含下级）的院校、企业、部门、基地、联盟等。

        Args:
            region: region · 地区
            type: type · 类型
        """
        return self._ask("entities-in-region", {"region": region, "type": type}, min_grade, evidence)

    def entities_without_relations(
        self,
        *,
        type: Literal['Alliance', 'Association', 'CultureBase', 'Department', 'Designation', 'Document', 'Enterprise', 'IndustryCollege', 'Institution', 'OfficialList', 'ProgrammeGroup', 'Region', 'ResearchInstitute', 'Target', 'Task', 'TrainingBase'],
        top: float = 500,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.EntitiesWithoutRelationsRow]:
        """Entities without relations · 没有任何关系的实体

        Entities with no relation but their place: perhaps a name that did not match.
        除了所在地之外没有任何关系的实体：可能是名称没对上。

        Args:
            type: type · 类型
            top: how many · 最多几条
        """
        return self._ask("entities-without-relations", {"type": type, "top": top}, min_grade, evidence)

    def evidence_between(
        self,
        *,
        first: str,
        second: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.EvidenceBetweenRow]:
        """Evidence between two entities · 两个实体之间的事实和出处

        Every relation between two entities and the passages that state it.
        两个实体之间的每条关系，以及写明它的片段。

        Args:
            first: first entity · 第一个实体
            second: second entity · 第二个实体
        """
        return self._ask("evidence-between", {"first": first, "second": second}, min_grade, evidence)

    def evidence_of_entity(
        self,
        *,
        entity: str,
        top: float = 300,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.EvidenceOfEntityRow]:
        """Evidence of an entity · 一个实体的出处

        The passages behind an entity: its name, properties and every relation, with document, place and grade.
        哪些片段写到一个实体：名称、属性和每条关系的出处，含文件、位置和等级。

        Args:
            entity: entity · 实体
            top: how many · 最多几条
        """
        return self._ask("evidence-of-entity", {"entity": entity, "top": top}, min_grade, evidence)

    def facts_by_grade(
        self,
        *,
        relation: Literal['AIMS_AT', 'AWARDED', 'BASED_ON', 'COVERS', 'CO_BUILDS', 'DEFINES', 'HAS_TARGET', 'HOSTS', 'ISSUED_BY', 'LEADS', 'LOCATED_IN', 'MEMBER_OF', 'OFFERS', 'PARTNERS_WITH', 'PART_OF', 'RESPONSIBLE_FOR', 'STATED_IN', 'SUBSIDIARY_OF', 'SUBTASK_OF', 'SUCCEEDS', 'SUPERSEDES', 'SUPERVISED_BY', 'SUPPORTS'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.FactsByGradeRow]:
        """Relations by grade · 各类关系的来源等级

        For each relation: how many, by grade of source, and how many need confirming.
        每种关系有多少条，来源等级各多少，待核多少。

        Args:
            relation: relation · 关系
        """
        return self._ask("facts-by-grade", {"relation": relation}, min_grade, evidence)

    def facts_to_check(
        self,
        *,
        relation: Literal['AIMS_AT', 'AWARDED', 'BASED_ON', 'COVERS', 'CO_BUILDS', 'DEFINES', 'HAS_TARGET', 'HOSTS', 'ISSUED_BY', 'LEADS', 'LOCATED_IN', 'MEMBER_OF', 'OFFERS', 'PARTNERS_WITH', 'PART_OF', 'RESPONSIBLE_FOR', 'STATED_IN', 'SUBSIDIARY_OF', 'SUBTASK_OF', 'SUCCEEDS', 'SUPERSEDES', 'SUPERVISED_BY', 'SUPPORTS'],
        top: float = 500,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.FactsToCheckRow]:
        """Relations to be confirmed · 待核的关系

        Relations that rest on mirror or unknown sources alone: to be confirmed before they are quoted.
        只有转载或不明来源支持的关系：引用之前要核对原文。

        Args:
            relation: relation · 关系
            top: how many · 最多几条
        """
        return self._ask("facts-to-check", {"relation": relation, "top": top}, min_grade, evidence)

    def industries(
        self,
        *,
        city: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.IndustriesRow]:
        """Industries · 各行业的企业和合作院校数

        For each industry: enterprises, institutions they work with, bases they take part in. Enterprises of unknown industry share one row.
        每个行业有多少企业，与多少院校合作，参与多少基地。行业不详的企业合为一行。

        Args:
            city: region of the enterprise · 企业所在地区
        """
        return self._ask("industries", {"city": city}, min_grade, evidence)

    def industry_colleges(
        self,
        *,
        host: str | None = None,
        city: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.IndustryCollegesRow]:
        """Industry colleges · 产业学院

        Industry colleges with host, partners and founding, by region or host.
        产业学院的建设院校、合作单位和成立时间，可按地区、院校筛选。

        Args:
            host: host · 建设单位
            city: region of the host · 建设单位所在地区
        """
        return self._ask("industry-colleges", {"host": host, "city": city}, min_grade, evidence)

    def institution_counts_by_city(
        self,
        *,
        province: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.InstitutionCountsByCityRow]:
        """Institutions per city · 各市州的院校数

        How many institutions each city of a province has, by level; cities with none are listed with 0.
        一个省的每个市州有多少院校，分层次；没有的市州也列出，为 0。

        Args:
            province: province (default the workspace's) · 省（默认为本省）
        """
        return self._ask("institution-counts-by-city", {"province": province}, min_grade, evidence)

    def institution_counts_by_province(
        self,
        *,
        level: Literal['职业本科', '高职专科', '中职', '技工', '普通本科'] | None = None,
        ownership: Literal['公办', '民办', '中外合作办学', '内地与港澳台地区合作办学'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.InstitutionCountsByProvinceRow]:
        """Provinces by number of institutions · 各省院校数排名

        How many institutions each province has, by level and ownership, most first.
        各省有多少院校（可限层次、办学性质），由多到少。

        Args:
            level: level · 层次
            ownership: ownership · 办学性质
        """
        return self._ask("institution-counts-by-province", {"level": level, "ownership": ownership}, min_grade, evidence)

    def institution_profile(
        self,
        *,
        institution: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.InstitutionProfileRow]:
        """Profile of an institution · 一所院校的概况

        Level, ownership, place, supervisor and other names of an institution, and how many partners, bases, programme groups, alliances and designations it has.
        一所院校的层次、性质、所在地、主管单位、曾用名，以及合作、基地、专业群、联盟和入选称号的数量。

        Args:
            institution: institution · 院校
        """
        return self._ask("institution-profile", {"institution": institution}, min_grade, evidence)

    def institutions_by_city(
        self,
        *,
        city: str | None = None,
        level: Literal['职业本科', '高职专科', '中职', '技工', '普通本科'] | None = None,
        ownership: Literal['公办', '民办', '中外合作办学', '内地与港澳台地区合作办学'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.InstitutionsByCityRow]:
        """Institutions by city and level · 各地的院校

        Institutions by region, level and ownership: city, supervisor, code.
        院校按地区、层次和办学性质：所在市州、主管单位、院校代码。

        Args:
            city: region (default the workspace's province) · 地区（默认为本省）
            level: level · 层次
            ownership: ownership · 办学性质
        """
        return self._ask("institutions-by-city", {"city": city, "level": level, "ownership": ownership}, min_grade, evidence)

    def institutions_by_supervisor(
        self,
        *,
        supervisor: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.InstitutionsBySupervisorRow]:
        """Institutions under a supervisor · 一个单位主管的院校

        Which institutions a department or other organisation supervises.
        某部门（或其他单位）主管哪些院校。

        Args:
            supervisor: supervisor · 主管单位
        """
        return self._ask("institutions-by-supervisor", {"supervisor": supervisor}, min_grade, evidence)

    def institutions_without_partners(
        self,
        *,
        city: str | None = None,
        level: Literal['职业本科', '高职专科', '中职', '技工', '普通本科'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.InstitutionsWithoutPartnersRow]:
        """Institutions without partners · 没有合作单位的院校

        Institutions for which the graph holds no partner, by region and level. What is not held may exist all the same.
        图谱没有收录任何合作单位的院校，可按地区和层次筛选。未收录不等于没有。

        Args:
            city: region (default the workspace's province) · 地区（默认为本省）
            level: level · 层次
        """
        return self._ask("institutions-without-partners", {"city": city, "level": level}, min_grade, evidence)

    def issuers(
        self,
        *,
        level: Literal['国家', '省', '市', '县'] | None = None,
        top: float = 50,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.IssuersRow]:
        """Documents per issuer · 各部门发了多少文件

        For each department: documents led, documents issued jointly, tasks defined.
        每个部门牵头、联合发了多少文件，提出多少任务。

        Args:
            level: level of the department · 部门级别
            top: how many · 前几名
        """
        return self._ask("issuers", {"level": level, "top": top}, min_grade, evidence)

    def joint_issuers(
        self,
        *,
        department: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.JointIssuersRow]:
        """Departments that issue jointly · 哪些部门联合发文

        Departments that issued documents together with a department, and how many.
        与一个部门联合发过文的部门和文件数。

        Args:
            department: department · 部门
        """
        return self._ask("joint-issuers", {"department": department}, min_grade, evidence)

    def most_partnered_enterprises(
        self,
        *,
        city: str | None = None,
        industry: str | None = None,
        top: float = 20,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.MostPartneredEnterprisesRow]:
        """Enterprises with most institutions · 合作院校最多的企业

        Enterprises ranked by number of distinct institutions, by industry and region of the institution.
        企业按合作院校数（不重复）排名，可按行业和院校所在地区筛选。

        Args:
            city: region of the institution · 院校所在地区
            industry: industry (contains) · 行业（含此词）
            top: how many · 前几名
        """
        return self._ask("most-partnered-enterprises", {"city": city, "industry": industry, "top": top}, min_grade, evidence)

    def most_partnered_institutions(
        self,
        *,
        city: str | None = None,
        level: Literal['职业本科', '高职专科', '中职', '技工', '普通本科'] | None = None,
        top: float = 20,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.MostPartneredInstitutionsRow]:
        """Institutions with most partners · 合作单位最多的院校

        Institutions ranked by number of distinct partners, by region and level.
        院校按合作单位数（不重复）排名，可按地区和层次筛选。

        Args:
            city: region · 地区
            level: level · 层次
            top: how many · 前几名
        """
        return self._ask("most-partnered-institutions", {"city": city, "level": level, "top": top}, min_grade, evidence)

    def neighbours(
        self,
        *,
        entity: str,
        relation: Literal['AIMS_AT', 'AWARDED', 'BASED_ON', 'COVERS', 'CO_BUILDS', 'DEFINES', 'HAS_TARGET', 'HOSTS', 'ISSUED_BY', 'LEADS', 'LOCATED_IN', 'MEMBER_OF', 'OFFERS', 'PARTNERS_WITH', 'PART_OF', 'RESPONSIBLE_FOR', 'STATED_IN', 'SUBSIDIARY_OF', 'SUBTASK_OF', 'SUCCEEDS', 'SUPERSEDES', 'SUPERVISED_BY', 'SUPPORTS'] | None = None,
        top: float = 300,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.NeighboursRow]:
        """Neighbours of an entity · 一个实体的直接联系

        What an entity is directly tied to: relation, direction, role or kind, grade.
        与一个实体直接相连的实体：关系、方向、角色或方式、来源等级。

        Args:
            entity: entity · 实体
            relation: relation · 关系
            top: how many · 最多几条
        """
        return self._ask("neighbours", {"entity": entity, "relation": relation, "top": top}, min_grade, evidence)

    def new_facts(
        self,
        *,
        since: str,
        relation: Literal['AIMS_AT', 'AWARDED', 'BASED_ON', 'COVERS', 'CO_BUILDS', 'DEFINES', 'HAS_TARGET', 'HOSTS', 'ISSUED_BY', 'LEADS', 'LOCATED_IN', 'MEMBER_OF', 'OFFERS', 'PARTNERS_WITH', 'PART_OF', 'RESPONSIBLE_FOR', 'STATED_IN', 'SUBSIDIARY_OF', 'SUBTASK_OF', 'SUCCEEDS', 'SUPERSEDES', 'SUPERVISED_BY', 'SUPPORTS'] | None = None,
        top: float = 500,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.NewFactsRow]:
        """New relations · 新出现的关系

        Relations that sources were first seen to state on or after a day.
        从某天起第一次在来源里看到的关系。

        Args:
            since: since · 从这天起
            relation: relation · 关系
            top: how many · 最多几条
        """
        return self._ask("new-facts", {"since": since, "relation": relation, "top": top}, min_grade, evidence)

    def official_lists(
        self,
        *,
        about: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.OfficialListsRow]:
        """Coverage of official lists · 官方名单收录了多少

        For every official list: how many in all, how many are held here, which designation and document. What is not held may exist all the same.
        每份官方名单一共多少、图谱收录多少、对应哪个称号和文件。未收录不等于没有。

        Args:
            about: words in the name · 名单名称含此词
        """
        return self._ask("official-lists", {"about": about}, min_grade, evidence)

    def other_names(
        self,
        *,
        entity: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.OtherNamesRow]:
        """Other names of an entity · 一个实体的其他名称

        What else an entity is called: short, former and other names in the sources.
        一个院校、企业、部门或其他实体还叫什么：简称、曾用名和来源里的其他写法。

        Args:
            entity: entity · 实体
        """
        return self._ask("other-names", {"entity": entity}, min_grade, evidence)

    def partner_candidates(
        self,
        *,
        institution: str,
        top: float = 20,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PartnerCandidatesRow]:
        """Partner candidates · 可以考虑的合作企业

        Enterprises that an institution does not work with but the 50 institutions that share most partners with it do, ranked by how many, with these institutions. Leads, not advice.
        一所院校还没有合作、但与它共有合作单位最多的 50 所院校已经合作的企业，按院校数排名，并列出这些院校。只是线索，不是建议。

        Args:
            institution: institution · 院校
            top: how many · 前几名
        """
        return self._ask("partner-candidates", {"institution": institution, "top": top}, min_grade, evidence)

    def partners_of_base_host(
        self,
        *,
        base: str | None = None,
        host: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PartnersOfBaseHostRow]:
        """Enterprises that only partner with a base's host · 只与基地建设单位合作的企业

        Enterprises that work with the host of a training base but take no part in the base; to be read beside enterprises-by-base.
        与实训基地的建设单位有合作、但没有参与该基地的企业。与 enterprises-by-base 并看。

        Args:
            base: training base · 实训基地
            host: host (institution) · 建设单位（院校）
        """
        return self._ask("partners-of-base-host", {"base": base, "host": host}, min_grade, evidence)

    def partners_of_enterprise(
        self,
        *,
        enterprise: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PartnersOfEnterpriseRow]:
        """Institutions that work with an enterprise · 企业的合作院校

        Which institutions work with an enterprise or another organisation.
        哪些院校与某企业（或其他单位）合作。

        Args:
            enterprise: enterprise or other organisation · 企业（或其他单位）
        """
        return self._ask("partners-of-enterprise", {"enterprise": enterprise}, min_grade, evidence)

    def partners_of_institution(
        self,
        *,
        institution: str,
        kind: Literal['校企合作', '订单班', '现代学徒制', '现场工程师', '联合培养', '捐赠', '实训基地共建', '产业学院'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PartnersOfInstitutionRow]:
        """Partners of an institution · 院校的合作单位

        With which enterprises and other organisations an institution works: kind, object, dates.
        某院校与哪些企业和其他单位合作，方式、内容和起止时间。

        Args:
            institution: institution · 院校
            kind: kind · 合作方式
        """
        return self._ask("partners-of-institution", {"institution": institution, "kind": kind}, min_grade, evidence)

    def partnership_kinds(
        self,
        *,
        city: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PartnershipKindsRow]:
        """Partnerships by kind · 各种合作方式的数量

        For each kind of partnership: institutions, partners, partnerships, and how many need confirming.
        每种合作方式有多少院校、多少单位、多少项，其中多少项待核。

        Args:
            city: region of the institution · 院校所在地区
        """
        return self._ask("partnership-kinds", {"city": city}, min_grade, evidence)

    def partnership_network(
        self,
        *,
        city: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PartnershipNetworkRow]:
        """Network of partnerships · 校企合作网络

        Institution and partner pairs with the number of partnerships; as a networkx graph for centrality and communities.
        院校与合作单位两两之间的合作项数，可转成 networkx 图计算中心性和社区。

        Args:
            city: region of the institution · 院校所在地区
        """
        return self._ask("partnership-network", {"city": city}, min_grade, evidence)

    def partnerships(
        self,
        *,
        kind: Literal['校企合作', '订单班', '现代学徒制', '现场工程师', '联合培养', '捐赠', '实训基地共建', '产业学院'] | None = None,
        city: str | None = None,
        industry: str | None = None,
        year: float | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PartnershipsRow]:
        """Partnerships · 校企合作一览

        Partnerships by kind, region of the institution, industry of the enterprise and year of start.
        校企合作，按方式、院校所在地区、企业行业、开始年份筛选。

        Args:
            kind: kind · 合作方式
            city: region of the institution · 院校所在地区
            industry: the enterprise's industry (contains) · 企业的行业（含此词）
            year: year of start · 开始年份
        """
        return self._ask("partnerships", {"kind": kind, "city": city, "industry": industry, "year": year}, min_grade, evidence)

    def partnerships_by_year(
        self,
        *,
        kind: Literal['校企合作', '订单班', '现代学徒制', '现场工程师', '联合培养', '捐赠', '实训基地共建', '产业学院'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PartnershipsByYearRow]:
        """Partnerships by year of start · 历年开始的合作

        How many partnerships began in each year; those of unknown start share one row.
        每年开始了多少校企合作；开始时间不详的合为一行。

        Args:
            kind: kind · 合作方式
        """
        return self._ask("partnerships-by-year", {"kind": kind}, min_grade, evidence)

    def passages_with(
        self,
        *,
        words: str,
        top: float = 50,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PassagesWithRow]:
        """Passages that contain words · 写到某个词的片段

        Sentences and table rows that contain words, with document and place.
        哪些句子或表格行里有某个词，出自哪份文件、哪个位置。

        Args:
            words: words · 词
            top: how many · 最多几条
        """
        return self._ask("passages-with", {"words": words, "top": top}, min_grade, evidence)

    def path_between(
        self,
        *,
        first: str,
        second: str,
        top: float = 3,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PathBetweenRow]:
        """Path between two entities · 两个实体之间的联系

        The shortest ties between two entities, a row for each step, with relation and grade. Sharing a region or a supervisor is no tie.
        两个实体之间最短的联系，一步一行，每步有关系和来源。同在一个地区、同一个部门主管不算联系。

        Args:
            first: from · 起点
            second: to · 终点
            top: how many paths · 最多几条路径
        """
        return self._ask("path-between", {"first": first, "second": second, "top": top}, min_grade, evidence)

    def policy_lineage(
        self,
        *,
        document: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PolicyLineageRow]:
        """Policy lineage · 政策脉络

        Which documents a document rests on or supersedes, and which rest on or supersede it, level by level.
        一份文件依据、替代（废止）了哪些文件，又被哪些文件依据、替代，逐级上下。

        Args:
            document: document · 文件
        """
        return self._ask("policy-lineage", {"document": document}, min_grade, evidence)

    def prefecture_progress(
        self,
        *,
        province: str | None = None,
        designation: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.PrefectureProgressRow]:
        """Progress of per-city targets in each city · 每市州目标在各市州的完成情况

        For targets set per city, each city with how many are wanted and awarded; cities with none are listed with 0.
        “每市州若干所”的目标，逐个市州列出要多少、有多少入选者；没有的列 0。

        Args:
            province: province (default the workspace's, else that of the issuers) · 省（默认为本省，再无则为发文部门所在省）
            designation: designation · 称号
        """
        return self._ask("prefecture-progress", {"province": province, "designation": designation}, min_grade, evidence)

    def programme_groups(
        self,
        *,
        institution: str | None = None,
        designation: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.ProgrammeGroupsRow]:
        """Programme groups · 专业群

        Programme groups with institution, programmes and designations, by institution or designation.
        院校开设的专业群、所含专业和入选的称号，可按院校或称号筛选。

        Args:
            institution: institution · 院校
            designation: designation · 称号
        """
        return self._ask("programme-groups", {"institution": institution, "designation": designation}, min_grade, evidence)

    def recipients_of_designation(
        self,
        *,
        designation: str,
        year: float | None = None,
        status: Literal['公示', '立项', '建设中', '验收通过', '撤销'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.RecipientsOfDesignationRow]:
        """Recipients of a designation · 一个称号的入选者

        Who holds a designation: year, batch, tier, status. Published proposals are listed too but are no award.
        哪些院校、专业群、基地、联盟或企业入选了一个称号：年份、批次、档次、状态。公示也列出，但不算入选。

        Args:
            designation: designation · 称号
            year: year · 年份
            status: status · 状态
        """
        return self._ask("recipients-of-designation", {"designation": designation, "year": year, "status": status}, min_grade, evidence)

    def relations_on_date(
        self,
        *,
        entity: str,
        date: str = 'today',
        relation: Literal['AIMS_AT', 'AWARDED', 'BASED_ON', 'COVERS', 'CO_BUILDS', 'DEFINES', 'HAS_TARGET', 'HOSTS', 'ISSUED_BY', 'LEADS', 'LOCATED_IN', 'MEMBER_OF', 'OFFERS', 'PARTNERS_WITH', 'PART_OF', 'RESPONSIBLE_FOR', 'STATED_IN', 'SUBSIDIARY_OF', 'SUBTASK_OF', 'SUCCEEDS', 'SUPERSEDES', 'SUPERVISED_BY', 'SUPPORTS'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.RelationsOnDateRow]:
        """Relations that held on a date · 某天成立的关系

        Which relations an entity had on a day, month or year: with times that sources state in full, at one end, or not at all; those known not to have held are left out.
        一个实体在某天（月、年）有哪些关系：来源写明起止且含那天的、只写了一头的、没有写时间的分别标明；已知当时不成立的不列。

        Args:
            entity: entity · 实体
            date: which day (default today) · 哪天（默认今天）
            relation: relation · 关系
        """
        return self._ask("relations-on-date", {"entity": entity, "date": date, "relation": relation}, min_grade, evidence)

    def responsibilities(
        self,
        *,
        department: str | None = None,
        document: str | None = None,
        about: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.ResponsibilitiesRow]:
        """Who is responsible · 任务由谁负责

        Lead and supporting departments of tasks, by department, document or words; collective bodies stand as written.
        任务的牵头和配合部门，可按部门、文件、任务名称筛选；原文写的集体责任主体另列。

        Args:
            department: department · 部门
            document: document · 文件
            about: words in the title · 任务名称含此词
        """
        return self._ask("responsibilities", {"department": department, "document": document, "about": about}, min_grade, evidence)

    def same_names(
        self,
        *,
        type: Literal['Alliance', 'Association', 'CultureBase', 'Department', 'Designation', 'Document', 'Enterprise', 'IndustryCollege', 'Institution', 'OfficialList', 'ProgrammeGroup', 'Region', 'ResearchInstitute', 'Target', 'Task', 'TrainingBase'] | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.SameNamesRow]:
        """Entities of one name · 重名的实体

        Different nodes of one type with one name: homonyms, or to be merged.
        名称相同、却是不同节点的同类实体：可能真是重名，也可能该合并。

        Args:
            type: type · 类型
        """
        return self._ask("same-names", {"type": type}, min_grade, evidence)

    def shared_partners(
        self,
        *,
        first: str,
        second: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.SharedPartnersRow]:
        """Partners that two institutions share · 两所院校共同的合作单位

        Which organisations work with both of two institutions.
        哪些单位与两所院校都有合作。

        Args:
            first: first institution · 第一所院校
            second: second institution · 第二所院校
        """
        return self._ask("shared-partners", {"first": first, "second": second}, min_grade, evidence)

    def similar_institutions(
        self,
        *,
        institution: str,
        top: float = 20,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.SimilarInstitutionsRow]:
        """Institutions with similar partners · 合作单位相似的院校

        Institutions that share partners with one, ranked by likeness (shared divided by all of both) among the 200 that share most.
        与一所院校共有合作单位的院校，按相似度（共有数除以合计数）排名；只比较共有合作单位最多的 200 所。

        Args:
            institution: institution · 院校
            top: how many · 前几名
        """
        return self._ask("similar-institutions", {"institution": institution, "top": top}, min_grade, evidence)

    def sources(
        self,
        *,
        kind: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.SourcesRow]:
        """Sources read · 读过的来源

        The files and tables that the graph rests on: kind, grade, passages, entities mentioned.
        图谱依据的文件和表格：类别、等级、片段数、写到的实体数。

        Args:
            kind: kind · 类别
        """
        return self._ask("sources", {"kind": kind}, min_grade, evidence)

    def subsidiaries(
        self,
        *,
        enterprise: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.SubsidiariesRow]:
        """Parents and subsidiaries · 母公司和子公司

        Which enterprise is a subsidiary of which; for one enterprise, its parents and subsidiaries.
        企业之间的子公司关系；可限于一家企业的上下级。

        Args:
            enterprise: enterprise · 企业
        """
        return self._ask("subsidiaries", {"enterprise": enterprise}, min_grade, evidence)

    def successions(
        self,
        *,
        organization: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.SuccessionsRow]:
        """Mergers, upgrades, renamings and splits · 单位的合并、升格、更名和拆分

        Which organisation succeeds which, how and when; for one organisation or all.
        哪个单位承继了哪个单位，方式和日期；可限于一个单位的前后。

        Args:
            organization: organisation · 单位
        """
        return self._ask("successions", {"organization": organization}, min_grade, evidence)

    def supported_by_tasks(
        self,
        *,
        supported: str | None = None,
        document: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.SupportedByTasksRow]:
        """What tasks name for support · 任务点名支持的单位和基地

        Which institutions, bases and alliances tasks name for support; for one of them or one document.
        文件的任务点名支持了哪些院校、基地、联盟；可限于一个单位或一份文件。

        Args:
            supported: supported · 受支持者
            document: document · 文件
        """
        return self._ask("supported-by-tasks", {"supported": supported, "document": document}, min_grade, evidence)

    def target_progress(
        self,
        *,
        document: str | None = None,
        designation: str | None = None,
        province: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.TargetProgressRow]:
        """Progress of targets · 目标完成情况

        For every target that counts a designation, how many are wanted and how many distinct recipients hold it. Published proposals and revoked awards do not count; 立项, 建设中 and 验收通过 are counted apart, awards without a status too. Targets per city are multiplied by the cities.
        每个指向称号的目标要多少、已有多少不重复的入选者。公示不算，撤销的不算；立项、建设中、验收通过分开数，未注明状态的另数。每市州若干所的目标按市州数相乘。没有期限的不算进度快慢。

        Args:
            document: document · 文件
            designation: designation · 称号
            province: province whose cities a per-city target counts · 省（每市州目标按它的市州数计）
        """
        return self._ask("target-progress", {"document": document, "designation": designation, "province": province}, min_grade, evidence)

    def targets_behind(
        self,
        *,
        as_of: str = 'today',
        document: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.TargetsBehindRow]:
        """Targets behind pace · 落后于进度的目标

        Spread evenly from the document's date to the deadline, how many whole ones should be done by a day and how many are awarded. Only targets with a deadline, a dated document and a designation; where lists are incomplete a target may only seem behind.
        从文件成文到期限按时间平均推算，到指定日期应完成多少（取整）、已有多少。只算有期限、有成文日期、指向称号的目标；名单收录不全时，落后可能只是未收录。

        Args:
            as_of: as of (default today) · 截至（默认今天）
            document: document · 文件
        """
        return self._ask("targets-behind", {"as_of": as_of, "document": document}, min_grade, evidence)

    def targets_without_designation(
        self,
        *,
        document: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.TargetsWithoutDesignationRow]:
        """Targets that nothing is counted against · 没有可对照名单的目标

        Targets with a count that aim at no designation: nothing in the graph can be counted for them.
        有数量、但不指向任何称号的目标：图谱里没有可以数的入选者。

        Args:
            document: document · 文件
        """
        return self._ask("targets-without-designation", {"document": document}, min_grade, evidence)

    def tasks(
        self,
        *,
        document: str | None = None,
        department: str | None = None,
        about: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.TasksRow]:
        """Tasks and targets · 任务和目标

        Tasks with clause, targets and responsible departments, by document, department or words in the title.
        文件提出的任务、条款、目标和责任部门，可按文件、责任部门和字词筛选。

        Args:
            document: document · 文件
            department: responsible department · 责任部门
            about: words in the title · 任务名称含此词
        """
        return self._ask("tasks", {"document": document, "department": department, "about": about}, min_grade, evidence)

    def tasks_without_responsible(
        self,
        *,
        document: str | None = None,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.TasksWithoutResponsibleRow]:
        """Tasks without a responsible department · 没有责任部门的任务

        Tasks for which no responsible department is held; collective bodies stand as written.
        图谱没有收录责任部门的任务；原文写了集体责任主体的另列。

        Args:
            document: document · 文件
        """
        return self._ask("tasks-without-responsible", {"document": document}, min_grade, evidence)

    def ties_of_enterprise(
        self,
        *,
        enterprise: str,
        min_grade: Grade | None = None,
        evidence: bool = False,
    ) -> TypedAnswer[rows.TiesOfEnterpriseRow]:
        """Everything that ties an enterprise · 一家企业的全部联系

        An enterprise's institutions, bases and industry colleges, alliances, designations, parent and subsidiaries.
        一家企业的合作院校、参与的基地和产业学院、联盟、入选称号、母子公司。

        Args:
            enterprise: enterprise · 企业
        """
        return self._ask("ties-of-enterprise", {"enterprise": enterprise}, min_grade, evidence)
