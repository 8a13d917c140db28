"""Runs the Python verifier over the table of forgeries: python3 run_forgeries.py VERIFIER TABLE

Prints a line for each row that it does not judge as the table does, and as its last line how many rows there were.
"""

import importlib.util
import json
import sys

specification = importlib.util.spec_from_file_location("verify_proof", sys.argv[1])
verifier = importlib.util.module_from_spec(specification)
sys.dont_write_bytecode = True
specification.loader.exec_module(verifier)


def edited(tree, edits):
    tree = json.loads(json.dumps(tree))
    for edit in edits:
        *way, last = edit["at"].split("/")
        place = tree
        for step in way:
            place = place[int(step) if isinstance(place, list) else step]
        last = int(last) if isinstance(place, list) else last
        if "remove" in edit:
            del place[last]
        else:
            place[last] = edit["set"]
    return tree


with open(sys.argv[2], encoding="utf-8") as file:
    table = json.load(file)
policy = verifier.Policy(table["policy"])
for row in table["rows"]:
    text = verifier.canonical(edited(table["proofs"][row["of"]], row["edits"])).decode()
    for change in row["texts"]:
        assert change["from"] in text, row["name"]
        text = text.replace(change["from"], change["to"])
    try:
        verifier.verify(text.encode(), policy if row["policy"] else None)
        said = "in-order"
    except verifier.Flaw as flaw:
        said = flaw.kind
    if said != row["says"]:
        print(f"{row['name']}: {said} and not {row['says']}")
print(f"{len(table['rows'])} rows")
