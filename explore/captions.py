"""The words of a page, in both languages: the reader may switch."""

from __future__ import annotations

from chuyi.errors import Text

CAPTIONS = {
    "app": Text("楚怡图谱", "Chuyi graph"),
    "search": Text("按名称查找图中实体（按 / 键）", "Find an entity of the picture (press /)"),
    "noMatch": Text("图中没有这个名称", "No such name in the picture"),
    "fit": Text("全图", "Whole picture"),
    "zoomIn": Text("放大", "Zoom in"),
    "zoomOut": Text("缩小", "Zoom out"),
    "relationNames": Text("关系名", "Relation names"),
    "saveData": Text("存数据 JSON", "Save data (JSON)"),
    "saveImage": Text("存图片 PNG", "Save image (PNG)"),
    "language": Text("English", "中文"),
    "entities": Text("实体", "Entities"),
    "relations": Text("关系", "Relations"),
    "signs": Text("标记", "Signs"),
    "certain": Text("有可靠出处", "Reliable source"),
    "check": Text("待核", "To be checked"),
    "checkMeaning": Text(
        "待核：来源是转载或来源不明，引用前请核对原件",
        "To be checked: the source is a mirror or unknown; look at the original before you cite it",
    ),
    "sample": Text("示例改写", "Sample text"),
    "sampleMeaning": Text(
        "示例改写：本项目自己写的示例文字，不是官方原文",
        "Sample text: written by this project as an example, not the official wording",
    ),
    "about": Text("关于此图", "About this picture"),
    "howTo": Text(
        "点击圆点或连线查看属性和出处；点图例可隐藏某类；方向键平移，+ − 缩放，0 看全图，Esc 取消选择。",
        "Click a node or line for its properties and evidence; click the legend to hide a kind; arrow keys move, "
        "+ and − zoom, 0 shows everything, Esc deselects.",
    ),
    "incomplete": Text("未收录不等于没有", "Not held does not mean that it does not exist"),
    "incompleteMeaning": Text(
        "图中只有已收录的内容。未收录不等于没有：下面是各官方名单的收录情况。",
        "The picture shows only what is held. What is missing here may well exist: below, how much of each "
        "official list is held.",
    ),
    "coverage": Text("名单收录情况", "Official lists held"),
    "list": Text("官方名单", "Official list"),
    "held": Text("收录/总数", "held/total"),
    "unchecked": Text("未核", "not checked"),
    "cut": Text("此图已截取：显示 {shown} 个，共找到 {found} 个。", "The picture is cut: {shown} of {found} shown."),
    "counts": Text("{nodes} 个实体，{edges} 条关系", "{nodes} entities, {edges} relations"),
    "built": Text("数据截至 {date}（台账 {ledger}，运行 {run}）", "Data of {date} (ledger {ledger}, run {run})"),
    "properties": Text("属性", "Properties"),
    "aliases": Text("其他名称", "Other names"),
    "evidence": Text("出处", "Evidence"),
    "noEvidence": Text("图中未附出处", "No evidence in the picture"),
    "moreEvidence": Text("另有 {count} 处未列出", "{count} more not listed"),
    "sourceAddress": Text("来源网址", "Source address"),
    "grade": Text("来源等级", "Grade"),
    "close": Text("关闭", "Close"),
    "canvas": Text(
        "关系图。用查找框可逐个浏览实体。",
        "Graph of relations. The search box lists its entities one by one.",
    ),
    "noScript": Text("此页需要浏览器允许 JavaScript；不访问网络。", "This page needs JavaScript; it uses no network."),
}
