"""Supported bodies, and those given a part in building something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import Layers


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("支持洛阳职业技术学院、洛阳科技职业学院改善条件。", ["洛阳职业技术学院", "洛阳科技职业学院"]),
        ("重点支持洛阳职业技术学院扩建。", ["洛阳职业技术学院"]),
        ("依托洛阳职业技术学院建设轴承检测实训基地。", ["洛阳职业技术学院"]),
        ("由洛阳职业技术学院、洛阳轴承集团股份有限公司牵头组建职教集团，河南科技大学参与。", [
            "洛阳职业技术学院", "洛阳轴承集团股份有限公司", "河南科技大学"
        ]),
        ("组建职教联盟，洛阳职业技术学院任理事长单位。", ["洛阳职业技术学院"]),
        ("以洛阳职业技术学院为主体，重组轴承专业教学力量。", ["洛阳职业技术学院"]),
        ("依托洛阳职业技术学院、洛阳轴承集团股份有限公司等单位，在老城开辟实训场地2处。", [
            "洛阳职业技术学院", "洛阳轴承集团股份有限公司"
        ]),
        ("由洛阳轴承集团股份有限公司出资、洛阳职业技术学院提供场地，建成实训中心1座。", [
            "洛阳轴承集团股份有限公司", "洛阳职业技术学院"
        ]),
        ("依托洛阳职业技术学院，组织教师座谈。", []),
        ("由洛阳职业技术学院牵头，联合洛阳轴承集团股份有限公司，打造轴承检测平台。", [
            "洛阳职业技术学院", "洛阳轴承集团股份有限公司"
        ]),
        ("鼓励洛阳轴承集团股份有限公司与学校共建产业学院。", []),
        ("推动洛阳职业技术学院与河南科技大学洽谈合作。", []),
        ("暂不支持洛阳职业技术学院新建校区。", []),
        ("支持洛阳职业技术学院的教师下企业。", []),
        ("发挥河南科技大学作用，提升水平。", []),
    ],
)  # fmt: skip
def test_supports(read: Callable[[str], Layers], sentence: str, names: list[str]) -> None:
    (task,) = [t for t in read(f"（一）做好有关工作。{sentence}\n").tasks if t.path == "一（一）"]
    assert [support.name for support in task.supports] == names
