"""Writing a random case: its policy as YAML, its tables as CSV, in many spellings."""

import json
import re

from tables import OPTIONAL_COLUMNS, TABLES

PLAIN_SCALAR = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*(:[0-9]+)*|-[0-9][0-9.]*")
PLAIN_FORMULA = re.compile(r"[A-Za-z0-9(](?:[A-Za-z0-9_ ()*/+<>=.'-]|,(?! ?#))*(?<! )")
COLUMNS = {table: [name.rstrip("?") for name in columns] for table, columns in TABLES.items()}


class FormulaText(str):
    """The text of a formula, which may be spelled as more than one kind of YAML scalar."""


def scalar(text):
    return text if PLAIN_SCALAR.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(str(value))


def formula_scalar(rng, text):
    """A formula as a plain, single-quoted, folded or double-quoted scalar of a block."""
    kind = rng.random()
    if kind < 0.4 and PLAIN_FORMULA.fullmatch(text):
        return text
    if kind < 0.6 and not re.search(r"[\n\r\t\u0080-\u00a0]", text):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def block(rng, value, indent, depth):
    """A map over several lines; maps inside it are written in flow style below a random depth."""
    if not isinstance(value, dict):
        return [indent + flow(value)]
    lines = []
    for key, item in value.items():
        if isinstance(item, dict) and item and depth and rng.random() < 0.7:
            lines.append(f"{indent}{scalar(key)}:")
            lines += block(rng, item, indent + "  ", depth - 1)
        elif isinstance(item, FormulaText):
            lines.append(f"{indent}{scalar(key)}: {formula_scalar(rng, item)}")
        else:
            lines.append(f"{indent}{scalar(key)}: {flow(item)}")
    return lines


def policy_text(rng, policy):
    lines = [f"schema: {policy['schema']}", f"id: {policy['id']}", f"title: {scalar(policy['title'])}", "clauses:"]
    for name, versions in policy["clauses"].items():
        lines.append(f"  {name}:" + ("" if versions else " []") + rng.choice(["", "   # klausul"]))
        for version in versions:
            if rng.random() < 0.2:
                lines.append(f"    - {flow(version)}")
            else:
                body = block(rng, version, "      ", rng.randint(0, 3))
                lines += ["    - " + body[0].lstrip(), *body[1:]]
            if rng.random() < 0.1:
                lines += ["", "    # catatan: {ini} - komentar"]
    return "\n".join(lines) + "\n"


class Record:
    """A CSV record: cells by column, and a way to spoil the written line, if any."""

    def __init__(self, cells, spoil=None):
        self.cells, self.spoil = cells, spoil


class Writer:
    """Writes the records of a table into one or more files."""

    def __init__(self, rng, folder, plain):
        self.rng, self.folder, self.plain = rng, folder, plain

    def table(self, name, records):
        rng = self.rng
        records = list(records)
        if rng.random() < 0.5:
            rng.shuffle(records)
        if self.plain or rng.random() < 0.7:
            names = [name + ".csv"] if rng.random() < 0.9 else [name + "-satu.csv"]
        else:
            names = rng.sample([f"{name}{end}.csv" for end in ("", "-a", "--", "-é", "-U 1", "-2026-07", "-kosong", "-")], rng.randint(2, 4))
        parts = [[] for _ in names]
        for record in records:
            rng.choice(parts).append(record)
        for file, part in zip(names, parts):
            self.file(file, name, part)

    def file(self, file, table, records):
        rng = self.rng
        columns = list(COLUMNS[table])
        for column in OPTIONAL_COLUMNS.get(table, ()):
            if not any(record.cells[column] for record in records) and rng.random() < 0.8:
                columns.remove(column)
        if not self.plain and rng.random() < 0.3:
            rng.shuffle(columns)
        plain = self.plain or rng.random() < 0.4
        ends = [b"\n"] if plain else rng.choice([[b"\n"], [b"\r\n"], [b"\r\n", b"\n"], [b"\r", b"\n", b"\r\n"]])
        quoting = 0 if plain else rng.choice([0, 0, 0.1, 1])
        blanks = 0 if plain else rng.choice([0, 0, 0.02, 0.3])
        out = b"\xef\xbb\xbf" if not plain and rng.random() < 0.3 else b""
        lines = [self.cells(columns, quoting)]
        for record in records:
            fields = [self.cell(record.cells[column], quoting) for column in columns]
            lines.append(record.spoil(rng, fields) if record.spoil else b",".join(fields))
        for line in lines:
            while rng.random() < blanks:
                out += rng.choice(ends)
            end = rng.choice(ends)
            if out.endswith(b"\r") and (line + end).startswith(b"\n"):
                end = b"\r\n"
            out += line + end
        if not plain and rng.random() < 0.3:
            out = out.rstrip(b"\r\n")
        (self.folder / file).write_bytes(out)

    def cells(self, texts, quoting):
        return b",".join(self.cell(text, quoting) for text in texts)

    def cell(self, text, quoting):
        if re.search('[,"\r\n]', text) or self.rng.random() < quoting:
            text = '"' + text.replace('"', '""') + '"'
        return text.encode("utf-8")
