# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 谁居中，谁是桥 · Who is in the middle, and what holds the parts together
#
# 院校与企业的合作网络：介数、群体、桥，以及两个单位之间最短的联系和每一步的出处。
# 只是图谱收录的部分，**未收录不等于没有**。需要一个建好图谱的工作区：`chuyi demo`，或设置 `CHUYI_WORKSPACE`。
#
# The network of institutions and enterprises: betweenness, communities, bridges, and the shortest way between two of them, each
# step with its source. It is of what the graph holds; what is not held may exist all the same.

# %%
import os

from chuyi import open_graph
from chuyi.queries.networks.measures import bridges, communities, measures, of_type
from chuyi.queries.networks.paths import paths_between

graph = open_graph(os.environ.get("CHUYI_WORKSPACE", "chuyi-demo"))
network = graph.network(types=["Institution", "Enterprise"], relations=["PARTNERS_WITH"])
network.remove_nodes_from([node for node, degree in dict(network.degree()).items() if degree == 0])
print(f"{network.number_of_nodes()} 个有合作记录的院校和企业，{network.number_of_edges()} 项合作")
assert network.number_of_edges() > 150

# %% [markdown]
# ## 收录范围 Coverage
#
# 合作没有官方名单可对照；与之相关的名单收录多少，先看清楚。

# %%
lists = graph.query("official-lists")
lists.to_pandas()[["list", "held", "total"]]

# %%
answer = graph.query("partnerships")
print(f"{len(answer)} 项合作中 {len(answer.to_check)} 项待核")
assert 0 < len(answer.to_check) < len(answer)

# %% [markdown]
# ## 谁居中 In the middle

# %%
found = measures(network)
for item in found[:8]:
    print(f"{item.name:　<18}{item.type:<12} 介数 {item.betweenness:.3f}  度 {item.degree}  群体 {item.community}")

# %% [markdown]
# 居中的不一定是合作最多的：度最高的前五所院校与介数最高的前五所院校，不必是同一批。

# %%
schools = of_type(found, "Institution")
by_degree = sorted(schools, key=lambda item: (-item.degree, item.id))[:5]
only_between = {item.name for item in schools[:5]} - {item.name for item in by_degree}
print("度最高：", "、".join(item.name for item in by_degree))
print("介数最高：", "、".join(item.name for item in schools[:5]))
print("只在介数一列：", "、".join(sorted(only_between)))
assert found[0].betweenness > 0
assert sum(item.cut_point for item in found) > 10

# %% [markdown]
# ## 群体 Communities

# %%
groups = communities(network)
names = {node: data["name"] for node, data in network.nodes(data=True)}
for number, group in enumerate(groups[:5], 1):
    print(number, len(group), "、".join(sorted(names[node] for node in group)[:5]))
assert groups == communities(network)
print(f"共 {len(groups)} 个群体；网络很碎，多数院校的合作企业只与它一家有记录。")
assert len(groups) > 20

# %% [markdown]
# ## 桥 Bridges
#
# 去掉这一项合作，网络就断开；断开后较小一侧的单位数写在后面。

# %%
links = bridges(network)
for link in links[:6]:
    print(f"{link.start_name} — {link.finish_name}：{link.cut_off}")
assert links[0].cut_off >= 5

# %% [markdown]
# ## 最短的联系 The shortest way
#
# 介数最高的两所院校之间（若连得上），每一步都有出处。

# %%
way = []
for other in schools[1:6]:
    way = paths_between(graph, network, schools[0].id, other.id, most=1)
    if way:
        break
for step in way[0]:
    source = step.evidence[0]
    print(f"{step.start} → {step.finish}　{source.document}（{source.grade}）：{source.passage[:40]}")
assert all(step.evidence for step in way[0])

# %%
graph.close()
