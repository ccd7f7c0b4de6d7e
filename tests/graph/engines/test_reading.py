"""The check that a statement only reads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuyi.errors import ForbiddenError
from chuyi.graph.engines import check_reading
from chuyi.graph.engines.reading import MAX_DEPTH, WRITING

WORDS = sorted(WRITING | {"USE", "SHOW", "EXPLAIN", "CYPHER", "FINISH", "START", "STOP", "ENABLE", "NEXT", "LET"})

READING = """
MATCH (n:Entity {id: $id}) RETURN n
match (n)-[r:A|B*1..3]->(m) where n.name starts with 'x' and m.x is not null return n.name as name, count(*) as c
MATCH (n) RETURN n.create, n.`delete`, {set: 1, merge: 2}.set AS set ORDER BY n.drop DESC SKIP 1 LIMIT 2
MATCH (n:`DETACH DELETE`)-[r:`CREATE` {load: 1}]->(m) RETURN n, r, m;
RETURN 'CREATE (n)' AS a, "it's \\" MERGE" AS b // SET x
MATCH (n)-->(m) WITH n, m, 1 AS x RETURN n {x}, m {x, .y}, EXISTS { p = (n)-->(m) WHERE length(p) > 0 }
UNWIND [1, 2] AS x CALL { WITH x MATCH (n) RETURN count(n) AS c } RETURN x, c
MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN m UNION MATCH (n)<--(m) RETURN m } RETURN m
CALL db.labels() YIELD label RETURN label
CALL db.relationshipTypes
CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score RETURN node, score
MATCH p = shortestPath((a)-[*..5]-(b)) RETURN [n IN nodes(p) | n.name], length(p)
MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x = 1 } RETURN n {.name, .id, k: 1, all: n.y}
MATCH (n) WHERE n:Organization AND (n)-[:LEADS]->() RETURN COUNT { (n)-->() } AS c, COLLECT { MATCH (m) RETURN m.id } AS d
RETURN CASE WHEN 1 = 1 THEN 'a' ELSE 'b' END AS x UNION ALL RETURN 'y' AS x
MATCH (院校:Institution) RETURN 院校.name AS 名称 ORDER BY 名称 ASC LIMIT 3
OPTIONAL MATCH (n) WITH * RETURN DISTINCT n
RETURN reduce(s = 0, x IN [1, 2] | s + x), any(x IN [1] WHERE x > 0), all(x IN [1] WHERE x IN [1, 2])
MATCH (n) USING INDEX n:Entity(id) WHERE n.id = 'x' RETURN n
RETURN -1.5e3, 0x1F, 1_000, .5, [1, 2][0..1], $1, $`a b`, date('2020-01-01').year, 1 IN [1] XOR NOT true
MATCH (n) WHERE n.name =~ '.*校' RETURN /* MERGE */ toLower(n.name) CONTAINS 'x' AS found
RETURN '\\u4e2d\\u6587' AS zh
""".strip().splitlines()

OTHER = """
CREATE (n)
MATCH (n) SET n.x = 1
MATCH (n) WITH * CREATE (m)
MATCH (n) WITH n ORDER BY n.x DESC CREATE (m)
MATCH ((a)-->(b))+ CREATE (x)
MATCH (as) WITH as CREATE (n)
RETURN 1 AS as CREATE (n)
LOAD CSV FROM 'x' AS l RETURN l
CALL { CREATE (n) } RETURN 1
CALL { RETURN 1 AS x } IN TRANSACTIONS RETURN x
RETURN 1; CREATE (n)
RETURN 1; RETURN 2
MATCH (n) UNION CREATE (n)
FOREACH (x IN [1] | CREATE (n))
CALL apoc.help('a')
CALL `apoc`.`help`('a')
CALL `db.createLabel`('x')
CALL db.createLabel('x')
CALL db.clearQueryCaches
CALL dbms.components() YIELD name RETURN name
CALL tx.getMetaData()
RETURN apoc.util.sleep(1)
RETURN `apoc`.`util`.`sleep`(1)
RETURN apoc . util /* x */ . sleep (1)
RETURN eval('x')
RETURN file()
RETURN n.name(1)
MATCH (n) RETURN n FINISH
MATCH (n) RETURN n NEXT CREATE (n)
EXPLAIN MATCH (n) RETURN n
PROFILE MATCH (n) RETURN n
CYPHER 25 MATCH (n) RETURN n
CYPHER runtime=pipelined MATCH (n) RETURN n
USE system MATCH (n) RETURN n
MATCH (n) USE system RETURN n
SHOW DATABASES
CALL { SHOW DATABASES } RETURN 1
CALL { show } RETURN 1
TERMINATE TRANSACTIONS 'x'
ALTER USER neo4j SET PASSWORD 'x'
START DATABASE x
GRANT ROLE x TO y
BEGIN
SELECT FROM Entity
CR\\u0045ATE (n)
RETURN 'a\\u0027 CREATE (n) //'
RETURN 'a\\\\u0027 CREATE (n) //'
RETURN 1 /* \\u002a\\u002f CREATE (n) */
RETURN 1 // \\u000a CREATE (n)
RETURN 1CREATE (n)
RETURN 0x1CREATE (n)
RETURN 1.CREATE (n)
RETURN $ CREATE
RETURN 'open
RETURN `open
RETURN 1 /* open
MATCH (n) ſET n.x = 1
MATCH (n) ＤＥＬＥＴＥ n
RETURN x\u200bCREATE (n)
RETURN x\u180eCREATE (n)
RETURN x\x00CREATE (n)
RETURN x²CREATE (n)
OPTIONAL CREATE (n)
MATCH (n) RETURN n LIMIT 1 CREATE (m)
RETURN CASE WHEN true THEN 1 END CREATE (m)
MATCH (n) WHERE n.x IS NULL CREATE (m)
MATCH (n {a: 1}) CREATE (m)
RETURN [1] CREATE (m)
RETURN {a: 1} CREATE (m)
RETURN 'x' CREATE (m)
RETURN $p CREATE (m)
RETURN `x` CREATE (m)
""".strip("\n").splitlines()


@pytest.mark.parametrize("statement", READING)
def test_reading_is_admitted(statement: str) -> None:
    check_reading(statement)


@pytest.mark.parametrize("statement", [*OTHER, "", "  \n", "// RETURN 1", "RETURN 1 AS x,\n\u2028CREATE (n)"])
def test_everything_else_is_refused(statement: str) -> None:
    with pytest.raises(ForbiddenError):
        check_reading(statement)


def test_the_error_names_word_and_place_in_both_languages() -> None:
    with pytest.raises(ForbiddenError) as caught:
        check_reading("MATCH (n)\nWITH n  DELETE n")
    assert "第 2 行第 9 列" in caught.value.message.zh
    assert "line 2, column 9" in caught.value.message.en
    assert "DELETE" in caught.value.message.zh


def test_plans_are_shown_only_when_asked_for() -> None:
    for word in ("EXPLAIN", "profile"):
        check_reading(f"{word} MATCH (n) RETURN n", plans=True)
        with pytest.raises(ForbiddenError):
            check_reading(f"{word} CREATE (n)", plans=True)


def test_size_and_depth_are_bounded() -> None:
    check_reading("RETURN " + "(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH)
    for statement in ("RETURN " + "(" * 100_000 + "1", "RETURN '" + "a" * 100_000 + "'"):
        with pytest.raises(ForbiddenError):
            check_reading(statement)


def test_a_long_statement_takes_no_long_time() -> None:
    for part in ("AS ", "as.", "a.b", "n:", "`x`.", "'a' + ", "/**/ ", "{a: ", "$a ", "(("):
        with pytest.raises(ForbiddenError):
            check_reading("RETURN 1 " + part * (99_000 // len(part)) + " CREATE (n)")


def cased(word: str) -> st.SearchStrategy[str]:
    """A word in any mixture of small and capital letters."""
    return st.tuples(*(st.sampled_from((letter.lower(), letter.upper())) for letter in word)).map("".join)


anyword = st.sampled_from(WORDS).flatmap(cased)
space = st.sampled_from([" ", "\n", "\t", " /* x */ ", " // x\n"])
dangerous = st.builds("{} {}".format, anyword, st.sampled_from(["(n)", "n", "n.x = 1", "CSV FROM 'x' AS y", ""]))


@given(text=st.text(alphabet=st.characters(blacklist_characters="\\", blacklist_categories=("Cs",))), code=dangerous)
def test_words_in_quotes_comments_and_names_are_no_keywords(text: str, code: str) -> None:
    inside = f"{text} {code} {text}"
    single, double = inside.replace("'", ""), inside.replace('"', "")
    quoted, line = inside.replace("`", "``"), re.sub(r"[\r\n]", " ", inside)
    block = inside.replace("*/", "")
    check_reading(f"RETURN '{single}' AS a, \"{double}\" AS b, 1 AS `{quoted}` // {line}")
    check_reading(f"MATCH (n:`{quoted}` {{`{quoted}`: 1}}) /* {block} */ RETURN n.`{quoted}`, $`{quoted}` AS p")


@given(word=anyword, between=space)
def test_words_as_labels_properties_keys_aliases_and_parameters_are_names(word: str, between: str) -> None:
    check_reading(f"MATCH (n:{word} {{{word}: ${word}}})-[:{word}]->(m) RETURN n.{word},{between}1 AS {word}")
    check_reading(f"MATCH (n){between}WHERE n.{between}{word} = 1 RETURN n {{.{word}, {word}:{between}1}}")


VALUES = [
    "1",
    "n",
    "n.x",
    "'s'",
    "[1]",
    "{a: 1}",
    "$p",
    "`q`",
    "count(*)",
    "x AS y",
    "CASE WHEN true THEN 1 END",
    "n:L",
]
CLAUSES = ["RETURN {}", "WITH {}", "MATCH (n) WHERE {}", "UNWIND {} AS z WITH z", "MATCH (n) RETURN n ORDER BY {}"]


@given(
    clause=st.sampled_from(CLAUSES), value=st.sampled_from(VALUES), code=dangerous, before=space, after=st.booleans()
)
def test_words_as_code_are_refused_wherever_they_stand(
    clause: str, value: str, code: str, before: str, after: bool
) -> None:
    statement = clause.format(value)
    for attempt in (
        f"{statement}{before}{code}",
        f"{code}{before}{statement}",
        f"CALL {{{before}{code} }} {statement}",
    ):
        with pytest.raises(ForbiddenError):
            check_reading(attempt + (";" if after else ""))
