#!/usr/bin/env python3
"""Verifies a proof of an Earnest ledger: python3 verify_proof.py FILE [--policy POLICY] [--against URL]

Written from LEDGER.md, section "Proofs", and from nothing else. Needs the standard library and `cryptography`.
Ends with 0 if all is in order, 1 if something is wrong (the last line names it), 2 if that could not be found out.
"""

import argparse
import base64
import datetime
import hashlib
import json
import re
import struct
import sys
import urllib.error
import urllib.request

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "earnest-proof/1"
LARGEST = 2**53 - 1
MOST_BYTES = 256 * 1024 * 1024
MOST_ENTRIES = 10_000
MOST_SIGNATURES = 100
PROFIT = ["PLUSES", "COMMENT_REWARDS", "LIKES_OWN", "LIKES_COMMENTER", "LIKES_AUTHOR", "DISLIKES_AUTHOR", "READING"]
LOSS = ["MINUSES", "COMMENT_TRIBUTES", "DISLIKES_OWN", "DISLIKES_COMMENTER", "PUBLISH_TRIBUTE", "PNL_REPORTS"]
HEADER = {"format": int, "seq": int, "epoch": int, "writer": str, "previous": str, "root": str, "count": int, "at": str, "day": str}
POSTING = {"account": str, "twei": int, "n": int, "balanceAfter": int}
REPORT = {
    "account": str, "articleId": str, "asOf": dict, "id": str, "keyId": str, "loss": list, "lossSubtotal": int,
    "price": int, "profit": list, "profitSubtotal": int, "signature": str, "total": int,
}  # fmt: skip
LOG_KEY, WITNESS_KEY = 1, 4


class Flaw(Exception):
    """The first thing that is not as it must be: its kind, and a sentence."""

    def __init__(self, kind, sentence):
        super().__init__(sentence)
        self.kind = kind


class Malformed(Exception):
    """Something is not of the form that it must have; where it stands decides what that means."""


def require(holds, sentence):
    if not holds:
        raise Malformed(sentence)


# --- JSON ------------------------------------------------------------------------------------------------------------


def canonical(value):
    """The bytes of RFC 8785, of what a ledger holds: no fractions, and no names beyond the basic plane."""
    check_numbers(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def check_numbers(value):
    if isinstance(value, dict):
        for member in value.values():
            check_numbers(member)
    elif isinstance(value, list):
        for member in value:
            check_numbers(member)
    else:
        require(value is not None and not isinstance(value, float), "null or a fraction")
        require(not isinstance(value, int) or abs(value) <= LARGEST, f"the number {value} is too large")


def is_a(value, kind):
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))


def members(value, kinds, optional=None):
    """Checks that an object has these members, each of its kind, and no other."""
    optional = optional or {}
    require(isinstance(value, dict), "no object where one must be")
    for name, kind in kinds.items():
        require(name in value, f"{name} is missing")
    for name, member in value.items():
        kind = kinds.get(name) or optional.get(name)
        require(kind is not None, f"unknown member {name}")
        require(is_a(member, kind), f"{name} is of another kind")
    return value


def hex_hash(value):
    require(isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value), f"no hash: {value}")
    return bytes.fromhex(value)


def from_base64(text, alternative=None):
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=alternative, validate=True)
    except ValueError as error:
        raise Malformed(f"no Base64: {text}") from error


# --- hashes and trees ------------------------------------------------------------------------------------------------


def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def node(left, right):
    return sha256(b"\x01", left, right)


def root_of(leaf, index, size, path):
    """The root of a tree of `size` leaves that has `leaf` at `index`, by RFC 9162, 2.1.3.2; None if there is none."""
    if not 0 <= index < size:
        return None
    fn, sn, result = index, size - 1, leaf
    for beside in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            result = node(beside, result)
            while fn & 1 == 0 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            result = node(result, beside)
        fn, sn = fn >> 1, sn >> 1
    return result if sn == 0 else None


# --- keys, notes, policies -------------------------------------------------------------------------------------------


def signed(key, text, signature):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
        return True
    except (InvalidSignature, ValueError):
        return False


class Key:
    """A verifier key: name+id+base64(type ‖ key)."""

    def __init__(self, text):
        parts = text.split("+", 2) if isinstance(text, str) else []
        require(len(parts) == 3 and parts[0] and re.fullmatch("[0-9a-f]{8}", parts[1]), f"no verifier key: {text}")
        material = from_base64(parts[2])
        require(len(material) == 33 and material[0] in (LOG_KEY, WITNESS_KEY), f"no Ed25519 verifier key: {text}")
        self.name, self.id, self.kind, self.key = parts[0], bytes.fromhex(parts[1]), material[0], material[1:]
        require(sha256(self.name.encode() + b"\n", material)[:4] == self.id, f"its id is not the key's: {text}")


class Checkpoint:
    def __init__(self, note):
        head, blank, lines = note.rpartition("\n\n")
        require(blank and note.endswith("\n"), "the checkpoint is no signed note")
        require(all(c >= " " or c == "\n" for c in note), "the checkpoint has control characters")
        self.text = head + "\n"
        words = self.text.split("\n")
        require(len(words) >= 4 and words[0] and re.fullmatch("0|[1-9][0-9]{0,15}", words[1]), "no size in the checkpoint")
        self.origin, self.size, self.root = words[0], int(words[1]), from_base64(words[2])
        require(len(self.root) == 32, "no root in the checkpoint")
        self.lines = []
        for line in lines[:-1].split("\n"):
            words = line.split(" ")
            require(len(words) == 3 and words[0] == "—" and words[1], "a line of the checkpoint is no signature")
            signature = from_base64(words[2])
            require(len(signature) >= 5, "a signature of the checkpoint is too short")
            self.lines.append((words[1], signature[:4], signature[4:]))
        require(len(self.lines) <= MOST_SIGNATURES, "the checkpoint has too many signatures")

    def signed_by(self, keys):
        found = False
        for name, key_id, signature in self.lines:
            for key in keys:
                if key.kind == LOG_KEY and key.name == self.origin and (key.name, key.id) == (name, key_id):
                    if not signed(key.key, self.text.encode(), signature):
                        raise Flaw("checkpoint-signature", f"The checkpoint's signature is not of the log's key {name}.")
                    found = True
        return found

    def witnessed(self, key):
        """When the witness saw this, in seconds since 1970; None if it did not sign."""
        seen = None
        for name, key_id, signature in self.lines:
            if (key.name, key.id) == (name, key_id):
                right = len(signature) == 72
                if right:
                    (seen,) = struct.unpack(">Q", signature[:8])
                    text = f"cosignature/v1\ntime {seen}\n{self.text}".encode()
                    right = 0 < seen < 2**63 and signed(key.key, text, signature[8:])
                if not right:
                    raise Flaw("witness-signature", f"The cosignature of {name} is not of that witness's key.")
        return seen


class Policy:
    """A C2SP tlog-policy."""

    def __init__(self, text):
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        self._members, self._keys = set(), set()
        for number, line in enumerate(text.split("\n"), 1):
            words = [word for word in re.split("[ \t]+", line) if word]
            if words and not words[0].startswith("#"):
                try:
                    self._add(words[0], words[1:])
                except Malformed as error:
                    raise Malformed(f"line {number}: {error}") from error
        require(self.quorum, "there is no quorum line")

    def _add(self, what, given):
        if what == "log" and len(given) in (1, 2):
            self.logs.append(self._key(given[0], LOG_KEY))
        elif what == "witness" and len(given) in (2, 3):
            self._free(given[0])
            self.witnesses[given[0]] = self._key(given[1], WITNESS_KEY)
        elif what == "group" and len(given) >= 3:
            self._free(given[0])
            names = given[2:]
            for name in names:
                require(self._known(name) and name not in self._members, f"{name} is unknown here, or a member twice")
                self._members.add(name)
            most = {"all": len(names), "any": 1}.get(given[1])
            if most is None:
                require(re.fullmatch("[0-9]{1,4}", given[1]), f"{given[1]} is no number")
                most = int(given[1])
            require(1 <= most <= len(names), f"of {len(names)} members {most} can't sign")
            self.groups[given[0]] = (most, names)
        elif what == "quorum" and len(given) == 1 and self.quorum is None:
            require(given[0] == "none" or self._known(given[0]), f"{given[0]} is not known here")
            self.quorum = given[0]
        else:
            raise Malformed(f"not a line of a policy: {what}")
        require(len(self.logs) + len(self.witnesses) + len(self.groups) <= 256, "more than 256 names")

    def _key(self, text, kind):
        key = Key(text)
        require(key.kind == kind, f"not a key for that: {text}")
        require((kind, key.key) not in self._keys, f"the same key twice: {text}")
        self._keys.add((kind, key.key))
        return key

    def _known(self, name):
        return name in self.witnesses or name in self.groups

    def _free(self, name):
        require(name != "none" and not self._known(name), f"{name} is taken")

    def satisfied(self, seen, name=None):
        name = name or self.quorum
        if name in self.groups:
            most, names = self.groups[name]
            return sum(self.satisfied(seen, member) for member in names) >= most
        return name == "none" or name in seen


# --- the file --------------------------------------------------------------------------------------------------------


def parse(data):
    def refuse(text):
        raise Malformed(f"{text} is no integer")

    try:
        file = json.loads(data.decode("utf-8"), parse_float=refuse, parse_constant=refuse)
        require(isinstance(file, dict), "it is no object")
        require(canonical(file) == data, "it is not in the one form of RFC 8785, so it was written anew")
    except (ValueError, RecursionError, Malformed) as error:
        raise Flaw("not-a-proof", f"The file is no proof: {error}.") from error
    if file.get("format") != FORMAT:
        raise Flaw("format", f"The file is not of the format {FORMAT}, which is known here.")
    try:
        check_form(file)
    except Malformed as error:
        raise Flaw("not-a-proof", f"The file is no proof: {error}.") from error
    return file


def check_form(file):
    members(file, {"account": str, "blocks": list, "format": str, "keys": list}, {"report": dict, "reportKey": str})
    require(("report" in file) == ("reportKey" in file), "a report comes with its key")
    require(file["blocks"], "it shows no block")
    before = None
    entries = 0
    for block in file["blocks"]:
        members(block, {"entries": list, "header": dict, "log": str})
        members(block["header"], HEADER)
        require(block["header"]["format"] == 1, "a header of another format")
        hex_hash(block["header"]["previous"])
        hex_hash(block["header"]["root"])
        require(before is None or block["header"]["seq"] < before, "its blocks do not stand newest first")
        before = block["header"]["seq"]
        require(block["entries"], "it shows a block without an entry")
        check_entries(block["entries"])
        entries += len(block["entries"])
        block["log"] = tlog_proof(block["log"])
    require(entries <= MOST_ENTRIES, "it is too long")
    file["keys"] = [Key(key) for key in file["keys"]]
    if "report" in file:
        check_report(file["report"])
        from_base64(file["reportKey"], b"-_")
    else:
        require(len(file["blocks"]) == 1 and entries == 1, "without a report it shows one entry")


def check_entries(entries):
    before = None
    for entry in entries:
        members(entry, {"index": int, "parts": list, "path": list})
        require(before is None or entry["index"] < before, "its entries do not stand newest first")
        before = entry["index"]
        for beside in entry["path"]:
            hex_hash(beside)
        for part in entry["parts"]:
            if isinstance(part, str):
                hex_hash(part)
            else:
                members(part, {"place": str, "salt": str, "value": object})
                hex_hash(part["salt"])


def check_report(report):
    members(report, REPORT)
    members(report["asOf"], {"at": str, "block": int, "hash": str, "index": int})
    moment(report["asOf"]["at"])
    for side, names in (("profit", PROFIT), ("loss", LOSS)):
        for line in report[side]:
            members(line, {"line": str, "title": str, "twei": int})
        require([line["line"] for line in report[side]] == names, "the report has other lines than are known here")


def moment(text):
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z", text)
    require(match, f"no time: {text}")
    try:
        return datetime.datetime.fromisoformat(match[1]), (match[2] or "").ljust(9, "0")
    except ValueError as error:
        raise Malformed(f"no time: {text}") from error


def tlog_proof(text):
    """A C2SP tlog-proof as (index, path, note)."""
    head, blank, note = text.partition("\n\n")
    lines = head.split("\n")
    require(blank and lines[0] == "c2sp.org/tlog-proof@v1", "a block's proof is no c2sp.org/tlog-proof@v1")
    del lines[0]
    if lines and lines[0].startswith("extra "):
        del lines[0]
    require(lines and re.fullmatch("index (0|[1-9][0-9]{0,15})", lines[0]), "a block's proof names no index")
    path = [from_base64(line) for line in lines[1:]]
    require(len(path) <= 63 and all(len(beside) == 32 for beside in path), "a block's proof has a line that is no hash")
    return int(lines[0][6:]), path, note


# --- verifying -------------------------------------------------------------------------------------------------------


def shown_entry(seq, entry):
    """What an entry shows, from the places at which an entry has it: (activity, key, article, postings)."""
    try:
        parts, index = entry["parts"], entry["index"]
        shown = {at: part for at, part in enumerate(parts) if isinstance(part, dict)}
        tariff = next((at for at in range(4, 9) if at in shown and shown[at]["place"] == f"{index}/tariff"), None)
        require(tariff is not None, "no tariff is shown")
        names = {1: "key", 3: "activity", 4: "article"} | {tariff: "tariff"}
        for at, part in shown.items():
            name = f"postings/{at - tariff - 1}" if at > tariff else names.get(at)
            require(part["place"] == f"{index}/{name}", f"{part['place']} stands where it may not")
            kind = dict if at > tariff else int if at == tariff else str
            require(is_a(part["value"], kind), f"{part['place']} is of another kind")
        require(3 in shown, "activity is not shown")
        postings = [members(shown[at]["value"], POSTING, {"line": str}) for at in sorted(shown) if at > tariff]
        require(postings, "no posting is shown")
    except Malformed as error:
        raise Flaw("entry-shape", f"The parts of entry {entry['index']} of block {seq} are not an entry's: {error}.") from error
    value = {name: shown[at]["value"] for at, name in names.items() if at in shown}
    return {"block": seq, "index": index, "postings": postings, "key": None, "article": None} | value


def check_block(block, checkpoint, account):
    header, (index, path, _) = block["header"], block["log"]
    seq = header["seq"]
    if index != seq - 1:
        raise Flaw("log-path", f"The proof of block {seq} is of block {index + 1} of the log.")
    if index >= checkpoint.size:
        raise Flaw("chain-too-short", f"The checkpoint's chain has {checkpoint.size} blocks, and block {seq} is not among them.")
    if root_of(sha256(b"\x00", canonical(header)), index, checkpoint.size, path) != checkpoint.root:
        raise Flaw("log-path", f"The header of block {seq} is not the one that stands in the log.")
    entries = []
    for entry in block["entries"]:
        read = shown_entry(seq, entry)
        hashes = []
        for part in entry["parts"]:
            if isinstance(part, str):
                hashes.append(bytes.fromhex(part))
            else:
                said = canonical({"place": part["place"], "value": part["value"]})
                hashes.append(sha256(b"\x02", bytes.fromhex(part["salt"]), said))
        beside = [bytes.fromhex(text) for text in entry["path"]]
        found = root_of(sha256(b"\x00", *hashes), entry["index"], header["count"], beside)
        if found is None or found.hex() != header["root"]:
            raise Flaw("entry-path", f"Entry {entry['index']} of block {seq} is not what stands in that block.")
        if any(posting["account"] != account for posting in read["postings"]):
            raise Flaw("other-account", f"Entry {entry['index']} of block {seq} shows a posting of another account.")
        entries.append(read)
    return entries


def block_hash(header):
    return sha256(canonical(header)).hex()


def check_report_adds_up(file, entries):
    report = file["report"]
    for entry in entries:
        if entry["article"] != report["articleId"]:
            raise Flaw("other-article", f"Entry {entry['index']} of block {entry['block']} is not about the report's article.")
    wanted = 1
    for entry in reversed(entries):
        for posting in entry["postings"]:
            if posting["n"] != wanted:
                raise Flaw("posting-missing", f"The account's posting number {wanted} for the article is missing.")
            wanted += 1
    newest, header, as_of = entries[0], file["blocks"][0]["header"], report["asOf"]
    price = newest["postings"][-1]
    try:
        same_moment = moment(header["at"]) == moment(as_of["at"])
    except Malformed:
        same_moment = False
    same = (
        (newest["block"], newest["index"]) == (as_of["block"], as_of["index"])
        and newest["key"] == "pnl-report:" + report["id"]
        and newest["activity"] == "pnl-report"
        and price.get("line") == "PNL_REPORTS"
        and price["twei"] == -report["price"]
        and file["account"] == report["account"]
        and block_hash(header) == as_of["hash"]
        and same_moment
    )
    if not same:
        raise Flaw("purchase", "The newest entry that is shown is not the purchase that the report names.")
    sums = {}
    for entry in entries:
        for posting in entry["postings"]:
            if "line" in posting:
                sums[posting["line"]] = sums.get(posting["line"], 0) + posting["twei"]
    totals = {}
    for side, sign in (("profit", 1), ("loss", -1)):
        for line in report[side]:
            check_sum(line["line"], line["twei"], sign * sums.pop(line["line"], 0))
        totals[side] = sum(line["twei"] for line in report[side])
    check_sum("the profit's subtotal", report["profitSubtotal"], totals["profit"])
    check_sum("the loss's subtotal", report["lossSubtotal"], totals["loss"])
    check_sum("the total", report["total"], totals["profit"] - totals["loss"])
    if sums:
        raise Flaw("sum", f"The report has no line {next(iter(sums))}.")
    key = from_base64(file["reportKey"], b"-_")
    unsigned = {name: value for name, value in report.items() if name != "signature"}
    key_id = sha256(bytes.fromhex("302a300506032b6570032100"), key).hex()[:16]
    try:
        right = report["keyId"] == key_id and signed(key, canonical(unsigned), from_base64(report["signature"]))
    except Malformed:
        right = False
    if not right:
        raise Flaw("report-signature", "The report's signature is not what the key that it names makes of it.")


def check_sum(what, said, booked):
    if said != booked:
        raise Flaw("sum", f"The report says {said} for {what}, and its entries add up to {booked}.")


def verify(data, policy=None):
    """Verifies a file's bytes; the lines to print, the checkpoint and the log's keys that were believed."""
    file = parse(data)
    note = file["blocks"][0]["log"][2]
    for block in file["blocks"]:
        if block["log"][2] != note:
            raise Flaw("checkpoints-differ", f"Block {block['header']['seq']} is proved under another checkpoint.")
    try:
        checkpoint = Checkpoint(note)
    except Malformed as error:
        raise Flaw("not-a-proof", f"The file is no proof: {error}.") from error
    by_policy = policy is not None and bool(policy.logs)
    keys = policy.logs if by_policy else file["keys"]
    if not checkpoint.signed_by(keys):
        raise Flaw("wrong-key", f"The checkpoint of {checkpoint.origin} is signed by none of the log's known keys.")
    seen = {}
    if policy is not None:
        for name, key in policy.witnesses.items():
            time = checkpoint.witnessed(key)
            if time is not None:
                seen[name] = time
        if not policy.satisfied(seen):
            raise Flaw("witnesses", f"Too few of the policy's witnesses signed: {', '.join(seen) or 'none'}.")
    entries = []
    for block in file["blocks"]:
        entries += check_block(block, checkpoint, file["account"])
    for newer, older in zip(file["blocks"], file["blocks"][1:]):
        newer, older = newer["header"], older["header"]
        if newer["seq"] == older["seq"] + 1 and newer["previous"] != block_hash(older):
            raise Flaw("block-link", f"Block {newer['seq']} does not follow block {older['seq']}.")
    if "report" in file:
        check_report_adds_up(file, entries)
    elif len(entries[0]["postings"]) != 1:
        raise Flaw("not-a-proof", "The file is no proof: without a report it shows one posting.")
    lines = [claim(file, entries), f"It stands in the log {checkpoint.origin} of {checkpoint.size} blocks, under a signed checkpoint."]
    for name, time in seen.items():
        at = datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if time < 2**37 else time
        lines.append(f"The witness {name} saw this checkpoint at {at}.")
    if not by_policy:
        lines.append("Not checked: whose log it is. The log's key was taken from the file itself.")
    if not seen:
        lines.append("Not checked: whether others were shown the same log. No witness was asked for.")
    return lines, checkpoint, keys


def claim(file, entries):
    if "report" in file:
        report = file["report"]
        postings = sum(len(entry["postings"]) for entry in entries)
        return (
            f"The report {report['id']} of the account {report['account']} for the article {report['articleId']} is what the"
            f" ledger holds: {report['total']} Twei of {postings} postings up to block {report['asOf']['block']}, none left out."
        )
    entry = entries[0]
    posting = entry["postings"][0]
    line = f" on the line {posting['line']}" if "line" in posting else ""
    article = f" about the article {entry['article']}" if entry["article"] is not None else ""
    return (
        f"The account {file['account']} got {posting['twei']} Twei for {entry['activity']}{line}{article}, at"
        f" {file['blocks'][0]['header']['at']}, and had {posting['balanceAfter']} then (entry {entry['index']} of block"
        f" {entry['block']}, tariff {entry['tariff']})."
    )


# --- against a site --------------------------------------------------------------------------------------------------


class Site:
    """The log of a running site, by its tiles (C2SP tlog-tiles)."""

    def __init__(self, url):
        self.url, self.size, self.tiles = url.rstrip("/") + "/ledger/", 0, {}

    def get(self, path, most):
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            data = answer.read(most + 1)
        require(len(data) <= most, f"{path} is too long")
        return data

    def check(self, old, keys, by_policy):
        if not by_policy:
            keys = [Key(line) for line in self.get("vkeys", 65536).decode("utf-8").split("\n")[:-1]]
            if not old.signed_by(keys):
                raise Flaw("site-key", f"The file's checkpoint is signed by none of the keys of {self.url}.")
        newest = Checkpoint(self.get("checkpoint", 65536).decode("utf-8"))
        try:
            known = newest.origin == old.origin and newest.signed_by(keys)
        except Flaw:
            known = False
        if not known:
            raise Flaw("site-key", f"The newest checkpoint of {self.url} is not signed by the log's keys.")
        if newest.size < old.size:
            raise Flaw("site-shorter", f"The site's chain has {newest.size} blocks, and the file's checkpoint {old.size}.")
        self.size = newest.size
        if self.roots(old.size, 0, newest.size) != (old.root, newest.root):
            raise Flaw("site-differs", "The file's checkpoint is not a beginning of the site's chain.")
        return f"The log of {self.url} has {newest.size} blocks now, and begins with the file's checkpoint."

    def roots(self, old, start, end):
        """The roots of the first `old` leaves, and of all, of those from `start` to `end`."""
        if old == end - start:
            root = self.root(start, end)
            return root, root
        half = 1 << (end - start - 1).bit_length() - 1
        if old <= half:
            left, whole = self.roots(old, start, start + half)
            return left, node(whole, self.root(start + half, end))
        left = self.root(start, start + half)
        right, whole = self.roots(old - half, start + half, end)
        return node(left, right), node(left, whole)

    def root(self, start, end):
        width = end - start
        if width & (width - 1) == 0:
            return self.subtree(width.bit_length() - 1, start >> width.bit_length() - 1)
        half = 1 << (width - 1).bit_length() - 1
        return node(self.root(start, start + half), self.root(start + half, end))

    def subtree(self, level, index):
        """The hash of a whole subtree of 2**level leaves, from the tile that holds it or the hashes below it."""
        if level % 8:
            return node(self.subtree(level - 1, 2 * index), self.subtree(level - 1, 2 * index + 1))
        tile, place = divmod(index, 256)
        hashes = self.tile(level // 8, tile)
        return hashes[32 * place : 32 * place + 32]

    def tile(self, level, number):
        if (level, number) not in self.tiles:
            width = min(256, (self.size >> 8 * level) - 256 * number)
            digits = f"{number:03d}" if number < 1000 else f"{number:0{-(-len(str(number)) // 3) * 3}d}"
            groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
            name = "/".join(["x" + group for group in groups[:-1]] + groups[-1:]) + (f".p/{width}" if width < 256 else "")
            hashes = self.get(f"tile/{level}/{name}", 8192)
            require(len(hashes) == 32 * width, f"the tile {level}/{name} has another length")
            self.tiles[level, number] = hashes
        return self.tiles[level, number]


def main(arguments=None):
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("file", metavar="FILE")
    options.add_argument("--policy", metavar="POLICY", help="whom you trust (C2SP tlog-policy)")
    options.add_argument("--against", metavar="URL", help="a running site, whose newest checkpoint must continue the file's")
    given = options.parse_args(arguments)
    try:
        with open(given.file, "rb") as file:
            data = file.read(MOST_BYTES + 1)
        require(len(data) <= MOST_BYTES, "the file is too long")
        policy = None
        if given.policy:
            with open(given.policy, encoding="utf-8", errors="surrogateescape") as file:
                policy = Policy(file.read())
        lines, checkpoint, keys = verify(data, policy)
        if given.against:
            lines.append(Site(given.against).check(checkpoint, keys, policy is not None and bool(policy.logs)))
    except Flaw as flaw:
        print(f"Wrong ({flaw.kind}): {flaw}")
        return 1
    except (OSError, Malformed, UnicodeDecodeError) as error:
        print(f"It could not be verified: {error}")
        return 2
    print("\n".join(lines))
    print("In order.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
