"""Resolving 100 k names with 10 % variants: time, memory, precision and recall, beside Splink on the same table.

    python bench/resolution.py [--names 100000] [--seed 1] [--skip-splink]

Splink (extra ``bench``: ``pip install "chuyi[bench]"``) runs on DuckDB. Each side runs in a process of its own, on all
processors; reading the table is not counted, for neither side.

How the table is made (``made``): nine tenths are names of things that all differ: schools (a province or prefecture, a
trade, a kind) and firms (a place or none, a brand of two or three characters, a trade, a legal form), and among
them on purpose what looks alike and is not: 职业学院 beside 职业技术学院, 集团 beside 股份, branches, ordinals, one
brand in two cities, brands that differ by one character. One tenth are other ways of writing one of these: white
space and width, 省 or 市 left out, legal forms, 职院 and other short heads, a homophone typed for a character,
wherever it stands. Region codes are known for two thirds. No two things differ only in what every reader takes for
one name (省 or 市, spelling). Precision and recall are of pairs: a pair is right if both write one thing.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

Row = dict[str, str]
Pair = tuple[str, str]


def words(text: str) -> list[str]:
    """Words that white space parts."""
    return text.split()


TRADES = words(
    """
    工业 商务 农业 交通 水利 电力 建筑 化工 机电 电子信息 财经 旅游 艺术 卫生 护理 中医药 石油化工 轻工 纺织
    汽车工程 轨道交通 航空 航海 物流 外贸 环境保护 林业 畜牧 食品药品 冶金 有色金属 地质 测绘 邮电 传媒 影视 体育
    司法 警官 铁道 高速铁路 生物机电 应用技术 科技 工程 理工 城市 民族 幼儿师范 城建 安全技术 能源 矿业 智能制造
    软件 网络工程 大数据 海洋 园林 工艺美术
    """
)
KINDS = words(
    """
    职业技术学院 职业学院 职业大学 学院 大学 技师学院 技工学校 中等职业学校 职业中等专业学校 职业技术学校
    高等专科学校
    """
)
FIRMS = words(
    """
    机械 重工 电气 电子 软件 信息技术 生物科技 新材料 汽车零部件 轨道装备 建筑工程 食品 医药 物流 环保科技 新能源
    智能装备 通信 农业科技 旅游 文化传媒 教育科技 检测技术 模具 仪器仪表 船舶 航空装备 化工 纺织 服饰 家具 陶瓷
    茶业 酒店管理 物业 贸易 矿业 冶金 电力设备 光电
    """
)
FORMS = words(
    """
    有限公司 股份有限公司 集团有限公司
    """
)
SIGNS = (
    "华中天金银宏达恒泰瑞祥丰盛昌隆兴旺利安康宁和顺福禄寿喜龙凤麟鹏飞翔宇宙星辰光明辉煌灿烂新世纪东南西北"
    "海洋江河湖泊山川林森松柏竹梅兰菊春夏秋冬晨曦朝阳晖映诚信德义仁礼智勇博雅文思远志高峰峻岭科创联合众力"
    "同济通达捷迅速锐精益求真美善佳优良品质卓越超凡云雾雨露霜雪冰晶"
)
SHORT = {
    "职业技术学院": "职院",
    "职业学院": "职院",
    "职业大学": "职大",
    "职业中等专业学校": "职业中专",
    "技工学校": "技校",
    "高等专科学校": "高专",
}


def made(count: int, seed: int) -> list[Row]:
    """The table: ``id, thing, type, name, region`` (of a GB/T 2260 code only its shape matters here)."""
    chance = random.Random(seed)
    rows = [*_things(count * 9 // 10, chance)]
    rows += [_variant(row, number, chance) for number, row in enumerate(chance.sample(rows, count - len(rows)))]
    chance.shuffle(rows)
    return rows


def _things(count: int, chance: random.Random) -> Iterator[Row]:
    from chuyi.graph.resolution.organisations import vocabulary
    from chuyi.graph.resolution.places import PROVINCES

    regions = {short: (full, f"{code}0000") for code, (short, full) in PROVINCES.items()}
    codes = {full: code for code, (_, full) in PROVINCES.items()}
    numbers: dict[str, int] = defaultdict(int)
    for city, province in vocabulary().prefectures.items():
        numbers[province] += 1
        regions[city] = (f"{city}市", f"{codes[province]}{numbers[province]:02d}00")
    places = sorted(regions)
    seen: set[str] = set()
    number = 0

    def row(type_: str, written: str, rest: str, place: str | None) -> Iterator[Row]:
        nonlocal number
        name, key = written + rest, f"{place if written else ''} {rest}"
        if key not in seen and number < count:
            seen.add(key)
            region = regions[place][1] if place and chance.random() < 2 / 3 else ""
            yield {"id": f"t{number}", "thing": f"t{number}", "type": type_, "name": name, "region": region}
            number += 1

    while number < count:
        place = chance.choice(places)
        full = regions[place][0]
        written = full if chance.random() < 0.5 and full.endswith(("省", "市")) else place
        if chance.random() < 0.3:
            trade, kind = chance.choice(TRADES), chance.choice(KINDS)
            ordinal = chance.choice(("", "", "", "第一", "第二"))
            yield from row("Institution", written, f"{ordinal}{trade}{kind}", place)
            if kind == "职业技术学院" and chance.random() < 0.3:
                yield from row("Institution", written, f"{ordinal}{trade}职业学院", place)
            continue
        brand = "".join(chance.choice(SIGNS) for _ in range(chance.choice((2, 2, 3))))
        trade, form = chance.choice(FIRMS), chance.choice(FORMS)
        where = chance.choice((written, written, ""))
        yield from row("Enterprise", where, f"{brand}{trade}{form}", place if where else None)
        if chance.random() < 0.1:
            branch = f"{brand}{trade}{form}{chance.choice(places)}分公司"
            yield from row("Enterprise", where, branch, place if where else None)
        if chance.random() < 0.1:
            elsewhere = chance.choice(places)
            yield from row("Enterprise", elsewhere, f"{brand}{trade}{form}", elsewhere)
        if chance.random() < 0.1:
            other = brand[:-1] + chance.choice(SIGNS)
            yield from row("Enterprise", where, f"{other}{trade}{form}", place if where else None)


def _variant(row: Row, number: int, chance: random.Random) -> Row:
    """Another way of writing a name; what does not fit it is passed over."""
    ways = [_typed, _typed, _place, _place, _form, _form, _short, _short, _homophone]
    chance.shuffle(ways)
    for way in ways:
        name = way(row["name"], chance)
        if name and name != row["name"]:
            region = row["region"] if chance.random() < 2 / 3 else ""
            return {**row, "id": f"v{number}", "name": name, "region": region, "way": way.__name__.strip("_")}
    raise AssertionError("white space fits every name")


def _typed(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name))
    return chance.choice((f"{name[:at]} {name[at:]}", f"“{name}”", f"{name}\u3000"))


def _place(name: str, chance: random.Random) -> str:
    from chuyi.graph.resolution.organisations import vocabulary
    from chuyi.graph.resolution.places import PROVINCES

    for short, full in PROVINCES.values():
        if name.startswith(full) and full.endswith("省"):
            return short + name.removeprefix(full)
    for city in vocabulary().prefectures:
        if name.startswith(f"{city}市"):
            return city + name.removeprefix(f"{city}市")
    return ""


def _form(name: str, chance: random.Random) -> str:
    if name.endswith("股份有限公司"):
        return name.removesuffix("股份有限公司") + "股份公司"
    if name.endswith("集团有限公司"):
        return name.removesuffix("集团有限公司") + chance.choice(("(集团)有限公司", "（集团）有限公司"))
    return name.removesuffix("有限公司") + "有限责任公司" if name.endswith("有限公司") else ""


def _short(name: str, chance: random.Random) -> str:
    for full, short in SHORT.items():
        if name.endswith(full):
            return name.removesuffix(full) + short
    return ""


def _homophone(name: str, chance: random.Random) -> str:
    pairs = {
        "华": "花",
        "宏": "红",
        "达": "答",
        "恒": "横",
        "泰": "太",
        "瑞": "锐",
        "丰": "风",
        "盛": "胜",
        "昌": "常",
        "兴": "星",
        "科": "颗",
    }
    at = [index for index, sign in enumerate(name) if sign in pairs]
    if not at:
        return ""
    index = chance.choice(at)
    return name[:index] + pairs[name[index]] + name[index + 1 :]


# The two sides. Each is run in a process of its own and prints one line of JSON.


def ours(table: Path) -> dict[str, Any]:
    """Resolution as it runs in every build, on the names alone."""
    from chuyi.graph.ledger import EntityRow
    from chuyi.graph.resolution.material import Material, name_key
    from chuyi.graph.resolution.resolving import resolve_material

    rows = read(table)
    started, cpu_started = time.perf_counter(), time.process_time()
    things, named = {}, defaultdict(list)
    for row in sorted(rows, key=lambda row: row["id"]):
        things[row["id"]] = EntityRow(row["id"], row["type"], row["name"], (row["name"],), row["region"] or None)
        named[row["type"], name_key(row["type"], row["name"])].append(row["id"])
    material = Material(things, named, {}, (), {}, {}, {})
    resolution = resolve_material(material, None)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu_started
    groups = defaultdict(list)
    for id_ in things:
        groups[resolution.canonical.get(id_, id_)].append(id_)
    asked = [pending.entities for pending in resolution.pending]
    group_of = {id_: group for group in groups.values() for id_ in group}
    true = true_pairs(rows)
    in_asked = {tuple(sorted((a, b))) for one, two in asked for a in group_of[one] for b in group_of[two]}
    measures = score(pairs_of(groups.values()), true)
    ways = {row["id"]: row.get("way", "") for row in rows}
    missed: dict[str, int] = defaultdict(int)
    for pair in true - pairs_of(groups.values()) - in_asked:
        missed[next(filter(None, (ways[id_] for id_ in pair)), "")] += 1
    recall_asked = len(true & (pairs_of(groups.values()) | in_asked)) / len(true)
    return {
        "seconds": seconds,
        "cpu_seconds": cpu,
        **measures,
        "asked": len(asked),
        "recall_with_asked": recall_asked,
        "missed": missed,
    }


def splink(table: Path) -> dict[str, Any]:
    """Splink's model for a name and a region, trained on this table without labels.

    Names cleaned as its users would, levels by edit distance (of those that it offers the one that tells 工业 from 工贸
    best), blocks by the first four and the last seven characters, so that both a place and a kind that are written
    otherwise leave a block in common.
    """
    import pandas as pd
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    rows = read(table)
    frame = pd.DataFrame(
        [{"unique_id": row["id"], **{key: row[key] or None for key in ("type", "name", "region")}} for row in rows]
    )
    started, cpu_started = time.perf_counter(), time.process_time()
    frame["name"] = frame["name"].str.normalize("NFKC").str.replace(r"[\s“”]", "", regex=True)
    frame["head"], frame["tail"] = frame["name"].str[:4], frame["name"].str[-7:]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[cl.LevenshteinAtThresholds("name", [1, 2, 3]), cl.ExactMatch("region")],
        blocking_rules_to_generate_predictions=[block_on("type", "head"), block_on("type", "tail")],
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on("type", "name")], recall=0.2)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("type", "head"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("region"))
    predicted = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu_started
    true = true_pairs(rows)
    found = {}
    for threshold in (0.01, 0.05, 0.5, 0.9, 0.95):
        kept = predicted[predicted["match_probability"] >= threshold]
        pairs = {tuple(sorted(pair)) for pair in zip(kept["unique_id_l"], kept["unique_id_r"], strict=True)}
        found[str(threshold)] = score(pairs, true)
    return {"seconds": seconds, "cpu_seconds": cpu, "by_threshold": found}


def read(table: Path) -> list[Row]:
    """The table's rows."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def true_pairs(rows: Iterable[Row]) -> set[Pair]:
    """Pairs of rows that write one thing."""
    groups = defaultdict(list)
    for row in rows:
        groups[row["thing"]].append(row["id"])
    return pairs_of(groups.values())


def pairs_of(groups: Iterable[list[str]]) -> set[Pair]:
    """All pairs inside groups."""
    return {
        (one, other) if one < other else (other, one)
        for group in groups
        for index, one in enumerate(group)
        for other in group[index + 1 :]
    }


def score(found: set[Any], true: set[Any]) -> dict[str, float]:
    """Precision, recall and F1 of pairs."""
    right = len(found & true)
    precision, recall = right / len(found) if found else 1.0, right / len(true)
    both = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
        "wrong": len(found) - right,
    }


def main() -> int:
    """Make the table, run both sides, print what came out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--skip-splink", action="store_true")
    parser.add_argument("--side", choices=("ours", "splink"), help=argparse.SUPPRESS)
    parser.add_argument("--table", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        done = {"ours": ours, "splink": splink}[options.side](options.table)
        done["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(done, ensure_ascii=False))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "names.csv"
        rows = made(options.names, options.seed)
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["id", "thing", "type", "name", "region", "way"])
            writer.writeheader()
            writer.writerows(rows)
        results = {}
        for side in ("ours",) if options.skip_splink else ("ours", "splink"):
            command = [sys.executable, __file__, "--side", side, "--table", str(table)]
            results[side] = json.loads(
                subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()[-1]
            )
    print(json.dumps(results, ensure_ascii=False, indent=1))
    if "splink" in results:
        for measure in ("seconds", "cpu_seconds"):
            print(f"splink / ours, {measure}: {results['splink'][measure] / results['ours'][measure]:.1f}")
    return 0 if results["ours"]["wrong"] == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main())
