"""Reads one sheet of a workbook on standard input and writes it as CSV to standard output.

    reader.py KIND list
    reader.py KIND sheet [NAME-OR-NUMBER]

KIND is zip (xlsx, xlsm, ods), xls or html. The last line on standard error is a JSON object: what was read, or why nothing
was. Cells are written as they are stored: texts as texts, dates and times by their number formats in ISO form, formulas by
their stored value, errors as text, merged cells filled. A number of more than 15 digits has lost some, and is written so
that it shows: 1.98503172010011E+17.
"""

import csv
import json
import os
import re
import resource
import sys
import tempfile
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal

MEMORY = 4 << 30  # bytes
SECONDS = 600  # of the processor
UNPACKED = 1 << 30  # bytes of all parts of a packed workbook
WRITTEN = 2 << 30  # bytes
CELLS = 50_000_000
COLUMNS = 1_000
MERGED = 100_000
NAMED = 5  # places that are named of many

NEEDED = {"openpyxl": (3, 1), "xlrd": (2, 0), "lxml": (5, 0)}


class Refused(Exception):
    def __init__(self, reason, **particulars):
        super().__init__(reason)
        self.particulars = {"refused": reason, **particulars}


def need(name):
    """A package, of a version that is known to do."""
    try:
        module = __import__(name)
    except ImportError:
        raise Refused("package", name=name)
    text = getattr(module, "__VERSION__", None) or getattr(module, "__version__", "0")
    have = tuple(int(part) for part in re.findall(r"\d+", str(text))[:2])
    if have < NEEDED[name]:
        raise Refused("package", name=name, version=str(text))
    return module


def address(row, column):
    """A place as spreadsheets name it, from row and column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


# MARK: Values


def plain(value):
    """A number with the 15 digits that spreadsheets keep; in scientific notation where it has more."""
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if abs(number) >= 10**15:
        mantissa, exponent = f"{number:.14E}".split("E")
        return (mantissa.rstrip("0").rstrip(".") or "0") + "E" + exponent, True
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text), False


def has_percent(form):
    return "%" in re.sub(r'"[^"]*"|\\.', "", form or "")


def clock(seconds):
    """Hours, minutes and seconds, however many; a part of a second that is no noise shows."""
    whole = round(seconds)
    if abs(seconds - whole) < 0.01:
        seconds = whole
        rest = ""
    else:
        whole = int(seconds)
        rest = f"{seconds - whole:.3f}"[1:]
    return f"{whole // 3600:02}:{whole % 3600 // 60:02}:{whole % 60:02}{rest}"


def moment(value, kind):
    """A date, a time, a moment or a duration in ISO form; `kind` is what the number format shows."""
    if isinstance(value, timedelta):
        sign = "-" if value < timedelta(0) else ""
        return sign + clock(abs(value).total_seconds())
    if isinstance(value, time):
        return clock(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)
    if not isinstance(value, datetime):
        return value.isoformat()
    near = value + timedelta(microseconds=10_000)
    if near.microsecond < 20_000:
        value = near.replace(microsecond=0)
    if kind == "date" and value.time() == time(0):
        return value.date().isoformat()
    return value.strftime("%Y-%m-%d %H:%M:%S") + (f".{value.microsecond // 1000:03}" if value.microsecond else "")


class Sheet:
    """The cells of a sheet, put aside row by row; `finish` writes them with merged cells filled."""

    def __init__(self):
        # It has no name, so that nothing is left of it whatever happens.
        self.spool = tempfile.TemporaryFile("w+", encoding="utf-8", newline="", dir=".")
        self.writer = csv.writer(self.spool)
        self.rows = self.height = self.width = 0
        self.merged = []
        self.notes = {"damaged": [], "errors": [], "hidden_rows": 0, "hidden_columns": 0}
        self.counts = {"damaged": 0, "errors": 0}

    def note(self, kind, row, column):
        self.counts[kind] += 1
        if len(self.notes[kind]) < NAMED:
            self.notes[kind].append(address(row, column))

    def number(self, value, form, column):
        """A number as text, noted where it has lost digits."""
        if has_percent(form):
            return plain(float(Decimal(f"{value:.15g}") * 100))[0] + "%"
        text, is_damaged = plain(value)
        if is_damaged:
            self.note("damaged", self.rows, column)
        return text

    def add(self, cells):
        while cells and cells[-1] == "":
            cells.pop()
        self.rows += 1
        if len(cells) > COLUMNS:
            raise Refused("columns", limit=COLUMNS, place=address(self.rows - 1, len(cells) - 1))
        if cells:
            self.height = self.rows
            self.width = max(self.width, len(cells))
        if self.height * self.width > CELLS:
            raise Refused("large")
        self.writer.writerow(cells or [""])

    def merge(self, top, left, bottom, right):
        """Notes a merged area; all numbers from 0, all of them within."""
        if len(self.merged) == MERGED:
            raise Refused("large")
        self.merged.append((top, left, bottom, right))

    def finish(self):
        if self.width == 0:
            raise Refused("empty")
        csv.field_size_limit(1 << 30)
        target = open(1, "w", encoding="utf-8", newline="", closefd=False)
        out = csv.writer(target, lineterminator="\n")
        self.spool.flush()
        self.spool.seek(0)
        waiting = sorted(self.merged, reverse=True)
        areas = []
        for row, cells in enumerate(csv.reader(self.spool)):
            if row == self.height:
                break
            cells = cells + [""] * (self.width - len(cells))
            areas = [area for area in areas if area[0] >= row]
            while waiting and waiting[-1][0] == row:
                top, left, bottom, right = waiting.pop()
                if left < self.width:
                    areas.append((bottom, left, min(right, self.width - 1), cells[left]))
            for _, left, right, text in areas:
                cells[left:right + 1] = [text] * (right - left + 1)
            # A row of nothing but one empty cell would be no row at all.
            out.writerow(cells)
        target.flush()
        return {
            "rows": self.height, "columns": self.width, "merged": len(self.merged), "counts": self.counts,
            **self.notes}


def choose(names, visible, wanted):
    """The index of the sheet that is wanted: by name, else by number; without either, the only visible one."""
    if wanted is not None:
        if wanted in names:
            return names.index(wanted)
        if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
            return int(wanted) - 1
        raise Refused("sheet", name=wanted, sheets=names)
    seen = [index for index in range(len(names)) if visible[index]]
    if len(seen) != 1:
        raise Refused("sheets", sheets=names)
    return seen[0]


def listing(names, visible):
    return {"sheets": [{"name": name, "hidden": not seen} for name, seen in zip(names, visible)]}


# MARK: Packed workbooks


def read_zip(stream, job, wanted):
    try:
        archive = zipfile.ZipFile(stream)
        parts = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError):
        raise Refused("broken")
    # The sizes that it states are the sizes up to which it is read.
    if sum(part.file_size for part in parts) > UNPACKED or len(parts) > 100_000:
        raise Refused("large")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("locked")
    names = {part.filename for part in parts}
    if "content.xml" in names:
        return read_ods(archive, job, wanted)
    if "xl/workbook.bin" in names:
        raise Refused("kind")
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        stream.seek(0)
        return read_xlsx(archive, stream, job, wanted)
    raise Refused("kind")


def read_xlsx(archive, stream, job, wanted):
    import openpyxl
    from openpyxl.styles.numbers import is_datetime
    book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
    names = [sheet.title for sheet in sheets]
    visible = [sheet.sheet_state == "visible" for sheet in sheets]
    if job == "list":
        return listing(names, visible)
    sheet = sheets[choose(names, visible, wanted)]
    made = Sheet()
    look_over(archive, sheet._worksheet_path, made)
    # A stated size may be wrong.
    sheet.reset_dimensions()
    kinds = {}
    for row in sheet.iter_rows():
        cells = []
        for column, cell in enumerate(row):
            value = cell.value
            if value is None:
                cells.append("")
            elif isinstance(value, str):
                if cell.data_type == "e":
                    made.note("errors", made.rows, column)
                cells.append(value)
            elif isinstance(value, bool):
                cells.append("TRUE" if value else "FALSE")
            elif isinstance(value, (int, float)):
                cells.append(made.number(value, cell.number_format, column))
            else:
                form = cell.number_format
                if form not in kinds:
                    kinds[form] = is_datetime(form)
                cells.append(moment(value, kinds[form]))
        made.add(cells)
    return {"sheet": sheet.title, **made.finish()}


def look_over(archive, path, made):
    """What the values of a sheet do not tell: merged and hidden cells, and formulas that were never worked out."""
    from lxml import etree
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    tags = [space + name for name in ("c", "row", "col", "mergeCell")]
    lacking, count = [], 0
    with archive.open(path) as part:
        for _, element in etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True, load_dtd=False):
            if element.tag == tags[0]:
                if element.find(space + "f") is not None and element.get("t") != "str":
                    value = element.find(space + "v")
                    if (value is None or not value.text) and element.find(space + "is") is None:
                        count += 1
                        if len(lacking) < NAMED:
                            lacking.append(element.get("r", "?"))
                continue
            if element.tag == tags[1] and element.get("hidden") in ("1", "true"):
                made.notes["hidden_rows"] += 1
            elif element.tag == tags[2] and element.get("hidden") in ("1", "true"):
                made.notes["hidden_columns"] += min(int(element.get("max", 0)) - int(element.get("min", 1)) + 1, COLUMNS)
            elif element.tag == tags[3]:
                corners = re.fullmatch(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", element.get("ref", ""))
                if corners:
                    left, top, right, bottom = corners.groups()
                    made.merge(int(top) - 1, place(left), int(bottom) - 1, place(right))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    if count:
        raise Refused("formulas", places=lacking, count=count)


def place(letters):
    """The number of a column from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


# MARK: Old workbooks


def read_xls(stream, job, wanted):
    import xlrd
    from openpyxl.styles.numbers import is_datetime, is_timedelta_format
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
    content = stream.read(UNPACKED + 1)
    if len(content) > UNPACKED:
        raise Refused("large")
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused("locked")
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=open(os.devnull, "w"))
    except xlrd.XLRDError as error:
        raise Refused("locked" if "encrypted" in str(error).lower() else "broken")
    sheets = book.sheets()
    names = [sheet.name for sheet in sheets]
    visible = [sheet.visibility == 0 for sheet in sheets]
    if job == "list":
        return listing(names, visible)
    sheet = sheets[choose(names, visible, wanted)]
    made = Sheet()
    epoch = CALENDAR_MAC_1904 if book.datemode else CALENDAR_WINDOWS_1900
    forms = {}

    def form(cell):
        if cell.xf_index not in forms:
            known = book.format_map.get(book.xf_list[cell.xf_index].format_key)
            forms[cell.xf_index] = known.format_str if known else "General"
        return forms[cell.xf_index]

    for row in range(sheet.nrows):
        cells = []
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                cells.append("")
            elif cell.ctype == xlrd.XL_CELL_TEXT:
                cells.append(cell.value)
            elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                cells.append("TRUE" if cell.value else "FALSE")
            elif cell.ctype == xlrd.XL_CELL_ERROR:
                made.note("errors", made.rows, column)
                cells.append(xlrd.error_text_from_code.get(cell.value, "#ERR!"))
            elif cell.ctype == xlrd.XL_CELL_DATE:
                shown = form(cell)
                try:
                    value = from_excel(cell.value, epoch, timedelta=is_timedelta_format(shown))
                except (OverflowError, ValueError):
                    value = None
                cells.append(made.number(cell.value, shown, column) if value is None else moment(value, is_datetime(shown)))
            else:
                cells.append(made.number(cell.value, form(cell), column))
        made.add(cells)
    for top, bottom, left, right in sheet.merged_cells:
        made.merge(top, left, bottom - 1, right - 1)
    made.notes["hidden_rows"] = sum(1 for info in sheet.rowinfo_map.values() if info.hidden)
    made.notes["hidden_columns"] = sum(1 for info in sheet.colinfo_map.values() if info.hidden)
    return {"sheet": sheet.name, **made.finish()}


# MARK: OpenDocument

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def read_ods(archive, job, wanted):
    from lxml import etree
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as part:
            if b"encryption-data" in part.read(1 << 20):
                raise Refused("locked")
    hidden, names, visible = set(), [], []
    with archive.open("content.xml") as part:
        for event, element in etree.iterparse(
                part, events=("start", "end"), tag=[STYLE + "style", TABLE + "table", TABLE + "table-row"], **options):
            if event == "start":
                if element.tag == TABLE + "table":
                    names.append(element.get(TABLE + "name", ""))
                    visible.append(element.get(TABLE + "style-name") not in hidden)
                continue
            if element.tag == STYLE + "style":
                for child in element:
                    if child.get(TABLE + "display") == "false":
                        hidden.add(element.get(STYLE + "name"))
            clear(element)
    if job == "list":
        return listing(names, visible)
    number = choose(names, visible, wanted)
    made = Sheet()
    index = -1
    with archive.open("content.xml") as part:
        for event, element in etree.iterparse(
                part, events=("start", "end"),
                tag=[TABLE + "table", TABLE + "table-row", TABLE + "table-column"], **options):
            if event == "start":
                index += element.tag == TABLE + "table"
                continue
            if index == number and element.tag == TABLE + "table-row":
                add_ods_row(element, made)
            if index == number and element.tag == TABLE + "table-column":
                if element.get(TABLE + "visibility") in ("collapse", "filter"):
                    made.notes["hidden_columns"] += min(int(element.get(TABLE + "number-columns-repeated", 1)), COLUMNS)
            if element.tag != TABLE + "table":
                clear(element)
    return {"sheet": names[number], **made.finish()}


def clear(element):
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def add_ods_row(element, made):
    cells = []
    for cell in element:
        if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            continue
        repeated = int(cell.get(TABLE + "number-columns-repeated", 1))
        text = ods_text(cell, made, len(cells))
        spanned = int(cell.get(TABLE + "number-columns-spanned", 1)), int(cell.get(TABLE + "number-rows-spanned", 1))
        if spanned != (1, 1):
            made.merge(made.rows, len(cells), made.rows + spanned[1] - 1, len(cells) + spanned[0] - 1)
        if text == "":
            # Sheets end with thousands of empty cells.
            cells += [""] * min(repeated, COLUMNS + 1)
        else:
            if repeated > COLUMNS:
                raise Refused("columns", limit=COLUMNS, place=address(made.rows, len(cells)))
            cells += [text] * repeated
    while cells and cells[-1] == "":
        cells.pop()
    repeated = int(element.get(TABLE + "number-rows-repeated", 1))
    if element.get(TABLE + "visibility") in ("collapse", "filter"):
        made.notes["hidden_rows"] += min(repeated, 1 << 20)
    for _ in range(min(repeated, 1 << 20)):
        made.add(list(cells))
        if not cells and repeated > 1 << 16:
            break


def ods_text(cell, made, column):
    kind = cell.get(OFFICE + "value-type")
    paragraphs = ["".join(ods_parts(part)) for part in cell.findall(TEXT + "p")]
    shown = "\n".join(paragraphs)
    # An error is stored as a text, or as a number beside what is shown.
    if shown.startswith("#") and shown.rstrip("!?").isupper() or re.fullmatch(r"Err:\d+", shown):
        made.note("errors", made.rows, column)
        return shown
    if kind == "float" or kind == "currency":
        return made.number(float(cell.get(OFFICE + "value")), None, column)
    if kind == "percentage":
        return made.number(float(cell.get(OFFICE + "value")), "0%", column)
    if kind == "boolean":
        return "TRUE" if cell.get(OFFICE + "boolean-value") == "true" else "FALSE"
    if kind == "date":
        text = cell.get(OFFICE + "date-value")
        if "T" not in text:
            return text
        return moment(datetime.fromisoformat(text[:26]), "datetime")
    if kind == "time":
        parts = re.fullmatch(r"(-?)PT(\d+)H(\d+)M(\d+(?:\.\d+)?)S", cell.get(OFFICE + "time-value"))
        if not parts:
            return cell.get(OFFICE + "time-value")
        sign, hours, minutes, seconds = parts.groups()
        total = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        # A moment of which the format shows the time alone: hours since the end of 1899.
        if total >= 86_400 * 20_000:
            return moment(datetime(1899, 12, 30) + timedelta(seconds=total), "datetime")
        return sign + clock(total)
    return shown


def ods_parts(element):
    """The text of a paragraph, in which blanks, tabs and line ends are elements."""
    yield element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            yield " " * min(int(child.get(TEXT + "c", 1)), 10_000)
        elif child.tag == TEXT + "tab":
            yield "\t"
        elif child.tag == TEXT + "line-break":
            yield "\n"
        elif child.tag not in (OFFICE + "annotation",):
            yield from ods_parts(child)
        yield child.tail or ""


# MARK: Pages


def read_html(stream, job, wanted):
    from lxml import etree, html
    content = stream.read((256 << 20) + 1)
    if len(content) > 256 << 20:
        raise Refused("large")
    start = content[:4096].lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise Refused("kind")
    encoding = None
    if not re.search(rb"charset|encoding=", start) and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            content.decode("utf-8")
            encoding = "utf-8"
        except UnicodeDecodeError:
            encoding = "windows-1252"
    parser = html.HTMLParser(encoding=encoding, no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Refused("broken")
    tables = [table for table in page.iter("table") if table.find(".//table") is None]
    names = [str(number) for number in range(1, len(tables) + 1)]
    for number, table in enumerate(tables):
        caption = table.find("caption")
        if caption is not None and html_text(caption):
            names[number] = html_text(caption)
    if not tables:
        raise Refused("empty")
    if job == "list":
        return listing(names, [True] * len(names))
    number = choose(names, [True] * len(names), wanted)
    made = Sheet()
    # Cells that reach down into later rows, by column: rows left and text.
    below = {}
    for row in tables[number].iter("tr"):
        cells, column = [], 0
        own = [cell for cell in row if cell.tag in ("td", "th")]
        while own or any(place >= column for place in below):
            if column in below:
                left, text = below.pop(column)
                if left > 1:
                    below[column] = (left - 1, text)
                cells.append(text)
                column += 1
                continue
            if not own:
                cells.append("")
                column += 1
                continue
            cell = own.pop(0)
            text = html_text(cell)
            for _ in range(span(cell, "colspan", COLUMNS)):
                down = span(cell, "rowspan", 1 << 16)
                if down > 1:
                    below[column] = (down - 1, text)
                cells.append(text)
                column += 1
        made.add(cells)
    return {"sheet": names[number], **made.finish()}


def span(cell, name, limit):
    text = (cell.get(name) or "1").strip()
    return min(max(1, int(text)), limit) if text.isdecimal() else 1


def html_text(element):
    parts = []

    def walk(node):
        parts.append(node.text or "")
        for child in node:
            if child.tag == "br":
                parts.append("\u2028")
            elif child.tag not in ("script", "style"):
                walk(child)
            parts.append(child.tail or "")

    walk(element)
    lines = "".join(parts).split("\u2028")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def main():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    kind, job, *wanted = sys.argv[1:]
    read = {"zip": read_zip, "xls": read_xls, "html": read_html}[kind]
    for name in NEEDED:
        need(name)
    with open(0, "rb", closefd=False) as stream:
        return read(stream, job, wanted[0] if wanted else None)


try:
    outcome, status = main(), 0
except Refused as refused:
    outcome, status = refused.particulars, 2
except MemoryError:
    outcome, status = {"refused": "large"}, 2
except RecursionError:
    outcome, status = {"refused": "broken"}, 2
except OSError as error:
    outcome, status = {"refused": "output", "reason": os.strerror(error.errno or 0)}, 2
except Exception as error:  # A reader's own error about a broken file has many names.
    outcome, status = {"refused": "broken", "reason": type(error).__name__}, 2
print("\n" + json.dumps(outcome), file=sys.stderr)
sys.exit(status)
