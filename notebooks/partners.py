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
# # 谁与谁合作 · Who partners with whom
#
# 校企合作的网络：哪些院校和企业处在中间？数据不完整，**未收录不等于没有**；标“待核”的合作引用前请核对原文。
#
# The network of partnerships: which institutions and enterprises stand in its middle? It needs a workspace with a graph:
# run `chuyi demo`, or set `CHUYI_WORKSPACE`.

# %%
import os

import networkx as nx

from chuyi import open_graph

graph = open_graph(os.environ.get("CHUYI_WORKSPACE", "chuyi-demo"))

# %% [markdown]
# 一个问题的答案就是表格，也是网络。An answer is a table, and a network.

# %%
answer = graph.query("partnership-network")
answer.to_pandas().head(10)

# %%
network = answer.to_networkx()
print(f"{network.number_of_nodes()} 个院校和单位，{network.number_of_edges()} 项合作")
assert network.number_of_nodes() > 100

# %% [markdown]
# ## 中心性 Centrality
#
# 合作对象多的不一定居中：介数高的院校或企业连接着原本不相往来的部分。

# %%
simple = nx.Graph(network)
degree = nx.degree_centrality(simple)
between = nx.betweenness_centrality(simple, seed=1)
middle = sorted(simple, key=lambda node: (-between[node], node))[:10]
for node in middle:
    print(f"{simple.nodes[node]['name']:　<20} 介数 {between[node]:.3f}  度 {degree[node]:.3f}")

assert between[middle[0]] >= between[middle[-1]] > 0
assert all(0 <= value <= 1 for value in between.values())

# %% [markdown]
# ## 群体 Communities

# %%
communities = nx.community.louvain_communities(simple, seed=1)
largest = sorted(communities, key=lambda group: (-len(group), sorted(group)))[:5]
for group in largest:
    names = sorted(simple.nodes[node]["name"] for node in group)
    print(len(group), "、".join(names[:6]))

assert sum(map(len, communities)) == simple.number_of_nodes()

# %% [markdown]
# ## 依据 Evidence
#
# 每一项都有出处；先看最居中的院校的前几项。

# %%
name = next(simple.nodes[node]["name"] for node in middle if simple.nodes[node].get("type") == "Institution")
partners = graph.query("partners-of-institution", institution=name)
for item in partners.evidence()[:3]:
    print(item.document, item.grade, item.passage[:60])

assert len(partners) > 0
assert partners.evidence()

# %%
graph.close()
