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
# # 可能的合作 · Who could partner
#
# 没有合作记录、但有理由合作的院校和企业：共同参与一个基地、合作企业相近的院校已与之合作、同在一个联盟；同城、同行业加分。
# 这是**线索，不是事实**：两家可能早已合作，只是没有收录（未收录不等于没有）。
#
# Institutions and enterprises without a recorded partnership that have reasons for one. Hints, not facts.

# %%
import os
from collections import Counter

from chuyi import open_graph
from chuyi.queries.networks.candidates import candidates

graph = open_graph(os.environ.get("CHUYI_WORKSPACE", "chuyi-demo"))
found = candidates(graph, top=1000)
print(f"{len(found)} 对")
assert found

# %% [markdown]
# ## 理由 Reasons

# %%
kinds = Counter(reason.kind for item in found for reason in item.reasons)
for kind, number in kinds.most_common():
    print(kind, number)
assert kinds["alliance"] > 0

# %% [markdown]
# ## 最有理由的 The strongest
#
# 已在同一个基地共事、却没有合作记录的，最可能只是漏记：先核对这几对。

# %%
for item in found[:8]:
    print(f"{item.score:.2f}  {item.institution} — {item.enterprise}：{'；'.join(reason.text.zh for reason in item.reasons)}")
assert found[0].score >= found[-1].score

# %% [markdown]
# ## 依据 Evidence

# %%
for piece in found[0].evidence(graph)[:4]:
    print(piece.row, piece.document, piece.grade, piece.passage[:60])
assert {piece.row for piece in found[0].evidence(graph)} == set(range(len(found[0].reasons)))

# %% [markdown]
# ## 哪些院校、哪些城市 Which institutions
#
# 线索多的院校，多半是因为它所在的联盟收录了成员名单；没有线索的，可能只是名单没有收录。联盟和基地的名单收录多少：

# %%
by_institution = Counter(item.institution for item in found)
for name, number in by_institution.most_common(6):
    print(name, number)
for row in graph.query("official-lists"):
    if any(word in row.list for word in ("联合体", "共同体", "基地", "集团")):
        held = "未核" if row.held is None else row.held
        print(f"{row.list}：收录 {held}/{row.total}")

# %% [markdown]
# 没有任何合作记录的院校，目录里有一个问题：

# %%
alone = graph.questions.institutions_without_partners()
print(len(alone), "所；", "；".join(words.zh for words in alone.coverage_words)[:120])
assert len(alone) > 0

# %%
graph.close()
