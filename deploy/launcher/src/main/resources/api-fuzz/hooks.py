"""What Schemathesis is told of Earnest: who calls, which things there are, and what must stay as it is.

The world is a file that the launcher wrote (EARNEST_FUZZ_WORLD). Each call is made by one of its roles in turn, and where
an operation takes an id of something, mostly one that there is. What was called and answered is counted
(EARNEST_FUZZ_TALLY).
"""

import atexit
import collections
import json
import os
import random
import zlib

import schemathesis

with open(os.environ["EARNEST_FUZZ_WORLD"], encoding="utf-8") as file:
    WORLD = json.load(file)

ROLES = WORLD["roles"]
THINGS = WORLD["things"]
SPARES = WORLD["spares"]
# Each ends the session, or all others, of whom it is for.
SPARE_FOR = ["POST /api/sessions/refresh", "PUT /api/me/password", "DELETE /api/sessions/{id}", "DELETE /api/me"]
TARIFF = WORLD["tariff"]
SEED = os.environ["EARNEST_FUZZ_SEED"]
# Of four calls so many speak of things that there are; the others of what was generated.
REAL_OF_FOUR = 3

calls = collections.Counter()
tally = collections.defaultdict(collections.Counter)
tally_of_roles = collections.Counter()

# By the beginning of the path, the first that fits: what the parameters in it name.
NAMED_IN_PATH = [
    ("/api/admin/profiles/", {"handle": "target"}),
    ("/api/admin/articles/", {"id": "import"}),
    ("/api/admin/audit/", {"id": "audit"}),
    ("/api/articles/", {"id": "article", "article": "article", "version": "number"}),
    ("/api/avatars/", {"id": "avatar"}),
    ("/api/comments/", {"id": "comment"}),
    ("/api/ledger/", {"seq": "number"}),
    ("/api/moderation/comments/", {"id": "targetComment"}),
    ("/api/pnl-reports/", {"id": "report"}),
    ("/api/profiles/", {"handle": "handle"}),
    ("/api/readings/", {"id": "reading"}),
    ("/api/tariffs/", {"version": "number"}),
    ("/sitemaps/", {"page": "number"}),
]
# What is deleted is not there for the other operations any more.
EXPENDED = {
    "DELETE /api/articles/{id}": {"id": "expendableArticle"},
    "DELETE /api/comments/{id}": {"id": "expendableComment"},
    "POST /api/moderation/decisions": {"commentId": "expendableComment"},
}
NAMED_ELSEWHERE = {
    "articleId": "article",
    "author": "handle",
    "avatarId": "avatar",
    "commentId": "comment",
    "entryId": "entry",
    "handle": "handle",
    "parentId": "comment",
}
# Whose success would take the accounts away under everybody's feet: only on the account that is there for that.
ON_THE_TARGET = ("/api/admin/experience", "/api/admin/grants", "/api/admin/profiles/")
FORCED = ("target", "targetComment", "expendableArticle", "expendableComment")
# Names that are to be new, not ones that there are.
NEW_NAMES = ("/api/profiles",)


def pick(chance, kind):
    return chance.choice(THINGS[kind])


def role_of(case, chance, count):
    path = case.operation.path
    if path.startswith("/api/admin/") and count % 2 == 0:
        return "operator"
    if path.startswith("/api/moderation/") and count % 2 == 0:
        return chance.choice(["moderator", "operator"])
    return list(ROLES)[count % len(ROLES)]


def name_things(case, chance):
    path = case.operation.path
    expended = EXPENDED.get(case.operation.label, {})
    named = expended or next((names for start, names in NAMED_IN_PATH if path.startswith(start)), {})
    parameters = case.path_parameters
    for name, kind in named.items():
        forced = kind in FORCED
        if parameters and name in parameters and (forced or chance.randrange(4) < REAL_OF_FOUR):
            parameters[name] = pick(chance, kind)
    if path in NEW_NAMES:
        return
    for part in (case.query, case.body):
        if isinstance(part, dict):
            for name, kind in NAMED_ELSEWHERE.items():
                if isinstance(part.get(name), str):
                    if path.startswith(ON_THE_TARGET):
                        part[name] = pick(chance, "target")
                    elif chance.randrange(4) < REAL_OF_FOUR:
                        part[name] = pick(chance, expended.get(name, kind))


def spare(label, count):
    """An account that no other operation needs, of those for this one."""
    own = SPARES[SPARE_FOR.index(label) :: len(SPARE_FOR)]
    return own[count % len(own)]


def tell_secrets(case, count):
    """What can't be guessed, so that these operations succeed too."""
    label = case.operation.label
    body = case.body if isinstance(case.body, dict) else {}
    if label == "POST /api/sessions":
        account = spare("POST /api/sessions/refresh", count)
        body.update(handle=account["handle"], password=account["password"])
    elif label == "POST /api/sessions/refresh":
        # Each works once: a used one ends the session.
        body.update(refreshToken=spare(label, count)["refreshToken"])
    elif label == "PUT /api/me/password":
        password = spare(label, count)["password"]
        body.update(current=password, password=password)
    elif label == "DELETE /api/me":
        body.update(password=spare(label, count)["password"])
    elif label == "DELETE /api/sessions/{id}":
        case.path_parameters["id"] = "current"
    elif label == "POST /api/admin/tariffs":
        body.clear()
        body.update(TARIFF, version=TARIFF["version"] + 1 + count)


def positive(case):
    meta = case.meta
    return meta is None or meta.generation.mode.value == "positive"


@schemathesis.hook
def before_call(context, case, kwargs):
    label = case.operation.label
    count = calls[label]
    calls[label] += 1
    chance = random.Random(zlib.crc32(f"{SEED} {label} {count}".encode()))
    role = role_of(case, chance, count)
    if positive(case) or case.operation.path.startswith(ON_THE_TARGET):
        name_things(case, chance)
        if positive(case) and case.method == "PUT" and case.operation.path == "/api/articles/{id}":
            case.headers["If-Match"] = chance.choice(["*", '"1"', '"1-0"'])
    token = ROLES[role]
    if positive(case) and chance.randrange(4) < REAL_OF_FOUR:
        tell_secrets(case, count)
    if case.operation.label in SPARE_FOR:
        role, token = "spare", spare(case.operation.label, count)["token"]
    if token:
        case.headers["Authorization"] = "Bearer " + token
    else:
        case.headers.pop("Authorization", None)
    tally_of_roles[role] += 1


@schemathesis.hook
def after_call(context, case, response):
    # Other methods than the operation's are probes of what is not published.
    own = case.method.upper() == case.operation.method.upper()
    tally[case.operation.label if own else "(other methods)"][str(response.status_code)] += 1


@atexit.register
def write_tally():
    with open(os.environ["EARNEST_FUZZ_TALLY"], "w", encoding="utf-8") as out:
        json.dump({"operations": tally, "roles": tally_of_roles}, out)
