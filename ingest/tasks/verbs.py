"""The verbs of orders, and what may stand before them. Grammar of administrative language, no names."""

from __future__ import annotations

import re

ORDERS = (
    "传承创新 联合培养 联合开展 联合建设 引进培育 引进培养 培养培训 建设培育 遴选认定 遴选培育 评选认定 申报创建 新创 接待 评聘 遴选建设 培育建设 统筹协调 统筹安排 建设 建成 建立 建强 建好 建优 建 新建 共建 筹建 改建 扩建 改扩建 援建 续建 迁建 组建 创建 创 争创 创办 创设 打造 培育 培养 培优"
    " 招募 布建 立项建设 立项 命名 授牌 表彰 征集 评出 选出 办成 建起 招录 录取 扩招 增招 投放 配建 派驻 派遣 考取 取得 获得 申创 创成 创评 新签 续签 走访 添置 增配 动工 竣工 投用 撬动 拉动 遴选出 培育出 打造出 推选 复制 引来 招商 交付 建用 提质 改扩 新改扩建 新迁建 配发 救助 扶助 送教 送培 带培 轮岗 跟岗 挂职 互聘 遴聘 特聘 选培 培树 增聘 续聘 认证 鉴定 取证 抽查 巡查 通报 约谈 走进 落实 包含 拥有 促成 派出 新开工 开工 培强 培训 发展 推进 推动 推行 推广 深化 完善 健全 优化 改善 改革 改进 加强 强化 提升 提高 增强 增加 增设 增补 新增 新设 扩大 扩充 拓展 拓宽 支持 扶持 扶优 鼓励 引导"
    " 促进 实施 开展 组织 举办 承办 办好 办强 办优 办学 办 联办 合办 开办 开设 开发 开放 设立 设置 布局 布设 布点 构建 搭建 落实 保障 巩固 夯实 稳定 稳步 规范 严格 严守 严把"
    " 严肃 压实 压减 整合 调整 统筹 统一 聚焦 对接 服务 融入 做强 做优 做大 做实 做精 做好 做深 用好 用足 管好 抓好 抓实 抓牢 讲好 讲 守牢 守住 筑牢 打牢 打好 打通 打响 选好 选派"
    " 选聘 选送 选树 选育 选拔 遴选 认定 评选 评定 确定 选 引进 引育 引入 吸引 吸纳 吸收 招收 招聘 招引 聘请 聘用 聘任 录用 充实 补充 补齐 配备 配齐 配置 购置 更新 改造 升级 实现"
    " 达到 完成 形成 制定 制订 编制 编写 编印 修订 出台 出版 发布 印发 公布 召开 建档 培植 孵化 激发 激励 营造 弘扬 传承 创新 探索 试点 试行 示范 攻坚 突破 推出 推介 宣传 普及"
    " 盘活 撤并 撤销 清理 整治 整顿 督查 督导 督促 检查 排查 核查 监测 评估 评价 考核 签 签订 签署 结对 帮扶 支教 援助 协作 合作 联合 协同 互派 互聘 共享 共用 输送 送 派 安排 投入"
    " 拨付 拨款 给予 奖补 奖励 补助 补贴 资助 发放 支付 兑现 减免 募集 筹集 设 添 育 搬 改 增 争取 力争 确保 发掘 挖掘 加快 加大 加密 畅通 丰富 净化 维护 解决 化解 消除 防范 "
    " 防控 守护 谋划 规划 研究 研发 研制 转化 入驻 落户 覆盖 容纳 接收 接纳 承接 承担 储备 建构 凝练 总结 提炼 树立 推荐 带动 带领 惠及 辐射 联动 衔接 贯通 融通 融合 嵌入 赋能"
    " 采购 租赁 捐赠 上线 开通 运行 运营 挂牌 揭牌 启动 启用 建用 建管 分配 分解 落地 会商 调度 轮训 研修 集训 访学 下发 压缩 淘汰 停办 停招 退出 归并 合并 划转 移交 转设 升格"
).split()
"""Verbs that an order can have."""

_NOUNS_TOO = frozenset(
    "建设 培训 培育 培养 发展 服务 创新 示范 合作 联合 协同 教学 研究 研发 实训 实践 管理 管好 设计 制造 试点 规划 传承 改革 融合 评价 考核 开放 保障 监测 开发 实施 组织 协作 帮扶 运营"
    " 转化 孵化 宣传 推广 检查 督查 督导 排查 核查 评估 支教 援助 奖补 奖励 补助 补贴 资助 轮训 研修 集训 访学 会商 调度 投入 更新 改造 升级 统一 选拔 总结 突破 实现 辐射 贯通 融通 衔接"
    " 赋能 储备 采购 租赁 捐赠 规范 统筹 整治 探索 引导 促进 优化 布局 设置 建 办 设 派 送 讲 选 签 改 增 创 育 添 搬 稳定 提升 提高 配置 运行 联动 普及 聘任 聘用 认定 评选 转设 升格"
    " 办学 推进 启动 立项 认证 鉴定 取证 轮岗 跟岗 挂职 送教 招商 提质 抽查 巡查 通报 表彰 命名 复制 走进 救助 调整 整合 建管 建用 试行 稳步 攻坚 分配 分解".split()
)
"""Of these, the words that also stand inside the name of a counted thing: only the first word of a phrase is a verb."""

ALWAYS = tuple(sorted((v for v in ORDERS if v not in _NOUNS_TOO and len(v) > 1), key=len, reverse=True))
"""Verbs that end what stands before them wherever they stand."""

_BY_LENGTH = sorted(ORDERS, key=len, reverse=True)
ORDER = re.compile("|".join(_BY_LENGTH))
_ADVERBS = (
    "进一步|稳步|大力|积极|全面|持续|切实|加快|深入|着力|不断|扎实|稳妥|有序|严格|重点|优先|统一|联合|共同|分批|分期|逐步|尽快|及时|定期|精心|充分|广泛|认真|努力|全力"
    "|合理|科学|高质量|高标准|高水平|高起点|系统|整体|协同|统筹|主动|率先|鼓励|支持|力争|争取|确保|推动|引导|继续|再|新|要|应|须|将|拟|并|和|以|每年|每季度|每月|每学期|每半年|年内|全年|全省"
    "|全市|全县|全区|全州|全盟|我省|我市|我县|我区|省级|市级|各地|各校|分类|分级|分年度|同步|大规模|多渠道|因地制宜|随企出海|依法|规范"
)
ADVERB = re.compile(rf"(?:{_ADVERBS})")


def action_of(words: str) -> str | None:
    """The governing verb of a heading or sentence, or None where no verb of an order begins it.

    Adverbs before the verb are passed over where a verb follows them: 稳步发展 is 发展, but 规范行为 is 规范.
    """
    at = _begin(words)
    while True:
        verb = ORDER.match(words, at)
        adverb = ADVERB.match(words, at)
        if adverb is not None and ORDER.match(words, adverb.end()):
            at = adverb.end()
            continue
        if verb is not None:
            return verb[0]
        if adverb is None:
            return None
        at = adverb.end()


def first_action(words: str) -> str | None:
    """The first verb of an order anywhere in the words."""
    verb = action_of(words)
    if verb is None:
        found = ORDER.search(words)
        verb = found[0] if found else None
    return verb


_BEGIN = re.compile(r"[“”\s]*(?:(?:到|至|力争)?20\d\d年(?:\d{1,2}月)?(?:底)?(?:前|内)?[，,]?)?")


def _begin(words: str) -> int:
    match = _BEGIN.match(words)
    return match.end() if match else 0
