"""Lists: nothing lost, nothing twice, nothing of others."""

from __future__ import annotations

from collections.abc import Iterator

from ..client import Client, at
from ..scenario import Level, NotChecked, check, scenario
from ..world import World, rows

# So many rows are enough to see whether the pages fit together.
MOST = 120


def _lists(world: World) -> Iterator[tuple[str, Client, str]]:
    yield "organizations", world.administrator, "/organizations"
    yield "staff", world.administrator, world.path("staff")
    yield "employees", world.administrator, world.path("employees")


@scenario(
    "lists.pages",
    Level.ADMINISTRATION,
    does=(
        "Читает списки по одной, две и семь строк и сравнивает с чтением по сто",
        "Reads the lists one, two and seven rows at a time and compares with a hundred at a time",
    ),
    consequence=(
        "В списке пропадут или повторятся строки на границе страниц: человека или организацию не найти",
        "Rows are lost or doubled where pages meet: somebody, or an organization, cannot be found",
    ),
)
def pages(world: World) -> None:
    compared = 0
    for name, client, path in _lists(world):
        whole = [row["id"] for row in rows(client, path, limit=100, most=MOST)][:MOST]
        check(len(set(whole)) == len(whole), f"{name}: rows twice within pages of 100")
        for limit in (1, 2, 7):
            most = min(len(whole), limit * 20)
            found = [row["id"] for row in rows(client, path, limit=limit, most=most)][:most]
            twice = sorted({each for each in found if found.count(each) > 1})
            check(not twice, f"{name}, limit {limit}: {len(twice)} rows twice, {twice[:3]}")
            lost = [each for each in whole[:most] if each not in found]
            check(not lost, f"{name}, limit {limit}: {len(lost)} rows lost, {lost[:3]}")
            check(found == whole[:most], f"{name}, limit {limit}: another order")
        compared += len(whole) > 2
    if not compared:
        raise NotChecked("no list has more than two rows")


@scenario(
    "lists.pages-while-changing",
    Level.ADMINISTRATION,
    does=(
        "Между двумя страницами даёт доступ ещё одному и смотрит, что стало с остальными",
        "Gives one more person access between two pages, and looks what became of the others",
    ),
    consequence=(
        "Пока один администратор листает, другой работает: строки пропадут или повторятся",
        "While one administrator reads, another works: rows are lost or doubled",
    ),
)
def pages_while_changing(world: World) -> None:
    path = world.path("employees")
    before = [row["id"] for row in rows(world.administrator, path, limit=100, most=MOST)]
    first = world.administrator.get(path, limit=1)
    if first["next_cursor"] is None:
        raise NotChecked("only one person has access")
    with world.granted() as new:
        found = [row["id"] for row in first["items"]]
        cursor = first["next_cursor"]
        while cursor is not None and len(found) < MOST:
            page = world.administrator.get(path, limit=7, cursor=cursor)
            check(page.status == 200, f"the cursor did not outlive the change: {page}")
            found += [row["id"] for row in page["items"]]
            check(page["next_cursor"] != cursor, "the cursor leads to where it came from")
            cursor = page["next_cursor"]
        stayed = [each for each in found if each != new["id"]]
        check(stayed[: len(before)] == before[: len(stayed)], "rows that stayed in their place were lost or came twice")


@scenario(
    "lists.limit",
    Level.ADMINISTRATION,
    does=("Просит страницы разной длины, в том числе недопустимой", "Asks for pages of several lengths, impossible ones too"),
    consequence=(
        "Список из десяти тысяч организаций придёт целиком, и страница перестанет отвечать",
        "A list of ten thousand organizations comes as a whole, and the page stops answering",
    ),
)
def limit(world: World) -> None:
    for name, client, path in _lists(world):
        for wanted in (1, 2):
            found = client.get(path, limit=wanted)
            check(found.status == 200 and len(found["items"]) <= wanted, f"{name}: limit {wanted} gave {len(found['items'] or [])}")
        for wrong in (0, 101, -1, "many"):
            refused = client.get(path, limit=wrong)
            check(refused.status == 400, f"limit {wrong}: {refused}")


@scenario(
    "lists.total",
    Level.ADMINISTRATION,
    does=("Сравнивает total с числом строк, на первой и следующих страницах", "Compares `total` with the rows, on the first page and later"),
    consequence=(
        "Приложение скажет неверное число («1 сотрудник» вместо сорока) и неверно нарисует длину списка",
        "The app tells a wrong number and draws a list of the wrong length",
    ),
)
def total(world: World) -> None:
    for name, client, path in _lists(world):
        first = client.get(path, limit=1)
        count = len(rows(client, path, limit=100, most=300))
        if count < 300:
            check(first["total"] == count, f"{name}: total {first['total']}, rows {count}")
        if first["next_cursor"]:
            second = client.get(path, limit=1, cursor=first["next_cursor"])
            check(second["total"] == first["total"], f"{name}: total {first['total']}, then {second['total']}")


@scenario(
    "lists.cursor-invalid",
    Level.ADMINISTRATION,
    does=(
        "Шлёт выдуманный курсор и курсор от другого порядка",
        "Sends a made-up cursor, and one that belongs to another order",
    ),
    consequence=(
        "Приложение не узнает, что список надо читать сначала, и смешает строки двух порядков",
        "The app is not told to begin the list anew, and mixes rows of two orders",
    ),
)
def cursor_invalid(world: World) -> None:
    for _, client, path in _lists(world):
        for made_up in ("nobody-gave-this", "e30", "0"):
            answer = client.get(path, cursor=made_up)
            check(answer.status == 400 and answer.problem == "cursor-invalid", f"a cursor nobody gave: {answer}")
    first = world.administrator.get("/organizations", limit=1, sort="name")
    if first["next_cursor"]:
        other = world.administrator.get("/organizations", limit=1, sort="-name", cursor=first["next_cursor"])
        check(other.status == 400 and other.problem == "cursor-invalid", f"a cursor of another order: {other}")


@scenario(
    "lists.cursor-query",
    Level.ADMINISTRATION,
    does=("Листает дальше с другим поиском", "Reads on with other words than the first page was asked for"),
    consequence=(
        "В найденном окажутся строки, которых не искали",
        "Among what was found there are rows that nobody asked for",
    ),
)
def cursor_query(world: World) -> None:
    for _, client, path in _lists(world):
        first = client.get(path, limit=1)
        if first["next_cursor"] is None:
            continue
        other = client.get(path, limit=100, cursor=first["next_cursor"], q="такогонигденет")
        refused = other.status == 400 and other.problem == "cursor-invalid"
        check(refused or other["items"] == [], f"with a cursor, words that are nowhere find {len(other['items'] or [])} rows: {other}")


@scenario(
    "lists.search",
    Level.ADMINISTRATION,
    does=("Ищет по слову, по словам в другом порядке и регистре и по тому, чего нет", "Searches a word, words in another order and case, and what is not there"),
    consequence=(
        "Поиск не найдёт организацию или сотрудника, которые есть, либо найдёт всех",
        "A search does not find who is there, or finds everybody",
    ),
)
def search(world: World) -> None:
    organizations = rows(world.administrator, "/organizations", limit=100, most=100)
    wanted = organizations[-1]
    words = wanted["short_name"].replace("«", " ").replace("»", " ").lower().split()
    for query in (" ".join(words), " ".join(reversed(words)), wanted["short_name"].upper()):
        found = world.administrator.get("/organizations", q=query, limit=100)
        check(wanted["id"] in [row["id"] for row in found["items"] or []], f"`{query}` finds not {wanted['short_name']}")
    member = world.candidate()
    query = f"{member['first_name']} {member['last_name']}".lower()
    found = world.administrator.get(world.path("staff"), q=query, limit=100)
    check(member["id"] in [row["id"] for row in found["items"] or []], f"`{query}` finds not {member['last_name']}")
    for path in ("/organizations", world.path("staff"), world.path("employees")):
        none = world.administrator.get(path, q="такогонигденет")
        check(none["items"] == [] and none["total"] == 0, f"what is nowhere finds {none['total']} in {path}")


@scenario(
    "organizations.orders",
    Level.CORE,
    does=("Читает организации по имени, с конца и по роли, и с отборами", "Reads organizations by name, backwards, by role, and with filters"),
    consequence=(
        "Сортировка и отборы списка организаций покажут не то, что на них написано",
        "The orders and filters of the organizations show something else than they say",
    ),
)
def orders(world: World) -> None:
    client = world.administrator
    plain = [row["id"] for row in rows(client, "/organizations", limit=100, most=100_000, sort="name")]
    backwards = [row["id"] for row in rows(client, "/organizations", limit=100, most=100_000, sort="-name")]
    check(backwards == plain[::-1], "`-name` is not `name` from the end")
    by_role = [row.get("role") for row in rows(client, "/organizations", limit=100, most=100_000, sort="role")]
    ranks = [{"head": 0, "administrator": 1}.get(role, 2) for role in by_role]
    check(ranks == sorted(ranks), "`role` does not begin with those headed")
    for name, value, fits in (
        ("role", "head", lambda row: row.get("role") == "head"),
        ("state", "open", lambda row: row["access"]["state"] == "open"),
        ("state", "closed", lambda row: row["access"]["state"] != "open"),
    ):
        found = rows(client, "/organizations", limit=100, most=500, **{name: value})
        check(all(map(fits, found)), f"{name}={value} finds others too")
    wrong = client.get("/organizations", sort="whatever")
    check(wrong.status == 400, f"an unknown order: {wrong}")


@scenario(
    "organizations.foreign",
    Level.CORE,
    does=("Открывает организацию другого человека", "Opens an organization of somebody else"),
    consequence=(
        "По ответу видно, что чужая организация здесь заведена; приложение же скажет неверную причину",
        "The answer betrays that a foreign organization exists here; the app names a wrong reason",
    ),
)
def foreign(world: World) -> None:
    tried = 0
    for one, other in ((world.administrator, world.employee), (world.employee, world.administrator)):
        own = {row["id"] for row in rows(one, "/organizations", limit=100, most=300)}
        for row in rows(other, "/organizations", limit=100, most=300):
            if row["id"] in own or one.get("/organizations", q=row["short_name"])["total"]:
                continue
            for rest in ((), ("permissions",), ("employees",)):
                answer = one.get(at("organizations", row["id"], *rest))
                check(answer.status == 404, f"an organization of others: {answer}")
            tried += 1
            break
    if not tried:
        raise NotChecked("both people have the same organizations")
